//! What follows from a pair's new generation: keys of subjects that are still sealed to an older one.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::{self, subject_seal::GrantSeal};
use domain::consent::Live;
use domain::id::{OrganisationId, SubjectId};
use domain::purpose::Purpose;

statements! {
    OUTDATED = "SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording, s.subject FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id JOIN subject x ON x.id = s.subject WHERE x.organisation = ?1 AND s.recipient = ?2 AND (s.recipient = 'privacy' OR s.purpose = ?3) AND s.recipient_generation < ?4 AND g.state = 'given' AND x.id > ?5 ORDER BY x.id LIMIT ?6";
    EXPOSED = "SELECT s.purpose, COUNT(*) FROM subject_seal s JOIN subject x ON x.id = s.subject WHERE x.organisation = ?1 AND s.recipient <> 'visitor' AND s.recipient_generation < (SELECT MAX(p.generation) FROM purpose_key p WHERE p.organisation = ?1 AND p.purpose = CASE WHEN s.recipient = 'privacy' THEN 'privacy' ELSE s.purpose END) GROUP BY s.purpose ORDER BY s.purpose";
}

/// A key that is sealed to an older generation of a pair, and whose it is.
#[derive(Clone, Debug)]
pub struct Outdated {
    /// Whose.
    pub subject: SubjectId,
    /// The key.
    pub seal: GrantSeal,
}

impl Reader<'_> {
    /// The live keys of a subject under which nothing new may be sealed, because their pair has a newer generation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn renewed(&mut self, subject: SubjectId) -> Result<Vec<Live>, Fault> {
        let standing = tables::subject_key::standing(self.db, subject)?;
        let newest = |live: &&Live| standing.live(&live.purpose).is_some_and(|other| other.generation == live.generation);
        Ok(standing.live.iter().filter(|live| live.renewed && live.grant.is_some()).filter(newest).cloned().collect())
    }

    /// Keys that are sealed to a generation of a pair older than `newest`, after a subject in the order of ids.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn outdated(
        &mut self,
        organisation: OrganisationId,
        pair: &Purpose,
        newest: u32,
        after: SubjectId,
        limit: i64,
    ) -> Result<Vec<Outdated>, Fault> {
        let recipient = if *pair == Purpose::privacy() { "privacy" } else { "purpose" };
        self.db.rows(OUTDATED, values![&organisation.0, recipient, pair.as_str(), newest, &after.0, limit], |row| {
            Ok(Outdated { seal: tables::subject_seal::grant_seal(row)?, subject: SubjectId(row.id(7)?) })
        })
    }

    /// How many keys are still sealed to an older generation of their pair, which somebody who is gone held, by purpose.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn exposed(&mut self, organisation: OrganisationId) -> Result<Vec<(Purpose, u64)>, Fault> {
        self.db.rows(EXPOSED, values![&organisation.0], |row| Ok((tables::purpose_of(&row.text(0)?)?, row.u64(1)?)))
    }
}
