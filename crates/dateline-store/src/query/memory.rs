//! What was asked lately, kept until the case changes: a page that stays open asks the same again and again, and scrolls through one list.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Pulse;
use crate::case::Case;
use crate::error::Result;

/// Answers kept at most; the largest are lists of keys, eight bytes an item.
const KEPT: usize = 48;

/// Answers to lend to several open cases of one file.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    kept: Arc<Mutex<Vec<Answer>>>,
    /// Questions that somebody is at, each with what the others wait for.
    open: Arc<Mutex<HashMap<String, Arc<Mutex<()>>>>>,
}

#[derive(Debug)]
struct Answer {
    at: Pulse,
    question: String,
    answer: Arc<dyn Any + Send + Sync>,
}

impl Memory {
    fn find<T: Send + Sync + 'static>(&self, at: Pulse, question: &str) -> Option<Arc<T>> {
        let mut kept = lock(&self.kept);
        kept.retain(|a| a.at == at);
        let n = kept.iter().position(|a| a.question == question)?;
        // What is asked again stays longest.
        let found = kept.remove(n);
        let answer = found.answer.clone();
        kept.push(found);
        answer.downcast().ok()
    }

    fn waiting(&self, question: &str) -> Arc<Mutex<()>> {
        lock(&self.open).entry(question.to_owned()).or_default().clone()
    }

    fn keep(&self, at: Pulse, question: String, answer: Arc<dyn Any + Send + Sync>) {
        let mut kept = lock(&self.kept);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Answer { at, question, answer });
    }
}

/// What a thread that failed left behind is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Case {
    /// Keeps answers in this memory, which others that have the same file open may share.
    pub fn remember(&mut self, memory: &Memory) {
        self.memory = Some(memory.clone());
    }

    /// The answer that is remembered, or a new one. A question names all that its answer hangs on but the case.
    pub fn recall<T: Send + Sync + 'static>(
        &self,
        question: impl Into<String>,
        answer: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let Some(memory) = &self.memory else { return Ok(Arc::new(answer()?)) };
        let (at, question) = (self.pulse()?, question.into());
        if let Some(found) = memory.find(at, &question) {
            return Ok(found);
        }
        // One works it out; who asks the same meanwhile waits for that one.
        let turn = memory.waiting(&question);
        let mine = lock(&turn);
        let found = memory.find(at, &question);
        let answer = found.map_or_else(
            || {
                let new = Arc::new(answer()?);
                memory.keep(at, question.clone(), new.clone());
                Ok(new)
            },
            Ok,
        );
        drop(mine);
        lock(&memory.open).remove(&question);
        answer
    }

    /// Whether an answer is remembered.
    pub(crate) fn recalls<T: Send + Sync + 'static>(&self, question: &str) -> Result<bool> {
        let Some(memory) = &self.memory else { return Ok(false) };
        Ok(memory.find::<T>(self.pulse()?, question).is_some())
    }
}
