//! Sweeps consents whose time is over: they end, as by a withdrawal.

use super::{READ, Sweep};
use crate::fault::Stop;
use crate::tables::subject_grant;
use domain::consent;
use domain::id::OrganisationId;
use domain::refusal::Refusal;

/// Consents that hold no longer. What they covered is then due like what was withdrawn.
pub(super) fn expired(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let (now, store) = (sweep.times().due, sweep.store);
    for (whose, subject, purpose) in store.read(|r| subject_grant::over(r.db, now, READ))? {
        if whose != organisation {
            continue;
        }
        let ended = sweep.act("sweep.consent", organisation, move |tx| {
            let standing = match tx.standing(subject, now) {
                // An erasure came between.
                Err(Stop::Refused(Refusal::NotFound)) => return Ok(false),
                standing => standing?,
            };
            // Another sweep, a withdrawal or a new consent may have come between.
            let Some(decision) = consent::expire(&standing, &purpose, now) else { return Ok(false) };
            tx.apply(&decision)?;
            Ok(true)
        });
        if ended.unwrap_or_default() {
            sweep.swept.expired.push((organisation, subject));
        }
    }
    Ok(())
}
