"""What the columns of exported entries hold, for people and for Stata."""

from __future__ import annotations

from tieline.exports.table import Column, Kind

_TYPED = {
    "confidence": Kind.NUMBER,
    "weight": Kind.NUMBER,
    "independent": Kind.INTEGER,
    "penta": Kind.INTEGER,
    "start": Kind.INTEGER,
    "end": Kind.INTEGER,
    "historical": Kind.BOOLEAN,
    "continuing": Kind.BOOLEAN,
}
_LABELS = {
    "id": "Id of the happening: tieline show ID",
    "record": "Id of the record, one report's telling",
    "happening": "Id of the happening that the record tells",
    "document": "Id of the report",
    "published": "When the report was published",
    "outlet": "Who published the report",
    "title": "Title of the report",
    "url": "Address of the report",
    "sentence": "The words the entry rests on, verbatim",
    "start": "Where these words begin in the stored text, in characters",
    "end": "Where these words end, exclusive",
    "method": "Coder and rule, or layout of the imported file",
    "participants": "Who met, by full name",
    "mode": "How they came together",
    "status": "Whether it took place, or what came of it and as of when",
    "when": "When it happened",
    "deadline": "By when it is promised",
    "place": "Where, as named",
    "host": "Who received the other",
    "duration": "How long, as written",
    "rank": "The lowest of the two sides' highest ranks",
    "issues": "What it was about",
    "historical": "Told as background, long before the report",
    "category": "PLOVER event type",
    "actors": "Who acted",
    "recipients": "On whom, or to whom",
    "modes": "PLOVER modes",
    "contexts": "PLOVER contexts",
    "aspect": "How the act stands to the world",
    "amounts": "Quantities as told",
    "quad": "PLOVER quad class",
    "penta": "0 neutral, 1 to 4 the quad classes",
    "weight": "Conflict-cooperation score, -10 to 10",
    "weights": "Table of the scores, and its version",
    "scheme": "Scheme of the code",
    "code": "Code in that scheme",
    "kind": "Direct, indirect, mixed or ambient speech",
    "content": "What was said; verbatim only where the kind is direct",
    "speakers": "Who said it",
    "cue": "The word that reports it",
    "relayed_by": "Who passed it on",
    "makers": "Who promised",
    "action": "What was promised, in normal form",
    "binding": "How firmly, by the verb",
    "condition": "On what condition",
    "continuing": "To go on with what is done already",
    "tie": "The ends of the tie",
    "predicate": "What is said of the tie",
    "text": "The claim, verbatim",
    "polarity": "Whether the good end is affirmed or denied",
    "asserters": "Who says so",
    "scope": "For when or against what it is said",
    "measure": "The measure that tests it",
    "confidence": "An order of belief, 0 to 1",
    "reports": "Ids of the reports that tell it",
    "independent": "Independent sources among the reports",
    "disagreements": "Fields on which the reports differ",
    "links": "How it stands to other happenings",
}
_PARTS = {
    "states": "codes of their states, ISO 3166-1 alpha-3 or ours",
    "start": "first day, ISO",
    "end": "last day, ISO",
    "precision": "how precise it is told",
    "text": "as written",
}


_RENAMED = {"quad": "quad_class"}  # a word of Stata's own


def column(name: str) -> Column:
    """The column of a cell of that name, with its type and its label."""
    if name in _LABELS:
        return Column(_RENAMED.get(name, name), _TYPED.get(name, Kind.STRING), _LABELS[name])
    whole, _, part = name.rpartition("_")
    return Column(name, Kind.STRING, f"{_LABELS[whole]}: {_PARTS[part]}"[:80])
