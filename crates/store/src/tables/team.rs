//! The table of teams.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SiteId, TeamId};
use domain::team::{Rule, Team};
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO team (id, organisation, name, site, rule, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET name = excluded.name, site = excluded.site, rule = excluded.rule";
    LIST = "SELECT id, name, site, rule FROM team WHERE organisation = ?1 ORDER BY id";
    GET = "SELECT id, name, site, rule FROM team WHERE id = ?1 AND organisation = ?2";
    OF_SITE = "SELECT id, name, site, rule FROM team WHERE organisation = ?1 AND site = ?2 ORDER BY id LIMIT 1";
    DELETE = "DELETE FROM team WHERE id = ?1 AND organisation = ?2";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, team: &Team, at: Timestamp) -> Result<(), Fault> {
    let site = team.site.as_ref().map(|s| &s.0);
    db.execute(PUT, values![&team.id.0, &organisation.0, &team.name, site, team.rule.as_str(), at.as_millisecond()]).map(drop)
}

/// The organisation's teams, without their members.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Team>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

/// A team of the organisation, without its members.
pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: TeamId) -> Result<Option<Team>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// The team that gets a site's conversations; the oldest where several name it.
pub(crate) fn of_site(db: &mut Db, organisation: OrganisationId, site: SiteId) -> Result<Option<Team>, Fault> {
    db.row(OF_SITE, values![&organisation.0, &site.0], read)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: TeamId) -> Result<(), Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Team, Fault> {
    Ok(Team {
        id: TeamId(row.id(0)?),
        name: row.text(1)?,
        site: row.opt_id(2)?.map(SiteId),
        rule: Rule::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a team has no known rule"))?,
        members: vec![],
    })
}
