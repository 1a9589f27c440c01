//! What a site's settings, its snippet and its window need.

use super::Reader;
use crate::fault::Fault;
use crate::tables;
use domain::id::{OrganisationId, SiteId};
use domain::site::{Logo, Look, Settings, Texts};
use locale::Locale;
use std::collections::BTreeMap;

impl Reader<'_> {
    /// How a site looks; the look of the house where nothing was chosen.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn site_look(&mut self, site: SiteId) -> Result<Look, Fault> {
        tables::site_look::get(self.db, site)
    }

    /// What a site says instead of the words of the house.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn site_texts(&mut self, site: SiteId) -> Result<BTreeMap<Locale, Texts>, Fault> {
        tables::site_text::list(self.db, site)
    }

    /// A site's logo.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn site_logo(&mut self, site: SiteId) -> Result<Option<Logo>, Fault> {
        tables::site_logo::get(self.db, site)
    }

    /// A site's settings; `None` where the organisation has no such site.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn site_settings(&mut self, organisation: OrganisationId, site: SiteId) -> Result<Option<Settings>, Fault> {
        tables::site::settings(self.db, organisation, site)
    }
}
