//! The pages behind a letter's links, which need no sign-in and no visit: the click that confirms, and the click that withdraws.
//!
//! Whoever only looks (a scanner of mail does) changes nothing: the confirmation's secret stands behind the `#` of its address and is
//! not even sent, and both pages act on a button alone.

use super::pages::{say, set_policy};
use super::write;
use crate::app::App;
use crate::assets;
use crate::bindings::{self, ByGrant};
use crate::hub::{Audience, Event};
use crate::origin::Languages;
use crate::problem::Problem;
use crate::template::{fill, without_heading};
use crate::withdrawal::{self, Link};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::decision::{KeySeal, SealedTo};
use domain::id::{OrganisationId, SubjectId};
use domain::refusal::Refusal;
use domain::{Decision, Purpose, confirmation, consent, import};
use jiff::Timestamp;
use locale::Locale;
use seal::{PublicKey, SubjectKey, Token, TokenKind};
use serde::Deserialize;
use store::reads::LetterRow;
use store::{Stop, Tx};

/// The page; `what` names its texts.
const PAGE: &str = include_str!("../../../../web/letter/index.html");
/// How often a click is tried again because the purpose's pair changed.
const TRIES: u32 = 3;

/// What an address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

/// The form of the click.
#[derive(Deserialize)]
pub(crate) struct Click {
    secret: String,
}

impl Wanted {
    fn locale(&self, accept: &Languages) -> Locale {
        self.lang.as_deref().and_then(Locale::parse).unwrap_or(accept.0)
    }
}

/// What a page says.
#[derive(Clone, Copy)]
enum Said {
    /// Asks for the click that confirms.
    Confirm,
    Confirmed,
    /// Asks for the click that withdraws.
    Withdraw,
    Withdrawn,
    /// The link does not count, or not any more.
    Gone,
}

impl Said {
    fn name(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Confirmed => "confirmed",
            Self::Withdraw => "withdraw",
            Self::Withdrawn => "withdrawn",
            Self::Gone => "gone",
        }
    }
}

/// Asks for the click that confirms. It says nothing of the letter: its secret is not sent.
pub(crate) async fn ask(Query(wanted): Query<Wanted>, accept: Languages) -> Response {
    page(StatusCode::OK, wanted.locale(&accept), Said::Confirm, "")
}

/// Confirms. A second click says what the first did.
pub(crate) async fn confirm(
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    Form(click): Form<Click>,
) -> Result<Response, Problem> {
    let locale = wanted.locale(&accept);
    let Ok(secret) = Token::parse(TokenKind::Confirmation, click.secret.trim()) else {
        return Ok(page(StatusCode::NOT_FOUND, locale, Said::Gone, ""));
    };
    for _ in 0..TRIES {
        let lookup = secret.lookup();
        let Some(letter) = app.read(move |r| r.letter(&lookup)).await? else { break };
        if letter.state == "given" {
            return Ok(page(StatusCode::OK, locale, Said::Confirmed, ""));
        }
        match open(&app, &secret, letter).await {
            Ok(()) => return Ok(page(StatusCode::OK, locale, Said::Confirmed, "")),
            // Another click may have been first: the letter is read again.
            Err(Stop::Refused(Refusal::NotFound | Refusal::GenerationEnded)) => {}
            Err(stop) => return Err(stop.into()),
        }
    }
    Ok(page(StatusCode::NOT_FOUND, locale, Said::Gone, ""))
}

/// Opens the key with the letter's secret, hands it to the purpose's pair, and makes the grant.
async fn open(app: &App, secret: &Token, letter: LetterRow) -> Result<(), Stop> {
    let broken = || Stop::from(store::Fault::broken("a letter's key cannot be handed over"));
    let LetterRow { organisation, waiting, sealed, .. } = letter;
    let sealed = sealed.ok_or(Refusal::NotFound)?;
    let (subject, purpose) = (waiting.subject, waiting.shown.purpose.clone());
    let read = app.read(move |r| Ok((r.purpose_keys(organisation)?, r.restricted(organisation, subject)?.is_some())));
    let (keys, restricted) = read.await.map_err(|_| broken())?;
    // While the visitor is restricted the key goes to the privacy pair, as every granted one does.
    let of = if restricted { Purpose::privacy() } else { purpose.clone() };
    let pair = keys.into_iter().filter(|key| key.purpose == of).max_by_key(|key| key.generation).ok_or_else(broken)?;
    app.check_key(organisation, &pair).await.map_err(|_| broken())?;
    let by =
        ByGrant { pair_generation: pair.generation, grant: waiting.grant, notice: waiting.shown.notice, wording: waiting.shown.wording };
    let from = bindings::to_confirmation(organisation, subject, &purpose, waiting.generation, &by);
    let key = SubjectKey::receive(&sealed, &secret.key_pair(), &from).map_err(|_| broken())?;
    let to = PublicKey::from_bytes(&pair.public_key).map_err(|_| broken())?;
    let (binding, recipient) = if restricted {
        (bindings::to_privacy(organisation, subject, &purpose, waiting.generation, &by), SealedTo::Privacy(pair.generation))
    } else {
        (bindings::to_purpose(organisation, subject, &purpose, waiting.generation, &by), SealedTo::Purpose(pair.generation))
    };
    let seal = KeySeal { to: recipient, sealed: key.hand_over(&to, &binding).map_err(|_| broken())? };
    let (lookup, at) = (secret.lookup(), app.now());
    app.store()
        .act("consent.confirm", organisation, move |tx| {
            // The letter as it stands now: another one may have been sent, or the consent taken back.
            let current = tx.letter(&lookup)?.filter(|current| current.sealed.is_some()).ok_or(Refusal::NotFound)?;
            if tx.is_restricted(subject)? != restricted {
                // The key was sealed to the other pair: it is handed over again.
                return Err(Refusal::GenerationEnded.into());
            }
            let standing = tx.standing(subject, at)?;
            tx.apply(&confirmation::confirm(&standing, current.waiting, seal, at)?).map(drop)
        })
        .await?;
    tell(app, organisation, subject).await;
    Ok(())
}

/// Asks for the click that withdraws. The link is in every letter, and looking at it ends nothing.
pub(crate) async fn ask_to_withdraw(State(app): State<App>, Path(link): Path<String>, accept: Languages) -> Response {
    match withdrawal::read(&app, &link) {
        Some(_) => page(StatusCode::OK, accept.0, Said::Withdraw, &link),
        None => page(StatusCode::NOT_FOUND, accept.0, Said::Gone, ""),
    }
}

/// Withdraws exactly what the link names: by the page's button, or by the one click of a mail program (RFC 8058).
pub(crate) async fn withdraw(State(app): State<App>, Path(text): Path<String>, accept: Languages) -> Result<Response, Problem> {
    let gone = || page(StatusCode::NOT_FOUND, accept.0, Said::Gone, "");
    let Some(link) = withdrawal::read(&app, &text) else { return Ok(gone()) };
    let Some(named) = app.read(move |r| r.linked_grant(link.grant)).await? else { return Ok(gone()) };
    let at = app.now();
    let (organisation, subject, purpose) = (named.organisation, named.subject, named.purpose);
    let withdrawn = app.store().act("consent.withdraw-by-link", organisation, move |tx| {
        let kind = write::stops(tx, subject, &purpose)?;
        let Some(ends) = what_ends(tx, &link, subject, &purpose, at)? else { return Ok(false) };
        tx.apply(&ends)?;
        tx.fulfil_for_person(subject, kind, Some(&purpose), at)?;
        if link.objection != [0; 32] {
            tx.apply(&Decision::Import(import::object(subject, purpose, link.objection, at)))?;
        }
        Ok(true)
    });
    match withdrawn.await {
        Err(Stop::Refused(Refusal::NotFound | Refusal::ConsentMissing { .. })) => return Ok(gone()),
        Err(stop) => return Err(stop.into()),
        Ok(false) => {}
        Ok(true) => {
            app.hub().evict(organisation, subject);
            tell(&app, organisation, subject).await;
        }
    }
    Ok(page(StatusCode::OK, accept.0, Said::Withdrawn, ""))
}

/// What a link ends of the grant that it names: that one, or the one that took its place, because whoever agrees anew under other terms goes on
/// having the letters of before. A grant that was withdrawn stays so, and what was given afterwards is not this link's to end.
fn what_ends(tx: &mut Tx<'_>, link: &Link, subject: SubjectId, purpose: &Purpose, at: Timestamp) -> Result<Option<Decision>, Stop> {
    let standing = tx.standing(subject, at)?;
    Ok(match tx.grant_state(subject, link.grant)?.as_deref() {
        Some("given") => Some(consent::withdraw(&standing, purpose, at)?),
        // Where the later one was withdrawn as well, nothing is left to end.
        Some("renewed") => consent::withdraw(&standing, purpose, at).ok(),
        Some("pending") => {
            let pending = tx.pending(subject, purpose)?.filter(|pending| pending.grant == link.grant).ok_or(Refusal::NotFound)?;
            Some(confirmation::withdraw(&standing, &pending, at)?)
        }
        Some("withdrawn") => None,
        _ => return Err(Refusal::NotFound.into()),
    })
}

/// What was sealed is moved out of the database's log, and the visitor's windows, where some are open, look again.
async fn tell(app: &App, organisation: OrganisationId, subject: SubjectId) {
    crate::work::scrub_soon(app);
    let conversations = app.read(move |r| r.conversations_of(organisation, subject)).await.unwrap_or_default();
    for row in conversations {
        app.hub().tell(Audience::Visitor(row.id), Event::Ask);
        app.hub().tell(Audience::Visitor(row.id), Event::Beside);
    }
}

fn page(status: StatusCode, locale: Locale, said: Said, link: &str) -> Response {
    let asks = matches!(said, Said::Confirm | Said::Withdraw);
    let text = |part: &str| say(locale, &format!("letter-page-{}-{part}", said.name()));
    let value = |name: &str| {
        Some(match name {
            "locale" => locale.code().to_owned(),
            "title" => text("title"),
            "lead" => text("lead"),
            "style" => assets::url("letter/style.css"),
            "form" if asks => form(locale, said, link),
            "script" if matches!(said, Said::Confirm) => {
                format!("<script type=\"module\" src=\"{}\"></script>", assets::url("letter/confirm.js"))
            }
            _ => return None,
        })
    };
    let mut response = (status, Html(fill(without_heading(PAGE), value))).into_response();
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // Under `no-referrer` browsers send `Origin: null` with forms, which is refused like any foreign origin.
    set_policy(&mut response, policy, "same-origin");
    response
}

/// The one button. Where no script takes the secret from the address, it is pasted from the letter.
fn form(locale: Locale, said: Said, link: &str) -> String {
    let button = say(locale, &format!("letter-page-{}-button", said.name()));
    match said {
        Said::Confirm => format!(
            "<form method=\"post\" action=\"/confirm?lang={code}\"><p id=\"secret-field\"><label for=\"secret\">{label}</label>\
             <input id=\"secret\" name=\"secret\" required autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" \
             aria-describedby=\"secret-hint\"><span id=\"secret-hint\">{hint}</span></p><button>{button}</button></form>",
            code = locale.code(),
            label = say(locale, "letter-page-code"),
            hint = say(locale, "letter-page-code-hint"),
        ),
        // A link that we made is letters, digits, `-` and `_` alone.
        _ => format!("<form method=\"post\" action=\"/withdraw/{link}\"><button>{button}</button></form>"),
    }
}
