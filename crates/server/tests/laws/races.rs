//! Consent under contention: two grants at once, a withdrawal while messages stream, an erasure in the middle of a yes, sockets that
//! must fall silent, and codes that are used twice. And requests: two who answer one, and clocks that are changed meanwhile.

use crate::ledgers::{count, verify};
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::time::Duration;
use testkit::{TestServer, Value, on_each_engine};

#[test]
fn of_two_grants_at_once_one_stands() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for round in 1..=5 {
            let mut visitor = server.visit(&house);
            visitor.choose("callback").expect(200);
            let body = json!({"purpose": "callback", "decision": "given", "notice": visitor.ask["notice"]});
            let statuses: Vec<u16> = std::thread::scope(|scope| {
                let give = || visitor.call("POST", "/api/v1/visit/consents", Some(&body)).status;
                let given: Vec<_> = (0..4).map(|_| scope.spawn(give)).collect();
                given.into_iter().map(|g| g.join().unwrap()).collect()
            });
            assert!(statuses.contains(&201) && statuses.iter().all(|s| [201, 409].contains(s)), "{statuses:?}");
            assert_eq!(count(server, &house, "consent.given"), round);
        }
        let grants = server.ground().rows("subject_grant");
        assert_eq!(grants.rows.len(), 5);
        verify(server);
    });
}

#[test]
fn giving_and_refusing_at_once_leaves_one_answer() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("newsletter").expect(200);
        let notice = visitor.ask["notice"].clone();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let answer = |decision: &'static str| {
                let body = json!({"purpose": "marketing", "decision": decision, "notice": notice});
                let visitor = &visitor;
                scope.spawn(move || visitor.call("POST", "/api/v1/visit/consents", Some(&body)).status)
            };
            let answers = [answer("given"), answer("refused"), answer("given"), answer("refused")];
            answers.map(|a| a.join().unwrap()).to_vec()
        });
        assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
        assert_eq!(count(server, &house, "consent.given") + count(server, &house, "consent.refused"), 1);
    });
}

#[test]
fn nothing_lands_under_a_generation_that_ended() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("the first").expect(200);
        let member = house.owner.sign_in(server);
        let conversation = member.find("the first").unwrap();
        let said: Vec<String> = std::thread::scope(|scope| {
            let visitor = &visitor;
            let stream = |name: &'static str| {
                scope.spawn(move || {
                    let send = |n: &usize| {
                        let text = format!("{name} {n}");
                        let body = json!({"key": text, "text": text});
                        visitor.call("POST", "/api/v1/visit/messages", Some(&body)).status == 200
                    };
                    (0..40).filter(send).map(|n| format!("{name} {n}")).collect::<Vec<_>>()
                })
            };
            let (one, two) = (stream("one"), stream("two"));
            let answers = scope.spawn(|| (0..20).for_each(|n| drop(member.answer(&conversation, &format!("answer {n}")))));
            std::thread::sleep(Duration::from_millis(60));
            visitor.withdraw("conversation").expect(200);
            answers.join().unwrap();
            [one.join().unwrap(), two.join().unwrap()].concat()
        });
        let found: Vec<String> = visitor.messages().iter().filter_map(|m| m["text"].as_str().map(str::to_owned)).collect();
        for text in &said {
            assert_eq!(found.iter().filter(|f| *f == text).count(), 1, "{text} was acknowledged");
        }
        assert!(said.len() > 40, "only {} messages came through", said.len());
        let rows = server.ground().rows("message");
        let seqs = |generation: i64| {
            let of = rows.rows.iter().filter(|row| *rows.get(row, "generation") == Value::Int(generation));
            of.map(|row| if let Value::Int(seq) = rows.get(row, "seq") { *seq } else { 0 }).collect::<Vec<_>>()
        };
        let (ended, live) = (seqs(1), seqs(2));
        assert!(!ended.is_empty() && !live.is_empty(), "the withdrawal fell between the messages");
        assert!(ended.iter().max() < live.iter().min(), "something landed under the generation that had ended");
        member.conversation(&conversation).expect(403);
        verify(server);
    });
}

#[test]
fn a_members_socket_falls_silent_with_the_withdrawal() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let mut socket = member.socket();
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("you may read this").expect(200);
        let (_, shown) = socket.until_seen("message");
        assert!(shown["message"]["text"].is_string());
        while !socket.until("message").to_string().contains("you may read this") {}
        visitor.withdraw("conversation").expect(200);
        for n in 0..5 {
            visitor.say(&format!("you may not read this {n}")).expect(200);
        }
        let heard = socket.until_quiet(Duration::from_millis(400));
        assert!(heard.iter().any(|f| f["type"] == "evicted" && f["conversation"] == visitor.conversation()), "{heard:?}");
        assert!(!heard.iter().any(|f| f["type"] == "message"), "{heard:?}");
        // Granted again, it speaks again, of the new generation alone.
        visitor.branch("human", &[]);
        visitor.say("and this again").expect(200);
        while !socket.until("message").to_string().contains("and this again") {}
        let text = member.conversation(&visitor.conversation()).ok(200).text();
        assert!(text.contains("and this again") && text.contains("you may not read this 4") && !text.contains("you may read this"));
    });
}

#[test]
fn what_waits_for_a_slow_socket_is_not_shown_after_the_withdrawal() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let member = house.owner.sign_in(&server);
    let mut socket = member.socket();
    let mut visitor = server.visit(&house);
    visitor.branch("human", &[]);
    // More than the buffers between the two hold, while the member's side reads nothing.
    let long = "\u{1f375}".repeat(3_900);
    let sent = 500;
    for n in 0..sent {
        visitor.say(&format!("{n} {long}")).expect(200);
    }
    visitor.withdraw("conversation").expect(200);
    let heard = socket.until_quiet(Duration::from_secs(1));
    let shown = heard.iter().filter(|f| f["message"]["text"].as_str().is_some_and(|t| t.ends_with(&long))).count();
    assert!(heard.iter().any(|f| f["type"] == "evicted"));
    assert!(shown > 0 && shown < sent, "{shown} of {sent} messages were shown: those on their way, and no more");
}

#[test]
fn an_erasure_reaches_every_socket() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let (mut own, mut agents) = (visitor.socket(0), member.socket());
        visitor.say("soon gone").expect(200);
        while !agents.until("message").to_string().contains("soon gone") {}
        visitor.erase().expect(200);
        assert_eq!(own.until("erased")["receipt"]["act"], "subject.erased");
        agents.until("evicted");
        assert!(!own.until_quiet(Duration::from_millis(200)).iter().any(|f| f["type"] == "message"));
    });
}

#[test]
fn of_two_members_who_fulfil_one_request_one_does() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, officer) = (house.owner.sign_in(server), house.add(server, Role::PrivacyOfficer).sign_in(server));
        for round in 1..=5 {
            let mut visitor = server.visit(&house);
            visitor.branch("human", &[]);
            let body = json!({"kind": "access", "received_at": "2027-11-20", "channel": "letter", "subject": visitor.subject()});
            let request = owner.call("POST", "/api/v1/requests", Some(&body)).ok(201).json();
            let path = format!("/api/v1/requests/{}/fulfil", request["id"].as_str().unwrap());
            owner.call("GET", &format!("/api/v1/subjects/{}/export", visitor.subject()), None).expect(200);
            let told = visitor.messages().len();
            let statuses: Vec<u16> = std::thread::scope(|scope| {
                let fulfil = |member: &'static str| {
                    let (path, member) = (&path, if member == "owner" { &owner } else { &officer });
                    scope.spawn(move || member.call("POST", path, None).status)
                };
                let done = [fulfil("owner"), fulfil("officer"), fulfil("owner"), fulfil("officer")];
                done.map(|done| done.join().unwrap()).to_vec()
            });
            assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
            assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
            assert_eq!(count(server, &house, "request.fulfilled"), round);
            assert_eq!(visitor.messages().len(), told + 1, "who asked is told once");
        }
        verify(server);
    });
}

#[test]
fn a_yes_that_races_with_an_erasure_leaves_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (mut came_first, mut gone) = (0, 0);
        for round in 0_u64..12 {
            let mut visitor = server.visit(&house);
            let subject = visitor.subject();
            visitor.choose("callback").expect(200);
            let body = json!({"purpose": "callback", "decision": "given", "notice": visitor.ask["notice"]});
            let given = std::thread::scope(|scope| {
                let giving = scope.spawn(|| visitor.call("POST", "/api/v1/visit/consents", Some(&body)).status);
                std::thread::sleep(Duration::from_millis(round));
                owner.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(200);
                giving.join().unwrap()
            });
            assert!([201, 401, 404, 409].contains(&given), "{given}");
            came_first += usize::from(given == 201);
            gone += usize::from([401, 404].contains(&given));
            visitor.call("GET", "/api/v1/visit", None).expect(401);
        }
        for table in ["subject", "subject_key", "subject_seal", "subject_grant", "conversation", "message", "visit"] {
            assert!(server.ground().rows(table).rows.is_empty(), "{table} holds something of somebody who was erased");
        }
        // A yes that stood may find nobody any more whom to answer; one that was refused left no act.
        let stood = count(server, &house, "consent.given");
        assert!((came_first..=came_first + gone).contains(&stood), "{stood} acts, {came_first} answers, {gone} to nobody");
        assert_eq!(count(server, &house, "subject.erased"), 12);
        verify(server);
    });
}

#[test]
fn a_request_stands_while_the_clocks_are_changed() {
    on_each_engine(|server| {
        // In 2028 the clocks of Germany go forward on 26 March and back on 29 October, both at 01:00 UTC. Each row: when it came, the day
        // by which it is due, the last moment of that day, and the moment after.
        for (came, due, last, after) in [
            ("2028-03-25T22:30:00Z", "2028-04-25", "2028-04-25T21:59:59Z", "2028-04-25T22:00:00Z"),
            ("2028-03-25T23:30:00Z", "2028-04-26", "2028-04-26T21:59:59Z", "2028-04-26T22:00:00Z"),
            ("2028-03-26T22:30:00Z", "2028-04-27", "2028-04-27T21:59:59Z", "2028-04-27T22:00:00Z"),
            ("2028-09-29T22:30:00Z", "2028-10-30", "2028-10-30T22:59:59Z", "2028-10-30T23:00:00Z"),
            ("2028-10-29T22:30:00Z", "2028-11-29", "2028-11-29T22:59:59Z", "2028-11-29T23:00:00Z"),
        ] {
            // A house of its own for each: no code of a second step works at an earlier time than one that was used.
            server.clock().set(came.parse().unwrap());
            let house = server.organisation(&format!("Teehaus{}", due.replace('-', "")));
            let owner = house.owner.sign_in(server);
            let body = json!({"kind": "access", "received_at": came, "regimes": ["gdpr"], "channel": "letter"});
            let made = owner.call("POST", "/api/v1/requests", Some(&body)).ok(201).json();
            assert_eq!(made["due"], due, "{came}");
            for (now, overdue) in [(last, false), (after, true)] {
                server.clock().set(now.parse::<Timestamp>().unwrap() - SignedDuration::from_secs(30));
                let owner = house.owner.sign_in(server);
                let found = owner.all("/api/v1/requests?state=all").into_iter().find(|item| item["id"] == made["id"]).unwrap();
                assert_eq!((&found["due"], &found["overdue"]), (&json!(due), &json!(overdue)), "{came} at {now}");
            }
        }
    });
}

#[test]
fn a_code_works_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = &house.owner;
        let sign_in = |code: Option<String>| {
            server.call("POST", "/api/v1/session", None, Some(&json!({"email": owner.email, "password": owner.password, "code": code})))
        };
        assert_eq!(sign_in(None).problem(), "code-needed");
        let code = owner.code(server.now());
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..4).map(|_| scope.spawn(|| sign_in(Some(code.clone())).status)).collect();
            tries.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(statuses.iter().filter(|s| **s == 200).count(), 1, "{statuses:?}");
        assert_eq!(sign_in(Some(code)).problem(), "sign-in-failed");
        let earlier = owner.code(server.now() - SignedDuration::from_secs(30));
        assert_eq!(sign_in(Some(earlier)).problem(), "sign-in-failed", "an earlier step than the one that was used");
        let next = owner.code(server.clock().advance(SignedDuration::from_secs(30)));
        sign_in(Some(next)).expect(200);
        assert_eq!(count(server, &house, "session.started"), 2);
    });
}

#[test]
fn a_session_that_ended_opens_nothing() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let member = house.owner.sign_in(&server);
    member.call("DELETE", "/api/v1/session", None).expect(204);
    member.call("GET", "/api/v1/conversations", None).expect(401);
    let member = house.owner.sign_in(&server);
    server.clock().advance(SignedDuration::from_hours(13));
    member.call("GET", "/api/v1/conversations", None).expect(401);
}
