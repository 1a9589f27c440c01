//! Fuzzing: which compiler options make coverage on the stable compiler, and how long each target is tried.
//!
//! The fuzzer itself is `fuzz/`, a workspace of its own; what it tries is listed in `crates/server/src/fuzzed.rs`. The compiler's coverage
//! is LLVM's, asked for by options that the stable compiler takes. There is no address sanitizer: that needs a nightly compiler, and the
//! parsers are safe Rust, so that a mistake is a panic, a wrong answer, too much memory or no end.

use crate::{tools, tree};
use std::fs;
use std::path::Path;

/// How long a target is tried where nobody says otherwise: as long as the nightly command does.
const SECONDS: u64 = 60;
/// The longest input, in bytes: a little more than the longest frame.
const INPUT_BYTES_MAX: usize = 96 * 1024;
/// How long one input may take, in seconds, and how much memory in MiB.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=2048"];
/// What LLVM notes while the code runs: how often each edge is taken, and what is compared with what.
const COVERAGE: &str = "-Cpasses=sancov-module -Ccodegen-units=1 -Cllvm-args=-sanitizer-coverage-level=4 \
                        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
                        -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Tries one target, or all of them one after the other.
///
/// # Errors
/// A sentence where the fuzzer cannot be built, a target is not known, or an input was found that breaks one.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let root = &tree::root();
    let (seconds, named) = read(options)?;
    let targets = targets(root)?;
    if let Some(unknown) = named.iter().find(|name| !targets.contains(&(**name).to_owned())) {
        return Err(format!("There is no target `{unknown}`; there are {}.", targets.join(", ")));
    }
    let program = build(root)?;
    let chosen = targets.iter().filter(|name| named.is_empty() || named.contains(&name.as_str()));
    let found: Vec<_> = chosen.filter_map(|name| try_one(root, &program, name, seconds).err()).collect();
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}

/// `[--seconds N] [TARGET...]`.
fn read<'o>(options: &[&'o str]) -> Result<(u64, Vec<&'o str>), String> {
    match options {
        ["--seconds", number, named @ ..] => {
            let seconds = number.parse().map_err(|_| format!("`{number}` is no number of seconds."))?;
            Ok((seconds, named.to_vec()))
        }
        named => Ok((SECONDS, named.to_vec())),
    }
}

/// The targets, which are the folders of seeds: a test of the server holds both lists to each other.
fn targets(root: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(root.join("fuzz/seeds")).map_err(|e| format!("fuzz/seeds cannot be read: {e}."))?;
    let mut names: Vec<_> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// Builds the fuzzer, and answers where it is.
fn build(root: &Path) -> Result<std::path::PathBuf, String> {
    let host = tools::run_quietly(std::process::Command::new("rustc").args(["--print", "host-tuple"]))?;
    let (host, target) = (host.trim(), tools::target(root).join("fuzz"));
    // With a target that is named, build scripts and macros are built without the options, which would not link into them.
    let mut cargo = tools::cargo(root);
    cargo
        .args(["build", "--manifest-path", "fuzz/Cargo.toml", "--target", host])
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_TARGET_DIR", &target);
    tools::run(&mut cargo)?;
    Ok(target.join(host).join("debug/fuzz"))
}

/// Tries one target for so many seconds. What is found anew is kept beside what is built, and is where the next run begins.
fn try_one(root: &Path, program: &Path, name: &str, seconds: u64) -> Result<(), String> {
    let kept = tools::target(root).join("fuzz/corpus").join(name);
    let broken = root.join("fuzz/artifacts").join(name);
    for folder in [&kept, &broken] {
        fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}.", folder.display()))?;
    }
    let mut command = std::process::Command::new(program);
    command.current_dir(root).env("PARLOUR_FUZZ", name);
    command.args(LIMITS).arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={INPUT_BYTES_MAX}"));
    command
        .arg(format!("-artifact_prefix={}/", broken.display()))
        .arg("-print_final_stats=1")
        .arg(kept)
        .arg(root.join("fuzz/seeds").join(name));
    tools::run(&mut command).map_err(|_| format!("The target `{name}` was broken: the input lies in {}.", broken.display()))
}
