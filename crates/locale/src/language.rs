//! Decides which language a person is spoken to in.

/// A language that Parlour speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Locale {
    /// German.
    De,
    /// English.
    En,
    /// Polish.
    Pl,
    /// Russian.
    Ru,
    /// Turkish.
    Tr,
}

impl Locale {
    /// Every language, in the order of codes.
    pub const ALL: [Self; 5] = [Self::De, Self::En, Self::Pl, Self::Ru, Self::Tr];

    /// The code of ISO 639-1, as in the `lang` attribute: `"de"`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Pl => "pl",
            Self::Ru => "ru",
            Self::Tr => "tr",
        }
    }

    /// What the language calls itself, for a list to choose from.
    pub fn name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Pl => "Polski",
            Self::Ru => "Русский",
            Self::Tr => "Türkçe",
        }
    }

    /// The language of a tag, by its first part alone: `"de"`, `"de-AT"`, `"pl_PL"`, `"TR"`.
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }

    /// The language that an `Accept-Language` header prefers among ours (RFC 9110, 12.5.4): the highest weight, and
    /// the first of equal ones. `None` where it names none of them; a weight that cannot be read counts as refused.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(locale) = parts.next().and_then(Self::parse) else {
                continue;
            };
            let weight = parts.next().map_or(Some(1000), thousandths).unwrap_or(0);
            if weight > best.map_or(0, |(most, _)| most) {
                best = Some((weight, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }
}

/// `q=0.8` in thousandths: 800.
fn thousandths(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.trim().split_once('=')?;
    let value: f32 = value.trim().parse().ok()?;
    let known = name.trim().eq_ignore_ascii_case("q") && (0.0..=1.0).contains(&value);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000, checked above")]
    known.then(|| (value * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::Locale::{De, En, Pl, Ru, Tr};
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_first_part() {
        for (tag, expected) in [
            ("de", Some(De)),
            ("de-AT", Some(De)),
            ("pl_PL", Some(Pl)),
            ("TR", Some(Tr)),
            (" ru-Cyrl-RU ", Some(Ru)),
            ("deu", None),
            ("fr", None),
            ("", None),
            ("-de", None),
        ] {
            assert_eq!(Locale::parse(tag), expected, "{tag:?}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.code()), Some(locale));
        }
    }

    #[test]
    fn the_header_prefers_by_weight_and_then_by_order() {
        for (header, expected) in [
            ("de-DE,de;q=0.9,en;q=0.8", Some(De)),
            ("fr, en;q=0.5, tr;q=0.7", Some(Tr)),
            ("pl;q=0.5,ru;q=0.5", Some(Pl)),
            ("de;q=0, en;q=0.1", Some(En)),
            ("de;q=2, en;q=0.1", Some(En)),
            ("de ; Q = 0.2 , ru;q=0.3", Some(Ru)),
            ("*", None),
            ("fr", None),
            ("", None),
            (";;;,,,q=1", None),
            ("de;q=NaN", None),
        ] {
            assert_eq!(Locale::from_accept_language(header), expected, "{header:?}");
        }
    }
}
