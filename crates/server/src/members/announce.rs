//! Announcements: what Parlour itself says in a conversation, as a template that needs no key.

use domain::Purpose;
use domain::conversation::{self, Author, Content, Draft};
use domain::id::{ConversationId, MessageId};
use jiff::Timestamp;
use store::reads::MessageRow;
use store::{Stop, Tx};

/// A member has taken the conversation.
pub(crate) const TAKEN: &str = "bot-system-taken";
/// A member has ended it.
pub(crate) const CLOSED: &str = "bot-system-closed";

/// Stores an announcement, in the act that it tells of. Whoever calls tells the sockets after the commit.
pub(crate) fn announce(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
    template: &'static str,
    at: Timestamp,
) -> Result<MessageRow, Stop> {
    let facts = tx.reserve(conversation, 1, at)?;
    let proof = facts.standing.proof(&Purpose::conversation())?;
    let (seq, generation) = (facts.line.first_seq, proof.generation());
    let draft = Draft { id, seq, author: Author::System, content: Content::Template(template), key: None, at };
    tx.apply(&conversation::say(&proof, &facts.line, generation, draft)?)?;
    Ok(MessageRow { id, seq, author: Author::System, generation, at, template: Some(template.to_owned()), body: None })
}
