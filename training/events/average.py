"""Average the weights of runs that started from the same heads: `python average.py OUT MODEL MODEL ...`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the runs, with the arguments of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    arguments = parser.parse_args()
    states = [torch.load(folder / "weights.pt") for folder in arguments.models]
    mean = {
        name: sum(s[name].double() for s in states).div(len(states)).to(value.dtype)
        for name, value in states[0].items()
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, arguments.out / "weights.pt")
    about = [json.loads((folder / "model.json").read_text()) for folder in arguments.models]
    joined = {**about[0], "arguments": [one["arguments"] for one in about]}
    (arguments.out / "model.json").write_text(json.dumps(joined, indent=1))


if __name__ == "__main__":
    main()
