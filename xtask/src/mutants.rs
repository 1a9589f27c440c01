//! Which rules are broken on purpose, one at a time, and whether the test that keeps each of them turns red.
//!
//! [`LIST`] names the mutants. A mutant is applied to a copy of the tree, never to the tree itself: whoever ends this half way has
//! nothing to mend.

use crate::tools;
use crate::tree::{self, Tree};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use toml::Table;

/// The list of mutants.
pub(crate) const LIST: &str = "xtask/mutants.toml";
/// The page that shows it.
pub(crate) const PAGE: &str = "docs/mutants.md";

/// How long a build and its tests may take at most: a broken rule may also make something that never ends.
const WAIT: Duration = Duration::from_mins(20);
/// How often it is looked whether they have ended.
const LOOK: Duration = Duration::from_millis(50);

/// One rule, broken.
#[derive(Debug)]
pub(crate) struct Mutant {
    pub(crate) name: String,
    /// What does not hold any more, and where the law says it.
    pub(crate) breaks: String,
    pub(crate) file: String,
    find: String,
    put: String,
    /// The test that must turn red: its file, `::`, its name.
    pub(crate) test: String,
}

impl Mutant {
    /// The file with the rule broken.
    ///
    /// # Errors
    /// A sentence where the text that is to be replaced does not stand there once.
    pub(crate) fn apply(&self, text: &str) -> Result<String, String> {
        match text.matches(&self.find).count() {
            1 => Ok(text.replacen(&self.find, &self.put, 1)),
            times => Err(format!("what the mutant `{}` replaces stands {times} times in {}", self.name, self.file)),
        }
    }

    /// Its line in the table of the page.
    pub(crate) fn row(&self) -> String {
        format!("| `{}` | {} | `{}` |", self.name, self.breaks, self.test)
    }

    /// The options of `cargo test` that build the test, and its name.
    fn test(&self) -> Result<(Vec<String>, &str), String> {
        let wrong = || format!("`{}` names no test", self.test);
        let (path, name) = self.test.split_once(".rs::").ok_or_else(wrong)?;
        let parts: Vec<&str> = path.split('/').collect();
        let options: &[&str] = match parts.as_slice() {
            ["crates", package, "src", ..] => &["-p", package, "--lib"],
            ["crates", package, "tests", target, ..] => &["-p", package, "--test", target],
            _ => return Err(wrong()),
        };
        Ok((options.iter().map(|word| (*word).to_owned()).collect(), name))
    }
}

/// Reads the list.
///
/// # Errors
/// A sentence where it is no such list.
pub(crate) fn read(text: &str) -> Result<Vec<Mutant>, String> {
    let table: Table = text.parse().map_err(|e| format!("is no TOML: {e}"))?;
    let listed = table.get("mutant").and_then(|list| list.as_array()).ok_or("lists no mutant")?;
    let read = |entry: &toml::Value| {
        let field =
            |name: &str| entry.get(name).and_then(|v| v.as_str()).map(str::to_owned).ok_or(format!("has a mutant without `{name}`"));
        let (name, breaks, test) = (field("name")?, field("breaks")?, field("test")?);
        Ok(Mutant { name, breaks, file: field("file")?, find: field("find")?, put: field("put")?, test })
    };
    listed.iter().map(read).collect()
}

/// Breaks the rules that are named, all of them where none is, and prints what their tests said.
///
/// # Errors
/// A sentence where a test did not turn red, or was red before.
pub(crate) fn run(named: &[&str]) -> Result<(), String> {
    let root = tree::root();
    let mutants = read(&fs::read_to_string(root.join(LIST)).map_err(|e| format!("{LIST} cannot be read: {e}."))?)?;
    if let Some(unknown) = named.iter().find(|name| !mutants.iter().any(|mutant| mutant.name == **name)) {
        return Err(format!("There is no mutant `{unknown}`."));
    }
    let chosen: Vec<&Mutant> = mutants.iter().filter(|mutant| named.is_empty() || named.contains(&mutant.name.as_str())).collect();
    let copy = tools::target(&root).join("mutants/tree");
    copy_tree(&root, &copy)?;
    green(&copy, &chosen)?;
    let mut survived = Vec::new();
    for mutant in &chosen {
        let began = Instant::now();
        let verdict = broken(&copy, mutant)?;
        println!("{:>5.0} s  {verdict:<8}  {}", began.elapsed().as_secs_f64(), mutant.name);
        if verdict != "red" {
            survived.push(mutant.name.as_str());
        }
    }
    if survived.is_empty() { Ok(()) } else { Err(format!("Not noticed: {}.", survived.join(", "))) }
}

/// Makes the copy what the tree is. What is the same is left alone, so that it is not built again.
fn copy_tree(root: &Path, copy: &Path) -> Result<(), String> {
    let wanted = Tree::read(root)?.paths;
    let gone = if copy.exists() { Tree::read(copy)?.paths } else { wanted.clone() };
    for path in gone.difference(&wanted).filter(|path| copy.join(path).is_file()) {
        fs::remove_file(copy.join(path)).map_err(|e| format!("{path} cannot be removed: {e}."))?;
    }
    for path in wanted.iter().filter(|path| root.join(path).is_file()) {
        let bytes = fs::read(root.join(path)).map_err(|e| format!("{path} cannot be read: {e}."))?;
        if fs::read(copy.join(path)).is_ok_and(|there| there == bytes) {
            continue;
        }
        write(copy, path, &bytes)?;
    }
    Ok(())
}

fn write(copy: &Path, path: &str, bytes: &[u8]) -> Result<(), String> {
    let to = copy.join(path);
    let folder = to.parent().unwrap_or(copy);
    fs::create_dir_all(folder).and_then(|()| fs::write(&to, bytes)).map_err(|e| format!("{path} cannot be written: {e}."))
}

/// Runs the tests as long as nothing is broken: a test that is red anyway shows nothing.
fn green(copy: &Path, mutants: &[&Mutant]) -> Result<(), String> {
    let mut targets: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for mutant in mutants {
        let (options, name) = mutant.test()?;
        targets.entry(options).or_default().push(name);
    }
    for (options, names) in targets {
        let said = tested(copy, &options, &names)?;
        if let Some(name) = names.iter().find(|name| ended(&said, name) != Some("ok")) {
            return Err(format!("The test {name} is not green to begin with:\n{said}"));
        }
    }
    Ok(())
}

/// Breaks one rule in the copy, runs its test, and mends it.
fn broken(copy: &Path, mutant: &Mutant) -> Result<&'static str, String> {
    let text = fs::read_to_string(copy.join(&mutant.file)).map_err(|e| format!("{} cannot be read: {e}.", mutant.file))?;
    let (options, name) = mutant.test()?;
    write(copy, &mutant.file, mutant.apply(&text)?.as_bytes())?;
    let said = tested(copy, &options, &[name]);
    write(copy, &mutant.file, text.as_bytes())?;
    let said = said?;
    match ended(&said, name) {
        Some("FAILED") => Ok("red"),
        Some(_) => Ok("SURVIVED"),
        None => Err(format!("With the mutant `{}` the test did not come to an end:\n{said}", mutant.name)),
    }
}

/// What the line of a test says of it.
fn ended<'s>(said: &'s str, name: &str) -> Option<&'s str> {
    let of = |line: &'s str| {
        let (test, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
        (test.rsplit("::").next() == Some(name)).then(|| outcome.split_whitespace().next_back().unwrap_or_default())
    };
    said.lines().find_map(of)
}

/// Builds tests of the copy and runs those that are named; answers what they and Cargo said.
fn tested(copy: &Path, options: &[String], names: &[&str]) -> Result<String, String> {
    let log = copy.with_file_name("said");
    let file = fs::File::create(&log).map_err(|e| format!("{} cannot be written: {e}.", log.display()))?;
    let errors = file.try_clone().map_err(|e| format!("{} cannot be written: {e}.", log.display()))?;
    let mut command = tools::cargo(copy);
    // Packages from elsewhere are built already. A group of its own can be ended with everything that it started.
    command.env("CARGO_TARGET_DIR", tools::target(&tree::root())).arg("test").args(options).arg("--").args(names);
    command.stdin(Stdio::null()).stdout(file).stderr(errors).process_group(0);
    let mut child = command.spawn().map_err(|e| format!("`{}` cannot be started: {e}.", tools::shown(&command)))?;
    let began = Instant::now();
    while child.try_wait().is_ok_and(|ended| ended.is_none()) {
        if began.elapsed() > WAIT {
            tools::run_quietly(Command::new("kill").args(["-9", "--", &format!("-{}", child.id())]))?;
        }
        sleep(LOOK);
    }
    fs::read_to_string(&log).map_err(|e| format!("{} cannot be read: {e}.", log.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant(test: &str) -> Mutant {
        let text = |text: &str| text.to_owned();
        Mutant { name: text("m"), breaks: text("b"), file: text("f"), find: text("a < b"), put: text("a <= b"), test: text(test) }
    }

    #[test]
    fn a_mutant_replaces_what_stands_there_once() {
        let one = mutant("");
        assert_eq!(one.apply("if a < b {").unwrap(), "if a <= b {");
        one.apply("if a > b {").unwrap_err();
        one.apply("a < b && a < b").unwrap_err();
    }

    #[test]
    fn a_test_is_found_by_its_file() {
        for (test, options) in [
            ("crates/domain/src/consent/tests.rs::t", "-p domain --lib"),
            ("crates/server/tests/laws/basis.rs::t", "-p server --test laws"),
        ] {
            let one = mutant(test);
            let (found, name) = one.test().unwrap();
            assert_eq!((found.join(" ").as_str(), name), (options, "t"));
        }
        mutant("xtask/src/main.rs::t").test().unwrap_err();
    }

    #[test]
    fn what_a_test_said_is_its_own_line() {
        let said = "running 2 tests\ntest basis::other_t ... ok\ntest basis::t ... FAILED\n\nfailures:\n";
        assert_eq!((ended(said, "t"), ended(said, "other_t"), ended(said, "gone")), (Some("FAILED"), Some("ok"), None));
    }
}
