"""Search as readers use it: Pagefind's index and our own, over HTTP with the strict policy, and from a folder."""

import importlib.util
from pathlib import Path

import pytest
from annosite.render.files.hosting import POLICY, SEARCHING, policy_text

SITE = {
    "content/site.yaml": """
        title: "A small site"
        base_url: "https://example.org/sub/"
        languages:
          es: {title: "Un sitio", path: /es/}
    """,
    "content/articles/briefing.md": """
        ---
        title: "The briefing"
        date: 2026-03-02
        tags: [minutes]
        ---

        Ada Example met the committee on Tuesday. She spoke for an hour about Genève.

        Nobody wrote it down. The minutes say Monday.
    """,
    "content/articles/briefing.yaml": """
        notes:
          - quote: "the committee"
            id: which-committee
            text: "The one that keeps the parchment."
        corrections:
          - quote: "Monday"
            replacement: "Wednesday"
            reason: "The almanac of that week."
            date: 2026-03-03
    """,
    "content/articles/second.md": """
        ---
        title: "東京の議事録"
        date: 2025-03-02
        tags: [reports]
        ---

        議事録はありません。
    """,
    "content/articles/briefing.es.md": """
        ---
        title: "La sesión"
        date: 2026-03-02
        ---

        El comité escuchó a Ada Example.
    """,
    "content/entities/people.yaml": """
        people:
          ada-example:
            name: "Ada Example"
            summary: "Keeper of examples."
          bea-example:
            name: "Bea Sample"
            summary: "Another keeper."
    """,
}
HAS_PAGEFIND = importlib.util.find_spec("pagefind_bin") is not None
WAYS = [
    pytest.param("pagefind", marks=pytest.mark.skipif(not HAS_PAGEFIND, reason="Pagefind is not installed")),
    "own",
    "folder",
]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    from site_folder import SiteFolder

    site = SiteFolder(tmp_path_factory.mktemp("search")).write_all(SITE)
    site.annosite("build", "--output", "pagefind")
    site.annosite("build", "--output", "folder", "--portable")
    return site.root


@pytest.fixture(params=WAYS)
def search(request, built: Path, static_server, page):
    """Opens the search page in each of the ways and returns a function that asks for something."""
    way = request.param
    errors: list[str] = []

    def told(message) -> None:
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            errors.append(f"{message.text} {message.location['url']}")

    page.on("console", told)
    page.on("pageerror", lambda error: errors.append(str(error)))
    if way == "folder":
        address = (built / "folder" / "search" / "index.html").as_uri()
    else:
        policy = policy_text(SEARCHING if way == "pagefind" else POLICY)
        folder = built / ("pagefind" if way == "pagefind" else "folder")
        address = (
            static_server(folder, prefix="/sub", headers={"Content-Security-Policy": policy}) + "search/"
        )

    def ask(words: str, language: str = "", **chosen: str) -> list[tuple[str, str]]:
        page.goto(address.replace("search/", f"{language}search/"))
        page.get_by_role("searchbox").fill(words)
        for name, value in chosen.items():
            option = page.locator(f"select[name={name}] option", has_text=value)
            option.wait_for(state="attached")
            page.locator(f"select[name={name}]").select_option(option.get_attribute("value"))
        page.locator(".search-status:not(:empty)").wait_for()
        page.wait_for_timeout(300)
        links = page.locator(".results li > a")
        return [(link.text_content(), link.get_attribute("href")) for link in links.all()]

    yield ask
    assert errors == []


def test_words_are_found_where_they_stand(search, page) -> None:
    found = search("parchment")
    assert [title for title, _ in found] == ["the committee"]
    assert found[0][1].endswith("#note-which-committee")
    assert page.locator(".results mark").first.text_content().strip(" .") == "parchment"
    page.locator(".results a").first.click()
    page.wait_for_url("**/articles/briefing/**")
    assert page.locator("#note-which-committee").is_visible()


def test_corrections_are_found_by_old_and_new_words(search) -> None:
    for words in ("Monday", "Wednesday", "almanac"):
        assert any("#correction-" in url for _, url in search(words)), words


def test_people_and_filters(search) -> None:
    assert "Ada Example" in [title for title, _ in search("Ada")]
    assert [title for title, _ in search("", kind="Articles", year="2025")] == ["東京の議事録"]
    only = [title for title, _ in search("Ada", kind="People")]
    assert only == ["Ada Example"]


def test_nothing_found_is_said(search, page) -> None:
    assert search("zyzzyva") == []
    assert page.locator(".search-status").text_content() == "Nothing was found."


def test_each_language_finds_its_own(search) -> None:
    assert [title for title, _ in search("comité", "es/")] == ["La sesión"]
    assert search("comité", kind="Articles") == []


def test_by_keyboard_alone(search, page) -> None:
    search("Example")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.results li:first-child > a')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"


def test_without_script_there_are_lists(built, browser, static_server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(static_server(built / "pagefind") + "search/")
    assert not page.locator("form.search").is_visible()
    assert page.get_by_role("link", name="People").first.is_visible()
    assert page.get_by_role("link", name="minutes").first.is_visible()
    context.close()
