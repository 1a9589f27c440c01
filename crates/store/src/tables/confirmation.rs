//! The table of letters that wait for their click, each with the key of what it confirms, sealed to its secret.

use crate::db::{Db, statements};
use crate::fault::Fault;

statements! {
    COUNT = "SELECT COUNT(*) FROM confirmation WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM confirmation WHERE subject IN (SELECT subject FROM doomed)";
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
