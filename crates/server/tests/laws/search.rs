//! Search: it finds what the session's keys open and nothing else, and what it shows is a showing.

use crate::ledgers::count;
use domain::permission::Role;
use serde_json::Value;
use std::io::{Read, Write};
use testkit::{Member, on_each_engine};

/// The hits of a search, and its last line.
fn search(member: &Member<'_>, query: &str) -> (Vec<Value>, Value) {
    let query = query.bytes().fold(String::new(), |query, b| query + &format!("%{b:02X}"));
    let text = member.call("GET", &format!("/api/v1/search?q={query}"), None).ok(200).text();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let done = lines.pop().unwrap();
    assert_eq!(done["done"], true, "{text}");
    (lines, done)
}

fn found(member: &Member<'_>, query: &str) -> Vec<String> {
    let whole = |hit: &Value| (0..3).map(|part| hit["snippet"][part].as_str().unwrap()).collect::<String>();
    search(member, query).0.iter().map(whole).collect()
}

#[test]
fn a_search_finds_what_the_keys_open_and_nothing_else() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (mut open, mut private) = (server.visit(&house), server.visit(&house));
        open.branch("human", &[]);
        open.say("Do you have Darjeeling?").expect(200);
        private.say("My own Darjeeling").expect(200);
        let owner = house.owner.sign_in(server);
        assert_eq!(found(&owner, "darjeeling"), ["Do you have Darjeeling?"]);
        let (hits, done) = search(&owner, "darjeeling have");
        assert_eq!(hits[0]["conversation"], open.conversation());
        assert_eq!((hits[0]["from"].as_str(), hits[0]["snippet"][1].as_str()), (Some("visitor"), Some("have")));
        assert!(done["searched"].as_u64() >= Some(1) && done["conversations"] == 1 && done["more"] == false, "{done}");
        assert!(found(&owner, "darjeeling coffee").is_empty());
        let stranger = other.owner.sign_in(server);
        assert!(found(&stranger, "darjeeling").is_empty());
        let agent = house.add(server, Role::Agent);
        assert_eq!(found(&agent.sign_in(server), "darjeeling").len(), 1);
        for role in [Role::Marketing, Role::Auditor] {
            let refused = house.add(server, role).sign_in(server).call("GET", "/api/v1/search?q=darjeeling", None);
            assert_eq!((refused.status, refused.problem().as_str()), (403, "not-permitted"));
        }
    });
}

#[test]
fn what_was_withdrawn_or_erased_is_not_found() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (mut one, mut two) = (server.visit(&house), server.visit(&house));
        for visitor in [&mut one, &mut two] {
            visitor.branch("human", &[]);
            visitor.say("a secret blend").expect(200);
        }
        let owner = house.owner.sign_in(server);
        assert_eq!(found(&owner, "blend").len(), 2);
        one.withdraw("conversation").expect(200);
        assert_eq!(found(&owner, "blend").len(), 1);
        two.erase().expect(200);
        assert!(found(&owner, "blend").is_empty());
    });
}

#[test]
fn letters_that_count_as_the_same_are_found_in_every_language() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let said = ["Die Straße ist groß", "IŞIK İSTANBUL'da", "Есть ли ещё чай?", "Gdzie jest Łódź?", "He said \"Chai\\Tea\"\nand left"];
        for text in said {
            visitor.say(text).expect(200);
        }
        let owner = house.owner.sign_in(server);
        for (query, text) in [
            ("STRASSE gross", said[0]),
            ("ışık istanbul", said[1]),
            ("isik ISTANBUL", said[1]),
            ("ЕЩЕ ЧАЙ", said[2]),
            ("lodz", said[3]),
            ("\"chai\\tea\"", said[4]),
        ] {
            assert_eq!(found(&owner, query), [text.replace('\n', " ")], "{query}");
        }
        for query in ["a", "", "%20", &"x".repeat(201)] {
            assert_eq!(owner.call("GET", &format!("/api/v1/search?q={query}"), None).problem(), "invalid-body");
        }
    });
}

#[test]
fn what_is_found_is_a_showing_and_what_is_not_is_none() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (mut one, mut two) = (server.visit(&house), server.visit(&house));
        for (visitor, text) in [(&mut one, "green tea"), (&mut two, "black coffee")] {
            visitor.branch("human", &[]);
            visitor.say(text).expect(200);
        }
        let owner = house.owner.sign_in(server);
        assert!(found(&owner, "cocoa").is_empty());
        assert_eq!(count(server, &house, "conversation.opened"), 0);
        for _ in 0..2 {
            assert_eq!(found(&owner, "green").len(), 1);
            assert_eq!(count(server, &house, "conversation.opened"), 1);
        }
        found(&house.owner.sign_in(server), "green");
        assert_eq!(count(server, &house, "conversation.opened"), 2, "another session, another showing");
    });
}

#[test]
fn what_people_told_is_found_under_the_purposes_that_the_reader_holds() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@beispiel.example"]);
        let owner = house.owner.sign_in(server);
        let (hits, _) = search(&owner, "ADA@beispiel");
        assert_eq!((hits.len(), hits[0]["from"].as_str(), hits[0]["field"].as_str()), (1, Some("contact"), Some("email")));
        assert_eq!(hits[0]["conversation"], Value::Null, "the conversation was not granted");
        assert_eq!((count(server, &house, "contact.opened"), count(server, &house, "conversation.opened")), (1, 0));
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert!(found(&agent, "ada@beispiel").is_empty(), "agents do not read marketing");
    });
}

#[test]
fn a_search_that_nobody_waits_for_ends() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for _ in 0..40 {
            let mut visitor = server.visit(&house);
            visitor.branch("human", &[]);
            visitor.say("green tea").expect(200);
        }
        let owner = house.owner.sign_in(server);
        // More than may run at once, each left before its end: one that kept its turn would let the last one wait in vain.
        for _ in 0..12 {
            let mut stream = std::net::TcpStream::connect(server.address()).unwrap();
            let request = format!("GET /api/v1/search?q=tea HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n", owner.token);
            stream.write_all(request.as_bytes()).unwrap();
            let _ = stream.read(&mut [0; 12]).unwrap();
        }
        assert_eq!(found(&owner, "green").len(), 40);
        owner.call("DELETE", "/api/v1/session", None).expect(204);
        owner.call("GET", "/api/v1/search?q=tea", None).expect(401);
    });
}

#[test]
fn hits_come_newest_first_and_a_limit_says_that_there_is_more() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for number in 0..40 {
            let mut visitor = server.visit(&house);
            visitor.branch("human", &[]);
            visitor.say(&format!("cup {number}")).expect(200);
            visitor.say(&format!("another cup {number}")).expect(200);
            server.clock().advance(jiff::SignedDuration::from_secs(2));
        }
        let owner = house.owner.sign_in(server);
        let all = found(&owner, "cup");
        let expected: Vec<_> = (0..40).rev().flat_map(|n| [format!("another cup {n}"), format!("cup {n}")]).collect();
        assert_eq!(all, expected);
        let text = owner.call("GET", "/api/v1/search?q=cup&limit=3", None).ok(200).text();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((lines.len(), &lines[3]["more"]), (4, &Value::Bool(true)));
        let elsewhere = owner.call("GET", "/api/v1/search?q=cup&site=01919191-9191-7191-9191-919191919191", None).ok(200).text();
        assert_eq!(elsewhere.lines().count(), 1, "{elsewhere}");
    });
}
