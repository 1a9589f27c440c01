//! Announcements: what Parlour itself says in a conversation, as a template that needs no key.

use domain::Purpose;
use domain::consent::Proof;
use domain::conversation::{self, Author, Content, Draft};
use domain::id::{ConversationId, MessageId};
use domain::refusal::Refusal;
use jiff::Timestamp;
use store::reads::MessageRow;
use store::{Facts, Stop, Tx};

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
    say(tx, &proof, &facts, id, template, at)
}

/// Stores what becomes of a subject's request, where they have a conversation with a live key, granted or their own. An empty template
/// says nothing.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    conversation: Option<ConversationId>,
    id: MessageId,
    template: &'static str,
    at: Timestamp,
) -> Result<Option<MessageRow>, Stop> {
    let Some(conversation) = conversation.filter(|_| !template.is_empty()) else { return Ok(None) };
    match tx.conversation(conversation) {
        // It was erased in the meantime.
        Err(Stop::Refused(Refusal::NotFound)) => return Ok(None),
        facts if facts.as_ref().is_ok_and(|facts| facts.standing.visit_proof().is_err()) => return Ok(None),
        facts => facts.map(drop)?,
    }
    let facts = tx.reserve(conversation, 1, at)?;
    let proof = facts.standing.visit_proof()?;
    say(tx, &proof, &facts, id, template, at).map(Some)
}

fn say(
    tx: &mut Tx<'_>,
    proof: &Proof<'_>,
    facts: &Facts,
    id: MessageId,
    template: &'static str,
    at: Timestamp,
) -> Result<MessageRow, Stop> {
    let (seq, generation) = (facts.line.first_seq, proof.generation());
    let draft = Draft { id, seq, author: Author::System, content: Content::Template(template), key: None, at };
    tx.apply(&conversation::say(proof, &facts.line, generation, draft)?)?;
    Ok(MessageRow { id, seq, author: Author::System, generation, at, template: Some(template.to_owned()), body: None, edited_at: None })
}
