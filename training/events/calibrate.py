"""How sure the shipped encoder may be: `python calibrate.py MODEL_FOLDER`, after `export.py`.

Fits the chance that a candidate of the development documents is an event to the encoder's own probability (Platt
scaling: a logistic curve over its logit), writes slope and intercept into model.json, and prints a reliability table.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from examples import ROOT, offered
from sklearn.linear_model import LogisticRegression

from tieline.encoder.encoder import Encoder
from tieline.encoder.marking import Marked
from tieline.records.event import Category


def main(arguments: list[str]) -> None:
    """Fit, write, print."""
    folder = Path(arguments[0])
    path = folder / "model.json"
    about = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**about, "calibration": {"slope": 1.0, "intercept": 0.0}}, indent=1) + "\n", "utf-8")
    examples = [e for e in offered(ROOT / "build" / "candidates.jsonl") if e.split == "dev"]
    told = Encoder(folder).predict([Marked(e.text, e.actor, e.recipient, e.trigger) for e in examples])
    pairs = [
        (e.categories != ("NONE",), 1 - p.categories[Category.NONE]) for e, p in zip(examples, told, strict=True) if p
    ]
    true, raw = np.array([t for t, _ in pairs]), np.clip([p for _, p in pairs], 1e-6, 1 - 1e-6)
    logits = np.log(raw / (1 - raw))
    fit = LogisticRegression(C=1e6).fit(logits[:, None], true)
    slope, intercept = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    calibration = {"slope": round(slope, 4), "intercept": round(intercept, 4)}
    path.write_text(json.dumps({**about, "calibration": calibration}, indent=1) + "\n", "utf-8")
    print(f"{len(pairs)} candidates, {true.sum()} events; {calibration}")
    sure = 1 / (1 + np.exp(-(slope * logits + intercept)))
    for low, high in ((0, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1)):
        here = (sure >= low) & (sure < high)
        print(f"{low:.1f}-{high:.1f}: n {here.sum()}, said {sure[here].mean():.2f}, true {true[here].mean():.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
