//! Lanes: by what attempts to sign in are counted, so that guessing is slow and the real person still gets in.
//!
//! A stranger is counted by account and address together, and all strangers of an account together at a number that no person reaches:
//! that slows whoever guesses from many addresses. A device on which somebody has signed in to this account brings a cookie that says so,
//! and has a lane of its own, which no stranger can fill. The cookie is a random number and our signature over it and the account;
//! nothing about it is stored, and it opens nothing.

use crate::app::App;
use crate::arrivals::prefix;
use crate::console::forms;
use crate::guesses::FREE;
use crate::members::session::EMAIL_PLACE;
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use data_encoding::HEXLOWER;
use std::net::SocketAddr;

/// Attempts of all strangers of one account before they are slowed.
const FREE_OF_STRANGERS: u32 = 100;
/// What the signature stands for.
const DEVICE: &str = "device";
/// The number's length, in bytes.
const NUMBER_BYTES: usize = 16;

/// Who tries to sign in, as far as it is known.
pub(crate) struct Caller {
    address: Option<SocketAddr>,
    device: Option<String>,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
        Ok(Self::of(app, address, &parts.headers))
    }
}

impl Caller {
    pub(crate) fn of(app: &App, address: Option<SocketAddr>, headers: &HeaderMap) -> Self {
        Self { address, device: forms::device(app, headers).map(str::to_owned) }
    }
}

/// By what one attempt is counted.
pub(crate) struct Lane {
    own: [u8; 32],
    strangers: Option<[u8; 32]>,
}

impl Lane {
    /// The lane of whoever tries to open an account; `account` is its normalised address.
    pub(crate) fn of(app: &App, caller: &Caller, account: &str) -> Self {
        if let Some(number) = caller.device.as_deref().and_then(|device| known(app, device, account)) {
            return Self { own: app.veiled("guess.device", &format!("{account}\n{number}")), strangers: None };
        }
        let address = caller.address.map_or_else(String::new, |address| prefix(address.ip()));
        let own = app.veiled("guess", &format!("{account}\n{address}"));
        Self { own, strangers: Some(app.veiled("guess.strangers", account)) }
    }

    /// Counts an attempt before its password is looked at.
    ///
    /// # Refuses
    /// 429 `too-many-requests` with the seconds to wait.
    pub(crate) fn enter(&self, app: &App) -> Result<(), Problem> {
        let (guesses, now) = (app.guesses(), app.now());
        let counted = guesses.attempt(self.own, FREE, now);
        let all = || self.strangers.map_or(Ok(()), |strangers| guesses.attempt(strangers, FREE_OF_STRANGERS, now));
        counted.and_then(|()| all()).map_err(|seconds| {
            app.tallies().hit(Limit::Guesses, None, now);
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds)
        })
    }

    /// It was the real person: what they guessed before is forgotten. What strangers did is not.
    pub(crate) fn succeed(&self, app: &App) {
        app.guesses().forget(&self.own);
    }
}

/// The cookie of a device on which somebody has just signed in to an account.
pub(crate) fn device_cookie(app: &App, account: &str) -> Option<HeaderValue> {
    let mut number = [0; NUMBER_BYTES];
    app.entropy().fill(&mut number);
    let number = HEXLOWER.encode(&number);
    forms::device_cookie(app, &format!("{number}.{}", signature(app, &number, account)))
}

/// The number of a device that has signed in to this account before.
fn known<'d>(app: &App, device: &'d str, account: &str) -> Option<&'d str> {
    let (number, signed) = device.split_once('.').filter(|(number, _)| number.len() == 2 * NUMBER_BYTES)?;
    // Digests are compared, so that the time taken says nothing.
    let expected = signature(app, number, account);
    (seal::sha256(signed.as_bytes()) == seal::sha256(expected.as_bytes())).then_some(number)
}

fn signature(app: &App, number: &str, account: &str) -> String {
    let account = HEXLOWER.encode(&app.server_key().lookup(EMAIL_PLACE, account));
    HEXLOWER.encode(&app.server_key().lookup(DEVICE, &format!("{number}\n{account}")))
}
