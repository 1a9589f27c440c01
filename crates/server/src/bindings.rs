//! Bindings: what each seal and each sealed value is bound to. One place, so that sealing and opening cannot disagree.

use domain::conversation::Author;
use domain::id::{
    BreachId, ConversationId, FileId, GrantId, HoldId, HolderId, MemberId, MessageId, NoteId, NotificationId, OrganisationId, RequestId,
    RequestTextId, SubjectId,
};
use domain::notice::Version;
use domain::purpose::Purpose;
use seal::{Cell, HandOver, Recipient};

/// A subject key, sealed to the visitor.
pub(crate) fn to_visitor(organisation: OrganisationId, subject: SubjectId, purpose: &Purpose, generation: u32) -> HandOver<'_> {
    HandOver {
        organisation: organisation.0,
        subject: Some(subject.0),
        purpose: purpose.as_str(),
        generation,
        recipient: Recipient::Visitor,
        grant: None,
        notice: None,
        wording: None,
    }
}

/// The grant by which a subject key is sealed to a purpose's pair.
#[derive(Clone, Copy)]
pub(crate) struct ByGrant {
    pub(crate) pair_generation: u32,
    pub(crate) grant: GrantId,
    pub(crate) notice: Version,
    pub(crate) wording: Version,
}

/// A subject key, sealed to the organisation's pair for the purpose.
pub(crate) fn to_purpose<'a>(
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &'a Purpose,
    generation: u32,
    by: &ByGrant,
) -> HandOver<'a> {
    HandOver {
        recipient: Recipient::Purpose { generation: by.pair_generation },
        grant: Some(by.grant.0),
        notice: Some(by.notice),
        wording: Some(by.wording),
        ..to_visitor(organisation, subject, purpose, generation)
    }
}

/// A subject key of a restricted subject, sealed to the privacy pair instead. The grant stands.
pub(crate) fn to_privacy<'a>(
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &'a Purpose,
    generation: u32,
    by: &ByGrant,
) -> HandOver<'a> {
    HandOver { recipient: Recipient::Privacy, ..to_purpose(organisation, subject, purpose, generation, by) }
}

/// A subject key, sealed to the secret of the letter that confirms a grant: its holder is known by the grant.
pub(crate) fn to_confirmation<'a>(
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &'a Purpose,
    generation: u32,
    by: &ByGrant,
) -> HandOver<'a> {
    HandOver { recipient: Recipient::Holder(by.grant.0), ..to_purpose(organisation, subject, purpose, generation, by) }
}

/// A subject key, sealed to the hold pair.
pub(crate) fn to_hold(organisation: OrganisationId, subject: SubjectId, purpose: &Purpose, generation: u32, hold: HoldId) -> HandOver<'_> {
    HandOver { recipient: Recipient::Hold { id: hold.0 }, ..to_visitor(organisation, subject, purpose, generation) }
}

/// Where the reason of a hold stands.
pub(crate) fn hold_reason(organisation: OrganisationId, subject: SubjectId, purpose: &Purpose, generation: u32, hold: HoldId) -> Cell<'_> {
    Cell {
        organisation: organisation.0,
        subject: subject.0,
        purpose: purpose.as_str(),
        generation,
        table: "hold",
        row: hold.0,
        column: "reason",
        message: None,
    }
}

/// The private half of a purpose's pair, sealed to a holder.
pub(crate) fn to_holder(organisation: OrganisationId, purpose: &Purpose, generation: u32, holder: HolderId) -> HandOver<'_> {
    HandOver {
        organisation: organisation.0,
        subject: None,
        purpose: purpose.as_str(),
        generation,
        recipient: Recipient::Holder(holder.0),
        grant: None,
        notice: None,
        wording: None,
    }
}

/// Where a message's content stands.
#[derive(Clone)]
pub(crate) struct MessagePlace {
    pub(crate) organisation: OrganisationId,
    pub(crate) subject: SubjectId,
    pub(crate) generation: u32,
    pub(crate) id: MessageId,
    pub(crate) seq: u64,
    pub(crate) author: Author,
}

impl MessagePlace {
    /// Calls `use_cell` with the cell; the author's name lives as long as the call.
    pub(crate) fn with<T>(&self, use_cell: impl FnOnce(&Cell<'_>) -> T) -> T {
        self.with_author(&self.author.bound(), use_cell)
    }

    /// The same where the author is written already, as many messages in a row are by one.
    pub(crate) fn with_author<T>(&self, author: &str, use_cell: impl FnOnce(&Cell<'_>) -> T) -> T {
        use_cell(&Cell {
            organisation: self.organisation.0,
            subject: self.subject.0,
            purpose: "conversation",
            generation: self.generation,
            table: "message",
            row: self.id.0,
            column: "body",
            message: Some((self.seq, author)),
        })
    }
}

/// Where the parts of a file stand.
#[derive(Clone, Copy)]
pub(crate) struct FilePlace {
    pub(crate) organisation: OrganisationId,
    pub(crate) subject: SubjectId,
    pub(crate) generation: u32,
    pub(crate) file: FileId,
    /// How many there are: a file that was cut short does not open.
    pub(crate) parts: u32,
}

impl FilePlace {
    /// Calls `use_cell` with the cell of a part; its column's name lives as long as the call.
    pub(crate) fn with<T>(&self, part: u32, use_cell: impl FnOnce(&Cell<'_>) -> T) -> T {
        let column = format!("sealed/{part}/{}", self.parts);
        use_cell(&Cell {
            organisation: self.organisation.0,
            subject: self.subject.0,
            purpose: "conversation",
            generation: self.generation,
            table: "file_part",
            row: self.file.0,
            column: &column,
            message: None,
        })
    }
}

/// Where a contact field's value stands.
pub(crate) fn field<'a>(
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &'a Purpose,
    generation: u32,
    field: &'a str,
) -> Cell<'a> {
    Cell {
        organisation: organisation.0,
        subject: subject.0,
        purpose: purpose.as_str(),
        generation,
        table: "contact_field",
        row: subject.0,
        column: field,
        message: None,
    }
}

/// Where a conversation's tags stand: all of them together.
pub(crate) fn tags(organisation: OrganisationId, subject: SubjectId, generation: u32, conversation: ConversationId) -> Cell<'static> {
    Cell { column: "tags", ..bot_state(organisation, subject, generation, conversation) }
}

/// Where a note stands.
pub(crate) fn note(organisation: OrganisationId, subject: SubjectId, generation: u32, note: NoteId) -> Cell<'static> {
    Cell {
        organisation: organisation.0,
        subject: subject.0,
        purpose: "conversation",
        generation,
        table: "note",
        row: note.0,
        column: "sealed",
        message: None,
    }
}

/// Where the proof of an imported grant stands.
pub(crate) fn proof(organisation: OrganisationId, subject: SubjectId, purpose: &Purpose, generation: u32, grant: GrantId) -> Cell<'_> {
    Cell {
        organisation: organisation.0,
        subject: subject.0,
        purpose: purpose.as_str(),
        generation,
        table: "subject_grant",
        row: grant.0,
        column: "proof",
        message: None,
    }
}

/// Where the draft of a member stands.
#[derive(Clone)]
pub(crate) struct DraftPlace {
    pub(crate) organisation: OrganisationId,
    pub(crate) subject: SubjectId,
    pub(crate) generation: u32,
    pub(crate) conversation: ConversationId,
    pub(crate) member: MemberId,
}

impl DraftPlace {
    /// Calls `use_cell` with the cell, whose column is the member's id; it lives as long as the call.
    pub(crate) fn with<T>(&self, use_cell: impl FnOnce(&Cell<'_>) -> T) -> T {
        let member = self.member.to_string();
        let bot_state = bot_state(self.organisation, self.subject, self.generation, self.conversation);
        use_cell(&Cell { table: "draft", column: &member, ..bot_state })
    }
}

/// The key of a text about a request, sealed to the pair of those who answer requests.
pub(crate) fn request_key(organisation: OrganisationId, pair: &Purpose, pair_generation: u32, text: RequestTextId) -> HandOver<'_> {
    HandOver {
        organisation: organisation.0,
        subject: None,
        purpose: pair.as_str(),
        generation: 1,
        recipient: Recipient::Purpose { generation: pair_generation },
        grant: Some(text.0),
        notice: None,
        wording: None,
    }
}

/// The same key, sealed to the subject whom the request is about.
pub(crate) fn request_key_of_subject(
    organisation: OrganisationId,
    pair: &Purpose,
    subject: SubjectId,
    text: RequestTextId,
) -> HandOver<'_> {
    HandOver { subject: Some(subject.0), recipient: Recipient::Visitor, ..request_key(organisation, pair, 1, text) }
}

/// Where a text about a request stands. Its subject need not be known: the request stands for them.
pub(crate) fn request_text(organisation: OrganisationId, pair: &Purpose, request: RequestId, text: RequestTextId) -> Cell<'_> {
    Cell {
        organisation: organisation.0,
        subject: request.0,
        purpose: pair.as_str(),
        generation: 1,
        table: "request_text",
        row: text.0,
        column: "sealed",
        message: None,
    }
}

/// Where words of a breach stand: its texts, or what the register held at a notification.
#[derive(Clone, Copy)]
pub(crate) enum BreachWords {
    /// What is told of it.
    Texts(BreachId),
    /// What the register held then.
    Held(NotificationId),
}

impl BreachWords {
    /// The row, its table and its column.
    fn place(self) -> (uuid::Uuid, &'static str, &'static str) {
        match self {
            Self::Texts(id) => (id.0, "breach", "texts"),
            Self::Held(id) => (id.0, "breach_notification", "sealed"),
        }
    }

    /// The key of the words, sealed to the pair of those who answer requests.
    pub(crate) fn key(self, organisation: OrganisationId, pair: &Purpose, pair_generation: u32) -> HandOver<'_> {
        HandOver {
            organisation: organisation.0,
            subject: None,
            purpose: pair.as_str(),
            generation: 1,
            recipient: Recipient::Purpose { generation: pair_generation },
            grant: Some(self.place().0),
            notice: None,
            wording: None,
        }
    }

    /// The words under their key. They are about no one subject: the row stands for it.
    pub(crate) fn cell(self, organisation: OrganisationId, pair: &Purpose) -> Cell<'_> {
        let (row, table, column) = self.place();
        Cell { organisation: organisation.0, subject: row, purpose: pair.as_str(), generation: 1, table, row, column, message: None }
    }
}

/// Where the bot's state stands.
pub(crate) fn bot_state(organisation: OrganisationId, subject: SubjectId, generation: u32, conversation: ConversationId) -> Cell<'static> {
    Cell {
        organisation: organisation.0,
        subject: subject.0,
        purpose: "conversation",
        generation,
        table: "conversation",
        row: conversation.0,
        column: "bot_state",
        message: None,
    }
}
