//! Decides how notices and wordings are listed, and how a new one is written, looked at and published.

use askama::Template;
use domain::notice::Kind;
use domain::notice::difference::{Piece, difference};
use jiff::Timestamp;
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html, moment};
use crate::privacy::Tab;
use crate::words::Words;

/// What visitors are told and asked, by purpose and language.
#[derive(Clone)]
pub struct TextsPage {
    /// The notice first, then each purpose.
    pub rows: Vec<TextsRow>,
}

/// The texts of the notice or of one purpose.
#[derive(Clone)]
pub struct TextsRow {
    /// The purpose's id; empty for the notice.
    pub purpose: String,
    /// What it is called; empty for the notice.
    pub shown: String,
    /// Its current text in each language of the organisation.
    pub cells: Vec<TextCell>,
}

/// The current text in one language.
#[derive(Clone)]
pub struct TextCell {
    /// Which language.
    pub language: Locale,
    /// When it was published, and whether the organisation wrote it; `None` where there is none.
    pub published: Option<(Timestamp, bool)>,
}

#[derive(Template)]
#[template(path = "texts.html")]
struct List<'a> {
    page: &'a TextsPage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

impl TextsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&List { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// Two languages, one text of the house's own.
    pub fn sample() -> Self {
        let at = Some((moment("2026-11-20T09:30:00Z"), true));
        let ours = Some((moment("2026-10-01T09:30:00Z"), false));
        let cells = |de, tr| vec![TextCell { language: Locale::De, published: de }, TextCell { language: Locale::Tr, published: tr }];
        let row = |purpose: &str, shown: &str, cells| TextsRow { purpose: purpose.into(), shown: shown.into(), cells };
        Self {
            rows: vec![
                row("", "", cells(at, ours)),
                row("callback", "Rückruf", cells(ours, ours)),
                row("repair", "Reparatur", cells(None, None)),
            ],
        }
    }
}

impl List<'_> {
    fn what<'t>(&'t self, row: &'t TextsRow) -> &'t str {
        if row.purpose.is_empty() { self.words.t(Key::ConsoleTextsNotice) } else { &row.shown }
    }

    fn edit(&self, row: &TextsRow, cell: &TextCell) -> String {
        messages::console_texts_edit(self.locale, cell.language.name(), self.what(row))
    }
}

/// A text that is written, with the one that stands.
#[derive(Clone)]
pub struct TextPage {
    /// The purpose's id and what it is called; `None` for the notice.
    pub purpose: Option<(String, String)>,
    /// In which language.
    pub language: Locale,
    /// The title as typed.
    pub title: String,
    /// The text as typed.
    pub text: String,
    /// The text that visitors are shown now; empty where there is none.
    pub current: String,
    /// What the editor said that the new text is; nothing is chosen beforehand.
    pub kind: Option<Kind>,
    /// The purposes of the organisation: id, name, whether a change of the notice is said to be about them.
    pub about: Vec<(String, String, bool)>,
    /// Whether it is looked at before it is published.
    pub preview: bool,
    /// What was published before, the last first: when, what it was, whether the organisation wrote it, its version.
    pub history: Vec<(Timestamp, Kind, bool, String)>,
    /// Whether the reader may publish.
    pub may_write: bool,
    /// Whether it was just published.
    pub published: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "text.html")]
struct Editor<'a> {
    page: &'a TextPage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

impl TextPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&Editor { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// A notice with a change, looked at.
    pub fn sample() -> Self {
        Self {
            purpose: None,
            language: Locale::De,
            title: "Datenschutzhinweise".into(),
            text: "Wir fragen zuerst. Wir geben nichts weiter.\n\nSie erreichen uns am Tresen.".into(),
            current: "Wir fragen zuerst. Wir geben es an die Post.\n\nSie erreichen uns am Tresen.".into(),
            kind: None,
            about: vec![("callback".into(), "Rückruf".into(), true), ("marketing".into(), "Newsletter per E-Mail".into(), false)],
            preview: true,
            history: vec![
                (moment("2026-11-20T09:30:00Z"), Kind::Editorial, true, "4f2a".repeat(16)),
                (moment("2026-10-01T09:30:00Z"), Kind::First, false, "07c1".repeat(16)),
            ],
            may_write: true,
            published: false,
            problem: Some("Bitte sagen Sie, was dieser Text ist: dasselbe, besser gesagt, oder etwas anderes.".into()),
        }
    }

    /// The first wording of a purpose.
    pub fn sample_wording() -> Self {
        Self {
            purpose: Some(("repair".into(), "Reparatur".into())),
            title: String::new(),
            text: String::new(),
            current: String::new(),
            about: Vec::new(),
            preview: false,
            history: Vec::new(),
            problem: None,
            ..Self::sample()
        }
    }
}

impl Editor<'_> {
    fn heading(&self) -> String {
        let what = self.page.purpose.as_ref().map_or(self.words.t(Key::ConsoleTextsNotice), |(_, shown)| shown);
        messages::console_texts_edit(self.locale, self.page.language.name(), what)
    }

    fn purpose(&self) -> &str {
        self.page.purpose.as_ref().map_or("", |(id, _)| id)
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        difference(&self.page.current, &self.page.text)
    }

    fn is_same(&self) -> bool {
        self.page.current == self.page.text
    }

    fn paragraphs(&self) -> Vec<&str> {
        self.page.text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    fn was(&self, kind: &Kind) -> &'static str {
        self.words.t(match kind {
            Kind::First => Key::ConsoleTextsFirst,
            Kind::Editorial => Key::ConsoleTextsKindEditorial,
            Kind::Material => Key::ConsoleTextsKindMaterial,
        })
    }
}
