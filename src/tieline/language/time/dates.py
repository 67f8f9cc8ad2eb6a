"""Dates: a parsed document in, every expression of time in its prose out, settled or with the reason why not.

Relative expressions count from the report's day (see `anchor`), and the rule each `When` names says so ("today",
"clock_on_report_day", "unit_counted_of_report"): the day of publication dates nothing by itself. Without such a day
they stay unresolved; expressions with a year resolve all the same. The decisions are those of the annotation guide
(docs/annotation/time.md). What a reader should know:

- Weekdays, and days, months and seasons without a year, follow the tense of the verb they hang on: the last one up to
  the report's day after a verb in the past, the next one from that day on after one that looks ahead. The present tense
  tells news in a headline and of most verbs (back), a timetable of verbs such as "open" (ahead); it settles a weekday,
  while a day or month then is the nearest one. Without a verb a weekday other than the report's own stays unresolved.
- "Last Tuesday" and "next Friday" are the nearest before and after the report's day, which writers mean more often than
  the week before or after.
- "Throughout the year" is what is left of it, or what has passed of it if the verb is past. "By the end of June" and
  "until December" run from the report to the end of the period named; "since 2014" ends at the report. What was done
  "by June" was done by that June; what did "not begin until Monday" began on the Monday.
- "Early", "mid" and "late" are thirds, of a year its quarters; weeks run from Monday; "two weeks ago" is a week.
- "Recently", "soon", "now", "today" in the sense of nowadays, durations, ages and the years inside names are no
  expressions of time here; "in recent years", fiscal years, anniversaries, days the calendar lacks and what counts
  from an undated event are, and stay unresolved.
- A time of day makes a moment only with a zone the text names; otherwise the day stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from spacy.tokens import Token

from tieline.language.blocks import BlockKind
from tieline.language.parse import Parsed
from tieline.language.time.anchor import report_day
from tieline.language.time.calendar import SOUTHERN_ZONES, Period
from tieline.language.time.expression import TimeExpression
from tieline.language.time.expressions import recognise
from tieline.language.time.grammar import Node
from tieline.language.time.tense import direction_of
from tieline.language.time.values import Dropped, Setting, Unsettled, Value
from tieline.records.when import When

# Kinds of expression that a following "the next day" or "that year" can mean.
_MENTIONABLE = frozenset(
    {"day", "near_day", "date", "weekday", "weekend", "week", "month", "month_name", "year", "season"}
)
# So many sentences back an expression may count from: "Later that day".
_RECALLED = 2


def read_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Every expression of time in the headline and the paragraphs, in text order, not overlapping."""
    return tuple(_Reader(parsed).read())


class _Reader:
    """One reading of one document; remembers what was spoken of last."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._anchor = report_day(parsed)
        self._southern = (parsed.document.zone or "").startswith(SOUTHERN_ZONES)
        self._last: tuple[int, Period] | None = None

    def read(self) -> Iterator[TimeExpression]:
        """The document's expressions in text order."""
        doc, text = self._parsed.doc, self._parsed.doc.text
        starts = self._parsed.block_starts
        stops = (*starts[1:], len(doc)) if starts else ()
        for block, first, stop in zip(self._parsed.prose, starts, stops, strict=True):
            if first == stop:
                continue
            base, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
            nodes = recognise(text[base:end], lambda node, base=base: self._token(base + node.start))  # type: ignore[misc]
            headline = block.kind is BlockKind.HEADLINE
            for node in nodes:
                found = self._settled(node, base, headline=headline)
                if found is not None:
                    yield found
            if headline:
                self._last = None  # "the next day" in the text does not count from its title

    def _settled(self, node: Node, base: int, *, headline: bool) -> TimeExpression | None:
        first, last = self._token(base + node.start), self._token(base + node.end - 1)
        setting = Setting(
            anchor=self._anchor,
            look=lambda: direction_of(self._parsed.doc[first.i : last.i + 1], headline=headline),
            mentioned=self._mentioned(first),
            told=self._last is not None,
            southern=self._southern,
        )
        assert node.value is not None
        try:
            period, rule = node.value.settle(setting)
        except Dropped:
            return None
        except Unsettled as reason:
            return TimeExpression(first.i, last.i, None, str(reason))
        self._remember(first, node.value, period)
        when = When(
            start=period.start,
            end=period.end,
            precision=period.precision,
            text=self._parsed.text(first, last),
            rule=rule,
            zone=self._parsed.document.zone,
        )
        return TimeExpression(first.i, last.i, when)

    def _remember(self, token: Token, value: Value, period: Period) -> None:
        if value.kind not in _MENTIONABLE:
            return
        if isinstance(period.start, datetime):
            period = replace(period, start=period.start.date(), end=period.start.date())
        self._last = (self._sentence(token), period)

    def _mentioned(self, token: Token) -> Period | None:
        """The period spoken of last, if that was in the same sentence or one of the two before."""
        if self._last is None or self._sentence(token) - self._last[0] > _RECALLED:
            return None
        return self._last[1]

    def _sentence(self, token: Token) -> int:
        return bisect_right(self._sentence_starts, token.i)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self._parsed.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.idx for token in self._parsed.doc]

    def _token(self, offset: int) -> Token:
        """The token that holds a character of the parsed text."""
        return self._parsed.doc[bisect_right(self._token_starts, offset) - 1]
