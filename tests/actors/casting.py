"""Help for the tests of this room: a text in, its mentions out in a form that reads well in an assertion."""

from __future__ import annotations

from datetime import date

from tieline.actors.cast import Cast, Mention
from tieline.actors.resolve import resolve_cast
from tieline.language.parse import Parsed, parse
from tieline.records.actor import Actor
from tieline.records.document import Document

DAY = date(2025, 1, 22)


class Casting:
    """A document with its cast."""

    def __init__(self, text: str, published: date | None = DAY, outlet: str | None = None) -> None:
        document = Document(text=text, published=published, outlet=outlet, language="en")
        self.parsed: Parsed = parse(document)
        self.cast: Cast = resolve_cast(self.parsed)

    def text(self, mention: Mention) -> str:
        """The words of a mention."""
        doc = self.parsed.doc
        return self.parsed.text(doc[mention.first], doc[mention.last])

    def head(self, mention: Mention) -> str:
        """The head word of a mention."""
        return self.parsed.doc[mention.head].text

    def texts(self) -> list[str]:
        """The words of all mentions, in order."""
        return [self.text(m) for m in self.cast.mentions]

    def mention(self, words: str, nth: int = 0) -> Mention:
        """The nth mention with exactly these words."""
        found = [m for m in self.cast.mentions if self.text(m) == words]
        if len(found) <= nth:
            raise AssertionError(f"no mention {words!r} among {self.texts()}")
        return found[nth]

    def actor(self, words: str, nth: int = 0) -> Actor:
        """The one actor of a mention."""
        mention = self.mention(words, nth)
        assert len(mention.actors) == 1, mention
        return mention.actors[0]

    def who(self, words: str, nth: int = 0) -> list[str | None]:
        """Canonical names (or, lacking one, states) of a mention's actors."""
        return [a.canonical or a.state for a in self.mention(words, nth).actors]

    def states(self, words: str, nth: int = 0) -> list[str | None]:
        """States of a mention's actors."""
        return [a.state for a in self.mention(words, nth).actors]
