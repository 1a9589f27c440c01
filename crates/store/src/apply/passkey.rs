//! Decides which rows a change of [`domain::passkey`] writes.

use super::signing_in::renew;
use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::passkey::Change;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Added { passkey, under, at, .. } => {
            // An authenticator never gives an id twice: whoever brings one that is known has copied it.
            if tables::passkey::by_credential(tx.db, &passkey.credential)?.is_some() {
                return Err(Refusal::Conflict.into());
            }
            tables::passkey::insert(tx.db, organisation, passkey, *at)?;
            renew(tx, under, *at)?;
        }
        Change::Renamed { member, id, name, .. } => there(tables::passkey::rename(tx.db, organisation, *member, *id, name)?)?,
        Change::Removed { member, id, forgets_codes, .. } => {
            there(tables::passkey::delete(tx.db, organisation, *member, *id)?)?;
            if *forgets_codes {
                tables::recovery_code::forget(tx.db, *member)?;
            }
        }
    }
    Ok(())
}

fn there(found: bool) -> Result<(), Stop> {
    if found { Ok(()) } else { Err(Refusal::NotFound.into()) }
}
