//! Writes every sample page in every language to a folder, to be looked at: `cargo run -p console --example gallery -- DIR`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use locale::Locale;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("target/gallery"), PathBuf::from);
    let browser = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/console");
    for locale in Locale::ALL {
        let here = folder.join(locale.code());
        fs::create_dir_all(&here)?;
        for file in ["style.css", "console.js"] {
            fs::copy(browser.join(file), here.join(file))?;
        }
        for sample in console::samples(locale) {
            fs::write(here.join(sample.name).with_extension("html"), sample.html)?;
        }
    }
    Ok(())
}
