"""Small ledgers, and clients that look at them as a browser on this machine would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from made_readings import ANA, BEN, Story, on, person

from tieline.ledger.ledger import Ledger
from tieline.records.contact import ContactMode
from tieline.web.app import create_app
from tieline.web.site import open_site

HERE = "http://127.0.0.1:8420"
Look = Callable[[Path], TestClient]


@pytest.fixture(scope="session")
def look() -> Look:
    """A client that looks at a ledger; what goes wrong in the desk reaches it as a page, as it would a browser."""

    def looking(path: Path) -> TestClient:
        return TestClient(create_app(open_site(path)), base_url=HERE, raise_server_exceptions=False)

    return looking


@pytest.fixture(scope="session")
def client(examples: Path, look: Look) -> TestClient:
    """A client that looks at the examples."""
    return look(examples)


@pytest.fixture
def empty(tmp_path: Path, look: Look) -> TestClient:
    """A client that looks at a ledger of nothing."""
    return look(tmp_path / "empty.db")


HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'{{7*7}}\u202egnp.exe"


@pytest.fixture
def hostile(tmp_path: Path, look: Look) -> TestClient:
    """A client that looks at a report whose every word means harm."""
    path = tmp_path / "hostile.db"
    with Ledger(path) as ledger:
        eve = person(f"Eve {HOSTILE}", "FRA", known=False)
        story = Story(
            outlet=f"Outlet {HOSTILE}",
            document={"title": None, "url": "javascript:alert(document.domain)", "licence": HOSTILE},
        )
        story.say(HOSTILE)
        story.contact(ANA, eve, when=on(date(2025, 3, 3)), place=f"Paris {HOSTILE}")
        story.contact(ANA, BEN, when=on(date(2025, 3, 4)), mode=ContactMode.PHONE)
        story.statement(eve, f"{HOSTILE} and {HOSTILE}")
        ledger.add(story.reading())
    return look(path)
