//! Decides how one conversation is shown, and what can be done with it.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::pages::list::{List, View};
use crate::pages::log::{self, Author, Body, Entry, Message, Note};
use crate::pages::panel::Panel;
use crate::person::{ConversationState, Person, Priority};
use crate::words::Words;

/// A conversation that the reader's key opens.
#[derive(Clone, Default)]
pub struct ConversationPage {
    /// The list beside it.
    pub list: List,
    /// The conversation's id.
    pub id: String,
    /// Who is being talked to.
    pub person: Person,
    /// The site's name.
    pub site: String,
    /// Where it stands.
    pub state: ConversationState,
    /// The member who leads it.
    pub taken_by: Option<String>,
    /// Whether that is the reader.
    pub mine: bool,
    /// The reader's own id as a member.
    pub reader: String,
    /// The id of the member who leads it.
    pub member: Option<String>,
    /// The id of the team that it is given to.
    pub team: Option<String>,
    /// How much it presses.
    pub priority: Priority,
    /// Its tags.
    pub tags: Vec<String>,
    /// Until when it is put aside.
    pub snoozed_until: Option<Timestamp>,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// The notes, oldest first.
    pub notes: Vec<Note>,
    /// The number of the first message here, where there are earlier ones.
    pub earlier: Option<u64>,
    /// Whether the latest messages are not among these.
    pub is_past: bool,
    /// The message that the reader is changing.
    pub editing: Option<String>,
    /// Whether a note is being written, not an answer.
    pub noting: bool,
    /// The `key` of the next answer, so that a repeated POST is the same message.
    pub key: String,
    /// The longest text that is accepted, in characters.
    pub text_max: u32,
    /// What was typed and not sent.
    pub draft: String,
    /// Why something did not work, as a sentence.
    pub problem: Option<String>,
    /// What is known about the person.
    pub panel: Panel,
}

#[derive(Template)]
#[template(path = "conversation.html")]
struct ConversationView<'a> {
    page: &'a ConversationPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ConversationPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ConversationView { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn is_open(&self) -> bool {
        self.state != ConversationState::Closed
    }

    pub(crate) fn may_take(&self) -> bool {
        self.is_open() && !self.mine
    }

    pub(crate) fn entries(&self, frame: &Frame) -> Vec<Entry<'_>> {
        log::entries(&self.messages, &self.notes, &frame.zone)
    }

    pub(crate) fn is_edited_now(&self, message: &Message) -> bool {
        self.editing.as_deref() == Some(&*message.id)
    }

    pub(crate) fn is_member(&self, id: &str) -> bool {
        self.member.as_deref() == Some(id)
    }

    pub(crate) fn is_team(&self, id: &str) -> bool {
        self.team.as_deref() == Some(id)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn is_priority(&self, priority: &Priority) -> bool {
        self.priority == *priority
    }

    pub(crate) fn tag_line(&self) -> String {
        self.tags.join(", ")
    }

    /// A conversation that passed from the bot to a member, with a sealed and a deleted message.
    pub fn sample() -> Self {
        let id = "0198f2c4-0000-7000-8000-000000004f2a";
        Self {
            list: List { open: Some(id.into()), ..List::sample() },
            id: id.into(),
            person: Person { name: Some("Jakub Wiśniewski".into()), tag: "4f2a".into() },
            site: "teehaus.example".into(),
            state: ConversationState::Waiting,
            taken_by: None,
            mine: false,
            reader: "0198f2c4-0000-7000-8000-000000080001".into(),
            member: None,
            team: None,
            priority: Priority::Urgent,
            tags: vec!["Versand".into(), "Reklamation Darjeeling".into()],
            snoozed_until: None,
            messages: log::sample_messages(),
            notes: log::sample_notes(),
            earlier: None,
            is_past: false,
            editing: None,
            noting: false,
            key: "0198f2c4-0000-7000-8000-000000030001".into(),
            text_max: 4000,
            draft: String::new(),
            problem: None,
            panel: Panel::sample(),
        }
    }

    /// A long one of the reader's own, of which they read an earlier part and change a message.
    pub fn sample_editing() -> Self {
        Self {
            state: ConversationState::Open,
            taken_by: Some("Ada Brandt".into()),
            mine: true,
            member: Some("0198f2c4-0000-7000-8000-000000080001".into()),
            earlier: Some(101),
            is_past: true,
            editing: Some("0198f2c4-0000-7000-8000-000000010008".into()),
            snoozed_until: Some(crate::frame::moment("2026-11-23T09:00:00Z")),
            noting: true,
            draft: "@Tom Yıldız ".into(),
            ..Self::sample()
        }
    }
}
