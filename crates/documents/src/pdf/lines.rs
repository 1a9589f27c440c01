//! Decides where lines end: at spaces, after hyphens and slashes, between syllables, and in the middle only of what has none.

use super::fonts::{Face, Fonts};
use crate::model::Span;
use hypher::{Lang, hyphenate};
use krilla::text::KrillaGlyph;
use locale::Locale;
use std::rc::Rc;

/// The shortest word that is parted, in letters.
const PARTED_LETTERS_MIN: usize = 7;
/// A line that is filled less than this by whole words takes a part of the next one.
const FILLED_MIN: f32 = 0.72;
/// The same for a narrow line, as in a cell: what is ragged there is easier to read than parts of words.
const NARROW_FILLED_MIN: f32 = 0.4;
/// From this size on text is a heading, whose words are parted only where one alone is too long.
const HEADING: f32 = 10.0;
/// How wide a narrow line is, in points.
const NARROW: f32 = 150.0;

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The size of the letters, in points.
    pub(super) size: f32,
    /// From line to line, in points.
    pub(super) leading: f32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its pieces, from left to right.
    pub(super) pieces: Vec<Piece>,
    /// How wide it is, in points.
    pub(super) width: f32,
}

/// A stretch of a line in one face, with one link.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) face: Face,
    pub(super) link: Option<Rc<str>>,
    /// Where it begins in the line, in points.
    pub(super) x: f32,
    /// How wide it is, in points.
    pub(super) width: f32,
    /// What it says; the glyphs point into it.
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// Whether a line may end after a cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Never,
    /// After a space, which may reach over the edge.
    Space,
    /// After a hyphen or slash.
    Plain,
    /// Between syllables, with a hyphen.
    Hyphen,
    /// It does.
    Always,
}

/// A cluster of the whole text.
struct Unit {
    face: Face,
    link: Option<Rc<str>>,
    text: String,
    advance: f32,
    glyphs: Vec<KrillaGlyph>,
    end: End,
}

/// Sets spans into lines of a width in points.
pub(super) fn set(fonts: &mut Fonts, locale: Locale, spans: &[Span], setting: Setting, width: f32) -> Vec<Line> {
    let units = units(fonts, locale, spans, setting);
    let hyphen = |face, fonts: &mut Fonts| fonts.width(face, "-") * setting.size;
    let mut lines = Vec::new();
    let mut from = 0;
    while let Some(rest) = units.get(from..).filter(|rest| !rest.is_empty()) {
        let (taken, parted) = first_line(rest, setting.size, width, |face| hyphen(face, fonts));
        lines.push(line(fonts, rest.get(..taken).unwrap_or_default(), setting.size, parted));
        from += taken.max(1);
    }
    lines
}

/// How wide the widest word and the whole text are, in points.
pub(super) fn widths(fonts: &mut Fonts, locale: Locale, spans: &[Span], setting: Setting) -> (f32, f32) {
    let (mut word, mut widest, mut line, mut longest) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    for unit in units(fonts, locale, spans, setting) {
        let advance = unit.advance * setting.size;
        line += advance;
        if unit.end != End::Space {
            word += advance;
        }
        widest = widest.max(word);
        longest = longest.max(line);
        match unit.end {
            End::Space | End::Plain => word = 0.0,
            End::Always => (word, line) = (0.0, 0.0),
            End::Never | End::Hyphen => {}
        }
    }
    (widest, longest)
}

/// How many units the first line takes, and whether it ends within a word.
fn first_line(units: &[Unit], size: f32, width: f32, mut hyphen: impl FnMut(Face) -> f32) -> (usize, bool) {
    let mut x = 0.0;
    let mut whole: Option<(usize, f32)> = None;
    let mut parted: Option<usize> = None;
    let filled_min = match size {
        HEADING.. => 0.0,
        _ if width < NARROW => width * NARROW_FILLED_MIN,
        _ => width * FILLED_MIN,
    };
    for (place, unit) in units.iter().enumerate() {
        let after = x + unit.advance * size;
        if after > width && unit.end != End::Space && place > 0 {
            return match (whole, parted) {
                (Some((end, filled)), Some(part)) if part > end && filled < filled_min => (part, true),
                (Some((end, _)), _) => (end, false),
                (None, Some(part)) => (part, true),
                (None, None) => (place, false),
            };
        }
        match unit.end {
            End::Always => return (place + 1, false),
            End::Space => whole = Some((place + 1, x)),
            End::Plain => whole = Some((place + 1, after)),
            End::Hyphen if after + hyphen(unit.face) <= width => parted = Some(place + 1),
            End::Hyphen | End::Never => {}
        }
        x = after;
    }
    (units.len(), false)
}

fn line(fonts: &mut Fonts, units: &[Unit], size: f32, parted: bool) -> Line {
    let mut line = Line::default();
    let mut x = 0.0;
    for unit in units.iter().filter(|unit| unit.end != End::Always || unit.text != "\n") {
        let goes_on = line.pieces.last().is_some_and(|piece| piece.face == unit.face && piece.link == unit.link);
        if !goes_on {
            line.pieces.push(Piece { face: unit.face, link: unit.link.clone(), x, width: 0.0, text: String::new(), glyphs: Vec::new() });
        }
        if let Some(piece) = line.pieces.last_mut() {
            push(piece, &unit.text, &unit.glyphs);
            piece.width += unit.advance * size;
        }
        x += unit.advance * size;
    }
    if parted && let Some(piece) = line.pieces.last_mut() {
        // A soft hyphen in what the line says: who copies or listens gets the word whole.
        for cluster in fonts.shape(piece.face, "-").iter() {
            push(piece, "\u{AD}", &cluster.glyphs);
            piece.width += cluster.advance * size;
            x += cluster.advance * size;
        }
    }
    line.width = x;
    line
}

fn push(piece: &mut Piece, text: &str, glyphs: &[KrillaGlyph]) {
    let from = piece.text.len();
    piece.text.push_str(text);
    piece.glyphs.extend(glyphs.iter().map(|glyph| KrillaGlyph { text_range: from..piece.text.len(), ..glyph.clone() }));
}

fn units(fonts: &mut Fonts, locale: Locale, spans: &[Span], setting: Setting) -> Vec<Unit> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let parts = syllables(locale, &text);
    let mut units = Vec::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        let face = match (span.strong || setting.bold, span.emphasis) {
            (true, _) => Face::Bold,
            (false, true) => Face::Italic,
            (false, false) => Face::Regular,
        };
        let link: Option<Rc<str>> = span.link.as_deref().map(Into::into);
        for word in span.text.split_inclusive([' ', '\n']) {
            if let Some(bare) = word.strip_suffix('\n') {
                shape(fonts, &mut units, face, link.as_ref(), bare, at, &parts);
                let nothing = Unit { face, link: link.clone(), text: "\n".into(), advance: 0.0, glyphs: Vec::new(), end: End::Always };
                units.push(nothing);
            } else {
                shape(fonts, &mut units, face, link.as_ref(), word, at, &parts);
            }
            at += word.len();
        }
    }
    units
}

fn shape(fonts: &mut Fonts, units: &mut Vec<Unit>, face: Face, link: Option<&Rc<str>>, word: &str, at: usize, parts: &[usize]) {
    let clusters = fonts.shape(face, word);
    for (place, cluster) in clusters.iter().enumerate() {
        let next = clusters.get(place + 1).map_or(word.len(), |next| next.at);
        let text = word.get(cluster.at..next).unwrap_or_default();
        let rest = word.get(next..).unwrap_or_default();
        let end = match text.chars().last() {
            Some(' ') => End::Space,
            Some('-' | '\u{2010}' | '–' | '—') if place > 0 && rest.starts_with(char::is_alphabetic) => End::Plain,
            // Not between digits: `2019/10` is one number.
            Some('/' | '@' | '_' | '?' | '&' | '=') if rest.starts_with(char::is_alphabetic) => End::Plain,
            _ if parts.binary_search(&(at + next)).is_ok() => End::Hyphen,
            _ => End::Never,
        };
        units.push(Unit {
            face,
            link: link.cloned(),
            text: text.to_owned(),
            advance: cluster.advance,
            glyphs: cluster.glyphs.clone(),
            end,
        });
    }
}

/// Where words may be parted, as places in the text in bytes, in order.
fn syllables(locale: Locale, text: &str) -> Vec<usize> {
    let language = match locale {
        Locale::De => Lang::German,
        Locale::En => Lang::English,
        Locale::Pl => Lang::Polish,
        Locale::Ru => Lang::Russian,
        Locale::Tr => Lang::Turkish,
    };
    let mut places = Vec::new();
    let mut from = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        // An address or a number is taken as it is written: a hyphen in it would be read as part of it.
        let inner = token.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !inner.contains(|c: char| c.is_numeric() || matches!(c, '@' | '/' | '_' | ':' | '.')) {
            part(language, inner, from, &mut places);
        }
        from += token.len();
    }
    places
}

/// Where the words of a token that begins at a place may be parted.
fn part(language: Lang, token: &str, mut from: usize, places: &mut Vec<usize>) {
    for piece in token.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if word.chars().count() >= PARTED_LETTERS_MIN {
            let mut at = from;
            for syllable in hyphenate(word, language) {
                at += syllable.len();
                if at < from + word.len() {
                    places.push(at);
                }
            }
        }
        from += piece.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::span;
    use proptest::prelude::*;

    const CELL: Setting = Setting { size: 8.5, leading: 11.5, bold: false };

    fn said(lines: &[Line]) -> String {
        lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect::<String>().replace('\u{AD}', "")
    }

    /// What a line takes of the page: spaces at its end take nothing.
    fn filled(fonts: &mut Fonts, line: &Line, size: f32) -> f32 {
        let end = line.pieces.last().map_or(0, |piece| piece.text.len() - piece.text.trim_end_matches(' ').len());
        line.width - (0..end).map(|_| fonts.width(Face::Regular, " ") * size).sum::<f32>()
    }

    #[test]
    fn long_words_are_parted_between_syllables() {
        for (locale, word, width) in [
            (Locale::De, "Datenschutzgrundverordnungsbeauftragtenbestellungsurkunde", 70.0),
            (Locale::Ru, "достопримечательностями", 60.0),
            (Locale::Tr, "sorumluluklarımızdandır", 60.0),
            (Locale::Pl, "odpowiedzialnościami", 50.0),
            (Locale::En, "internationalisation", 50.0),
        ] {
            let mut fonts = Fonts::new(locale).unwrap();
            let lines = set(&mut fonts, locale, &span(word), CELL, width);
            assert!(lines.len() > 1, "{word}");
            assert_eq!(said(&lines), word);
            for line in lines.iter().take(lines.len() - 1) {
                assert!(line.pieces.last().unwrap().text.ends_with('\u{AD}'), "{word}: {line:?}");
            }
            assert!(lines.iter().all(|line| line.width <= width), "{word}");
        }
    }

    #[test]
    fn an_address_gets_no_hyphen() {
        let mut fonts = Fonts::new(Locale::En).unwrap();
        for text in ["privacy@headquarters.example", "https://understanding.example/international", "2019/10"] {
            for width in [30.0, 45.0, 60.0] {
                let lines = set(&mut fonts, Locale::En, &span(text), CELL, width);
                assert!(!lines.iter().flat_map(|line| &line.pieces).any(|piece| piece.text.contains('\u{AD}')), "{text}: {lines:?}");
            }
        }
    }

    #[test]
    fn a_line_of_its_own_begins_after_a_line_feed() {
        let mut fonts = Fonts::new(Locale::En).unwrap();
        let lines = set(&mut fonts, Locale::En, &span("one\ntwo\n\nfour"), CELL, 200.0);
        let text: Vec<String> = lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(text, ["one", "two", "", "four"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn no_line_is_wider_than_its_column_and_no_letter_is_lost(
            text in "[a-zäöüßA-Z0-9 ,./@-]{0,160}|[а-яА-Я ]{0,120}|[a-zçğışöü ]{0,120}", width in 30.0_f32..300.0
        ) {
            let mut fonts = Fonts::new(Locale::De).unwrap();
            let lines = set(&mut fonts, Locale::De, &span(text.clone()), CELL, width);
            prop_assert_eq!(said(&lines), text);
            for line in &lines {
                prop_assert!(filled(&mut fonts, line, CELL.size) <= width + 0.01, "{:?}", line);
            }
        }
    }
}
