//! The texts of secrets: one spelling each, forgiving only where a person copies from paper.

use proptest::prelude::*;
use seal::{Cost, PasswordRoot, SeededEntropy, ServerKey, Token, TokenKind};

const KINDS: [TokenKind; 6] =
    [TokenKind::Visit, TokenKind::Session, TokenKind::Recovery, TokenKind::Invitation, TokenKind::Api, TokenKind::Machine];

#[test]
fn a_token_has_one_spelling() {
    let token = Token::make(TokenKind::Api, &SeededEntropy::new(8));
    let text = token.expose().to_owned();
    let last = text.chars().last().unwrap();
    let short = &text[..text.len() - 1];
    // The last character holds two bits that must be zero: three neighbours decode to the same.
    let again = ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .filter(|c| *c != last && Token::parse(TokenKind::Api, &format!("{short}{c}")).is_ok_and(|other| other.lookup() == token.lookup()));
    assert_eq!(again.count(), 0);
    let wrong = [short.to_owned(), format!("{text}A"), format!("{text}="), format!(" {text}"), text[4..].to_owned(), String::new()];
    for wrong in wrong {
        assert!(Token::parse(TokenKind::Api, &wrong).is_err(), "{}", wrong.len());
    }
}

#[test]
fn a_recovery_key_survives_paper() {
    let token = Token::make(TokenKind::Recovery, &SeededEntropy::new(9));
    let text = token.expose();
    assert_eq!(text.len(), 4 + 52 + 12);
    let plain = text.replace('-', "");
    let misread = plain.replace("pr1_", "").replace('0', "O").replace('1', "l");
    let spellings = [text.to_owned(), text.to_lowercase(), text.replace('-', " "), format!("  {plain}\n"), format!("PR1_{misread}")];
    for spelling in &spellings {
        let read = Token::parse(TokenKind::Recovery, spelling).unwrap();
        assert_eq!(read.lookup(), token.lookup());
        assert_eq!(read.expose(), text, "shown again as it was shown first");
    }
    let mut longer = plain.clone();
    longer.push('0');
    let spare = format!("{}1", &plain[..plain.len() - 1]);
    for wrong in [&plain[4..], &plain[..plain.len() - 1], &longer, &spare, "pr1_", "", "ü", "prü1"] {
        assert!(Token::parse(TokenKind::Recovery, wrong).is_err());
    }
    assert!(Token::parse(TokenKind::Recovery, &plain.replace("pr1_", "pr1_U")).is_err());
}

#[test]
fn a_password_is_one_however_the_keyboard_composes_it() {
    let composed = PasswordRoot::derive("Gr\u{fc}\u{df}e", &[1; 16], &Cost::TESTS).unwrap();
    let decomposed = PasswordRoot::derive("Gru\u{308}\u{df}e", &[1; 16], &Cost::TESTS).unwrap();
    assert!(composed.matches(&decomposed.verifier()));
    let folded = PasswordRoot::derive("Gr\u{fc}sse", &[1; 16], &Cost::TESTS).unwrap();
    assert!(!composed.matches(&folded.verifier()));
}

#[test]
fn costs_have_one_spelling_and_a_limit() {
    assert_eq!(Cost::STANDARD.to_string(), "argon2id$v=19$m=19456,t=2,p=1");
    for cost in [Cost::STANDARD, Cost::TESTS] {
        assert_eq!(Cost::parse(&cost.to_string()), Ok(cost));
    }
    for wrong in [
        "",
        "argon2i$v=19$m=8,t=1,p=1",
        "argon2id$v=16$m=8,t=1,p=1",
        "argon2id$v=19$m=8,t=1",
        "argon2id$v=19$m=08,t=1,p=1",
        "argon2id$v=19$m=+8,t=1,p=1",
        "argon2id$v=19$m=8,t=1,p=1 ",
        "argon2id$v=19$m=7,t=1,p=1",
        "argon2id$v=19$m=8,t=0,p=1",
        "argon2id$v=19$m=8,t=1,p=0",
        "argon2id$v=19$m=15,t=1,p=2",
        "argon2id$v=19$m=1048577,t=1,p=1",
        "argon2id$v=19$m=4294967295,t=1,p=1",
        "argon2id$v=19$m=8,t=17,p=1",
        "argon2id$v=19$m=1024,t=1,p=17",
    ] {
        assert!(Cost::parse(wrong).is_err(), "{wrong}");
    }
    let endless = Cost { passes: u32::MAX, ..Cost::TESTS };
    assert!(PasswordRoot::derive("correct horse", &[1; 16], &endless).is_err());
    let lanes = Cost { lanes: u32::MAX, ..Cost::TESTS };
    assert!(PasswordRoot::derive("correct horse", &[1; 16], &lanes).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,90}") {
        for kind in KINDS {
            prop_assert!(Token::parse(kind, &text).is_err());
        }
        prop_assert!(Cost::parse(&text).is_err());
        prop_assert!(ServerKey::from_text(&text).is_err());
    }

    #[test]
    fn every_token_is_read_back(seed: u64) {
        for kind in KINDS {
            let token = Token::make(kind, &SeededEntropy::new(seed));
            prop_assert_eq!(Token::parse(kind, token.expose()).unwrap().lookup(), token.lookup());
        }
    }
}
