//! Writes every sample page in every language to a folder, to be looked at: `cargo run -p console --example gallery -- DIR`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use locale::Locale;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("target/gallery"), PathBuf::from);
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
    let (scripts, style) = (with_ending(&web.join("console"), "js")?, style(&web)?);
    for locale in Locale::ALL {
        let here = folder.join(locale.code());
        fs::create_dir_all(&here)?;
        for script in &scripts {
            fs::copy(script, here.join(script.file_name().unwrap_or_default()))?;
        }
        fs::write(here.join("style.css"), &style)?;
        for sample in console::samples(locale) {
            fs::write(here.join(sample.name).with_extension("html"), sample.html)?;
        }
    }
    Ok(())
}

/// The console's one stylesheet, as the server's build makes it: the tokens, `style.css`, then the others by name.
fn style(web: &Path) -> io::Result<String> {
    let first = web.join("console/style.css");
    let others = with_ending(&web.join("console"), "css")?.into_iter().filter(|path| *path != first);
    let files = [web.join("tokens.css"), first.clone()].into_iter().chain(others);
    files.map(fs::read_to_string).collect()
}

fn with_ending(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == ending));
    files.sort();
    Ok(files)
}
