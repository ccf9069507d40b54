"""site.yaml to ``Config``, with every default filled in (FORMAT.md §2)."""

from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.load.schema.site import SiteFile, ThemeFields
from annosite.load.siterules import settle
from annosite.load.validate import Valid, validate
from annosite.load.vocabulary import entity_types, note_kinds, verdicts
from annosite.model.config import (
    Config,
    Language,
    Linking,
    NavigationItem,
    Permalinks,
    Person,
    Publisher,
    ThemeChoice,
)


def load_config(file: TextFile) -> Checked[Config | None]:
    """Return what site.yaml says; None where it cannot be read or has no title."""
    tree = parse_yaml(file)
    if tree.value is None and tree.diagnostics:
        return Checked(None, tree.diagnostics)
    valid = validate("site", file, tree.value)
    if valid.model is None:
        return Checked(None, (*tree.diagnostics, *valid.problems))
    valid = settle(file, valid)
    return Checked(_config(valid), (*tree.diagnostics, *valid.problems))


def _config(valid: Valid) -> Config:
    site: SiteFile = valid.model
    linking, corrections, defaults = site.linking, site.corrections, Config(title="")
    return Config(
        title=site.title,
        tagline=site.tagline or "",
        base_url=_folder(site.base_url or ""),
        language=site.language or "en",
        languages=tuple(
            Language(code, words.title or site.title, (words.path or code).strip("/"), words.tagline or "")
            for code, words in (site.languages or {}).items()
        ),
        timezone=site.timezone or "UTC",
        theme=_theme(site.theme),
        publisher=_publisher(site),
        authors={
            id_: Person(id_, author.name, author.url or "", author.role or "")
            for id_, author in (site.authors or {}).items()
        },
        navigation=tuple(
            NavigationItem(item.title, item.page or "", item.url or "") for item in site.navigation or ()
        ),
        permalinks=_permalinks(site),
        pagination=site.pagination or defaults.pagination,
        feeds_limit=(site.feeds and site.feeds.limit) or defaults.feeds_limit,
        linking=Linking(
            mode=(linking and linking.mode) or "first",
            surnames=linking is None or linking.surnames is not False,
        ),
        corrections_show=(corrections and corrections.show) or "marked",
        corrections_place=(corrections and corrections.place) or "top",
        verdicts=verdicts(site.verdicts),
        note_kinds=note_kinds(site.note_kinds),
        entity_types=entity_types(site.entity_types),
        checks=dict(site.checks or {}),
        html=bool(site.markdown and site.markdown.html),
        search=site.search is not False,
        plugins=tuple(site.plugins or ()),
    )


def _folder(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"


def _theme(theme: str | ThemeFields | None) -> ThemeChoice:
    if theme is None or isinstance(theme, str):
        return ThemeChoice(theme or "default")
    return ThemeChoice(theme.name or "default", dict(theme.options or {}))


def _publisher(site: SiteFile) -> Publisher:
    given = site.publisher
    if given is None:
        return Publisher()
    return Publisher(
        name=given.name or "",
        url=given.url or "",
        logo=given.logo or "",
        email=given.email or "",
        corrections_policy=given.corrections_policy or "",
        report=given.report or "",
    )


def _permalinks(site: SiteFile) -> Permalinks:
    given, default = site.permalinks, Permalinks()
    if given is None:
        return default
    return Permalinks(
        article=given.article or default.article,
        page=given.page or default.page,
        entity=given.entity or default.entity,
    )
