"""Learns lemmas from the treebanks: rules of suffixes by part of speech, and a table of what the rules get wrong."""
import bisect, collections

from features import lower

LONGEST, KEEP = 6, {"PROPN", "X"}


def edit(form, lemma):
    """(characters to cut from the end, what to add) that make the lemma of the form."""
    k = 0
    while k < min(len(form), len(lemma)) and form[k] == lemma[k]:
        k += 1
    return len(form) - k, lemma[k:]


def rules_of(types):
    """[(suffix, cut, add)] of one part of speech, longest first; `types`: {form: lemma}."""
    votes = collections.defaultdict(collections.Counter)
    for form, lemma in types.items():
        e = edit(form, lemma)
        for n in range(0, LONGEST + 1):
            if n < len(form) and e[0] <= max(n, 1) + 1:
                votes[form[len(form) - n:]][e] += 1
    chosen = {}
    for suffix in sorted(votes, key=lambda s: (len(s), s)):
        total = sum(votes[suffix].values())
        best, count = min(votes[suffix].items(), key=lambda kv: (-kv[1], kv[0]))
        parent = next((chosen[suffix[i:]] for i in range(1, len(suffix) + 1) if suffix[i:] in chosen), (0, ""))
        if best != parent and best[0] <= len(suffix) and (count >= 3 and count / total >= 0.7 or suffix == ""):
            chosen[suffix] = best
    return sorted(((s, *e) for s, e in chosen.items()), key=lambda r: (-len(r[0]), r[0]))


def learn(sents):
    """(table, rules) as bytes, in the form that models/FORMAT.md gives."""
    seen = collections.defaultdict(collections.Counter)
    for s in sents:
        for form, upos, xpos, lemma in zip(s["forms"], s["upos"], s["xpos"], s["lemmas"]):
            if lemma not in ("_", "") and xpos not in ("GW", "AFX") and "\t" not in form + lemma:
                seen[lower(form), upos][lemma] += 1
    best = {k: min(c.items(), key=lambda kv: (-kv[1], kv[0]))[0] for k, c in seen.items()}
    by_tag = collections.defaultdict(dict)
    for (form, upos), lemma in best.items():
        if upos not in KEEP and form.isalpha() and lemma == lemma.lower():
            by_tag[upos][form] = lemma
    rules = {u: rules_of(t) for u, t in by_tag.items() if u in ("NOUN", "VERB", "AUX", "ADJ", "ADV")}
    table = []
    for (form, upos), lemma in best.items():
        if upos not in KEEP and lemma != apply(form, upos, rules):
            table.append((f"{form}\t{upos}".encode(), lemma.encode()))
    table.sort()
    lines = [f"{u}\t{s}\t{cut}\t{add}\n" for u in sorted(rules) for s, cut, add in rules[u]]
    return b"".join(k + b"\t" + v + b"\n" for k, v in table), "".join(lines).encode()


def apply(form, upos, rules):
    for suffix, cut, add in rules.get(upos, ()):
        if form.endswith(suffix) and len(form) > max(len(suffix), cut):
            return form[:len(form) - cut] + add
    return form


class Lemmas:
    """Looks lemmas up as the engine does."""

    def __init__(self, table, rules):
        rows = [r.split("\t") for r in table.decode().splitlines()]
        self.table = {(f, u): l for f, u, l in rows}
        self.rules = collections.defaultdict(list)
        for r in rules.decode().splitlines():
            u, s, cut, add = r.split("\t")
            self.rules[u].append((s, int(cut), add))

    def __call__(self, form, upos):
        if upos in KEEP:
            return form
        low = lower(form)
        return self.table.get((low, upos)) or apply(low, upos, self.rules)
