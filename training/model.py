"""The engine's network: a vector per word form, two bidirectional LSTM layers, and heads that can be added or removed one by one."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from features import GLOVE_DIM, NGRAM_ROWS, TABLES

FORM, HIDDEN, ARC, REL, FAR = 128, 144, 128, 128, 40


class FormVectors(nn.Module):
    """One vector a form: hashed tables and n-grams summed, GloVe projected, one residual layer. Free at inference: cached per form."""

    def __init__(self, glove):
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(size, FORM) for _, size, _ in TABLES])
        self.grams = nn.EmbeddingBag(NGRAM_ROWS, FORM, mode="mean")
        for e in [*self.tables, self.grams]:
            nn.init.normal_(e.weight, std=0.1)
        self.glove = nn.Embedding.from_pretrained(torch.tensor(glove), freeze=True)
        self.project = nn.Linear(GLOVE_DIM, FORM)
        self.up, self.down, self.norm = nn.Linear(FORM, 2 * FORM), nn.Linear(2 * FORM, FORM), nn.LayerNorm(FORM)

    def forward(self, rows, grams, starts, drop_words):
        x = self.grams(grams, starts)
        for i, e in enumerate(self.tables):
            v = e(rows[:, i])
            if i == 0 and self.training:
                v = v * (torch.rand(len(rows), 1) > drop_words)
            x = x + v
        g = self.project(self.glove(rows[:, -1]))
        if self.training:
            g = g * (torch.rand(len(rows), 1) > drop_words / 2)
        x = F.relu(x + g)
        return self.norm(x + self.down(F.relu(self.up(x))))


class Heads(nn.Module):
    """Tags, names, arcs and relations over word states."""

    def __init__(self, width, labels, drop):
        super().__init__()
        self.drop = nn.Dropout(drop)
        self.upos, self.xpos, self.names = (nn.Linear(width, len(labels[k])) for k in ("upos", "xpos", "names"))
        self.dep, self.head, self.bilinear = nn.Linear(width, ARC), nn.Linear(width, ARC), nn.Linear(ARC, ARC, bias=False)
        self.head_bias, self.root, self.root_bias = nn.Linear(ARC, 1), nn.Parameter(torch.randn(ARC) * 0.1), nn.Parameter(torch.zeros(1))
        self.distance = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.rel_dep, self.rel_head = nn.Linear(width, REL), nn.Linear(width, REL)
        self.rel_root, self.rel = nn.Parameter(torch.randn(REL) * 0.1), nn.Linear(REL, len(labels["rels"]))

    def arcs(self, x, mask):
        """Scores (batch, dependent, head + 1); column 0 is the root."""
        n = x.shape[1]
        d, h = self.drop(F.relu(self.dep(x))), self.drop(F.relu(self.head(x)))
        scores = torch.einsum("bia,bja->bij", d, self.bilinear(h)).float() / ARC ** 0.5 + self.head_bias(h).float().transpose(1, 2)
        at = torch.arange(n)
        scores = scores + self.distance[(at[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR]
        scores = scores.masked_fill(~mask[:, None, :], -1e9).masked_fill(torch.eye(n, dtype=torch.bool)[None], -1e9)
        root = (d.float() @ self.root / ARC ** 0.5 + self.root_bias).unsqueeze(-1)
        return torch.cat([root, scores], -1)

    def rels(self, x, heads):
        """Scores of relations to the given heads (0 is the root)."""
        d, h = self.rel_dep(x), self.rel_head(x)
        h = torch.cat([self.rel_root.to(h.dtype).expand(len(x), 1, -1), h], 1)
        return self.rel(self.drop(F.relu(d + h.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL)))))


class Network(nn.Module):
    """The shipped network."""

    def __init__(self, glove, labels, drop=0.33):
        super().__init__()
        self.forms, self.drop = FormVectors(glove), nn.Dropout(drop)
        self.lstm = nn.LSTM(FORM, HIDDEN, 2, batch_first=True, bidirectional=True, dropout=drop)
        self.heads = Heads(2 * HIDDEN, labels, drop)

    def encode(self, batch, drop_words=0.15):
        """Sentences of one length only, so that nothing is padded and no state runs over an end."""
        v = self.forms(batch["rows"], batch["grams"], batch["starts"], drop_words)
        x, _ = self.lstm(self.drop(v[batch["at"]]))
        return self.drop(x)


def tree(scores):
    """Heads (0 the root) of the best single-rooted tree: greedy where that is one, else by Chu-Liu and Edmonds for each likely root."""
    n = len(scores)
    best = scores.argmax(1)
    if (best == 0).sum() == 1 and not cycle(best):
        return best
    roots = [np.argmax(scores[:, 0])] if (best == 0).sum() != 1 else [int(np.argmax(best == 0))]
    if (best == 0).sum() > 1:
        roots = list(np.flatnonzero(best == 0))[:4]
    top = None
    for r in roots:
        s = scores.copy()
        s[:, 0] = -1e9
        s[r, :] = -1e9
        s[r, 0] = scores[r, 0]
        heads = edmonds(s)
        total = scores[np.arange(n), heads].sum()
        if top is None or total > top[0]:
            top = (total, heads)
    return top[1]


def cycle(heads):
    """A cycle of the dependents, as a list, or None."""
    n, colour = len(heads), [0] * (len(heads) + 1)
    colour[0] = 2
    for start in range(1, n + 1):
        path, v = [], start
        while colour[v] == 0:
            colour[v] = 1
            path.append(v)
            v = int(heads[v - 1])
        if colour[v] == 1:
            return path[path.index(v):]
        for p in path:
            colour[p] = 2
    return None


def edmonds(scores):
    """Chu-Liu/Edmonds on (dependent, head + 1) scores by contraction."""
    n = len(scores)
    g = np.full((n + 1, n + 1), -np.inf)
    g[1:, :] = scores
    np.fill_diagonal(g, -np.inf)
    def solve(g):
        m = len(g)
        heads = np.zeros(m, int)
        heads[1:] = g[1:].argmax(1)
        c = cycle(heads[1:])
        if c is None:
            return heads
        inside = np.zeros(m, bool)
        inside[c] = True
        out = [v for v in range(m) if not inside[v]]
        k = len(out)
        h = np.full((k + 1, k + 1), -np.inf)
        h[:k, :k] = g[np.ix_(out, out)]
        h[:k, k] = g[np.ix_(out, c)].max(1)
        leave = g[np.ix_(out, c)].argmax(1)
        own = g[c, heads[c]]
        gain = g[np.ix_(c, out)] - own[:, None]
        enter = gain.argmax(0)
        h[k, :k] = gain.max(0) + own.sum()
        sub = solve(h)
        for i, v in enumerate(out):
            if i:
                heads[v] = c[leave[i]] if sub[i] == k else out[sub[i]]
        broken = c[enter[sub[k]]]
        heads[broken] = out[sub[k]]
        return heads
    return solve(g)[1:]
