#!/usr/bin/env python3
"""Writes models/english.safetensors (models/FORMAT.md) from the trained networks and the treebanks' lemmas."""
import argparse, json
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

import data, lemmas
from features import GLOVE_DIM, TABLES, fnv64, glove
from model import HIDDEN
from train import PLACE


def quantise(m):
    """(int8 rows, scale of each row); symmetric, a row of zeros has scale 0."""
    scale = (np.abs(m).max(1) / 127).astype(np.float32)
    q = np.rint(m / np.where(scale == 0, 1, scale)[:, None])
    return np.clip(q, -127, 127).astype(np.int8), scale


def put(out, name, m, bias=None):
    out[f"{name}.q"], out[f"{name}.s"] = quantise(m)
    if bias is not None:
        out[f"{name}.b"] = bias


def network(state):
    w = {k: v.float().numpy() for k, v in state.items()}
    out = {}
    for i, (name, _, _) in enumerate(TABLES):
        put(out, f"forms.{name}", w[f"forms.tables.{i}.weight"])
    put(out, "forms.grams", w["forms.grams.weight"])
    index, matrix = glove()
    keys = np.array([fnv64(k) for k in index], dtype=np.uint64)
    order = np.argsort(keys)
    assert len(set(keys.tolist())) == len(keys), "two words of GloVe share a hash"
    out["glove.keys"] = keys[order]
    out["glove.rows"] = np.array(list(index.values()), dtype=np.uint32)[order]
    put(out, "glove", matrix)
    out["project.w"], out["project.b"] = w["forms.project.weight"], w["forms.project.bias"]
    for name in ("up", "down"):
        put(out, name, w[f"forms.{name}.weight"], w[f"forms.{name}.bias"])
    out["norm.w"], out["norm.b"] = w["forms.norm.weight"], w["forms.norm.bias"]
    for layer in (0, 1):
        for d, end in (("f", ""), ("b", "_reverse")):
            bias = w[f"lstm.bias_ih_l{layer}{end}"] + w[f"lstm.bias_hh_l{layer}{end}"]
            put(out, f"lstm.{layer}{d}.in", w[f"lstm.weight_ih_l{layer}{end}"], bias)
            put(out, f"lstm.{layer}{d}.rec", w[f"lstm.weight_hh_l{layer}{end}"])
    for name in ("upos", "xpos", "names", "dep", "head", "rel_dep", "rel_head", "rel"):
        put(out, name, w[f"heads.{name}.weight"], w[f"heads.{name}.bias"])
    put(out, "bilinear", w["heads.bilinear.weight"])
    out["head_bias.w"], out["head_bias.b"] = w["heads.head_bias.weight"][0], w["heads.head_bias.bias"]
    for name in ("root", "root_bias", "distance", "rel_root"):
        out[name] = w[f"heads.{name}"]
    return out


def segmenter(state):
    w = {k: v.float().numpy() for k, v in state.items()}
    out = {f"seg.{name}": w[f"tables.{i}.weight"] for i, name in enumerate(("form", "suf", "shape", "gap"))}
    out |= {"seg.hidden.w": w["hidden.weight"], "seg.hidden.b": w["hidden.bias"], "seg.out.w": w["out.weight"][0], "seg.out.b": w["out.bias"]}
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--network", type=Path, default=PLACE / "network.pt")
    ap.add_argument("--segment", type=Path, default=PLACE / "segment.pt")
    ap.add_argument("--out", type=Path, default=PLACE.parent.parent / "models/english.safetensors")
    args = ap.parse_args()
    c = torch.load(args.network)
    out = network(c["state"]) | segmenter(torch.load(args.segment))
    ewt, gum = data.treebanks(data.shared())
    out["lemma.table"], out["lemma.rules"] = (np.frombuffer(b, np.uint8) for b in lemmas.learn(ewt + gum))
    meta = {"format": "dateline-lang/1", "hidden": str(HIDDEN), "upos": json.dumps(c["labels"]["upos"]), "xpos": json.dumps(c["labels"]["xpos"]),
            "rels": json.dumps(c["labels"]["rels"]), "names": json.dumps(c["labels"]["names"])}
    save_file({k: np.ascontiguousarray(v) for k, v in out.items()}, args.out, meta)
    print(args.out, f"{args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
