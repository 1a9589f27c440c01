//! What is fuzzed: every parser that reads what strangers send, each with what must hold of whatever it takes.
//!
//! A target is handed bytes and fails by panicking. `fuzz/` drives them with coverage (`cargo xtask fuzz`); the tests here run what is
//! kept of inputs in `fuzz/seeds/`, on every change and without anything but the stable compiler.

#![expect(clippy::panic, reason = "a target fails by panicking")]

use crate::scim::filter::Filter;
use crate::scim::wish;
use crate::walls::Walls;
use crate::{files, forwarded, import, json, members, socket, visit};
use axum::http::{HeaderMap, HeaderValue, header};
use domain::Purpose;
use ledger::tile::TilePath;
use ledger::{Checkpoint, SigningKey, VerifyingKey, entry_hash, open_tlog_proof};
use locale::Locale;
use seal::{Token, TokenKind};
use std::net::IpAddr;

/// Takes bytes, and panics where something does not hold of them.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its folder of seeds.
pub const TARGETS: [(&str, Target); 10] = [
    ("accept-language", accept_language),
    ("files", file),
    ("flows", flow),
    ("forwarded", forwarded_address),
    ("frames", frame),
    ("import", table),
    ("proofs", proof),
    ("providers", provider),
    ("scim", provisioned),
    ("tokens", token),
];

/// The target of a name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// A header of browsers: it names one of ours or none.
fn accept_language(bytes: &[u8]) {
    let Some(locale) = Locale::from_accept_language(text(bytes)) else { return };
    assert!(text(bytes).to_ascii_lowercase().contains(locale.code()), "a language that was not named");
}

/// A file: what is let in is let in again as it was written, and so is nothing else behind it.
fn file(bytes: &[u8]) {
    let Ok(cleaned) = files::clean(bytes) else { return };
    let Ok(again) = files::clean(&cleaned.bytes) else { panic!("what was let in is refused when it comes again") };
    assert_eq!((again.kind, again.size), (cleaned.kind, cleaned.size), "it is another file now");
    assert!(again.kind == domain::file::Kind::Pdf || again.bytes == cleaned.bytes, "an image is not cleaned at once");
}

/// A bot's script, and its articles.
fn flow(bytes: &[u8]) {
    let _ = flow::parse_articles(text(bytes));
    let Ok(flow) = flow::parse(text(bytes)) else { return };
    let findings = flow::check(&flow, &[]);
    let words = flow::wordings(&flow);
    assert!(words.is_empty() || !findings.is_empty(), "a flow asks for a purpose that there is not, and nothing was found");
}

/// `Forwarded` on the first line, `X-Forwarded-For` on the second, as a listed proxy and as somebody else hand them on.
fn forwarded_address(bytes: &[u8]) {
    let mut headers = HeaderMap::new();
    for (name, line) in [header::FORWARDED, forwarded::X_FORWARDED_FOR].into_iter().zip(bytes.split(|byte| *byte == b'\n')) {
        let Ok(value) = HeaderValue::from_bytes(line) else { return };
        headers.append(name, value);
    }
    let (proxy, stranger) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([203, 0, 113, 7]));
    let walls = Walls { trusted_proxies: vec![proxy.into()], ..Walls::default() };
    forwarded::caller(&walls, proxy, &headers);
    assert_eq!(forwarded::caller(&walls, stranger, &headers), stranger, "somebody who is no proxy was believed");
}

/// A frame of either side, or its hello.
fn frame(bytes: &[u8]) {
    if let Ok(hello) = json::parse::<socket::Hello>(bytes) {
        let _ = hello.token.map(|token| Token::parse(TokenKind::Visit, &token).is_ok());
    }
    visit::sockets::try_frame(bytes);
    members::sockets::try_frame(bytes);
}

/// What a company's identity provider says: a token that no key of it has signed is believed by nobody.
fn provider(bytes: &[u8]) {
    const KEYS: &[u8] = br#"{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}"#;
    let issuer = "https://login.example";
    if let Ok(metadata) = openid::Metadata::read(bytes, issuer, true) {
        let addresses = [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
        assert!(addresses.iter().all(|address| address.starts_with("https://")), "an address without TLS");
    }
    let _ = openid::KeySet::read(bytes);
    let Ok(keys) = openid::KeySet::read(KEYS) else { panic!("the keys of the standard are read") };
    let token = openid::id_token_of(bytes).unwrap_or_else(|_| text(bytes).to_owned());
    let expected = openid::Expected { issuer, client_id: "parlour", nonce: "n", now: 1_800_000_000, signed_in_since: None };
    assert!(openid::check(&token, &keys, &expected).is_err(), "a token that nobody signed is believed");
}

/// A table of contacts: every row has its number, and every cell that is named is one of its own.
fn table(bytes: &[u8]) {
    let Ok(table) = import::file::Table::read(bytes) else { return };
    let mut last = 1;
    for (number, row) in table.rows() {
        assert!(number > last, "rows are numbered upwards");
        last = number;
        if table.whole(row).is_ok() {
            let _ = Purpose::parse(table.cell(row, "purpose"));
            assert!(row.iter().any(|cell| cell == table.cell(row, "email")) || table.cell(row, "email").is_empty());
        }
    }
}

/// What somebody shows for a proof: notes, checkpoints, proofs of entries, keys, and the paths of tiles.
fn proof(bytes: &[u8]) {
    let shown = text(bytes);
    let Ok(signer) = SigningKey::from_seed("fuzz.example/ledger", &[7; 32]) else { return };
    let keys = [signer.verifying_key()];
    if let Ok(checkpoint) = Checkpoint::open(shown, &keys) {
        let again = Checkpoint::open(&checkpoint.sign(&signer), &keys);
        assert_eq!(again.map(|again| (again.size, again.root)).ok(), Some((checkpoint.size, checkpoint.root)), "it says something else");
    }
    let (head, _) = shown.split_once("\n\n").unwrap_or((shown, ""));
    let _ = open_tlog_proof(shown, &entry_hash(&[0; 32], head), &keys);
    if let Ok(key) = VerifyingKey::parse(shown) {
        assert_eq!(key.to_vkey(), shown, "a key is written in two ways");
    }
    if let Ok(tile) = TilePath::parse(shown) {
        let _ = (tile.is_available(u64::MAX), tile.span());
    }
}

/// What an identity provider sends: a filter, a whole user, or changes of one. What is taken of it is within its bounds.
fn provisioned(bytes: &[u8]) {
    if let Ok(Filter::UserName(email)) = Filter::parse(text(bytes)) {
        assert_eq!(email, email.trim().to_lowercase(), "an address is looked for as nobody has it");
    }
    let Ok(object) = serde_json::from_slice(bytes) else { return };
    for wish in [wish::whole(&object), wish::changes(&object)].into_iter().flatten() {
        assert!(wish.user_name.is_none_or(|name| name.len() <= wish::TEXT_BYTES_MAX), "an address without an end");
        let external_id = wish.external_id.filter(|id| !id.is_empty());
        assert!(external_id.is_none_or(|id| domain::provisioning::proper_external_id(&id).is_some()), "an id that is none");
        assert!(wish.role.is_none_or(|role| !role.is_empty() && role == role.trim().to_lowercase()), "a role that nobody has");
    }
}

/// A credential: what is taken is written as it was read.
fn token(bytes: &[u8]) {
    for kind in [
        TokenKind::Visit,
        TokenKind::Session,
        TokenKind::Invitation,
        TokenKind::Recovery,
        TokenKind::Confirmation,
        TokenKind::Api,
        TokenKind::Machine,
    ] {
        let Ok(token) = Token::parse(kind, text(bytes)) else { continue };
        let Ok(again) = Token::parse(kind, token.expose()) else { panic!("what was taken is refused as it is written") };
        assert_eq!(token.lookup(), again.lookup(), "it leads to somebody else");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use seal::{Entropy as _, SeededEntropy};
    use std::fs;
    use std::panic::catch_unwind;
    use std::path::Path;

    #[test]
    fn what_was_kept_of_inputs_holds() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
        for (name, target) in TARGETS {
            let kept = fs::read_dir(seeds.join(name)).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
            let tried = kept.map(|input| target(&input)).count();
            assert!(tried >= 2, "{name} begins with nothing");
        }
    }

    /// The seeds with pieces changed, doubled, swapped and cut off, the same on every machine: what is found without coverage is found here.
    #[test]
    fn what_is_like_a_seed_breaks_nothing() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
        let rounds = std::env::var("PARLOUR_ROUNDS").map_or(60, |rounds| rounds.parse().unwrap());
        for (name, target) in TARGETS {
            let mut kept: Vec<_> = fs::read_dir(seeds.join(name)).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
            kept.sort();
            let dice = Dice(SeededEntropy::new(5));
            for _ in 0..rounds {
                for seed in &kept {
                    let mut input = seed.clone();
                    for _ in 0..=dice.below(4) {
                        dice.change(&mut input, &kept);
                    }
                    let held = catch_unwind(|| target(&input));
                    assert!(held.is_ok(), "{name} is broken by {}", input.escape_ascii());
                }
            }
        }
    }

    struct Dice(SeededEntropy);

    impl Dice {
        fn below(&self, end: usize) -> usize {
            let mut thrown = [0; 4];
            self.0.fill(&mut thrown);
            u32::from_be_bytes(thrown) as usize % end.max(1)
        }

        fn change(&self, input: &mut Vec<u8>, others: &[Vec<u8>]) {
            let at = self.below(input.len());
            let end = (at + 1 + self.below(16)).min(input.len());
            match self.below(6) {
                0 => input.truncate(at),
                1 => drop(input.drain(at..end)),
                2 => input.extend_from_within(at..end),
                3 => {
                    let other = &others[self.below(others.len())];
                    let from = self.below(other.len());
                    input.truncate(at);
                    input.extend_from_slice(&other[from..]);
                }
                4 => input[at..end].fill([0, 0x7f, 0xff, b'0'][self.below(4)]),
                _ => {
                    for byte in &mut input[at..end] {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
    }

    #[test]
    fn every_folder_of_seeds_has_its_target() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
        let folders = fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        for folder in folders {
            assert!(target(&folder).is_some(), "{folder}");
        }
    }
}
