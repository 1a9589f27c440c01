//! The demo: a sample organisation, made once and found again after a restart.

mod contract;
mod past;
mod play;
mod story;
#[cfg(test)]
mod tests;

use crate::{Failed, Place, data, output, serve};
use domain::id::{OrganisationId, SiteId};
use jiff::Timestamp;
use past::Past;
use play::Player;
use seal::Personal;
use server::set_up::{self, NewOrganisation};
use server::{App, Challenging, Clock, Limits, SetClock, Settings, SystemClock, Walls};
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Under which name the demo's sign-in is kept, sealed to the server key (said openly in SECURITY.md).
const KEPT: &str = "demo";

/// The demo's owner.
const EMAIL: &str = "owner@teehaus.example";

/// What the owner is called.
const OWNER: &str = "Mina Teller";

/// The demo's sign-in.
struct SignIn {
    organisation: OrganisationId,
    site: SiteId,
    email: String,
    password: Personal<String>,
}

/// Runs `parlour demo`.
///
/// A new demo has a past, in which visitors came; `empty` leaves it out.
pub(crate) fn run(place: &Place, listen: &str, clock: Option<Timestamp>, (empty, json): (bool, bool)) -> Result<(), Failed> {
    let loopback = listen.to_socket_addrs()?.all(|a| a.ip().is_loopback());
    if !loopback {
        return Err("the demo has no second sign-in step and listens on loopback only".into());
    }
    serve::log();
    let clock: Arc<dyn Clock> = match clock {
        Some(set_to) => Arc::new(SetClock::at(set_to)),
        None => Arc::new(SystemClock),
    };
    let settings =
        Settings { demo: true, operator: contract::operator(), security_contact: Some(format!("mailto:{EMAIL}")), ..data::settings() };
    let settings = Settings { walls: Walls { limits: Limits::generous(), challenging: Challenging::Off, ..Walls::default() }, ..settings };
    let past = Arc::new(Past::of(clock));
    let app = data::open(place, settings, past.clone())?;
    let sign_in = match found(&app)? {
        Some(sign_in) => sign_in,
        None if empty => made(&app)?,
        None => made_with_a_past(&app, &past)?,
    };
    serve::serve(app, listen, None, None, |address| print(&sign_in, address, json))
}

fn print(sign_in: &SignIn, address: SocketAddr, json: bool) -> Result<(), Failed> {
    let url = format!("http://{address}");
    let password = sign_in.password.expose();
    if json {
        let line = serde_json::json!({
            "url": url,
            "organisation": sign_in.organisation.to_string(),
            "site": sign_in.site.to_string(),
            "owner_email": sign_in.email,
            "owner_password": password,
        });
        return output::say(&line.to_string());
    }
    output::say(&format!("The demo shop      {url}/demo"))?;
    output::say(&format!("The console        {url}/console"))?;
    output::say(&format!("  e-mail address   {}", sign_in.email))?;
    output::say(&format!("  password         {password}"))?;
    output::say("\nThis is a demo: two-step sign-in is off, and it listens on this machine only. Ctrl-C ends it.")
}

/// The demo of an earlier start.
fn found(app: &App) -> Result<Option<SignIn>, Failed> {
    let Some(sealed) = app.store().read(|r| r.value(KEPT))? else { return Ok(None) };
    let opened = app
        .server_key()
        .open("installation.sealed", uuid::Uuid::nil(), &sealed)
        .map_err(|_| "the server key is not the one of this database")?;
    let text = String::from_utf8(opened.expose().clone())?;
    let mut lines = text.lines();
    let mut next = || lines.next().ok_or("the demo's sign-in is malformed");
    let organisation = OrganisationId::parse(next()?).ok_or("the demo's sign-in is malformed")?;
    let site = SiteId::parse(next()?).ok_or("the demo's sign-in is malformed")?;
    Ok(Some(SignIn { organisation, site, email: next()?.to_owned(), password: Personal::new(next()?.to_owned()) }))
}

/// Makes the demo as if it had been there for four weeks.
fn made_with_a_past(app: &App, past: &Arc<Past>) -> Result<SignIn, Failed> {
    past.go_back(story::MADE_BEFORE);
    let sign_in = made(app)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut player = Player::new(server::router(app.clone()), past, &sign_in);
    runtime.block_on(async {
        let (begin, then) = story::STORY.split_at(story::BEFORE_THE_AGREEMENT);
        for scene in begin {
            player.play(scene).await?;
        }
        player.agree(app).await?;
        for scene in then {
            player.play(scene).await?;
        }
        Ok::<_, Failed>(())
    })?;
    drop(player);
    past.return_to_now();
    Ok(sign_in)
}

/// Makes the demo.
fn made(app: &App) -> Result<SignIn, Failed> {
    let email = EMAIL.to_owned();
    let mut bytes = [0; 10];
    app.entropy().fill(&mut bytes);
    // Crockford's digits: nothing that reads like something else.
    let digit = |b: &u8| char::from(*b"0123456789abcdefghjkmnpqrstvwxyz".get(usize::from(b & 31)).unwrap_or(&b'0'));
    let password: String = bytes.iter().map(digit).collect();
    let password = Personal::new(format!("tea-{password}"));
    let created = set_up::organisation(
        app,
        &NewOrganisation {
            name: "Teehaus Zeitlos".to_owned(),
            region: "DE".to_owned(),
            owner_email: email.clone(),
            owner_name: Some(OWNER.to_owned()),
            owner_password: password.clone(),
            demo: true,
            origins: vec!["https://www.teehaus.example".to_owned()],
            links: ("/demo#privacy".to_owned(), "/demo#imprint".to_owned()),
        },
    )?;
    let mut text = Zeroizing::new(format!("{}\n{}\n{email}\n", created.organisation, created.site));
    text.push_str(password.expose());
    let sealed = app.server_key().seal("installation.sealed", uuid::Uuid::nil(), text.as_bytes(), app.entropy().as_ref());
    app.store().act_now("demo.keep", created.organisation, move |tx| tx.keep_value(KEPT, &sealed))?;
    Ok(SignIn { organisation: created.organisation, site: created.site, email, password })
}
