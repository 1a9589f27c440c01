//! GDPR art. 28: both sign what was shown to them, the proof stands in the ledger, and nothing goes to a sub-processor before its notice
//! is over, or while the organisation objects.

use crate::ledgers::{acts, count, verified, verify, without_notices};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::{MailServer, Security};
use testkit::{Ground, Member, Operator, Organisation, Reply, TestServer, Value as Column, on_each_engine};

const HERE: &str = "/api/v1/agreements";

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn drafted(owner: &Member<'_>) -> Value {
    owner.call("POST", HERE, Some(&json!({"locale": "en"}))).ok(201).json()
}

fn read(member: &Member<'_>, agreement: &Value) -> Value {
    member.call("GET", &format!("{HERE}/{}", text(&agreement["id"])), None).ok(200).json()
}

fn all(member: &Member<'_>) -> Vec<Value> {
    member.all(HERE)
}

fn paper(member: &Member<'_>, agreement: &Value, query: &str) -> Vec<u8> {
    member.call("GET", &format!("{HERE}/{}?{query}", text(&agreement["id"])), None).ok(200).body
}

fn unsaid(owner: &Member<'_>) -> Value {
    let refused = owner.call("POST", HERE, Some(&json!({"locale": "en"})));
    assert_eq!((refused.status, refused.problem().as_str()), (409, "party-unsaid"));
    refused.json()["missing"].clone()
}

#[test]
fn an_agreement_names_both_parties_or_is_not_made() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        assert_eq!(unsaid(&owner), json!(["organisation.legal_name", "organisation.address", "organisation.email"]));
        let said = json!({"legal_name": "Teehaus Morgenrot GmbH", "email": "hallo@teehaus.example"});
        owner.call("PUT", "/api/v1/organisation/identity", Some(&said)).expect(200);
        assert_eq!(unsaid(&owner), json!(["organisation.address"]));
        assert!(all(&owner).is_empty() && count(server, &house, "agreement.drafted") == 0);
        let owner = house.party(server);
        let agreement = drafted(&owner);
        let page = String::from_utf8(paper(&owner, &agreement, "format=html")).unwrap();
        assert!(page.contains("Teegasse 1") && !page.contains("to be completed"), "{page}");
    });
}

#[test]
fn what_leaves_a_party_open_is_not_signed() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        in_force(server, &house, &owner);
        owner.call("PUT", "/api/v1/organisation/identity", Some(&json!({"legal_name": "Teehaus Morgenrot GmbH"}))).expect(200);
        Operator::at(server).announce("Postbote GmbH", "marketing").expect(200);
        let next = &all(&owner)[0];
        assert_eq!((&next["state"], engaged(&owner).len()), (&json!("draft"), 1), "the notice is given all the same");
        let refused = sign(server, &house, &owner, next);
        assert_eq!((refused.status, refused.problem().as_str()), (409, "party-unsaid"));
        let next = drafted(&house.party(server));
        sign(server, &house, &owner, &next).expect(200);
    });
}

/// A code that was not used yet.
fn code(server: &TestServer, house: &Organisation) -> String {
    house.owner.code(server.clock().advance(SignedDuration::from_secs(30)))
}

fn sign_with(member: &Member<'_>, agreement: &Value, body: &Value) -> Reply {
    member.call("POST", &format!("{HERE}/{}/sign", text(&agreement["id"])), Some(body))
}

fn sign(server: &TestServer, house: &Organisation, owner: &Member<'_>, agreement: &Value) -> Reply {
    let body = json!({"password": house.owner.password, "code": code(server, house), "sha256": agreement["sha256"]});
    sign_with(owner, agreement, &body)
}

/// An agreement that both have signed.
pub(crate) fn in_force(server: &TestServer, house: &Organisation, owner: &Member<'_>) -> Value {
    let agreement = drafted(owner);
    sign(server, house, owner, &agreement).expect(200);
    Operator::at(server).countersign(house, &agreement).expect(200);
    let agreement = read(owner, &agreement);
    assert_eq!(agreement["state"], "signed-by-both");
    agreement
}

fn engaged(member: &Member<'_>) -> Vec<Value> {
    member.all("/api/v1/sub-processors")
}

#[test]
fn an_owner_signs_and_nobody_else() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.party(server);
        let agreement = drafted(&owner);
        let sha256 = &agreement["sha256"];
        let body = || json!({"password": house.owner.password, "code": code(server, &house), "sha256": sha256});
        for role in [Role::Agent, Role::Marketing, Role::Auditor, Role::PrivacyOfficer] {
            let account = house.add(server, role.clone());
            let member = account.sign_in(server);
            let own = json!({"password": account.password, "code": account.code(server.clock().advance(SignedDuration::from_secs(30))), "sha256": sha256});
            let refused = [member.call("POST", HERE, Some(&json!({}))), sign_with(&member, &agreement, &own)];
            assert!(refused.iter().all(|reply| (reply.status, reply.problem().as_str()) == (403, "not-permitted")), "{role:?}");
        }
        let path = format!("{HERE}/{}/sign", text(&agreement["id"]));
        assert_eq!(server.call("POST", &path, None, Some(&body())).status, 401);
        let stranger = other.party(server);
        let own = json!({"password": other.owner.password, "code": code(server, &other), "sha256": sha256});
        assert_eq!(sign_with(&stranger, &agreement, &own).status, 404);
        assert_eq!(stranger.call("GET", &format!("{HERE}/{}?format=pdf", text(&agreement["id"])), None).status, 404);
        assert!(all(&stranger).is_empty());
        assert_eq!(read(&owner, &agreement)["state"], "draft");
        assert_eq!(sign(server, &house, &owner, &agreement).ok(200).json()["state"], "signed-by-organisation");
        assert_eq!(sign(server, &house, &owner, &agreement).status, 409, "it is signed once");
    });
}

#[test]
fn whoever_signs_is_confirmed_in_this_very_request() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let agreement = drafted(&owner);
        let before = acts(server, &house).len();
        let (password, fresh, sha256) = (house.owner.password.as_str(), code(server, &house), &agreement["sha256"]);
        for (body, status, problem) in [
            (json!({"password": "not the password", "code": fresh, "sha256": sha256}), 401, "sign-in-failed"),
            (json!({"password": password, "code": "000000", "sha256": sha256}), 401, "sign-in-failed"),
            (json!({"password": password, "sha256": sha256}), 401, "code-needed"),
            (json!({"password": password, "code": " ", "sha256": sha256}), 401, "code-needed"),
            (json!({"code": fresh, "sha256": sha256}), 422, "invalid-body"),
            // Whoever signs says which text.
            (json!({"password": password, "code": fresh}), 422, "invalid-body"),
        ] {
            let refused = sign_with(&owner, &agreement, &body);
            assert_eq!((refused.status, refused.problem().as_str()), (status, problem), "{body}");
        }
        // A code that signed somebody in signs nothing.
        let used = house.owner.code(server.clock().advance(SignedDuration::from_secs(30)));
        let credentials = json!({"email": house.owner.email, "password": password, "code": used});
        server.call("POST", "/api/v1/session", None, Some(&credentials)).expect(200);
        let refused = sign_with(&owner, &agreement, &json!({"password": password, "code": used, "sha256": sha256}));
        assert_eq!((refused.status, refused.problem().as_str()), (401, "sign-in-failed"));
        let id = [Column::Bytes(house.owner.member.0.as_bytes().to_vec())];
        server.ground().execute("UPDATE member SET totp = NULL WHERE id = ?1", &id);
        let refused = sign_with(&owner, &agreement, &json!({"password": password, "sha256": sha256}));
        assert_eq!((refused.status, refused.problem().as_str()), (403, "second-step-first"), "where the organisation asks for one");
        server.ground().execute("UPDATE organisation SET second_step = 0", &[]);
        let refused = sign_with(&owner, &agreement, &json!({"password": password, "sha256": sha256}));
        assert_eq!((refused.status, refused.problem().as_str()), (403, "second-step-needed"));
        assert_eq!(read(&owner, &agreement)["state"], "draft");
        assert_eq!(acts(server, &house).len(), before + 1, "one sign-in, and no signature");
    });
}

#[test]
fn what_was_not_shown_is_not_signed() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let first = drafted(&owner);
        owner
            .call(
                "PUT",
                "/api/v1/organisation/identity",
                Some(&json!({"legal_name": "Teehaus GmbH", "address": "Teegasse 2", "email": "hallo@teehaus.example"})),
            )
            .expect(200);
        let second = drafted(&owner);
        assert_ne!(first["sha256"], second["sha256"]);
        let signing = |agreement: &Value, sha256: &Value| {
            let body = json!({"password": house.owner.password, "code": code(server, &house), "sha256": sha256});
            let reply = sign_with(&owner, agreement, &body);
            (reply.status, reply.problem())
        };
        let changed = (409, "agreement-changed".to_owned());
        assert_eq!(signing(&first, &first["sha256"]), (409, "conflict".to_owned()), "the second took its place");
        assert_eq!(signing(&second, &first["sha256"]), changed);
        assert_eq!(signing(&second, &json!("nonsense")), changed);
        let wrong = [Column::Bytes(vec![7; 32])];
        server.ground().execute("UPDATE agreement SET document = ?1 WHERE state = 'draft'", &wrong);
        let shown = read(&owner, &second)["sha256"].clone();
        assert_eq!(signing(&second, &shown), changed, "the stored bytes are others than their hash says");
        assert_eq!(count(server, &house, "agreement.signed"), 0);
    });
}

#[test]
fn the_operator_signs_what_was_shown_with_a_code_and_a_name() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let agreement = drafted(&owner);
        let operator = Operator::at(server);
        assert!(!operator.get("/operator/agreements").ok(200).text().contains(text(&agreement["id"])), "nothing waits");
        operator.countersign(&house, &agreement).expect(422);
        sign(server, &house, &owner, &agreement).expect(200);
        assert!(operator.get("/operator/agreements").ok(200).text().contains(text(&agreement["sha256"])));
        let path = format!("/operator/agreements/{}/{}", house.id, text(&agreement["id"]));
        let sha256 = text(&agreement["sha256"]);
        for fields in [
            [("name", "Jo Kern"), ("code", "1-2"), ("sha256", sha256)],
            [("name", " "), ("code", &operator.code), ("sha256", sha256)],
            [("name", "Jo Kern"), ("code", &operator.code), ("sha256", "00")],
        ] {
            operator.post(&path, &fields).expect(422);
        }
        let own = ("content-type", "application/x-www-form-urlencoded");
        assert_eq!(server.send("POST", &path, &[own], Some(b"csrf=0&name=Eve&code=1&sha256=0".to_vec())).status, 403);
        assert_eq!(server.send("GET", &format!("{path}/file?format=pdf"), &[], None).status, 404, "nobody else sees it");
        assert_eq!(read(&owner, &agreement)["state"], "signed-by-organisation");
        operator.countersign(&house, &agreement).expect(200);
        assert_eq!(read(&owner, &agreement)["state"], "signed-by-both");
        operator.countersign(&house, &agreement).expect(422);
        assert_eq!(count(server, &house, "agreement.countersigned"), 1, "it is signed once");
    });
}

#[test]
fn both_parties_get_the_same_bytes_and_the_ledger_proves_both_signatures() {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let mut server = TestServer::start_on(ground);
        let house = server.organisation("Teehaus");
        let owner = house.party(&server);
        let plain = paper(&owner, &drafted(&owner), "format=pdf");
        let agreement = in_force(&server, &house, &owner);
        let proven = |agreement: &Value| -> Vec<Value> {
            let signatures = agreement["signatures"].as_array().unwrap();
            signatures.iter().map(|signature| verified(&server, &house, &signature["receipt"])).collect()
        };
        let entries = proven(&agreement);
        let told: Vec<_> = entries.iter().map(|entry| (text(&entry["act"]), text(&entry["document"]), text(&entry["method"]))).collect();
        let sha256 = text(&agreement["sha256"]);
        assert_eq!(told, [("agreement.signed", sha256, "password+code"), ("agreement.countersigned", sha256, "operator-code")]);
        assert_eq!(entries[0]["by"], format!("member:{}", house.owner.member));
        let file = format!("/operator/agreements/{}/{}/file?format=pdf", house.id, text(&agreement["id"]));
        let own = paper(&owner, &agreement, "format=pdf");
        assert!(own.starts_with(b"%PDF-") && own == Operator::at(&server).get(&file).ok(200).body, "the parties got different files");
        let signed = paper(&owner, &agreement, "format=pdf&copy=plain");
        assert_eq!(domain::notice::hex(&seal::sha256(&signed)), sha256, "the hash is that of the file without signatures");
        assert!(signed != own && signed != plain, "the signatures stand in the one and not in the other");
        let page = String::from_utf8(paper(&owner, &agreement, "format=html")).unwrap();
        assert!(page.contains("Jo Kern") && page.contains(sha256) && page.contains("agreement.countersigned"), "{page}");
        // The signed file is made again from what was kept: of the same bytes, whatever the ledger says since.
        server.visit(&house);
        let forget = "UPDATE agreement SET signed = NULL";
        server.ground().execute(forget, &[]);
        assert!(own == paper(&owner, &agreement, "format=pdf"), "made again, it differs");
        server.restart();
        let owner = house.party(&server);
        assert!(own == paper(&owner, &agreement, "format=pdf"));
        assert_eq!(read(&owner, &agreement)["signatures"], agreement["signatures"], "the proofs are those of the day");
        verify(&server);
    }
}

#[test]
fn a_new_agreement_takes_the_place_of_the_one_in_force_when_both_have_signed() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let first = in_force(server, &house, &owner);
        let second = drafted(&owner);
        assert_eq!((&read(&owner, &first)["state"], &second["number"]), (&json!("signed-by-both"), &json!(2)));
        sign(server, &house, &owner, &second).expect(200);
        assert_eq!(read(&owner, &first)["state"], "signed-by-both", "until the operator has signed");
        Operator::at(server).countersign(&house, &second).expect(200);
        let states: Vec<_> = all(&owner).iter().map(|each| text(&each["state"]).to_owned()).collect();
        assert_eq!(states, ["signed-by-both", "superseded"]);
        assert!(paper(&owner, &first, "format=pdf").starts_with(b"%PDF-"), "what was signed stays");
        verify(server);
    });
}

/// A server whose letters are handed out and taken by nobody: that something went is told by the act before it.
fn with_mail(test: impl Fn(&TestServer, &Organisation)) {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let from = "post@teehaus.example".into();
        let nobody = MailServer { host: "127.0.0.1".into(), port: 1, security: Security::Loopback, from, login: None };
        let server = TestServer::start_with_mail(ground, nobody);
        let house = server.organisation("Teehaus");
        test(&server, &house);
    }
}

/// Whether a letter that somebody asks for now is handed over.
fn goes(server: &TestServer, house: &Organisation) -> bool {
    let before = count(server, house, "data.transferred");
    let mut visitor = server.visit(house);
    visitor.choose("newsletter").expect(200);
    visitor.consent("given").expect(201);
    visitor.say("ada@beispiel.example").expect(200);
    count(server, house, "data.transferred") > before
}

#[test]
fn nothing_goes_to_a_sub_processor_before_its_notice_is_over() {
    with_mail(|server, house| {
        let owner = house.party(server);
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        let agreement = in_force(server, house, &owner);
        let before = acts(server, house).len();
        Operator::at(server).announce("Postbote GmbH", "marketing").expect(200);
        let left = without_notices(acts(server, house).split_off(before));
        assert_eq!(left, ["recipient.added", "sub-processor.announced", "agreement.drafted"]);
        let told = engaged(&owner).pop().unwrap();
        assert_eq!((&told["name"], &told["notice"]["days_left"]), (&json!("Postbote GmbH"), &json!(30)));
        let next = &all(&owner)[0];
        assert_eq!((&next["state"], &read(&owner, &agreement)["state"]), (&json!("draft"), &json!("signed-by-both")));
        assert_ne!(next["annex_version"], agreement["annex_version"], "its Annex IV is another");
        assert!(String::from_utf8(paper(&owner, next, "format=html")).unwrap().contains("Carries letters"));
        assert!(!goes(server, house), "on the first day");
        let recipient = owner.all("/api/v1/recipients").pop().unwrap();
        assert_eq!((&recipient["usable"], &recipient["blocked_until"]), (&json!(false), &told["notice"]["until"]));
        server.clock().advance(SignedDuration::from_hours(24 * 30 - 1));
        assert!(!goes(server, house), "an hour before");
        server.clock().advance(SignedDuration::from_hours(2));
        assert!(goes(server, house), "afterwards");
        verify(server);
    });
}

#[test]
fn while_an_objection_stands_nothing_goes() {
    with_mail(|server, house| {
        let owner = house.party(server);
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        let agreement = in_force(server, house, &owner);
        let operator = Operator::at(server);
        operator.announce("Postbote GmbH", "marketing").expect(200);
        let of = engaged(&owner).pop().unwrap()["id"].clone();
        let path = format!("{HERE}/{}/object", text(&agreement["id"]));
        let object = |member: &Member<'_>| member.call("POST", &path, Some(&json!({"sub_processor": of, "reason": "Not <them>."}))).status;
        assert_eq!(object(&house.add(server, Role::PrivacyOfficer).sign_in(server)), 403);
        assert_eq!(owner.call("POST", &path, Some(&json!({"sub_processor": of, "reason": " "}))).status, 422);
        assert_eq!(object(&owner), 204);
        assert_eq!(object(&owner), 409, "one stands");
        assert!(operator.get("/operator/agreements").ok(200).text().contains("Not &#60;them&#62;."), "the operator reads why");
        let desk = owner.call("GET", "/api/v1/privacy-desk", None).ok(200).json();
        assert!(desk["items"].as_array().unwrap().iter().any(|item| item["kind"] == "objection" && item["about"] == "Postbote GmbH"));
        server.clock().advance(SignedDuration::from_hours(24 * 31));
        let owner = house.party(server);
        assert!(!goes(server, house), "the notice is over, the objection is not");
        assert_eq!(engaged(&owner).pop().unwrap()["notice"]["reason"], "Not <them>.");
        let withdraw = |member: &Member<'_>| member.call("DELETE", &format!("{path}/{}", text(&of)), None).status;
        assert_eq!(withdraw(&owner), 204);
        assert_eq!(withdraw(&owner), 409);
        assert!(goes(server, house), "it was taken back");
        assert_eq!(object(&owner), 409, "the time to object is over");
        let acts = ["agreement.objected", "agreement.objection-withdrawn"].map(|act| count(server, house, act));
        assert_eq!(acts, [1, 1]);
        verify(server);
    });
}

#[test]
fn a_second_registration_gets_around_no_notice() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        in_force(server, &house, &owner);
        Operator::at(server).announce("Postbote GmbH", "marketing").expect(200);
        let again = json!({"kind": "mail", "name": "POSTBOTE gmbh", "country": "DE", "purposes": ["marketing"]});
        let register = |member: &Member<'_>| member.call("POST", "/api/v1/recipients", Some(&again)).status;
        let path = format!("/api/v1/recipients/{}", text(&owner.all("/api/v1/recipients").pop().unwrap()["id"]));
        assert_eq!(register(&owner), 422, "it stands");
        owner.call("PATCH", &path, Some(&json!({"name": "Somebody Else GmbH"}))).expect(200);
        assert_eq!(register(&owner), 422, "by another name");
        owner.call("DELETE", &path, None).expect(204);
        assert_eq!(register(&owner), 422, "ended, and its notice runs");
        server.clock().advance(SignedDuration::from_hours(24 * 30 + 1));
        assert_eq!(register(&house.party(server)), 201);
    });
}

#[test]
fn an_agreement_that_names_who_has_left_is_drafted_anew() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let operator = Operator::at(server);
        operator.announce("Postbote GmbH", "marketing").expect(200);
        server.clock().advance(SignedDuration::from_secs(1));
        let agreement = in_force(server, &house, &owner);
        assert!(String::from_utf8(paper(&owner, &agreement, "format=html")).unwrap().contains("Postbote"));
        server.clock().advance(SignedDuration::from_secs(1));
        let removal = format!("/operator/sub-processors/{}/remove", text(&engaged(&owner).pop().unwrap()["id"]));
        operator.post(&removal, &[]).expect(200);
        let next = &all(&owner)[0];
        assert_eq!((&next["state"], all(&owner).len()), (&json!("draft"), 2));
        assert!(!String::from_utf8(paper(&owner, next, "format=html")).unwrap().contains("Postbote"));
    });
}

#[test]
fn who_is_removed_is_no_recipient_any_more() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let agreement = in_force(server, &house, &owner);
        let operator = Operator::at(server);
        operator.announce("Postbote GmbH", "marketing").expect(200);
        operator.announce(" postbote  gmbh", "marketing").expect(422);
        let of = engaged(&owner).pop().unwrap()["id"].clone();
        let path = format!("{HERE}/{}/object", text(&agreement["id"]));
        owner.call("POST", &path, Some(&json!({"sub_processor": of, "reason": "No."}))).expect(204);
        let before = acts(server, &house).len();
        server.clock().advance(SignedDuration::from_secs(1));
        let removal = format!("/operator/sub-processors/{}/remove", text(&of));
        operator.post(&removal, &[]).expect(200);
        assert_eq!(operator.post(&removal, &[]).status, 409, "it leaves once");
        let left = without_notices(acts(server, &house).split_off(before));
        assert_eq!(left, ["recipient.ended", "sub-processor.removed", "agreement.superseded", "agreement.drafted"]);
        let recipient = owner.all("/api/v1/recipients").pop().unwrap();
        assert!(recipient["ended_at"].is_string() && recipient["objected_at"].is_null());
        assert!(engaged(&owner)[0]["removed_at"].is_string());
        let next = &all(&owner)[0];
        assert!(!String::from_utf8(paper(&owner, next, "format=html")).unwrap().contains("Postbote"), "the list names it no more");
        verify(server);
    });
}

#[test]
fn whom_the_agreement_names_is_a_registered_recipient_until_it_leaves() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let operator = Operator::at(server);
        operator.announce("Postbote GmbH", "marketing").expect(200);
        server.clock().advance(SignedDuration::from_secs(1));
        in_force(server, &house, &owner);
        let recipient = owner.all("/api/v1/recipients").pop().expect("whom the agreement names");
        assert_eq!((&recipient["name"], &recipient["usable"]), (&json!("Postbote GmbH"), &json!(true)));
        let drafts = all(&owner).len();
        in_force(server, &house, &owner);
        assert_eq!(
            (owner.all("/api/v1/recipients").len(), all(&owner).len()),
            (1, drafts + 1),
            "registered once, and nothing drafted for it"
        );
        server.clock().advance(SignedDuration::from_secs(1));
        let removal = format!("/operator/sub-processors/{}/remove", text(&engaged(&owner).pop().unwrap()["id"]));
        operator.post(&removal, &[]).expect(200);
        assert!(owner.all("/api/v1/recipients").pop().unwrap()["ended_at"].is_string());
        verify(server);
    });
}

#[test]
fn what_the_organisation_registered_itself_outlives_the_operator_s_contract() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        in_force(server, &house, &owner);
        let own = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"]});
        owner.call("POST", "/api/v1/recipients", Some(&own)).expect(201);
        let operator = Operator::at(server);
        operator.announce("Postbote GmbH", "marketing").expect(200);
        let recipient = |owner: &Member<'_>| owner.all("/api/v1/recipients").pop().unwrap();
        assert!(recipient(&owner)["blocked_until"].is_string(), "the notice runs for it, too");
        server.clock().advance(SignedDuration::from_secs(1));
        let removal = format!("/operator/sub-processors/{}/remove", text(&engaged(&owner).pop().unwrap()["id"]));
        operator.post(&removal, &[]).expect(200);
        let stands = recipient(&owner);
        assert_eq!((&stands["ended_at"], &stands["blocked_until"], &stands["usable"]), (&Value::Null, &Value::Null, &json!(true)));
        verify(server);
    });
}

#[test]
fn who_has_no_agreement_is_told_by_the_next_draft() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (owner, neighbour) = (house.party(server), other.party(server));
        in_force(server, &house, &owner);
        let open = drafted(&neighbour);
        server.clock().advance(SignedDuration::from_secs(1));
        Operator::at(server).announce("Postbote GmbH", "marketing").expect(200);
        assert_eq!(engaged(&owner)[0]["notice"]["days_left"], 30);
        assert_eq!(engaged(&neighbour)[0]["notice"], Value::Null, "no notice runs");
        assert!(neighbour.all("/api/v1/recipients").is_empty(), "and nobody is blocked");
        assert_eq!(read(&neighbour, &open)["state"], "superseded", "what lay there to be signed does not name it");
        assert_eq!(sign(server, &other, &neighbour, &open).status, 409);
        let next = in_force(server, &other, &neighbour);
        assert!(String::from_utf8(paper(&neighbour, &next, "format=html")).unwrap().contains("Postbote GmbH"));
        assert_eq!((count(server, &other, "sub-processor.announced"), count(server, &house, "sub-processor.announced")), (0, 1));
    });
}

#[test]
fn an_announcement_that_was_cut_off_is_made_up_for() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.party(&server);
    in_force(&server, &house, &owner);
    // As if the process had ended between the list and the organisations.
    let row = "INSERT INTO sub_processor (id, name, country, kind, service, contact, purposes, transfer, since) \
               VALUES (?1, 'Postbote GmbH', 'DE', 'mail', 'Carries letters', '', 'marketing', '', ?2)";
    let since = server.now().as_millisecond() + 1;
    server.ground().execute(row, &[Column::Bytes(vec![3; 16]), Column::Int(since)]);
    server.work();
    for _ in 0..100 {
        if count(&server, &house, "sub-processor.announced") > 0 {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("nobody was told");
}
