"""Every page answers, on a ledger of examples and on one of nothing, and shows what the ledger holds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.ledger.ledger import Ledger
from tieline.records.contact import ContactMode

PAGES = (
    "/", "/?q=sanctions&who=Russia%2C+Biden&since=2021-01-01&kind=contact", "/changes", "/changes?since=2020-01-01",
    "/ties", "/ties/USA/RUS", "/ties/usa/Russia?since=2021-01-01&until=2021-12-31", "/ties/CHN/PER",
    "/ties/USA/RUS/rows?measure=breaks&since=2021-06-01", "/pledges", "/pledges?q=gas&who=Serbia", "/claims", "/phrases",
    "/phrases?phrase=strategic", "/phrases?phrase=nothing+says+this", "/phrases?one=USA&other=RUS", "/network",
    "/network?of=RUS", "/compare", "/brief", "/brief?one=USA&other=RUS&since=2021-01-01&until=2022-01-31",
)  # fmt: skip


def links(html: str, start: str) -> list[str]:
    """The addresses of a page that begin so, each once."""
    return list(dict.fromkeys(re.findall(rf'href="({re.escape(start)}[^"#]*)', html)))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("which", ["client", "empty"])
def test_every_page_answers(path: str, which: str, request: pytest.FixtureRequest) -> None:
    looked: TestClient = request.getfixturevalue(which)
    answer = looked.get(path)
    assert answer.status_code == 200, answer.text
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_an_empty_ledger_says_how_to_fill_it(empty: TestClient) -> None:
    assert "tieline read report.txt" in empty.get("/").text


def test_two_leaders_are_found_by_name_and_lead_to_what_was_said(client: TestClient) -> None:
    found = client.get("/", params={"who": "Xi Jinping, Putin", "kind": "contact"}).text
    assert "15 December 2021" in found
    assert "Video meeting" in found
    (first, *_) = links(found, "/happenings/")
    opened = client.get(first).text
    assert "met by video" in opened
    assert "What else these reports tell" in opened


def test_two_states_in_a_search_lead_to_their_tie(client: TestClient) -> None:
    assert 'href="/ties/CHN/RUS"' in client.get("/", params={"who": "China, russia"}).text


def test_facets_narrow_what_they_count(client: TestClient) -> None:
    html = client.get("/").text
    said = re.search(r'kind=pledge">.*?</a> <span class="n">(\d+)</span>', html)
    assert said is not None
    assert f"{said[1]} happenings" in client.get("/?kind=pledge").text


def test_pages_of_results_follow_each_other(client: TestClient) -> None:
    seen: list[str] = []
    for number in range(1, 20):
        answer = client.get("/", params={"page": number})
        found = re.findall(r'row-open" href="(/happenings/[^"]+)"', answer.text)
        if not found:
            break
        seen += found
    assert len(seen) == len(set(seen)) > 100
    assert f"{len(seen)} happenings" in client.get("/").text


def _everything(client: TestClient) -> Iterator[str]:
    for number in range(1, 6):
        yield from links(client.get("/", params={"page": number}).text, "/happenings/")


def test_every_happening_and_document_of_the_examples_opens(client: TestClient) -> None:
    happenings = list(_everything(client))
    documents = set()
    for path in happenings:
        answer = client.get(path)
        assert answer.status_code == 200, path
        documents.update(links(answer.text, "/documents/"))
    assert len(documents) == 15
    for path in documents:
        assert client.get(path).status_code == 200


def test_entries_and_text_of_a_document_lead_to_each_other(client: TestClient) -> None:
    path = links(client.get("/?q=Olympics").text, "/documents/")[0]
    html = client.get(path).text
    entries = set(re.findall(r'id="e-([0-9a-f]{16})"', html))
    spans = set(re.findall(r'id="s-([0-9a-f]{16})"', html))
    assert entries
    assert entries == spans
    assert set(re.findall(r'href="#s-([0-9a-f]{16})"', html)) == entries
    assert set(re.findall(r'href="#e-([0-9a-f]{16})"', html)) <= entries


def test_the_beginning_of_an_id_leads_to_its_page(client: TestClient) -> None:
    path = links(client.get("/").text, "/happenings/")[0]
    answer = client.get(path[: len("/happenings/h") + 8], follow_redirects=False)
    assert answer.headers["location"] == path
    document = links(client.get(path).text, "/documents/")[0]
    assert client.get(f"/entries/{document.removeprefix('/documents/')[:8]}").url.path == document


def test_a_meeting_and_the_visit_it_was_held_on_lead_to_each_other(
    tmp_path: Path, look: Callable[..., TestClient]
) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        visit = Story(outlet="Herald").contact(ANA, BEN, mode=ContactMode.VISIT, when=on(TUESDAY), told="paid a visit")
        ledger.add_all([visit.reading(), Story().contact(ANA, BEN, when=on(TUESDAY)).reading()])
        ((source, target),) = [(h.id, link.happening) for h in ledger.contacts() for link in h.links]
    desk = look(tmp_path / "ledger.db")
    there, back = (desk.get(f"/happenings/{id_}").text for id_ in (source, target))
    why = r' <span class="small"><bdi>Ana Sol and Ben Okoro, visit of 2025-03-04</bdi>'
    assert re.search(rf'part of <a href="/happenings/{target}">\w+</a>{why}', there)
    assert re.search(rf'holds <a href="/happenings/{source}">\w+</a>{why}', back)


@pytest.mark.parametrize("path", ["/happenings/hffffffffffffffff", "/documents/nothing", "/entries/zz", "/nowhere"])
def test_what_is_not_there_is_said_with_a_remedy(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "query", ["since=yesterday", "page=x", "page=0", "kind=gossip", "q=%22%22", "q=%E2%80%94", "mode=%00"]
)
def test_what_cannot_be_asked_is_refused_with_a_reason(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/ties/USA/USA", "/ties/USA/Atlantis", "/ties/USA/RUS?since=2022-01-01&until=2021-01-01", "/phrases?one=USA",
     "/ties/USA/RUS/rows?measure=luck", "/changes?since=2999-01-01", "/phrases?phrase=%22", "/network?of=Atlantis",
     "/brief?one=USA&other=USA"],
)  # fmt: skip
def test_pages_refuse_with_a_reason(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "<h1>That cannot be asked</h1>" in answer.text


def test_a_tie_tells_the_last_contact_and_every_point_of_its_picture_opens(client: TestClient) -> None:
    html = client.get("/ties/USA/RUS").text
    assert "Last contact" in html
    assert "7 December 2021" in html
    points = set(re.findall(r'<a href="(/happenings/[^"]+)"', html.split("<svg", 1)[1].split("</svg>")[0]))
    assert points
    for point in points:
        assert client.get(point).status_code == 200


def test_what_changed_lists_what_is_new_and_nothing_that_was_there(client: TestClient) -> None:
    html = client.get("/changes?since=2020-01-01").text
    assert "15 new reports" in html
    assert "Video meeting" in html


def test_a_pledge_is_confirmed_and_taken_back(
    tmp_path: Path, examples: Path, look: Callable[[Path], TestClient]
) -> None:
    path = tmp_path / "own.db"
    shutil.copy(examples, path)
    client = look(path)
    address = links(client.get("/pledges").text, "/pledges/h")[0]
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(address).text)
    assert token is not None
    sent = {"csrf": token[1], "do": "confirm", "outcome": "fulfilled", "reason": "I was there", "by": "Ana"}
    answer = client.post(address, data=sent)
    assert "What came of it: fulfilled" in answer.text
    assert "I was there" in answer.text
    assert "fulfilled" in client.get("/pledges").text
    back = client.post(address, data={"csrf": token[1], "do": "undo"})
    assert "What came of it: fulfilled" not in back.text
    again = client.post(address, data={"csrf": token[1], "do": "undo"})
    assert again.status_code == 400
    assert client.post(address, data={"csrf": token[1], "do": "confirm", "outcome": "lovely"}).status_code == 400


def test_two_readouts_are_compared(client: TestClient) -> None:
    documents = [links(client.get("/", params={"outlet": f"Tieline examples, {city}", "since": "2021-12-07"}).text,
                       "/documents/")[0] for city in ("Sochi", "Kyiv")]  # fmt: skip
    one, other = (path.removeprefix("/documents/") for path in documents)
    assert "Only in" in client.get(f"/compare?one={one}&other={other}").text
    assert client.get(f"/compare?one={one}&other={one}").status_code == 400


def test_happenings_are_merged_corrected_and_given_back(
    tmp_path: Path, examples: Path, look: Callable[[Path], TestClient]
) -> None:
    path = tmp_path / "own.db"
    shutil.copy(examples, path)
    client = look(path)
    one, other = links(client.get("/?kind=contact&who=Biden%2C+Putin").text, "/happenings/")[:2]
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(one).text)
    assert token is not None
    sent = {"csrf": token[1], "by": "Ana", "reason": "one talk"}
    merged = client.post(one, data={**sent, "do": "merge", "other": other.removeprefix("/happenings/")})
    assert "says <bdi>Ana</bdi>" in merged.text
    assert "2 reports" in merged.text
    assert client.get(other).url.path == merged.url.path
    judgement = re.search(r'name="judgement" value="(\w+)"', merged.text)
    assert judgement is not None
    back = client.post(merged.url.path, data={**sent, "do": "undo", "judgement": judgement[1]})
    assert "Nobody has judged it" in back.text
    assert client.get(other).url.path == other
    corrected = client.post(one, data={**sent, "do": "correct", "field": "mode", "value": "video"})
    assert "Video meeting" in corrected.text
    for wrong in ({"do": "correct", "field": "mode", "value": "smoke"}, {"do": "merge", "other": ""}, {"do": "dance"}):
        assert client.post(one, data={**sent, **wrong}).status_code in (400, 404)


def test_a_claim_is_put_to_the_test(client: TestClient) -> None:
    path = links(client.get("/claims").text, "/claims/h")[0]
    html = client.get(path).text
    assert "Not enough evidence" in html
    assert "The test" in html
    assert client.get("/claims/our%20ties%20are%20stable").status_code == 404
    assert (
        client.get(f"/claims/{links(client.get('/pledges').text, '/pledges/h')[0].split('/')[-1]}").status_code == 400
    )
