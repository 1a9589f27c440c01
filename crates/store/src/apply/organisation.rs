//! Decides which rows a change of [`domain::organisation`] writes.

use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::organisation::Change;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Changed { profile, .. } => tables::organisation::change(tx.db, organisation, profile)?,
        Change::SiteTold { site, profile, .. } => {
            if !tables::site::tell(tx.db, organisation, *site, profile)? {
                return Err(Refusal::NotFound.into());
            }
        }
        Change::ConfirmationSet { confirm_email, .. } => tables::organisation::set_confirmation(tx.db, organisation, *confirm_email)?,
        Change::StepClosed { step, at, .. } => tables::first_run::put(tx.db, organisation, step, *at)?,
    }
    Ok(())
}
