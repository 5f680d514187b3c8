"""Scores of event coding that need more than a prediction file: invented sets, police action by sentence, role fillers of MUC-4."""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent / "events"
CONFLICT = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def lines(docs):
    return "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)


def read(bench, docs):
    """Records of documents {id, text, published?}, by id."""
    out = bench.dateline(bench.write("docs.jsonl", lines(docs)), "read", "--format", "jsonl")
    return {r["document"]["source"]: r for r in map(json.loads, out.splitlines())}


def none(bench):
    """A hundred less the events of conflict coded in a hundred texts that hold none."""
    texts = list(rows("none.txt"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (_, t) in enumerate(texts)])
    found = sum(e["type"] in CONFLICT for r in got.values() for e in r["events"])
    return {"quiet": round(100 * (1 - found / len(texts)), 2)}


def status(bench):
    """Share of sentences whose trigger has the status that a reader would give it."""
    asked = list(rows("status.tsv"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (t, _, _) in enumerate(asked)])
    right = 0
    for i, (_, trigger, want) in enumerate(asked):
        events = got[str(i)]["events"] if str(i) in got else []
        right += any(trigger in e["trigger"]["quote"].split() and e["status"] == want for e in events)
    return {"right": round(100 * right / len(asked), 2)}


def india(bench, gold):
    """Micro-F1 of KILL, ARREST, FORCE, ANY_ACTION by sentence, of what the police and other forces of the state do: types that PLOVER lacks are read
    off the engine's trees (any verb whose subject or agent is a force), the rest off the coded events."""
    docs = [json.loads(l) for l in open(bench.gold(gold), encoding="utf-8")]
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
    got = read(bench, inputs)
    trees = {}
    for line in bench.dateline(bench.write("sentences.jsonl", lines(sentences)), "parse", "--format", "conllu").splitlines():
        if line.startswith("# newdoc id = "):
            tree = trees[line[14:]] = []
        elif line.startswith("# sent_id"):
            base = len(tree)
        elif line.split("\t")[0].isdigit():
            w = line.split("\t")
            tree.append((w[1].lower(), w[2].lower(), w[3], base + int(w[6]) - 1 if w[6] != "0" else None, w[7]))
    labels = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
    tp = fp = fn = 0
    for d in docs:
        r = got.get(d["id"])
        said = [acts(trees.get(f"{d['id']}/{n}", [])) for n in range(len(d["sentences"]))]
        for e in r["events"] if r else []:
            n = sum(s <= e["trigger"]["span"][0] for s in at[d["id"]]) - 1
            said[n] |= police(e, r)
        for n, s in enumerate(d["sentences"]):
            for label in labels:
                g, p = label in s["labels"], label in said[n]
                tp += g and p
                fp += p and not g
                fn += g and not p
    return {"micro_f1": round(200 * tp / max(1, 2 * tp + fp + fn), 2)}


FORCE_WORDS = set(
    "police policeman policemen cop constable inspector commissioner superintendent jawan soldier army troop troops military paramilitary force "
    "crpf srpf srp bsf raf cisf itbp cbi dcp acp dsp dgp ig cid jailer officer cops squad sleuth".split()
)
ARREST_WORDS = set("arrest detain nab apprehend arrested detained nabbed".split())
FIRING = re.compile(r"police (?:firing|fired|opened fire|bullets?|resort\w* to)|opened fire|lathi|lathi-?charge\w*|tear-? ?gas|teargas\w*|bursting .*shells|cane-?charge\w*|fired .{0,20}rounds|rounds were fired|teargas shells|police action")
NAMED = r"\bpolice (?:have|has|had|is|are|was|were|said|say|officials?|sources|commissioner|[a-z]+ed)\b|by (?:the |local |city )?(?:police|cops|army|security)|curfew|\bfir\b"
DONE = set("impose clamp deploy tighten register lodge book arrest detain seize recover confiscate round foil station".split())


def acts(tree):
    """The labels of one sentence by its tree and words."""
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


FORCES = ("COP", "MIL", "SPY", "PRM")


def police(event, record):
    """The labels of one event."""
    codes = [a.get("code") or "" for a in event["actors"]]
    forces = any(c[3:6] in FORCES or c[:3] in FORCES for c in codes)
    kind, modes = event["type"], {event.get("mode")} | set(event.get("modes") or [])
    if event["status"] in ("negated", "denied", "planned", "possible", "threatened"):
        return set()
    arrest = kind == "COERCE" and "arrest" in modes and (forces or not codes)
    out = set()
    if arrest:
        out |= {"ARREST", "ANY_ACTION"}
    if kind == "ASSAULT" and forces:
        out |= {"FORCE", "ANY_ACTION"}
        tolls = {t["id"]: t["kind"] for t in record["tolls"]}
        if any(tolls.get(t) == "killed" for t in event["tolls"]) or event["trigger"]["lemma"] in ("kill", "shoot dead"):
            out.add("KILL")
    if forces or kind == "COERCE" and modes & {"curfew", "martial-law"}:
        out.add("ANY_ACTION")
    return out
