//! Agreements on processing, in the browser: reading, signing, and objecting to sub-processors.

use super::desk::Desk;
use super::{Bare, page, signing_in};
use crate::agreements::sign::{self, Confirming};
use crate::agreements::{self, Known, record, sub_processors};
use crate::members::{agreements as api, passkey_steps, sessions};
use crate::origin::Address;
use crate::passkeys::Party;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{AgreementPage, AgreementRow, AgreementsPage, EngagedRow, EngagedState, Nav, SignatureRow, Signing};
use domain::agreement::State;
use domain::id::AgreementId;
use domain::notice::hex;
use domain::permission::Permission;
use locale::Key;
use seal::Personal;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/privacy/agreements";

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// The agreements and the operator's sub-processors.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    shown(&desk, StatusCode::OK, wanted.saved.is_some(), None).await
}

async fn shown(desk: &Desk, status: StatusCode, saved: bool, problem: Option<String>) -> Result<Response, Problem> {
    let (app, organisation) = (&desk.app, desk.who.member.organisation);
    let mut rows = Vec::new();
    for agreement in app.read(move |r| r.agreements(organisation)).await? {
        rows.push(row(desk, &agreements::known(app, organisation, agreement.id).await?));
    }
    let seen = sub_processors::seen(app, organisation).await?;
    let shown = AgreementsPage {
        rows,
        engaged: seen.into_iter().map(|seen| engaged(seen, app.now())).collect(),
        may_sign: desk.may(Permission::AgreementsSign).is_ok(),
        unsaid: agreements::unsaid_today(app, organisation).await?,
        saved,
        problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

fn row(desk: &Desk, known: &Known) -> AgreementRow {
    let agreement = &known.agreement;
    AgreementRow {
        id: agreement.id.to_string(),
        number: agreement.number,
        state: agreement.state,
        drafted_at: agreement.drafted_at,
        signed: known.signatures.iter().map(|row| (record::name(&desk.app, agreement.id, row), row.at)).collect(),
    }
}

fn engaged(seen: sub_processors::Seen, now: jiff::Timestamp) -> EngagedRow {
    let sub_processors::Seen { of, notice, reason } = seen;
    let state = match (of.removed_at, notice) {
        (Some(at), _) => EngagedState::Left(at),
        (None, None) => EngagedState::Listed,
        (None, Some(notice)) => match notice.objected_at {
            Some(at) => EngagedState::Objected(at, reason.unwrap_or_default()),
            None if notice.runs(now) => EngagedState::Announced(notice.ends_at, notice.days_left(now)),
            None => EngagedState::Usable,
        },
    };
    EngagedRow {
        id: of.id.to_string(),
        name: of.profile.name,
        service: of.profile.service,
        country: of.profile.country,
        purposes: of.profile.purposes.iter().map(ToString::to_string).collect(),
        state,
    }
}

/// In which language one is made.
#[derive(Deserialize)]
pub(crate) struct Making {
    locale: String,
    csrf: String,
}

/// Makes one.
pub(crate) async fn create(desk: Desk, Form(typed): Form<Making>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::AgreementsSign)?;
    let wanted = crate::documents::Wanted { locale: Some(typed.locale), format: None, breach: None };
    let locale = crate::documents::wanted_locale(&wanted)?;
    match agreements::draft(&desk.app, &desk.who.member, locale).await {
        Ok(made) => Ok(Redirect::to(&format!("{HERE}/{}", made.id)).into_response()),
        // The page says what is missing, and where it is said.
        Err(problem) if problem.code() == "party-unsaid" => shown(&desk, StatusCode::CONFLICT, false, None).await,
        Err(problem) => Err(problem),
    }
}

/// One, with the form to sign it.
pub(crate) async fn read(desk: Desk, party: Party, Path(id): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    one(&desk, &party, StatusCode::OK, api::id(&id)?, None).await
}

async fn one(desk: &Desk, party: &Party, status: StatusCode, id: AgreementId, problem: Option<String>) -> Result<Response, Problem> {
    let (app, organisation) = (&desk.app, desk.who.member.organisation);
    let known = agreements::known(app, organisation, id).await?;
    let signer = sessions::own_row(app, &desk.who).await?;
    let has_step = signer.has_second_step();
    let step = passkey_steps::wanted(app, party.0.as_ref(), &signer).await?.map(|options| options.to_string());
    let unsaid = !agreements::unsaid_in(app, &known)?.is_empty();
    let signing = match (known.agreement.state, desk.may(Permission::AgreementsSign).is_ok(), has_step) {
        (State::Draft, false, _) => Signing::NotPermitted,
        (State::Draft, true, _) if unsaid => Signing::Unsaid,
        (State::Draft, true, false) => Signing::NoSecondStep,
        (State::Draft, true, true) => Signing::Open,
        _ => Signing::Nothing,
    };
    let signature = |row: &store::reads::SignatureRow| SignatureRow {
        party: row.party,
        name: record::name(app, id, row),
        method: row.method,
        at: row.at,
        position: row.position,
    };
    let shown = AgreementPage {
        row: row(desk, &known),
        document: hex(&known.agreement.document),
        signatures: known.signatures.iter().map(signature).collect(),
        signing,
        step,
        language: known.agreement.locale.code(),
        body: agreements::passage(app, organisation, &known).await?,
        problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, format!("{HERE}/{id}")), desk.locale)))
}

/// The file.
pub(crate) async fn file(desk: Desk, Path(id): Path<String>, Query(wanted): Query<api::Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    api::paper(&desk.app, desk.who.member.organisation, api::id(&id)?, &wanted).await
}

/// What confirms who signs.
#[derive(Deserialize)]
pub(crate) struct Typed {
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passkey: String,
    sha256: String,
    csrf: String,
}

/// Signs for the organisation.
pub(crate) async fn sign(
    desk: Desk,
    address: Address,
    party: Party,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::AgreementsSign)?;
    let Typed { password, code, passkey, sha256, .. } = typed;
    let step = signing_in::brought(&code, &passkey, &party);
    let confirming = Confirming { password: Personal::new(password), step, shown: api::shown(&sha256) };
    let id = api::id(&id)?;
    match sign::sign(&desk.app, &desk.who, address, id, confirming).await {
        Ok(_) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        // Whoever mistypes stays signed in: what was refused is the signature.
        Err(problem) if matches!(problem.code(), "sign-in-failed" | "code-needed" | "agreement-changed" | "second-step-needed") => {
            let told = problem.detail(desk.locale).to_owned();
            one(&desk, &party, StatusCode::UNPROCESSABLE_ENTITY, id, Some(told)).await
        }
        Err(problem) => Err(problem),
    }
}

/// Why somebody objects.
#[derive(Deserialize)]
pub(crate) struct Objecting {
    reason: String,
    csrf: String,
}

/// Objects to a sub-processor.
pub(crate) async fn object(desk: Desk, Path(of): Path<String>, Form(typed): Form<Objecting>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::AgreementsSign)?;
    let (id, of) = (in_force(&desk).await?, api::sub_processor(&of)?);
    match sub_processors::object(&desk.app, &desk.who, id, of, &typed.reason).await {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if problem.field() == Some("reason") => {
            let told = locale::text(desk.locale, Key::ConsoleAgreementReasonProblem).to_owned();
            shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, false, Some(told)).await
        }
        Err(problem) => Err(problem),
    }
}

/// Takes an objection back.
pub(crate) async fn withdraw(desk: Desk, Path(of): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::AgreementsSign)?;
    let id = in_force(&desk).await?;
    sub_processors::withdraw_objection(&desk.app, &desk.who, id, api::sub_processor(&of)?).await?;
    Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response())
}

/// The agreement under which one objects.
async fn in_force(desk: &Desk) -> Result<AgreementId, Problem> {
    let organisation = desk.who.member.organisation;
    let found = desk.app.read(move |r| r.agreement_in_force(organisation)).await?;
    Ok(found.ok_or_else(Problem::not_found)?.id)
}
