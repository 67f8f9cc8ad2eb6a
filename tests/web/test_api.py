"""The API answers as `--json` prints, describes itself, and never fails whatever it is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from click.testing import CliRunner
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error

from tieline.cli.main import tieline
from tieline.web.app import create_app
from tieline.web.site import open_site

PATHS = (
    "contacts", "events?since=2021-01-01", "statements?between=RUS", "pledges?once=true", "claims", "documents?text=gas",
    "search?q=gas&who=Putin", "changes?since=2020-01-01", "ties/USA/RUS", "ties/USA/RUS/rows?measure=level",
    "network", "phrases?phrase=strategic", "brief/USA/RUS",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("which", ["client", "empty"])
def test_every_address_answers_with_an_object(path: str, which: str, request: pytest.FixtureRequest) -> None:
    looked: TestClient = request.getfixturevalue(which)
    answer = looked.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("kind", ["contacts", "events", "statements", "pledges", "claims", "documents"])
def test_a_listing_is_what_the_command_prints(client: TestClient, examples: Path, kind: str) -> None:
    printed = CliRunner().invoke(tieline, [kind, "--ledger", str(examples), "--json"], catch_exceptions=False).stdout
    items = client.get(f"/api/v1/{kind}").json()["items"]
    assert items == [json.loads(line) for line in printed.splitlines()][:100]


def test_an_entry_is_what_the_command_prints(client: TestClient, examples: Path) -> None:
    (first, *_) = client.get("/api/v1/contacts").json()["items"]
    printed = CliRunner().invoke(tieline, ["show", first["id"], "--ledger", str(examples), "--json"]).stdout
    assert client.get(f"/api/v1/entries/{first['id'][:10]}").json() == json.loads(printed)


def test_a_limit_says_that_there_is_more(client: TestClient) -> None:
    told = client.get("/api/v1/events?limit=2").json()
    assert len(told["items"]) == 2
    assert told["more"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("contacts?since=yesterday", 400), ("contacts?between=Atlantis", 400), ("contacts?limit=0", 400), ("nothing", 404),
     ("entries/zz", 404), ("documents?text=%22", 400), ("ties/USA/USA", 400), ("search?kind=gossip", 400),
     ("compare?one=zz&other=yy", 404), ("contacts?since=2022-01-01&until=2021-01-01", 400)],
)  # fmt: skip
def test_a_refusal_names_the_reason_and_the_remedy(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"reason", "remedy"}


def test_the_api_describes_itself(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert "/api/v1/contacts" in described["paths"]
    assert all(set(methods) == {"get"} for methods in described["paths"].values())
    page = client.get("/api/docs").text
    for path in described["paths"]:
        assert path in page


def test_no_wish_makes_the_api_fail(examples: Path) -> None:
    """schemathesis, in process: for every operation some valid and some broken requests."""
    app = create_app(open_site(examples))
    described = app.openapi()
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "127.0.0.1"})
    seen = set()
    for found in schema.get_all_operations():
        operation: Any = found
        _ask(operation.ok())
        seen.add(operation.ok().path)
    assert seen == set(described["paths"])


def _ask(operation: Any) -> None:
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck),
              phases=[Phase.generate], derandomize=True)  # fmt: skip
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        case.headers["host"] = "127.0.0.1"
        case.call_and_validate(checks=[not_a_server_error])

    asked()
