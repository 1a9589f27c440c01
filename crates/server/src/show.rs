//! What readers are shown of a conversation: messages and what is asked, as the public contract writes them.

use crate::bindings::MessagePlace;
use crate::body::{self, Body, FileBody, Rendered};
use crate::members::requests::told;
use crate::script::Script;
use crate::visit::happens::{Beside, Happens};
use crate::visit::snapshot::Again;
use domain::Purpose;
use domain::conversation::Author;
use domain::file::Kind;
use domain::id::{MemberId, OrganisationId, SubjectId};
use domain::notice::{self, Text, Version};
use flow::Ask;
use locale::Locale;
use seal::SubjectKey;
use serde::Serialize;
use store::reads::MessageRow;
use utoipa::ToSchema;

/// A message as its reader may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Message {
    pub(crate) id: String,
    /// Its place in the conversation.
    pub(crate) seq: u64,
    /// `visitor`, `bot`, `member` or `system`.
    pub(crate) from: &'static str,
    /// `null` where the reader has no key for it.
    pub(crate) text: Option<String>,
    /// RFC 3339.
    pub(crate) at: String,
    /// The purpose for which it is sealed, where `text` is `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sealed: Option<String>,
    /// `true` where its author gave it other words; absent otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) edited: bool,
    /// What the member who wrote it is called, where visitors are shown it and the member has said it; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
    /// The file that the message carries; `text` is then its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<File>,
    /// The member who wrote it; for the console, which names them.
    #[serde(skip)]
    pub(crate) member: Option<MemberId>,
}

/// A file of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MessageFile)]
pub(crate) struct File {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `image` or `pdf`.
    pub(crate) kind: &'static str,
    /// The media type under which it is served.
    #[serde(rename = "type")]
    pub(crate) media_type: &'static str,
    pub(crate) bytes: u64,
    /// Of an image, as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) height: Option<u32>,
}

impl File {
    /// `None` for a type that this version does not serve.
    fn new(file: &FileBody) -> Option<Self> {
        let kind = Kind::of_media_type(&file.media_type)?;
        let (id, name) = (file.id.clone(), file.name.clone());
        let (kind, media_type) = (kind.as_str(), kind.media_type());
        Some(Self { id, name, kind, media_type, bytes: file.bytes, width: file.width, height: file.height })
    }
}

/// What is asked of the visitor.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Asked {
    /// A consent: one purpose, two equal answers.
    Consent {
        purpose: String,
        notice: String,
        text: String,
        /// Why it is asked again where it was given before; absent otherwise.
        #[serde(skip_serializing_if = "Option::is_none")]
        again: Option<Again>,
        /// What has changed since it was given, a sentence each; absent where nothing is to be said.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<String>,
        happens: Happens,
    },
    /// Several consents on one card: each has two equal answers of its own, and is decided by a request of its own.
    Consents { notice: String, items: Vec<AskedConsent> },
    /// An answer in a format.
    Answer { field: String, format: &'static str, purpose: String, optional: bool },
    /// A choice.
    Choice { options: Vec<Choosable> },
}

/// One of several consents that are asked for together.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct AskedConsent {
    pub(crate) purpose: String,
    pub(crate) text: String,
    /// Why it is asked again where it was given before; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) again: Option<Again>,
    /// What has changed since it was given, a sentence each; absent where nothing is to be said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) changes: Vec<String>,
    pub(crate) happens: Happens,
}

/// One of the options of a choice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Choosable {
    pub(crate) id: String,
    pub(crate) label: String,
}

/// The notice that a visitor is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Notice {
    /// SHA-256 in hexadecimal.
    pub(crate) version: String,
    pub(crate) locale: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) links: Links,
}

/// The site's own pages, else ours about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Links {
    pub(crate) privacy: String,
    pub(crate) imprint: String,
}

impl Notice {
    pub(crate) fn new(text: &Text, links: Links) -> Self {
        Self {
            version: notice::hex(&text.version()),
            locale: text.locale.code(),
            title: text.title.clone(),
            text: text.body.clone(),
            links,
        }
    }
}

impl Asked {
    /// A consent's question.
    pub(crate) fn consent(purpose: &Purpose, notice: &Version, text: &Text, beside: Beside) -> Self {
        let Beside { happens, again, changes } = beside;
        Self::Consent { purpose: purpose.to_string(), notice: notice::hex(notice), text: text.body.clone(), again, changes, happens }
    }

    /// What the flow asks, other than consents, which need their texts.
    pub(crate) fn of(ask: Ask) -> Option<Self> {
        Some(match ask {
            Ask::Consent { .. } | Ask::Consents { .. } => return None,
            Ask::Answer { field, format, purpose, optional } => {
                Self::Answer { field, format: format.as_str(), purpose: purpose.to_string(), optional }
            }
            Ask::Choice { options } => Self::Choice { options: options.into_iter().map(|(id, label)| Choosable { id, label }).collect() },
        })
    }
}

/// Whose messages are shown, and how they are rendered.
pub(crate) struct Showing<'a> {
    pub(crate) organisation: OrganisationId,
    pub(crate) subject: SubjectId,
    pub(crate) script: &'a Script,
    pub(crate) locale: Locale,
}

impl Showing<'_> {
    /// Shows a message. `key` opens a generation of the conversation, `field` a contact field, where the reader can.
    pub(crate) fn message(
        &self,
        row: &MessageRow,
        key: impl FnOnce(u32) -> Option<SubjectKey>,
        field: impl FnOnce(&str, &str) -> Option<String>,
    ) -> Message {
        let opened = key(row.generation).and_then(|key| open_body(self.organisation, self.subject, row, &key));
        let file = match &opened {
            Some(Body::File(file)) => File::new(file),
            _ => None,
        };
        let rendered = match (&row.template, opened) {
            (Some(template), _) => {
                let with_periods = told::with_periods(template, self.locale, row.at);
                Rendered::Text(with_periods.or_else(|| body::built_in(template, self.locale)).unwrap_or_default())
            }
            (None, Some(body)) => body.render(self.script, self.locale, field),
            (None, None) => sealed_conversation(),
        };
        let (text, sealed) = match rendered {
            Rendered::Text(text) => (Some(text), None),
            Rendered::Sealed(purpose) => (None, Some(purpose)),
        };
        Message {
            id: row.id.to_string(),
            seq: row.seq,
            from: row.author.as_str(),
            text,
            at: domain::act::rfc3339(row.at),
            sealed,
            edited: row.edited_at.is_some(),
            by: None,
            file,
            member: if let Author::Member(member) = row.author { Some(member) } else { None },
        }
    }
}

/// Opens what a message holds; `None` where it holds nothing sealed, or the key is not its own.
pub(crate) fn open_body(organisation: OrganisationId, subject: SubjectId, row: &MessageRow, key: &SubjectKey) -> Option<Body> {
    let place = MessagePlace { organisation, subject, generation: row.generation, id: row.id, seq: row.seq, author: row.author };
    Body::decode(place.with(|cell| key.open(cell, row.body.as_ref()?).ok())?.expose())
}

fn sealed_conversation() -> Rendered {
    Rendered::Sealed("conversation".to_owned())
}
