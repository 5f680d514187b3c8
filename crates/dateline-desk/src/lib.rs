//! The desk: a case in the browser, on loopback, where a person reads, checks and corrects it.
//!
//! [`serve`] answers until it is stopped. Pages are the files of `web/dist`, put into the binary when it was built; every view has its data at its own
//! address with `.json` or `.csv` behind it; what a person decides is written to the case at once. `docs/desk.md` tells what is where.
//!
//! Only a browser that was handed the one-time address gets in ([`guard`]). Text of documents is data all the way: it is never put into markup but
//! by the page's own text nodes, and in the published timeline escaped.
#![allow(clippy::disallowed_methods, reason = "the desk listens, and reads the clock when a person decides")]

mod api;
mod asked;
mod error;
mod exported;
mod figures;
mod guard;
mod lent;
mod live;
mod mask;
mod page;
mod published;
mod reconcile;
mod routes;
mod state;
mod table;
mod views;

use std::path::PathBuf;

pub use error::Error;
pub use lent::{Lent, Shape, Wanted, Written};
pub use routes::router;
pub use state::Desk;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The case file.
    pub case: PathBuf,
    /// Where to listen: loopback, unless somebody wants the desk reached from other machines.
    pub host: std::net::IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The release, as it stands in decisions.
    pub version: String,
    /// The shapes of other tools, as the binary writes them.
    pub lent: Lent,
}

/// Whether a page was put into this binary.
pub fn has_page() -> bool {
    page::there()
}

/// Serves a case until the process is interrupted. `ready` hears the address to open, with its one-time token, and each later one: an address opens
/// one browser.
///
/// # Errors
/// Where the case cannot be opened or the port is taken.
pub fn serve(options: &Options, ready: impl Fn(&str, bool) + Send + Sync + 'static) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let end = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((options.host, options.port))
            .await
            .map_err(|e| Error::Port(options.port, e))?;
        let desk = Desk::new(options, listener.local_addr()?.port())?;
        ready(&desk.address(), true);
        desk.on_entry(Box::new(move |address| ready(address, false)));
        live::watch(desk.clone());
        tokio::spawn(state::warm(desk.clone()));
        tokio::select! {
            end = std::future::IntoFuture::into_future(axum::serve(listener, router(desk))) => end.map_err(Error::from),
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    });
    // Streams of news never end by themselves.
    runtime.shutdown_background();
    end
}
