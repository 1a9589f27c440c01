//! The thief: tries every stored blob with every key that can be made from what lies there, until nothing new opens.

use crate::loot::Loot;
use crate::spec::{self, Cell};
use seal::hazmat::gcm::Cipher;
use seal::{Cost, HandOver, PasswordRoot, Recipient};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use testkit::{Rows, Value};
use uuid::Uuid;

/// What was opened.
#[derive(Clone)]
pub(crate) struct Opened {
    /// The table and the column.
    pub(crate) place: String,
    /// The row's number in the loot.
    row: usize,
    pub(crate) plain: Vec<u8>,
}

/// A stored value that may be a ciphertext.
struct Blob {
    place: String,
    row: usize,
    bytes: Vec<u8>,
    /// The HPKE `info`s and the associated data that it may be bound to.
    infos: Vec<Vec<u8>>,
    aads: Vec<Vec<u8>>,
}

/// Content of one subject, purpose and generation.
pub(crate) type Content = (Uuid, String, i64);

pub(crate) struct Thief<'l> {
    loot: &'l Loot,
    /// Secrets whose labelled derivations are tried, too.
    secrets: Vec<[u8; 32]>,
    /// Values that are tried as they are.
    plain_keys: Vec<[u8; 32]>,
    /// Whether what opens is tried as a token and as a password, too, and not only as the key that it is.
    pub(crate) derives: bool,
}

const KINDS: [&str; 6] = ["visit", "session", "recovery", "invitation", "api", "machine"];

impl<'l> Thief<'l> {
    /// Whoever holds the loot and the source code, and tries everything.
    pub(crate) fn new(loot: &'l Loot) -> Self {
        let server = spec::server_secret(std::str::from_utf8(loot.file("server.key")).unwrap());
        let mut secrets = vec![server, [0; 32]];
        secrets.extend(loot.secrets());
        let mut plain_keys: Vec<_> = loot.hashes().into_iter().collect();
        let lookups = spec::hkdf(&server, "server/lookup");
        for table in &loot.tables {
            for column in &table.columns {
                let place = format!("{}.{column}", table.table);
                plain_keys.push(spec::hkdf(&server, &place));
                plain_keys.push(seal::hazmat::hkdf::mac(&lookups, &spec::fields(&[b"parlour/1/server/lookup", place.as_bytes(), b""])));
            }
        }
        Self { loot, secrets, plain_keys, derives: true }
    }

    /// The same, but trying only what they learn besides: that the loot alone opens nothing is a test of its own.
    pub(crate) fn who_learns(loot: &'l Loot) -> Self {
        Self { loot, secrets: vec![], plain_keys: vec![], derives: true }
    }

    /// Learns a member's password; whether it opens their private half.
    pub(crate) fn learn_password(&mut self, email: &str, password: &str) -> bool {
        let server = spec::server_secret(std::str::from_utf8(self.loot.file("server.key")).unwrap());
        let seal_key = Cipher::new(&spec::hkdf(&server, "server/seal"));
        let members = self.loot.table("member");
        let open = |row: &[Value]| {
            let Value::Bytes(sealed) = members.get(row, "email") else { return None };
            open(&seal_key, sealed, &spec::server_cell("member.email", bytes(members.get(row, "id"))))
        };
        let Some(row) = members.rows.iter().find(|row| open(row).is_some_and(|plain| plain == email.as_bytes())) else { return false };
        let (id, organisation) = (bytes(members.get(row, "id")), bytes(members.get(row, "organisation")));
        let credentials = self.loot.table("credential");
        let Some(row) = credentials.rows.iter().find(|row| bytes(credentials.get(row, "member")) == id) else { return false };
        let salt = bytes(credentials.get(row, "salt")).try_into().unwrap();
        let Value::Text(cost) = credentials.get(row, "cost") else { return false };
        let root = PasswordRoot::derive(password, &salt, &Cost::parse(cost).unwrap()).unwrap();
        let unwrapped = root.unwrap(bytes(credentials.get(row, "wrapped")), uuid(organisation), uuid(id));
        let Ok(pair) = unwrapped else { return false };
        // The pair shows its private half to nobody: hand it over to a pair of one's own and open that.
        let own = [7; 32];
        let public = seal::PublicKey::from_bytes(&seal::hazmat::hpke::public_of(&own)).unwrap();
        let binding = HandOver {
            organisation: Uuid::nil(),
            subject: None,
            purpose: "loot",
            generation: 1,
            recipient: Recipient::Visitor,
            grant: None,
            notice: None,
            wording: None,
        };
        let sealed = pair.hand_over(&public, &binding).unwrap();
        self.secrets.push(spec::receive(&sealed, &own, &spec::pair_info(&binding)).unwrap().try_into().unwrap());
        true
    }

    /// Learns what another thief knew and opened: in a copy from before.
    pub(crate) fn learn_from(&mut self, other: &Thief<'_>, opened: &[Opened]) {
        self.secrets.extend(&other.secrets);
        self.plain_keys.extend(opened.iter().filter_map(|one| <[u8; 32]>::try_from(one.plain.as_slice()).ok()));
    }

    /// Learns what a member's passkey yields.
    pub(crate) fn learn_passkey(&mut self, output: [u8; 32]) {
        self.secrets.push(output);
    }

    /// Learns a visit token.
    pub(crate) fn learn_token(&mut self, token: &str) {
        self.secrets.push(spec::token_secret(token));
    }

    /// Tries everything; what a key opens is tried as a key in its turn.
    pub(crate) fn rob(&self) -> Vec<Opened> {
        let mut closed = blobs(self.loot);
        let mut opened: Vec<Opened> = Vec::new();
        let mut tried = HashSet::new();
        let mut secrets = self.secrets.clone();
        let mut plain_keys = self.plain_keys.clone();
        while !secrets.is_empty() || !plain_keys.is_empty() {
            if !self.derives {
                plain_keys.append(&mut secrets);
            }
            let (privates, ciphers) = keys(&secrets, &plain_keys, &mut tried);
            let (found, still) = try_all(closed, &privates, &ciphers);
            secrets = found.iter().filter_map(|o| o.plain.as_slice().try_into().ok()).collect();
            plain_keys.clear();
            opened.extend(found);
            closed = still;
        }
        opened
    }
}

/// Private keys and ciphers that were not tried before.
fn keys(secrets: &[[u8; 32]], plain: &[[u8; 32]], tried: &mut HashSet<[u8; 32]>) -> (Vec<[u8; 32]>, Vec<Cipher>) {
    let (mut privates, mut ciphers) = (Vec::new(), Vec::new());
    let mut add = |key: [u8; 32], private: bool| {
        if tried.insert(key) {
            ciphers.push(Cipher::new(&key));
            privates.extend(private.then_some(key));
        }
    };
    for secret in secrets {
        add(*secret, true);
        for kind in KINDS {
            add(spec::hkdf(secret, &format!("token/{kind}/wrap")), false);
            add(spec::token_key_pair(kind, secret), true);
        }
        for label in ["password/wrap", "passkey/wrap", "server/seal", "server/lookup"] {
            add(spec::hkdf(secret, label), false);
        }
    }
    for key in plain {
        add(*key, true);
    }
    (privates, ciphers)
}

/// Tries every blob, on as many threads as there are processors.
fn try_all(closed: Vec<Blob>, privates: &[[u8; 32]], ciphers: &[Cipher]) -> (Vec<Opened>, Vec<Blob>) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut shares: Vec<Vec<Blob>> = (0..threads).map(|_| Vec::new()).collect();
    for (number, blob) in closed.into_iter().enumerate() {
        shares[number % threads].push(blob);
    }
    let work = |share: Vec<Blob>| {
        let (mut found, mut still) = (Vec::new(), Vec::new());
        for blob in share {
            match try_one(&blob, privates, ciphers) {
                Some(plain) => found.push(Opened { place: blob.place, row: blob.row, plain }),
                None => still.push(blob),
            }
        }
        (found, still)
    };
    let results: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = shares.into_iter().map(|share| scope.spawn(|| work(share))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    results.into_iter().fold((vec![], vec![]), |(mut found, mut still), (f, s)| {
        found.extend(f);
        still.extend(s);
        (found, still)
    })
}

fn try_one(blob: &Blob, privates: &[[u8; 32]], ciphers: &[Cipher]) -> Option<Vec<u8>> {
    let with_cipher = |cipher: &Cipher| blob.aads.iter().find_map(|aad| open(cipher, &blob.bytes, aad));
    let with_private = |private: &[u8; 32]| blob.infos.iter().find_map(|info| spec::receive(&blob.bytes, private, info));
    ciphers.iter().find_map(with_cipher).or_else(|| privates.iter().find_map(with_private))
}

/// Opens the first form of section 2.
fn open(cipher: &Cipher, sealed: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.strip_prefix(&[1])?.split_first_chunk()?;
    cipher.open(*nonce, aad, rest).ok().map(|plain| plain.to_vec())
}

/// Every value that is long enough to be a ciphertext, with everything that it may be bound to.
fn blobs(loot: &Loot) -> Vec<Blob> {
    let facts = Facts::of(loot);
    let mut blobs = Vec::new();
    for table in &loot.tables {
        for (number, row) in table.rows.iter().enumerate() {
            for (column, value) in table.columns.iter().zip(row) {
                let Value::Bytes(value) = value else { continue };
                if value.len() < 29 || value[0] != 1 {
                    continue;
                }
                let infos = if value.len() == 81 { facts.infos(table, row) } else { vec![] };
                let aads = facts.aads(table, row, column);
                blobs.push(Blob { place: format!("{}.{column}", table.table), row: number, bytes: value.clone(), infos, aads });
            }
        }
    }
    blobs
}

/// A subject's consent record: id, purpose, notice, wording.
type Grant = (Uuid, String, [u8; 32], [u8; 32]);

/// What the rows say in clear about whose is what.
struct Facts {
    organisations: Vec<Uuid>,
    /// The organisation of a subject.
    subjects: BTreeMap<Uuid, Uuid>,
    /// The subject of a conversation.
    conversations: BTreeMap<Uuid, Uuid>,
    /// The conversation, the generation and the number of parts of a file.
    files: BTreeMap<Uuid, (Uuid, i64, i64)>,
    /// The consent records of a subject.
    grants: BTreeMap<Uuid, Vec<Grant>>,
    holders: Vec<Uuid>,
    purposes: BTreeSet<String>,
}

impl Facts {
    fn of(loot: &Loot) -> Self {
        let ids = |table: &str, column: &str| {
            let rows = loot.table(table);
            rows.rows.iter().map(|row| uuid(bytes(rows.get(row, column)))).collect::<Vec<_>>()
        };
        let pairs = |table: &str, column: &str| ids(table, "id").into_iter().zip(ids(table, column)).collect();
        let records = loot.table("subject_grant");
        let mut grants: BTreeMap<Uuid, Vec<Grant>> = BTreeMap::new();
        for row in &records.rows {
            let hash = |column| bytes(records.get(row, column)).try_into().unwrap();
            let grant = (uuid(bytes(records.get(row, "id"))), text(records.get(row, "purpose")), hash("notice"), hash("wording"));
            grants.entry(uuid(bytes(records.get(row, "subject")))).or_default().push(grant);
        }
        let purposes = loot.table("purpose");
        let listed = loot.table("file");
        let file = |row: &Vec<Value>| {
            let number = |column| if let Value::Int(number) = listed.get(row, column) { *number } else { 0 };
            let id = |column| uuid(bytes(listed.get(row, column)));
            (id("id"), (id("conversation"), number("generation"), number("parts")))
        };
        Self {
            files: listed.rows.iter().map(file).collect(),
            organisations: ids("organisation", "id"),
            subjects: pairs("subject", "organisation"),
            conversations: pairs("conversation", "subject"),
            grants,
            holders: ids("holder", "id"),
            purposes: purposes.rows.iter().map(|row| text(purposes.get(row, "name"))).collect(),
        }
    }

    /// The subject that a row belongs to.
    fn subject(&self, table: &Rows, row: &[Value]) -> Option<Uuid> {
        let column = |name: &str| table.columns.iter().position(|c| c == name).map(|at| &row[at]);
        if let Some(Value::Bytes(subject)) = column("subject") {
            return Some(uuid(subject));
        }
        let conversation = match column("conversation") {
            Some(Value::Bytes(conversation)) => uuid(conversation),
            _ => self.file(table, row)?.1.0,
        };
        self.conversations.get(&conversation).copied()
    }

    /// The file that a row is a part of.
    fn file(&self, table: &Rows, row: &[Value]) -> Option<(Uuid, (Uuid, i64, i64))> {
        let Value::Bytes(file) = &row[table.columns.iter().position(|c| c == "file")?] else { return None };
        Some((uuid(file), *self.files.get(&uuid(file))?))
    }

    /// The HPKE bindings under which a key may have been handed over in this row.
    fn infos(&self, table: &Rows, row: &[Value]) -> Vec<Vec<u8>> {
        let column = |name: &str| table.columns.iter().position(|c| c == name).map(|at| &row[at]);
        let generation = if let Some(Value::Int(generation)) = column("generation") { u32::try_from(*generation).unwrap() } else { 1 };
        let purpose = if let Some(Value::Text(purpose)) = column("purpose") { purpose.clone() } else { "conversation".to_owned() };
        let subject = self.subject(table, row);
        let organisations: Vec<Uuid> = match subject.and_then(|s| self.subjects.get(&s)) {
            Some(organisation) => vec![*organisation],
            None => self.organisations.clone(),
        };
        let mut infos = vec![vec![]];
        for organisation in organisations {
            let to = |recipient| HandOver {
                organisation,
                subject,
                purpose: &purpose,
                generation,
                recipient,
                grant: None,
                notice: None,
                wording: None,
            };
            infos.push(spec::subject_info(&to(Recipient::Visitor)));
            if subject.is_none() {
                infos.extend(self.holders.iter().map(|holder| spec::pair_info(&to(Recipient::Holder(*holder)))));
            }
            let of_pair = if let Some(Value::Int(pair)) = column("recipient_generation") { u32::try_from(*pair).unwrap() } else { 1 };
            // A seal that the visitor opens is bound to them and to no grant.
            let visitors = column("recipient") == Some(&Value::Text("visitor".to_owned()));
            let grants = subject.and_then(|s| self.grants.get(&s)).into_iter().flatten();
            for (grant, _, notice, wording) in grants.filter(|(_, of, ..)| *of == purpose && !visitors) {
                let binding = HandOver {
                    grant: Some(*grant),
                    notice: Some(*notice),
                    wording: Some(*wording),
                    ..to(Recipient::Purpose { generation: of_pair })
                };
                infos.push(spec::subject_info(&binding));
            }
        }
        infos
    }

    /// The associated data that a value of this row may be sealed with.
    fn aads(&self, table: &Rows, row: &[Value], column: &str) -> Vec<Vec<u8>> {
        let value = |name: &str| table.columns.iter().position(|c| c == name).map(|at| &row[at]);
        let mut ids: Vec<Uuid> = row.iter().filter_map(|v| if let Value::Bytes(b) = v { Uuid::from_slice(b).ok() } else { None }).collect();
        ids.push(Uuid::nil());
        let place = format!("{}.{column}", table.table);
        let mut aads = vec![vec![]];
        for id in &ids {
            aads.push(spec::server_cell(&place, id.as_bytes()));
            for organisation in &self.organisations {
                aads.extend(["token", "password", "passkey"].map(|under| spec::wrapped(under, organisation.as_bytes(), id.as_bytes())));
            }
        }
        let own = if table.table == "conversation" { ids.first().copied() } else { None };
        let subject = own.and_then(|id| self.conversations.get(&id).copied()).or_else(|| self.subject(table, row));
        let Some((subject, organisation)) = subject.and_then(|s| Some((s, self.subjects.get(&s)?))) else { return aads };
        let author = match (value("author"), value("member")) {
            (Some(Value::Text(_)), Some(Value::Bytes(member))) => format!("member:{}", uuid(member)),
            (Some(Value::Text(author)), _) => author.clone(),
            _ => String::new(),
        };
        let seq = if let Some(Value::Int(seq)) = value("seq") { Some(u64::try_from(*seq).unwrap()) } else { None };
        let file = self.file(table, row);
        let own = match column {
            "bot_state" => value("bot_generation"),
            "tags" => value("tags_generation"),
            _ => value("generation"),
        };
        let (generation, part) = match (own, file, value("part")) {
            (Some(Value::Int(generation)), ..) => (generation, None),
            (None, Some((id, (_, generation, parts))), Some(Value::Int(part))) => {
                (&generation.clone(), Some((id, format!("sealed/{part}/{parts}"))))
            }
            _ => return aads,
        };
        let purposes =
            if let Some(Value::Text(purpose)) = value("purpose") { BTreeSet::from([purpose.clone()]) } else { self.purposes.clone() };
        let field = match (table.table.as_str(), value("field"), value("member")) {
            (_, Some(Value::Text(field)), _) => field.clone(),
            ("draft", _, Some(Value::Bytes(member))) => uuid(member).to_string(),
            _ => part.as_ref().map_or(column, |(_, column)| column).to_owned(),
        };
        let at = match (value("id"), value("conversation"), &part) {
            (_, _, Some((file, _))) => *file,
            (Some(Value::Bytes(id)), ..) | (None, Some(Value::Bytes(id)), _) => uuid(id),
            _ => subject,
        };
        aads.extend(purposes.iter().map(|purpose| {
            let cell = Cell {
                organisation: organisation.as_bytes(),
                subject: subject.as_bytes(),
                purpose,
                generation: u32::try_from(*generation).unwrap(),
                table: &table.table,
                row: at.as_bytes(),
                column: &field,
                message: seq.map(|seq| (seq, author.clone())),
            };
            cell.bytes()
        }));
        aads
    }
}

/// Which content was opened, by subject, purpose and generation. Where it was, all of it was.
pub(crate) fn contents(loot: &Loot, opened: &[Opened]) -> BTreeSet<Content> {
    let facts = Facts::of(loot);
    let mut found: BTreeMap<Content, usize> = BTreeMap::new();
    for content in opened.iter().filter_map(|o| content_of(&facts, loot, &o.place, o.row)) {
        *found.entry(content).or_default() += 1;
    }
    let mut stored: BTreeMap<Content, usize> = BTreeMap::new();
    let places = [
        "message.body",
        "contact_field.sealed",
        "conversation.bot_state",
        "conversation.tags",
        "note.sealed",
        "draft.sealed",
        "file_part.sealed",
    ];
    for place in places {
        let rows = 0..loot.table(place.split_once('.').unwrap().0).rows.len();
        for content in rows.filter_map(|row| content_of(&facts, loot, place, row)) {
            *stored.entry(content).or_default() += 1;
        }
    }
    for (content, count) in &found {
        assert_eq!(Some(count), stored.get(content), "of {content:?} only a part was opened");
    }
    found.into_keys().collect()
}

fn content_of(facts: &Facts, loot: &Loot, place: &str, row: usize) -> Option<Content> {
    let (table, column) = place.split_once('.')?;
    let rows = loot.table(table);
    let row = &rows.rows[row];
    if place == "file_part.sealed" {
        let (_, (_, generation, _)) = facts.file(rows, row)?;
        return Some((facts.subject(rows, row)?, "conversation".to_owned(), generation));
    }
    let (subject, purpose, generation) = match place {
        "message.body" | "note.sealed" | "draft.sealed" => (facts.subject(rows, row)?, "conversation".to_owned(), "generation"),
        "conversation.bot_state" => (uuid(bytes(rows.get(row, "subject"))), "conversation".to_owned(), "bot_generation"),
        "conversation.tags" => (uuid(bytes(rows.get(row, "subject"))), "conversation".to_owned(), "tags_generation"),
        "contact_field.sealed" => (facts.subject(rows, row)?, text(rows.get(row, "purpose")), "generation"),
        _ => return None,
    };
    let Value::Bytes(_) = rows.get(row, column) else { return None };
    let Value::Int(generation) = rows.get(row, generation) else { return None };
    Some((subject, purpose, *generation))
}

pub(crate) fn bytes(value: &Value) -> &[u8] {
    if let Value::Bytes(bytes) = value { bytes } else { panic!("not bytes: {value:?}") }
}

fn text(value: &Value) -> String {
    if let Value::Text(text) = value { text.clone() } else { panic!("not a text: {value:?}") }
}

fn uuid(bytes: &[u8]) -> Uuid {
    Uuid::from_slice(bytes).unwrap()
}
