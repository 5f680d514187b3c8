//! Speakers whom the layout names: a signature under a quotation, the name before a turn of a transcript.
//!
//! A signature is a dash and a name, and nothing else, between a quotation and the end of its line: `"We are tired of waiting." — Nadia
//! Orlo`. A turn is a line that begins with a name in capitals and a colon, where the document has two of them or more:
//! `ORLO: We are tired of waiting.`

use dateline_lang::NameKind;
use dateline_model::Span;

use super::layer::Found;
use super::layer::frame::Frame;
use super::select::Chosen;

const DASHES: &[char] = &['\u{2015}', '\u{2014}', '\u{2013}', '-'];

/// All claims that the layout makes.
pub(crate) fn find(f: &Frame<'_>) -> Vec<Chosen> {
    let mut out = turns(f);
    if out.len() < 2 {
        out.clear();
    }
    let mut taken = vec![false; f.form.len()];
    for w in out.iter().flat_map(|c| c.found.pieces.iter().flat_map(|&(a, b)| a..=b)) {
        taken[w] = true;
    }
    out.extend(signatures(f).filter(|c| !taken[c.found.pieces[0].0]));
    out
}

fn signatures<'f>(f: &'f Frame<'_>) -> impl Iterator<Item = Chosen> + 'f {
    let a = f.cx.analysis;
    f.quotations.iter().filter_map(move |q| {
        let line = rest_of_line(f, q.span.end);
        let body = f.cx.slice(line);
        let dash = body.trim_start().chars().next().filter(|c| DASHES.contains(c))?;
        let name = body.trim_start().trim_start_matches(DASHES).trim();
        let short = name.split_whitespace().count();
        if dash == '-' && body.starts_with('-') || short == 0 || short > 7 || !name.starts_with(char::is_uppercase) {
            return None;
        }
        let words: Vec<usize> = a
            .words_in(line)
            .filter(|&w| a.form(w).contains(char::is_alphanumeric) && a.words()[w].span.start >= line.start)
            .collect();
        let capitals = words.iter().filter(|&&w| a.form(w).starts_with(char::is_uppercase)).count();
        let (&first, &last) = words.first().zip(words.last())?;
        let mark = a.words_in(line).find(|&w| a.form(w).contains(DASHES)).unwrap_or(first);
        let said: Vec<usize> = a.words_in(q.inner).filter(|&w| !f.is_punct(w)).collect();
        let (&x, &y) = said.first().zip(said.last())?;
        (capitals * 2 >= words.len()).then(|| chosen(mark, (first, last), (x, y), "claims/signature"))
    })
}

fn turns(f: &Frame<'_>) -> Vec<Chosen> {
    let mut out = Vec::new();
    for block in f.cx.doc.blocks.iter().filter(|b| b.repeats.is_none()) {
        let mut at = block.words.span().start;
        while at < block.words.span().end {
            let line = rest_of_line(f, at);
            let text = f.cx.slice(line);
            if let Some(c) = turn(f, line, text) {
                out.push(c);
            }
            at = line.end.max(at) + 1;
        }
    }
    out
}

fn turn(f: &Frame<'_>, line: Span, text: &str) -> Option<Chosen> {
    let a = f.cx.analysis;
    let body = text.trim_start_matches(['"', '\u{201c}', '\'', '\u{2018}', ' ']);
    let (name, _) = body.split_once(':').filter(|(n, _)| n.len() <= 40)?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 1 && name.chars().all(|c| !c.is_lowercase()) && name.split_whitespace().count() <= 4;
    let words = a.words_in(line);
    let colon = words.clone().take(10).find(|&w| a.form(w) == ":")?;
    let person = || {
        let n = words.clone().take(colon - words.start).find_map(|w| a.words()[w].name).and_then(|n| a.names().get(n));
        n.is_some_and(|n| n.kind == NameKind::Per && n.words.end == colon) && name.split_whitespace().count() <= 3
    };
    // "President X: in office since" describes; a turn begins a sentence.
    let sentence = || {
        let said = body.split_once(':').and_then(|(_, s)| s.chars().find(|c| c.is_alphanumeric()));
        said.is_some_and(|c| !c.is_lowercase())
    };
    if !(capitals || person() && sentence()) {
        return None;
    }
    let named: Vec<usize> = (words.start..colon).filter(|&w| !f.is_punct(w)).collect();
    let said: Vec<usize> = (colon + 1..words.end).filter(|&w| !f.is_punct(w)).collect();
    let (&first, &last) = named.first().zip(named.last())?;
    let (&x, &y) = said.first().zip(said.last())?;
    (said.len() >= 3).then(|| chosen(colon, (first, last), (x, y), "claims/turn"))
}

fn chosen(cue: usize, (first, last): (usize, usize), piece: (usize, usize), rule: &'static str) -> Chosen {
    let found =
        Found { cue, group: (cue, cue), source: Some((last, first, last)), pieces: vec![piece], trust: 1.0, sure: 1.0 };
    Chosen { found, rule, within: None }
}

/// From a place to the end of its line.
fn rest_of_line(f: &Frame<'_>, at: u32) -> Span {
    let tail = f.cx.slice(Span::new(at, at.saturating_add(4000)));
    let n = tail.chars().take_while(|&c| c != '\n').count() as u32;
    f.cx.text.trim(Span::new(at, at + n))
}
