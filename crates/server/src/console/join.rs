//! Joining by an invitation, in the browser: the form, then the member who is signed in.

use super::desk::Doorway;
use super::set_up::picture;
use super::{forms, keep, page};
use crate::account::{self, TOTP_BYTES, TotpSecret, Unfit};
use crate::app::App;
use crate::members::invitations::{self, HasJoined, NewMember};
use crate::members::session;
use crate::problem::Problem;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::response::Response;
use console::{CodesPage, JoinPage};
use data_encoding::BASE32_NOPAD;
use domain::signing_in::SecondStep;
use locale::{Key, Locale};
use seal::{Personal, Token, TokenKind};
use serde::Deserialize;
use zeroize::Zeroizing;

/// Where the form is.
const HERE: &str = "/console/join";

/// The form of somebody who was invited.
#[derive(Deserialize)]
pub(crate) struct Typed {
    invitation: String,
    name: String,
    password: String,
    password2: String,
    totp: String,
    totp_proof: String,
    code: String,
    csrf: String,
}

/// The form. It says nothing of the invitation: its secret stands behind the `#` of the address, which is not sent.
pub(crate) async fn ask(door: Doorway) -> Response {
    let typed = Typed {
        invitation: String::new(),
        name: String::new(),
        password: String::new(),
        password2: String::new(),
        totp: String::new(),
        totp_proof: String::new(),
        code: String::new(),
        csrf: String::new(),
    };
    form(&door, StatusCode::OK, typed, &account::new_totp(&door.app), None)
}

/// Joins and signs in.
pub(crate) async fn enter(door: Doorway, Form(mut typed): Form<Typed>) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    // A secret that is not ours is replaced by one that is: nobody chooses a weak one for somebody else.
    let Some(totp) = offered(&door, &typed) else {
        return Ok(again(&door, typed, &account::new_totp(&door.app), Key::ConsoleJoinCodeWrong));
    };
    let code: String = typed.code.split_whitespace().collect();
    let step = session::step_of(totp.as_ref(), &code, door.app.now());
    let password = Personal::new(std::mem::take(&mut typed.password));
    if password != Personal::new(std::mem::take(&mut typed.password2)) {
        return Ok(again(&door, typed, &totp, Key::ConsoleSetupPasswordDiffers));
    }
    let Some(step) = step else {
        return Ok(again(&door, typed, &totp, Key::ConsoleJoinCodeWrong));
    };
    let Ok(token) = Token::parse(TokenKind::Invitation, typed.invitation.trim()) else {
        return Ok(again(&door, typed, &totp, Key::ConsoleJoinEnded));
    };
    let found = match invitations::find(&door.app, door.address, &token).await {
        Err(problem) if problem.code() == "not-found" => return Ok(again(&door, typed, &totp, Key::ConsoleJoinEnded)),
        found => found?,
    };
    let organisation = found.organisation();
    let new = NewMember { name: Some(typed.name.clone()), password, totp: totp.clone() };
    match invitations::join(&door.app, token, found, new).await {
        Ok(Ok(HasJoined { member, pair, codes })) => {
            let session = session::open_session(&door.app, organisation, member, &pair, Some(SecondStep::Totp(step))).await?;
            let shown = CodesPage { codes: codes.shown(), next: "/console".to_owned() };
            let mut response = page(StatusCode::OK, shown.render(&door.frame("/console"), door.locale));
            keep(&mut response, forms::session_cookie(&door.app, session.expose()));
            Ok(response)
        }
        Ok(Err(unfit)) => {
            let problem = sentence(&unfit, door.locale);
            Ok(form(&door, StatusCode::UNPROCESSABLE_ENTITY, typed, &totp, Some(problem)))
        }
        Err(problem) if problem.code() == "not-found" => Ok(again(&door, typed, &totp, Key::ConsoleJoinEnded)),
        Err(problem) => Err(problem),
    }
}

/// What is said of what somebody typed, and what would make it better.
pub(crate) fn sentence(unfit: &Unfit, locale: Locale) -> String {
    match unfit {
        Unfit::Name => text(locale, Key::ConsoleJoinNameWrong),
        Unfit::Email => text(locale, Key::ConsoleSetupEmailInvalid),
        Unfit::Password => text(locale, Key::ConsoleSetupPasswordShort),
        Unfit::Weak(weaknesses) => {
            let reasons = weaknesses.iter().map(|weakness| locale::text(locale, weakness.key()));
            let all = std::iter::once(locale::text(locale, Key::ConsolePasswordWeak)).chain(reasons);
            all.collect::<Vec<_>>().join(" ")
        }
    }
}

/// The second step's secret that the form was given: it comes back with a proof that it is ours, bound to this browser's forms.
fn offered(door: &Doorway, typed: &Typed) -> Option<TotpSecret> {
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(typed.totp.as_bytes()).ok()?);
    let mut secret: TotpSecret = Zeroizing::new([0; TOTP_BYTES]);
    secret.copy_from_slice(bytes.get(..TOTP_BYTES).filter(|_| bytes.len() == TOTP_BYTES)?);
    let expected = proof(&door.app, &door.frame(HERE).csrf, &typed.totp);
    let same = seal::sha256(typed.totp_proof.as_bytes()) == seal::sha256(expected.as_bytes());
    same.then_some(secret)
}

fn proof(app: &App, csrf: &str, totp: &str) -> String {
    domain::notice::hex(&app.server_key().lookup("join.totp", &format!("{csrf}\n{totp}")))
}

fn again(door: &Doorway, typed: Typed, totp: &TotpSecret, problem: Key) -> Response {
    let problem = text(door.locale, problem);
    form(door, StatusCode::UNPROCESSABLE_ENTITY, typed, totp, Some(problem))
}

fn form(door: &Doorway, status: StatusCode, typed: Typed, totp: &TotpSecret, problem: Option<String>) -> Response {
    let frame = door.frame(HERE);
    let uri = account::totp_uri(&frame.organisation, "", totp);
    let secret = BASE32_NOPAD.encode(totp.as_ref());
    let shown = JoinPage {
        invitation: typed.invitation,
        name: typed.name,
        password_min: session::PASSWORD_CHARS_MIN,
        totp_proof: proof(&door.app, &frame.csrf, &secret),
        totp: secret,
        qr_svg: picture(uri.expose()),
        totp_uri: uri.expose().clone(),
        problem,
    };
    page(status, shown.render(&frame, door.locale))
}

fn text(locale: Locale, key: Key) -> String {
    locale::text(locale, key).to_owned()
}
