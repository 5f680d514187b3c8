//! Where a report says that it has its text from: an agency in the dateline, the byline, a line at the end, or in so many words.

use dateline_model::Record;

/// Whose text a report is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The agency or outlet, as it is usually written.
    pub name: String,
    /// How it is known.
    pub basis: OriginBasis,
}

/// How an origin is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginBasis {
    /// `CASTREL, May 5 (Meridian Wire) —`.
    Dateline,
    /// `By Lena Marr, Meridian Wire`, `By AP staff`.
    Byline,
    /// A line of its own: `Source: AFP`, `© Reuters`, `With material from dpa`.
    Credit,
    /// `…, Meridian Wire reported`.
    Text,
    /// The report is the outlet's own.
    Outlet,
}

/// Whose text a report is, as it says itself; none where neither an agency nor the outlet is named.
pub fn origin(record: &Record) -> Option<Origin> {
    record.document.outlet.clone().map(|name| Origin { name, basis: OriginBasis::Outlet })
}
