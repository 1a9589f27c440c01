//! Sites in the console: who may change them, that a form proves to be ours, and what a file is.

use crate::browser::{Answer, Browser};
use domain::permission::Role;
use testkit::TestServer;

/// One red pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdac\xfc\xcf\xc0\xf0\x1f\0\x05\x05\x02\0_\xc8\xf1\xd2\0\0\0\0IEND\xaeB`\x82";

/// Sends a logo as a form does.
fn send_logo(member: &mut Browser, path: &str, csrf: &str, file: &[u8]) -> Answer {
    let part = |name: &str, body: &[u8]| {
        [format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").as_bytes(), body, b"\r\n"].concat()
    };
    let body = [part("csrf", csrf.as_bytes()), part("logo", file), b"--b--\r\n".to_vec()].concat();
    member.send_bytes("POST", path, &[("Content-Type", "multipart/form-data; boundary=b")], &body)
}

/// A form of settings, as the page sends it.
fn fields(csrf: &str) -> [(&str, &str); 6] {
    [("name", "Shop"), ("colour", "#ffcc00"), ("kind", "popup"), ("position", "left"), ("opening", "at-once"), ("csrf", csrf)]
}

#[test]
fn a_form_is_ours_and_its_sender_may() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    let path = format!("/console/settings/sites/{}", house.site);
    let mut owner = Browser::signed_in(&server, &house.owner);
    let page = owner.get(&path);
    assert!(page.status == 200 && page.body.contains("<legend>How it looks</legend>"));
    assert_eq!(owner.post(&path, &fields("no")).status, 403, "a foreign form");
    assert_eq!(owner.post(&path, &fields(&page.csrf())).location(), format!("{path}?saved=1"));
    assert!(owner.get(&path).body.contains("value=\"#ffcc00\""));
    let mut agent = Browser::signed_in(&server, &house.add(&server, Role::Agent));
    let seen = agent.get(&path);
    assert!(seen.status == 200 && seen.body.contains("<fieldset disabled>"), "an agent reads");
    assert_eq!(agent.post(&path, &fields(&seen.csrf())).status, 403);
    assert_eq!(send_logo(&mut agent, &format!("{path}/logo"), &seen.csrf(), PIXEL).status, 403);
    let mut stranger = Browser::signed_in(&server, &other.owner);
    let csrf = stranger.get("/console/settings/sites").csrf();
    for address in [path.clone(), format!("{path}/install")] {
        assert_eq!(stranger.get(&address).status, 404);
    }
    assert_eq!(stranger.post(&path, &fields(&csrf)).status, 404);
    assert_eq!(send_logo(&mut stranger, &format!("{path}/logo"), &csrf, PIXEL).status, 404);
}

#[test]
fn a_logo_is_a_picture_and_the_form_is_ours() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let path = format!("/console/settings/sites/{}", house.site);
    let mut owner = Browser::signed_in(&server, &house.owner);
    let csrf = owner.get(&path).csrf();
    let logo = format!("{path}/logo");
    assert_eq!(send_logo(&mut owner, &logo, "no", PIXEL).status, 403);
    for wrong in [b"<svg onload=alert(1)>".to_vec(), Vec::new(), vec![0; 70_000]] {
        let refused = send_logo(&mut owner, &logo, &csrf, &wrong);
        assert!(refused.status == 422 && refused.body.contains("no PNG and no WebP"), "{}", refused.status);
    }
    assert_eq!(send_logo(&mut owner, &logo, &csrf, PIXEL).status, 303);
    assert!(owner.get(&path).body.contains("src=\"data:image/png;base64,iVBOR"));
    assert_eq!(owner.post(&format!("{path}/no-logo"), &[("csrf", &csrf)]).status, 303);
    assert!(!owner.get(&path).body.contains("data:image/png"));
}
