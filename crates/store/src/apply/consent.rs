//! Decides which rows a change of [`domain::consent`] writes, and how a grant ends.

use crate::fault::{Fault, Stop};
use crate::tables::{confirmation, conversation, subject_grant, subject_key, subject_seal, task, terms};
use crate::tx::Tx;
use domain::consent::Change;
use domain::id::{GrantId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Expired { grant, subject, purpose, generation, at, destroy_at, .. } => {
            end(tx, (*grant, "expired"), (*subject, purpose, *generation), *at, *destroy_at)?;
        }
        Change::TermsKept { version, body, at, .. } => terms::insert(tx.db, tx.organisation, version, body, *at)?,
    }
    Ok(())
}

/// Ends a grant, in this state: every seal but the visitor's goes, the generation ends, and what was promised for it with it.
pub(super) fn end(
    tx: &mut Tx<'_>,
    (grant, state): (GrantId, &str),
    (subject, purpose, generation): (SubjectId, &Purpose, u32),
    at: Timestamp,
    destroy_at: Timestamp,
) -> Result<(), Fault> {
    subject_seal::take_back(tx.db, subject, purpose, generation)?;
    subject_key::end(tx.db, subject, purpose, generation, at, destroy_at)?;
    subject_grant::end(tx.db, grant, state, at)?;
    confirmation::delete_one(tx.db, grant)?;
    if purpose.as_str() == domain::task::PURPOSE {
        task::delete_open(tx.db, subject)?;
    }
    if purpose.is_conversation() {
        conversation::follow_key(tx.db, subject, 0, false)?;
    }
    Ok(())
}
