//! What stands for the whole organisation: itself, its sites, purposes, texts and flows.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{
    self,
    flow::FlowRow,
    flow_version::FlowSource,
    holder::{HolderRow, Recovery},
    identity::StoredIdentity,
    organisation::Organisation,
    purpose_key::PurposeKey,
    satisfaction_tally::Tally,
    site::Site,
};
use domain::id::{FlowId, OrganisationId, SiteId};
use domain::notice::{Text, Version};
use domain::purpose::PurposeRule;
use locale::Locale;

impl Reader<'_> {
    /// Every organisation of the installation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn organisations(&mut self) -> Result<Vec<Organisation>, Fault> {
        tables::organisation::list(self.db)
    }

    /// One organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn organisation(&mut self, id: OrganisationId) -> Result<Option<Organisation>, Fault> {
        tables::organisation::get(self.db, id)
    }

    /// Who the controller is, with its people sealed; `None` where nothing was said yet.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn identity(&mut self, organisation: OrganisationId) -> Result<Option<StoredIdentity>, Fault> {
        tables::identity::get(self.db, organisation)
    }

    /// A site, by its public id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn site(&mut self, id: SiteId) -> Result<Option<Site>, Fault> {
        tables::site::get(self.db, id)
    }

    /// The organisation's sites.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sites(&mut self, organisation: OrganisationId) -> Result<Vec<Site>, Fault> {
        tables::site::list(self.db, organisation)
    }

    /// The organisation's purposes.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purposes(&mut self, organisation: OrganisationId) -> Result<Vec<PurposeRule>, Fault> {
        tables::purpose::list(self.db, organisation)
    }

    /// The public halves of the organisation's purpose pairs.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purpose_keys(&mut self, organisation: OrganisationId) -> Result<Vec<PurposeKey>, Fault> {
        tables::purpose_key::list(self.db, organisation)
    }

    /// The current notice in a language.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn notice(&mut self, organisation: OrganisationId, locale: Locale) -> Result<Option<Text>, Fault> {
        tables::document::notice(self.db, organisation, locale)
    }

    /// A notice or wording by its version.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn text(&mut self, organisation: OrganisationId, version: &Version) -> Result<Option<Text>, Fault> {
        tables::document::get(self.db, organisation, version)
    }

    /// The organisation's flows.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn flows(&mut self, organisation: OrganisationId) -> Result<Vec<FlowRow>, Fault> {
        tables::flow::list(self.db, organisation)
    }

    /// A flow of the organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn flow(&mut self, organisation: OrganisationId, flow: FlowId) -> Result<Option<FlowRow>, Fault> {
        tables::flow::get(self.db, organisation, flow)
    }

    /// A published version's texts.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn flow_source(&mut self, flow: FlowId, version: u32) -> Result<Option<FlowSource>, Fault> {
        tables::flow_version::get(self.db, flow, version)
    }

    /// How often each score was given, from a day on (days since 1970, UTC).
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn satisfaction(&mut self, organisation: OrganisationId, since_day: i64) -> Result<Vec<Tally>, Fault> {
        tables::satisfaction_tally::since(self.db, organisation, since_day)
    }

    /// Everyone who can hold a key for the organisation: members with their role, and recovery keys.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn holders(&mut self, organisation: OrganisationId) -> Result<Vec<HolderRow>, Fault> {
        tables::holder::list(self.db, organisation)
    }

    /// The recovery key's public row.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn recovery(&mut self, organisation: OrganisationId) -> Result<Option<Recovery>, Fault> {
        tables::holder::recovery(self.db, organisation)
    }

    /// What a request with this key was answered with before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn repeated(&mut self, key: &[u8; 16]) -> Result<Option<String>, Fault> {
        tables::idempotency::get(self.db, key)
    }

    /// A value of the installation, sealed to the server key.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn value(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        tables::installation::get(self.db, name)
    }
}
