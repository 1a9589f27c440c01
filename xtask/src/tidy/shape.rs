//! How a file may look: its length, its first line, its name, and that no lint is silenced without a reason.

use super::Finding;
use super::source::{Source, line_of};
use crate::tree::{File, Tree, ending};

/// Longer files are two files.
const MOST_LINES: usize = 600;

/// Names that say nothing about what is decided inside.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "common", "misc", "manager", "core", "service"];

pub(super) fn findings(tree: &Tree) -> Vec<Finding> {
    let mut found: Vec<Finding> = tree.files.iter().filter_map(too_long).collect();
    for (file, source) in tree.rust() {
        found.extend(no_first_sentence(file));
        found.extend(empty_names(file, source));
        found.extend(allowed_lints(file, source));
        if file.path.starts_with("crates/domain/src/") {
            found.extend(unsaid_refusals(file, source));
        }
    }
    found
}

fn too_long(file: &File) -> Option<Finding> {
    let of_ours = matches!(ending(&file.path), "rs" | "js" | "mjs" | "css" | "html");
    let exempt = file.path.starts_with("locales/") || file.path.starts_with("flows/");
    let lines = file.text.lines().count();
    (of_ours && !exempt && lines > MOST_LINES)
        .then(|| Finding::new(&file.path, 0, format!("has {lines} lines; more than {MOST_LINES} are two files")))
}

fn no_first_sentence(file: &File) -> Option<Finding> {
    let says = file.text.lines().next().and_then(|line| line.strip_prefix("//! ")).is_some_and(|text| !text.trim().is_empty());
    (!says).then(|| Finding::new(&file.path, 1, "does not begin with a `//!` sentence that says what is decided here"))
}

fn empty_names(file: &File, source: &Source) -> Vec<Finding> {
    let of_path = file.path.split('/').map(|part| (0, part.trim_end_matches(".rs")));
    let declared = source.code_lines().filter_map(|(line, code)| {
        let (before, name) = code.split_once("mod ")?;
        (before.is_empty() || before.ends_with(' ')).then(|| (line, name.trim_end_matches([' ', '{', ';', '}'])))
    });
    of_path
        .chain(declared)
        .filter(|(_, name)| EMPTY_NAMES.contains(name))
        .map(|(line, name)| Finding::new(&file.path, line, format!("the name `{name}` says nothing: name what is decided in it")))
        .collect()
}

/// Clippy's `allow_attributes` sees this too, but not in code that a configuration leaves out.
fn allowed_lints(file: &File, source: &Source) -> Vec<Finding> {
    let lines = source.code_lines().filter(|(_, code)| code.contains("#[allow(") || code.contains("#![allow("));
    lines.map(|(line, _)| Finding::new(&file.path, line, "silences a lint: use `#[expect(.., reason = \"..\")]`")).collect()
}

/// A public rule that can say no says in its documentation when it does.
fn unsaid_refusals(file: &File, source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("pub fn ") {
        let (before, from) = source.code.split_at(at);
        let signature = from.split(['{', ';']).next().unwrap_or(from);
        let refuses = signature.split_once("->").is_some_and(|(_, result)| result.contains("Refusal>"));
        let line = line_of(&source.code, before.len());
        if refuses && !source.is_test_line(line) && !documentation_above(&file.text, line).any(|text| text.contains("# Refuses")) {
            found.push(Finding::new(&file.path, line, "can refuse, and its documentation has no `# Refuses`"));
        }
    }
    found
}

fn documentation_above(text: &str, line: usize) -> impl Iterator<Item = &str> {
    let above: Vec<&str> = text.lines().take(line.saturating_sub(1)).map(str::trim_start).collect();
    above.into_iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(path: &str, text: &str) -> Vec<usize> {
        findings(&Tree::of(&[(path, text)])).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_long_file_is_found_and_a_long_translation_is_not() {
        let long = "x\n".repeat(MOST_LINES + 1);
        let bound = "x\n".repeat(MOST_LINES);
        assert_eq!(lines_of("web/window/log.js", &long), [0]);
        assert_eq!(lines_of("web/window/log.js", &bound), [0; 0]);
        assert_eq!(lines_of("flows/demo.html", &long), [0; 0]);
        assert_eq!(lines_of("docs/long.md", &long), [0; 0]);
    }

    #[test]
    fn a_module_without_its_sentence_is_found() {
        assert_eq!(lines_of("crates/a/src/b.rs", "use std::fmt;\n"), [1]);
        assert_eq!(lines_of("crates/a/tests/b.rs", "//!\nuse std::fmt;\n"), [1]);
        assert_eq!(lines_of("crates/a/src/b.rs", "//! Decides b.\n"), [0; 0]);
    }

    #[test]
    fn a_name_that_says_nothing_is_found() {
        assert_eq!(lines_of("crates/a/src/utils.rs", "//! Decides.\n"), [0]);
        assert_eq!(lines_of("crates/common/src/lib.rs", "//! Decides.\n"), [0]);
        assert_eq!(lines_of("crates/a/src/lib.rs", "//! Decides.\nmod helpers {}\n"), [2]);
        assert_eq!(lines_of("crates/a/src/lib.rs", "//! Decides.\npub(crate) mod core;\n"), [2]);
        assert_eq!(lines_of("crates/a/src/score.rs", "//! Decides.\nmod scores; // mod core;\n"), [0; 0]);
    }

    #[test]
    fn a_silenced_lint_is_found_and_the_word_in_a_string_is_not() {
        assert_eq!(lines_of("crates/a/src/b.rs", "//! Decides.\n#[allow(dead_code)]\nfn a() {}\n"), [2]);
        assert_eq!(lines_of("crates/a/src/b.rs", "//! Decides.\nconst A: &str = \"#[allow(dead_code)]\";\n"), [0; 0]);
    }

    #[test]
    fn a_rule_that_refuses_in_silence_is_found() {
        let silent = "//! Decides.\n/// May it?\n#[must_use]\npub fn may(\n    a: u8,\n) -> Result<(), Refusal> { todo!() }\n";
        assert_eq!(lines_of("crates/domain/src/b.rs", silent), [4]);
        let said = silent.replace("/// May it?", "/// May it?\n///\n/// # Refuses\n/// Always.");
        assert_eq!(lines_of("crates/domain/src/b.rs", &said), [0; 0]);
        assert_eq!(lines_of("crates/store/src/b.rs", silent), [0; 0]);
    }
}
