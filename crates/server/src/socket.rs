//! Sockets: what both sides have in common. Frames are JSON; the first is a hello within a few seconds.

use crate::problem::Problem;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket};
use axum::http::StatusCode;
use futures_util::SinkExt;
use locale::Locale;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// The longest frame that is read, in bytes.
pub(crate) const FRAME_BYTES_MAX: usize = 64 * 1024;
/// The buffer into which a visitor's socket reads, in bytes: small, because most of them are idle.
pub(crate) const VISITOR_BUFFER_BYTES: usize = 2 * 1024;
/// The same of a member's socket, and what both gather before they write.
pub(crate) const MEMBER_BUFFER_BYTES: usize = 4 * 1024;
/// The protocol that is spoken.
const PROTOCOL: u64 = 1;
/// How long a connection may stay silent before its hello.
const HELLO: Duration = Duration::from_secs(10);
/// How long one frame may take to go out to a slow reader.
const SLOW: Duration = Duration::from_secs(20);
/// How often a quiet connection is asked whether it still lives.
pub(crate) const PING: Duration = Duration::from_secs(30);

/// The first frame.
#[derive(Deserialize)]
pub(crate) struct Hello {
    #[serde(rename = "type")]
    kind: String,
    protocol: Option<u64>,
    /// A visit or session token; a member's console sends its cookie instead.
    pub(crate) token: Option<String>,
    /// The last sequence number that the visitor has.
    pub(crate) after: Option<u64>,
    /// In which language the visitor reads now.
    pub(crate) locale: Option<String>,
}

/// Why a socket ends.
pub(crate) enum Ended {
    /// The other side went.
    Gone,
    /// We refuse to go on.
    Refused(Box<Problem>),
}

impl<E: Into<Problem>> From<E> for Ended {
    fn from(error: E) -> Self {
        Self::Refused(Box::new(error.into()))
    }
}

/// Reads the hello.
pub(crate) async fn hello(socket: &mut WebSocket) -> Result<Hello, Ended> {
    let first =
        tokio::time::timeout(HELLO, socket.recv()).await.map_err(|_| Problem::new(StatusCode::REQUEST_TIMEOUT, "request-timeout"))?;
    let Some(Ok(Frame::Text(text))) = first else { return Err(Ended::Gone) };
    let hello: Hello = crate::json::parse(text.as_bytes())?;
    if hello.kind != "hello" || hello.protocol != Some(PROTOCOL) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "unsupported-protocol").into());
    }
    Ok(hello)
}

/// Puts a frame into the buffer; it goes out with the next frame that is sent, or with [`flush`].
pub(crate) async fn feed(socket: &mut WebSocket, text: String) -> Result<(), Ended> {
    match tokio::time::timeout(SLOW, socket.feed(Frame::Text(text.into()))).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Ended::Gone),
    }
}

/// Sends what was fed.
pub(crate) async fn flush(socket: &mut WebSocket) -> Result<(), Ended> {
    match tokio::time::timeout(SLOW, SinkExt::flush(socket)).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Ended::Gone),
    }
}

/// Sends a frame, unless the reader is too slow for it.
pub(crate) async fn send(socket: &mut WebSocket, text: String) -> Result<(), Ended> {
    send_frame(socket, Frame::Text(text.into())).await
}

/// Sends a frame of any kind.
pub(crate) async fn send_frame(socket: &mut WebSocket, frame: Frame) -> Result<(), Ended> {
    match tokio::time::timeout(SLOW, socket.send(frame)).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Ended::Gone),
    }
}

/// The frame of a problem.
pub(crate) fn problem_frame(problem: &Problem, locale: Locale, key: Option<&str>) -> Value {
    let mut frame =
        json!({"type": "problem", "problem": problem.type_uri(), "title": problem.title(locale), "detail": problem.detail(locale)});
    if let (Some(key), Some(members)) = (key, frame.as_object_mut()) {
        members.insert("key".to_owned(), key.into());
    }
    frame
}

/// Says why, and closes.
pub(crate) async fn end(mut socket: WebSocket, ended: Ended, locale: Locale) {
    if let Ended::Refused(problem) = ended {
        let frame = json!({"type": "problem", "problem": problem.type_uri(), "title": problem.title(locale)});
        let _ = send(&mut socket, frame.to_string()).await;
        // 1008: policy violation (RFC 6455, section 7.4.1).
        let _ = send_frame(&mut socket, Frame::Close(Some(CloseFrame { code: 1008, reason: problem.code().into() }))).await;
    }
}
