"""Held back means held back: a word planted in every such thing is sought in every byte that is published.

Compressed pieces (the search index, the archive) are searched opened as well.
"""

import gzip
import importlib.util
import zipfile
from pathlib import Path

import pytest

from site_folder import SiteFolder

FUTURE = "2099-01-01 12:00"
SECRETS = (
    *(
        "draftarticle",
        "drafttag",
        "draftnote",
        "draftslug",
        "draftauthor",
        "draftalias",
        "draftbundle",
        "draftimage",
    ),
    *("embargoedarticle", "embargoedperson", "embargoedpage"),
    *("heldnote", "heldsource", "heldcorrection", "heldreplacement", "heldfactcheck", "heldclaim"),
    *("heldentity", "heldbio", "heldlocal", "heldrole", "embargoednote", "embargoedcorrection", "statusword"),
    *("heldtranslation", "heldsidecar"),
)
UNLISTED = ("quietarticle", "quietnote", "quietperson")

SITE = {
    "content/site.yaml": """
        title: "A small site"
        base_url: "https://example.org/sub/"
        languages:
          es: {title: "Un sitio", path: /es/}
    """,
    "content/articles/open.md": """
        ---
        title: "In the open"
        date: 2026-03-02
        tags: [minutes]
        status: "statusword"
        ---

        Ada Example met the committee on Tuesday. Hedwig Openly was there too. Nobody wrote it down.
    """,
    "content/articles/open.yaml": f"""
        notes:
          - quote: "the committee"
            id: shown
            text: "The one that keeps minutes."
          - quote: "Tuesday"
            draft: true
            text: "heldnote"
            sources:
              - title: "heldsource"
          - quote: "Nobody"
            embargo: {FUTURE}
            text: "embargoednote"
          - quote: "wrote it down"
            kind: fact-check
            draft: true
            claim: "heldclaim"
            verdict: "false"
            text: "heldfactcheck"
        corrections:
          - quote: "Tuesday"
            replacement: "heldreplacement"
            reason: "heldcorrection"
            date: 2026-03-03
            draft: true
          - quote: "Nobody"
            replacement: "Somebody"
            reason: "embargoedcorrection"
            date: 2026-03-04
            embargo: {FUTURE}
        entities:
          people:
            local-person:
              name: "heldlocal"
              draft: true
    """,
    "content/articles/open.es.md": """
        ---
        title: "heldtranslation"
        date: 2026-03-02
        draft: true
        ---

        Nada.
    """,
    "content/articles/secret.md": """
        ---
        title: "draftarticle"
        slug: draftslug
        date: 2026-03-05
        draft: true
        authors: draftauthor
        tags: [drafttag]
        aliases: [/draftalias/]
        ---

        draftarticle
    """,
    "content/articles/secret.yaml": """
        notes:
          - quote: "draftarticle"
            text: "draftnote"
        entities:
          people:
            of-the-draft:
              name: "heldsidecar"
              draft: true
    """,
    "content/articles/bundle/index.md": """
        ---
        title: "draftbundle"
        date: 2026-03-05
        draft: true
        ---

        ![draftimage](draftimage.svg)
    """,
    "content/articles/bundle/draftimage.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>draftimage</title></svg>',
    "content/articles/later.md": f"""
        ---
        title: "embargoedarticle"
        date: 2026-03-06
        embargo: {FUTURE}
        ---

        embargoedarticle
    """,
    "content/articles/quiet.md": """
        ---
        title: "quietarticle"
        date: 2026-03-07
        unlisted: true
        ---

        quietarticle by Ada Example.
    """,
    "content/articles/quiet.yaml": """
        notes:
          - quote: "by Ada"
            text: "quietnote"
    """,
    "content/pages/later.md": f"""
        ---
        title: "embargoedpage"
        embargo: {FUTURE}
        ---

        embargoedpage
    """,
    "content/entities/people.yaml": f"""
        people:
          ada-example:
            name: "Ada Example"
            summary: "Keeper of examples."
          heldentity-openly:
            name: "Hedwig Openly"  # the words of the article are public, who is meant is not
            bio: "heldbio"
            draft: true
            roles:
              - title: "heldrole"
          later-entity:
            name: "embargoedperson"
            embargo: {FUTURE}
          quiet-person:
            name: "quietperson"
            unlisted: true
    """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> SiteFolder:
    made = SiteFolder(tmp_path_factory.mktemp("held")).write_all(SITE)
    made.annosite("build", "--zip", "site.zip")
    made.annosite("build", "--output", "portable", "--portable")
    return made


def pieces(folder: Path):
    """Yield (name, bytes) of every file under a folder, compressed ones opened."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.relative_to(folder).as_posix(), data
            if data[:2] == b"\x1f\x8b":
                yield f"{path.name} opened", gzip.decompress(data)


def archived(file: Path):
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            yield name, data
            if data[:2] == b"\x1f\x8b":
                yield f"{name} opened", gzip.decompress(data)


def places(found, words) -> list[str]:
    """Where any of the words stands, in a name or in the bytes, whatever its case."""
    return [
        f"{word} in {name}"
        for name, data in found
        for word in words
        if word.encode() in data.lower() or word in name.lower()
    ]


def test_nothing_held_back_is_in_any_output(site: SiteFolder) -> None:
    assert places(pieces(site.output), SECRETS) == []
    assert places(pieces(site.root / "portable"), SECRETS) == []
    assert places(archived(site.root / "site.zip"), SECRETS) == []


def test_what_was_searched_holds_what_is_published(site: SiteFolder) -> None:
    """The search above would find words: those of what is open are in each of these."""
    names = {place.partition(" in ")[2] for place in places(pieces(site.output), ("keeps minutes",))}
    assert {"articles/open/index.html", "articles/open/annotations.jsonld", "feed.xml", "feed.json"} <= names
    if importlib.util.find_spec("pagefind_bin"):
        assert [name for name in names if name.endswith(".pf_fragment opened")]
    assert places(archived(site.root / "site.zip"), ("keeps minutes",))
    assert places([("index.js", (site.root / "portable/search/index.js").read_bytes())], ("keeps minutes",))


def test_the_build_says_how_much_is_held_back(site: SiteFolder) -> None:
    said = site.annosite("build", "--force").stdout
    assert "Held back: " in said
    assert "--drafts" in said
    assert "2099-01-01T12:00:00Z" in said


def test_drafts_release_all_of_it(site: SiteFolder) -> None:
    site.annosite("build", "--output", "drafts", "--drafts")
    found = list(pieces(site.root / "drafts"))
    never = {"statusword"}  # a free word for the desk, published of nothing
    missing = [word for word in SECRETS if word not in never and not places(found, (word,))]
    assert missing == []


def test_the_clock_releases_an_embargo(site: SiteFolder) -> None:
    after = "4070952001"  # a second past noon of 1 January 2099
    site.annosite("build", "--output", "later", SOURCE_DATE_EPOCH=after)
    found = list(pieces(site.root / "later"))
    for word in (
        "embargoedarticle",
        "embargoednote",
        "embargoedcorrection",
        "embargoedperson",
        "embargoedpage",
    ):
        assert places(found, (word,)), word
    assert places(found, ("draftarticle", "heldnote")) == []


def test_held_again_is_gone_again(site: SiteFolder) -> None:
    """An incremental build over an output that held it."""
    site.annosite("build", "--output", "both", "--drafts")
    site.annosite("build", "--output", "both")
    left = [name for name, data in pieces(site.root / "both") if places([(name, data)], SECRETS)]
    assert left == []


def test_unlisted_things_have_a_page_and_stand_in_no_list(site: SiteFolder) -> None:
    own = {
        "articles/quiet/": "quietarticle",
        "people/quiet-person/": "quietperson",
    }
    for path, word in own.items():
        page = (site.output / path / "index.html").read_text("utf-8")
        assert word in page
        assert '<meta name="robots" content="noindex">' in page
    found = {
        name
        for name, data in pieces(site.output)
        if places([("", data)], UNLISTED)
        and not name.removeprefix("es/").startswith((*own, "notes/quiet/"))
        and name != ".annosite-manifest.json"
    }
    assert found == set()
