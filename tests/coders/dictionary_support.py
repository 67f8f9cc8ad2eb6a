"""A small verb dictionary with its actors and agents, invented for the tests, and sentences coded by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tieline.coders.events.dictionary.acts import code_sentence
from tieline.coders.events.dictionary.load import Dictionaries, load_dictionaries
from tieline.language.parse import parse
from tieline.records.document import Document

DAY = date(2025, 1, 21)
VERBS = """\
&MONEY
+EURO
+GOLD_

--- AID [070] ---
GIVE {GAVE GIVEN}
DONATE    # a remark
- * &MONEY [071]

--- SAY [010] ---
SAY {SAID}
- * NOTHING [---]

--- ATTACK [190] ---
ATTACK
+LASH_OUT {+LASHED_OUT} [111]
- SAID WOULD * [138]
- WILL_NOT * [013]

--- MEET [---] ---
MEET {MET}
- % * [040]
- * WITH $ AT + [041:042]

--- RESTORE [064] ---
RESTORE
- * DIPLOMATIC [050:051]

--- SHELTER [---] ---
SHELTER
- * ^ FROM + [075]
- * QUIETLY_WITHIN [999]
"""
ACTORS = """\
ARNOR [ARN]
GONDOR [GON]
+GONDORIAN
MORDOR [MOR]
ROHAN [ROH]
VILLAGE_GREEN [---]
SAM_GAMGEE [HOB]
\t[HOBGOV 20250101-20251231]
TWIN_TOWNS [TWA/TWB]
NORWAY [NOR]
CHILE [CHL]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
POLICEMAN {POLICEMEN} [~COP]
TROOP [~MIL]
OFFICIAL [~GOV]
PRESIDENT [~GOV]
CONGRESS!PERSON! [~LEG]
MEDIA {} [~MED]
RIGHTS_GROUP [NGO~]
MINISTER [~GOV]
FOREIGN_MINISTER [~GOVFRM]
"""


def made(
    folder: Path, *, verbs: str = VERBS, actors: str = ACTORS, agents: str = AGENTS, discards: str = ""
) -> list[Path]:
    """The four files, in the order of `load_dictionaries`."""
    paths = []
    for name, text in (("my.verbs", verbs), ("my.actors", actors), ("my.agents", agents), ("my.discards", discards)):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def triples(dictionaries: Dictionaries, text: str, on: date | None = DAY) -> list[tuple[str, str, str]]:
    """Source, target and event codes of a text, sentence by sentence."""
    parsed = parse(Document(text=text, language="en", published=on))
    names = dictionaries.names.on(on)
    return [
        triple
        for sentence in parsed.sentences
        for act in code_sentence(dictionaries.verbs, names, sentence).acts
        for triple in act.triples()
    ]


def loaded(folder: Path, verbs: str = VERBS) -> Dictionaries:
    """The dictionaries, from files."""
    return load_dictionaries(*made(folder, verbs=verbs))
