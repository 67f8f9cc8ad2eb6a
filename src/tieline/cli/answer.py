"""What a command that takes reports in prints: cards, a table or JSON lines, and totals on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tieline.cli.main import INTERRUPTED
from tieline.cli.output import print_json, say, show
from tieline.cli.progress import Progress

if TYPE_CHECKING:
    from tieline.desk.read import Outcome
    from tieline.ledger.ledger import Ledger
    from tieline.records.document import Document
    from tieline.records.reading import Reading
    from tieline.views.digest import Digest


class Answer:
    """What one run prints: JSON lines as documents are read; cards or a table at its end; totals on standard error.

    place: where it all went, in words. showing: whether readings are shown, or only counted.
    """

    def __init__(self, ledger: Ledger | None, place: str, *, as_json: bool, quiet: bool, showing: bool = True) -> None:
        from tieline.views.digest import Digest

        self._ledger = ledger
        self._place = place
        self._showing = showing and not quiet
        self._as_json = as_json
        self._quiet = quiet
        self._digest: Digest = Digest()
        self._done: Counter[str] = Counter()
        self._interrupted = False

    def take(self, outcomes: Iterator[Outcome], bar: Progress) -> None:
        """Take outcomes until there are no more, or the user interrupts: what is finished by then counts."""
        from tieline.desk.read import Failed, Read

        try:
            for outcome in outcomes:
                if isinstance(outcome, Failed):
                    self._done["failed"] += 1
                    bar.say(str(outcome.fault))
                    continue
                self._done[outcome.added or "read" if isinstance(outcome, Read) else "known"] += 1
                if not self._showing:
                    continue
                if isinstance(outcome, Read):
                    self._keep(outcome.reading)
                elif self._digest.is_full:
                    self._digest.pass_over()
                else:
                    self._keep(self._told(outcome.document))
        except KeyboardInterrupt:
            self._interrupted = True

    def _told(self, document: Document) -> Reading:
        """What the ledger holds of a document that it knew already."""
        assert self._ledger is not None  # only a ledger knows documents
        return self._ledger.reading(document.id)

    def _keep(self, reading: Reading) -> None:
        from tieline.desk.plain import plain_reading

        if self._as_json:
            print_json({**plain_reading(reading), "version": reading.version})
        else:
            self._digest.add(reading)

    def close(self) -> int:
        """Print what is left to print; the exit code."""
        if self._digest.reports:
            show(self._digest)
        if not self._quiet or self._interrupted:
            self._total()
        return INTERRUPTED if self._interrupted else int(self._done["failed"] > 0)

    def _total(self) -> None:
        words = {"new": "new", "superseded": "read anew", "unchanged": "unchanged", "known": "known already",
                 "read": "read", "failed": "failed"}  # fmt: skip
        counts = ", ".join(f"{self._done[key]:,} {said}" for key, said in words.items() if self._done[key])
        where = f" ({self._place})" if self._place else ""
        say(f"{'interrupted: ' if self._interrupted else ''}{counts or 'nothing read'}{where}")


def kept_in(ledger: Ledger | None) -> str:
    """Where readings went, in words."""
    return f"ledger: {ledger.path}" if ledger is not None else ""
