//! Passkeys: behind the password, or alone where they open the member's keys; and who is refused. The device is one in software that makes
//! real signatures; no part of ours is replaced.

use crate::ledgers::{acts, entries, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Account, Authenticator, Organisation, PRESENT, Reply, TestServer, Value as Stored, on_each_engine};

const OPTIONS: &str = "/api/v1/passkeys/options";
const PASSKEYS: &str = "/api/v1/passkeys";
const NEW: &str = "another row of good words";

/// A browser on a page of this machine's name.
fn call(server: &TestServer, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Reply {
    server.call_by_name(method, path, token, body)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What a browser sends to add this device's passkey.
fn made(server: &TestServer, token: &str, device: &mut Authenticator) -> Value {
    let asked = call(server, "POST", OPTIONS, Some(token), None).ok(200).json()["options"].clone();
    json!({"name": "Laptop", "credential": device.make(&asked), "prf": device.yields(&asked)})
}

/// Adds it.
fn add(server: &TestServer, token: &str, device: &mut Authenticator) -> Value {
    let made = made(server, token, device);
    call(server, "POST", PASSKEYS, Some(token), Some(&made)).ok(201).json()
}

/// What a browser is asked for a sign-in by a passkey alone.
fn asked(server: &TestServer) -> Value {
    call(server, "POST", "/api/v1/session/passkey/options", None, None).ok(200).json()["options"].clone()
}

fn alone(server: &TestServer, passkey: &Value, prf: Option<&str>) -> Reply {
    call(server, "POST", "/api/v1/session/passkey", None, Some(&json!({"passkey": passkey, "prf": prf})))
}

/// Signs in with the passkey alone.
fn sign_in(server: &TestServer, device: &mut Authenticator) -> Reply {
    let asked = asked(server);
    alone(server, &device.prove(&asked), device.yields(&asked).as_deref())
}

/// Sends the password, with this passkey behind it.
fn behind(server: &TestServer, account: &Account, password: &str, passkey: &Value) -> Reply {
    call(server, "POST", "/api/v1/session", None, Some(&json!({"email": account.email, "password": password, "passkey": passkey})))
}

/// What is asked behind the password.
fn step(server: &TestServer, account: &Account, password: &str) -> Value {
    let reply = behind(server, account, password, &Value::Null);
    assert_eq!((reply.status, reply.problem().as_str()), (401, "code-needed"));
    reply.json()["passkey"].clone()
}

/// Takes a member's authenticator app away.
fn without_app(server: &TestServer, account: &Account) {
    server.ground().execute("UPDATE member SET totp = NULL WHERE id = ?1", &[Stored::Bytes(account.member.0.as_bytes().to_vec())]);
}

/// How the last session began, as the ledger says it.
fn last_step(server: &TestServer, house: &Organisation) -> String {
    let started = entries(server, house).into_iter().flatten().rfind(|entry| entry.contains("\"act\":\"session.started\"")).unwrap();
    text(&serde_json::from_str::<Value>(&started).unwrap()["second_step"])
}

#[test]
fn without_prf_a_passkey_is_the_second_step_and_no_more() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut device = Authenticator::new(server, 1).without_prf();
        let added = add(server, &owner.token, &mut device);
        assert_eq!((&added["opens_keys"], added["recovery_codes"].as_array().map(Vec::len)), (&json!(false), Some(10)));
        owner.call("GET", "/api/v1/sessions", None).expect(401);
        let token = text(&added["token"]);
        let listed = call(server, "GET", PASSKEYS, Some(&token), None).ok(200).json();
        assert_eq!(
            (&listed["items"][0]["name"], &listed["items"][0]["used_at"], &listed["available"]),
            (&json!("Laptop"), &Value::Null, &json!(true))
        );

        let wanted = step(server, &house.owner, &house.owner.password);
        assert_eq!(wanted["allowCredentials"].as_array().map(Vec::len), Some(1));
        assert_eq!((&wanted["rpId"], &wanted["userVerification"]), (&json!("localhost"), &json!("required")));
        let answer = device.prove(&wanted);
        behind(server, &house.owner, "something else entirely", &answer).expect(401);
        behind(server, &house.owner, &house.owner.password, &answer).expect(200);
        assert_eq!(last_step(server, &house), "passkey");
        behind(server, &house.owner, &house.owner.password, &answer).expect(401);
        // A device that does not count answers a challenge once all the same.
        let mut other = Authenticator::new(server, 2).without_prf();
        other.counter = 0;
        add(server, &token, &mut other);
        let answer = other.prove(&step(server, &house.owner, &house.owner.password));
        assert_eq!([0, 1].map(|_| behind(server, &house.owner, &house.owner.password, &answer).status), [200, 401]);

        let refused = sign_in(server, &mut device);
        assert_eq!((refused.status, refused.problem().as_str()), (401, "password-needed"));
        // Under a bare number browsers have no passkeys: nothing is asked, and the code does as before.
        let body = json!({"email": house.owner.email, "password": house.owner.password});
        assert_eq!(server.call("POST", "/api/v1/session", None, Some(&body)).json()["passkey"], Value::Null);
        assert_eq!(server.call("POST", "/api/v1/session/passkey/options", None, None).problem(), "passkeys-unavailable");
        house.owner.sign_in(server);
        let shown = call(server, "GET", PASSKEYS, Some(&house.owner.sign_in(server).token), None).ok(200).json();
        assert!(shown["items"][0]["used_at"].as_str().unwrap().ends_with(":00Z"), "to the minute");
        assert!(acts(server, &house).contains(&"passkey.added".to_owned()));
        verify(server);
    });
}

#[test]
fn with_prf_a_passkey_alone_opens_what_the_password_opens() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        server.visit(&house).branch("human", &["is the tea still warm?"]);
        let agent = house.add(server, Role::Agent);
        let mut device = Authenticator::new(server, 1);
        let added = add(server, &agent.sign_in(server).token, &mut device);
        assert_eq!(added["opens_keys"], true);
        let signed_in = text(&sign_in(server, &mut device).ok(200).json()["token"]);
        assert_eq!(last_step(server, &house), "passkey-alone");
        let inbox = server.call("GET", "/api/v1/conversations", Some(&signed_in), None).ok(200);
        assert!(inbox.text().contains("is the tea still warm?"), "the keys are the same");
        // Nothing but what the device yields opens them.
        for prf in [None, Some(String::new()), Some("AA".repeat(22)), Authenticator::new(server, 9).yields(&asked(server))] {
            let refused = alone(server, &device.prove(&asked(server)), prf.as_deref());
            assert_eq!((refused.status, refused.problem().as_str()), (401, "password-needed"));
        }
        // Another password changes nothing about it, and suspending does.
        let changed = json!({"password": agent.password, "new": NEW});
        server.call("PUT", "/api/v1/members/me/password", Some(&signed_in), Some(&changed)).expect(200);
        sign_in(server, &mut device).expect(200);
        let owner = house.owner.sign_in(server);
        let member = format!("/api/v1/members/{}", agent.member);
        owner.call("PATCH", &member, Some(&json!({"suspended": true}))).expect(204);
        assert_eq!(sign_in(server, &mut device).problem(), "suspended");
        owner.call("PATCH", &member, Some(&json!({"suspended": false}))).expect(204);
        sign_in(server, &mut device).expect(200);
        owner.call("DELETE", &member, None).expect(200);
        assert_eq!(sign_in(server, &mut device).problem(), "sign-in-failed");
        assert!(server.ground().rows("passkey").rows.is_empty(), "who left leaves none");
        verify(server);
    });
}

#[test]
fn whatever_is_not_as_it_was_asked_is_refused() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (agent, other) = (house.add(server, Role::Agent), house.add(server, Role::Agent));
        let mut device = Authenticator::new(server, 1);
        let token = text(&add(server, &agent.sign_in(server).token, &mut device)["token"]);
        let mut theirs = Authenticator::new(server, 2);
        add(server, &other.sign_in(server).token, &mut theirs);
        let refused = |answer: &Value, why: &str| {
            let reply = alone(server, answer, None);
            assert_eq!((reply.status, reply.problem().as_str()), (401, "sign-in-failed"), "{why}");
        };
        let at = |origin: &str, device: &mut Authenticator| {
            let own = std::mem::replace(&mut device.origin, origin.to_owned());
            let answer = device.prove(&asked(server));
            device.origin = own;
            answer
        };
        refused(&at("http://localhost:1", &mut device), "another page");
        refused(&at("https://evil.example", &mut device), "a page of others");
        let mut elsewhere = asked(server);
        elsewhere["rpId"] = json!("example.com");
        refused(&device.prove(&elsewhere), "another host");
        device.flags = PRESENT;
        refused(&device.prove(&asked(server)), "nobody checked who is there");
        device.flags = testkit::VERIFIED;
        let unknown = Authenticator::new(server, 7).prove_again(&asked(server));
        refused(&unknown, "a passkey that nobody has");
        let mut swapped = theirs.prove(&asked(server));
        swapped["id"] = device.prove_again(&asked(server))["id"].clone();
        refused(&swapped, "another's signature");
        let mut nameless = device.prove(&asked(server));
        nameless["response"]["userHandle"] = Value::Null;
        refused(&nameless, "it does not say who is there");
        refused(&device.prove(&json!({"challenge": "AAAA", "rpId": "localhost"})), "a challenge of its own");
        let for_adding = call(server, "POST", OPTIONS, Some(&token), None).ok(200).json()["options"].clone();
        refused(&device.prove(&json!({"challenge": for_adding["challenge"], "rpId": "localhost"})), "a challenge for something else");
        let late = device.prove(&asked(server));
        server.clock().advance(SignedDuration::from_mins(5));
        refused(&late, "after five minutes");
        // Behind the password, a passkey is its member's.
        let wanted = step(server, &agent, &agent.password);
        behind(server, &agent, &agent.password, &theirs.prove(&wanted)).expect(401);
        let for_other = step(server, &other, &other.password);
        behind(server, &agent, &agent.password, &device.prove(&for_other)).expect(401);
        // What somebody else's passkey answered truly is answered.
        behind(server, &agent, &agent.password, &device.prove(&wanted)).expect(401);
        let wanted = step(server, &agent, &agent.password);
        behind(server, &agent, &agent.password, &device.prove(&wanted)).expect(200);
        // What is made is looked at as closely.
        let fresh = text(&sign_in(server, &mut device).ok(200).json()["token"]);
        let add = |body: &Value| call(server, "POST", PASSKEYS, Some(&fresh), Some(body));
        let mut new = Authenticator::new(server, 3);
        new.flags = PRESENT;
        assert_eq!(add(&made(server, &fresh, &mut new)).problem(), "passkey-refused", "nobody checked who is there");
        new.flags = testkit::VERIFIED;
        new.origin = "https://evil.example".to_owned();
        assert_eq!(add(&made(server, &fresh, &mut new)).problem(), "passkey-refused", "another page");
        let known = made(server, &fresh, &mut device);
        assert_eq!(add(&known).problem(), "conflict", "it is known already");
        assert_eq!(add(&known).problem(), "passkey-refused", "and its challenge was answered");
        verify(server);
    });
}

#[test]
fn a_copy_that_counts_backwards_is_refused_and_told() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let mut device = Authenticator::new(server, 1);
        add(server, &agent.sign_in(server).token, &mut device);
        device.counter = 40;
        sign_in(server, &mut device).expect(200);
        device.counter = 12;
        assert_eq!(sign_in(server, &mut device).problem(), "sign-in-failed");
        let breaches = house.owner.sign_in(server).call("GET", "/api/v1/breaches", None).ok(200).json();
        assert_eq!(breaches["items"][0]["signal"], "passkey-copied");
    });
}

#[test]
fn who_has_a_passkey_has_a_second_step_and_keeps_one() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        without_app(server, &agent);
        let bare = json!({"email": agent.email, "password": agent.password});
        let token = text(&call(server, "POST", "/api/v1/session", None, Some(&bare)).ok(200).json()["token"]);
        assert_eq!(server.call("GET", "/api/v1/conversations", Some(&token), None).problem(), "second-step-first");
        let mut device = Authenticator::new(server, 1).without_prf();
        let added = add(server, &token, &mut device);
        let token = text(&added["token"]);
        server.call("GET", "/api/v1/conversations", Some(&token), None).expect(200);
        let shown = owner.call("GET", "/api/v1/organisation/signing-in", None).ok(200).json();
        let of = shown["members"].as_array().unwrap().iter().find(|m| m["member"] == agent.member.to_string()).unwrap().clone();
        assert_eq!((&of["totp"], &of["passkeys"], &of["codes_left"]), (&json!(false), &json!(1), &json!(10)));
        // It is needed from now on; a recovery code stands in for it.
        assert_eq!(server.call("POST", "/api/v1/session", None, Some(&bare)).problem(), "code-needed");
        let with = |code: &Value| json!({"email": agent.email, "password": agent.password, "code": code});
        server.call("POST", "/api/v1/session", None, Some(&with(&json!("123456")))).expect(401);
        server.call("POST", "/api/v1/session", None, Some(&with(&added["recovery_codes"][0]))).expect(200);

        let other =
            text(&behind(server, &agent, &agent.password, &device.prove(&step(server, &agent, &agent.password))).ok(200).json()["token"]);
        let one = format!("{PASSKEYS}/{}", text(&added["id"]));
        assert_eq!(server.call("DELETE", &one, Some(&token), None).problem(), "last-second-step");
        owner.call("DELETE", &one, None).expect(404);
        owner.call("PATCH", &one, Some(&json!({"name": "mine"}))).expect(404);
        server.call("PATCH", &one, Some(&token), Some(&json!({"name": " "}))).expect(422);
        server.call("PATCH", &one, Some(&token), Some(&json!({"name": "Key ring"}))).expect(204);
        assert_eq!(server.call("GET", PASSKEYS, Some(&token), None).ok(200).json()["items"][0]["name"], "Key ring");
        owner.call("PUT", "/api/v1/organisation/signing-in", Some(&json!({"second_step": false}))).expect(204);
        server.clock().advance(SignedDuration::from_mins(15));
        assert_eq!(server.call("DELETE", &one, Some(&token), None).problem(), "confirm-first");
        assert_eq!(call(server, "POST", OPTIONS, Some(&token), None).problem(), "confirm-first");
        let wanted =
            call(server, "POST", "/api/v1/session/confirm", Some(&token), Some(&json!({"password": agent.password}))).ok(401).json();
        let confirmed = json!({"password": agent.password, "passkey": device.prove(&wanted["passkey"])});
        let token = text(&call(server, "POST", "/api/v1/session/confirm", Some(&token), Some(&confirmed)).ok(200).json()["token"]);
        server.call("DELETE", &one, Some(&token), None).expect(204);
        server.call("DELETE", &one, Some(&token), None).expect(404);
        server.call("GET", "/api/v1/sessions", Some(&other), None).expect(401);
        assert!(server.ground().rows("recovery_code").rows.is_empty(), "codes go with the last second step");
        server.call("POST", "/api/v1/session", None, Some(&bare)).expect(200);
        let left = acts(server, &house);
        assert!(["passkey.renamed", "passkey.removed"].iter().all(|act| left.contains(&(*act).to_owned())));
        verify(server);
    });
}

#[test]
fn nobody_has_more_than_ten() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut token = house.owner.sign_in(&server).token;
    for number in 1..=10 {
        token = text(&add(&server, &token, &mut Authenticator::new(&server, number))["token"]);
    }
    let asked = call(&server, "POST", OPTIONS, Some(&token), None).ok(200).json()["options"].clone();
    assert_eq!(asked["excludeCredentials"].as_array().map(Vec::len), Some(10));
    assert_eq!(asked["attestation"], "none");
    let made = made(&server, &token, &mut Authenticator::new(&server, 11));
    assert_eq!(call(&server, "POST", PASSKEYS, Some(&token), Some(&made)).problem(), "too-many-passkeys");
}

#[test]
fn another_pair_leaves_a_passkey_without_keys() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        let mut device = Authenticator::new(server, 1);
        add(server, &agent.sign_in(server).token, &mut device);
        let back = |without: bool| {
            let path = format!("/api/v1/members/{}/recovery", agent.member);
            let helped = owner.call("POST", &path, Some(&json!({"without_second_step": without}))).ok(201).json();
            let secret = text(&helped["recovery_url"]).split_once('#').unwrap().1.to_owned();
            let body = json!({"email": agent.email, "password": NEW});
            server.call("POST", "/api/v1/recovery", Some(&secret), Some(&body)).expect(204);
        };
        sign_in(server, &mut device).expect(200);
        back(false);
        assert_eq!(sign_in(server, &mut device).problem(), "password-needed", "what it wrapped is gone");
        let answer = device.prove(&step(server, &agent, NEW));
        behind(server, &agent, NEW, &answer).expect(200);
        back(true);
        assert_eq!(sign_in(server, &mut device).problem(), "sign-in-failed", "it went with the second step");
        assert!(server.ground().rows("passkey").rows.is_empty());
        verify(server);
    });
}
