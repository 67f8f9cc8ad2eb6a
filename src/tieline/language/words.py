"""English words whose forms no rule tells, and words that say little: lists, apart from the rules that use them."""

from __future__ import annotations

# A lemma and the forms that do not follow from it, one word a line.
IRREGULAR = """\
agree agreed
analysis analyses
arise arose arisen
be is are am was were been being
bear bore born borne
become became
begin began begun beginning
bind bound
break broke broken
bring brought
build built
buy bought
choose chose chosen
come came
crisis crises
criterion criteria
deal dealt
decree decreed
die died dying dies
do did does done doing
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
flee fled fleeing
foresee foresaw foreseen
forgive forgave forgiven
free freed
freeze froze frozen
get got gotten
give gave given
go went gone goes going
grow grew grown
guarantee guaranteed
have has had having
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
lie lain lying lies
lose lost
make made
man men
mean meant
meet met
oversee oversaw overseen
pay paid
rise rose risen
say said
see saw seen
seek sought
sell sold
send sent
shoot shot
speak spoke spoken
spend spent
stand stood
strike struck
succeed succeeded
swear swore sworn
take took taken
teach taught
tell told
think thought
throw threw thrown
tie tied tying ties
uphold upheld
undertake undertook undertaken
understand understood
use used using uses
wage waged waging wages
win won
withdraw withdrew withdrawn
withhold withheld
woman women
write wrote written
"""

# Words that look inflected and are not.
UNINFLECTED = frozenset({
    "always", "during", "economics", "evening", "king", "means", "morning", "news", "nothing", "perhaps", "politics",
    "series", "something", "towards", "united", "whereas",
})  # fmt: skip

# Words that carry grammar rather than matter. Denials ("not", "without") and directions ("against") carry matter.
FUNCTION_WORDS = frozenset({
    "a", "about", "above", "after", "again", "all", "also", "am", "among", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "doing", "down", "during", "each", "either", "etc", "for", "from", "further", "furthermore",
    "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in",
    "including", "into", "is", "it", "its", "itself", "may", "me", "might", "more", "most", "must", "my", "near",
    "of", "off", "on", "once", "only", "onto", "or", "other", "our", "ours", "out", "over", "own", "per", "same",
    "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their", "theirs", "them", "then",
    "there", "these", "they", "this", "those", "through", "throughout", "to", "together", "too", "toward",
    "towards", "under", "until", "up", "upon", "us", "very", "was", "we", "well", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "would", "you", "your",
    "yours",
})  # fmt: skip
