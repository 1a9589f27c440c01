//! Output: what commands say on standard output and standard error.

use crate::Failed;
use std::io::Write as _;

/// Prints a line.
pub(crate) fn say(line: &str) -> Result<(), Failed> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Prints a line on standard error; where that is gone, nobody is left to tell.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
