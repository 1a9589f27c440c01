//! Sweeps what was kept to prove something, once nothing is left to be proven: side entries of the ledger, hashes of objections,
//! records of destruction.

use super::{Sweep, Times};
use crate::fault::Stop;
use crate::tables::{destruction, doomed, ledger_entry, objection};
use crate::tx::Tx;
use domain::id::OrganisationId;
use domain::refusal::Refusal;
use domain::retention::{self, Rule};
use jiff::Timestamp;

/// Erasures whose evidence one reading names.
const ERASURES: i64 = 64;

/// The proofs of consent of erased subjects, with the entry of the erasure. The leaves stay, and the ledger verifies.
pub(super) fn trim(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| {
            let before = r.retention_rules(organisation)?.before(Rule::Evidence, None, now);
            destruction::with_evidence(r.db, organisation, before, ERASURES)
        },
        |sweep, due| {
            let trimmed = sweep.in_pieces("sweep.evidence", organisation, &due, trim_of).into_iter().sum();
            sweep.swept.records += trimmed;
            trimmed
        },
    )
}

/// Trims everything that names the subjects of these erasures, who are gone.
fn trim_of(tx: &mut Tx<'_>, erasures: &[(u64, u64)], times: Times) -> Result<u64, Stop> {
    let mut subjects = Vec::new();
    for (first, last) in erasures {
        subjects.extend(ledger_entry::subjects(tx.db, tx.organisation, *first, *last)?);
    }
    doomed::name(tx.db, &subjects)?;
    let (mut positions, mut named) = (Vec::new(), Vec::new());
    for (_, position, text) in ledger_entry::of_doomed(tx.db)? {
        positions.push(position);
        // What an erasure had said was removed must be said again once its own words are gone.
        named.extend(text.as_deref().and_then(ledger::verify::removed_by).iter().flat_map(ledger::Positions::iter));
    }
    let trimmed = positions.len() as u64;
    match retention::trim(Rule::Evidence, positions, &named, times.now) {
        Ok(decision) => tx.apply(&decision).map(|_| trimmed),
        // Another sweep came between.
        Err(Refusal::Conflict) => Ok(0),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Hashes of objections whose time is over.
pub(super) fn objections(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    records_of(sweep, organisation, Rule::Objections, objection::old)
}

/// Records of destruction whose time is over. Those that lead to evidence stay until that is gone.
pub(super) fn records(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    records_of(sweep, organisation, Rule::DestructionRecords, destruction::old)
}

type Old = fn(&mut crate::db::Db, OrganisationId, Timestamp) -> Result<(u64, Option<Timestamp>), crate::Fault>;

fn records_of(sweep: &mut Sweep<'_>, organisation: OrganisationId, rule: Rule, old: Old) -> Result<(), Stop> {
    let times = sweep.times();
    let (due, _) = sweep.store.read(|r| {
        let before = r.retention_rules(organisation)?.before(rule, None, times.due);
        old(r.db, organisation, before)
    })?;
    if due == 0 {
        return Ok(());
    }
    let destroyed = sweep.act("sweep.records", organisation, move |tx| {
        let before = tx.retention_rules()?.before(rule, None, times.due);
        let (rows, _) = old(tx.db, tx.organisation, before)?;
        if rows > 0 {
            tx.apply(&retention::destroy_records(rule, before, rows, times.now)?)?;
        }
        Ok(rows)
    });
    sweep.swept.records += destroyed.unwrap_or_default();
    Ok(())
}
