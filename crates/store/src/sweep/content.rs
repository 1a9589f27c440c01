//! Sweeps what is too old of those who stay: what was said, and what was told for a purpose.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tx::Tx;
use domain::id::{OrganisationId, SubjectId};
use domain::purpose::PurposeRule;
use domain::retention::{self, Rule};

/// What was said, counted from when it was.
pub(super) fn said(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| {
            let before = r.retention_rules(organisation)?.before(Rule::Content, None, now);
            r.said_too_long_ago(organisation, before, READ)
        },
        |sweep, due| {
            let removed = sweep.in_pieces("sweep.said", organisation, &due, unsay).into_iter().sum();
            sweep.swept.content += removed;
            removed
        },
    )
}

fn unsay(tx: &mut Tx<'_>, subjects: &[SubjectId], times: Times) -> Result<u64, Stop> {
    let before = tx.retention_rules()?.before(Rule::Content, None, times.due);
    let mut rows = 0;
    for subject in subjects {
        // Another sweep or an erasure may have come between; as much of one subject as an act may destroy, the next reading takes on.
        let Ok(old) = tx.said_before(*subject, before) else { continue };
        if old.rows > 0 {
            rows += old.rows;
            tx.apply(&retention::destroy_content(Rule::Content, old, times.now)?)?;
        }
    }
    Ok(rows)
}

/// What was told for each purpose, counted from when it was told or corrected last.
pub(super) fn told(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    for purpose in sweep.store.read(|r| r.purposes(organisation))? {
        sweep.job.rule = Rule::cap(purpose.special);
        told_for(sweep, organisation, &purpose)?;
    }
    Ok(())
}

fn told_for(sweep: &mut Sweep<'_>, organisation: OrganisationId, purpose: &PurposeRule) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| {
            let before = r.retention_rules(organisation)?.before(Rule::cap(purpose.special), Some(&purpose.purpose), now);
            r.told_too_long_ago(organisation, &purpose.purpose, before, READ)
        },
        |sweep, due| {
            let due: Vec<_> = due.into_iter().map(|subject| (subject, purpose.clone())).collect();
            let removed = sweep.in_pieces("sweep.told", organisation, &due, forget).into_iter().sum();
            sweep.swept.content += removed;
            removed
        },
    )
}

fn forget(tx: &mut Tx<'_>, told: &[(SubjectId, PurposeRule)], times: Times) -> Result<u64, Stop> {
    let rules = tx.retention_rules()?;
    let mut rows = 0;
    for (subject, purpose) in told {
        let rule = Rule::cap(purpose.special);
        let before = rules.before(rule, Some(&purpose.purpose), times.due);
        let Ok(old) = tx.told_before(*subject, purpose.purpose.clone(), before) else { continue };
        if old.rows > 0 {
            rows += old.rows;
            tx.apply(&retention::destroy_content(rule, old, times.now)?)?;
        }
    }
    Ok(rows)
}
