//! The ceremonies against the vectors of the standard, and against whoever changes one thing in them.

use super::*;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    registration: Registration,
    authentication: Authentication,
}

#[derive(Deserialize)]
struct Registration {
    challenge: String,
    client_data: String,
    attestation: String,
    verified: bool,
}

#[derive(Deserialize)]
struct Authentication {
    challenge: String,
    authenticator_data: String,
    client_data: String,
    signature: String,
    verified: bool,
}

fn cases() -> Vec<Case> {
    serde_json::from_str::<Vectors>(include_str!("../../vectors/webauthn.json")).unwrap().cases
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn expected(challenge: &[u8]) -> Expected<'_> {
    Expected { rp_id: "example.org", origin: "https://example.org", challenge }
}

impl Registration {
    fn by(&self, expected: &Expected<'_>) -> Result<(Registered, bool), Refused> {
        registered(expected, &hex(&self.client_data), &hex(&self.attestation))
    }
}

impl Authentication {
    fn by(&self, expected: &Expected<'_>, key: &[u8]) -> Result<(u32, bool), Refused> {
        asserted(expected, &hex(&self.client_data), &hex(&self.authenticator_data), &hex(&self.signature), key)
    }
}

#[test]
fn the_vectors_of_the_standard_hold() {
    let names: Vec<_> = cases().into_iter().map(|case| case.name).collect();
    assert_eq!(names, ["none.ES256", "packed-self.ES256", "packed.RS256", "packed.EdDSA"], "each algorithm that we ask for");
    for Case { name, registration, authentication } in cases() {
        let (challenge, other) = (hex(&registration.challenge), hex(&authentication.challenge));
        let (new, verified) = registration.by(&expected(&challenge)).unwrap();
        assert_eq!((new.counter, verified), (0, registration.verified), "{name}");
        assert_eq!(claimed_challenge(&hex(&registration.client_data)), Ok(challenge), "{name}");
        assert_eq!(authentication.by(&expected(&other), &new.public_key), Ok((0, authentication.verified)), "{name}");
    }
}

#[test]
fn nobody_passes_of_whom_it_was_not_checked_who_they_are() {
    for Case { name, registration, authentication } in cases() {
        let challenge = hex(&registration.challenge);
        let (client_data, attestation) = (hex(&registration.client_data), hex(&registration.attestation));
        let taken = register(&expected(&challenge), &client_data, &attestation).map(drop);
        assert_eq!(taken, if registration.verified { Ok(()) } else { Err(Refused::NotVerified) }, "{name}");
        let key = registration.by(&expected(&challenge)).unwrap().0.public_key;
        let (challenge, client_data) = (hex(&authentication.challenge), hex(&authentication.client_data));
        let (data, signature) = (hex(&authentication.authenticator_data), hex(&authentication.signature));
        assert_eq!(assert(&expected(&challenge), &client_data, &data, &signature, &key), Err(Refused::NotVerified), "{name}");
    }
}

#[test]
fn an_answer_to_somebody_or_something_else_is_refused() {
    for Case { name, registration, authentication } in cases() {
        let (asked, answered) = (hex(&registration.challenge), hex(&authentication.challenge));
        let key = registration.by(&expected(&asked)).unwrap().0.public_key;
        let here = expected(&answered);
        let elsewhere = [
            (Expected { rp_id: "example.com", ..here }, Refused::Origin),
            (Expected { origin: "https://evil.example.org", ..here }, Refused::Origin),
            (Expected { origin: "http://example.org", ..here }, Refused::Origin),
            (Expected { challenge: &asked, ..here }, Refused::Challenge),
        ];
        for (expected, refused) in elsewhere {
            assert_eq!(authentication.by(&expected, &key), Err(refused), "{name}");
        }
        let framed = String::from_utf8(hex(&authentication.client_data)).unwrap().replace("\"crossOrigin\":false", "\"crossOrigin\":true");
        let (data, signature) = (hex(&authentication.authenticator_data), hex(&authentication.signature));
        assert_eq!(asserted(&here, framed.as_bytes(), &data, &signature, &key), Err(Refused::Origin), "{name}: in a frame of others");
        let swapped = registered(&here, &hex(&authentication.client_data), &hex(&registration.attestation)).map(drop);
        assert_eq!(swapped, Err(Refused::Kind), "{name}: an assertion is no registration");
        let swapped = asserted(&expected(&asked), &hex(&registration.client_data), &data, &signature, &key);
        assert_eq!(swapped, Err(Refused::Kind), "{name}: nor the reverse");
    }
}

#[test]
fn a_key_signs_for_itself_alone() {
    let keys: Vec<_> =
        cases().iter().map(|c| c.registration.by(&expected(&hex(&c.registration.challenge))).unwrap().0.public_key).collect();
    for (number, case) in cases().iter().enumerate() {
        let challenge = hex(&case.authentication.challenge);
        for (other, key) in keys.iter().enumerate().filter(|(other, _)| *other != number) {
            assert_eq!(case.authentication.by(&expected(&challenge), key), Err(Refused::Signature), "{} by key {other}", case.name);
        }
    }
}

#[test]
fn keys_that_nobody_asked_for_are_refused() {
    let x = [&[0x58, 0x20][..], &[7; 32]].concat();
    let es256 = |algorithm: u8, curve: u8| [&[0xa5, 0x01, 0x02, 0x03, algorithm, 0x20, curve, 0x21][..], &x, &[0x22], &x].concat();
    let small_rsa = [&[0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x58, 0x40][..], &[0xff; 64], &[0x21, 0x43, 1, 0, 1]].concat();
    for (key, why) in [
        (es256(0x26, 0x01), "a point that is on no curve"),
        (es256(0x38, 0x01), "cut off"),
        (es256(0x25, 0x01), "another algorithm"),
        (es256(0x26, 0x02), "another curve"),
        (vec![0xa0], "nothing"),
    ] {
        assert!(PublicKey::read(&key).is_err(), "{why}");
    }
    // The length of a modulus is looked at when something was signed by it.
    let short = PublicKey::read(&small_rsa).unwrap();
    assert_eq!(short.verify(b"message", &[1; 64]), Err(Refused::Signature), "512 bits");
}

proptest! {
    #[test]
    fn whatever_bit_is_changed_it_does_not_pass(case in 0_usize..4, part in 0_usize..3, at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let cases = cases();
        let Case { registration, authentication, .. } = &cases[case];
        let key = registration.by(&expected(&hex(&registration.challenge))).unwrap().0.public_key;
        let challenge = hex(&authentication.challenge);
        let mut parts = [&authentication.client_data, &authentication.authenticator_data, &authentication.signature].map(|text| hex(text));
        let at = at.index(parts[part].len());
        parts[part][at] ^= 1 << bit;
        let [client_data, data, signature] = &parts;
        prop_assert!(asserted(&expected(&challenge), client_data, data, signature, &key).is_err());
    }

    #[test]
    fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let challenge = [0; 32];
        let _ = AuthenticatorData::read(&bytes).is_ok();
        let _ = PublicKey::read(&bytes).is_ok();
        prop_assert!(register(&expected(&challenge), &bytes, &bytes).is_err());
        prop_assert!(assert(&expected(&challenge), &bytes, &bytes, &bytes, &bytes).is_err());
    }
}
