"""The first round: every file that may bring entities, so that each article can be read with all names known."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.digest import digest
from annosite.base.memo import Memo, key_of
from annosite.base.sealing import pack
from annosite.base.textfile import TextFile
from annosite.engine.files import Files
from annosite.load.article import load_article
from annosite.load.entities import load_entities, load_overlay, merge
from annosite.load.hold import is_held
from annosite.load.overlay import OverlayWords
from annosite.load.sidecar import sidecar_entities
from annosite.load.sources import load_sources
from annosite.model.config import Config, Options
from annosite.model.content import Manuscript
from annosite.model.entity import Entity, Glossary
from annosite.model.entry import Source

BUCKET = "glossary"
NONE, SOME, TIMED = 1, 2, 3
"""Marks of a sidecar: without the word ``entities``; with it; with it and ``embargo``, so that the clock decides."""


class Brought(Struct, frozen=True):
    """What one file brings."""

    entities: tuple[Entity, ...] = ()
    overlays: tuple[OverlayWords, ...] = ()
    sources: dict[str, Source] | None = None
    problems: tuple[Diagnostic, ...] = ()


_decode = msgspec.msgpack.Decoder(Brought).decode


class GlossaryRound:
    """Reads entity files, sources.yaml, and those sidecars that bring entities; each only when it changed."""

    def __init__(self, files: Files, config: Config, options: Options, memo: Memo, code: str) -> None:
        self._files, self._config, self._options, self._memo = files, config, options, memo
        self._same = {"program": code, "settings": digest(config)}
        self._entries = memo.entries(BUCKET)
        self._names: set[str] = set()

    def run(self, manuscripts: Iterable[Manuscript]) -> Checked[tuple[Glossary, dict[str, Source]]]:
        """Return the glossary and the site's bibliography."""
        listing = self._files.listing
        entities: list[Entity] = []
        overlays: list[OverlayWords] = []
        problems: list[Diagnostic] = []
        for info in listing.entities:
            brought = self._brought(info.path, self._entities)
            entities += brought.entities
            overlays += brought.overlays
            problems += brought.problems
        for path in self._bringing(manuscripts):
            entities += self._brought(path, self._sidecar).entities  # its problems are the article's
        sources: dict[str, Source] = {}
        if listing.sources is not None:
            brought = self._brought(listing.sources.path, self._sources)
            sources = brought.sources or {}
            problems += brought.problems
        merged = merge(
            entities, self._config, self._options, overlays, frozenset(info.path for info in listing.files)
        )
        self._memo.keep_only(BUCKET, self._names)
        return Checked((merged.value, sources), (*problems, *merged.diagnostics))

    def _bringing(self, manuscripts: Iterable[Manuscript]) -> Iterator[str]:
        """Yield the sidecars with entities, but for those of articles that are held back: nothing of these is known."""
        for manuscript in manuscripts:
            found = [info.path for info in manuscript.sidecars if self._has_entities(info.path)]
            if found and not self._is_held(manuscript):
                yield from found

    def _has_entities(self, path: str) -> bool:
        seen = self._files.seen(path)
        if seen is not None and seen.mark:
            return seen.mark != NONE
        data = self._files.peek(path)
        if not data:
            return False
        timed = TIMED if b"embargo" in data else SOME
        mark = timed if b"entities" in data else NONE
        self._files.mark(path, mark)
        return mark != NONE

    def _is_held(self, manuscript: Manuscript) -> bool:
        text = self._files.text(manuscript.article.path).value
        loaded = load_article(text, self._config).value if text is not None else None
        return loaded is None or is_held(loaded.meta.hold, self._options)

    def _brought(self, path: str, load: Callable[[TextFile], Brought]) -> Brought:
        """Return what a file brings, from the memo where it did not change."""
        self._names.add(path)
        seen = self._files.seen(path)
        text: TextFile | None = None
        if seen is None:
            read = self._files.text(path)
            text, seen = read.value, self._files.seen(path)
            if text is None or seen is None:
                return Brought(problems=read.diagnostics)
        parts = {**self._same, "text": seen.digest}
        if load == self._sidecar:  # which leaves out what is held back
            parts["drafts"] = str(self._options.drafts)
        key = key_of(parts)
        entries = () if seen.mark == TIMED else self._entries.get(path, ())
        for entry in entries:
            value = self._memo.value("kept", entry) if entry.key == key else None
            if value is not None:
                return _decode(value)
        if text is None:
            read = self._files.text(path)
            if read.value is None:
                return Brought(problems=read.diagnostics)
            text = read.value
        brought = load(text)
        self._memo.put(BUCKET, path, parts, {"kept": pack(msgspec.msgpack.encode(brought))})
        return brought

    def _entities(self, text: TextFile) -> Brought:
        entities = load_entities(text, self._config, self._options)
        overlays = load_overlay(text, self._config)
        return Brought(
            entities.value, overlays.value, None, _unique((*entities.diagnostics, *overlays.diagnostics))
        )

    def _sidecar(self, text: TextFile) -> Brought:
        return Brought(sidecar_entities(text, self._config, self._options).value)

    def _sources(self, text: TextFile) -> Brought:
        sources = load_sources(text, self._config)
        return Brought(sources=sources.value, problems=sources.diagnostics)


def _unique(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(problems))
