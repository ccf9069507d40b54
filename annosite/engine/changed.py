"""The articles of a site that changed since its last build, annotated one by one, and what of them is another."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from annosite.base.memo import key_of
from annosite.base.sealing import unpack
from annosite.base.textfile import TextFile
from annosite.engine.annotating import Audit, Job, Kept, annotate_job
from annosite.engine.articles import BUCKET, decode_kept, parts_of, same_for_all
from annosite.engine.desk import Desk
from annosite.engine.recounting import Pair, is_recountable
from annosite.engine.stale import reasons
from annosite.engine.standing import Noted, Standing, files_of, title_of
from annosite.model.content import Manuscript
from annosite.model.records import ArticleRecord
from annosite.model.scope import Scope

_decode_audit = msgspec.msgpack.Decoder(Audit).decode


class Changed:
    """The changed articles, annotated one by one."""

    def __init__(self, before: Standing, desk: Desk) -> None:
        self._before, self._desk = before, desk
        self._same = same_for_all(desk.context, desk.names)
        self._near = {
            place.path
            for problem in before.found
            for place in (problem.place, *(label.place for label in problem.labels))
            if place is not None
        }
        """Files that something in the whole was found wrong about."""
        self._noted: dict[str, Noted] = {}
        self._problems = dict(before.problems)
        self.records: dict[str, ArticleRecord] = {}
        self._old: dict[str, ArticleRecord | None] = {}
        """As they were, if that is still known."""
        self._values: dict[str, tuple[dict[str, str], dict[str, bytes]]] = {}
        """What to remember of those that were annotated: parts of the key, values."""
        self.why: dict[str, tuple[str, ...]] = {}
        self.recounted: dict[str, Pair] = {}
        """Those of which more is another than their words (engine/recounting.py)."""

    def are_near(self, files: Iterable[str]) -> bool:
        """Return whether something in the whole was found wrong about one of these files."""
        return not self._near.isdisjoint(files)

    def take(self, one: Manuscript) -> bool:
        """Annotate an article; return whether nothing of it reaches further than its words do."""
        path, desk = one.article.path, self._desk
        infos = (one.article, *one.sidecars)
        texts = [text for info in infos if (text := desk.files.text(info.path).value) is not None]
        if len(texts) < len(infos) or self.are_near(info.path for info in infos):
            return False
        digests = [(info.path, seen.digest) for info in infos if (seen := desk.files.seen(info.path))]
        parts = parts_of(one, digests, self._same)
        key, kept = self._annotated(one, texts, parts)
        noted, record = self._before.articles[path], kept.record
        if record is None or kept.held or kept.since or kept.until:
            return False
        if any(problem.severity == "error" for problem in kept.problems):
            return False
        old = self._before_now(path)
        if record.shape != noted.shape:
            if old is None or not (is_recountable(old, record) and self._only_adds_places(path, key)):
                return False
            self.recounted[path] = (old, record)
        self._noted[path] = Noted(files_of(one, desk.files), key, record.shape, title_of(record))
        self.records[path], self._old[path] = record, old
        self._problems.pop(path, None)
        if kept.problems:
            self._problems[path] = kept.problems
        return True

    def standing(self, outline: str, notes: int) -> Standing:
        """Return how the site stands now; ``outline``: digest of its outline."""
        articles = self._before.articles | self._noted
        counts = replace(self._before.counts, annotated=len(self.why), notes=notes)
        return replace(
            self._before,
            outline=outline,
            articles=articles,
            problems=self._problems,
            counts=counts,
            today=self._desk.today.isoformat(),
        )

    def store(self) -> None:
        """Remember what was annotated."""
        for path, (parts, values) in self._values.items():
            self._desk.memo.put(BUCKET, path, parts, values)
        self._desk.memo.flush()

    @property
    def scope(self) -> Scope:
        """What of the articles is another than it was."""
        both = [(path, record, self._old[path]) for path, record in self.records.items()]
        return Scope(
            frozenset(self.records),
            frozenset(
                path
                for path, new, old in both
                if not old or old.item != new.item or old.headline != new.headline
            ),
            frozenset(path for path, new, old in both if not old or old.headline != new.headline),
            frozenset(),
            frozenset(),
            frozenset(),
            counts=False,
        )

    def _before_now(self, path: str) -> ArticleRecord | None:
        memo = self._desk.memo
        entry = memo.entry(BUCKET, path, self._before.articles[path].key)
        value = None if entry is None else memo.value("kept", entry)
        return None if value is None else decode_kept(value).record

    def _only_adds_places(self, path: str, key: str) -> bool:
        """Return whether all ids that links into an article may end in are still there; new ones may mend links elsewhere."""
        if any(problem.code == "broken-fragment" for problem in self._before.found):
            return False
        memo = self._desk.memo
        old, new = (memo.entry(BUCKET, path, it) for it in (self._before.articles[path].key, key))
        before = None if old is None else memo.value("audit", old)
        after = (
            unpack(self._values[path][1]["audit"])
            if path in self._values
            else new and memo.value("audit", new)
        )
        if before is None or not after:
            return False
        return {*_decode_audit(before).anchors} <= {*_decode_audit(after).anchors}

    def _annotated(self, one: Manuscript, texts: list[TextFile], parts: dict[str, str]) -> tuple[str, Kept]:
        path, memo = one.article.path, self._desk.memo
        key = key_of(parts)
        known = memo.entry(BUCKET, path, key)
        value = None if known is None else memo.value("kept", known)
        if value is not None:
            return key, decode_kept(value)
        old = memo.entry(BUCKET, path, self._before.articles[path].key)
        self.why[path] = reasons(old.parts if old else None, parts)
        encoded, values = annotate_job(self._desk.context, Job(texts[0], tuple(texts[1:]), one.bundle))
        self._values[path] = (parts, values)
        return key, decode_kept(encoded)
