"""Cards that a name shows while it is pointed at: with script only, after a delay, and off for good if wanted."""

import pytest

from .conftest import FULL_ARTICLE, Served

pytestmark = pytest.mark.browser
CARD = "#_preview"


@pytest.fixture
def page(browser, served: Served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(served.url + FULL_ARTICLE)
    yield page
    context.close()


def name(page):
    link = page.locator(".text > p a.mention").first
    link.scroll_into_view_if_needed()
    return link


def test_hovering_shows_it_after_a_delay(page) -> None:
    link = name(page)
    link.hover()
    page.wait_for_timeout(100)
    assert page.locator(CARD).count() == 0
    page.wait_for_selector(CARD)
    shown = page.locator(CARD).inner_text()
    assert link.get_attribute("data-entity")
    assert len(shown) > 10
    assert page.locator(CARD).get_attribute("role") == "tooltip"


def test_it_can_be_hovered_itself_and_closed_with_escape(page) -> None:
    name(page).hover()
    page.wait_for_selector(CARD)
    page.locator(CARD).hover()
    page.wait_for_timeout(500)
    assert page.locator(CARD).is_visible()
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0


def test_the_keyboard_shows_it_at_once(page) -> None:
    link = name(page)
    link.evaluate(
        "el => {const all = [...document.querySelectorAll('a[href], button, input, summary')]"
        ".filter(e => e.checkVisibility()); all[all.indexOf(el) - 1].focus()}"
    )
    page.keyboard.press("Tab")
    assert link.evaluate("el => el === document.activeElement")
    assert page.locator(CARD).is_visible()
    assert link.get_attribute("aria-describedby") == "_preview"
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert link.evaluate("el => el === document.activeElement")


def test_they_can_be_switched_off_for_good(page) -> None:
    name(page).hover()
    page.wait_for_selector(CARD)
    page.locator(f"{CARD} button").click()
    assert page.locator(CARD).count() == 0
    page.reload()
    name(page).hover()
    page.wait_for_timeout(900)
    assert page.locator(CARD).count() == 0


def test_without_script_a_name_is_a_plain_link(browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + FULL_ARTICLE)
    page.locator(".text a.mention").first.click()
    assert page.locator("main h1").is_visible()
    assert FULL_ARTICLE not in page.url
    context.close()
