//! What the engine sees of a word form, before any weight: normalised keys and their hashes. `models/FORMAT.md` describes it.

/// Rows of each hashed table, in the order of their seeds.
pub(crate) const TABLES: [(&str, usize); 6] = [
    ("forms.norm", 16384),
    ("forms.pre3", 4096),
    ("forms.suf4", 8192),
    ("forms.suf3", 4096),
    ("forms.suf2", 1024),
    ("forms.shape", 1024),
];
/// Rows of the table of character n-grams.
pub(crate) const NGRAM_ROWS: usize = 16384;
const NGRAM_SEED: u32 = 16;
const NGRAM_CHARS: usize = 24;

/// FNV-1a over UTF-8 with the seed in the basis, and two rounds of finishing.
pub(crate) fn fnv(key: &str, seed: u32) -> u32 {
    let mut h = 0x811C_9DC5_u32 ^ seed;
    for b in key.bytes() {
        h = (h ^ u32::from(b)).wrapping_mul(16777619);
    }
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^ (h >> 12)
}

/// FNV-1a, 64 bits: the key of a row of GloVe.
pub(crate) fn fnv64(key: &str) -> u64 {
    key.bytes().fold(0xCBF2_9CE4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

/// One form's keys. Its buffers are used again from form to form.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Lower case with straight apostrophes and quotation marks.
    pub(crate) lower: String,
    /// The same with every ASCII digit as 0.
    pub(crate) norm: String,
    /// Upper, lower, digit or the character itself; runs cut to three.
    pub(crate) shape: String,
    padded: String,
}

impl Keys {
    /// Computes the keys of a form.
    pub(crate) fn set(&mut self, form: &str) {
        self.lower.clear();
        self.norm.clear();
        self.shape.clear();
        let (mut last, mut run) = ('\0', 0);
        for c in form.chars() {
            for l in c.to_lowercase() {
                let l = match l {
                    '’' | '‘' => '\'',
                    '“' | '”' => '"',
                    l => l,
                };
                self.lower.push(l);
                self.norm.push(if l.is_ascii_digit() { '0' } else { l });
            }
            let kind = match c {
                c if c.is_uppercase() => 'X',
                c if c.is_lowercase() => 'x',
                c if c.is_numeric() => 'd',
                c => c,
            };
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= 3 {
                self.shape.push(kind);
            }
        }
    }

    /// The row of each table of [`TABLES`].
    pub(crate) fn rows(&self) -> [usize; 6] {
        let n = &self.norm;
        let keys = [n, first(n, 3), last(n, 4), last(n, 3), last(n, 2), &self.shape];
        std::array::from_fn(|i| fnv(keys[i], i as u32) as usize % TABLES[i].1)
    }

    /// The rows of the table of n-grams: all trigrams, then 4-grams, then 5-grams of `<form>`.
    pub(crate) fn ngrams(&mut self, rows: &mut Vec<usize>) {
        rows.clear();
        self.padded.clear();
        self.padded.push('<');
        self.padded.extend(self.norm.chars().take(NGRAM_CHARS));
        self.padded.push('>');
        let starts: Vec<usize> = self.padded.char_indices().map(|(i, _)| i).chain([self.padded.len()]).collect();
        for k in 3..=5 {
            for w in starts.windows(k + 1) {
                rows.push(fnv(&self.padded[w[0]..w[k]], NGRAM_SEED) as usize % NGRAM_ROWS);
            }
        }
        if rows.is_empty() {
            rows.push(fnv(&self.padded, NGRAM_SEED) as usize % NGRAM_ROWS);
        }
    }
}

fn first(s: &str, n: usize) -> &str {
    s.char_indices().nth(n).map_or(s, |(i, _)| &s[..i])
}

/// The last `n` characters.
pub(crate) fn last(s: &str, n: usize) -> &str {
    s.char_indices().rev().nth(n - 1).map_or(s, |(i, _)| &s[i..])
}

/// Lower case with straight apostrophes and quotation marks.
pub(crate) fn lower(form: &str) -> String {
    let mut keys = Keys::default();
    keys.set(form);
    keys.lower
}
