//! Verification of the stored ledgers: everything is computed again from the entries, and every column of every ledger
//! table is compared with it.

use crate::db::Db;
use crate::fault::Fault;
use crate::reads::Reader;
use crate::tables::{checkpoint_stamp, ledger_checkpoint, ledger_entry, ledger_head, ledger_key, ledger_node, organisation};
use crate::tables::{ledger_entry::SideEntry, ledger_key::LedgerKey};
use domain::id::OrganisationId;
use ledger::verify::{Stored, Verifier};
use ledger::{Checkpoint, Node, VerifyingKey};
use std::collections::BTreeSet;

/// A ledger that verified.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Whose.
    pub organisation: OrganisationId,
    /// How many entries it has.
    pub size: u64,
    /// The root.
    pub root: [u8; 32],
}

/// A checkpoint that was kept elsewhere, and that a ledger continues.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Continued {
    /// Whose ledger.
    pub organisation: OrganisationId,
    /// How many entries stood there when it was signed.
    pub kept: u64,
    /// How many stand there now.
    pub now: u64,
}

/// Why a ledger does not verify.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It was changed.
    #[error("the ledger of organisation {organisation} is wrong at position {position}: {what}")]
    Wrong {
        /// Whose.
        organisation: OrganisationId,
        /// The first wrong position.
        position: u64,
        /// What is wrong there.
        what: String,
    },
    /// What was kept elsewhere is no checkpoint of a ledger that is here.
    #[error("the kept checkpoint proves nothing here: {0}")]
    Foreign(String),
    /// It could not be read.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Entries that are read at a time.
const PAGE: i64 = 4_096;

impl Reader<'_> {
    /// Verifies every ledger. `opens` tells whether the sealed seed of a ledger's key opens to the public half beside it.
    ///
    /// # Errors
    /// [`Failure::Wrong`] with the first wrong position; [`Failure::Fault`] where the database fails.
    pub fn verify_ledgers(&mut self, opens: impl Fn(&LedgerKey) -> bool) -> Result<Vec<Verified>, Failure> {
        let keys = ledger_key::list(self.db)?;
        let owners: BTreeSet<_> = owners(self.db)?;
        for organisation in &owners {
            if !keys.iter().any(|k| k.organisation == *organisation) {
                return Err(wrong(*organisation, 0, "it has no key"));
            }
        }
        keys.iter().map(|key| self.verify_ledger(key, &opens)).collect()
    }

    /// Whether a ledger goes on from a checkpoint that was kept elsewhere: its entries then are the first entries now, unchanged and in
    /// their order (RFC 9162, 2.1.4). Whoever holds every key of the installation can write a ledger anew that agrees with itself, but
    /// none that continues this. What is stored is compared with its entries by [`Self::verify_ledgers`], from the same snapshot.
    ///
    /// # Errors
    /// [`Failure::Wrong`] where it does not; [`Failure::Foreign`] where the note names no ledger of this installation, bears no signature
    /// of its key, or is of no entries; [`Failure::Fault`] where the database fails.
    pub fn continues(&mut self, note: &str) -> Result<Continued, Failure> {
        let foreign = |what: String| Err(Failure::Foreign(what));
        let origin = note.lines().next().unwrap_or_default();
        for key in ledger_key::list(self.db)? {
            let organisation = key.organisation;
            let vkey = VerifyingKey::parse(&key.vkey).map_err(|_| wrong(organisation, 0, "its public key is malformed"))?;
            if vkey.name() != origin {
                continue;
            }
            let kept = match Checkpoint::open(note, std::slice::from_ref(&vkey)) {
                Ok(kept) if kept.size > 0 => kept,
                Ok(_) => return foreign("it is of a ledger without entries".to_owned()),
                Err(error) => return foreign(format!("it does not open with the key of this ledger: {error}")),
            };
            let head = self.ledger_head(organisation)?;
            let now = head.size();
            if now < kept.size {
                let what = format!("{} entries were there when the kept checkpoint was signed, and {now} are there now", kept.size);
                return Err(wrong(organisation, now, what));
            }
            let proof = self.consistency(organisation, kept.size, now)?;
            return match ledger::verify_consistency(kept.size, now, &kept.root, &head.root(), &proof) {
                Ok(()) => Ok(Continued { organisation, kept: kept.size, now }),
                Err(_) => Err(wrong(organisation, 0, format!("the first {} entries are not those of the kept checkpoint", kept.size))),
            };
        }
        foreign(format!("no ledger here is called {origin:?}"))
    }

    fn verify_ledger(&mut self, key: &LedgerKey, opens: &impl Fn(&LedgerKey) -> bool) -> Result<Verified, Failure> {
        let organisation = key.organisation;
        let vkey = VerifyingKey::parse(&key.vkey).map_err(|_| wrong(organisation, 0, "its public key is malformed"))?;
        if !opens(key) {
            return Err(wrong(organisation, 0, "its sealed signing key does not open to its public key"));
        }
        let mut verifier = Verifier::new();
        self.expect(organisation, &vkey, &mut verifier)?;
        let named = format!(",\"organisation\":\"{organisation}\"");
        let mut next = 0;
        loop {
            let page = ledger_entry::from(self.db, organisation, next, PAGE)?;
            let Some(last) = page.last() else { break };
            next = last.position + 1;
            for entry in &page {
                if entry.position == 0 && !entry.entry.as_deref().is_some_and(|text| text.contains(&key.vkey)) {
                    return Err(wrong(organisation, 0, "the first entry does not name the ledger's key"));
                }
                if !entry.entry.as_deref().is_none_or(|text| text.contains(&named)) {
                    return Err(wrong(organisation, entry.position, "the entry names another organisation"));
                }
                check(organisation, entry, &mut verifier)?;
            }
        }
        let verified = verifier.finish().map_err(|w| wrong(organisation, w.position, w.what.to_string()))?;
        Ok(Verified { organisation, size: verified.size, root: verified.root })
    }

    /// Hands the verifier what is stored beside the entries: inner nodes, checkpoints and the head.
    fn expect(&mut self, organisation: OrganisationId, vkey: &VerifyingKey, verifier: &mut Verifier) -> Result<(), Failure> {
        for (level, index, hash) in ledger_node::list(self.db, organisation)? {
            let node = hash.try_into().ok().zip(u8::try_from(level).ok());
            let (hash, level) = node.ok_or_else(|| wrong(organisation, 0, "an inner node is malformed"))?;
            verifier.expect_node(Node { level, index, hash });
        }
        let notes = ledger_checkpoint::list(self.db, organisation)?;
        self.check_stamps(organisation, &notes)?;
        for (size, note) in notes {
            let checkpoint = Checkpoint::open(&note, std::slice::from_ref(vkey));
            let checkpoint = checkpoint.map_err(|e| wrong(organisation, size, format!("a checkpoint does not open: {e}")))?;
            if checkpoint.size != size {
                return Err(wrong(organisation, size, "a checkpoint stands under another size"));
            }
            verifier.expect_checkpoint(size, checkpoint.root);
        }
        let heads = ledger_head::list(self.db)?;
        let (_, size, peaks) =
            heads.into_iter().find(|(owner, ..)| *owner == organisation).ok_or_else(|| wrong(organisation, 0, "it has no head"))?;
        verifier.expect_head(size, &peaks);
        Ok(())
    }
}

impl Reader<'_> {
    /// Each time-stamp is one of the checkpoint beside which it stands, and says the time that stands there.
    fn check_stamps(&mut self, organisation: OrganisationId, notes: &[(u64, String)]) -> Result<(), Failure> {
        for stamp in checkpoint_stamp::list(self.db, organisation)? {
            let note = notes.iter().find(|(size, _)| *size == stamp.size);
            let (_, note) = note.ok_or_else(|| wrong(organisation, stamp.size, "a time-stamp stands without its checkpoint"))?;
            let says = ledger::stamp::check(&stamp.answer, note, None)
                .map_err(|error| wrong(organisation, stamp.size, format!("a time-stamp does not hold: {error}")))?;
            if says.at != stamp.stamped_at.as_second() {
                return Err(wrong(organisation, stamp.size, "a time-stamp says another time"));
            }
        }
        Ok(())
    }
}

/// Everyone who has a ledger: who is set up, and whom a row of a ledger table names.
fn owners(db: &mut Db) -> Result<BTreeSet<OrganisationId>, Fault> {
    let mut owners: BTreeSet<_> = ledger_entry::owners(db)?.into_iter().collect();
    owners.extend(ledger_node::owners(db)?);
    owners.extend(ledger_checkpoint::owners(db)?);
    owners.extend(ledger_head::list(db)?.into_iter().map(|(owner, ..)| owner));
    owners.extend(organisation::list(db)?.into_iter().map(|o| o.id));
    Ok(owners)
}

/// One entry: the side entry is whole or wholly removed, its subject stands in its text, and the leaf follows from it.
fn check(organisation: OrganisationId, e: &SideEntry, verifier: &mut Verifier) -> Result<(), Failure> {
    let at = |what: &str| wrong(organisation, e.position, what);
    let leaf = <[u8; 32]>::try_from(e.leaf.as_slice()).map_err(|_| at("the leaf is not a hash"))?;
    let entry = match (&e.entry, &e.salt) {
        (Some(text), Some(salt)) => {
            let salt = <&[u8; 32]>::try_from(salt.as_slice()).map_err(|_| at("the salt is not 32 bytes long"))?;
            if !subject_agrees(e, text) {
                return Err(at("the entry does not name the subject of its row"));
            }
            Some((salt, text.as_str()))
        }
        (None, None) if e.subject.is_none() => None,
        _ => return Err(at("the side entry is removed in part")),
    };
    verifier.entry(e.position, Stored { entry, leaf }).map_err(|w| wrong(organisation, w.position, w.what.to_string()))
}

/// A row names the subject that its text names: both or neither.
fn subject_agrees(e: &SideEntry, text: &str) -> bool {
    const FIELD: &str = "\"subject\":\"";
    let named = text.find(FIELD).and_then(|at| text.get(at + FIELD.len()..at + FIELD.len() + 36));
    match (e.subject, named) {
        (Some(subject), Some(named)) => {
            let mut buffer = uuid::Uuid::encode_buffer();
            named == &*subject.0.hyphenated().encode_lower(&mut buffer)
        }
        (None, None) => true,
        _ => false,
    }
}

fn wrong(organisation: OrganisationId, position: u64, what: impl Into<String>) -> Failure {
    Failure::Wrong { organisation, position, what: what.into() }
}
