//! Sweeps legal holds whose time is over, with what they alone kept.

use super::{READ, Sweep};
use crate::fault::Stop;
use domain::id::OrganisationId;
use domain::refusal::Refusal;

/// Holds whose time is over. They go first: what they kept is then due like everything else.
pub(super) fn over(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let (now, store) = (sweep.times().due, sweep.store);
    for (whose, hold) in store.read(|r| r.holds_over(now, READ))? {
        if whose != organisation {
            continue;
        }
        let ended = sweep.act("sweep.hold", organisation, move |tx| {
            let hold = match tx.hold(hold) {
                // Somebody lifted it in the meantime.
                Err(Stop::Refused(Refusal::NotFound)) => return Ok(false),
                hold => hold?,
            };
            tx.apply(&domain::hold::expire(&hold, now)?)?;
            Ok(true)
        });
        sweep.swept.holds += u64::from(ended.unwrap_or_default());
    }
    Ok(())
}
