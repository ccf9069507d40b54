"""The big values, had one at a time: from the memo, or made again where it has lost them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from annosite.base.memo import Entry, Memo, key_of
from annosite.base.recent import Recent
from annosite.base.sealing import pack, unpack
from annosite.base.textfile import TextFile
from annosite.engine.annotating import Audit, Context, Job, Kept, annotate_job
from annosite.engine.files import Files
from annosite.engine.naming import PackedNaming, PackedRows, decode_naming, passages_of
from annosite.engine.texts import Texts
from annosite.model.article import Body, Brief, CorrectionText, EntityRow, Passage
from annosite.model.audit import SiteAudit
from annosite.model.content import Manuscript
from annosite.model.records import ArticleRecord
from annosite.model.site import Briefs, Loaders, Site

T = TypeVar("T")
ENTRIES = "entry"
"""Where the memo keeps articles as feeds show them."""
AT_HAND = 1024
"""Articles of which stays at hand what they say of those whom they name: those that one entity's pages show."""


class Library:
    """Everything that was annotated. May be used in forked processes: each opens the memo for itself."""

    def __init__(
        self,
        files: Files,
        memo: Memo,
        context: Context,
        manuscripts: Iterable[Manuscript],
        entry: Callable[[str], Entry | None],
        texts: Texts,
    ) -> None:
        """``entry``: where the memo has the values of an article, by its path."""
        self._files, self._memo, self._context, self._texts = files, memo, context, texts
        self._manuscripts = {one.article.path: one for one in manuscripts}
        self._entry = entry
        self._bodies: Recent[Body] = Recent(4)
        self._body = msgspec.msgpack.Decoder(Body)
        self._corrections = msgspec.msgpack.Decoder(tuple[CorrectionText, ...])
        self._kept = msgspec.msgpack.Decoder(Kept)
        self._audit = msgspec.msgpack.Decoder(Audit)
        self._namings: Recent[PackedNaming] = Recent(AT_HAND)

    def loaders(self, briefs: Briefs) -> Loaders:
        """Return how the site gets at them; ``briefs``: whence it has articles in brief."""
        return Loaders(
            briefs=briefs,
            body=self.body,
            corrections=self.corrections,
            passages=self.passages,
            page=self._texts.page,
            bio=self._texts.bio,
            data=self._files.data,
            entry=self.entry,
        )

    def record(self, path: str) -> ArticleRecord:
        """Return the record of an article that has a page."""
        found = self._value(path, "kept", self._kept).record
        assert found is not None
        return found

    def body(self, path: str) -> Body:
        """Return an article's body."""
        # An article's page, its notes' pages and its other files are made one after the other.
        return self._bodies.get(path, lambda: self._value(path, "body", self._body))

    def corrections(self, path: str) -> tuple[CorrectionText, ...]:
        """Return the corrections of an article's body."""
        return self._value(path, "corrections", self._corrections)

    def passages(self, path: str, entity: str) -> tuple[Passage, ...]:
        """Return the sentences of an article in which an entity is named."""
        return passages_of(self._naming(path), entity)

    def brief(self, path: str) -> Brief:
        """Return an article in brief."""
        return self._naming(path).brief

    def rows(self, path: str) -> Mapping[str, EntityRow]:
        """Return an article's rows by their entities."""
        return PackedRows(self._naming(path))

    def _naming(self, path: str) -> PackedNaming:
        return self._namings.get(path, lambda: self._value(path, "named", decode_naming))

    def entry(self, path: str, form: str, parts: Mapping[str, str], make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, or returned when it was called last for the same ``parts``."""
        name, made_of = f"{path} {form}", {"program": self._context.code, **parts}
        known = self._memo.entry(ENTRIES, name, key_of(made_of))
        value = None if known is None else self._memo.value("entry", known)
        if value is None:
            value = make()
            self._memo.put(ENTRIES, name, made_of, {"entry": pack(value)})
        return value

    def audit(self, path: str) -> Audit:
        """Return what an article or plain page refers to, and which of its ids links may end in."""
        if path in self._manuscripts:
            return self._value(path, "audit", self._audit)
        return self._texts.audit(path)

    def site_audit(self, site: Site, today: date, held: frozenset[str]) -> SiteAudit:
        """Return what the rules for whole sites judge; ``held``: as in ``SiteAudit``."""
        return SiteAudit(
            site,
            today,
            self._files.listing,
            lambda path: self.audit(path).references,
            lambda path: self.audit(path).anchors,
            held,
        )

    def _value(self, path: str, section: str, decoder: "msgspec.msgpack.Decoder[T]") -> T:
        entry = self._entry(path)
        data = None if entry is None else self._memo.value(section, entry)
        if data is None:
            data = unpack(self._again(path)[section])
        return decoder.decode(data)

    def _again(self, path: str) -> dict[str, Any]:
        """Annotate an article anew: the memo is damaged, or could not be written."""
        one = self._manuscripts[path]
        texts = [self._text(info.path) for info in (one.article, *one.sidecars)]
        return annotate_job(self._context, Job(texts[0], tuple(texts[1:]), one.bundle))[1]

    def _text(self, path: str) -> TextFile:
        text = self._files.text(path).value
        if text is None:  # it was there a moment ago
            raise FileNotFoundError(2, "The file has gone or changed during the build", path)
        return text
