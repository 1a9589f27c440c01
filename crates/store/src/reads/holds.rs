//! Legal holds and restricted subjects: what stands, what ends next, and what a hold keeps.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::{self, held::HeldRow, hold::HoldRow, subject_seal::GrantSeal};
use domain::hold::HeldKey;
use domain::id::{HoldId, HolderId, OrganisationId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    LIST = "SELECT h.id, h.subject, h.purpose, h.member, h.created_at, h.ends_at, h.reason_purpose, h.reason_generation, h.reason, (SELECT COUNT(*) FROM subject s WHERE s.id = h.subject) FROM hold h WHERE h.organisation = ?1 AND (h.ends_at > ?2 OR (h.ends_at = ?2 AND h.id > ?3)) ORDER BY h.ends_at, h.id LIMIT ?4";
    ENDING = "SELECT h.id, h.subject, h.purpose, h.member, h.created_at, h.ends_at, h.reason_purpose, h.reason_generation, h.reason, (SELECT COUNT(*) FROM subject s WHERE s.id = h.subject) FROM hold h WHERE h.organisation = ?1 AND h.ends_at < ?2 ORDER BY h.ends_at, h.id LIMIT ?3";
    OF_SUBJECT = "SELECT h.id, h.subject, h.purpose, h.member, h.created_at, h.ends_at, h.reason_purpose, h.reason_generation, h.reason, CAST(1 AS BIGINT) FROM hold h WHERE h.subject = ?1 ORDER BY h.ends_at, h.id";
    OVER = "SELECT id FROM hold WHERE organisation = ?1 AND ends_at <= ?2 ORDER BY ends_at, id LIMIT ?3";
    RESTRICTED = "SELECT restricted_at FROM subject WHERE id = ?1 AND organisation = ?2 AND restricted_at IS NOT NULL";
    TO_RESEAL = "SELECT DISTINCT x.subject FROM subject_seal x JOIN subject s ON s.id = x.subject WHERE s.organisation = ?1 AND s.restricted_at IS NOT NULL AND x.recipient = 'purpose' ORDER BY x.subject LIMIT ?2";
    HOLDING = "SELECT holder, generation FROM purpose_seal WHERE organisation = ?1 AND purpose = ?2 ORDER BY generation, holder";
}

/// Holds that one list shows at most where nobody turns pages.
const ENDING_MAX: i64 = 200;

impl Reader<'_> {
    /// A page of the holds, the next to end first. `after` is the place of the last one on the page before: its end in
    /// milliseconds, and its id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holds(&mut self, organisation: OrganisationId, after: Option<(i64, Uuid)>, limit: i64) -> Result<Vec<HoldRow>, Fault> {
        let (at, id) = after.unwrap_or((i64::MIN, Uuid::nil()));
        self.db.rows(LIST, values![&organisation.0, at, &id, limit], tables::hold::read)
    }

    /// Holds that end before a time, the next one first; at most two hundred.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holds_ending(&mut self, organisation: OrganisationId, before: Timestamp) -> Result<Vec<HoldRow>, Fault> {
        self.db.rows(ENDING, values![&organisation.0, before.as_millisecond(), ENDING_MAX], tables::hold::read)
    }

    /// The holds on a subject who is there, the next to end first; no more than may stand on one.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holds_of(&mut self, subject: SubjectId) -> Result<Vec<HoldRow>, Fault> {
        self.db.rows(OF_SUBJECT, values![&subject.0], tables::hold::read)
    }

    /// Holds of any organisation whose time is over.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub(crate) fn holds_over(&mut self, organisation: OrganisationId, now: Timestamp, limit: i64) -> Result<Vec<HoldId>, Fault> {
        self.db.rows(OVER, values![&organisation.0, now.as_millisecond(), limit], |row| Ok(HoldId(row.id(0)?)))
    }

    /// One hold of the organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn hold(&mut self, organisation: OrganisationId, id: HoldId) -> Result<Option<HoldRow>, Fault> {
        tables::hold::get(self.db, organisation, id)
    }

    /// The subject keys that a hold keeps, sealed to the hold pair.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn hold_keys(&mut self, hold: HoldId) -> Result<Vec<HeldKey>, Fault> {
        tables::hold_seal::of_hold(self.db, hold)
    }

    /// Whether a hold keeps a generation of a subject's key: what it sealed survives its destruction for the hold's time.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn is_held(&mut self, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<bool, Fault> {
        Ok(tables::hold_seal::standing_on(self.db, subject, purpose, generation)? > 0)
    }

    /// How many holds keep something of a subject.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holds_on(&mut self, subject: SubjectId) -> Result<u64, Fault> {
        tables::hold_seal::standing(self.db, subject)
    }

    /// What holds keep of a subject, sealed, whether it was destroyed elsewhere or not; files without their bytes.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn held_rows(&mut self, subject: SubjectId) -> Result<Vec<HeldRow>, Fault> {
        tables::held::all(self.db, subject)
    }

    /// One part of a held file, sealed.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn held_part(&mut self, subject: SubjectId, generation: u32, file: Uuid, part: u32, parts: u32) -> Result<Option<Vec<u8>>, Fault> {
        tables::held::part(self.db, subject, generation, file, part, parts)
    }

    /// Since when a subject of the organisation is restricted; `None` where they are not.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn restricted(&mut self, organisation: OrganisationId, subject: SubjectId) -> Result<Option<Timestamp>, Fault> {
        self.db.row(RESTRICTED, values![&subject.0, &organisation.0], |row| row.time(0))
    }

    /// The keys of a restricted subject, sealed to the privacy pair.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn privacy_seals(&mut self, subject: SubjectId) -> Result<Vec<GrantSeal>, Fault> {
        tables::subject_seal::to_privacy(self.db, subject)
    }

    /// The granted keys of a subject that are sealed to purposes' pairs, restricted or not.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn unresealed(&mut self, subject: SubjectId) -> Result<Vec<GrantSeal>, Fault> {
        tables::subject_seal::to_purposes(self.db, subject)
    }

    /// Restricted subjects of whom a key is still sealed to a purpose's pair.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn to_reseal(&mut self, organisation: OrganisationId, limit: i64) -> Result<Vec<SubjectId>, Fault> {
        self.db.rows(TO_RESEAL, values![&organisation.0, limit], |row| Ok(SubjectId(row.id(0)?)))
    }

    /// Who holds which generation of a pair.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holding(&mut self, organisation: OrganisationId, pair: &Purpose) -> Result<Vec<(HolderId, u32)>, Fault> {
        self.db.rows(HOLDING, values![&organisation.0, pair.as_str()], |row| Ok((HolderId(row.id(0)?), row.u32(1)?)))
    }
}
