//! Satisfaction: asked once, for its own purpose, and counted without anybody's name.

use crate::{decide, reload};
use domain::permission::Role;
use domain::satisfaction;
use serde_json::{Value, json};
use testkit::{Organisation, Reply, TestServer, Visitor, on_each_engine};

/// A conversation that a member ended.
fn ended<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    let member = house.owner.sign_in(server);
    let close = format!("/api/v1/conversations/{}/close", visitor.conversation());
    member.call("POST", &close, None).expect(204);
    visitor
}

fn rate(visitor: &Visitor<'_>, body: &Value) -> Reply {
    visitor.call("POST", "/api/v1/visit/rating", Some(body))
}

fn tally(server: &TestServer, house: &Organisation) -> Vec<(u32, u64)> {
    let since = satisfaction::day_of(server.now());
    let tally = server.store().read(|r| r.satisfaction(house.id, since)).unwrap();
    tally.into_iter().map(|t| (t.score, t.count)).collect()
}

#[test]
fn a_rating_is_a_grant_with_its_answer_in_one_act() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let mut visitor = ended(server, &house);
        let mut socket = visitor.socket(u64::MAX);
        assert_eq!(socket.until("rating")["rating"]["purpose"], "satisfaction");
        let asked = reload(&visitor)["rating"].clone();
        assert!(asked["text"].as_str().unwrap().contains("legitimate interest"), "{asked}");
        let rated = rate(&visitor, &json!({"score": 4, "comment": "quick, and kind"})).ok(201).json();
        assert_eq!((rated["receipt"]["act"].as_str(), rated["rating"].is_null()), (Some("consent.given"), true));
        assert!(rated["receipt"]["ledger"]["entry"].as_str().unwrap().contains("\"basis\":\"legitimate-interest\""));
        assert!(socket.until("rating")["rating"].is_null(), "every tab hears that it was answered");
        assert!(reload(&visitor)["rating"].is_null());
        assert_eq!(reload(&visitor)["state"], "closed", "answering does not begin anew");
        assert_eq!(visitor.data()["contact"], json!({"rating": "4", "comment": "quick, and kind"}));
        assert_eq!(tally(server, &house), [(4, 1)]);
        for account in [&house.owner, &agent] {
            let contact = account.sign_in(server).contacts().remove(0);
            assert_eq!((&contact["contact"]["rating"], &contact["consents"]["satisfaction"]), (&json!("4"), &json!("given")));
        }
        let again = rate(&visitor, &json!({"score": 1}));
        assert_eq!((again.status, again.problem().as_str()), (409, "conflict"));
        visitor.withdraw("satisfaction").expect(200);
        assert!(house.owner.sign_in(server).contacts()[0]["contact"].get("rating").is_none(), "an objection takes the key");
        assert_eq!(tally(server, &house), [(4, 1)], "and what holds nobody stays");
        assert!(reload(&visitor)["rating"].is_null(), "it is asked once");
        assert_eq!(reload(&visitor)["state"], "closed", "objecting does not begin anew either");
        let said = visitor.say("When are you open?").ok(200).json();
        assert!(said["messages"].as_array().unwrap().iter().any(|m| m["from"] == "bot"), "and the bot has them again: {said}");
    });
}

#[test]
fn what_is_not_asked_is_not_taken() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = server.visit(&house);
        assert_eq!(rate(&visitor, &json!({"score": 5})).status, 409, "no member has ended anything");
        let visitor = ended(server, &house);
        for bad in
            [json!({"score": 0}), json!({"score": 6}), json!({"score": "5"}), json!({}), json!({"score": 3, "comment": "x".repeat(4_001)})]
        {
            assert_eq!(rate(&visitor, &bad).status, 422, "{bad}");
        }
        assert_eq!(tally(server, &house), []);
        assert!(!reload(&visitor)["rating"].is_null());
    });
}

#[test]
fn a_repeated_rating_counts_once_and_a_refused_one_never() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = ended(server, &house);
        let bearer = format!("Bearer {}", visitor.token);
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json"), ("idempotency-key", "once")];
        let send = || server.send("POST", "/api/v1/visit/rating", &headers, Some(br#"{"score":2}"#.to_vec())).ok(201).json();
        assert_eq!(send()["receipt"]["id"], send()["receipt"]["id"]);
        assert_eq!(tally(server, &house), [(2, 1)]);
        let mut silent = ended(server, &house);
        assert_eq!(decide(&mut silent, "satisfaction", "given").status, 409, "it is given by answering");
        assert_eq!(decide(&mut silent, "satisfaction", "refused").ok(201).json()["receipt"]["act"], "consent.refused");
        assert!(reload(&silent)["rating"].is_null());
        assert_eq!(tally(server, &house), [(2, 1)]);
    });
}

#[test]
fn of_ratings_at_once_one_counts() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = ended(server, &house);
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let rated: Vec<_> = (1..=4)
                .map(|score| {
                    scope.spawn({
                        let visitor = &visitor;
                        move || rate(visitor, &json!({"score": score})).status
                    })
                })
                .collect();
            rated.into_iter().map(|r| r.join().unwrap()).collect()
        });
        assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|s| [201, 409].contains(s)), "{statuses:?}");
        assert_eq!(tally(server, &house).iter().map(|(_, count)| count).sum::<u64>(), 1);
    });
}

#[test]
fn an_older_organisation_gets_the_purpose_when_its_owner_signs_in() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let marketing = house.add(server, Role::Marketing);
        let visitor = ended(server, &house);
        for sql in [
            "DELETE FROM purpose WHERE name = 'satisfaction'",
            "DELETE FROM purpose_key WHERE purpose = 'satisfaction'",
            "DELETE FROM purpose_seal WHERE purpose = 'satisfaction'",
        ] {
            server.ground().execute(sql, &[]);
        }
        assert!(reload(&visitor)["rating"].is_null(), "there is no pair to seal to");
        assert_eq!(rate(&visitor, &json!({"score": 5})).status, 409);
        agent.sign_in(server);
        assert!(reload(&visitor)["rating"].is_null(), "an agent founds no purpose");
        house.owner.sign_in(server);
        house.owner.sign_in(server);
        rate(&visitor, &json!({"score": 5})).expect(201);
        let reads = |account: &testkit::Account| account.sign_in(server).contacts()[0]["contact"].get("rating").is_some();
        assert!(reads(&house.owner) && reads(&agent) && !reads(&marketing));
        let holders = server.store().read(|r| r.holders(house.id)).unwrap();
        let recovery = holders.iter().find(|h| h.kind == domain::pair::Kind::Recovery).unwrap().id;
        let sealed = server.store().read(|r| r.purpose_seals(recovery)).unwrap();
        assert_eq!(sealed.iter().filter(|s| s.purpose.as_str() == "satisfaction").count(), 1, "the recovery key holds it too");
    });
}
