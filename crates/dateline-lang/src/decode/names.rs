//! Names: the best path of BIOES tags in which no name breaks off (Viterbi).

/// Buffers and the tags' places.
#[derive(Debug)]
pub(crate) struct Names {
    tags: usize,
    /// For each tag that goes on inside a name: the two that may stand before it. Empty: any tag that ends.
    inside: Vec<Option<[usize; 2]>>,
    ends: Vec<usize>,
    starts: Vec<bool>,
    last: Vec<f32>,
    next: Vec<f32>,
    back: Vec<u16>,
    words: usize,
}

impl Names {
    /// For this list of tags: `O`, `B-PER`, `I-PER`, `E-PER`, `S-PER`, ...
    pub(crate) fn new(tags: &[String]) -> Names {
        let find = |t: String| tags.iter().position(|x| *x == t).unwrap_or(0);
        let inside = tags
            .iter()
            .map(|t| {
                let kind = t.get(2..)?;
                matches!(&t[..1], "I" | "E").then(|| [find(format!("B-{kind}")), find(format!("I-{kind}"))])
            })
            .collect();
        let ends = (0..tags.len()).filter(|&i| matches!(&tags[i][..1], "O" | "E" | "S")).collect();
        let starts = tags.iter().map(|t| matches!(&t[..1], "O" | "B" | "S")).collect();
        Names { tags: tags.len(), inside, ends, starts, last: Vec::new(), next: Vec::new(), back: Vec::new(), words: 0 }
    }

    /// Begins a sentence.
    pub(crate) fn start(&mut self) {
        self.words = 0;
        self.back.clear();
        self.last.clear();
    }

    /// The next word's scores.
    pub(crate) fn word(&mut self, scores: &[f32]) {
        self.next.clear();
        if self.words == 0 {
            self.next.extend(scores.iter().zip(&self.starts).map(|(s, ok)| if *ok { *s } else { f32::NEG_INFINITY }));
        } else {
            let end = top(&self.last, self.ends.iter().copied());
            for (t, s) in scores.iter().enumerate() {
                let from = self.inside[t].map_or(end, |two| top(&self.last, two.into_iter()));
                self.next.push(self.last[from] + s);
                self.back.push(from as u16);
            }
        }
        std::mem::swap(&mut self.last, &mut self.next);
        self.words += 1;
    }

    /// The best path, from its end.
    pub(crate) fn path(&self, mut tell: impl FnMut(usize, u16)) {
        if self.words == 0 {
            return;
        }
        let mut t = top(&self.last, self.ends.iter().copied());
        for w in (0..self.words).rev() {
            tell(w, t as u16);
            if w > 0 {
                t = self.back[(w - 1) * self.tags + t] as usize;
            }
        }
    }
}

fn top(scores: &[f32], among: impl Iterator<Item = usize>) -> usize {
    among.reduce(|a, b| if scores[b] > scores[a] { b } else { a }).unwrap_or(0)
}
