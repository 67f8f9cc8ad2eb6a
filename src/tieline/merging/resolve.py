"""Accounts in, happenings out: connected components of the accounts that are judged the same, and no more than that.

"Same" is not transitive in practice. Two invariants hold where it fails, whatever the order of arrival:
a happening holds at most one account of each document, and no two of its accounts are judged different.
Where joining everything that looks the same would break one of them, the accounts in doubt stay apart.
What persons judged comes before both: see `rulings`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tieline.merging.account import Account, Meeting
from tieline.merging.judge import COPY, OVERLAPPING_DAY, SAME_DAY, Verdict, judge_meetings

SINGLE = "single"
WITHIN = "one_document"


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that tell one doing, sorted by first member, and how they were found to.

    judged: whether what persons judged has a say in what it holds.
    """

    accounts: tuple[Account, ...]
    method: str
    judged: bool = False

    @property
    def id(self) -> str:
        """Id of the happening: "h" and the smallest member id, so that it depends on its members alone."""
        return happening_id(self.accounts[0].first)


@dataclass(frozen=True, slots=True)
class _Tale:
    """Accounts printed word for word in several documents."""

    accounts: tuple[Account, ...]

    @property
    def meeting(self) -> Meeting | None:
        """The meeting all of them tell; None if they tell none, or, with other dates, several."""
        told = {a.meeting.strict: a.meeting for a in self.accounts if a.meeting is not None}
        return next(iter(told.values())) if len(told) == 1 else None


_Cluster = tuple[_Tale, ...]


def happening_id(record: str) -> str:
    """The id of the happening whose smallest member is the given record."""
    return f"h{record}"


def method_of_copies(sizes: Sequence[int]) -> str:
    """How the accounts of one tale were found to tell one doing, by the number of records of each."""
    methods = [WITHIN] if max(sizes) > 1 else []
    if len(sizes) > 1:
        methods.append(COPY.method)
    return "+".join(methods) or SINGLE


def resolve(accounts: Iterable[Account]) -> tuple[Group, ...]:
    """The happenings some accounts tell, sorted by id.

    accounts: closed under judgement: with an account comes every account that is judged the same as it.
    """
    by_tale: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.first):
        by_tale[account.tale].append(account)
    settled, apart = _join_meetings([_Tale(tuple(members)) for members in by_tale.values()])
    clusters = [*((cluster, "") for cluster in apart), *_join_overlapping_days(settled)]
    return tuple(sorted((_group(cluster, method) for cluster, method in clusters), key=lambda group: group.id))


def _join_meetings(tales: Sequence[_Tale]) -> tuple[list[_Cluster], list[_Cluster]]:
    """Tales of one meeting joined, and tales that stay apart: those without a meeting, and those of a document that
    tells two such meetings, since nobody can say which of the two another report means."""
    settled: list[_Cluster] = []
    apart: list[_Cluster] = []
    by_meeting: dict[tuple[str, int, str], list[_Tale]] = defaultdict(list)
    for tale in tales:
        if tale.meeting is None:
            apart.append((tale,))
        else:
            by_meeting[tale.meeting.strict].append(tale)
    for rivals in by_meeting.values():
        told = Counter(a.document for tale in rivals for a in tale.accounts)
        clear = []
        for tale in rivals:
            if all(told[a.document] == 1 for a in tale.accounts):
                clear.append(tale)
            else:
                apart.append((tale,))
        if clear:
            settled.append(tuple(clear))
    return settled, apart


def _join_overlapping_days(clusters: Sequence[_Cluster]) -> list[tuple[_Cluster, str]]:
    """Clusters whose days overlap joined, unless that would join two that are judged different."""
    by_key: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[next(iter(_meetings(cluster))).key].append(cluster)
    joined: list[tuple[_Cluster, str]] = []
    for rivals in by_key.values():
        for component in _components(rivals):
            if len(component) > 1 and _is_one(component):
                joined.append((tuple(tale for cluster in component for tale in cluster), OVERLAPPING_DAY.method))
            else:
                joined.extend((cluster, "") for cluster in component)
    return joined


def _components(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    left = list(clusters)
    found = []
    while left:
        component = [left.pop()]
        for cluster in component:
            near = [other for other in left if Verdict.SAME in _verdicts(cluster, other)]
            left = [other for other in left if other not in near]
            component.extend(near)
        found.append(component)
    return found


def _is_one(component: Sequence[_Cluster]) -> bool:
    documents = Counter(a.document for cluster in component for tale in cluster for a in tale.accounts)
    return max(documents.values()) == 1 and all(
        Verdict.DIFFERENT not in _verdicts(one, other) for one, other in combinations(component, 2)
    )


def _verdicts(one: _Cluster, other: _Cluster) -> set[Verdict]:
    return {judge_meetings(m, n).verdict for m in _meetings(one) for n in _meetings(other)}


def _meetings(cluster: _Cluster) -> set[Meeting]:
    return {a.meeting for tale in cluster for a in tale.accounts if a.meeting is not None}


def _group(cluster: _Cluster, method: str) -> Group:
    accounts = tuple(sorted((a for tale in cluster for a in tale.accounts), key=lambda a: a.first))
    methods = []
    if any(a.size > 1 for a in accounts):
        methods.append(WITHIN)
    if any(len(tale.accounts) > 1 for tale in cluster):
        methods.append(COPY.method)
    told = Counter(tale.meeting.strict for tale in cluster if tale.meeting is not None)
    if any(count > 1 for count in told.values()):
        methods.append(SAME_DAY.method)
    if method:
        methods.append(method)
    return Group(accounts, "+".join(methods) or SINGLE)
