"""A real browser walks the desk: no error on its console, nothing that the policy forbids, nothing inaccessible."""

from __future__ import annotations

import contextlib
import csv
import gzip
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tieline.desk.imports import import_file
from tieline.web.app import create_app
from tieline.web.server import listen, server_of
from tieline.web.site import open_site

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATHS = (
    "/", "/?q=gas", "/?who=USA%2C+Russia", "/changes?since=2020-01-01", "/ties", "/ties/USA/RUS",
    "/ties/USA/RUS/rows?measure=level", "/pledges", "/claims", "/phrases?phrase=strategic", "/phrases?one=USA&other=RUS",
    "/network", "/network?of=RUS", "/compare", "/brief?one=USA&other=RUS", "/api/docs", "/nowhere",
)  # fmt: skip
EXPECTED = "status of 404"  # the browser's own line on the page that is not there
Browser = Any  # playwright's types are there only where it is


@pytest.fixture(scope="module")
def served(examples: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """A desk over the examples and, where the source texts are there, twenty thousand coded rows of ICEWS."""
    path = tmp_path_factory.mktemp("browser") / "ledger.db"
    shutil.copy(examples, path)
    with contextlib.suppress(pytest.skip.Exception):  # a walk over a small ledger is worth something too
        _import(request.getfixturevalue("shared_data"), path)
    with listen("127.0.0.1", 0) as socket:
        server = server_of(create_app(open_site(path)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


def _import(shared: Path, ledger: Path) -> None:
    source = shared / "icews18_jan_jun" / "icews18_jan_jun.csv.gz"
    if not source.exists():
        pytest.skip(f"there is no {source}")
    part = ledger.with_name("icews.csv")
    with (
        gzip.open(source, "rt", encoding="utf-8", newline="") as rows,
        part.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, lineterminator="\n")
        for number, row in enumerate(csv.reader(rows)):
            if number > 25_000:
                break
            writer.writerow(row)
    import_file(part, ledger)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install -y --no-install-recommends chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def seen(browser: Browser, served: str) -> Iterator[tuple[Any, list[str]]]:
    """A fresh page and what its console says."""
    context = browser.new_context(base_url=served)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # A page that is left while its icon is on the way aborts the request: no fault of the page.
    page.on("requestfailed", lambda r: said.append(f"failed: {r.url}") if r.failure != "net::ERR_ABORTED" else None)
    yield page, said
    context.close()


def _follow(page: Any) -> list[str]:
    """One happening, document and pledge that the pages lead to."""
    page.goto("/?kind=pledge")
    found = [
        page.locator("a.row-open").first.get_attribute("href"),
        page.locator('a[href^="/documents/"]').first.get_attribute("href"),
    ]
    page.goto("/pledges")
    found.append(page.locator('a[href^="/pledges/h"]').first.get_attribute("href"))
    return found


def test_a_walk_over_every_page_leaves_the_console_empty(seen: tuple[Any, list[str]], served: str) -> None:
    page, said = seen
    for path in (*PATHS, *_follow(page)):
        page.goto(path)
        assert page.locator("h1").count() >= 1, path
        requested = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
        assert all(address.startswith(served) for address in requested), path
        assert [line for line in said if EXPECTED not in line] == [], path


def test_no_page_has_a_serious_accessibility_violation(seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    for path in (*PATHS, *_follow(page)):
        page.goto(path)
        assert _grave(page) == [], path
    page.emulate_media(color_scheme="dark")
    for path in ("/", "/ties/USA/RUS", *_follow(page)):
        page.goto(path)
        assert _grave(page, runOnly=["color-contrast"]) == [], path


def test_a_violation_would_be_seen(seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto("/ties")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img src=/static/icon.svg>')")
    assert {name for name, _ in _grave(page)} == {"image-alt", "label"}


def _grave(page: Any, **options: Any) -> list[tuple[str, Any]]:
    """Serious violations that axe-core finds, each with where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]


def test_the_desk_is_walked_by_keyboard_alone(seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto("/pledges")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/")
    page.keyboard.press("/")
    page.keyboard.type("Olympics")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Olympics**")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    wanted = page.evaluate("document.activeElement.href")
    assert "/happenings/" in wanted
    page.keyboard.press("Enter")
    page.wait_for_url(wanted)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_an_entry_and_its_words_light_up_together(seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto(_follow(page)[1])
    entry = page.locator("[data-entry]").first
    ident = entry.get_attribute("data-entry")
    entry.hover()
    assert page.locator(f'[data-e~="{ident}"].on').count() >= 1
    page.locator(f'[data-e~="{ident}"]').first.hover()
    assert "on" in entry.get_attribute("class").split()


def test_the_pages_work_without_a_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#q", "gas")
    page.click("form.search button")
    page.locator("a.row-open").first.click()
    assert page.locator("h1").count() == 1
    context.close()


def test_a_pledge_is_judged_in_the_browser(seen: tuple[Any, list[str]]) -> None:
    page, said = seen
    page.goto(_follow(page)[2])
    page.select_option("select[name=outcome]", "in_the_works")
    page.fill("textarea", "seen by a browser")
    page.click("text=Keep it")
    assert "in the works" in page.locator("h2").first.inner_text()
    page.click("text=Take back")
    assert page.locator("text=seen by a browser").count() == 0
    assert said == []
