"""Readers of the training sets. A sentence is a dict; what a set does not annotate is None."""
import os, re
from pathlib import Path

# Documents of GUM whose texts are under non-commercial terms, by genre; they stay out of shipped weights.
GUM_NONCOMMERCIAL = {"whow", "fiction", "reddit"}
NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
CONLL = {t: t for t in NAME_TYPES}
POLITICS = {"politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC",
            "location": "LOC", "event": "MISC", "election": "MISC", "misc": "MISC"}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC", "MilitaryPlatform": "MISC", "Weapon": "MISC"}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC", "creative-work": "MISC"}
HYPHENATED = re.compile(r"(?<=[^\s-])-(?=[^\s-])")
# Prefixes that stay with their word, as in the engine's tokeniser.
PREFIXES = set("ante anti arch bi co counter cross de e ex extra hyper infra inter intra macro mega meta micro mid mini multi neo non over para post "
               "pre pro proto pseudo psycho quasi re semi socio sub super supra trans ultra un under vice".split())


def conllu(path, keep=lambda doc: True):
    """Sentences of a treebank: forms, tags, heads (-1 for the root), relations, and what segmentation learns from."""
    doc, para, rows, out = None, True, [], []
    def close():
        nonlocal rows, para
        if rows and keep(doc or ""):
            words = [r for r in rows if r[0].isdigit()]
            out.append({"doc": doc, "para": para, "rows": rows, "forms": [r[1] for r in words], "lemmas": [r[2] for r in words],
                        "upos": [r[3] for r in words], "xpos": [r[4] for r in words], "heads": [int(r[6]) - 1 for r in words],
                        "rels": [r[7] for r in words], "misc": [r[9] for r in words], "names": None})
        if rows:
            para = False
        rows = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc, para = line.split("=")[-1].strip(), True
        elif line.startswith("# newpar"):
            para = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        else:
            close()
    close()
    return out


def gum_licence(doc):
    return doc.split("_")[1] not in GUM_NONCOMMERCIAL if "_" in doc else True


def columns(path, fold, word=0, tag=-1):
    """Sentences of a CoNLL-style file of names; spans (first, last + 1, type) in the folded types."""
    sent, out = [], []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# ") and "\t" not in line:
            continue
        cells = re.split(r"[\t ]", line.rstrip("\n"))
        if not line.strip() or line.startswith("-DOCSTART-"):
            if sent:
                out.append(named(sent, fold))
            sent = []
        elif len(cells) > max(word, 0) + 1:
            sent.append((cells[word], cells[tag]))
    if sent:
        out.append(named(sent, fold))
    return out


def pieces(form):
    """A hyphenated word as the treebanks and the engine's tokeniser cut it."""
    out, start, parts = [], 0, form.split("-")
    for m in HYPHENATED.finditer(form):
        i = m.start()
        if form[i - 1].isdigit() and form[i + 1].isdigit():
            if len(parts) >= 3 or all(p.isdigit() for p in parts) and [len(p) for p in parts] == [3, 4]:
                continue
        elif form[start:i].lower() in PREFIXES:
            continue
        out += [form[start:i], "-"]
        start = i + 1
    return out + [form[start:]]


def named(sent, fold):
    """Hyphenated words are split as the treebanks split them; spans follow."""
    forms, spans, open_ = [], [], None
    for form, tag in sent + [("", "O")]:
        kind = fold.get(tag[2:]) if tag[1:2] == "-" else None
        if open_ and not (tag.startswith("I-") and kind == open_[1]):
            spans.append((open_[0], len(forms), open_[1]))
            open_ = None
        if kind and not open_:
            open_ = (len(forms), kind)
        if form:
            forms += pieces(form)
    return {"forms": forms, "names": spans, "upos": None, "heads": None}


PRONOUNS = set("i me my we us our you your he him his she her they them their it its who this that these those".split())


def re3d(path):
    """Mentions without a capital letter ("my", "the hospital") are no names; determiners are not part of one."""
    out = columns(path, RE3D)
    for s in out:
        kept = []
        for a, b, t in s["names"]:
            while a < b and s["forms"][a].lower() in ("the", "a", "an"):
                a += 1
            if b - a == 1 and s["forms"][a].lower() in PRONOUNS:
                continue
            if a < b and s["forms"][a][:1].isupper() and s["forms"][b - 1][:1].isupper() | s["forms"][b - 1].isdigit():
                kept.append((a, b, t))
        s["names"] = kept
    return out


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC", "abstract": "MISC"}
INNER = ("of", "and", "&", "de", "the", "-", "for")
TITLES = set("Mr Mrs Ms Dr President Senator Sen Prof Professor Minister Prime King Queen General Sir Pope Judge Justice Captain Governor "
             "Gov Rep Secretary".split())


def gum_names(sents):
    """Gives sentences flat names out of GUM's nested entities: the proper nouns round the head of an entity that a proper noun heads."""
    for s in sents:
        n, stack, found = len(s["forms"]), [], []
        for i, misc in enumerate(s["misc"]):
            m = re.search(r"Entity=([^|]*)", misc)
            for tok in re.findall(r"\([^()]*\)?|[^()]*\)", m[1]) if m else ():
                if tok.startswith("("):
                    f = tok.strip("()").split("-")
                    stack.append((f[0], f, i))
                    if tok.endswith(")"):
                        _, f, a = stack.pop()
                        found.append((a, i + 1, f))
                else:
                    group = tok[:-1].split("-")[0]
                    for k in range(len(stack) - 1, -1, -1):
                        if stack[k][0] == group:
                            _, f, a = stack.pop(k)
                            found.append((a, i + 1, f))
                            break
        spans = []
        proper = lambda i: s["xpos"][i] in ("NNP", "NNPS")
        for a, b, f in found:
            kind = GUM_TYPES.get(f[1] if len(f) > 1 else "")
            heads = [i for i in range(a, b) if not a <= s["heads"][i] < b and s["rels"][i] != "punct"]
            if not kind or not heads or not proper(heads[0]):
                continue
            lo = hi = heads[0]
            hi += 1
            bridge = lambda i: s["forms"][i] in INNER and not (s["forms"][i] == "and" and kind in ("PER", "LOC"))
            while lo > a and (proper(lo - 1) or bridge(lo - 1) and lo - 2 >= a and proper(lo - 2)):
                lo -= 1
            while hi < b and (proper(hi) or bridge(hi) and hi + 1 < b and proper(hi + 1)):
                hi += 1
            while lo < heads[0] and s["forms"][lo] in INNER:
                lo += 1
            while kind == "PER" and hi - lo > 1 and s["forms"][lo].rstrip(".") in TITLES:
                lo += 1
            spans.append((lo, hi, kind))
        spans.sort(key=lambda x: (x[0], x[0] - x[1]))
        flat, last = [], -1
        for a, b, t in spans:
            if a >= last:
                flat.append((a, b, t))
                last = b
        s["names"] = flat
    return sents


def treebanks(gold, split="train"):
    ewt = conllu(gold / f"syntax/ewt.{split}.conllu")
    gum = conllu(gold / f"syntax/gum.{split}.conllu", gum_licence if split == "train" else lambda d: True)
    gum_names(gum[::2])  # half of them, lest their habits outweigh the sets that are about names
    return ewt, gum


def name_sets(gold, wikineural=True):
    """(sentences, how often an epoch shows them)"""
    n = gold / "names"
    sets = [(columns(n / "conllpp_train.txt", CONLL), 1.4), (columns(n / "crossner_politics.train.txt", POLITICS), 3.0),
            (re3d(n / "re3d-train.conll"), 1.0), (columns(n / "wnut17.train.conll", WNUT), 0.4)]
    if wikineural:
        wiki = columns(n / "wikineural.val.conllu", CONLL, 1, 2) + columns(n / "wikineural.more.conllu", CONLL, 1, 2)
        sets.append((wiki, 0.2))
    return sets


def shared():
    here = Path(__file__).resolve().parent.parent
    for place in (os.environ.get("DATELINE_SHARED"), here.parent / "shared"):
        if place and (Path(place) / "gold").is_dir():
            return Path(place) / "gold"
    raise SystemExit("the training sets are not at hand: set DATELINE_SHARED, or put them in ../shared (training/README.md)")
