"""Distributions of a share and of a rate, single or over time: means and the intervals that hold a given mass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tieline.ties.measure import Floats


@dataclass(frozen=True, slots=True)
class Beta:
    """Of a share. a, b: as many successes and failures as it is worth, the prior's with them."""

    a: Floats
    b: Floats

    @property
    def mean(self) -> Floats:
        """Of the share."""
        return np.asarray(self.a / (self.a + self.b))

    def interval(self, mass: float) -> tuple[Floats, Floats]:
        """The central interval that holds it."""
        from scipy.special import betaincinv

        tail = (1 - mass) / 2
        return np.asarray(betaincinv(self.a, self.b, tail)), np.asarray(betaincinv(self.a, self.b, 1 - tail))


@dataclass(frozen=True, slots=True)
class Gamma:
    """Of a rate. shape: as many events as it is worth, the prior's with them. exposure: over how long."""

    shape: Floats
    exposure: Floats

    @property
    def mean(self) -> Floats:
        """Of the rate."""
        return np.asarray(self.shape / self.exposure)

    def interval(self, mass: float) -> tuple[Floats, Floats]:
        """The central interval that holds it."""
        from scipy.special import gammaincinv

        tail = (1 - mass) / 2
        low, high = gammaincinv(self.shape, tail), gammaincinv(self.shape, 1 - tail)
        return np.asarray(low / self.exposure), np.asarray(high / self.exposure)
