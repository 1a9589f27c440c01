//! What a request by a token needs, and which tokens there are.

use super::Reader;
use crate::fault::Fault;
use crate::tables;
use crate::tables::api_token::{TokenInUse, TokenRow};
use domain::id::{MemberId, OrganisationId};
use domain::purpose::Purpose;
use domain::token;
use jiff::Timestamp;
use std::collections::HashMap;

impl Reader<'_> {
    /// The token of a secret, while it works.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn token(&mut self, lookup: &[u8; 32], now: Timestamp) -> Result<Option<TokenInUse>, Fault> {
        tables::api_token::by_lookup(self.db, lookup, now)
    }

    /// Every token that is or was, the oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tokens_ever(&mut self, organisation: OrganisationId) -> Result<Vec<TokenRow>, Fault> {
        tables::api_token::list(self.db, organisation)
    }

    /// The tokens that have not ended, the oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tokens(&mut self, organisation: OrganisationId) -> Result<Vec<TokenRow>, Fault> {
        Ok(self.tokens_ever(organisation)?.into_iter().filter(|row| row.ended_at.is_none()).collect())
    }

    /// The role of whoever is or was a member, or a token: for readings of before it was noted.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn roles_ever(&mut self, organisation: OrganisationId) -> Result<HashMap<MemberId, String>, Fault> {
        let members = self.members_ever(organisation)?.into_iter().map(|row| (row.id, row.role.as_str().to_owned()));
        let tokens = self.tokens_ever(organisation)?.into_iter().map(|row| (row.id, token::ROLE.to_owned()));
        Ok(members.chain(tokens).collect())
    }

    /// Tokens of any organisation whose time is over.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tokens_due(&mut self, now: Timestamp, limit: i64) -> Result<Vec<TokenRow>, Fault> {
        tables::api_token::due(self.db, now, limit)
    }

    /// The pairs of which a member, or a token that they made, holds a generation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn held_by(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Vec<Purpose>, Fault> {
        tables::purpose_seal::held_by(self.db, organisation, member)
    }
}
