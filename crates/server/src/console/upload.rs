//! Uploads: reads a form that carries a file (RFC 7578), as browsers send it.

use axum::http::{HeaderMap, header};
use memchr::memmem;
use std::collections::HashMap;

/// Parts that one form may have.
const PARTS_MAX: usize = 16;

/// The parts of a form by their names; `None` where it is no such form.
pub(crate) fn parts<'b>(headers: &HeaderMap, body: &'b [u8]) -> Option<HashMap<String, &'b [u8]>> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let boundary = kind.strip_prefix("multipart/form-data;")?.trim().strip_prefix("boundary=")?.trim_matches('"');
    if boundary.is_empty() || boundary.len() > 70 {
        return None;
    }
    // Each delimiter but the first follows a line end, which belongs to it (RFC 2046, 5.1.1).
    let first = body.strip_prefix(b"--")?.strip_prefix(boundary.as_bytes())?;
    let delimiter = format!("\r\n--{boundary}");
    let mut found = HashMap::new();
    let mut rest = first;
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = memmem::find(part, delimiter.as_bytes())?;
        let (inside, after) = part.split_at_checked(end)?;
        rest = after.get(delimiter.len()..)?;
        let head_end = memmem::find(inside, b"\r\n\r\n")?;
        let (head, content) = inside.split_at_checked(head_end)?;
        found.insert(name(std::str::from_utf8(head).ok()?)?, content.get(4..)?);
        if found.len() > PARTS_MAX {
            return None;
        }
    }
    rest.starts_with(b"--").then_some(found)
}

/// The field that a part's head names.
fn name(head: &str) -> Option<String> {
    let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let (_, disposition) = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-disposition"))?;
    let mut words = disposition.split(';').map(str::trim);
    if words.next() != Some("form-data") {
        return None;
    }
    words.find_map(|word| word.strip_prefix("name=\"")?.strip_suffix('"')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn read(body: &str) -> Option<HashMap<String, Vec<u8>>> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=--x"));
        let parts = parts(&headers, body.as_bytes())?;
        Some(parts.into_iter().map(|(name, value)| (name, value.to_vec())).collect())
    }

    #[test]
    fn parts_are_found_by_their_names() {
        let body = "----x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n----x\r\n\
                    content-disposition: form-data; name=\"file\"; filename=\"a; name=b.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n\r\n----x--\r\n";
        let parts = read(body).unwrap();
        assert_eq!((parts["csrf"].as_slice(), parts["file"].as_slice()), (b"abc".as_slice(), b"a,b\r\n".as_slice()));
        assert!(read("----x--\r\n").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_form_is_none() {
        for body in ["", "----x", "----x\r\n", "----x\r\nabc", "----x\r\nX: y\r\n\r\nabc\r\n----x--", "----x\r\n\r\n\r\nabc\r\n----x"] {
            assert!(read(body).is_none(), "{body:?}");
        }
        assert!(parts(&HeaderMap::new(), b"----x--").is_none());
    }
}
