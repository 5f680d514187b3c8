"""Near copies among documents, by the runs of words that they share: what can be had from single records, before stories group them.

Two documents are of one group if they share half of the five-word runs of the shorter one; groups are closed over that.
"""
import re
from collections import Counter, defaultdict

RUN, SHARE, COMMON = 5, 0.5, 40


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[i:i + RUN])) for i in range(max(0, len(words) - RUN + 1))}


def groups(texts):
    """{id: group} of {id: text}."""
    of = {name: runs(text) for name, text in texts.items()}
    holders = defaultdict(list)
    for name, own in of.items():
        for run in own:
            holders[run].append(name)
    root = {name: name for name in of}

    def find(name):
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    for name, own in of.items():
        # A run that many share (a standing phrase, a notice) tells nothing.
        shared = Counter(other for run in own if len(holders[run]) <= COMMON for other in holders[run] if other != name)
        for other, n in shared.items():
            if n >= SHARE * max(1, min(len(own), len(of[other]))):
                root[find(name)] = find(other)
    return {name: find(name) for name in of}
