//! Agreements in a browser without a script: made, read, signed by both, and an objection made and taken back.

use crate::browser::Browser;
use jiff::SignedDuration;
use testkit::{Operator, on_each_engine};

const HERE: &str = "/console/privacy/agreements";

#[test]
fn an_agreement_is_made_read_and_signed_by_both() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut owner = Browser::signed_in(server, &house.owner);
        let open = owner.get(HERE);
        let csrf = owner.get("/console/privacy/identity").csrf();
        let told = open.body.contains("Your organisation has not stated yet: Legal name, Address, E-mail");
        assert!(
            told && open.body.contains("href=\"/console/privacy/identity\"") && !open.body.contains("name=\"locale\""),
            "{}",
            open.body
        );
        assert_eq!(owner.post(HERE, &[("locale", "en"), ("csrf", &csrf)]).status, 409, "neither by a form of yesterday");
        house.party(server);
        let csrf = owner.get(HERE).csrf();
        assert_eq!(owner.post(HERE, &[("locale", "en"), ("csrf", "0")]).status, 403, "a form that is not ours");
        let made = owner.post(HERE, &[("locale", "en"), ("csrf", &csrf)]);
        let page = made.location().to_owned();
        let shown = owner.get(&page);
        assert!(shown.body.contains("Clause 1") && shown.body.contains("name=\"sha256\""), "{}", shown.body);
        let (_, rest) = shown.body.split_once("name=\"sha256\" value=\"").unwrap();
        let sha256 = rest.split('"').next().unwrap().to_owned();
        let fresh = || house.owner.code(server.clock().advance(SignedDuration::from_secs(30)));
        let mut sign = |password: &str, code: &str, sha256: &str| {
            let fields = [("password", password), ("code", code), ("sha256", sha256), ("csrf", &*csrf)];
            let answer = owner.post(&page, &fields);
            (answer.status, answer.body)
        };
        let (status, body) = sign("not the password", &fresh(), &sha256);
        assert!(
            status == 422 && body.contains("role=\"alert\"") && body.contains("name=\"sha256\""),
            "whoever mistypes stays where they are"
        );
        let (status, body) = sign(&house.owner.password, &fresh(), &"0".repeat(64));
        assert!(status == 422 && body.contains("has changed since"), "{body}");
        assert_eq!(sign(&house.owner.password, &fresh(), &sha256).0, 303);
        let listed = owner.get(HERE).body;
        assert!(listed.contains("Waiting for the operator"), "{listed}");

        let operator = Operator::at(server);
        let waiting = operator.get("/operator/agreements").ok(200).text();
        let (_, rest) = waiting.split_once(&format!("/operator/agreements/{}/", house.id)).unwrap();
        let id = rest.split(['/', '"']).next().unwrap();
        operator.countersign(&house, &serde_json::json!({"id": id, "sha256": sha256})).expect(200);
        let signed = owner.get(&page).body;
        assert!(signed.contains("Jo Kern") && signed.contains("PDF with both signatures") && !signed.contains("name=\"password\""));

        operator.announce("Postbote GmbH", "marketing").expect(200);
        let listed = owner.get(HERE).body;
        assert!(listed.contains("Postbote GmbH") && listed.contains("30 days left"), "{listed}");
        let (_, rest) = listed.split_once(&format!("{HERE}/sub-processors/")).unwrap();
        let of = format!("{HERE}/sub-processors/{}", rest.split('/').next().unwrap());
        assert_eq!(owner.post(&format!("{of}/object"), &[("reason", " "), ("csrf", &csrf)]).status, 422);
        assert_eq!(owner.post(&format!("{of}/object"), &[("reason", "Not them."), ("csrf", &csrf)]).status, 303);
        assert!(owner.get(HERE).body.contains("Not them."));
        assert_eq!(owner.post(&format!("{of}/withdraw"), &[("csrf", &csrf)]).status, 303);
        assert!(owner.get(HERE).body.contains("30 days left"));
    });
}

#[test]
fn nobody_without_the_code_learns_of_the_operator_s_page() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut browser = Browser::signed_in(server, &house.owner);
        let asked = browser.get("/operator/agreements");
        assert_eq!((asked.status, asked.location()), (303, "/operator"));
        assert_eq!(browser.get(&format!("/operator/agreements/{0}/{0}/file", house.id)).status, 404);
    });
}
