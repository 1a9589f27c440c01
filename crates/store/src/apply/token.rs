//! Decides which rows a change of [`domain::token`] writes: keys go with the token, its name stays beside what it wrote.

use super::{member, membership};
use crate::fault::{Fault, Stop};
use crate::tables;
use crate::tx::Tx;
use domain::id::MemberId;
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::token::{self, Change};
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Created { new, seals, by, at, .. } => {
            tables::holder::insert(tx.db, tx.organisation, new.holder.id, "token", &new.holder.public_key, None, *at)?;
            tables::api_token::insert(tx.db, tx.organisation, new, *by, *at)?;
            membership::hand_over(tx, new.holder.id, seals)?;
        }
        Change::Ended { token, by, at, .. } => end(tx, *token, *by, *at)?,
        Change::Used { token, over, at, .. } => {
            if let Some(session) = over {
                tables::showing::delete_session(tx.db, *session)?;
            }
            tables::api_token::note_use(tx.db, tx.organisation, *token, *at)?;
        }
    }
    Ok(())
}

/// Keys first; then what it left behind as members do.
fn end(tx: &mut Tx<'_>, token: MemberId, by: Actor, at: Timestamp) -> Result<(), Stop> {
    // Who comes with a token that was taken back has it from somebody; that one has expired is no sign of anything.
    if by != Actor::System {
        tables::ended_key::token(tx.db, tx.organisation, token, at)?;
    }
    let used_at = tx.token_used_at(token)?;
    if !tables::api_token::end(tx.db, tx.organisation, token, at)? {
        return Err(Refusal::NotFound.into());
    }
    membership::forget(tx, token.into())?;
    forget_shown(tx, token, used_at, at)?;
    Ok(member::forget_work(tx, token)?)
}

/// Forgets what it was shown in the sessions that the clock has it in.
fn forget_shown(tx: &mut Tx<'_>, token: MemberId, used_at: Option<Timestamp>, at: Timestamp) -> Result<(), Fault> {
    for at in used_at.into_iter().chain([at]) {
        tables::showing::delete_session(tx.db, token::session(token, at))?;
    }
    Ok(())
}
