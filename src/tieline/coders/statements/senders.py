"""Who stands behind words on paper: a document's noun in, the heads of those whose words it carries out.

"The ministry's statement", "a letter from the Emir", "X released a report accusing", and "The message reads", where
the report says before who sent it.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from tieline.coders.statements.draft import Sheet, Voice
from tieline.language import grammar


def authors_of(sheet: Sheet, noun: Token) -> list[Token]:
    """Who stands behind a document or an utterance: named beside it, or by what was done with it."""
    return _beside(sheet, noun) or _issuers(sheet, noun)


def _beside(sheet: Sheet, noun: Token) -> list[Token]:
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return grammar.conjuncts(child)
        if child.dep_ == "poss" and sheet.page.cast.at(child) is not None:
            return [child]
    for preposition, governed in grammar.obliques(noun):
        if preposition in ("of", "by", "from") and sheet.voice(governed) is Voice.PARTY:
            return [governed]
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and sheet.page.cast.at(child) is not None:
            return [child]
    return []


def _issuers(sheet: Sheet, noun: Token) -> list[Token]:
    """Who issued it: "The commission released a statement which claims", "X signed a letter urging"."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in sheet.lexicon.issuing:
        return []
    return _doers(sheet, noun.head)


def senders_of(sheet: Sheet, noun: Token) -> list[Token]:
    """Who sent the message a report goes on to quote: the last one it tells of before that."""
    if noun.lemma_.lower() not in sheet.lexicon.letters or noun.dep_ not in ("nsubj", "nsubjpass"):
        return []
    if _beside(sheet, noun):
        return []
    sendings = _sendings(sheet)
    number = bisect_left(sendings, noun.i)
    return [] if number == 0 else _doers(sheet, sheet.doc[sendings[number - 1]])


def _sendings(sheet: Sheet) -> list[int]:
    """Positions of the verbs that tell of something sent, with who sent it; looked for once a page."""
    if sheet.sendings is None:
        sheet.sendings = [
            verb.i for verb in sheet.doc
            if verb.pos_ == "VERB" and verb.lemma_ in sheet.lexicon.sending and not sheet.spoken(verb.i)
            and _sends(sheet, verb) and _doers(sheet, verb)
        ]  # fmt: skip
    return sheet.sendings


def _doers(sheet: Sheet, verb: Token) -> list[Token]:
    return [h for h in grammar.subjects(verb) if sheet.voice(h) is Voice.PARTY]


def _sends(sheet: Sheet, verb: Token) -> bool:
    """Whether something was sent: "sent a telegram of condolences", "congratulated the President"."""
    if verb.lemma_ == "congratulate":
        return True
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}
    return bool(objects & (sheet.lexicon.letters | sheet.lexicon.conveyed))
