//! Time-stamps against what OpenSSL asked and answered: `vectors/stamp`, made with `openssl ts` over the worked example of the format.

use super::*;
use proptest::prelude::*;
use std::path::Path;

/// What OpenSSL chose for its question.
const NONCE: Nonce = Nonce([0x4f, 0xd0, 0xfb, 0x01, 0xbc, 0xa7, 0xfa, 0x58]);
/// 2026-11-23T00:46:33Z.
const AT: i64 = 1_795_394_793;

fn vector(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/stamp").join(name)).unwrap()
}

fn note() -> String {
    String::from_utf8(vector("note.txt")).unwrap()
}

fn checked(name: &str) -> Result<Stamped, StampError> {
    check(&vector(name), &note(), Some(NONCE))
}

#[test]
fn we_ask_what_openssl_asks() {
    assert_eq!(request(&note(), NONCE), vector("question.tsq"));
    for random in [[0; 8], [0xff; 8]] {
        let Nonce([first, ..]) = Nonce::new(random);
        assert!((0x40..0x80).contains(&first), "eight bytes, positive and without a leading zero");
    }
}

#[test]
fn what_openssl_answers_is_taken() {
    for name in ["rsa-sha256.tsr", "ec-p384-sha512.tsr", "rsa-named-by-sha1.tsr"] {
        assert_eq!(checked(name).map(|stamped| (stamped.at - AT).abs() < 5), Ok(true), "{name}");
        assert!(check(&vector(name), &note(), None).is_ok(), "{name}, of which nobody knows what was asked");
    }
}

#[test]
fn an_answer_to_something_else_is_refused() {
    let answer = vector("rsa-sha256.tsr");
    assert_eq!(check(&answer, &note().replace('7', "8"), Some(NONCE)), Err(StampError::OtherImprint));
    assert_eq!(check(&answer, &note(), Some(Nonce::new([1; 8]))), Err(StampError::OtherNonce));
    assert_eq!(checked("refused.tsr"), Err(StampError::Refused));
    assert_eq!(checked("rsa-sha1.tsr"), Err(StampError::Algorithm));
    assert_eq!(checked("without-certificate.tsr"), Err(StampError::Certificate));
    assert_eq!(check(&answer[..answer.len() - 1], &note(), None), Err(StampError::Malformed));
    assert_eq!(check(&[answer.clone(), vec![0]].concat(), &note(), None), Err(StampError::Malformed));
    assert_eq!(check(&vec![0x30; ANSWER_BYTES_MAX + 1], &note(), None), Err(StampError::Malformed));
}

#[test]
fn every_changed_byte_of_what_counts_is_noticed() {
    for name in ["rsa-sha256.tsr", "ec-p384-sha512.tsr"] {
        let answer = vector(name);
        let passed = (0..answer.len()).filter(|at| {
            let mut changed = answer.clone();
            changed[*at] ^= 1;
            check(&changed, &note(), Some(NONCE)).is_ok()
        });
        // Versions, the list of hashes before the content, and parameters that are nothing: what RFC 5652 leaves outside of the signature.
        let passed: Vec<_> = passed.collect();
        assert!(passed.len() < 30, "{name}: {passed:?}");
    }
}

#[test]
fn a_certificate_for_something_else_or_another_time_does_not_count() {
    let answer = vector("rsa-sha256.tsr");
    let start = answer.windows(4).position(|four| four == [0x30, 0x82, 0x03, 0x01]).unwrap();
    let (_, certificate) = x509_parser::parse_x509_certificate(&answer[start..]).unwrap();
    assert_eq!(signer::is_for_stamps(&certificate, AT), Ok(()));
    assert_eq!(signer::is_for_stamps(&certificate, AT - 400 * 86_400), Err(StampError::Certificate), "before it was made");
    assert_eq!(signer::is_for_stamps(&certificate, AT + 4_000 * 86_400), Err(StampError::Certificate), "after it has ended");
    let web = vector("web.der");
    let (_, web) = x509_parser::parse_x509_certificate(&web).unwrap();
    assert_eq!(signer::is_for_stamps(&web, AT), Err(StampError::Certificate), "a web server's");
}

proptest! {
    #[test]
    fn nothing_that_is_answered_makes_it_stumble(answer in proptest::collection::vec(any::<u8>(), 0..600), at in 0usize..1400, with in any::<u8>()) {
        let _ = check(&answer, &note(), None);
        let mut changed = vector("rsa-sha256.tsr");
        changed[at] = with;
        let _ = check(&changed, &note(), Some(NONCE));
    }
}
