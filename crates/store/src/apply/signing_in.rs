//! Decides which rows a change of [`domain::signing_in`] writes.

use super::membership;
use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::id::MemberId;
use domain::membership::Invitation;
use domain::refusal::Refusal;
use domain::signing_in::{Change, Renewal, SecondStep, to_the_minute};
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::TotpSet { member, sealed, step, under, at, .. } => {
            tables::member::set_totp(tx.db, organisation, *member, sealed, *step)?;
            renew(tx, under, *at)?;
        }
        Change::PasswordChanged { member, password, under, at, .. } => {
            tables::credential::change(tx.db, *member, password, *at)?;
            renew(tx, under, *at)?;
        }
        Change::CodesMade { member, hashes, .. } => tables::recovery_code::replace(tx.db, *member, hashes)?,
        Change::Required { required, .. } => tables::organisation::require_second_step(tx.db, organisation, *required)?,
        Change::Confirmed { member, step, under, at, .. } => {
            if let Some(step) = step {
                spend(tx, *member, *step, *at)?;
            }
            renew(tx, under, *at)?;
        }
        Change::Helped { holder, member, role, email, leads, seals, by, at, expires_at, .. } => {
            let link =
                Invitation { id: holder.id, member: Some(*member), leads: *leads, role: role.clone(), by: *by, expires_at: *expires_at };
            tables::holder::insert(tx.db, organisation, holder.id, "invitation", &holder.public_key, None, *at)?;
            tables::invitation::insert(tx.db, organisation, &link, (&holder.lookup, email), *at)?;
            membership::hand_over(tx, holder.id, seals)?;
        }
        Change::CameBack { link, member, public_key, password, keeps_step, seals, at, .. } => {
            if let Some(link) = link {
                membership::end(tx, *link)?;
            }
            tables::holder::renew(tx.db, organisation, (*member).into(), public_key)?;
            tables::purpose_seal::delete_holder(tx.db, organisation, (*member).into())?;
            membership::hand_over(tx, (*member).into(), seals)?;
            tables::credential::change(tx.db, *member, password, *at)?;
            if *keeps_step {
                tables::passkey::forget_wrapped(tx.db, organisation, *member)?;
            } else {
                tables::passkey::delete_of(tx.db, organisation, *member)?;
                tables::member::forget_totp(tx.db, organisation, *member)?;
                tables::recovery_code::forget(tx.db, *member)?;
                tables::bound_member::delete_of(tx.db, organisation, *member)?;
            }
        }
        Change::Used { session, at, .. } => tables::session::note_use(tx.db, organisation, *session, *at)?,
    }
    Ok(())
}

/// A session goes on under another token, unless it has ended in the meantime.
pub(super) fn renew(tx: &mut Tx<'_>, under: &Renewal, at: Timestamp) -> Result<(), Stop> {
    let lives = tables::session::renew(tx.db, tx.organisation, under.session, &under.keys, at)?;
    if lives { Ok(()) } else { Err(Refusal::Unauthorised.into()) }
}

/// Uses a second step up.
///
/// # Errors
/// [`Refusal::Unauthorised`] where another request was quicker, or a passkey is gone or counts backwards, or the provider knows
/// the member no more.
pub(super) fn spend(tx: &mut Tx<'_>, member: MemberId, step: SecondStep, at: Timestamp) -> Result<(), Stop> {
    let first = match step {
        SecondStep::Totp(step) => tables::member::use_step(tx.db, tx.organisation, member, step)?,
        SecondStep::Passkey(used) => tables::passkey::note_use(tx.db, tx.organisation, member, used, to_the_minute(at))?,
        SecondStep::IdentityProvider(person) => tables::bound_member::note_use(tx.db, tx.organisation, member, &person, to_the_minute(at))?,
        SecondStep::RecoveryCode(hash) => tables::recovery_code::spend(tx.db, member, &hash)?,
    };
    if first { Ok(()) } else { Err(Refusal::Unauthorised.into()) }
}
