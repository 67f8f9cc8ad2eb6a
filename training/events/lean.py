"""The trained encoder as it is run: one candidate at a time, and no work that nothing reads.

The same answers from the same weights. Query, key and value are one product, scaled beforehand; there is no mask; and
of the last layer only the three positions that the heads read are computed.
"""

from __future__ import annotations

import torch
from network import Encoder
from torch import nn


class Lean(nn.Module):
    """Input: token ids (1 x tokens); read: positions of the first token and of the two opening marks (3)."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model
        self.products = [_product(layer.attention.self) for layer in model.base.encoder.layer]
        width = model.base.config.hidden_size
        weight, bias = self.products.pop()
        self.asking, self.asked = (weight[:width], bias[:width]), (weight[width:], bias[width:])

    def forward(self, ids: torch.Tensor, read: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of category, mode and aspect, each 1 x labels."""
        embeddings = self.model.base.embeddings
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        hidden = embeddings.word_embeddings(ids) + embeddings.token_type_embeddings(torch.zeros_like(ids))
        hidden = hidden + embeddings.position_embeddings(places)
        hidden = embeddings.LayerNorm(hidden)
        *others, last = self.model.base.encoder.layer
        for layer, product in zip(others, self.products, strict=True):
            parts = nn.functional.linear(hidden, *product)
            hidden = _after(layer, hidden, _attended(self.split(parts)))
        wanted = hidden[:, read]
        parts = [nn.functional.linear(wanted, *self.asking), nn.functional.linear(hidden, *self.asked)]
        wanted = _after(last, wanted, _attended([piece for part in parts for piece in self.split(part)]))
        return tuple(head(wanted.reshape(1, -1)) for head in self.model.heads)

    def split(self, rows: torch.Tensor) -> list[torch.Tensor]:
        """The products in a row, each 1 x heads x positions x width of a head."""
        settings = self.model.base.config
        heads, width = settings.num_attention_heads, settings.hidden_size
        return list(rows.view(1, -1, rows.shape[2] // width, heads, width // heads).permute(2, 0, 3, 1, 4).unbind(0))


Product = tuple[torch.Tensor, torch.Tensor]


def _product(attention: nn.Module) -> Product:
    """Weights and biases of query (scaled), key and value under one another."""
    scale = attention.attention_head_size**-0.5
    query, *others = attention.query, attention.key, attention.value
    weight = torch.cat([query.weight * scale, *(o.weight for o in others)])
    return weight.detach(), torch.cat([query.bias * scale, *(o.bias for o in others)]).detach()


def _attended(parts: list[torch.Tensor]) -> torch.Tensor:
    """What the positions that ask take from all others (1 x asking x width), from query, key and value."""
    query, key, value = parts
    weighed = torch.softmax(query @ key.transpose(2, 3), -1) @ value
    return weighed.transpose(1, 2).flatten(2)


def _after(layer: nn.Module, hidden: torch.Tensor, attended: torch.Tensor) -> torch.Tensor:
    """The rest of a layer: sum, norm, feed forward, sum, norm."""
    inner = layer.attention.output.LayerNorm(layer.attention.output.dense(attended) + hidden)
    outer = layer.output.dense(nn.functional.gelu(layer.intermediate.dense(inner)))
    return layer.output.LayerNorm(outer + inner)
