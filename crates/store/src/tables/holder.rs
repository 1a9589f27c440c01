//! The table of holders: whoever can hold a key, by their public key.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use crate::tables::{api_token, own_role};
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::pair::{Holder, Kind};
use domain::permission::Role;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO holder (id, organisation, kind, public_key, lookup, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    CONFIRM = "UPDATE holder SET confirmed_at = ?3 WHERE id = ?1 AND organisation = ?2";
    LIST = "SELECT h.id, h.kind, h.public_key, COALESCE(m.role, i.role, k.role), (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = h.organisation AND r.name = COALESCE(m.role, i.role, k.role)), t.made_by, t.permissions || '|' || t.reads FROM holder h LEFT JOIN member m ON m.id = h.id LEFT JOIN invitation i ON i.id = h.id LEFT JOIN api_token t ON t.id = h.id LEFT JOIN member k ON k.id = t.made_by WHERE h.organisation = ?1 AND (h.kind = 'recovery' OR m.id IS NOT NULL OR i.id IS NOT NULL OR k.id IS NOT NULL) ORDER BY h.id";
    UNCONFIRMED = "SELECT id FROM holder WHERE organisation = ?1 AND kind = 'recovery' AND confirmed_at IS NULL";
    OTHER_RECOVERIES = "SELECT id FROM holder WHERE organisation = ?1 AND kind = 'recovery' AND id <> ?2";
    RENEW = "UPDATE holder SET public_key = ?3 WHERE id = ?1 AND organisation = ?2";
    RECOVERY_BY_LOOKUP = "SELECT id, organisation FROM holder WHERE lookup = ?1 AND kind = 'recovery'";
    DELETE = "DELETE FROM holder WHERE id = ?1 AND organisation = ?2";
    RECOVERY = "SELECT id, lookup, confirmed_at FROM holder WHERE organisation = ?1 AND kind = 'recovery' ORDER BY created_at DESC, id DESC LIMIT 1";
}

/// The recovery key's row.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// The holder.
    pub id: HolderId,
    /// The key's lookup id.
    pub lookup: Option<Vec<u8>>,
    /// When it was confirmed to be kept.
    pub confirmed_at: Option<Timestamp>,
}

/// A holder by their public key.
#[derive(Clone, Debug)]
pub struct HolderRow {
    /// The holder.
    pub id: HolderId,
    /// Of which kind.
    pub kind: Kind,
    /// The public key; the ledger names it.
    pub public_key: [u8; 32],
    /// What they read by; `None` for a recovery key, which holds everything.
    pub role: Option<Role>,
    /// Who made it, in which role, where it is a token.
    pub maker: Option<(MemberId, Role)>,
}

/// Members, invitations, tokens and recovery keys.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<HolderRow>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| {
        let (name, own) = (row.opt_text(3)?, row.opt_text(4)?);
        let role = name.map(|name| own_role::role(&name, own.as_deref())).transpose()?;
        let kind = Kind::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a holder is of no known kind"))?;
        let (role, maker) = match (role, row.opt_id(5)?, row.opt_text(6)?) {
            (Some(role), Some(maker), Some(given)) => (Some(Role::Own(api_token::given(&given)?.into())), Some((MemberId(maker), role))),
            (role, ..) => (role, None),
        };
        Ok(HolderRow { id: HolderId(row.id(0)?), kind, public_key: row.hash(2)?, role, maker })
    })
}

impl HolderRow {
    /// The holder, for the rules.
    pub fn holder(&self) -> Holder {
        Holder { id: self.id, kind: self.kind, role: self.role.clone(), maker: self.maker.clone() }
    }
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    id: HolderId,
    kind: &str,
    public_key: &[u8; 32],
    lookup: Option<&[u8; 32]>,
    at: Timestamp,
) -> Result<(), Fault> {
    db.execute(INSERT, values![&id.0, &organisation.0, kind, public_key, lookup, at.as_millisecond()]).map(drop)
}

/// A holder has another pair.
pub(crate) fn renew(db: &mut Db, organisation: OrganisationId, id: HolderId, public_key: &[u8; 32]) -> Result<(), Fault> {
    db.execute(RENEW, values![&id.0, &organisation.0, public_key]).map(drop)
}

/// A recovery key, and whose it is.
pub(crate) fn recovery_by_lookup(db: &mut Db, lookup: &[u8; 32]) -> Result<Option<(HolderId, OrganisationId)>, Fault> {
    db.row(RECOVERY_BY_LOOKUP, values![lookup], |row| Ok((HolderId(row.id(0)?), OrganisationId(row.id(1)?))))
}

pub(crate) fn confirm(db: &mut Db, organisation: OrganisationId, id: HolderId, at: Timestamp) -> Result<(), Fault> {
    db.execute(CONFIRM, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn recovery(db: &mut Db, organisation: OrganisationId) -> Result<Option<Recovery>, Fault> {
    db.row(RECOVERY, values![&organisation.0], |row| {
        Ok(Recovery { id: HolderId(row.id(0)?), lookup: row.opt_bytes(1)?, confirmed_at: row.opt_time(2)? })
    })
}

/// Recovery keys that nobody confirmed.
pub(crate) fn unconfirmed_recoveries(db: &mut Db, organisation: OrganisationId) -> Result<Vec<HolderId>, Fault> {
    db.rows(UNCONFIRMED, values![&organisation.0], |row| Ok(HolderId(row.id(0)?)))
}

/// Every recovery key but this one.
pub(crate) fn other_recoveries(db: &mut Db, organisation: OrganisationId, kept: HolderId) -> Result<Vec<HolderId>, Fault> {
    db.rows(OTHER_RECOVERIES, values![&organisation.0, &kept.0], |row| Ok(HolderId(row.id(0)?)))
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: HolderId) -> Result<(), Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0]).map(drop)
}
