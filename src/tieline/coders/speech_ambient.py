"""Ambient."""

from __future__ import annotations

from tieline.coders.speech_draft import Draft, Sheet


def ambient_drafts(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    return []
