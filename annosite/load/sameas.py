"""The same elsewhere: known ids spelled out as URLs."""

import re
from typing import NamedTuple

from annosite.base.urls import is_web_url
from annosite.model.entity import Link


class Form(NamedTuple):
    """How the ids of a register look, and where an id's page stands."""

    pattern: str
    url: str
    example: str


KNOWN: dict[str, Form] = {
    "wikidata": Form(r"Q[1-9][0-9]*", "https://www.wikidata.org/wiki/{}", "Q350843"),
    "orcid": Form(r"([0-9]{4}-){3}[0-9]{3}[0-9X]", "https://orcid.org/{}", "0000-0002-1825-0097"),
    "viaf": Form(r"[1-9][0-9]*", "https://viaf.org/viaf/{}", "102333412"),
    "isni": Form(r"[0-9]{15}[0-9X]", "https://isni.org/isni/{}", "0000000121032683"),
    "gnd": Form(r"[0-9]+-?[0-9X]", "https://d-nb.info/gnd/{}", "118540238"),
    "lccn": Form(r"[a-z]{1,3}[0-9]{8,10}", "https://id.loc.gov/authorities/names/{}", "n79022889"),
    "bnf": Form(r"cb[0-9]{8}[0-9a-z]", "https://data.bnf.fr/ark:/12148/{}", "cb11905563g"),
    "geonames": Form(r"[1-9][0-9]*", "https://www.geonames.org/{}", "4140963"),
    "ror": Form(r"0[a-z0-9]{6}[0-9]{2}", "https://ror.org/{}", "02mhbdp94"),
    "bioguide": Form(r"[A-Z][0-9]{6}", "https://bioguide.congress.gov/search/bio/{}", "S001150"),
}
"""Registers of people, organizations and places, by the name that ``same_as`` gives them."""


def link_of(name: str, value: str) -> Link | None:
    """Return the link that ``name: value`` means; None where the value is neither a web address nor a known id."""
    form = KNOWN.get(name.lower())
    plain = value.replace(" ", "") if name.lower() == "isni" else value  # ISNIs are printed in groups of four
    if form is not None and re.fullmatch(form.pattern, plain):
        return Link(name, form.url.format(plain))
    return Link(name, value) if is_web_url(value) else None
