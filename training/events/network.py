"""The encoder and its heads: category, mode and aspect of the event between two marked parties.

Marks are the tokenizer's unused tokens, so that the vocabulary stays the base model's. The heads read the first token
and the marks in front of actor and recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from examples import Example
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

CATEGORIES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
ASPECTS = ("asserted", "future", "hypothetical", "negated", "historical")
MARKS = {"actor": ("[unused1]", "[unused2]"), "recipient": ("[unused3]", "[unused4]"), "trigger": ("[unused5]", "[unused6]")}
LENGTH = 128  # tokens


class Encoder(nn.Module):
    """Base model with three linear heads; input: token ids, attention, places of the two opening marks."""

    def __init__(self, base: Path, modes: Sequence[str]) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.base.config.hidden_size * 3
        self.drop = nn.Dropout(0.2)
        self.modes = tuple(modes)
        self.heads = nn.ModuleList(nn.Linear(width, n) for n in (len(CATEGORIES), len(self.modes), len(ASPECTS)))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, ...]:
        hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(len(ids))
        read = torch.cat([hidden[:, 0], hidden[rows, places[:, 0]], hidden[rows, places[:, 1]]], dim=1)
        return tuple(head(self.drop(read)) for head in self.heads)


def marked(example: Example) -> str:
    """The sentence with marks around actor, recipient and trigger."""
    spans = [(*example.actor, *MARKS["actor"]), (*example.recipient, *MARKS["recipient"])]
    if example.trigger is not None:
        spans.append((*example.trigger, *MARKS["trigger"]))
    cuts = sorted([(s, 1, -e, opening) for s, e, opening, _ in spans] + [(e, 0, -s, closing) for s, e, _, closing in spans])
    out, at = [], 0
    for place, _, _, mark in cuts:
        out += [example.text[at:place], f" {mark} "]
        at = place
    return "".join([*out, example.text[at:]])


class Batcher:
    """Texts to padded tensors."""

    def __init__(self, tokenizer: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.pad = next(i for i in map(self.tokenizer.token_to_id, ("<pad>", "[PAD]")) if i is not None)
        vocabulary = self.tokenizer.get_vocab()
        missing = [m for pair in MARKS.values() for m in pair if m not in vocabulary]
        if missing:
            raise ValueError(f"the tokenizer lacks the marks {missing}")
        self.tokenizer.add_special_tokens([m for pair in MARKS.values() for m in pair])
        self.openings = [self.tokenizer.token_to_id(MARKS[side][0]) for side in ("actor", "recipient")]

    def ids(self, example: Example) -> list[int]:
        """Token ids, cut to a window that holds both marks where the sentence is long."""
        ids: list[int] = self.tokenizer.encode(marked(example)).ids
        if len(ids) > LENGTH:
            places = [ids.index(o) for o in self.openings]
            middle = (min(places) + max(places)) // 2
            start = max(1, min(middle - LENGTH // 2, len(ids) - LENGTH + 1))
            ids = [ids[0], *ids[start : start + LENGTH - 2], ids[-1]]
            if any(o not in ids for o in self.openings):
                raise ValueError("the parties stand too far apart")
        return ids

    def batch(self, rows: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), self.pad)
        for n, row in enumerate(rows):
            ids[n, : len(row)] = torch.tensor(row)
        places = torch.tensor([[row.index(o) for o in self.openings] for row in rows])
        return ids, (ids != self.pad).long(), places
