//! Handling: lists, assignment by hand and by rule, urgency, what is out of sight, what is unread, and the same to many.

use crate::ledgers::{acts, count};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Account, Member, Organisation, TestServer, Visitor, on_each_engine};

/// A visitor who waits for a person, and their conversation.
pub(crate) fn waiting<'s>(server: &'s TestServer, house: &Organisation, says: &str) -> (Visitor<'s>, String) {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    visitor.say(says).expect(200);
    let conversation = visitor.conversation();
    (visitor, conversation)
}

/// Does something with a conversation.
pub(crate) fn on(member: &Member<'_>, method: &str, conversation: &str, what: &str, body: &Value) -> testkit::Reply {
    member.call(method, &format!("/api/v1/conversations/{conversation}/{what}"), Some(body))
}

fn listed(member: &Member<'_>, query: &str) -> Vec<String> {
    let items = member.all(&format!("/api/v1/conversations?{query}"));
    items.iter().map(|c| c["id"].as_str().unwrap().to_owned()).collect()
}

fn one(member: &Member<'_>, conversation: &str) -> Value {
    member.conversations().into_iter().find(|c| c["id"] == conversation).unwrap()
}

fn assign(member: &Member<'_>, conversation: &str, to: &Account) -> testkit::Reply {
    on(member, "POST", conversation, "assign", &json!({"member": to.member.to_string()}))
}

#[test]
fn every_list_has_its_own() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let (me, other) = (agent.sign_in(server), house.owner.sign_in(server));
        let (_, free) = waiting(server, &house, "free");
        let (_, teams) = waiting(server, &house, "the team's");
        let (_, mine) = waiting(server, &house, "mine");
        let (_, others) = waiting(server, &house, "another's");
        let (_, later) = waiting(server, &house, "later");
        let private = server.visit(&house).conversation();
        let team = other.call("POST", "/api/v1/teams", Some(&json!({"name": "Billing"}))).ok(201).json()["id"].clone();
        on(&me, "POST", &teams, "assign", &json!({"team": team})).expect(204);
        on(&me, "POST", &mine, "take", &Value::Null).expect(204);
        other.answer(&others, "I am on it").expect(201);
        on(&me, "POST", &mine, "priority", &json!({"priority": "urgent"})).expect(204);
        on(&me, "POST", &later, "snooze", &json!({"until": "2027-11-23T09:00:00Z"})).expect(204);
        let check = |query: &str, expected: &[&String]| {
            let (mut found, mut expected) = (listed(&me, query), expected.iter().map(|c| (*c).clone()).collect::<Vec<_>>());
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{query}");
        };
        check("view=mine", &[&mine]);
        check("view=waiting", &[&free, &teams]);
        check("view=unassigned", &[&free]);
        check("view=snoozed", &[&later]);
        check("view=private", &[&private]);
        check("view=all", &[&free, &teams, &mine, &others, &later, &private]);
        check("", &[&free, &teams, &mine, &others, &later, &private]);
        check("state=open", &[&mine, &others]);
        check(&format!("team={}", team.as_str().unwrap()), &[&teams]);
        check("priority=urgent", &[&mine]);
        check("view=waiting&priority=urgent", &[]);
        check("view=waiting&limit=1", &[&free, &teams]);
        me.call("GET", "/api/v1/conversations?view=everything", None).expect(422);
        me.call("GET", "/api/v1/conversations?priority=very", None).expect(422);
        let row = one(&me, &mine);
        assert_eq!((&row["member"], &row["priority"]), (&json!(agent.member.to_string()), &json!("urgent")));
        assert!(row["member_name"].is_string() && row["waiting_since"].is_string() && row["tags"] == json!([]));
        assert!(one(&me, &others)["waiting_since"].is_null(), "it was answered");
        assert_eq!((&one(&me, &private)["tags"], &one(&me, &private)["unread"]), (&Value::Null, &json!(false)));
        other.call("DELETE", &format!("/api/v1/teams/{}", team.as_str().unwrap()), None).expect(204);
        check("view=unassigned", &[&free, &teams]);
    });
}

#[test]
fn what_is_snoozed_comes_back_by_itself() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let (mut visitor, conversation) = waiting(server, &house, "hello");
        let snooze = |until: Value| on(&member, "POST", &conversation, "snooze", &json!({"until": until})).status;
        let until = server.now() + SignedDuration::from_hours(2);
        assert_eq!(snooze(json!(server.now().to_string())), 409, "that time is over");
        assert_eq!(snooze(json!("tomorrow")), 422);
        assert_eq!(snooze(json!(until.to_string())), 204);
        assert!(listed(&member, "view=waiting").is_empty() && one(&member, &conversation)["snoozed_until"].is_string());
        server.clock().advance(SignedDuration::from_hours(2));
        // Nothing was done in the session for so long: it has ended.
        let member = house.owner.sign_in(server);
        let snooze = |until: Value| on(&member, "POST", &conversation, "snooze", &json!({"until": until})).status;
        assert_eq!(listed(&member, "view=waiting"), vec![conversation.clone()]);
        assert!(one(&member, &conversation)["snoozed_until"].is_null() && listed(&member, "view=snoozed").is_empty());
        assert_eq!(snooze(json!((until + SignedDuration::from_hours(5)).to_string())), 204);
        assert!(listed(&member, "view=waiting").is_empty());
        visitor.say("are you there?").expect(200);
        assert_eq!(listed(&member, "view=waiting"), vec![conversation.clone()], "the visitor wrote");
        assert_eq!(snooze(json!((until + SignedDuration::from_hours(5)).to_string())), 204);
        assert_eq!(snooze(Value::Null), 204);
        assert_eq!(listed(&member, "view=waiting"), [conversation]);
    });
}

#[test]
fn a_conversation_is_given_by_hand_and_taken_back() {
    on_each_engine(|server| {
        let (house, elsewhere) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (ada, ben, marketing) = (house.add(server, Role::Agent), house.add(server, Role::Agent), house.add(server, Role::Marketing));
        let (one_agent, two) = (ada.sign_in(server), ben.sign_in(server));
        let (visitor, conversation) = waiting(server, &house, "hello");
        let (mut own, mut heard) = (visitor.socket(0), two.socket());
        on(&one_agent, "POST", &conversation, "take", &Value::Null).expect(204);
        on(&two, "POST", &conversation, "take", &Value::Null).expect(409);
        two.answer(&conversation, "let me").expect(409);
        assign(&one_agent, &conversation, &ben).expect(204);
        while heard.until("conversation")["conversation"]["member"] != ben.member.to_string() {}
        two.answer(&conversation, "now I may").expect(201);
        one_agent.answer(&conversation, "and I not").expect(409);
        assign(&one_agent, &conversation, &marketing).expect(409);
        assign(&one_agent, &conversation, &elsewhere.owner).expect(404);
        on(&one_agent, "POST", &conversation, "assign", &json!({"member": "nobody"})).expect(404);
        on(&one_agent, "POST", &conversation, "assign", &json!({"team": elsewhere.id.to_string()})).expect(404);
        assert_eq!(one(&two, &conversation)["member"], ben.member.to_string());
        on(&two, "POST", &conversation, "assign", &json!({"member": null})).expect(204);
        let row = one(&two, &conversation);
        assert_eq!((&row["state"], &row["member"]), (&json!("waiting"), &Value::Null));
        // The visitor hears of the state, and of nobody's name.
        let states: Vec<_> = own.until_quiet(Duration::from_millis(300));
        let states: Vec<_> = states.iter().filter(|f| f["type"] == "conversation").collect();
        assert_eq!(states.last().unwrap()["state"], "waiting");
        assert!(states.iter().all(|f| !f.to_string().contains(&ben.member.to_string())), "{states:?}");
        let before = acts(server, &house).len();
        on(&two, "POST", &conversation, "assign", &json!({})).expect(204);
        assert_eq!(acts(server, &house).len(), before, "nothing changed");
        assert_eq!(count(server, &house, "conversation.assigned"), 2);
        let marketing = marketing.sign_in(server);
        assign(&marketing, &conversation, &ada).expect(403);
        visitor.withdraw("conversation").expect(200);
        assert_eq!(assign(&one_agent, &conversation, &ada).ok(403).problem(), "no-grant");
    });
}

/// Who has each conversation that waited, by the rule.
fn routed(server: &TestServer, house: &Organisation, member: &Member<'_>, count: usize) -> Vec<Value> {
    let conversations: Vec<_> = (0..count)
        .map(|n| {
            server.clock().advance(SignedDuration::from_secs(1));
            waiting(server, house, &format!("guest {n}")).1
        })
        .collect();
    conversations.iter().map(|c| one(member, c)["member"].clone()).collect()
}

#[test]
fn a_rule_gives_conversations_to_who_is_here() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let [ada, ben, away, gone] = [0; 4].map(|_| house.add(server, Role::Agent));
        let owner = house.owner.sign_in(server);
        let [one_agent, two, absent] = [&ada, &ben, &away].map(|account| account.sign_in(server));
        let auditor = house.add(server, Role::Auditor);
        let ids = |accounts: &[&Account]| accounts.iter().map(|a| json!(a.member.to_string())).collect::<Vec<_>>();
        assert_eq!(routed(server, &house, &owner, 1), [Value::Null], "without a rule it waits");
        owner.call("PUT", "/api/v1/teams", Some(&json!({"rule": "round-robin"}))).expect(204);
        assert_eq!(routed(server, &house, &owner, 1), [Value::Null], "nobody is here");
        let _sockets = [one_agent.socket(), two.socket(), absent.socket()];
        absent.call("PUT", "/api/v1/members/me", Some(&json!({"away": true}))).expect(204);
        let first = routed(server, &house, &owner, 4);
        let mut pair = ids(&[&ada, &ben]);
        pair.sort_by_key(ToString::to_string);
        let mut of_two = [first[0].clone(), first[1].clone()];
        of_two.sort_by_key(ToString::to_string);
        assert_eq!((of_two.to_vec(), &first[..2]), (pair, &first[2..]), "each in their turn");
        let by_rule = acts(server, &house).iter().filter(|a| *a == "conversation.assigned").count();
        assert_eq!(by_rule, 4);
        // Of a team: its site's conversations go to its members, by its rule.
        let members = ids(&[&ada, &ben, &away, &gone, &auditor]);
        let team = json!({"name": "Shop", "site": house.site.to_string(), "rule": "least-busy", "members": members});
        let team = owner.call("POST", "/api/v1/teams", Some(&team)).ok(201).json();
        for conversation in listed(&one_agent, "view=mine") {
            on(&one_agent, "POST", &conversation, "close", &Value::Null).expect(204);
        }
        assert_eq!(routed(server, &house, &owner, 2), ids(&[&ada, &ada]), "ben has two already");
        assert_eq!(listed(&owner, &format!("team={}", team["id"].as_str().unwrap())).len(), 2);
        two.call("PUT", "/api/v1/members/me", Some(&json!({"away": true}))).expect(204);
        one_agent.call("PUT", "/api/v1/members/me", Some(&json!({"away": true}))).expect(204);
        let (_, left) = waiting(server, &house, "is anyone there?");
        let row = one(&owner, &left);
        assert_eq!((&row["state"], &row["member"], &row["team"]), (&json!("waiting"), &Value::Null, &team["id"]));
        let listed = owner.all("/api/v1/members");
        let of = |account: &Account| listed.iter().find(|m| m["id"] == account.member.to_string()).unwrap();
        assert_eq!((&of(&ada)["away"], &of(&ada)["here"], &of(&gone)["here"]), (&json!(true), &json!(true), &json!(false)));
    });
}

#[test]
fn what_the_reader_has_not_seen_is_unread_to_them_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let (one_agent, owner) = (agent.sign_in(server), house.owner.sign_in(server));
        let (mut visitor, conversation) = waiting(server, &house, "hello");
        let unread = |member: &Member<'_>| one(member, &conversation)["unread"].as_bool().unwrap();
        assert!(unread(&one_agent) && unread(&owner));
        assert_eq!(one_agent.conversation(&conversation).ok(200).json()["unread"], true, "as it was before this reading");
        assert!(!unread(&one_agent) && unread(&owner));
        visitor.say("one more thing").expect(200);
        assert!(unread(&one_agent));
        one_agent.answer(&conversation, "yes?").expect(201);
        assert!(!unread(&one_agent), "who answers has read");
        let mut socket = one_agent.socket();
        socket.send(&json!({"type": "viewing", "conversation": conversation}));
        socket.until("presence");
        visitor.say("and another").expect(200);
        while !socket.until("message").to_string().contains("and another") {}
        assert!((0..40).any(|_| {
            std::thread::sleep(Duration::from_millis(25));
            !unread(&one_agent)
        }));
        assert!(unread(&owner));
    });
}

#[test]
fn the_same_is_done_to_many_and_said_of_each() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let member = house.owner.sign_in(server);
        let (_, one_of) = waiting(server, &house, "one");
        let (_, two_of) = waiting(server, &house, "two");
        let private = server.visit(&house).conversation();
        let ids = json!([one_of, private, "no id", two_of]);
        let bulk = |body: Value| member.call("POST", "/api/v1/conversations/bulk", Some(&body));
        let with = |what: &str, name: &str, value: Value| {
            let mut body = json!({"ids": ids, "do": what});
            body[name] = value;
            bulk(body).ok(200).json()["items"].clone()
        };
        let refused = |problem: &str| {
            json!([{"id": one_of, "done": true}, {"id": private, "done": false, "problem": problem},
                {"id": "no id", "done": false, "problem": "not-found"}, {"id": two_of, "done": true}])
        };
        assert_eq!(with("assign", "member", json!(agent.member.to_string())), refused("no-grant"));
        assert_eq!(with("tag", "tags", json!(["vip"])), refused("no-grant"));
        assert_eq!(with("tag", "tags", json!(["order"])), refused("no-grant"));
        assert_eq!(one(&member, &two_of)["tags"], json!(["vip", "order"]), "it adds");
        let snoozed = with("snooze", "until", json!("2028-01-01T00:00:00+01:00"));
        assert_eq!((&snoozed[1]["done"], listed(&member, "view=snoozed").len()), (&json!(true), 3));
        with("priority", "priority", json!("low"));
        assert_eq!(one(&member, &one_of)["priority"], "low");
        assert_eq!(with("close", "until", Value::Null), refused("no-grant"));
        assert_eq!(one(&member, &two_of)["state"], "closed");
        let before = acts(server, &house).len();
        bulk(json!({"ids": vec![one_of.clone(); 101], "do": "close"})).expect(422);
        bulk(json!({"ids": ids, "do": "delete"})).expect(422);
        bulk(json!({"ids": ids, "do": "priority", "priority": "very"})).expect(422);
        assert_eq!(acts(server, &house).len(), before);
    });
}

#[test]
fn members_see_who_looks_and_types() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let agent = house.add(&server, Role::Agent);
    let (one_agent, owner) = (agent.sign_in(&server), house.owner.sign_in(&server));
    let (visitor, conversation) = waiting(&server, &house, "hello");
    let (mut here, mut there, mut own) = (one_agent.socket(), owner.socket(), visitor.socket(0));
    let look = json!({"type": "viewing", "conversation": conversation});
    let ids = |frame: &Value| frame["members"].as_array().unwrap().iter().map(|m| m["id"].clone()).collect::<Vec<_>>();
    here.send(&look);
    let seen = there.until("presence");
    assert_eq!((ids(&seen), &seen["conversation"]), (vec![json!(agent.member.to_string())], &json!(conversation)));
    assert!(seen["members"][0]["name"].as_str().unwrap().contains('@'));
    there.send(&look);
    while ids(&here.until("presence")).len() < 2 {}
    here.send(&json!({"type": "typing", "conversation": conversation}));
    let typing = there.until("typing");
    assert_eq!((&typing["from"], &typing["member"]["id"]), (&json!("member"), &json!(agent.member.to_string())));
    let own_again = here.until_quiet(Duration::from_millis(200));
    assert!(!own_again.iter().any(|f| f["type"] == "typing"), "one's own typing comes back: {own_again:?}");
    here.send(&json!({"type": "viewing", "conversation": null}));
    while ids(&there.until("presence")).len() != 1 {}
    drop(there);
    while !ids(&here.until("presence")).is_empty() {}
    // A conversation of nobody's, junk, and what is unknown are passed over.
    for frame in [json!({"type": "viewing", "conversation": house.id.to_string()}), json!({"type": "dance"}), json!([1])] {
        here.send(&frame);
    }
    assert!(here.until_quiet(Duration::from_millis(200)).is_empty());
    assert!(own.until_quiet(Duration::from_millis(100)).iter().all(|f| f["type"] != "presence"));
}
