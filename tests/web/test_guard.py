"""Who may ask, what may be sent, and what a page may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from tieline.web.app import create_app
from tieline.web.site import open_site

TOKEN = "a-token-nobody-guesses"
HERE = "http://127.0.0.1:8420"


@pytest.fixture
def forms(tmp_path: Path) -> TestClient:
    """A desk with a form of its own, which is accepted if it gets through."""
    app = create_app(open_site(tmp_path / "ledger.db"))

    @app.get("/form")
    def form(request: Request) -> str:
        return str(request.scope["tieline.csrf"])

    @app.post("/form")
    async def sent(request: Request) -> str:
        return (await request.body()).decode()

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a secret of the program")

    return TestClient(app, base_url=HERE, raise_server_exceptions=False)


@pytest.fixture
def guarded(tmp_path: Path) -> TestClient:
    """A desk that others can reach."""
    app = create_app(open_site(tmp_path / "ledger.db"), local=False, token=TOKEN)
    return TestClient(app, base_url="http://desk.example:8420")


def test_pages_may_load_nothing_from_elsewhere_and_run_nothing_of_their_own(forms: TestClient) -> None:
    for path in ("/", "/static/desk.css", "/nowhere", "/broken"):
        headers = forms.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_a_fault_of_the_program_tells_nothing_of_it(forms: TestClient) -> None:
    answer = forms.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "A fault of Tieline" in answer.text


@pytest.mark.parametrize("host", ["attacker.example", "127.0.0.1.attacker.example:8420", "", "192.168.0.7"])
def test_on_this_machine_another_name_is_refused(forms: TestClient, host: str) -> None:
    assert forms.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8420"])
def test_the_names_of_this_machine_are_answered(forms: TestClient, host: str) -> None:
    assert forms.get("/", headers={"host": host}).status_code == 200


def test_a_form_with_its_token_is_accepted_whole(forms: TestClient) -> None:
    token = forms.get("/form").json()
    answer = forms.post("/form", data={"csrf": token, "reason": "so"}, headers={"origin": HERE})
    assert answer.json() == f"csrf={token}&reason=so"


def test_a_form_without_its_token_is_refused(forms: TestClient) -> None:
    token = forms.get("/form").json()
    for sent in ({}, {"csrf": ""}, {"csrf": token[:-1] + "x"}, {"csrf": "é"}):
        assert forms.post("/form", data=sent, headers={"origin": HERE}).status_code == 403


def test_the_token_of_another_browser_is_refused(forms: TestClient) -> None:
    token = forms.get("/form").json()
    forms.cookies.clear()
    assert forms.post("/form", data={"csrf": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://attacker.example"}, {"origin": "null"}, {"origin": "http://["}, {"origin": "http://127.0.0.1:9999"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_form_from_another_site_is_refused(forms: TestClient, headers: dict[str, str]) -> None:
    token = forms.get("/form").json()
    assert forms.post("/form", data={"csrf": token}, headers=headers).status_code == 403


def test_a_form_that_is_too_long_is_refused(forms: TestClient) -> None:
    token = forms.get("/form").json()
    assert forms.post("/form", data={"csrf": token, "reason": "x" * 70_000}).status_code == 413


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    for path in ("/", "/nowhere", "/?token=wrong", "/?token=", "/api/v1/documents"):
        answer = guarded.get(path)
        assert answer.status_code == 401
        assert "Search the ledger" not in answer.text or "happenings" not in answer.text
    assert guarded.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    guarded.cookies.set("tieline_access", "wrong")
    assert guarded.get("/").status_code == 401


def test_the_token_in_the_address_becomes_a_cookie(guarded: TestClient) -> None:
    first = guarded.get(f"/?q=x&token={TOKEN}", follow_redirects=False)
    assert first.status_code == 303
    assert first.headers["location"] == "/?q=x"
    assert TOKEN not in str(first.headers)
    assert guarded.get("/").status_code == 200


def test_a_program_brings_the_token_in_a_header(guarded: TestClient) -> None:
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_redirect_with_the_token_stays_on_the_desk(guarded: TestClient) -> None:
    answer = guarded.get(f"//attacker.example/?token={TOKEN}", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith("//")


def test_every_form_of_a_page_brings_the_token(forms: TestClient) -> None:
    html = forms.get("/").text
    for form in html.split("<form")[1:]:
        if 'method="post"' in form.split(">")[0]:
            assert 'name="csrf"' in form
