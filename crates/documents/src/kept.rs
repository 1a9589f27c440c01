//! Decides how a document is kept to be signed, and how the signatures come to it: the text as it was, then one page of records.

use crate::facts::{Facts, Signature};
use crate::markdown::cell;
use crate::model::{Block, Document, Table, span};
use crate::template::{self, Fault};
use crate::{Format, Name, Order, Texts, html, pdf};
use jiff::civil::Date;
use locale::{Key, Locale, text};
use serde::{Deserialize, Serialize};

/// What a document was made of: enough to make it again, whatever has changed since.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    name: String,
    language: String,
    made_on: String,
    text: String,
    facts: Facts,
}

/// What proves one signature.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who signed, how and when.
    pub signature: Signature,
    /// The ledger's entry, as it stands there.
    pub entry: String,
    /// The entry's salt, in Base64.
    pub salt: String,
    /// That it stands there: position, path and signed checkpoint, as a C2SP tlog-proof.
    pub proof: String,
}

/// Both signatures, and what they are about.
#[derive(Clone, Debug)]
pub struct Record {
    /// The SHA-256 of the file that was signed, in hexadecimal.
    pub document: String,
    /// The signatures, the organisation's first.
    pub signed: Vec<Signed>,
}

impl Kept {
    /// What a document is made of today.
    pub fn new(texts: &Texts, order: Order, facts: Facts) -> Self {
        let Order { name, locale, made_on } = order;
        let text = texts.get(name, locale).to_owned();
        Self { name: name.as_str().to_owned(), language: locale.code().to_owned(), made_on: made_on.to_string(), text, facts }
    }

    /// The facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Which document it is, in which language and of which day.
    ///
    /// # Errors
    /// [`Fault`] where no such document or language is known.
    pub fn order(&self) -> Result<Order, Fault> {
        let locale = Locale::ALL.into_iter().find(|locale| locale.code() == self.language);
        let known = Name::parse(&self.name).zip(locale).zip(self.made_on.parse::<Date>().ok());
        let order = known.map(|((name, locale), made_on)| Order { name, locale, made_on });
        order.ok_or(Fault::Text { name: "kept", language: "", line: 0, reason: "it has no known name, language or day".to_owned() })
    }

    /// Makes it, with the signatures where there are some. The same signatures give the same bytes.
    ///
    /// # Errors
    /// [`Fault`] where its text cannot be read, or where no PDF can be made of it.
    pub fn render(&self, record: Option<&Record>, format: Format) -> Result<Vec<u8>, Fault> {
        let document = self.document(record)?;
        match format {
            Format::Html => Ok(html::page(&document).into_bytes()),
            Format::Pdf => pdf::write(&document),
        }
    }

    /// Makes what it says to stand in a page of the console.
    ///
    /// # Errors
    /// As [`Kept::render`].
    pub fn passage(&self, record: Option<&Record>) -> Result<String, Fault> {
        Ok(html::passage(&self.document(record)?))
    }

    fn document(&self, record: Option<&Record>) -> Result<Document, Fault> {
        let order = self.order()?;
        let mut facts = self.facts.clone();
        if let (Some(agreement), Some(record)) = (&mut facts.agreement, record) {
            agreement.signed = record.signed.iter().map(|signed| signed.signature.clone()).collect();
        }
        let mut document = template::fill_as(&self.text, order, &self.facts, &facts)?;
        if let Some(record) = record {
            document.blocks.extend(page(order.locale, record));
        }
        Ok(document)
    }
}

/// The page that is added: what was signed, by whom, and what proves it.
fn page(locale: Locale, record: &Record) -> Vec<Block> {
    let head = [
        Block::PageBreak,
        Block::Heading(2, span(text(locale, Key::DocumentRecordTitle))),
        Block::Paragraph(span(text(locale, Key::DocumentRecordText))),
        Block::Table(Table {
            shares: vec![1, 2],
            head: vec![vec![], vec![]],
            rows: vec![vec![cell(text(locale, Key::DocumentRecordDocument)), cell(parted(&record.document))]],
        }),
    ];
    head.into_iter().chain(record.signed.iter().map(|signed| Block::Table(table(locale, signed)))).collect()
}

fn table(locale: Locale, signed: &Signed) -> Table {
    let Signature { party, name, role, method, at, .. } = &signed.signature;
    let row = |key, value: &str| vec![cell(text(locale, key)), cell(value)];
    Table {
        shares: vec![1, 4],
        head: vec![cell(party), cell(name)],
        rows: vec![
            row(Key::DocumentSignedRole, role),
            row(Key::DocumentSignedAt, at),
            row(Key::DocumentSignedMethod, method),
            row(Key::DocumentRecordEntry, &parted(&signed.entry)),
            row(Key::DocumentRecordSalt, &parted(&signed.salt)),
            row(Key::DocumentSignedProof, &parted(signed.proof.trim_end())),
        ],
    }
}

/// A long row of characters in pieces that fit a line. Whoever copies it takes the line feeds out; the API gives it whole.
fn parted(long: &str) -> String {
    /// Characters of a line.
    const LINE: usize = 64;
    let piece = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        chars.chunks(LINE).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    long.lines().map(piece).collect::<Vec<_>>().join("\n")
}
