"""The ledger as Python programs open it: the store, and what is computed from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.ledger.ledger import Ledger as Store
from tieline.ontology import states

if TYPE_CHECKING:
    from tieline.desk.check import Check
    from tieline.desk.judge import Judged
    from tieline.desk.tie import TieReport


class Ledger(Store):
    """An open ledger file; a context manager. What it takes and what it can be asked is that of the store below."""

    def tie(
        self,
        one: str,
        other: str,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        coded: Iterable[Path | str] = (),
        snapshot: str | None = None,
    ) -> TieReport:
        """What every measure says of the tie between two ends.

        one, other: codes such as "CHN", or names. since, until: first and last day, also in ISO form; what is left out
        is that of what is known. coded: folders of coded tables; without any, the one beside the ledger. snapshot: the
        id of one to read; otherwise one is made of the ledger as it is now.

        Raises `ValueError` for what is no state, a tie with itself, a day that is none or reversed days, and
        `tieline.ledger.LedgerError`.
        """
        from tieline.desk.tie import tie_report

        return tie_report(
            self.path,
            states.code_of(one),
            states.code_of(other),
            since=_day(since),
            until=_day(until),
            coded=[Path(folder) for folder in coded],
            snapshot=snapshot,
        )

    def check(
        self,
        what: str | None = None,
        *,
        between: tuple[str, str] | None = None,
        predicate: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        shocks: Path | str | None = None,
        days: Iterable[date | str] = (),
        coded: Iterable[Path | str] = (),
        snapshot: str | None = None,
        rows: bool = False,
        **others: Any,
    ) -> tuple[Check, ...]:
        """Put claims about a tie to the test.

        what: a text, or the id of a stored claim; None for all stored claims between two ends. between: codes or
        names, where the text leaves its tie open. predicate: what is claimed, where it is not found in the text.
        shocks: a file of your own list; days: shocks by their day. rows: with the happenings that were looked at.
        others: outcome, normalisers, margin, alpha, horizon, test, source, as `tieline.desk.check.Terms` has them. The
        rest as in `tie`.

        Raises `ValueError` for wrong usage, such as a text without a claim, and `tieline.ledger.LedgerError`.
        """
        from tieline.desk.check import check, terms
        from tieline.records.claim import Predicate

        asked = [(day, None) for day in map(_day, days) if day is not None]
        chosen = terms(file=Path(shocks) if shocks is not None else None, days=asked, **others)
        return check(
            self.path,
            what,
            chosen,
            rows=rows,
            between=(states.code_of(between[0]), states.code_of(between[1])) if between is not None else None,
            predicate=Predicate(predicate) if predicate is not None else None,
            since=_day(since),
            until=_day(until),
            coded=[Path(folder) for folder in coded],
            snapshot=snapshot,
        )

    def merge(self, *ids: str, by: str, reason: str | None = None) -> Judged:
        """Keep that entries, by ids of happenings or records, tell one doing. by: who says so.

        So with the four methods below; all raise `tieline.desk.judge.JudgeError` or `tieline.ledger.LedgerError` with
        the reason. What contradicts a judgement that stands is refused.
        """
        from tieline.desk.judge import judge_same

        return judge_same(self, ids, by=by, reason=reason)

    def split(self, id_: str, *records: str, by: str, reason: str | None = None) -> Judged:
        """Keep that records of an entry, or its reports where none is named, tell another doing than the rest."""
        from tieline.desk.judge import judge_different

        return judge_different(self, id_, records, by=by, reason=reason)

    def correct(self, id_: str, field: str, value: str, *, by: str, reason: str | None = None) -> Judged:
        """Keep that a field holds another value: `ledger.correct("h0b77", "day", "2025-01-20", by="Ada")`."""
        from tieline.desk.judge import correct

        return correct(self, id_, field, value, by=by, reason=reason)

    def reject(self, id_: str, *, by: str, reason: str | None = None) -> Judged:
        """Keep that a record, or all records of a happening, tell nothing that is so."""
        from tieline.desk.judge import judge_wrong

        return judge_wrong(self, id_, by=by, reason=reason)

    def undo(self, judgement: str, *, by: str, reason: str | None = None) -> Judged:
        """Take a judgement back, by its id."""
        from tieline.desk.judge import undo

        return undo(self, judgement, by=by, reason=reason)


def _day(day: date | str | None) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day
