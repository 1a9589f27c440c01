//! What must never be written down: personal data in a text for people or logs, and where this was developed.

use super::Finding;
use super::source::{Source, has_word, line_of};
use crate::tree::{File, Tree};

/// Macros that make text.
const MAKES_TEXT: [&str; 16] = [
    "format!",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "panic!",
    "trace!",
    "debug!",
    "info!",
    "warn!",
    "error!",
    "span!",
    "trace_span!",
    "debug_span!",
    "info_span!",
    "event!",
];

/// Absolute paths of people's machines. In two parts, because this file is read as well.
const MACHINES: [&str; 4] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

/// Where packages are downloaded from: the tools know, and a mirror's name must not get into the repository.
const REGISTRIES: [&str; 3] = [concat!("crates", ".io"), concat!("npmjs", "."), concat!("proxy.golang", ".org")];

/// How `Cargo.lock` names the default registry, whatever mirror served it.
const DEFAULT_SOURCE: &str = concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"");

pub(super) fn findings(tree: &Tree) -> Vec<Finding> {
    let mut found: Vec<Finding> = tree.rust().flat_map(|(file, source)| exposed_in_text(file, source)).collect();
    for file in &tree.files {
        found.extend(machines_and_registries(file));
    }
    found
}

/// One statement that opens a `Personal<T>` and makes text of it: that text ends in a log or an error.
fn exposed_in_text(file: &File, source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut start = 0;
    for statement in source.code.split_inclusive([';', '{', '}']) {
        let opens = statement.find(".expose(").or_else(|| statement.find("::expose("));
        if let (Some(at), true) = (opens, MAKES_TEXT.iter().any(|name| has_macro(statement, name))) {
            let line = line_of(&source.code, start + at);
            if !file.is_test() && !source.is_test_line(line) {
                found.push(Finding::new(&file.path, line, "makes text of a Personal value, which then stands in clear somewhere"));
            }
        }
        start += statement.len();
    }
    found
}

fn has_macro(statement: &str, name: &str) -> bool {
    statement.match_indices(name).any(|(at, _)| !statement.split_at(at).0.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn machines_and_registries(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_lock = file.path.ends_with("Cargo.lock");
    for (at, line) in file.text.lines().enumerate() {
        let mut wrong = |what: String| found.push(Finding::new(&file.path, at + 1, what));
        if let Some(path) = MACHINES.iter().find(|path| has_absolute(line, path)) {
            wrong(format!("names a path of somebody's machine ({path}..)"));
        }
        if is_lock && line.starts_with("source = ") {
            if line != DEFAULT_SOURCE {
                wrong("takes a package from elsewhere than the default registry".to_owned());
            }
        } else if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
            wrong(format!("names a package registry ({host})"));
        }
        if file.path.ends_with("package-lock.json") && has_word(line, "resolved") {
            wrong("keeps the address that a package was loaded from; `.npmrc` should leave it out".to_owned());
        }
    }
    found
}

/// Whether `path` stands in `line` as the beginning of a path: `src/work/x` and `https://host/home/` are something else.
fn has_absolute(line: &str, path: &str) -> bool {
    let continues = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '}' | '*');
    line.match_indices(path).any(|(at, _)| !line.split_at(at).0.ends_with(continues))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(path: &str, text: &str) -> Vec<usize> {
        findings(&Tree::of(&[(path, text)])).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn personal_data_in_a_text_is_found() {
        assert_eq!(lines_of("crates/a/src/b.rs", "let a = 1;\nlet t = format!(\"{}\", name.expose());"), [2]);
        assert_eq!(lines_of("crates/a/src/b.rs", "fn f() {\n  tracing::info!(\n    mail = mail.expose(),\n    \"x\"\n  );\n}"), [3]);
        assert_eq!(lines_of("crates/a/src/b.rs", "let n = name.expose(); let t = format!(\"{}\", other);"), [0; 0]);
        assert_eq!(lines_of("crates/a/src/b.rs", "#[cfg(test)]\nmod tests {\n  fn f() { println!(\"{}\", a.expose()); }\n}"), [0; 0]);
    }

    #[test]
    fn a_machine_s_path_is_found_and_a_folder_of_that_name_is_not() {
        let [path, ..] = MACHINES;
        assert_eq!(lines_of("docs/a.md", &format!("See `{path}main`.\n")), [1]);
        assert_eq!(lines_of("docs/a.md", &format!("See crates/server/src{path}sweep.rs.\n")), [0; 0]);
    }

    #[test]
    fn a_registry_is_found_and_the_lock_file_s_own_name_for_it_is_not() {
        let [host, ..] = REGISTRIES;
        assert_eq!(lines_of("deny.toml", &format!("allow = [\"https://{host}/\"]\n")), [1]);
        assert_eq!(lines_of("Cargo.lock", &format!("{DEFAULT_SOURCE}\n")), [0; 0]);
        assert_eq!(lines_of("fuzz/Cargo.lock", &format!("{DEFAULT_SOURCE}\n")), [0; 0]);
        assert_eq!(lines_of("Cargo.lock", "source = \"registry+https://mirror.example/index\"\n"), [1]);
        assert_eq!(lines_of("web/package-lock.json", "\"resolved\": \"https://mirror.example/a.tgz\"\n"), [1]);
    }
}
