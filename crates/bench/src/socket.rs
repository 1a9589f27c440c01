//! A `WebSocket` as the chat window and the console hold it: hello first, then frames of the public protocol.

use crate::http;
use crate::outcome::Outcome;
use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::json;
use std::borrow::Cow;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use uuid::Uuid;

/// What the server told.
#[derive(Debug)]
pub(crate) enum Told {
    /// The socket is open.
    Welcome,
    /// A message is durable; `seq` is its place.
    Ack { key: Uuid, seq: u64 },
    /// A message, whoever wrote it.
    Said { conversation: Uuid, line: Line },
    /// The server refused something.
    Problem(String),
    /// Anything else.
    Other,
}

/// A message as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its place in the conversation.
    pub(crate) seq: u64,
    /// Who wrote it: `visitor`, `member`, `bot` or `system`.
    pub(crate) from: String,
    /// The text; `None` where it is sealed for the reader.
    pub(crate) text: Option<String>,
}

/// An open socket.
pub(crate) struct Socket(WebSocketStream<TcpStream>);

/// A visitor's socket carries little at once.
pub(crate) const VISITOR_BUFFER_BYTES: usize = 4 * 1024;
/// A member's socket carries everything that is said.
pub(crate) const MEMBER_BUFFER_BYTES: usize = 64 * 1024;

impl Socket {
    /// Opens a socket and waits until it is welcome. `after` is the last place that a visitor has seen.
    ///
    /// # Errors
    /// Where the server does not welcome it.
    pub(crate) async fn open(address: &str, path: &str, token: &str, after: Option<u64>, buffer_bytes: usize) -> Outcome<Self> {
        let mut hello = json!({"type": "hello", "protocol": 1, "token": token});
        if let (Some(after), Some(fields)) = (after, hello.as_object_mut()) {
            fields.insert("after".to_owned(), after.into());
        }
        let mut socket = Self(connect(address, path, buffer_bytes).await?);
        socket.send(hello.to_string()).await?;
        match socket.told().await? {
            Told::Welcome => Ok(socket),
            other => Err(format!("a socket was not welcomed but told {other:?}").into()),
        }
    }

    /// Sends a message of the visitor.
    ///
    /// # Errors
    /// Where the connection is gone.
    pub(crate) async fn say(&mut self, key: Uuid, text: &str) -> Outcome<()> {
        self.send(format!(r#"{{"type":"message","key":"{key}","text":{}}}"#, serde_json::to_string(text)?)).await
    }

    /// The next frame.
    ///
    /// # Errors
    /// Where the connection ended.
    pub(crate) async fn told(&mut self) -> Outcome<Told> {
        loop {
            match self.0.next().await.ok_or("the socket was closed")?? {
                Message::Text(text) => return read(text.as_str()),
                Message::Close(frame) => return Err(format!("the server closed the socket: {frame:?}").into()),
                _ => {}
            }
        }
    }

    async fn send(&mut self, text: String) -> Outcome<()> {
        Ok(self.0.send(Message::text(text)).await?)
    }
}

/// A `WebSocket` without a word said on it.
///
/// # Errors
/// Where the server does not switch protocols.
pub(crate) async fn connect(address: &str, path: &str, buffer_bytes: usize) -> Outcome<WebSocketStream<TcpStream>> {
    let config = WebSocketConfig::default().read_buffer_size(buffer_bytes).write_buffer_size(0);
    let stream = http::connect(address).await?;
    let url = format!("ws://{address}{path}");
    Ok(tokio_tungstenite::client_async_with_config(url, stream, Some(config)).await?.0)
}

#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow)]
    key: Option<Cow<'a, str>>,
    seq: Option<u64>,
    #[serde(borrow)]
    conversation: Option<Cow<'a, str>>,
    #[serde(borrow)]
    message: Option<Shown<'a>>,
}

#[derive(Deserialize)]
struct Shown<'a> {
    seq: u64,
    #[serde(borrow)]
    from: Cow<'a, str>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
}

fn read(text: &str) -> Outcome<Told> {
    let frame: Frame<'_> = match serde_json::from_str(text) {
        Ok(frame) => frame,
        Err(error) => return read_other(text, &error),
    };
    Ok(match (frame.kind, frame) {
        ("welcome", _) => Told::Welcome,
        ("ack", Frame { key: Some(key), seq: Some(seq), .. }) => Told::Ack { key: id(&key)?, seq },
        ("message", Frame { conversation: Some(conversation), message: Some(shown), .. }) => {
            let line = Line { seq: shown.seq, from: shown.from.into_owned(), text: shown.text.map(Cow::into_owned) };
            Told::Said { conversation: id(&conversation)?, line }
        }
        ("problem", _) => Told::Problem(text.to_owned()),
        _ => Told::Other,
    })
}

/// Frames of other kinds may use the same names for other things.
fn read_other(text: &str, error: &serde_json::Error) -> Outcome<Told> {
    #[derive(Deserialize)]
    struct Kind<'a> {
        #[serde(rename = "type")]
        kind: &'a str,
    }
    match serde_json::from_str(text) {
        Ok(Kind { kind }) if !["welcome", "ack", "message", "problem"].contains(&kind) => Ok(Told::Other),
        _ => Err(format!("a frame is not understood: {error}").into()),
    }
}

fn id(text: &str) -> Outcome<Uuid> {
    Uuid::parse_str(text).map_err(|_| "a frame names no id".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_the_contract_are_understood() {
        assert!(matches!(read(r#"{"type":"welcome","protocol":1}"#).unwrap(), Told::Welcome));
        assert!(matches!(
            read(r#"{"type":"ack","key":"00000000-0000-0000-0000-000000000007","seq":4}"#).unwrap(),
            Told::Ack { seq: 4, .. }
        ));
        let frame = r#"{"type":"message","conversation":"00000000-0000-0000-0000-000000000001",
            "message":{"id":"x","seq":9,"from":"member","text":"\"hé\"","at":"now"}}"#;
        let Told::Said { line, .. } = read(frame).unwrap() else { panic!("not a message") };
        assert_eq!(line, Line { seq: 9, from: "member".to_owned(), text: Some("\"hé\"".to_owned()) });
        let sealed =
            r#"{"type":"message","conversation":"00000000-0000-0000-0000-000000000001","message":{"seq":9,"from":"bot","text":null}}"#;
        assert!(matches!(read(sealed).unwrap(), Told::Said { line: Line { text: None, .. }, .. }));
        assert!(matches!(read(r#"{"type":"typing","from":"member"}"#).unwrap(), Told::Other));
        assert!(matches!(read(r#"{"type":"conversation","conversation":{"id":"x"}}"#).unwrap(), Told::Other));
        assert!(read("nonsense").is_err() && read(r#"{"type":"ack","seq":"x"}"#).is_err());
    }
}
