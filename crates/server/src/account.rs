//! Accounts: how a member's credentials, address and name are stored, whoever makes the account.

use crate::App;
use crate::members::names::NAME_PLACE;
use crate::members::session::{EMAIL_PLACE, PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN, TOTP_PLACE, normal_email};
use crate::problem::Problem;
use crate::strength::{self, Weakness};
use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use domain::contact::{self, Format};
use domain::decision::Account;
use domain::id::{MemberId, OrganisationId};
use domain::membership;
use seal::{KeyPair, Malformed, PasswordRoot, Personal};
use zeroize::Zeroizing;

/// The length of a second step's secret, in bytes (RFC 4226, section 4, R6).
pub(crate) const TOTP_BYTES: usize = 20;

/// A second step's secret.
pub(crate) type TotpSecret = Zeroizing<[u8; TOTP_BYTES]>;

/// What an account is made from.
pub(crate) struct NewAccount<'a> {
    pub(crate) email: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) password: &'a Personal<String>,
    /// `None` for the demo's owner, who signs in without a second step.
    pub(crate) totp: Option<&'a TotpSecret>,
}

/// What is wrong with what somebody typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Unfit {
    Name,
    Email,
    Password,
    /// It is long enough, and guessed too quickly all the same.
    Weak(Vec<Weakness>),
}

impl Unfit {
    /// As the API says it.
    pub(crate) fn problem(&self) -> Problem {
        let field = match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Password => "password",
            Self::Weak(weaknesses) => {
                let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "weak-password");
                return problem.with("weaknesses", serde_json::json!(weaknesses));
            }
        };
        Problem::invalid_body().with("field", field.into())
    }
}

/// Checks what somebody typed, before anything is derived from it.
pub(crate) fn check(email: &str, name: Option<&str>, password: &Personal<String>, region: &str) -> Result<(), Unfit> {
    if name.is_some_and(|name| membership::proper_name(name).is_none()) {
        return Err(Unfit::Name);
    }
    contact::accept("email", Format::Email, &normal_email(email), region).map_err(|_| Unfit::Email)?;
    check_password(password, &[email, name.unwrap_or_default()])
}

/// Checks a password alone. `known` is what others know of whoever chose it.
pub(crate) fn check_password(password: &Personal<String>, known: &[&str]) -> Result<(), Unfit> {
    let password = password.expose();
    let fits = password.chars().count() >= usize::from(PASSWORD_CHARS_MIN) && password.len() <= PASSWORD_BYTES_MAX;
    if !fits {
        return Err(Unfit::Password);
    }
    let weaknesses = strength::weaknesses(password, known);
    if weaknesses.is_empty() { Ok(()) } else { Err(Unfit::Weak(weaknesses)) }
}

/// A new secret for a second step.
pub(crate) fn new_totp(app: &App) -> TotpSecret {
    let mut secret = Zeroizing::new([0; TOTP_BYTES]);
    app.entropy().fill(secret.as_mut());
    secret
}

/// Makes the pair of a member, and the account that keeps it. Takes as long as Argon2id does.
pub(crate) fn make(app: &App, organisation: OrganisationId, id: MemberId, new: &NewAccount<'_>) -> Result<(KeyPair, Account), Malformed> {
    let (entropy, server_key, cost) = (app.entropy().as_ref(), app.server_key(), app.settings().cost);
    let pair = KeyPair::make(entropy);
    let mut salt = [0; 16];
    entropy.fill(&mut salt);
    let root = PasswordRoot::derive(new.password.expose(), &salt, &cost)?;
    let email = normal_email(new.email);
    let name = new.name.and_then(membership::proper_name);
    let account = Account {
        email: server_key.seal(EMAIL_PLACE, id.0, email.as_bytes(), entropy),
        email_lookup: server_key.lookup(EMAIL_PLACE, &email),
        name: name.map(|name| server_key.seal(NAME_PLACE, id.0, name.as_bytes(), entropy)),
        totp: new.totp.map(|secret| server_key.seal(TOTP_PLACE, id.0, secret.as_ref(), entropy)),
        salt,
        cost: cost.to_string(),
        verifier: root.verifier(),
        wrapped: root.wrap(&pair, organisation.0, id.0, entropy),
    };
    Ok((pair, account))
}

/// The address that authenticator apps read (Key URI Format).
pub(crate) fn totp_uri(organisation: &str, email: &str, secret: &TotpSecret) -> Personal<String> {
    let encode = |text: &str| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect::<String>()
    };
    let issuer = encode(&format!("Parlour {organisation}"));
    let whom = if email.is_empty() { String::new() } else { format!(":{}", encode(email)) };
    let key = BASE32_NOPAD.encode(secret.as_ref());
    Personal::new(format!("otpauth://totp/{issuer}{whom}?secret={key}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"))
}
