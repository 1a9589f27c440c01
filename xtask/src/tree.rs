//! Which files belong to the repository, read once for all rules.

use crate::tidy::source::Source;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// One text file. Paths are relative to the root and written with `/` everywhere.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    /// For Rust: what is code and what is a string in it.
    pub(crate) rust: Option<Source>,
}

impl File {
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let rust = (ending(&path) == "rs").then(|| Source::of(&text));
        Self { path, text, rust }
    }

    /// Whether this file holds tests alone.
    pub(crate) fn is_test(&self) -> bool {
        self.path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "e2e"))
    }
}

/// The last ending of a file's name, without its dot.
pub(crate) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// What the repository holds: every text file, and the names of everything else.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
    /// Files of every kind, and folders.
    pub(crate) paths: BTreeSet<String>,
}

impl Tree {
    /// Reads the tree under `root`, leaving out what the `.gitignore` at its top names. Git itself is not asked: tidy
    /// runs in an unpacked archive too.
    ///
    /// # Errors
    /// A sentence where a folder cannot be listed.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let ignored = Ignored::of(&fs::read_to_string(root.join(".gitignore")).unwrap_or_default());
        let mut tree = Self::default();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(root.join(&folder)).map_err(|e| format!("The folder {folder} cannot be listed: {e}."))?;
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                if ignored.covers(&path, &name) {
                    continue;
                }
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path.clone());
                } else if let Ok(text) = fs::read_to_string(entry.path()) {
                    tree.files.push(File::new(path.clone(), text));
                }
                tree.paths.insert(path);
            }
        }
        tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(tree)
    }

    /// A tree for a test of a rule.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            tree.paths.extend(ends.map(|end| path[..end].to_owned()));
            tree.files.push(File::new(*path, *text));
        }
        tree
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust files, with what is code in them.
    pub(crate) fn rust(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.files.iter().filter_map(|file| file.rust.as_ref().map(|source| (file, source)))
    }
}

/// The three forms of line that our `.gitignore` uses: `/path`, `name` and `*.ending`.
struct Ignored {
    lines: Vec<String>,
}

impl Ignored {
    fn of(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self { lines: lines.map(|line| line.trim_end_matches('/').to_owned()).chain([".git".to_owned()]).collect() }
    }

    fn covers(&self, path: &str, name: &str) -> bool {
        self.lines.iter().any(|line| match (line.strip_prefix('/'), line.strip_prefix('*')) {
            (Some(at_the_top), _) => path == at_the_top,
            (_, Some(ending)) => name.ends_with(ending),
            _ if line.contains('/') => path == line,
            _ => name == line,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignored_names_are_left_out_and_similar_ones_are_kept() {
        let ignored = Ignored::of("# built\n/target\nnode_modules/\n*.log\nweb/out\n");
        for (path, expected) in [
            ("target", true),
            ("docs/target", false),
            ("web/node_modules", true),
            ("web/run.log", true),
            ("web/out", true),
            ("web/outer", false),
            (".git", true),
            (".gitignore", false),
        ] {
            let name = path.rsplit('/').next().unwrap();
            assert_eq!(ignored.covers(path, name), expected, "{path}");
        }
    }

    #[test]
    fn this_repository_is_read_with_its_own_files_and_without_what_is_built() {
        let tree = Tree::read(&root()).unwrap();
        assert!(tree.file("xtask/src/tree.rs").is_some());
        assert!(tree.paths.contains("xtask/src"));
        assert!(!tree.paths.iter().any(|path| path.starts_with("target") || path.contains("node_modules")));
    }
}
