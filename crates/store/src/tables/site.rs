//! The table of sites.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::{site_look, site_text};
use domain::id::{FlowId, OrganisationId, SiteId};
use domain::site::Settings;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO site (id, organisation, name, origins, flow, privacy_url, imprint_url, hours, time_zone, children, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    GET = "SELECT id, organisation, name, origins, flow, privacy_url, imprint_url, hours, time_zone, children FROM site WHERE id = ?1";
    UPDATE = "UPDATE site SET name = ?3, origins = ?4, privacy_url = ?5, imprint_url = ?6, hours = ?7, time_zone = ?8, children = ?9 WHERE id = ?1 AND organisation = ?2";
    TELL = "UPDATE site SET name = ?3, origins = ?4, privacy_url = ?5, imprint_url = ?6 WHERE id = ?1 AND organisation = ?2";
    LIST = "SELECT id, organisation, name, origins, flow, privacy_url, imprint_url, hours, time_zone, children FROM site WHERE organisation = ?1 ORDER BY id";
    LISTING = "SELECT origins FROM site WHERE origins LIKE ?1 ESCAPE '!'";
}

/// A site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// The origins whose pages may embed the chat window.
    pub origins: Vec<String>,
    /// Its bot.
    pub flow: FlowId,
    /// Where its privacy notice is.
    pub privacy_url: String,
    /// Where its imprint is.
    pub imprint_url: String,
    /// Its business hours, as [`domain::availability::Hours`] reads them; empty where none are set.
    pub hours: String,
    /// The IANA name of their time zone.
    pub time_zone: String,
    /// Whether children may use it.
    pub children: bool,
}

pub(crate) fn insert(db: &mut Db, site: &Site, at: Timestamp) -> Result<(), Fault> {
    let origins = site.origins.join(" ");
    let row = values![
        &site.id.0,
        &site.organisation.0,
        &site.name,
        &origins,
        &site.flow.0,
        &site.privacy_url,
        &site.imprint_url,
        &site.hours,
        &site.time_zone,
        site.children,
        at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

/// Tells a site of the organisation what the first run asked for; false where there is none.
pub(crate) fn tell(db: &mut Db, organisation: OrganisationId, id: SiteId, told: &domain::organisation::SiteProfile) -> Result<bool, Fault> {
    let row = values![&id.0, &organisation.0, &told.name, &told.origins, &told.privacy_url, &told.imprint_url];
    Ok(db.execute(TELL, row)? == 1)
}

/// Whether any site lists the origin.
pub(crate) fn lists(db: &mut Db, origin: &str) -> Result<bool, Fault> {
    let escaped: String = origin.chars().flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c])).collect();
    // What the pattern finds may hold the origin as a part of another one.
    let found = db.rows(LISTING, values![&format!("%{escaped}%")], |row| row.text(0))?;
    Ok(found.iter().any(|origins| origins.split_whitespace().any(|each| each == origin)))
}

pub(crate) fn get(db: &mut Db, id: SiteId) -> Result<Option<Site>, Fault> {
    db.row(GET, values![&id.0], read)
}

/// The organisation's site, with how it looks and what it says.
pub(crate) fn settings(db: &mut Db, organisation: OrganisationId, id: SiteId) -> Result<Option<Settings>, Fault> {
    let Some(site) = get(db, id)?.filter(|site| site.organisation == organisation) else { return Ok(None) };
    let Site { name, origins, privacy_url, imprint_url, hours, time_zone, children, .. } = site;
    Ok(Some(Settings {
        name,
        origins,
        privacy_url,
        imprint_url,
        hours,
        time_zone,
        children,
        look: site_look::get(db, id)?,
        texts: site_text::list(db, id)?,
    }))
}

pub(crate) fn update(db: &mut Db, organisation: OrganisationId, id: SiteId, settings: &Settings) -> Result<(), Fault> {
    let origins = settings.origins.join(" ");
    let Settings { name, privacy_url, imprint_url, hours, time_zone, children, .. } = settings;
    let row = values![&id.0, &organisation.0, name, &origins, privacy_url, imprint_url, hours, time_zone, *children];
    db.execute(UPDATE, row).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Site>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

fn read(row: &Row<'_>) -> Result<Site, Fault> {
    Ok(Site {
        id: SiteId(row.id(0)?),
        organisation: OrganisationId(row.id(1)?),
        name: row.text(2)?,
        origins: row.text(3)?.split_whitespace().map(str::to_owned).collect(),
        flow: FlowId(row.id(4)?),
        privacy_url: row.text(5)?,
        imprint_url: row.text(6)?,
        hours: row.text(7)?,
        time_zone: row.text(8)?,
        children: row.flag(9)?,
    })
}
