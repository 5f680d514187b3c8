#!/usr/bin/env python3
"""Trains the engine's network: `train.py --minutes 50`. training/README.md has the order and the times.

Batches hold sentences of one length, so nothing is padded. Learning rates follow the clock (`--minutes`), weights are averaged,
and the averaged weights are written every few minutes, so that a run that is cut short still leaves a model.
"""
import argparse, math, random, time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
from features import Forms, glove
from model import Network, tree

PLACE = Path(__file__).resolve().parent / ".cache"
UPPER, LOWER = 0.06, 0.06
# What is shipped averages the weights at these shares of a run, by these parts: names of other sets fade towards its end, trees gain.
STAGES = {0.5: 0.25, 0.7: 0.375, 1.0: 0.375}


def labels(ud):
    names = ["O"] + [f"{b}-{t}" for t in data.NAME_TYPES for b in "BIES"]
    return {"upos": sorted({u for s in ud for u in s["upos"]}), "xpos": sorted({x for s in ud for x in s["xpos"]}),
            "rels": sorted({r for s in ud for r in s["rels"]}), "names": names}


def bioes(n, spans, index):
    tags = ["O"] * n
    for a, b, t in spans:
        tags[a] = f"S-{t}" if b - a == 1 else f"B-{t}"
        for i in range(a + 1, b):
            tags[i] = f"E-{t}" if i == b - 1 else f"I-{t}"
    return [index[t] for t in tags]


def targets(s, ix):
    """What a sentence teaches, as arrays; a missing layer is absent."""
    out = {}
    if s["upos"] is not None:
        out["upos"], out["xpos"] = [ix["upos"].get(u, 0) for u in s["upos"]], [ix["xpos"].get(x, 0) for x in s["xpos"]]
    if s["heads"] is not None:
        out["heads"], out["rels"] = [h + 1 for h in s["heads"]], [ix["rels"].get(r, 0) for r in s["rels"]]
    if s["names"] is not None:
        out["names"] = bioes(len(s["forms"]), s["names"], ix["names"])
    return {k: np.array(v, dtype=np.int64) for k, v in out.items()}


def batches(sents, size):
    """Indices of sentences of one length and one set of layers, shuffled."""
    groups = {}
    for i, (forms, y) in enumerate(sents):
        groups.setdefault((len(forms), tuple(sorted(y))), []).append(i)
    out = []
    for (n, _), idx in groups.items():
        random.shuffle(idx)
        k = max(1, size // n)
        out += [idx[j:j + k] for j in range(0, len(idx), k)]
    random.shuffle(out)
    return out


def inputs(forms):
    """Makes a batch of sentences of one length: every form once, and where it stands."""
    def make(sents):
        ids = np.array([[forms(w) for w in s] for s in sents])
        types, at = np.unique(ids, return_inverse=True)
        grams = [forms.grams[t] for t in types]
        starts = np.cumsum([0] + [len(g) for g in grams[:-1]])
        return {"rows": torch.tensor(np.array([forms.rows[t] for t in types])), "grams": torch.tensor(np.concatenate(grams)),
                "starts": torch.tensor(starts), "at": torch.tensor(at.reshape(ids.shape)),
                "mask": torch.ones(ids.shape, dtype=torch.bool)}
    return make


def recase(forms):
    r = random.random()
    return [w.upper() for w in forms] if r < UPPER else [w.lower() for w in forms] if r < UPPER + LOWER else forms


def loss_of(net, batch, y):
    x = net.encode(batch)
    ce = lambda scores, want: F.cross_entropy(scores.float().flatten(0, 1), want.flatten())
    t = {k: torch.tensor(np.stack([one[k] for one in y])) for k in y[0]}
    loss = 0.0
    if "upos" in t:
        loss = loss + 0.5 * ce(net.heads.upos(x), t["upos"]) + 0.5 * ce(net.heads.xpos(x), t["xpos"])
    if "heads" in t:
        arcs = F.cross_entropy(net.heads.arcs(x, batch["mask"]).flatten(0, 1), t["heads"].flatten())
        loss = loss + arcs + ce(net.heads.rels(x, t["heads"]), t["rels"])
    if "names" in t:
        loss = loss + 1.5 * ce(net.heads.names(x), t["names"])
    return loss


def train(net, make, epoch_of, args, path, extra):
    """`epoch_of()` gives an epoch's sentences: [(forms, targets)]."""
    opt = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=args.lr, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    ema = {k: v.clone() for k, v in net.state_dict().items()}
    stages, mean = [s for s in STAGES if s >= args.done], {}
    weight = sum(STAGES[s] for s in stages)
    start, step, words, saved, epoch, total = time.time(), 0, 0, time.time(), 0, 0.0
    while True:
        sents = epoch_of()
        epoch += 1
        for idx in batches(sents, args.batch):
            done = args.done + (1 - args.done) * (time.time() - start) / 60 / args.minutes
            while stages and done >= stages[0]:
                part = STAGES[stages.pop(0)]
                mean = {k: v * part + mean.get(k, 0) if v.dtype.is_floating_point else v for k, v in ema.items()}
            if done >= 1:
                return save(path, {k: v / weight if v.dtype.is_floating_point else v for k, v in mean.items()}, extra)
            for g in opt.param_groups:
                g["lr"] = args.lr * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
            forms = [recase(sents[i][0]) for i in idx]
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(net, make(forms), [sents[i][1] for i in idx])
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            opt.step()
            step += 1
            total += loss.item()
            words += sum(map(len, forms))
            if step % 10 == 0:
                decay = min(0.998, (1 + step / 10) / (10 + step / 10)) ** 10 if step > 200 else 0.0
                with torch.no_grad():
                    for k, v in net.state_dict().items():
                        if v.dtype.is_floating_point:
                            ema[k].lerp_(v, 1 - decay)
            if step % 200 == 0:
                print(f"epoch {epoch} step {step} {done:.0%} {words / (time.time() - start):.0f} words/s loss {total / 200:.3f}", flush=True)
                total = 0.0
            if time.time() - saved > 240:
                save(path, ema, extra)
                saved = time.time()


def save(path, state, extra):
    path.parent.mkdir(exist_ok=True)
    torch.save({"state": state, **extra}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)


@torch.no_grad()
def predict(net, make, sents, lab, size=4000):
    """Tags, heads (-1 root), relations and name spans for lists of forms."""
    net.eval()
    out = [None] * len(sents)
    by_length = {}
    for i, s in enumerate(sents):
        by_length.setdefault(len(s), []).append(i)
    for n, idx in by_length.items():
        for j in range(0, len(idx), max(1, size // n)):
            part = idx[j:j + max(1, size // n)]
            batch = make([sents[i] for i in part])
            x = net.encode(batch)
            arcs = net.heads.arcs(x, batch["mask"]).float().numpy()
            heads = np.stack([tree(a.astype(np.float64)) for a in arcs])
            rels = net.heads.rels(x, torch.tensor(heads)).argmax(-1).numpy()
            upos, xpos = net.heads.upos(x).argmax(-1).numpy(), net.heads.xpos(x).argmax(-1).numpy()
            names = net.heads.names(x).float().numpy()
            for k, i in enumerate(part):
                out[i] = {"forms": sents[i], "upos": [lab["upos"][t] for t in upos[k]], "xpos": [lab["xpos"][t] for t in xpos[k]],
                          "heads": [int(h) - 1 for h in heads[k]], "rels": [lab["rels"][t] for t in rels[k]],
                          "names": spans(viterbi(names[k], lab["names"]), lab["names"])}
    return out


def viterbi(scores, names):
    allowed = np.full((len(names), len(names)), -1e4)
    for i, p in enumerate(names):
        for j, c in enumerate(names):
            if p[0] in "OES" and c[0] in "OBS" or p[0] in "BI" and c[0] in "IE" and p[2:] == c[2:]:
                allowed[i, j] = 0
    d = scores[0] + np.array([0 if t[0] in "OBS" else -1e4 for t in names])
    back = []
    for row in scores[1:]:
        m = d[:, None] + allowed
        back.append(m.argmax(0))
        d = m.max(0) + row
    d = d + np.array([0 if t[0] in "OES" else -1e4 for t in names])
    path = [int(d.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def spans(path, names):
    out, start = [], 0
    for i, t in enumerate(path):
        if names[t][0] in "BS":
            start = i
        if names[t][0] in "ES":
            out.append((start, i + 1, names[t][2:]))
    return out


def score(analyse, gold, case=lambda w: w):
    """On gold words, their case changed or not: tags, UAS, LAS of the development treebanks, names of the development sets."""
    for name, sents in [("ewt.dev", data.conllu(gold / "syntax/ewt.dev.conllu")), ("gum.dev", data.conllu(gold / "syntax/gum.dev.conllu"))]:
        got, n = analyse([[case(w) for w in s["forms"]] for s in sents]), [0] * 5
        for s, p in zip(sents, got):
            for i in range(len(s["forms"])):
                h = p["heads"][i] == s["heads"][i]
                for k, ok in enumerate((1, p["upos"][i] == s["upos"][i], p["xpos"][i] == s["xpos"][i], h,
                                        h and p["rels"][i].split(":")[0] == s["rels"][i].split(":")[0])):
                    n[k] += ok
        print(name, " ".join(f"{k} {100 * v / n[0]:.2f}" for k, v in zip(("upos", "xpos", "uas", "las"), n[1:])), flush=True)
    sets = [("conllpp", data.columns(gold / "names/conllpp_dev.txt", data.CONLL)), ("politics", data.columns(gold / "names/crossner_politics.dev.txt", data.POLITICS)),
            ("uner_ewt", data.columns(gold / "names/uner_ewt.dev.iob2", data.CONLL, 1, 2))]
    for name, sents in sets:
        got = analyse([[case(w) for w in s["forms"]] for s in sents])
        keep = lambda s: {x for x in s["names"] if x[2] != "MISC"}
        tp, g, p = (sum(map(len, v)) for v in ([keep(a) & keep(b) for a, b in zip(sents, got)], map(keep, sents), map(keep, got)))
        print(name, f"f1 {200 * tp / max(1, g + p):.2f}", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minutes", type=float, default=50)
    ap.add_argument("--batch", type=int, default=1000, help="words a batch")
    ap.add_argument("--lr", type=float, default=2.5e-3)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--init", help="start from these weights")
    ap.add_argument("--done", type=float, default=0.0, help="how far a run is that --init goes on with, from 0 to 1")
    ap.add_argument("--name", default="network")
    ap.add_argument("--no-wikineural", action="store_true", help="leave out the set under non-commercial terms")
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(1)
    gold, path = data.shared(), PLACE / f"{args.name}.pt"
    ewt, gum = data.treebanks(gold)
    lab = labels(ewt + gum)
    ix = {k: {t: i for i, t in enumerate(v)} for k, v in lab.items()}
    prepare = lambda sents: [(s["forms"], targets(s, ix)) for s in sents if 0 < len(s["forms"]) <= 120]
    sets = [(prepare(ewt + gum), 1.5)] + [(prepare(s), w) for s, w in data.name_sets(gold, not args.no_wikineural)]

    def epoch():
        return [x for s, weight in sets for x in s * int(weight) + random.sample(s, int(len(s) * (weight % 1)))]

    index, matrix = glove()
    net, make = Network(matrix, lab), inputs(Forms(index))
    if args.init:
        net.load_state_dict(torch.load(args.init)["state"])
    train(net, make, epoch, args, path, {"labels": lab})
    net.load_state_dict(torch.load(path)["state"])
    score(lambda sents: predict(net, make, sents, lab), gold)


if __name__ == "__main__":
    main()
