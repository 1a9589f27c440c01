//! Sweeps subjects with everything that is theirs: those who have been inactive for too long, those of whom nothing was granted, and
//! those who came by an import and never spoke.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tables::{self, conversation, conversation::DueKind, subject};
use crate::tx::Tx;
use domain::erasure;
use domain::id::{OrganisationId, SubjectId};
use domain::retention::{self, Rule};

pub(super) fn inactive(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    destroy(sweep, organisation, "sweep.inactive", conversation::DUE_INACTIVE, |tx, subjects, times| {
        batch(tx, conversation::DUE_INACTIVE, Rule::Inactive, subjects, times)
    })
}

pub(super) fn ungranted(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    destroy(sweep, organisation, "sweep.ungranted", conversation::DUE_PRIVATE, |tx, subjects, times| {
        batch(tx, conversation::DUE_PRIVATE, Rule::Ungranted, subjects, times)
    })
}

pub(super) fn imported(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    destroy(sweep, organisation, "sweep.imported", subject::DUE_UNVISITED, |tx, subjects, times| {
        batch(tx, subject::DUE_UNVISITED, Rule::Inactive, subjects, times)
    })
}

type Act = fn(&mut Tx<'_>, &[SubjectId], Times) -> Result<Vec<SubjectId>, Stop>;

/// Destroys whoever is due.
fn destroy(sweep: &mut Sweep<'_>, organisation: OrganisationId, name: &'static str, kind: DueKind, act: Act) -> Result<(), Stop> {
    let (rule, due) = (sweep.job.rule, sweep.times().due);
    sweep.until_none(
        |r| {
            let before = r.retention_rules(organisation)?.before(rule, None, due);
            kind.find(r.db, organisation, before, READ)
        },
        |sweep, due| {
            let gone = sweep.in_pieces(name, organisation, &due, act).concat();
            let count = gone.len() as u64;
            sweep.swept.erased.extend(gone.into_iter().map(|subject| (organisation, subject)));
            count
        },
    )
}

/// Destroys those of these subjects who are due; answers who they were. They may have spoken, agreed or gone since they were read.
fn batch(tx: &mut Tx<'_>, kind: DueKind, rule: Rule, subjects: &[SubjectId], times: Times) -> Result<Vec<SubjectId>, Stop> {
    let before = tx.retention_rules()?.before(rule, None, times.due);
    tables::doomed::name(tx.db, subjects)?;
    let still = kind.still(tx.db, tx.organisation, before)?;
    if still.len() < subjects.len() {
        tables::doomed::name(tx.db, &still)?;
    }
    tables::doomed::seal(tx.db)?;
    let large = tx.large()?;
    if !large.is_empty() {
        let small: Vec<_> = still.iter().filter(|subject| !large.contains(subject)).copied().collect();
        tables::doomed::name(tx.db, &small)?;
        tables::doomed::seal(tx.db)?;
    }
    let doomed = tx.doomed()?;
    let mut gone: Vec<SubjectId> = doomed.iter().map(|doomed| doomed.subject).collect();
    if !gone.is_empty() {
        tx.apply(&retention::destroy_subjects(rule, doomed, times.now))?;
    }
    for subject in large {
        tx.apply(&erasure::begin_by_rule(subject, rule, times.now))?;
        gone.push(subject);
    }
    Ok(gone)
}
