//! Decides which facts an act of handling reads in its transaction.

use super::Tx;
use crate::fault::Stop;
use crate::tables;
use domain::handling::Written;
use domain::id::{ConversationId, LinkId, MemberId, MessageId, NoteId, SiteId, SubjectId, TeamId};
use domain::permission::{Permission, Role};
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::team::{Candidate, Rule, Team};
use std::collections::HashSet;

/// To whom a conversation may go that was just handed over.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Its team, where there is one.
    pub team: Option<TeamId>,
    /// By which rule its member is found.
    pub rule: Rule,
    /// Who may answer: of the team, or else of the whole organisation.
    pub candidates: Vec<Candidate>,
}

impl Tx<'_> {
    /// To whom a conversation may go: the team that has it, or else that of its site. `here` are the members who are connected.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn desk(&mut self, team: Option<TeamId>, site: SiteId, here: &HashSet<MemberId>) -> Result<Desk, Stop> {
        let team = match team {
            Some(team) => tables::team::get(self.db, self.organisation, team)?,
            None => tables::team::of_site(self.db, self.organisation, site)?,
        };
        let rule = match &team {
            Some(team) => team.rule,
            None => tables::organisation::assignment(self.db, self.organisation)?,
        };
        let team = team.map(|team| team.id);
        // Without a rule nobody is chosen, and nobody needs to be counted.
        let rows = if rule == Rule::None { vec![] } else { tables::member::candidates(self.db, self.organisation, team)? };
        let candidates = rows.into_iter().filter(|(role, _)| answers(role)).map(|(_, mut candidate)| {
            candidate.here = here.contains(&candidate.member);
            candidate
        });
        Ok(Desk { team, rule, candidates: candidates.collect() })
    }

    /// Makes sure that a member can be given conversations.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such member; [`Refusal::Conflict`] where their role does not answer.
    pub fn answers(&mut self, member: MemberId) -> Result<(), Stop> {
        let row = tables::member::get(self.db, self.organisation, member)?.ok_or(Refusal::NotFound)?;
        if answers(&row.role) { Ok(()) } else { Err(Refusal::Conflict.into()) }
    }

    /// The organisation's members, by id.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn colleagues(&mut self) -> Result<Vec<MemberId>, Stop> {
        Ok(tables::member::list(self.db, self.organisation)?.into_iter().map(|row| row.id).collect())
    }

    /// The organisation's sites, by id.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn sites(&mut self) -> Result<Vec<SiteId>, Stop> {
        Ok(tables::site::list(self.db, self.organisation)?.into_iter().map(|site| site.id).collect())
    }

    /// A team, without its members.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such team.
    pub fn team(&mut self, team: TeamId) -> Result<Team, Stop> {
        tables::team::get(self.db, self.organisation, team)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// A message, for who wants to change or delete it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the conversation has no such message.
    pub fn written(&mut self, conversation: ConversationId, message: MessageId) -> Result<Written, Stop> {
        let row = tables::message::get(self.db, conversation, message)?.ok_or(Refusal::NotFound)?;
        Ok(Written { author: row.author, generation: row.generation, at: row.at })
    }

    /// Who wrote a note.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the conversation has no such note.
    pub fn note_author(&mut self, conversation: ConversationId, note: NoteId) -> Result<MemberId, Stop> {
        tables::note::author(self.db, conversation, note)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// The link of two subjects, where there is one.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation does not have both.
    pub fn link(&mut self, [one, two]: [SubjectId; 2]) -> Result<Option<LinkId>, Stop> {
        for subject in [one, two] {
            tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        }
        Ok(tables::subject_link::get(self.db, self.organisation, one, two)?)
    }
}

/// Whether conversations may be given to who has this role.
fn answers(role: &Role) -> bool {
    role.may(Permission::ConversationsAnswer) && role.reads(&Purpose::conversation())
}
