//! Decides what stands beside a conversation: who it is, what they agreed to, what else there is of them.

use jiff::Timestamp;
use locale::Key;

use crate::frame::moment;
use crate::person::{Consent, ConversationState, Field, Person};

/// What is known about the person in a conversation.
#[derive(Clone, Default)]
pub struct Panel {
    /// The subject's id.
    pub subject: String,
    /// What the subject has told, by purpose; only what the reader's keys open.
    pub contact: Vec<FieldGroup>,
    /// The consent record, newest last.
    pub consents: Vec<Consent>,
    /// Their other conversations, the latest first.
    pub history: Vec<Past>,
    /// Other subjects that are the same person, as a member said.
    pub links: Vec<Linked>,
    /// Call-backs that were promised.
    pub tasks: Vec<CallBack>,
}

/// What was told for one purpose.
#[derive(Clone)]
pub struct FieldGroup {
    /// The purpose's id.
    pub purpose: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// Another conversation of the same person.
#[derive(Clone)]
pub struct Past {
    /// The conversation's id.
    pub id: String,
    /// Where it stands.
    pub state: ConversationState,
    /// The time of its last message.
    pub at: Timestamp,
    /// The site's name.
    pub site: String,
}

/// A subject that was linked to this one.
#[derive(Clone)]
pub struct Linked {
    /// The subject's id.
    pub subject: String,
    /// The subject.
    pub person: Person,
    /// Their latest conversation.
    pub conversation: Option<String>,
}

/// A call-back that was promised.
#[derive(Clone)]
pub struct CallBack {
    /// When the visitor wishes to be called, or until when it was promised.
    pub due: Option<Timestamp>,
    /// Whether it is done.
    pub done: bool,
}

impl CallBack {
    pub(crate) fn label(&self) -> Key {
        if self.done { Key::ConsolePanelTaskDone } else { Key::ConsolePanelTaskOpen }
    }
}

impl Panel {
    /// Somebody who told a name and a number, and has been here before.
    pub fn sample() -> Self {
        let field = |name: &str, value: &str| Field { name: name.into(), value: value.into() };
        Self {
            subject: "0198f2c4-0000-7000-8000-000000020001".into(),
            contact: vec![FieldGroup {
                purpose: "callback".into(),
                fields: vec![field("name", "Jakub Wiśniewski"), field("phone", "+49 30 1234567")],
            }],
            consents: Consent::samples(),
            history: vec![Past {
                id: "0198f2c4-0000-7000-8000-000000009c61".into(),
                state: ConversationState::Closed,
                at: moment("2026-09-03T10:20:00Z"),
                site: "teehaus.example".into(),
            }],
            links: vec![Linked {
                subject: "0198f2c4-0000-7000-8000-000000020009".into(),
                person: Person { name: None, tag: "0009".into() },
                conversation: Some("0198f2c4-0000-7000-8000-00000000b81c".into()),
            }],
            tasks: vec![CallBack { due: Some(moment("2026-11-22T16:00:00Z")), done: false }],
        }
    }
}
