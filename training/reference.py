#!/usr/bin/env python3
"""The engine in plain NumPy, from models/english.safetensors, with the integer arithmetic that ships: what the Rust engine is held against.

`reference.py score` scores the development sets on gold words; `reference.py parity FILE.jsonl` writes sentences with its answers.
"""
import argparse, json, random
from pathlib import Path

import numpy as np
from safetensors import safe_open

import data
from features import TABLES, NGRAM_ROWS, NGRAM_SEED, fnv, fnv64, lower, ngrams, norm
from lemmas import Lemmas
from model import FAR, tree
from train import score, spans, viterbi

MODEL = Path(__file__).resolve().parent.parent / "models/english.safetensors"


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def drawn_in(q):
    """Weights as the engine multiplies them: of each eight, what meets in one sum (0, 1, 4, 5 and 2, 3, 6, 7) comes to 258 at most."""
    out = np.zeros((len(q), -(-q.shape[1] // 8) * 8), np.int32)
    out[:, : q.shape[1]] = q
    eights = out.reshape(len(q), -1, 8)
    for half in ([0, 1, 4, 5], [2, 3, 6, 7]):
        four = eights[:, :, half]
        while (over := np.abs(four).sum(2) > 258).any():
            # The last of the largest, as the engine takes it.
            at = 3 - np.abs(four[..., ::-1]).argmax(2)
            step = np.take_along_axis(np.sign(four), at[..., None], 2) * over[..., None]
            np.put_along_axis(four, at[..., None], np.take_along_axis(four, at[..., None], 2) - step, 2)
        eights[:, :, half] = four
    return out[:, : q.shape[1]].astype(np.float32)


class Engine:
    def __init__(self, path=MODEL):
        with safe_open(path, "np") as f:
            self.w = {k: f.get_tensor(k) for k in f.keys()}
            meta = f.metadata()
        self.labels = {k: json.loads(meta[k]) for k in ("upos", "xpos", "rels", "names")}
        self.hidden = int(meta["hidden"])
        self.lemmas = Lemmas(self.w["lemma.table"].tobytes(), self.w["lemma.rules"].tobytes())
        self.wide = {k[:-2]: drawn_in(v) for k, v in self.w.items() if k.endswith(".q") and not k.startswith(("forms.", "glove"))}
        self.cache = {}

    def product(self, name, x):
        """x (rows, in) times a quantised matrix. Sums of int8 products stay below 2^24, so floats hold them exactly."""
        w = self.w
        a = np.abs(x).max(1, keepdims=True) / np.float32(63)
        with np.errstate(divide="ignore", invalid="ignore"):
            r = np.where(a > 0, x / a, 0)
        q = np.clip(np.trunc(r + np.copysign(np.float32(0.5), r)), -63, 63).astype(np.float32)
        y = (q @ self.wide[name].T) * (a * w[name + ".s"])
        return y + w[name + ".b"] if name + ".b" in w else y

    def row(self, table, i):
        return self.w[table + ".q"][i].astype(np.float32) * self.w[table + ".s"][i]

    def glove_row(self, word):
        keys, k = self.w["glove.keys"], np.uint64(fnv64(word))
        i = int(np.searchsorted(keys, k))
        return int(self.w["glove.rows"][i]) if i < len(keys) and keys[i] == k else 0

    def vector(self, form):
        v = self.cache.get(form)
        if v is None:
            w, n = self.w, norm(form)
            x = sum(self.row(f"forms.{name}", fnv(key(form, n), seed) % size) for seed, (name, size, key) in enumerate(TABLES))
            x = x + np.mean([self.row("forms.grams", fnv(g, NGRAM_SEED) % NGRAM_ROWS) for g in ngrams(n)], axis=0)
            g = self.glove_row(lower(form)) or self.glove_row(n)
            x = np.maximum(x + w["project.w"] @ self.row("glove", g) + w["project.b"], 0).astype(np.float32)
            y = x + self.product("down", np.maximum(self.product("up", x[None]), 0))[0]
            y = (y - y.mean()) / np.sqrt(y.var() + np.float32(1e-5)) * w["norm.w"] + w["norm.b"]
            v = self.cache[form] = y.astype(np.float32)
        return v

    def states(self, sents):
        """Sentences of one length: (sentences, words, 2 hidden)."""
        x, n, h = np.stack([[self.vector(f) for f in s] for s in sents]), len(sents[0]), self.hidden
        for layer in (0, 1):
            sides = []
            for d in "fb":
                name = f"lstm.{layer}{d}"
                gates = self.product(name + ".in", x.reshape(-1, x.shape[-1])).reshape(len(sents), n, 4 * h)
                out, state, cell = np.zeros((len(sents), n, h), np.float32), np.zeros((len(sents), h), np.float32), np.zeros((len(sents), h), np.float32)
                for t in range(n) if d == "f" else reversed(range(n)):
                    i, f, g, o = np.split(gates[:, t] + self.product(name + ".rec", state), 4, axis=1)
                    cell = sigmoid(f) * cell + sigmoid(i) * np.tanh(g)
                    state = sigmoid(o) * np.tanh(cell)
                    out[:, t] = state
                sides.append(out)
            x = np.concatenate(sides, -1)
        return x

    def arcs(self, x):
        """(dependent, head + 1) scores of one sentence; column 0 is the root."""
        w, n = self.w, len(x)
        d, h = np.maximum(self.product("dep", x), 0), np.maximum(self.product("head", x), 0)
        size = np.float32(d.shape[1] ** 0.5)
        at = np.arange(n)
        s = d @ self.product("bilinear", h).T / size + (h @ w["head_bias.w"] + w["head_bias.b"]) + w["distance"][np.clip(at[None] - at[:, None], -FAR, FAR) + FAR]
        s[at, at] = -1e9
        return np.concatenate([(d @ w["root"] / size + w["root_bias"])[:, None], s], 1)

    def analyse(self, sents):
        """Sentences (lists of forms) in; tags, heads (-1 root), relations, name spans and lemmas out."""
        out, by_length, lab = [None] * len(sents), {}, self.labels
        for i, s in enumerate(sents):
            by_length.setdefault(len(s), []).append(i)
        for n, idx in by_length.items():
            for j in range(0, len(idx), 256):
                part = idx[j:j + 256]
                for i, x in zip(part, self.states([sents[i] for i in part])):
                    heads = tree(self.arcs(x).astype(np.float64))
                    dep, head = self.product("rel_dep", x), np.concatenate([self.w["rel_root"][None], self.product("rel_head", x)])
                    rels = self.product("rel", np.maximum(dep + head[heads], 0)).argmax(1)
                    upos = [lab["upos"][t] for t in self.product("upos", x).argmax(1)]
                    out[i] = {"forms": sents[i], "upos": upos, "xpos": [lab["xpos"][t] for t in self.product("xpos", x).argmax(1)],
                              "heads": [int(h) - 1 for h in heads], "rels": [lab["rels"][t] for t in rels],
                              "names": spans(viterbi(self.product("names", x), lab["names"]), lab["names"]),
                              "lemmas": [self.lemmas(f, u) for f, u in zip(sents[i], upos)]}
        return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["score", "parity"])
    ap.add_argument("out", nargs="?", type=Path)
    ap.add_argument("--model", type=Path, default=MODEL)
    ap.add_argument("--case", default="as-is", choices=["as-is", "upper", "lower"])
    args = ap.parse_args()
    engine, gold = Engine(args.model), data.shared()
    if args.what == "score":
        return score(engine.analyse, gold, {"as-is": str, "upper": str.upper, "lower": str.lower}[args.case])
    sents = [s["forms"] for name in ("ewt", "gum") for s in data.conllu(gold / f"syntax/{name}.dev.conllu")]
    sents = random.Random(3).sample([s for s in sents if len(s) <= 120], 400)
    with open(args.out, "w", encoding="utf-8") as f:
        for p in engine.analyse(sents):
            f.write(json.dumps(p, ensure_ascii=False) + "\n")
    with open(args.out.with_suffix(".vectors.json"), "w") as f:
        forms = sorted({w for s in sents[:40] for w in s})
        json.dump({w: [round(float(v), 5) for v in engine.vector(w)] for w in forms}, f, ensure_ascii=False)


if __name__ == "__main__":
    main()
