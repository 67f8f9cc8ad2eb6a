"""How sure the rules of reported speech are, by rule: the share that is right, as far as it was looked at by eye.

First estimates, to be replaced by the share measured on gold. Factors lower a rule's figure where the same words are
weaker evidence.
"""

from __future__ import annotations

QUOTED_WITH_CUE = 0.95  # a quotation with a speech verb and its subject beside it
QUOTED_CONTINUED = 0.75  # a quotation without a cue, after one that has a speaker
TRANSCRIPT_TURN = 0.95  # a label that opens a turn, in a document with several
HEADLINE_LABEL = 0.85  # "Xi: ties will help"
ACCORDING = 0.85
OPINION = 0.7  # "in his view"
ADJECTIVE = 0.7  # "is confident that"
NOUN = 0.7  # "the announcement that"
PARENTHETICAL = 0.85  # "Relations, he said, are good"
BACK_REFERENCE = 0.75  # "This was stated by X"
AMBIENT_WANTED = 0.65  # "must", "should", behind somebody's speech
AMBIENT_BETWEEN = 0.65  # in the present tense, between two statements of one speaker
AMBIENT_ISSUED = 0.7  # a sentence of a joint statement or a letter
AMBIENT_BEHIND = 0.5  # in the present tense, behind a statement told without "that"

# By frame, for a verb of speech whose subject is a party.
CLAUSE = 0.9
OBJECT = 0.8
CONVEYED = 0.75
TARGET = 0.8
PREPOSITION = 0.8
REPORT = 0.6  # says what was spoken about more than what was said
INFINITIVE = 0.8
NAMING = 0.75

# Factors by grade and circumstance.
ATTITUDE = 0.85
COMMITMENT = 0.95
COGNITION = 0.6
NESTED = 0.8  # speech told inside somebody's speech
OTHER_SUBJECT = 0.7  # the subject is no word known to speak
DOCUMENT_SUBJECT = 0.85
NO_SPEAKER = 0.8
