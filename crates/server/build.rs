//! Embeds the browser's files: stripped of comments, compressed, and named by one fingerprint.

use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fmt::Write as _, fs, io};

/// Folders whose files browsers load.
const SERVED: [&str; 5] = ["window", "effort", "console", "letter", "shop"];

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../web");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    for folder in SERVED {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if let (Some(name), Some("js")) = (path.file_name().and_then(|n| n.to_str()), path.extension().and_then(|e| e.to_str())) {
                files.push((format!("{folder}/{name}"), "js", strip(&fs::read_to_string(&path)?)));
            }
        }
        if root.join(folder).join("style.css").is_file() {
            files.push((format!("{folder}/style.css"), "css", strip(&style(&root, folder)?)));
        }
    }
    files.sort();
    let mut digest = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
    let mut table = String::from("static FILES: &[File] = &[\n");
    for (number, (name, ending, text)) in files.iter().enumerate() {
        digest.update(name.as_bytes());
        digest.update(text.as_bytes());
        fs::write(out.join(format!("{number}.plain")), text)?;
        fs::write(out.join(format!("{number}.gz")), gzip(text.as_bytes())?)?;
        let kind = if *ending == "css" { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" };
        let include = |form: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{number}.{form}\"))");
        let _ = writeln!(table, "File {{ name: {name:?}, kind: {kind:?}, plain: {}, gzip: {} }},", include("plain"), include("gz"));
    }
    let hash = digest.finish().as_ref().iter().take(8).fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    let _ = writeln!(table, "];\n\n/// Names this build of the browser's files.\npub const FINGERPRINT: &str = {hash:?};");
    fs::write(out.join("assets.rs"), table)?;
    articles(&root.join("../flows/articles"), &out)
}

/// The one stylesheet of a folder: the tokens, `style.css`, then its other files by name. `web/e2e/style.mjs` does the same.
fn style(root: &Path, folder: &str) -> io::Result<String> {
    let mut others: Vec<_> = fs::read_dir(root.join(folder))?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|e| e.path()).collect();
    others.retain(|path| path.extension().is_some_and(|e| e == "css") && !path.ends_with("style.css"));
    others.sort();
    let mut text = String::new();
    for path in [root.join("tokens.css"), root.join(folder).join("style.css")].iter().chain(&others) {
        text.push_str(&fs::read_to_string(path)?);
        text.push('\n');
    }
    Ok(text)
}

/// Lists the sample knowledge base: a file each.
fn articles(folder: &Path, out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|e| e.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut list = String::from("[");
    for path in files {
        let path = path.canonicalize()?.display().to_string();
        let _ = write!(list, "include_str!({path:?}),");
    }
    list.push(']');
    fs::write(out.join("articles.rs"), list)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Removes comments that stand on lines of their own, indentation and empty lines. What stands behind code stays: telling
/// it from a string would need a parser.
fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if inside || line.starts_with("/*") {
            inside = !line.ends_with("*/");
            continue;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}
