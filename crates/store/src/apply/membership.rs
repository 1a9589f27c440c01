//! Decides which rows a change of [`domain::membership`] writes.

use crate::fault::{Fault, Stop};
use crate::tables::{self, purpose_seal::PurposeSeal};
use crate::tx::Tx;
use domain::id::HolderId;
use domain::membership::{Change, HandedOver, Invitation, Leads, NewHolder};
use domain::refusal::Refusal;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Invited { holder, invitee, role, seals, by, at, expires_at, .. } => {
            let (id, member) = (holder.id, Some(invitee.member));
            let invitation = Invitation { id, member, leads: Leads::Joining, role: role.clone(), by: *by, expires_at: *expires_at };
            tables::holder::insert(tx.db, organisation, holder.id, "invitation", &holder.public_key, None, *at)?;
            tables::invitation::insert(tx.db, organisation, &invitation, (&holder.lookup, &invitee.email), *at)?;
            hand_over(tx, holder.id, seals)?;
        }
        Change::Joined { invitation, member, role, public_key, account, seals, at, .. } => {
            end(tx, *invitation)?;
            tables::holder::insert(tx.db, organisation, (*member).into(), "member", public_key, None, *at)?;
            tables::member::insert(tx.db, organisation, *member, role, account, *at)?;
            tables::credential::insert(tx.db, *member, account, *at)?;
            hand_over(tx, (*member).into(), seals)?;
            tables::provisioned::joined(tx.db, organisation, *member)?;
        }
        Change::Revoked { invitation, at, .. } => {
            tables::ended_key::invitation(tx.db, organisation, *invitation, *at)?;
            end(tx, *invitation)?;
        }
        Change::Named { member, name, .. } => tables::member::rename(tx.db, organisation, *member, name.as_ref())?,
        Change::RecoveryMade { holder, seals, at, .. } => recovery_made(tx, holder, seals, *at)?,
        Change::RecoveryKept { holder, at, .. } => {
            tables::holder::confirm(tx.db, organisation, *holder, *at)?;
            for old in tables::holder::other_recoveries(tx.db, organisation, *holder)? {
                forget(tx, old)?;
            }
        }
    }
    Ok(())
}

/// A key that was never confirmed is nobody's: the new one takes its place. A confirmed one stays until the new one is.
fn recovery_made(tx: &mut Tx<'_>, holder: &NewHolder, seals: &[HandedOver], at: Timestamp) -> Result<(), Fault> {
    for old in tables::holder::unconfirmed_recoveries(tx.db, tx.organisation)? {
        forget(tx, old)?;
    }
    tables::holder::insert(tx.db, tx.organisation, holder.id, "recovery", &holder.public_key, Some(&holder.lookup), at)?;
    hand_over(tx, holder.id, seals)
}

pub(super) fn hand_over(tx: &mut Tx<'_>, to: HolderId, seals: &[HandedOver]) -> Result<(), Fault> {
    for seal in seals {
        let row = PurposeSeal { purpose: seal.purpose.clone(), generation: seal.generation, sealed: seal.sealed.clone() };
        tables::purpose_seal::insert(tx.db, tx.organisation, to, &row)?;
    }
    Ok(())
}

/// An invitation ends: used, revoked or expired. Where another request was quicker, there is nothing to end.
pub(super) fn end(tx: &mut Tx<'_>, invitation: HolderId) -> Result<(), Stop> {
    if !tables::invitation::delete(tx.db, tx.organisation, invitation)? {
        return Err(Refusal::NotFound.into());
    }
    Ok(forget(tx, invitation)?)
}

/// Keys first, then the holder.
pub(super) fn forget(tx: &mut Tx<'_>, holder: HolderId) -> Result<(), Fault> {
    tables::purpose_seal::delete_holder(tx.db, tx.organisation, holder)?;
    tables::holder::delete(tx.db, tx.organisation, holder)
}
