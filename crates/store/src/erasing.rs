//! Goes on with erasures that have begun: in acts so short that nobody waits long behind one, from wherever a process was ended.

use crate::fault::{Fault, Stop};
use crate::{Store, tables};
use domain::erasure;
use domain::id::{OrganisationId, SubjectId};
use domain::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use std::time::{Duration, Instant};

/// How long an act of an erasure works before its commit. The size of the next one is made to it.
const ACT: Duration = Duration::from_millis(4);
/// Rows that the first act destroys, and the fewest and the most that one ever does.
const PIECE: (u64, u64, u64) = (128, 32, 4_096);
/// Erasures that one reading names.
const READ: i64 = 256;

/// How far one act brought an erasure.
pub(crate) enum Step {
    /// Something may be left.
    Further(Duration),
    /// Nothing is left, or another process ended it.
    Done,
}

/// How far erasures that had begun were brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Finished {
    /// Those that came to their end.
    pub ended: u64,
    /// Those that did not; the log says why.
    pub failed: u64,
}

impl Store {
    /// Goes on with every erasure that has begun, to its end. Between two acts others have their turn.
    ///
    /// # Errors
    /// [`Fault`] where the database cannot be read. What one subject's erasure fails at is logged and counted, the others go on, and the
    /// next call tries again.
    pub fn finish_erasures(&self, now: Timestamp) -> Result<Finished, Fault> {
        let (mut ended, began) = (0, Instant::now());
        loop {
            let (before, mut failed) = (ended, 0);
            for (organisation, subject) in self.read(|r| tables::erasing::list(r.db, READ))? {
                match self.finish(organisation, subject, &|| later(now, began)) {
                    Ok(()) => ended += 1,
                    Err(stop) => {
                        tracing::error!(%organisation, error = %stop, "an erasure that has begun did not come to its end");
                        failed += 1;
                    }
                }
            }
            // The last reading names those that are left: what failed is counted once.
            if ended == before {
                return Ok(Finished { ended, failed });
            }
        }
    }

    fn finish(&self, organisation: OrganisationId, subject: SubjectId, now: &dyn Fn() -> Timestamp) -> Result<(), Stop> {
        let (first, least, most) = PIECE;
        let mut size = first;
        while let Step::Further(took) = self.erase_piece(organisation, subject, size, now())? {
            // As long as the act took, so that who writes meanwhile finds the writer free at least half of the time.
            std::thread::sleep(took);
            let fits = ACT.as_micros() / took.as_micros().max(1);
            let fits = u64::try_from(fits).unwrap_or(u64::MAX);
            size = if fits == 0 { size / 2 } else { size.saturating_mul(fits.min(2)) }.clamp(least, most);
        }
        Ok(())
    }

    /// One act of an erasure.
    pub(crate) fn erase_piece(&self, organisation: OrganisationId, subject: SubjectId, size: u64, now: Timestamp) -> Result<Step, Stop> {
        self.act_now("erasure.piece", organisation, move |tx| {
            let began = Instant::now();
            let Some(erasing) = tx.erasing(subject)? else { return Ok(Step::Done) };
            let piece = tx.next_piece(&erasing, size)?;
            match erasure::go_on(&erasing, piece, now) {
                Ok(decision) => {
                    tx.apply(&decision)?;
                    Ok(Step::Further(began.elapsed()))
                }
                // Nothing is left of what goes in pieces.
                Err(Refusal::Conflict) => {
                    let asked = erasing.request;
                    let left = tx.counted()?;
                    tx.apply(&erasure::complete(erasing, &left, now)?)?;
                    asked.map_or(Ok(()), |asked| tx.answer_erasure(asked, now))?;
                    Ok(Step::Done)
                }
                Err(refusal) => Err(refusal.into()),
            }
        })
    }
}

/// The time now, where it was `then` at `began`.
pub(crate) fn later(then: Timestamp, began: Instant) -> Timestamp {
    let passed = SignedDuration::try_from(began.elapsed()).unwrap_or_default();
    let now = then.saturating_add(passed).unwrap_or(then);
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}
