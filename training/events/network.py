"""The encoder and its heads: category, mode and aspect of the event between two marked parties.

Marks are the tokenizer's unused tokens, so that the vocabulary stays the base model's. The heads read the first token
and the marks in front of actor and recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from examples import Example
from torch import nn
from transformers import AutoModel

from tieline.encoder.marking import Marked, Marker

CATEGORIES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
ASPECTS = ("asserted", "future", "hypothetical", "negated", "historical")


class Encoder(nn.Module):
    """Base model with three linear heads; input: token ids, attention, places of the two opening marks."""

    def __init__(self, base: Path, modes: Sequence[str]) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, add_pooling_layer=False)
        width = self.base.config.hidden_size * 3
        self.drop = nn.Dropout(0.2)
        self.modes = tuple(modes)
        self.heads = nn.ModuleList(nn.Linear(width, n) for n in (len(CATEGORIES), len(self.modes), len(ASPECTS)))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of category, mode and aspect, each rows x labels."""
        hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        marks = hidden.gather(1, places.unsqueeze(2).expand(-1, -1, hidden.shape[2]))
        read = torch.cat([hidden[:, 0], marks[:, 0], marks[:, 1]], dim=1)
        return tuple(head(self.drop(read)) for head in self.heads)


class Batcher:
    """Examples to padded tensors."""

    def __init__(self, tokenizer: Path) -> None:
        self.marker = Marker(tokenizer)

    def ids(self, example: Example) -> list[int] | None:
        """Token ids of an example; None where its parties stand too far apart to be read together."""
        return self.marker.ids(Marked(example.text, example.actor, example.recipient, example.trigger))

    def batch(self, rows: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Ids and attention (rows x longest), places of the two opening marks (rows x 2)."""
        ids = torch.full((len(rows), max(map(len, rows))), self.marker.padding)
        for n, row in enumerate(rows):
            ids[n, : len(row)] = torch.tensor(row)
        places = torch.tensor([self.marker.places(row) for row in rows])
        return ids, (ids != self.marker.padding).long(), places
