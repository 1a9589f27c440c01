//! What a search looks through: conversations of whom something is granted, the newest first, and what was said in them.
//!
//! Pages are of [`PAGE`] conversations, whose ids are written into the statements' markers: one statement reads what a page
//! needs, on both engines, and rows are handed over as they come, without being kept.

use super::Reader;
use crate::db::{Row, Value, statements, values};
use crate::fault::Fault;
use crate::tables::{contact_field, contact_field::FieldRow, subject_seal, subject_seal::GrantSeal};
use domain::conversation::Author;
use domain::id::{ConversationId, MemberId, MessageId, OrganisationId, SiteId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// Conversations, or subjects, that one statement asks for.
pub const PAGE: usize = 64;

/// A statement about a page of ids.
macro_rules! of_page {
    ($head:literal, $rest:literal) => {
        concat!(
            $head,
            " IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ",
            "?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ",
            "?44, ?45, ?46, ?47, ?48, ?49, ?50, ?51, ?52, ?53, ?54, ?55, ?56, ?57, ?58, ?59, ?60, ?61, ?62, ?63, ?64)",
            $rest
        )
    };
}

statements! {
    CONVERSATIONS = "SELECT c.id, c.subject, c.last_at FROM conversation c WHERE c.organisation = ?1 AND (c.last_at < ?2 OR (c.last_at = ?2 AND c.id < ?3)) AND (?4 = c.organisation OR c.site = ?4) AND EXISTS (SELECT 1 FROM subject_seal s WHERE s.subject = c.subject AND s.recipient = 'purpose') AND NOT EXISTS (SELECT 1 FROM subject x WHERE x.id = c.subject AND x.restricted_at IS NOT NULL) ORDER BY c.last_at DESC, c.id DESC LIMIT ?5";
    UNVISITED = "SELECT s.id FROM subject s WHERE s.organisation = ?1 AND s.id < ?2 AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.subject = s.id) ORDER BY s.id DESC LIMIT ?3";
    SEALS = of_page!("SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording, s.subject FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.recipient = 'purpose' AND g.state = 'given' AND NOT EXISTS (SELECT 1 FROM subject x WHERE x.id = s.subject AND x.restricted_at IS NOT NULL) AND s.subject", " AND (g.expires_at IS NULL OR g.expires_at > ?65)");
    FIELDS = of_page!("SELECT purpose, field, generation, at, sealed, subject FROM contact_field WHERE subject", " ORDER BY subject, purpose, field, generation");
    STATES = of_page!("SELECT subject, purpose, state FROM subject_grant WHERE subject", " ORDER BY at, CASE WHEN state = 'renewed' THEN 0 ELSE 1 END, id");
    SAID = of_page!("SELECT conversation, id, seq, author, member, generation, at, body FROM message WHERE body IS NOT NULL AND author IN ('visitor', 'member') AND conversation", "");
}

/// A conversation to look through.
#[derive(Clone, Copy, Debug)]
pub struct Searchable {
    /// Which one.
    pub conversation: ConversationId,
    /// Whose.
    pub subject: SubjectId,
    /// Its last activity, in milliseconds: with the id, where the next page begins.
    pub last_at: i64,
}

/// A message that a person wrote, sealed, for as long as the row is looked at.
#[derive(Debug)]
pub struct Said<'r> {
    /// In which conversation.
    pub conversation: ConversationId,
    /// Which message.
    pub id: MessageId,
    /// Its place.
    pub seq: u64,
    /// Who wrote it.
    pub author: Author,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When, in milliseconds: a time is made of it only where it is shown.
    pub at: i64,
    /// The content, sealed.
    pub body: &'r [u8],
}

impl Said<'_> {
    /// When it was written.
    ///
    /// # Errors
    /// [`Fault`] where the time is none.
    pub fn time(&self) -> Result<Timestamp, Fault> {
        Timestamp::from_millisecond(self.at).map_err(|_| Fault::broken("a time is out of range"))
    }
}

impl Reader<'_> {
    /// A page of conversations of whose subject something is granted to the organisation, the last active first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn searchable(
        &mut self,
        organisation: OrganisationId,
        site: Option<SiteId>,
        after: Option<&Searchable>,
    ) -> Result<Vec<Searchable>, Fault> {
        let (last_at, id) = after.map_or((i64::MAX, Uuid::max()), |c| (c.last_at, c.conversation.0));
        // The organisation's own id stands for every site.
        let site = site.map_or(organisation.0, |site| site.0);
        self.db.rows(CONVERSATIONS, values![&organisation.0, last_at, &id, &site, limit()], |row| {
            Ok(Searchable { conversation: ConversationId(row.id(0)?), subject: SubjectId(row.id(1)?), last_at: row.int(2)? })
        })
    }

    /// A page of subjects who have no conversation: those who came by an import.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn unvisited(&mut self, organisation: OrganisationId, after: Option<SubjectId>) -> Result<Vec<SubjectId>, Fault> {
        let after = after.map_or(Uuid::max(), |subject| subject.0);
        self.db.rows(UNVISITED, values![&organisation.0, &after, limit()], |row| Ok(SubjectId(row.id(0)?)))
    }

    /// The keys of a page of subjects, sealed to the organisation by grants that live at this moment.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn seals_of(&mut self, subjects: &[SubjectId], now: Timestamp) -> Result<HashMap<SubjectId, Vec<GrantSeal>>, Fault> {
        let at = [Value::from(now.as_millisecond())];
        let granted = [page(subjects.iter().map(|s| &s.0)).as_slice(), &at].concat();
        let rows = self.db.rows(SEALS, &granted, |row| Ok((row.id(7)?, subject_seal::grant_seal(row)?)))?;
        Ok(grouped(rows))
    }

    /// The contact fields of a page of subjects, sealed.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn fields_of(&mut self, subjects: &[SubjectId]) -> Result<HashMap<SubjectId, Vec<FieldRow>>, Fault> {
        let rows = self.db.rows(FIELDS, &page(subjects.iter().map(|s| &s.0)), |row| Ok((row.id(5)?, contact_field::read(row)?)))?;
        Ok(grouped(rows))
    }

    /// What a page of subjects said to each purpose last: `given`, `refused` or `withdrawn`.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn states_of(&mut self, subjects: &[SubjectId]) -> Result<HashMap<(SubjectId, Purpose), String>, Fault> {
        let rows = self.db.rows(STATES, &page(subjects.iter().map(|s| &s.0)), |row| {
            Ok(((SubjectId(row.id(0)?), crate::tables::purpose_of(&row.text(1)?)?), row.text(2)?))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// Hands over each message that a person wrote in a page of conversations, as its row comes. Within one conversation they
    /// come in no order that may be relied on.
    ///
    /// # Errors
    /// [`Fault`] where the database fails, or `look` does.
    pub fn each_said(
        &mut self,
        conversations: &[ConversationId],
        mut look: impl FnMut(&Said<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.db.rows(SAID, &page(conversations.iter().map(|c| &c.0)), |row| look(&said(row)?)).map(drop)
    }
}

fn limit() -> i64 {
    i64::try_from(PAGE).unwrap_or(i64::MAX)
}

/// The markers of a page; what is over stands for nobody.
fn page<'i>(ids: impl Iterator<Item = &'i Uuid>) -> [Value<'i>; PAGE] {
    static NOBODY: Uuid = Uuid::nil();
    let mut page = [Value::from(&NOBODY); PAGE];
    for (place, id) in page.iter_mut().zip(ids) {
        *place = Value::from(id);
    }
    page
}

fn said<'r>(row: &'r Row<'_>) -> Result<Said<'r>, Fault> {
    let author = match (row.text_ref(3)?, row.opt_id(4)?) {
        ("visitor", _) => Author::Visitor,
        ("member", Some(member)) => Author::Member(MemberId(member)),
        _ => return Err(Fault::broken("a message has no known author")),
    };
    Ok(Said {
        conversation: ConversationId(row.id(0)?),
        id: MessageId(row.id(1)?),
        seq: row.u64(2)?,
        author,
        generation: row.u32(5)?,
        at: row.int(6)?,
        body: row.bytes_ref(7)?,
    })
}

/// Rows by their subject, in the order in which they came.
fn grouped<T>(rows: Vec<(Uuid, T)>) -> HashMap<SubjectId, Vec<T>> {
    let mut by_subject: HashMap<SubjectId, Vec<T>> = HashMap::new();
    for (subject, row) in rows {
        by_subject.entry(SubjectId(subject)).or_default().push(row);
    }
    by_subject
}
