//! Outbound: the one door through which anything leaves the installation (law 9). Whoever is not registered for the purpose gets
//! nothing, and every hand-over is an act that is written before the first byte leaves.

pub(crate) mod http;
mod time_stamp;

use crate::app::App;
use crate::house_time::HouseTime;
use crate::mail::{self, Letter};
use crate::outbound::http::{Answer, Destination, Question};
use crate::problem::Problem;
use axum::http::StatusCode;
use domain::Purpose;
use domain::checkpoint::{self, Errand};
use domain::id::{HolderId, OrganisationId, RecipientId, SubjectId};
use domain::identity_provider;
use domain::principal::{Actor, Member};
use domain::provisioning;
use domain::recipient::{self, Kind};
use domain::refusal::Refusal;

/// Whose data leaves, and what for.
#[derive(Clone, Debug)]
pub(crate) struct Why {
    pub(crate) organisation: OrganisationId,
    pub(crate) purpose: Purpose,
    pub(crate) subject: SubjectId,
    pub(crate) by: Actor,
}

/// What leaves.
pub(crate) enum Cargo {
    /// A letter to the subject.
    Letter(Letter),
}

impl Cargo {
    /// Who carries it.
    fn kind(&self) -> Kind {
        match self {
            Self::Letter(_) => Kind::Mail,
        }
    }
}

/// The recipient of this kind that the organisation has registered for a purpose; the first where there are several.
///
/// # Errors
/// 409 `no-recipient` where none is usable.
pub(crate) async fn registered(app: &App, organisation: OrganisationId, purpose: &Purpose, kind: Kind) -> Result<RecipientId, Problem> {
    let now = app.now();
    let recipients = app.read(move |r| r.recipients(organisation)).await?;
    let found = recipients.into_iter().find(|each| each.profile.kind == kind && each.serves(purpose) && each.is_usable(now));
    Ok(found.ok_or(Refusal::NoRecipient)?.id)
}

/// Hands something to a recipient.
///
/// # Errors
/// 409 `no-recipient` where it may not be handed this: nothing is written and nothing leaves. 502 `not-sent` where it could not be
/// reached or did not take it.
pub(crate) async fn hand_over(app: &App, to: RecipientId, why: Why, cargo: Cargo) -> Result<(), Problem> {
    let server = app.settings().mail.clone().ok_or_else(not_sent)?;
    let (kind, at) = (cargo.kind(), app.now());
    app.store()
        .act("outbound", why.organisation, move |tx| {
            let (recipient, region) = (tx.recipient(to)?, tx.region()?);
            if recipient.profile.kind != kind {
                return Err(Refusal::NoRecipient.into());
            }
            tx.apply(&recipient::hand_over(&recipient, &why.purpose, why.subject, &region, why.by, at)?).map(drop)
        })
        .await?;
    match cargo {
        Cargo::Letter(letter) => mail::send(&server, &letter).await.map_err(|_| not_sent()),
    }
}

/// A checkpoint of this many entries that leaves, and for whom.
#[derive(Clone)]
pub(crate) struct Leaving {
    pub(crate) to: RecipientId,
    pub(crate) size: u64,
    pub(crate) organisation: OrganisationId,
    pub(crate) here: HouseTime,
}

/// Hands a checkpoint to a mail server.
///
/// # Errors
/// As [`hand_over`]; 409 `conflict` where it is not due.
pub(crate) async fn mail_checkpoint(app: &App, leaving: Leaving, letter: &Letter) -> Result<(), Problem> {
    let server = app.settings().mail.clone().ok_or_else(not_sent)?;
    permit(app, Errand::Mail, leaving).await?;
    mail::send(&server, letter).await.map_err(|_| not_sent())
}

/// The recipient that carries letters to people whom the organisation writes to itself; `None` where letters with a link cannot be sent.
pub(crate) async fn postman(app: &App, organisation: OrganisationId) -> Result<Option<RecipientId>, Problem> {
    let settings = app.settings();
    if settings.mail.is_none() || settings.public_url.is_none() {
        return Ok(None);
    }
    let now = app.now();
    let recipients = app.read(move |r| r.recipients(organisation)).await?;
    Ok(recipients.into_iter().find(|each| each.profile.kind == Kind::Mail && each.is_usable(now)).map(|each| each.id))
}

/// Hands an invitation to a mail server.
///
/// # Errors
/// As [`hand_over`].
pub(crate) async fn mail_invitation(app: &App, to: RecipientId, by: &Member, invitation: HolderId, letter: &Letter) -> Result<(), Problem> {
    let server = app.settings().mail.clone().ok_or_else(not_sent)?;
    let (by, at) = (by.clone(), app.now());
    let permitted = app.store().act("invitation.send", by.organisation, move |tx| {
        let (recipient, region) = (tx.recipient(to)?, tx.region()?);
        tx.apply(&provisioning::send(&by, &recipient, invitation, &region, at)?).map(drop)
    });
    permitted.await?;
    mail::send(&server, letter).await.map_err(|_| not_sent())
}

/// Hands a checkpoint's hash to the time-stamping authority, and answers what it said, unchecked.
///
/// # Errors
/// As [`mail_checkpoint`].
pub(crate) async fn stamp_checkpoint(app: &App, leaving: Leaving, question: &[u8]) -> Result<Vec<u8>, Problem> {
    let authority = app.settings().time_stamp.clone().ok_or_else(not_sent)?;
    permit(app, Errand::TimeStamp, leaving).await?;
    time_stamp::ask(&authority, question).await.map_err(|_| not_sent())
}

/// Asks an organisation's identity provider, where it is registered as a recipient. What is told is that somebody of its own signs in.
///
/// # Errors
/// 409 `no-recipient` where it may not be asked: nothing is written and nothing leaves. 502 `not-sent` where nobody answers, or nobody may be
/// asked at that address.
pub(crate) async fn ask_provider(
    app: &App,
    organisation: OrganisationId,
    errand: identity_provider::Errand,
    to: &Destination,
    question: &Question<'_>,
) -> Result<Answer, Problem> {
    let (recipients, at) = (app.read(move |r| r.recipients(organisation)).await?, app.now());
    let usable = recipients.into_iter().find(|each| each.profile.kind == Kind::IdentityProvider && each.is_usable(at));
    let recipient = usable.ok_or(Refusal::NoRecipient)?.id;
    let permitted = app.store().act("identity-provider.ask", organisation, move |tx| {
        let (recipient, region) = (tx.recipient(recipient)?, tx.region()?);
        tx.apply(&identity_provider::ask(&recipient, errand, &region, at)?).map(drop)
    });
    permitted.await?;
    http::ask_within(&app.settings().reach, to, question).await.map_err(|_| not_sent())
}

/// Writes that a checkpoint is handed over, where it may be.
async fn permit(app: &App, errand: Errand, leaving: Leaving) -> Result<(), Problem> {
    let Leaving { to, size, organisation, here } = leaving;
    let permitted = app.store().act("checkpoint.send", organisation, move |tx| {
        let facts = (&tx.recipient(to)?, tx.errand(errand)?);
        tx.apply(&checkpoint::send(errand, facts, size, (&here.region, &here.zone), here.at)?).map(drop)
    });
    Ok(permitted.await?)
}

/// 502 `not-sent`: it was not taken, or not answered as it should be.
pub(crate) fn not_sent() -> Problem {
    Problem::new(StatusCode::BAD_GATEWAY, "not-sent")
}
