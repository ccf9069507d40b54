"""What every page of an edition says of the site: navigation, footer, languages, feeds."""

from collections.abc import Mapping

from annosite.model.config import Config, Language
from annosite.model.sheet import NavLink, SiteView

MAIN = ("people", "terms")
"""Types of entities that stand in the navigation; the others stand in the footer."""


def site_view(
    config: Config,
    language: Language,
    targets: Mapping[str, str],
    filled: frozenset[str],
    *,
    base_url: str,
    portable: bool,
    own_search: bool,
    cards: bool,
) -> SiteView:
    """Return the site as the pages of ``language`` see it.

    ``filled``: kinds of the lists that are not empty. Titles of built-in lists are left to the theme's words.
    """

    def lists(*kinds: str) -> tuple[NavLink, ...]:
        return tuple(_list_link(kind, config, targets) for kind in kinds if kind in filled)

    others = tuple(key for key in config.entity_types if key not in MAIN)
    return SiteView(
        title=language.title,
        tagline=language.tagline,
        language=language.code,
        base_url=base_url,
        home=targets["list:home"],
        sections=(
            NavLink("", targets["list:home"], word="articles"),
            *lists(*MAIN, "fact-checks", "corrections"),
            *_own(config, targets),
            *lists("search"),
        ),
        footer=lists(*others, "tags", "sources"),
        languages=_languages(config),
        publisher=config.publisher.name,
        publisher_url=config.publisher.url,
        policy_url=_policy(config, targets),
        logo=_logo(config, targets),
        search=config.search,
        portable=portable,
        own_search=own_search,
        cards=_cards(config) if cards and base_url else "",
        feeds=site_feeds(language, targets) if base_url else (),
    )


def site_feeds(language: Language, targets: Mapping[str, str]) -> tuple[NavLink, ...]:
    """Return the feeds of an edition as a whole."""
    home = targets["list:home"]
    return (
        NavLink(language.title, f"{home}feed.xml"),
        NavLink("", f"{targets['list:corrections']}feed.xml", word="corrections"),
    )


def _list_link(kind: str, config: Config, targets: Mapping[str, str]) -> NavLink:
    url = targets[f"list:{kind}"]
    if kind == "terms":
        return NavLink("", url, word="glossary")
    if kind in config.entity_types:
        return NavLink(config.entity_types[kind].plural, url, word=f"type_{kind}")
    return NavLink("", url, word=kind.replace("-", "_"))


def _own(config: Config, targets: Mapping[str, str]) -> tuple[NavLink, ...]:
    links = []
    for item in config.navigation:
        url = targets.get(f"file:content/{item.page}", "") if item.page else item.url
        if url or not item.page:
            links.append(NavLink(item.title, url))
    return tuple(links)


def _policy(config: Config, targets: Mapping[str, str]) -> str:
    policy = config.publisher.corrections_policy
    return targets.get(f"file:content/{policy}", policy if ":" in policy else "")


def _cards(config: Config) -> str:
    """Return the theme's option ``cards`` as site.yaml has it; themes without that option have cards of articles."""
    chosen = str(config.theme.options.get("cards", "articles"))
    return "" if chosen == "none" else chosen


def _logo(config: Config, targets: Mapping[str, str]) -> str:
    logo = config.publisher.logo
    return targets.get(f"asset:content/{logo}", logo if ":" in logo else "")


def _languages(config: Config) -> tuple[NavLink, ...]:
    """Return the home pages of all languages; titles (the languages' own names) are left to the theme's words."""
    if not config.languages:
        return ()
    main = NavLink("", "", language=config.language)
    return (main, *(NavLink("", f"{it.path}/", language=it.code) for it in config.languages))
