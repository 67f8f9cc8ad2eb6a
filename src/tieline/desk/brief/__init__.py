"""A tie and a span of time in, a briefing that a person could send out: `brief` writes it, `Brief` is what it is."""

from tieline.desk.brief.values import Brief, Citation, Paragraph, Reference, Section, Sentence
from tieline.desk.brief.write import brief

__all__ = ["Brief", "Citation", "Paragraph", "Reference", "Section", "Sentence", "brief"]
