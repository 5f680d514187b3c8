//! When a feed may be asked again.

use std::time::Duration;

use crate::fetch::{Failure, Got};
use crate::state::FeedState;

/// Longest that a failure, or a server's word that its answer is good for so long, puts off the next asking.
const DAY: Duration = Duration::from_hours(24);
/// Longest that a server may ask to be left alone.
const WEEK: Duration = Duration::from_hours(7 * 24);

/// Keeps what was answered, and returns how long to wait until the feed is asked again; nothing where it is gone for good.
pub fn after(state: &mut FeedState, got: &Got, every: Duration) -> Option<Duration> {
    match got {
        Got::Page(page) => {
            state.failures = 0;
            state.etag.clone_from(&page.etag);
            state.modified.clone_from(&page.modified);
            if page.moved.is_some() {
                state.moved.clone_from(&page.moved);
            }
            Some(every.max(page.good_for.unwrap_or_default().min(DAY)))
        }
        Got::Same { good_for } => {
            state.failures = 0;
            Some(every.max(good_for.unwrap_or_default().min(DAY)))
        }
        Got::Not(failure) => put_off(state, failure, every),
    }
}

fn put_off(state: &mut FeedState, failure: &Failure, every: Duration) -> Option<Duration> {
    state.failures = state.failures.saturating_add(1);
    if failure.gone {
        return None;
    }
    let doubled = every.saturating_mul(1 << state.failures.min(16)).min(DAY);
    Some(doubled.max(every).max(failure.retry_after.unwrap_or_default().min(WEEK)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Page;

    fn failed(retry_after: Option<u64>, gone: bool) -> Got {
        let retry_after = retry_after.map(Duration::from_secs);
        Got::Not(Failure { message: "no".to_owned(), retry_after, gone, forbidden: false })
    }

    #[test]
    fn failures_put_the_next_asking_off_and_an_answer_takes_that_back() {
        let every = Duration::from_mins(15);
        let mut state = FeedState::default();
        let waits: Vec<u64> =
            (0..9).map(|_| after(&mut state, &failed(None, false), every).expect("again").as_secs()).collect();
        assert_eq!(waits, [1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400, 86400]);
        assert_eq!(after(&mut state, &failed(Some(200_000), false), every).expect("again").as_secs(), 200_000);
        assert_eq!(after(&mut state, &failed(Some(10_000_000), false), every).expect("again"), WEEK);
        let page = Page { etag: Some("\"a\"".to_owned()), good_for: Some(Duration::from_hours(2)), ..Page::default() };
        assert_eq!(after(&mut state, &Got::Page(page), every).expect("again").as_secs(), 7200);
        assert_eq!((state.failures, state.etag.as_deref()), (0, Some("\"a\"")));
        assert_eq!(after(&mut state, &Got::Same { good_for: None }, every), Some(every));
        assert_eq!(after(&mut state, &failed(None, true), every), None);
    }
}
