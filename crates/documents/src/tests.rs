//! Every document in every language and form; what a fact cannot do; what a text may not say.

use crate::facts::{Facts, Signature};
use crate::{Fault, Format, Kept, Name, Order, Record, Signed, Texts, passage, render, sample};
use jiff::civil::{Date, date};
use locale::Locale;
use std::path::Path;
use std::process::{Command, Stdio};

const DAY: Date = date(2026, 11, 22);

fn order(name: Name, locale: Locale) -> Order {
    Order { name, locale, made_on: DAY }
}

fn html(name: Name, locale: Locale, facts: &Facts) -> String {
    String::from_utf8(render(&Texts::default(), order(name, locale), facts, Format::Html).unwrap()).unwrap()
}

fn pdf(name: Name, locale: Locale, facts: &Facts) -> Vec<u8> {
    render(&Texts::default(), order(name, locale), facts, Format::Pdf).unwrap()
}

/// A text in place of the VERBIS sheet.
fn with(text: &str) -> Result<String, Fault> {
    let mut texts = Texts::default();
    texts.replace(Name::Verbis, Locale::En, text.to_owned())?;
    Ok(String::from_utf8(render(&texts, order(Name::Verbis, Locale::En), &sample::facts(), Format::Html)?).unwrap())
}

fn every(check: impl Fn(Name, Locale)) {
    for name in Name::ALL {
        for locale in Locale::ALL {
            check(name, locale);
        }
    }
}

fn headings(html: &str, level: u8) -> Vec<String> {
    let (open, close) = (format!("<h{level}>"), format!("</h{level}>"));
    html.split(&open).skip(1).filter_map(|rest| rest.split(&close).next()).map(str::to_owned).collect()
}

#[test]
fn the_sample_holds_one_of_everything() {
    let facts = sample::facts();
    assert!(!facts.purposes.is_empty() && !facts.recipients.is_empty() && !facts.measures.is_empty() && !facts.rights.is_empty());
    assert!(facts.agreement.is_some() && facts.breach.is_some() && facts.subject.is_some());
}

#[test]
fn every_document_is_made_in_every_language_with_full_and_with_empty_facts() {
    every(|name, locale| {
        let order = order(name, locale);
        for facts in [sample::facts(), Facts { laws: vec!["gdpr".into()], ..sample::facts() }, sample::empty()] {
            let made = |format| render(&Texts::default(), order, &facts, format).unwrap_or_else(|fault| panic!("{order:?}: {fault}"));
            let html = String::from_utf8(made(Format::Html)).unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\">", locale.code())), "{order:?}");
            assert_eq!(headings(&html, 1).len(), 1, "{order:?}");
            assert!(!html.contains("{{") && !html.contains("undefined") && !html.contains('\u{E000}'), "{order:?}");
            // It says of itself that it is no legal advice, in the foot of each page and, for whoever copies it, in the text.
            assert!(html.contains(locale::text(locale, locale::Key::DocumentNotAdvice)), "{order:?}");
            assert!(made(Format::Pdf).starts_with(b"%PDF-1.7"), "{order:?}");
        }
    });
}

#[test]
fn the_page_is_the_one_that_was_looked_at() {
    for (name, locale) in [
        (Name::PrivacyPassage, Locale::De),
        (Name::ProcessingAgreement, Locale::En),
        (Name::BreachReport, Locale::Pl),
        (Name::AccessReport, Locale::Ru),
        (Name::DestructionPolicy, Locale::Tr),
    ] {
        let path = format!("{}/golden/{}.{}.html", env!("CARGO_MANIFEST_DIR"), name.as_str(), locale.code());
        let made = html(name, locale, &sample::facts());
        if std::env::var_os("PARLOUR_GEN").is_some() {
            std::fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(made == golden, "{path} differs; `cargo xtask gen` writes it again");
    }
}

#[test]
fn the_destruction_policy_has_the_ten_headings_of_the_by_law_and_no_others() {
    for locale in Locale::ALL {
        let found = headings(&html(Name::DestructionPolicy, locale, &sample::facts()), 2);
        assert_eq!(found.len(), 10, "{locale:?}: {found:?}");
        for (number, heading) in (1..).zip(&found) {
            assert!(heading.starts_with(&format!("{number}. ")), "{locale:?}: {heading}");
        }
    }
    // By-law on erasure, OG 28.10.2017/30224, art. 6(1)(a) to (ı), in its order.
    let words = ["purpose", "media", "definitions", "reasons", "safe", "lawful", "titles", "periods", "interval", "changes"];
    let found = headings(&html(Name::DestructionPolicy, Locale::En, &sample::facts()), 2);
    for (word, heading) in words.iter().zip(&found) {
        assert!(heading.to_lowercase().contains(word), "{heading} does not speak of {word}");
    }
}

#[test]
fn a_fact_is_never_markup() {
    let clauses = headings(&html(Name::PrivacyPassage, Locale::En, &sample::facts()), 2).len();
    for nasty in [
        "<script>alert(1)</script>",
        "**bold** | cell | `code` [a](javascript:alert(1))",
        "{{ version }}{% for x in y %}",
        "# Title\n\n## Another\n\n- item\n\n::signatures",
        "\u{E000}0\u{E000}",
        "\u{202E}evil\u{202C}",
        "1. \\ & \" ' \u{0} \u{FEFF}",
    ] {
        let mut facts = sample::facts();
        facts.organisation.legal_name = nasty.into();
        for purpose in &mut facts.purposes {
            purpose.title = nasty.into();
        }
        for locale in [Locale::En, Locale::De] {
            let html = html(Name::PrivacyPassage, locale, &facts);
            for tag in ["<script", "javascript:alert(1)\"", "<code", "\u{202E}", "\u{E000}"] {
                assert!(!html.contains(tag), "{nasty:?} became {tag}");
            }
        }
        let html = html(Name::PrivacyPassage, Locale::En, &facts);
        assert_eq!((headings(&html, 1).len(), headings(&html, 2).len()), (1, clauses), "{nasty:?} is a heading");
        let shown = nasty.lines().next().unwrap().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let shown = shown.replace('\'', "&#39;").replace(['\u{0}', '\u{FEFF}', '\u{202E}', '\u{202C}'], "").replace('\u{E000}', "\u{FFFD}");
        assert!(html.contains(&shown), "{nasty:?} is not shown as {shown:?}");
        assert!(pdf(Name::PrivacyPassage, Locale::En, &facts).starts_with(b"%PDF"), "{nasty:?}");
    }
}

#[test]
fn a_link_leads_to_the_web_or_to_a_mailbox() {
    let shown =
        with("# T\n\n[{{ organisation.email }}](mailto:{{ organisation.email }}) [x](javascript:alert) [y](https://a.example/)\n").unwrap();
    assert!(shown.contains("href=\"mailto:post@lakeside.example\"") && shown.contains("href=\"https://a.example/\""));
    assert!(!shown.contains("javascript"), "{shown}");
}

#[test]
fn a_text_that_cannot_be_filled_says_where_and_why() {
    for (text, line, words) in [
        ("# T\n\n{{ organisation.shoe_size }}\n", 3, "organisation.shoe_size"),
        ("# T\n\n{{ nothing }}\n", 3, "nothing"),
        ("# T\n\n{{ organisation.legal_name\n", 3, ""),
        ("# T\n\n<b>x</b>\n", 3, "HTML"),
        ("# T\n\n`code`\n", 3, "code"),
        ("# T\n\n#### Four\n", 3, "three levels"),
        ("# T\n\n::nonsense\n", 3, "::nonsense"),
        ("# T\n\n::widths 1 2 3\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", 5, "::widths"),
        ("No title\n", 1, "# Title"),
        ("# One\n\n# Two\n", 1, "# Title"),
        ("# T\n\n{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}\n", 3, ""),
    ] {
        match with(text) {
            Err(Fault::Text { name: "verbis", language: "en", line: at, reason }) => {
                assert!(at == line && reason.contains(words), "{text:?}: line {at}: {reason}");
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn a_refused_text_leaves_the_one_before() {
    let mut texts = Texts::default();
    texts.replace(Name::Verbis, Locale::En, "# Ours\n".into()).unwrap();
    assert!(texts.replace(Name::Verbis, Locale::En, "# {{ oops }}\n".into()).is_err());
    let made = passage(&texts, order(Name::Verbis, Locale::En), &sample::facts()).unwrap();
    assert_eq!(made, "<h2>Ours</h2>\n");
    assert!(!texts.is_replaced(Name::Verbis, Locale::De));
}

#[test]
fn the_same_facts_are_the_same_bytes_and_other_facts_another_version() {
    let version = |facts: &Facts, text: Option<&str>| {
        let mut texts = Texts::default();
        if let Some(text) = text {
            texts.replace(Name::Verbis, Locale::Tr, text.to_owned()).unwrap();
        }
        let made = render(&texts, order(Name::Verbis, Locale::Tr), facts, Format::Html).unwrap();
        let made = String::from_utf8(made).unwrap();
        made.rsplit(" · ").next().and_then(|rest| rest.get(..16)).unwrap().to_owned()
    };
    let facts = sample::facts();
    assert_eq!(pdf(Name::Verbis, Locale::Tr, &facts), pdf(Name::Verbis, Locale::Tr, &facts));
    let other = Facts { destruction_record_years: 5, ..facts.clone() };
    assert_eq!(version(&facts, None), version(&facts, None));
    assert_ne!(version(&facts, None), version(&other, None));
    assert_ne!(version(&facts, None), version(&facts, Some("# Bizim\n")));
}

#[test]
fn what_the_faces_do_not_hold_is_set_as_unknown_and_copied_as_it_was() {
    let mut facts = sample::facts();
    facts.organisation.legal_name = "Чай 茶 🍵".into();
    let made = pdf(Name::PrivacyPassage, Locale::Ru, &facts);
    assert!(made.len() > 10_000);
    if let Some(text) = extracted(&made, &["-"]) {
        assert!(text.contains("Чай 茶 🍵"), "{text}");
    }
}

#[test]
fn the_text_of_a_pdf_is_that_of_the_page() {
    every(|name, locale| {
        let facts = sample::facts();
        let Some(text) = extracted(&pdf(name, locale, &facts), &["-"]) else { return };
        // Lines end where they will; words that were parted are whole again.
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("\u{AD} ", "").replace('\u{AD}', "");
        let page = html(name, locale, &facts);
        for heading in headings(&page, 1).into_iter().chain(headings(&page, 2)) {
            let heading = heading.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
            let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&heading), "{name:?} {locale:?} lacks {heading:?}");
        }
    });
}

#[test]
fn the_file_says_what_its_parts_are() {
    let made = pdf(Name::ProcessingRecord, Locale::De, &sample::facts());
    let Some(tree) = told(&made, "pdfinfo", &["-struct", "-"]) else { return };
    for part in ["H1", "H2", "H3", "Table", "TH", "TD", "TR", "LBody"] {
        assert!(tree.lines().any(|line| line.trim_start().split([' ', ':', '(']).next() == Some(part)), "no {part} in {tree}");
    }
}

/// What `pdftotext` reads in a file; `None` where it is not installed.
fn extracted(pdf: &[u8], to: &[&str]) -> Option<String> {
    told(pdf, "pdftotext", &[&["-enc", "UTF-8", "-"], to].concat())
}

/// What a program of Poppler says of a file; without it the test looks at less, and says so.
fn told(pdf: &[u8], program: &str, arguments: &[&str]) -> Option<String> {
    use std::io::Write as _;
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = child else {
        eprintln!("left out: `{program}` (poppler-utils) is not installed");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().ok();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn signed() -> Record {
    let one = |party: &str, name: &str| Signed {
        signature: Signature { party: party.into(), name: name.into(), at: "22 November 2026".into(), ..Signature::default() },
        entry: format!("{{\"v\":\"1\",\"act\":\"agreement.signed\",\"by\":\"{name}\"}}"),
        salt: "c2FsdA==".repeat(20),
        proof: "c2sp.org/tlog-proof@v1\nindex 41\n".into(),
    };
    Record { document: "8f".repeat(32), signed: vec![one("Controller", "Ada <b>Brandt"), one("Processor", "Jo Kern")] }
}

#[test]
fn what_is_kept_is_made_again_and_takes_signatures() {
    for locale in Locale::ALL {
        let order = order(Name::ProcessingAgreement, locale);
        let kept = Kept::new(&Texts::default(), order, sample::facts());
        let kept: Kept = serde_json::from_slice(&serde_json::to_vec(&kept).unwrap()).unwrap();
        for format in [Format::Html, Format::Pdf] {
            let plain = kept.render(None, format).unwrap();
            assert!(plain == render(&Texts::default(), order, &sample::facts(), format).unwrap(), "{locale:?}: what was kept differs");
            let signed = [(); 2].map(|()| kept.render(Some(&signed()), format).unwrap());
            assert!(signed[0] == signed[1] && signed[0] != plain, "{locale:?}");
        }
        let page = String::from_utf8(kept.render(Some(&signed()), Format::Html).unwrap()).unwrap();
        assert!(page.contains("Ada &lt;b&gt;Brandt") && page.contains(&"8f".repeat(32)) && page.contains("index 41"), "{page}");
        let version = |page: &str| page.rsplit_once(" · ").unwrap().1.to_owned();
        let plain = String::from_utf8(kept.render(None, Format::Html).unwrap()).unwrap();
        assert_eq!(version(&page), version(&plain), "signatures are no other version");
    }
}
