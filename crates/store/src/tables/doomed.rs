//! The doomed: subjects that the running act destroys. Two temporary tables of the writer's connection, so that every table loses
//! its rows in one statement, however many subjects there are; nothing of them outlives the act.

use super::doomed_conversation;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::SubjectId;

statements! {
    CLEAR = "DELETE FROM doomed";
    ADD = "INSERT INTO doomed (subject) VALUES (?1) ON CONFLICT DO NOTHING";
    LIST = "SELECT subject FROM doomed ORDER BY subject";
    COUNT_ALL = "SELECT COUNT(*) FROM doomed";
}

/// How a connection that writes begins them. On PostgreSQL they empty themselves with each commit, and leave no dead rows.
pub(crate) fn tables(sqlite: bool) -> String {
    let ends = if sqlite { "WITHOUT ROWID" } else { "ON COMMIT DELETE ROWS" };
    let table = |name: &str, column: &str| format!("CREATE TEMP TABLE {name} ({column} ID PRIMARY KEY) {ends};");
    crate::db::schema(&[table("doomed", "subject"), table("doomed_conversation", "id")].concat(), sqlite)
}

/// Names those who may be destroyed, and nobody else.
pub(crate) fn name(db: &mut Db, subjects: &[SubjectId]) -> Result<(), Fault> {
    db.execute(CLEAR, &[])?;
    subjects.iter().try_for_each(|subject| db.execute(ADD, values![&subject.0]).map(drop))
}

/// Those who are named are doomed: their conversations with them.
pub(crate) fn seal(db: &mut Db) -> Result<(), Fault> {
    doomed_conversation::name(db)
}

/// The same for one whose erasure has begun.
pub(crate) fn again(db: &mut Db, subject: SubjectId) -> Result<(), Fault> {
    name(db, &[subject])?;
    doomed_conversation::name_erasing(db)
}

/// Who they are, in the order of their ids.
pub(crate) fn list(db: &mut Db) -> Result<Vec<SubjectId>, Fault> {
    db.rows(LIST, &[], |row| Ok(SubjectId(row.id(0)?)))
}

/// How many they are.
pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    db.row(COUNT_ALL, &[], |row| row.u64(0)).map(Option::unwrap_or_default)
}
