//! Decides how the documents are listed, and how one is shown before it is taken along.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::privacy::Tab;
use crate::words::Words;

/// The documents of an organisation.
#[derive(Clone)]
pub struct DocumentsPage {
    /// Their names, in the order in which they are listed.
    pub names: Vec<&'static str>,
    /// The language in which they are made, by its code.
    pub language: &'static str,
    /// Whether something is not said yet that the law wants in them.
    pub incomplete: bool,
}

/// One document.
#[derive(Clone)]
pub struct DocumentPage {
    /// Its name.
    pub name: &'static str,
    /// The language in which it is made, by its code.
    pub language: &'static str,
    /// What it says, as HTML that was made of text.
    pub body: String,
    /// Fingerprinted address of `sites.js`, which copies.
    pub script_url: String,
}

#[derive(Template)]
#[template(path = "documents.html")]
struct ListView<'a> {
    page: &'a DocumentsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "document.html")]
struct View<'a> {
    page: &'a DocumentPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl DocumentsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ListView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Each with what it is called, and what it is.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, Key, Key)> {
        self.names.iter().map(|name| (*name, title(name), about(name)))
    }

    /// Every document, in the language of the page, of an organisation that has not said everything yet.
    pub fn sample(locale: Locale) -> Self {
        let names = DOCUMENTS.iter().map(|(name, ..)| *name).collect();
        Self { names, language: locale.code(), incomplete: true }
    }
}

impl DocumentPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// What it is called.
    pub(crate) fn title(&self) -> Key {
        title(self.name)
    }

    /// What it is, one sentence.
    pub(crate) fn about(&self) -> Key {
        about(self.name)
    }

    /// The passage for the website.
    pub fn sample(locale: Locale) -> Self {
        let body = "<h2>Kundenchat auf unserer Website</h2>\n<p>Verantwortlich ist <strong>Teehaus Brandt &amp; Söhne</strong>.</p>\n";
        Self { name: "privacy-passage", language: locale.code(), body: body.to_owned(), script_url: "sites.js".into() }
    }

    /// Whether it is signed in the console.
    pub(crate) fn is_signed_online(&self) -> bool {
        self.name == "processing-agreement"
    }

    /// Whether it is pasted into a website.
    pub(crate) fn is_pasted(&self) -> bool {
        self.name == "privacy-passage"
    }
}

/// What each document is called, and what it is.
const DOCUMENTS: [(&str, Key, Key); 7] = [
    ("privacy-passage", Key::ConsoleDocumentsNamePrivacyPassage, Key::ConsoleDocumentsTextPrivacyPassage),
    ("processing-record", Key::ConsoleDocumentsNameProcessingRecord, Key::ConsoleDocumentsTextProcessingRecord),
    ("verbis", Key::ConsoleDocumentsNameVerbis, Key::ConsoleDocumentsTextVerbis),
    ("destruction-policy", Key::ConsoleDocumentsNameDestructionPolicy, Key::ConsoleDocumentsTextDestructionPolicy),
    ("processing-agreement", Key::ConsoleDocumentsNameProcessingAgreement, Key::ConsoleDocumentsTextProcessingAgreement),
    ("breach-report", Key::ConsoleDocumentsNameBreachReport, Key::ConsoleDocumentsTextBreachReport),
    ("consent-overview", Key::ConsoleDocumentsNameConsentOverview, Key::ConsoleDocumentsTextConsentOverview),
];

fn title(name: &str) -> Key {
    DOCUMENTS.iter().find(|(known, ..)| *known == name).map_or(Key::ConsoleDocumentsTitle, |(_, title, _)| *title)
}

fn about(name: &str) -> Key {
    DOCUMENTS.iter().find(|(known, ..)| *known == name).map_or(Key::ConsoleDocumentsLead, |(.., about)| *about)
}
