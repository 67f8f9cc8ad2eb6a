"""Speech marked by a label: turns of a transcript ("Vladimir Putin: I would like ..."), headlines ("Xi: Ties help").

A turn runs from its label to the next one, to a line that closes the transcript, or to the end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements import confidence
from tieline.coders.statements.draft import Draft, Sheet, Span, Voice
from tieline.coders.statements.spans import breaks, trimmed, word_count
from tieline.language.blocks import Block, BlockKind
from tieline.records.actor import Actor, ActorKind
from tieline.records.statement import StatementKind

_LOWER = r"(?:of|the|and|for|to|on|in|at|de|da|del|la|le|al|el|bin|ben|van|von|der|ad|a\.?i\.?)"
_WORD = rf"(?:[^\W\d_a-zß-ÿ][\w.'’-]*|{_LOWER}|\[[^\]]{{1,60}}\])"
_OPENING = re.compile(
    rf"(?:[-–—]\s)?(?P<label>(?:<)?{_WORD}(?:[ ,]{{1,2}}{_WORD}){{0,14}}(?:>)?)\s?(?:\([^)]{{1,60}}\)\s?)?:(?!//|\d)"
)
# "Head of the Liberal Democratic Party faction in the State Duma Vladimir Zhirinovsky:", an office with a common noun
_OFFICER = re.compile(
    rf"(?P<label>(?:Head|Chairman|Chairwoman|Chairperson|Director|President|Minister|Governor|Secretary|Member|Leader|Chief)"
    rf"(?: (?:{_WORD}|[a-z]+)){{1,20}}(?: [^\W\d_a-z][\w’'-]+){{2}}):(?!//|\d)"
)
_UPPER_WORD = r"[^\W\d_a-z][^\Wa-z.:]*"
_CAPITALS = re.compile(
    rf"(?<=[.!?…)\]”\"—–TM] )(?P<label>{_UPPER_WORD}(?:[ .'’-]{{1,2}}{_UPPER_WORD}){{0,7}}|Q)\s?:?(?<=[:Q])(?=\s)"
)
_QUESTIONER = re.compile(r"(?P<label>Q)(?=\s+[A-Z\"“(])")
_CLOSES = re.compile(r"(?:END\b|\d{1,2}:\d\d\s?[AP]\.?M)", re.ASCII)
_ZONE = re.compile(r"[A-Z]{2,4}T (?=[A-Z])")
_DIRECTION = re.compile(r"[(<\[][^()<>\[\]]*[)>\]]\.?")
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_ADDRESSED = frozenset({"colleagues", "friends", "gentlemen"})  # "Mr President, friends, colleagues,"
_SPEAK = frozenset({ActorKind.PERSON, ActorKind.GOVERNMENT_BODY, ActorKind.ORGANISATION, ActorKind.BLOC})
_LONGEST_HEADLINE_LABEL = 8


@dataclass(frozen=True, slots=True)
class _Label:
    """first, last: tokens of the label. content: first token behind its colon. text: the label itself."""

    first: int
    last: int
    content: int
    text: str


def label_drafts(sheet: Sheet) -> list[Draft]:
    """Drafts for all labelled speech; marks the turns on the sheet."""
    labels = [label for number, block in enumerate(sheet.page.parsed.prose) for label in _labels(sheet, number, block)]
    drafts = [d for number, b in enumerate(sheet.page.parsed.prose) if b.kind is BlockKind.HEADLINE
              for d in _headline(sheet, number)]  # fmt: skip
    labels = [label for label in labels if not _tells(sheet, label)]
    counts = Counter(label.text for label in labels)
    kept = [label for label in labels if counts[label.text] > 1 or _names_person(sheet, label)]
    known = set(kept)
    if kept:  # in a transcript a name nobody knows may open a turn, too
        capitals = any(label.text.isupper() for label in kept)
        kept = [label for label in labels if label in known or _opens_turn(sheet, label, capitals)]
    if len(kept) > 1 or (kept and _first_person(sheet, kept[0])):
        drafts += _turns(sheet, kept)
    return drafts


def _labels(sheet: Sheet, number: int, block: Block) -> list[_Label]:
    """The labels of a block: one that opens it, and any in capitals inside it."""
    text = block.normal.text
    if block.kind is not BlockKind.PARAGRAPH or (":" not in text and not text.startswith("Q ")):
        return []
    found = [m for m in (_OPENING.match(text), _OFFICER.match(text), _QUESTIONER.match(text)) if m is not None][:1]
    found += [m for m in _CAPITALS.finditer(text, 1) if not found or m.start() >= found[0].end()]
    if not found:
        return []
    base, stop = _tokens(sheet, number)
    offsets = [t.idx - sheet.doc[base].idx for t in sheet.doc[base:stop]]
    return [label for m in found if (label := _label(base, offsets, m)) is not None]


def _tokens(sheet: Sheet, number: int) -> Span:
    starts = sheet.page.parsed.block_starts
    return starts[number], starts[number + 1] if number + 1 < len(starts) else len(sheet.doc)


def _label(base: int, offsets: list[int], match: re.Match[str]) -> _Label | None:
    first = bisect_left(offsets, match.start("label"))
    last = bisect_left(offsets, match.end("label")) - 1
    content = bisect_left(offsets, match.end())
    if last < first:
        return None
    text = match["label"].strip("<>")
    zone = _ZONE.match(text)
    if zone is not None and match.string[: match.start("label")].endswith("M. "):  # "1:17 P.M. CET THE PRESIDENT:"
        first, text = bisect_left(offsets, match.start("label") + zone.end()), text[zone.end() :]
    return _Label(base + first, base + last, base + content, text)


def _tells(sheet: Sheet, label: _Label) -> bool:
    """ "President A told the ministers and B:" is a sentence, and no label."""
    return any(t.pos_ == "VERB" and t.text.islower() for t in sheet.doc[label.first : label.last + 1])


def _names_person(sheet: Sheet, label: _Label) -> bool:
    for token in sheet.doc[label.first : label.last + 1]:
        mention = sheet.page.cast.at(token)
        if mention is not None and any(a.kind is ActorKind.PERSON for a in mention.actors):
            return True
        if token.ent_type_ == "PERSON":
            return True
    last = sheet.doc[label.last]
    return last.lower_ in sheet.lexicon.labels and (last.text.isupper() or label.first == label.last)


def _opens_turn(sheet: Sheet, label: _Label, capitals: bool) -> bool:
    """Whether an unknown name opens a turn: in capitals like others, or somebody speaks of himself behind it."""
    return _is_name(sheet, label) and (_first_person(sheet, label) or (capitals and label.text.isupper()))


def _is_name(sheet: Sheet, label: _Label) -> bool:
    return label.first < label.last and all(
        t.pos_ == "PROPN" or t.is_punct for t in sheet.doc[label.first : label.last + 1]
    )


def _first_person(sheet: Sheet, label: _Label) -> bool:
    end = min(label.content + 60, len(sheet.doc))
    said = sheet.doc[label.content : end]
    addressed = sheet.doc[label.content : label.content + 6]
    return any(t.lower_ in _FIRST_PERSON for t in said) or any(t.lower_ in _ADDRESSED for t in addressed)


def _turns(sheet: Sheet, labels: list[_Label]) -> list[Draft]:
    drafts = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        spans = _turn(sheet, label, following.first if following is not None else len(sheet.doc))
        if not spans:
            continue
        for first, last in spans:
            sheet.turns[first : last + 1] = b"\1" * (last + 1 - first)
        drafts.append(
            Draft(
                rule="transcript",
                confidence=confidence.TRANSCRIPT_TURN,
                anchor=label.first,
                cue=None,
                contents=spans,
                speakers=(_speaker(sheet, label),),
                clause=(label.first, label.content - 1),
                kind=StatementKind.DIRECT,
                label=(label.first, label.last),
            )
        )
    return drafts


def _turn(sheet: Sheet, label: _Label, stop: int) -> list[Span]:
    """The paragraphs of a turn, up to a line that closes the transcript."""
    spans: list[Span] = []
    parsed = sheet.page.parsed
    first = label.content
    while first < stop:
        end = min(sheet.block(first)[1], stop - 1)
        if spans and (_CLOSES.match(parsed.doc[first : end + 1].text) or _gap_before(sheet, first)):
            break
        while first < end and parsed.doc[first].is_space:
            first += 1
        if word_count(sheet, first, end) and not _is_direction(sheet, first, end):
            spans.append((first, end))
        first = end + 1
    return spans


def _is_direction(sheet: Sheet, first: int, last: int) -> bool:
    """Whether nothing was said: "(Laughs.)", "<...>"."""
    text = sheet.doc[first : last + 1].text.strip()
    return _DIRECTION.fullmatch(text) is not None


def _gap_before(sheet: Sheet, first: int) -> bool:
    """Whether something that is no prose ("* * *") stands before a block."""
    parsed = sheet.page.parsed
    block = parsed.block_of(sheet.doc[first])
    before = parsed.block_of(sheet.doc[first - 1])
    return any(before.end <= other.start < block.start for other in parsed.blocks if other not in (before, block))


def _speaker(sheet: Sheet, label: _Label) -> Token:
    """The word of a label that stands for its speaker: the last that belongs to a party, else the last."""
    tokens = list(sheet.doc[label.first : label.last + 1])
    return next((t for t in reversed(tokens) if sheet.page.cast.at(t) is not None), tokens[-1])


def _headline(sheet: Sheet, number: int) -> list[Draft]:
    """The drafts of "Xi: Stable ties will help" and of "Ties will help - Xi"."""
    first, stop = _tokens(sheet, number)
    doc = sheet.doc
    colons = [i for i in range(first + 1, min(first + _LONGEST_HEADLINE_LABEL + 1, stop - 1)) if doc[i].text == ":"]
    if colons and _is_speaker(sheet, first, colons[0] - 1):
        return _labelled(sheet, (first, colons[0] - 1), colons[0], (colons[0] + 1, stop - 1))
    dashes = [i for i in range(stop - 2, max(first, stop - 7), -1) if breaks(sheet, i) and doc[i].text not in ",;"]
    if dashes and _is_speaker(sheet, dashes[0] + 1, stop - 1):
        return _labelled(sheet, (dashes[0] + 1, stop - 1), dashes[0], (first, dashes[0] - 1))
    return []


def _is_speaker(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a headline's label is one party that speaks, and not its topic ("Ukraine: ...")."""
    mention = sheet.page.cast.at(sheet.doc[last])
    if mention is None or mention.first > first + 1:
        return False
    if any(a.kind in _SPEAK for a in mention.actors):
        return True
    return any(_is_capital(sheet.doc[last].text, a) for a in mention.actors)


def _is_capital(text: str, actor: Actor) -> bool:
    """Whether a state is named by its capital, which speaks; by its own name it may be the topic."""
    return actor.kind is ActorKind.STATE and text not in (actor.canonical or text) and not text.isupper()


def _labelled(sheet: Sheet, label: Span, mark: int, content: Span) -> list[Draft]:
    span = trimmed(sheet, *content)
    if span is None or word_count(sheet, *span) < 2 or sheet.voice(sheet.doc[label[1]]) is not Voice.PARTY:
        return []
    return [
        Draft(
            rule="headline_label",
            confidence=confidence.HEADLINE_LABEL,
            anchor=mark,
            cue=(mark, mark),
            contents=[span],
            speakers=(sheet.doc[label[1]],),
            clause=(min(label[0], mark), max(label[1], mark)),
        )
    ]
