"""Verbs that tell a contact: "met with", "received", "spoke by telephone", "will visit"."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once, identities
from tieline.coders.contacts.circumstances import duration, marker, mode, place, verb_status, when
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.contact import ContactMode, ContactStatus


def from_verb(page: Page, verb: Token, group: str) -> Candidate | None:
    """What a verb of the contact words tells; None where it tells no contact, or one denied or only wished for."""
    status = verb_status(verb)
    if status is None or not _is_contact_verb(verb):
        return None
    if group == "consult":
        return _consulting(page, verb, status)
    doers = page.cast.of(grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb))
    others = page.cast.of(grammar.patients(verb) if grammar.is_passive(verb) else grammar.objects(verb))
    prepositions = ("with", "to") if group in ("phone", "meeting", "letter") else ("with",)
    others += page.cast.of(t for p, t in grammar.obliques(verb) if p in prepositions)
    # "spoke by telephone with X": the parse may hang "with" on the telephone.
    others += page.cast.of(t for _, means in grammar.obliques(verb) for p, t in grammar.obliques(means) if p == "with")
    if group in ("phone", "letter", "host") and not others:
        return None  # "both sides welcome the signing"
    # Nobody meets himself: a subject resolved to those in the object is somebody else, and not known.
    nameless = bool(grammar.subjects(verb)) and not grammar.is_passive(verb) and identities(doers) <= identities(others)
    if nameless and len(identities(others)) > 1:
        return None  # "the delegates met with President A and President B": those two did not meet each other
    if group == "meeting" and not others and grammar.objects(verb):
        return None  # "meet today's threats"
    host = (doers[0] if doers else None) if group == "host" else None
    if group == "visit":
        host = _visited(page, verb)
        others = [host] if host else others
    told, first, last = mode(verb, _base_mode(verb, group))
    return Candidate(
        verb, first, last, told, status, each_once([*doers, *others]), host,
        when(page, verb), place(page, verb), duration(verb),
    )  # fmt: skip


def _consulting(page: Page, verb: Token, status: ContactStatus) -> Candidate | None:
    """ "Medvedev and Harper discussed ..." under "Telephone conversation with Harper" tells who spoke to whom."""
    parties = each_once(page.cast.of(grammar.subjects(verb)))
    if len(identities(parties)) < 2 or grammar.is_passive(verb):
        return None
    return Candidate(verb, verb.i, verb.i, ContactMode.MEETING, status, parties, definite=True)


def _is_contact_verb(verb: Token) -> bool:
    """Leaves out "call for", "call him a liar", "speak out", "meet the needs of"."""
    lemma = verb.lemma_
    if lemma == "call":
        return not any(
            c.dep_ in ("ccomp", "xcomp", "oprd") or c.lower_ in ("for", "on", "upon", "off") for c in verb.children
        )
    if lemma == "speak":
        return any(p in ("with", "to") for p, _ in grammar.obliques(verb)) or marker(verb) is not None
    return not any(c.dep_ == "prt" for c in verb.children)


def _visited(page: Page, verb: Token) -> Mention | None:
    """The state a visitor goes to: the object of "visit", or the place after "to" or "in"."""
    goals = grammar.objects(verb) if verb.lemma_ in ("visit", "tour") else []
    goals += [t for p, t in grammar.obliques(verb) if p in ("to", "in")]
    return next(iter(page.cast.of(goals)), None)


def _base_mode(verb: Token, group: str) -> ContactMode:
    """ "will welcome the Prime Minister to the White House" tells a visit, "received him at the Kremlin" a meeting."""
    if group != "host":
        return ContactMode(group)
    to_a_place = verb.lemma_ in ("welcome", "host") and any(p == "to" for p, _ in grammar.obliques(verb))
    return ContactMode.VISIT if to_a_place else ContactMode.MEETING
