//! Decides how canned responses are listed and written.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// The canned responses that a member sees.
#[derive(Clone)]
pub struct CannedListPage {
    /// What was looked for; empty for all.
    pub query: String,
    /// The responses, by shortcut.
    pub rows: Vec<CannedRow>,
    /// Whether the reader may write them.
    pub may_write: bool,
}

/// A canned response in the list.
#[derive(Clone)]
pub struct CannedRow {
    /// Its id.
    pub id: String,
    /// Its shortcut.
    pub shortcut: String,
    /// Its text in the reader's language, or the nearest.
    pub text: String,
    /// The languages in which there is a text: tags.
    pub languages: Vec<String>,
    /// Whether it is the reader's own.
    pub own: bool,
}

/// A canned response that is written or changed.
#[derive(Clone)]
pub struct CannedPage {
    /// Its id; `None` for a new one.
    pub id: Option<String>,
    /// Its shortcut.
    pub shortcut: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Its texts, every language once.
    pub texts: Vec<CannedText>,
    /// The longest shortcut, in characters.
    pub shortcut_max: usize,
    /// The longest text, in characters.
    pub text_max: usize,
    /// Why it was not saved.
    pub problem: Option<String>,
}

/// A text in one language.
#[derive(Clone)]
pub struct CannedText {
    /// The language's tag.
    pub tag: String,
    /// The text; empty where there is none.
    pub text: String,
}

#[derive(Template)]
#[template(path = "canned_list.html")]
struct ListView<'a> {
    page: &'a CannedListPage,
    frame: &'a Frame,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "canned.html")]
struct View<'a> {
    page: &'a CannedPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl CannedListPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ListView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Everyone's and the reader's own.
    pub fn sample() -> Self {
        let row = |shortcut: &str, text: &str, languages: &[&str], own| CannedRow {
            id: "0198f2c4-0000-7000-8000-00000000ca11".into(),
            shortcut: shortcut.into(),
            text: text.into(),
            languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
            own,
        };
        Self {
            query: String::new(),
            rows: vec![
                row(
                    "lieferung",
                    "Guten Tag {visitor}, Ihr Paket ist unterwegs und kommt in zwei bis drei Tagen an.",
                    &["de", "en", "tr"],
                    false,
                ),
                row("öffnungszeiten", "Wir sind von Montag bis Samstag da, von zehn bis achtzehn Uhr.", &["de"], false),
                row("danke", "Danke, dass Sie uns geschrieben haben! {agent} von {organisation}", &["de", "pl", "ru"], true),
            ],
            may_write: true,
        }
    }

    /// A list in which nothing stands yet.
    pub fn sample_empty() -> Self {
        Self { rows: vec![], ..Self::sample() }
    }
}

impl CannedPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Where the form goes.
    pub(crate) fn action(&self) -> String {
        format!("/console/settings/canned/{}", self.id.as_deref().unwrap_or("new"))
    }

    /// One with texts in two languages, whose shortcut is taken.
    pub fn sample() -> Self {
        let text = |tag: &str| match tag {
            "de" => "Guten Tag {visitor}, wir sind gleich für Sie da.",
            "en" => "Hello {visitor}, we are with you in a moment.",
            _ => "",
        };
        Self {
            id: Some("0198f2c4-0000-7000-8000-00000000ca11".into()),
            shortcut: "hallo".into(),
            own: true,
            texts: ["de", "en", "pl", "ru", "tr"].map(|tag| CannedText { tag: tag.into(), text: text(tag).into() }).to_vec(),
            shortcut_max: 32,
            text_max: 4_000,
            problem: Some("Einen Textbaustein mit diesem Kürzel gibt es schon.".into()),
        }
    }
}
