//! The table of who belongs to which team.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, OrganisationId, TeamId};

statements! {
    INSERT = "INSERT INTO team_member (team, member) VALUES (?1, ?2)";
    CLEAR = "DELETE FROM team_member WHERE team = ?1";
    DELETE_OF_MEMBER = "DELETE FROM team_member WHERE member = ?1";
    LIST = "SELECT t.team, t.member FROM team_member t JOIN member m ON m.id = t.member WHERE m.organisation = ?1 ORDER BY t.team, t.member";
}

/// Sets who belongs to a team.
pub(crate) fn set(db: &mut Db, team: TeamId, members: &[MemberId]) -> Result<(), Fault> {
    clear(db, team)?;
    members.iter().try_for_each(|member| db.execute(INSERT, values![&team.0, &member.0]).map(drop))
}

pub(crate) fn clear(db: &mut Db, team: TeamId) -> Result<(), Fault> {
    db.execute(CLEAR, values![&team.0]).map(drop)
}

/// Who belongs to which team of the organisation.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(TeamId, MemberId)>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| Ok((TeamId(row.id(0)?), MemberId(row.id(1)?))))
}

/// Whoever leaves has none any more.
pub(crate) fn delete_of_member(db: &mut Db, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OF_MEMBER, values![&member.0]).map(drop)
}
