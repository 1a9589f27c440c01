//! Recovery codes: ten that stand in for a second step which is out of reach, each once.
//!
//! A code is 60 random bits, so its stored hash is keyed and not slow: whoever has the server key, which that hash takes, opens the
//! secret of the authenticator app with it as well. Guesses over the network are slowed like those of a password.

use super::sessions::Renewed;
use crate::app::App;
use crate::auth::Recent;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::MemberId;
use domain::signing_in::{self, RECOVERY_CODES};
use seal::Personal;
use serde::Serialize;
use utoipa::ToSchema;

/// How codes are written: no letter that looks like a digit.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits of a code, five bits each.
const LENGTH: usize = 12;
/// Digits that stand together.
const GROUP: usize = 4;
/// Where the hash of a code is made, for the server key.
const PLACE: &str = "member.recovery-code";

/// New codes: their texts, to be shown once, and what is stored of them.
pub(crate) struct Codes {
    pub(crate) texts: Vec<Personal<String>>,
    pub(crate) hashes: Vec<[u8; 32]>,
}

impl Codes {
    /// Ten codes for a member.
    pub(crate) fn make(app: &App, member: MemberId) -> Self {
        let texts: Vec<_> = (0..RECOVERY_CODES).map(|_| fresh(app)).collect();
        let hashes = texts.iter().filter_map(|text| hash_of(app, member, text.expose())).collect();
        Self { texts, hashes }
    }

    /// The texts, for whoever they were made for.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.texts.iter().map(|text| text.expose().clone()).collect()
    }
}

fn fresh(app: &App) -> Personal<String> {
    let mut bytes = [0; LENGTH];
    app.entropy().fill(&mut bytes);
    let mut text = String::with_capacity(LENGTH + LENGTH / GROUP);
    for (place, byte) in bytes.iter().enumerate() {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        text.extend(DIGITS.get(usize::from(byte & 31)).map(|digit| char::from(*digit)));
    }
    Personal::new(text)
}

/// What is stored of a code, however it is spaced and in whatever case; `None` of a text that is no code.
pub(crate) fn hash_of(app: &App, member: MemberId, text: &str) -> Option<[u8; 32]> {
    let plain = |c: &char| !c.is_whitespace() && *c != '-';
    let read = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let code: String = text.chars().filter(plain).map(read).take(LENGTH + 1).collect();
    let is_one = code.len() == LENGTH && code.bytes().all(|b| DIGITS.contains(&b));
    is_one.then(|| app.server_key().lookup(PLACE, &format!("{member}\n{code}")))
}

/// Ten recovery codes; they are shown once.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    pub(crate) recovery_codes: Vec<String>,
}

/// Makes ten recovery codes in the place of those that are left. Repeated, it makes others.
#[utoipa::path(operation_id = "recovery_codes_make", post, path = "/api/v1/members/me/recovery-codes", tag = "member", responses(
    (status = 201, body = RecoveryCodes), (status = 403, description = "confirm-first"), (status = 409, description = "conflict: there is no second step that they could stand in for")))]
pub(crate) async fn make(State(app): State<App>, Recent(who): Recent) -> Result<(StatusCode, Json<RecoveryCodes>), Problem> {
    Ok((StatusCode::CREATED, Json(RecoveryCodes { recovery_codes: renew(&app, &who).await?.shown() })))
}

/// Makes codes for whoever has a second step.
pub(crate) async fn renew(app: &App, who: &crate::auth::SignedIn) -> Result<Codes, Problem> {
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let row = app.read(move |r| r.member(organisation, member)).await?.ok_or_else(Problem::unauthorised)?;
    if !row.has_second_step() {
        return Err(domain::Refusal::Conflict.into());
    }
    let codes = Codes::make(app, member);
    let hashes = codes.hashes.clone();
    app.store().act("recovery-codes.make", organisation, move |tx| tx.apply(&signing_in::make_codes(member, hashes, at)?)).await?;
    Ok(codes)
}

/// What setting up a second step answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct SetUp {
    /// The session's new token; the one before works no more.
    pub(crate) token: String,
    /// Ten codes, where there were none; `null` where there are some left.
    pub(crate) recovery_codes: Option<Vec<String>>,
}

impl SetUp {
    pub(crate) fn new(renewed: &Renewed, codes: Option<&Codes>) -> Self {
        Self { token: renewed.token.expose().to_owned(), recovery_codes: codes.map(Codes::shown) }
    }
}
