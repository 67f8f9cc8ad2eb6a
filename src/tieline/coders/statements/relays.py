"""Who passes speech on: "X told Y that ..., agency Z reported" is X's statement, relayed by Z."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements.draft import Draft, Sheet
from tieline.coders.statements.told import Told
from tieline.language import grammar
from tieline.ontology import outlets

_PASSING_ON = frozenset({"report", "say", "write", "tell", "quote", "cite", "announce", "add", "accord"})


def settle_relays(sheet: Sheet, told: Told) -> list[Draft]:
    """The drafts without those in which an outlet only passes on the drafts inside its content."""
    kept = []
    for draft in told.drafts:
        inner = _inside(draft, told) if _passes_on(sheet, draft) else []
        if not inner:
            kept.append(draft)
            continue
        for other in inner:
            other.relays = (*other.relays, *draft.speakers)
    return kept


def _passes_on(sheet: Sheet, draft: Draft) -> bool:
    if draft.cue is None or not draft.speakers or not _tells(sheet.doc[draft.anchor]):
        return False
    return all(is_outlet(sheet, head) for head in draft.speakers)


def _tells(cue: Token) -> bool:
    return cue.lemma_.lower() in _PASSING_ON or cue.lower_ == "according"


def _inside(draft: Draft, told: Told) -> list[Draft]:
    """Drafts whose cue stands in a draft's content, the outermost of them."""
    near = [d for a, b in draft.contents for d in told.anchored(a, b)]
    inner = [d for d in near if d is not draft and d.cue is not None]
    return [d for d in inner if not any(a <= d.anchor <= b for o in inner if o is not d for a, b in o.contents)]


def is_outlet(sheet: Sheet, head: Token) -> bool:
    """Whether a noun phrase names a news outlet, or one of their kind ("the state agency")."""
    lexicon = sheet.lexicon
    first, last = grammar.phrase(head)
    words = sheet.doc[first.i : last.i + 1]
    if head.lower_ in lexicon.agencies or head.lemma_.lower() in lexicon.media:
        return True
    mention = sheet.page.cast.at(head)
    names = {words.text, head.text, *(t.text for t in words if t.pos_ == "PROPN")}
    if mention is not None:
        names.add(sheet.doc[mention.first : mention.last + 1].text)
        names.update(a.canonical for a in mention.actors if a.canonical)
    found = (outlets.find(name) for name in names)
    return any(o is not None and o.kind not in ("government", "organisation") for o in found)
