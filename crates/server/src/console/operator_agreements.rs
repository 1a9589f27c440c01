//! The operator's page of agreements: what is to be signed, and whom the operator engages.

use super::desk::Doorway;
use super::{Bare, forms, page};
use crate::agreements::sign::{self, Countersigning};
use crate::agreements::{self, record, sub_processors};
use crate::app::App;
use crate::members::agreements as api;
use crate::operator;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{EngagedForm, OperatorAgreementsPage, OperatorEngagedRow, WaitingRow};
use domain::id::{AgreementId, OrganisationId, SubProcessorId};
use domain::jurisdiction::transfer::Transfer;
use domain::notice::hex;
use domain::purpose::{Purpose, standard};
use domain::recipient::Kind;
use domain::sub_processor::{Profile, SubProcessor};
use locale::Key;
use serde::Deserialize;
use std::collections::HashMap;

/// Where the page is.
const HERE: &str = "/operator/agreements";

/// What a form holds.
type Fields = HashMap<String, String>;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// Whether the browser keeps a code that opens.
fn is_open(app: &App, door: &Doorway) -> bool {
    forms::operator_code(app, &door.headers).is_some_and(|code| operator::opens(app, code))
}

/// Nobody else is told that there is such a page.
fn opened(app: &App, door: &Doorway) -> Result<(), Problem> {
    if is_open(app, door) { Ok(()) } else { Err(Problem::not_found()) }
}

/// The page; without a code, the question for one.
pub(crate) async fn show(State(app): State<App>, door: Doorway, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    if !is_open(&app, &door) {
        return Ok(Redirect::to("/operator").into_response());
    }
    shown(&app, &door, StatusCode::OK, wanted.saved.is_some(), None, None).await
}

async fn shown(
    app: &App,
    door: &Doorway,
    status: StatusCode,
    saved: bool,
    problem: Option<String>,
    typed: Option<EngagedForm>,
) -> Result<Response, Problem> {
    let cards = app.read(|r| Ok((r.organisations()?, r.agreements_waiting()?, r.sub_processors()?))).await?;
    let (organisations, waiting, listed) = cards;
    let name = |id: OrganisationId| organisations.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default();
    let mut rows = Vec::new();
    for (organisation, id) in waiting {
        rows.extend(to_sign(app, organisation, name(organisation), id).await?);
    }
    let mut engaged: Vec<OperatorEngagedRow> = listed.into_iter().map(engaged_row).collect();
    for card in &organisations {
        for seen in sub_processors::seen(app, card.id).await? {
            let Some(row) = engaged.iter_mut().find(|row| row.id == seen.of.id.to_string()) else { continue };
            row.told += u64::from(seen.notice.is_some());
            row.objections.extend(seen.reason.map(|reason| (card.name.clone(), reason)));
        }
    }
    let shown = OperatorAgreementsPage {
        waiting: rows,
        engaged,
        form: typed.unwrap_or_else(|| form(&Fields::new())),
        unsaid: agreements::unsaid_of_operator(app),
        saved,
        problem,
    };
    Ok(page(status, shown.render(&door.frame(HERE), door.locale)))
}

async fn to_sign(app: &App, organisation: OrganisationId, name: String, id: AgreementId) -> Result<Option<WaitingRow>, Problem> {
    let known = agreements::known(app, organisation, id).await?;
    Ok(known.signatures.first().map(|row| WaitingRow {
        organisation: organisation.to_string(),
        organisation_name: name,
        id: id.to_string(),
        number: known.agreement.number,
        signer: record::name(app, id, row),
        signed_at: row.at,
        document: hex(&known.agreement.document),
    }))
}

fn engaged_row(of: SubProcessor) -> OperatorEngagedRow {
    OperatorEngagedRow {
        id: of.id.to_string(),
        name: of.profile.name,
        service: of.profile.service,
        country: of.profile.country,
        since: of.since,
        removed_at: of.removed_at,
        told: 0,
        objections: vec![],
    }
}

/// What was typed, as the form shows it again.
fn form(typed: &Fields) -> EngagedForm {
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let purposes = standard().into_iter().map(|rule| rule.purpose.to_string());
    EngagedForm {
        name: text("name"),
        kind: Kind::parse(&text("kind")),
        service: text("service"),
        country: text("country"),
        transfer: Transfer::parse(&text("transfer")),
        contact: text("contact"),
        purposes: purposes.map(|name| (name.clone(), typed.contains_key(&format!("purpose-{name}")))).collect(),
    }
}

/// An organisation's agreement, as the address names it.
fn named(organisation: &str, id: &str) -> Result<(OrganisationId, AgreementId), Problem> {
    Ok((OrganisationId::parse(organisation).ok_or_else(Problem::not_found)?, api::id(id)?))
}

/// The file of an agreement: the same bytes as the organisation gets.
pub(crate) async fn file(
    State(app): State<App>,
    door: Doorway,
    Path((organisation, id)): Path<(String, String)>,
    Query(wanted): Query<api::Wanted>,
) -> Result<Response, Problem> {
    opened(&app, &door)?;
    let (organisation, id) = named(&organisation, &id)?;
    api::paper(&app, organisation, id, &wanted).await
}

/// What the operator typed to sign.
#[derive(Deserialize)]
pub(crate) struct Typed {
    name: String,
    code: String,
    sha256: String,
    csrf: String,
}

/// Signs for the operator.
pub(crate) async fn sign(
    State(app): State<App>,
    door: Doorway,
    Path((organisation, id)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    opened(&app, &door)?;
    let (organisation, id) = named(&organisation, &id)?;
    let Typed { name, code, sha256, .. } = typed;
    let signing = Countersigning { code, name, shown: api::shown(&sha256) };
    let told = match sign::countersign(&app, organisation, id, &signing).await {
        Ok(_) => return Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) => match (problem.code(), problem.field()) {
            ("not-permitted", _) => locale::text(door.locale, Key::ConsoleOperatorWrong).to_owned(),
            ("agreement-changed" | "conflict" | "party-unsaid", _) => problem.detail(door.locale).to_owned(),
            (_, Some("name")) => locale::text(door.locale, Key::ConsoleOperatorAgreementsNameProblem).to_owned(),
            _ => return Err(problem),
        },
    };
    shown(&app, &door, StatusCode::UNPROCESSABLE_ENTITY, false, Some(told), None).await
}

/// Announces a sub-processor.
pub(crate) async fn announce(State(app): State<App>, door: Doorway, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    door.check(typed.get("csrf").map_or("", String::as_str))?;
    opened(&app, &door)?;
    let Err(problem) = announced(&app, &typed).await else {
        return Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response());
    };
    let key = match (problem.code(), problem.field()) {
        ("recipient-refused", Some("name")) => Key::ConsoleOperatorSubProblemName,
        ("recipient-refused", Some("service")) => Key::ConsoleOperatorSubProblemService,
        ("recipient-refused", Some("kind")) => Key::ConsoleRecipientProblemKind,
        ("recipient-refused", Some("country")) => Key::ConsoleRecipientProblemCountry,
        ("recipient-refused", Some("contact")) => Key::ConsoleRecipientProblemContact,
        ("too-large", _) => Key::ConsoleRecipientProblemMany,
        _ => return Err(problem),
    };
    let told = locale::text(door.locale, key).to_owned();
    shown(&app, &door, StatusCode::UNPROCESSABLE_ENTITY, false, Some(told), Some(form(&typed))).await
}

async fn announced(app: &App, typed: &Fields) -> Result<SubProcessorId, Problem> {
    let EngagedForm { name, kind, service, country, transfer, contact, purposes } = form(typed);
    let kind = kind.ok_or(domain::Refusal::RecipientRefused { field: "kind" })?;
    let chosen = purposes.into_iter().filter(|(_, serves)| *serves).filter_map(|(name, _)| Purpose::parse(&name)).collect();
    let country = country.trim().to_ascii_uppercase();
    sub_processors::announce(app, Profile { name, country, kind, service, contact, purposes: chosen, transfer }).await
}

/// Takes a sub-processor out of the list.
pub(crate) async fn remove(
    State(app): State<App>,
    door: Doorway,
    Path(id): Path<String>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    door.check(&form.csrf)?;
    opened(&app, &door)?;
    sub_processors::remove(&app, api::sub_processor(&id)?).await?;
    Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response())
}
