"""Pictures of every kind of page: wide, narrow, dark, printed. ``make screenshots`` writes them to ``screenshots/``."""

import argparse
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser.conftest import REPOSITORY, Served
from site_folder import BROWSER_FLAGS

LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=REPOSITORY)
    parser.add_argument("--to", type=Path, default=REPOSITORY / "screenshots")
    parser.add_argument("--kinds", nargs="*", default=None)
    parser.add_argument("--looks", nargs="*", default=[*LOOKS, "print"])
    parser.add_argument("--no-script", action="store_true")
    parser.add_argument("--whole", action="store_true", help="the whole page, not what one screen shows")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    output = given.to / "output"
    subprocess.run(
        [sys.executable, "-m", "annosite", "build", str(given.site), "--output", str(output), "--quiet"],
        check=True,
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = Served(output, f"http://127.0.0.1:{server.server_port}/").pages()
    chosen = {kind: url for kind, url in pages.items() if not given.kinds or kind in given.kinds}
    path = next(p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        for look in given.looks:
            context = chromium.new_context(
                **LOOKS.get(look, LOOKS["wide"]), java_script_enabled=not given.no_script
            )
            page = context.new_page()
            for kind, url in chosen.items():
                page.goto(url)
                if look == "print":
                    page.pdf(path=given.to / f"{kind}-print.pdf", format="A4")
                else:
                    page.screenshot(path=given.to / f"{kind}-{look}.png", full_page=given.whole)
            context.close()
        chromium.close()
    server.shutdown()
    print(f"{len(chosen)} kinds of page, {len(given.looks)} looks, in {given.to}")


if __name__ == "__main__":
    main()
