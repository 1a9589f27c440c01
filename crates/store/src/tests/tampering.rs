//! Tampering: every change to a stored ledger is noticed, in each column of each of its tables.

use super::house::{Ground, House, hour, on_both};
use crate::db::Db;
use crate::reads::{LedgerKey, Reader};
use crate::verify::Failure;
use domain::decision;
use domain::inventory::TABLES;
use ledger::Checkpoint;

/// A house with a ledger long enough for three inner nodes, removed entries and three checkpoints.
fn lived_in(ground: &Ground) -> House {
    let house = House::build(ground, 1);
    let (ada, ben) = (house.arrive(hour(1)), house.arrive(hour(1)));
    let subject = ben.visitor.subject;
    for round in 0..3 {
        house.give(if round == 1 { &ada } else { &ben }, "callback", hour(1)).ok();
        let shown = house.act(move |tx| {
            (0..260).try_for_each(|_| tx.apply(&decision::show_data(subject, hour(1))).map(drop))?;
            Ok(())
        });
        shown.unwrap();
        let tree = house.store.read(|r| r.ledger_head(house.organisation)).unwrap();
        let origin = format!("parlour.example/ledger/{}", house.organisation);
        let note = Checkpoint { origin, size: tree.size(), root: tree.root() }.sign(&house.log);
        house.act(move |tx| tx.keep_checkpoint(tree.size(), &note)).unwrap();
    }
    house.erase(&ada, hour(2)).unwrap();
    House::build(ground, 2).arrive(hour(1));
    house
}

/// A connection on which changes are tried and undone.
struct Trial<'a> {
    db: Db,
    house: &'a House,
}

impl Trial<'_> {
    /// What verification says after these statements, which are then undone.
    fn after(&mut self, statements: &[String]) -> Result<(), Failure> {
        self.db.begin().unwrap();
        for sql in statements {
            self.db.batch(sql).unwrap_or_else(|fault| panic!("{sql}: {fault}"));
        }
        let house = self.house;
        // The keys that this house's server key seals; of the other house it is not asked here.
        let opens = |key: &LedgerKey| {
            let opened = house.server.open("ledger_key.sealed_seed", key.organisation.0, &key.sealed_seed);
            key.organisation != house.organisation || opened.is_ok_and(|seed| seed.expose() == &[7; 32])
        };
        let outcome = Reader::new(&mut self.db).verify_ledgers(opens).map(drop);
        self.db.rollback().unwrap();
        outcome
    }

    fn notices(&mut self, statements: &[String]) -> String {
        match self.after(statements) {
            Ok(()) => panic!("not noticed: {statements:?}"),
            Err(failure) => failure.to_string(),
        }
    }
}

/// The rows of a ledger table that are changed, by a condition: the first, one in the middle, the last.
fn places(ground: &Ground, table: &str, organisation: &str) -> Vec<String> {
    let key = match table {
        "ledger_entry" => "position",
        "ledger_node" => "node",
        "ledger_checkpoint" => "size",
        _ => return vec![format!("organisation = {organisation}")],
    };
    let values = ground.column(&format!("SELECT CAST({key} AS TEXT) FROM {table} WHERE organisation = {organisation} ORDER BY {key}"));
    let chosen = [0, values.len() / 2, values.len() - 1];
    chosen.into_iter().map(|i| format!("organisation = {organisation} AND {key} = {}", values[i])).collect()
}

/// Other values for a column, by what it holds.
fn changes(ground: &Ground, column: &str) -> Vec<String> {
    match column {
        "position" | "size" | "level" | "node" => vec![format!("{column} + 100000"), format!("-1 - {column}")],
        "entry" | "vkey" | "note" => vec![format!("{column} || ' '"), format!("REPLACE({column}, 'a', 'b')"), "NULL".into()],
        _ if ground.is_sqlite() => vec!["NULL".into(), "randomblob(32)".into(), format!("CAST({column} || X'00' AS BLOB)")],
        _ => vec![
            "NULL".into(),
            "sha256('x'::bytea)".into(),
            format!("{column} || '\\x00'::bytea"),
            format!("set_byte({column}, 3, get_byte({column}, 3) # 1)"),
        ],
    }
}

#[test]
fn an_untouched_ledger_verifies() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let mut trial = Trial { db: Db::open(&ground.place, true).unwrap(), house: &house };
        trial.after(&[]).unwrap();
        assert!(
            ground.count("ledger_node") >= 3
                && ground.count("ledger_checkpoint") == 3
                && ground.count("ledger_entry WHERE entry IS NULL") > 0
        );
    });
}

#[test]
fn every_changed_column_is_noticed() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let organisation = ground.literal(house.organisation.0.as_bytes());
        let mut trial = Trial { db: Db::open(&ground.place, true).unwrap(), house: &house };
        let mut tried = 0;
        for table in TABLES.iter().filter(|t| t.name.contains("ledger")) {
            for (column, _) in table.columns {
                for place in places(&ground, table.name, &organisation) {
                    for value in changes(&ground, column) {
                        tried += u32::from(changed(&ground, &mut trial, table.name, column, &place, &value));
                    }
                }
            }
        }
        assert!(tried > 80, "{tried}");
    });
}

/// Tries one change; false where the column cannot take the value or holds it already.
fn changed(ground: &Ground, trial: &mut Trial<'_>, table: &str, column: &str, place: &str, value: &str) -> bool {
    let sql = format!("UPDATE {table} SET {column} = {value} WHERE {place}");
    trial.db.begin().unwrap();
    let taken = trial.db.batch(&sql).is_ok();
    trial.db.rollback().unwrap();
    let differs = if ground.is_sqlite() { "IS NOT" } else { "IS DISTINCT FROM" };
    if !taken || ground.count(&format!("{table} WHERE {place} AND {column} {differs} {value}")) == 0 {
        return false;
    }
    trial.notices(&[sql]);
    true
}

#[test]
fn removed_swapped_and_added_rows_are_noticed() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let organisation = ground.literal(house.organisation.0.as_bytes());
        let mut trial = Trial { db: Db::open(&ground.place, true).unwrap(), house: &house };
        for table in ["ledger_entry", "ledger_node", "ledger_head", "ledger_key"] {
            for place in places(&ground, table, &organisation) {
                trial.notices(&[format!("DELETE FROM {table} WHERE {place}")]);
            }
        }
        // A checkpoint that is forgotten takes nothing from the proof; one kept elsewhere still stands against the log.
        for (table, key, columns) in [
            ("ledger_entry", "position", "subject entry salt leaf"),
            ("ledger_entry", "position", "leaf"),
            ("ledger_node", "node", "hash"),
            ("ledger_checkpoint", "size", "note"),
        ] {
            trial.notices(&swap(&ground, table, key, columns, &organisation));
        }
        let copy = |table: &str, key: &str, columns: &str| {
            format!(
                "INSERT INTO {table} (organisation, {key}{columns}) SELECT organisation, {key} + 1{columns} FROM {table} WHERE organisation = {organisation} AND {key} = (SELECT MAX({key}) FROM {table} WHERE organisation = {organisation})"
            )
        };
        trial.notices(&[copy("ledger_entry", "position", ", subject, entry, salt, leaf")]);
        trial.notices(&[copy("ledger_node", "node", ", level, hash")]);
        trial.notices(&[copy("ledger_checkpoint", "size", ", note")]);
        let stranger = ground.literal(&[9; 16]);
        for sql in [
            format!("INSERT INTO ledger_head (organisation, size, peaks) VALUES ({stranger}, 0, {})", ground.literal(&[])),
            format!(
                "INSERT INTO ledger_key (organisation, vkey, sealed_seed) SELECT {stranger}, vkey, sealed_seed FROM ledger_key WHERE organisation = {organisation}"
            ),
        ] {
            trial.notices(&[sql]);
        }
    });
}

/// Swaps columns between the first row and one in the middle.
fn swap(ground: &Ground, table: &str, key: &str, columns: &str, organisation: &str) -> Vec<String> {
    let places = places(ground, table, organisation);
    let (a, b) = (&places[0], &places[1]);
    let of = |place: &str| place.rsplit(' ').next().unwrap().to_owned();
    let set: Vec<_> = columns
        .split(' ')
        .map(|c| format!("{c} = (SELECT o.{c} FROM {table} o WHERE o.organisation = {organisation} AND o.{key} = CASE {table}.{key} WHEN {} THEN {} ELSE {} END)", of(a), of(b), of(a)))
        .collect();
    vec![format!("UPDATE {table} SET {} WHERE organisation = {organisation} AND {key} IN ({}, {})", set.join(", "), of(a), of(b))]
}

#[test]
fn a_side_entry_goes_whole_and_named_or_not_at_all() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let organisation = ground.literal(house.organisation.0.as_bytes());
        let mut trial = Trial { db: Db::open(&ground.place, true).unwrap(), house: &house };
        let set = |what: &str| vec![format!("UPDATE ledger_entry SET {what} WHERE organisation = {organisation} AND position = 30")];
        for part in [
            "entry = NULL",
            "salt = NULL",
            "subject = NULL",
            "entry = NULL, salt = NULL",
            "entry = NULL, subject = NULL",
            "salt = NULL, subject = NULL",
        ] {
            let failure = trial.notices(&set(part));
            assert!(failure.contains("position 30"), "{part}: {failure}");
        }
        assert!(trial.notices(&set("entry = NULL, salt = NULL, subject = NULL")).contains("no later act says so"));
        // An erased side entry that comes back under another name.
        let back =
            format!("UPDATE ledger_entry SET subject = {} WHERE organisation = {organisation} AND entry IS NULL", ground.literal(&[8; 16]));
        assert!(trial.notices(&[back]).contains("removed in part"));
    });
}

#[test]
fn two_ledgers_that_changed_places_are_noticed() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let mut trial = Trial { db: Db::open(&ground.place, true).unwrap(), house: &house };
        let [a, b] = [house.organisation, other.organisation].map(|id| ground.literal(id.0.as_bytes()));
        let aside = ground.literal(&[1; 16]);
        let exchange = |tables: &[&str]| -> Vec<String> {
            let moves = [(&a, &aside), (&b, &a), (&aside, &b)];
            let one = |table: &&str| moves.map(|(from, to)| format!("UPDATE {table} SET organisation = {to} WHERE organisation = {from}"));
            tables.iter().flat_map(one).collect()
        };
        trial.notices(&exchange(&["ledger_entry"]));
        trial.notices(&exchange(&["ledger_entry", "ledger_head"]));
        let vkeys =
            "UPDATE ledger_key SET vkey = (SELECT k.vkey FROM ledger_key k WHERE k.organisation <> ledger_key.organisation)".to_owned();
        let named = trial.notices(&[exchange(&["ledger_entry", "ledger_head"]), vec![vkeys]].concat());
        assert!(named.contains("names another organisation"), "{named}");
        let gone = ["ledger_entry", "ledger_head", "ledger_key"].map(|t| format!("DELETE FROM {t} WHERE organisation = {b}"));
        assert!(trial.notices(&gone).contains("it has no key"), "an organisation without its ledger");
    });
}

/// Whoever holds the server key writes the ledger anew, from one entry on, with its own signing key: leaves, nodes, head and checkpoints.
fn rewritten(house: &House, ground: &Ground, position: usize) {
    let own = ground.literal(house.organisation.0.as_bytes());
    let stored = house.store.read(|r| r.last_entries(house.organisation, i64::MAX as u64, 10_000)).unwrap();
    let mut tree = ledger::Tree::default();
    let mut nodes = Vec::new();
    ground.tamper(&format!("DELETE FROM ledger_checkpoint WHERE organisation = {own}"));
    for entry in stored.iter().rev() {
        let mut leaf = <[u8; 32]>::try_from(entry.leaf.as_slice()).unwrap();
        if entry.position == position as u64 {
            let text = entry.entry.clone().unwrap().replace("session.started", "session.stopped").replace("data.shown", "data.shewn");
            let salt = <[u8; 32]>::try_from(entry.salt.clone().unwrap()).unwrap();
            leaf = ledger::leaf_hash(&ledger::entry_hash(&salt, &text));
            let (leaf, place) = (ground.literal(&leaf), format!("organisation = {own} AND position = {position}"));
            assert_eq!(ground.tamper(&format!("UPDATE ledger_entry SET entry = '{text}', leaf = {leaf} WHERE {place}")), 1);
        }
        nodes.extend(tree.append(leaf));
    }
    for node in nodes {
        let (hash, level, index) = (ground.literal(&node.hash), node.level, node.index);
        ground.tamper(&format!("UPDATE ledger_node SET hash = {hash} WHERE organisation = {own} AND level = {level} AND node = {index}"));
    }
    let peaks = ground.literal(&tree.peaks());
    ground.tamper(&format!("UPDATE ledger_head SET peaks = {peaks} WHERE organisation = {own}"));
}

fn checkpoint(house: &House) -> String {
    let tree = house.store.read(|r| r.ledger_head(house.organisation)).unwrap();
    let origin = format!("parlour.example/ledger/{}", house.organisation);
    Checkpoint { origin, size: tree.size(), root: tree.root() }.sign(&house.log)
}

fn continues(house: &House, note: &str) -> Result<u64, Failure> {
    let mut outcome = None;
    house.store.read(|r| {
        outcome = Some(r.continues(note));
        Ok(())
    })?;
    outcome.unwrap().map(|continued| continued.now - continued.kept)
}

#[test]
fn a_ledger_continues_what_was_kept_of_it() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let kept = checkpoint(&house);
        assert_eq!(continues(&house, &kept).unwrap(), 0);
        house.arrive(hour(3));
        house.sign_in([9; 32], None, hour(3)).unwrap();
        assert_eq!(continues(&house, &kept).unwrap(), 2);
        let said = |note: &str| continues(&house, note).unwrap_err().to_string();
        assert!(said(&kept.replace("parlour.example", "parlour.elsewhere")).contains("no ledger here is called"));
        assert!(said(&kept.replacen("ledger/", "ledger/ ", 1)).contains("no ledger here is called"));
        let lines: Vec<_> = kept.lines().collect();
        let forged = kept.replacen(&format!("\n{}\n", lines[1]), "\n7\n", 1);
        assert!(said(&forged).contains("does not open with the key of this ledger"), "{}", said(&forged));
        assert!(said("").contains("no ledger here"));
    });
}

#[test]
fn whoever_holds_every_key_rewrites_a_ledger_that_agrees_with_itself_but_not_with_what_was_kept() {
    on_both(|ground| {
        let house = lived_in(&ground);
        let kept = checkpoint(&house);
        let texts = house.entries();
        let position = texts.iter().rposition(|text| text.as_ref().is_some_and(|text| text.contains("data.shown"))).unwrap();
        rewritten(&house, &ground, position);
        let alone = house.store.read(|r| Ok(r.verify_ledgers(|_| true).map(drop).map_err(|failure| failure.to_string()))).unwrap();
        assert_eq!(alone, Ok(()), "it agrees with itself");
        let caught = continues(&house, &kept).unwrap_err().to_string();
        assert!(caught.contains("are not those of the kept checkpoint"), "{caught}");
        assert_eq!(
            continues(&house, &checkpoint(&house)).unwrap(),
            0,
            "a checkpoint of the new one fits, and is not the one that was kept"
        );
    });
}

#[test]
fn a_ledger_cut_short_does_not_continue_what_was_kept() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        house.arrive(hour(1));
        let before = checkpoint(&house);
        let size: u64 = before.lines().nth(1).unwrap().parse().unwrap();
        house.arrive(hour(2));
        let kept = checkpoint(&house);
        let own = ground.literal(house.organisation.0.as_bytes());
        let mut tree = ledger::Tree::default();
        for entry in house.store.read(|r| r.last_entries(house.organisation, size, 10_000)).unwrap().iter().rev() {
            tree.append(<[u8; 32]>::try_from(entry.leaf.as_slice()).unwrap());
        }
        let peaks = ground.literal(&tree.peaks());
        ground.tamper(&format!("DELETE FROM ledger_entry WHERE organisation = {own} AND position >= {size}"));
        ground.tamper(&format!("UPDATE ledger_head SET size = {size}, peaks = {peaks} WHERE organisation = {own}"));
        assert_eq!(house.verify().expect("it agrees with itself"), size);
        let caught = continues(&house, &kept).unwrap_err().to_string();
        assert!(caught.contains("entries were there when the kept checkpoint was signed"), "{caught}");
    });
}
