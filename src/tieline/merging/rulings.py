"""What persons judged of accounts in, happenings out: their word comes before any rule.

Accounts that persons put together are in one happening, accounts that they told apart never are. Everything else is
left to the rules of `resolve`, which run among the accounts that nothing tells apart:

- What a person split off stands by itself; the rules join it with nothing but the copies of its text. What comes later
  joins what stayed.
- Where persons put two accounts together, everything the rules have joined with either comes along.
- Where that would bring together what persons told apart, the accounts that were put together leave what the rules had
  joined them with. If it is known on which side they belong, they stand there; if not, by themselves.

The outcome depends on the sets of accounts and of judgements alone, not on the order in which either came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.merging.account import Account
from tieline.merging.resolve import SINGLE, Group, resolve

PERSON = "person"
_STAYED = 0  # the side of whatever no person took away

Side = int | str
Marks = dict[str, dict[int, Side]]  # account -> judgement -> side


@dataclass(frozen=True, slots=True)
class Rulings:
    """Judgements of persons on accounts, which are named by their first record.

    same: sets of accounts that are in one happening. apart: for each judgement that tells accounts apart, their sides.
    """

    same: tuple[frozenset[str], ...] = ()
    apart: tuple[Mapping[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.apart)


def resolve_judged(accounts: Iterable[Account], rulings: Rulings) -> tuple[Group, ...]:
    """The happenings some accounts tell, sorted by id, given what persons judged of them.

    accounts: closed under judgement, of machines and of persons.
    """
    everyone = sorted(accounts, key=lambda a: a.first)
    if not rulings:
        return resolve(everyone)
    present = {account.first for account in everyone}
    apart = [sides for sides in sorted(rulings.apart, key=lambda s: sorted(s.items())) if present & sides.keys()]
    marks: Marks = {a.first: {n: sides[a.first] for n, sides in enumerate(apart) if a.first in sides} for a in everyone}
    bonds = _bonds(sorted(sorted(group & present) for group in rulings.same), marks)
    _mark_copies(everyone, bonds, marks)
    while True:
        groups = _joined(_by_rule(everyone, marks), bonds)
        if not _led_apart(groups, bonds, marks):
            return tuple(sorted((_said(group, marks) for group in groups), key=lambda group: group.id))


def _bonds(same: Iterable[Sequence[str]], marks: Marks) -> list[list[str]]:
    """Sets of accounts that persons put together, directly or through others.

    Nobody may judge what contradicts an earlier judgement, but another reading of a text can make two of them clash:
    then what was told apart stays apart.
    """
    bond: dict[str, set[str]] = {}
    for group in same:
        union = set(group).union(*(bond.get(first, ()) for first in group))
        if len(union) > 1 and not _clash(union, marks):
            bond.update(dict.fromkeys(union, union))
    return sorted(sorted(members) for members in {id(m): m for m in bond.values()}.values())


def _mark_copies(accounts: Sequence[Account], bonds: Sequence[Sequence[str]], marks: Marks) -> None:
    """Give copies of accounts that stand on one side the same side, unless persons put them with another."""
    told: dict[tuple[tuple[str, str], int], set[Side]] = defaultdict(set)
    for account in accounts:
        for number, side in marks[account.first].items():
            told[account.tale, number].add(side)
    numbers = sorted({number for _, number in told})
    copied = {a.first: {n: told[a.tale, n] for n in numbers if len(told[a.tale, n]) == 1} for a in accounts}
    bonded = {first for bond in bonds for first in bond}
    for together in (*bonds, *([a.first] for a in accounts if a.first not in bonded)):
        for number in numbers:
            said = {marks[first][number] for first in together if number in marks[first]}
            copies = set().union(*(copied[first].get(number, ()) for first in together))
            if not said and len(copies) == 1:
                marked = [first for first in together if number in copied[first]]
                for first in marked:
                    marks[first][number] = next(iter(copies))


def _clash(accounts: Iterable[str], marks: Marks) -> bool:
    sides: dict[int, Side] = {}
    return any(sides.setdefault(number, side) != side for a in accounts for number, side in marks[a].items())


def _by_rule(accounts: Sequence[Account], marks: Marks) -> Iterator[Group]:
    """What the rules join among accounts that stand on one side of every judgement."""
    classes: dict[frozenset[tuple[int, Side]], list[Account]] = defaultdict(list)
    for account in accounts:
        classes[frozenset(m for m in marks[account.first].items() if m[1] != _STAYED)].append(account)
    for together in classes.values():
        yield from resolve(together)


def _joined(groups: Iterable[Group], bonds: Iterable[Sequence[str]]) -> list[Group]:
    """Groups that hold accounts of one bond, made one."""
    home = {account.first: group for group in groups for account in group.accounts}
    for bond in bonds:
        parts = {home[first].id: home[first] for first in bond}
        if len(parts) > 1:
            union = _union(list(parts.values()))
            home.update((account.first, union) for account in union.accounts)
    return list({group.id: group for group in home.values()}.values())


def _union(groups: Sequence[Group]) -> Group:
    accounts = tuple(sorted((a for group in groups for a in group.accounts), key=lambda a: a.first))
    methods = {method for group in groups for method in group.method.split("+")} - {SINGLE, PERSON}
    return Group(accounts, "+".join([*sorted(methods), PERSON]), judged=True)


def _led_apart(groups: Iterable[Group], bonds: Sequence[Sequence[str]], marks: Marks) -> bool:
    """Mark the bonds that brought together what was told apart; whether there were any."""
    found = False
    for group in groups:
        members = {account.first for account in group.accounts}
        for number in sorted({number for first in members for number in marks[first]}):
            if len({marks[first][number] for first in members if number in marks[first]}) < 2:
                continue
            for bond in (bond for bond in bonds if members.issuperset(bond)):
                known = {marks[first][number] for first in bond if number in marks[first]}
                side = next(iter(known), bond[0])
                unmarked = [first for first in bond if number not in marks[first]]
                found = found or bool(unmarked)
                for first in unmarked:
                    marks[first][number] = side
    return found


def _said(group: Group, marks: Marks) -> Group:
    judged = group.judged or any(marks[account.first] for account in group.accounts)
    return Group(group.accounts, group.method, judged=judged)
