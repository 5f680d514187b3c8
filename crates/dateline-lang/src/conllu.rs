//! CoNLL-U (Universal Dependencies v2), with code-point offsets and names in the last column.

use std::fmt::Write;

use crate::Analysis;

/// One document. MISC holds `start_char=`, `end_char=`, `ner=` (BIO) and `SpaceAfter=No`.
pub fn print(analysis: &Analysis, id: &str) -> String {
    let (words, text) = (analysis.words(), analysis.text());
    let mut out = String::with_capacity(words.len() * 64);
    let _ = writeln!(out, "# newdoc id = {}", id.replace(['\n', '\r'], " "));
    for (n, s) in analysis.sentences().iter().enumerate() {
        let line = text.slice(s.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "# sent_id = {}-{}\n# text = {line}", id.replace(['\n', '\r'], " "), n + 1);
        for w in s.words.clone() {
            let word = &words[w];
            let joined = |i: usize| s.words.contains(&i) && words[i].joins;
            if !word.joins && joined(w + 1) {
                let last = (w + 1..s.words.end).take_while(|&i| words[i].joins).last().unwrap_or(w);
                let span = word.span.to(words[last].span);
                let space = if spaced(analysis, last) { "" } else { "|SpaceAfter=No" };
                let (from, to) = (w - s.words.start + 1, last - s.words.start + 1);
                let _ = writeln!(
                    out,
                    "{from}-{to}\t{}\t_\t_\t_\t_\t_\t_\t_\tstart_char={}|end_char={}{space}",
                    text.slice(span),
                    span.start,
                    span.end
                );
            }
            let head = word.head.map_or(0, |h| h - s.words.start + 1);
            let _ = write!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\tstart_char={}|end_char={}",
                w - s.words.start + 1,
                text.slice(word.span),
                analysis.lemma(w),
                word.upos,
                word.xpos,
                word.deprel,
                word.span.start,
                word.span.end
            );
            if let Some(name) = word.name {
                let name = &analysis.names()[name];
                let _ = write!(out, "|ner={}-{}", if name.words.start == w { 'B' } else { 'I' }, name.kind.as_str());
            }
            if !word.joins && !joined(w + 1) && !spaced(analysis, w) {
                out.push_str("|SpaceAfter=No");
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// Whether white space, or the end of the text, follows a word.
fn spaced(analysis: &Analysis, word: usize) -> bool {
    analysis.words().get(word + 1).is_none_or(|next| next.span.start > analysis.words()[word].span.end)
}
