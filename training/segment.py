#!/usr/bin/env python3
"""Trains the net that ends sentences: a window of eleven words, hashed, one hidden layer. `segment.py [--minutes 3]`, then export.py."""
import argparse, random, time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
from features import fnv, norm, shape
from train import PLACE

WIDTH, REACH, HIDDEN = 24, 5, 64
TABLES = [("form", 4096, lambda w: norm(w), 32), ("suf", 1024, lambda w: norm(w)[-3:], 33), ("shape", 512, shape, 34)]
NOTHING, SPACE, LINE, END = 0, 1, 2, 3


class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(rows, WIDTH) for _, rows, _, _ in TABLES] + [nn.Embedding(4, WIDTH)])
        self.hidden, self.out = nn.Linear((2 * REACH + 1) * WIDTH, HIDDEN), nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.25)

    def forward(self, rows, windows):
        """rows: (words, 4) of a stretch of text; windows: (n, 11) indices into it, `len(rows)` for beyond the paragraph."""
        x = sum(e(rows[:, i]) for i, e in enumerate(self.tables))
        x = torch.cat([x, x.new_zeros(1, WIDTH)])[windows].flatten(1)
        return self.out(self.drop(F.relu(self.hidden(self.drop(x))))).squeeze(-1)


def paragraphs(sents):
    """[(forms, gaps, ends)] of a treebank: what follows each word, and whether it ends a sentence."""
    out, doc = [], None
    for s in sents:
        if s["para"] or s["doc"] != doc or not out:
            out.append(([], [], []))
            doc = s["doc"]
        forms, gaps, ends = out[-1]
        inside = {}
        for r in s["rows"]:
            if "-" in r[0]:
                lo, hi = map(int, r[0].split("-"))
                inside |= {i: NOTHING for i in range(lo, hi)} | {hi: NOTHING if "SpaceAfter=No" in r[9] else SPACE}
        for r in (r for r in s["rows"] if r[0].isdigit()):
            forms.append(r[1])
            gaps.append(inside.get(int(r[0]), NOTHING if "SpaceAfter=No" in r[9] else SPACE))
            ends.append(0)
        gaps[-1], ends[-1] = SPACE, 1
    for p in out:
        p[1][-1] = END
    return out


def wrapped(forms, gaps):
    """Line breaks where a mail program breaks lines, whatever the sentence."""
    width, at, out = random.choice((60, 66, 72, 76)), 0, list(gaps)
    for i, f in enumerate(forms[:-1]):
        at += len(f) + (gaps[i] != NOTHING)
        if gaps[i] == SPACE and at + len(forms[i + 1]) > width:
            out[i], at = LINE, 0
    return out


def unstopped(forms, gaps, ends):
    """Sentences on lines of their own, some without their full stop, as headlines are."""
    out = ([], [], [])
    for i, (f, g, e) in enumerate(zip(forms, gaps, ends)):
        if e and f == "." and i and not ends[i - 1] and random.random() < 0.6:
            out[1][-1], out[2][-1] = max(g, LINE), 1
            continue
        for column, v in zip(out, (f, max(g, LINE) if e else g, e)):
            column.append(v)
    return out


def copies(paras):
    """The paragraphs as they are, and copies: other case, words apart as in tokenised text, line breaks within and between sentences."""
    out = list(paras)
    for k, (forms, gaps, ends) in enumerate(paras):
        r = random.random()
        if r < 0.12:
            out.append(([f.upper() for f in forms], gaps, ends))
        elif r < 0.24:
            out.append(([f.lower() for f in forms], gaps, ends))
        elif r < 0.32:
            out.append((forms, [max(g, SPACE) for g in gaps], ends))
        elif r < 0.44:
            out.append((forms, wrapped(forms, gaps), ends))
        elif r < 0.52:
            out.append(unstopped(forms, gaps, ends))
        elif r < 0.6:
            run = paras[k:k + random.randint(2, 5)]
            forms, gaps, ends = ([x for p in run for x in p[c]] for c in range(3))
            out.append((forms, [LINE if g == END else g for g in gaps[:-1]] + [END], ends))
    return out


def lines(sents):
    """Sets of names as texts: one sentence a line, words apart, forty sentences a text."""
    out = []
    for i in range(0, len(sents), 40):
        run = [s["forms"] for s in sents[i:i + 40]]
        gaps = [g for s in run for g in [SPACE] * (len(s) - 1) + [LINE]]
        out.append(([f for s in run for f in s], gaps[:-1] + [END], [e for s in run for e in [0] * (len(s) - 1) + [1]]))
    return out


def arrays(paras):
    rows, windows, ends, cache = [], [], [], {}
    total = sum(len(p[0]) for p in paras)
    for forms, gaps, end in paras:
        base, n = len(rows), len(forms)
        for i, (f, g) in enumerate(zip(forms, gaps)):
            if f not in cache:
                cache[f] = [fnv(key(f), seed) % size for _, size, key, seed in TABLES]
            rows.append(cache[f] + [g])
            windows.append([base + j if 0 <= j < n else total for j in range(i - REACH, i + REACH + 1)])
        ends += end
    return torch.tensor(rows), torch.tensor(windows), torch.tensor(ends, dtype=torch.float32)


def score(net, paras):
    rows, windows, ends = arrays(paras)
    with torch.no_grad():
        got = (net.eval()(rows, windows) > 0) | (rows[:, 3] == END)
    def sentences(flags):
        cuts = [-1] + [i for i, e in enumerate(flags) if e]
        return set(zip(cuts, cuts[1:]))
    g, p = sentences(ends.bool().tolist()), sentences(got.tolist())
    return 200 * len(g & p) / (len(g) + len(p))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--minutes", type=float, default=3)
    args = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    gold = data.shared()
    ewt, gum = data.treebanks(gold)
    names = gold / "names"
    train = paragraphs(ewt) + paragraphs(gum) + lines(data.columns(names / "conllpp_train.txt", data.CONLL)[::4] + data.columns(names / "crossner_politics.train.txt", data.POLITICS))
    net = Segmenter()
    opt = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.01)
    start, epoch, ema = time.time(), 0, None
    while (done := (time.time() - start) / 60 / args.minutes) < 1:
        epoch += 1
        rows, windows, ends = arrays(copies(train))
        net.train()
        for idx in torch.randperm(len(ends)).split(1024):
            for g in opt.param_groups:
                g["lr"] = 3e-3 * max(0.02, 1 - (time.time() - start) / 60 / args.minutes)
            # Only the rows that the windows touch: the tables are small, so the whole stretch is looked up by need.
            w = windows[idx]
            used, inverse = torch.unique(w, return_inverse=True)
            beyond = used[-1] == len(rows)
            part = rows[used[:-1] if beyond else used]
            loss = F.binary_cross_entropy_with_logits(net(part, inverse), ends[idx])
            opt.zero_grad()
            loss.backward()
            opt.step()
            if ema is None:
                ema = {k: v.clone() for k, v in net.state_dict().items()}
            for k, v in net.state_dict().items():
                ema[k].lerp_(v, 0.005)
        print(f"epoch {epoch} {done:.0%} loss {loss.item():.4f}", flush=True)
    net.load_state_dict(ema)
    torch.save(net.state_dict(), PLACE / "segment.pt")
    for name in ("ewt", "gum"):
        dev = paragraphs(data.conllu(gold / f"syntax/{name}.dev.conllu"))
        print(name, f"{score(net, dev):.2f}", "upper", f"{score(net, [([f.upper() for f in p[0]], *p[1:]) for p in dev]):.2f}",
              "lower", f"{score(net, [([f.lower() for f in p[0]], *p[1:]) for p in dev]):.2f}",
              "wrapped", f"{score(net, [(p[0], wrapped(*p[:2]), p[2]) for p in dev]):.2f}")
    print("lines", f"{score(net, lines(data.columns(names / 'conllpp_dev.txt', data.CONLL))):.2f}")


if __name__ == "__main__":
    main()
