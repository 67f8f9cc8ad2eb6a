"""A tested claim as pages: first the plan, then the verdict with all that stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tieline.views.explanation import MOST, rows_table
from tieline.views.layout import WIDEST
from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, WARN, WHAT, WHO
from tieline.views.wording import counted

Plain = Mapping[str, Any]
_VERDICTS = {
    "contradicted": "CONTRADICTED",
    "supported": "SUPPORTED WITHIN THE MARGIN",
    "inconclusive": "INCONCLUSIVE",
    "not_enough_evidence": "NOT ENOUGH EVIDENCE",
    "no_test_yet": "NO TEST YET",
}
_KEY = (
    "p: of ties that had no part in it, the share that moved as much; holm: the same, corrected for the number "
    "of tests; "
    "weeks: conformal p from the tie's own weeks; past: p of the forecast from its own past; margin: p of an "
    "effect at the "
    "margin (TOST); power: the effect that would be found in four cases of five."
)
_LONGEST = 300  # characters of a claim


class PlanPage:
    """The test that a claim implies, before it is run. told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The claim, then what is tested on what."""
        yield from _page(console, options, [*_claim(self._told), *_plan(self._told["plan"])])


class VerdictPage:
    """What came of it. told: as `--json` prints it."""

    def __init__(self, told: Plain) -> None:
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Verdict, reason, numbers, what could not be tested, and the rows where they were asked for."""
        yield from _page(console, options, list(_verdict(self._told)))


def _page(console: Console, options: ConsoleOptions, body: list[RenderableType]) -> RenderResult:
    yield from console.render(Group(*body), options.update_width(min(options.max_width, WIDEST)))


def _claim(told: Plain) -> Iterator[RenderableType]:
    claim = told["claim"]
    yield Text(f"“{shown(claim['text'], _LONGEST)}”", "bold")
    line = Text(" – ".join(told["names"]), WHO)
    said = f"{claim['predicate']}, {claim['polarity']}" + ("" if claim["coded"] else " (as you say)")
    line.append(f"  {said}", WHAT)
    if claim["scope"]:
        line.append(f"  {shown(claim['scope'])}", DIM)
    yield line.append(f"  snapshot {told['snapshot']}", DIM)
    yield Text()


def _plan(plan: Plain | None) -> Iterator[RenderableType]:
    if plan is None:
        return
    yield Text("THE TEST", HEAD).append(f"  {plan['test'] or 'none yet'}", f"not bold {DIM}")
    grid = Table.grid(padding=(0, 2, 0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, said in _terms(plan):
        grid.add_row(Text(name, DIM), said)
    yield grid
    for shock in plan["shocks"]:
        donors = plan["donors_of"].get(shock["id"])
        said = f"{donors} ties to compare with" if isinstance(donors, int) else f"cannot be tested: {donors}"
        yield Text(f" {shock['day']}  {shown(shock['name'])}  ").append(said, DIM if isinstance(donors, int) else WARN)
    for shock in plan["excluded"]:
        yield Text(f" {shock['day']}  {shown(shock['name'])}  ").append(f"left out: {shock['reason']}", DIM)
    yield Text()


def _terms(plan: Plain) -> Iterator[tuple[str, str]]:
    window = plan["window"]
    yield "window", f"{window['since']} to {window['until']}"
    if plan["test"] in ("impact", "recovery"):
        base, least = plan["baseline_weeks"], plan["minimum"]
        yield "outcome", f"{plan['outcome'].replace('_', ' ')}, under {', '.join(plan['normalisers'])}"
        first = plan["delay_weeks"] + 1
        yield "looked at", f"weeks {first} to {first + plan['horizon_weeks'] - 1} after each shock"
        yield (
            "baseline",
            (f"up to {base['most']} weeks, without the {plan['gap_weeks']} before the shock; at least {base['least']}"),
        )
        donors = plan["donors"]
        yield (
            "donors",
            (
                f"at least {donors['least']} ties that share no member with "
                f"{' or '.join(donors['share_no_member_with'])}, had no "
                f"part in the shock, and have happenings in {donors['reported']:.0%} of the weeks"
            ),
        )
        yield (
            "minimum",
            (
                f"{least['happenings_before']} happenings in {least['weeks_with_happenings_before']} weeks "
                f"before, and happenings "
                f"in {least['weeks_with_happenings_after']} weeks after"
            ),
        )
    if plan["test"] is not None:
        sign = "-" if plan["falls_only"] else "±"
        yield "margin", f"{sign}{plan['margin']:g} standard deviations of a week before the shock count as none"
        yield "error", f"{plan['alpha']:g} a test, corrected for the number of shocks"


def _verdict(told: Plain) -> Iterator[RenderableType]:
    verdict, result = told["verdict"], told["result"]
    yield Text(_VERDICTS[verdict], f"bold {WARN if verdict != 'supported' else WHAT}")
    yield Text(told["nothing"] or result["reason"])
    if result is None:
        return
    if result["formula"]:
        yield Text(f"{counted(result['happenings'], 'happening')} looked at  {result['formula']}", DIM)
    if result["outcomes"]:
        yield Text()
        yield from _outcomes(result["outcomes"])
    if result["estimates"]:
        yield Text()
        yield _estimates(result["estimates"])
    for note in result["notes"]:
        yield Padding(Text(note, DIM), (0, 0, 0, 1))
    for refused in result["refused"]:
        said = f"{refused['reason']} ({refused['n']} of {refused['needed']} needed): {refused['remedy']}"
        yield Padding(Text(f"{shown(refused['name'])}: {said}", DIM), (0, 0, 0, 1))
    if "rows" in told:
        yield Text()
        yield Text("ROWS", HEAD).append(f"  {counted(len(told['rows']), 'happening')}", f"not bold {DIM}")
        yield rows_table(told["claim"]["ends"], told["rows"])
        if len(told["rows"]) > MOST:
            yield Text(f"{len(told['rows']) - MOST:,} more: --json prints all of them", DIM)


def _outcomes(outcomes: list[Plain]) -> Iterator[RenderableType]:
    first = outcomes[0]
    yield Text("EFFECTS", HEAD).append(
        f"  sd of a week before the shock, below 0 is worse; under {first['normaliser']}", f"not bold {DIM}"
    )
    table = Table(box=None, padding=(0, 2, 0, 1), header_style=DIM)
    for name in ("", "effect", "90 %", "p", "holm", "weeks", "past"):
        table.add_column(name, justify="left" if name in ("", "90 %") else "right", no_wrap=bool(name))
    for one in first["shocks"]:
        mark = " (worst)" if one["shock"] == first["worst_shock"] and len(first["shocks"]) > 1 else ""
        table.add_row(f"{shown(one['name'])}{mark}", *_numbers(one), f"{one['conformal']['p']:.3f}",
                      f"{one['forecast']['p']:.3f}")  # fmt: skip
    if len(first["shocks"]) > 1:
        table.add_row("all shocks, mean", *_numbers(first), "–", "–")
    yield table
    yield Text()
    yield Text("NORMALISERS", HEAD)
    table = Table(box=None, padding=(0, 2, 0, 1), header_style=DIM)
    for name in ("", "effect", "90 %", "p", "margin", "power", "says"):
        table.add_column(name, justify="left" if name in ("", "90 %", "says") else "right", no_wrap=True)
    for one in outcomes:
        table.add_row(one["normaliser"], *_numbers(one)[:3], f"{one['outside_margin_p']:.3f}",
                      f"{one['detectable']:.1f} sd", one["finding"])  # fmt: skip
    yield table
    yield Padding(Text(_KEY, DIM), (0, 0, 0, 1))


def _numbers(one: Plain) -> tuple[str, str, str, str]:
    interval = f"{one['low']:+.2f} to {one['high']:+.2f}"
    return f"{one['effect']:+.2f}", interval, f"{one['p']:.3f}", f"{one['adjusted_p']:.3f}"


def _estimates(estimates: list[Plain]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 1))
    for one in estimates:
        name = one["name"] if not one["of"] else f"{one['name']} · {one['of']}"
        grid.add_row(name, Text(f"{one['value']:+.2f}", WHAT), f"{one['low']:+.2f} to {one['high']:+.2f}",
                     Text(one["unit"], DIM))  # fmt: skip
    return grid
