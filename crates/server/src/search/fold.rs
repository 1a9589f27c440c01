//! Folding for search: decides which letters count as the same, whatever their case, accents and spelling.
//!
//! i, İ, ı and I are one letter, and so are е and ё; ß is ss; accents and other combining marks do not count. Both sides, the
//! words that are looked for and the text, are folded the same way.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends the folded text.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let begins = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(begins..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars() {
        fold_char(c, |folded| out.push(folded));
    }
}

/// The folded text, and for each of its bytes where in the text it comes from; one place more for the end.
pub(crate) fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        fold_char(c, |c| folded.push(c));
        places.resize(folded.len(), at);
    }
    places.push(text.len());
    (folded, places)
}

/// Folds one character: what becomes of it is handed over, nothing where it does not count.
fn fold_char(c: char, mut push: impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => push(c.to_ascii_lowercase()),
        // Most of what is written in Russian, without a look into any table.
        'ё' | 'Ё' => push('е'),
        'а'..='и' | 'к'..='я' => push(c),
        'А'..='И' | 'К'..='Я' => c.to_lowercase().for_each(push),
        _ => c.to_lowercase().for_each(|c| decompose_compatible(c, |part| base(part, &mut push))),
    }
}

/// A part of a decomposed character in lower case.
fn base(part: char, push: &mut impl FnMut(char)) {
    match part {
        'ı' => push('i'),
        'ł' => push('l'),
        'ø' => push('o'),
        'đ' => push('d'),
        'ς' => push('σ'),
        'ß' => {
            push('s');
            push('s');
        }
        '’' | '‘' | 'ʼ' => push('\''),
        // Soft hyphens and what has no width are not seen, so nobody looks for them.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        part if is_combining_mark(part) => {}
        part => part.to_lowercase().for_each(push),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        fold_into(text, &mut out);
        out
    }

    #[test]
    fn what_counts_as_the_same_folds_to_the_same() {
        for same in [
            &["ILIK", "ılık", "ilik", "İLİK", "i̇lik"][..],
            &["Straße", "STRASSE", "strasse", "STRAẞE"],
            &["ещё", "Еще", "ЕЩЁ", "еще\u{301}"],
            &["Łódź", "lodz", "ŁÓDŹ"],
            &["café", "cafe\u{301}", "CAFE"],
            &["Çiçek", "cicek", "ÇİÇEK"],
            &["don’t", "don't"],
            &["Donau\u{ad}dampf", "donaudampf"],
            &["ﬁnden", "finden"],
            &["a\u{a0}b", "a b"],
        ] {
            let folded: Vec<_> = same.iter().map(|text| fold(text)).collect();
            assert!(folded.windows(2).all(|pair| pair[0] == pair[1]), "{folded:?}");
        }
        for (one, other) in [("ilk", "elk"), ("еж", "ж"), ("öl", "el")] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn every_folded_byte_knows_where_it_comes_from() {
        let text = "Größe İstanbul";
        let (folded, places) = fold_with_places(text);
        assert_eq!(folded, "grosse istanbul");
        assert_eq!(places.len(), folded.len() + 1);
        let at = folded.find("istanbul").unwrap();
        assert_eq!(&text[places[at]..places[at + 8]], "İstanbul");
        let at = folded.find("ss").unwrap();
        assert_eq!(&text[places[at]..places[at + 2]], "ß");
        assert_eq!(fold_with_places("").1, [0]);
    }
}
