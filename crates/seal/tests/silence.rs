//! What secrets say of themselves: their type, and nothing else.

use seal::{
    CannotOpen, CannotSeal, Cost, KeyPair, Malformed, PasskeySecret, PasswordRoot, Personal, SeededEntropy, ServerKey, SubjectKey, Token,
    TokenKind,
};

#[test]
fn debug_shows_no_secret() {
    let entropy = SeededEntropy::new(1);
    let root = PasswordRoot::derive("correct horse", &[1; 16], &Cost::TESTS).unwrap();
    let shown = [
        (format!("{:?}", Personal::new(String::from("x"))), "Personal(..)"),
        (format!("{:#?}", Personal::new(vec![1_u8])), "Personal(..)"),
        (format!("{:?}", KeyPair::make(&entropy)), "KeyPair(..)"),
        (format!("{:?}", SubjectKey::make(&entropy)), "SubjectKey(..)"),
        (format!("{:?}", ServerKey::make(&entropy)), "ServerKey(..)"),
        (format!("{:?}", Token::make(TokenKind::Visit, &entropy)), "Token(..)"),
        (format!("{root:?}"), "PasswordRoot(..)"),
        (format!("{:?}", PasskeySecret::from_output(&[1; 32]).unwrap()), "PasskeySecret(..)"),
    ];
    for (shown, expected) in shown {
        assert_eq!(shown, expected);
    }
}

#[test]
fn errors_do_not_say_why() {
    assert_eq!(CannotOpen.to_string(), "cannot be opened");
    assert_eq!(CannotSeal.to_string(), "cannot be sealed");
    assert_eq!(Malformed.to_string(), "malformed");
}

#[test]
fn personal_values_compare_clone_and_come_out() {
    let phone = Personal::new(String::from("+49 30 1234"));
    assert_eq!(phone, phone.clone());
    assert_ne!(phone, Personal::new(String::new()));
    assert_eq!(phone.expose(), "+49 30 1234");
    assert_eq!(phone.into_inner(), "+49 30 1234");
}
