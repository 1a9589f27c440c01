//! The run: rows are checked, compared with who is known, sealed, and written a few at a time.

use super::file::Table;
use super::known::{Address, Known};
use super::objection;
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::{self, ByGrant};
use crate::problem::Problem;
use domain::consent::HandOver;
use domain::decision::{KeySeal, SealedTo};
use domain::id::{GrantId, SubjectId};
use domain::import::{self, Prepared, Reason, Row, Rules, Turned};
use domain::notice::Version;
use domain::purpose::PurposeRule;
use domain::{Decision, Purpose};
use locale::Locale;
use seal::{KeyPair, Personal, PublicKey, SubjectKey};
use std::collections::{HashMap, HashSet};
use store::reads::PurposeKey;
use zeroize::Zeroizing;

/// Rows that one act writes: everyone who writes waits for it.
const TOGETHER: usize = 50;
/// Bytes of the salt before a proof.
pub(crate) const SALT_BYTES: usize = 32;

/// What came of a file, without anything that stands in it.
#[derive(Default)]
pub(crate) struct Report {
    /// Rows that were taken in; in a trial, that would be.
    pub(crate) taken: u64,
    /// Rows that were not, by number, with the column and the reason.
    pub(crate) turned: Vec<(u64, Turned)>,
}

/// What all rows share.
struct Ground {
    purposes: Vec<PurposeRule>,
    keys: HashMap<Purpose, PurposeKey>,
    notices: HashMap<&'static str, Version>,
    region: String,
}

/// Takes a file in or, in a trial, only says what would come of it.
///
/// # Errors
/// Where the file is no table of contacts, or the database fails; rows that were written until then stay, and are known when
/// the file comes again.
pub(crate) async fn run(app: &App, who: &SignedIn, bytes: &[u8], locale: Locale, trial: bool) -> Result<Report, Problem> {
    let table = Table::read(bytes)?;
    let _turn = app.import_turn().await?;
    let ground = Ground::read(app, who).await?;
    let (mut rows, mut report) = checked(app, &table, &ground, locale);
    let wanted: HashSet<Address> = rows.iter().flat_map(|(_, row)| addresses(row)).collect();
    let reader = who.clone();
    let known = app.read(move |r| Known::find(r, &reader, &wanted)).await?;
    rows.retain(|(number, row)| {
        let against =
            addresses(row).iter().filter_map(|address| known.against(address, &row.purpose)).max_by_key(|r| *r == Reason::Objected);
        report.turned.extend(against.map(|reason| (*number, Turned { column: "address", reason })));
        against.is_none()
    });
    for purpose in rows.iter().map(|(_, row)| &row.purpose).collect::<HashSet<_>>() {
        let key = ground.keys.get(purpose).ok_or_else(Problem::internal)?;
        app.check_key(who.member.organisation, key).await?;
    }
    let ground = std::sync::Arc::new(ground);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(TOGETHER).collect();
        let count = some.len() as u64;
        let turned = write(app, who, &ground, some, trial).await?;
        report.taken += count - turned.len() as u64;
        report.turned.extend(turned);
    }
    report.turned.sort_by_key(|(number, _)| *number);
    Ok(report)
}

impl Ground {
    async fn read(app: &App, who: &SignedIn) -> Result<Self, Problem> {
        let organisation = who.member.organisation;
        let read = app.read(move |r| {
            let card = r.organisation(organisation)?;
            let mut notices = HashMap::new();
            for locale in Locale::ALL {
                if let Some(notice) = r.notice(organisation, locale)? {
                    notices.insert(locale.code(), notice.version());
                }
            }
            Ok((card, r.purposes(organisation)?, r.purpose_keys(organisation)?, notices))
        });
        let (card, purposes, all, notices) = read.await?;
        let mut keys: HashMap<Purpose, PurposeKey> = HashMap::new();
        for key in all {
            if keys.get(&key.purpose).is_none_or(|known| known.generation < key.generation) {
                keys.insert(key.purpose.clone(), key);
            }
        }
        Ok(Self { purposes, keys, notices, region: card.ok_or_else(Problem::not_found)?.region })
    }
}

/// Rows that stand by themselves, each address once for a purpose.
fn checked(app: &App, table: &Table, ground: &Ground, locale: Locale) -> (Vec<(u64, Row)>, Report) {
    let rules = Rules { purposes: &ground.purposes, region: &ground.region, locale, now: app.now() };
    let (mut rows, mut report, mut seen) = (Vec::new(), Report::default(), HashSet::new());
    for (number, record) in table.rows() {
        let row = table.whole(record).and_then(|()| import::check(&rules, |column| table.cell(record, column)));
        let row = row.and_then(|row| {
            let mine: Vec<_> = addresses(&row).into_iter().map(|address| (row.purpose.clone(), address)).collect();
            if mine.iter().any(|one| seen.contains(one)) {
                return Err(Turned { column: "address", reason: Reason::Duplicate });
            }
            seen.extend(mine);
            Ok(row)
        });
        match row {
            Ok(row) => rows.push((number, row)),
            Err(turned) => report.turned.push((number, turned)),
        }
    }
    (rows, report)
}

fn addresses(row: &Row) -> Vec<Address> {
    row.addresses().map(|(field, value)| (field, value.into_inner())).collect()
}

/// Seals rows and writes them in one act; answers those to which somebody objected.
async fn write(
    app: &App,
    who: &SignedIn,
    ground: &std::sync::Arc<Ground>,
    rows: Vec<(u64, Row)>,
    trial: bool,
) -> Result<Vec<(u64, Turned)>, Problem> {
    let (inside, member, shared) = (app.clone(), who.member.clone(), std::sync::Arc::clone(ground));
    let (organisation, by, at) = (member.organisation, member.member, app.now());
    let sealing = app.blocking(move || {
        let prepare = |(number, row): (u64, Row)| {
            let hashes = row
                .addresses()
                .map(|(field, value)| objection::hash(inside.server_key(), organisation, &row.purpose, field, value.expose()));
            Ok((number, hashes.collect::<Vec<_>>(), prepare(&inside, organisation, &shared, &row)?))
        };
        rows.into_iter().map(prepare).collect::<Result<Vec<_>, Problem>>()
    });
    let prepared = sealing.await??;
    let act = app.store().act("contacts.import", organisation, move |tx| {
        let mut turned = Vec::new();
        for (number, hashes, row) in prepared {
            let objected = tx.objected(&row.purpose, &hashes)?;
            match import::take_in(row, objected, by, at) {
                Ok(_) if trial => {}
                Ok(change) => drop(tx.apply(&Decision::Import(change))?),
                Err(no) => turned.push((number, no)),
            }
        }
        Ok(turned)
    });
    Ok(act.await?)
}

/// Makes the key of a row's purpose, seals it to the organisation, and the row under it.
fn prepare(app: &App, organisation: domain::id::OrganisationId, ground: &Ground, row: &Row) -> Result<Prepared, Problem> {
    let entropy = app.entropy().as_ref();
    let (subject, grant, generation) = (SubjectId(app.id()), GrantId(app.id()), 1);
    let pair = ground.keys.get(&row.purpose).ok_or_else(Problem::internal)?;
    let notice = ground.notices.get(row.locale.code()).or_else(|| ground.notices.values().next()).copied();
    let notice = notice.ok_or_else(Problem::internal)?;
    let mut salted = Zeroizing::new(vec![0; SALT_BYTES]);
    entropy.fill(&mut salted);
    salted.extend_from_slice(row.proof.expose().as_bytes());
    let proof_sha256 = seal::sha256(&salted);
    let key = SubjectKey::make(entropy);
    let by = ByGrant { pair_generation: pair.generation, grant, notice, wording: proof_sha256 };
    let to = PublicKey::from_bytes(&pair.public_key).map_err(|_| Problem::internal())?;
    let sealed = key.hand_over(&to, &bindings::to_purpose(organisation, subject, &row.purpose, generation, &by))?;
    let seal_field = |(field, value): &(&'static str, Personal<String>)| {
        let cell = bindings::field(organisation, subject, &row.purpose, generation, field);
        (*field, key.seal(&cell, value.expose().as_bytes(), entropy))
    };
    Ok(Prepared {
        subject,
        // Its private half is forgotten here: nothing is ever sealed to it, and nobody can come back with it.
        public_key: *KeyPair::make(entropy).public().as_bytes(),
        grant,
        purpose: row.purpose.clone(),
        basis: row.basis,
        notice,
        proof_sha256,
        proof: key.seal(&bindings::proof(organisation, subject, &row.purpose, generation, grant), &salted, entropy),
        locale: row.locale,
        given_at: row.given_at,
        keys: HandOver { generation, begins: true, seals: vec![KeySeal { to: SealedTo::Purpose(pair.generation), sealed }], older: vec![] },
        fields: row.fields.iter().map(seal_field).collect(),
    })
}
