//! One amount while it is being read.

use dateline_model::AmountKind;

/// One amount found in the tokens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) kind: AmountKind,
    pub(super) value: Option<f64>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) unit: Option<String>,
    /// A plain dollar, which the document may settle.
    pub(super) plain_dollar: bool,
    pub(super) hedge: Option<&'static str>,
    pub(super) rule: &'static str,
    pub(super) note: Option<String>,
}
