//! Decides how whole numbers are written (CLDR number patterns).

use crate::Locale;

/// `number` with its thousands apart: `1.234` in German and Turkish, `1,234` in English, with a no-break space in
/// Polish (from five digits) and Russian.
pub fn number(locale: Locale, number: u64) -> String {
    let digits = number.to_string();
    let (separator, at_least) = match locale {
        Locale::De | Locale::Tr => ('.', 4),
        Locale::En => (',', 4),
        Locale::Pl => ('\u{a0}', 5),
        Locale::Ru => ('\u{a0}', 4),
    };
    if digits.len() < at_least {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart() {
        assert_eq!(number(Locale::De, 0), "0");
        assert_eq!(number(Locale::De, 999), "999");
        assert_eq!(number(Locale::De, 1_000), "1.000");
        assert_eq!(number(Locale::En, 1_234_567), "1,234,567");
        assert_eq!(number(Locale::Pl, 1_234), "1234");
        assert_eq!(number(Locale::Pl, 12_345), "12\u{a0}345");
        assert_eq!(number(Locale::Ru, 1_234), "1\u{a0}234");
        assert_eq!(number(Locale::Tr, u64::MAX), "18.446.744.073.709.551.615");
    }
}
