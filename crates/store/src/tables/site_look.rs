//! The table of looks: how a site's chat looks and when its placeholder shows.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::SiteId;
use domain::site::{Colour, Kind, Look, Opening, Position};

statements! {
    PUT = "INSERT INTO site_look (site, colour, position, kind, opening, opening_count) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (site) DO UPDATE SET colour = excluded.colour, position = excluded.position, kind = excluded.kind, opening = excluded.opening, opening_count = excluded.opening_count";
    GET = "SELECT colour, position, kind, opening, opening_count FROM site_look WHERE site = ?1";
}

pub(crate) fn put(db: &mut Db, site: SiteId, look: &Look) -> Result<(), Fault> {
    let colour = look.colour.to_string();
    let (position, kind, opening) = (look.position.as_str(), look.kind.as_str(), look.opening.as_str());
    db.execute(PUT, values![&site.0, &colour, position, kind, opening, i64::from(look.opening.count())]).map(drop)
}

/// The look of the house where none was chosen.
pub(crate) fn get(db: &mut Db, site: SiteId) -> Result<Look, Fault> {
    db.row(GET, values![&site.0], read).map(Option::unwrap_or_default)
}

fn read(row: &Row<'_>) -> Result<Look, Fault> {
    let unknown = || Fault::broken("a site has no known look");
    Ok(Look {
        colour: Colour::parse(&row.text(0)?).ok_or_else(unknown)?,
        position: Position::parse(&row.text(1)?).ok_or_else(unknown)?,
        kind: Kind::parse(&row.text(2)?).ok_or_else(unknown)?,
        opening: Opening::parse(&row.text(3)?, row.int(4)?).ok_or_else(unknown)?,
    })
}
