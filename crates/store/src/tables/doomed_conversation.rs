//! The conversations of the doomed: the other temporary table, see [`super::doomed`].

use crate::db::{Db, statements};
use crate::fault::Fault;

statements! {
    CLEAR = "DELETE FROM doomed_conversation";
    ADD_ERASING = "INSERT INTO doomed_conversation (id) SELECT conversation FROM erasing_conversation WHERE subject IN (SELECT subject FROM doomed)";
    ADD = "INSERT INTO doomed_conversation (id) SELECT id FROM conversation WHERE subject IN (SELECT subject FROM doomed)";
}

/// Names the conversations of those who are named.
pub(crate) fn name(db: &mut Db) -> Result<(), Fault> {
    db.execute(CLEAR, &[])?;
    db.execute(ADD, &[]).map(drop)
}

/// Names those of them whose own rows are gone.
pub(crate) fn name_erasing(db: &mut Db) -> Result<(), Fault> {
    db.execute(CLEAR, &[])?;
    db.execute(ADD_ERASING, &[]).map(drop)
}
