//! Ledger entries are acts: what each step must have left, and nothing else, in trees that verify.

use serde_json::Value;
use std::collections::BTreeMap;
use testkit::simulator::World;
use testkit::simulator::model::Acts;

/// How far each ledger was counted.
pub(crate) struct Counted(Vec<u64>);

impl Counted {
    /// From how things stand at the beginning.
    pub(crate) fn begin(world: &mut World<'_>) -> Self {
        world.take_acts();
        Self((0..world.houses.len()).map(|house| entries(world, house, 0).len() as u64).collect())
    }

    /// Counts what came since, and verifies every ledger.
    pub(crate) fn check(&mut self, world: &mut World<'_>) {
        for (house, (acts, seen)) in world.take_acts().into_iter().zip(&mut self.0).enumerate() {
            let new = entries(world, house, *seen);
            compare(house, &acts, &new);
            *seen += new.len() as u64;
        }
        let key = world.server.ground().server_key();
        let opens = |k: &store::reads::LedgerKey| server::open_signing_key(&key, k.organisation, &k.sealed_seed).is_some();
        let verified = world.server.store().read(|r| Ok(r.verify_ledgers(opens).map(drop).map_err(|e| e.to_string())));
        verified.expect("the ledgers are read").expect("the ledgers verify");
    }
}

/// The acts of a house's ledger from a position on; nothing where an erasure has taken the words along.
fn entries(world: &World<'_>, house: usize, from: u64) -> Vec<Option<String>> {
    let organisation = world.houses.get(house).expect("a house").organisation.id;
    let last = u64::try_from(i64::MAX).expect("a position");
    let read = world.server.store().read(|r| r.last_entries(organisation, last, i64::MAX));
    let mut entries = read.expect("the ledger is read");
    entries.reverse();
    let act = |text: String| {
        let entry: Value = serde_json::from_str(&text).expect("an entry is JSON");
        entry.get("act").and_then(Value::as_str).expect("an entry names its act").to_owned()
    };
    let from = usize::try_from(from).expect("a length");
    entries.split_off(from.min(entries.len())).into_iter().map(|e| e.entry.map(act)).collect()
}

fn compare(house: usize, acts: &Acts, new: &[Option<String>]) {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    new.iter().flatten().for_each(|act| *found.entry(act).or_default() += 1);
    // An entry whose words went with a subject in the same step counts for whichever is missing.
    let unnamed = new.iter().filter(|entry| entry.is_none()).count();
    let missing: usize = acts.must.iter().map(|(act, times)| times.saturating_sub(found.get(act).copied().unwrap_or_default())).sum();
    let spare = |act: &str| acts.may.get(act).copied().unwrap_or_default();
    let more: Vec<_> = found
        .iter()
        .filter(|(act, times)| **times > acts.must.get(**act).copied().unwrap_or_default() + spare(act))
        .map(|(act, times)| format!("{act} {times}"))
        .collect();
    assert!(missing <= unnamed && more.is_empty(), "house {house}: the ledger got {found:?} and {unnamed} without words, not {acts:?}");
    let most: usize = acts.must.values().chain(acts.may.values()).sum();
    assert!(new.len() <= most, "house {house}: {} entries, and not {most} acts: {found:?}, not {acts:?}", new.len());
}
