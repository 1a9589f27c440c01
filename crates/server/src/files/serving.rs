//! Serving files: part by part, under the type that was found in them, and in a way that lets them do nothing in a browser.

use super::sealing;
use crate::app::App;
use crate::bindings::FilePlace;
use crate::body::{Body, FileBody};
use crate::problem::Problem;
use crate::show;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::file::Kind;
use domain::id::{FileId, OrganisationId, SubjectId};
use futures_util::stream;
use seal::SubjectKey;
use std::fmt::Write as _;
use std::sync::Arc;
use store::reads::{FileRow, MessageRow};

/// What a file may do where a browser opens it by itself: nothing.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A file that somebody who holds its key asked for.
pub(crate) struct Asked {
    pub(crate) organisation: OrganisationId,
    pub(crate) subject: SubjectId,
    pub(crate) file: FileRow,
    /// The message that carries it.
    pub(crate) message: MessageRow,
    pub(crate) key: SubjectKey,
    /// Whether a legal hold gives it, which may be all that is left of it.
    pub(crate) held: bool,
    /// Whether the reader may still read: asked before each part.
    pub(crate) may_read: Box<dyn Fn() -> bool + Send + Sync>,
}

/// The id of a file in a path. One that does not parse is nowhere.
pub(crate) fn id(text: &str) -> Result<FileId, Problem> {
    FileId::parse(text).ok_or_else(Problem::not_found)
}

/// Answers with a file. What it is called and of which type it is stands in its message, sealed.
pub(crate) async fn answer(app: &App, asked: Asked) -> Result<Response, Problem> {
    let about = match show::open_body(asked.organisation, asked.subject, &asked.message, &asked.key) {
        Some(Body::File(about)) if about.id == asked.file.id.to_string() => about,
        _ => return Err(Problem::not_found()),
    };
    let kind = Kind::of_media_type(&about.media_type).ok_or_else(Problem::internal)?;
    let (headers, parts) = (headers(&about, kind)?, asked.file.parts);
    let asked = Arc::new(asked);
    // The first part is opened before anything is promised; what fails later breaks the connection.
    let first = part(app, &asked, 0).await?.ok_or_else(Problem::not_found)?;
    let rest = stream::try_unfold((app.clone(), asked, 1), move |(app, asked, number)| async move {
        if number >= parts {
            return Ok(None);
        }
        match part(&app, &asked, number).await {
            Ok(Some(bytes)) => Ok(Some((bytes, (app, asked, number + 1)))),
            Ok(None) => Err(std::io::Error::other("the file is gone")),
            Err(problem) => Err(std::io::Error::other(problem.code())),
        }
    });
    let all = futures_util::StreamExt::chain(stream::iter([Ok(first)]), rest);
    Ok((headers, axum::body::Body::from_stream(all)).into_response())
}

/// Reads and opens one part; `None` where it is gone, or may not be read any more.
async fn part(app: &App, asked: &Arc<Asked>, number: u32) -> Result<Option<Bytes>, Problem> {
    let id = asked.file.id;
    let inside = Arc::clone(asked);
    let opened = app.read(move |r| {
        let sealed = if inside.held {
            r.held_part(inside.subject, inside.file.generation, id.0, number, inside.file.parts)?
        } else {
            r.file_part(id, number)?
        };
        let place = FilePlace {
            organisation: inside.organisation,
            subject: inside.subject,
            generation: inside.file.generation,
            file: id,
            parts: inside.file.parts,
        };
        Ok(sealed.map(|sealed| sealing::open(&sealed, &place, number, &inside.key)))
    });
    let Some(opened) = opened.await? else { return Ok(None) };
    let bytes = opened.ok_or_else(Problem::internal)?;
    Ok((asked.may_read)().then(|| Bytes::copy_from_slice(bytes.expose())))
}

fn headers(about: &FileBody, kind: Kind) -> Result<[(HeaderName, HeaderValue); 6], Problem> {
    let value = |text: &str| HeaderValue::from_str(text).map_err(|_| Problem::internal());
    Ok([
        (header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type())),
        (header::CONTENT_LENGTH, HeaderValue::from(about.bytes)),
        (header::CONTENT_DISPOSITION, value(&disposition(&about.name, kind))?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ])
}

/// How a browser takes it: an image in place, a document into a file. The name in two spellings (RFC 6266, RFC 8187).
fn disposition(name: &str, kind: Kind) -> String {
    let how = if kind.is_image() { "inline" } else { "attachment" };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let ascii: String = name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    let mut spelled = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            spelled.push(char::from(byte));
        } else {
            let _ = write!(spelled, "%{byte:02X}");
        }
    }
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{spelled}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let cases = [
            ("photo.png", Kind::Png, "inline; filename=\"photo.png\"; filename*=UTF-8''photo.png"),
            ("a\"; x=y.pdf", Kind::Pdf, "attachment; filename=\"a__ x_y.pdf\"; filename*=UTF-8''a%22%3B%20x%3Dy.pdf"),
            ("ж.gif", Kind::Gif, "inline; filename=\"_.gif\"; filename*=UTF-8''%D0%B6.gif"),
        ];
        for (name, kind, header) in cases {
            assert_eq!(disposition(name, kind), header);
            assert!(HeaderValue::from_str(header).is_ok());
        }
    }
}
