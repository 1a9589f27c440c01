//! Memory: of the server at rest with the demo loaded, and of a visitor's socket on which nothing happens.

use crate::http::Http;
use crate::outcome::Outcome;
use crate::report::as_f64;
use crate::server::Server;
use crate::socket::Socket;
use crate::visitor::Visitor;
use serde::Serialize;
use std::time::Duration;

const SOCKETS: u64 = 1_000;
/// Sockets that are open before: what the first of its kind allocates once is not a socket's.
const WARM: u64 = 16;
/// How long a process may take to come to rest.
const SETTLE: Duration = Duration::from_secs(2);

/// What resting costs.
#[derive(Clone, Serialize)]
pub(crate) struct Idle {
    /// The server, before anything happened.
    pub(crate) server_kib: u64,
    /// With 1,000 visits made and no socket of them open.
    before_sockets_kib: u64,
    /// With all of them open.
    after_sockets_kib: u64,
    pub(crate) kib_per_socket: f64,
}

/// Measures a server on which nothing has happened yet.
///
/// # Errors
/// Where a visit or its socket does not open.
pub(crate) async fn run(server: &Server) -> Outcome<Idle> {
    tokio::time::sleep(SETTLE).await;
    let server_kib = server.resident_kib()?;
    let mut http = Http::to(&server.address);
    let mut visitors = Vec::new();
    for _ in 0..WARM + SOCKETS {
        visitors.push(Visitor::arrive(&mut http, &server.demo.site).await?);
    }
    let mut sockets: Vec<Socket> = Vec::new();
    let (warm, rest) = visitors.split_at(16);
    for visitor in warm {
        sockets.push(visitor.socket(&server.address, 0).await?);
    }
    tokio::time::sleep(SETTLE).await;
    let before_sockets_kib = server.resident_kib()?;
    for visitor in rest {
        sockets.push(visitor.socket(&server.address, 0).await?);
    }
    tokio::time::sleep(SETTLE).await;
    let after_sockets_kib = server.resident_kib()?;
    let kib_per_socket = as_f64(after_sockets_kib.saturating_sub(before_sockets_kib)) / as_f64(SOCKETS);
    drop(sockets);
    Ok(Idle { server_kib, before_sockets_kib, after_sockets_kib, kib_per_socket })
}
