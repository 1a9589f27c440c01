//! What stands for the whole organisation: itself, its sites, purposes, texts and flows.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{
    self,
    document::DocumentRow,
    flow::FlowRow,
    flow_version::FlowSource,
    holder::{HolderRow, Recovery},
    identity::StoredIdentity,
    organisation::Organisation,
    purpose_key::PurposeKey,
    satisfaction_tally::Tally,
    site::Site,
};
use domain::consent::MaterialChange;
use domain::id::{FlowId, OrganisationId, SiteId};
use domain::notice::{Text, Version};
use domain::purpose::{Purpose, PurposeRule};
use domain::recipient::Recipient;
use domain::retention::Rules;
use locale::Locale;

/// What the notice of an organisation is made from, as it is stored.
pub struct NoticeFacts {
    /// The organisation.
    pub card: Organisation,
    /// Who the controller is, with its people sealed.
    pub identity: Option<StoredIdentity>,
    /// Where the imprint of its first site is; empty where none is told.
    pub imprint: String,
    /// Its purposes.
    pub purposes: Vec<PurposeRule>,
    /// Whom data is handed to; those that have ended are left out.
    pub recipients: Vec<Recipient>,
    /// How long what is kept.
    pub rules: Rules,
}

impl Reader<'_> {
    /// What the notice is made from; `None` where there is no such organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn notice_facts(&mut self, organisation: OrganisationId) -> Result<Option<NoticeFacts>, Fault> {
        let Some(card) = self.organisation(organisation)? else { return Ok(None) };
        let mut recipients = self.recipients(organisation)?;
        // Who is handed nothing that was collected of anybody is no recipient of it.
        recipients.retain(|recipient| recipient.ended_at.is_none() && recipient.profile.kind.has_purposes());
        Ok(Some(NoticeFacts {
            card,
            identity: self.identity(organisation)?,
            imprint: self.sites(organisation)?.into_iter().next().map(|site| site.imprint_url).unwrap_or_default(),
            purposes: self.purposes(organisation)?,
            recipients,
            rules: self.retention_rules(organisation)?,
        }))
    }

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

    /// Whether any site lists the origin as one whose pages may embed its window.
    ///
    /// # Errors
    /// [`Fault`] where the database cannot be read.
    pub fn site_lists(&mut self, origin: &str) -> Result<bool, Fault> {
        tables::site::lists(self.db, origin)
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

    /// The organisation's own wordings in a language, the current one of each purpose last.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn own_wordings(&mut self, organisation: OrganisationId, locale: Locale) -> Result<Vec<(Purpose, Text)>, Fault> {
        tables::document::own_wordings(self.db, organisation, locale)
    }

    /// The wording of a consent in a language: the organisation's own, else the last that a bot asked in.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn wording(&mut self, organisation: OrganisationId, purpose: &Purpose, locale: Locale) -> Result<Option<Text>, Fault> {
        tables::document::wording(self.db, organisation, purpose, locale)
    }

    /// Published texts before a place in their order, the last first; of one purpose (or `notice`) and language where they are named.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn texts(
        &mut self,
        organisation: OrganisationId,
        before: i64,
        of: (&str, Option<Locale>),
        limit: i64,
    ) -> Result<Vec<DocumentRow>, Fault> {
        tables::document::list(self.db, organisation, before, of, limit)
    }

    /// Whether the notice that the organisation wrote itself is older than something that it must tell: another meaning of a purpose,
    /// another recipient or one that has ended, another period.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn own_notice_is_outdated(&mut self, organisation: OrganisationId, locale: Locale) -> Result<bool, Fault> {
        let Some(current) = tables::document::current(self.db, organisation, None, locale)?.filter(|current| current.own) else {
            return Ok(false);
        };
        let Some(own) = tables::document::row(self.db, organisation, &current.version)? else { return Ok(false) };
        let since = own.published_at;
        Ok(tables::material_change::changed(self.db, organisation, current.stood_on, None)?
            || tables::retention_rule::changed_after(self.db, organisation, since)?
            || self.recipients(organisation)?.iter().any(|recipient| recipient.ended_at.is_some_and(|ended| ended > since)))
    }

    /// The version that visitors are shown now: of the notice, or of a consent's wording.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn current_text(
        &mut self,
        organisation: OrganisationId,
        purpose: Option<&Purpose>,
        locale: Locale,
    ) -> Result<Option<Version>, Fault> {
        Ok(tables::document::current(self.db, organisation, purpose, locale)?.map(|current| current.version))
    }

    /// A published text, with how it was published.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn document(&mut self, organisation: OrganisationId, version: &Version) -> Result<Option<DocumentRow>, Fault> {
        tables::document::row(self.db, organisation, version)
    }

    /// What has made consents stale that were given before, oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn material_changes(&mut self, organisation: OrganisationId) -> Result<Vec<MaterialChange>, Fault> {
        tables::material_change::since(self.db, organisation, 0)
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
