//! Facts about texts and consents: what is current, what has changed since, and how each grant stands.

use super::Tx;
use crate::fault::Stop;
use crate::reads::{NoticeFacts, Reader};
use crate::tables::{self, document, material_change};
use domain::consent::{Ground, Standing, health};
use domain::id::SubjectId;
use domain::notice::{Before, Text};
use domain::purpose::{Purpose, PurposeRule};
use domain::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;

impl Tx<'_> {
    /// How a subject stands at this moment: live generations and grants, and whether each grant still carries what it was made for.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such subject (any more).
    pub fn standing(&mut self, subject: SubjectId, at: Timestamp) -> Result<Standing, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        let mut standing = tables::subject_key::standing(self.db, subject)?;
        if standing.live.iter().all(|live| live.grant.is_none()) {
            return Ok(standing);
        }
        let grounds = tables::subject_grant::grounds(self.db, subject)?;
        let changes = material_change::since(self.db, self.organisation, oldest(grounds.iter().map(|(_, ground)| ground)))?;
        for live in &mut standing.live {
            if let Some((_, ground)) = grounds.iter().find(|(grant, _)| Some(*grant) == live.grant) {
                live.health = health(ground, &changes, at);
            }
        }
        Ok(standing)
    }

    /// What stands before a text is published.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn before_text(&mut self, purpose: Option<&Purpose>, text: &Text) -> Result<Before, Stop> {
        let version = text.version();
        let current = document::current(self.db, self.organisation, purpose, text.locale)?;
        let place = document::place(self.db, self.organisation, &version)?;
        let changed = match current {
            Some(current) => material_change::changed(self.db, self.organisation, current.stood_on, purpose)?,
            None => false,
        };
        let taken = place.is_some_and(|place| place != purpose.map_or("", Purpose::as_str));
        Ok(Before { current: current.map(|current| current.version), taken, changed })
    }

    /// Whether the current notice in a language is the organisation's own.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn owns_notice(&mut self, locale: Locale) -> Result<bool, Stop> {
        Ok(document::current(self.db, self.organisation, None, locale)?.is_some_and(|current| current.own))
    }

    /// What the notice is made from.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such organisation (any more).
    pub fn notice_facts(&mut self) -> Result<NoticeFacts, Stop> {
        Reader::new(self.db).notice_facts(self.organisation)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// One purpose of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it has none of that name.
    pub fn purpose(&mut self, purpose: &Purpose) -> Result<PurposeRule, Stop> {
        let found = self.purposes()?.into_iter().find(|rule| rule.purpose == *purpose);
        found.ok_or_else(|| Refusal::NotFound.into())
    }
}

/// The position on which the oldest of some grants stood: no change before it matters to any of them.
pub(crate) fn oldest<'g>(grounds: impl Iterator<Item = &'g Ground>) -> u64 {
    grounds.map(|ground| ground.stood_on).min().unwrap_or_default()
}
