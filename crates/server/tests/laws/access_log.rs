//! Who did what is found: by the auditor of everybody, by every member of themselves, and by nobody of another organisation.

use crate::ledgers::{acts, count, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Member, TestServer, on_each_engine};

const HERE: &str = "/api/v1/acts";

fn listed(member: &Member<'_>, query: &str) -> Vec<Value> {
    member.all(&format!("{HERE}?{query}"))
}

fn named(acts: &[Value]) -> Vec<&str> {
    acts.iter().map(|act| act["act"].as_str().unwrap()).collect()
}

/// A conversation that an agent opened, and its id.
fn opened(server: &TestServer, house: &testkit::Organisation, agent: &Member<'_>) -> String {
    let mut visitor = server.visit(house);
    visitor.branch("human", &["hello"]);
    let id = visitor.conversation();
    agent.conversation(&id).expect(200);
    id
}

#[test]
fn the_auditor_sees_all_acts_and_a_member_their_own() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let accounts = [Role::Agent, Role::Auditor].map(|role| house.add(server, role));
        let [agent, auditor] = accounts.each_ref().map(|account| account.sign_in(server));
        let conversation = opened(server, &house, &agent);
        let all = listed(&auditor, "");
        assert_eq!(all.len(), acts(server, &house).len(), "page by page, all of them");
        let id = accounts[0].member.to_string();
        let theirs = listed(&auditor, &format!("member={id}"));
        assert_eq!(named(&theirs), ["conversation.opened", "session.started"]);
        assert_eq!(theirs, listed(&agent, ""), "what the auditor sees of a member is what the member sees");
        assert_eq!((theirs.clone(), theirs.clone()), (listed(&agent, "member=me"), listed(&agent, &format!("member={id}"))));
        let [opening, ..] = theirs.as_slice() else { panic!() };
        assert_eq!((&opening["by"], &opening["member"]), (&"member".into(), &id.clone().into()));
        assert_eq!(opening["member_name"], accounts[0].email, "who was never named is called by the address");
        assert_eq!((&opening["object"]["kind"], &opening["object"]["id"]), (&"conversation".into(), &conversation.clone().into()));
        let refused = agent.call("GET", &format!("{HERE}?member={}", house.owner.member), None);
        assert_eq!((refused.status, refused.problem().as_str()), (403, "not-permitted"));
        let about = listed(&auditor, &format!("object={conversation}"));
        assert_eq!(named(&about), ["conversation.opened", "conversation.handed-over"], "what names it first");
        assert!(listed(&agent, &format!("object={conversation}")).len() == 1, "of what is about it, a member sees their own");
        let subject = opening["subject"].as_str().unwrap();
        assert!(named(&listed(&auditor, &format!("object={subject}"))).contains(&"consent.given"));
    });
}

#[test]
fn acts_are_chosen_by_kind_and_time_and_turned_over_page_by_page() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let auditor = house.add(server, Role::Auditor);
        auditor.sign_in(server);
        let between = server.clock().advance(SignedDuration::from_hours(1));
        server.clock().advance(SignedDuration::from_hours(1));
        // The first session has ended by itself: nobody used it for two hours.
        let first = auditor.sign_in(server);
        first.call("GET", HERE, None).expect(200);
        let here = listed(&first, "act=session.started");
        assert_eq!(here.len(), 2);
        assert_eq!(listed(&first, &format!("act=session.started&since={between}")), here[..1]);
        assert_eq!(listed(&first, &format!("act=session.started&after={between}")), here[..1], "`after` takes a time as well");
        assert_eq!(listed(&first, &format!("act=session.started&before={between}")), here[1..]);
        let one = first.call("GET", &format!("{HERE}?limit=1"), None).ok(200).json();
        let next = one["next"].as_str().unwrap();
        let two = first.call("GET", &format!("{HERE}?limit=1&after={next}"), None).ok(200).json();
        assert_eq!(one["items"][0]["position"].as_u64().unwrap(), two["items"][0]["position"].as_u64().unwrap() + 1);
        for wrong in ["act=spied", "since=yesterday", "before=31.12.2026", "after=tomorrow"] {
            assert_eq!(first.call("GET", &format!("{HERE}?{wrong}"), None).status, 422, "{wrong}");
        }
        for nobody in ["object=somebody", "member=somebody"] {
            assert_eq!(first.call("GET", &format!("{HERE}?{nobody}"), None).status, 404, "{nobody}");
        }
    });
}

#[test]
fn an_export_holds_what_the_list_shows_and_is_an_act() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let [agent, auditor] = [Role::Agent, Role::Auditor].map(|role| house.add(server, role));
        let (agent, auditor) = (agent.sign_in(server), auditor.sign_in(server));
        opened(server, &house, &agent);
        let all = listed(&auditor, "");
        let exported = auditor.call("GET", "/api/v1/exports/acts.json", None).ok(200);
        assert_eq!(exported.json().as_array().unwrap(), &all);
        assert!(exported.header("content-disposition").unwrap().contains("acts.json"));
        assert_eq!(count(server, &house, "acts.exported"), 1);
        let table = auditor.call("GET", "/api/v1/exports/acts.csv?act=conversation.opened", None).ok(200).text();
        let mut lines = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<_> = lines.records().map(Result::unwrap).collect();
        assert_eq!((rows.len(), &rows[0][2]), (1, "conversation.opened"));
        let own = agent.call("GET", "/api/v1/exports/acts.json", None).ok(200).json();
        assert_eq!(own.as_array().unwrap().len(), 2, "an export, too, holds no more than one may see");
        assert_eq!(agent.call("GET", &format!("/api/v1/exports/acts.json?member={}", house.owner.member), None).status, 403);
        assert_eq!(count(server, &house, "acts.exported"), 3, "what was refused is no export");
        verify(server);
    });
}

#[test]
fn nobody_finds_the_acts_of_another_organisation() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
        let agent = house.add(server, Role::Agent);
        let agent = agent.sign_in(server);
        let conversation = opened(server, &house, &agent);
        let stranger = other.owner.sign_in(server);
        assert!(listed(&stranger, &format!("object={conversation}")).is_empty());
        assert!(listed(&stranger, &format!("member={}", house.owner.member)).is_empty());
        assert!(named(&listed(&stranger, "")).iter().all(|act| *act != "conversation.opened"));
        assert_eq!(server.call("GET", HERE, None, None).status, 401);
        assert_eq!(server.call("GET", HERE, Some(&server.visit(&house).token), None).status, 401, "a visitor is no member");
    });
}

#[test]
fn what_is_written_about_a_request_is_opened_by_an_act() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &["hello"]);
        let enter = |subject: Option<String>| {
            let received = server.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
            let new = json!({"kind": "access", "channel": "letter", "received_at": received, "subject": subject, "note": "Please tell me"});
            owner.call("POST", "/api/v1/requests", Some(&new)).ok(201).json()["id"].as_str().unwrap().to_owned()
        };
        for id in [enter(Some(visitor.subject())), enter(None)] {
            let before = count(server, &house, "request.opened");
            let route = format!("/api/v1/requests/{id}");
            assert_eq!(owner.call("GET", &route, None).ok(200).json()["texts"][0]["text"], "Please tell me");
            owner.call("GET", &route, None).expect(200);
            assert_eq!(count(server, &house, "request.opened"), before + 1, "the first showing in a session");
            house.owner.sign_in(server).call("GET", &route, None).expect(200);
            assert_eq!(count(server, &house, "request.opened"), before + 2, "another session, another showing");
            assert!(named(&listed(&owner, &format!("object={id}"))).contains(&"request.opened"));
            let auditor = house.add(server, Role::Auditor).sign_in(server);
            let sealed = auditor.call("GET", &route, None).ok(200).json();
            assert!(sealed["texts"][0]["text"].is_null(), "who holds no key opens nothing");
            assert_eq!(count(server, &house, "request.opened"), before + 2, "and that is no opening");
        }
        verify(server);
    });
}
