//! Decides how contacts are imported: the file, what would come of it, and what came of it.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// Rows that stay out which are shown; the report has all.
const SHOWN_MAX: usize = 200;

/// The import, in one of its stages.
#[derive(Clone)]
pub struct ImportPage {
    /// How far it has come.
    pub stage: ImportStage,
    /// Why a file was not read.
    pub problem: Option<String>,
}

/// How far an import has come.
#[derive(Clone)]
pub enum ImportStage {
    /// A file is asked for.
    Ask,
    /// A file was checked; nothing is stored.
    Checked {
        /// Rows that can be taken in.
        ready: u64,
        /// Rows that stay out.
        refused: Vec<ImportRow>,
        /// The file's text, which the confirmation sends again: nothing of it waits on the server.
        text: String,
    },
    /// It was taken in.
    Done {
        /// Rows that were taken in.
        imported: u64,
        /// Rows that stayed out.
        refused: Vec<ImportRow>,
    },
}

/// A row that stays out.
#[derive(Clone)]
pub struct ImportRow {
    /// Its number in the file.
    pub row: u64,
    /// The column; empty where it is the whole row.
    pub column: String,
    /// The word of the reason, as the API names it.
    pub reason: String,
}

impl ImportRow {
    pub(crate) fn sentence(&self) -> Key {
        Key::by_name(&format!("console-import-reason-{}", self.reason)).unwrap_or(Key::ConsoleImportReasonInvalid)
    }
}

#[derive(Template)]
#[template(path = "import.html")]
struct View<'a> {
    page: &'a ImportPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ImportPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// The rows that stay out, where the stage has any.
    pub(crate) fn refused(&self) -> &[ImportRow] {
        match &self.stage {
            ImportStage::Ask => &[],
            ImportStage::Checked { refused, .. } | ImportStage::Done { refused, .. } => refused,
        }
    }

    pub(crate) fn refused_count(&self) -> u64 {
        self.refused().len() as u64
    }

    pub(crate) fn shown(&self) -> &[ImportRow] {
        self.refused().get(..SHOWN_MAX).unwrap_or_else(|| self.refused())
    }

    pub(crate) fn has_more(&self) -> bool {
        self.refused().len() > SHOWN_MAX
    }

    /// All rows that stay out, as an address that is its own content: numbers, columns and reasons need no encoding but that
    /// of the commas' neighbours, the line ends.
    pub(crate) fn report(&self) -> String {
        let rows = self.refused().iter().map(|row| format!("{},{},{}%0D%0A", row.row, row.column, row.reason));
        format!("data:text/csv;charset=utf-8,row,column,reason%0D%0A{}", rows.collect::<String>())
    }

    /// The first stage, after a file that was none.
    pub fn sample() -> Self {
        Self { stage: ImportStage::Ask, problem: Some("Die Datei ist nicht in UTF-8 geschrieben.".into()) }
    }

    /// A file with rows of every reason.
    pub fn sample_check() -> Self {
        let reasons = ["cells", "missing", "invalid", "unknown", "special", "basis", "future", "duplicate", "known", "objected"];
        let row = |(row, reason): (u64, &str)| ImportRow { row, column: "address".into(), reason: reason.into() };
        let refused = (2..).zip(reasons).map(row).collect();
        let text = "name,email,purpose,basis,given_at,proof\nAda,ada@beispiel.example,marketing,consent,2026-01-31,Karte 17\n".into();
        Self { stage: ImportStage::Checked { ready: 42, refused, text }, problem: None }
    }

    /// The end.
    pub fn sample_done() -> Self {
        Self { stage: ImportStage::Done { imported: 42, refused: vec![] }, problem: None }
    }
}
