//! What holds for all texts together: every key is found, every language has its own words, plurals agree.

use std::collections::{BTreeMap, BTreeSet};

use locale::{Key, Locale, group, messages, templates, text};

#[test]
fn every_key_is_found_by_its_name() {
    for key in Key::ALL {
        assert_eq!(Key::by_name(key.name()), Some(key));
    }
    for unknown in ["", "window", "window-", "window-titlE", "zzz", "console-inbox-waiting-count"] {
        assert_eq!(Key::by_name(unknown), None, "{unknown}");
    }
    assert_eq!(Key::WindowMenuErase.name(), "window-menu-erase");
    assert_eq!(text(Locale::De, Key::WindowMenuErase), "Meine Daten löschen");
}

#[test]
fn no_text_is_empty_or_untidy() {
    for key in Key::ALL {
        for locale in Locale::ALL {
            let text = text(locale, key);
            assert!(!text.is_empty(), "{} {locale:?}", key.name());
            assert_eq!(text, text.trim(), "{} {locale:?}", key.name());
            assert!(!text.contains("  ") && !text.contains("TODO"), "{} {locale:?}: {text}", key.name());
        }
    }
}

/// A long text that is the same in two languages was most likely never translated.
#[test]
fn no_long_text_is_shared_by_two_languages() {
    for key in Key::ALL {
        let mut seen = BTreeMap::new();
        for locale in Locale::ALL {
            let text = text(locale, key);
            if text.chars().count() > 12
                && let Some(other) = seen.insert(text, locale)
            {
                panic!("{}: {other:?} and {locale:?} both say {text:?}", key.name());
            }
        }
    }
}

#[test]
fn russian_is_written_in_cyrillic() {
    for key in Key::ALL {
        let text = text(Locale::Ru, key);
        let cyrillic = text.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
        assert!(cyrillic || text.chars().count() <= 4, "{}: {text}", key.name());
    }
}

#[test]
fn a_group_is_every_key_of_its_area() {
    for prefix in ["window-", "console-", "bot-", "problem-", "snippet-", "consent-", "notice-", "purpose-"] {
        let found: BTreeSet<&str> = group(Locale::Tr, prefix).map(|(name, _)| name).collect();
        let expected: BTreeSet<&str> = Key::ALL.into_iter().map(Key::name).filter(|name| name.starts_with(prefix)).collect();
        assert_eq!(found, expected);
        assert!(!found.is_empty(), "{prefix}");
    }
    assert_eq!(group(Locale::Tr, "").count(), Key::ALL.len());
    assert_eq!(group(Locale::Tr, "zzz").count(), 0);
    assert!(group(Locale::De, "window-").any(|pair| pair == ("window-send", "Senden")));
}

#[test]
fn templates_keep_their_placeholders_in_every_language() {
    for locale in Locale::ALL {
        let sealed = templates(locale, "window-").find(|(name, _)| *name == "window-sealed");
        assert!(sealed.is_some_and(|(_, text)| text.contains("{purpose}")), "{locale:?}");
    }
}

#[test]
fn plurals_follow_each_language() {
    let said = |locale, count| messages::console_inbox_waiting_count(locale, count);
    let polish = [
        (0, "Nikt nie czeka"),
        (1, "Czeka 1 rozmowa"),
        (2, "Czekają 2 rozmowy"),
        (5, "Czeka 5 rozmów"),
        (21, "Czeka 21 rozmów"),
        (22, "Czekają 22 rozmowy"),
        (25, "Czeka 25 rozmów"),
        (112, "Czeka 112 rozmów"),
    ];
    for (count, expected) in polish {
        assert_eq!(said(Locale::Pl, count), expected);
    }
    let russian = [
        (0, "Никто не ждёт"),
        (1, "Ждёт 1 разговор"),
        (2, "Ждут 2 разговора"),
        (5, "Ждут 5 разговоров"),
        (21, "Ждёт 21 разговор"),
        (22, "Ждут 22 разговора"),
        (25, "Ждут 25 разговоров"),
        (112, "Ждут 112 разговоров"),
    ];
    for (count, expected) in russian {
        assert_eq!(said(Locale::Ru, count), expected);
    }
    assert_eq!(said(Locale::De, 1), "Ein Gespräch wartet");
    assert_eq!(said(Locale::De, 1_112), "1.112 Gespräche warten");
    assert_eq!(said(Locale::En, 0), "Nobody is waiting");
    assert_eq!(said(Locale::Tr, 2), "2 görüşme bekliyor");
}

#[test]
fn arguments_are_inserted_as_they_are() {
    for locale in Locale::ALL {
        let said = messages::window_sealed(locale, "{purpose} <b>&$");
        assert!(said.contains("{purpose} <b>&$"), "{said}");
    }
    // Two words do not change places, whatever the order of a language.
    let named = messages::notice_full_processor_named(Locale::Tr, "COUNTRY", "NAME");
    assert!(named.starts_with("NAME (COUNTRY) bu sohbeti işletir"), "{named}");
}

/// Every problem type says what happened and what to do.
#[test]
fn every_problem_has_title_and_detail() {
    let types = [
        "bad-json",
        "choice-unknown",
        "code-needed",
        "conflict",
        "consent-missing",
        "consent-pending",
        "consent-stale",
        "flow-refused",
        "forbidden-origin",
        "internal",
        "invalid-body",
        "invalid-value",
        "media-type",
        "method-not-allowed",
        "no-grant",
        "not-found",
        "not-permitted",
        "request-timeout",
        "sign-in-failed",
        "too-large",
        "too-many-requests",
        "unauthorised",
        "unavailable",
        "unsupported-protocol",
    ];
    for name in types {
        for part in ["title", "detail"] {
            assert!(Key::by_name(&format!("problem-{name}-{part}")).is_some(), "{name} {part}");
        }
    }
}

/// LAW.md 1.1: one purpose each, refusal and withdrawal named; 1.2: health data named as what it is.
#[test]
fn each_consent_names_refusal_and_withdrawal() {
    let words = [
        (Locale::De, "Nein", "widerrufen", "Gesundheitsdaten"),
        (Locale::En, "no", "withdraw", "health data"),
        (Locale::Pl, "dm", "wycofać", "dane o zdrowiu"),
        (Locale::Ru, "тказ", "отозвать", "ведения о здоровье"),
        (Locale::Tr, "Hayır", "geri alabilirsiniz", "sağlık veri"),
    ];
    for (locale, refuse, withdraw, health) in words {
        for key in [Key::ConsentCallback, Key::ConsentLead, Key::ConsentMarketing, Key::ConsentHealth, Key::ConsentConversationAsk] {
            let wording = text(locale, key);
            assert!(wording.contains(refuse), "{locale:?} {key:?} does not say that one may refuse");
            assert!(wording.contains(withdraw), "{locale:?} {key:?} does not say that one may withdraw");
        }
        assert!(text(locale, Key::ConsentHealth).contains(health), "{locale:?}");
    }
}
