//! The stored formats, locked forever: `vectors/*.json` was made by a second implementation from
//! `docs/spec/keys.md`, and what it sealed must open here. A vector is never changed; a new format
//! gets a new version byte and a new file.

#[cfg(test)]
mod fixed;

use fixed::{Dictated, cases, hex, hex32, open_raw, uuid};
use seal::hazmat::{argon, hkdf, hpke};
use seal::{
    Cell, Cost, HandOver, KeyPair, PasskeySecret, PasswordRoot, PublicKey, Recipient, ServerKey, SubjectKey, SystemEntropy, Token,
    TokenKind,
};
use serde::Deserialize;
use uuid::Uuid;

fn pair(private: &str) -> KeyPair {
    KeyPair::make(&Dictated::new(&hex32(private)))
}

#[derive(Deserialize)]
struct TokenCase {
    kind: String,
    secret: String,
    text: String,
    lookup: String,
    private: String,
    public: String,
    idempotency_key: String,
    idempotency: String,
    organisation: String,
    owner: String,
    pair: String,
    nonce: String,
    wrapped_aad: String,
    wrapped: String,
}

#[test]
fn tokens() {
    let cases = cases::<TokenCase>(include_str!("../vectors/token.json"));
    assert_eq!(cases.len(), 6);
    for case in cases {
        let kind = match case.kind.as_str() {
            "visit" => TokenKind::Visit,
            "session" => TokenKind::Session,
            "recovery" => TokenKind::Recovery,
            "invitation" => TokenKind::Invitation,
            "api" => TokenKind::Api,
            "machine" => TokenKind::Machine,
            other => panic!("{other}"),
        };
        let made = Token::make(kind, &Dictated::new(&hex32(&case.secret)));
        assert_eq!(made.expose(), case.text);
        let token = Token::parse(kind, &case.text).unwrap();
        assert_eq!(token.expose(), case.text);
        assert_eq!(token.lookup(), hex32(&case.lookup));
        assert_eq!(token.key_pair().public().to_hex(), case.public);
        assert_eq!(pair(&case.private).public().to_hex(), case.public);
        assert_eq!(token.idempotency(&case.idempotency_key).to_vec(), hex(&case.idempotency));

        let (organisation, owner) = (uuid(&case.organisation), uuid(&case.owner));
        let wrapped = hex(&case.wrapped);
        let opened = token.unwrap(&wrapped, organisation, owner).unwrap();
        assert_eq!(opened.public(), pair(&case.pair).public());
        let again = token.wrap(&opened, organisation, owner, &Dictated::new(&hex(&case.nonce)));
        assert_eq!(again, wrapped);
        let label = format!("token/{}/wrap", case.kind);
        let key = hkdf::derive(b"parlour/1", &hex32(&case.secret), label.as_bytes());
        assert_eq!(open_raw(&key, &case.wrapped_aad, &wrapped), hex(&case.pair));
    }
}

#[derive(Deserialize)]
struct HandOverCase {
    of: String,
    organisation: String,
    subject: Option<String>,
    purpose: String,
    generation: u32,
    recipient: RecipientCase,
    grant: Option<String>,
    notice: Option<String>,
    wording: Option<String>,
    recipient_private: String,
    recipient_public: String,
    key: String,
    info: String,
    sealed: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum RecipientCase {
    Visitor,
    Purpose { generation: u32 },
    Hold { id: String },
    Holder { id: String },
    Privacy,
}

#[test]
fn hand_overs() {
    let cases = cases::<HandOverCase>(include_str!("../vectors/hand-over.json"));
    assert_eq!(cases.len(), 10);
    for case in cases {
        let binding = HandOver {
            organisation: uuid(&case.organisation),
            subject: case.subject.as_deref().map(uuid),
            purpose: &case.purpose,
            generation: case.generation,
            recipient: match &case.recipient {
                RecipientCase::Visitor => Recipient::Visitor,
                RecipientCase::Purpose { generation } => Recipient::Purpose { generation: *generation },
                RecipientCase::Hold { id } => Recipient::Hold { id: uuid(id) },
                RecipientCase::Holder { id } => Recipient::Holder(uuid(id)),
                RecipientCase::Privacy => Recipient::Privacy,
            },
            grant: case.grant.as_deref().map(uuid),
            notice: case.notice.as_deref().map(hex32),
            wording: case.wording.as_deref().map(hex32),
        };
        let receiver = pair(&case.recipient_private);
        assert_eq!(receiver.public().to_hex(), case.recipient_public);
        let sealed = hex(&case.sealed);
        assert_eq!((sealed.len(), sealed[0]), (81, 1));
        let (info, private) = (hex(&case.info), hex32(&case.recipient_private));
        let raw = hpke::open(&private, &sealed[1..33], &info, &[], &sealed[33..]).unwrap();
        assert_eq!(*raw, hex(&case.key));
        let given = Dictated::new(&hex32(&case.key));
        if case.of == "subject-key" {
            let key = SubjectKey::receive(&sealed, &receiver, &binding).unwrap();
            assert!(KeyPair::receive(&sealed, &receiver, &binding).is_err());
            let content = SubjectKey::make(&given).seal(&cell(), b"x", &SystemEntropy);
            assert_eq!(key.open(&cell(), &content).unwrap().expose(), b"x");
        } else {
            let received = KeyPair::receive(&sealed, &receiver, &binding).unwrap();
            assert!(SubjectKey::receive(&sealed, &receiver, &binding).is_err());
            assert_eq!(received.public(), KeyPair::make(&given).public());
        }
    }
}

fn cell() -> Cell<'static> {
    Cell {
        organisation: Uuid::nil(),
        subject: Uuid::nil(),
        purpose: "callback",
        generation: 1,
        table: "contact_field",
        row: Uuid::nil(),
        column: "value",
        message: None,
    }
}

#[derive(Deserialize)]
struct CellCase {
    key: String,
    nonce: String,
    organisation: String,
    subject: String,
    purpose: String,
    generation: u32,
    table: String,
    row: String,
    column: String,
    seq: Option<u64>,
    author: Option<String>,
    plain: String,
    aad: String,
    sealed: String,
}

#[test]
fn cells() {
    for case in cases::<CellCase>(include_str!("../vectors/cell.json")) {
        let cell = Cell {
            organisation: uuid(&case.organisation),
            subject: uuid(&case.subject),
            purpose: &case.purpose,
            generation: case.generation,
            table: &case.table,
            row: uuid(&case.row),
            column: &case.column,
            message: case.seq.zip(case.author.as_deref()),
        };
        let key = SubjectKey::make(&Dictated::new(&hex32(&case.key)));
        let sealed = hex(&case.sealed);
        assert_eq!(key.open(&cell, &sealed).unwrap().expose(), case.plain.as_bytes());
        let again = key.seal(&cell, case.plain.as_bytes(), &Dictated::new(&hex(&case.nonce)));
        assert_eq!(again, sealed);
        assert_eq!(open_raw(&hex32(&case.key), &case.aad, &sealed), case.plain.as_bytes());
    }
}

#[derive(Deserialize)]
struct PasswordCase {
    password: String,
    normalised: String,
    salt: String,
    cost: String,
    root: String,
    verifier: String,
    organisation: String,
    member: String,
    pair: String,
    nonce: String,
    wrapped_aad: String,
    wrapped: String,
}

#[test]
fn passwords() {
    for case in cases::<PasswordCase>(include_str!("../vectors/password.json")) {
        let cost = Cost::parse(&case.cost).unwrap();
        assert_eq!(cost.to_string(), case.cost);
        let salt: [u8; 16] = hex(&case.salt).try_into().unwrap();
        let (memory, passes, lanes) = (cost.memory_kib, cost.passes, cost.lanes);
        let slow = argon::derive(&hex(&case.normalised), &salt, memory, passes, lanes).unwrap();
        assert_eq!(*slow, hex32(&case.root));
        let root = PasswordRoot::derive(&case.password, &salt, &cost).unwrap();
        assert_eq!(root.verifier(), hex32(&case.verifier));
        assert!(root.matches(&hex(&case.verifier)));

        let (organisation, member) = (uuid(&case.organisation), uuid(&case.member));
        let wrapped = hex(&case.wrapped);
        let opened = root.unwrap(&wrapped, organisation, member).unwrap();
        assert_eq!(opened.public(), pair(&case.pair).public());
        let again = root.wrap(&opened, organisation, member, &Dictated::new(&hex(&case.nonce)));
        assert_eq!(again, wrapped);
        let key = hkdf::derive(b"parlour/1", &hex32(&case.root), b"password/wrap");
        assert_eq!(open_raw(&key, &case.wrapped_aad, &wrapped), hex(&case.pair));
    }
}

#[derive(Deserialize)]
struct PasskeyCase {
    secret: String,
    organisation: String,
    member: String,
    pair: String,
    nonce: String,
    wrapping_key: String,
    wrapped_aad: String,
    wrapped: String,
}

#[test]
fn passkeys() {
    for case in cases::<PasskeyCase>(include_str!("../vectors/passkey.json")) {
        let secret = PasskeySecret::from_output(&hex(&case.secret)).unwrap();
        let (organisation, member) = (uuid(&case.organisation), uuid(&case.member));
        let wrapped = hex(&case.wrapped);
        let opened = secret.unwrap(&wrapped, organisation, member).unwrap();
        assert_eq!(opened.public(), pair(&case.pair).public());
        assert_eq!(secret.wrap(&opened, organisation, member, &Dictated::new(&hex(&case.nonce))), wrapped);
        assert!(secret.unwrap(&wrapped, member, organisation).is_err(), "bound to whose it is");
        let key = hkdf::derive(b"parlour/1", &hex32(&case.secret), b"passkey/wrap");
        assert_eq!(*key, hex32(&case.wrapping_key));
        assert_eq!(open_raw(&key, &case.wrapped_aad, &wrapped), hex(&case.pair));
        // A password that yielded the same bytes would open nothing of it.
        assert_ne!(hkdf::derive(b"parlour/1", &hex32(&case.secret), b"password/wrap"), key);
    }
    for length in [0, 31, 33] {
        assert!(PasskeySecret::from_output(&vec![7; length]).is_err(), "{length} bytes");
    }
}

#[derive(Deserialize)]
struct ServerCase {
    key: String,
    text: String,
    place: String,
    row: String,
    plain: String,
    nonce: String,
    aad: String,
    sealed: String,
    lookup_value: String,
    lookup: String,
}

#[test]
fn server_keys() {
    for case in cases::<ServerCase>(include_str!("../vectors/server-key.json")) {
        let made = ServerKey::make(&Dictated::new(&hex32(&case.key)));
        assert_eq!(made.to_text().expose(), &case.text);
        let key = ServerKey::from_text(&format!("{}\n", case.text)).unwrap();
        let (row, sealed) = (uuid(&case.row), hex(&case.sealed));
        let opened = key.open(&case.place, row, &sealed).unwrap();
        assert_eq!(opened.expose(), case.plain.as_bytes());
        let nonce = Dictated::new(&hex(&case.nonce));
        assert_eq!(key.seal(&case.place, row, case.plain.as_bytes(), &nonce), sealed);
        assert_eq!(key.lookup(&case.place, &case.lookup_value), hex32(&case.lookup));
        let derived = hkdf::derive(b"parlour/1", &hex32(&case.key), b"server/seal");
        assert_eq!(open_raw(&derived, &case.aad, &sealed), case.plain.as_bytes());
    }
}

#[test]
fn public_keys_are_read_back() {
    let public = pair(&"07".repeat(32)).public();
    assert_eq!(PublicKey::from_bytes(public.as_bytes()).unwrap(), public);
    assert_eq!(hex(&public.to_hex()), public.as_bytes());
    assert!(PublicKey::from_bytes(&public.as_bytes()[1..]).is_err());
    assert!(PublicKey::from_bytes(&[0; 33]).is_err());
}
