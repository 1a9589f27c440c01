//! Listening: which connections are taken, how long each may keep silent, and in which protocol it is answered.
//!
//! In clear it is HTTP/1.1 alone; over TLS the client chooses HTTP/2 or HTTP/1.1 by ALPN (RFC 7301). Sockets come over HTTP/1.1:
//! extended CONNECT (RFC 8441) is not offered, so browsers open a connection of their own for them.

mod acme;
mod crowd;
mod pace;
mod tls;

pub use acme::Acme;
pub use tls::{Tls, Unfit};

use crate::app::App;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, header};
use crowd::Crowd;
use futures_util::FutureExt as _;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::Service;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use pace::Paced;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tower::ServiceExt as _;

/// How long the head of a request may take, and how long a connection waits for the next one.
const HEAD: Duration = Duration::from_secs(20);
/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 32 * 1024;
/// Header fields of one request at most.
const FIELDS_MAX: usize = 100;
/// Requests that one HTTP/2 connection may have open at once.
const STREAMS_MAX: u32 = 64;
/// Streams that a client may have reset before we have looked at them (rapid reset, CVE-2023-44487).
const RESETS_MAX: usize = 20;
/// Streams that we may have had to reset before the connection ends (CVE-2025-8671).
const OWN_RESETS_MAX: usize = 200;
/// What one stream holds of an answer that its reader has not taken, in bytes.
const STREAM_BYTES_MAX: usize = 256 * 1024;
/// How often a quiet HTTP/2 connection is asked whether it still lives, and how long it has to say so.
const PING: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(20));
/// How long nothing is taken after the machine had no descriptor left.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stop` says so; then each connection ends with the request that it is in.
pub async fn serve(app: App, listener: TcpListener, tls: Option<Tls>, stop: impl Future<Output = ()>) {
    let router = crate::routes::router(app.clone());
    let crowd = Crowd::new(app.settings().walls.clone());
    let (ending, ended) = watch::channel(false);
    // Each connection holds one end for as long as it answers requests; a socket that has come of it does not.
    let (answering, mut answered) = mpsc::channel::<()>(1);
    let door = Door { router, tls: tls.map(Arc::new), ended };
    let mut stop = pin!(stop.fuse());
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    // Out of descriptors, mostly: whoever is connected goes on, and some of them will go.
                    tracing::warn!(%error, "a connection could not be taken");
                    app.tallies().hit(crate::tallies::Limit::Connections, None, app.now());
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
        };
        let Some(seat) = crowd.enter(peer.ip()) else {
            app.tallies().hit(crate::tallies::Limit::Connections, None, app.now());
            continue;
        };
        // Frames are small and wait for nothing: without this an acknowledgement waits 40 ms for the one before it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's algorithm");
        }
        let (door, answering) = (door.clone(), answering.clone());
        tokio::spawn(async move {
            door.take(Paced::new(stream, seat), peer).await;
            drop(answering);
        });
    }
    drop((listener, answering));
    let _ = ending.send(true);
    let _ = answered.recv().await;
}

/// What every connection is answered with.
#[derive(Clone)]
struct Door {
    router: Router,
    tls: Option<Arc<Tls>>,
    ended: watch::Receiver<bool>,
}

impl Door {
    async fn take(self, stream: Paced<TcpStream>, peer: SocketAddr) {
        let Some(tls) = self.tls.clone() else {
            return self.answer_1(stream, peer).await;
        };
        let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, tls.accept(stream)).await else { return };
        match stream.get_ref().1.alpn_protocol() {
            Some(tls::H2) => self.answer_2(stream, peer).await,
            // A validation of ACME is the handshake alone (RFC 8737, section 3).
            Some(tls::ACME) => {}
            _ => self.answer_1(stream, peer).await,
        }
    }

    async fn answer_1<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(mut self, stream: S, peer: SocketAddr) {
        let mut connection = pin!(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(HEAD_BYTES_MAX)
                .max_headers(FIELDS_MAX)
                .serve_connection(TokioIo::new(stream), self.service(peer))
                .with_upgrades()
        );
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = self.ended.wait_for(|ended| *ended) => connection.as_mut().graceful_shutdown(),
        }
        let _ = connection.await;
    }

    async fn answer_2<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(mut self, stream: S, peer: SocketAddr) {
        let mut connection = pin!(settings_2().serve_connection(TokioIo::new(stream), self.service(peer)));
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = self.ended.wait_for(|ended| *ended) => connection.as_mut().graceful_shutdown(),
        }
        let _ = connection.await;
    }

    fn service(
        &self,
        peer: SocketAddr,
    ) -> impl Service<
        hyper::Request<Incoming>,
        Response = axum::response::Response,
        Error = std::convert::Infallible,
        Future: Send + 'static,
    > + use<> {
        let router = self.router.clone();
        hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
            let mut request: Request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            name_host(&mut request);
            router.clone().oneshot(request)
        })
    }
}

/// Names the host where HTTP/1.1 names it: HTTP/2 says it in the target alone (RFC 9113, section 8.3.1), which then counts before the field.
fn name_host(request: &mut Request) {
    let Some(authority) = request.uri().authority() else { return };
    if let Ok(host) = HeaderValue::from_str(authority.as_str()) {
        request.headers_mut().insert(header::HOST, host);
    }
}

fn settings_2() -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS_MAX)
        .max_pending_accept_reset_streams(RESETS_MAX)
        .max_local_error_reset_streams(OWN_RESETS_MAX)
        .max_header_list_size(u32::try_from(HEAD_BYTES_MAX).unwrap_or(u32::MAX))
        .max_send_buf_size(STREAM_BYTES_MAX)
        .keep_alive_interval(PING.0)
        .keep_alive_timeout(PING.1);
    builder
}
