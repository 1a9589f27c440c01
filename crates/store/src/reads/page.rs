//! A page of the inbox: the conversations and, for all of them together, what is needed to open and show them.

use super::Reader;
use super::inbox::{self, ConversationRow, InboxFilter, InboxView};
use crate::db::{Value, statements, values};
use crate::fault::Fault;
use crate::tables::{contact_field, message, subject_seal};
use crate::tables::{contact_field::FieldRow, message::MessageRow, subject_seal::GrantSeal};
use domain::conversation::State;
use domain::handling::Priority;
use domain::id::{OrganisationId, SessionId};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The rows of a page, with whether the visitor said something that the reader has not seen. A list that is short has a
/// condition of its own, so that its index finds it; there the last activity is written `+last_at`, because SQLite would rather
/// walk the whole inbox in its order than sort a few rows.
macro_rules! page {
    ($last_at:literal, $list:literal) => {
        concat!(
            "SELECT ",
            conversation_columns!(),
            ", (SELECT COUNT(*) FROM (SELECT 1 FROM message m WHERE m.conversation = conversation.id AND m.author = 'visitor' AND m.seq > COALESCE((SELECT s.seq FROM seen s WHERE s.conversation = conversation.id AND s.member = ?11), 0) LIMIT 1) u)",
            " FROM conversation WHERE organisation = ?1 AND (",
            $last_at,
            " < ?2 OR (",
            $last_at,
            " = ?2 AND id < ?3)) AND (?4 = '' OR state = ?4) AND (granted = ?5 OR ?5 < 0)",
            " AND (team = ?7 OR ?7 IS NULL) AND (?8 = '' OR priority = ?8)",
            " AND (?9 = 'any' OR (?9 = 'now' AND snoozed_until > ?10) OR (?9 = 'not-now' AND (snoozed_until IS NULL OR snoozed_until <= ?10))) ",
            $list,
            " ORDER BY ",
            $last_at,
            " DESC, id DESC LIMIT ?6"
        )
    };
}

/// The conversations, or subjects, of a piece of a page.
macro_rules! piece {
    () => {
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49, ?50)"
    };
}

statements! {
    LISTED = page!("last_at", "");
    MINE = page!("+last_at", "AND member = ?11 AND state = 'open'");
    UNASSIGNED = page!("+last_at", "AND state = 'waiting' AND team IS NULL");
    WAITING = page!("+last_at", "AND state = 'waiting'");
    SNOOZED = page!("+last_at", "AND snoozed_until IS NOT NULL");
    SEALS = concat!("SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording, s.subject FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.recipient = 'purpose' AND g.state = 'given' AND NOT EXISTS (SELECT 1 FROM subject x WHERE x.id = s.subject AND x.restricted_at IS NOT NULL) AND s.subject IN ", piece!(), " AND (g.expires_at IS NULL OR g.expires_at > ?51)");
    FIELDS = concat!("SELECT purpose, field, generation, at, sealed, subject FROM contact_field WHERE subject IN ", piece!(), " ORDER BY subject, purpose, field, generation");
    LAST = concat!("SELECT m.id, m.seq, m.author, m.member, m.generation, m.at, m.template, m.body, m.edited_at, m.conversation FROM conversation c JOIN message m ON m.conversation = c.id AND m.seq = (SELECT x.seq FROM message x WHERE x.conversation = c.id AND x.body IS NOT NULL AND x.author IN ('visitor', 'member') ORDER BY x.seq DESC LIMIT 1) WHERE c.id IN ", piece!());
    RESTRICTED = concat!("SELECT id FROM subject WHERE restricted_at IS NOT NULL AND id IN ", piece!());
    SHOWN = concat!("SELECT object FROM showing WHERE object IN ", piece!(), " AND session = ?51");
}

/// Conversations that one statement of a page takes.
const PIECE: usize = 50;

/// A conversation of a page.
#[derive(Clone, Debug)]
pub struct InboxEntry {
    /// Its row.
    pub row: ConversationRow,
    /// Its subject's keys, sealed to the organisation by live grants.
    pub seals: Vec<GrantSeal>,
    /// Its subject's contact fields, sealed.
    pub fields: Vec<FieldRow>,
    /// The last message that a person wrote.
    pub last: Option<MessageRow>,
    /// Whether it was shown in the session before.
    pub shown: bool,
    /// Whether the visitor said something that the reader has not seen.
    pub unread: bool,
    /// Whether its subject is restricted.
    pub restricted: bool,
}

impl Reader<'_> {
    /// A page of conversations, the last active first: their rows alone.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn inbox(&mut self, organisation: OrganisationId, filter: &InboxFilter, limit: i64) -> Result<Vec<ConversationRow>, Fault> {
        Ok(self.listed(organisation, filter, limit)?.into_iter().map(|(row, _)| row).collect())
    }

    fn listed(&mut self, organisation: OrganisationId, filter: &InboxFilter, limit: i64) -> Result<Vec<(ConversationRow, bool)>, Fault> {
        let (last_at, id) = filter.after.unwrap_or((i64::MAX, Uuid::max()));
        let granted = if filter.view == InboxView::Private { 0 } else { filter.granted.map_or(-1, i64::from) };
        let (statement, sight) = match filter.view {
            InboxView::All if filter.state == Some(State::Waiting) => (WAITING, "any"),
            InboxView::All | InboxView::Private => (LISTED, "any"),
            InboxView::Mine => (MINE, "not-now"),
            InboxView::Unassigned => (UNASSIGNED, "not-now"),
            InboxView::Waiting => (WAITING, "not-now"),
            InboxView::Snoozed => (SNOOZED, "now"),
        };
        let values = values![
            &organisation.0,
            last_at,
            &id,
            filter.state.map_or("", State::as_str),
            granted,
            limit,
            filter.team.as_ref().map(|t| &t.0),
            filter.priority.map_or("", Priority::as_str),
            sight,
            filter.now.as_millisecond(),
            filter.reader.as_ref().map(|m| &m.0)
        ];
        self.db.rows(statement, values, |row| Ok((inbox::conversation(row)?, row.int(18)? > 0)))
    }

    /// The same page with all that a session needs to open and show it: a statement for the rows, and five for each piece.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn inbox_page(
        &mut self,
        organisation: OrganisationId,
        session: SessionId,
        filter: &InboxFilter,
        limit: i64,
    ) -> Result<Vec<InboxEntry>, Fault> {
        let rows = self.listed(organisation, filter, limit)?;
        let mut entries = Vec::with_capacity(rows.len());
        for piece in rows.chunks(PIECE) {
            let subjects = markers(piece.iter().map(|(row, _)| &row.subject.0));
            let mut conversations = markers(piece.iter().map(|(row, _)| &row.id.0));
            let granted: Vec<_> = subjects.iter().copied().chain([Value::from(filter.now.as_millisecond())]).collect();
            let mut seals = grouped(self.db.rows(SEALS, &granted, |row| Ok((row.id(7)?, subject_seal::grant_seal(row)?)))?);
            let mut fields = grouped(self.db.rows(FIELDS, &subjects, |row| Ok((row.id(5)?, contact_field::read(row)?)))?);
            let last = self.db.rows(LAST, &conversations, |row| Ok((row.id(9)?, message::read(row)?)))?;
            let mut last: HashMap<_, _> = last.into_iter().collect();
            let restricted: HashSet<_> = self.db.rows(RESTRICTED, &subjects, |row| row.id(0))?.into_iter().collect();
            conversations.push(Value::from(&session.0));
            let shown: HashSet<_> = self.db.rows(SHOWN, &conversations, |row| row.id(0))?.into_iter().collect();
            entries.extend(piece.iter().map(|(row, unread)| InboxEntry {
                seals: seals.remove(&row.subject.0).unwrap_or_default(),
                fields: fields.remove(&row.subject.0).unwrap_or_default(),
                last: last.remove(&row.id.0),
                shown: shown.contains(&row.id.0),
                unread: *unread,
                restricted: restricted.contains(&row.subject.0),
                row: row.clone(),
            }));
        }
        Ok(entries)
    }
}

/// Fills the markers of a piece; those that are left name nothing.
fn markers<'a>(ids: impl Iterator<Item = &'a Uuid>) -> Vec<Value<'a>> {
    let mut values: Vec<_> = ids.map(Value::from).collect();
    values.resize(PIECE, Value::Null);
    values
}

/// Rows by their owner, in the order in which they came.
fn grouped<T>(rows: Vec<(Uuid, T)>) -> HashMap<Uuid, Vec<T>> {
    let mut by_owner: HashMap<Uuid, Vec<T>> = HashMap::new();
    for (owner, row) in rows {
        by_owner.entry(owner).or_default().push(row);
    }
    by_owner
}
