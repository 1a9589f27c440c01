//! The table of letters that wait for their click, each with the key of what it confirms, sealed to its secret.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::SubjectId;

statements! {
    COUNT = "SELECT COUNT(*) FROM confirmation WHERE subject = ?1";
    DELETE = "DELETE FROM confirmation WHERE subject = ?1";
}

pub(crate) fn count(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    super::count(db, COUNT, subject)
}

pub(crate) fn delete(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.execute(DELETE, values![&subject.0])
}
