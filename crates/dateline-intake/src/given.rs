//! What the user says about an input.

use dateline_model::{Code, Document, Problem, PublishedBasis};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// What the user says about an input; it wins over what the input says of itself.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// The address it came from.
    pub url: Option<String>,
}

impl Given {
    /// Sets what is given on a document.
    pub(crate) fn apply(&self, doc: &mut Document) {
        let set = |to: &mut Option<String>, from: &Option<String>| {
            if from.is_some() {
                to.clone_from(from);
            }
        };
        set(&mut doc.title, &self.title);
        set(&mut doc.outlet, &self.outlet);
        set(&mut doc.url, &self.url);
        if let Some(date) = &self.published {
            if let Some(iso) = iso(date) {
                doc.published = Some(iso);
                doc.published_basis = Some(PublishedBasis::Given);
            } else {
                doc.problems.push(
                    Problem::new(Code::BadDate, format!("{date:?} is no ISO 8601 date"))
                        .hint("write it as 2031-05-04, or 2031-05-04T14:20:00Z"),
                );
            }
        }
    }
}

/// An ISO 8601 date or date-time as it is, if it is one.
pub(crate) fn iso(date: &str) -> Option<String> {
    let date = date.trim();
    let head = date.get(..10)?;
    head.parse::<Date>().ok()?;
    let rest = &date[10..];
    if rest.is_empty() {
        return Some(head.to_owned());
    }
    if date.parse::<Timestamp>().is_ok() || date.parse::<DateTime>().is_ok() {
        return Some(date.replacen(' ', "T", 1));
    }
    // An offset without a colon, a lone minute: the day is sure, the rest is not.
    rest.starts_with(['T', ' ', 't']).then(|| head.to_owned())
}
