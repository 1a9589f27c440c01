//! The sweep's step for consents: ends those whose time is over.

use super::{BATCH, Swept};
use crate::Store;
use crate::fault::Stop;
use crate::tables::subject_grant;
use domain::consent;
use domain::refusal::Refusal;
use jiff::Timestamp;

impl Store {
    /// Ends a batch of consents whose time is over; whether there may be more.
    pub(super) fn sweep_consents(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let batch = self.read(|r| subject_grant::over(r.db, now, BATCH))?;
        let more = !batch.is_empty();
        for (organisation, subject, purpose) in batch {
            let ended = self.destroy("sweep.consent", organisation, swept, move |tx| {
                let standing = match tx.standing(subject, now) {
                    // An erasure came between.
                    Err(Stop::Refused(Refusal::NotFound)) => return Ok(false),
                    standing => standing?,
                };
                // Another sweep, a withdrawal or a new consent may have come between.
                let Some(decision) = consent::expire(&standing, &purpose, now) else { return Ok(false) };
                tx.apply(&decision)?;
                Ok::<_, Stop>(true)
            });
            if ended {
                swept.expired.push((organisation, subject));
            }
        }
        Ok(more)
    }
}
