"""Every format, written from a ledger and read back by the tool it is meant for."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import warnings
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from click.testing import CliRunner

from tieline.cli.export import export as command
from tieline.coded.records import records_of
from tieline.desk.export.panel import PERIODS, Panel
from tieline.desk.export.write import FORMATS, Wanted, export
from tieline.desk.imports import import_file
from tieline.desk.listing import list_happenings
from tieline.exports.package import NAME
from tieline.exports.told import pairs
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.ontology import states
from tieline.records.actor import Actor
from tieline.records.contact import Contact
from tieline.records.event import Aspect, Event

KINDS = ("contact", "event", "statement", "pledge", "claim")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_has_a_row_for_each_happening_of_each_kind(examples: Path, tmp_path: Path) -> None:
    done = export(examples, "csv", tmp_path / "tables", Wanted())
    with Ledger(examples, read_only=True) as opened:
        for kind in KINDS:
            listed = [row.happening.id for row in list_happenings(opened, kind, Query())]
            assert [row["id"] for row in _rows(tmp_path / "tables" / f"{kind}s.csv")] == listed
    assert done.rows == sum(len(_rows(path)) for path in done.files[:-1])


def test_a_row_of_a_report_quotes_it(examples: Path, tmp_path: Path) -> None:
    export(examples, "csv", tmp_path / "t.csv", Wanted(kinds=("contact",), reports=True))
    rows = _rows(tmp_path / "t.csv")
    with Ledger(examples, read_only=True) as opened:
        for row in rows:
            text = opened.document(row["document"]).text
            assert text[int(row["start"]) : int(row["end"])] == row["sentence"]


def test_the_same_in_csv_parquet_and_stata(examples: Path, tmp_path: Path) -> None:
    for form in ("csv", "parquet", "dta"):
        export(examples, form, tmp_path / f"events.{form}", Wanted(kinds=("event",)))
    told = pd.read_csv(tmp_path / "events.csv", dtype=str, keep_default_na=False)
    parquet = pq.read_table(tmp_path / "events.parquet")
    stata, meta = pyreadstat.read_dta(str(tmp_path / "events.dta"))
    assert list(told.columns) == parquet.schema.names == list(stata.columns)
    assert list(told["id"]) == parquet["id"].to_pylist() == list(stata["id"])
    assert parquet["weight"].to_pylist() == [None if pd.isna(one) else one for one in stata["weight"]]
    assert parquet.schema.field("weight").metadata[b"label"].decode() == meta.column_names_to_labels["weight"]
    assert all(meta.column_names_to_labels.values())


def test_equal_exports_are_equal_files(examples: Path, tmp_path: Path) -> None:
    for form in ("csv", "parquet", "dta", "polecat", "ftm"):
        paths = [tmp_path / f"{number}.{form}" for number in (1, 2)]
        for path in paths:
            export(examples, form, path, Wanted(kinds=("event",) if form in ("csv", "parquet", "dta", "ftm") else ()))
        assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("period", PERIODS)
def test_a_panel_counts_every_contact_that_lies_in_one_period(examples: Path, tmp_path: Path, period: str) -> None:
    export(examples, "panel", tmp_path / "p.csv", Wanted(panel=Panel(period=period, between=("RUS", "USA"))))
    rows = _rows(tmp_path / "p.csv")
    with Ledger(examples, read_only=True) as opened:
        found = [row.facet for row in list_happenings(opened, "contact", Query(between=("RUS", "USA")))]
    held = [one for one in found if isinstance(one, Contact) and one.status == "held" and one.when is not None]
    dated = [one for one in held if one.when and one.when.end == one.when.start]
    assert sum(int(row["contacts"]) for row in rows) >= len(dated) > 0
    assert {(row["first"], row["first_cow"], row["second_gw"]) for row in rows} == {("RUS", "365", "2")}
    assert all(date.fromisoformat(row["period"]) <= date.fromisoformat(row["period_end"]) for row in rows)


def test_a_balanced_panel_has_no_holes(examples: Path, tmp_path: Path) -> None:
    wanted = Panel(period="month", balanced=True, since=date(2021, 1, 1), until=date(2021, 12, 31))
    export(examples, "panel", tmp_path / "b.dta", Wanted(panel=wanted))
    frame, meta = pyreadstat.read_dta(str(tmp_path / "b.dta"))
    ties = frame.groupby(["first", "second", "origin"])["period"].nunique()
    assert set(ties) == {12}
    assert frame["mean_weight"].isna().sum() == (frame["happenings"] == 0).sum()
    assert meta.variable_measure
    assert frame["period"].max() == date(2021, 12, 1)


def test_a_directed_panel_tells_who_acts(examples: Path, tmp_path: Path) -> None:
    for directed in (False, True):
        export(examples, "panel", tmp_path / f"{directed}.csv", Wanted(panel=Panel(period="year", directed=directed)))
    both, each = _rows(tmp_path / "False.csv"), _rows(tmp_path / "True.csv")
    assert {"source", "target"} <= each[0].keys()
    whole = Counter({(r["first"], r["second"], r["period"]): int(r["happenings"]) for r in both})
    assert {frozenset((r["source"], r["target"])) for r in each} == {frozenset((one, other)) for one, other, _ in whole}
    total = sum(int(row["happenings"]) for row in each)
    assert sum(whole.values()) <= total <= 2 * sum(whole.values())


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("directed", [False, True])
def test_networkx_reads_the_network(examples: Path, tmp_path: Path, form: str, directed: bool) -> None:
    path = tmp_path / f"ties.{form}"
    done = export(examples, form, path, Wanted(panel=Panel(directed=directed)))
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    assert graph.is_directed() is directed
    assert graph.number_of_edges() == done.rows > 0
    assert graph.nodes["RUS"]["label"] == "Russia"
    tie = graph.edges["RUS", "USA"]
    assert tie["weight"] == tie["happenings"] + tie["contacts"]
    assert 0 <= tie["conflict_share"] <= 1


def _cameo(actor: Actor) -> str | None:
    return states.get(actor.state).cameo if actor.state else None


@pytest.mark.parametrize("layout", ["polecat", "phoenix"])
def test_our_own_importer_reads_the_layouts_of_event_data(examples: Path, tmp_path: Path, layout: str) -> None:
    path = tmp_path / f"{layout}.txt"
    done = export(examples, layout, path, Wanted())
    import_file(path, tmp_path / "again.db", parquet=tmp_path / "coded")
    stored = pq.read_table(tmp_path / "coded" / "events")
    read = stored.num_rows + stored.column("mirror_row").drop_null().length()
    assert read == done.rows > 20, "rows were refused or joined that we meant to be apart"
    told = Counter(str(row.category) for _, row in records_of(stored) if isinstance(row, Event))
    with Ledger(examples, read_only=True) as opened:
        events = [row.facet for row in list_happenings(opened, "event", Query())]
    done_acts = (Aspect.ASSERTED, Aspect.HISTORICAL)
    acts = [e for e in events if isinstance(e, Event) and e.aspect in done_acts]
    if layout == "phoenix":  # which has no row for a side without a country code
        acts = [e for e in acts if any(other and _cameo(one) and _cameo(other) for one, other in pairs(e))]
    assert told.keys() == {str(e.category) for e in acts}
    assert Counter(stored["source_state"].to_pylist())["RUS"] > 0


def test_follow_the_money_takes_the_entities(examples: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = pytest.importorskip("followthemoney", reason="pip install followthemoney (it needs ICU)").model
    done = export(examples, "ftm", tmp_path / "e.jsonl", Wanted(kinds=("contact", "event")))
    entities = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text("utf-8").splitlines()]
    assert len(entities) == done.rows == len({one["id"] for one in entities})
    proxies = {one["id"]: model.get_proxy(one) for one in entities}
    for one in entities:
        proxy = proxies[one["id"]]
        proxy.schema.validate(one)
        cleaned = model.get_proxy(one, cleaned=False)
        for name, values in one["properties"].items():
            plain = {" ".join(value.split()) for value in values}
            assert {" ".join(value.split()) for value in cleaned.get(name)} == plain, (
                f"{one['schema']}.{name} was not taken"
            )
    events = [proxy for proxy in proxies.values() if proxy.schema.name == "Event"]
    assert events
    assert all(id_ in proxies for event in events for name in ("involved", "proof") for id_ in event.get(name))


def test_a_bundle_quotes_its_reports_and_its_hashes_hold(examples: Path, tmp_path: Path) -> None:
    with Ledger(examples, read_only=True) as opened:
        ids = tuple(row.happening.id for row in list_happenings(opened, "contact", Query(limit=3)))
        export(examples, "bundle", tmp_path / "b", Wanted(ids=ids))
        for line in (tmp_path / "b" / "SHA256SUMS").read_text("utf-8").splitlines():
            content, name = line.split("  ")
            assert hashlib.sha256((tmp_path / "b" / name).read_bytes()).hexdigest() == content
        entries = [json.loads(line) for line in (tmp_path / "b" / "entries.jsonl").read_text("utf-8").splitlines()]
        assert [one["id"] for one in entries] == list(ids)
        page = (tmp_path / "b" / "evidence.md").read_text("utf-8")
        for report in {report["document"] for one in entries for report in one["reports"]}:
            assert hashlib.sha256(opened.document(report).text.encode()).hexdigest() in page


def test_the_data_package_holds(examples: Path, tmp_path: Path) -> None:
    export(examples, "csv", tmp_path / "tables", Wanted(query=Query(since=date(2021, 1, 1))))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        report = frictionless.Package(str(tmp_path / "tables" / NAME)).validate()
    assert report.valid, report.flatten(["title", "message"])
    package = json.loads((tmp_path / "tables" / NAME).read_text("utf-8"))
    assert package["tieline"]["since"] == "2021-01-01"
    assert [one["rows"] for one in package["resources"]] == [
        len(_rows(tmp_path / "tables" / one["path"])) for one in package["resources"]
    ]


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"bundle"}))
def test_a_stream_gets_what_a_file_gets(examples: Path, tmp_path: Path, form: str) -> None:
    wanted = Wanted(kinds=("event",) if form in ("csv", "parquet", "dta", "ftm") else ())
    stream = io.BytesIO()
    rows = export(examples, form, stream, wanted).rows
    done = export(examples, form, tmp_path / "file", wanted) if form != "panel" else export(
        examples, form, tmp_path / "file.csv", wanted
    )  # fmt: skip
    assert (rows, done.files[0].read_bytes()) == (done.rows, stream.getvalue())


def test_what_cannot_be_written_leaves_what_was_there(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.csv"
    export(examples, "csv", path, Wanted(kinds=("contact",)))
    before = sorted((one.name, one.read_bytes()) for one in tmp_path.iterdir())

    def broken(*_: Any) -> int:
        raise OSError("no space left on device")

    monkeypatch.setattr("tieline.exports.csv_file.write_csv", broken)
    with pytest.raises(OSError, match="no space"):
        export(examples, "csv", path, Wanted(kinds=("contact",)))
    assert sorted((one.name, one.read_bytes()) for one in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("form", "wanted", "said"),
    [
        ("csv", Wanted(), "one stream takes one table"),
        ("bundle", Wanted(kinds=("contact",)), "name a folder"),
        ("tsv", Wanted(), "is no format"),
    ],
)
def test_what_cannot_be_asked_says_why(examples: Path, form: str, wanted: Wanted, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        export(examples, form, io.BytesIO(), wanted)


def test_an_empty_ledger_gives_empty_tables(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.db"):
        pass
    done = export(tmp_path / "empty.db", "csv", tmp_path / "t", Wanted())
    assert (done.rows, len(done.files)) == (0, 6)
    assert export(tmp_path / "empty.db", "panel", tmp_path / "p.dta", Wanted()).rows == 0
    assert export(tmp_path / "empty.db", "graphml", tmp_path / "g.graphml", Wanted()).rows == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("csv", "--period", "year"), "--period says nothing of csv"),
        (("gexf", "--kind", "event"), "--kind says nothing of gexf"),
        (("ftm", "--snapshot", "0"), "--snapshot says nothing of ftm"),
        (("csv", "3f2a9c1b"), "ID says nothing of csv"),
    ],
)
def test_an_option_a_format_has_no_use_for_is_refused(words: tuple[str, ...], said: str) -> None:
    answer = CliRunner().invoke(command, [*words, "-o", "-"])
    assert answer.exit_code == 2
    assert said in answer.output
