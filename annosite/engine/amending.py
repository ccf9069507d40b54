"""A site in which only words of some articles changed, or notes: the outline of the last build holds, the rest is looked up.

Whatever is in doubt is not amended but put together anew: another shape, a problem anywhere near, an embargo.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from annosite.assemble.party import party_resolver
from annosite.assemble.record import sharing
from annosite.assemble.site import furnish, with_picture
from annosite.base.diagnostics import Diagnostic
from annosite.base.memo import Entry, Memo
from annosite.check import check_site
from annosite.check.site.links import broken_links
from annosite.check.site.references import unknown_references
from annosite.engine.articles import BUCKET, decode_kept
from annosite.engine.changed import Changed
from annosite.engine.desk import Desk
from annosite.engine.loaders import Library
from annosite.engine.outlines import packed
from annosite.engine.records import Records
from annosite.engine.recounting import recounted
from annosite.engine.rewording import files_of_entities, reworded_in, with_reworded
from annosite.engine.standing import OUTLINE, Frame, Standing, files_of, load_outline, title_of
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
    made = Changed(replace(before, frame=frame), desk)
    reworded = reworded_in(before.frame, frame)
    if len(reworded) > MOST or made.are_near(files_of_entities(material.glossary, reworded)):
        return None
    if not all(made.take(one) for one in changed):
        return None
    outline = load_outline(desk.memo, before)
    if outline is None:
        return None
    counted = recounted(outline, made.recounted, material, party_resolver(material.glossary))
    if counted is None:
        return None
    outline = counted.outline
    data, named = packed(outline) if made.recounted else (b"", before.outline)
    standing = made.standing(named, outline.notes)
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
    if data:
        desk.memo.put_whole(OUTLINE, data)
    told = replace(
        made.scope, entities=counted.entities, sources=counted.sources, counts=bool(made.recounted)
    )
    return Amendment(site, standing, with_reworded(told, site, reworded), articles, made.why)


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
