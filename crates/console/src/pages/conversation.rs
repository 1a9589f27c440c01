//! Decides how one conversation is shown, and what stands there while nobody may read it.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::{Consent, ConversationState, Field, Person};
use crate::words::Words;

/// A conversation that the reader's key opens.
#[derive(Clone)]
pub struct ConversationPage {
    /// The conversation's id.
    pub id: String,
    /// The subject's id.
    pub subject: String,
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
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// The `key` of the next answer, so that a repeated POST is the same message.
    pub key: String,
    /// The longest text that is accepted, in characters.
    pub text_max: u32,
    /// What was typed, where the last answer was not accepted.
    pub draft: String,
    /// Why it was not, as a sentence.
    pub problem: Option<String>,
    /// What the subject has told, by purpose; only what the reader's keys open.
    pub contact: Vec<FieldGroup>,
    /// The consent record, newest last.
    pub consents: Vec<Consent>,
}

/// A message in the log.
#[derive(Clone)]
pub struct Message {
    /// The message's id.
    pub id: String,
    /// Its number in the conversation.
    pub seq: u64,
    /// Who wrote it.
    pub from: Author,
    /// What it says.
    pub body: Body,
    /// When it was accepted.
    pub at: Timestamp,
}

/// Who wrote a message.
#[derive(Clone)]
pub enum Author {
    /// The visitor.
    Visitor,
    /// The bot.
    Bot,
    /// A member, by name where it is known.
    Member(Option<String>),
    /// The house itself.
    System,
}

impl Author {
    /// Every kind of author: the page carries an empty message of each, which the script fills.
    pub(crate) const LIVE: [Self; 4] = [Self::Visitor, Self::Bot, Self::Member(None), Self::System];

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Bot => "bot",
            Self::Member(_) => "member",
            Self::System => "system",
        }
    }

    pub(crate) fn label(&self) -> Key {
        match self {
            Self::Visitor => Key::ConsoleAuthorVisitor,
            Self::Bot => Key::ConsoleAuthorBot,
            Self::Member(_) => Key::ConsoleAuthorMember,
            Self::System => Key::ConsoleAuthorSystem,
        }
    }

    pub(crate) fn member(&self) -> Option<&str> {
        match self {
            Self::Member(name) => name.as_deref(),
            Self::Visitor | Self::Bot | Self::System => None,
        }
    }
}

/// What can be read of a message.
#[derive(Clone)]
pub enum Body {
    /// Its text.
    Text(String),
    /// Nothing: it is sealed for this purpose, whose key the reader does not hold.
    Sealed(String),
    /// Nothing: the visitor deleted it.
    Deleted,
}

/// What was told for one purpose.
#[derive(Clone)]
pub struct FieldGroup {
    /// The purpose's id.
    pub purpose: String,
    /// The fields.
    pub fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "conversation.html")]
struct View<'a> {
    page: &'a ConversationPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ConversationPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn is_open(&self) -> bool {
        self.state != ConversationState::Closed
    }

    pub(crate) fn may_take(&self) -> bool {
        self.is_open() && !self.mine
    }

    /// A conversation that passed from the bot to a member, with a sealed and a deleted message.
    pub fn sample() -> Self {
        let mut seq = 0;
        let mut message = |from, body, at| {
            seq += 1;
            Message { id: format!("0198f2c4-0000-7000-8000-0000000100{seq:02}"), seq, from, body, at: moment(at) }
        };
        let text = |text: &str| Body::Text(text.into());
        let messages = vec![
            message(Author::Bot, text("Guten Tag! Hier antwortet ein Automat. Worum geht es?"), "2026-11-22T13:40:00Z"),
            message(Author::Visitor, text("Einen Menschen sprechen"), "2026-11-22T13:41:00Z"),
            message(Author::System, text("Ab hier liest ein Mensch mit, auch das bisher Geschriebene."), "2026-11-22T13:41:00Z"),
            message(
                Author::Visitor,
                text("Mein Paket mit dem Darjeeling ist seit einer Woche unterwegs.\nKönnen Sie nachsehen?"),
                "2026-11-22T13:43:00Z",
            ),
            message(Author::Visitor, Body::Sealed("health".into()), "2026-11-22T13:44:00Z"),
            message(Author::Visitor, Body::Deleted, "2026-11-22T13:45:00Z"),
            message(
                Author::Member(Some("Ada Brandt".into())),
                text("Guten Tag, ich sehe sofort nach. Soll ich Sie zurückrufen?"),
                "2026-11-22T13:52:00Z",
            ),
            message(Author::Visitor, text("Gern, die Nummer habe ich angegeben."), "2026-11-22T14:02:00Z"),
        ];
        let field = |name: &str, value: &str| Field { name: name.into(), value: value.into() };
        Self {
            id: "0198f2c4-0000-7000-8000-000000004f2a".into(),
            subject: "0198f2c4-0000-7000-8000-000000020001".into(),
            person: Person { name: Some("Jakub Wiśniewski".into()), tag: "4f2a".into() },
            site: "teehaus.example".into(),
            state: ConversationState::Waiting,
            taken_by: None,
            mine: false,
            messages,
            key: "0198f2c4-0000-7000-8000-000000030001".into(),
            text_max: 4000,
            draft: String::new(),
            problem: None,
            contact: vec![FieldGroup {
                purpose: "callback".into(),
                fields: vec![field("name", "Jakub Wiśniewski"), field("phone", "+49 30 1234567")],
            }],
            consents: Consent::samples(),
        }
    }
}

/// A conversation that no key of the reader opens.
#[derive(Clone)]
pub struct PrivatePage {
    /// The conversation's id.
    pub id: String,
    /// The subject's id.
    pub subject: String,
    /// Who is being talked to; nameless, since the name is not readable either.
    pub person: Person,
    /// The site's name.
    pub site: String,
}

#[derive(Template)]
#[template(path = "private.html")]
struct PrivateView<'a> {
    page: &'a PrivatePage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl PrivatePage {
    /// The page as HTML; served with status 403.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&PrivateView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A visitor who talks to the bot.
    pub fn sample() -> Self {
        Self {
            id: "0198f2c4-0000-7000-8000-0000000007d3".into(),
            subject: "0198f2c4-0000-7000-8000-000000020002".into(),
            person: Person { name: None, tag: "07d3".into() },
            site: "teehaus.example".into(),
        }
    }
}
