//! Sweeps requests of subjects that were answered so long ago that nobody has to prove it any more.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tables::{request, request_text};
use crate::tx::Tx;
use domain::id::{OrganisationId, RequestId};

/// Requests, with what was written about them.
pub(super) fn answered(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let before = domain::request::kept_since(sweep.times().due);
    sweep.until_none(
        |r| request::old(r.db, organisation, before, READ),
        |sweep, due| {
            let forgotten = sweep.in_pieces("sweep.requests", organisation, &due, forget).into_iter().sum();
            sweep.swept.records += forgotten;
            forgotten
        },
    )
}

fn forget(tx: &mut Tx<'_>, due: &[RequestId], _: Times) -> Result<u64, Stop> {
    let mut forgotten = 0;
    for id in due {
        request_text::delete_of(tx.db, *id)?;
        forgotten += request::delete_one(tx.db, tx.organisation, *id)?;
    }
    Ok(forgotten)
}
