"""A small site that can be changed in every way, built here or in a process of its own."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.manifest import read_manifest
from annosite.base.outguard import MANIFEST_NAME
from annosite.build import build
from annosite.model.build import Build
from annosite.model.config import Options
from annosite.publish import Report, publish
from msgspec import Struct, field
from msgspec.structs import replace

CLOCK = datetime(2026, 3, 10, 12, tzinfo=UTC)
OPTIONS = Options(clock=CLOCK, keep_going=True, base_url="https://example.org/sub/")

SENTENCES = (
    "Ada Example met the committee on Tuesday.",
    "Later Example spoke for an hour.",
    "Bo Sample and Ada Example disagreed with the Harbour Office.",
    "The minutes say Monday, and *nobody* wrote it down.",
    "Cleo Test read the [second briefing](b.md) aloud.",
    "A quorum is seven.",
    "In Port Town the Harbour Office closed early.",
    "Old Ada kept the keys.",
)
PEOPLE = {
    "ada-example": ("Ada Example", "Keeper of examples. Knows [[bo-sample]]."),
    "bo-sample": ("Bo Sample", "Works with Ada Example at the Harbour Office."),
    "cleo-test": ("Cleo Test", ""),
}


REMARKS = {
    "plain": "text: A remark.",
    "first": "quote: The\n    occurrence: 1\n    text: A word.",
    "about": "text: Of the port.\n    about: [port-town]",
    "of both": "text: Of both.\n    about: [bo-sample, port-town]",
    "names": "text: Cleo Test was there, too.",
    "links": "text: See [[bo-sample]] and [the other](b.md).",
    "strays": "text: See [a remark](b.md#note-remark-plain).",
    "says": "text: So it is said.\n    speaker: bo-sample",
    "quotes": "text: So he wrote.\n    sources:\n      - title: A letter\n        authors: Bo Sample",
    "cites": "text: It is written.\n    sources: [s0]",
    "judged": "text: It is not so.\n    kind: fact-check\n    claim: It is.\n    verdict: misleading",
}


class Story(Struct, frozen=True):
    """One article of the site, as numbers that say which words it has."""

    title: int = 0
    sentences: tuple[int, ...] = (0, 1, 3)
    notes: tuple[int, ...] = ()
    """Sentences of which the first words carry a note."""
    correction: bool = False
    tags: tuple[str, ...] = ()
    draft: bool = False
    explains: bool = False
    """Whether its first note has no words of its own but Bo Sample's summary, which the page of Port Town shows too."""
    brings: bool = False
    """Whether its notes file brings a person of its own."""
    words: int = 0
    """Of a last paragraph in which nobody is named; 0: there is none."""
    heading: int = 0
    """Of a title that does not decide on the address; 0: the title does."""
    remarks: tuple[str, ...] = ()
    """Of ``REMARKS``: notes that change nothing in the article's text."""


class Site(Struct, frozen=True):
    """The whole site."""

    stories: Mapping[str, Story] = field(
        default_factory=lambda: {"a": Story(notes=(0,)), "b": Story(1, (2, 4, 5), correction=True)}
    )
    people: Mapping[str, tuple[str, str]] = field(default_factory=lambda: dict(PEOPLE))
    summaries: Mapping[str, str] = field(default_factory=dict)
    """Of these people."""
    aliases: tuple[str, ...] = ()
    """Of Ada Example."""
    role: str = ""
    places: bool = True
    sources: int = 1
    title: str = "A small site"
    mode: str = "first"
    accent: str = ""
    template: str = ""
    begins: tuple[str, str] = ("", "")
    """A template of the theme's own, and the words that what is drawn with it begins with."""
    static: str = ""
    page: str = "About Ada Example and the rest."

    def files(self) -> dict[str, str]:
        """Return every file of the site by path."""
        found = {
            "content/site.yaml": f"title: {self.title}\npagination: 2\nlinking:\n  mode: {self.mode}\ntheme: own\n",
            "content/pages/about.md": f"---\ntitle: About\n---\n\n{self.page}\n",
            "content/sources.yaml": "".join(
                f"s{n}:\n  title: Source {n}\n  url: https://example.com/{n}\n" for n in range(self.sources)
            ),
            "content/entities/people.yaml": self._people(),
            "themes/own/theme.yaml": "extends: default\n",
            "themes/own/static/own.css": f"a {{ color: {self.accent or 'black'} }}\n",
        }
        if self.template:
            found["themes/own/templates/404.html"] = f"<!doctype html><title>{self.template}</title>\n"
        name, words = self.begins
        if name:
            found[f"themes/own/templates/{name}.html"] = (
                f'{{% extends "!parent/{name}.html" %}}{{% block main %}}{words}{{{{ super() }}}}{{% endblock %}}\n'
            )
        if self.static:
            found["content/static/notice.txt"] = self.static
        if self.places:
            found["content/entities/others.yaml"] = (
                "places:\n  port-town:\n    name: Port Town\n"
                "organizations:\n  harbour-office:\n    name: Harbour Office\nterms:\n  quorum:\n    name: quorum\n"
            )
        for name, story in self.stories.items():
            found |= self._story(name, story)
        return found

    def _people(self) -> str:
        lines = ["people:"]
        for ident, (name, bio) in self.people.items():
            lines += [f"  {ident}:", f"    name: {name}"]
            if ident in self.summaries:
                lines += ["    summary: |-", *(f"      {line}" for line in self.summaries[ident].split("\n"))]
            if bio:
                lines += ["    bio: |", f"      {bio}"]
            if ident == "ada-example":
                lines += (
                    ["    aliases:", *(f"      - {alias}" for alias in self.aliases)] if self.aliases else []
                )
                lines += (
                    ["    roles:", f"      - title: {self.role}", "        from: 2026"] if self.role else []
                )
        return "\n".join(lines if len(lines) > 1 else ["people: {}"]) + "\n"

    def _story(self, name: str, story: Story) -> dict[str, str]:
        tags = f"tags: [{', '.join(story.tags)}]\n" if story.tags else ""
        draft = "draft: true\n" if story.draft else ""
        text = "\n\n".join(SENTENCES[n] for n in story.sentences)
        if story.words:
            text += f"\n\nThen {story.words} other things were {'said ' * 50 * story.words}at once."
        title = f"Words about {story.heading}" if story.heading else f"Story {name} {story.title}"
        head = f"---\ntitle: {title}\ndate: 2026-03-0{1 + story.title % 9}\n{tags}{draft}---\n\n"
        found = {f"content/articles/{name}.md": f"{head}{text}\n"}
        lines = []
        for n in story.notes:
            words = " ".join(SENTENCES[n].split()[:3]).replace("*", "")
            lines += [
                "  - quote: |-",
                f"      {words}",
                "    about: [bo-sample, port-town]"
                if story.explains and n == story.notes[0]
                else f"    text: A note about Bo Sample, {n}.",
                "    sources: [s0]",
            ]
        for remark in story.remarks:
            lines += [f"  - id: remark-{remark.replace(' ', '-')}", f"    {REMARKS[remark]}"]
        notes = ["notes:", *lines] if lines else []
        if story.correction:
            notes += [
                "corrections:",
                "  - quote: Harbour Office",
                "    replacement: Port Office",
                "    reason: The new name.",
                "    date: 2026-03-09",
            ]
        if story.brings:
            notes += ["entities:", "  people:", f"    own-{name}:", "      name: Old Ada"]
        if notes:
            found[f"content/articles/{name}.yaml"] = "\n".join(notes) + "\n"
        return found


def lay(root: Path, site: Site) -> None:
    """Make the folder hold exactly the site's files; those that are the same stay untouched."""
    wanted = site.files()
    for top in ("content", "themes"):
        for path in sorted((root / top).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(root).as_posix() not in wanted:
                path.unlink()
    for name, text in wanted.items():
        path = root / name
        if not path.is_file() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def make(
    root: Path, options: Options = OPTIONS, output: Path | None = None, **more: object
) -> tuple[Checked[Build], Report]:
    """Build and publish."""
    checked = build(root, options, amending=True)
    try:
        assert checked.value.publishable, checked.diagnostics
        return checked, publish(
            checked.value, output or root / "output", root, options, why=True, untouched=True, **more
        )
    finally:
        checked.value.memo.close()


def clean_twin(root: Path, twin: Path, options: Options = OPTIONS) -> tuple[Checked[Build], Report]:
    """Build the same content in a new folder, with nothing to remember but compiled templates."""
    shutil.rmtree(twin, ignore_errors=True)
    for top in ("content", "themes"):
        if (root / top).exists():
            shutil.copytree(root / top, twin / top)
    if (root / ".annosite/templates").exists():
        shutil.copytree(root / ".annosite/templates", twin / ".annosite/templates")
    return make(twin, options)


def tree(output: Path) -> dict[str, bytes]:
    """Every published file by path; assets that the build before left for one build are left out."""
    files = dict(read_manifest(output / MANIFEST_NAME, output).each())
    kept = {path for path, entry in files.items() if entry.kept}
    found = {}
    for top, _, names in os.walk(output):
        for name in names:
            path = Path(top, name).relative_to(output).as_posix()
            if path != MANIFEST_NAME and path not in kept:
                found[path] = (output / path).read_bytes()
    assert found.keys() | kept == files.keys()
    return found


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths at which two trees are not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def told(checked: Checked[Build]) -> list[Diagnostic]:
    """Return what was said, the store's own matters left out."""
    return [it for it in checked.diagnostics if it.code != "memo-set-aside"]


Edit = Callable[[Site], Site]
__all__ = [
    "CLOCK",
    "OPTIONS",
    "SENTENCES",
    "Edit",
    "Site",
    "Story",
    "clean_twin",
    "differing",
    "lay",
    "make",
    "replace",
    "told",
    "tree",
]


def make_as_clean(root: Path) -> tuple[Checked[Build], Report, Checked[Build]]:
    """Build and publish, and a clean twin beside it: both publish the same bytes and say the same; return what was built, its report, the twin."""
    checked, report = make(root)
    clean, _ = clean_twin(root, root.parent / "twin")
    assert differing(tree(root / "output"), tree(root.parent / "twin/output")) == []
    assert told(checked) == told(clean)
    return checked, report, clean
