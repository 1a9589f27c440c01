//! The table of the conversations of subjects whose erasure goes in pieces: their rows are gone, what was said in them is not yet.

use crate::db::{Db, statements};
use crate::fault::Fault;

statements! {
    INSERT = "INSERT INTO erasing_conversation (conversation, subject, organisation) SELECT id, subject, organisation FROM conversation WHERE id IN (SELECT id FROM doomed_conversation)";
    COUNT = "SELECT COUNT(*) FROM erasing_conversation WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM erasing_conversation WHERE subject IN (SELECT subject FROM doomed)";
}

/// Notes the conversations of the doomed, whose rows are about to go.
pub(crate) fn note(db: &mut Db) -> Result<(), Fault> {
    db.execute(INSERT, &[]).map(drop)
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
