//! Decides which rows a change of [`domain::purpose`] writes: the rule, and what it makes stale.

use crate::fault::Stop;
use crate::tables::material_change;
use crate::tables::purpose;
use crate::tx::Tx;
use domain::consent::What;
use domain::purpose::Change;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (organisation, Change::Changed { rule, fields, material, at, .. }) = (tx.organisation, change);
    if !purpose::change(tx.db, organisation, rule)? {
        return Err(Refusal::NotFound.into());
    }
    if *material {
        material_change::insert(tx.db, organisation, Some(&rule.purpose), None, &What::Purpose(fields.clone()), *at)?;
    }
    Ok(())
}
