"""Case files: an article, its notes file, and what comes of them, in one file that a person can read.

A file holds any number of cases. Each begins with ``# Title`` and has blocks fenced by ``~~~~``:

- ``article``   Markdown; front matter if the case needs more than a title ("Title")
- ``notes``     the notes file (YAML)
- ``text``      what is published: the text with everything in it drawn in plain signs (see ``drawn``)
- ``notes text``, ``problems``   likewise, if there are any

``UPDATE_CASES=1 pytest tests/annotate`` writes what came out into the files: read the difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import html5lib
from annosite.annotate.article import annotate
from annosite.annotate.names import build_names
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.entities import merge
from annosite.load.sidecar import load_sidecars
from annosite.model.article import Article, Body
from annosite.model.config import Config, Options

FOLDER = Path(__file__).parent.parent / "cases" / "annotate"
ARTICLE, NOTES = "content/articles/article.md", "content/articles/article.yaml"
OPTIONS = Options(clock=datetime(2026, 12, 1, tzinfo=UTC))


def config(text: str = "title: Site\n") -> Config:
    loaded = load_config(TextFile("content/site.yaml", text))
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def annotated(article: str, notes: str = "", site: str = "title: Site\n") -> Checked[Article]:
    """Annotate an article as the program would; its own entities are the whole glossary."""
    settings = config(site)
    if not article.startswith("---\n"):
        article = f"---\ntitle: Title\n---\n\n{article}"
    file = load_article(TextFile(ARTICLE, article), settings)
    assert file.value is not None, file.diagnostics
    sidecar = load_sidecars([TextFile(NOTES, notes)] if notes else [], settings, OPTIONS)
    names = build_names(merge(sidecar.value.entities, settings, OPTIONS).value)
    result = annotate(file.value, sidecar.value, names, settings, OPTIONS)
    return Checked(result.value, (*sidecar.diagnostics, *result.diagnostics))


@dataclass
class Case:
    """One case of a file."""

    file: Path
    title: str
    blocks: dict[str, str] = field(default_factory=dict)
    prose: str = ""
    """What is said about it between the title and the blocks."""

    def run(self) -> dict[str, str]:
        """Return the blocks that come out."""
        result = annotated(
            self.blocks["article"], self.blocks.get("notes", ""), self.blocks.get("site", "title: Site\n")
        )
        body = result.value.body
        out = {"text": drawn(body)}
        notes = "\n".join(_note(body))
        if notes:
            out["notes text"] = notes
        if result.diagnostics:
            out["problems"] = "\n".join(_problem(each) for each in result.diagnostics)
        return out


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for file in sorted(FOLDER.glob("*.md")):
        cases += _parsed(file)
    return cases


def _parsed(file: Path) -> Iterator[Case]:
    case: Case | None = None
    inside = None
    for line in file.read_text(encoding="utf-8").split("\n"):
        if inside is None and line.startswith("# "):
            if case is not None:
                yield case
            case = Case(file, line[2:])
        elif case is None:
            continue
        elif inside is None and line.startswith("~~~~ "):
            inside = line[5:]
            case.blocks[inside] = ""
        elif inside is not None and line == "~~~~":
            case.blocks[inside] = case.blocks[inside].removesuffix("\n")
            inside = None
        elif inside is not None:
            case.blocks[inside] += line + "\n"
        else:
            case.prose += line + "\n"
    if case is not None:
        yield case


def write_cases(file: Path, cases: list[Case]) -> None:
    parts = []
    for case in cases:
        parts.append(f"# {case.title}\n")
        if case.prose.strip():
            parts.append(case.prose.strip() + "\n")
        parts += [f"~~~~ {name}\n{text}\n~~~~\n" for name, text in case.blocks.items()]
    file.write_text("\n".join(parts), encoding="utf-8")


# ---------------------------------------------------------------------------------------- drawing in plain signs


def drawn(body: Body) -> str:
    """Return what a body shows: a note's words ``[so]2`` with its number behind, a box's ``[so]:id``, an unnumbered
    place's ``[so]``; a correction ``-old-`` ``+new+`` with its letter; a link of a mention ``<so|entity>``, a mention
    that is no link ``<so>``; other links ``(so → target)``; emphasis, headings and lists as in Markdown.
    """
    signs = {f"note:{note.id}": str(note.number) for note in body.notes}
    signs |= {f"correction:{each.id}": each.letter for each in body.corrections}
    parts = []
    if body.title != "Title":
        parts.append("title: " + _plain(body.title, signs))
    if body.summary:
        parts.append("summary: " + _plain(body.summary, signs))
    for block in body.blocks:
        parts.append(_plain(block.html, signs))
        parts += [f"(box {id_})" for id_ in block.boxes]
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(part for part in parts if part.strip())).strip("\n")


def _note(body: Body) -> Iterator[str]:
    signs = {f"note:{note.id}": str(note.number) for note in body.notes}
    signs |= {f"correction:{each.id}": each.letter for each in body.corrections}
    for note in body.notes:
        sign = note.number or note.display
        yield f"{sign} {note.id}: {_plain(note.html, signs)}"
    for each in body.corrections:
        sign = each.letter or ("unplaced" if each.unplaced else "–")
        change = f"{each.quote} → {each.replacement}" if each.replacement is not None else each.quote
        more = f" (superseded by {each.superseded_by})" if each.superseded_by else ""
        yield f"{sign} {each.id}: {change}{more}"


def filled(html: str) -> str:
    """Return HTML with its slots replaced by what html5lib can read."""
    first, *rest = html.split("\x00")
    out = [first]
    for piece in rest:
        slot, _, text = piece.partition("\x01")
        kind, _, argument = slot.partition(":")
        if kind == "ref":
            out.append(f'<sup class="ref" data-ref="{argument}"></sup>')
        elif kind == "name":
            out.append(f"«{argument}»")
        else:
            out.append(argument)
        out.append(text)
    return "".join(out)


def tree(html: str):
    """Return the parsed fragment; asserts that the HTML is well formed for a strict parser."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    fragment = parser.parseFragment(filled(html))
    wrong = [code for _, code, _ in parser.errors]
    assert not wrong, (wrong, filled(html))
    return fragment


def _plain(html: str, signs: dict[str, str]) -> str:
    text = _drawn(tree(html), signs).strip("\n")
    text = re.sub(r"\x04([^\x05]+)\x05(\n?)\x02\1\x03", r"\2", text)  # pieces of one mark are one
    return re.sub(r"\x04[^\x05]+\x05", "]", re.sub(r"\x02[^\x03]+\x03", "[", text))


_MARKS = {"em": "*", "strong": "**", "code": "`", "s": "~~", "del": "-", "ins": "+"}


def _drawn(element, signs: dict[str, str]) -> str:
    inner = (element.text or "") + "".join(_drawn(child, signs) + (child.tail or "") for child in element)
    tag, kind = element.tag, element.get("class", "")
    if tag == "mark":
        note = element.get("data-note")
        return f"\x02{note}\x03{inner}\x04{note}\x05"
    if tag == "sup" and "ref" in kind:
        return signs.get(element.get("data-ref").rpartition(":")[0], "?")
    if tag == "span" and "correction" in kind and not len(element):
        return f"={inner}="
    if tag == "span" and "mention-place" in kind:
        return f"<{inner}>"
    if tag == "a":
        href = element.get("href", "")
        return f"<{inner}|{href.removeprefix('entity:')}>" if "mention" in kind else f"({inner} → {href})"
    if tag in _MARKS and not (tag == "code" and "\n" in inner):
        return _MARKS[tag] + inner + _MARKS[tag]
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return f"{'#' * int(tag[1])} {inner} {{#{element.get('id')}}}\n"
    if tag == "li":
        return f"- {inner.strip()}\n"
    if tag in ("td", "th"):
        return f"| {inner} "
    if tag == "tr":
        return " ".join(inner.split()) + " |\n"
    if tag == "img":
        return f"!({element.get('src')})"
    if tag == "p":
        return inner + "\n"
    return inner


def _problem(each: Diagnostic) -> str:
    place = each.place
    where = "" if place is None else f" at {Path(place.path).suffix[1:]}:{place.line}:{place.column}"
    also = "".join(f", {Path(label.place.path).suffix[1:]}:{label.place.line}" for label in each.labels)
    hints = "".join("\n  > " + hint.replace("\n", "\n  > ") for hint in each.hints)
    return f"{each.code}{where}{also}\n  {each.message}{hints}"
