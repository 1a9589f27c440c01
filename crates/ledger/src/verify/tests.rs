//! Each way to change a stored log, and the position that is named.

use super::*;

/// Position, salt and text, leaf.
type Row = (u64, Option<([u8; 32], String)>, Hash);

/// A stored log, as tables hold it.
struct Log {
    rows: Vec<Row>,
    nodes: Vec<Node>,
    checkpoints: Vec<(u64, Hash)>,
    head: (u64, Vec<u8>),
}

impl Log {
    fn of(texts: &[String]) -> Self {
        let mut tree = Tree::new();
        let (mut rows, mut nodes, mut checkpoints) = (vec![], vec![], vec![]);
        for (i, text) in texts.iter().enumerate() {
            let salt = [u8::try_from(i % 251).unwrap(); 32];
            let leaf = leaf_hash(&entry_hash(&salt, text));
            nodes.extend(tree.append(leaf));
            rows.push((i as u64, Some((salt, text.clone())), leaf));
            if tree.size().is_multiple_of(10) {
                checkpoints.push((tree.size(), tree.root()));
            }
        }
        Self { rows, nodes, checkpoints, head: (tree.size(), tree.peaks()) }
    }

    fn plain(n: usize) -> Self {
        Self::of(&(0..n).map(|i| format!(r#"{{"act":"member.added","n":{i}}}"#)).collect::<Vec<_>>())
    }

    /// Eleven entries, the last of which names others.
    fn naming(act: &str, removed: &str) -> Self {
        let mut texts: Vec<String> = (0..10).map(|i| format!(r#"{{"n":{i}}}"#)).collect();
        texts.push(format!(r#"{{"act":"{act}","removed":"{removed}"}}"#));
        Self::of(&texts)
    }

    fn without(mut self, positions: &[usize]) -> Self {
        for i in positions {
            self.rows[*i].1 = None;
        }
        self
    }

    fn verify(&self) -> Result<Verified, Wrong> {
        let mut verifier = Verifier::new();
        self.nodes.iter().for_each(|node| verifier.expect_node(*node));
        self.checkpoints.iter().for_each(|(size, root)| verifier.expect_checkpoint(*size, *root));
        verifier.expect_head(self.head.0, &self.head.1);
        for (position, entry, leaf) in &self.rows {
            let entry = entry.as_ref().map(|(salt, text)| (salt, text.as_str()));
            verifier.entry(*position, Stored { entry, leaf: *leaf })?;
        }
        verifier.finish()
    }

    #[track_caller]
    fn is_wrong(&self, position: u64, what: What) {
        assert_eq!(self.verify(), Err(Wrong { position, what }));
    }

    /// Rewrites an entry together with its leaf, as someone would who holds the database.
    fn rewrite(&mut self, i: usize) {
        let salt = [0xee; 32];
        self.rows[i].2 = leaf_hash(&entry_hash(&salt, "{}"));
        self.rows[i].1 = Some((salt, "{}".to_owned()));
    }
}

#[test]
fn whole_logs() {
    for n in [0, 1, 2, 10, 255, 256, 257, 600] {
        let log = Log::plain(n);
        let verified = log.verify().unwrap();
        assert_eq!(verified.size, n as u64);
        assert_eq!(verified.root, Tree::from_parts(log.head.0, &log.head.1).unwrap().root());
    }
}

#[test]
fn changed_rows() {
    let mut log = Log::plain(30);
    log.rows[17].1.as_mut().unwrap().1.push(' ');
    log.is_wrong(17, What::Leaf);
    let mut log = Log::plain(30);
    log.rows[17].1.as_mut().unwrap().0[5] ^= 1;
    log.is_wrong(17, What::Leaf);
    let mut log = Log::plain(30);
    log.rows[17].2[31] ^= 1;
    log.is_wrong(17, What::Leaf);
    let mut log = Log::plain(30);
    log.rows.swap(4, 5);
    log.is_wrong(4, What::Position { found: 5 });
    let mut log = Log::plain(30);
    log.rows.remove(0);
    log.is_wrong(0, What::Position { found: 1 });
    let mut log = Log::plain(30);
    log.rows.insert(8, log.rows[7].clone());
    log.is_wrong(8, What::Position { found: 7 });
}

#[test]
fn the_ends() {
    let mut log = Log::plain(35);
    log.rows.pop();
    log.is_wrong(34, What::Short { size: 35 });
    let mut log = Log::plain(30);
    log.rows.truncate(28);
    log.head = Log::plain(28).head;
    log.is_wrong(28, What::Short { size: 30 }); // by its last checkpoint
    let mut log = Log::plain(35);
    log.head = Log::plain(33).head;
    log.is_wrong(33, What::Long);
    let mut log = Log::plain(35);
    log.head.1[40] ^= 1;
    log.is_wrong(30, What::Head);
    log.head.1.pop();
    log.is_wrong(35, What::HeadMalformed);
}

#[test]
fn rewritten_entries() {
    let mut log = Log::plain(300);
    log.rewrite(17);
    log.is_wrong(10, What::Checkpoint { size: 20 });
    log.checkpoints.clear();
    log.is_wrong(0, What::Node { level: 8, index: 0 });
    log.nodes[0].hash = crate::subtree_root(&log.rows[..256].iter().map(|r| r.2).collect::<Vec<_>>());
    log.is_wrong(0, What::Head);
}

#[test]
fn checkpoints() {
    let mut log = Log::plain(35);
    log.checkpoints[1].1[0] ^= 1;
    log.is_wrong(10, What::Checkpoint { size: 20 });
    let mut log = Log::plain(35);
    log.checkpoints[1].0 = 21;
    log.is_wrong(10, What::Checkpoint { size: 21 });
    let mut log = Log::plain(35);
    log.checkpoints.push(log.checkpoints[0]); // the same twice, in no order
    log.checkpoints.push((0, crate::empty_root()));
    log.verify().unwrap();
    log.checkpoints.push((0, Hash::default()));
    log.is_wrong(0, What::Checkpoint { size: 0 });
}

#[test]
fn a_checkpoint_that_comes_too_late_is_not_passed_over() {
    let log = Log::plain(3);
    let mut verifier = Verifier::new();
    for (position, entry, leaf) in &log.rows {
        let entry = entry.as_ref().map(|(salt, text)| (salt, text.as_str()));
        verifier.entry(*position, Stored { entry, leaf: *leaf }).unwrap();
    }
    verifier.expect_checkpoint(2, Hash::default());
    assert!(verifier.finish().is_err());
}

#[test]
fn nodes() {
    let mut log = Log::plain(600);
    log.nodes[1].hash[9] ^= 1;
    log.is_wrong(256, What::Node { level: 8, index: 1 });
    log.nodes.remove(1);
    log.is_wrong(256, What::NodeMissing { level: 8, index: 1 });
    for (level, index, position) in [(8, 2, 512), (8, 9, 600), (7, 0, 0), (16, 0, 0), (255, 7, 0)] {
        let mut log = Log::plain(600);
        log.nodes.push(Node { level, index, hash: Hash::default() });
        log.is_wrong(position, What::NodeBeyond { level, index });
    }
    let mut log = Log::plain(600);
    log.nodes.push(log.nodes[1]);
    log.is_wrong(256, What::NodeBeyond { level: 8, index: 1 });
}

#[test]
fn removed_entries_must_be_named_later() {
    Log::naming("subject.erased", "3-5,9").without(&[3, 4, 5, 9]).verify().unwrap();
    Log::naming("ledger.trimmed", "0-9").without(&[0, 9]).verify().unwrap();
    for (act, removed, gone, position) in [
        ("subject.erased", "3-5", vec![3, 4, 5, 6], 6),
        ("subject.erased", "4", vec![3, 4], 3),
        ("subject.erased", "", vec![3], 3),
        ("subject.erased", "3,", vec![3], 3),
        ("subject.erased", "5-3", vec![4], 4),
        ("consent.withdrawn", "3", vec![3], 3),     // no act that removes
        ("subject.erased", "3,10", vec![3, 10], 3), // what names is itself removed
    ] {
        Log::naming(act, removed).without(&gone).is_wrong(position, What::Removed);
    }
}

#[test]
fn an_entry_cannot_name_what_is_removed_after_it() {
    let texts = [r#"{"act":"subject.erased","removed":"0-2"}"#, "{}", "{}"].map(str::to_owned);
    Log::of(&texts).without(&[1]).is_wrong(1, What::Removed);
}

#[test]
fn only_a_field_of_the_entry_itself_names() {
    for text in [
        r#"{"act":"subject.erased","inner":{"removed":"0"}}"#,
        r#"{"act":"subject.erased","note":"\"removed\":\"0\""}"#,
        r#"{"act":"note.written","act":"subject.erased","removed":"0"}"#,
        r#"{"act":"subject.erased","removed":["0"]}"#,
        r#"{"act":"subject.erased","removed":"0"} "removed""#,
    ] {
        let log = Log::of(&["{}".to_owned(), text.to_owned()]).without(&[0]);
        log.is_wrong(0, What::Removed);
    }
    let text = r#"{ "removed" : "0", "at": 5, "act": "subject\u002eerased" }"#.to_owned();
    Log::of(&["{}".to_owned(), text]).without(&[0]).verify().unwrap();
}

#[test]
fn the_lowest_position_is_named_whatever_is_found_first() {
    // Position 6 shows at once; that 3 is named by nobody shows at the end.
    let mut log = Log::naming("subject.erased", "4").without(&[3, 4]);
    log.rows[6].2[0] ^= 1;
    log.is_wrong(3, What::Removed);
    let mut log = Log::naming("subject.erased", "3-4").without(&[3, 4]);
    log.rows[6].2[0] ^= 1;
    log.is_wrong(6, What::Leaf);
    // An entry that was changed names nothing.
    let mut log = Log::naming("subject.erased", "3").without(&[3]);
    log.rows[10].1.as_mut().unwrap().1.push(' ');
    log.is_wrong(3, What::Removed);
}

#[test]
fn messages_name_position_and_kind() {
    let wrong = Wrong { position: 7, what: What::Checkpoint { size: 9 } };
    assert_eq!(wrong.to_string(), "position 7: the checkpoint of size 9 has another root; an entry from here on was changed");
}

/// `cargo test -p ledger --release -- --ignored --nocapture speed`
#[test]
#[ignore = "a measurement, not a check"]
fn speed() {
    let pad = "x".repeat(160);
    let texts: Vec<String> = (0..1_000_000).map(|i| format!(r#"{{"act":"member.added","n":{i},"pad":"{pad}"}}"#)).collect();
    let log = Log::of(&texts);
    let start = std::time::Instant::now();
    log.verify().unwrap();
    let each = start.elapsed() / 1_000_000;
    println!("{each:?} an entry of {} bytes, {:.0} a second", texts[0].len(), 1.0 / each.as_secs_f64());
}
