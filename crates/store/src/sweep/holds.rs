//! Sweeps legal holds whose time is over, with what they alone kept.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tx::Tx;
use domain::hold;
use domain::id::{HoldId, OrganisationId};
use domain::refusal::Refusal;

/// Holds whose time is over. They go first: what they kept is then due like everything else.
pub(super) fn over(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| r.holds_over(organisation, now, READ),
        |sweep, due| {
            let ended = sweep.in_pieces("sweep.hold", organisation, &due, end).into_iter().sum();
            sweep.swept.holds += ended;
            ended
        },
    )
}

fn end(tx: &mut Tx<'_>, due: &[HoldId], times: Times) -> Result<u64, Stop> {
    let mut ended = 0;
    for hold in due {
        let hold = match tx.hold(*hold) {
            // Somebody lifted it in the meantime.
            Err(Stop::Refused(Refusal::NotFound)) => continue,
            hold => hold?,
        };
        tx.apply(&hold::expire(&hold, times.due)?)?;
        ended += 1;
    }
    Ok(ended)
}
