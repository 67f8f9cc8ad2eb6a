"""A trained encoder as the coder runs it: `python export.py MODEL OUT`, eight-bit ONNX with labels and tokenizer.

Weights become eight-bit integers, activations are scaled as they come. A scale depends on all that is in a batch, so
the coder runs one candidate at a time. Prints the size and how far the exported scores are from the trained ones.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from examples import ROOT, every
from lean import Lean
from measure import load, predict
from network import ASPECTS, CATEGORIES
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from tieline.encoder.encoder import Encoder
from tieline.encoder.files import ABOUT, DIGESTS, TOKENIZER, WEIGHTS, digest_of
from tieline.encoder.marking import Marked


def main() -> None:
    """Do what the first line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=ROOT / "build" / "gold.jsonl")
    parser.add_argument("--candidates", type=Path, default=ROOT / "build" / "candidates.jsonl")
    arguments = parser.parse_args()
    model, batcher = load(arguments.model)
    dev = [e for e in every(arguments.gold, arguments.candidates) if e.split == "dev"][::8]
    arguments.out.mkdir(parents=True, exist_ok=True)
    about = json.loads((arguments.model / "model.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        ids = batcher.ids(dev[0])
        assert ids is not None
        torch.onnx.export(
            Lean(model), (torch.tensor([ids]), torch.tensor([0, *batcher.marker.places(ids)])), str(plain),
            dynamo=False, opset_version=17, input_names=["ids", "read"], output_names=["category", "mode", "aspect"],
            dynamic_axes={"ids": {1: "tokens"}},
        )  # fmt: skip
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared), str(arguments.out / WEIGHTS), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip
    shutil.copy(Path(about["base"]) / "tokenizer.json", arguments.out / TOKENIZER)
    weights = (arguments.out / WEIGHTS).read_bytes()
    digests = {key: digest_of(arguments.out / name) for name, key in DIGESTS.items()}
    (arguments.out / ABOUT).write_text(
        json.dumps(
            {
                "categories": CATEGORIES, "modes": about["modes"], "aspects": ASPECTS,
                "calibration": {"slope": 1.0, "intercept": 0.0}, **digests,
            },
            indent=1,
        ) + "\n"
    )  # fmt: skip
    trained = predict([arguments.model], dev, bf16=False)[0]
    shipped = Encoder(arguments.out).predict([Marked(e.text, e.actor, e.recipient, e.trigger) for e in dev])
    told = np.array([[p.categories[c] for c in p.categories] for p in shipped if p is not None])
    same = (told.argmax(1) == trained.argmax(1)).mean()
    print(
        f"{len(weights) / 1e6:.1f} MB; {len(dev)} development pairs: same category {same:.3f}, "
        f"mean difference of a probability {np.abs(told - trained).mean():.4f}"
    )


if __name__ == "__main__":
    main()
