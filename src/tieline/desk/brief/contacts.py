"""Who met: the contacts of a span, each doing once, the highest and best told first in full, the others in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.desk.brief.asked import Asked, height, recency
from tieline.desk.brief.values import Citation, Paragraph, Section, Sentence
from tieline.desk.brief.wording import capital, counted, dated, joined, marked, who
from tieline.merging.actions import named_states
from tieline.merging.parties import named, principals, sides
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.happening import Happening
from tieline.records.when import When, day_of

Row = tuple[Happening, When | None, date]
IN_FULL = 6
_WEEK = timedelta(days=7)
_SHORT = 1500  # characters of a report that is about one thing
_OPENING = 400  # characters of a report that say what it is about
_NEAR = 1  # days between two tellings of one contact whose day only the report gives
_MOST_SIDES = 4  # sides of a contact that is one of this tie rather than a gathering of many
_MOST_ISSUES, _LONGEST_ISSUE = 3, 7
_HOW = {
    ContactMode.MEETING: "met", ContactMode.SIDELINE: "met on the sidelines of a larger gathering",
    ContactMode.VIDEO: "spoke by video link", ContactMode.PHONE: "spoke by telephone",
    ContactMode.LETTER: "were in touch by letter", ContactMode.CEREMONY: "took part in one ceremony",
    ContactMode.VISIT: "met during a visit",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Met:
    """A contact of the span, with all happenings that the brief takes for it. day: its own or its first report's."""

    contact: Contact
    when: When | None
    day: date
    happenings: tuple[Happening, ...]
    weight: float

    @property
    def documents(self) -> tuple[str, ...]:
        """The reports that tell it."""
        return tuple(dict.fromkeys(id_ for happening in self.happenings for id_ in happening.documents))


def meetings(asked: Asked) -> list[Met]:
    """The contacts between the two ends in the span, by day."""
    told = [(h, _of(h)) for h in asked.ledger.contacts(*asked.ends)]
    ours = [(h, c) for h, c in told if c.status is ContactStatus.HELD and not c.historical and _theirs(c, asked)]
    ours = [(h, c) for h, c in ours if _placed(asked, c)]
    contacts = dict(zip((h.id for h, _ in ours), (c for _, c in ours), strict=True))
    rows = sorted(asked.dated((h, c.when) for h, c in ours), key=lambda row: (row[2], row[1] is None, row[0].id))
    groups: list[list[Row]] = []
    for row in rows:
        home = next((g for g in reversed(groups[-8:]) if _one_doing(contacts, g, row)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return [_met(asked, contacts, group) for group in groups]


def _placed(asked: Asked, contact: Contact) -> bool:
    """Whether its day is known to the week, or a report is about it: what is only remembered has no place in time."""
    if contact.when is not None:
        return contact.when.length <= _WEEK
    return sides(contact.participants) == set(asked.ends) and _headed(asked, contact) > 0


def _headed(asked: Asked, contact: Contact) -> int:
    """How plainly its report is about it: how many parties the title names, where title or opening tell it; else 0."""
    for piece in contact.spans("mode"):
        document = asked.book.document(piece.document)
        start, title = document.title_start, document.title or document.text[:_OPENING]
        opens = piece.start < _OPENING or (start is not None and piece.start >= start) or len(document.text) < _SHORT
        if opens:
            return _names(title, contact)
    return 0


def _names(title: str, contact: Contact) -> int:
    persons = {(a.canonical or a.name).split()[-1] for a in contact.participants if a.kind is ActorKind.PERSON}
    states = {code for code, _, _ in named_states(title)}
    return sum(name in title for name in persons) or len(sides(contact.participants) & states)


def _of(happening: Happening) -> Contact:
    return next(facet for facet in happening.facets if isinstance(facet, Contact))


def _theirs(contact: Contact, asked: Asked) -> bool:
    met = sides(contact.participants)
    return set(asked.ends) <= met and len(met) <= _MOST_SIDES


def _one_doing(contacts: dict[str, Contact], group: Sequence[Row],
               row: Row) -> bool:  # fmt: skip
    """Whether a telling is taken for one that is known: the same people on one day, or near it where a day is open."""
    one, other = contacts[group[0][0].id], contacts[row[0].id]
    first, second = principals(one.participants), principals(other.participants)
    if not (first <= second or second <= first) or not first or not second:
        return False
    return any(_near(row, known) for known in group)


def _near(row: Row, known: Row) -> bool:
    """Whether two tellings are of one day, or of overlapping times where one of them is no single day of its own."""
    (first, last, open_), (since, until, also_open) = _span(row), _span(known)
    slack = timedelta(days=_NEAR if open_ or also_open else 0)
    return first - slack <= until and since - slack <= last


def _span(row: Row) -> tuple[date, date, bool]:
    _, when, day = row
    return (day, day, True) if when is None else (day_of(when.start), day_of(when.end), when.length > timedelta(0))


def _met(asked: Asked, contacts: dict[str, Contact], group: Sequence[Row]) -> Met:
    """The telling with a day, of a report that is about the contact, speaks for the group."""

    def order(row: Row) -> tuple[bool, int, bool, str]:
        told = contacts[row[0].id]
        return row[1] is None, -_headed(asked, told), told.mode is ContactMode.MEETING, row[0].id

    lead = min(group, key=order)
    contact = contacts[lead[0].id]
    sources = len({id_ for row in group for id_ in row[0].documents})
    weight = float(_headed(asked, contact) > 0) + 2 * height(contact.rank) + 0.3 * min(sources, 3)
    weight += 0.5 * (len(sides(contact.participants)) == 2) + 0.3 * recency(lead[2], asked.since, asked.until)
    return Met(contact=contact, when=lead[1], day=lead[2], happenings=tuple(row[0] for row in group), weight=weight)


def contacts_section(asked: Asked, met: Sequence[Met]) -> Section:
    """The section "Who met"."""
    if not met:
        note = "The ledger holds no contact between the two in this span whose day, or the day of its report, is known."
        return Section(key="contacts", title="Who met", notes=(note,))
    ranked = sorted(met, key=lambda m: (-m.weight, m.day, m.happenings[0].id))
    chosen = ranked[: asked.most(IN_FULL)]
    rest = sorted(ranked[asked.most(IN_FULL) :], key=lambda m: m.day)
    full = [_sentence(asked, one) for one in sorted(chosen, key=lambda m: (m.day, m.happenings[0].id))]
    paragraphs = [Paragraph(sentences=tuple(full))]
    if rest:
        paragraphs.append(Paragraph(sentences=(_passing(asked, rest),)))
    return Section(key="contacts", title="Who met", paragraphs=tuple(paragraphs))


def _passing(asked: Asked, rest: Sequence[Met]) -> Sentence:
    happenings = [h for one in rest for h in one.happenings]
    first, last = dated(rest[0].when, rest[0].day), dated(rest[-1].when, rest[-1].day)
    text = f"There {'was' if len(rest) == 1 else 'were'} {counted(len(rest), 'further contact')}"
    text += f", {first}" if len(rest) == 1 else f", the first {first} and the last {last}"
    return asked.book.sentence(
        f"{text.rstrip(',')}.", asked.book.cite(rest[0].happenings[0], rest[-1].happenings[0]), *happenings
    )


def _sentence(asked: Asked, one: Met) -> Sentence:
    place = f" in {one.contact.place}" if one.contact.place else ""
    subjects = list(_subjects(asked, one.contact))
    about = f", on {joined(marked(c.text) for c in subjects)}" if subjects else ""
    text = f"{capital(dated(one.when, one.day))} {parties(asked, one.contact)} {_how(one)}{place}{about}."
    return asked.book.sentence(text, (*asked.book.cite(*one.happenings), *subjects), *one.happenings)


def _how(one: Met) -> str:
    """How they met; where the reports differ, all that they say."""
    told = {t.value for h in one.happenings for d in h.disagreements if d.field == "mode" for t in d.tellings}
    modes = sorted({one.contact.mode.value, *told})
    return _HOW[one.contact.mode] if len(modes) == 1 else f"were in contact (told as {' and as '.join(modes)})"


def parties(asked: Asked, contact: Contact) -> str:
    """Who took part: the named persons of each side, else the side; those who led first."""
    kept = named(contact.participants)
    chosen = [a for a in contact.participants if a.identity in kept] or list(contact.participants)
    chosen.sort(key=lambda a: (a.state not in asked.ends, a.rank.order if a.rank else 99))
    shown = _few(chosen)
    return joined([who(a, titled=asked.first_named(a)) for a in shown])


def _few(actors: Sequence[Actor]) -> list[Actor]:
    """At most two of each side."""
    counts: dict[str | None, int] = {}
    kept = []
    for actor in actors:
        counts[actor.state] = counts.get(actor.state, 0) + 1
        if counts[actor.state] <= 2 or actor.kind is not ActorKind.PERSON:
            kept.append(actor)
    return kept


def _subjects(asked: Asked, contact: Contact) -> Iterator[Citation]:
    """What a contact was about, in the words of its report."""
    labelled = [piece for piece in contact.spans("issues") if contact.issues[piece.item] != "unspecified"]
    short = [piece for piece in labelled if len(piece.text.split()) <= _LONGEST_ISSUE]
    for piece in list({p.text.casefold(): p for p in short}.values())[:_MOST_ISSUES]:
        yield asked.book.quote(piece.document, piece.start, piece.end)
