//! Sweeps consents whose time is over: they end, as by a withdrawal.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tables::subject_grant;
use crate::tx::Tx;
use domain::consent;
use domain::id::{OrganisationId, SubjectId};
use domain::purpose::Purpose;
use domain::refusal::Refusal;

/// Consents that hold no longer. What they covered is then due like what was withdrawn.
pub(super) fn expired(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| subject_grant::over(r.db, organisation, now, READ),
        |sweep, due| {
            let ended: Vec<SubjectId> = sweep.in_pieces("sweep.consent", organisation, &due, end).concat();
            let count = ended.len() as u64;
            sweep.swept.expired.extend(ended.into_iter().map(|subject| (organisation, subject)));
            count
        },
    )
}

fn end(tx: &mut Tx<'_>, due: &[(SubjectId, Purpose)], times: Times) -> Result<Vec<SubjectId>, Stop> {
    let mut ended = Vec::new();
    for (subject, purpose) in due {
        let standing = match tx.standing(*subject, times.due) {
            // An erasure came between.
            Err(Stop::Refused(Refusal::NotFound)) => continue,
            standing => standing?,
        };
        // Another sweep, a withdrawal or a new consent may have come between.
        let Some(decision) = consent::expire(&standing, purpose, times.due) else { continue };
        tx.apply(&decision)?;
        ended.push(*subject);
    }
    Ok(ended)
}
