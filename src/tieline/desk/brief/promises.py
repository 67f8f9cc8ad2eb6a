"""What was pledged: the pledges of a span, those that fell due, and what came of them on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tieline.desk.brief.asked import Asked, recency
from tieline.desk.brief.sources import told_on
from tieline.desk.brief.values import Citation, Paragraph, Section, Sentence
from tieline.desk.brief.wording import capital, counted, cut_short, joined, marked, on, who
from tieline.desk.follow import Followed, Follower
from tieline.language.stems import stem
from tieline.language.words import FUNCTION_WORDS
from tieline.merging.actions import action_words, named_states
from tieline.ontology import states
from tieline.ontology.states import How
from tieline.records.actor import ActorKind
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening, LinkKind
from tieline.records.pledge import Binding, Outcome, Pledge
from tieline.records.when import day_of

MADE, FOLLOWED = 5, 5
_SOON = timedelta(days=92)  # ahead of the end of the span
_ALIKE = 0.6
_BINDING = {Binding.FIRM: 1.0, Binding.INTENT: 0.5, Binding.WEAK: 0.1}
_CAME = {
    Outcome.FULFILLED: "The ledger shows it fulfilled",
    Outcome.PARTLY_FULFILLED: "The ledger shows it partly fulfilled",
    Outcome.BROKEN: "The ledger shows it broken", Outcome.LAPSED: "It lapsed without evidence that it was kept",
    Outcome.IN_THE_WORKS: "The ledger shows it in the works",
}  # fmt: skip
_MOST_MAKERS = 3  # states that make one together; more speak for a body
_SHORTEST, _LONGEST = 3, 40  # words of an action that can be told

Made = tuple[Happening, Pledge, date]


def pledges_section(asked: Asked) -> Section:
    """The section "What was pledged, and what came of it"."""
    title = "What was pledged, and what came of it"
    every = list(_pledges(asked))
    follower = Follower(asked.ledger, asked.until)
    made = [one for one in every if asked.since is None or asked.since <= one[2]]
    chosen = _chosen(made, asked)
    due = _due(every, asked)
    paragraphs = []
    if chosen:
        told = [_made(asked, one) for one in sorted(chosen, key=lambda one: (one[2], one[0].id))]
        paragraphs.append(Paragraph(sentences=tuple(told)))
    ids = {happening.id for happening, _, _ in chosen}
    watched = [*due, *(one for one in chosen if one[0].id not in {h.id for h, _, _ in due})]
    came = [s for one in watched for s in _came(asked, one, follower.follow(one[0]), made_here=one[0].id in ids)]
    if came:
        paragraphs.append(Paragraph(sentences=tuple(came[: asked.most(FOLLOWED)])))
    notes = []
    if not made:
        notes.append("The ledger holds no pledge between the two in this span.")
    elif len(made) > len(chosen):
        more, listing = len(made) - len(chosen), f"tieline pledges --between {' '.join(asked.ends)}"
        notes.append(f"{capital(counted(more, 'further pledge'))} can be told: {listing} lists all.")
    if every and not came:
        notes.append("The ledger holds no evidence of what came of these pledges.")
    return Section(key="pledges", title=title, paragraphs=tuple(paragraphs), notes=tuple(notes))


def _pledges(asked: Asked) -> Iterable[Made]:
    """Pledges between the two up to the end of the span, each once, by the day of their first report."""
    told = list(asked.ledger.pledges(*asked.ends, until=asked.until))
    reports = asked.reports(told)
    for happening in told:
        pledge = next(f for f in happening.facets if isinstance(f, Pledge))
        day = told_on(happening, reports)
        repeats = any(link.kind is LinkKind.REPEATS for link in happening.links)
        if day is not None and day <= asked.until and not repeats and _tellable(pledge, asked):
            yield happening, pledge, day


def _tellable(pledge: Pledge, asked: Asked) -> bool:
    """Whether one of the two makes it, alone or with few, and its makers and matter can be named."""
    makers = {maker.state for maker in pledge.makers}
    named = all(m.canonical or m.kind is not ActorKind.PERSON for m in pledge.makers) and None not in makers
    ours = bool(makers & set(asked.ends)) and len(makers) <= _MOST_MAKERS and not pledge.historical
    return named and ours and not _at_odds(pledge, makers) and _SHORTEST <= len(pledge.action.split()) <= _LONGEST


def _at_odds(pledge: Pledge, makers: set[str | None]) -> bool:
    """Whether several are said to pledge what is done to one of them: "hold Russia to account" is none of Russia's."""
    bound = set()
    for code, start, end in named_states(pledge.action):
        where = pledge.action[:start].rsplit(None, 1)[-1:] in (["in"], ["to"], ["from"], ["at"])
        owns = pledge.action[end:].startswith(("'s", "’s"))
        name = states.by_name(pledge.action[start:end])
        if code in makers and name and name[0].how not in (How.CAPITAL, How.SEAT) and (owns or not where):
            bound.add(code)
    return len(makers) > 1 and len(bound) == 1


def _chosen(made: Sequence[Made], asked: Asked) -> list[Made]:
    kept: list[Made] = []
    for one in sorted(made, key=lambda one: (-_weight(one, asked), one[2], one[0].id)):
        words = action_words(one[1])
        again = any(
            len(words & action_words(k[1])) > _ALIKE * min(len(words), len(action_words(k[1])) or 1) for k in kept
        )
        if not again and len(kept) < asked.most(MADE):
            kept.append(one)
    return kept


def _weight(one: Made, asked: Asked) -> float:
    happening, pledge, day = one
    both = set(asked.ends) <= {m.state for m in pledge.makers}
    return (
        _BINDING[pledge.binding] + 0.6 * (pledge.deadline is not None) + 0.5 * bool(pledge.amounts) + 0.3 * both
        - 0.3 * pledge.continuing + 0.2 * min(happening.independent, 3) + 0.2 * recency(day, asked.since, asked.until)
    )  # fmt: skip


def _due(every: Sequence[Made], asked: Asked) -> list[Made]:
    """Pledges whose deadline fell into the span or follows soon, by deadline."""
    found = []
    for one in every:
        deadline = one[1].deadline
        if deadline is None:
            continue
        last = day_of(deadline.end)
        if (asked.since is None or asked.since <= last) and last <= asked.until + _SOON:
            found.append((last, one[0].id, one))
    return [one for _, _, one in sorted(found, key=lambda row: row[:2])]


def _action(asked: Asked, pledge: Pledge) -> tuple[Citation, bool]:
    piece = next(pledge.spans("action"))
    length, cut = cut_short(piece.text)
    return asked.book.quote(piece.document, piece.start, piece.start + length), cut


def _made(asked: Asked, one: Made) -> Sentence:
    happening, pledge, day = one
    quote, cut = _action(asked, pledge)
    makers = joined(who(m, titled=asked.first_named(m)) for m in pledge.makers)
    first = quote.text.split()[0]
    base = _is_verb(first)
    verb = {
        Binding.FIRM: "undertook to",
        Binding.INTENT: "announced the intention to",
        Binding.WEAK: "spoke of a possibility to",
    }
    how = (
        f" {verb[pledge.binding]} {marked(quote.text, cut=cut)}"
        if base
        else f" gave a pledge: {marked(quote.text, cut=cut)}"
    )
    deadline = f"; it is due by {on(day_of(pledge.deadline.end))}" if pledge.deadline else ""
    text = f"{capital(makers)}{how}, reported on {on(day)}{deadline}."
    return asked.book.sentence(text, (quote, *asked.book.cite(happening)), happening)


def _is_verb(word: str) -> bool:
    """Whether an action's first word can follow "to": a base form, no noun phrase's opening."""
    plain = word.islower() and stem(word) == word.removesuffix("e") and word not in FUNCTION_WORDS
    return plain or word in ("continue", "have", "do", "be")


def _came(asked: Asked, one: Made, followed: Followed, *, made_here: bool) -> Iterable[Sentence]:
    """What came of a pledge; nothing where there is neither evidence nor a deadline that has passed."""
    happening, pledge, day = one
    quote, cut = _action(asked, pledge)
    status = followed.status
    outcome, due = status.outcome, day_of(pledge.deadline.end) if pledge.deadline else None
    evidence = [e for e in status.evidence if isinstance(e, TextEvidence)]
    lead = f"Of the pledge {marked(quote.text, cut=cut)}" + ("" if made_here else f" of {on(day)}")
    by = status.author if followed.confirmed else "Tieline's proposal, which nobody has confirmed"
    if outcome in _CAME and evidence and followed.findings:
        told = asked.book.quote(
            evidence[0].document, evidence[0].start, evidence[0].start + cut_short(evidence[0].text)[0]
        )
        tail = marked(told.text, cut=told.end < evidence[0].end)
        text = f"{lead}: {_lower(_CAME[outcome])} ({by}), by the words {tail}."
        yield asked.book.sentence(text, (quote, told, *asked.book.cite(happening)), happening)
    elif due is not None:
        when = "fell due" if due <= asked.until else "falls due"
        left = (
            "the ledger holds no evidence that it was kept" if due <= asked.until else "there is no evidence of it yet"
        )
        text = f"{lead}: it {when} on {on(due)}, and {left}."
        yield asked.book.sentence(text, (quote, *asked.book.cite(happening)), happening)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
