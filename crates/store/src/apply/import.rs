//! Decides which rows a change of [`domain::import`] writes, and reads the facts for it.

use crate::fault::Stop;
use crate::tables::{
    contact_field, contact_field::FieldRow, material_change, objection, subject, subject_grant, subject_grant::Term, subject_key,
};
use crate::tx::Tx;
use domain::consent;
use domain::import::{Change, Prepared};
use domain::purpose::Purpose;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Imported { row, at, .. } => take_in(tx, row, *at)?,
        Change::Objected { subject, purpose, hash, at, .. } => objection::insert(tx.db, organisation, *subject, purpose, hash, *at)?,
    }
    Ok(())
}

fn take_in(tx: &mut Tx<'_>, row: &Prepared, at: Timestamp) -> Result<(), Stop> {
    let (id, generation) = (row.subject, row.keys.generation);
    subject::insert(tx.db, tx.organisation, id, &row.public_key, at)?;
    subject_key::insert(tx.db, id, &row.purpose, generation, at)?;
    let rule = tx.purposes()?.into_iter().find(|rule| rule.purpose == row.purpose);
    let expires_at = consent::expires(row.basis, rule.and_then(|rule| rule.valid_months), row.given_at);
    let term = Term { stood_on: material_change::last(tx.db, tx.organisation)?, expires_at };
    subject_grant::insert_imported(tx.db, row, term)?;
    tx.seal_key((id, &row.purpose, generation), row.grant, &row.keys.seals)?;
    for (field, sealed) in &row.fields {
        let field = FieldRow { purpose: row.purpose.clone(), field: (*field).to_owned(), generation, at, sealed: sealed.clone() };
        contact_field::put(tx.db, id, &field)?;
    }
    Ok(())
}

impl Tx<'_> {
    /// Whether somebody with one of these addresses, as keyed hashes, objected to the purpose.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn objected(&mut self, purpose: &Purpose, hashes: &[[u8; 32]]) -> Result<bool, Stop> {
        for hash in hashes {
            if objection::known(self.db, self.organisation, purpose, hash)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
