"""Acts of the police by sentence, as IndiaPolice labels them, out of what Dateline reads.

KILL, ARREST, FORCE and ANY_ACTION ask for more than PLOVER codes ("rushed to the spot", "the police said"), so a small linear classifier stands
between: it sees the coded events, the trees and the words of a sentence, and learns from the development set which of them amount to a label.
Documents of that set are scored by what was learnt from the other four fifths of it, by document; other documents by the whole of it.
"""
import json
import math
import random
import re
import zlib

import coding

LABELS = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
LEARN = "events/india_police.dev.jsonl"
FOLDS = 5
FORCES = ("COP", "MIL", "SPY", "PRM")
FORCE_WORDS = set(
    "police policeman policemen cop constable inspector commissioner superintendent jawan soldier army troop troops military paramilitary force "
    "crpf srpf srp bsf raf cisf itbp cbi dcp acp dsp dgp ig cid jailer officer cops squad sleuth patrol personnel guard security commando".split()
)
# How likely a label must be: few sentences have one, and KILL, ARREST and FORCE are rare, so they would seldom be called likelier than not.
SURE = {"KILL": 0.2, "ARREST": 0.2, "FORCE": 0.2, "ANY_ACTION": 0.3}
# What the features of a sentence count together.
SCALE = 5


def score(bench, gold):
    """Micro-F1 of the four labels."""
    docs = load(bench, gold)
    learn = docs if gold == LEARN else load(bench, LEARN)
    known = {d["id"] for d, _ in learn}
    models, tp, fp, fn = {}, 0, 0, 0
    for d, seen in docs:
        n = fold(d["id"]) if d["id"] in known else None
        if n not in models:
            models[n] = Model([pair for e, rows in learn if fold(e["id"]) != n for pair in zip(rows, e["sentences"])])
        for row, s in zip(seen, d["sentences"]):
            said = models[n].said(row)
            for label in LABELS:
                p, g = label in said, label in s["labels"]
                tp += g and p
                fp += p and not g
                fn += g and not p
    return {"micro_f1": round(200 * tp / max(1, 2 * tp + fp + fn), 2)}


def fold(name):
    return zlib.crc32(name.encode()) % FOLDS


def load(bench, gold):
    """Documents with the features of each sentence."""
    docs = [json.loads(line) for line in open(bench.gold(gold), encoding="utf-8")]
    inputs, sentences, at = [], [], {}
    for d in docs:
        text, starts = "", []
        for n, s in enumerate(d["sentences"]):
            flat = " ".join(s["text"].split())
            starts.append(len(text))
            text += flat + "\n\n"
            sentences.append({"id": f"{d['id']}/{n}", "text": flat})
        at[d["id"]] = starts
        inputs.append({"id": d["id"], "text": text, "published": d["published"]})
    records = coding.read(bench, inputs)
    trees = parsed(bench.dateline(bench.write("sentences.jsonl", coding.lines(sentences)), "parse", "--format", "conllu"))
    out = []
    for d in docs:
        events, named = [[] for _ in d["sentences"]], [set() for _ in d["sentences"]]
        of = lambda span: sum(s <= span[0] for s in at[d["id"]]) - 1
        record = records.get(d["id"]) or {"events": [], "entities": [], "claims": []}
        for e in (e for e in record["events"] if not e.get("background")):
            events[of(e["trigger"]["span"])].append(e)
        forces = {e["id"] for e in record["entities"] if any(s in FORCES for s in e.get("sectors") or [])}
        for e in record["entities"]:
            if e["id"] in forces:
                for m in e["mentions"]:
                    named[of(m["span"])] |= {"m", "m " + m["kind"]}
        for c in record["claims"]:
            if c.get("speaker") and c["speaker"].get("entity") in forces:
                named[of((c.get("cue") or c["speaker"])["span"])].add("m speaks")
        seen = [sentence(trees.get(f"{d['id']}/{n}", []), events[n]) | named[n] for n in range(len(events))]
        out.append((d, [row | context(seen, n) for n, row in enumerate(seen)]))
    return out


def parsed(conllu):
    """Words of each text: form, lemma, part of speech, head, relation."""
    trees = {}
    for line in conllu.splitlines():
        if line.startswith("# newdoc id = "):
            tree = trees[line[14:]] = []
        elif line.startswith("# sent_id"):
            base = len(tree)
        elif line.split("\t")[0].isdigit():
            w = line.split("\t")
            tree.append((w[1].lower(), w[2].lower(), w[3], base + int(w[6]) - 1 if w[6] != "0" else None, w[7]))
    return trees


def sentence(tree, events):
    """What a sentence shows: its words and pairs of them, what the police are to its verbs, what was coded in it."""
    out = {"any"}
    words = [w[0] for w in tree if w[2] not in ("PUNCT", "DET")]
    out |= {"w " + w[1] for w in tree if w[2] not in ("PUNCT", "DET", "PROPN", "NUM")}
    out |= {f"f {w}" for w in words}
    out |= {f"p {a} {b}" for a, b in zip(words, words[1:])}
    below = [[] for _ in tree]
    for i, w in enumerate(tree):
        if w[3] is not None:
            below[w[3]].append(i)
    force = lambda i: tree[i][1] in FORCE_WORDS or any(tree[k][1] in FORCE_WORDS for k in below[i] if tree[k][4] in ("compound", "amod", "nmod", "appos", "conj"))
    if any(w[1] in FORCE_WORDS for w in tree):
        out.add("police")
        out |= {f"police w {w[1]}" for w in tree if w[2] in ("VERB", "NOUN")}
    for i, (_, lemma, upos, head, rel) in enumerate(tree):
        if upos in ("NOUN", "PROPN") and force(i) and head is not None:
            case = next((tree[k][1] for k in below[i] if tree[k][4] == "case"), "")
            out |= {f"r {rel} {case}", f"r {rel} {case} {tree[head][1]}", f"r {tree[head][1]}"}
        if upos == "VERB":
            passive = any(tree[k][4] in ("nsubj:pass", "aux:pass") for k in below[i])
            unreal = any(tree[k][4] in ("aux", "advmod", "mark") and tree[k][1] in ("not", "would", "could", "may", "might", "should", "will", "to", "if") for k in below[i])
            agent = any(force(k) for k in below[i] if tree[k][4] == "nsubj" or any(tree[x][1] == "by" for x in below[k]))
            out |= {f"v {lemma} {passive} {unreal}", f"a {agent} {passive} {unreal}"}
            if agent:
                out.add(f"a {lemma} {unreal}")
            for k in below[i]:
                if tree[k][4] in ("obj", "nsubj:pass", "obl"):
                    out.add(f"o {lemma} {tree[k][1]}")
    out |= {f"rule {x}" for x in hunches(tree) or ["none"]}
    for e in events:
        forces = any((a.get("code") or "")[3:6] in FORCES or (a.get("code") or "")[:3] in FORCES for a in e["actors"])
        done = e["status"] in ("reported", "claimed")
        mode = e.get("mode") or ""
        out |= {f"e {e['type']} {forces} {done}", f"e {e['type']} {mode} {done}", f"e {e['type']} {mode} {forces} {done}", f"e {forces} {done}"}
    return out


def context(seen, n):
    """What the sentences beside it show."""
    out = set()
    for name, k in (("before", n - 1), ("after", n + 1)):
        if 0 <= k < len(seen):
            out |= {f"{name} {f}" for f in seen[k] if f == "police" or f[:2] in ("e ", "a ")}
    return out


ARREST_WORDS = set("arrest detain nab apprehend arrested detained nabbed".split())
FIRING = re.compile(r"police (?:firing|fired|opened fire|bullets?|resort\w* to)|opened fire|lathi|lathi-?charge\w*|tear-? ?gas|teargas\w*|bursting .*shells|cane-?charge\w*|fired .{0,20}rounds|rounds were fired|teargas shells|police action")
NAMED = r"\bpolice (?:have|has|had|is|are|was|were|said|say|officials?|sources|commissioner|[a-z]+ed)\b|by (?:the |local |city )?(?:police|cops|army|security)|curfew|\bfir\b"
DONE = set("impose clamp deploy tighten register lodge book arrest detain seize recover confiscate round foil station".split())


def hunches(tree):
    """The labels that a few rules give to a sentence, by its tree and words: what the classifier starts from."""
    out = set()
    text = " ".join(w[0] for w in tree)

    def force(i):
        return tree[i][1] in FORCE_WORDS or any(h == i and rel in ("compound", "amod", "nmod", "appos") and l in FORCE_WORDS for _, l, _, h, rel in tree)

    for i, (_, lemma, upos, _, _) in enumerate(tree):
        if upos not in ("VERB", "NOUN"):
            continue
        below = [(k, w[4]) for k, w in enumerate(tree) if w[3] == i]
        if any(rel in ("aux", "advmod") and tree[k][1] in ("not", "would", "could", "may", "might", "should", "never") for k, rel in below):
            continue
        agent = any(force(k) for k, rel in below if rel == "nsubj" or rel in ("obl:agent", "obl") and any(w[3] == k and w[1] == "by" for w in tree))
        passive = any(rel in ("nsubj:pass", "aux:pass") for _, rel in below)
        if upos == "VERB" and (agent or passive and lemma in DONE):
            out.add("ANY_ACTION")
        if upos == "VERB" and lemma in ARREST_WORDS and (agent or passive or tree[i][4] in ("acl", "conj")):
            out |= {"ARREST", "ANY_ACTION"}
    if re.search(r"(?<!not )\b(?:arrest(?:s|ed|ing)?|taken into custody|under arrest|rounded up|picked up by|remanded|sent to jail|(?:police|judicial) custody|detained|(?:was|were|been) booked|nabbed)\b", text):
        out |= {"ARREST", "ANY_ACTION"}
    if re.search(NAMED, text):
        out.add("ANY_ACTION")
    if FIRING.search(text):
        out |= {"FORCE", "ANY_ACTION"}
        if re.search(r"kill|died|dead|death", text):
            out.add("KILL")
    return out


class Linear:
    """Logistic regression by AdaGrad over numbered features, drawn towards nothing, averaged over its steps."""

    def __init__(self, rows, rights, count, epochs=6, rate=0.1, decay=0.0005):
        self.weights, sums, squares, steps = [0.0] * count, [0.0] * count, [0.1] * count, 1
        order, chance = list(range(len(rows))), random.Random(7)
        for _ in range(epochs):
            chance.shuffle(order)
            for i in order:
                row = rows[i]
                miss = self.likely(row) - rights[i]
                steps += 1
                if abs(miss) < 0.02:
                    continue
                share = miss * SCALE / math.sqrt(len(row))
                for f in row:
                    w = self.weights[f]
                    g = share + decay * w
                    squares[f] += g * g
                    change = -rate * g / math.sqrt(squares[f])
                    self.weights[f] = w + change
                    sums[f] += steps * change
        self.weights = [w - s / steps for w, s in zip(self.weights, sums)]

    def likely(self, row):
        raw = sum(map(self.weights.__getitem__, row)) * SCALE / math.sqrt(len(row) or 1)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, raw))))


class Model:
    """A regression a label. What is seen once in its sentences is left out."""

    def __init__(self, pairs):
        counts = {}
        for row, _ in pairs:
            for f in row:
                counts[f] = counts.get(f, 0) + 1
        self.numbers = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c > 1))}
        rows = [self.row(row) for row, _ in pairs]
        self.labels = {x: Linear(rows, [x in s["labels"] for _, s in pairs], len(self.numbers)) for x in LABELS}

    def row(self, features):
        return sorted(self.numbers[f] for f in features if f in self.numbers)

    def said(self, features):
        row = self.row(features)
        return {x for x in LABELS if self.labels[x].likely(row) >= SURE[x]}
