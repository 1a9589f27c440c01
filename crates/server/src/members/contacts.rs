//! Contacts: the list, as far as keys and grants go, and the export that holds only live grants.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::{PAGE, Page};
use super::reading::{self, Contact};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::decision;
use domain::permission::Permission;
use domain::{Purpose, notice};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::reads::{ContactFilter, GrantRow};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which contacts.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    pub(crate) purpose: Option<String>,
    /// `given`, `refused`, `withdrawn` or `none`.
    pub(crate) consent: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A contact.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedContact)]
pub(crate) struct Listed {
    pub(crate) subject: String,
    /// Fields whose purpose has a live grant; others are absent.
    pub(crate) contact: BTreeMap<String, String>,
    /// By purpose: `given`, `refused`, `withdrawn` or `none`.
    pub(crate) consents: BTreeMap<String, String>,
    /// `true` where there are fields that open once the reader has said why; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) asks_reason: bool,
}

impl Wanted {
    pub(crate) fn filter(&self) -> Result<ContactFilter, Problem> {
        let purpose = self.purpose.clone().unwrap_or_default();
        let state = self.consent.clone().unwrap_or_default();
        let known = ["", "given", "expired", "pending", "refused", "withdrawn", "none"].contains(&state.as_str());
        if !known || !(purpose.is_empty() || Purpose::parse(&purpose).is_some()) {
            return Err(Problem::invalid_body());
        }
        let after = match self.after.as_deref() {
            None | Some("") => None,
            Some(after) => Some(Uuid::try_parse(after).map_err(|_| Problem::invalid_body())?),
        };
        Ok(ContactFilter { purpose, state, after })
    }
}

/// Lists contacts, the newest first.
#[utoipa::path(operation_id = "contacts_list", get, path = "/api/v1/contacts", tag = "member", params(Wanted), responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::ContactsRead)?;
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let page = reading::contacts(&app, &who, wanted.filter()?, limit).await?;
    let next = page.next.map(|subject| subject.to_string());
    let purposes = purposes(&app, &who).await?;
    let listed = |c: Contact| Listed {
        subject: c.subject.to_string(),
        consents: consents(&purposes, &c.grants),
        contact: c.fields.into_values().flatten().collect(),
        asks_reason: c.asks_reason,
    };
    Ok(Json(Page { items: page.items.into_iter().map(listed).collect(), next }))
}

/// The names of the organisation's purposes.
pub(crate) async fn purposes(app: &App, who: &SignedIn) -> Result<Vec<String>, Problem> {
    let organisation = who.member.organisation;
    let rules = app.read(move |r| r.purposes(organisation)).await?;
    Ok(rules.into_iter().map(|r| r.purpose.to_string()).collect())
}

/// How each purpose stands: the latest record counts.
pub(crate) fn consents(purposes: &[String], grants: &[GrantRow]) -> BTreeMap<String, String> {
    let mut states: BTreeMap<_, _> = purposes.iter().map(|p| (p.clone(), "none".to_owned())).collect();
    for grant in grants {
        states.insert(grant.purpose.to_string(), grant.state.clone());
    }
    states
}

/// For which purpose to export.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Export {
    pub(crate) purpose: String,
}

/// Exports contacts as CSV: only subjects with a live grant for that purpose, only fields that were told for it. A consent that is
/// stale or expired carries no new use: its subject is left out.
#[utoipa::path(operation_id = "contacts_export", get, path = "/api/v1/exports/contacts.csv", tag = "member", params(Export), responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn export(State(app): State<App>, Recent(who): Recent, Query(export): Query<Export>) -> Result<Response, Problem> {
    csv(&app, &who, &export.purpose).await
}

/// The CSV, with its act.
pub(crate) async fn csv(app: &App, who: &SignedIn, purpose: &str) -> Result<Response, Problem> {
    who.member.may(Permission::ContactsExport)?;
    let purpose = Purpose::parse(purpose).ok_or_else(Problem::invalid_body)?;
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let filter = ContactFilter { purpose: purpose.to_string(), state: "given".to_owned(), after };
        let page = reading::contacts(app, who, filter, PAGE).await?;
        after = page.next.map(|subject| subject.0);
        let live = |c: &Contact| c.grants.iter().any(|g| g.purpose == purpose && g.state == "given");
        let told = |mut c: Contact| Some((c.subject, c.fields.remove(purpose.as_str())?, c.grants));
        rows.extend(page.items.into_iter().filter(live).filter_map(told));
        if after.is_none() {
            break;
        }
    }
    let text = table(&purpose, &rows).ok_or_else(Problem::internal)?;
    let (member, at, count, name) =
        (who.member.clone(), app.now(), rows.len() as u64, format!("attachment; filename=\"contacts-{purpose}.csv\""));
    app.store()
        .act("contacts.export", member.organisation, move |tx| tx.apply(&decision::export(purpose, count, member.member, at)))
        .await?;
    crate::signals::exported(app, who).await;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

type Row = (domain::id::SubjectId, BTreeMap<String, String>, Vec<GrantRow>);

fn table(purpose: &Purpose, rows: &[Row]) -> Option<String> {
    let names: BTreeSet<&str> = rows.iter().flat_map(|(_, fields, _)| fields.keys().map(String::as_str)).collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["subject"].into_iter().chain(names.iter().copied()).chain(["consent_at", "notice", "wording", "locale"])).ok()?;
    for (subject, fields, grants) in rows {
        let grant = grants.iter().rev().find(|g| &g.purpose == purpose && g.state == "given")?;
        let values = names.iter().map(|name| fields.get(*name).map_or(String::new(), |v| harmless(v)));
        let record = [domain::act::rfc3339(grant.at), notice::hex(&grant.notice), notice::hex(&grant.wording), grant.locale.clone()];
        out.write_record([subject.to_string()].into_iter().chain(values).chain(record)).ok()?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}

/// A value that no spreadsheet takes for a formula. Telephone numbers are let through as they are.
pub(crate) fn harmless(value: &str) -> String {
    let number = value.strip_prefix('+').is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
    if !number && value.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{value}") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_value_is_no_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@cmd"), "'@cmd");
        assert_eq!(harmless("+4930901820"), "+4930901820");
        assert_eq!(harmless("+49+cmd"), "'+49+cmd");
        assert_eq!(harmless("ada@example.com"), "ada@example.com");
    }
}
