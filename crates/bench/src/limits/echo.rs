//! A bare socket echo: the same web framework with nothing behind it, on threads of its own, asked by the same client.

use super::Rate;
use crate::histogram::Histogram;
use crate::outcome::Outcome;
use crate::socket::{VISITOR_BUFFER_BYTES, connect};
use axum::Router;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use futures_util::{SinkExt, StreamExt};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::LocalSet;
use tokio_tungstenite::tungstenite::Message;

const FRAME_BYTES: usize = 300;

/// Round trips a second.
pub(super) fn measure(sockets: usize, time: Duration) -> Outcome<Rate> {
    let (stop, stopped) = oneshot::channel();
    let (tell, address) = mpsc::channel();
    let server = std::thread::spawn(move || serve(&tell, stopped));
    let address = address.recv().map_err(|_| "the echo did not start")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let measured = runtime.block_on(LocalSet::new().run_until(ask_all(address, sockets, time)));
    drop(runtime);
    let _ = stop.send(());
    server.join().map_err(|_| "the echo panicked")??;
    let (took, each) = measured?;
    Ok(Rate::of(sockets, took, &each))
}

fn serve(tell: &mpsc::Sender<String>, stopped: oneshot::Receiver<()>) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        tell.send(listener.local_addr()?.to_string())?;
        tokio::select! {
            served = axum::serve(listener, Router::new().route("/", get(upgrade))) => served?,
            _ = stopped => {}
        }
        Ok(())
    })
}

async fn upgrade(upgrade: WebSocketUpgrade) -> Response {
    upgrade.read_buffer_size(VISITOR_BUFFER_BYTES).write_buffer_size(0).on_upgrade(echo)
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(frame)) = socket.recv().await {
        if socket.send(frame).await.is_err() {
            return;
        }
    }
}

async fn ask_all(address: String, sockets: usize, time: Duration) -> Outcome<(Duration, Histogram)> {
    let mut open = Vec::with_capacity(sockets);
    for _ in 0..sockets {
        open.push(connect(&address, "/", VISITOR_BUFFER_BYTES).await?);
    }
    let began = Instant::now();
    let until = began + time;
    let asking: Vec<_> = open.into_iter().map(|socket| tokio::task::spawn_local(ask(socket, until))).collect();
    let mut all = Histogram::default();
    for socket in asking {
        all.merge(&socket.await??);
    }
    Ok((began.elapsed(), all))
}

async fn ask(mut socket: tokio_tungstenite::WebSocketStream<tokio::net::TcpStream>, until: Instant) -> Outcome<Histogram> {
    let mut each = Histogram::default();
    let frame = "x".repeat(FRAME_BYTES);
    loop {
        let sent = Instant::now();
        if sent >= until {
            return Ok(each);
        }
        socket.send(Message::text(frame.clone())).await?;
        socket.next().await.ok_or("the echo hung up")??;
        each.add(sent.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back() {
        let rate = measure(2, Duration::from_millis(50)).unwrap();
        assert!(rate.count > 0 && rate.p99_us > 0.0);
    }
}
