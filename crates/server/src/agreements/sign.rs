//! Decides how a signature is taken: who signs is confirmed in this very request, and signs the bytes that are stored.

use super::record::NAME_PLACE;
use super::{Edition, Known, bytes, file, known, sub_processors, unsaid_in};
use crate::app::App;
use crate::auth::SignedIn;
use crate::members::passkey_steps::Brought;
use crate::members::{names, session};
use crate::operator;
use crate::origin::Address;
use crate::problem::Problem;
use ::documents::Format;
use axum::http::StatusCode;
use domain::agreement::{self, Agreement, Confirmed, Read};
use domain::id::{AgreementId, OrganisationId};
use domain::notice::Version;
use domain::permission::Permission;
use domain::principal::Member;
use domain::refusal::Refusal;
use seal::Personal;

/// What confirms who signs, and what they were shown.
pub(crate) struct Confirming {
    pub(crate) password: Personal<String>,
    pub(crate) step: Brought,
    /// The SHA-256 of what was shown.
    pub(crate) shown: Version,
}

/// Signs for the organisation.
pub(crate) async fn sign(
    app: &App,
    who: &SignedIn,
    address: Address,
    id: AgreementId,
    confirming: Confirming,
) -> Result<Agreement, Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let (organisation, member) = (who.member.organisation, who.member.member);
    let found = known(app, organisation, id).await?;
    let row = app.read(move |r| r.member(organisation, member)).await?.ok_or_else(Problem::unauthorised)?;
    if !row.has_second_step() {
        return Err(Refusal::SecondStepNeeded.into());
    }
    let step = session::confirm(app, address.0, &row, confirming.password, &confirming.step, who.way).await?;
    let confirmed = step.map_or(Confirmed::PasswordAlone, Confirmed::TwoStep);
    let name = names::called(app, &row).unwrap_or_default();
    give(app, &who.member, &found, confirming.shown, confirmed, &name).await
}

/// Writes the organisation's signature.
async fn give(app: &App, by: &Member, found: &Known, shown: Version, confirmed: Confirmed, name: &str) -> Result<Agreement, Problem> {
    let (organisation, id, by, at) = (by.organisation, found.agreement.id, by.clone(), app.now());
    let read = read(app, organisation, found, shown).await?;
    let sealed = app.server_key().seal(NAME_PLACE, id.0, name.as_bytes(), app.entropy().as_ref());
    let signed = app.store().act("agreement.sign", organisation, move |tx| {
        let agreement = tx.agreement(id)?;
        tx.apply(&agreement::sign(&by, &agreement, &read, confirmed, sealed, at)?)?;
        tx.agreement(id)
    });
    signed.await.map_err(|stop| match stop {
        // The code was used by another request in the meantime.
        store::Stop::Refused(Refusal::Unauthorised) => Problem::new(StatusCode::UNAUTHORIZED, "sign-in-failed"),
        stop => stop.into(),
    })
}

/// What the operator typed to sign.
pub(crate) struct Countersigning {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) shown: Version,
}

/// Signs for the operator, and makes the file with both signatures.
pub(crate) async fn countersign(
    app: &App,
    organisation: OrganisationId,
    id: AgreementId,
    typed: &Countersigning,
) -> Result<Agreement, Problem> {
    if !operator::opens(app, &typed.code) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "not-permitted"));
    }
    let name = agreement::proper_name(&typed.name).ok_or_else(|| Problem::invalid_body().with("field", "name".into()))?;
    put_in_force(app, organisation, id, typed.shown, name).await
}

/// Writes the operator's signature.
async fn put_in_force(app: &App, organisation: OrganisationId, id: AgreementId, shown: Version, name: &str) -> Result<Agreement, Problem> {
    let (found, at) = (known(app, organisation, id).await?, app.now());
    let read = read(app, organisation, &found, shown).await?;
    let sealed = app.server_key().seal(NAME_PLACE, id.0, name.as_bytes(), app.entropy().as_ref());
    let signed = app.store().act("agreement.countersign", organisation, move |tx| {
        let (agreement, in_force) = (tx.agreement(id)?, tx.agreement_in_force()?);
        for decision in agreement::countersign(&agreement, in_force.as_ref(), &read, sealed, at)? {
            tx.apply(&decision)?;
        }
        tx.agreement(id)
    });
    let signed = signed.await?;
    sub_processors::register(app, organisation).await;
    // The signatures stand; whoever asks for the file has it made where this fails.
    if let Ok(both) = known(app, organisation, id).await
        && let Err(problem) = file(app, organisation, &both).await
    {
        tracing::error!(agreement = %id, code = problem.code(), "the signed copy could not be made yet");
    }
    Ok(signed)
}

/// What is signed: the text that was shown, and the stored bytes, hashed anew.
async fn read(app: &App, organisation: OrganisationId, found: &Known, shown: Version) -> Result<Read, Problem> {
    let stored = bytes(app, organisation, found, Edition::Plain, Format::Pdf).await?;
    Ok(Read { shown, stored: seal::sha256(&stored), unsaid: unsaid_in(app, found)? })
}
