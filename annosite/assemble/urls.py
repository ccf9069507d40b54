"""Every URL of the site: what leads where, and who owns which output file (FORMAT.md §6).

Targets, as slots and views name them:

- ``article:PATH``, ``page:PATH``, ``file:PATH``   an article's or page's file (from the site's folder). ``file:`` leads
  to the reader's language where there is a translation, the other two to just that file
- ``asset:PATH``   a file that is copied
- ``entity:ID``, ``tag:TAG``
- ``path:/ADDRESS/``   a page by its address, as in ``[Ada](/people/ada/)``
- ``list:KIND``    home, tags, corrections, fact-checks, sources, search, or a type of entity (``people``)

A site path has no leading slash; ``""`` is the home page.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct, field

from annosite.assemble.paths import copied_to, fill_pattern, redirect_file
from annosite.assemble.registry import Owner, Registry, file_of
from annosite.assemble.tagslugs import tag_slug
from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import Card
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.entity import Entity
from annosite.model.records import ArticleRecord, FileRecord, PageRecord

LISTS = ("tags", "corrections", "fact-checks", "sources", "search")
"""Lists at ``/NAME/`` that every edition has, beside home and the types of entities."""
ARTICLE_NAMES = frozenset({"embed", "text.txt", "annotations.jsonld"})
"""What stands below an article's URL, beside its bundle's files."""
LIST_NAMES = frozenset({"page", "feed.xml"})
ROOT_NAMES = frozenset(
    {"404.html", "sitemap.xml", "sitemaps", "robots.txt", "static", "pagefind", "cards", "assets.json"}
)
"""Machine files, the theme's static files, search index and social cards."""
HOME_NAMES = frozenset({"page", "feed.xml", "feed.json"})


class Addresses(Struct, frozen=True):
    """The outcome: targets by language, files to copy, redirects."""

    targets: dict[str, dict[str, str]]
    """By language code, target → site path."""
    files: dict[str, FileRecord] = field(default_factory=dict)
    """By path in the output folder."""
    redirects: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Output path of the stub → (site path that it leads to, the file that names it)."""
    pages: frozenset[str] = frozenset()
    """Site paths of everything that has a target, in any language."""
    problems: tuple[Diagnostic, ...] = ()


class Subject(Struct, frozen=True):
    """What URLs are made for."""

    config: Config
    articles: Mapping[str, ArticleRecord]
    pages: Mapping[str, PageRecord]
    entities: Mapping[str, Entity]
    files: Mapping[str, FileRecord]
    """By path relative to the site's folder."""
    translations: Mapping[str, Mapping[str, str]]
    """Article or page path → language → path of that translation, itself among them."""
    editions: Sequence[tuple[str, str]]
    """(language code, prefix), the main language first."""

    def prefix(self, language: str) -> tuple[str, str]:
        """Return code and prefix of the edition that a text of ``language`` stands in."""
        return next((it for it in self.editions[1:] if it[0] == language), self.editions[0])


def make_addresses(subject: Subject) -> Addresses:
    """Return all URLs; problems name both sources of a collision."""
    registry = Registry()
    problems: list[Diagnostic] = []
    registry.reserve("", ROOT_NAMES, Owner("a file that Annosite makes"))
    texts = _texts(subject, registry, problems)
    files, assets = _files(subject, texts, registry)
    targets = {
        code: _edition(subject, code, prefix, texts, registry) | assets for code, prefix in subject.editions
    }
    redirects = _redirects(subject, texts, registry, problems)
    pages = frozenset(url for urls in targets.values() for url in urls.values())
    return Addresses(targets, files, redirects, pages, (*problems, *registry.problems()))


def _texts(subject: Subject, registry: Registry, problems: list[Diagnostic]) -> dict[str, str]:
    """Claim articles and pages; return path → site path."""
    urls: dict[str, str] = {}
    patterns = subject.config.permalinks
    for path, record in subject.articles.items():
        card = record.card
        owner = Owner(path, Place(path))
        prefix = subject.prefix(card.language)[1]
        url = _checked(prefix, patterns.article, card.slug, card.date, path, problems)
        urls[path] = url
        registry.claim(file_of(url), owner)
        registry.reserve(url.rstrip("/"), ARTICLE_NAMES, owner)
        if card.note_ids:
            registry.reserve(f"{prefix}notes/{card.slug}", card.note_ids, owner)
    for path, page in subject.pages.items():
        url = _checked(subject.prefix(page.language)[1], patterns.page, page.slug, "", path, problems)
        urls[path] = url
        registry.claim(file_of(url), Owner(path, Place(path)))
    return urls


def _checked(prefix: str, pattern: str, slug: str, date: str, path: str, problems: list[Diagnostic]) -> str:
    url, lacking = fill_pattern(pattern, date, slug=slug)
    if lacking:
        message = f"the address needs the {' and the '.join(lacking)}, and this file has no full `date`"
        problems.append(
            problem("address-needs-date", message, Place(path), "Add a `date` such as 2020-02-21.")
        )
    return prefix + url


def _edition(
    subject: Subject, code: str, prefix: str, texts: Mapping[str, str], registry: Registry
) -> dict[str, str]:
    """Claim what each edition has of its own; return its targets."""
    config = subject.config
    targets: dict[str, str] = {}
    for path, url in texts.items():
        targets[f"article:{path}"] = targets[f"page:{path}"] = url
        targets[f"file:{path}"] = texts[subject.translations.get(path, {}).get(code, path)]
    home = Owner("the home page")
    targets["list:home"] = prefix
    registry.claim(file_of(prefix), home)
    registry.reserve(prefix.rstrip("/"), HOME_NAMES, home)
    for name in LISTS:
        targets[f"list:{name}"] = _list(registry, f"{prefix}{name}/", f"the list of {name}")
    for key, kind in config.entity_types.items():
        path = "glossary" if key == "terms" else kind.path
        targets[f"list:{key}"] = _list(registry, f"{prefix}{path}/", f"the list of {key}")
    for ident, entity in subject.entities.items():
        kind_path = config.entity_types[entity.type].path
        owner = Owner(f"{ident} ({entity.type})", entity.place)
        url = prefix + fill_pattern(config.permalinks.entity, "", type=kind_path, id=ident)[0]
        targets[f"entity:{ident}"] = url
        registry.claim(file_of(url), owner)
        registry.reserve(url.rstrip("/"), LIST_NAMES, owner)
    _tags(subject, code, prefix, targets, registry)
    return targets


def _list(registry: Registry, url: str, origin: str) -> str:
    owner = Owner(origin)
    registry.claim(file_of(url), owner)
    registry.reserve(url.rstrip("/"), LIST_NAMES, owner)
    return url


def _tags(subject: Subject, code: str, prefix: str, targets: dict[str, str], registry: Registry) -> None:
    owners: dict[str, Owner] = {}
    for path, record in subject.articles.items():
        card = record.card
        if card.unlisted or subject.prefix(card.language)[0] != code:
            continue
        for tag in card.tags:
            if f"tag:{tag}" not in targets:
                owner = owners.setdefault(tag.casefold(), Owner(f"the tag {tag} of {path}", Place(path)))
                targets[f"tag:{tag}"] = url = f"{prefix}tags/{tag_slug(tag)}/"
                registry.claim(file_of(url), owner)
                registry.reserve(url.rstrip("/"), LIST_NAMES, owner)


def _files(
    subject: Subject, texts: Mapping[str, str], registry: Registry
) -> tuple[dict[str, FileRecord], dict[str, str]]:
    """Claim files that are copied; return them by output path, and the ``asset`` targets."""
    bundles = _bundles(subject, texts)
    used = _used_assets(subject)
    files: dict[str, FileRecord] = {}
    assets: dict[str, str] = {}
    for path, record in subject.files.items():
        output = copied_to(path, bundles)
        if not path.startswith("content/static/") and path not in used and path not in bundles:
            continue
        if registry.claim(output, Owner(path, Place(path))):
            files[output] = record
        # The file keeps its name, which readers may know; the digest makes a changed one new to every cache.
        assets[f"asset:{path}"] = f"{quote(output)}?v={record.digest[:8]}"
    return dict(sorted(files.items())), assets


def _bundles(subject: Subject, texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return bundle file → (its bundle's folder, site path of the article that it stands beside)."""
    found: dict[str, tuple[str, str]] = {}
    main = subject.editions[0][0]
    ordered = sorted(subject.articles, key=lambda path: (subject.articles[path].card.language != main, path))
    for path in ordered:
        for file in subject.articles[path].card.bundle:
            found.setdefault(file, (path.rpartition("/")[0], texts[path]))
    return found


def _used_assets(subject: Subject) -> Collection[str]:
    """Return the paths of files beside content that some page shows or links."""
    links: list[Iterable[str]] = [record.links for record in subject.articles.values()]
    links += [page.links for page in subject.pages.values()]
    used = {
        target.partition("#")[0].removeprefix("asset:")
        for group in links
        for target in group
        if target.startswith("asset:")
    }
    cards: list[Card] = [record.card for record in subject.articles.values()]
    used.update(f"content/{card.image}" for card in cards if card.image)
    used.update(f"content/{entity.image}" for entity in subject.entities.values() if entity.image)
    return used


def _redirects(
    subject: Subject, texts: Mapping[str, str], registry: Registry, problems: list[Diagnostic]
) -> dict[str, tuple[str, str]]:
    aliases = [(path, record.card.aliases) for path, record in subject.articles.items()]
    aliases += [(path, page.aliases) for path, page in subject.pages.items()]
    found: dict[str, tuple[str, str]] = {}
    for path, names in aliases:
        for alias in names:
            file = redirect_file(alias)
            if file is None:
                message = f"the alias {alias} is no path on this site"
                problems.append(
                    problem("address-unusable", message, Place(path), "Write it as /2020/briefing/.")
                )
            elif file != file_of(texts[path]) and registry.claim(
                file, Owner(f"the alias {alias} of {path}", Place(path))
            ):
                found[file] = (texts[path], path)
    return found
