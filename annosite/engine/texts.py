"""Markdown from elsewhere than articles: plain pages and biographies, each rendered again only when it changed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from annosite.annotate.richtext import annotate_text
from annosite.assemble.record import record_bio, record_page
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.digest import digest
from annosite.base.memo import Entry, Memo, key_of
from annosite.base.sealing import pack
from annosite.base.textfile import Place
from annosite.engine.annotating import Audit, Context
from annosite.engine.files import Files
from annosite.engine.lexicon import NameNews
from annosite.engine.stale import reasons
from annosite.load.hold import is_held
from annosite.load.page import load_page
from annosite.model.article import RichText
from annosite.model.audit import bio_name
from annosite.model.entity import Glossary
from annosite.model.records import BioRecord, PageRecord

BUCKET = "text"
_encode = msgspec.msgpack.encode


class KeptText(Struct, frozen=True):
    """What is always read of a plain page or biography again."""

    page: PageRecord | None = None
    bio: BioRecord | None = None
    hold: bool = False
    since: str = ""
    until: str = ""
    problems: tuple[Diagnostic, ...] = ()


class Made(Struct, frozen=True):
    """A text with what is to be remembered of it."""

    kept: KeptText
    text: RichText | None = None


_decode_kept = msgspec.msgpack.Decoder(KeptText).decode
_decode_text = msgspec.msgpack.Decoder(RichText).decode


class Texts:
    """Plain pages and biographies. Names in the memo: a page's path, a biography's ``bio_name``."""

    def __init__(self, files: Files, context: Context, memo: Memo, names: NameNews) -> None:
        self.problems: list[Diagnostic] = []
        self.missing: list[str] = []
        """Files that have no page because of errors."""
        self.held: list[str] = []
        """Files of plain pages that are held back."""
        self.until: list[str] = []
        self._files, self._context, self._memo, self._names = files, context, memo, names
        self._same = {
            "program": context.code,
            "settings": digest(context.config),
            "options": digest(context.options.drafts),
            "names": names.digest,
        }
        self._now = f"{context.options.clock:%Y-%m-%dT%H:%M:%SZ}"
        self._entries = memo.entries(BUCKET)
        self._where: dict[str, tuple[str, Callable[[], Made]]] = {}
        self._found: dict[str, Entry] = {}
        self._carried: list[tuple[Entry, dict[str, str]]] = []
        self._begins: dict[str, Place] = {}

    def pages(self) -> Iterator[PageRecord]:
        """Yield the records of the plain pages that are not held back."""
        for info in self._files.listing.pages:
            seen = self._files.seen(info.path)
            if seen is None:
                read = self._files.text(info.path)
                self.problems += () if read.value else read.diagnostics
                seen = self._files.seen(info.path)
            if seen is None:
                self.missing.append(info.path)
                continue
            kept = self._kept(
                info.path, seen.digest, partial(self._source, info.path), partial(self._page, info.path)
            )
            self.problems += kept.problems
            if kept.until:
                self.until.append(kept.until)
            if kept.hold:
                self.held.append(info.path)
            elif kept.page is None:
                self.missing.append(info.path)
            else:
                yield kept.page

    def bios(self, glossary: Glossary) -> Iterator[tuple[tuple[str, str], BioRecord]]:
        """Yield ((entity id, language; "": the main one), record) for every biography."""
        for entity in glossary.entities.values():
            bios = {"": entity.bio, **{code: words.bio for code, words in entity.translations.items()}}
            for language, markdown in bios.items():
                if markdown:
                    name, where = bio_name(entity.id, language), entity.place_of_bio(language)
                    make = partial(self._bio, entity.id, markdown, language, where.path)
                    kept = self._kept(name, digest(where.path, markdown), partial(str, markdown), make)
                    self._begins[name] = where
                    self.problems += (_moved_problem(found, self._begins[name]) for found in kept.problems)
                    if kept.bio is not None:
                        yield (entity.id, language), kept.bio

    def finish(self) -> None:
        """Write what is new, and forget what is gone."""
        self._memo.keep_only(BUCKET, self._where.keys())
        self._memo.rekey(self._carried)
        entries = self._memo.entries(BUCKET)
        self._found = {
            name: e for name, (key, _) in self._where.items() for e in entries.get(name, ()) if e.key == key
        }

    def page(self, path: str) -> RichText:
        """Return the text of a plain page."""
        return self._text(path)

    def bio(self, entity: str, language: str) -> RichText:
        """Return a biography."""
        return self._text(bio_name(entity, language))

    def audit(self, name: str) -> Audit:
        """Return what a text refers to and which of its ids links may end in."""
        text, begin = self._text(name), self._begins.get(name)
        if begin is None:
            return Audit(text.references, text.anchors)
        return Audit(
            tuple(replace(it, place=_moved(it.place, begin)) for it in text.references), text.anchors
        )

    def _text(self, name: str) -> RichText:
        entry = self._found.get(name)
        value = None if entry is None else self._memo.value("body", entry)
        return _decode_text(value) if value is not None else self._where[name][1]().text or RichText("")

    def _kept(self, name: str, text: str, source: Callable[[], str], make: Callable[[], Made]) -> KeptText:
        """Return what is kept of a text; ``text``: digest of its ``source``."""
        parts = {**self._same, "text": text}
        key = key_of(parts)
        self._where[name] = (key, make)
        for entry in self._entries.get(name, ()):
            if entry.key != key and not self._holds(entry, parts, source):
                continue
            value = self._memo.value("kept", entry)
            if value is not None:
                kept = _decode_kept(value)
                if kept.since <= self._now and (not kept.until or self._now < kept.until):
                    if entry.key != key:
                        self._carried.append((entry, parts))
                    return kept
        made = make()
        values: dict[str, Any] = {"kept": made.kept} | ({"body": made.text} if made.text else {})
        self._memo.put(
            BUCKET, name, parts, {section: pack(_encode(value)) for section, value in values.items()}
        )
        return made.kept

    def _holds(self, entry: Entry, parts: dict[str, str], source: Callable[[], str]) -> bool:
        """Return whether what was made with other names holds: the text has none of those that changed."""
        if not self._names.spares(entry.parts) or reasons(entry.parts, parts) != ("names",):
            return False
        return not self._names.search.is_in(source())

    def _source(self, path: str) -> str:
        text = self._files.text(path).value
        return "" if text is None else text.text

    def _page(self, path: str) -> Made:
        config, options = self._context.config, self._context.options
        read = self._files.text(path)
        if read.value is None:
            return Made(KeptText(problems=read.diagnostics))
        loaded = load_page(read.value, config)
        problems = (*read.diagnostics, *loaded.diagnostics)
        file = loaded.value
        if file is None:
            return Made(KeptText(problems=problems))
        if is_held(file.meta.hold, options):
            hold = file.meta.hold
            return Made(KeptText(hold=True, until="" if hold.draft else hold.embargo))
        text = self._annotate(file.markdown, file.meta.language, path=path, first_line=file.first_line)
        since = "" if options.drafts else file.meta.hold.embargo
        record = record_page(file, text.value)
        return Made(KeptText(record, since=since, problems=(*problems, *text.diagnostics)), text.value)

    def _bio(self, entity: str, markdown: str, language: str, path: str) -> Made:
        # Lines count from the biography's own first one, so that it stays the same when its file grows above it.
        text = self._annotate(markdown, language, path=path, first_line=1, self_id=entity, prefix="bio-")
        return Made(KeptText(bio=record_bio(text.value), problems=text.diagnostics), text.value)

    def _annotate(self, markdown: str, language: str, **where: Any) -> Checked[RichText]:
        context = self._context
        return annotate_text(markdown, context.lexicon.names(language), config=context.config, **where)


def _moved(place: Place | None, begin: Place) -> Place | None:
    """Return a place within a biography as one in its file."""
    return (
        None if place is None else replace(place, path=begin.path, line=begin.line + max(0, place.line - 1))
    )


def _moved_problem(found: Diagnostic, begin: Place) -> Diagnostic:
    labels = tuple(replace(label, place=_moved(label.place, begin) or begin) for label in found.labels)
    return replace(found, place=_moved(found.place, begin), labels=labels)
