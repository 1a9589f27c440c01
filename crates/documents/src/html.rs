//! Writes a document as a web page: one file that needs nothing else, for reading, keeping and printing.

use crate::model::{Block, Document, Span, Table};
use locale::{Key, text};
use std::fmt::Write as _;

/// The style of the page. It stands in the page, so that a file that was kept looks the same; whoever serves the page allows it by
/// its hash.
pub const STYLE: &str = include_str!("page.css");

/// A document as a page of its own.
pub(crate) fn page(document: &Document) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>",
        document.locale.code()
    );
    escape(&mut out, &document.title);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    blocks(&mut out, &document.blocks, 0);
    out.push_str("</main>\n<footer>\n<p>");
    let footer = [&document.organisation, text(document.locale, Key::DocumentNotAdvice), &document.version];
    for (place, part) in footer.into_iter().filter(|part| !part.is_empty()).enumerate() {
        out.push_str(if place == 0 { "" } else { " · " });
        escape(&mut out, part);
    }
    out.push_str("</p>\n</footer>\n</body>\n</html>\n");
    out
}

/// What a document says, as HTML without any style, to stand below the title of another page: its headings are one level lower.
pub(crate) fn passage(document: &Document) -> String {
    let mut out = String::new();
    blocks(&mut out, &document.blocks, 1);
    out
}

fn blocks(out: &mut String, all: &[Block], below: u8) {
    for block in all {
        match block {
            Block::Heading(level, words) => element(out, &format!("h{}", level + below), words),
            Block::Paragraph(words) => element(out, "p", words),
            Block::List(first, items) => list(out, *first, items, below),
            Block::Table(table) => write_table(out, table),
            Block::PageBreak => out.push_str("<hr>\n"),
        }
    }
}

fn element(out: &mut String, name: &str, words: &[Span]) {
    let _ = write!(out, "<{name}>");
    spans(out, words);
    let _ = writeln!(out, "</{name}>");
}

fn list(out: &mut String, first: Option<u64>, items: &[Vec<Block>], below: u8) {
    let name = if first.is_some() { "ol" } else { "ul" };
    match first {
        Some(first) if first != 1 => drop(writeln!(out, "<ol start=\"{first}\">")),
        _ => drop(writeln!(out, "<{name}>")),
    }
    for item in items {
        out.push_str("<li>");
        match item.as_slice() {
            [Block::Paragraph(words)] => spans(out, words),
            [Block::Paragraph(words), rest @ ..] => {
                spans(out, words);
                out.push('\n');
                blocks(out, rest, below);
            }
            all => blocks(out, all, below),
        }
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{name}>");
}

fn write_table(out: &mut String, table: &Table) {
    // A wide table scrolls by itself, and whoever uses the keyboard can reach it.
    out.push_str("<div class=\"table\" tabindex=\"0\">\n<table>\n");
    let definitions = table.is_definitions();
    if !definitions {
        out.push_str("<thead>\n<tr>");
        for cell in &table.head {
            // A corner that says nothing heads nothing.
            let (open, close) = if cell.is_empty() { ("<td>", "</td>") } else { ("<th scope=\"col\">", "</th>") };
            out.push_str(open);
            spans(out, cell);
            out.push_str(close);
        }
        out.push_str("</tr>\n</thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let (open, close) = if definitions && place == 0 { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
            out.push_str(open);
            spans(out, cell);
            out.push_str(close);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn spans(out: &mut String, all: &[Span]) {
    for span in all {
        let mut close = String::new();
        if let Some(link) = &span.link {
            out.push_str("<a rel=\"noreferrer\" href=\"");
            escape(out, link);
            out.push_str("\">");
            close.insert_str(0, "</a>");
        }
        for (is_set, name) in [(span.strong, "strong"), (span.emphasis, "em")] {
            if is_set {
                let _ = write!(out, "<{name}>");
                close.insert_str(0, &format!("</{name}>"));
            }
        }
        for (place, line) in span.text.split('\n').enumerate() {
            out.push_str(if place == 0 { "" } else { "<br>\n" });
            escape(out, line);
        }
        out.push_str(&close);
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}
