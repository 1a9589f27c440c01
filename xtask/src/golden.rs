//! How golden and generated files are written again.

use crate::{tools, tree};

/// Set to `1`, this makes a test that compares with a golden file write the file instead. `cargo xtask test` unsets it.
pub(crate) const VARIABLE: &str = "PARLOUR_GEN";

/// Runs all tests once with the variable set. What changed is for `git diff` to show and for a person to judge.
///
/// # Errors
/// A sentence where a test fails: a failing test may not have written its file.
pub(crate) fn write_again() -> Result<(), String> {
    tools::run(tools::cargo(&tree::root()).args(["test", "--workspace", "--no-fail-fast"]).env(VARIABLE, "1"))?;
    println!("The golden files are written. `git diff` shows what changed.");
    Ok(())
}
