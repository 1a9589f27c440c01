//! Decides which text a key has in a language.

use crate::Locale;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A message in the five languages.
struct Row {
    name: &'static str,
    de: &'static str,
    en: &'static str,
    pl: &'static str,
    ru: &'static str,
    tr: &'static str,
}

impl Row {
    fn text(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::De => self.de,
            Locale::En => self.en,
            Locale::Pl => self.pl,
            Locale::Ru => self.ru,
            Locale::Tr => self.tr,
        }
    }
}

/// The text of a message without arguments.
pub fn text(locale: Locale, key: Key) -> &'static str {
    key.row().text(locale)
}

/// Every message without arguments whose name begins with `prefix` (`"window-"`): name and text, sorted by name.
pub fn group(locale: Locale, prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(&ROWS, locale, prefix)
}

/// Every message whose arguments are all words, with its arguments as `{name}`, to be filled in by the chat window.
pub fn templates(locale: Locale, prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(&TEMPLATES, locale, prefix)
}

fn rows(table: &'static [Row], locale: Locale, prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    // Rows are sorted by name, so an area is one stretch of them.
    let from = table.partition_point(|row| row.name < prefix);
    let stretch = table.get(from..).unwrap_or_default();
    let length = stretch.partition_point(|row| row.name.starts_with(prefix));
    stretch.iter().take(length).map(move |row| (row.name, row.text(locale)))
}

impl Key {
    /// The name in the `.ftl` files: `"window-title"`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The key of this name; `None` where no message without arguments has it.
    pub fn by_name(name: &str) -> Option<Self> {
        let place = ROWS.binary_search_by(|row| row.name.cmp(name)).ok()?;
        Self::ALL.get(place).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the generator writes one row per key, in the same order")]
    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}
