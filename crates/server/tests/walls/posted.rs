//! Forms and sockets of others: every route that takes a form is called without its token, and every socket from a foreign page.

use crate::browser::{Browser, FORM};
use testkit::{SITE_ORIGIN, TestServer};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, connect};

/// The table of the console's routes.
const TABLE: &str = include_str!("../../src/console/mod.rs");

/// The paths that take a form, with an id where one is wanted.
fn posts() -> Vec<String> {
    let routes = TABLE.split(".route(\"").skip(1);
    let found = routes.filter_map(|route| {
        let (path, rest) = route.split_once('"')?;
        let handlers = rest.split('\n').next()?;
        handlers.contains("post(").then(|| path.to_owned())
    });
    let filled = found.map(|path| {
        let parts = path.split('/').map(|part| if part.starts_with('{') { "01919191-9191-7191-9191-919191919191" } else { part });
        parts.collect::<Vec<_>>().join("/")
    });
    filled.collect()
}

#[test]
fn no_form_is_taken_without_its_token() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut browser = Browser::signed_in(&server, &house.owner);
    let before = server.store().read(|r| Ok(r.organisations()?.len())).unwrap();
    let posts = posts();
    assert!(posts.len() > 60, "the table is read");
    let origin = format!("http://{}", server.address());
    let file = "--b\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n";
    for path in posts {
        for (kind, body) in
            [(FORM, "a=b"), (FORM, ""), (FORM, "csrf=00"), ("multipart/form-data; boundary=b", file), ("text/plain", "a=b"), ("", "")]
        {
            let answer = browser.send("POST", &path, &[("Content-Type", kind), ("Origin", &origin)], body);
            assert!([403, 415, 422, 400].contains(&answer.status), "{path} {kind} {body}: {}", answer.status);
            let expected = if body.starts_with("csrf=") { 403 } else { 422 };
            assert!(kind != FORM || answer.status == expected, "{path} {body}: {}", answer.status);
        }
    }
    assert_eq!(server.store().read(|r| Ok(r.organisations()?.len())).unwrap(), before);
    let own = house.owner.sign_in(&server);
    assert_eq!(own.call("GET", "/api/v1/sites", None).status, 200, "nobody was signed out either");
}

#[test]
fn a_form_of_another_origin_is_refused_before_its_token_is_looked_at() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut browser = Browser::signed_in(&server, &house.owner);
    let csrf = browser.get("/console/settings").csrf();
    for origin in ["https://evil.example", "null", SITE_ORIGIN] {
        let answer = browser.send("POST", "/console/sign-out", &[("Content-Type", FORM), ("Origin", origin)], &format!("csrf={csrf}"));
        assert_eq!(answer.status, 403, "{origin}");
    }
    assert_eq!(browser.get("/console/settings").status, 200);
}

#[test]
fn a_socket_is_opened_from_no_foreign_page() {
    let server = TestServer::start();
    server.organisation("Teehaus");
    let open = |path: &str, origin: Option<&str>| {
        let mut request = format!("ws://{}{path}", server.address()).into_client_request().unwrap();
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        match connect(request) {
            Ok(_) => 101,
            Err(Error::Http(answer)) => answer.status().as_u16(),
            Err(other) => panic!("{other}"),
        }
    };
    let own = format!("http://{}", server.address());
    for path in ["/api/v1/socket", "/api/v1/visit/socket"] {
        assert_eq!((open(path, None), open(path, Some(&own))), (101, 101), "{path}");
        assert_eq!((open(path, Some("https://evil.example")), open(path, Some("null"))), (403, 403), "{path}");
    }
    assert_eq!(open("/api/v1/socket", Some(SITE_ORIGIN)), 403, "a site's page is not the console");
}
