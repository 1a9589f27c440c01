//! Decides which plural form a whole number takes (CLDR plural rules, cardinal).

use crate::Locale;
use crate::render::Form;

/// The form for `number`; never [`Form::Exactly`].
pub(crate) fn form(locale: Locale, number: u64) -> Form {
    let one = match locale {
        Locale::De | Locale::En | Locale::Pl | Locale::Tr => number == 1,
        Locale::Ru => number % 10 == 1 && number % 100 != 11,
    };
    let few = matches!(number % 10, 2..=4) && !matches!(number % 100, 12..=14);
    match locale {
        _ if one => Form::One,
        Locale::De | Locale::En | Locale::Tr => Form::Other,
        Locale::Pl | Locale::Ru if few => Form::Few,
        Locale::Pl | Locale::Ru => Form::Many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_forms_of_cldr() {
        use Form::{Few, Many, One, Other};
        for (number, slavic_pl, slavic_ru, other) in [
            (0, Many, Many, Other),
            (1, One, One, One),
            (2, Few, Few, Other),
            (5, Many, Many, Other),
            (11, Many, Many, Other),
            (12, Many, Many, Other),
            (14, Many, Many, Other),
            (21, Many, One, Other),
            (22, Few, Few, Other),
            (25, Many, Many, Other),
            (101, Many, One, Other),
            (111, Many, Many, Other),
            (112, Many, Many, Other),
            (122, Few, Few, Other),
        ] {
            assert_eq!(form(Locale::Pl, number), slavic_pl, "pl {number}");
            assert_eq!(form(Locale::Ru, number), slavic_ru, "ru {number}");
            for locale in [Locale::De, Locale::En, Locale::Tr] {
                assert_eq!(form(locale, number), other, "{locale:?} {number}");
            }
        }
    }
}
