//! A WebSocket, frame by frame.

use serde_json::Value;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;
use tokio_tungstenite::tungstenite::{self, Error, Message, WebSocket};

/// How long a frame that must come may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open socket.
pub struct Socket(WebSocket<TcpStream>);

impl Socket {
    pub(crate) fn open(address: SocketAddr, path: &str, hello: &Value) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        let (socket, _) = tungstenite::client(format!("ws://{address}{path}"), stream).expect("the server switches protocols");
        let mut socket = Self(socket);
        socket.send(hello);
        socket
    }

    /// Sends a frame.
    pub fn send(&mut self, frame: &Value) {
        self.0.send(Message::text(frame.to_string())).expect("the frame goes out");
    }

    /// Sends a frame, which may fail because the other side has gone.
    pub fn try_send(&mut self, frame: &Value) -> bool {
        self.0.send(Message::text(frame.to_string())).is_ok()
    }

    /// The next frame within a time; `None` where none came or the socket has closed.
    pub fn next_within(&mut self, time: Duration) -> Option<Value> {
        self.0.get_ref().set_read_timeout(Some(time)).expect("a time-out");
        loop {
            match self.0.read() {
                Ok(Message::Text(text)) => return Some(serde_json::from_str(&text).expect("frames are JSON")),
                Ok(Message::Close(_)) | Err(Error::ConnectionClosed | Error::AlreadyClosed | Error::Protocol(_)) => return None,
                Ok(_) => {}
                Err(Error::Io(error)) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return None,
                Err(Error::Io(_)) => return None,
                Err(error) => panic!("the socket broke: {error}"),
            }
        }
    }

    /// The next frame of a type; others are passed over.
    ///
    /// # Panics
    /// Where none comes.
    pub fn until(&mut self, kind: &str) -> Value {
        self.until_seen(kind).1
    }

    /// The next frame of a type, behind those that came before it.
    ///
    /// # Panics
    /// Where none comes.
    pub fn until_seen(&mut self, kind: &str) -> (Vec<Value>, Value) {
        let mut passed = Vec::new();
        while let Some(frame) = self.next_within(PATIENCE) {
            if frame.get("type").and_then(Value::as_str) == Some(kind) {
                return (passed, frame);
            }
            passed.push(frame);
        }
        panic!("no frame {kind} came; these did: {passed:?}");
    }

    /// Every frame until it was quiet for a time.
    pub fn until_quiet(&mut self, quiet: Duration) -> Vec<Value> {
        std::iter::from_fn(|| self.next_within(quiet)).collect()
    }
}
