//! Whatever is changed, nothing opens: each field of each binding, each byte, each kind.

#[cfg(test)]
mod fixed;

use fixed::id;
use proptest::prelude::*;
use seal::{
    CannotSeal, Cell, Cost, HandOver, KeyPair, PasswordRoot, PublicKey, Recipient, SeededEntropy, ServerKey, SubjectKey, Token, TokenKind,
};

const KINDS: [TokenKind; 6] =
    [TokenKind::Visit, TokenKind::Session, TokenKind::Recovery, TokenKind::Invitation, TokenKind::Api, TokenKind::Machine];

fn hand_over() -> HandOver<'static> {
    HandOver {
        organisation: id(1),
        subject: Some(id(2)),
        purpose: "callback",
        generation: 3,
        recipient: Recipient::Purpose { generation: 4 },
        grant: Some(id(5)),
        notice: Some([6; 32]),
        wording: Some([7; 32]),
    }
}

/// One thing changed, and its name.
type Change<T> = (&'static str, fn(&mut T));

const OTHER_HAND_OVERS: [Change<HandOver<'static>>; 18] = [
    ("organisation", |it| it.organisation = id(9)),
    ("subject", |it| it.subject = Some(id(9))),
    ("no subject", |it| it.subject = None),
    ("purpose", |it| it.purpose = "marketing"),
    ("purpose cut", |it| it.purpose = "callbac"),
    ("generation", |it| it.generation = 4),
    ("recipient's generation", |it| it.recipient = Recipient::Purpose { generation: 5 }),
    ("visitor", |it| it.recipient = Recipient::Visitor),
    ("privacy", |it| it.recipient = Recipient::Privacy),
    ("holder", |it| it.recipient = Recipient::Holder(id(4))),
    ("hold", |it| it.recipient = Recipient::Hold { id: id(4) }),
    ("grant", |it| it.grant = Some(id(9))),
    ("no grant", |it| it.grant = None),
    ("notice", |it| it.notice = Some([9; 32])),
    ("no notice", |it| it.notice = None),
    ("wording", |it| it.wording = Some([9; 32])),
    ("no wording", |it| it.wording = None),
    ("notice for wording", |it| {
        std::mem::swap(&mut it.notice, &mut it.wording);
    }),
];

fn other_hand_overs() -> impl Iterator<Item = (&'static str, HandOver<'static>)> {
    changed(&OTHER_HAND_OVERS, hand_over)
}

fn changed<T>(changes: &'static [Change<T>], from: fn() -> T) -> impl Iterator<Item = (&'static str, T)> {
    changes.iter().map(move |(what, change)| {
        let mut it = from();
        change(&mut it);
        (*what, it)
    })
}

fn cell() -> Cell<'static> {
    Cell {
        organisation: id(1),
        subject: id(2),
        purpose: "conversation",
        generation: 3,
        table: "message",
        row: id(4),
        column: "body",
        message: Some((5, "visitor")),
    }
}

const OTHER_CELLS: [Change<Cell<'static>>; 13] = [
    ("organisation", |it| it.organisation = id(9)),
    ("subject", |it| it.subject = id(9)),
    ("organisation for subject", |it| {
        std::mem::swap(&mut it.organisation, &mut it.subject);
    }),
    ("purpose", |it| it.purpose = "callback"),
    ("generation", |it| it.generation = 4),
    ("table", |it| it.table = "contact_field"),
    ("row", |it| it.row = id(9)),
    ("column", |it| it.column = "state"),
    ("shifted letters", |it| {
        (it.table, it.column) = ("messageb", "ody");
    }),
    ("seq", |it| it.message = Some((6, "visitor"))),
    ("author", |it| it.message = Some((5, "bot"))),
    ("no author", |it| it.message = Some((5, ""))),
    ("no message", |it| it.message = None),
];

fn other_cells() -> impl Iterator<Item = (&'static str, Cell<'static>)> {
    changed(&OTHER_CELLS, cell)
}

/// `refuses` must hold for every copy of `sealed` with a bit flipped, cut or lengthened.
fn every_damage(sealed: &[u8], refuses: impl Fn(&[u8]) -> bool) {
    for at in 0..sealed.len() {
        for bit in 0..8 {
            let mut damaged = sealed.to_vec();
            damaged.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit);
            assert!(refuses(&damaged), "byte {at}, bit {bit}");
        }
        assert!(refuses(sealed.split_at(at).0), "cut at {at}");
    }
    assert!(refuses(&[sealed, &[0]].concat()), "lengthened");
}

#[test]
fn a_subject_key_is_received_only_as_it_was_handed_over() {
    let entropy = SeededEntropy::new(1);
    let (key, to, other) = (SubjectKey::make(&entropy), KeyPair::make(&entropy), KeyPair::make(&entropy));
    let sealed = key.hand_over(&to.public(), &hand_over()).unwrap();
    assert!(SubjectKey::receive(&sealed, &to, &hand_over()).is_ok());
    assert!(SubjectKey::receive(&sealed, &other, &hand_over()).is_err());
    for (what, binding) in other_hand_overs() {
        assert!(SubjectKey::receive(&sealed, &to, &binding).is_err(), "{what}");
    }
    // And the other way: what was handed over for something else is not received as this.
    for (what, binding) in other_hand_overs() {
        let sealed = key.hand_over(&to.public(), &binding).unwrap();
        assert!(SubjectKey::receive(&sealed, &to, &binding).is_ok(), "{what}");
        assert!(SubjectKey::receive(&sealed, &to, &hand_over()).is_err(), "{what}");
    }
}

#[test]
fn a_pair_is_received_only_as_it_was_handed_over() {
    let entropy = SeededEntropy::new(2);
    let (pair, to, other) = (KeyPair::make(&entropy), KeyPair::make(&entropy), KeyPair::make(&entropy));
    let sealed = pair.hand_over(&to.public(), &hand_over()).unwrap();
    let received = KeyPair::receive(&sealed, &to, &hand_over()).unwrap();
    assert_eq!(received.public(), pair.public());
    assert!(KeyPair::receive(&sealed, &other, &hand_over()).is_err());
    assert!(SubjectKey::receive(&sealed, &to, &hand_over()).is_err(), "another kind of key");
    for (what, binding) in other_hand_overs() {
        assert!(KeyPair::receive(&sealed, &to, &binding).is_err(), "{what}");
    }
}

#[test]
fn a_damaged_hand_over_is_not_received() {
    let entropy = SeededEntropy::new(3);
    let to = KeyPair::make(&entropy);
    let sealed = SubjectKey::make(&entropy).hand_over(&to.public(), &hand_over()).unwrap();
    assert_eq!(sealed.len(), 81);
    every_damage(&sealed, |damaged| {
        // The top bit of an X25519 coordinate is ignored (RFC 7748, 5), but HPKE binds the bytes.
        SubjectKey::receive(damaged, &to, &hand_over()).is_err()
    });
}

#[test]
fn nothing_is_sealed_to_a_point_of_small_order() {
    let entropy = SeededEntropy::new(4);
    let mut one = [0; 32];
    one[0] = 1;
    for bytes in [[0; 32], one] {
        let point = PublicKey::from_bytes(&bytes).unwrap();
        let sealed = SubjectKey::make(&entropy).hand_over(&point, &hand_over());
        assert_eq!(sealed, Err(CannotSeal));
    }
}

#[test]
fn content_opens_only_in_its_cell() {
    let entropy = SeededEntropy::new(5);
    let (key, other) = (SubjectKey::make(&entropy), SubjectKey::make(&entropy));
    let sealed = key.seal(&cell(), b"call me", &entropy);
    assert_eq!(sealed.len(), 1 + 12 + 7 + 16);
    assert_eq!(key.open(&cell(), &sealed).unwrap().expose(), b"call me");
    assert_ne!(sealed, key.seal(&cell(), b"call me", &entropy), "the nonce is new each time");
    assert!(other.open(&cell(), &sealed).is_err());
    for (what, place) in other_cells() {
        assert!(key.open(&place, &sealed).is_err(), "{what}");
    }
    every_damage(&sealed, |damaged| key.open(&cell(), damaged).is_err());
}

#[test]
fn tokens_of_different_kinds_do_not_mix() {
    for (a, one) in KINDS.into_iter().enumerate() {
        // The same secret in every kind.
        let token = Token::make(one, &SeededEntropy::new(6));
        for (b, other) in KINDS.into_iter().enumerate() {
            let same = Token::make(other, &SeededEntropy::new(6));
            assert_eq!(Token::parse(other, token.expose()).is_ok(), a == b);
            assert_eq!(token.lookup() == same.lookup(), a == b);
            assert_eq!(token.key_pair().public() == same.key_pair().public(), a == b);
            assert_eq!(token.idempotency("k") == same.idempotency("k"), a == b);
            let wrapped = token.wrap(&token.key_pair(), id(1), id(2), &SeededEntropy::new(7));
            assert_eq!(same.unwrap(&wrapped, id(1), id(2)).is_ok(), a == b);
        }
    }
}

#[test]
fn a_session_row_opens_only_with_its_token_and_for_its_member() {
    let entropy = SeededEntropy::new(10);
    let (token, other) = (Token::make(TokenKind::Session, &entropy), Token::make(TokenKind::Session, &entropy));
    let pair = KeyPair::make(&entropy);
    let wrapped = token.wrap(&pair, id(1), id(2), &entropy);
    assert_eq!(token.unwrap(&wrapped, id(1), id(2)).unwrap().public(), pair.public());
    assert!(other.unwrap(&wrapped, id(1), id(2)).is_err());
    assert!(token.unwrap(&wrapped, id(9), id(2)).is_err());
    assert!(token.unwrap(&wrapped, id(1), id(9)).is_err());
    assert!(token.unwrap(&wrapped, id(2), id(1)).is_err());
    every_damage(&wrapped, |damaged| token.unwrap(damaged, id(1), id(2)).is_err());
    assert_ne!(token.idempotency("a"), token.idempotency("b"));
    assert_ne!(token.idempotency("a"), other.idempotency("a"));
}

#[test]
fn a_password_opens_only_for_its_member_salt_and_cost() {
    let entropy = SeededEntropy::new(11);
    let derive = |password: &str, salt: u8, cost: &Cost| PasswordRoot::derive(password, &[salt; 16], cost).unwrap();
    let root = derive("correct horse", 1, &Cost::TESTS);
    let pair = KeyPair::make(&entropy);
    let wrapped = root.wrap(&pair, id(1), id(2), &entropy);
    let again = derive("correct horse", 1, &Cost::TESTS);
    assert!(again.matches(&root.verifier()));
    assert_eq!(again.unwrap(&wrapped, id(1), id(2)).unwrap().public(), pair.public());
    assert!(root.unwrap(&wrapped, id(9), id(2)).is_err());
    assert!(root.unwrap(&wrapped, id(1), id(9)).is_err());
    for other in [
        derive("correct horse ", 1, &Cost::TESTS),
        derive("Correct horse", 1, &Cost::TESTS),
        derive("correct horse", 2, &Cost::TESTS),
        derive("correct horse", 1, &Cost { passes: 2, ..Cost::TESTS }),
        derive("correct horse", 1, &Cost { memory_kib: 9, ..Cost::TESTS }),
    ] {
        assert!(!other.matches(&root.verifier()));
        assert!(other.unwrap(&wrapped, id(1), id(2)).is_err());
    }
    assert!(!root.matches(&root.verifier()[1..]));
    assert!(!root.matches(&[]));
    every_damage(&wrapped, |damaged| root.unwrap(damaged, id(1), id(2)).is_err());
    // A session's wrapping is not a password's, even under one key by chance: the format differs.
    let token = Token::make(TokenKind::Session, &entropy);
    assert!(token.unwrap(&wrapped, id(1), id(2)).is_err());
}

#[test]
fn the_server_key_opens_only_in_its_place() {
    let entropy = SeededEntropy::new(12);
    let (key, other) = (ServerKey::make(&entropy), ServerKey::make(&entropy));
    let sealed = key.seal("member.email", id(1), b"a@example.org", &entropy);
    let opened = key.open("member.email", id(1), &sealed).unwrap();
    assert_eq!(opened.expose(), b"a@example.org");
    assert!(other.open("member.email", id(1), &sealed).is_err());
    assert!(key.open("member.totp", id(1), &sealed).is_err());
    assert!(key.open("member.email", id(2), &sealed).is_err());
    every_damage(&sealed, |damaged| key.open("member.email", id(1), damaged).is_err());

    let found = key.lookup("member.email", "a@example.org");
    assert_eq!(found, key.lookup("member.email", "a@example.org"));
    assert_ne!(found, key.lookup("member.email", "b@example.org"));
    assert_ne!(found, key.lookup("invitation.email", "a@example.org"));
    assert_ne!(found, key.lookup("member.emaila", "@example.org"));
    assert_ne!(found, other.lookup("member.email", "a@example.org"));

    let text = key.to_text().into_inner();
    assert_eq!(ServerKey::from_text(&text).unwrap().lookup("p", "v"), key.lookup("p", "v"));
    for wrong in ["", "pk1_", &text[1..], &text[..text.len() - 1], &format!("{text}A")] {
        assert!(ServerKey::from_text(wrong).is_err());
    }
}

proptest! {
    #[test]
    fn content_of_any_kind_comes_back(plain in prop::collection::vec(any::<u8>(), 0..2000), seed: u64) {
        let entropy = SeededEntropy::new(seed);
        let key = SubjectKey::make(&entropy);
        let sealed = key.seal(&cell(), &plain, &entropy);
        prop_assert_eq!(key.open(&cell(), &sealed).unwrap().into_inner(), plain);
    }

    #[test]
    fn two_cells_are_bound_apart(
        a in ("[a-z:]{0,6}", "[a-z:]{0,6}", "[a-z:]{0,6}", any::<u32>(), prop::option::of((any::<u64>(), "[a-z:]{0,6}"))),
        b in ("[a-z:]{0,6}", "[a-z:]{0,6}", "[a-z:]{0,6}", any::<u32>(), prop::option::of((any::<u64>(), "[a-z:]{0,6}"))),
    ) {
        let entropy = SeededEntropy::new(13);
        let key = SubjectKey::make(&entropy);
        let [one, other] = [&a, &b].map(|(purpose, table, column, generation, message)| Cell {
            purpose,
            table,
            column,
            generation: *generation,
            message: message.as_ref().map(|(seq, author)| (*seq, author.as_str())),
            ..cell()
        });
        let sealed = key.seal(&one, b"x", &entropy);
        prop_assert_eq!(key.open(&other, &sealed).is_ok(), a == b);
    }

    #[test]
    fn bytes_of_any_kind_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let pair = KeyPair::make(&SeededEntropy::new(14));
        // With the right version byte too, so that what comes after it is reached.
        for bytes in [bytes.clone(), [&[1], bytes.as_slice()].concat()] {
            prop_assert!(SubjectKey::receive(&bytes, &pair, &hand_over()).is_err());
            prop_assert!(KeyPair::receive(&bytes, &pair, &hand_over()).is_err());
            let key = SubjectKey::make(&SeededEntropy::new(15));
            prop_assert!(key.open(&cell(), &bytes).is_err());
        }
    }
}
