//! Signing in through the company: what its identity provider said, and the password that opens the member's keys.
//!
//! The provider's word stands in for the second step and for nothing else. Without the password nobody opens anything, and so nobody is let
//! in: whoever controls the provider reads nothing by that.

use super::passkey_steps::Brought;
use super::session::{self, EMAIL_PLACE, PASSWORD_BYTES_MAX, failed};
use crate::app::App;
use crate::identity_provider::turn::{Back, Browser, Word};
use crate::identity_provider::{Company, Redeemed, Trouble};
use crate::lanes::{Caller, Lane};
use crate::problem::Problem;
use crate::signals;
use axum::http::StatusCode;
use domain::id::MemberId;
use domain::identity_provider::{self as rules, Known};
use domain::signing_in::SecondStep;
use openid::{Refused, Said};
use seal::{KeyPair, Personal, Token};
use store::reads::MemberRow;

/// Why a turn at a provider led nowhere.
pub(crate) enum Lost {
    /// It is none of this browser's, is over, or was answered before.
    Over,
    /// The provider let nobody through, or somebody else answered for it.
    Declined,
    /// The provider cannot be used, or what it says is not believed.
    Trouble(Trouble),
    /// It is nobody whom we know there, and it does not say whose address theirs is.
    NoAddress,
}

impl From<Trouble> for Lost {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// Hears what the provider says to a browser that comes back, and seals it for that browser until the password is typed.
pub(crate) async fn hear(app: &App, browser: &Browser<'_>, back: &Back, redirect_uri: &str) -> Result<String, Lost> {
    let (provider, code) = browser.back(app, back).ok_or(Lost::Over)?;
    let company = Company::of_link(app, &provider.to_string()).await.map_err(|_| Lost::Over)?;
    let metadata = company.metadata(app).await?;
    // RFC 9207, 2.4: an answer of another provider is not redeemed at this one.
    let issuer = &company.provider.profile.issuer;
    let is_from = back.iss.as_deref().map_or(!metadata.names_itself, |named| named == issuer);
    if code.is_empty() || !is_from {
        return Err(Lost::Declined);
    }
    let verifier = browser.proof(app);
    let token = company.redeem(app, &metadata, &Redeemed { code, verifier: &verifier, redirect_uri }).await?;
    let said = believed(app, &company, browser, &token).await?;
    let person = company.person(app, &said.subject);
    let organisation = company.organisation;
    let known = app.read(move |r| r.bound_member(organisation, &person)).await.map_err(|_| Trouble::Failed)?;
    if known.is_none() && said.email.is_none() {
        return Err(Lost::NoAddress);
    }
    Ok(browser.seal(app, &company, &said).ok_or(Trouble::Failed)?)
}

/// What an ID token says, where it is believed. Keys are asked for once more, where it is signed by one that is not known.
async fn believed(app: &App, company: &Company, browser: &Browser<'_>, token: &str) -> Result<Said, Trouble> {
    let metadata = company.metadata(app).await?;
    let nonce = browser.question(app);
    let expected = company.expecting(&nonce, app.now().as_second());
    let keys = company.keys(app, &metadata, false).await?;
    let said = match openid::check(token, &keys, &expected) {
        Err(Refused::UnknownKey) => openid::check(token, company.keys(app, &metadata, true).await?.as_ref(), &expected),
        said => said,
    };
    said.map_err(|refused| company.disbelieved(refused))
}

/// Opens a session for whoever a provider saw and who knows the password. At the first time they show everything else that they sign in by as
/// well; from then on they are known by what the provider calls them, whatever address it says. Answers their address too.
///
/// # Refuses
/// With 401 `sign-in-failed` whatever is not as it should be; 401 `code-needed` where a second step of theirs is asked for, once.
pub(crate) async fn unlock(
    app: &App,
    caller: &Caller,
    word: &Word,
    password: Personal<String>,
    brought: &Brought,
) -> Result<(Token, String), Problem> {
    if password.expose().len() > PASSWORD_BYTES_MAX {
        return Err(Problem::invalid_body());
    }
    let company = Company::of_link(app, &word.provider).await.map_err(|_| failed())?;
    // The act looks again; so early, nothing is hashed for a word that is worth nothing any more.
    if company.provider.profile.issuer != word.issuer {
        return Err(failed());
    }
    let known = known(app, &company, word).await?;
    let email = match &known {
        Some(row) => address(app, row)?,
        None => word.email.as_ref().map(|email| session::normal_email(email.expose())).ok_or_else(failed)?,
    };
    let lane = Lane::of(app, caller, &email);
    lane.enter(app)?;
    let checked = check(app, &company, (known.as_ref(), &email), password, brought).await;
    let (member, pair, own) = checked?;
    let token = open(app, &company, word, (&member, &pair), (known.is_none(), own)).await?;
    session::complete(app, member.organisation, member.id, &member.role, &pair).await;
    lane.succeed(app);
    Ok((token, email))
}

/// Whom the provider saw, where they are known there.
async fn known(app: &App, company: &Company, word: &Word) -> Result<Option<MemberRow>, Problem> {
    let (organisation, person) = (company.organisation, word.person);
    app.read(move |r| {
        let Some(member): Option<MemberId> = r.bound_member(organisation, &person)? else { return Ok(None) };
        r.member(organisation, member)
    })
    .await
}

fn address(app: &App, row: &MemberRow) -> Result<String, Problem> {
    let email = app.server_key().open(EMAIL_PLACE, row.id.0, &row.email).map_err(|_| Problem::internal())?;
    String::from_utf8(email.expose().clone()).map_err(|_| Problem::internal())
}

/// Checks the password, and of whoever comes this way for the first time their own second step. Nobody unknown is answered sooner.
async fn check(
    app: &App,
    company: &Company,
    (known, email): (Option<&MemberRow>, &str),
    password: Personal<String>,
    brought: &Brought,
) -> Result<(MemberRow, KeyPair, Option<SecondStep>), Problem> {
    let lookup = app.server_key().lookup(EMAIL_PLACE, email);
    let account = app.read(move |r| r.account(&lookup)).await?;
    // A company vouches for its own members alone.
    let account = account.filter(|(row, _)| row.organisation == company.organisation && known.is_none_or(|known| known.id == row.id));
    let (cost, whose) = (app.settings().cost, account.as_ref().map(|(row, _)| row.id));
    let checked = app.hashing(move || session::check_password(account, &password, &cost)).await?;
    let checked = match checked {
        Some((member, pair)) if known.is_some() => Ok((member, pair, None)),
        Some((member, pair)) => session::check_step(app, &member, brought).await.map(|step| (member, pair, step)),
        None => Err(failed()),
    };
    if let (Err(problem), Some(member)) = (&checked, whose)
        && problem.code() == "sign-in-failed"
    {
        signals::sign_in_failed(app, company.organisation, member).await;
    }
    let checked = checked?;
    // Told to whoever showed all that it takes to sign in, and to nobody else.
    if checked.0.suspended_at.is_some() { Err(Problem::new(StatusCode::FORBIDDEN, "suspended")) } else { Ok(checked) }
}

/// Opens the session, in one act with what makes the person at the provider this member where that is new.
async fn open(
    app: &App,
    company: &Company,
    word: &Word,
    (member, pair): (&MemberRow, &KeyPair),
    (is_new, own): (bool, Option<SecondStep>),
) -> Result<Token, Problem> {
    if !word.spend(app) {
        return Err(failed());
    }
    let (id, person, issuer, at) = (member.id, word.person, word.issuer.clone(), app.now());
    let step = SecondStep::IdentityProvider(person);
    session::open_session_after(app, (company.organisation, id), pair, Some(step), move |tx| {
        if !is_new {
            return Ok(());
        }
        let provider = tx.identity_provider()?;
        let (as_whom, whom) = tx.bound(id, &person)?;
        let known = Known { provider: provider.as_ref(), member: as_whom, person: whom };
        tx.apply(&rules::bind(known, &issuer, (id, person), own, at)?).map(drop)
    })
    .await
}
