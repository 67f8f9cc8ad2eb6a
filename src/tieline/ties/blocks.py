"""How many values a series has in, places that draw it again block by block out: what lasts stays together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def blocks(n: int, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Places of values drawn with replacement, shape (draws, n): circular blocks of the cube root of n values (Politis
    & Romano 1992)."""
    block = max(1, round(n ** (1 / 3)))
    starts = rng.integers(0, n, size=(draws, -(-n // block)))
    return np.asarray(((starts[:, :, None] + np.arange(block)) % n).reshape(draws, -1)[:, :n])
