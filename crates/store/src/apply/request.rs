//! Decides which rows a change of [`domain::request`] writes.

use crate::fault::Stop;
use crate::tables::contact_field::{self, FieldRow};
use crate::tables::{confirmation, request, request_text};
use crate::tx::Tx;
use domain::request::{Change, Corrected, member_of};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Received { request: new, due, .. } => request::insert(db, organisation, new, *due)?,
        Change::AtOnce { request: new, .. } => request::insert(db, organisation, new, None)?,
        Change::Related { request: id, subject, .. } => request::relate(db, *id, *subject)?,
        Change::IdentityAsked { request: id, rests_since, due, .. } => request::ask_identity(db, *id, *rests_since, *due)?,
        Change::IdentityVerified { request: id, method, rested_days, due, at, .. } => {
            request::verify(db, *id, (method, *at), *rested_days, *due)?;
        }
        Change::Extended { request: id, due, .. } => request::extend(db, *id, *due)?,
        Change::Closed { request: id, state, at, .. } => request::close(db, *id, *state, *at)?,
        Change::Written { request: id, text, by, at, .. } => request_text::insert(db, *id, text, member_of(*by), *at)?,
        Change::Warned { request: id, on, .. } => request::warn(db, *id, *on)?,
        Change::Rectified { subject, copy, at, .. } => {
            let Corrected { purpose, field, generation, sealed } = copy.clone();
            if domain::confirmation::is_address(&purpose, &field) {
                confirmation::forget_letter(db, *subject, &purpose)?;
            }
            let row = FieldRow { purpose, field, generation, at: *at, sealed };
            contact_field::put(db, *subject, &row)?;
            contact_field::replaced(db, *subject, &row)?;
        }
        // The entry is the record.
        Change::Exported { .. } => {}
    }
    Ok(())
}
