"""The site to diagnostics: small rules in two visible tuples.

``ARTICLE_RULES`` judge one article and depend on nothing else, so their findings are kept with it. ``SITE_RULES``
judge the whole. Each rule is one function in a file of its own name; ``checks`` in site.yaml sets its level.
"""

from collections.abc import Callable, Iterable

from annosite.base.diagnostics import Diagnostic
from annosite.check.article.alt_text import missing_alt
from annosite.check.article.corrections import correction_changes_nothing
from annosite.check.article.dates import updated_before_date
from annosite.check.article.fragments import broken_fragments_within
from annosite.check.article.hidden_characters import hidden_characters
from annosite.check.article.occurrence import bare_occurrence
from annosite.check.article.sourcing import note_without_source
from annosite.check.article.undecided import undecided_mentions
from annosite.check.levels import apply_levels
from annosite.check.site.future import dates_in_future
from annosite.check.site.links import broken_links
from annosite.check.site.names import mixed_scripts, shared_names
from annosite.check.site.portraits import portraits_without_alt
from annosite.check.site.references import unknown_references
from annosite.check.site.roles import role_dates
from annosite.check.site.titles import duplicate_titles
from annosite.check.site.unused import unused_entities, unused_sources
from annosite.model.audit import ArticleAudit, SiteAudit

ArticleRule = Callable[[ArticleAudit], Iterable[Diagnostic]]
SiteRule = Callable[[SiteAudit], Iterable[Diagnostic]]

ARTICLE_RULES: tuple[ArticleRule, ...] = (
    note_without_source,
    bare_occurrence,
    correction_changes_nothing,
    updated_before_date,
    missing_alt,
    broken_fragments_within,
    undecided_mentions,
    hidden_characters,
)

SITE_RULES: tuple[SiteRule, ...] = (
    unknown_references,
    broken_links,
    duplicate_titles,
    dates_in_future,
    unused_entities,
    unused_sources,
    shared_names,
    mixed_scripts,
    role_dates,
    portraits_without_alt,
)


def check_article(
    audit: ArticleAudit, rules: tuple[ArticleRule, ...] = ARTICLE_RULES
) -> tuple[Diagnostic, ...]:
    """Return what the rules find in one article, at the table's severities."""
    return tuple(found for rule in rules for found in rule(audit))


def check_site(audit: SiteAudit, rules: tuple[SiteRule, ...] = SITE_RULES) -> tuple[Diagnostic, ...]:
    """Return what the rules find in the site, at the table's severities."""
    return tuple(found for rule in rules for found in rule(audit))


__all__ = ["ARTICLE_RULES", "SITE_RULES", "apply_levels", "check_article", "check_site"]
