"""Cues that are no verbs: "according to X", "in X's view", "is confident that", "the claim that", "X's call for"."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.cues import Frame, Grade, Use
from tieline.coders.statements.draft import Cut, Draft, Sheet, Span, Voice
from tieline.coders.statements.extent import clause_below, from_clause
from tieline.coders.statements.senders import authors_of
from tieline.coders.statements.spans import behind_topic, breaks, trimmed, word_count
from tieline.coders.statements.speakers import AGENTLESS, took_place
from tieline.language import grammar

_COPULAS = frozenset({"be", "remain", "feel", "seem", "sound", "stay"})
_PLAIN = Use(Grade.SPEECH)


def noun_draft(sheet: Sheet, token: Token) -> Draft | None:
    """The reported speech a word other than a verb introduces; None where it introduces none."""
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        return _according(sheet, token)
    if token.pos_ == "ADJ" and lemma in sheet.lexicon.stance:
        return stance_draft(sheet, token)
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    mistagged = _verb_taken_for_noun(sheet, token)
    if mistagged is not None:
        return mistagged
    if lemma in sheet.lexicon.opinion and token.dep_ == "pobj" and token.head.lower_ == "in":
        draft = _opinion(sheet, token)
        if draft is not None:
            return draft
    if lemma in sheet.lexicon.demands:
        draft = _demand(sheet, token)
        if draft is not None:
            return draft
    return _utterance(sheet, token) if lemma in sheet.lexicon.content_nouns else None


def _verb_taken_for_noun(sheet: Sheet, token: Token) -> Draft | None:
    """A cue verb in the present that the tagger takes for a noun: "X states that ...", a party right before it."""
    doc, uses = sheet.doc, sheet.lexicon.verbs.get(token.lemma_.lower(), {})
    end = sheet.sentence(token.i)[1]
    if Frame.CLAUSE not in uses or token.i + 3 > end or doc[token.i + 1].lower_ != "that" or sheet.spoken(token.i):
        return None
    mention = sheet.page.cast.at(doc[token.i - 1]) if token.i else None
    if mention is None or mention.last >= token.i:
        return None
    return Draft(
        rule="verb_clause",
        confidence=confidence.CLAUSE * confidence.OTHER_SUBJECT,
        anchor=token.i,
        cue=(token.i, token.i),
        contents=[(token.i + 2, end)],
        speakers=(doc[mention.head],),
    )


def _according(sheet: Sheet, token: Token) -> Draft | None:
    """Everything else of the sentence is the content of "according to X"."""
    to = sheet.doc[token.i + 1] if token.i + 1 < len(sheet.doc) else None
    if to is None or to.lower_ != "to" or sheet.turns[token.i]:
        return None
    heads = [h for c in token.children if c.lower_ == "to" for h in grammar.prepositional_objects(c)]
    heads = [h for h in heads if h.lemma_.lower() not in sheet.lexicon.rules]
    voices = [sheet.voice(h) for h in heads]
    speakers = [h for h, v in zip(heads, voices, strict=True) if v is Voice.PARTY]
    speakers += [a for h, v in zip(heads, voices, strict=True) if v is Voice.DOCUMENT for a in authors_of(sheet, h)]
    if not speakers and Voice.DOCUMENT not in voices:
        return None
    clause = _phrase(sheet, token, to.i)
    contents = _beside(sheet, clause)
    if not contents:
        return None
    return Draft(
        rule="according_to", confidence=confidence.ACCORDING, anchor=token.i, cue=(token.i, to.i), contents=contents,
        speakers=tuple(speakers), gap=None if speakers else AGENTLESS, clause=clause, cut=Cut.HOLE,
    )  # fmt: skip


def _phrase(sheet: Sheet, first: Token, last: int) -> Span:
    """An adverbial cue from its first word to the comma, or the end of sentence, that ends it."""
    end = sheet.sentence(first.i)[1]
    edge = max(first.right_edge.i, last)
    stop = last
    while stop < min(edge, end) and (not breaks(sheet, stop + 1) or _inside_name(sheet, stop + 1)):
        stop += 1
    while stop > last and sheet.doc[stop].is_punct:
        stop -= 1
    return first.i, stop


def _inside_name(sheet: Sheet, i: int) -> bool:
    return sheet.page.cast.at(sheet.doc[i]) is not None


def _beside(sheet: Sheet, clause: Span) -> list[Span]:
    """What stands in the sentence before and after an adverbial cue; a quotation is taken whole."""
    start, end = sheet.sentence(clause[0])
    number = sheet.quotation(start)
    if number is not None and sheet.page.quotations[number].last < clause[0]:
        start = sheet.page.quotations[number].first
    found = []
    start = behind_topic(sheet, start, clause[0])
    before, after = trimmed(sheet, start, clause[0] - 1), trimmed(sheet, clause[1] + 1, end)
    if before is not None and word_count(sheet, *before) > 1:
        found.append(before)
    if after is not None and word_count(sheet, *after) > 1:
        found.append(after)
    return found


def _opinion(sheet: Sheet, noun: Token) -> Draft | None:
    """What is told as X's view: "in X's view, ...", "in the words of X, ..."."""
    authors = [a for a in authors_of(sheet, noun) if not sheet.of_the_speech(a, noun)]
    if not authors or sheet.turns[noun.i] or any(sheet.voice(a) is not Voice.PARTY for a in authors):
        return None
    clause = _phrase(sheet, noun.head, noun.i)
    after = clause[1] + 1
    if after >= len(sheet.doc) or sheet.doc[after].text != ",":
        return None
    contents = _beside(sheet, clause)
    if not contents:
        return None
    return Draft(
        rule="opinion", confidence=confidence.OPINION, anchor=noun.i, cue=(noun.i, noun.i), contents=contents,
        speakers=tuple(authors), clause=clause, cut=Cut.HOLE,
    )  # fmt: skip


def stance_draft(sheet: Sheet, adjective: Token) -> Draft | None:
    """A stance with its clause: "is confident that", also where the tagger takes it for a passive ("is convinced")."""
    passive = adjective.pos_ == "VERB"
    verb = adjective if passive else adjective.head
    if passive and not any(c.lemma_ == "be" for c in verb.lefts):
        return None
    if (not passive and verb.lemma_ not in _COPULAS) or not took_place(sheet, verb) or sheet.spoken(adjective.i):
        return None
    clause = next((c for c in (*adjective.rights, *verb.rights) if c.dep_ == "ccomp" and c.i > adjective.i), None)
    heads = grammar.subjects(verb)
    if clause is None or not heads or any(sheet.voice(h) is not Voice.PARTY for h in heads):
        return None
    if any(sheet.of_the_speech(h, verb) or h.dep_ == "expl" or h.lower_ == "it" for h in heads):
        return None
    copula = next((c for c in verb.lefts if c.lemma_ == "be"), None) if passive else verb
    first = copula.i if copula is not None and 0 < adjective.i - copula.i <= 2 else adjective.i
    return Draft(
        rule="adjective",
        confidence=confidence.ADJECTIVE,
        anchor=adjective.i,
        cue=(first, adjective.i),
        contents=from_clause(sheet, adjective, clause, adjective.i),
        speakers=tuple(heads),
    )


def _demand(sheet: Sheet, noun: Token) -> Draft | None:
    """A demand that is told as a noun: "X's call for talks", "an appeal by X for calm"."""
    preposition = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "for"), None)
    authors = [a for a in authors_of(sheet, noun) if sheet.voice(a) is Voice.PARTY and not sheet.of_the_speech(a, noun)]
    if preposition is None or not authors or sheet.spoken(noun.i) or not grammar.prepositional_objects(preposition):
        return None
    contents = [(preposition.i + 1, preposition.right_edge.i)]
    near = preposition.i if preposition.i == noun.i + 1 else noun.i
    return Draft(
        rule="noun_demand", confidence=confidence.NOUN, anchor=noun.i, cue=(noun.i, near), contents=contents,
        speakers=tuple(authors),
    )  # fmt: skip


def _utterance(sheet: Sheet, noun: Token) -> Draft | None:
    """An utterance that is told as a noun: "the announcement that ...", "Tokyo's claim that ..."."""
    clause = clause_below(noun)
    if clause is None or clause.head.i != noun.i or sheet.spoken(noun.i):
        return None
    authors = tuple(a for a in authors_of(sheet, noun) if not sheet.of_the_speech(a, noun))
    if not authors and noun.lemma_.lower() not in sheet.lexicon.utterances:
        return None
    factor = 1.0 if authors else confidence.NO_SPEAKER
    return Draft(
        rule="noun_clause", confidence=confidence.NOUN * factor, anchor=noun.i, cue=(noun.i, noun.i),
        contents=from_clause(sheet, noun, clause, noun.i), speakers=authors, gap=None if authors else AGENTLESS,
    )  # fmt: skip
