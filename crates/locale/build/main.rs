//! Decides where the texts come from (`locales/`) and stops the build when the five languages disagree.

mod catalogue;
mod generate;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use catalogue::{Catalogue, LANGUAGES, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let package = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let locales = package.join("../../locales");
    tell("rerun-if-changed=build");
    // A folder is watched with all that is in it.
    tell(&format!("rerun-if-changed={}", locales.display()));

    let sources = read(&locales)?;
    match Catalogue::from_sources(&sources) {
        Ok(catalogue) => {
            let target = PathBuf::from(env::var("OUT_DIR")?).join("texts.rs");
            fs::write(target, generate::rust(&catalogue)?)?;
        }
        // Every fault is one line that cargo shows as an error of its own; the build ends as failed.
        Err(faults) => faults.iter().for_each(|fault| tell(&format!("error={fault}"))),
    }
    Ok(())
}

/// Every `locales/LANGUAGE.ftl` and `locales/LANGUAGE/AREA.ftl`, in a stable order.
fn read(locales: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    for language in LANGUAGES {
        let mut paths = Vec::new();
        let single = locales.join(format!("{language}.ftl"));
        if single.exists() {
            paths.push(single);
        }
        let folder = locales.join(language);
        if folder.exists() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.extension().is_some_and(|extension| extension == "ftl") {
                    paths.push(path);
                }
            }
        }
        paths.sort();
        for path in paths {
            let area = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = if area == language { format!("{language}.ftl") } else { format!("{language}/{area}.ftl") };
            sources.push(Source { language: language.to_owned(), file: name, text: fs::read_to_string(&path)? });
        }
    }
    Ok(sources)
}

#[expect(clippy::print_stdout, reason = "cargo reads the instructions of a build script from there")]
fn tell(instruction: &str) {
    println!("cargo::{instruction}");
}
