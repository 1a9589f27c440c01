//! Agreements on processing by API: making one, reading it, signing it, and objecting to the operator's sub-processors.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::Page;
use crate::agreements::sign::{self, Confirming};
use crate::agreements::{self, Edition, Known, record, sub_processors};
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::documents::{wanted_format, wanted_locale};
use crate::json::{Json, Sent};
use crate::members::passkey_steps::Brought;
use crate::origin::Address;
use crate::passkeys::{Asserted, Party};
use crate::problem::Problem;
use crate::receipt::Receipt;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use documents::Format;
use domain::act::rfc3339;
use domain::id::{AgreementId, OrganisationId, SubProcessorId};
use domain::notice::{self, hex};
use domain::permission::Permission;
use jiff::Timestamp;
use seal::Personal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// An agreement.
#[derive(Serialize, ToSchema)]
#[schema(as = Agreement)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// The organisation's first has 1.
    pub(crate) number: u32,
    /// `draft`, `signed-by-organisation`, `signed-by-both` (in force) or `superseded`.
    pub(crate) state: &'static str,
    /// The SHA-256 of the file that is signed, in hexadecimal.
    pub(crate) sha256: String,
    pub(crate) annex_version: String,
    /// Days between telling of a new sub-processor and its first work.
    pub(crate) notice_days: u32,
    pub(crate) locale: &'static str,
    pub(crate) drafted_at: String,
    pub(crate) ended_at: Option<String>,
    pub(crate) signatures: Vec<Signature>,
}

/// A signature under an agreement.
#[derive(Serialize, ToSchema)]
#[schema(as = AgreementSignature)]
pub(crate) struct Signature {
    /// `organisation` or `operator`.
    pub(crate) party: &'static str,
    /// Who signed, as they were called then.
    pub(crate) name: String,
    /// Which member; `null` where the operator signed.
    pub(crate) member: Option<String>,
    /// `password+code` or `operator-code`.
    pub(crate) method: &'static str,
    pub(crate) at: String,
    /// That it stands in the organisation's ledger.
    pub(crate) receipt: Receipt,
}

/// A new agreement.
#[derive(Deserialize, Default, ToSchema)]
#[schema(as = NewAgreement)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// `de`, `en`, `pl`, `ru` or `tr`; without it the language that the organisation chose for itself.
    #[serde(default)]
    pub(crate) locale: Option<String>,
}

/// What confirms who signs.
#[derive(Deserialize, ToSchema)]
#[schema(as = AgreementSigning)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signing {
    pub(crate) password: String,
    /// A code of the second step.
    pub(crate) code: Option<String>,
    /// A passkey in the place of the code: the answer to the `passkey` of the problem `code-needed`.
    pub(crate) passkey: Option<Asserted>,
    /// The SHA-256 of the file that was read, in hexadecimal. Where it is not that of the agreement, nothing is signed.
    pub(crate) sha256: String,
}

/// What an organisation has against a sub-processor.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewObjection)]
#[serde(deny_unknown_fields)]
pub(crate) struct Objecting {
    pub(crate) sub_processor: String,
    /// Why, in at most 1,000 characters; the operator reads it.
    pub(crate) reason: String,
}

/// In which form.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `html` or `pdf`; without it the agreement's fields as JSON.
    pub(crate) format: Option<String>,
    /// With `plain` the file as it was signed, without the signatures; without it, with both where both have signed.
    pub(crate) copy: Option<String>,
}

/// A sub-processor of the operator.
#[derive(Serialize, ToSchema)]
#[schema(as = SubProcessor)]
pub(crate) struct Engaged {
    pub(crate) id: String,
    pub(crate) name: String,
    /// ISO 3166.
    pub(crate) country: String,
    /// What it does.
    pub(crate) service: String,
    /// For which of the organisation's purposes.
    pub(crate) purposes: Vec<String>,
    pub(crate) since: String,
    pub(crate) removed_at: Option<String>,
    /// What the organisation was told; `null` where its agreement names it, or where none is in force.
    pub(crate) notice: Option<Told>,
}

/// What an organisation was told of a sub-processor.
#[derive(Serialize, ToSchema)]
#[schema(as = SubProcessorNotice)]
pub(crate) struct Told {
    /// Which of its recipients that is.
    pub(crate) recipient: String,
    pub(crate) announced_at: String,
    /// Nothing goes to it before then.
    pub(crate) until: String,
    pub(crate) days_left: u32,
    /// Since when the organisation objects.
    pub(crate) objected_at: Option<String>,
    pub(crate) reason: Option<String>,
}

pub(crate) fn id(text: &str) -> Result<AgreementId, Problem> {
    AgreementId::parse(text).ok_or_else(Problem::not_found)
}

pub(crate) fn sub_processor(text: &str) -> Result<SubProcessorId, Problem> {
    SubProcessorId::parse(text).ok_or_else(Problem::not_found)
}

/// A hash that was shown; one that is none is not that of any agreement.
pub(crate) fn shown(text: &str) -> notice::Version {
    notice::parse(text.trim()).unwrap_or_default()
}

/// Lists the agreements, the newest first.
#[utoipa::path(operation_id = "agreements_list", get, path = "/api/v1/agreements", tag = "privacy", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let mut items = Vec::new();
    for agreement in app.read(move |r| r.agreements(organisation)).await? {
        items.push(listed(&app, organisation, &agreements::known(&app, organisation, agreement.id).await?).await?);
    }
    Ok(Json(Page { items, next: None }))
}

/// Makes an agreement from the settings of today. It may be repeated: what is still to be signed gives way to the new one.
#[utoipa::path(operation_id = "agreements_draft", post, path = "/api/v1/agreements", tag = "privacy", request_body = New, responses(
    (status = 201, body = Listed), (status = 409, description = "conflict: another one was made at the same time"), (status = 422)))]
pub(crate) async fn create(State(app): State<App>, Person(who): Person, new: Sent<New>) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let Json(new) = new?;
    let locale = wanted_locale(&crate::documents::Wanted { locale: new.locale, format: None, breach: None })?;
    let drafted = agreements::draft(&app, &who.member, locale).await?;
    Ok((StatusCode::CREATED, Json(one(&app, who.member.organisation, drafted.id).await?)))
}

/// One agreement: its fields, or the document itself.
#[utoipa::path(operation_id = "agreements_read", get, path = "/api/v1/agreements/{id}", tag = "privacy", params(("id" = String, Path), Wanted), responses(
    (status = 200, content((Listed = "application/json"), (String = "text/html"), (Vec<u8> = "application/pdf"))), (status = 404), (status = 422)))]
pub(crate) async fn read(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, id) = (who.member.organisation, id(&text)?);
    if wanted.format.is_none() {
        return Ok(Json(one(&app, organisation, id).await?).into_response());
    }
    paper(&app, organisation, id, &wanted).await
}

/// The document of an agreement, on its way out.
pub(crate) async fn paper(app: &App, organisation: OrganisationId, id: AgreementId, wanted: &Wanted) -> Result<Response, Problem> {
    let format = wanted_format(&crate::documents::Wanted { locale: None, format: wanted.format.clone(), breach: None })?;
    let edition = match wanted.copy.as_deref() {
        None => Edition::Newest,
        Some("plain") => Edition::Plain,
        Some(_) => return Err(Problem::invalid_body()),
    };
    let known = agreements::known(app, organisation, id).await?;
    let bytes = agreements::bytes(app, organisation, &known, edition, format).await?;
    let mut response = crate::documents::paper(known.agreement.locale, format, bytes);
    let (how, number) = (if format == Format::Pdf { "attachment" } else { "inline" }, known.agreement.number);
    let signed = if known.is_signed() && edition == Edition::Newest { ".signed" } else { "" };
    let file = format!("{how}; filename=\"processing-agreement-{number}{signed}.{}\"", format.as_str());
    if let Ok(file) = HeaderValue::from_str(&file) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    }
    Ok(response)
}

/// Signs for the organisation. Whoever signs is confirmed by password and second step in this very request.
#[utoipa::path(operation_id = "agreements_sign", post, path = "/api/v1/agreements/{id}/sign", tag = "privacy", params(("id" = String, Path)), request_body = Signing, responses(
    (status = 200, body = Listed), (status = 401, description = "sign-in-failed, code-needed"), (status = 403, description = "not-permitted, second-step-needed"),
    (status = 404), (status = 409, description = "conflict: it is no draft; agreement-changed: another text was shown"), (status = 429)))]
pub(crate) async fn sign(
    State(app): State<App>,
    Person(who): Person,
    address: Address,
    party: Party,
    Path(text): Path<String>,
    signing: Sent<Signing>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let Json(signing) = signing?;
    let Signing { password, code, passkey, sha256 } = signing;
    let step = Brought { code, passkey, party: party.0 };
    let confirming = Confirming { password: Personal::new(password), step, shown: shown(&sha256) };
    let signed = sign::sign(&app, &who, address, id(&text)?, confirming).await?;
    Ok(Json(one(&app, who.member.organisation, signed.id).await?))
}

/// Objects to a sub-processor while its notice runs. Nothing goes to it until that is taken back, or the operator removes it.
#[utoipa::path(operation_id = "agreements_object", post, path = "/api/v1/agreements/{id}/object", tag = "privacy", params(("id" = String, Path)), request_body = Objecting, responses(
    (status = 204), (status = 404), (status = 409, description = "conflict: not in force, the notice is over, or an objection stands"), (status = 422)))]
pub(crate) async fn object(
    State(app): State<App>,
    Person(who): Person,
    Path(text): Path<String>,
    typed: Sent<Objecting>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let Json(typed) = typed?;
    sub_processors::object(&app, &who, id(&text)?, sub_processor(&typed.sub_processor)?, &typed.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an objection back.
#[utoipa::path(operation_id = "agreements_withdraw_objection", delete, path = "/api/v1/agreements/{id}/object/{sub_processor}", tag = "privacy",
    params(("id" = String, Path), ("sub_processor" = String, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "conflict: none stands")))]
pub(crate) async fn withdraw_objection(
    State(app): State<App>,
    Person(who): Person,
    Path((text, of)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::AgreementsSign)?;
    sub_processors::withdraw_objection(&app, &who, id(&text)?, sub_processor(&of)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the operator's sub-processors that concern the organisation, and what it was told of them.
#[utoipa::path(operation_id = "sub_processors_list", get, path = "/api/v1/sub-processors", tag = "privacy", responses((status = 200, body = Page<Engaged>)))]
pub(crate) async fn engaged(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Engaged>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (seen, now) = (sub_processors::seen(&app, who.member.organisation).await?, app.now());
    Ok(Json(Page { items: seen.into_iter().map(|seen| shown_as(seen, now)).collect(), next: None }))
}

fn shown_as(seen: sub_processors::Seen, now: Timestamp) -> Engaged {
    let sub_processors::Seen { of, notice, reason } = seen;
    Engaged {
        id: of.id.to_string(),
        name: of.profile.name,
        country: of.profile.country,
        service: of.profile.service,
        purposes: of.profile.purposes.iter().map(ToString::to_string).collect(),
        since: rfc3339(of.since),
        removed_at: of.removed_at.map(rfc3339),
        notice: notice.map(|notice| Told {
            recipient: notice.recipient.to_string(),
            announced_at: rfc3339(notice.announced_at),
            until: rfc3339(notice.ends_at),
            days_left: notice.days_left(now),
            objected_at: notice.objected_at.map(rfc3339),
            reason,
        }),
    }
}

async fn one(app: &App, organisation: OrganisationId, id: AgreementId) -> Result<Listed, Problem> {
    let known = agreements::known(app, organisation, id).await?;
    listed(app, organisation, &known).await
}

async fn listed(app: &App, organisation: OrganisationId, known: &Known) -> Result<Listed, Problem> {
    let agreement = &known.agreement;
    let mut signatures = Vec::with_capacity(known.signatures.len());
    for row in &known.signatures {
        signatures.push(Signature {
            party: row.party.as_str(),
            name: record::name(app, agreement.id, row),
            member: row.signer.map(|member| member.to_string()),
            method: row.method.as_str(),
            at: rfc3339(row.at),
            receipt: record::proof(app, organisation, row).await?,
        });
    }
    Ok(Listed {
        id: agreement.id.to_string(),
        number: agreement.number,
        state: agreement.state.as_str(),
        sha256: hex(&agreement.document),
        annex_version: agreement.annex_version.clone(),
        notice_days: agreement.notice_days,
        locale: agreement.locale.code(),
        drafted_at: rfc3339(agreement.drafted_at),
        ended_at: agreement.ended_at.map(rfc3339),
        signatures,
    })
}
