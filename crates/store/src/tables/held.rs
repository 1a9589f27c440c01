//! The table of what legal holds keep after it was destroyed everywhere else: rows as they were sealed, with the words of the
//! cell that each is bound to, so that whoever opens the key can open them.
//!
//! Rows come here in the act that destroys them, and only then. So every other table is as empty after an erasure as if there
//! were no hold, and no everyday reading has to know of holds.

use super::{file_part, message, note};
use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::erasure::Piece;
use domain::id::{MessageId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Conversations, and those of subjects whose erasure is under way.
macro_rules! conversations {
    () => {
        "(SELECT id, subject, organisation FROM conversation UNION ALL SELECT conversation, subject, organisation FROM erasing_conversation)"
    };
}

/// What is copied, in the columns of this table: messages.
macro_rules! messages {
    ($head:literal, $rest:expr) => {
        concat!(
            $head,
            " SELECT c.organisation, c.subject, 'conversation', m.generation, 'message', m.id, 'body', m.seq, m.author, m.member, m.at, m.body",
            " FROM message m JOIN ",
            conversations!(),
            " c ON c.id = m.conversation WHERE m.body IS NOT NULL AND c.subject = ?1",
            " AND (m.generation = ?2 OR ?2 = 0) AND (m.id = ?3 OR ?3 IS NULL) AND EXISTS (SELECT 1 FROM hold_seal h",
            " WHERE h.subject = c.subject AND h.purpose = 'conversation' AND h.generation = m.generation)",
            $rest
        )
    };
}

/// Files: a row for each part. The other id is the message's that carries it.
macro_rules! files {
    ($head:literal, $rest:expr) => {
        concat!(
            $head,
            " SELECT c.organisation, c.subject, 'conversation', f.generation, 'file_part', f.id,",
            " 'sealed/' || CAST(p.part AS TEXT) || '/' || CAST(f.parts AS TEXT), CAST(0 AS BIGINT), '', f.message, f.at, p.sealed",
            " FROM file_part p JOIN file f ON f.id = p.file JOIN ",
            conversations!(),
            " c ON c.id = f.conversation WHERE c.subject = ?1",
            " AND (f.generation = ?2 OR ?2 = 0) AND (f.message = ?3 OR ?3 IS NULL) AND EXISTS (SELECT 1 FROM hold_seal h",
            " WHERE h.subject = c.subject AND h.purpose = 'conversation' AND h.generation = f.generation)",
            $rest
        )
    };
}

/// Notes. The other id is the member's who wrote it.
macro_rules! notes {
    ($head:literal, $rest:expr) => {
        concat!(
            $head,
            " SELECT c.organisation, c.subject, 'conversation', n.generation, 'note', n.id, 'sealed', CAST(0 AS BIGINT), '', n.member, n.at, n.sealed",
            " FROM note n JOIN ",
            conversations!(),
            " c ON c.id = n.conversation WHERE c.subject = ?1",
            " AND (n.generation = ?2 OR ?2 = 0) AND EXISTS (SELECT 1 FROM hold_seal h",
            " WHERE h.subject = c.subject AND h.purpose = 'conversation' AND h.generation = n.generation)",
            $rest
        )
    };
}

/// Contact fields. Their row is the subject's.
macro_rules! fields {
    ($head:literal, $rest:expr) => {
        concat!(
            $head,
            " SELECT s.organisation, f.subject, f.purpose, f.generation, 'contact_field', f.subject, f.field, CAST(0 AS BIGINT), '', f.subject, f.at, f.sealed",
            " FROM contact_field f JOIN subject s ON s.id = f.subject WHERE f.subject = ?1",
            " AND (f.purpose = ?2 OR ?2 = '') AND (f.generation = ?3 OR ?3 = 0) AND EXISTS (SELECT 1 FROM hold_seal h",
            " WHERE h.subject = f.subject AND h.purpose = f.purpose AND h.generation = f.generation)",
            $rest
        )
    };
}

/// Proofs of grants that were made elsewhere.
macro_rules! proofs {
    ($head:literal, $rest:expr) => {
        concat!(
            $head,
            " SELECT s.organisation, g.subject, g.purpose, g.generation, 'subject_grant', g.id, 'proof', CAST(0 AS BIGINT), '', g.id, g.at, g.proof",
            " FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE g.proof IS NOT NULL AND g.subject = ?1",
            " AND (g.purpose = ?2 OR ?2 = '') AND (g.generation = ?3 OR ?3 = 0) AND EXISTS (SELECT 1 FROM hold_seal h",
            " WHERE h.subject = g.subject AND h.purpose = g.purpose AND h.generation = g.generation)",
            $rest
        )
    };
}

statements! {
    KEEP_MESSAGES = messages!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", " ON CONFLICT DO NOTHING");
    KEEP_FILES = files!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", " ON CONFLICT DO NOTHING");
    KEEP_NOTES = notes!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", " ON CONFLICT DO NOTHING");
    KEEP_FIELDS = fields!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", " ON CONFLICT DO NOTHING");
    KEEP_PROOFS = proofs!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", " ON CONFLICT DO NOTHING");
    KEEP_SOME_MESSAGES = messages!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", concat!(" AND (m.conversation, m.seq) IN (", message::some!("?4"), ") ON CONFLICT DO NOTHING"));
    KEEP_SOME_PARTS = files!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", concat!(" AND (p.file, p.part) IN (", file_part::some!("?4"), ") ON CONFLICT DO NOTHING"));
    KEEP_SOME_NOTES = notes!("INSERT INTO held (organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed)", concat!(" AND n.id IN (", note::some!("?3"), ") ON CONFLICT DO NOTHING"));
    LIVE_MESSAGES = messages!("", " ORDER BY m.seq");
    LIVE_NOTES = notes!("", " ORDER BY n.at, n.id");
    LIVE_FIELDS = fields!("", " ORDER BY f.purpose, f.field, f.generation");
    LIVE_PROOFS = proofs!("", " ORDER BY g.at, g.id");
    KEPT = "SELECT organisation, subject, purpose, generation, source, row_id, part, seq, author, member, at, sealed FROM held WHERE subject = ?1 AND source <> 'file_part' ORDER BY source, seq, at, row_id, part";
    KEPT_PART = "SELECT sealed FROM held WHERE subject = ?1 AND generation = ?2 AND source = 'file_part' AND row_id = ?3 AND part = ?4";
    LIVE_PART = concat!("SELECT p.sealed FROM file_part p JOIN file f ON f.id = p.file JOIN ", conversations!(), " c ON c.id = f.conversation WHERE c.subject = ?1 AND f.generation = ?2 AND f.id = ?3 AND p.part = ?4");
    DELETE_UNHELD = "DELETE FROM held WHERE subject = ?1 AND NOT EXISTS (SELECT 1 FROM hold_seal h WHERE h.subject = held.subject AND h.purpose = held.purpose AND h.generation = held.generation)";
}

/// A row that a hold keeps.
#[derive(Clone, Debug)]
pub struct HeldRow {
    /// For which purpose it was said.
    pub purpose: Purpose,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// The table from which it is.
    pub source: String,
    /// The row.
    pub row: Uuid,
    /// The column: of a contact field, its name.
    pub part: String,
    /// Of a message, its place.
    pub seq: u64,
    /// Of a message, who wrote it: `visitor`, `bot`, `member`, `system`.
    pub author: String,
    /// The member who wrote it, where it is a message or note.
    pub member: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// What it says, sealed.
    pub sealed: Vec<u8>,
}

/// What is about to be destroyed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goes<'a> {
    /// Everything of the subject.
    Everything,
    /// Everything but what there may be any number of, which goes in pieces.
    Beginning,
    /// What one generation sealed.
    Generation(&'a Purpose, u32),
    /// Everything that was said.
    Said,
    /// One message, with the file that it carries.
    Message(MessageId),
    /// Notes.
    Notes,
    /// What was told for a purpose.
    Told(&'a Purpose),
}

/// Keeps what holds stand on of what is about to be destroyed.
pub(crate) fn keep(db: &mut Db, subject: SubjectId, goes: Goes<'_>) -> Result<(), Fault> {
    let (purpose, generation, message) = match goes {
        Goes::Everything | Goes::Beginning => ("", 0, None),
        Goes::Generation(purpose, generation) => (purpose.as_str(), generation, None),
        Goes::Told(purpose) => (purpose.as_str(), 0, None),
        Goes::Said | Goes::Notes => ("conversation", 0, None),
        Goes::Message(message) => ("conversation", 0, Some(message)),
    };
    let said = matches!(purpose, "" | "conversation") && !matches!(goes, Goes::Told(_) | Goes::Beginning);
    let message = message.as_ref().map(|m| &m.0);
    if said && !matches!(goes, Goes::Notes) {
        db.execute(KEEP_MESSAGES, values![&subject.0, generation, message])?;
        db.execute(KEEP_FILES, values![&subject.0, generation, message])?;
    }
    if said && message.is_none() {
        db.execute(KEEP_NOTES, values![&subject.0, generation])?;
    }
    if matches!(goes, Goes::Everything | Goes::Beginning | Goes::Generation(..) | Goes::Told(_)) {
        db.execute(KEEP_FIELDS, values![&subject.0, purpose, generation])?;
    }
    if matches!(goes, Goes::Everything | Goes::Beginning | Goes::Generation(..)) {
        db.execute(KEEP_PROOFS, values![&subject.0, purpose, generation])?;
    }
    Ok(())
}

/// Keeps what holds stand on of the next piece of an erasure, whose subject alone is doomed.
pub(crate) fn keep_piece(db: &mut Db, subject: SubjectId, piece: &Piece) -> Result<(), Fault> {
    db.execute(KEEP_SOME_MESSAGES, values![&subject.0, 0_u32, None::<&Uuid>, piece.messages])?;
    db.execute(KEEP_SOME_PARTS, values![&subject.0, 0_u32, None::<&Uuid>, piece.parts])?;
    db.execute(KEEP_SOME_NOTES, values![&subject.0, 0_u32, piece.notes]).map(drop)
}

/// Everything that holds keep of a subject, wherever it stands; files without their bytes.
pub(crate) fn all(db: &mut Db, subject: SubjectId) -> Result<Vec<HeldRow>, Fault> {
    let mut rows = db.rows(LIVE_MESSAGES, values![&subject.0, 0_u32, None::<&Uuid>], read)?;
    rows.extend(db.rows(LIVE_NOTES, values![&subject.0, 0_u32], read)?);
    rows.extend(db.rows(LIVE_FIELDS, values![&subject.0, "", 0_u32], read)?);
    rows.extend(db.rows(LIVE_PROOFS, values![&subject.0, "", 0_u32], read)?);
    // What was copied when something beside it was destroyed may still stand in its place.
    let standing: BTreeSet<_> = rows.iter().map(|row| (row.source.clone(), row.row, row.part.clone())).collect();
    let kept = db.rows(KEPT, values![&subject.0], read)?;
    rows.extend(kept.into_iter().filter(|row| !standing.contains(&(row.source.clone(), row.row, row.part.clone()))));
    Ok(rows)
}

/// A part of a file, wherever it stands.
pub(crate) fn part(db: &mut Db, subject: SubjectId, generation: u32, file: Uuid, part: u32, parts: u32) -> Result<Option<Vec<u8>>, Fault> {
    let column = format!("sealed/{part}/{parts}");
    let kept = db.row(KEPT_PART, values![&subject.0, generation, &file, &column], |row| row.bytes(0))?;
    if kept.is_some() { Ok(kept) } else { db.row(LIVE_PART, values![&subject.0, generation, &file, part], |row| row.bytes(0)) }
}

/// Destroys what no hold keeps any more.
pub(crate) fn delete_unheld(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.execute(DELETE_UNHELD, values![&subject.0])
}

fn read(row: &Row<'_>) -> Result<HeldRow, Fault> {
    Ok(HeldRow {
        purpose: super::purpose_of(&row.text(2)?)?,
        generation: row.u32(3)?,
        source: row.text(4)?,
        row: row.id(5)?,
        part: row.text(6)?,
        seq: row.u64(7)?,
        author: row.text(8)?,
        member: row.opt_id(9)?,
        at: row.time(10)?,
        sealed: row.bytes(11)?,
    })
}
