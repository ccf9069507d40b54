"""docs/views.md is what the program makes of its own types, and leaves out none of them."""

import re
from pathlib import Path

import pytest
from annosite.model import article, items, sheet, view
from annosite.render.kinds import VIEWS
from annosite.render.options import TYPES
from annosite.render.page import FILTERS, FUNCTIONS
from annosite.render.viewdocs import FROM_ARTICLE, INNER, TEMPLATES, markdown
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "views.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL))
SEEN = [
    *(
        it
        for module in (sheet, items, view)
        for it in vars(module).values()
        if isinstance(it, type) and issubclass(it, Struct) and it.__module__ == module.__name__
    ),
    *(getattr(article, name) for name in FROM_ARTICLE),
]


def test_the_page_is_the_programs() -> None:
    assert markdown() == PAGE, "run: python -m annosite.render.viewdocs > docs/views.md"


@pytest.mark.parametrize("type_", [it for it in SEEN if it.__name__ not in INNER], ids=lambda it: it.__name__)
def test_every_field_has_its_line(type_: type) -> None:
    lines = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.*?) \|$", SECTIONS[type_.__name__], re.MULTILINE)
    assert [line[0] for line in lines] == [field.name for field in fields(type_)]
    given = [line[2] == "always given" for line in lines]
    assert given == [name not in _with_default(type_) for name, *_ in lines]


def _with_default(type_: type) -> set[str]:
    return {
        field.name
        for field in fields(type_)
        if field.default is not NODEFAULT or field.default_factory is not NODEFAULT
    }


def test_no_type_stands_there_that_is_gone() -> None:
    assert set(SECTIONS) == {it.__name__ for it in SEEN} - set(INNER)


def test_every_kind_of_page_has_its_type() -> None:
    assert set(TEMPLATES) == set(VIEWS)
    assert set(TEMPLATES.values()) <= set(SECTIONS)
    theme = REPOSITORY / "themes" / "default" / "templates"
    assert [name for name in TEMPLATES if not (theme / f"{name}.html").is_file()] == []


def test_the_kinds_are_drawn_from_these_types() -> None:
    program = "\n".join(
        file.read_text(encoding="utf-8")
        for file in sorted((REPOSITORY / "annosite" / "render" / "views").glob("*.py"))
    )
    assert [kind for kind in set(TEMPLATES.values()) if f"{kind}(" not in program] == []


def test_the_themes_page_lists_every_filter_block_and_type_of_option() -> None:
    page = (REPOSITORY / "docs" / "themes.md").read_text(encoding="utf-8")
    assert [name for name in FILTERS if not re.search(rf"\\\| {name} \}}\}}", page)] == []
    assert [name for name in FUNCTIONS if f"{{{{ {name}(" not in page] == []
    assert [name for name in TYPES if f"`{name}`" not in page] == []
    templates = REPOSITORY / "themes" / "default" / "templates"
    blocks = {
        name
        for file in ("base.html", "reading.html")
        for name in re.findall(r"\{% block (\w+)", (templates / file).read_text(encoding="utf-8"))
    }
    assert [name for name in sorted(blocks) if f"`{name}`" not in page] == []
