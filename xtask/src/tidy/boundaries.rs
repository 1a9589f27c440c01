//! What may stand in one place only: database drivers, a table's writes, proofs, clocks, wire formats.

use super::Finding;
use super::floors::House;
use super::source::{Source, has_word, is_word, line_of, positions_of_word};
use crate::tree::{File, Tree};

const DRIVERS: [&str; 3] = ["rusqlite", "tokio_postgres", "postgres"];
const CLOCKS: [&str; 4] = ["Timestamp::now", "Zoned::now", "SystemTime::now", "Instant::now"];
/// What opens a connection to somebody else.
const CALLS_OUT: [&str; 11] = [
    "AsyncSmtpTransport",
    "SmtpTransport",
    "instant_acme",
    "reqwest",
    "ureq",
    "hyper::client",
    "HttpConnector",
    "TcpSocket",
    "TcpStream::connect",
    "UdpSocket",
    "UnixStream::connect",
];
/// What sends a letter once a recipient was found for it, and the one file that does so.
const HANDS_OVER: (&str, &str) = ("mail::send", "crates/server/src/outbound.rs");
const WRITES: [&str; 6] = ["INSERT INTO", "INSERT OR IGNORE INTO", "INSERT OR REPLACE INTO", "REPLACE INTO", "UPDATE", "DELETE FROM"];

pub(super) fn findings(tree: &Tree, house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, source) in tree.rust() {
        found.extend(named_drivers(file, source));
        found.extend(strange_writes(file, source, house));
        found.extend(wire_formats_in_domain(file, source));
        found.extend(clocks(file, source, house));
        found.extend(ways_out(file, source, house));
    }
    found.extend(forged_proofs(tree, house));
    found
}

/// The drivers are named where one SQL text is made to fit both engines, and in the lab that measures them bare.
fn named_drivers(file: &File, source: &Source) -> Vec<Finding> {
    let path = file.path.as_str();
    let at_home = path.starts_with("crates/store/src/db/")
        || path.starts_with("crates/bench/")
        || (path.starts_with("crates/store/src/db") && path.matches('/').count() == 3);
    if at_home || reaches_behind(file) || !path.starts_with("crates/") {
        return Vec::new();
    }
    let named = |code: &str| DRIVERS.into_iter().find(|driver| names_driver(code, driver));
    let lines = source.code_lines().filter_map(|(line, code)| Some((line, named(code)?)));
    lines.map(|(line, driver)| Finding::new(path, line, format!("names the driver {driver}; only crates/store/src/db.rs may"))).collect()
}

/// Tests, and the kit that they are made of, look and tamper behind the store's back: that is what they are for.
fn reaches_behind(file: &File) -> bool {
    file.is_test() || file.path.starts_with("crates/testkit/")
}

/// A driver's name counts at the beginning of a path (`postgres::Client`) or in a `use`; a variable may be called so.
fn names_driver(code: &str, driver: &str) -> bool {
    positions_of_word(code, driver).any(|at| {
        let (before, from) = code.split_at(at);
        let after = from.split_at(driver.len()).1;
        let begins = !before.ends_with("::") && !before.ends_with('.');
        begins && (after.starts_with("::") || before.trim() == "use" || before.trim() == "pub use" || before.trim() == "extern crate")
    })
}

/// SQL that writes table `t` stands in `tables/t.rs`, so that whoever changes a table sees all that happens to it.
fn strange_writes(file: &File, source: &Source, house: &House) -> Vec<Finding> {
    let path = file.path.as_str();
    let migrates = path.split('/').any(|part| part.starts_with("migrat"));
    if !path.starts_with("crates/") || path.starts_with("crates/bench/") || reaches_behind(file) || migrates {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, table) in written_tables(&source.strings) {
        let home = format!("crates/store/src/tables/{table}");
        let at_home = path.strip_prefix(&home).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'));
        if at_home || source.is_test_line(line) {
            continue;
        }
        if table.is_empty() {
            if !house.dynamic_writes.iter().any(|listed| listed == path) {
                found.push(Finding::new(path, line, "writes a table that it does not name, and is no [[dynamic-write]] of floors.toml"));
            }
        } else {
            found.push(Finding::new(path, line, format!("writes the table {table}; that belongs in {home}.rs")));
        }
    }
    found
}

/// The lines and names of tables that SQL in `strings` writes; the name is empty where it is put in while running.
fn written_tables(strings: &str) -> Vec<(usize, String)> {
    // A quoted name counts like any other; an unescaped quotation mark ends the string and the search in it.
    let strings = &strings.replace("\\\"", "  ");
    let mut found = Vec::new();
    for write in WRITES {
        let first = write.split(' ').next().unwrap_or(write);
        for at in positions_of_word(strings, first) {
            let Some(rest) = after_words(strings.split_at(at).1, write) else { continue };
            let table: String = rest.chars().take_while(|c| is_word(*c)).collect();
            let in_place_of_a_name = rest.starts_with('{');
            // `ON CONFLICT .. DO UPDATE SET`, `FOR UPDATE SKIP LOCKED` and `UPDATE` in prose name no table.
            let is_name = table.starts_with(|c: char| c.is_ascii_lowercase());
            if is_name || in_place_of_a_name {
                found.push((line_of(strings, at), table));
            }
        }
    }
    found
}

/// What follows the words of `phrase`, which any white space may part.
fn after_words<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text;
    for word in phrase.split(' ') {
        let after = rest.strip_prefix(word)?;
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
        if rest.len() == after.len() {
            return None;
        }
    }
    Some(rest)
}

/// The edge owns the wire formats: a rule's type that goes over the wire as it is can never change.
fn wire_formats_in_domain(file: &File, source: &Source) -> Vec<Finding> {
    if !file.path.starts_with("crates/domain/") {
        return Vec::new();
    }
    let serialises = |code: &str| has_word(code, "Serialize") || has_word(code, "Deserialize") || has_word(code, "serde");
    let lines = source.code_lines().filter(|(_, code)| serialises(code));
    lines.map(|(line, _)| Finding::new(&file.path, line, "gives the rules a wire format; that is for crates/server")).collect()
}

fn clocks(file: &File, source: &Source, house: &House) -> Vec<Finding> {
    let listed = house.clocks.iter().any(|path| &file.path == path || (path.ends_with('/') && file.path.starts_with(path)));
    if listed {
        return Vec::new();
    }
    let read = |code: &str| CLOCKS.into_iter().find(|clock| has_word(code, clock));
    let lines = source.code_lines().filter_map(|(line, code)| Some((line, read(code)?)));
    lines
        .map(|(line, clock)| Finding::new(&file.path, line, format!("reads {clock}; time is a parameter (floors.toml lists the clocks)")))
        .collect()
}

/// Nothing leaves but through the door that asks for a registered recipient and leaves an act. Whoever speaks to somebody else for it is
/// listed, so that each new way out is seen.
fn ways_out(file: &File, source: &Source, house: &House) -> Vec<Finding> {
    let path = file.path.as_str();
    let ships = path.starts_with("crates/") && !path.starts_with("crates/bench/") && !reaches_behind(file);
    if !ships {
        return Vec::new();
    }
    let listed = house.egress.iter().any(|listed| listed == path);
    let (hands_over, door) = HANDS_OVER;
    let mut found = Vec::new();
    for (line, code) in source.code_lines().filter(|(line, _)| !source.is_test_line(*line)) {
        if let Some(call) = CALLS_OUT.into_iter().find(|call| has_word(code, call)).filter(|_| !listed) {
            found.push(Finding::new(
                path,
                line,
                format!("speaks to somebody else ({call}); {door} is the door out ([[egress]] in floors.toml)"),
            ));
        }
        if has_word(code, hands_over) && path != door {
            found.push(Finding::new(path, line, format!("sends a letter by itself; only {door} may")));
        }
    }
    found
}

/// A proof is worth what its makers are worth, so there are few of them and all in one file.
fn forged_proofs(tree: &Tree, house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for proof in &house.proofs {
        let folder = proof.file.split_once("/src/").map_or("", |(folder, _)| folder);
        let mut makers = 0;
        for (file, source) in tree.rust().filter(|(file, _)| file.path.starts_with(folder)) {
            for (line, _) in source.code_lines().filter(|(_, code)| makes(code, &proof.name)) {
                if file.path == proof.file {
                    makers += 1;
                } else {
                    found.push(Finding::new(&file.path, line, format!("makes a {} by hand; only {} may", proof.name, proof.file)));
                }
            }
        }
        if makers != proof.makers {
            let what = format!("makes {} in {makers} places; floors.toml knows {}", proof.name, proof.makers);
            found.push(Finding::new(&proof.file, 0, what));
        }
    }
    found
}

/// Whether a line holds the literal `Name { .. }`; its declaration and `impl` blocks do not count.
fn makes(code: &str, name: &str) -> bool {
    let declares = ["struct ", "enum ", "impl ", "impl<", "for "].iter().any(|word| code.contains(word));
    !declares && positions_of_word(code, name).any(|at| code.split_at(at + name.len()).1.trim_start().starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, floors: &str) -> Vec<String> {
        let tree = Tree::of(&[("floors.toml", floors), (path, text)]);
        findings(&tree, &House::of(&tree).unwrap()).iter().map(Finding::to_string).collect()
    }

    fn is_found(path: &str, text: &str) -> bool {
        !check(path, text, "").is_empty()
    }

    #[test]
    fn a_driver_is_named_in_its_place_only() {
        for text in ["use rusqlite::Connection;", "fn f(c: &mut postgres::Client) {}", "use postgres;", "let a = [tokio_postgres::NoTls];"]
        {
            assert!(is_found("crates/server/src/auth.rs", text), "{text}");
            assert!(is_found("crates/store/src/tables/visits.rs", text), "{text}");
            assert!(is_found("crates/store/src/db_like/x.rs", text), "{text}");
            assert!(!is_found("crates/store/src/db.rs", text), "{text}");
            assert!(!is_found("crates/store/src/db_postgres.rs", text), "{text}");
            assert!(!is_found("crates/store/src/db/sqlite.rs", text), "{text}");
            assert!(!is_found("crates/bench/src/disk.rs", text), "{text}");
        }
        for text in ["let postgres = url;", "Engine::postgres(url)", "// rusqlite::Error", "crate::db::postgres::open()"] {
            assert!(!is_found("crates/store/src/write.rs", text), "{text}");
        }
    }

    #[test]
    fn a_table_is_written_in_its_file_only() {
        for sql in [
            "INSERT INTO visits (id) VALUES (?1)",
            "UPDATE visits SET a = 1",
            "DELETE\n   FROM visits",
            "WITH a AS (SELECT 1) DELETE FROM visits",
            "INSERT OR IGNORE INTO visits VALUES (1)",
            "DELETE FROM \\\"visits\\\"",
            "UPDATE \\\n visits SET a = 1",
        ] {
            let text = format!("const SQL: &str = \"{sql}\";");
            assert_eq!(check("crates/store/src/apply.rs", &text, "").len(), 1, "{sql}");
            assert!(!is_found("crates/store/src/tables/visits.rs", &text), "{sql}");
            assert!(is_found("crates/store/src/tables/visits_old.rs", &text), "{sql}");
            assert!(!is_found("crates/store/src/migrations/one.rs", &text), "{sql}");
            assert!(!is_found("crates/store/tests/story.rs", &text), "{sql}");
            assert!(!is_found("crates/store/src/apply.rs", &format!("#[cfg(test)]\nmod tests {{\n{text}\n}}")), "{sql}");
        }
        for text in [
            "const A: &str = \"SELECT 1 FROM visits FOR UPDATE\";",
            "const A: &str = \"x ON CONFLICT (id) DO UPDATE SET a = 1\";",
            "// DELETE FROM visits",
            "sql.replace(\"{LOCK}\", \"FOR UPDATE\"); let a = \"{b}\"; let c = \"visits\";",
            "const A: &str = \"the last_UPDATE visits\";",
        ] {
            assert!(!is_found("crates/store/src/apply.rs", text), "{text}");
        }
    }

    #[test]
    fn a_table_that_is_named_while_running_is_written_where_it_is_listed() {
        let text = "let sql = format!(\"DELETE FROM {table} WHERE subject = ?1\");";
        assert!(is_found("crates/store/src/erase.rs", text));
        let listed = "[[dynamic-write]]\npath = 'crates/store/src/erase.rs'\nreason = 'erases by the inventory'\n";
        assert_eq!(check("crates/store/src/erase.rs", text, listed), [""; 0]);
    }

    #[test]
    fn nothing_leaves_but_through_the_door() {
        for text in ["use lettre::AsyncSmtpTransport;", "let s = tokio::net::TcpStream::connect(a).await;", "ureq::get(url).call()"] {
            assert!(is_found("crates/server/src/visit/turn.rs", text), "{text}");
            assert!(!is_found("crates/server/tests/walls/tls.rs", text), "{text}");
            assert!(!is_found("crates/server/src/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{text}\n}}")), "{text}");
            let listed = "[[egress]]\npath = 'crates/server/src/mail.rs'\nreason = 'speaks SMTP'\n";
            assert_eq!(check("crates/server/src/mail.rs", text, listed), [""; 0]);
        }
        let text = "mail::send(&server, &letter).await?;";
        assert!(is_found("crates/server/src/visit/letters.rs", text));
        assert!(!is_found("crates/server/src/outbound.rs", text));
        assert!(!is_found("crates/server/src/visit/letters.rs", "let stream: TcpStream = listener.accept().await;"));
    }

    #[test]
    fn the_rules_have_no_wire_format() {
        assert!(is_found("crates/domain/src/consent.rs", "#[derive(Clone, Serialize)]"));
        assert!(is_found("crates/domain/src/consent.rs", "impl<'de> serde::Deserialize<'de> for A {}"));
        assert!(!is_found("crates/domain/src/consent.rs", "/// Not `Serialize`."));
        assert!(!is_found("crates/server/src/api.rs", "#[derive(Serialize)]"));
    }

    #[test]
    fn a_clock_is_read_where_it_is_listed() {
        let text = "let now = std::time::Instant::now();";
        assert!(is_found("crates/flow/src/step.rs", text));
        assert!(is_found("crates/flow/src/step.rs", "let now = jiff::Timestamp::now();"));
        let listed = "[[clock]]\npath = 'crates/flow/src/'\nreason = 'measures'\n";
        assert_eq!(check("crates/flow/src/step.rs", text, listed), [""; 0]);
    }

    #[test]
    fn a_proof_made_elsewhere_or_once_too_often_is_found() {
        let floors = "[[proof]]\ntype = 'Proof'\nfile = 'crates/domain/src/consent.rs'\nmakers = 1\n";
        let home = "pub struct Proof<'f> { live: &'f Live }\nimpl Proof<'_> {}\nfn a() { Proof { live } }\n";
        assert_eq!(check("crates/domain/src/consent.rs", home, floors), [""; 0]);
        let twice = format!("{home}fn b() {{ Proof {{ live }} }}\n");
        let expected = "crates/domain/src/consent.rs: makes Proof in 2 places; floors.toml knows 1";
        assert_eq!(check("crates/domain/src/consent.rs", &twice, floors), [expected]);
        let forged = check("crates/domain/src/consent/import.rs", "fn c() { super::Proof { live } }\n", floors);
        assert!(forged.iter().any(|line| line.contains("by hand")), "{forged:?}");
        let other = check("crates/domain/src/erasure.rs", "fn c() { InclusionProof { live } }\n", floors);
        assert!(!other.iter().any(|line| line.contains("by hand")), "{other:?}");
    }
}
