"""States the context lends to people whose own phrase names none and whom no table knows.

"Vladimir Putin's aide Yury Ushakov" serves Putin's state; in "Pakistan's President A and Prime Minister B" both are
Pakistan's; "Interior Minister C" on a government's own site is that government's. Each way says so in the method and
is less sure than the text's own word.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tieline.actors.actor_values import PLACE
from tieline.actors.bodies import PartyPhrase
from tieline.actors.home import serves_a_government
from tieline.actors.ministries import ministrys_state
from tieline.actors.nationality import nationality_before, nationality_behind
from tieline.actors.office_table import HIGHEST
from tieline.actors.offices import Reading
from tieline.actors.people import People
from tieline.actors.person import Person
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.places import place_within
from tieline.actors.posts import stated_states
from tieline.actors.scene import Scene
from tieline.actors.tokens import Tokens
from tieline.ontology import offices
from tieline.records.actor import Rank

_LISTING = frozenset({",", "and", ";", "as", "well"})
_ENOUGH = 2  # people of one state before somebody in a list, so that the list is taken for that state's
_AS = frozenset({"as"})
_APPOINTING = frozenset(
    (
        "resign",
        "appoint",
        "name",
        "nominate",
        "elect",
        "serve",
        "dismiss",
        "confirm",
        "approve",
        "be",
        "become",
        "accept",
        "recall",
        "swear",
    )
)


def lend_states(
    people: People,
    phrases: list[PersonPhrase],
    parties: list[PartyPhrase],
    reading: Reading,
    home: str | None,
    scene: Scene,
) -> None:
    """Give a state to the people of a document who have none, where their context tells it.

    parties: those that are no persons. home: code of the state whose government publishes the document.
    """
    tokens, on = reading.tokens, reading.on
    for number, phrase in enumerate(phrases):
        person = people.of(number)
        if person is None or person.state is not None or phrase.name is None:
            continue
        nation = nationality_before(reading, phrase) or nationality_behind(reading, phrase)
        if nation is not None:
            _lend(person, nation.code, "nationality")
            continue
        before = phrases[number - 1] if number else None
        lender = people.of(number - 1) if number else None
        if before is not None and lender is not None and lender.state is not None:
            if _possesses(before, phrase, tokens):
                _lend(person, lender.state, "possessor")
            elif _coordinated(before, phrase, tokens) and _different_rank(lender, person):
                _lend(person, lender.state, "coordination")
    for number, phrase in enumerate(phrases):
        person = people.of(number)
        if person is not None and person.state is None:
            _lend_place(person, phrase, tokens)
    _lend_from_predicates(people, phrases, tokens)
    for number, phrase in enumerate(phrases):
        person = people.of(number)
        if person is not None and person.state is None and phrase.name is not None and phrase.offices:
            _lend_in_list(person, _listed_before(people, phrases, number, tokens))
    for person in people.all:
        if home is None or person.state is not None:
            continue
        if _takes_questions(person, phrases, tokens):
            _lend(person, home, "outlet_state")
            continue
        guest = any(_among_guests(people, phrases, number, tokens, home) for number in person.phrases)
        if (
            not guest
            and _may_serve(person, home, on)
            and (_home_office(person, home, on) or serves_a_government(person, phrases, tokens))
        ):
            _lend(person, home, "outlet_state")
    for number, phrase in enumerate(phrases):
        person = people.of(number)
        if person is not None and person.state is None and phrase.name is not None:
            code = ministrys_state(phrase, parties, tokens)
            if code is not None:
                _lend(person, code, "ministry")
    for number, phrase in enumerate(phrases):
        person = people.of(number)
        if home is None and person is not None and person.state is None and phrase.name is not None:
            _lend_scene(person, phrase, scene)


def _lend_scene(person: Person, phrase: PersonPhrase, scene: Scene) -> None:
    """ "Senator A", "former defence minister B" in a text of one state only: the state it is about."""
    if phrase.organisation is not None or any(post.organisation is not None for post in person.posts):
        return
    for office in phrase.offices:
        plain = office.organisation is None and not office.elsewhere and not office.counterpart
        ranked = office.title is not None and office.title.rank is not None
        served = scene.serves(office) or (scene.only() if plain and ranked else None)
        if served is not None:
            _lend(person, *served)
            return


def _lend(person: Person, state: str, method: str) -> None:
    person.lent_state, person.lent_method = state, method
    person.posts = [post.within(state) for post in person.posts]


def _lend_from_predicates(people: People, phrases: list[PersonPhrase], tokens: Tokens) -> None:
    """ "A resigns as Defence Minister of Peru", "A is Peru's ambassador": the office the sentence gives somebody."""
    for phrase in phrases:
        owners = stated_states(phrase)
        if phrase.name is not None or len(owners) != 1 or phrase.plural:
            continue
        noun = tokens.root(phrase.first, phrase.last)
        verb = tokens.head[noun]
        if tokens.dep[noun] == "pobj" and tokens.lower[verb] in _AS:
            verb = tokens.head[verb]
        elif tokens.dep[noun] not in ("attr", "oprd"):
            continue
        about = [tokens.subject_of.get(verb), tokens.object_of.get(verb)]
        if tokens.lemma[verb] not in _APPOINTING:
            continue
        for number, other in enumerate(phrases):
            person = people.of(number)
            meant = any(other.first <= i <= other.last for i in about if i is not None)
            if meant and person is not None and person.state is None and tokens.together(other.first, phrase.first):
                _lend(person, owners[0], "predicate")


def _listed_before(people: People, phrases: list[PersonPhrase], number: int, tokens: Tokens) -> list[str | None]:
    """States of the people who stand before somebody in one list, the nearest first."""
    found: list[str | None] = []
    while number > 0:
        before, phrase = phrases[number - 1], phrases[number]
        between = {tokens.lower[i] for i in range(before.last + 1, phrase.first)}
        if not tokens.together(before.last, phrase.first) or not between or not between <= _LISTING:
            break
        other = people.of(number - 1)
        found.append(other.state if other is not None else None)
        number -= 1
    return found


def _lend_in_list(person: Person, states: list[str | None]) -> None:
    """ "Indian Minister A, Indian Aide B, and Secretary C": the state of at least two listed before, if all agree."""
    known = [state for state in states if state is not None]
    plain = not any(post.organisation or post.past for post in person.posts) and person.table_method == ""
    if plain and len(known) >= _ENOUGH and len(set(known)) == 1:
        _lend(person, known[0], "coordination")


def _lend_place(person: Person, phrase: PersonPhrase, tokens: Tokens) -> None:
    """ "the Governor of Texas", "Moscow Mayor": an official of the state the place lies in."""
    for office in phrase.offices:
        place = place_within(tokens, office.first, office.last) if office.elsewhere else None
        if place is not None:
            person.lent_state, person.lent_method = place.code, PLACE
            person.posts = [replace(p, rank=None if p.past else Rank.OFFICIAL, title=None) for p in person.posts]
            return


def _possesses(before: PersonPhrase, phrase: PersonPhrase, tokens: Tokens) -> bool:
    """ "Vladimir Putin's Aide Yury Ushakov" """
    mark = before.last + 1
    return bool(phrase.offices) and mark == phrase.first - 1 and tokens.lower[mark] in ("'s", "'")


def _coordinated(before: PersonPhrase, phrase: PersonPhrase, tokens: Tokens) -> bool:
    """ "Pakistan's President Mamnoon Hussain and Prime Minister Nawaz Sharif" """
    if not before.offices or not before.offices[0].states or not phrase.offices or phrase.organisation:
        return False
    if any(office.organisation or office.elsewhere or office.determiner for office in phrase.offices):
        return False
    between = [tokens.lower[i] for i in range(before.last + 1, phrase.first)]
    return between in (["and"], [","], [",", "and"])


def _different_rank(lender: Person, person: Person) -> bool:
    """Two people of one rank are rather of two states: "President A and President B"."""
    ranks = (lender.rank, person.rank)
    return ranks[0] != ranks[1] or ranks[0] in (None, Rank.MINISTER, Rank.OFFICIAL)


def _home_office(person: Person, home: str, on: date | None) -> bool:
    """Whether a person holds an office that may be the home state's; its highest ones belong to those in the table."""
    held = [post.within(home) for post in person.posts if not post.past and post.organisation is None]
    ranks = {post.rank for post in held if post.rank is not None}
    if on is not None and any(offices.incumbents(home, rank, on) for rank in ranks & set(HIGHEST)):
        return False
    return bool(ranks)


def _among_guests(people: People, phrases: list[PersonPhrase], number: int, tokens: Tokens, home: str) -> bool:
    """Whether a person stands in a list right behind somebody of another state, whose colleague it may be."""
    lender = people.of(number - 1) if number else None
    if lender is None or lender.state in (None, home):
        return False
    before, phrase = phrases[number - 1], phrases[number]
    between = {tokens.lower[i] for i in range(before.last + 1, phrase.first)}
    return tokens.together(before.last, phrase.first) and between <= _LISTING


def _takes_questions(person: Person, phrases: list[PersonPhrase], tokens: Tokens) -> bool:
    """ "MR. EXAMPLE:" in a government's own press call: whoever speaks there and is no reporter."""
    headline = {tokens.lower[i] for i in range(len(tokens)) if tokens.headline[i]}
    if "press" not in headline or not headline & {"call", "gaggle", "briefing"} or person.posts:
        return False
    labels = (phrases[number].last + 1 for number in person.phrases if phrases[number].address)
    return any(i < len(tokens) and tokens.text[i] == ":" for i in labels)


def _may_serve(person: Person, home: str, on: date | None) -> bool:
    """Whether a state has the offices a person serves: no "adviser to the Prime Minister" where there is none."""
    ministerial = any("Prime Minister" in post.office for post in person.posts)
    return not ministerial or on is None or bool(offices.incumbents(home, "Prime Minister", on))
