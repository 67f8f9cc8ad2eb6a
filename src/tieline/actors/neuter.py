""" "It" and "its" in, the state or body they mean out; None where a thing is meant, or nothing at all ("it rains")."""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.actor_values import renamed
from tieline.actors.clauses import clause_subject, impersonal
from tieline.actors.discourse import Discourse, Entry
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

Resolved = tuple[tuple[Actor, ...], str | None]
ISSUERS = "issuers"  # method of those for whom a document speaks
_THINGS = (ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION, ActorKind.BLOC)
# Clauses that borrow the subject of the verb they hang on.
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp"})


class NeuterResolver:
    """Resolves it in one document; reads the discourse as it grows."""

    def __init__(self, tokens: Tokens, discourse: Discourse) -> None:
        self.tokens = tokens
        self.discourse = discourse

    def thing(self, name: str, i: int) -> Resolved | None:
        """The state or body "it" or "its" means; None where it is taken for a thing, or for nothing at all."""
        if impersonal(self.tokens, i):
            return None
        announced = self._announcer(i)
        if announced is not None:
            return (renamed(announced, name, "pronoun", 0.7),), None
        own = clause_subject(self.tokens, i)
        if own is None and self.tokens.dep[i] == "nsubj":
            return self._previous_subject(name, i)
        entry = next((e for e in self.discourse.back(i, 0) if own is not None and e.first <= own <= e.last), None)
        if entry is None or entry.single is None or entry.single.kind not in _THINGS:
            return None
        if bound(self.tokens, i, entry) or entry.text.lower() in words.FIRST_PLURAL:
            return None
        return (renamed(entry.single, name, "pronoun", 0.7),), None

    def _announcer(self, i: int) -> Actor | None:
        """ "Japan's announcement that it will": the state whose announcement the clause is."""
        tokens, verb = self.tokens, self.tokens.head[i]
        if tokens.dep[i] != "nsubj" or tokens.dep[verb] not in ("acl", "ccomp"):
            return None
        for entry in self.discourse.back(i, 0):
            if entry.possessive and entry.verb == tokens.head[verb] and entry.single is not None:
                return entry.single if entry.single.kind in _THINGS else None
        return None

    def _previous_subject(self, name: str, i: int) -> Resolved | None:
        """ "Germany will buy ... It will also buy ...": the subject of the sentence before."""
        before = self.tokens.sentence[i] - 1
        entries = [e for e in self.discourse.back(i, 1) if e.subject]
        main = [e for e in entries if self.tokens.dep[e.verb] == "ROOT" and e.actors[:1]]
        if len(main) == 1 and main[0].actors[0].method.startswith(ISSUERS):
            entries = main
        if len(entries) != 1 or entries[0].sentence != before or not entries[0].actors:
            return None
        actor = entries[0].actors[0]
        if actor.method.startswith(ISSUERS):  # "The statement said ... It also welcomed ..."
            return tuple(renamed(a, name, a.method, 0.55) for a in entries[0].actors), None
        if entries[0].single is None:
            return None
        if entries[0].text.lower() in words.FIRST_PLURAL:
            return None
        return ((renamed(actor, name, "pronoun", 0.55),), None) if actor.kind in _THINGS else None


def bound(tokens: Tokens, i: int, entry: Entry) -> bool:
    """An object pronoun does not mean the subject of its own verb: "Putin met Xi and told him"."""
    governed = tokens.dep[i] in ("dobj", "dative", "pobj") or tokens.lower[i] in ("him", "them")
    if not governed or not entry.subject:
        return False
    verb, seen = tokens.head[i], 0
    while not tokens.tag[verb].startswith("VB") and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    while entry.verb != verb and verb not in tokens.subject_of and tokens.dep[verb] in _SHARING and seen < 5:
        verb, seen = tokens.head[verb], seen + 1
        if tokens.dep[verb] == "prep":  # "despite vowing to make him"
            verb = tokens.head[verb]
    return entry.verb == verb
