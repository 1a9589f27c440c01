//! Challenges: what a new visit has to work out first when there is too much to do, in the format of ALTCHA (altcha.org).
//!
//! The browser looks for the number whose SHA-256 with our salt is the challenge, which costs it about a second and a flood of visits a
//! machine for each. No third party is asked, nothing about the visitor is measured, and nobody has to see or solve anything. Nothing is
//! kept of a challenge but, until it expires, that it was used.

use crate::app::App;
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use data_encoding::HEXLOWER;
use domain::id::OrganisationId;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Mutex;

/// The largest number that is looked for: some tens of thousands of hashes on average.
const NUMBER_MAX: u64 = 50_000;
/// How long a challenge may be worked on, in seconds.
const SECONDS: i64 = 300;
/// Used challenges that are remembered; more than that is no solution but an attack, and is told to come again.
const USED_MAX: usize = 200_000;
/// The longest solution that is read, in bytes.
const SOLUTION_BYTES_MAX: usize = 2_048;
/// The hash that is asked for.
const ALGORITHM: &str = "SHA-256";
/// What our signature stands for.
const PLACE: &str = "challenge";

/// When a new visit has to bring a solution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Challenging {
    /// Never.
    Off,
    /// When the installation, or the site, has too much to do.
    #[default]
    UnderLoad,
    /// Always.
    Always,
}

/// Solutions that were used, with the second in which they expire.
#[derive(Default)]
pub(crate) struct Used(Mutex<HashMap<[u8; 32], i64>>);

/// What ALTCHA's widgets send, in JSON and Base64.
#[derive(Deserialize)]
struct Solution {
    algorithm: String,
    challenge: String,
    number: u64,
    salt: String,
    signature: String,
}

/// Lets a new visit in, or says what it has to work out first.
///
/// # Refuses
/// 403 `work-needed` with a new challenge, where there is no solution or it does not hold.
pub(crate) fn admit(app: &App, whose: OrganisationId, pressed: bool, solution: Option<&str>) -> Result<(), Problem> {
    let wanted = match app.settings().walls.challenging {
        Challenging::Off => false,
        Challenging::UnderLoad => pressed,
        Challenging::Always => true,
    };
    // What is brought without having been asked for is not looked at.
    if !wanted || solution.is_some_and(|solution| holds(app, solution)) {
        return Ok(());
    }
    app.tallies().hit(Limit::Challenge, Some(whose), app.now());
    Err(made(app))
}

/// A new challenge, in the problem that carries it.
fn made(app: &App) -> Problem {
    let mut bytes = [0; 24];
    app.entropy().fill(&mut bytes);
    let (salt, number) = bytes.split_at(16);
    let number = number.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)) % (NUMBER_MAX + 1);
    let expires = app.now().as_second() + SECONDS;
    // The closing mark parts the salt from the number, which stands right behind it: no digit can change sides.
    let salt = format!("{}?expires={expires}&", HEXLOWER.encode(salt));
    let challenge = hash(&salt, number);
    let signature = signature(app, &challenge);
    let document = json!({"algorithm": ALGORITHM, "challenge": challenge, "maxnumber": NUMBER_MAX, "salt": salt, "signature": signature});
    Problem::new(StatusCode::FORBIDDEN, "work-needed").with("challenge", document)
}

/// Whether a solution is one of ours, in time, right, and used for the first time.
fn holds(app: &App, solution: &str) -> bool {
    let Some(solution) = read(solution) else { return false };
    let now = app.now();
    let Some(expires) = expires(&solution.salt).filter(|expires| *expires > now.as_second()) else { return false };
    let ours = seal::sha256(signature(app, &solution.challenge).as_bytes()) == seal::sha256(solution.signature.as_bytes());
    let right = solution.algorithm == ALGORITHM && solution.number <= NUMBER_MAX;
    ours && right && hash(&solution.salt, solution.number) == solution.challenge && app.used().first(&solution.challenge, expires, now)
}

fn read(solution: &str) -> Option<Solution> {
    if solution.len() > SOLUTION_BYTES_MAX {
        return None;
    }
    serde_json::from_slice(&STANDARD.decode(solution).ok()?).ok()
}

fn expires(salt: &str) -> Option<i64> {
    salt.strip_suffix('&')?.split_once("?expires=")?.1.parse().ok()
}

fn hash(salt: &str, number: u64) -> String {
    HEXLOWER.encode(&seal::sha256(format!("{salt}{number}").as_bytes()))
}

fn signature(app: &App, challenge: &str) -> String {
    HEXLOWER.encode(&app.veiled(PLACE, challenge))
}

impl Used {
    /// Whether nobody has used it before; from now on, somebody has.
    fn first(&self, challenge: &str, expires: i64, now: Timestamp) -> bool {
        let Ok(mut used) = self.0.lock() else { return false };
        if used.len() >= USED_MAX {
            used.retain(|_, expires| *expires > now.as_second());
        }
        used.len() < USED_MAX && used.insert(seal::sha256(challenge.as_bytes()), expires).is_none()
    }
}
