//! One feed: asked for, its items told from those that are known, and the pages of items that hold a summary alone.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use dateline_intake::{Given, Options};
use dateline_model::{Code, Document, Problem};
use dateline_store::version_id;
use dateline_watch::{Client, FeedState, Got, Known, Page};

use crate::inputs::{Outcome, Taken, Trouble, taken};

/// Letters of an item that is taken to be whole, in code points.
const WHOLE: usize = 1500;
/// Ends of a text that goes on elsewhere.
const GOES_ON: &[&str] =
    &["…", "...", "[…]", "[...]", "read more", "continue reading", "read the full story", "more »"];

/// A feed to ask for.
pub(super) struct Ask {
    pub(super) feed: String,
    pub(super) state: FeedState,
    /// Whether pages are asked for as well.
    pub(super) pages: bool,
}

/// What came of it.
pub(super) struct Answer {
    pub(super) feed: String,
    pub(super) got: Got,
    /// What to read, each with what the feed says of it.
    pub(super) outcomes: Vec<(Outcome, Given)>,
    /// All that is in the feed now; nothing where it was not read.
    pub(super) seen: Option<Vec<String>>,
    /// In words, for who watches.
    pub(super) told: String,
    pub(super) failed: bool,
}

impl Ask {
    /// Asks for the feed, and for the pages of what is new in it.
    pub(super) fn answer(self, client: &Client, known: &Mutex<HashSet<String>>) -> Answer {
        let address = self.state.moved.as_deref().unwrap_or(&self.feed);
        let validators = Known { etag: self.state.etag.as_deref(), modified: self.state.modified.as_deref() };
        let got = client.get(address, validators);
        let mut answer = Answer {
            feed: self.feed.clone(),
            outcomes: Vec::new(),
            seen: None,
            told: String::new(),
            failed: false,
            got: Got::Same { good_for: None },
        };
        match &got {
            Got::Page(page) => self.items(page, client, known, &mut answer),
            Got::Same { .. } => answer.told.push_str("as it was, "),
            Got::Not(failure) => {
                answer.failed = true;
                let gone = if failure.gone { "; it is gone for good" } else { "" };
                let problem = Problem::new(Code::NotFetched, format!("{}{gone}", failure.message));
                answer.outcomes.push((Err(Trouble::new(&self.feed, problem)), Given::default()));
            }
        }
        answer.got = got;
        answer
    }

    fn items(&self, page: &Page, client: &Client, known: &Mutex<HashSet<String>>, answer: &mut Answer) {
        let options = Options { keep: true, ..Options::default() };
        let before: HashSet<&str> = self.state.seen.iter().map(String::as_str).collect();
        let (mut seen, mut old, mut pages) = (Vec::new(), 0, 0);
        for outcome in dateline_intake::whole(&page.url, &page.body, page.cut, &options) {
            let item = match taken(&page.url, outcome) {
                Ok(item) => item,
                trouble => {
                    answer.outcomes.push((trouble, Given::default()));
                    continue;
                }
            };
            let id = version_id(&item.document);
            if before.contains(id.as_str()) || known.lock().unwrap_or_else(PoisonError::into_inner).contains(&id) {
                old += 1;
                seen.push(id);
                continue;
            }
            if crate::commands::add::stopping() {
                // What was not looked at is new the next time.
                break;
            }
            seen.push(id);
            let whole = self.pages.then(|| whole(&item.document, client)).flatten();
            pages += usize::from(matches!(whole, Some(Ok(_))));
            match whole {
                Some(Ok((page, given))) => answer.outcomes.push((Ok(page), given)),
                Some(Err(trouble)) => {
                    answer.outcomes.push((Err(trouble), Given::default()));
                    answer.outcomes.push((Ok(item), Given::default()));
                }
                None => answer.outcomes.push((Ok(item), Given::default())),
            }
        }
        answer.seen = Some(seen);
        let pages = if pages > 0 { format!("{pages} pages fetched, ") } else { String::new() };
        answer.told = format!("{old} known, {pages}");
    }
}

/// The page of an item that holds no more than a summary; nothing where it has none, or where the page has no more to say.
fn whole(item: &Document, client: &Client) -> Option<Result<(Taken, Given), Trouble>> {
    let url = item.url.as_deref().filter(|_| is_summary(item))?;
    let page = match client.get(url, Known::default()) {
        Got::Page(page) => page,
        Got::Same { .. } => return None,
        Got::Not(failure) => {
            let problem = Problem::new(Code::NotFetched, format!("{}; the feed's summary was read", failure.message));
            return Some(Err(Trouble::new(url, problem)));
        }
    };
    let given = Given { url: Some(page.url.clone()), ..Given::default() };
    let document = |given: &Given| {
        let found = dateline_intake::documents(url, &page.body, page.cut, given);
        found.into_iter().flatten().next()
    };
    let alone = document(&given)?;
    if alone.text.len() < item.text.len() {
        return None;
    }
    // What the page does not say of itself the feed says.
    let given = Given {
        published: item.published.clone().filter(|_| alone.published.is_none()),
        title: item.title.clone().filter(|_| alone.title.is_none()),
        outlet: item.outlet.clone().filter(|_| alone.outlet.is_none()),
        ..given
    };
    let document = document(&given)?;
    Some(Ok((Taken { document, bytes: page.body, name: url.to_owned(), line: None, at: None }, given)))
}

/// Whether an item is likely not the whole of its report.
fn is_summary(item: &Document) -> bool {
    let text = item.text.as_str().trim_end();
    let tail: String = text.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.to_lowercase();
    text.chars().count() < WHOLE || GOES_ON.iter().any(|end| tail.ends_with(end))
}
