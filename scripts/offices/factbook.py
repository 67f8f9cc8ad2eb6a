"""The CIA World Factbook's monthly snapshots, 2015 to 2026: titles and full names of those in office, with dates."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from offices.evidence import Spell, tidy, words
from offices.texts import WANTED, usual_office
from tieline.ontology import names, states, titles
from tieline.ontology.states import StateKind
from tieline.records.actor import Rank

SOURCE = "CIA World Factbook snapshots 2015-2026"
# A monarch or president listed for several states is kept where he reigns, not where he is represented.
HOMES = frozenset(("uk", "nl", "da", "fr", "us", "nz", "as", "no"))
# A successor who begins this many days after the last snapshot that shows a person did not follow him at once.
LAG = 45
# The snapshots of April 2017 to November 2020 repeat those of March 2017.
STALE_FROM, STALE_TO = date(2017, 3, 28), date(2020, 11, 23)
GAP_END = date(2021, 2, 1)
# Offices that one person holds at a time, so that a successor's first day ends the predecessor's.
SINGLE = frozenset((Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT))


@dataclass(frozen=True, slots=True)
class _Entry:
    state: str
    name: str
    surname: str
    office: str
    rank: Rank
    since: date
    since_known: bool
    first_seen: date
    last_seen: date


def officials(path: Path) -> Iterator[Spell]:
    """Spells of heads of state and of government, their deputies and whatever ministers the tables mix in."""
    entries = [_without_slips(entry) for entry in _one_each(list(_entries(path)))]
    final = max(entry.last_seen for entry in entries)
    by_office: dict[tuple[str, Rank, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_office[entry.state, entry.rank, entry.office].append(entry)
    for (_, rank, _), group in by_office.items():
        for entry in group:
            end, known = _end(entry, group if rank in SINGLE else [], final)
            yield Spell(
                name=entry.name,
                surname=entry.surname,
                office=entry.office,
                rank=rank,
                state=entry.state,
                start=entry.since,
                start_known=entry.since_known,
                end=end,
                end_known=known,
                seen=entry.last_seen,
                source=SOURCE,
            )


def _end(entry: _Entry, group: list[_Entry], final: date) -> tuple[date | None, bool]:
    others = [e for e in group if names.core(e.surname) != names.core(entry.surname)]
    later = sorted(e.since for e in others if e.since > entry.since and e.since_known)
    if later and (later[0] - entry.last_seen).days < LAG:
        return later[0] - timedelta(days=1), True
    if entry.last_seen == final:
        return None, False
    return max(entry.last_seen, entry.since), False


def _without_slips(entry: _Entry) -> _Entry:
    """A tenure that no snapshot showed for a year after its first day has a slip of the pen in that day."""
    unseen = (entry.first_seen - entry.since).days > 400
    return replace(entry, since=entry.first_seen, since_known=False) if unseen and entry.first_seen > GAP_END else entry


def _one_each(entries: list[_Entry]) -> list[_Entry]:
    """One entry for a person's tenure that the snapshots spell in several ways, under the latest spelling."""
    kept: dict[tuple[str, str, str, date], _Entry] = {}
    for entry in sorted(entries, key=lambda e: e.last_seen):
        key = (entry.state, entry.office, names.core(entry.surname)[-1][:3], entry.since)
        earlier = kept.get(key)
        kept[key] = replace(entry, first_seen=min(entry.first_seen, earlier.first_seen)) if earlier else entry
    return list(kept.values())


def _entries(path: Path) -> Iterator[_Entry]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    places: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        places[row["title_and_name"]].add(row["factbook_code"])
    for row in rows:
        state = states.by_fips(row["factbook_code"].upper())
        codes = places[row["title_and_name"]]
        away = len(codes) > 1 and codes & HOMES and row["factbook_code"] not in HOMES
        if state is not None and state.kind is not StateKind.TERRITORY and not away:
            yield from _read(row, state.code)


def _read(row: dict[str, str], state: str) -> Iterator[_Entry]:
    first, last = date.fromisoformat(row["first_seen"]), date.fromisoformat(row["last_seen"])
    if STALE_FROM < last <= STALE_TO:
        last = max(first, STALE_FROM)
    since, known = _since(row["since"], first)
    text = re.sub(r",? ?\(.*?\)", "", row["title_and_name"]).strip(' "')
    found = _title(text)
    if found is None or "represented" in text or re.match(r"\S+(?: \S+)?[- ]elect\b", text, re.IGNORECASE):
        return
    title, rest = found
    rank = title.rank_for(state)
    if rank not in WANTED or rank is None or not title.office:
        return
    plural = text.split(rest)[0].rstrip(" ,").endswith("s")
    parts = re.split(r", (?!Jr|Sr|III?\b)(?=[A-Z])| and ", rest) if plural else [rest]
    if len(parts) > 1 and rank in SINGLE:
        return  # "Prime Ministers A, B, C": the deputies, by a slip
    for part in parts:
        name, surname = _name(part)
        if name and surname:
            yield _Entry(state, name, surname, usual_office(title.office, state), rank, since, known, first, last)


def _title(text: str) -> tuple[titles.Title, str] | None:
    """The longest title at the beginning, and what follows it up to the name: "of the Swiss Confederation" goes."""
    lower = text.lower().replace("-", " ")
    for phrase in _phrases():
        if lower.startswith((phrase + " ", phrase + ", ")):
            rest = text[len(phrase) :].strip(" ,")
            return titles.gazetteer()[phrase] if phrase in titles.gazetteer() else _spaced()[phrase], _to_name(rest)
    return None


def _to_name(rest: str) -> str:
    """Skips the rest of a title ("of the Islamic Republic of Afghanistan", "and Minister of Defense")."""
    if re.match(r"(of|for|and) ", rest):
        words = rest.split()
        capital = next((i for i, w in enumerate(words) if _is_capital(w)), None)
        if capital is None:
            return rest
        start = capital
        while start > 0 and words[start - 1][:1].isupper() and words[start - 1].lower() not in _TITLE_WORDS:
            start -= 1
        if start and words[start - 1] in ("of", "for", "the"):
            start = min(start + 1, capital)
        return " ".join(words[start:])
    return rest


_TITLE_WORDS = frozenset(words()["of_titles"])


# Capitals that are no surname: numerals of monarchs (but XI is one), letters behind a name.
_NO_SURNAMES = frozenset(("II", "III", "IV", "VI", "VII", "VIII", "XVI", "RN", "CEO"))


def _is_capital(word: str) -> bool:
    """Whether a word is a surname in capitals: "PUTIN", "al-SISI", "McCONNELL", but no "II" and no initial."""
    bare = re.sub(r"^(?:al|el|as|at|an|ad|ar|ash|az|ul|ur)-", "", word, flags=re.IGNORECASE)
    letters = re.sub(r"[^\w]", "", re.sub(r"^(?:Mc|Mac|O|D|L|Fitz)(?=['’]?[A-Z]{2})", "", bare))
    return len(letters) > 1 and letters.isupper() and letters not in _NO_SURNAMES


def _name(part: str) -> tuple[str, str]:
    """Name in natural order and surname, from "Mikhail Vladimirovich MISHUSTIN": capitals mark the surname."""
    tidied = re.sub(r",? (Jr|Sr)\b\.?", "", tidy(part)).partition(",")[0]
    tidied = _ASIDE.split(tidied)[0]
    while tidied.partition(" ")[0].lower() in _TITLE_WORDS:
        tidied = tidied.partition(" ")[2]
    marked = [w for w in tidied.split() if _is_capital(w)]
    surname = " ".join(map(_cased, marked)).strip(",")
    name = " ".join(_cased(w) if _is_capital(w) else w for w in tidied.split())
    return name.strip(" ,"), surname


_ASIDE = re.compile(r" (?:appointed|serving|since|note|acting|is|was|who|as|in exile)\b")


def _cased(word: str) -> str:
    cased = "-".join(_piece(piece) for piece in word.split("-"))
    return re.sub(r"(?<=['’])([a-z])(?=[a-z]{2})", lambda m: m[1].upper(), cased).strip(",")


def _piece(piece: str) -> str:
    prefix = re.match(r"(?:Mc|Mac|Fitz)?(?=[A-ZÀ-Þ]{2})", piece)
    lead = prefix[0] if prefix else ""
    rest = piece[len(lead) :]
    return lead + (rest[:1] + rest[1:].lower() if rest.isupper() else rest)


def _since(text: str, first_seen: date) -> tuple[date, bool]:
    """The day of appointment; where only the month or the year is told, a day certainly in office."""
    for form, whole in (("%d %B %Y", True), ("%B %Y", False)):
        try:
            found = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
        return (found, True) if whole else ((found.replace(day=28) + timedelta(days=3)), False)
    return first_seen, False


def _phrases() -> list[str]:
    spaced = set(titles.gazetteer()) | set(_spaced())
    return sorted(spaced, key=len, reverse=True)


def _spaced() -> dict[str, titles.Title]:
    return {p.replace("-", " "): t for p, t in titles.gazetteer().items()}
