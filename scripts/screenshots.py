"""Photograph the desk for docs/desk.md, on a ledger read from the examples.

Run it with: python3 run.py test --co -q && .venv/bin/python scripts/screenshots.py
It needs the development extras and a Chromium of the system's.
"""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from tieline.desk.read import read_sources
from tieline.ledger.ledger import Ledger
from tieline.sources.read import read_source
from tieline.web.app import create_app
from tieline.web.server import listen, server_of
from tieline.web.site import open_site

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "docs" / "assets" / "desk"
LEDGER = ROOT / "build" / "desk.db"
WIDTH, HEIGHT = 1080, 640
LARGEST = 150_000  # bytes of a picture
PAGES = {
    "search": "/?who=Russia%2C+United+States",
    "tie": "/ties/RUS/USA",
    "happening": "/?kind=contact&who=Biden%2C+Putin#open",
    "document": "/?q=Olympics#report",
    "changes": "/changes?since=2020-01-01",
    "pledges": "/pledges",
    "brief": "/brief?one=RUS&other=USA",
}


def main() -> int:
    """Take all pictures; 1 if one is too large."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.stderr.write("playwright is not installed: python -m pip install -e '.[dev]'\n")
        return 1
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("no Chromium here: apt-get install -y --no-install-recommends chromium\n")
        return 1
    fill()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with listen("127.0.0.1", 0) as socket, sync_playwright() as playwright:
        server = server_of(create_app(open_site(LEDGER)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        large = photograph(browser, f"http://127.0.0.1:{socket.getsockname()[1]}")
        browser.close()
        server.should_exit = True
        thread.join()
    for path in large:
        sys.stderr.write(f"{path} has more than {LARGEST:,} bytes\n")
    return int(bool(large))


def fill() -> None:
    """The ledger of the examples, read anew."""
    LEDGER.parent.mkdir(exist_ok=True)
    for path in LEDGER.parent.glob(f"{LEDGER.name}*"):
        path.unlink()
    with Ledger(LEDGER) as ledger:
        for _ in read_sources(read_source(str(ROOT / "examples" / "index.jsonl")), ledger):
            pass


def photograph(browser: Any, at: str) -> list[Path]:
    """A picture of each page, and of the first in the dark; those that are too large."""
    taken = []
    for name, path in PAGES.items():
        for scheme in ("light", "dark") if name == "tie" else ("light",):
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
            page.goto(at + path)
            if path.endswith("#open"):
                page.locator("a.row-open").first.click()
            if path.endswith("#report"):
                page.locator('a[href^="/documents/"]').first.click()
            page.wait_for_load_state()
            taken.append(SHOTS / f"{name}{'-dark' if scheme == 'dark' else ''}.png")
            page.screenshot(path=taken[-1])
            page.close()
    return [path for path in taken if path.stat().st_size > LARGEST]


if __name__ == "__main__":
    sys.exit(main())
