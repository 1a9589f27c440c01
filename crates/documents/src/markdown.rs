//! Decides what a filled text is, as blocks: Markdown in, [`model`](crate::model) out, the facts in place of their marks.

use crate::facts::Facts;
use crate::model::{Block, Span, Table, plain, span};
use crate::signatures;
use crate::template::MARK;
use locale::Locale;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// How deep lists may stand in one another.
const DEPTH_MAX: usize = 4;

/// A text that was read.
pub(crate) struct Filled {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// Reads a filled text. What is wrong is told with its line.
pub(crate) fn read(markdown: &str, printed: &[String], facts: &Facts, locale: Locale) -> Result<Filled, (usize, String)> {
    let mut reader = Reader { printed, facts, locale, shares: Vec::new(), open: vec![Open::Blocks(Vec::new())], style: Span::default() };
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES);
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        let line = || markdown.get(..range.start).map_or(1, |before| before.matches('\n').count() + 1);
        reader.take(event).map_err(|reason| (line(), reason))?;
    }
    let Some(Open::Blocks(blocks)) = reader.open.pop() else { return Err((1, "a block does not end".to_owned())) };
    let mut titles = blocks.iter().filter_map(|block| match block {
        Block::Heading(1, spans) => Some(plain(spans)),
        _ => None,
    });
    match (titles.next(), titles.next(), blocks.first()) {
        (Some(title), None, Some(Block::Heading(1, _))) if !title.trim().is_empty() => Ok(Filled { title, blocks }),
        _ => Err((1, "a text begins with its title, `# Title`, and has only that one".to_owned())),
    }
}

/// What has begun and not yet ended.
enum Open {
    Blocks(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    Spans(Kind, Vec<Span>),
    Table(Table),
    Row(bool, Vec<Vec<Span>>),
}

/// What spans become.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading(u8),
    Paragraph,
    /// Words that stand in an item of a list without a paragraph.
    Loose,
    Cell,
}

struct Reader<'a> {
    printed: &'a [String],
    facts: &'a Facts,
    locale: Locale,
    /// The shares of the next table.
    shares: Vec<u16>,
    open: Vec<Open>,
    /// How the next words are set; its text is always empty.
    style: Span,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.words(&text),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::Code(_) => Err("code has no place in a document".to_owned()),
            Event::Html(html) | Event::InlineHtml(html) => Err(format!("`{}`: HTML is not taken", html.trim())),
            _ => Err("only headings, paragraphs, lists, tables, bold, emphasis and links are taken".to_owned()),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        if matches!(tag, Tag::Heading { .. } | Tag::Paragraph | Tag::List(_) | Tag::Table(_)) {
            self.close_loose()?;
        }
        match tag {
            Tag::Heading { level, .. } => {
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    _ => return Err("headings have three levels".to_owned()),
                };
                self.open.push(Open::Spans(Kind::Heading(level), Vec::new()));
            }
            Tag::Paragraph => self.open.push(Open::Spans(Kind::Paragraph, Vec::new())),
            Tag::List(first) => {
                if self.open.iter().filter(|open| matches!(open, Open::List(..))).count() >= DEPTH_MAX {
                    return Err("lists stand too deep in one another".to_owned());
                }
                self.open.push(Open::List(*first, Vec::new()));
            }
            Tag::Item => self.open.push(Open::Item(Vec::new())),
            Tag::Table(_) => {
                let shares = std::mem::take(&mut self.shares);
                self.open.push(Open::Table(Table { shares, ..Table::default() }));
            }
            Tag::TableHead => self.open.push(Open::Row(true, Vec::new())),
            Tag::TableRow => self.open.push(Open::Row(false, Vec::new())),
            Tag::TableCell => self.open.push(Open::Spans(Kind::Cell, Vec::new())),
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Link { dest_url, .. } => self.style.link = address(&self.expand(dest_url)),
            _ => return Err("only headings, paragraphs, lists, tables, bold, emphasis and links are taken".to_owned()),
        }
        Ok(())
    }

    fn end(&mut self, end: TagEnd) -> Result<(), String> {
        match end {
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Link => self.style.link = None,
            _ => {
                if end == TagEnd::Item {
                    self.close_loose()?;
                }
                self.close()?;
            }
        }
        Ok(())
    }

    /// Ends words that stand in an item without a paragraph, where there are such.
    fn close_loose(&mut self) -> Result<(), String> {
        if matches!(self.open.last(), Some(Open::Spans(Kind::Loose, _))) { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(Open::Spans(Kind::Cell, spans)) => match self.open.last_mut() {
                Some(Open::Row(_, cells)) => {
                    cells.push(trimmed(spans));
                    Ok(())
                }
                _ => Err("a cell stands in no row".to_owned()),
            },
            Some(Open::Spans(Kind::Heading(level), spans)) => self.block(Block::Heading(level, trimmed(spans))),
            Some(Open::Spans(_, spans)) => self.paragraph(spans),
            Some(Open::Row(is_head, cells)) => match self.open.last_mut() {
                Some(Open::Table(table)) if is_head => {
                    table.head = cells;
                    Ok(())
                }
                Some(Open::Table(table)) => {
                    table.rows.push(cells);
                    Ok(())
                }
                _ => Err("a row stands in no table".to_owned()),
            },
            Some(Open::Table(table)) if table.shares.is_empty() || table.shares.len() == table.head.len() => {
                self.block(Block::Table(table))
            }
            Some(Open::Table(_)) => Err("`::widths` has not as many shares as the table has columns".to_owned()),
            Some(Open::Item(blocks)) => match self.open.last_mut() {
                Some(Open::List(_, items)) => {
                    items.push(blocks);
                    Ok(())
                }
                _ => Err("an item stands in no list".to_owned()),
            },
            Some(Open::List(first, items)) => self.block(Block::List(first, items)),
            Some(Open::Blocks(_)) | None => Err("a block ends that has not begun".to_owned()),
        }
    }

    /// A paragraph, or what a line with `::` stands for. Only the text itself says `::`; a fact is a mark here, or text by now.
    fn paragraph(&mut self, spans: Vec<Span>) -> Result<(), String> {
        let spans = trimmed(spans);
        if spans.is_empty() { Ok(()) } else { self.block(Block::Paragraph(spans)) }
    }

    fn block(&mut self, block: Block) -> Result<(), String> {
        match self.open.last_mut() {
            Some(Open::Blocks(blocks) | Open::Item(blocks)) => {
                blocks.push(block);
                Ok(())
            }
            _ => Err("a block stands where none may".to_owned()),
        }
    }

    fn words(&mut self, text: &str) -> Result<(), String> {
        if let Some(directive) = text.strip_prefix("::")
            && matches!(self.open.last(), Some(Open::Spans(Kind::Paragraph, spans)) if spans.is_empty())
        {
            return self.directive(directive.trim());
        }
        if matches!(self.open.last(), Some(Open::Item(_))) {
            self.open.push(Open::Spans(Kind::Loose, Vec::new()));
        }
        let text = self.expand(text);
        let style = Span { text, ..self.style.clone() };
        match self.open.last_mut() {
            Some(Open::Spans(_, spans)) => {
                match spans.last_mut() {
                    Some(last) if (last.strong, last.emphasis, &last.link) == (style.strong, style.emphasis, &style.link) => {
                        last.text += &style.text;
                    }
                    _ => spans.push(style),
                }
                Ok(())
            }
            _ => Err("words stand where none may".to_owned()),
        }
    }

    /// A line `::page`, `::signatures` or `::widths 3 1 2`. The paragraph that it opened stays empty, and so goes.
    fn directive(&mut self, directive: &str) -> Result<(), String> {
        let blocks = match directive.split_once(' ').unwrap_or((directive, "")) {
            ("page", "") => vec![Block::PageBreak],
            ("signatures", "") => signatures::blocks(self.facts, self.locale),
            ("widths", shares) => {
                let shares: Option<Vec<u16>> =
                    shares.split_whitespace().map(|share| share.parse().ok().filter(|s| (1..=100).contains(s))).collect();
                self.shares = shares.ok_or("`::widths` takes numbers from 1 to 100")?;
                Vec::new()
            }
            _ => return Err(format!("`::{directive}` stands for nothing")),
        };
        let paragraph = self.open.pop();
        let placed = blocks.into_iter().try_for_each(|block| self.block(block));
        self.open.extend(paragraph);
        placed
    }

    /// Puts the facts in place of their marks.
    fn expand(&self, text: &str) -> String {
        let mut parts = text.split(MARK);
        let mut whole = parts.next().unwrap_or_default().to_owned();
        // What stands between two marks is a number, then comes text again.
        while let Some(number) = parts.next() {
            let fact = number.parse().ok().and_then(|number: usize| self.printed.get(number));
            whole.push_str(&clean(fact.map_or("", String::as_str)));
            whole.push_str(parts.next().unwrap_or_default());
        }
        whole
    }
}

/// A fact as it is set: without control characters, without what turns the direction of reading, and without marks of its own.
pub(crate) fn clean(fact: &str) -> String {
    let fact = fact.trim().replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    let kept = |c: char| match c {
        '\n' => Some('\n'),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => None,
        '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => Some('\u{FFFD}'),
        c if c.is_control() => None,
        c => Some(c),
    };
    fact.chars().filter_map(kept).collect()
}

/// Where a link may lead: to the web and to a mailbox.
fn address(address: &str) -> Option<String> {
    let leads = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    (leads && !address.chars().any(|c| c.is_whitespace() || c.is_control())).then(|| address.to_owned())
}

/// Spans without white space at their ends and without empty ones.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = spans.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// A cell of plain text.
pub(crate) fn cell(text: impl Into<String>) -> Vec<Span> {
    span(text)
}
