//! Names to addresses; those of the local network are not given out, so that no name leads there.

use std::net::{SocketAddr, ToSocketAddrs};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::is_public;

/// The system's resolver, sieved.
pub(crate) struct Sieved {
    pub(crate) private: bool,
}

impl Resolve for Sieved {
    fn resolve(&self, name: Name) -> Resolving {
        let private = self.private;
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found =
                tokio::task::spawn_blocking(move || (host.as_str(), 0).to_socket_addrs().map(Vec::from_iter)).await??;
            let open: Vec<SocketAddr> = found.iter().copied().filter(|a| private || is_public(a.ip())).collect();
            if open.is_empty() && !found.is_empty() {
                return Err(format!("{} is a name of the local network", name.as_str()).into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}
