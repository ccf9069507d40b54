"""The same elsewhere: known ids spelled out as URLs."""

import re

from annosite.model.content import Link

KNOWN: dict[str, tuple[str, str]] = {
    "wikidata": (r"Q[1-9][0-9]*", "https://www.wikidata.org/wiki/{}"),
    "orcid": (r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", "https://orcid.org/{}"),
    "viaf": (r"[1-9][0-9]*", "https://viaf.org/viaf/{}"),
    "isni": (r"[0-9]{15}[0-9X]", "https://isni.org/isni/{}"),
    "gnd": (r"[0-9X-]+", "https://d-nb.info/gnd/{}"),
    "lccn": (r"[a-z]{1,3}[0-9]+", "https://id.loc.gov/authorities/names/{}"),
    "bnf": (r"cb[0-9a-z]+|[0-9]{8}[0-9a-z]", "https://data.bnf.fr/ark:/12148/{}"),
    "imdb": (r"(?:nm|co|ev|tt)[0-9]{7,9}", "https://www.imdb.com/{}"),
    "geonames": (r"[0-9]+", "https://www.geonames.org/{}"),
    "ror": (r"0[a-z0-9]{8}", "https://ror.org/{}"),
    "bioguide": (r"[A-Z][0-9]{6}", "https://bioguide.congress.gov/search/bio/{}"),
}


def link_of(name: str, value: str) -> Link:
    """Return the link; ``value`` is a URL or an id of the form that ``KNOWN`` gives."""
    form = KNOWN.get(name.lower())
    if form is not None and re.fullmatch(form[0], value):
        return Link(name, form[1].format(value))
    return Link(name, value)
