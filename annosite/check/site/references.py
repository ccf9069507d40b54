"""Ids that nothing has: sources, entities, authors."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from annosite.base.diagnostics import Diagnostic
from annosite.base.near import nearest
from annosite.base.textfile import Place
from annosite.model.article import EntityRow
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem
from annosite.model.records import ArticleRecord


def unknown_references(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield an error for each id of a source, entity or author that is defined nowhere.

    Where an id or plain words may stand, only what has an id's form (lower case with a hyphen) is held for one.
    """
    site = audit.site
    known_parties = {*site.entities, *site.config.authors, *audit.held}
    kinds: dict[str, tuple[str, Iterable[str], Callable[[str], bool]]] = {
        "source": ("unknown-source", site.sources, site.sources.__contains__),
        "entity": ("unknown-entity", site.entities, {*site.entities, *audit.held}.__contains__),
        "party": ("unknown-entity", known_parties, lambda t: t in known_parties or not is_id(t)),
    }
    known = _Known(kinds["source"][2], kinds["entity"][2], kinds["party"][2])
    for name, _, links in audit.linking():
        if known.all_links(links) and (name not in site.articles or known.all_of(site.articles[name])):
            continue
        for reference in audit.references(name):
            rule = kinds.get(reference.kind)
            if rule and not rule[2](reference.target):
                yield _unknown(rule[0], reference.target, rule[1], reference.place or Place(name))
    for entity in site.entities.values():
        words = [(role.organization, role.place or entity.place) for role in entity.roles]
        words.append((entity.parent, entity.places.get("parent", entity.place)))
        for words_or_id, place in words:
            if is_id(words_or_id) and words_or_id not in known_parties:
                yield _unknown("unknown-entity", words_or_id, site.entities, place)
        for citation in entity.sources:
            if citation.id and citation.id not in site.sources:
                yield _unknown("unknown-source", citation.id, site.sources, citation.place or entity.place)


def is_id(text: str) -> bool:
    """Return whether plain words would not look like this: lower case, digits and at least one hyphen (FORMAT §5)."""
    return "-" in text and text.replace("-", "").isalnum() and text.isascii() and text == text.lower()


class _Known:
    """Tells whether a text names nothing unknown; only else its references are loaded.

    The same links stand in thousands of articles: each is judged once.
    """

    def __init__(
        self, source: Callable[[str], bool], entity: Callable[[str], bool], party: Callable[[str], bool]
    ) -> None:
        self._source, self._entity, self._party = source, entity, party
        self._links: set[str] = set()

    def all_of(self, record: ArticleRecord) -> bool:
        """Return whether all sources, parties and entities of the record are there, but for its links."""
        return (
            all(map(self._source, record.sources))
            and all(map(self._party, record.parties))
            and all(map(self._row, record.rows))
        )

    def all_links(self, links: Sequence[str]) -> bool:
        """Return whether all entities are there that these targets name."""
        return self._links.issuperset(links) or all(map(self._link, links))

    def _link(self, target: str) -> bool:
        if target.startswith("entity:") and not self._entity(
            target.removeprefix("entity:").partition("#")[0]
        ):
            return False
        self._links.add(target)
        return True

    def _row(self, row: EntityRow) -> bool:
        return self._entity(row.entity)


def _unknown(code: str, target: str, known: Iterable[str], place: Place | None) -> Diagnostic:
    thing = "source" if code == "unknown-source" else "person, organization, place, event or term"
    where = "sources.yaml or under `sources:` here" if code == "unknown-source" else "content/entities/"
    near = nearest(target, known, 75)
    hint = f"did you mean `{near}`?" if near else f"add it to {where}"
    return problem(code, f"there is no {thing} with the id “{target}”", place, hint)
