#!/usr/bin/env python3
"""Classes of words for the attribution layer: GloVe's vectors in clusters, so that a verb never seen in training counts as its like.

usage: claims_words.py > models/claims-words.bin
Writes, little-endian: u32 count; then for each word in order of its hash u32 hash, u8 coarse class, u16 fine class.
"""
import struct, sys
import numpy as np
from features import glove

WORDS, COARSE, FINE = 22000, 64, 600
M = (1 << 64) - 1


def mix(h, v):
    x = ((h ^ v) * 0xFF51AFD7ED558CCD) & M
    return x ^ (x >> 29)


def hash64(s):
    h = 0xCBF29CE484222325
    for b in s.encode():
        h = mix(h, b)
    return h


def kmeans(x, k, rounds=25):
    rng = np.random.default_rng(7)
    centres = x[rng.choice(len(x), k, replace=False)].copy()
    for _ in range(rounds):
        near = (x @ centres.T).argmax(1)
        for i in range(k):
            m = x[near == i]
            if len(m):
                c = m.sum(0)
                centres[i] = c / (np.linalg.norm(c) + 1e-9)
    return near


index, matrix = glove()
words = [w for w, _ in sorted(index.items(), key=lambda p: p[1]) if w.isalpha() and w.isascii()][:WORDS]
x = np.array([matrix[index[w]] for w in words], np.float32)
x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
coarse, fine = kmeans(x, COARSE), kmeans(x, FINE)
rows = sorted({hash64(w) >> 32: (int(c), int(f)) for w, c, f in zip(words, coarse, fine)}.items())
out = struct.pack("<I", len(rows)) + b"".join(struct.pack("<IBH", h, c, f) for h, (c, f) in rows)
sys.stdout.buffer.write(out)
for k in ("said", "claim", "denounce", "insist", "endorse", "hint"):
    if k in words:
        i = words.index(k)
        print(k, [w for w, f in zip(words, fine) if f == fine[i]][:25], file=sys.stderr)
