//! The schema: the inventory names every column, every statement is understood by both engines, migrations run once.

use super::house::{Ground, on_both};
use crate::db::Db;
use crate::{Fault, Store, migrate, reads, tables};
use domain::inventory::{Erasure, TABLES};
use seal::SystemEntropy;
use std::collections::BTreeSet;
use std::sync::Arc;

fn migrated(ground: &Ground) -> Db {
    let mut db = Db::open(&ground.place, true).unwrap();
    migrate::up(&mut db).unwrap();
    db
}

#[test]
fn the_inventory_names_every_column_and_no_other() {
    on_both(|ground| {
        let real: BTreeSet<(String, String)> = migrated(&ground).columns().unwrap().into_iter().collect();
        let listed = TABLES.iter().flat_map(|t| t.columns.iter().map(|(column, _)| (t.name.to_owned(), (*column).to_owned())));
        let listed: BTreeSet<_> = listed.collect();
        let unlisted: Vec<_> = real.difference(&listed).collect();
        let imagined: Vec<_> = listed.difference(&real).collect();
        assert!(unlisted.is_empty() && imagined.is_empty(), "not in the inventory: {unlisted:?}; not in the schema: {imagined:?}");
    });
}

#[test]
fn erasure_does_what_the_inventory_says_in_its_order() {
    let planned = TABLES.iter().filter(|t| !matches!(t.erasure, Erasure::Keep | Erasure::Ledger | Erasure::Held)).map(|t| t.name);
    assert_eq!(tables::ERASED.iter().map(|(name, ..)| *name).collect::<Vec<_>>(), planned.collect::<Vec<_>>());
}

#[test]
fn every_statement_is_prepared() {
    on_both(|ground| {
        let mut db = migrated(&ground);
        for sql in [tables::statements(), reads::statements(), migrate::STATEMENTS.to_vec()].concat() {
            let other_types = db.prepare(sql).unwrap_or_else(|fault| panic!("{sql}: {fault}"));
            assert!(other_types.is_empty(), "{sql}: {other_types:?}");
        }
    });
}

#[test]
fn a_file_lists_every_statement_that_it_runs() {
    let (tables, reads) = (tables::statements().len(), reads::statements().len());
    let folder = |name| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    let written = |name| {
        let files = std::fs::read_dir(folder(name)).unwrap().map(|f| std::fs::read_to_string(f.unwrap().path()).unwrap());
        let declares = |line: &&str| {
            let name = line.strip_prefix("    ").and_then(|l| l.split_once(" = ")).map_or("", |(name, _)| name);
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        };
        files.map(|text| text.lines().filter(declares).count()).sum::<usize>()
    };
    assert_eq!((tables, reads), (written("tables"), written("reads")));
}

#[test]
fn migrating_twice_changes_nothing() {
    on_both(|ground| {
        let before = migrated(&ground).columns().unwrap();
        assert_eq!(migrated(&ground).columns().unwrap().len(), before.len());
        assert_eq!(ground.count("migration"), migrations());
    });
}

#[test]
fn two_that_open_a_new_database_at_once_both_find_it_migrated() {
    on_both(|ground| {
        std::thread::scope(|s| {
            let opening: Vec<_> =
                (0..2).map(|_| s.spawn(|| Store::open(ground.place.clone(), Arc::new(SystemEntropy)).map(drop))).collect();
            assert!(opening.into_iter().all(|o| o.join().unwrap().is_ok()));
        });
        assert_eq!(ground.count("migration"), migrations());
    });
}

#[test]
fn a_changed_or_unknown_migration_is_refused_in_a_sentence() {
    on_both(|ground| {
        drop(migrated(&ground));
        let refusal = || match Store::open(ground.place.clone(), Arc::new(SystemEntropy)).map(drop) {
            Err(Fault::Broken(sentence)) => sentence,
            other => panic!("{other:?}"),
        };
        let newer = ground.literal(&[1; 32]);
        ground.tamper(&format!("INSERT INTO migration (number, sha256) VALUES (99, {newer})"));
        assert_eq!(refusal(), "the database has migration 99, which this version does not know");
        ground.tamper("DELETE FROM migration WHERE number = 99");
        drop(ground.open());
        ground.tamper(&format!("UPDATE migration SET sha256 = {newer}"));
        assert_eq!(refusal(), "migration 1 was changed after it had been applied");
    });
}

fn migrations() -> u64 {
    u64::try_from(migrate::COUNT).unwrap()
}
