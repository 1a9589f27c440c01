//! Which crate may build on which: the floors of `floors.toml` against the manifests.

use super::Finding;
use crate::tree::Tree;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Below this floor, what a crate takes from outside the workspace is listed too.
const FIRST_FREE_FLOOR: i64 = 3;

/// What `floors.toml` says.
#[derive(Default)]
pub(super) struct House {
    crates: BTreeMap<String, Floor>,
    /// Files or folders (ending in `/`) that may read a clock.
    pub(super) clocks: Vec<String>,
    /// Files that may write a table whose name they are given.
    pub(super) dynamic_writes: Vec<String>,
    /// Files that speak to somebody else.
    pub(super) egress: Vec<String>,
    pub(super) proofs: Vec<ProofType>,
}

struct Floor {
    number: i64,
    /// Lower crates that it may use.
    inside: Vec<String>,
    /// Crates on its own floor that it may use.
    beside: Vec<String>,
    /// Crates from elsewhere that it may use; `None` leaves it free.
    outside: Option<Vec<String>>,
}

/// A type whose value proves that something was checked.
pub(super) struct ProofType {
    pub(super) name: String,
    /// The one file that makes values of it.
    pub(super) file: String,
    /// In how many places of this file.
    pub(super) makers: i64,
}

impl House {
    /// Reads `floors.toml`.
    ///
    /// # Errors
    /// A finding where it is missing or not as it should be.
    pub(super) fn of(tree: &Tree) -> Result<Self, Finding> {
        let broken = |what: String| Finding::new("floors.toml", 0, what);
        let file = tree.file("floors.toml").ok_or_else(|| broken("is missing".to_owned()))?;
        let table: Table = file.text.parse().map_err(|e| broken(format!("is not TOML: {e}")))?;
        let mut house = Self::default();
        for (name, entry) in table.get("crates").and_then(Value::as_table).into_iter().flatten() {
            let number = entry.get("floor").and_then(Value::as_integer).ok_or_else(|| broken(format!("gives {name} no floor")))?;
            let floor = Floor {
                number,
                inside: texts(entry.get("inside")),
                beside: texts(entry.get("beside")),
                outside: entry.get("outside").map(|list| texts(Some(list))),
            };
            house.crates.insert(name.clone(), floor);
        }
        house.clocks = exceptions(&table, "clock", tree)?;
        house.egress = exceptions(&table, "egress", tree)?;
        house.dynamic_writes = exceptions(&table, "dynamic-write", tree)?;
        for entry in table.get("proof").and_then(Value::as_array).into_iter().flatten() {
            house.proofs.push(proof_type(entry).ok_or_else(|| broken("a [[proof]] needs `type`, `file` and `makers`".to_owned()))?);
        }
        Ok(house)
    }
}

pub(super) fn findings(tree: &Tree, house: &House) -> Vec<Finding> {
    let mut found = list_findings(house);
    let manifests = tree.files.iter().filter_map(|file| Some((file, crate_of_manifest(&file.path)?)));
    let mut seen = Vec::new();
    for (file, name) in manifests {
        seen.push(name);
        let finding = |what: String| Finding::new(&file.path, 0, what);
        match (house.crates.get(name), file.text.parse::<Table>()) {
            (_, Err(e)) => found.push(finding(format!("is not TOML: {e}"))),
            (None, _) => found.push(finding("is not in floors.toml".to_owned())),
            (Some(floor), Ok(manifest)) => found.extend(manifest_findings(house, floor, &manifest).into_iter().map(finding)),
        }
    }
    let stale = house.crates.keys().filter(|name| !seen.contains(&name.as_str()));
    found.extend(stale.map(|name| Finding::new("floors.toml", 0, format!("names the crate {name}, which does not exist"))));
    found
}

/// Whether the list itself keeps to the floors.
fn list_findings(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, floor) in &house.crates {
        let mut wrong = |what: String| found.push(Finding::new("floors.toml", 0, what));
        let number_of = |other: &String| house.crates.get(other).map(|floor| floor.number);
        for other in floor.inside.iter().filter(|other| number_of(other).is_none_or(|number| number >= floor.number)) {
            wrong(format!("lets {name} look up or sideways at {other}"));
        }
        for other in floor.beside.iter().filter(|other| number_of(other) != Some(floor.number)) {
            wrong(format!("says that {other} stands beside {name}; it is on another floor"));
        }
        if floor.outside.is_none() && floor.number < FIRST_FREE_FLOOR {
            wrong(format!("does not say what {name} may use from outside"));
        }
    }
    found
}

fn manifest_findings(house: &House, floor: &Floor, manifest: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let in_tests = section == "dev-dependencies";
        for name in names(manifest, section) {
            let ours = house.crates.contains_key(&name);
            let listed = if ours {
                // Tests may use the test server: Cargo allows that circle, and nothing of it is shipped.
                floor.inside.contains(&name) || floor.beside.contains(&name) || (in_tests && name == "testkit")
            } else {
                in_tests || floor.outside.as_ref().is_none_or(|outside| outside.contains(&name))
            };
            if !listed {
                found.push(format!("uses {name}, which floors.toml does not allow it"));
            }
        }
    }
    found
}

/// The packages of one section, those for single platforms included.
fn names(manifest: &Table, section: &str) -> Vec<String> {
    let platforms = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let sections = platforms.filter_map(|(_, platform)| platform.get(section)).chain(manifest.get(section));
    let entries = sections.filter_map(Value::as_table).flatten();
    entries.map(|(name, entry)| entry.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()).collect()
}

fn crate_of_manifest(path: &str) -> Option<&str> {
    let folder = path.strip_suffix("/Cargo.toml")?;
    let name = folder.strip_prefix("crates/").unwrap_or(folder);
    (!name.contains('/')).then_some(name)
}

/// A list of tables with `path` and `reason`.
fn exceptions(table: &Table, key: &str, tree: &Tree) -> Result<Vec<String>, Finding> {
    let broken = |what: String| Finding::new("floors.toml", 0, what);
    let mut paths = Vec::new();
    for entry in table.get(key).and_then(Value::as_array).into_iter().flatten() {
        let text = |field| entry.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
        let (path, _) = text("path").zip(text("reason")).ok_or_else(|| broken(format!("each [[{key}]] needs a path and a reason")))?;
        if !tree.paths.contains(path.trim_end_matches('/')) {
            return Err(broken(format!("[[{key}]] names {path}, which does not exist")));
        }
        paths.push(path.to_owned());
    }
    Ok(paths)
}

fn proof_type(entry: &Value) -> Option<ProofType> {
    let text = |field| entry.get(field).and_then(Value::as_str).map(str::to_owned);
    Some(ProofType { name: text("type")?, file: text("file")?, makers: entry.get("makers")?.as_integer()? })
}

fn texts(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: &str = "
        [crates]
        low = { floor = 0, inside = [], outside = ['serde'] }
        twin = { floor = 0, inside = [], outside = [] }
        high = { floor = 3, inside = ['low'] }
    ";

    fn check(house: &str, low: &str, high: &str) -> Vec<String> {
        let files =
            [("floors.toml", house), ("crates/low/Cargo.toml", low), ("crates/twin/Cargo.toml", ""), ("crates/high/Cargo.toml", high)];
        let tree = Tree::of(&files);
        match House::of(&tree) {
            Ok(house) => findings(&tree, &house).iter().map(Finding::to_string).collect(),
            Err(finding) => vec![finding.to_string()],
        }
    }

    #[test]
    fn what_the_list_allows_is_no_finding() {
        let low = "[dependencies]\nserde.workspace = true\n[dev-dependencies]\nproptest = '1'\n";
        let high = "[dependencies]\nlow.workspace = true\nanything = '1'\n";
        assert_eq!(check(HOUSE, low, high), [""; 0]);
    }

    #[test]
    fn looking_up_sideways_and_outside_is_found() {
        for (low, named) in [
            ("[dependencies]\nhigh.workspace = true\n", "high"),
            ("[dependencies]\ntwin.workspace = true\n", "twin"),
            ("[dev-dependencies]\nhigh.workspace = true\n", "high"),
            ("[dependencies]\nrusqlite = '1'\n", "rusqlite"),
            ("[build-dependencies]\ncc = '1'\n", "cc"),
            ("[target.'cfg(unix)'.dependencies]\nlibc = '1'\n", "libc"),
            ("[dependencies]\nserde = { package = 'other', version = '1' }\n", "other"),
        ] {
            let expected = format!("crates/low/Cargo.toml: uses {named}, which floors.toml does not allow it");
            assert_eq!(check(HOUSE, low, ""), [expected]);
        }
    }

    #[test]
    fn a_list_that_breaks_its_own_floors_is_found() {
        let up = HOUSE.replace("floor = 0, inside = [], outside = []", "floor = 0, inside = ['high'], outside = []");
        assert_eq!(check(&up, "", ""), ["floors.toml: lets twin look up or sideways at high"]);
        let beside = HOUSE.replace("inside = ['low']", "inside = [], beside = ['low']");
        assert_eq!(check(&beside, "", ""), ["floors.toml: says that low stands beside high; it is on another floor"]);
        let open = HOUSE.replace(", outside = []", "");
        assert_eq!(check(&open, "", ""), ["floors.toml: does not say what twin may use from outside"]);
    }

    #[test]
    fn unknown_and_vanished_crates_are_found() {
        let one_less = HOUSE.replace("high = { floor = 3, inside = ['low'] }", "");
        assert_eq!(check(&one_less, "", ""), ["crates/high/Cargo.toml: is not in floors.toml"]);
        let one_more = format!("{HOUSE}\ngone = {{ floor = 5 }}");
        assert_eq!(check(&one_more, "", ""), ["floors.toml: names the crate gone, which does not exist"]);
    }

    #[test]
    fn an_exception_needs_a_reason_and_a_file() {
        let unreasoned = format!("{HOUSE}\n[[clock]]\npath = 'crates/low/'\n");
        assert_eq!(check(&unreasoned, "", ""), ["floors.toml: each [[clock]] needs a path and a reason"]);
        let stale = format!("{HOUSE}\n[[clock]]\npath = 'crates/none.rs'\nreason = 'r'\n");
        assert_eq!(check(&stale, "", ""), ["floors.toml: [[clock]] names crates/none.rs, which does not exist"]);
    }
}
