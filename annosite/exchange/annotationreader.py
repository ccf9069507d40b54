"""One annotation to one entry of a notes file."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from msgspec import Struct

from annosite.annotate.anchor import Finder, Range
from annosite.annotate.parse import parse
from annosite.annotate.unplaced import selector
from annosite.base.yamlquote import quoted
from annosite.exchange.jsonld import (
    Json,
    first_value,
    is_plain,
    is_text,
    listed,
    mapping,
    quote_of,
    selectors,
    source_of,
)
from annosite.exchange.markdown import escaped, to_markdown
from annosite.exchange.notesfile import as_item, block, many, one_quote, pair
from annosite.model.config import Config, Options
from annosite.model.content import BODY, SUMMARY, TITLE, ArticleFile, Quote
from annosite.model.names import Names

_CORRECTIONS = frozenset({"error", "translation", "clarification", "update", "typo", "retraction"})
_HERE = "http://here.invalid/"


class Setting(Struct, frozen=True):
    """The article that the annotations are about, and the site that it stands in."""

    article: ArticleFile
    config: Config
    options: Options
    names: Names
    addresses: Mapping[str, str]
    """Site path of an entity's page → its id."""
    page: str
    """Site path of the article's page."""
    base_url: str = ""


class Unplaced(Exception):  # noqa: N818 - it carries the reason, it is no bug
    """Why an annotation is left out."""


class Naming(Struct, frozen=True):
    """Words that mean an entity."""

    start: int
    end: int
    entity: str


class Reader:
    """Reads annotations of one article."""

    def __init__(self, setting: Setting, verdicts: Mapping[str, str]) -> None:
        """``verdicts``: id of a note → its verdict before any correction, where it was corrected."""
        self._setting = setting
        self._verdicts = verdicts
        parsed = parse(setting.article, setting.config).value
        self.finder = Finder(parsed.prose, parsed.references)
        self.prose = parsed.prose
        self._authors = {(it.name, it.url): ident for ident, it in setting.config.authors.items()}

    # Addresses

    def local(self, address: str) -> str | None:
        """Return the site path that an address leads to; None: it leads elsewhere."""
        base = self._setting.base_url or _HERE
        here = urljoin(base, f"{self._setting.page}annotations.jsonld")
        full = urljoin(here, address)
        return full.removeprefix(base).replace("index.html", "") if full.startswith(base) else None

    def entity(self, address: str) -> str:
        """Return the id of the entity whose page it is; empty: nobody's."""
        path = self.local(address) if address else None
        return self._setting.addresses.get(path.partition("#")[0], "") if path else ""

    def _link(self, address: str, text: str, plain: bool) -> str | None:
        entity = self.entity(address)
        if entity and plain and not any(mark in text for mark in "[]|\n\\"):
            return f"[[{entity}|{text}]]"
        path = self.local(address)
        return None if not path else f"[{text}](</{path}>)"

    # Entries

    def note(self, annotation: Json) -> list[str]:
        """Return the lines of a note (Unplaced: it is left out)."""
        lines = self._place(annotation)
        kind = str(annotation.get("annosite:kind") or "")
        review, claim = (
            mapping(annotation.get("schema:reviewRating")),
            mapping(annotation.get("schema:itemReviewed")),
        )
        speaker = [self._party(it) for it in listed(claim.get("schema:author"))]
        ident = self._fragment(annotation, "note-")
        bodies = [body for body in listed(annotation.get("body")) if body]
        about = [self.entity(source_of(body)) for body in bodies]
        texts = [self._text(body) for body in bodies if is_text(body)]
        if "bodyValue" in annotation:
            texts.append(escaped(str(annotation["bodyValue"])))
        if not any(about) and not any(texts):
            raise Unplaced("it says nothing")
        known = (*self._setting.config.note_kinds, "")
        lines += [
            *pair("id", ident),
            *pair("kind", kind if kind in known and kind != "context" else ""),
            *pair("title", annotation.get("schema:name")),
            *many("about", [it for it in about if it]),
            *block("text", "\n\n".join(text for text in texts if text)),
            *self._sources(annotation),
            *self._signed(annotation),
            *pair("display", annotation.get("annosite:display")),
            *pair("claim", annotation.get("schema:claimReviewed")),
            *pair("speaker", speaker[0] if speaker else ""),
            *pair("said", claim.get("schema:datePublished")),
            *pair("claim_url", claim.get("schema:url")),
            *pair("verdict", self._verdicts.get(ident) or review.get("schema:identifier")),
        ]
        return lines

    def correction(self, annotation: Json) -> list[str]:
        """Return the lines of a correction (Unplaced: it is left out)."""
        bodies = [body for body in listed(annotation.get("body")) if is_text(body)]
        right = [body for body in bodies if body.get("purpose") == "editing" or is_plain(body)]
        reasons = [body for body in bodies if body not in right]
        kind = str(annotation.get("annosite:kind") or "error")
        published = str(annotation.get("annosite:published") or "")
        reason = "\n\n".join(self._text(body) for body in reasons) or "Imported."
        lines = self._place(annotation, correction=True, published=published, replacement=first_value(right))
        if right:
            lines.append(f"replacement: {quoted(first_value(right))}")
        if published:
            lines.append("applied: true")
        lines += [
            *pair("id", self._fragment(annotation, "correction-")),
            *pair("kind", kind if kind in _CORRECTIONS and kind != "error" else ""),
            *pair(
                "supersedes", str(annotation.get("annosite:supersedes") or "").rpartition("#correction-")[2]
            ),
            *block("reason", reason),
            *self._sources(annotation),
            *self._signed(annotation),
        ]
        return lines

    def namings(self, annotation: Json) -> list[Naming]:
        """Return the words that the annotation says mean an entity (Unplaced: they are not found)."""
        entity = next(filter(None, (self.entity(source_of(it)) for it in listed(annotation.get("body")))))
        return [Naming(place.start, place.end, entity) for place in self._ranges(annotation)]

    # Places

    def _place(
        self, annotation: Json, *, correction: bool = False, published: str = "", replacement: str = ""
    ) -> list[str]:
        """Return the lines that say where it stands; none for the article as a whole."""
        note = self._note_target(annotation) if correction else []
        if note:
            return note
        if all(isinstance(it, str) for it in listed(annotation.get("target"))):
            if not listed(annotation.get("target")):
                raise Unplaced("it has no target")
            return []
        places = self._ranges(annotation)
        target = self.target(places)
        if len(places) == 1:
            lines = self.quote(places[0], target)
        else:
            lines = ["quote:"]
            for place in places:
                one = self.quote(place, target)
                if any(line.startswith("occurrence:") for line in one):
                    raise Unplaced("one of its places cannot be told from another by the words around it")
                lines += one_quote(one)
        if published:
            # The file has the right words already, and is found by them; the quote is what stood there before.
            lines = [f"quote: {quoted(published)}"]
        return [*lines, f"in: {target}"] if target != BODY else lines

    def _note_target(self, annotation: Json) -> list[str]:
        for target in listed(annotation.get("target")):
            address = target if isinstance(target, str) else source_of(target)
            _, mark, ident = str(address).rpartition("#note-")
            if mark:
                exact = quote_of(target).get("exact", "") if isinstance(target, dict) else ""
                return [f"in: {quoted(f'note:{ident}')}", *pair("quote", exact)]
        return []

    def _ranges(self, annotation: Json) -> list[Range]:
        return [self._range(it) for it in listed(annotation.get("target")) if isinstance(it, dict)]

    def _range(self, target: Json) -> Range:
        quote = quote_of(target)
        exact, text = str(quote.get("exact", "")), self.prose.text
        position = next((it for it in selectors(target) if it.get("type") == "TextPositionSelector"), {})
        start, end = position.get("start"), position.get("end")
        if (
            isinstance(start, int)
            and isinstance(end, int)
            and 0 <= start < end <= len(text)
            and text[start:end] == (exact or text[start:end])
        ):
            return Range(start, end)
        if not exact:
            raise Unplaced("its place is told in a way that is not understood")
        sought = Quote(exact, str(quote.get("prefix", "")), str(quote.get("suffix", "")))
        found = self.finder.find(sought, (0, len(text)))
        if len(found.ranges) != 1:
            what = "stand there more than once" if found.hits or found.ranges else "are not found"
            raise Unplaced(f"the words {exact[:60]!r} {what}")
        return found.ranges[0]

    def target(self, places: Sequence[Range]) -> str:
        """Return the value of ``in`` for these places."""
        for name in (TITLE, SUMMARY):
            within = self.finder.target(name)
            if within and all(within[0] <= it.start and it.end <= within[1] for it in places):
                return name
        return BODY

    def quote(self, place: Range, target: str) -> list[str]:
        """Return the lines of a quote that means just this place."""
        words = " ".join(self.prose.text[place.start : place.end].split())
        within = self.finder.target(target)
        found = self.finder.find(Quote(words), within) if within else None
        hits = [] if found is None else sorted({(it.start, it.end) for it in (*found.ranges, *found.hits)})
        if (place.start, place.end) not in hits:
            raise Unplaced(f"the words {words[:60]!r} begin or end within a word")
        if len(hits) == 1:
            return [f"quote: {quoted(words)}"]
        ranges = [Range(start, end) for start, end in hits]
        return selector(self.prose, Quote(words), ranges, hits.index((place.start, place.end))).split("\n")

    # Words

    def _text(self, body: Json) -> str:
        value = str(body.get("value", ""))
        if body.get("format") in ("text/markdown", "text/x-markdown"):
            return value.strip()
        if body.get("format") == "text/html":
            return to_markdown(value, self._link, as_it_was=True)
        return escaped(value).strip()

    def _fragment(self, annotation: Json, prefix: str) -> str:
        fragment = str(annotation.get("id") or "").rpartition("#")[2]
        ident = fragment.removeprefix(prefix)
        sound = bool(ident) and all(char in "abcdefghijklmnopqrstuvwxyz0123456789-" for char in ident)
        return ident if fragment.startswith(prefix) and sound else ""

    def _party(self, agent: Any) -> str:
        """Return an author or speaker as a notes file names them."""
        if not isinstance(agent, dict):
            return str(agent or "")
        address, name = str(agent.get("id") or ""), str(agent.get("name") or "")
        return self.entity(address) or self._authors.get((name, address)) or name

    def _signed(self, annotation: Json) -> list[str]:
        parties = [self._party(it) for it in listed(annotation.get("creator"))]
        date = str(annotation.get("dcterms:date") or annotation.get("created") or "")[:10]
        return [*many("authors", [it for it in parties if it]), *pair("date", date)]

    def _sources(self, annotation: Json) -> list[str]:
        items = [
            line
            for it in listed(annotation.get("schema:citation"))
            if isinstance(it, dict)
            for line in as_item(self._source(it))
        ]
        return ["sources:", *items] if items else []

    def _source(self, it: Json) -> list[str]:
        named = [str(name) for name in listed(it.get("schema:identifier"))]
        own = [name for name in named if ":" not in name]
        if own:
            return [
                f"source: {own[0]}",
                *pair("at", it.get("annosite:at")),
                *pair("quote", it.get("schema:text")),
            ]
        numbers = dict(name.split(":", 1) for name in named)
        return [
            *pair("title", it.get("schema:name")),
            *pair("url", it.get("schema:url")),
            *pair("publisher", it.get("schema:publisher")),
            *many("authors", [str(name) for name in listed(it.get("schema:author"))]),
            *pair("date", it.get("schema:datePublished")),
            *pair("accessed", it.get("annosite:accessed")),
            *pair("archived", it.get("schema:archivedAt")),
            *pair("doi", numbers.get("doi")),
            *pair("isbn", numbers.get("isbn")),
            *pair("type", it.get("schema:additionalType")),
            *pair("at", it.get("annosite:at")),
            *pair("quote", it.get("schema:text")),
        ]
