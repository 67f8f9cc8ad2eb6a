"""The regular forms of an English verb: "SEIZE" in, SEIZE, SEIZES, SEIZED, SEIZING out."""

from __future__ import annotations

_VOWELS = frozenset("AEIOU")


def regular_forms(verb: str) -> tuple[str, ...]:
    """The verb with its third person, past and present participle."""
    if verb.endswith("E"):
        return verb, verb + "S", verb + "D", (verb[:-2] + "Y" if verb.endswith("IE") else verb[:-1]) + "ING"
    if verb.endswith("Y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "IES", verb[:-1] + "IED", verb + "ING"
    third = verb + ("ES" if verb.endswith(("S", "X", "Z", "CH", "SH", "O")) else "S")
    forms: tuple[str, ...] = (verb, third, verb + "ED", verb + "ING")
    if _doubles(verb):
        forms += (verb + verb[-1] + "ED", verb + verb[-1] + "ING")
    return forms


def _doubles(verb: str) -> bool:
    """Consonant, vowel, consonant: "STOP" gives "STOPPED"; the plain form is kept beside it ("VISITED")."""
    if len(verb) < 3 or verb[-1] in _VOWELS | set("WXY"):
        return False
    return verb[-2] in _VOWELS and verb[-3] not in _VOWELS
