"""Reading an article as people do: wide and narrow, by mouse, keyboard and touch, with and without script, on paper."""

import gzip
import io
import re

import pypdf
import pytest

from .conftest import FULL_ARTICLE, PAGE_TYPES, REPOSITORY, Served

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
VISIBLE = "(el) => el.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})"


@pytest.fixture
def article(served: Served) -> str:
    return served.url + FULL_ARTICLE


def open_page(browser, url: str, size: dict, **options):
    context = browser.new_context(viewport=size, **options)
    page = context.new_page()
    page.goto(url)
    return page


def boxes(page, selector: str) -> list[dict]:
    """Bounding boxes of the visible elements, in document order."""
    return page.eval_on_selector_all(
        selector,
        f"els => els.filter({VISIBLE}).map(e => {{const b = e.getBoundingClientRect();"
        " return {id: e.id, top: b.top + scrollY, bottom: b.bottom + scrollY, left: b.left, right: b.right}})",
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [1000, 1100, 1280, 1600, 1920])
def test_cards_in_the_margin_do_not_overlap(browser, article: str, width: int, script: bool) -> None:
    page = open_page(browser, article, {"width": width, "height": 900}, java_script_enabled=True)
    if not script:
        page.context.close()
        page = open_page(browser, article, {"width": width, "height": 900}, bypass_csp=True)
        page.route("**/*.js", lambda route: route.abort())
        page.goto(article)
    cards = boxes(page, "aside.card")
    assert len(cards) > 5
    text = boxes(page, ".text")[0]
    for card in cards:
        assert card["left"] >= text["right"] or card["right"] <= text["left"], card
        assert card["right"] <= width
    for above, below in zip(
        sorted(cards, key=lambda b: b["top"]), sorted(cards, key=lambda b: b["top"])[1:], strict=False
    ):
        assert above["bottom"] <= below["top"] + 1, (above, below)
    page.context.close()


def test_a_wide_page_shows_each_note_once(browser, article: str) -> None:
    page = open_page(browser, article, WIDE)
    ids = page.eval_on_selector_all("aside.card", "els => els.map(e => e.id.replace(/-card$/, ''))")
    assert ids
    for base in ids:
        shown = [
            page.locator(f"#{base}-card").evaluate(VISIBLE),
            page.locator(f"#{base}-text .note-text, #{base}-text").first.evaluate(
                "el => [...el.querySelectorAll('p:not(.card-head)')].some(" + VISIBLE + ")"
            ),
        ]
        assert shown == [True, False], base
    page.context.close()


def test_a_narrow_page_opens_a_card_by_its_marker(browser, article: str) -> None:
    """Without script: the browser's own popover does it."""
    page = open_page(browser, article, NARROW, java_script_enabled=False, has_touch=True)
    button = page.locator(".text .ref-note button").first
    card = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not card.is_visible()
    button.scroll_into_view_if_needed()
    button.tap()
    assert card.is_visible()
    inside = card.bounding_box()
    assert inside
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= NARROW["width"]
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_keyboard_reaches_a_card_and_comes_back(browser, article: str, script: bool) -> None:
    page = open_page(browser, article, NARROW, java_script_enabled=script)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert first.get_attribute("href", timeout=2000) == "#_main"
    button = page.locator(".text .ref-note button").first
    card = page.locator(f"#{button.get_attribute('popovertarget')}")
    button.focus()
    page.keyboard.press("Enter")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert button.evaluate("el => el === document.activeElement") if script else button.is_visible()
    page.context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_three_views_need_no_script(browser, article: str, size: dict) -> None:
    page = open_page(browser, article, size, java_script_enabled=False)
    first = page.locator(".text .correction:has(del):has(ins)").first
    struck, inserted = first.locator("del").first, first.locator("ins").first
    controls = boxes(page, ".views label")

    def choose(view: str) -> None:
        page.locator(f"label[for=v-{view}]").click()

    choose("marked")
    assert struck.is_visible()
    assert inserted.is_visible()
    choose("corrected")
    assert not struck.is_visible()
    assert inserted.is_visible()
    choose("published")
    assert struck.is_visible()
    assert not inserted.is_visible()
    assert not page.locator(".text .ref-note").first.is_visible()
    assert not page.locator("aside.card:visible").count()
    assert boxes(page, ".views label") == controls, "the switch moves its own controls"
    page.context.close()


def test_labels_of_changes_stay_out_of_the_text(browser, article: str) -> None:
    page = open_page(browser, article, WIDE)
    label = page.locator(".text del").first.get_attribute("data-label")
    assert label
    assert label not in page.locator(".text del").first.inner_text()
    page.context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("view", ["published", "marked", "corrected"])
def test_permanent_links_land_in_the_text(browser, article: str, size: dict, view: str) -> None:
    page = open_page(browser, article, size)
    ids = page.eval_on_selector_all(
        ".text mark[id], .text .correction[id], .text [id^=mention-]", "els => els.map(e => e.id)"
    )
    assert len(ids) > 10
    page.locator(f"label[for=v-{view}]").click()
    for ident in ids[::4]:
        page.evaluate("id => {location.hash = ''; location.hash = id}", ident)
        box = page.locator(f"[id='{ident}']").evaluate(
            "e => {const b = e.getClientRects()[0]; return b && b.top >= 0 && b.top < innerHeight}"
        )
        assert box, f"#{ident} does not land on the screen ({view})"
    page.context.close()


def test_paper_has_every_note(browser, article: str) -> None:
    page = open_page(browser, article, WIDE)
    texts = page.eval_on_selector_all(
        ".endnotes li[id^=note-]", "els => els.map(e => e.querySelector('p:not(.card-head)').textContent)"
    )
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))

    def letters(text: str) -> str:
        # Inter draws ’ and the letter ʼ by one glyph, which paper reads back as the letter.
        return re.sub(r"[\Wʼ]+", "", text)

    printed = letters("".join(each.extract_text() for each in pdf.pages))
    assert len(texts) > 5
    for text in texts:
        assert letters(text)[:30] in printed, text
    page.context.close()


def test_nothing_is_asked_of_other_hosts_and_the_policy_holds(browser, served: Served) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    outside, refused = [], []
    page.on("request", lambda r: None if r.url.startswith(served.url) else outside.append(r.url))
    page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
    for url in served.pages().values():
        page.goto(url)
    context.close()
    assert outside == []
    assert refused == []


def test_every_page_type_is_there(served: Served) -> None:
    assert sorted(served.pages()) == sorted(PAGE_TYPES)


def test_nothing_moves_while_reading(browser, article: str) -> None:
    page = open_page(browser, article, WIDE)
    page.evaluate(
        "() => {window.moved = 0; new PerformanceObserver(list => {for (const e of list.getEntries())"
        " if (!e.hadRecentInput) window.moved += e.value}).observe({type: 'layout-shift', buffered: true})}"
    )
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    assert page.evaluate("() => window.moved") < 0.02
    page.context.close()


def test_an_article_is_light(browser, article: str) -> None:
    """HTML, style and script under 60 KB compressed; the fonts that it loads under 160 KB."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    text, fonts = 0, 0

    def weigh(response) -> None:
        nonlocal text, fonts
        if response.url.endswith(".woff2"):
            fonts += len(response.body())
        elif not response.url.endswith((".svg", ".png", ".jpg", ".webp")):
            text += len(gzip.compress(response.body()))

    page.on("requestfinished", lambda request: weigh(request.response()))
    page.goto(article, wait_until="networkidle")
    context.close()
    assert 0 < text < 60_000
    assert fonts < 160_000


@pytest.mark.parametrize("size", [WIDE, NARROW, {"width": 320, "height": 640}], ids=["wide", "narrow", "320"])
def test_no_page_scrolls_sideways(browser, served: Served, size: dict) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    wider = []
    for kind, url in served.pages().items():
        page.goto(url)
        if page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wider.append(kind)
    context.close()
    assert wider == []


def test_a_portable_site_opens_from_a_folder(browser, tmp_path) -> None:
    import subprocess
    import sys

    output = tmp_path / "usb"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "annosite",
            "build",
            str(REPOSITORY),
            "--output",
            str(output),
            "--portable",
            "--quiet",
        ],
        check=True,
    )
    page = browser.new_context(viewport=WIDE).new_page()
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((output / "index.html").as_uri())
    page.locator("main h2 a, main h3 a").first.click()
    page.wait_for_load_state()
    assert page.locator("article.article h1").is_visible()
    page.locator(".text a.mention").first.click()
    page.wait_for_load_state()
    assert page.locator("main h1").is_visible()
    assert page.url.startswith("file://")
    assert page.url.split("#")[0].endswith("index.html")
    assert failed == []
    page.context.close()
