//! Commands for those who work on Parlour, and which of them a command line means.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a development command speaks to the terminal it was called from")]

mod cluster;
mod dev;
mod fuzz;
mod gallery;
mod golden;
mod mutants;
mod suite;
mod tally;
mod tidy;
mod tools;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--without browser,node,postgres]
    Everything that must hold before a change is merged, in order; stops at the first failure.
cargo xtask tidy
    The rules of the house that no compiler knows (also run by `cargo test`).
cargo xtask mutants [NAME...]
    Breaks rules of the law, one at a time, in a copy of the tree: the test that keeps each must turn red. All of them take half an hour.
cargo xtask fuzz [--seconds 60] [TARGET...]
    Tries the parsers that strangers reach with inputs that nobody thought of; for a night, or for a parser that changed.
cargo xtask gen
    Writes the golden and generated files again: runs all tests with PARLOUR_GEN=1; look at the result with `git diff`.
cargo xtask gallery [LANGUAGE...]
    Pictures of every page and window state, light and dark, narrow and wide, in target/gallery; axe looks at each.
cargo xtask dev
    Serves the demo at http://127.0.0.1:8080 and restarts it whenever a changed tree builds.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test", options @ ..] => suite::run(options),
        ["tidy"] => tidy::run(),
        ["mutants", named @ ..] => mutants::run(named),
        ["fuzz", options @ ..] => fuzz::run(options),
        ["gen"] => golden::write_again(),
        ["gallery", options @ ..] => gallery::show(options),
        ["dev"] => dev::serve(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("There is no command `{}`.\n{USAGE}", other.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
