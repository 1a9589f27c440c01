//! The demo: a sample organisation, made once and found again after a restart.

use crate::{Failed, Place, data, output, serve};
use domain::id::{OrganisationId, SiteId};
use jiff::Timestamp;
use seal::Personal;
use server::set_up::{self, NewOrganisation};
use server::{App, Clock, SetClock, Settings, SystemClock};
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Under which name the demo's sign-in is kept, sealed to the server key (said openly in SECURITY.md).
const KEPT: &str = "demo";

/// The demo's owner.
const EMAIL: &str = "owner@teehaus.example";

/// The demo's sign-in.
struct SignIn {
    organisation: OrganisationId,
    site: SiteId,
    email: String,
    password: Personal<String>,
}

/// Runs `parlour demo`.
pub(crate) fn run(place: &Place, listen: &str, clock: Option<Timestamp>, json: bool) -> Result<(), Failed> {
    let loopback = listen.to_socket_addrs()?.all(|a| a.ip().is_loopback());
    if !loopback {
        return Err("the demo has no second sign-in step and listens on loopback only".into());
    }
    serve::log();
    let clock: Arc<dyn Clock> = match clock {
        Some(set_to) => Arc::new(SetClock::at(set_to)),
        None => Arc::new(SystemClock),
    };
    let settings = Settings { demo: true, security_contact: Some(format!("mailto:{EMAIL}")), ..data::settings() };
    let app = data::open(place, settings, clock)?;
    let sign_in = match found(&app)? {
        Some(sign_in) => sign_in,
        None => made(&app)?,
    };
    serve::serve(app, listen, None, |address| print(&sign_in, address, json))
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
            owner_name: Some("Mina Teller".to_owned()),
            owner_password: password.clone(),
            demo: true,
            origins: vec![],
            links: ("/demo#privacy".to_owned(), "/demo#imprint".to_owned()),
        },
    )?;
    let mut text = Zeroizing::new(format!("{}\n{}\n{email}\n", created.organisation, created.site));
    text.push_str(password.expose());
    let sealed = app.server_key().seal("installation.sealed", uuid::Uuid::nil(), text.as_bytes(), app.entropy().as_ref());
    app.store().act_now("demo.keep", created.organisation, move |tx| tx.keep_value(KEPT, &sealed))?;
    Ok(SignIn { organisation: created.organisation, site: created.site, email, password })
}
