//! What came since this desk was last marked as seen.

use dateline_store::{Case, Filter, Kind, Order, Page};
use serde_json::{Value, json};

use super::items::{one, rowed};
use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// The name under which the case keeps how far the desk was looked at.
pub(crate) const VIEW: &str = "desk";

/// Items of one kind on the page at most.
const ITEMS: usize = 200;
/// Reports.
const REPORTS: usize = 500;

/// How many reports came, the first of them as `reports`, items as `rows`, each resting on a text that came since.
pub(super) fn ask(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let after = case.looked(VIEW)?;
    let filter = Filter { after: Some(after).filter(|a| *a > 0), ..Filter::default() };
    let all = Page { offset: 0, limit: asked.slim().then_some(REPORTS), order: Order::Day };
    let reports = case.reports(&filter, all)?;
    let (mut items, mut total) = (Vec::<Value>::new(), 0);
    for kind in [Kind::Event, Kind::Claim, Kind::Toll, Kind::Side, Kind::Stake] {
        let page = Page { offset: 0, limit: asked.slim().then_some(ITEMS), order: Order::Weight };
        let found = case.items(kind, &filter, page)?;
        total += found.total;
        items.extend(found.rows.iter().map(|i| rowed(i, asked.slim())));
    }
    let whole =
        json!({"ever": after > 0, "total": total, "came": reports.total, "reports": reports.rows, "rows": items});
    Ok(Answer { whole, table: |w| rows(w).iter().map(one).collect() })
}
