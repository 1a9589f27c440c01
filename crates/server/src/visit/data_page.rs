//! The page of a visitor's data: the same as the JSON, for people, without script.

use super::data::{Data, Sealed};
use super::requests::OwnRequest;
use axum::response::{Html, IntoResponse};
use locale::{Key, Locale, text};
use std::fmt::Write as _;

/// A page that stands alone: it can be saved and printed.
pub(crate) fn page(data: &Data, organisation: &str, locale: Locale) -> impl IntoResponse + use<> {
    let mut out = String::with_capacity(8_192);
    let title = text(locale, Key::WindowDataTitle);
    let _ = write!(
        out,
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title} · {organisation}</title><main><h1>{title}</h1><p>{organisation}</p><p><code>{}</code></p>",
        locale.code(),
        data.subject,
        organisation = escape(organisation),
    );
    heading(&mut out, locale, Key::WindowDataFields);
    list(&mut out, data.contact.iter().map(|(name, value)| (field(locale, name), value.clone())));
    heading(&mut out, locale, Key::WindowDataMessages);
    for said in &data.conversations {
        let author = |from: &str| format!("window-author-{from}");
        let line = |m: &crate::show::Message| {
            let who = Key::by_name(&author(m.from)).map_or(m.from, |key| text(locale, key));
            (format!("{who}, {}", m.at), m.text.clone().unwrap_or_default())
        };
        list(&mut out, said.messages.iter().map(line));
    }
    heading(&mut out, locale, Key::WindowDataConsents);
    list(
        &mut out,
        data.consents.iter().map(|c| {
            (named(locale, "purpose", &c.purpose), format!("{} · {} · {}", named(locale, "console-consent", &c.state), c.at, c.notice))
        }),
    );
    list(&mut out, data.tags.iter().map(|tag| (tag.clone(), String::new())));
    heading(&mut out, locale, Key::WindowDataRequests);
    requests(&mut out, data, locale);
    if data.restricted.is_some() {
        let _ = write!(out, "<p>{}</p>", text(locale, Key::HoldsOwnRestricted));
    }
    if !data.holds.is_empty() {
        heading(&mut out, locale, Key::HoldsOwnTitle);
        let _ = write!(out, "<p>{}</p>", text(locale, Key::HoldsOwnText));
        let all = || text(locale, Key::HoldsOwnAll).to_owned();
        let row = |h: &super::data::Held| (h.purpose.as_ref().map_or_else(all, |p| named(locale, "purpose", p)), h.until.clone());
        list(&mut out, data.holds.iter().map(row));
    }
    heading(&mut out, locale, Key::WindowDataUntil);
    list(&mut out, data.kept_until.iter().map(|(p, until)| (named(locale, "purpose", p), until.clone())));
    readers(&mut out, data, locale);
    sealed(&mut out, data, locale);
    out.push_str("</main></html>");
    Html(out)
}

/// What they asked for, where it stands, and why.
fn requests(out: &mut String, data: &Data, locale: Locale) {
    let line = |r: &OwnRequest| {
        let state = named(locale, "requests-state", r.state);
        let until = format!("{} · {} → {}", state, r.received_at, r.closed_at.as_ref().unwrap_or(&r.due));
        let texts = r.texts.iter().filter_map(|text| text.text.clone());
        (named(locale, "requests-kind", r.kind), [until].into_iter().chain(texts).collect::<Vec<_>>().join("\n"))
    };
    list(out, data.requests.iter().map(line));
}

/// What is stored and not shown, because no key of the reader opens it.
fn sealed(out: &mut String, data: &Data, locale: Locale) {
    if data.sealed.is_empty() {
        return;
    }
    heading(out, locale, Key::RequestsExportSealed);
    let line = |s: &Sealed| (named(locale, "purpose", &s.purpose), format!("{}: {}", named(locale, "requests-export", s.kind), s.count));
    list(out, data.sealed.iter().map(line));
}

/// Who read it, and what they noted.
fn readers(out: &mut String, data: &Data, locale: Locale) {
    heading(out, locale, Key::VisitReadersTitle);
    if data.readers.is_empty() {
        let _ = write!(out, "<p>{}</p>", text(locale, Key::VisitReadersNone));
    }
    list(
        out,
        data.readers
            .iter()
            .map(|r| (named(locale, "visit-role", &r.role), format!("{} · {}", named(locale, "visit-readers", r.what), r.at))),
    );
    list(
        out,
        data.notes
            .iter()
            .map(|n| (format!("{}, {}", named(locale, "visit-role", n.role.as_deref().unwrap_or("former")), n.at), n.text.clone())),
    );
}

fn heading(out: &mut String, locale: Locale, key: Key) {
    let _ = write!(out, "<h2>{}</h2>", text(locale, key));
}

/// What a field is called; an organisation's own goes by its name.
fn field(locale: Locale, name: &str) -> String {
    let plain = name.replace('_', "-");
    let key = Key::by_name(&format!("window-field-{plain}")).or_else(|| Key::by_name(&format!("visit-field-{plain}")));
    key.map_or_else(|| name.to_owned(), |key| text(locale, key).to_owned())
}

/// The text of a name in an area, or the name itself.
fn named(locale: Locale, area: &str, name: &str) -> String {
    Key::by_name(&format!("{area}-{name}")).map_or_else(|| name.to_owned(), |key| text(locale, key).to_owned())
}

fn list(out: &mut String, rows: impl Iterator<Item = (String, String)>) {
    out.push_str("<dl>");
    for (name, value) in rows {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escape(&name), escape(&value));
    }
    out.push_str("</dl>");
}

/// Escapes a text for HTML content and attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
