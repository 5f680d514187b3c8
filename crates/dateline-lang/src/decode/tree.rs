//! Heads: the best tree with one root (Chu and Liu 1965, Edmonds 1967).
//!
//! Most sentences need no search: every word's best head gives a tree. Where it gives a cycle or several roots, cycles are contracted,
//! once for each likely root.

/// Roots tried where several words prefer to be the root.
const ROOTS: usize = 4;

/// Buffers.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    heads: Vec<usize>,
    colour: Vec<u8>,
    path: Vec<usize>,
}

impl Tree {
    /// Heads (0 the root, else 1 and up) from scores: a row a word, a column a head, the root's first.
    pub(crate) fn best(&mut self, scores: &[f32], n: usize) -> &[usize] {
        let row = |w: usize| &scores[w * (n + 1)..][..=n];
        self.heads.clear();
        self.heads.extend((0..n).map(|w| argmax(row(w))));
        let mut roots: Vec<usize> = (0..n).filter(|&w| self.heads[w] == 0).collect();
        if roots.len() == 1 && self.cycle_of_heads(n).is_none() {
            return &self.heads;
        }
        if roots.is_empty() {
            roots.extend((0..n).reduce(|a, b| if row(b)[0] > row(a)[0] { b } else { a }));
        }
        roots.sort_by(|&a, &b| row(b)[0].total_cmp(&row(a)[0]).then(a.cmp(&b)));
        roots.truncate(ROOTS);
        let mut top: Option<(f64, Vec<usize>)> = None;
        for r in roots {
            let mut graph: Vec<Vec<f64>> = Vec::with_capacity(n + 1);
            graph.push(vec![f64::NEG_INFINITY; n + 1]);
            for w in 0..n {
                let mut g: Vec<f64> = row(w).iter().map(|&s| f64::from(s).max(-1e9)).collect();
                if w == r {
                    g[1..].fill(f64::NEG_INFINITY);
                } else {
                    g[0] = f64::NEG_INFINITY;
                }
                g[w + 1] = f64::NEG_INFINITY;
                graph.push(g);
            }
            let heads = self.contract(graph);
            let total: f64 = (0..n).map(|w| f64::from(row(w)[heads[w + 1]]).max(-1e9)).sum();
            if top.as_ref().is_none_or(|t| total > t.0) {
                top = Some((total, heads));
            }
        }
        if let Some((_, heads)) = top {
            self.heads.clear();
            self.heads.extend_from_slice(&heads[1..]);
        }
        &self.heads
    }

    fn cycle_of_heads(&mut self, n: usize) -> Option<Vec<usize>> {
        let heads: Vec<usize> = std::iter::once(0).chain(self.heads.iter().copied()).collect();
        debug_assert_eq!(heads.len(), n + 1);
        self.cycle(&heads)
    }

    /// A cycle among heads (`heads[0]` is the root's own), or `None`.
    fn cycle(&mut self, heads: &[usize]) -> Option<Vec<usize>> {
        self.colour.clear();
        self.colour.resize(heads.len(), 0);
        self.colour[0] = 2;
        for start in 1..heads.len() {
            self.path.clear();
            let mut v = start;
            while self.colour[v] == 0 {
                self.colour[v] = 1;
                self.path.push(v);
                v = heads[v];
            }
            if self.colour[v] == 1 {
                let from = self.path.iter().position(|&p| p == v).unwrap_or(0);
                return Some(self.path[from..].to_vec());
            }
            for &p in &self.path {
                self.colour[p] = 2;
            }
        }
        None
    }

    /// Best heads of a graph `g[dependent][head]` whose vertex 0 is the root.
    fn contract(&mut self, g: Vec<Vec<f64>>) -> Vec<usize> {
        let m = g.len();
        let mut heads: Vec<usize> = (0..m).map(|v| if v == 0 { 0 } else { argmax64(&g[v]) }).collect();
        let Some(cycle) = self.cycle(&heads) else { return heads };
        let mut inside = vec![false; m];
        for &v in &cycle {
            inside[v] = true;
        }
        let outside: Vec<usize> = (0..m).filter(|&v| !inside[v]).collect();
        let k = outside.len();
        // The cycle becomes vertex k: the best way out of it to each word outside, and the best way into it from each.
        let mut small = vec![vec![f64::NEG_INFINITY; k + 1]; k + 1];
        let (mut leaves, mut enters) = (vec![cycle[0]; k], vec![cycle[0]; k]);
        for (i, &v) in outside.iter().enumerate() {
            for (j, &u) in outside.iter().enumerate() {
                small[i][j] = g[v][u];
            }
            for &c in &cycle {
                if g[v][c] > small[i][k] {
                    small[i][k] = g[v][c];
                    leaves[i] = c;
                }
                let gain = g[c][v] - g[c][heads[c]];
                if gain > small[k][i] {
                    small[k][i] = gain;
                    enters[i] = c;
                }
            }
        }
        let inner = self.contract(small);
        for (i, &v) in outside.iter().enumerate().skip(1) {
            heads[v] = if inner[i] == k { leaves[i] } else { outside[inner[i]] };
        }
        let from = inner[k];
        heads[enters[from]] = outside[from];
        heads
    }
}

fn argmax(v: &[f32]) -> usize {
    (0..v.len()).reduce(|a, b| if v[b] > v[a] { b } else { a }).unwrap_or(0)
}

fn argmax64(v: &[f64]) -> usize {
    (0..v.len()).reduce(|a, b| if v[b] > v[a] { b } else { a }).unwrap_or(0)
}
