//! The way from a text to its analysis: words, sentence ends, states, decisions.
//!
//! Work goes by stretches of some thousand words, so that memory does not grow with the text beyond its analysis. Sentences of a
//! stretch are batched by length. No result depends on what shares its stretch or batch.

use std::collections::HashMap;
use std::ops::Range;

use dateline_model::{Span, Text};

use crate::analysis::{Analysis, Name, NameKind, Sentence, Word};
use crate::decode::{Decided, Decoder, settle};
use crate::encoder::{Encoder, Forms};
use crate::kernels::Level;
use crate::lemma::Lemmas;
use crate::model::Model;
use crate::segment::{LONGEST, Segmenter, paragraphs};
use crate::tokenise::{self, Raw};

/// Words of a stretch.
const STRETCH: usize = 4096;
/// Sentences of a batch.
const BATCH: usize = 32;

/// Buffers for one analysis at a time.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    forms: Forms,
    encoder: Encoder,
    decoder: Decoder,
    segmenter: Segmenter,
    raw: Vec<Raw>,
    /// How many of them are analysed: they go when their paragraph has been read.
    done: usize,
    ids: Vec<u32>,
    ends: Vec<bool>,
    /// Ends of the paragraphs among the pending words.
    marks: Vec<usize>,
    lemmas: HashMap<(u32, u8), Range<u32>>,
    lemma_text: String,
    batch_ids: Vec<u32>,
    lengths: Vec<usize>,
    decided: Vec<Decided>,
    placed: Vec<Decided>,
}

/// Analyses a text.
pub(crate) fn run(level: Level, model: &Model, lemmas: &Lemmas, scratch: &mut Scratch, text: &Text) -> Analysis {
    let mut out = Analysis::new(text.clone());
    scratch.raw.clear();
    scratch.done = 0;
    scratch.marks.clear();
    let all = paragraphs(text.as_str());
    for (i, p) in all.iter().enumerate() {
        tokenise::words(text.as_str(), p.start, p.end, &mut scratch.raw);
        scratch.marks.push(scratch.raw.len());
        let last = i + 1 == all.len();
        while scratch.pending() >= STRETCH || last && scratch.pending() > 0 {
            scratch.stretch(level, model, lemmas, text, &mut out);
        }
        scratch.forget();
    }
    link_children(&mut out);
    settle(&mut out);
    out
}

impl Scratch {
    /// Words that wait for their analysis.
    fn pending(&self) -> usize {
        self.raw.len() - self.done
    }

    /// Drops the words that are analysed.
    fn forget(&mut self) {
        self.raw.drain(..self.done);
        for mark in &mut self.marks {
            *mark -= self.done;
        }
        self.done = 0;
    }

    /// Analyses the first words that are pending. Marks count from the first word that is kept.
    fn stretch(&mut self, level: Level, model: &Model, lemmas: &Lemmas, text: &Text, out: &mut Analysis) {
        let marks = std::mem::take(&mut self.marks);
        if self.forms.make_room() {
            self.lemmas.clear();
            self.lemma_text.clear();
        }
        let done = self.done;
        let take = self.pending().min(STRETCH);
        self.ids.clear();
        for w in &self.raw[done..done + take] {
            let id = self.forms.id(level, model, &text.as_str()[w.start..w.end]);
            self.ids.push(id);
        }
        // Ends of sentences, paragraph by paragraph; the last paragraph may go on behind the stretch.
        self.ends.clear();
        let mut from = 0;
        for &mark in &marks {
            if from >= take {
                break;
            }
            let to = (mark - done).min(take);
            let (forms, ids) = (&self.forms, &self.ids);
            let vectors = |i: usize| forms.segment(ids[from + i], model.segment.width);
            self.segmenter.run(
                level,
                &model.segment,
                text.as_str(),
                &self.raw[done + from..done + to],
                vectors,
                to == mark - done,
                &mut self.ends,
            );
            from = to;
        }
        let open = marks.iter().map(|m| m - done).find(|&m| m >= take).is_some_and(|m| m > take);
        let whole = match self.ends[..take].iter().rposition(|&e| e) {
            Some(i) if open => i + 1,
            _ => take,
        };
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for i in 0..whole {
            if self.ends[i] || i + 1 == whole || i + 1 - start == LONGEST {
                spans.push(start..i + 1);
                start = i + 1;
            }
        }
        self.decide(level, model, &spans);
        self.write(model, lemmas, text, &spans, out);
        self.done += whole;
        self.marks.extend(marks.into_iter().filter(|&m| m > done + whole));
    }

    /// Runs the network over the sentences of a stretch.
    fn decide(&mut self, level: Level, model: &Model, spans: &[Range<usize>]) {
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by_key(|&s| (spans[s].len(), s));
        self.placed.clear();
        self.placed.resize(spans.last().map_or(0, |s| s.end), Decided::default());
        for batch in order.chunks(BATCH) {
            self.batch_ids.clear();
            self.lengths.clear();
            self.decided.clear();
            for &s in batch {
                self.batch_ids.extend_from_slice(&self.ids[spans[s].clone()]);
                self.lengths.push(spans[s].len());
            }
            self.encoder.run(level, model, &self.forms, &self.batch_ids, &self.lengths);
            self.decoder.run(level, model, &self.encoder, &self.lengths, &mut self.decided);
            let mut at = 0;
            for &s in batch {
                let n = spans[s].len();
                self.placed[spans[s].clone()].copy_from_slice(&self.decided[at..at + n]);
                at += n;
            }
        }
    }

    /// Adds the stretch to the analysis.
    fn write(&mut self, model: &Model, lemmas: &Lemmas, text: &Text, spans: &[Range<usize>], out: &mut Analysis) {
        for s in spans {
            let base = out.words.len();
            let sentence = out.sentences.len();
            for i in s.clone() {
                let (raw, d) = (self.raw[self.done + i], self.placed[i]);
                let upos = model.upos[d.upos as usize];
                let id = self.ids[i];
                let range = self.lemmas.entry((id, upos as u8)).or_insert_with(|| {
                    let start = self.lemma_text.len() as u32;
                    let form = &text.as_str()[raw.start..raw.end];
                    lemmas.lemma(form, &crate::features::lower(form), upos, &mut self.lemma_text);
                    start..self.lemma_text.len() as u32
                });
                let start = out.lemmas.len() as u32;
                out.lemmas.push_str(&self.lemma_text[range.start as usize..range.end as usize]);
                out.words.push(Word {
                    span: text.span_of(raw.start..raw.end),
                    joins: raw.joins && i > s.start,
                    upos,
                    xpos: model.xpos[d.xpos as usize],
                    head: (d.head > 0).then(|| base + d.head as usize - 1),
                    deprel: model.rels[d.rel as usize],
                    sentence,
                    name: None,
                    known: self.forms.known(id),
                    lemma: start..out.lemmas.len() as u32,
                });
            }
            let end = out.words.len();
            out.sentences.push(Sentence {
                span: Span::new(out.words[base].span.start, out.words[end - 1].span.end),
                words: base..end,
            });
            self.names(model, s.clone(), base, out);
        }
    }

    fn names(&self, model: &Model, s: Range<usize>, base: usize, out: &mut Analysis) {
        let mut start = 0;
        for (k, d) in self.placed[s].iter().enumerate() {
            let tag = model.names[d.name as usize].as_str();
            if tag.starts_with(['B', 'S']) {
                start = k;
            }
            if tag.starts_with(['E', 'S']) {
                let words = base + start..base + k + 1;
                let kind = match &tag[2..] {
                    "PER" => NameKind::Per,
                    "ORG" => NameKind::Org,
                    "LOC" => NameKind::Loc,
                    _ => NameKind::Misc,
                };
                let span = out.words[words.start].span.to(out.words[words.end - 1].span);
                let index = out.names.len();
                for w in &mut out.words[words.clone()] {
                    w.name = Some(index);
                }
                out.names.push(Name { span, words, kind });
            }
        }
    }
}

fn link_children(out: &mut Analysis) {
    let n = out.words.len();
    let mut starts = vec![0u32; n + 1];
    for w in &out.words {
        if let Some(h) = w.head {
            starts[h + 1] += 1;
        }
    }
    for i in 0..n {
        starts[i + 1] += starts[i];
    }
    let mut next = starts.clone();
    let mut children = vec![0u32; starts[n] as usize];
    for (i, w) in out.words.iter().enumerate() {
        if let Some(h) = w.head {
            children[next[h] as usize] = i as u32;
            next[h] += 1;
        }
    }
    out.child_starts = starts;
    out.children = children;
}
