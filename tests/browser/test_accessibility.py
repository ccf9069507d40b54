"""No violation of WCAG 2.2 AA that axe-core can find, on any kind of page, wide and narrow, light and dark."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(found => found.violations.map(v => v.id + ": " + v.help + " " + v.nodes.map(n => n.target + " " + n.failureSummary).slice(0, 3).join(" | ")))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_violations(browser, served, scheme: str, width: int) -> None:
    found = {}
    # axe is put in from outside, which the page's own policy rightly refuses; the policy has a test of its own.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    for kind, url in served.pages().items():
        page.goto(url)
        page.evaluate(AXE)
        if violations := page.evaluate(RUN):
            found[kind] = violations
    context.close()
    assert not found, "\n".join(f"{kind}: {v}" for kind, vs in found.items() for v in vs)
