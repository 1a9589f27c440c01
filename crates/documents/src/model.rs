//! What a document is made of. The web page and the PDF are written from this, so they say the same.

use locale::Locale;

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Document {
    /// In which language.
    pub(crate) locale: Locale,
    /// The first heading, which is also the title of the file.
    pub(crate) title: String,
    /// Whose document it is.
    pub(crate) organisation: String,
    /// The version of text and facts.
    pub(crate) version: String,
    /// The day on which it was made.
    pub(crate) made_on: jiff::civil::Date,
    /// What it says.
    pub(crate) blocks: Vec<Block>,
}

/// A part of a document that stands by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    /// A heading of level 1 to 3.
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; with a number to begin with, an ordered one.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// What follows begins a new page.
    PageBreak,
}

/// A table. Where the cells of its head are empty, its rows are definitions: the first cell of each names the others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    /// Shares of the width, one for each column; empty where the contents decide.
    pub(crate) shares: Vec<u16>,
    /// The cells of the head.
    pub(crate) head: Vec<Vec<Span>>,
    /// The rows, each with as many cells as the head.
    pub(crate) rows: Vec<Vec<Vec<Span>>>,
}

impl Table {
    /// Whether its rows are definitions.
    pub(crate) fn is_definitions(&self) -> bool {
        self.head.iter().all(|cell| plain(cell).trim().is_empty())
    }
}

/// A stretch of text that is set in one way. A line feed in it begins a new line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Span {
    /// What it says.
    pub(crate) text: String,
    /// Whether it is strong.
    pub(crate) strong: bool,
    /// Whether it is emphasised.
    pub(crate) emphasis: bool,
    /// Where it leads.
    pub(crate) link: Option<String>,
}

/// A stretch of plain text.
pub(crate) fn span(text: impl Into<String>) -> Vec<Span> {
    vec![Span { text: text.into(), ..Span::default() }]
}

/// The bare text of spans.
pub(crate) fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
