//! The table of canned responses.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::canned::{Canned, Owner};
use domain::id::{CannedId, MemberId, OrganisationId};
use jiff::Timestamp;
use locale::Locale;
use std::collections::BTreeMap;

statements! {
    PUT = "INSERT INTO canned (id, organisation, member, shortcut, changed_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET member = excluded.member, shortcut = excluded.shortcut, changed_at = excluded.changed_at";
    OWNER = "SELECT member FROM canned WHERE id = ?1 AND organisation = ?2";
    BY_SHORTCUT = "SELECT id FROM canned WHERE organisation = ?1 AND shortcut = ?2";
    COUNT = "SELECT COUNT(*) FROM canned WHERE organisation = ?1";
    LIST = "SELECT c.id, c.member, c.shortcut, t.locale, t.body FROM canned c JOIN canned_text t ON t.canned = c.id WHERE c.organisation = ?1 AND (c.member IS NULL OR c.member = ?2) ORDER BY c.shortcut, c.id";
    DELETE = "DELETE FROM canned WHERE id = ?1 AND organisation = ?2";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, canned: &Canned, at: Timestamp) -> Result<(), Fault> {
    let owner = canned.owner.as_ref().map(|m| &m.0);
    db.execute(PUT, values![&canned.id.0, &organisation.0, owner, &canned.shortcut, at.as_millisecond()]).map(drop)
}

/// Whose it is; `None` where the organisation has none such.
pub(crate) fn owner(db: &mut Db, organisation: OrganisationId, id: CannedId) -> Result<Option<Owner>, Fault> {
    db.row(OWNER, values![&id.0, &organisation.0], |row| Ok(Owner(row.opt_id(0)?.map(MemberId))))
}

pub(crate) fn by_shortcut(db: &mut Db, organisation: OrganisationId, shortcut: &str) -> Result<Option<CannedId>, Fault> {
    db.row(BY_SHORTCUT, values![&organisation.0, shortcut], |row| Ok(CannedId(row.id(0)?)))
}

pub(crate) fn count(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(COUNT, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Everyone's and the member's own, by shortcut.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<Canned>, Fault> {
    let mut all: Vec<Canned> = Vec::new();
    let texts = db.rows(LIST, values![&organisation.0, &member.0], |row| {
        let locale = Locale::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a canned response has no known language"))?;
        Ok((CannedId(row.id(0)?), row.opt_id(1)?.map(MemberId), row.text(2)?, locale, row.text(4)?))
    })?;
    for (id, owner, shortcut, locale, body) in texts {
        if all.last().is_none_or(|last| last.id != id) {
            all.push(Canned { id, shortcut, owner, texts: BTreeMap::new() });
        }
        if let Some(last) = all.last_mut() {
            last.texts.insert(locale.code(), body);
        }
    }
    Ok(all)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: CannedId) -> Result<(), Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0]).map(drop)
}
