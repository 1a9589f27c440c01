//! Decides which glyphs a word is set with: the three faces that are embedded, and the mark for what they do not hold.

use harfrust::{Feature, FontRef, Language, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use locale::Locale;
use std::collections::HashMap;
use std::rc::Rc;

/// How far a face of ours reaches above and below the line, in ems; the same in all three.
pub(super) const ASCENT: f32 = 1.069;
/// See [`ASCENT`].
pub(super) const DESCENT: f32 = 0.293;

/// The words that are remembered at most: those of the texts, not those of a year of messages.
const WORDS_MAX: usize = 4096;

/// One of the three faces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
}

/// What stands for the character at a place of a word, and how far it takes the line, in ems.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Where it begins in the word, in bytes.
    pub(super) at: usize,
    /// How far it takes the line.
    pub(super) advance: f32,
    /// Its glyphs; their text is not yet said.
    pub(super) glyphs: Vec<KrillaGlyph>,
}

struct Typeface {
    font: Font,
    shaping: ShaperData,
    reference: FontRef<'static>,
    /// The glyph for what the face does not hold, and its width.
    unknown: (u32, f32),
}

/// The faces, and the words that were set before.
pub(super) struct Fonts {
    regular: Typeface,
    bold: Typeface,
    italic: Typeface,
    language: Option<Language>,
    words: HashMap<(Face, String), Rc<[Cluster]>>,
}

impl Fonts {
    /// The faces for a language.
    pub(super) fn new(locale: Locale) -> Option<Self> {
        let language = Language::new(locale.code());
        Some(Self {
            regular: Typeface::new(include_bytes!("../../fonts/NotoSans-Regular.ttf"))?,
            bold: Typeface::new(include_bytes!("../../fonts/NotoSans-Bold.ttf"))?,
            italic: Typeface::new(include_bytes!("../../fonts/NotoSans-Italic.ttf"))?,
            language,
            words: HashMap::new(),
        })
    }

    fn typeface(&self, face: Face) -> &Typeface {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Italic => &self.italic,
        }
    }

    /// The face, to draw with.
    pub(super) fn font(&self, face: Face) -> Font {
        self.typeface(face).font.clone()
    }

    /// The glyphs of a word, in clusters that stay together.
    pub(super) fn shape(&mut self, face: Face, word: &str) -> Rc<[Cluster]> {
        let key = (face, word.to_owned());
        if let Some(known) = self.words.get(&key) {
            return Rc::clone(known);
        }
        let clusters: Rc<[Cluster]> = self.typeface(face).shape(word, self.language.clone()).into();
        if self.words.len() < WORDS_MAX {
            self.words.insert(key, Rc::clone(&clusters));
        }
        clusters
    }

    /// How wide a word is, in ems.
    pub(super) fn width(&mut self, face: Face, word: &str) -> f32 {
        self.shape(face, word).iter().map(|cluster| cluster.advance).sum()
    }
}

impl Typeface {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let reference = FontRef::from_index(bytes, 0).ok()?;
        let shaping = ShaperData::new(&reference);
        let font = Font::new(bytes.to_vec().into(), 0)?;
        let mut face = Self { font, shaping, reference, unknown: (0, 0.0) };
        let unknown = face.shape("\u{FFFD}", None);
        let glyph = unknown.first().and_then(|cluster| cluster.glyphs.first())?;
        face.unknown = (glyph.glyph_id.to_u32(), glyph.x_advance);
        Some(face)
    }

    fn shape(&self, word: &str, language: Option<Language>) -> Vec<Cluster> {
        let shaper = self.shaping.shaper(&self.reference).build();
        #[expect(clippy::cast_precision_loss, reason = "a font has at most 16384 units in an em")]
        let em = shaper.units_per_em() as f32;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        // What is set here runs from the left; what does not is shown as unknown and keeps its order.
        buffer.set_direction(harfrust::Direction::LeftToRight);
        if let Some(language) = language {
            buffer.set_language(language);
        }
        // Letters that are drawn as one could not be parted at the end of a line.
        let apart = [Feature::new(Tag::new(b"liga"), 0, ..)];
        let shaped = shaper.shape(buffer, ShapeOptions::new().features(&apart));
        let mut clusters: Vec<Cluster> = Vec::with_capacity(word.len());
        #[expect(clippy::cast_precision_loss, reason = "positions within a word are small")]
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let (id, advance) = if info.glyph_id == 0 { self.unknown } else { (info.glyph_id, position.x_advance as f32 / em) };
            let (x, y) = (position.x_offset as f32 / em, position.y_offset as f32 / em);
            let glyph = KrillaGlyph::new(GlyphId::new(id), advance, x, y, 0.0, 0..0, None);
            let at = info.cluster as usize;
            match clusters.last_mut() {
                Some(last) if last.at == at => {
                    last.advance += advance;
                    last.glyphs.push(glyph);
                }
                _ => clusters.push(Cluster { at, advance, glyphs: vec![glyph] }),
            }
        }
        clusters
    }
}
