//! Signing in: the second step and what stands in for it, how long a session lasts, and who has to say again who they are.

use crate::ledgers::{acts, verify};
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Account, Organisation, Reply, TestServer, Value as Stored, code_of, on_each_engine};

const NEW: &str = "another row of good words";

fn sign_in(server: &TestServer, account: &Account, password: &str, code: &str) -> Reply {
    server.call("POST", "/api/v1/session", None, Some(&json!({"email": account.email, "password": password, "code": code})))
}

fn fresh_code(server: &TestServer, account: &Account) -> String {
    account.code(server.clock().advance(SignedDuration::from_secs(30)))
}

fn token(reply: &Reply) -> String {
    reply.json()["token"].as_str().unwrap().to_owned()
}

fn codes(value: &Value) -> Vec<String> {
    value["recovery_codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// Takes a member's second step away, as somebody has it who joined without one.
fn without_second_step(server: &TestServer, account: &Account) {
    server.ground().execute("UPDATE member SET totp = NULL WHERE id = ?1", &[Stored::Bytes(account.member.0.as_bytes().to_vec())]);
}

#[test]
fn a_second_step_counts_once_its_code_was_shown() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let offered = owner.call("POST", "/api/v1/members/me/totp", None).ok(200).json();
        let take = |code: &str| json!({"offer": offered["offer"], "code": code});
        let wrong = owner.call("PUT", "/api/v1/members/me/totp", Some(&take("000000")));
        assert_eq!((wrong.status, &wrong.json()["field"]), (422, &json!("code")));
        let code = code_of(offered["totp_uri"].as_str().unwrap(), server.now());
        let set = owner.call("PUT", "/api/v1/members/me/totp", Some(&take(&code))).ok(200);
        owner.call("GET", "/api/v1/sessions", None).expect(401);
        let fresh = token(&set);
        server.call("GET", "/api/v1/sessions", Some(&fresh), None).expect(200);
        assert_eq!(codes(&set.json()).len(), 10, "whoever has none is given ten");
        let old = fresh_code(server, &house.owner);
        sign_in(server, &house.owner, &house.owner.password, &old).expect(401);
        let code = code_of(offered["totp_uri"].as_str().unwrap(), server.now());
        sign_in(server, &house.owner, &house.owner.password, &code).expect(200);
        // Of another member it is worth nothing, and neither is it after a quarter of an hour.
        let agent = house.add(server, domain::permission::Role::Agent).sign_in(server);
        assert_eq!(agent.call("PUT", "/api/v1/members/me/totp", Some(&take(&code))).ok(422).json()["field"], "offer");
        verify(server);
    });
}

#[test]
fn a_recovery_code_stands_in_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, password) = (house.owner.sign_in(server), &house.owner.password);
        let made = codes(&owner.call("POST", "/api/v1/members/me/recovery-codes", None).ok(201).json());
        let left = || owner.call("GET", "/api/v1/members/me/signing-in", None).ok(200).json()["codes_left"].clone();
        assert_eq!((made.len(), left()), (10, json!(10)));
        sign_in(server, &house.owner, password, &made[0].to_lowercase().replace('-', " ")).expect(200);
        sign_in(server, &house.owner, password, &made[0]).expect(401);
        assert_eq!(left(), json!(9));
        sign_in(server, &house.owner, "not the password at all", &made[1]).expect(401);
        assert_eq!(left(), json!(9), "without the password nothing is used up");
        let other = house.add(server, domain::permission::Role::Agent);
        sign_in(server, &other, &other.password, &made[1]).expect(401);
        let again = codes(&owner.call("POST", "/api/v1/members/me/recovery-codes", None).ok(201).json());
        sign_in(server, &house.owner, password, &made[1]).expect(401);
        sign_in(server, &house.owner, password, &again[1]).expect(200);
        assert_eq!(server.ground().rows("recovery_code").rows.len(), 9, "one row a code that is left, and its keyed hash");
    });
}

#[test]
fn whoever_lacks_the_second_step_sets_it_up_before_anything_else() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let agent = house.add(server, domain::permission::Role::Agent);
        without_second_step(server, &agent);
        let signed_in = token(&sign_in(server, &agent, &agent.password, "").ok(200));
        let call = |method: &str, path: &str, body: Option<&Value>| server.call(method, path, Some(&signed_in), body);
        for path in ["/api/v1/conversations", "/api/v1/members", "/api/v1/contacts", "/api/v1/canned"] {
            let refused = call("GET", path, None);
            assert_eq!((refused.status, refused.problem().as_str()), (403, "second-step-first"), "{path}");
        }
        call("POST", "/api/v1/members/me/recovery-codes", None).expect(403);
        call("GET", "/api/v1/sessions", None).expect(200);
        let shown = owner.call("GET", "/api/v1/organisation/signing-in", None).ok(200).json();
        let of = |id: &str| shown["members"].as_array().unwrap().iter().find(|m| m["member"] == id).unwrap()["totp"].clone();
        assert_eq!((of(&agent.member.to_string()), of(&house.owner.member.to_string())), (json!(false), json!(true)));
        let offered = call("POST", "/api/v1/members/me/totp", None).ok(200).json();
        let code = code_of(offered["totp_uri"].as_str().unwrap(), server.now());
        let set = call("PUT", "/api/v1/members/me/totp", Some(&json!({"offer": offered["offer"], "code": code}))).ok(200);
        server.call("GET", "/api/v1/conversations", Some(&token(&set)), None).expect(200);
        // Where the organisation does without, nothing is asked for.
        without_second_step(server, &agent);
        let let_go = json!({"second_step": false});
        server.call("PUT", "/api/v1/organisation/signing-in", Some(&token(&set)), Some(&let_go)).expect(403);
        owner.call("PUT", "/api/v1/organisation/signing-in", Some(&let_go)).expect(204);
        server.call("GET", "/api/v1/conversations", Some(&token(&set)), None).expect(200);
        assert!(acts(server, &house).contains(&"second-step.required".to_owned()));
    });
}

#[test]
fn a_session_ends_where_nothing_is_done_in_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let read = || owner.call("GET", "/api/v1/sessions", None);
        server.clock().advance(SignedDuration::from_mins(90));
        let listed = read().ok(200).json();
        assert_eq!(listed["items"][0]["current"], true);
        until_noted(server);
        server.clock().advance(SignedDuration::from_mins(90));
        read().expect(200);
        server.clock().advance(SignedDuration::from_hours(2));
        read().expect(401);
        let mut used = house.owner.sign_in(server);
        for _ in 0..6 {
            server.clock().advance(SignedDuration::from_mins(119));
            used.call("GET", "/api/v1/sessions", None).expect(200);
            std::thread::sleep(Duration::from_millis(300));
        }
        server.clock().advance(SignedDuration::from_mins(10));
        used.call("GET", "/api/v1/sessions", None).expect(401);
        used = house.owner.sign_in(server);
        used.call("GET", "/api/v1/sessions", None).expect(200);
    });
}

/// Waits until the use of a session was noted, which no request waits for.
fn until_noted(server: &TestServer) {
    for _ in 0..100 {
        let rows = server.ground().rows("session");
        if rows.rows.iter().any(|row| matches!(rows.get(row, "used_at"), Stored::Int(_))) {
            return;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    panic!("the use was not noted");
}

#[test]
fn what_matters_needs_to_know_lately_who_is_there() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let export = "/api/v1/exports/contacts.csv?purpose=marketing";
        let asked = |token: &str| {
            let invite = json!({"email": "a@b.example", "role": "agent"});
            let calls: [(&str, &str, Option<&Value>); 4] = [
                ("GET", export, None),
                ("POST", "/api/v1/members", Some(&invite)),
                ("POST", "/api/v1/members/me/recovery-codes", None),
                ("POST", "/api/v1/members/me/totp", None),
            ];
            calls.map(|(method, path, body)| server.call(method, path, Some(token), body))
        };
        assert!(asked(&owner.token).iter().all(|reply| reply.status < 300), "signing in counts");
        server.clock().advance(SignedDuration::from_mins(15));
        for refused in asked(&owner.token) {
            assert_eq!((refused.status, refused.problem().as_str()), (403, "confirm-first"));
        }
        owner.call("GET", "/api/v1/conversations", None).expect(200);
        let confirm = |body: Value| owner.call("POST", "/api/v1/session/confirm", Some(&body));
        let password = &house.owner.password;
        assert_eq!(confirm(json!({"password": password})).problem(), "code-needed");
        let code = fresh_code(server, &house.owner);
        assert_eq!(confirm(json!({"password": "something else entirely", "code": code})).problem(), "sign-in-failed");
        let fresh = token(&confirm(json!({"password": password, "code": code})).ok(200));
        confirm(json!({"password": password, "code": code})).expect(401);
        owner.call("GET", "/api/v1/conversations", None).expect(401);
        assert!(asked(&fresh).iter().all(|reply| reply.status < 300), "and so does confirming");
        verify(server);
    });
}

#[test]
fn a_session_is_ended_from_another_one_with_its_socket() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (one, other) = (house.owner.sign_in(server), house.owner.sign_in(server));
        let stranger = house.add(server, domain::permission::Role::Agent).sign_in(server);
        let listed = one.call("GET", "/api/v1/sessions", None).ok(200).json();
        let items = listed["items"].as_array().unwrap();
        assert_eq!(items.len(), 2, "one's own alone");
        let id = items.iter().find(|item| item["current"] == false).unwrap()["id"].as_str().unwrap();
        stranger.call("DELETE", &format!("/api/v1/sessions/{id}"), None).expect(404);
        let mut socket = other.socket();
        one.call("DELETE", &format!("/api/v1/sessions/{id}"), None).expect(204);
        let frames = std::iter::from_fn(|| socket.next_within(Duration::from_secs(1)));
        assert!(frames.into_iter().any(|frame| frame["type"] == "problem"), "the socket of that session ends");
        other.call("GET", "/api/v1/sessions", None).expect(401);
        one.call("DELETE", &format!("/api/v1/sessions/{id}"), None).expect(404);
        one.call("GET", "/api/v1/sessions", None).expect(200);
    });
}

#[test]
fn another_password_opens_the_same_keys_and_ends_other_sessions() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        server.visit(&house).branch("human", &["is the tea still warm?"]);
        let (one, other) = (house.owner.sign_in(server), house.owner.sign_in(server));
        let change = |old: &str, new: &str| one.call("PUT", "/api/v1/members/me/password", Some(&json!({"password": old, "new": new})));
        assert_eq!(change("something else entirely", NEW).problem(), "sign-in-failed");
        let weak = change(&house.owner.password, "password1234");
        assert_eq!((weak.status, weak.problem().as_str()), (422, "weak-password"));
        assert_eq!(weak.json()["weaknesses"], json!(["common"]));
        assert_eq!(change(&house.owner.password, "short").ok(422).json()["field"], "password");
        let fresh = token(&change(&house.owner.password, NEW).ok(200));
        for ended in [&one, &other] {
            ended.call("GET", "/api/v1/conversations", None).expect(401);
        }
        server.call("GET", "/api/v1/conversations", Some(&fresh), None).expect(200);
        let code = fresh_code(server, &house.owner);
        sign_in(server, &house.owner, &house.owner.password, &code).expect(401);
        let signed_in = token(&sign_in(server, &house.owner, NEW, &code).ok(200));
        let inbox = server.call("GET", "/api/v1/conversations", Some(&signed_in), None).ok(200);
        assert!(inbox.text().contains("is the tea still warm?"), "the keys are the same");
        let left = acts(server, &house);
        assert!(left.contains(&"password.changed".to_owned()) && left.contains(&"session.ended".to_owned()));
        verify(server);
    });
}

fn invited(server: &TestServer, house: &Organisation, email: &str) -> String {
    let new = json!({"email": email, "role": "agent"});
    let made = house.owner.sign_in(server).call("POST", "/api/v1/members", Some(&new)).ok(201).json();
    made["invitation_url"].as_str().unwrap().split_once('#').unwrap().1.to_owned()
}

#[test]
fn an_invitation_says_what_it_leads_to_and_nothing_of_accounts() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kaffeehaus"));
        let secret = invited(server, &house, " Tom@Teehaus.example ");
        let shown = server.call("GET", "/api/v1/invitation", Some(&secret), None).ok(200).json();
        assert_eq!(
            (&shown["organisation"], &shown["role"], &shown["email"]),
            (&json!("Teehaus"), &json!("agent"), &json!("tom@teehaus.example"))
        );
        let taken = invited(server, &house, &other.owner.email);
        let unknown = "pi1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let accept = |secret: &str| {
            let body = json!({"password": "several good words"});
            server.call("POST", "/api/v1/invitation/accept", Some(secret), Some(&body))
        };
        let (one, two) = (accept(&taken), accept(unknown));
        assert_eq!((one.status, one.text()), (404, two.text()), "the same answer to both");
        server.call("GET", "/api/v1/invitation", Some(&taken), None).expect(404);
        let weak = json!({"password": "password1234"});
        server.call("POST", "/api/v1/invitation/accept", Some(&secret), Some(&weak)).expect(422);
        let joined = accept(&secret).ok(201).json();
        assert_eq!(codes(&joined).len(), 10);
        let code = code_of(joined["totp_uri"].as_str().unwrap(), server.now());
        let who = json!({"email": "tom@teehaus.example", "password": "several good words", "code": code});
        server.call("POST", "/api/v1/session", None, Some(&who)).expect(200);
        let tried: Vec<u16> = (0..102).map(|_| accept(unknown).status).collect();
        assert!(tried.ends_with(&[429]), "guesses are slowed: {tried:?}");
    });
}

#[test]
fn who_lost_the_password_is_helped_back_in_by_who_holds_the_keys() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        server.visit(&house).branch("human", &["is the tea still warm?"]);
        let (owner, locked) = (house.owner.sign_in(server), house.add(server, domain::permission::Role::Agent));
        let before = locked.sign_in(server);
        let path = format!("/api/v1/members/{}/recovery", locked.member);
        before.call("POST", &path, Some(&json!({}))).expect(403);
        owner.call("POST", &format!("/api/v1/members/{}/recovery", house.owner.member), Some(&json!({}))).expect(403);
        let other = server.organisation("Kaffeehaus");
        other.owner.sign_in(server).call("POST", &path, Some(&json!({}))).expect(404);
        let helped = owner.call("POST", &path, Some(&json!({}))).ok(201).json();
        let (_, secret) = helped["recovery_url"].as_str().unwrap().split_once('#').unwrap();
        let back = |secret: &str, email: &str, password: &str| {
            server.call("POST", "/api/v1/recovery", Some(secret), Some(&json!({"email": email, "password": password})))
        };
        back(secret, &house.owner.email, NEW).expect(404);
        server.call("GET", "/api/v1/invitation", Some(secret), None).expect(404);
        assert_eq!(back(secret, &locked.email, "password1234").problem(), "weak-password");
        before.call("GET", "/api/v1/conversations", None).expect(200);
        back(secret, &locked.email, NEW).expect(204);
        back(secret, &locked.email, NEW).expect(404);
        before.call("GET", "/api/v1/conversations", None).expect(401);
        let code = fresh_code(server, &locked);
        sign_in(server, &locked, &locked.password, &code).expect(401);
        assert_eq!(sign_in(server, &locked, NEW, "").problem(), "code-needed", "the second step is the same");
        let signed_in = token(&sign_in(server, &locked, NEW, &code).ok(200));
        let inbox = server.call("GET", "/api/v1/conversations", Some(&signed_in), None).ok(200);
        assert!(inbox.text().contains("is the tea still warm?"), "the new pair holds what the role reads");
        // Of who has lost the second step as well, nothing opens before it is set up again.
        let helped = owner.call("POST", &path, Some(&json!({"without_second_step": true}))).ok(201).json();
        let (_, secret) = helped["recovery_url"].as_str().unwrap().split_once('#').unwrap();
        server.clock().advance(SignedDuration::from_hours(7 * 24));
        back(secret, &locked.email, NEW).expect(404);
        let helped = house.owner.sign_in(server).call("POST", &path, Some(&json!({"without_second_step": true}))).ok(201).json();
        let (_, secret) = helped["recovery_url"].as_str().unwrap().split_once('#').unwrap();
        back(secret, &locked.email, NEW).expect(204);
        let signed_in = token(&sign_in(server, &locked, NEW, "").ok(200));
        assert_eq!(server.call("GET", "/api/v1/conversations", Some(&signed_in), None).problem(), "second-step-first");
        verify(server);
    });
}

#[test]
fn the_recovery_key_lets_the_last_owner_back_in() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kaffeehaus"));
        server.visit(&house).branch("health", &["the secret ailment"]);
        let back = |secret: &str, email: &str| {
            server.call("POST", "/api/v1/recovery", Some(secret), Some(&json!({"email": email, "password": NEW})))
        };
        back(&other.recovery_key, &house.owner.email).expect(404);
        back("ps1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", &house.owner.email).expect(401);
        back(&house.recovery_key.to_lowercase(), &house.owner.email).expect(204);
        let signed_in = token(&sign_in(server, &house.owner, NEW, "").ok(200));
        let offered = server.call("POST", "/api/v1/members/me/totp", Some(&signed_in), None).ok(200).json();
        let code = code_of(offered["totp_uri"].as_str().unwrap(), server.now());
        let taken = json!({"offer": offered["offer"], "code": code});
        let set = server.call("PUT", "/api/v1/members/me/totp", Some(&signed_in), Some(&taken)).ok(200);
        let contacts = server.call("GET", "/api/v1/contacts", Some(&token(&set)), None).ok(200);
        assert!(contacts.text().contains("the secret ailment"));
        let drafts = server.call("GET", "/api/v1/breaches", Some(&token(&set)), None).ok(200);
        assert!(drafts.text().contains("\"signal\":\"recovery-key\""), "somebody says whether that was agreed");
        verify(server);
    });
}
