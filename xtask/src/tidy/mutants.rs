//! That every mutant can still be applied, names a test that is there, and stands on the page that shows them.

use super::Finding;
use super::documents::defines;
use crate::mutants::{self, LIST, Mutant, PAGE};
use crate::tree::Tree;

pub(super) fn findings(tree: &Tree) -> Vec<Finding> {
    let Some(list) = tree.file(LIST) else { return Vec::new() };
    let listed = match mutants::read(&list.text) {
        Ok(listed) => listed,
        Err(problem) => return vec![Finding::new(LIST, 0, problem)],
    };
    let page = tree.file(PAGE).map_or("", |page| page.text.as_str());
    let mut found = Vec::new();
    for mutant in &listed {
        found.extend(problem(tree, mutant).map(|problem| Finding::new(LIST, 0, problem)));
        if !page.lines().any(|line| line == mutant.row()) {
            found.push(Finding::new(PAGE, 0, format!("lacks the row: {}", mutant.row())));
        }
    }
    let rows = page.lines().filter(|line| line.starts_with("| `")).count();
    if rows > listed.len() {
        found.push(Finding::new(PAGE, 0, format!("has {rows} rows for {} mutants", listed.len())));
    }
    found
}

fn problem(tree: &Tree, mutant: &Mutant) -> Option<String> {
    let Some(file) = tree.file(&mutant.file) else { return Some(format!("`{}` breaks {}, which is not there", mutant.name, mutant.file)) };
    if let Err(problem) = mutant.apply(&file.text) {
        return Some(problem);
    }
    let (path, name) = mutant.test.split_once("::").unwrap_or((&mutant.test, ""));
    let there = tree.file(path).is_some_and(|file| defines(file, name));
    (!there).then(|| format!("`{}` names a test that is not there: {}", mutant.name, mutant.test))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "//! A rule.\nfn rule() -> bool { 1 < 2 }\n";
    const TEST: &str = "//! Its test.\nfn it_holds() {}\n";

    fn check(list: &str, page: &str) -> Vec<String> {
        let files = [(LIST, list), (PAGE, page), ("crates/a/src/rule.rs", RULE), ("crates/a/tests/b/c.rs", TEST)];
        findings(&Tree::of(&files)).iter().map(Finding::to_string).collect()
    }

    fn list(find: &str, test: &str) -> String {
        format!(
            "[[mutant]]\nname = \"m\"\nbreaks = \"b\"\nfile = \"crates/a/src/rule.rs\"\nfind = \"{find}\"\nput = \"\"\ntest = \"{test}\"\n"
        )
    }

    #[test]
    fn a_mutant_that_rotted_is_found() {
        let (good, row) = ("crates/a/tests/b/c.rs::it_holds", "| `m` | b | `crates/a/tests/b/c.rs::it_holds` |");
        assert_eq!(check(&list("1 < 2", good), row), Vec::<String>::new());
        for (list, page, problem) in [
            (list("2 < 1", good), row, "stands 0 times"),
            (list("1 < 2", "crates/a/tests/b/c.rs::gone"), "| `m` | b | `crates/a/tests/b/c.rs::gone` |", "not there"),
            (list("1 < 2", good), "", "lacks the row"),
            ("[[mutant]]\nname = \"m\"\n".to_owned(), row, "without `breaks`"),
        ] {
            let found = check(&list, page);
            assert!(found.iter().any(|line| line.contains(problem)), "{problem}: {found:?}");
        }
        let found = check(&list("1 < 2", good), &format!("{row}\n| `n` | b | `t` |"));
        assert!(found.iter().any(|line| line.contains("2 rows for 1")), "{found:?}");
    }
}
