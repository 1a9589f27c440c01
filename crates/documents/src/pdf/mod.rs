//! Writes a document as a PDF on A4: tagged by PDF/UA-1, with bookmarks, page numbers and the faces that it needs.
//!
//! The same document gives the same bytes: nothing in the file depends on when or where it was made.

mod fonts;
mod lines;
mod paint;
mod sheet;
mod table;
mod tree;

use crate::model::{Block, Document, Span, plain, span};
use crate::template::Fault;
use fonts::Fonts;
use lines::Setting;
use sheet::{MEASURE, SIDE, Sheet};
use tree::{Place, Role, Tree};

const TITLE: Setting = Setting { size: 19.0, leading: 25.0, bold: true };
const SECTION: Setting = Setting { size: 12.5, leading: 17.0, bold: true };
const PART: Setting = Setting { size: 10.0, leading: 14.0, bold: true };
const TEXT: Setting = Setting { size: 9.5, leading: 13.5, bold: false };
/// How far a list stands in.
const INDENT: f32 = 16.0;
/// Room after a paragraph.
const GAP: f32 = 5.0;
/// Room that a heading wants below it, for the first lines of what it names.
const BELOW: f32 = 42.0;

/// Writes a document.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Fault> {
    let fonts = Fonts::new(document.locale).ok_or_else(|| Fault::Pdf("the faces cannot be read".to_owned()))?;
    let mut setter = Setter { sheet: Sheet::new(), fonts, document };
    setter.blocks(&document.blocks, Tree::root(), 0.0);
    paint::paint(setter.sheet, &mut setter.fonts, document)
}

struct Setter<'a> {
    sheet: Sheet,
    fonts: Fonts,
    document: &'a Document,
}

impl Setter<'_> {
    fn blocks(&mut self, blocks: &[Block], place: Place, indent: f32) {
        for (at, block) in blocks.iter().enumerate() {
            // What leads over to a list or a table stays with it.
            if let (Block::Paragraph(words), Some(Block::Table(_) | Block::List(..))) = (block, blocks.get(at + 1))
                && plain(words).ends_with(':')
            {
                self.sheet.keep(2.0 * TEXT.leading + BELOW);
            }
            match block {
                Block::Heading(level, words) => self.heading(*level, words, place),
                Block::Paragraph(words) => self.paragraph(words, place, indent),
                Block::List(first, items) => self.list(*first, items, place, indent),
                Block::Table(table) => {
                    self.sheet.space(2.0);
                    table::set(&mut self.sheet, &mut self.fonts, self.document.locale, table, place);
                    self.sheet.space(GAP * 2.0);
                }
                Block::PageBreak => self.sheet.turn(),
            }
        }
    }

    fn heading(&mut self, level: u8, words: &[Span], place: Place) {
        let (setting, above, below) = match level {
            1 => (TITLE, 0.0, 10.0),
            2 => (SECTION, 13.0, 4.0),
            _ => (PART, 8.0, 2.0),
        };
        let lines = self.lines(words, setting, MEASURE);
        #[expect(clippy::cast_precision_loss, reason = "a heading has a few lines")]
        let height = lines.len() as f32 * setting.leading;
        self.sheet.keep(above + height + below + BELOW);
        self.sheet.space(above);
        self.sheet.bookmark(level, plain(words));
        let node = self.sheet.tree.add(place, Role::Heading(level, plain(words)));
        self.sheet.flow(&lines, SIDE, setting, node);
        self.sheet.space(below);
    }

    fn paragraph(&mut self, words: &[Span], place: Place, indent: f32) {
        let node = self.sheet.tree.add(place, Role::Paragraph);
        let lines = self.lines(words, TEXT, MEASURE - indent);
        self.sheet.flow(&lines, SIDE + indent, TEXT, node);
        self.sheet.space(GAP);
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], place: Place, indent: f32) {
        let list = self.sheet.tree.add(place, Role::List(first.is_some()));
        for (number, item) in (first.unwrap_or(1)..).zip(items) {
            let node = self.sheet.tree.add(list, Role::Item);
            self.sheet.keep(TEXT.leading * 2.0);
            let label = if first.is_some() { format!("{number}.") } else { "•".to_owned() };
            let label_place = self.sheet.tree.add(node, Role::Label);
            let lines = self.lines(&span(label), TEXT, INDENT);
            for line in &lines {
                let y = self.sheet.y();
                self.sheet.line(line, SIDE + indent + 2.0, y, TEXT, Some(label_place), sheet::Grey(0));
            }
            let body = self.sheet.tree.add(node, Role::Body);
            self.blocks(item, body, indent + INDENT);
        }
        if indent == 0.0 {
            self.sheet.space(2.0);
        }
    }

    fn lines(&mut self, words: &[Span], setting: Setting, width: f32) -> Vec<lines::Line> {
        lines::set(&mut self.fonts, self.document.locale, words, setting, width)
    }
}
