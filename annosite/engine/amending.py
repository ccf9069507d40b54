"""A site in which only words of some articles changed: the outline of the last build holds, the rest is looked up.

Whatever is in doubt is not amended but put together anew: another shape, a problem anywhere near, an embargo.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from annosite.assemble.record import sharing
from annosite.assemble.site import furnish, with_picture
from annosite.base.diagnostics import Diagnostic
from annosite.base.memo import Entry, Memo, key_of
from annosite.base.textfile import TextFile
from annosite.check import check_site
from annosite.check.site.links import broken_links
from annosite.check.site.references import unknown_references
from annosite.engine.annotating import Job, Kept, annotate_job
from annosite.engine.articles import BUCKET, decode_kept, parts_of, same_for_all
from annosite.engine.desk import Desk
from annosite.engine.loaders import Library
from annosite.engine.records import Records
from annosite.engine.rewording import files_of_entities, reworded_in, with_reworded
from annosite.engine.stale import reasons
from annosite.engine.standing import Frame, Noted, Standing, files_of, load_outline, title_of
from annosite.model.content import Manuscript
from annosite.model.records import ArticleRecord
from annosite.model.scope import Scope
from annosite.model.site import Material, Site

MOST = 32
"""Changed articles up to which a site is amended: each is annotated here and now, by this process alone."""


class Amendment(Struct, frozen=True):
    """A site as it is after a few words changed."""

    site: Site
    standing: Standing
    scope: Scope
    """Which articles changed."""
    records: Records
    """Those of the site."""
    why: dict[str, tuple[str, ...]]
    """Which of these were annotated → what was another."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the articles, each and together."""
        return (*self.standing.found, *(it for own in self.standing.problems.values() for it in own))


def amend(before: Standing, frame: Frame, desk: Desk, material: Material) -> Amendment | None:
    """Return the site as it is now, if nothing but the theme and the words of a few articles changed since ``before``; else None.

    What was annotated is remembered only if it is used: put together anew, the site has its own reasons to tell (``why``).
    """
    now = f"{desk.context.options.clock:%Y-%m-%dT%H:%M:%SZ}"
    if (
        before.frame.matter != frame.matter
        or not before.since <= now
        or (before.until and now >= before.until)
    ):
        return None
    changed = _changed(before, desk) if before.holds_on(desk.today.isoformat()) else None
    if changed is None:
        return None
    made = _Made(replace(before, frame=frame), desk)
    reworded = reworded_in(before.frame, frame)
    if len(reworded) > MOST or made.are_near(files_of_entities(material.glossary, reworded)):
        return None
    if not all(made.take(one) for one in changed):
        return None
    outline = load_outline(desk.memo, before)
    if outline is None:
        return None
    standing = made.standing()
    keys, noted = standing.keys, standing.articles

    def entry(path: str) -> Entry | None:
        return noted[path].entry(path) or desk.memo.entry(BUCKET, path, noted[path].key)

    library = Library(desk.files, desk.memo, desk.context, desk.written, entry, desk.texts)
    files = frozenset(record.path for record in material.files)
    shared: dict[str, str] = {}
    articles = Records(
        keys,
        {path: with_picture(record, files) for path, record in made.records.items()},
        lambda path: with_picture(library.record(path), files),
        library,
        lambda: (
            (path, sharing(with_picture(record, files), shared.setdefault))
            for path, record in _all(desk.memo, keys)
        ),
    )
    site = furnish(outline, articles, material, library.loaders(articles))
    if _has_news(site, made.records, before, desk, library):
        return None
    made.store()
    return Amendment(site, standing, with_reworded(made.scope, site, reworded), articles, made.why)


def _changed(before: Standing, desk: Desk) -> list[Manuscript] | None:
    """Return the articles whose files changed; None where there are others than before, or too many."""
    if [one.article.path for one in desk.written] != list(before.articles):
        return None
    found = []
    for one in desk.written:
        now = files_of(one, desk.files)
        if not now:
            for info in (one.article, *one.sidecars):
                desk.files.text(info.path)
            now = files_of(one, desk.files)
        if now != before.articles[one.article.path].files:
            found.append(one)
            if len(found) > MOST:
                return None
    return found


class _Made:
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
        if record is None or record.shape != noted.shape or kept.held or kept.since or kept.until:
            return False
        if any(problem.severity == "error" for problem in kept.problems):
            return False
        self._noted[path] = Noted(files_of(one, desk.files), key, record.shape, title_of(record))
        self.records[path], self._old[path] = record, self._before_now(path)
        self._problems.pop(path, None)
        if kept.problems:
            self._problems[path] = kept.problems
        return True

    def standing(self) -> Standing:
        """Return how the site stands now."""
        articles = self._before.articles | self._noted
        counts = replace(self._before.counts, annotated=len(self.why))
        return replace(
            self._before,
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
        )

    def _before_now(self, path: str) -> ArticleRecord | None:
        memo = self._desk.memo
        entry = memo.entry(BUCKET, path, self._before.articles[path].key)
        value = None if entry is None else memo.value("kept", entry)
        return None if value is None else decode_kept(value).record

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


def _has_news(
    site: Site, changed: Mapping[str, ArticleRecord], before: Standing, desk: Desk, library: Library
) -> bool:
    """Return whether the rules for whole sites would find anything in the changed articles, or in their titles."""
    others = {noted.title for path, noted in before.articles.items() if path not in changed}
    titles = [title_of(record) for record in changed.values()]
    if len({*titles}) < len(titles) or not others.isdisjoint(titles):
        return True
    only = replace(site, articles=dict(changed), pages={}, bios={})
    audit = library.site_audit(only, desk.today, before.held.names)
    found = check_site(audit, (unknown_references, broken_links))
    return not {*before.found}.issuperset(found)


def _all(memo: Memo, keys: Mapping[str, str]) -> Iterable[tuple[str, ArticleRecord]]:
    """Yield (path, record) of all articles that the memo has under these keys."""
    entries = [
        entry
        for path, known in memo.entries(BUCKET).items()
        for entry in known
        if entry.key == keys.get(path)
    ]
    for entry, value in memo.values("kept", entries):
        record = decode_kept(value).record
        if record is not None:
            yield entry.name, record
