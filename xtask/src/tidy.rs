//! The rules of the house that no compiler knows, and what breaks them in the tree.

mod asvs;
mod boundaries;
mod documents;
mod floors;
mod leaks;
mod mutants;
mod shape;
pub(crate) mod source;

use crate::tree::{self, Tree};
use std::fmt;

/// One place where a rule is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    /// From 1; 0 means the file as a whole.
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: impl Into<String>, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.into(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// Checks this repository and prints what is wrong with it.
///
/// # Errors
/// A sentence where a rule is broken or the tree cannot be read.
pub(crate) fn run() -> Result<(), String> {
    let tree = Tree::read(&tree::root())?;
    let findings = findings(&tree);
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: {} files, nothing to mend", tree.files.len());
            Ok(())
        }
        1 => Err("tidy: 1 rule of the house is broken.".to_owned()),
        many => Err(format!("tidy: the rules of the house are broken in {many} places.")),
    }
}

fn findings(tree: &Tree) -> Vec<Finding> {
    let mut all = Vec::new();
    all.extend(shape::findings(tree));
    match floors::House::of(tree) {
        Ok(house) => {
            all.extend(floors::findings(tree, &house));
            all.extend(boundaries::findings(tree, &house));
        }
        Err(finding) => all.push(finding),
    }
    all.extend(leaks::findings(tree));
    all.extend(documents::findings(tree));
    all.extend(asvs::findings(tree));
    all.extend(mutants::findings(tree));
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_is_tidy() {
        let findings = findings(&Tree::read(&tree::root()).unwrap());
        let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }

    #[test]
    fn a_tree_without_its_floors_is_a_finding() {
        let findings = findings(&Tree::of(&[("README.md", "# Parlour\n")]));
        assert_eq!(findings, [Finding::new("floors.toml", 0, "is missing")]);
    }
}
