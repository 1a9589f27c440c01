//! Decides which rows a change of [`domain::site`] writes.

use crate::fault::Stop;
use crate::tables::{self, site::Site};
use crate::tx::Tx;
use domain::site::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Added { site, settings, flow, at, .. } => {
            let row = Site {
                id: *site,
                organisation,
                name: settings.name.clone(),
                origins: settings.origins.clone(),
                flow: *flow,
                privacy_url: settings.privacy_url.clone(),
                imprint_url: settings.imprint_url.clone(),
                hours: settings.hours.clone(),
                time_zone: settings.time_zone.clone(),
                children: settings.children,
            };
            tables::site::insert(tx.db, &row, *at)?;
            tables::site_look::put(tx.db, *site, &settings.look)?;
            tables::site_text::replace(tx.db, *site, &settings.texts)?;
        }
        Change::Changed { site, settings, .. } => {
            tables::site::update(tx.db, organisation, *site, settings)?;
            tables::site_look::put(tx.db, *site, &settings.look)?;
            tables::site_text::replace(tx.db, *site, &settings.texts)?;
        }
        Change::LogoChanged { site, logo: Some(logo), .. } => tables::site_logo::put(tx.db, *site, logo)?,
        Change::LogoChanged { site, logo: None, .. } => tables::site_logo::delete(tx.db, *site)?,
    }
    Ok(())
}
