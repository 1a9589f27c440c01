//! Decides which rows a change of [`domain::member`] writes: whoever may less has less, in the same transaction.

use crate::fault::{Fault, Stop};
use crate::tables::{self, purpose_seal::PurposeSeal};
use crate::tx::Tx;
use domain::id::MemberId;
use domain::member::Change;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::RoleChanged { member, to, taken, seals, at, .. } => {
            end_sessions(tx, *member, *at)?;
            end_links(tx, *member, *at)?;
            tables::member::set_role(tx.db, tx.organisation, *member, to)?;
            for pair in taken {
                tables::purpose_seal::delete_pair(tx.db, tx.organisation, *member, pair)?;
            }
            for seal in seals {
                let row = PurposeSeal { purpose: seal.purpose.clone(), generation: seal.generation, sealed: seal.sealed.clone() };
                tables::purpose_seal::insert(tx.db, tx.organisation, (*member).into(), &row)?;
            }
        }
        Change::Suspended { member, at, .. } => {
            end_sessions(tx, *member, *at)?;
            end_links(tx, *member, *at)?;
            tables::member::suspend(tx.db, tx.organisation, *member, Some(*at))?;
        }
        Change::Restored { member, .. } => tables::member::suspend(tx.db, tx.organisation, *member, None)?,
        Change::Readdressed { member, email, email_lookup, .. } => {
            tables::member::readdress(tx.db, tx.organisation, *member, email, email_lookup)?;
        }
        Change::Removed { member, at, .. } => remove(tx, *member, *at)?,
    }
    Ok(())
}

/// Sessions and keys first; then the account. What they wrote, and what they were called, stays.
fn remove(tx: &mut Tx<'_>, member: MemberId, at: Timestamp) -> Result<(), Stop> {
    end_sessions(tx, member, at)?;
    end_links(tx, member, at)?;
    tables::purpose_seal::delete_holder(tx.db, tx.organisation, member.into())?;
    tables::holder::delete(tx.db, tx.organisation, member.into())?;
    tables::credential::delete_of(tx.db, member)?;
    tables::passkey::delete_of(tx.db, tx.organisation, member)?;
    tables::recovery_code::forget(tx.db, member)?;
    tables::bound_member::delete_of(tx.db, tx.organisation, member)?;
    for link in tables::invitation::of_member(tx.db, tx.organisation, member)? {
        super::membership::end(tx, link)?;
    }
    tables::provisioned::delete(tx.db, tx.organisation, member)?;
    forget_work(tx, member)?;
    Ok(tables::member::leave(tx.db, tx.organisation, member, at)?)
}

/// What somebody had to do and in mind goes with them; what they wrote stays.
pub(super) fn forget_work(tx: &mut Tx<'_>, member: MemberId) -> Result<(), Fault> {
    tables::conversation::release_of(tx.db, tx.organisation, member)?;
    tables::draft::delete_of_member(tx.db, member)?;
    tables::note_mention::delete_of_member(tx.db, member)?;
    tables::saved_view::delete_own(tx.db, tx.organisation, member)?;
    tables::seen::delete_of_member(tx.db, member)?;
    tables::team_member::delete_of_member(tx.db, member)
}

/// Ends every session of a member: their tokens open nothing any more, and are known as ended.
fn end_sessions(tx: &mut Tx<'_>, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    for session in tables::session::stored_of(tx.db, tx.organisation, member)? {
        tables::ended_key::session(tx.db, tx.organisation, session, at)?;
        tables::showing::delete_session(tx.db, session)?;
        tables::session::delete(tx.db, tx.organisation, session)?;
    }
    Ok(())
}

/// Ends every open link that a member made: whoever made it saw its secret, and could come in by it.
fn end_links(tx: &mut Tx<'_>, member: MemberId, at: Timestamp) -> Result<(), Stop> {
    for link in tables::invitation::made_by(tx.db, tx.organisation, member)? {
        tables::ended_key::invitation(tx.db, tx.organisation, link, at)?;
        super::membership::end(tx, link)?;
    }
    Ok(())
}
