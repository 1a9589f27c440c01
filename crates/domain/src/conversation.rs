//! Conversations: their states, who may write in which, and what a message is.

use crate::consent::{Proof, Standing};
use crate::decision::Decision;
use crate::id::{ConversationId, MemberId, MessageId, SubjectId};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// Where a conversation stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// The visitor talks to the bot.
    Bot,
    /// The visitor asked for a person; nobody has taken it.
    Waiting,
    /// A member has taken it.
    Open,
    /// It has ended; what the visitor says next is the bot's again.
    Closed,
}

impl State {
    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Bot, Self::Waiting, Self::Open, Self::Closed].into_iter().find(|s| s.as_str() == name)
    }
}

/// Who wrote a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Author {
    /// The visitor.
    Visitor,
    /// The bot.
    Bot,
    /// A member.
    Member(MemberId),
    /// Parlour itself: a template id; or what an organisation must tell a person of a breach.
    System,
}

impl Author {
    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Bot => "bot",
            Self::Member(_) => "member",
            Self::System => "system",
        }
    }

    /// How the associated data of a message names its author.
    pub fn bound(self) -> String {
        match self {
            Self::Member(member) => format!("member:{member}"),
            other => other.as_str().to_owned(),
        }
    }
}

/// The longest message, in characters.
pub const MESSAGE_CHARS_MAX: usize = 4_000;

/// Checks a message's text.
///
/// # Refuses
/// [`Refusal::TooLarge`] above [`MESSAGE_CHARS_MAX`]; [`Refusal::InvalidValue`] where it is empty or holds NUL characters.
pub fn accept_text(text: &str) -> Result<&str, Refusal> {
    if text.chars().count() > MESSAGE_CHARS_MAX {
        return Err(Refusal::TooLarge);
    }
    if text.trim().is_empty() || text.contains('\0') {
        return Err(Refusal::InvalidValue { field: "text".to_owned(), format: crate::contact::Format::Text });
    }
    Ok(text)
}

/// A conversation as the transaction of a message found it, its next sequence numbers reserved.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Whose.
    pub subject: SubjectId,
    /// Where it stands.
    pub state: State,
    /// Who has taken it.
    pub member: Option<MemberId>,
    /// Counts the bot's steps: a step that was computed on another revision is computed again.
    pub revision: i64,
    /// The first of the reserved sequence numbers.
    pub first_seq: u64,
}

impl Line {
    /// Checks that the bot's step was computed on the present revision.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where another step came between: compute it again.
    pub fn at_revision(&self, revision: i64) -> Result<(), Refusal> {
        if self.revision == revision { Ok(()) } else { Err(Refusal::GenerationEnded) }
    }
}

/// What stands in a message.
#[derive(Clone, Debug)]
pub enum Content {
    /// Sealed under the conversation's live generation.
    Sealed(Vec<u8>),
    /// The id of a template that needs no key.
    Template(&'static str),
}

/// A message, ready to be stored.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: MessageId,
    /// Its place in the conversation.
    pub seq: u64,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub content: Content,
    /// The caller's key, hashed with the caller's token; what came twice is stored once.
    pub key: Option<[u8; 16]>,
    /// When.
    pub at: Timestamp,
}

/// Decides that a message may be stored: under the generation of the proof.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the live one.
pub fn say(proof: &Proof<'_>, line: &Line, generation: u32, draft: Draft) -> Result<Decision, Refusal> {
    if proof.generation() != generation || !proof.purpose().is_conversation() {
        return Err(Refusal::GenerationEnded);
    }
    // A template says nothing that a key would have to keep.
    if matches!(draft.content, Content::Sealed(_)) {
        proof.seals(generation)?;
    }
    Ok(Decision::Said { conversation: line.conversation, generation, draft })
}

/// Decides that the conversation waits for a person.
pub fn hand_over(line: &Line, at: Timestamp) -> Decision {
    Decision::HandedOver { conversation: line.conversation, subject: line.subject, at }
}

/// Decides that a member takes the conversation, which its visitor must have granted. A program takes none: whoever waits for a person goes on
/// waiting for one, whatever it answers.
///
/// # Refuses
/// [`Refusal::Conflict`] where another member has it; [`Refusal::NoGrant`] where the proof is for another purpose.
pub fn take(proof: &Proof<'_>, line: &Line, member: MemberId, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    if !proof.purpose().is_conversation() {
        return Err(Refusal::NoGrant);
    }
    match line.member {
        Some(other) if line.state == State::Open && other != member => Err(Refusal::Conflict),
        Some(_) if line.state == State::Open => Ok(None),
        _ if member.is_token() => Ok(None),
        _ => Ok(Some(Decision::Taken { conversation: line.conversation, subject: line.subject, member, at })),
    }
}

/// Decides that a conversation which its visitor granted ends; `None` where it has ended already.
pub fn close(proof: &Proof<'_>, line: &Line, member: MemberId, at: Timestamp) -> Option<Decision> {
    (proof.purpose().is_conversation() && line.state != State::Closed).then_some(Decision::Closed {
        conversation: line.conversation,
        subject: line.subject,
        member,
        at,
    })
}

/// A private conversation is asked to be let into at most once in this time.
pub const LET_IN_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// Decides that a member may ask to be let into a private conversation; `asked_at` is when one asked last.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is granted already, where it has ended, and where it was asked within [`LET_IN_AGAIN`]: nobody is
/// pressed.
pub fn ask_in(standing: &Standing, line: &Line, asked_at: Option<Timestamp>, member: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    let too_soon = asked_at.is_some_and(|asked| at.duration_since(asked) < LET_IN_AGAIN);
    if line.state == State::Closed || too_soon || standing.proof(&Purpose::conversation()).is_ok() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::LetInAsked { conversation: line.conversation, subject: line.subject, member, at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live};
    use crate::id::GrantId;
    use uuid::Uuid;

    fn line(state: State, member: Option<u128>) -> Line {
        Line {
            conversation: ConversationId(Uuid::from_u128(1)),
            subject: SubjectId(Uuid::from_u128(2)),
            state,
            member: member.map(|m| MemberId(Uuid::from_u128(m))),
            revision: 4,
            first_seq: 1,
        }
    }

    #[test]
    fn a_taken_conversation_is_not_taken_twice() {
        let (me, at) = (MemberId(Uuid::from_u128(5)), Timestamp::UNIX_EPOCH);
        let live = Live {
            purpose: Purpose::conversation(),
            generation: 1,
            grant: Some(GrantId(Uuid::nil())),
            health: Health::Live,
            renewed: false,
        };
        let standing = Standing { subject: SubjectId(Uuid::from_u128(2)), live: vec![live] };
        let granted = standing.proof(&Purpose::conversation()).unwrap();
        assert!(matches!(take(&granted, &line(State::Waiting, None), me, at), Ok(Some(_))));
        assert!(matches!(take(&granted, &line(State::Open, Some(5)), me, at), Ok(None)));
        assert_eq!(take(&granted, &line(State::Open, Some(6)), me, at).unwrap_err(), Refusal::Conflict);
        assert!(matches!(take(&granted, &line(State::Closed, Some(6)), me, at), Ok(Some(_))));
    }

    #[test]
    fn a_private_conversation_is_asked_into_once_a_day() {
        let (me, now) = (MemberId(Uuid::from_u128(5)), Timestamp::from_second(1_800_000_000).unwrap());
        let standing = |grant| Standing {
            subject: SubjectId(Uuid::from_u128(2)),
            live: vec![Live { purpose: Purpose::conversation(), generation: 1, grant, health: Health::Live, renewed: false }],
        };
        let ask = |state, grant, asked: Option<i64>| {
            let asked = asked.map(|hours| now - SignedDuration::from_hours(hours));
            ask_in(&standing(grant), &line(state, None), asked, me, now).map(drop)
        };
        assert_eq!(ask(State::Bot, None, None), Ok(()));
        assert_eq!(ask(State::Bot, None, Some(24)), Ok(()));
        assert_eq!(ask(State::Bot, None, Some(23)), Err(Refusal::Conflict), "nobody is pressed");
        assert_eq!(ask(State::Closed, None, None), Err(Refusal::Conflict));
        assert_eq!(ask(State::Bot, Some(GrantId(Uuid::nil())), None), Err(Refusal::Conflict), "it is open already");
    }

    #[test]
    fn a_step_on_an_old_revision_is_computed_again() {
        assert!(line(State::Bot, None).at_revision(4).is_ok());
        assert_eq!(line(State::Bot, None).at_revision(3), Err(Refusal::GenerationEnded));
    }

    #[test]
    fn a_text_is_neither_empty_nor_endless() {
        assert!(accept_text("hallo").is_ok());
        assert!(accept_text(" \n").is_err());
        assert!(accept_text("a\0b").is_err());
        assert_eq!(accept_text(&"ж".repeat(MESSAGE_CHARS_MAX + 1)), Err(Refusal::TooLarge));
        assert!(accept_text(&"ж".repeat(MESSAGE_CHARS_MAX)).is_ok());
    }
}
