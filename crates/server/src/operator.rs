//! The operator's code: who holds the server key sees how the installation fares, and nothing of what is in it.
//!
//! The code is a time and its keyed hash under the server key: nothing is stored, and it ends by itself.

use crate::App;
use jiff::{SignedDuration, Timestamp};
use std::fmt::Write as _;

/// How long a code opens the page.
const VALID: SignedDuration = SignedDuration::from_hours(12);
/// What the hash is bound to.
const PLACE: &str = "operator";

/// Makes a code that is valid from now on for twelve hours.
pub fn code(app: &App) -> String {
    let until = app.now().saturating_add(VALID).unwrap_or(Timestamp::MAX).as_second();
    format!("{until}-{}", signature(app, until))
}

/// Whether a code is ours and not over.
pub(crate) fn opens(app: &App, code: &str) -> bool {
    let Some((until, given)) = code.trim().split_once('-') else { return false };
    let Ok(until) = until.parse::<i64>() else { return false };
    // Digests are compared, so that the time taken says nothing about the code.
    let same = seal::sha256(given.as_bytes()) == seal::sha256(signature(app, until).as_bytes());
    let left = until - app.now().as_second();
    same && left > 0 && left <= VALID.as_secs()
}

fn signature(app: &App, until: i64) -> String {
    app.server_key().lookup(PLACE, &until.to_string()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
