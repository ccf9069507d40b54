"""Biographies and plain pages."""

from annosite.annotate.names import build_names
from annosite.annotate.richtext import annotate_text
from annosite.model.article import RichText, slot
from annosite.model.entity import Entity, Glossary
from article_cases import config, tree

NAMES = build_names(
    Glossary(
        {
            "ada-lovelace": Entity("ada-lovelace", "people", "Ada Lovelace", surname="Lovelace"),
            "babbage": Entity("babbage", "people", "Charles Babbage", surname="Babbage"),
        }
    )
)


def text(markdown: str, **more: str) -> RichText:
    result = annotate_text(
        markdown, NAMES, path="content/pages/about.md", first_line=4, config=config(), **more
    )
    assert not result.diagnostics, result.diagnostics
    tree(result.value.html)
    return result.value


def test_names_are_linked_once_and_never_to_the_text_s_own_entity() -> None:
    html = text("Ada Lovelace met Charles Babbage. Babbage met Lovelace.", self_id="ada-lovelace").html
    link = f'<a class="mention" data-entity="babbage" href="{slot("link", "entity:babbage")}">'
    assert html == f"<p>Ada Lovelace met {link}Charles Babbage</a>. Babbage met Lovelace.</p>\n"


def test_entity_links_and_references_with_their_lines() -> None:
    rich = text("One.\n\n[[babbage]] and [[babbage|his friend]], [a](other.md), ![](x.png).")
    assert slot("name", "babbage") in rich.html
    assert "his friend</a>" in rich.html
    kinds = [(each.kind, each.target, each.place.line if each.place else 0) for each in rich.references]
    assert ("entity", "babbage", 6) in kinds
    assert ("link", "file:content/pages/other.md", 6) in kinds
    assert ("bare-image", "x.png", 6) in kinds


def test_headings_have_ids_with_the_prefix_and_no_links() -> None:
    rich = text("## Charles Babbage\n\nText.", prefix="bio-")
    assert rich.html.startswith('<h2 id="bio-charles-babbage">Charles Babbage</h2>')
    assert rich.anchors == ("bio-charles-babbage",)
    assert [heading.text for heading in rich.headings] == ["Charles Babbage"]


def test_footnotes_stand_at_the_end() -> None:
    rich = text("One[^a] and two[^b], one[^a] again.\n\n[^a]: First.\n[^b]: Second[^a].")
    page = tree(rich.html)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {element.get("href", "")[1:] for element in page.iter("a")}
    assert targets == {"fn-1", "fn-2"}
    assert targets <= set(ids)
    assert rich.text.startswith("One and two, one again.")


def test_too_long_is_said() -> None:
    made = annotate_text(
        "a " * 20_000, NAMES, path="x", first_line=1, config=config(), self_id="ada-lovelace"
    )
    assert [each.code for each in made.diagnostics] == ["note-too-long"]
