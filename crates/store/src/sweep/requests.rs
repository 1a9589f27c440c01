//! Sweeps requests of subjects that were answered so long ago that nobody has to prove it any more.

use super::{READ, Sweep};
use crate::fault::Stop;
use crate::tables::{request, request_text};
use domain::id::OrganisationId;

/// Requests, with what was written about them.
pub(super) fn answered(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let (before, store) = (domain::request::kept_since(sweep.times().due), sweep.store);
    for (whose, id) in store.read(|r| request::old(r.db, before, READ))? {
        if whose != organisation {
            continue;
        }
        let forgotten = sweep.act("sweep.requests", organisation, move |tx| {
            request_text::delete_of(tx.db, id)?;
            Ok(request::delete_one(tx.db, tx.organisation, id)?)
        });
        sweep.swept.records += forgotten.unwrap_or_default();
    }
    Ok(())
}
