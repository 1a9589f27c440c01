//! Draws the pages that were set: text with its tags, lines, links, the head and foot of each page, bookmarks, and what the file says
//! of itself.

use super::fonts::Fonts;
use super::lines::{self, Line, Setting};
use super::sheet::{BOTTOM, Grey, HEIGHT, Item, MEASURE, SIDE, Sheet, WIDTH};
use super::tree::Leaf;
use crate::model::{Document, span};
use crate::template::Fault;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document as File, SerializeSettings};
use locale::{Key, text};

const SMALL: Setting = Setting { size: 7.5, leading: 10.0, bold: false };
const SMALL_GREY: Grey = Grey(95);
/// Room for the number of the page, and for three dots.
const NUMBER: f32 = 104.0;
const DOTS: f32 = 8.0;
/// Where the line at the head of a page stands, and the one at its foot.
const HEAD: f32 = 40.0;
const FOOT: f32 = BOTTOM + 22.0;

/// Draws the pages and closes the file.
pub(super) fn paint(mut sheet: Sheet, fonts: &mut Fonts, document: &Document) -> Result<Vec<u8>, Fault> {
    // Only the kind of what went wrong is told: the rest could hold words of the document.
    let fault = |what: &dyn std::fmt::Debug| {
        let what = format!("{what:?}");
        let kinds = what.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.starts_with(char::is_uppercase));
        Fault::Pdf(kinds.take(2).collect::<Vec<_>>().join(" "))
    };
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| fault(&error))?;
    let mut file = File::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    margins(&mut sheet, fonts, document);
    for page in std::mem::take(&mut sheet.pages) {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| fault(&"no page of this size"))?;
        let mut open = file.start_page_with(size);
        for (leaf, identifier) in draw(&mut open, fonts, &page) {
            sheet.tree.drawn(leaf, identifier);
        }
        open.finish();
    }
    file.set_outline(outline(&sheet));
    file.set_metadata(metadata(document));
    file.set_tag_tree(sheet.tree.finish());
    file.finish().map_err(|error| fault(&error))
}

/// Puts the head and the foot on each page.
fn margins(sheet: &mut Sheet, fonts: &mut Fonts, document: &Document) {
    let count = sheet.pages.len();
    let pages = std::mem::take(&mut sheet.pages);
    // What is too long for its part of the line ends with three dots; the title takes what is left.
    let mut line = |words: &str, width: f32| {
        let mut set = lines::set(fonts, document.locale, &span(words), SMALL, width);
        if set.len() > 1 {
            let set_short = lines::set(fonts, document.locale, &span(words), SMALL, width - DOTS);
            let first = set_short.first().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>());
            let kept = first.unwrap_or_default().replace('\u{AD}', "");
            set = lines::set(fonts, document.locale, &span(format!("{}…", kept.trim_end())), SMALL, width);
        }
        set.into_iter().next().unwrap_or_default()
    };
    let organisation = line(&document.organisation, MEASURE * 0.4);
    let title = line(&document.title, MEASURE - organisation.width - 12.0);
    let advice = line(text(document.locale, Key::DocumentNotAdvice), MEASURE - NUMBER - 6.0);
    let numbers: Vec<Line> = (1..=count).map(|page| line(&format!("{} · {page} / {count}", document.version), NUMBER)).collect();
    for (page, number) in pages.into_iter().zip(numbers) {
        sheet.pages.push(page);
        let right = |line: &Line| SIDE + MEASURE - line.width;
        for (line, x, y) in
            [(&title, SIDE, HEAD), (&organisation, right(&organisation), HEAD), (&advice, SIDE, FOOT), (&number, right(&number), FOOT)]
        {
            sheet.line(line, x, y, SMALL, None, SMALL_GREY);
        }
        let rule = |y| Item::Fill { x: SIDE, y, width: MEASURE, height: 0.4, grey: Grey(190) };
        sheet.put(rule(HEAD + 13.0));
        sheet.put(rule(FOOT - 5.0));
    }
}

/// Draws a page, and says what its leaves are called.
fn draw(page: &mut Page<'_>, fonts: &Fonts, items: &[Item]) -> Vec<(Leaf, Identifier)> {
    let mut named = Vec::new();
    let mut surface = page.surface();
    let mut open: Option<Option<Leaf>> = None;
    for item in items {
        let leaf = match item {
            Item::Text { leaf, .. } => *leaf,
            Item::Fill { .. } => None,
            Item::Link { .. } => continue,
        };
        if open != Some(leaf) {
            if open.is_some() {
                surface.end_tagged();
            }
            match leaf {
                Some(leaf) => named.push((leaf, surface.start_tagged(ContentTag::Span(SpanTag::empty())))),
                None => {
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                }
            }
            open = Some(leaf);
        }
        draw_item(&mut surface, fonts, item);
    }
    if open.is_some() {
        surface.end_tagged();
    }
    surface.finish();
    for item in items {
        if let Item::Link { leaf, x, y, width, height, to, words } = item
            && let Some(rect) = Rect::from_xywh(*x, *y, *width, *height)
        {
            let target = Target::Action(Action::Link(LinkAction::new(to.to_string())));
            let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(words.clone()));
            named.push((*leaf, page.add_tagged_annotation(link)));
        }
    }
    named
}

fn draw_item(surface: &mut Surface<'_>, fonts: &Fonts, item: &Item) {
    let fill = |grey: Grey| Some(Fill { paint: luma::Color::new(grey.0).into(), ..Fill::default() });
    match item {
        Item::Text { x, baseline, size, grey, piece, .. } => {
            surface.set_fill(fill(*grey));
            surface.draw_glyphs(Point::from_xy(*x, *baseline), &piece.glyphs, fonts.font(piece.face), &piece.text, *size, false);
        }
        Item::Fill { x, y, width, height, grey } => {
            if let Some(path) = rectangle(*x, *y, *width, *height) {
                surface.set_fill(fill(*grey));
                surface.draw_path(&path);
            }
        }
        Item::Link { .. } => {}
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

/// The bookmarks: sections, and their parts in them.
fn outline(sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    let mut section: Option<OutlineNode> = None;
    for bookmark in &sheet.bookmarks {
        let to = XyzDestination::new(bookmark.page, Point::from_xy(SIDE, bookmark.y - 8.0));
        let node = OutlineNode::new(bookmark.words.clone(), to);
        match (&mut section, bookmark.level) {
            (Some(section), 3..) => section.push_child(node),
            _ => {
                if let Some(before) = section.replace(node) {
                    outline.push_child(before);
                }
            }
        }
    }
    if let Some(last) = section {
        outline.push_child(last);
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    let day = document.made_on;
    let number = |n: i8| u8::try_from(n).unwrap_or(1);
    let made = DateTime::new(u16::try_from(day.year()).unwrap_or_default()).month(number(day.month())).day(number(day.day()));
    let metadata = Metadata::new()
        .title(document.title.clone())
        .language(document.locale.code().to_owned())
        .creator("Parlour".to_owned())
        .document_id(document.version.clone())
        .creation_date(made);
    if document.organisation.is_empty() { metadata } else { metadata.authors(vec![document.organisation.clone()]) }
}
