//! The table of a subject's data (GDPR art. 20): one line a value, in a form that machines read.

use super::data::Data;
use crate::members::contacts::harmless;
use crate::problem::Problem;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// Its columns.
const COLUMNS: [&str; 5] = ["kind", "purpose", "field", "value", "at"];

/// The table as a file.
pub(crate) fn answer(data: &Data, name: &str) -> Result<Response, Problem> {
    let text = table(data).ok_or_else(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// The table.
fn table(data: &Data) -> Option<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).ok()?;
    let mut line =
        |kind: &str, purpose: &str, field: &str, value: &str, at: &str| out.write_record([kind, purpose, field, &harmless(value), at]).ok();
    line("subject", "", "id", &data.subject, "")?;
    for told in &data.told {
        line("contact", &told.purpose, &told.field, &told.value, &told.at)?;
    }
    for message in data.conversations.iter().flat_map(|said| &said.messages) {
        line("message", "conversation", message.from, message.text.as_deref().unwrap_or_default(), &message.at)?;
    }
    for consent in &data.consents {
        line("consent", &consent.purpose, "state", &consent.state, &consent.at)?;
        line("consent", &consent.purpose, "notice", &consent.notice, &consent.at)?;
    }
    for request in &data.requests {
        line("request", request.purpose.as_deref().unwrap_or_default(), request.kind, request.state, &request.received_at)?;
        for text in &request.texts {
            line("request", request.purpose.as_deref().unwrap_or_default(), text.kind, text.text.as_deref().unwrap_or_default(), &text.at)?;
        }
    }
    for note in &data.notes {
        line("note", "conversation", note.role.as_deref().unwrap_or("former"), &note.text, &note.at)?;
    }
    for tag in &data.tags {
        line("tag", "conversation", "", tag, "")?;
    }
    for reader in &data.readers {
        line("reader", "", reader.what, &reader.role, &reader.at)?;
    }
    for (purpose, until) in &data.kept_until {
        line("kept-until", purpose, "", "", until)?;
    }
    for sealed in &data.sealed {
        line("sealed", &sealed.purpose, sealed.kind, &sealed.count.to_string(), "")?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}
