"""All articles: which are annotated again and why, who does it, and what is known of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from annosite.base.diagnostics import Diagnostic
from annosite.base.digest import digest
from annosite.base.executors import Lost
from annosite.base.memo import Entry, Memo, key_of
from annosite.base.textfile import Place, TextFile
from annosite.engine.annotating import Context, Job, Kept, annotate_job
from annosite.engine.files import Files
from annosite.engine.lexicon import NameNews
from annosite.engine.staffing import PAYS, Staffing
from annosite.engine.stale import reasons
from annosite.model.build import Progress, untold
from annosite.model.codes import problem
from annosite.model.content import FileInfo, Manuscript

BUCKET = "article"
decode_kept = msgspec.msgpack.Decoder(Kept).decode

LOST_CODES = {"died": "worker-died", "hung": "worker-hung"}
"""How a worker was lost → the code of the problem."""


class Articles(Struct):
    """What is known of all articles after this run's work, by path."""

    kept: dict[str, Kept] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Under which the memo has them."""
    entries: dict[str, Entry] = field(default_factory=dict)
    """Where the memo has the body and the other values."""
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Why an article was annotated in this run; those that were not are left out."""
    problems: list[Diagnostic] = field(default_factory=list)
    """Files that could not be read, workers that died; each article's own are in ``kept``."""
    lost: list[str] = field(default_factory=list)
    """Articles that have no page because of these."""


def annotate_all(
    manuscripts: Iterable[Manuscript],
    files: Files,
    context: Context,
    memo: Memo,
    staffing: Staffing,
    names: NameNews,
    progress: Progress = untold,
) -> Articles:
    """Return every article's record, annotating those that the memo does not have as they are now.

    ``names``: what changed in the glossary since the memo was written.
    """
    work = _Work(files, context, memo, names, progress)
    todo = list(manuscripts)
    work.run(work.jobs(todo), len(todo), staffing)
    again = work.recall()
    if again:
        by_path = {one.article.path: one for one in todo}
        work.run(work.jobs((by_path[path] for path in again), trust=False), len(again), staffing)
    memo.keep_only(BUCKET, {one.article.path for one in todo})
    work.settle()
    return work.found


def same_for_all(context: Context, names: NameNews) -> dict[str, str]:
    """Return those parts of the articles' keys that are the same for all."""
    transforms = [f"{function.__module__}.{function.__qualname__}" for function in context.transforms]
    return {
        "program": context.code,
        "settings": digest(context.config, transforms),
        "options": digest(context.options.drafts, context.options.keep_going),
        "names": names.digest,
    }


def parts_of(
    manuscript: Manuscript, digests: Sequence[tuple[str, str]], same: Mapping[str, str]
) -> dict[str, str]:
    """Return what an article is made from; ``digests``: (path, digest) of its files, its own first."""
    return {
        "text": digests[0][1],
        "notes": digest(digests[1:]) if len(digests) > 1 else "",
        "bundle": digest(manuscript.bundle) if manuscript.bundle else "",
        **same,
    }


class _Work:
    def __init__(
        self, files: Files, context: Context, memo: Memo, names: NameNews, progress: Progress
    ) -> None:
        self.found = Articles()
        self._progress = progress
        self._files = files
        self._context = context
        self._memo = memo
        self._names = names
        self._entries = memo.entries(BUCKET)
        self._hits: dict[str, Entry] = {}
        self._carried: list[tuple[Entry, dict[str, str]]] = []
        self._same = same_for_all(context, names)

    def jobs(self, manuscripts: Iterable[Manuscript], *, trust: bool = True) -> Iterator[Job]:
        """Yield what has to be annotated, reading each file only when its turn comes; note what has not."""
        for manuscript in manuscripts:
            path = manuscript.article.path
            texts: dict[str, TextFile] = {}
            digests = [(info.path, self._digest(info.path, texts)) for info in _infos(manuscript)]
            if any(not found for _, found in digests):
                self.found.lost.append(path)
                continue
            parts = parts_of(manuscript, digests, self._same)
            key = self.found.keys[path] = key_of(parts)
            entry = self._match(manuscript, key, parts, texts) if trust else None
            if entry is not None:
                self._hits[path] = entry
                continue
            known = self._entries.get(path)
            self.found.why[path] = reasons(known[0].parts if known else None, parts)
            read = [text for info in _infos(manuscript) if (text := self._text(info.path, texts)) is not None]
            if len(read) == len(digests):
                yield Job(read[0], tuple(read[1:]), manuscript.bundle, parts)

    def run(self, jobs: Iterator[Job], most: int, staffing: Staffing) -> None:
        """Annotate, by as many as the work is worth, and remember what comes back; ``most``: how many jobs there can be."""
        # How much work there is shows only in looking at every file and key: after some files, or after a new release.
        first = list(islice(jobs, PAYS))
        crew = staffing.crew(annotate_job, self._context, len(first))
        for number, (job, result) in enumerate(crew.run(chain(first, jobs)), 1):
            self._progress("articles", number, max(number, most - len(self._hits)))
            path = job.article.path
            if isinstance(result, Lost):
                code = LOST_CODES[result.how]
                self.found.problems.append(problem(code, f"the program broke down over {path}", Place(path)))
                self.found.lost.append(path)
                continue
            encoded, values = result
            self.found.kept[path] = decode_kept(encoded)
            self._memo.put(BUCKET, path, job.parts or {}, values)
        self._memo.flush()

    def recall(self) -> list[str]:
        """Read what is kept of the articles that need no work; return those of which nothing sound is, or not for now."""
        now = f"{self._context.options.clock:%Y-%m-%dT%H:%M:%SZ}"
        paths = {entry.id: path for path, entry in self._hits.items()}
        for entry, value in self._memo.values("kept", self._hits.values()):
            try:
                kept = decode_kept(value)
            except msgspec.MsgspecError:
                continue
            if kept.since <= now and (not kept.until or now < kept.until):
                self.found.kept[paths[entry.id]] = kept
        again = sorted(self._hits.keys() - self.found.kept.keys())
        for path in again:
            self.found.why[path] = ("release",)
        return again

    def settle(self) -> None:
        """Note where the memo has each article's values."""
        self._memo.rekey(self._carried)
        made = self._memo.find(BUCKET, self.found.why)
        found = {
            **self._hits,
            **{path: it for path, it in made.items() if it.key == self.found.keys.get(path)},
        }
        # What they were made from is needed no more, and is as long as all the rest.
        self.found.entries = {path: replace(entry, packed=b"") for path, entry in found.items()}

    def _match(
        self, manuscript: Manuscript, key: str, parts: dict[str, str], texts: dict[str, TextFile]
    ) -> Entry | None:
        """Return the entry that holds for ``parts``.

        One that was made with other names holds as well, if the files have none of those that changed.
        """
        known = self._entries.get(manuscript.article.path, ())
        for entry in known:
            if entry.key == key:
                return entry
        for entry in known:
            if self._names.spares(entry.parts) and reasons(entry.parts, parts) == ("names",):
                read = [self._text(info.path, texts) for info in _infos(manuscript)]
                if any(text is None or self._names.search.is_in(text.text) for text in read):
                    return None
                self._carried.append((entry, parts))
                return entry
        return None

    def _digest(self, path: str, texts: dict[str, TextFile]) -> str:
        seen = self._files.seen(path)
        if seen is not None:
            return seen.digest
        self._text(path, texts)
        seen = self._files.seen(path)
        return "" if seen is None else seen.digest

    def _text(self, path: str, texts: dict[str, TextFile]) -> TextFile | None:
        if path not in texts:
            read = self._files.text(path)
            self.found.problems += read.diagnostics
            if read.value is None:
                return None
            texts[path] = read.value
        return texts[path]


def _infos(manuscript: Manuscript) -> tuple[FileInfo, ...]:
    return (manuscript.article, *manuscript.sidecars)
