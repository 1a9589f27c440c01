//! What everything looks like: each page of the console and each state of the window, as pictures in every language and theme.

use crate::{tools, tree};
use std::path::Path;
use std::process::Command;

/// Writes the console's sample pages in every language.
///
/// # Errors
/// A sentence that names the step and what is wrong.
pub(crate) fn pages(root: &Path, folder: &Path) -> Result<(), String> {
    tools::run(tools::cargo(root).args(["run", "--quiet", "-p", "console", "--example", "gallery", "--"]).arg(folder))
}

/// Writes pages and pictures to `target/gallery`, and looks at each with axe. `options` are the languages, all five without them.
///
/// # Errors
/// A sentence that names the step and what is wrong; the pictures are there all the same.
pub(crate) fn show(options: &[&str]) -> Result<(), String> {
    let root = tree::root();
    let (chromium, folder) = (tools::chromium()?, tools::target(&root).join("gallery"));
    pages(&root, &folder)?;
    let locales = if options.is_empty() { "de,en,pl,ru,tr".to_owned() } else { options.join(",") };
    let node = |script: &str| {
        let mut command = Command::new("node");
        command.current_dir(root.join("web")).arg(script).env("CHROMIUM", &chromium).env("LOCALES", &locales);
        command
    };
    let console = tools::run(node("gallery/console.mjs").arg(&folder).arg(folder.join("console")));
    let window = tools::run(node("gallery/shoot.mjs").arg(folder.join("window")));
    println!("Pages and pictures stand in {}.", folder.strip_prefix(&root).unwrap_or(&folder).display());
    console.and(window)
}
