//! Whether a text is English, which alone is read: decided by the commonest words of all its running text, never by a headline.

use dateline_model::{Block, BlockKind, Code, Document, Problem};

/// Words that English texts are full of and other languages lack.
const ENGLISH: &[&str] = &[
    "about", "after", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "his",
    "in", "is", "it", "its", "not", "of", "on", "said", "that", "the", "their", "they", "this", "to", "was", "were",
    "which", "who", "will", "with", "would",
];

/// Words that other languages are full of and English lacks: German, Dutch, Scandinavian; French, Spanish, Portuguese, Italian, Romanian;
/// Polish, Czech, Croatian; Turkish, Indonesian, Hungarian, Finnish.
const OTHERS: &[&str] = &[
    "al", "ale", "ama", "au", "auch", "auf", "av", "aus", "az", "bir", "bu", "c'est", "că", "che", "com", "como",
    "con", "da", "dan", "dans", "das", "dass", "de", "dei", "del", "della", "dem", "den", "dengan", "der", "des",
    "det", "di", "die", "dla", "do", "dos", "du", "e", "een", "ein", "eine", "einen", "einer", "ej", "el", "em", "en",
    "ein", "er", "és", "est", "et", "eu", "från", "för", "gli", "har", "het", "hogy", "i", "için", "ich", "ile", "il",
    "im", "ini", "ist", "ja", "je", "jest", "jako", "już", "kan", "la", "las", "le", "les", "los", "mais", "med",
    "mit", "na", "não", "nem", "nicht", "nie", "non", "o", "oder", "og", "om", "on", "ou", "över", "par", "para",
    "per", "pas", "på", "pe", "po", "por", "pour", "pro", "que", "qui", "się", "se", "sich", "sie", "som", "sono",
    "su", "sur", "til", "tidak", "u", "um", "un", "una", "und", "une", "untuk", "van", "ve", "v", "voor", "von", "w",
    "wird", "yang", "y", "z", "za", "ze", "zijn", "zu", "zum", "zur", "że",
];

/// Those of them that stand in names, too: a list of people is no Spanish.
const PARTICLES: &[&str] = &[
    "al", "da", "de", "dei", "del", "della", "dem", "den", "der", "di", "die", "dos", "du", "e", "el", "i", "la",
    "las", "le", "les", "los", "o", "u", "v", "van", "von", "y", "z",
];

/// Least words that are judged.
const WORDS: usize = 20;

/// Counts over some words.
#[derive(Clone, Copy, Default)]
struct Count {
    words: usize,
    english: usize,
    others: usize,
    /// Those of them that are no particles of names.
    sure: usize,
    /// Words of letters that are not Latin.
    script: usize,
}

impl Count {
    fn of(text: &str) -> Count {
        let mut count = Count::default();
        for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty()) {
            count.words += 1;
            let word = word.to_lowercase();
            count.english += usize::from(ENGLISH.contains(&word.as_str()));
            let other = OTHERS.contains(&word.as_str());
            count.others += usize::from(other);
            count.sure += usize::from(other && !PARTICLES.contains(&word.as_str()));
            count.script += usize::from(word.chars().next().is_some_and(|c| c > '\u{24f}'));
        }
        count
    }

    fn add(self, other: Count) -> Count {
        Count {
            words: self.words + other.words,
            english: self.english + other.english,
            others: self.others + other.others,
            sure: self.sure + other.sure,
            script: self.script + other.script,
        }
    }

    /// Not English beyond doubt: too few of its words, and many of another language's or another script's.
    fn foreign(self) -> bool {
        let few = self.english * 10 < self.words && self.others > 2 * self.english;
        let many = self.others * 10 > self.words && self.sure * 25 > self.words;
        self.words >= WORDS && (self.script * 2 > self.words || few && many)
    }
}

/// Marks what is not English as unread and says so; short blocks go with the whole.
pub(crate) fn mark(doc: &mut Document) {
    let counts: Vec<Count> = doc.blocks.iter().map(|b| Count::of(b.words.quote())).collect();
    let running = |b: &Block| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Caption);
    let all =
        doc.blocks.iter().zip(&counts).filter(|(b, _)| running(b)).fold(Count::default(), |sum, (_, c)| sum.add(*c));
    let whole = all.foreign();
    let mut unread = 0;
    for (block, count) in doc.blocks.iter_mut().zip(&counts) {
        let foreign = if count.words < WORDS { whole } else { count.foreign() };
        if foreign && block.kind.is_read() {
            block.kind = BlockKind::Foreign;
            unread += 1;
        }
    }
    if whole {
        doc.problems.push(
            Problem::new(Code::NotEnglish, "the text is not English; it was kept and left unread")
                .hint("give a translation"),
        );
    } else if unread > 0 {
        let blocks = if unread == 1 { "a block is".to_owned() } else { format!("{unread} blocks are") };
        doc.problems.push(Problem::new(Code::NotEnglish, format!("{blocks} not English and left unread")));
    }
}
