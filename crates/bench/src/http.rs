//! The least of HTTP/1.1 that a browser's `fetch` would do here: one connection kept open, JSON both ways.

use crate::outcome::Outcome;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
pub(crate) struct Reply {
    /// The status.
    pub(crate) status: u16,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// The body as JSON.
    ///
    /// # Errors
    /// Where it is none.
    pub(crate) fn json(&self) -> Outcome<Value> {
        serde_json::from_slice(&self.body).map_err(|e| format!("no JSON in an answer {}: {e}", self.status).into())
    }

    /// The body as JSON, where the status is one of success.
    ///
    /// # Errors
    /// Where it is not; with the problem's words.
    pub(crate) fn good(&self, what: &str) -> Outcome<Value> {
        if (200..300).contains(&self.status) {
            return if self.body.is_empty() { Ok(Value::Null) } else { self.json() };
        }
        let words: String = String::from_utf8_lossy(&self.body).chars().take(300).collect();
        Err(format!("{what} was answered with {}: {words}", self.status).into())
    }
}

/// A connection, made when it is first needed and kept.
pub(crate) struct Http {
    address: String,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

impl Http {
    /// A connection to a server.
    pub(crate) fn to(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None, buffer: Vec::with_capacity(8 * 1024) }
    }

    /// Reads something.
    ///
    /// # Errors
    /// Where no answer came.
    pub(crate) async fn get(&mut self, path: &str, token: Option<&str>) -> Outcome<Reply> {
        self.call("GET", path, token, None).await
    }

    /// Asks for something in a form of the caller's choice.
    ///
    /// # Errors
    /// Where no answer came.
    pub(crate) async fn get_as(&mut self, path: &str, token: Option<&str>, accept: &str) -> Outcome<Reply> {
        let request = write_request(&self.address, "GET", path, token, Some(accept), None)?;
        self.send(&format!("GET {path}"), &request).await
    }

    /// Sends something.
    ///
    /// # Errors
    /// Where no answer came.
    pub(crate) async fn post(&mut self, path: &str, token: Option<&str>, body: &Value) -> Outcome<Reply> {
        self.call("POST", path, token, Some(body)).await
    }

    /// Takes something away.
    ///
    /// # Errors
    /// Where no answer came.
    pub(crate) async fn delete(&mut self, path: &str, token: Option<&str>) -> Outcome<Reply> {
        self.call("DELETE", path, token, None).await
    }

    async fn call(&mut self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Outcome<Reply> {
        let request = write_request(&self.address, method, path, token, None, body)?;
        self.send(&format!("{method} {path}"), &request).await
    }

    async fn send(&mut self, what: &str, request: &[u8]) -> Outcome<Reply> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(&self.address).await?,
        };
        stream.write_all(request).await.map_err(|e| format!("{what}: {e}"))?;
        let (reply, keep) = read_reply(&mut stream, &mut self.buffer).await.map_err(|e| format!("{what}: {e}"))?;
        if keep {
            self.stream = Some(stream);
        }
        Ok(reply)
    }
}

/// A connection that sends at once.
///
/// # Errors
/// Where nobody listens.
pub(crate) async fn connect(address: &str) -> Outcome<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn write_request(
    address: &str,
    method: &str,
    path: &str,
    token: Option<&str>,
    accept: Option<&str>,
    body: Option<&Value>,
) -> Outcome<Vec<u8>> {
    let body = body.map(serde_json::to_vec).transpose()?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n");
    if let Some(accept) = accept {
        head.push_str("Accept: ");
        head.push_str(accept);
        head.push_str("\r\n");
    }
    if let Some(token) = token {
        head.push_str("Authorization: Bearer ");
        head.push_str(token);
        head.push_str("\r\n");
    }
    if let Some(body) = &body {
        head.push_str("Content-Type: application/json\r\nContent-Length: ");
        head.push_str(&body.len().to_string());
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    let mut request = head.into_bytes();
    request.extend(body.unwrap_or_default());
    Ok(request)
}

/// Reads one answer; says whether the connection may be used again.
async fn read_reply(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Outcome<(Reply, bool)> {
    buffer.clear();
    let head = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server hung up".into());
        }
        if let Some(head) = read_head(buffer)? {
            break head;
        }
    };
    let end = head.bytes + head.body;
    while buffer.len() < end {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server hung up within an answer".into());
        }
    }
    let body = buffer.get(head.bytes..end).unwrap_or_default().to_vec();
    Ok((Reply { status: head.status, body }, head.keep))
}

#[derive(Debug, PartialEq, Eq)]
struct Head {
    status: u16,
    bytes: usize,
    body: usize,
    keep: bool,
}

/// The head of an answer, once it is there. Only bodies with a length are understood.
fn read_head(buffer: &[u8]) -> Outcome<Option<Head>> {
    let Some(at) = buffer.windows(4).position(|w| w == b"\r\n\r\n") else { return Ok(None) };
    let text = std::str::from_utf8(buffer.get(..at).unwrap_or_default())?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|s| s.parse().ok()).ok_or("no status in an answer")?;
    let mut head = Head { status, bytes: at + 4, body: 0, keep: true };
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            head.body = value.parse()?;
        } else if name.eq_ignore_ascii_case("connection") {
            head.keep = !value.eq_ignore_ascii_case("close");
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            return Err("an answer came in chunks".into());
        }
    }
    Ok(Some(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_once_it_is_whole() {
        assert_eq!(read_head(b"HTTP/1.1 200 OK\r\nContent-Le").unwrap(), None);
        let whole = b"HTTP/1.1 201 Created\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{}";
        assert_eq!(read_head(whole).unwrap(), Some(Head { status: 201, bytes: whole.len() - 2, body: 12, keep: false }));
        assert!(read_head(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
        assert!(read_head(b"nonsense\r\n\r\n").is_err());
    }

    #[test]
    fn a_request_carries_token_and_body() {
        let request = write_request("h:1", "POST", "/x", Some("t"), None, Some(&serde_json::json!({"a": 1}))).unwrap();
        let text = String::from_utf8(request).unwrap();
        assert_eq!(
            text,
            "POST /x HTTP/1.1\r\nHost: h:1\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
        );
    }
}
