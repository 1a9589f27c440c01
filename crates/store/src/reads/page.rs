//! A page of the inbox: the conversations and, for all of them together, what is needed to open and show them.

use super::Reader;
use super::inbox::{self, ConversationRow, InboxFilter};
use crate::db::{Value, statements, values};
use crate::fault::Fault;
use crate::tables::{contact_field, message, subject_seal};
use crate::tables::{contact_field::FieldRow, message::MessageRow, subject_seal::GrantSeal};
use domain::conversation::State;
use domain::id::{OrganisationId, SessionId};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The rows of a page. Each statement finds the page anew: within one snapshot it is the same.
macro_rules! page {
    ($columns:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM conversation WHERE organisation = ?1 AND (last_at < ?2 OR (last_at = ?2 AND id < ?3)) AND (?4 = '' OR state = ?4) AND (granted = ?5 OR ?5 < 0) ORDER BY last_at DESC, id DESC LIMIT ?6"
        )
    };
}

statements! {
    CONVERSATIONS = page!("id, subject, site, state, member, granted, last_at, locale, flow, flow_version, created_at");
    SEALS = concat!("SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording, s.subject FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.recipient = 'purpose' AND g.state = 'given' AND s.subject IN (", page!("subject"), ")");
    FIELDS = concat!("SELECT purpose, field, generation, at, sealed, subject FROM contact_field WHERE subject IN (", page!("subject"), ") ORDER BY subject, purpose, field, generation");
    LAST = concat!("SELECT m.id, m.seq, m.author, m.member, m.generation, m.at, m.template, m.body, m.conversation FROM conversation c JOIN message m ON m.conversation = c.id AND m.seq = (SELECT x.seq FROM message x WHERE x.conversation = c.id AND x.body IS NOT NULL AND x.author IN ('visitor', 'member') ORDER BY x.seq DESC LIMIT 1) WHERE c.id IN (", page!("id"), ")");
    SHOWN = concat!("SELECT object FROM showing WHERE session = ?7 AND object IN (", page!("id"), ")");
}

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
}

impl Reader<'_> {
    /// A page of conversations, the last active first: their rows alone.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn inbox(&mut self, organisation: OrganisationId, filter: &InboxFilter, limit: i64) -> Result<Vec<ConversationRow>, Fault> {
        let (last_at, id) = filter.after.unwrap_or((i64::MAX, Uuid::max()));
        let state = filter.state.map_or("", State::as_str);
        let granted = filter.granted.map_or(-1, i64::from);
        self.db.rows(CONVERSATIONS, values![&organisation.0, last_at, &id, state, granted, limit], inbox::conversation)
    }

    /// The same page with all that a session needs to open and show it, in five statements.
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
        let (last_at, id) = filter.after.unwrap_or((i64::MAX, Uuid::max()));
        let state = filter.state.map_or("", State::as_str);
        let granted = filter.granted.map_or(-1, i64::from);
        let page: &[Value<'_>] = values![&organisation.0, last_at, &id, state, granted, limit];
        let of_session: &[Value<'_>] = values![&organisation.0, last_at, &id, state, granted, limit, &session.0];

        let rows = self.inbox(organisation, filter, limit)?;
        let mut seals = grouped(self.db.rows(SEALS, page, |row| Ok((row.id(7)?, subject_seal::grant_seal(row)?)))?);
        let mut fields = grouped(self.db.rows(FIELDS, page, |row| Ok((row.id(5)?, contact_field::read(row)?)))?);
        let last = self.db.rows(LAST, page, |row| Ok((row.id(8)?, message::read(row)?)))?;
        let mut last: HashMap<_, _> = last.into_iter().collect();
        let shown: HashSet<_> = self.db.rows(SHOWN, of_session, |row| row.id(0))?.into_iter().collect();
        let entry = |row: ConversationRow| InboxEntry {
            seals: seals.remove(&row.subject.0).unwrap_or_default(),
            fields: fields.remove(&row.subject.0).unwrap_or_default(),
            last: last.remove(&row.id.0),
            shown: shown.contains(&row.id.0),
            row,
        };
        Ok(rows.into_iter().map(entry).collect())
    }
}

/// Rows by their owner, in the order in which they came.
fn grouped<T>(rows: Vec<(Uuid, T)>) -> HashMap<Uuid, Vec<T>> {
    let mut by_owner: HashMap<Uuid, Vec<T>> = HashMap::new();
    for (owner, row) in rows {
        by_owner.entry(owner).or_default().push(row);
    }
    by_owner
}
