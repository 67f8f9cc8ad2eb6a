"""A pledge as it is followed: who is bound, what would keep it, and until when.

In: a pledge record and the day it was said. Out: a `Promise`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tieline.language.stems import stem, stems
from tieline.language.words import FUNCTION_WORDS
from tieline.merging.actions import action_words, named_states
from tieline.merging.parties import sides
from tieline.ontology.follow_through import follow_through_words
from tieline.records.pledge import Pledge
from tieline.records.when import day_of

# How long an act without a deadline may take to be told of as its fulfilment; the world forgets who promised what.
PATIENCE = timedelta(days=3 * 366)
# A contact that was promised without a day is one of the coming year's.
SOON = timedelta(days=366)
_OPENING = 7  # words of an action within which the contact it promises is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is followed.

    makers: sides that are bound. parties: they and the recipients. words: stems of what is to be done, without what
    makes a contact of it; verb: the first of them. contact: whether a contact between the parties keeps it;
    face_to_face: only one in person; lasting: it promises contact that is kept up ("stay in touch"), not one ("meet
    again"). continuing: it goes on with something. said: day of the report. due: last day of the deadline, None without
    one.
    """

    makers: frozenset[str]
    parties: frozenset[str]
    words: frozenset[str]
    verb: str
    contact: bool
    face_to_face: bool
    continuing: bool
    lasting: bool
    said: date
    due: date | None

    @property
    def last(self) -> date:
        """The last day on which something may be done that counts."""
        return self.due or self.said + (SOON if self.contact else PATIENCE)


def promise_of(pledge: Pledge, said: date) -> Promise:
    """What a pledge binds its makers to."""
    words = action_words(pledge)
    contact = _is_contact(pledge.action)
    kept = words - (_open_words() if contact else _stemmed("idle"))
    if not contact:  # a state that is spoken of is no matter: "the Democratic People's Republic of Korea"
        kept -= {stem for _, a, b in named_states(pledge.action) for stem in stems(pledge.action[a:b])}
    makers = sides(pledge.makers)
    return Promise(
        makers=makers,
        parties=makers | sides(pledge.recipients),
        words=kept - _purpose(pledge.action) if contact else kept,
        verb=next((word for word in stems(pledge.action) if word in kept), ""),
        contact=contact,
        face_to_face=bool(_stemmed("face_to_face") & set(stems(pledge.action)[:_OPENING])),
        continuing=pledge.continuing,
        lasting=contact and _is_kept_up(pledge.action),
        said=said,
        due=day_of(pledge.deadline.end) if pledge.deadline is not None else None,
    )


def _is_contact(action: str) -> bool:
    """Whether the act is a contact by itself ("speak again"), or to hold or keep one ("maintain personal contacts")."""
    opening = [word for word in stems(action) if word not in FUNCTION_WORDS][:_OPENING]
    if not opening:
        return False
    head = next((word for word in opening if word not in _stemmed("holding") or word == opening[-1]), opening[0])
    if opening[0] in _stemmed("contact_verbs") or head in _stemmed("contact_verbs"):
        return True
    return opening[0] in _stemmed("holding") and bool(_stemmed("contact_nouns") & set(opening[1:]))


def _is_kept_up(action: str) -> bool:
    """Whether a promise of contact is one of keeping it: "maintain contacts", not "meet" or "hold talks"."""
    return next(iter(stems(action)), "") in _stemmed("keeping")


def _purpose(action: str) -> frozenset[str]:
    """The stems of what a contact is for ("... to facilitate the settlement"): it need not be told of the contact."""
    found = [
        at for mark in (" to ", " in order ", " including ", " in preparation ") if (at := action.find(mark, 8)) > 0
    ]
    return frozenset(stems(action[min(found) :])) if found else frozenset()


def _open_words() -> frozenset[str]:
    return _stemmed("open") | _stemmed("contact_verbs") | _stemmed("contact_nouns") | _stemmed("holding")


@cache
def _stemmed(name: str) -> frozenset[str]:
    """The stems of a list of `follow_through_words`."""
    return frozenset(stem(word) for word in getattr(follow_through_words(), name))
