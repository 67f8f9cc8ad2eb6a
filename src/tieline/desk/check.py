"""A claim about a tie in; the test that it implies, then what came of it, out.

The plan is made before anything of the outcome is looked at: a reader can see it, and change it, first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tieline.desk.claim import Asked, asked
from tieline.desk.explain import file_names, told_row
from tieline.desk.snapshots import coded_folders, take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot
from tieline.ontology import shocks as listed
from tieline.ontology import states
from tieline.ontology.shocks import Shock
from tieline.records.claim import Predicate
from tieline.ties.claim_test.around import Around, around
from tieline.ties.claim_test.plan import ALPHA, HORIZON, MARGIN, Plan, choose
from tieline.ties.claim_test.run import run_test
from tieline.ties.claim_test.series import NORMALISERS
from tieline.ties.claim_test.verdict import Tested, Verdict
from tieline.ties.load import load_tie, span_of
from tieline.ties.tie import Tie
from tieline.ties.window import Window


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a user may change of a test. shocks: those to test on. test: "impact" or "recovery" for what a claim of
    resilience or stability is taken to say; None for what its words say. source: the one origin that counts."""

    shocks: tuple[Shock, ...]
    outcome: str = "tone"
    normalisers: tuple[str, ...] = tuple(NORMALISERS)
    margin: float = MARGIN
    alpha: float = ALPHA
    horizon: int = HORIZON
    test: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Check:
    """A claim, its plan, and what came of it. plan: None where nothing is known of the tie, and `nothing` says so.
    donors: for each shock how many ties there are to compare with, or why it cannot be tested. tested: None until it is
    run. rows: the happenings looked at, where they were asked for."""

    asked: Asked
    snapshot: Snapshot
    terms: Terms
    plan: Plan | None
    donors: dict[str, int | str]
    nothing: str | None = None
    tested: Tested | None = None
    rows: tuple[dict[str, Any], ...] | None = None

    @property
    def names(self) -> tuple[str, str]:
        """The names of the ends."""
        first, second = (states.get(code).name for code in self.asked.ends)
        return first, second

    @property
    def verdict(self) -> Verdict | None:
        """What the record says; None until it is run."""
        if self.nothing is not None:
            return Verdict.NOT_ENOUGH
        return self.tested.verdict if self.tested is not None else None

    def run(self) -> Check:
        """The same, tested."""
        if self.plan is None:
            return self
        with _reader(self.snapshot, self.terms) as reader:
            return replace(self, tested=run_test(_loaded(reader, self.plan, self.terms), self.plan))

    def with_rows(self, folders: Iterable[Path]) -> Check:
        """The same with the happenings that were looked at. folders: of coded tables, for the names of files."""
        if self.plan is None or self.tested is None:
            return replace(self, rows=())
        files, wanted = file_names(folders), set(self.tested.rows)
        with _reader(self.snapshot, self.terms) as reader:
            known = _loaded(reader, self.plan, self.terms).happenings.rows.to_pylist()
        return replace(self, rows=tuple(told_row(row, files) for row in known if row["happening"] in wanted))

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        told: dict[str, Any] = {
            "claim": self.asked.plain(),
            "names": list(self.names),
            "snapshot": self.snapshot.id,
            "source": self.terms.source,
            "plan": {**self.plan.plain(), "donors_of": self.donors} if self.plan is not None else None,
            "nothing": self.nothing,
            "verdict": str(self.verdict) if self.verdict is not None else None,
            "result": self.tested.plain() if self.tested is not None else None,
        }
        return told if self.rows is None else told | {"rows": list(self.rows)}


def terms(*, file: Path | None = None, days: Iterable[tuple[date, str | None]] = (), **others: Any) -> Terms:
    """The terms of a test. file: a user's list of shocks; days: further ones, each with a name or None. Without
    either, the list that ships. Raises `ValueError` for what is wrong with them."""
    given = {name: value for name, value in others.items() if value is not None}
    _refuse_senseless(given)
    own = tuple(listed.on(day, name) for day, name in days)
    found = (*listed.read(file), *own) if file is not None else own or listed.table()
    return Terms(shocks=found, **given)


def _refuse_senseless(given: dict[str, Any]) -> None:
    """Numbers that no test can have are refused also where there is nothing to test."""
    if not 0 < given.get("margin", 1) < float("inf"):
        raise ValueError(f"the margin is a number of standard deviations above 0, not {given['margin']:g}")
    if not 0 < given.get("alpha", 0.05) < 0.5:
        raise ValueError(f"alpha is an error rate above 0 and below 0.5, not {given['alpha']:g}")
    if not 4 <= given.get("horizon", 13) <= 26:
        raise ValueError(f"the horizon is 4 to 26 weeks, not {given['horizon']}")


def checks(
    ledger: Path,
    what: str | None,
    chosen: Terms,
    *,
    between: tuple[str, str] | None = None,
    predicate: Predicate | None = None,
    since: date | None = None,
    until: date | None = None,
    coded: Iterable[Path] = (),
    snapshot: str | None = None,
) -> tuple[Check, ...]:
    """The checks that a text, the id of a stored claim, or a tie asks for, planned but not run.

    what: a text or an id; None for all stored claims between two ends. Raises `ValueError` for wrong usage,
    `tieline.desk.claim.UncodedError` among them, and `LedgerError`.
    """
    if between is not None and between[0] == between[1]:
        raise ValueError(f"a tie is between two different ends, not {between[0]} and itself")
    if since is not None and until is not None:
        Window(since, until)
    found = asked(ledger, what, between, predicate)
    taken = take(ledger, coded, named=snapshot)
    return tuple(_planned(one, taken, chosen, since, until) for one in found)


def _planned(one: Asked, taken: Snapshot, chosen: Terms, since: date | None, until: date | None) -> Check:
    with _reader(taken, chosen) as reader:
        known = span_of(reader, one.ends)
        if known is None:
            between = " and ".join(states.get(code).name for code in one.ends)
            nothing = f"Nothing is known of any doing between {between}: import a source that reports on them."
            return Check(asked=one, snapshot=taken, terms=chosen, plan=None, donors={}, nothing=nothing)
        begin = since or min(known.since, until or known.since)
        plan = _plan(one, chosen, Window(begin, until or max(known.until, begin)))
        donors = _donors(_loaded(reader, plan, chosen), plan) if plan.shaken else {}
    return Check(asked=one, snapshot=taken, terms=chosen, plan=plan, donors=donors)


def _plan(one: Asked, chosen: Terms, window: Window) -> Plan:
    recovery = chosen.test == "recovery" or (chosen.test is None and one.recovery)
    kept, left = choose(chosen.shocks, one.ends, window, horizon=chosen.horizon)
    plan = Plan(
        predicate=one.predicate,
        polarity=one.polarity,
        ends=one.ends,
        window=window,
        outcome=chosen.outcome,
        normalisers=chosen.normalisers,
        margin=chosen.margin,
        alpha=chosen.alpha,
        horizon=chosen.horizon,
        delay=chosen.horizon if recovery else 0,
        falls_only=recovery,
        superlative=one.superlative,
    )
    return replace(plan, shocks=kept, excluded=left) if plan.shaken else replace(plan, delay=0, falls_only=False)


def _donors(tie: Tie, plan: Plan) -> dict[str, int | str]:
    """How many ties each shock is compared with, or why it is refused: counts alone, nothing of the outcome."""
    found = ((shock, around(tie, plan, shock)) for shock in plan.shocks)
    return {
        shock.id: len(weeks.sums.ties) - 1
        if isinstance(weeks, Around)
        else f"{weeks.reason} ({weeks.n} of {weeks.needed} needed)"
        for shock, weeks in found
    }


def _reader(taken: Snapshot, chosen: Terms) -> SnapshotReader:
    if chosen.source is not None and chosen.source not in taken.manifest.origins:
        known = ", ".join(taken.manifest.origins) or "none"
        raise ValueError(f"the snapshot has no source {chosen.source!r}: use one of {known}")
    return SnapshotReader(taken, None if chosen.source is None else (chosen.source,))


def _loaded(reader: SnapshotReader, plan: Plan, chosen: Terms) -> Tie:
    return load_tie(reader, plan.ends, plan.window, shocks=chosen.shocks, level=1 - 2 * plan.alpha)


def check(ledger: Path, what: str | None, chosen: Terms, *, rows: bool = False, **conditions: Any) -> tuple[Check, ...]:
    """The same, run. rows: with the happenings that were looked at. Raises as `checks` does."""
    run = [one.run() for one in checks(ledger, what, chosen, **conditions)]
    folders = coded_folders(ledger, conditions.get("coded", ()))
    return tuple(one.with_rows(folders) if rows else one for one in run)
