//! The table of a site's own texts, by language.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::SiteId;
use domain::site::Texts;
use locale::Locale;
use std::collections::BTreeMap;

statements! {
    INSERT = "INSERT INTO site_text (site, locale, title, button, greeting) VALUES (?1, ?2, ?3, ?4, ?5)";
    DELETE = "DELETE FROM site_text WHERE site = ?1";
    LIST = "SELECT locale, title, button, greeting FROM site_text WHERE site = ?1 ORDER BY locale";
}

pub(crate) fn replace(db: &mut Db, site: SiteId, texts: &BTreeMap<Locale, Texts>) -> Result<(), Fault> {
    db.execute(DELETE, values![&site.0])?;
    for (locale, text) in texts {
        db.execute(INSERT, values![&site.0, locale.code(), &text.title, &text.button, &text.greeting])?;
    }
    Ok(())
}

pub(crate) fn list(db: &mut Db, site: SiteId) -> Result<BTreeMap<Locale, Texts>, Fault> {
    Ok(db.rows(LIST, values![&site.0], read)?.into_iter().collect())
}

fn read(row: &Row<'_>) -> Result<(Locale, Texts), Fault> {
    let locale = Locale::parse(&row.text(0)?).ok_or_else(|| Fault::broken("a text of a site has no known language"))?;
    Ok((locale, Texts { title: row.text(1)?, button: row.text(2)?, greeting: row.text(3)? }))
}
