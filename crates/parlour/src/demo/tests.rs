//! The demo: what it shows to whoever tries Parlour is whole.

use super::past::Past;
use super::play::{Player, text};
use super::{EMAIL, SignIn, contract, data, made_with_a_past};
use crate::{Failed, Place};
use axum::body::Body;
use axum::http::{Request, header};
use locale::{Key, Locale};
use seal::Cost;
use serde_json::{Value, json};
use server::{Settings, SystemClock};
use std::sync::Arc;

/// What an organisation has to state, in documents that the demo shows as complete. The form of a breach that none has happened for lies
/// ready empty, and an access report is about one person.
const COMPLETE: [&str; 6] =
    ["privacy-passage", "processing-record", "verbis", "destruction-policy", "processing-agreement", "consent-overview"];

async fn documents(player: &Player<'_>, sign_in: &SignIn) -> Result<(), Failed> {
    let credentials = json!({"email": EMAIL, "password": sign_in.password.expose()});
    let token = text(&player.call("POST".parse()?, "/api/v1/session", "", &credentials).await?, "/token");
    for locale in Locale::ALL {
        let marker = locale::text(locale, Key::DocumentMissing);
        for name in COMPLETE {
            let path = format!("/api/v1/documents/{name}?locale={}", locale.code());
            let request = Request::get(&path).header(header::HOST, "localhost").header(header::AUTHORIZATION, format!("Bearer {token}"));
            let (status, bytes) = player.send(request.body(Body::empty())?).await?;
            let page = String::from_utf8(bytes.to_vec())?;
            assert!(status.is_success() && page.contains("Teehaus Zeitlos"), "{path}: {status}");
            let open: Vec<_> = page.lines().filter(|line| line.contains(marker)).collect();
            assert!(open.is_empty(), "{path}: {open:#?}");
        }
    }
    let organisation = player.call("GET".parse()?, "/api/v1/organisation/identity", &token, &Value::Null).await?;
    assert!(!text(&organisation, "/privacy_name").is_empty());
    Ok(())
}

#[test]
fn the_documents_of_the_demo_leave_nothing_open() {
    let folder = std::env::temp_dir().join(format!("parlour-demo-{}", std::process::id()));
    let place = Place { data: Some(folder.clone()), database: None };
    let settings = Settings { demo: true, operator: contract::operator(), cost: Cost::TESTS, ..data::settings() };
    let past = Arc::new(Past::of(Arc::new(SystemClock)));
    let app = data::open(&place, settings, Arc::clone(&past) as _).unwrap();
    let sign_in = made_with_a_past(&app, &past).unwrap();
    let player = Player::new(server::router(app), &past, &sign_in);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(documents(&player, &sign_in)).unwrap();
    drop(runtime);
    std::fs::remove_dir_all(folder).unwrap();
}
