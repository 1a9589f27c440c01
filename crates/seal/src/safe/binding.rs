//! What a ciphertext is bound to: where it stands, or for whom, for what and why it was handed over.
//!
//! Both encodings are a fixed list of fields, each as its length (8 bytes, big-endian) and its
//! bytes, the first being the format's name. An absent value is an empty field; every value that
//! may be absent has a length of its own when present. So no two bindings have the same bytes.

use uuid::Uuid;

/// What a hand-over of a key binds (HPKE `info`, RFC 9180, 5.1). Receiving needs the same values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver<'a> {
    /// The organisation in which it happens.
    pub organisation: Uuid,
    /// Whose subject key it is; none for the pair of a purpose.
    pub subject: Option<Uuid>,
    /// The purpose that the key reads.
    pub purpose: &'a str,
    /// The generation of the key that is handed over.
    pub generation: u32,
    /// Who receives it.
    pub recipient: Recipient,
    /// The grant that permits it.
    pub grant: Option<Uuid>,
    /// SHA-256 of the notice that was shown.
    pub notice: Option<[u8; 32]>,
    /// SHA-256 of the wording that was agreed to.
    pub wording: Option<[u8; 32]>,
}

/// Who receives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// The subject themselves.
    Visitor,
    /// The organisation's pair for the purpose.
    Purpose {
        /// The generation of that pair.
        generation: u32,
    },
    /// The pair of a legal hold.
    Hold {
        /// The hold.
        id: Uuid,
    },
    /// A member, an invitation, an API token, a recovery key or a machine token.
    Holder(Uuid),
    /// The organisation's privacy pair, which reads under restriction.
    Privacy,
}

/// Where content stands (associated data of AES-GCM). Opening needs the same values, so a
/// ciphertext that was copied to another row, column or organisation does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The organisation.
    pub organisation: Uuid,
    /// Whose content it is.
    pub subject: Uuid,
    /// The purpose for which it was collected.
    pub purpose: &'a str,
    /// The generation of the subject key.
    pub generation: u32,
    /// The table.
    pub table: &'a str,
    /// The id of the row.
    pub row: Uuid,
    /// The column.
    pub column: &'a str,
    /// For messages: the sequence number, and the author as `visitor`, `bot`, `system` or
    /// `member:` with the member's id.
    pub message: Option<(u64, &'a str)>,
}

impl HandOver<'_> {
    /// The bytes for a key of one kind. The kind keeps a subject key from being received as the
    /// private half of a pair.
    pub(super) fn encode(&self, kind: Kind) -> Vec<u8> {
        let mut fields = Fields::start(match kind {
            Kind::SubjectKey => "parlour/1/hand-over/subject-key",
            Kind::KeyPair => "parlour/1/hand-over/key-pair",
        });
        fields.put(self.organisation.as_bytes());
        fields.put_some(self.subject.as_ref().map(Uuid::as_bytes));
        fields.put(self.purpose.as_bytes());
        fields.put(&self.generation.to_be_bytes());
        match &self.recipient {
            Recipient::Visitor => fields.put(b"visitor").put(b""),
            Recipient::Purpose { generation } => fields.put(b"purpose").put(&generation.to_be_bytes()),
            Recipient::Hold { id } => fields.put(b"hold").put(id.as_bytes()),
            Recipient::Holder(id) => fields.put(b"holder").put(id.as_bytes()),
            Recipient::Privacy => fields.put(b"privacy").put(b""),
        };
        fields.put_some(self.grant.as_ref().map(Uuid::as_bytes));
        fields.put_some(self.notice.as_ref());
        fields.put_some(self.wording.as_ref());
        fields.0
    }
}

/// What kind of key is handed over.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    SubjectKey,
    KeyPair,
}

impl Cell<'_> {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut fields = Fields::start("parlour/1/cell");
        fields.put(self.organisation.as_bytes());
        fields.put(self.subject.as_bytes());
        fields.put(self.purpose.as_bytes());
        fields.put(&self.generation.to_be_bytes());
        fields.put(self.table.as_bytes());
        fields.put(self.row.as_bytes());
        fields.put(self.column.as_bytes());
        let seq = self.message.map(|(seq, _)| seq.to_be_bytes());
        fields.put_some(seq.as_ref());
        fields.put(self.message.map_or("", |(_, author)| author).as_bytes());
        fields.0
    }
}

/// The canonical encoding while it is written.
pub(super) struct Fields(Vec<u8>);

impl Fields {
    /// Starts with the name of the format.
    pub(super) fn start(format: &str) -> Self {
        // Room for the longest binding with ordinary names, so that it is one allocation.
        let mut fields = Self(Vec::with_capacity(320));
        fields.put(format.as_bytes());
        fields
    }

    /// Appends a field.
    pub(super) fn put(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    /// Appends a field that may be absent; present, it is never empty.
    fn put_some<const N: usize>(&mut self, bytes: Option<&[u8; N]>) -> &mut Self {
        self.put(bytes.map_or(&[], |bytes| bytes.as_slice()))
    }

    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }
}
