//! Handling: what members do with a conversation besides answering it.

use crate::act::{Act, Entry};
use crate::consent::Proof;
use crate::conversation::{Author, Line, State};
use crate::decision::{self, Decision, Recorded};
use crate::id::{ConversationId, LinkId, MemberId, MessageId, NoteId, SubjectId, TeamId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// Why ordering one's work leaves no entry.
pub const ORDER: &str = "members order their work, and say nothing about the subject by it";
/// Why a note leaves no entry.
pub const NOTE: &str = "a note is its own record";
/// Why a draft leaves no entry.
pub const DRAFT: &str = "a draft is not said yet";
/// Why reading on leaves no entry; the first showing is an act of its own.
pub const SEEN: &str = "what a member has seen is theirs";

/// The most tags on one conversation.
pub const TAGS_MAX: usize = 20;
/// The longest tag, in characters.
pub const TAG_CHARS_MAX: usize = 40;
/// The most members whom one note mentions.
pub const MENTIONS_MAX: usize = 20;
/// For how long a member may change the words of their own message.
pub const EDITABLE: SignedDuration = SignedDuration::from_hours(24);

/// How urgent a conversation is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Priority {
    /// It may wait.
    Low,
    /// As any other.
    #[default]
    Normal,
    /// Before others.
    High,
    /// Now.
    Urgent,
}

impl Priority {
    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }

    /// The priority of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Low, Self::Normal, Self::High, Self::Urgent].into_iter().find(|p| p.as_str() == name)
    }
}

/// Whom a conversation is given to; what is `None` stays as it is, `Some(None)` takes it away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// The member.
    pub member: Option<Option<MemberId>>,
    /// The team.
    pub team: Option<Option<TeamId>>,
}

/// A note, ready to be stored.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it.
    pub member: MemberId,
    /// The caller's key, hashed with the caller's token; what came twice is stored once.
    pub key: [u8; 16],
    /// What it says, sealed.
    pub sealed: Vec<u8>,
    /// Whom it mentions.
    pub mentions: Vec<MemberId>,
}

/// A message that is to be changed or deleted, as the transaction read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// Who wrote it.
    pub author: Author,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When.
    pub at: Timestamp,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A conversation is given to a member or a team, or taken from them.
    #[non_exhaustive]
    Assigned {
        conversation: ConversationId,
        subject: SubjectId,
        state: State,
        member: Option<MemberId>,
        team: Option<TeamId>,
        by: Actor,
        at: Timestamp,
    },
    /// How urgent it is.
    #[non_exhaustive]
    Prioritised { conversation: ConversationId, priority: Priority },
    /// Until when it is out of sight; `None`: it is in sight again.
    #[non_exhaustive]
    Snoozed { conversation: ConversationId, until: Option<Timestamp> },
    /// Its tags, all of them; `None` where it has none.
    #[non_exhaustive]
    Tagged { conversation: ConversationId, subject: SubjectId, generation: u32, sealed: Option<Vec<u8>>, member: MemberId, at: Timestamp },
    /// A note.
    #[non_exhaustive]
    Noted { conversation: ConversationId, generation: u32, note: NewNote, at: Timestamp },
    /// A note is deleted.
    #[non_exhaustive]
    NoteDeleted { conversation: ConversationId, subject: SubjectId, note: NoteId, member: MemberId, at: Timestamp },
    /// A message has other words.
    #[non_exhaustive]
    Edited { conversation: ConversationId, subject: SubjectId, message: MessageId, sealed: Vec<u8>, member: MemberId, at: Timestamp },
    /// What a member has begun to write; `None`: nothing any more.
    #[non_exhaustive]
    DraftKept { conversation: ConversationId, generation: u32, member: MemberId, sealed: Option<Vec<u8>>, at: Timestamp },
    /// Up to where a member has read.
    #[non_exhaustive]
    Seen { conversation: ConversationId, member: MemberId, seq: u64 },
    /// A member has read where they are mentioned.
    #[non_exhaustive]
    MentionsRead { conversation: ConversationId, member: MemberId, at: Timestamp },
    /// A subject is the same person as another one. Each of the two has its own link, which goes with them.
    #[non_exhaustive]
    Linked { link: LinkId, subject: SubjectId, other: SubjectId, member: MemberId, at: Timestamp },
    /// They are not.
    #[non_exhaustive]
    Unlinked { link: LinkId, subject: SubjectId, other: SubjectId, member: MemberId, at: Timestamp },
}

/// Gives a granted conversation to a member or a team, or takes it from them; `None` where it is so already. Whoever is given
/// it has it, also where another member had it; what is taken from its member waits again.
///
/// # Refuses
/// [`Refusal::NoGrant`] where the proof is for another purpose.
pub fn assign(
    proof: &Proof<'_>,
    line: &Line,
    team: Option<TeamId>,
    wish: Wish,
    by: MemberId,
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    if !proof.purpose().is_conversation() {
        return Err(Refusal::NoGrant);
    }
    let (state, member) = match wish.member {
        Some(Some(member)) => (State::Open, Some(member)),
        Some(None) if line.state == State::Open => (State::Waiting, None),
        Some(None) | None => (line.state, line.member),
    };
    let new_team = wish.team.unwrap_or(team);
    if (state, member, new_team) == (line.state, line.member, team) {
        return Ok(None);
    }
    let (conversation, subject) = (line.conversation, line.subject);
    Ok(Some(Decision::Handling(Change::Assigned { conversation, subject, state, member, team: new_team, by: Actor::Member(by), at })))
}

/// Gives a conversation that was just handed over to its team and to whom the rule chose; `None` where nobody was chosen and it
/// `was` that team's already.
pub fn route(line: &Line, was: Option<TeamId>, team: Option<TeamId>, chosen: Option<MemberId>, at: Timestamp) -> Option<Decision> {
    let state = if chosen.is_some() { State::Open } else { State::Waiting };
    let (conversation, subject, by) = (line.conversation, line.subject, Actor::System);
    let assigned = Change::Assigned { conversation, subject, state, member: chosen, team, by, at };
    (team != was || chosen.is_some()).then_some(Decision::Handling(assigned))
}

/// Sets how urgent a conversation is.
pub fn prioritise(line: &Line, priority: Priority) -> Decision {
    Decision::Handling(Change::Prioritised { conversation: line.conversation, priority })
}

/// Puts a conversation out of sight until a time, or back.
///
/// # Refuses
/// [`Refusal::Conflict`] where that time is over.
pub fn snooze(line: &Line, until: Option<Timestamp>, now: Timestamp) -> Result<Decision, Refusal> {
    if until.is_some_and(|until| until <= now) {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Handling(Change::Snoozed { conversation: line.conversation, until }))
}

/// Brings a conversation back into sight, because its visitor wrote.
pub fn wake(line: &Line) -> Decision {
    Decision::Handling(Change::Snoozed { conversation: line.conversation, until: None })
}

/// Checks tags: trimmed, each once, in their order.
///
/// # Refuses
/// [`Refusal::TooLarge`] where they are too many or too long; [`Refusal::InvalidValue`] where one is empty.
pub fn accept_tags(tags: &[String]) -> Result<Vec<String>, Refusal> {
    let mut accepted: Vec<String> = Vec::new();
    for tag in tags.iter().map(|tag| tag.trim()) {
        if tag.is_empty() || tag.chars().any(char::is_control) {
            return Err(Refusal::InvalidValue { field: "tags".to_owned(), format: crate::contact::Format::Text });
        }
        if tag.chars().count() > TAG_CHARS_MAX {
            return Err(Refusal::TooLarge);
        }
        if !accepted.iter().any(|known| known == tag) {
            accepted.push(tag.to_owned());
        }
    }
    if accepted.len() > TAGS_MAX { Err(Refusal::TooLarge) } else { Ok(accepted) }
}

/// Sets a conversation's tags.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where they were sealed under another generation than the proof's.
pub fn tag(
    proof: &Proof<'_>,
    line: &Line,
    generation: u32,
    sealed: Option<Vec<u8>>,
    member: MemberId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    under(proof, generation)?;
    let (conversation, subject) = (line.conversation, line.subject);
    Ok(Decision::Handling(Change::Tagged { conversation, subject, generation, sealed, member, at }))
}

/// Takes a note. `members` are those of the organisation, as the transaction read them.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the proof's; [`Refusal::TooLarge`] where it
/// mentions too many; [`Refusal::NotFound`] where it mentions somebody whom the organisation does not have.
pub fn note(
    proof: &Proof<'_>,
    line: &Line,
    generation: u32,
    mut note: NewNote,
    members: &[MemberId],
    at: Timestamp,
) -> Result<Decision, Refusal> {
    under(proof, generation)?;
    note.mentions.sort_unstable();
    note.mentions.dedup();
    if note.mentions.len() > MENTIONS_MAX {
        return Err(Refusal::TooLarge);
    }
    if !note.mentions.iter().all(|m| members.contains(m)) {
        return Err(Refusal::NotFound);
    }
    Ok(Decision::Handling(Change::Noted { conversation: line.conversation, generation, note, at }))
}

/// Deletes a note: one's own, or as somebody who may delete what others wrote.
///
/// # Refuses
/// [`Refusal::NotPermitted`] otherwise.
pub fn delete_note(line: &Line, note: NoteId, author: MemberId, by: &Member, at: Timestamp) -> Result<Decision, Refusal> {
    may_delete(by, Author::Member(author))?;
    let (conversation, subject, member) = (line.conversation, line.subject, by.member);
    Ok(Decision::Handling(Change::NoteDeleted { conversation, subject, note, member, at }))
}

/// Whether a member may delete what somebody wrote: their own as whoever answers, anything else with the permission for it.
///
/// # Refuses
/// [`Refusal::NotPermitted`] otherwise.
pub fn may_delete(member: &Member, author: Author) -> Result<(), Refusal> {
    let own = author == Author::Member(member.member);
    member.may(if own { Permission::ConversationsAnswer } else { Permission::ConversationsDelete })
}

/// Gives a message of one's own other words, sealed anew for the same place.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where somebody else wrote it; [`Refusal::Conflict`] where it is older than [`EDITABLE`];
/// [`Refusal::NoGrant`] where its generation is not the live one.
pub fn edit(
    proof: &Proof<'_>,
    line: &Line,
    (message, written): (MessageId, Written),
    sealed: Vec<u8>,
    member: MemberId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if written.author != Author::Member(member) {
        return Err(Refusal::NotPermitted);
    }
    if at.duration_since(written.at) > EDITABLE {
        return Err(Refusal::Conflict);
    }
    under(proof, written.generation).map_err(|_| Refusal::NoGrant)?;
    let (conversation, subject) = (line.conversation, line.subject);
    Ok(Decision::Handling(Change::Edited { conversation, subject, message, sealed, member, at }))
}

/// Keeps what a member has begun to write.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the proof's.
pub fn keep_draft(
    proof: &Proof<'_>,
    line: &Line,
    generation: u32,
    member: MemberId,
    sealed: Option<Vec<u8>>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    under(proof, generation)?;
    Ok(Decision::Handling(Change::DraftKept { conversation: line.conversation, generation, member, sealed, at }))
}

/// Remembers up to where a member has read.
pub fn see(conversation: ConversationId, member: MemberId, seq: u64) -> Decision {
    Decision::Handling(Change::Seen { conversation, member, seq })
}

/// Remembers that a member has read where they are mentioned in a conversation.
pub fn read_mentions(conversation: ConversationId, member: MemberId, at: Timestamp) -> Decision {
    Decision::Handling(Change::MentionsRead { conversation, member, at })
}

/// Says that two subjects are one person: a decision for each of them, so that neither's entry names the other and each goes
/// with its subject. No row, key or grant of either moves.
///
/// # Refuses
/// [`Refusal::Conflict`] where they are one already, by id or by link.
pub fn link(pair: [SubjectId; 2], linked: bool, link: LinkId, member: MemberId, at: Timestamp) -> Result<[Decision; 2], Refusal> {
    let [one, two] = pair;
    if one == two || linked {
        return Err(Refusal::Conflict);
    }
    Ok([(one, two), (two, one)].map(|(subject, other)| Decision::Handling(Change::Linked { link, subject, other, member, at })))
}

/// Takes that back.
pub fn unlink(pair: [SubjectId; 2], link: LinkId, member: MemberId, at: Timestamp) -> [Decision; 2] {
    let [one, two] = pair;
    [(one, two), (two, one)].map(|(subject, other)| Decision::Handling(Change::Unlinked { link, subject, other, member, at }))
}

/// What is said about a subject in a conversation is sealed under its live, granted generation.
fn under(proof: &Proof<'_>, generation: u32) -> Result<(), Refusal> {
    proof.seals(generation)?;
    if proof.purpose().is_conversation() { Ok(()) } else { Err(Refusal::GenerationEnded) }
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by = |act, member: &MemberId, at: &Timestamp, subject: &SubjectId| {
            Entry::new(act, *at, Actor::Member(*member)).with("subject", subject)
        };
        Recorded::Act(match self {
            Self::Assigned { conversation, subject, member, team, by, at, .. } => {
                let entry = Entry::new(Act::ConversationAssigned, *at, *by).with("subject", subject).with("conversation", conversation);
                let entry = member.iter().fold(entry, |entry, member| entry.with("member", member));
                team.iter().fold(entry, |entry, team| entry.with("team", team))
            }
            Self::Tagged { conversation, subject, generation, member, at, .. } => {
                by(Act::ConversationTagged, member, at, subject).with("conversation", conversation).with("generation", generation)
            }
            Self::NoteDeleted { conversation, subject, note, member, at } => {
                by(Act::NoteDeleted, member, at, subject).with("conversation", conversation).with("note", note)
            }
            Self::Edited { conversation, subject, message, member, at, .. } => {
                by(Act::MessageEdited, member, at, subject).with("conversation", conversation).with("message", message)
            }
            Self::Linked { link, subject, member, at, .. } => by(Act::SubjectLinked, member, at, subject).with("link", link),
            Self::Unlinked { link, subject, member, at, .. } => by(Act::SubjectUnlinked, member, at, subject).with("link", link),
            Self::Prioritised { .. } | Self::Snoozed { .. } => return Recorded::Exempt(ORDER),
            Self::Noted { .. } => return Recorded::Exempt(NOTE),
            Self::DraftKept { .. } => return Recorded::Exempt(DRAFT),
            Self::Seen { .. } | Self::MentionsRead { .. } => return Recorded::Exempt(SEEN),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Assigned { subject, .. }
            | Self::Tagged { subject, .. }
            | Self::NoteDeleted { subject, .. }
            | Self::Edited { subject, .. }
            | Self::Linked { subject, .. }
            | Self::Unlinked { subject, .. } => Some(*subject),
            Self::Prioritised { .. }
            | Self::Snoozed { .. }
            | Self::Noted { .. }
            | Self::DraftKept { .. }
            | Self::Seen { .. }
            | Self::MentionsRead { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests;
