//! Decides how the block of signatures looks: one table for each party, with what proves a signature, or with room for one.

use crate::facts::{Facts, Signature};
use crate::markdown::cell;
use crate::model::{Block, Table};
use locale::{Key, Locale, text};

/// The block that `::signatures` stands for.
pub(crate) fn blocks(facts: &Facts, locale: Locale) -> Vec<Block> {
    let parties = [(Key::DocumentController, &facts.organisation.legal_name), (Key::DocumentProcessor, &facts.operator.legal_name)];
    let signed = facts.agreement.as_ref().map(|agreement| agreement.signed.as_slice()).unwrap_or_default();
    let party = |(place, (key, name)): (usize, (Key, &String))| Block::Table(table(locale, text(locale, key), name, signed.get(place)));
    parties.into_iter().enumerate().map(party).collect()
}

fn table(locale: Locale, role: &str, name: &str, signature: Option<&Signature>) -> Table {
    let name = if name.is_empty() { text(locale, Key::DocumentMissing) } else { name };
    let value = |of: fn(&Signature) -> &String| signature.map_or("", |signature| of(signature).as_str());
    let row = |key, value: &str| vec![cell(text(locale, key)), cell(value)];
    Table {
        shares: vec![1, 2],
        head: vec![cell(role), cell(name)],
        rows: vec![
            row(Key::DocumentSignedBy, value(|s| &s.name)),
            row(Key::DocumentSignedRole, value(|s| &s.role)),
            row(Key::DocumentSignedAt, value(|s| &s.at)),
            row(Key::DocumentSignedMethod, value(|s| &s.method)),
            row(Key::DocumentSignedProof, value(|s| &s.proof)),
        ],
    }
}
