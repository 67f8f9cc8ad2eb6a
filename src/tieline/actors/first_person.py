"""Words for the speaker and the addressee in, the actors they stand for out: "I", "we", "our countries", "you".

"I" is the speaker of a transcript's turn, "you" whoever is spoken to there. "We" is the speaker's side, or both sides
where the clause says so ("we agreed", "our two countries", "together we"); in a joint statement it is all who issue
it, and on a government's own page that government. Inside a quotation these words wait until all mentions are known.
"""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.actor_values import renamed, state_actor
from tieline.actors.clauses import clause_subject
from tieline.actors.discourse import Discourse
from tieline.actors.neuter import Resolved
from tieline.actors.tokens import Tokens
from tieline.records.actor import Actor, ActorKind

_BOTH = frozenset({"peoples", "governments"}) | words.PLURAL_STATES
_HELD = frozenset({"have", "hold", "conduct", "finish", "complete", "conclude", "maintain"})
_JOINT = frozenset({"joint", "common", "mutual", "bilateral"})
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_MEANS = frozenset({"participation", "help", "aim", "view", "confidence"})
_REACHED = frozenset({"agreement", "understanding", "consensus", "deal"})


class FirstPerson:
    """Resolves the words for speaker and addressee in one document; reads the discourse as it grows.

    quoted: tokens inside quotation marks. home: code of the state whose government publishes the document.
    author: whose words the whole document is. recipient: to whom they are, if they are a message.
    """

    def __init__(self, tokens: Tokens, discourse: Discourse, quoted: set[int], home: str | None) -> None:
        self.tokens = tokens
        self.discourse = discourse
        self.quoted = quoted
        self.home = home
        self.author: Actor | None = None
        self.recipient: Actor | None = None

    def singular(self, name: str, i: int) -> Resolved:
        """Whom "I" means: whoever has the floor, else somebody of the government that publishes."""
        speaker = self.discourse.speaker
        if speaker is not None:
            return (renamed(speaker, name, "turn_speaker", 0.95),), None
        if i not in self.quoted and self.author is not None:
            return (renamed(self.author, name, "author", 0.7),), None
        if i in self.quoted or self.home is None:
            return (), waits(name)
        return (Actor(name=name, kind=ActorKind.PERSON, state=self.home, method="outlet_side", confidence=0.6),), None

    def plural(self, name: str, i: int) -> Resolved:
        """Whose side "we" means, or which sides."""
        speaker = self.discourse.speaker
        if speaker is not None:
            return self.side_of(name, i, speaker)
        if i in self.quoted:
            return (), waits(name)
        if self.discourse.principals.issuers:
            return _states(name, self.discourse.principals.issuers, "issuers", 0.8), None
        if self.home is None:
            return (), waits(name)
        return self._side(name, i, self.home, "outlet_side", 0.6), None

    def side_of(self, name: str, i: int, speaker: Actor) -> Resolved:
        """The side of a known speaker, or both sides."""
        if speaker.state is None:
            return (), f"{name!r} is the side of {speaker.canonical or speaker.name}, whose state is not known"
        return self._side(name, i, speaker.state, "speakers_side", 0.5), None

    def _side(self, name: str, i: int, code: str, method: str, confidence: float) -> tuple[Actor, ...]:
        partner = self._partner(code) if is_mutual(self.tokens, i) or self._of_both(i) else None
        if partner is None:
            return _states(name, (code,), method, confidence)
        return _states(name, (code, partner), "both_sides", 0.6)

    def _of_both(self, i: int) -> bool:
        """ "The two leaders discussed our efforts": what both sides do is both sides'."""
        subject = clause_subject(self.tokens, i) if self.tokens.dep[i] == "poss" else None
        entries = self.discourse.back(i, 0) if subject is not None else []
        doers = next((e for e in entries if subject is not None and e.first <= subject <= e.last), None)
        return doers is not None and len({a.state for a in doers.actors if a.state}) > 1

    def _partner(self, code: str) -> str | None:
        """The state a state speaks with: the addressee's, else the other of the two the document is about."""
        addressee = self.discourse.addressee
        if addressee is not None and addressee.state not in (None, code):
            return addressee.state
        return self.discourse.principals.partner(code)

    def addressee(self, name: str, i: int) -> Resolved | None:
        """Whom "you" means in a turn of a transcript; None where nobody in particular is spoken to."""
        speaker, addressee = self.discourse.speaker, self.discourse.addressee
        if speaker is None and self.recipient is not None:
            return (renamed(self.recipient, name, "recipient", 0.75),), None
        if speaker is None or i in self.quoted or self._is_filler(i):
            return None
        if addressee is None and self.discourse.turns < 2:
            others = [p for p in self.discourse.principals.persons if p.identity != speaker.identity]
            addressee = others[0] if len(others) == 1 and len(self.discourse.principals.persons) == 2 else None
        if addressee is None or addressee.identity == speaker.identity:
            return None
        return (renamed(addressee, name, "addressee", 0.75),), None

    def _is_filler(self, i: int) -> bool:
        """ "you know", "you see" """
        tokens, verb = self.tokens, self.tokens.head[i]
        return tokens.dep[i] == "nsubj" and tokens.lower[verb] in ("know", "see") and tokens.dep[verb] != "ROOT"


def waits(name: str) -> str:
    """Why a word for the speaker is open until the mentions around its quotation are known."""
    return f"{name!r} is the speaker of a quotation, who is settled with the statement"


def _states(name: str, codes: tuple[str, ...], method: str, confidence: float) -> tuple[Actor, ...]:
    return tuple(state_actor(name, code, method, confidence) for code in codes)


def is_mutual(tokens: Tokens, i: int) -> bool:
    """Whether "we" or "our" means both sides at once, by what is said: "our two countries", "we met", "together we"."""
    if tokens.dep[i] == "poss":
        return _is_shared(tokens, i)
    verb = tokens.head[i]
    if tokens.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    near = _near(tokens, verb)
    verbs = [verb, *(j for j in near if tokens.head[j] == verb and tokens.dep[j] == "xcomp")]
    means = {j for j in near if tokens.dep[j] == "pcomp" and tokens.head[tokens.head[j]] in verbs}
    if any(tokens.lower[j] in words.MUTUAL_ADVERBS for j in near if tokens.head[j] in (*verbs, *means)):
        return True  # also "by working together we can"
    if any((tokens.lower[j], tokens.lower[j + 1]) in RECIPROCAL for j in near if j > verb and j + 1 in near):
        return True  # "we can rely on one another"
    objects = [tokens.object_of[v] for v in verbs if v in tokens.object_of]
    if any(
        tokens.lower[j] == "with" and not _names_means(tokens, j) for j in near if tokens.head[j] in (*verbs, *objects)
    ):
        return False  # "we discussed this with our allies"
    governed = [*objects, *(j for j in near if tokens.dep[j] == "pobj" and tokens.head[tokens.head[j]] in verbs)]
    if any(tokens.lemma[noun] in _REACHED and noun not in objects for noun in governed):
        return True  # "we have come to an agreement"
    if any(tokens.lower[j] in _JOINT for j in near if tokens.head[j] in governed):
        return True  # "we approved joint statements", "we came to a common understanding"
    below = (*objects, *(j for j in near if tokens.dep[j] == "prep" and tokens.head[j] in objects))
    if any(tokens.lemma[j] in words.MUTUAL_VERBS and tokens.head[j] in below for j in near if j > verb):
        return True  # "we have a lot to talk about", "we have an occasion for meeting"
    shared = tokens.lower[tokens.head[verb]] in words.SHARED and tokens.dep[verb] == "relcl"
    return shared or any(tokens.lemma[v] in words.MUTUAL_VERBS or _holds_talks(tokens, v) for v in verbs)


def _names_means(tokens: Tokens, preposition: int) -> bool:
    """ "with the participation of", "with the help of": how, not with whom."""
    near = _near(tokens, preposition)
    return any(tokens.head[j] == preposition and tokens.lower[j] in _MEANS for j in near if tokens.dep[j] == "pobj")


def _holds_talks(tokens: Tokens, verb: int) -> bool:
    """ "had a conversation", "reached an agreement" """
    noun = tokens.object_of.get(verb)
    if noun is None:
        return False
    held = tokens.lemma[verb] in _HELD and (tokens.lower[noun] in words.SHARED or tokens.lemma[noun] == "discussion")
    return held or (tokens.lemma[verb] == "reach" and tokens.lemma[noun] in _REACHED)


def _is_shared(tokens: Tokens, i: int) -> bool:
    """ "our relations", "our two countries", "our joint work"; not "our relations with Japan" """
    noun = tokens.head[i]
    if tokens.lower[noun] in words.ONE_STATE:
        return False  # "our country", "our common state"
    if any(tokens.lower[j] in ("with", "to") and tokens.head[j] == noun for j in _near(tokens, noun)):
        return False
    if tokens.lower[noun] in _BOTH or tokens.lower[noun] in words.SHARED:
        return True
    return any(tokens.lower[j] in words.MUTUAL_ADJECTIVES | words.SHARED for j in range(i + 1, noun))


def _near(tokens: Tokens, i: int) -> range:
    first, last = tokens.sentence_span(tokens.sentence[i])
    return range(first, last + 1)
