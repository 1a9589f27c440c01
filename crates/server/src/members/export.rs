//! The export of a subject's data for a member who answers a request: what their keys open, and by name what they do not.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::keys::SubjectKeys;
use super::{reading, subjects, tags};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::bindings;
use crate::documents::access;
use crate::house_time::HouseTime;
use crate::json::Json;
use crate::problem::Problem;
use crate::request_texts;
use crate::signals;
use crate::visit::data::{self, Data, Held, Note, Said, Sealed, Told};
use crate::visit::requests::OwnRequest;
use crate::visit::{consents, data_csv, data_page, readers};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::act::rfc3339;
use domain::id::SubjectId;
use domain::permission::Permission;
use domain::principal::Actor;
use domain::purpose::PurposeRule;
use domain::recipient::Recipient;
use domain::retention::Rules;
use domain::{Purpose, request};
use jiff::Timestamp;
use locale::Locale;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use store::reads::{ConversationRow, FieldRow, GrantRow, HoldRow, MessageRow, NoteRow, RequestTextRow};
use store::{Stop, Tx};
use utoipa::IntoParams;

/// In which form.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// `json` (as without it), `csv`, `html` or `pdf`.
    pub(crate) format: Option<String>,
    /// The language of the page and of the PDF: `de`, `en`, `pl`, `ru` or `tr`.
    pub(crate) locale: Option<String>,
}

/// How often it is gathered again because a grant ended meanwhile.
const TRIES: u32 = 4;

/// Exports everything about a subject, as far as the member's keys open it (GDPR art. 15, 20).
#[utoipa::path(operation_id = "subjects_export", get, path = "/api/v1/subjects/{id}/export", tag = "member", params(("id" = String, Path), Wanted),
    responses((status = 200, body = Data), (status = 404)))]
pub(crate) async fn subject(
    State(app): State<App>,
    Recent(who): Recent,
    Path(text): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    answer(&app, &who, &text, &wanted).await
}

/// Gathers it, records that it was handed out, and hands it out.
pub(crate) async fn answer(app: &App, who: &SignedIn, text: &str, wanted: &Wanted) -> Result<Response, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let format = match wanted.format.as_deref() {
        None | Some("" | "json") => "json",
        Some("csv") => "csv",
        Some("html") => "html",
        Some("pdf") => "pdf",
        Some(_) => return Err(Problem::invalid_body().with("field", "format".into())),
    };
    let subject = subjects::id(text)?;
    for _ in 0..TRIES {
        if let Some((data, grants)) = gather(app, who, subject, format).await? {
            signals::exported(app, who).await;
            return match format {
                "pdf" => printed(app, who, subject, (&data, &grants), wanted.locale.as_deref()).await,
                _ => shown(app, who, &data, format, wanted.locale.as_deref()).await,
            };
        }
    }
    Err(Problem::unavailable())
}

/// The same as a document on paper, for whoever asked by letter.
async fn printed(
    app: &App,
    who: &SignedIn,
    subject: SubjectId,
    (data, grants): (&Data, &[GrantRow]),
    locale: Option<&str>,
) -> Result<Response, Problem> {
    let locale = language(app, who, locale).await?.1;
    access::report(app, (who.member.organisation, subject), locale, data, grants).await
}

/// What the organisation is called, and the language that is asked for, or its own.
async fn language(app: &App, who: &SignedIn, locale: Option<&str>) -> Result<(String, Locale), Problem> {
    let organisation = who.member.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let locale = locale.and_then(Locale::parse).unwrap_or_else(|| card.default_language());
    Ok((card.name, locale))
}

async fn shown(app: &App, who: &SignedIn, data: &Data, format: &'static str, locale: Option<&str>) -> Result<Response, Problem> {
    let name = format!("subject-{}.{format}", data.subject);
    if format == "csv" {
        return data_csv::answer(data, &name);
    }
    let mut answer = if format == "html" {
        let (house, locale) = language(app, who, locale).await?;
        data_page::page(data, &house, locale).into_response()
    } else {
        Json(data).into_response()
    };
    if let Ok(value) = format!("attachment; filename=\"{name}\"").parse() {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

/// What is stored about a subject, as one snapshot reads it.
struct Stored {
    keys: SubjectKeys,
    grants: Vec<GrantRow>,
    fields: Vec<FieldRow>,
    talks: Vec<(ConversationRow, Vec<MessageRow>, Vec<NoteRow>)>,
    requests: Vec<(request::Request, Vec<RequestTextRow>)>,
    links: Vec<String>,
    roles: HashMap<domain::id::MemberId, String>,
    /// What the organisation's rules say of it.
    beside: (Rules, Vec<PurposeRule>, Vec<Recipient>, Vec<HoldRow>, Option<Timestamp>),
}

async fn read(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Stored, Problem> {
    let (organisation, reader, now) = (who.member.organisation, who.clone(), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        let changes = r.material_changes(organisation)?;
        let grants = r.grants(subject, &changes, now)?;
        let mut keys = reader.keys.open(subject, &r.grant_seals(subject, now)?);
        // Answering the person is no use of what they had restricted (GDPR art. 18(2)).
        for seal in r.privacy_seals(subject)? {
            let over = grants.iter().any(|grant| grant.id == seal.grant && grant.state == "expired");
            let Some(key) = reader.keys.open_private(subject, &seal).filter(|_| !over) else { continue };
            keys.insert((seal.purpose, seal.generation), key);
        }
        let mut talks = Vec::new();
        for row in r.conversations_of(organisation, subject)? {
            let (messages, notes) = (r.all_messages(row.id, 0)?, r.notes(row.id)?);
            talks.push((row, messages, notes));
        }
        Ok(Some(Stored {
            keys,
            grants,
            fields: r.fields(subject)?,
            talks,
            requests: r.requests(subject)?,
            links: r.links(organisation, subject)?.into_iter().map(|link| rfc3339(link.at)).collect(),
            beside: (
                r.retention_rules(organisation)?,
                r.purposes(organisation)?,
                r.recipients(organisation)?,
                r.holds_of(subject)?,
                r.restricted(organisation, subject)?,
            ),
            roles: r.roles_ever(organisation)?,
        }))
    });
    read.await?.ok_or_else(Problem::not_found)
}

/// Gathers it and writes the act, before anything leaves. `None` where a grant ended meanwhile: what it covered must not leave.
async fn gather(app: &App, who: &SignedIn, subject: SubjectId, format: &'static str) -> Result<Option<(Data, Vec<GrantRow>)>, Problem> {
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let stored = read(app, who, subject).await?;
    let purposes: Vec<Purpose> = stored.keys.keys().map(|(purpose, _)| purpose.clone()).collect();
    let grants = stored.grants.clone();
    let data = open(app, who, subject, stored).await?;
    let (member, at) = (who.member.member, app.now());
    let record = move |tx: &mut Tx<'_>| {
        let standing = tx.standing(subject, at)?;
        if purposes.iter().any(|purpose| !standing.readable(purpose)) {
            return Ok(false);
        }
        tx.apply(&request::export(subject, format, Actor::Member(member), at))?;
        Ok::<_, Stop>(true)
    };
    let stands = app.store().act("subject.export", organisation, record).await?;
    Ok(Some((data, grants)).filter(|_| stands && !app.hub().evicted_since(mark, subject)))
}

async fn open(app: &App, who: &SignedIn, subject: SubjectId, stored: Stored) -> Result<Data, Problem> {
    let organisation = who.member.organisation;
    let here = HouseTime::load(app, organisation).await?;
    let Stored { keys, grants, fields, talks, requests, links, roles, beside } = stored;
    let (rules, purposes, recipients, holds, restricted) = beside;
    let opened = reading::open_fields(organisation, subject, &keys, &fields);
    let (told, mut sealed) = told(&fields, &opened);
    let (mut conversations, mut notes, mut named, mut last_at) = (Vec::new(), Vec::new(), Vec::new(), None);
    for (row, rows, noted) in &talks {
        let messages = reading::show(app, organisation, row, &keys, &opened, rows).await?;
        for purpose in messages.iter().filter_map(|message| message.sealed.as_deref()) {
            count(&mut sealed, "message", purpose);
        }
        for note in noted {
            match note_text(organisation, subject, &keys, note) {
                Some(text) => notes.push(Note { at: rfc3339(note.at), role: roles.get(&note.member).cloned(), text }),
                None => count(&mut sealed, "note", "conversation"),
            }
        }
        named.extend(tags::open(organisation, row, &keys));
        conversations.push(Said { id: row.id.to_string(), messages });
        last_at = last_at.max(Some(row.last_at));
    }
    let own = |(request, texts): &(request::Request, Vec<RequestTextRow>)| {
        OwnRequest::new(request, &here, request_texts::for_member(organisation, &who.keys, request.id, texts))
    };
    let oldest = grants.first().map_or(Timestamp::UNIX_EPOCH, |grant| grant.at);
    let kept_until = data::kept_until(last_at.unwrap_or(oldest), &grants, &fields, (&rules, &purposes));
    let granted = |purpose: &Purpose| grants.iter().any(|grant| &grant.purpose == purpose && grant.state == "given");
    Ok(Data {
        subject: subject.to_string(),
        contact: told.iter().map(|told| (told.field.clone(), told.value.clone())).collect(),
        conversations,
        consents: consents::standings(&grants),
        requests: requests.iter().map(own).collect(),
        notes,
        tags: named,
        links,
        recipients: data::outside(recipients, &granted),
        restricted: restricted.map(rfc3339),
        holds: holds.into_iter().map(Held::from).collect(),
        kept_until,
        readers: readers::read(app, organisation, subject).await?,
        sealed: sealed.into_iter().map(|((kind, purpose), count)| Sealed { kind, purpose, count }).collect(),
        told,
    })
}

type Closed = BTreeMap<(&'static str, String), u64>;

fn count(sealed: &mut Closed, kind: &'static str, purpose: &str) {
    *sealed.entry((kind, purpose.to_owned())).or_default() += 1;
}

/// The fields that are opened, and how many are not.
fn told(rows: &[FieldRow], opened: &BTreeMap<String, BTreeMap<String, String>>) -> (Vec<Told>, Closed) {
    let (mut told, mut sealed) = (Vec::new(), Closed::new());
    for row in rows {
        let (purpose, field, at) = (row.purpose.to_string(), row.field.clone(), rfc3339(row.at));
        match opened.get(&purpose).and_then(|fields| fields.get(&field)).cloned() {
            Some(value) => told.push(Told { purpose, field, value, at }),
            None => count(&mut sealed, "field", &purpose),
        }
    }
    (told, sealed)
}

fn note_text(organisation: domain::id::OrganisationId, subject: SubjectId, keys: &SubjectKeys, note: &NoteRow) -> Option<String> {
    let key = keys.get(&(Purpose::conversation(), note.generation))?;
    let plain = key.open(&bindings::note(organisation, subject, note.generation, note.id), &note.sealed).ok()?;
    String::from_utf8(plain.expose().clone()).ok()
}
