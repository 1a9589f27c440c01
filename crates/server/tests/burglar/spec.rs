//! The formats of `docs/spec/keys.md`, written once more from that page.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use seal::hazmat::{hkdf as primitive, hpke};
use seal::{HandOver, Recipient};
use uuid::Uuid;

/// Section 1: a list of fields.
pub(crate) fn fields(values: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for value in values {
        out.extend_from_slice(&(value.len() as u64).to_be_bytes());
        out.extend_from_slice(value);
    }
    out
}

/// Section 1: HKDF with a label.
pub(crate) fn hkdf(secret: &[u8; 32], label: &str) -> [u8; 32] {
    *primitive::derive(b"parlour/1", secret, label.as_bytes())
}

/// Section 3: the secret in a token's text.
pub(crate) fn token_secret(text: &str) -> [u8; 32] {
    URL_SAFE_NO_PAD.decode(&text[4..]).unwrap().try_into().unwrap()
}

/// Section 3: a token's private key.
pub(crate) fn token_key_pair(kind: &str, secret: &[u8; 32]) -> [u8; 32] {
    hkdf(secret, &format!("token/{kind}/key-pair"))
}

/// Section 7: the server key's bytes.
pub(crate) fn server_secret(text: &str) -> [u8; 32] {
    URL_SAFE_NO_PAD.decode(text.trim().strip_prefix("pk1_").unwrap()).unwrap().try_into().unwrap()
}

/// Section 7: the associated data of what the server key seals.
pub(crate) fn server_cell(place: &str, row: &[u8]) -> Vec<u8> {
    fields(&[b"parlour/1/server/cell", place.as_bytes(), row])
}

/// Sections 3 and 4: the associated data of a wrapped private half; `under` is `token`, `password` or `passkey`.
pub(crate) fn wrapped(under: &str, organisation: &[u8], owner: &[u8]) -> Vec<u8> {
    fields(&[format!("parlour/1/wrapped-pair/{under}").as_bytes(), organisation, owner])
}

/// Section 5: what a hand-over of a subject key binds.
pub(crate) fn subject_info(binding: &HandOver<'_>) -> Vec<u8> {
    info("parlour/1/hand-over/subject-key", binding)
}

/// Section 5: what a hand-over of a pair's private half binds.
pub(crate) fn pair_info(binding: &HandOver<'_>) -> Vec<u8> {
    info("parlour/1/hand-over/key-pair", binding)
}

fn info(format: &str, b: &HandOver<'_>) -> Vec<u8> {
    let (recipient, detail) = match b.recipient {
        Recipient::Visitor => ("visitor", vec![]),
        Recipient::Purpose { generation } => ("purpose", generation.to_be_bytes().to_vec()),
        Recipient::Hold { id } => ("hold", id.as_bytes().to_vec()),
        Recipient::Holder(id) => ("holder", id.as_bytes().to_vec()),
        Recipient::Privacy => ("privacy", vec![]),
    };
    let id = |id: &Option<Uuid>| id.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
    let hash = |hash: &Option<[u8; 32]>| hash.map(|hash| hash.to_vec()).unwrap_or_default();
    fields(&[
        format.as_bytes(),
        b.organisation.as_bytes(),
        &id(&b.subject),
        b.purpose.as_bytes(),
        &b.generation.to_be_bytes(),
        recipient.as_bytes(),
        &detail,
        &id(&b.grant),
        &hash(&b.notice),
        &hash(&b.wording),
    ])
}

/// Section 6: where content stands. `message` is the sequence number and the author.
pub(crate) struct Cell<'a> {
    pub(crate) organisation: &'a [u8],
    pub(crate) subject: &'a [u8],
    pub(crate) purpose: &'a str,
    pub(crate) generation: u32,
    pub(crate) table: &'a str,
    pub(crate) row: &'a [u8],
    pub(crate) column: &'a str,
    pub(crate) message: Option<(u64, String)>,
}

impl Cell<'_> {
    /// The associated data.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (seq, author) = self.message.clone().map_or((vec![], String::new()), |(seq, author)| (seq.to_be_bytes().to_vec(), author));
        fields(&[
            b"parlour/1/cell",
            self.organisation,
            self.subject,
            self.purpose.as_bytes(),
            &self.generation.to_be_bytes(),
            self.table.as_bytes(),
            self.row,
            self.column.as_bytes(),
            &seq,
            author.as_bytes(),
        ])
    }
}

/// Section 2: opens a key that was handed over.
pub(crate) fn receive(sealed: &[u8], private: &[u8; 32], info: &[u8]) -> Option<Vec<u8>> {
    let rest = sealed.strip_prefix(&[1])?;
    let (enc, rest) = rest.split_at_checked(32)?;
    hpke::open(private, enc, info, &[], rest).ok().map(|plain| plain.to_vec())
}
