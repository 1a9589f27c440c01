//! Facts about members and the organisation itself, for the acts that change them.

use super::Tx;
use crate::fault::Stop;
use crate::tables::{self, api_token::TokenRow, holder::HolderRow, member::MemberRow, passkey::PasskeyRow};
use domain::id::{HolderId, MemberId, SessionId};
use domain::member::Standing;
use domain::membership::Invitation;
use domain::organisation::Profile;
use domain::pair::Holder;
use domain::permission::{OwnRole, Role};
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::token;
use jiff::Timestamp;
use std::collections::BTreeSet;

impl Tx<'_> {
    /// An invitation of the organisation, ended or not.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none (any more).
    pub fn invitation(&mut self, id: HolderId) -> Result<Invitation, Stop> {
        let row = tables::invitation::get(self.db, self.organisation, id)?;
        Ok(row.ok_or(Refusal::NotFound)?.invitation)
    }

    /// The sessions of a member that live.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn sessions(&mut self, member: MemberId, now: Timestamp) -> Result<Vec<SessionId>, Stop> {
        let rows = tables::session::of_member(self.db, self.organisation, member, now)?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// A member of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn member(&mut self, id: MemberId) -> Result<MemberRow, Stop> {
        tables::member::get(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// A member's passkeys, the oldest first.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn passkeys(&mut self, member: MemberId) -> Result<Vec<PasskeyRow>, Stop> {
        Ok(tables::passkey::of_member(self.db, self.organisation, member)?)
    }

    /// Whether everybody signs in in two steps.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation is not there.
    pub fn second_step_required(&mut self) -> Result<bool, Stop> {
        Ok(tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?.second_step)
    }

    /// Whether an account has this address, by its keyed hash.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn email_taken(&mut self, lookup: &[u8; 32]) -> Result<bool, Stop> {
        Ok(tables::member::by_email(self.db, lookup)?.is_some())
    }

    /// The organisation's own roles, oldest first.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn own_roles(&mut self) -> Result<Vec<OwnRole>, Stop> {
        Ok(tables::own_role::list(self.db, self.organisation)?)
    }

    /// How many members and invitations have a role of the organisation's own.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn role_held_by(&mut self, name: &str) -> Result<u64, Stop> {
        Ok(tables::own_role::held_by(self.db, self.organisation, name)?)
    }

    /// A member as they stand.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such member (any more).
    pub fn member_standing(&mut self, member: MemberId) -> Result<Standing, Stop> {
        let rows = tables::member::list(self.db, self.organisation)?;
        let row = rows.iter().find(|row| row.id == member && row.is_there()).ok_or(Refusal::NotFound)?;
        let owns = |other: &&MemberRow| other.id != member && other.role == Role::Owner && other.suspended_at.is_none() && other.is_there();
        Ok(Standing {
            member,
            role: row.role.clone(),
            suspended: row.suspended_at.is_some(),
            other_owners: rows.iter().filter(owns).count() as u64,
            held: tables::purpose_seal::held_by(self.db, self.organisation, member)?,
        })
    }

    /// A token of the organisation that has not ended.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn token(&mut self, id: MemberId) -> Result<token::Standing, Stop> {
        let row = self.working()?.into_iter().find(|row| row.id == id).ok_or(Refusal::NotFound)?;
        self.token_standing(row)
    }

    /// The tokens that a member made and that have not ended.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn tokens_of(&mut self, member: MemberId) -> Result<Vec<token::Standing>, Stop> {
        let rows = self.working()?.into_iter().filter(|row| row.made_by == member);
        rows.map(|row| self.token_standing(row)).collect()
    }

    /// How many tokens have not ended.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn tokens(&mut self) -> Result<usize, Stop> {
        Ok(self.working()?.len())
    }

    /// When a token was used last.
    pub(crate) fn token_used_at(&mut self, id: MemberId) -> Result<Option<Timestamp>, Stop> {
        Ok(self.working()?.into_iter().find(|row| row.id == id).and_then(|row| row.used_at))
    }

    fn working(&mut self) -> Result<Vec<TokenRow>, Stop> {
        let rows = tables::api_token::list(self.db, self.organisation)?;
        Ok(rows.into_iter().filter(|row| row.ended_at.is_none()).collect())
    }

    fn token_standing(&mut self, row: TokenRow) -> Result<token::Standing, Stop> {
        let held = self.held_pairs(row.id.into())?;
        Ok(token::Standing { token: row.id, given: row.given, expires_at: row.expires_at, held })
    }

    /// The pairs of which a holder has a generation.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn held_pairs(&mut self, holder: HolderId) -> Result<Vec<Purpose>, Stop> {
        let pairs: BTreeSet<_> = tables::purpose_seal::of_holder(self.db, holder)?.into_iter().map(|seal| seal.purpose).collect();
        Ok(pairs.into_iter().collect())
    }

    /// Everyone who can hold a key for the organisation, in this very moment.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn holders(&mut self) -> Result<Vec<Holder>, Stop> {
        Ok(tables::holder::list(self.db, self.organisation)?.iter().map(HolderRow::holder).collect())
    }

    /// The names of the organisation's pairs: its purposes, and its own.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn pair_names(&mut self) -> Result<Vec<Purpose>, Stop> {
        let mut names: Vec<_> = tables::purpose_key::list(self.db, self.organisation)?.into_iter().map(|key| key.purpose).collect();
        names.dedup();
        Ok(names)
    }

    /// Who the controller is, with its people sealed; `None` where nothing was said yet.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn identity(&mut self) -> Result<Option<tables::identity::StoredIdentity>, Stop> {
        Ok(tables::identity::get(self.db, self.organisation)?)
    }

    /// What the organisation says of itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it is not there.
    pub fn profile(&mut self) -> Result<Profile, Stop> {
        let card = tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?;
        Ok(card.profile())
    }
}
