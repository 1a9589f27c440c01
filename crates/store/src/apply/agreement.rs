//! Decides which rows a change of [`domain::agreement`] writes.

use crate::fault::{Fault, Stop};
use crate::recorded::Recorded;
use crate::tables::agreement_objection::{self, ObjectionRow};
use crate::tables::agreement_signature::{self, SignatureRow};
use crate::tables::{agreement, recipient};
use crate::tx::Tx;
use domain::agreement::{Change, Party, State};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Drafted { draft, at, .. } => agreement::insert(db, organisation, draft, *at)?,
        Change::Signed { agreement: id, member: signer, step, at, .. } => {
            super::signing_in::spend(tx, *signer, *step, *at)?;
            agreement::set_state(tx.db, organisation, *id, State::SignedByOrganisation)?;
        }
        Change::Countersigned { agreement: id, .. } => agreement::set_state(db, organisation, *id, State::SignedByBoth)?,
        Change::Superseded { agreement: id, at, .. } => agreement::supersede(db, organisation, *id, *at)?,
        Change::Filed { agreement: id, sealed, .. } => agreement::keep_signed(db, organisation, *id, sealed)?,
        Change::Objected { objection, agreement, sub_processor, recipient: to, reason, member, at, .. } => {
            let row = ObjectionRow { id: *objection, sub_processor: *sub_processor, reason: reason.clone(), at: *at };
            agreement_objection::insert(db, organisation, *agreement, *member, &row)?;
            recipient::object(db, organisation, *to, Some(*at))?;
        }
        Change::ObjectionWithdrawn { sub_processor, recipient: to, at, .. } => {
            agreement_objection::end(db, organisation, *sub_processor, *at)?;
            recipient::object(db, organisation, *to, None)?;
        }
    }
    Ok(())
}

/// Writes the signature that a change gives, with the position of its entry.
pub(super) fn signed(tx: &mut Tx<'_>, change: &Change, entry: &Recorded) -> Result<(), Fault> {
    let (agreement, row) = match change {
        Change::Signed { agreement, member, method, name, at, .. } => (agreement, (Party::Organisation, Some(*member), name, *method, *at)),
        Change::Countersigned { agreement, method, name, at, .. } => (agreement, (Party::Operator, None, name, *method, *at)),
        _ => return Ok(()),
    };
    let (party, signer, name, method, at) = row;
    let row = SignatureRow { party, signer, name: name.clone(), method, at, position: entry.index };
    agreement_signature::insert(tx.db, *agreement, &row)
}
