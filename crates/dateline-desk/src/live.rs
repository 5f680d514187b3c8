//! News: a line to every open page when reports or decisions have come, from this desk or from any other process.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use dateline_store::Pulse;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::state::Desk;

/// How often the file is looked at while somebody listens.
const OFTEN: Duration = Duration::from_millis(500);

/// Looks at the file for what other processes write.
pub(crate) fn watch(desk: Desk) {
    tokio::spawn(async move {
        let mut last = Pulse::default();
        loop {
            tokio::time::sleep(OFTEN).await;
            if desk.listeners() == 0 {
                continue;
            }
            // What cannot be read now is read at the next look.
            let Ok(now) = desk.read(|case| Ok(case.pulse()?)).await else { continue };
            if now != last && now.waiting == 0 {
                desk.tell(now);
                last = now;
                // What fails now fails again when it is asked for, and is told then.
                let _ = desk.read(|case| Ok(case.ready()?)).await;
            }
        }
    });
}

/// The stream of a page: the state of the case, at once and at every change.
pub(crate) async fn stream(State(desk): State<Desk>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let later = BroadcastStream::new(desk.listen()).filter_map(Result::ok);
    let first = desk.read(|case| Ok(case.pulse()?)).await.ok();
    let all = tokio_stream::iter(first).chain(later);
    let events = all.map(|pulse| Ok(Event::default().json_data(pulse).unwrap_or_default()));
    Sse::new(events).keep_alive(KeepAlive::default())
}
