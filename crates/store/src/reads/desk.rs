//! What the privacy desk counts and no other screen does: consents as they stand, requests that wait by age, keys to be handed over.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::{self, holder::HolderRow, material_change};
use domain::calendar;
use domain::consent::{self, Ground};
use domain::id::{HolderId, OrganisationId};
use domain::pair::Kind;
use domain::purpose::{Basis, Purpose};
use jiff::Timestamp;
use jiff::civil::Date;
use locale::Locale;
use std::collections::{BTreeMap, BTreeSet};

statements! {
    GRANTS = "SELECT g.purpose, g.state, g.basis, g.locale, g.stood_on, CAST(CASE WHEN g.expires_at <= ?2 THEN 1 ELSE 0 END AS BIGINT), COUNT(*) FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE s.organisation = ?1 AND NOT EXISTS (SELECT 1 FROM subject_grant l WHERE l.subject = g.subject AND l.purpose = g.purpose AND (l.at > g.at OR (l.at = g.at AND l.id > g.id))) GROUP BY 1, 2, 3, 4, 5, 6";
    WAITING = "SELECT received_on, due_on, COUNT(*) FROM request WHERE organisation = ?1 AND closed_at IS NULL GROUP BY received_on, due_on";
    HELD_PAIRS = "SELECT holder, purpose, generation FROM purpose_seal WHERE organisation = ?1";
}

impl Reader<'_> {
    /// How many people stand how towards which purpose, by purpose and state: the latest record of each counts, as it stands at this
    /// moment. States are those of [`GrantRow`](super::GrantRow).
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn consents_standing(&mut self, organisation: OrganisationId, now: Timestamp) -> Result<BTreeMap<(String, String), u64>, Fault> {
        let changes = material_change::since(self.db, organisation, 0)?;
        let groups = self.db.rows(GRANTS, values![&organisation.0, now.as_millisecond()], |row| {
            let ground = (row.text(2)?, row.text(3)?, row.u64(4)?, row.u64(5)? > 0);
            Ok((row.text(0)?, row.text(1)?, ground, row.u64(6)?))
        })?;
        let mut counts = BTreeMap::new();
        for (purpose, state, (basis, locale, stood_on, over), count) in groups {
            let named = Basis::parse(&basis).zip(Locale::parse(&locale)).zip(Purpose::parse(&purpose)).filter(|_| state == "given");
            let ground = named.map(|((basis, locale), purpose)| {
                // Whether it is over was decided where the groups were made: their members end at different times.
                Ground { purpose, basis, locale, stood_on, expires_at: over.then_some(now) }
            });
            let lapsed = ground.and_then(|ground| consent::health(&ground, &changes, now).lapsed());
            *counts.entry((purpose, lapsed.map_or(state, str::to_owned))).or_default() += count;
        }
        Ok(counts)
    }

    /// Requests that wait: when they were received, when they are due, and how many they are.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_waiting(&mut self, organisation: OrganisationId) -> Result<Vec<(Date, Option<Date>, u64)>, Fault> {
        let day = |number: i64| i32::try_from(number).map(calendar::day).map_err(|_| Fault::broken("a day is none"));
        self.db.rows(WAITING, values![&organisation.0], |row| Ok((day(row.int(0)?)?, row.opt_int(1)?.map(day).transpose()?, row.u64(2)?)))
    }

    /// How many holders lack the newest generation of each pair that their role reads; pairs that nobody lacks are left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn pairs_lacked(&mut self, organisation: OrganisationId) -> Result<Vec<(Purpose, u64)>, Fault> {
        let mut lacked: BTreeMap<Purpose, u64> = BTreeMap::new();
        for pair in self.keys_waiting(organisation)?.into_iter().flat_map(|(_, pairs)| pairs) {
            *lacked.entry(pair).or_default() += 1;
        }
        Ok(lacked.into_iter().collect())
    }

    /// Who waits for which keys: the holders who lack the newest generation of a pair that their role reads. An older generation is no reason to
    /// wait: what it sealed may be open to the recovery key alone, for good. Who was invited does not wait yet.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn keys_waiting(&mut self, organisation: OrganisationId) -> Result<Vec<(HolderRow, Vec<Purpose>)>, Fault> {
        let rows = self.db.rows(HELD_PAIRS, values![&organisation.0], |row| Ok((HolderId(row.id(0)?), row.text(1)?, row.u32(2)?)))?;
        let held: BTreeSet<_> = rows.into_iter().collect();
        // In the order of generations: the newest stays.
        let newest: BTreeMap<Purpose, u32> =
            tables::purpose_key::list(self.db, organisation)?.into_iter().map(|key| (key.purpose, key.generation)).collect();
        let mut waiting = Vec::new();
        for row in tables::holder::list(self.db, organisation)? {
            let holder = row.holder();
            let lacks = |(pair, generation): &(&Purpose, &u32)| {
                holder.kind != Kind::Invitation && holder.reads(pair) && !held.contains(&(holder.id, pair.to_string(), **generation))
            };
            let lacked: Vec<_> = newest.iter().filter(lacks).map(|(pair, _)| pair.clone()).collect();
            if !lacked.is_empty() {
                waiting.push((row, lacked));
            }
        }
        Ok(waiting)
    }
}
