"""A site put together from all its articles: annotated where they changed, assembled, judged."""

from msgspec import Struct

from annosite.assemble.site import assemble, furnish, illustrate, with_picture
from annosite.base.diagnostics import Diagnostic
from annosite.check import check_site
from annosite.engine.articles import Articles, annotate_all
from annosite.engine.desk import Desk
from annosite.engine.loaders import ENTRIES, Library
from annosite.engine.records import Records
from annosite.engine.staffing import annotators
from annosite.engine.summary import HeldBack, counts, held_back, without_page
from annosite.model.audit import SiteAudit
from annosite.model.build import Counts, Progress
from annosite.model.pipeline import Pipeline
from annosite.model.site import Material, Outline, Site
from annosite.render.files.feeds import FORMATS


class Whole(Struct, frozen=True):
    """A site, and what is known of how it came about."""

    site: Site
    records: Records
    """Those of the site."""
    outline: Outline
    articles: Articles
    audit: SiteAudit
    own: tuple[Diagnostic, ...]
    """What is wrong with single articles."""
    found: tuple[Diagnostic, ...]
    """What is wrong with all of them together."""
    missing: tuple[str, ...]
    """Files without a page because of errors."""
    counts: Counts
    held: HeldBack


def put_together(desk: Desk, material: Material, pipeline: Pipeline, progress: Progress) -> Whole:
    """Return the site made of all its articles; those that did not change are remembered."""
    context, texts = desk.context, desk.texts
    staffing = annotators(context.options, pipeline.transforms, desk.files.root)
    articles = annotate_all(desk.written, desk.files, context, desk.memo, staffing, desk.names, progress)
    library = Library(desk.files, desk.memo, context, desk.written, articles.entries.get, texts)
    kept = articles.kept.values()
    files = frozenset(record.path for record in material.files)
    illustrated = illustrate([it.record for it in kept if it.record is not None], files)
    records = Records(
        illustrated.value, illustrated.value, lambda path: with_picture(library.record(path), files), library
    )
    assembled = assemble(illustrated.value, material)
    site = furnish(assembled.value, records, material, library.loaders(records))
    forms = [f"{edition.code} {form}" for edition in site.editions for form in FORMATS]
    desk.memo.keep_only(ENTRIES, {f"{path} {form}" for path in site.articles for form in forms})
    held = held_back(articles, texts, material.glossary)
    audit = library.site_audit(site, desk.today, held.names)
    return Whole(
        site=site,
        records=records,
        outline=assembled.value,
        articles=articles,
        audit=audit,
        own=(*articles.problems, *(found for it in kept for found in it.problems)),
        found=(*illustrated.diagnostics, *assembled.diagnostics, *check_site(audit, pipeline.checks)),
        missing=without_page(articles, texts, assembled.diagnostics),
        counts=counts(site, articles),
        held=held,
    )
