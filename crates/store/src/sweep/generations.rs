//! Sweeps single generations of keys with what they sealed: those that a withdrawal ended, and those of conversations that nobody was
//! let into beside something that stays.

use super::{READ, Sweep, Times};
use crate::fault::{Fault, Stop};
use crate::tables::{conversation, subject_key, subject_key::Due};
use crate::tx::Tx;
use domain::decision;
use domain::id::{OrganisationId, SubjectId};
use domain::retention::Rule;

/// Destroys generations whose time is over.
pub(super) fn withdrawn(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| subject_key::due(r.db, organisation, now, READ),
        |sweep, due| {
            let ended = sweep.in_pieces("sweep.generation", organisation, &due, end).into_iter().sum();
            sweep.swept.generations += ended;
            ended
        },
    )
}

fn end(tx: &mut Tx<'_>, due: &[Due], times: Times) -> Result<u64, Stop> {
    let mut ended = 0;
    for due in due {
        // Another sweep or an erasure may have come between.
        let Some(since) = subject_key::is_due(tx.db, due, times.due)? else { continue };
        tx.apply(&decision::destroy_generation(due.subject, due.purpose.clone(), due.generation, since, times.now)?)?;
        ended += 1;
    }
    Ok(ended)
}

/// Destroys the ungranted keys of subjects of whom something else is granted, or theirs to read for a day.
pub(super) fn beside(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| {
            let before = r.retention_rules(organisation)?.before(Rule::Ungranted, None, now);
            conversation::beside(r.db, organisation, before, READ)
        },
        |sweep, due| {
            let ended = sweep.in_pieces("sweep.beside", organisation, &due, end_ungranted).into_iter().sum();
            sweep.swept.generations += ended;
            ended
        },
    )
}

fn end_ungranted(tx: &mut Tx<'_>, subjects: &[SubjectId], times: Times) -> Result<u64, Stop> {
    let before = tx.retention_rules()?.before(Rule::Ungranted, None, times.due);
    let mut ended = 0;
    for subject in subjects {
        // They may have spoken, agreed or gone in the meantime.
        if !conversation::is_beside(tx.db, tx.organisation, before, *subject)? {
            continue;
        }
        let ungranted: Vec<_> = tx.standing(*subject, times.due)?.live.into_iter().filter(|live| live.grant.is_none()).collect();
        if ungranted.is_empty() {
            // It would be found again and again.
            return Err(Fault::broken("a conversation names a key that is not there").into());
        }
        for live in ungranted {
            tx.apply(&decision::destroy_generation(*subject, live.purpose, live.generation, times.due, times.now)?)?;
            ended += 1;
        }
    }
    Ok(ended)
}
