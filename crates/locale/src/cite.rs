//! Decides how the law is cited in a language.

use crate::{Key, Locale, text};

/// An article as it is cited in a language: `Art. 7(3)`, `Art. 7 Abs. 3`, `m. 7(3)`. Empty where there is none.
pub fn article(locale: Locale, article: &str) -> String {
    if article.is_empty() {
        return String::new();
    }
    let mut parts = article.split('(').map(|part| part.trim_end_matches(')'));
    let number = parts.next().unwrap_or_default();
    let parts: Vec<&str> = parts.collect();
    let (paragraph, letters) = match parts.as_slice() {
        [] => ("", String::new()),
        [paragraph] => (*paragraph, String::new()),
        [paragraph, letters @ ..] => (*paragraph, letters.concat().replace(")–", "–")),
    };
    let joined = |article: &str, paragraph_word: &str, letter_word: &str| {
        let mut cited = format!("{article} {number}");
        for (word, part) in [(paragraph_word, paragraph), (letter_word, letters.as_str())] {
            if !part.is_empty() {
                cited = format!("{cited} {word} {part}");
            }
        }
        cited
    };
    match locale {
        Locale::De => joined("Art.", "Abs.", "Buchst."),
        Locale::Pl => joined("art.", "ust.", "lit."),
        Locale::Tr => format!("m. {article}"),
        Locale::En => format!("Art. {article}"),
        Locale::Ru => format!("ст. {article}"),
    }
}

/// Where a number of the law stands, as `domain::jurisdiction` names it (`GDPR art. 5(1)(c) and (e), 25(2); BGB § 195`), as lawyers of the
/// language cite it. What is neither of a law that is known here nor of this form stays as it is.
pub fn citation(locale: Locale, source: &str) -> String {
    source.split("; ").map(|part| one(locale, part)).collect::<Vec<_>>().join("; ")
}

fn one(locale: Locale, part: &str) -> String {
    let law = match locale {
        Locale::De => "DSGVO",
        Locale::Pl => "RODO",
        Locale::En | Locale::Ru | Locale::Tr => "GDPR",
    };
    if let Some(articles) = part.strip_prefix("GDPR art. ") {
        return of(locale, law, articles);
    }
    if let Some(articles) = part.strip_prefix("KVKK art. ") {
        return of(locale, "KVKK", articles);
    }
    if let Some(cited) = part.strip_prefix("By-law on erasure, OG 28.10.2017/30224, art. ") {
        return format!("{}, {}", text(locale, Key::CiteByLawErasure), article(locale, cited));
    }
    if let Some(cited) = part.strip_prefix("Board decision ").or_else(|| part.strip_prefix("Board decisions ")) {
        return format!("{} {cited}", text(locale, Key::CiteBoardDecision));
    }
    if let Some(cited) = part.strip_prefix("Turkish Code of Obligations No. 6098 art. ") {
        return format!("{}, {}", text(locale, Key::CiteCodeOfObligations), article(locale, cited));
    }
    match (locale, part.strip_prefix("BGB ")) {
        // `§ 199(3) and (4)` names two paragraphs.
        (Locale::De, Some(section)) => {
            format!("{} BGB", section.replace(") and (", " und ").replacen('(', " Abs. ", 1).trim_end_matches(')'))
        }
        (Locale::Pl | Locale::Ru | Locale::Tr, Some(section)) => format!("BGB {}", section.replace(") and (", "), (")),
        _ => part.to_owned(),
    }
}

/// Articles of a law: its name stands behind them, or in front where the language wants that.
fn of(locale: Locale, law: &str, articles: &str) -> String {
    let mut cited = Vec::new();
    for each in articles.split(", ") {
        let (first, second) = each.split_once(" and ").unwrap_or((each, ""));
        cited.push(article(locale, first));
        // `5(1)(c) and (e)` names two letters of one paragraph.
        if let (Some((paragraph, _)), false) = (first.rsplit_once('('), second.is_empty()) {
            cited.push(article(locale, &format!("{paragraph}{second}")));
        }
    }
    let cited = cited.join(", ");
    match locale {
        Locale::En | Locale::Tr => format!("{law} {cited}"),
        Locale::De | Locale::Pl | Locale::Ru => format!("{cited} {law}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_cited_as_lawyers_of_the_language_do() {
        let source = "GDPR art. 5(1)(c) and (e), 25(2); BGB § 630f(3); By-law on erasure, OG 28.10.2017/30224, art. 11(2)";
        for (locale, gdpr, bgb, article) in [
            (Locale::De, "Art. 5 Abs. 1 Buchst. c, Art. 5 Abs. 1 Buchst. e, Art. 25 Abs. 2 DSGVO", "§ 630f Abs. 3 BGB", "Art. 11 Abs. 2"),
            (Locale::En, "GDPR Art. 5(1)(c), Art. 5(1)(e), Art. 25(2)", "BGB § 630f(3)", "Art. 11(2)"),
            (Locale::Pl, "art. 5 ust. 1 lit. c, art. 5 ust. 1 lit. e, art. 25 ust. 2 RODO", "BGB § 630f(3)", "art. 11 ust. 2"),
            (Locale::Ru, "ст. 5(1)(c), ст. 5(1)(e), ст. 25(2) GDPR", "BGB § 630f(3)", "ст. 11(2)"),
            (Locale::Tr, "GDPR m. 5(1)(c), m. 5(1)(e), m. 25(2)", "BGB § 630f(3)", "m. 11(2)"),
        ] {
            let by_law = text(locale, Key::CiteByLawErasure);
            assert_eq!(citation(locale, source), format!("{gdpr}; {bgb}; {by_law}, {article}"));
        }
        assert_eq!(citation(Locale::De, "BGB §§ 195, 199"), "§§ 195, 199 BGB");
        let source = "BGB § 199(3) and (4); Turkish Code of Obligations No. 6098 art. 146";
        assert_eq!(citation(Locale::De, source), "§ 199 Abs. 3 und 4 BGB; türkisches Obligationengesetz Nr. 6098, Art. 146");
        assert_eq!(citation(Locale::Tr, source), "BGB § 199(3), (4); 6098 sayılı Türk Borçlar Kanunu, m. 146");
        assert_eq!(citation(Locale::De, "Board decisions 2019/10, 2019/271"), "Entscheidung der Behörde KVKK 2019/10, 2019/271");
        assert_eq!(citation(Locale::De, "something else"), "something else");
    }

    #[test]
    fn an_article_is_cited_as_lawyers_of_the_language_do() {
        for (locale, simple, whole) in [
            (Locale::De, "Art. 15", "Art. 11 Abs. 1 Buchst. a–ç"),
            (Locale::En, "Art. 15", "Art. 11(1)(a)–(ç)"),
            (Locale::Pl, "art. 15", "art. 11 ust. 1 lit. a–ç"),
            (Locale::Ru, "ст. 15", "ст. 11(1)(a)–(ç)"),
            (Locale::Tr, "m. 15", "m. 11(1)(a)–(ç)"),
        ] {
            assert_eq!((article(locale, "15"), article(locale, "11(1)(a)–(ç)")), (simple.to_owned(), whole.to_owned()));
        }
        assert_eq!((article(Locale::Tr, ""), article(Locale::De, "7(3)")), (String::new(), "Art. 7 Abs. 3".to_owned()));
    }
}
