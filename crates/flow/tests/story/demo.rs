//! The demo bot and its articles, read from where they stand in the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn flows() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows")
}

/// The demo bot's flow.
pub(crate) static FLOW: LazyLock<flow::Flow> =
    LazyLock::new(|| flow::parse(&fs::read_to_string(flows().join("demo.toml")).unwrap()).unwrap());

/// The articles of the demo shop, all files as one.
pub(crate) static ARTICLES: LazyLock<flow::Articles> = LazyLock::new(|| {
    let mut files: Vec<_> = fs::read_dir(flows().join("articles")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let source: Vec<_> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    flow::parse_articles(&source.join("\n")).unwrap()
});
