//! The register of breaches, whose clocks run, and who is affected by one: by purposes, times, members and their sessions.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::breach::BreachRow;
use crate::tables::{breach, breach_affected, breach_notification, ended_key, ledger_entry};
use domain::act::{self, Act};
use domain::breach::{Notification, SHOWN_FOR, Sealed, State};
use domain::id::{BreachId, MemberId, NotificationId, OrganisationId, SessionId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

statements! {
    HELD = "SELECT DISTINCT k.subject FROM subject_key k JOIN subject s ON s.id = k.subject WHERE s.organisation = ?1 AND k.purpose = ?2 AND k.created_at <= ?4 AND (k.ended_at IS NULL OR k.ended_at >= ?3)";
    THERE = "SELECT id FROM subject WHERE organisation = ?1 AND created_at <= ?2";
}

/// Entries of the ledger that are looked through at a time.
const PAGE: i64 = 4_096;

/// Whom a breach affects: everybody of whom the organisation held something within the time, where nothing narrows it.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those of whom something was held for one of these purposes; empty: for any.
    pub purposes: Vec<Purpose>,
    /// From when on.
    pub from: Option<Timestamp>,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Those whom one of these members was shown.
    pub members: Vec<MemberId>,
    /// Those who were shown in one of these sessions.
    pub sessions: Vec<SessionId>,
}

/// A breach whose clocks run.
#[derive(Clone, Debug)]
pub struct Running {
    /// Whose.
    pub organisation: OrganisationId,
    /// The breach.
    pub row: BreachRow,
    /// What was told of it.
    pub told: Vec<Notification>,
}

impl Reader<'_> {
    /// A page of the register, the newest first; of one state alone, where one is named. `after` is the place of the last one on the
    /// page before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breaches(
        &mut self,
        organisation: OrganisationId,
        state: Option<State>,
        after: Option<(i64, Uuid)>,
        limit: i64,
    ) -> Result<Vec<BreachRow>, Fault> {
        breach::list(self.db, organisation, state, after, limit)
    }

    /// One breach.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breach(&mut self, organisation: OrganisationId, id: BreachId) -> Result<Option<BreachRow>, Fault> {
        breach::get(self.db, organisation, id)
    }

    /// What was told of a breach that [`Reader::breach`] has found, the first first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breach_notifications(&mut self, id: BreachId) -> Result<Vec<Notification>, Fault> {
        breach_notification::of(self.db, id)
    }

    /// What the register held at each of them, sealed.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breach_told(&mut self, id: BreachId) -> Result<Vec<(NotificationId, Sealed)>, Fault> {
        breach_notification::sealed(self.db, id)
    }

    /// A page of the people whom a breach affects and when they were told; of those alone who were not, where `untold`.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breach_affected(
        &mut self,
        id: BreachId,
        after: Option<SubjectId>,
        untold: bool,
        limit: i64,
    ) -> Result<Vec<(SubjectId, Option<Timestamp>)>, Fault> {
        breach_affected::list(self.db, id, after.unwrap_or(SubjectId(Uuid::nil())), untold, limit)
    }

    /// How many people a breach affects, and how many of them were told in their chat.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breach_counted(&mut self, id: BreachId) -> Result<(u64, u64), Fault> {
        breach_affected::counted(self.db, id)
    }

    /// How many breaches an organisation has in each state; states without any are left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breaches_counted(&mut self, organisation: OrganisationId) -> Result<Vec<(State, u64)>, Fault> {
        breach::count(self.db, organisation)
    }

    /// The breaches of an organisation whose clocks run, with what was told of each; the oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn breaches_running(&mut self, organisation: OrganisationId, limit: i64) -> Result<Vec<Running>, Fault> {
        let rows = breach::list(self.db, organisation, Some(State::Confirmed), None, limit)?;
        rows.into_iter().map(|row| self.running(organisation, row)).collect()
    }

    /// The same of every organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn all_breaches_running(&mut self, limit: i64) -> Result<Vec<Running>, Fault> {
        let mut all = Vec::new();
        for (organisation, id) in breach::running(self.db, limit)? {
            if let Some(row) = breach::get(self.db, organisation, id)? {
                all.push(self.running(organisation, row)?);
            }
        }
        Ok(all)
    }

    fn running(&mut self, organisation: OrganisationId, row: BreachRow) -> Result<Running, Fault> {
        let told = breach_notification::of(self.db, row.breach.id)?;
        Ok(Running { organisation, row, told })
    }

    /// Whose key this was, and when it was taken away; `None` for one that was not.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn ended_key(&mut self, lookup: &[u8; 32]) -> Result<Option<(OrganisationId, Timestamp)>, Fault> {
        ended_key::get(self.db, lookup)
    }

    /// The people whom something affected, in the order of their ids.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn affected(&mut self, organisation: OrganisationId, wanted: &Wanted) -> Result<Vec<SubjectId>, Fault> {
        let mut found = self.held(organisation, wanted)?;
        if !wanted.members.is_empty() || !wanted.sessions.is_empty() {
            let shown = self.shown_to(organisation, wanted)?;
            found.retain(|subject| shown.contains(subject));
        }
        Ok(found.into_iter().collect())
    }

    /// Of whom something was held within the time.
    fn held(&mut self, organisation: OrganisationId, wanted: &Wanted) -> Result<BTreeSet<SubjectId>, Fault> {
        let from = wanted.from.map_or(i64::MIN, Timestamp::as_millisecond);
        let until = wanted.until.map_or(i64::MAX, Timestamp::as_millisecond);
        if wanted.purposes.is_empty() {
            let there = self.db.rows(THERE, values![&organisation.0, until], |row| Ok(SubjectId(row.id(0)?)))?;
            return Ok(there.into_iter().collect());
        }
        let mut held = BTreeSet::new();
        for purpose in &wanted.purposes {
            let row = values![&organisation.0, purpose.as_str(), from, until];
            held.extend(self.db.rows(HELD, row, |row| Ok(SubjectId(row.id(0)?)))?);
        }
        Ok(held)
    }

    /// Who was shown to these members, or in these sessions, within the time: the ledger has an entry of the first showing in each
    /// session. What was shown shortly before the time may have been looked at within it, as long as the session lasted.
    fn shown_to(&mut self, organisation: OrganisationId, wanted: &Wanted) -> Result<BTreeSet<SubjectId>, Fault> {
        let members: BTreeSet<String> = wanted.members.iter().map(|member| member.named()).collect();
        let sessions: BTreeSet<String> = wanted.sessions.iter().map(SessionId::to_string).collect();
        let from = wanted.from.map(|from| from.saturating_sub(SHOWN_FOR).unwrap_or(Timestamp::MIN));
        let is_shown = |text: &str| {
            let opened = matches!(act::named(text), Some(Act::ConversationOpened | Act::ContactOpened));
            let has = |name, wanted: &BTreeSet<String>| wanted.is_empty() || act::field(text, name).is_some_and(|v| wanted.contains(v));
            let at = act::field(text, "at").and_then(|at| at.parse::<Timestamp>().ok());
            let within = at.is_some_and(|at| from.is_none_or(|from| at >= from) && wanted.until.is_none_or(|until| at <= until));
            opened && within && has("by", &members) && has("session", &sessions)
        };
        let (mut shown, mut next) = (BTreeSet::new(), 0);
        loop {
            let page = ledger_entry::from(self.db, organisation, next, PAGE)?;
            let Some(last) = page.last() else { return Ok(shown) };
            next = last.position + 1;
            let named = page.iter().filter(|entry| entry.entry.as_deref().is_some_and(is_shown));
            shown.extend(named.filter_map(|entry| entry.subject));
        }
    }
}
