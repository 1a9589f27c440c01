//! Members who get another role, are suspended or leave, and roles that an organisation makes: who may less has less at once, and who stays loses
//! nothing.

use domain::permission::Role;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Ground, Member, Organisation, TestServer};

fn on_each_ground(test: impl Fn(&TestServer)) {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        test(&TestServer::start_on(ground));
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a body is written where it is sent")]
fn call(member: &Member<'_>, method: &str, path: &str, body: Value) -> testkit::Reply {
    member.call(method, path, Some(&body))
}

/// Whether the server ends a socket within a second.
fn is_ended(socket: &mut testkit::Socket) -> bool {
    let frames = std::iter::from_fn(|| socket.next_within(Duration::from_secs(1)));
    frames.into_iter().any(|frame| frame["type"] == "problem")
}

/// A house in which somebody asked for a person, and who said it.
fn talking<'s>(server: &'s TestServer, house: &Organisation) -> testkit::Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    visitor.say("where is my tea").expect(200);
    visitor
}

#[test]
fn a_role_of_ones_own_is_made_given_changed_and_deleted() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let reception = json!({"name": "reception", "permissions": ["contacts.read"], "reads": ["callback"]});
        let made = call(&owner, "POST", "/api/v1/roles", reception.clone()).ok(201).json();
        assert_eq!((&made["own"], &made["reads"], &made["members"]), (&json!(true), &json!(["callback"]), &json!(0)));
        call(&owner, "POST", "/api/v1/roles", reception).expect(409);
        for wrong in [
            json!({"name": "Owner"}),
            json!({"name": "owner"}),
            json!({"name": "x", "permissions": ["everything"]}),
            json!({"name": "x", "reads": ["astrology"]}),
        ] {
            call(&owner, "POST", "/api/v1/roles", wrong).expect(422);
        }
        let mut caller = server.visit(&house);
        caller.branch("callback", &["Ada Brandt", "+4930901820"]);
        let agent = house.add(server, Role::Agent);
        let path = format!("/api/v1/members/{}", agent.member);
        call(&owner, "PATCH", &path, json!({"role": "reception"})).expect(204);
        let receptionist = agent.sign_in(server);
        let contacts = receptionist.call("GET", "/api/v1/contacts?purpose=callback", None).ok(200).json();
        assert_eq!(contacts["items"][0]["contact"]["phone"], "+4930901820");
        receptionist.call("GET", "/api/v1/conversations", None).expect(403);

        let matrix = owner.call("GET", "/api/v1/roles", None).ok(200).json();
        let names: Vec<_> = matrix["roles"].as_array().unwrap().iter().map(|role| role["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["owner", "administrator", "agent", "marketing", "auditor", "privacy-officer", "reception"]);
        owner.call("DELETE", "/api/v1/roles/reception", None).expect(409);
        call(&owner, "PATCH", "/api/v1/roles/reception", json!({"reads": []})).expect(200);
        let empty = agent.sign_in(server).call("GET", "/api/v1/contacts?purpose=callback", None).ok(200).json();
        assert!(empty["items"].as_array().unwrap().iter().all(|item| item["contact"] == json!({})), "{empty}");
        call(&owner, "PATCH", &path, json!({"role": "agent"})).expect(204);
        owner.call("DELETE", "/api/v1/roles/reception", None).expect(204);
        let table = owner.call("GET", "/api/v1/exports/roles.csv", None).ok(200).text();
        assert!(table.starts_with(",owner,administrator,") && table.contains("\nreads hold,,,,,,x\n"), "{table}");
    });
}

#[test]
fn a_new_role_ends_sessions_and_takes_and_gives_keys_at_once() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = talking(server, &house);
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        let signed_in = agent.sign_in(server);
        assert!(signed_in.find("where is my tea").is_some());
        let path = format!("/api/v1/members/{}", agent.member);
        call(&owner, "PATCH", &path, json!({"role": "marketing"})).expect(204);
        signed_in.call("GET", "/api/v1/contacts", None).expect(401);
        let marketing = agent.sign_in(server);
        marketing.call("GET", "/api/v1/conversations", None).expect(403);
        let held = |role: &str| {
            call(&owner, "PATCH", &path, json!({"role": role})).expect(204);
            let seals = server.store().read(|r| r.purpose_seals(agent.member.into())).unwrap();
            let mut held: Vec<_> = seals.into_iter().map(|seal| seal.purpose.to_string()).collect();
            held.dedup();
            held.sort();
            held.dedup();
            held
        };
        assert_eq!(held("auditor"), Vec::<String>::new());
        assert_eq!(held("agent"), ["callback", "conversation", "lead", "satisfaction"]);
        assert!(agent.sign_in(server).find("where is my tea").is_some(), "they were handed the keys of before as well");
        visitor.say("and the cups?").expect(200);
        assert!(agent.sign_in(server).find("and the cups?").is_some());
    });
}

#[test]
fn who_is_suspended_cannot_sign_in_and_who_is_restored_can() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        let signed_in = agent.sign_in(server);
        let path = format!("/api/v1/members/{}", agent.member);
        call(&owner, "PATCH", &path, json!({"suspended": true})).expect(204);
        signed_in.call("GET", "/api/v1/conversations", None).expect(401);
        assert_eq!(agent.try_to_sign_in(server).status, 403, "the password is right, and they are told");
        call(&owner, "PATCH", &path, json!({"suspended": false})).expect(204);
        agent.sign_in(server).call("GET", "/api/v1/conversations", None).expect(200);
        call(&owner, "PATCH", &path, json!({"suspended": true, "role": "agent"})).expect(422);
    });
}

#[test]
fn who_leaves_is_gone_and_what_they_did_stays() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = talking(server, &house);
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        let signed_in = agent.sign_in(server);
        let conversation = signed_in.find("where is my tea").unwrap();
        signed_in.answer(&conversation, "on its way").expect(201);
        let path = format!("/api/v1/members/{}", agent.member);
        let mut socket = signed_in.socket();
        let left = owner.call("DELETE", &path, None).ok(200).json();
        assert_eq!(left["held"], json!(["callback", "conversation", "lead", "satisfaction"]));
        assert!(left["last_read_at"].is_string(), "{left}");
        assert!(is_ended(&mut socket), "the socket of who left is open");
        signed_in.call("GET", "/api/v1/conversations", None).expect(401);
        assert_eq!(agent.try_to_sign_in(server).status, 401, "like an address that never had an account");
        owner.call("DELETE", &path, None).expect(404);
        let members = owner.call("GET", "/api/v1/members", None).ok(200).json();
        assert_eq!(members["items"].as_array().unwrap().len(), 1);
        // What they had taken waits for another one; what they wrote is there.
        let talk = owner.conversation(&conversation);
        assert!(talk.text().contains("on its way"));
        assert_eq!(owner.call("GET", "/api/v1/conversations?state=waiting", None).ok(200).json()["items"].as_array().unwrap().len(), 1);
        visitor.say("thank you").expect(200);
        owner.answer(&conversation, "you are welcome").expect(201);
        assert!(visitor.messages().iter().any(|message| message["text"] == "you are welcome"));
        // The address is free for somebody else.
        owner.call("GET", "/api/v1/roles", None).expect(200);
    });
}

#[test]
fn the_keys_of_before_follow_the_new_pair_with_the_next_session_that_opens_them() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let mut visitors: Vec<_> = (0..3).map(|_| talking(server, &house)).collect();
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        owner.call("DELETE", &format!("/api/v1/members/{}", agent.member), None).expect(200);
        let exposed = || server.store().read(|r| r.exposed(house.id)).unwrap();
        // Removing sets it going; a sign-in would as well.
        let resealed = (0..1_000).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            exposed().is_empty()
        });
        assert!(resealed, "{:?} wait for ever", exposed());
        let newcomer = house.add(server, Role::Agent).sign_in(server);
        assert!(newcomer.find("where is my tea").is_some());
        for visitor in &mut visitors {
            visitor.say("still there?").expect(200);
            visitor.withdraw("conversation").expect(200);
        }
        assert!(newcomer.find("where is my tea").is_none(), "a withdrawal ends every generation of the key");
        assert!(exposed().is_empty());
    });
}

/// Whoever is asked again after somebody left, and says yes, goes on to let what they told before be read: the new grant takes the keys of before
/// along, which else would follow no pair any more and keep a restriction from being lifted.
#[test]
fn a_consent_that_is_given_anew_takes_the_keys_of_before_along() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada Brandt", "+4930901820"]);
        let agents = [(); 2].map(|()| house.add(server, Role::Agent));
        let owner = house.owner.sign_in(server);
        let told = || owner.contacts()[0]["contact"].clone();
        let leave = |agent: &testkit::Account| {
            owner.call("DELETE", &format!("/api/v1/members/{}", agent.member), None).expect(200);
            let exposed = || server.store().read(|r| r.exposed(house.id)).unwrap();
            let followed = (0..1_000).any(|_| {
                std::thread::sleep(Duration::from_millis(20));
                exposed().is_empty()
            });
            assert!(followed, "{:?} wait for ever", exposed());
        };
        let [first, second] = &agents;
        leave(first);
        let notice =
            json!({"locale": "en", "title": "Privacy", "text": "We call from elsewhere.", "change": "material", "about": ["callback"]});
        call(&owner, "POST", "/api/v1/notices", notice).expect(201);
        let asked = visitor.call("GET", "/api/v1/visit", None).ok(200).json()["renewal"].clone();
        let yes = json!({"purpose": "callback", "decision": "given", "notice": asked["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&yes)).expect(201);
        assert_eq!(told(), json!({"name": "Ada Brandt", "phone": "+4930901820"}));

        // Its keys follow like any other, and go to those who answer for privacy and back.
        leave(second);
        let restriction = format!("/api/v1/subjects/{}/restriction", visitor.subject());
        owner.call("POST", &restriction, None).expect(200);
        owner.call("DELETE", &restriction, None).expect(200);
        assert_eq!(told(), json!({"name": "Ada Brandt", "phone": "+4930901820"}));
    });
}

#[test]
fn nobody_makes_themselves_or_a_stranger_more_than_they_are() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let other = server.organisation("Nachbarhaus");
        let (owner, administrator) = (house.owner.sign_in(server), house.add(server, Role::Administrator).sign_in(server));
        let of = |account: &testkit::Account| format!("/api/v1/members/{}", account.member);
        call(&owner, "PATCH", &of(&house.owner), json!({"role": "agent"})).expect(403);
        owner.call("DELETE", &of(&house.owner), None).expect(403);
        call(&administrator, "PATCH", &of(&house.owner), json!({"role": "agent"})).expect(403);
        administrator.call("DELETE", &of(&house.owner), None).expect(403);
        call(&owner, "PATCH", &of(&other.owner), json!({"role": "agent"})).expect(404);
        owner.call("DELETE", &of(&other.owner), None).expect(404);
        for role in ["owner", "privacy-officer"] {
            call(&administrator, "POST", "/api/v1/members", json!({"email": "puppet@teehaus.example", "role": role})).expect(403);
        }
        // Whoever helps somebody back in sees the link: nobody does for who may more.
        let help = format!("{}/recovery", of(&house.owner));
        call(&administrator, "POST", &help, json!({})).expect(403);
        call(&administrator, "POST", "/api/v1/roles", json!({"name": "mine", "permissions": ["members.manage"]})).expect(403);
        let last = house.add(server, Role::Owner);
        let second = last.sign_in(server);
        call(&second, "PATCH", &of(&house.owner), json!({"suspended": true})).expect(204);
        assert_eq!(owner.call("GET", "/api/v1/roles", None).status, 401);
    });
}

#[test]
fn a_link_that_somebody_kept_ends_with_what_they_were() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let change = |account: &testkit::Account, change: Value| {
            call(&owner, "PATCH", &format!("/api/v1/members/{}", account.member), change).expect(204);
        };
        let others = [(); 3].map(|()| house.add(server, Role::Owner));
        let [removed, suspended, demoted] = &others;
        let links = others.each_ref().map(|account| {
            let invitee = json!({"email": format!("kept.{}@teehaus.example", account.member), "role": "owner"});
            let made = call(&account.sign_in(server), "POST", "/api/v1/members", invitee).ok(201).json();
            made["invitation_url"].as_str().unwrap().split_once('#').unwrap().1.to_owned()
        });
        let owner = house.owner.sign_in(server);
        owner.call("DELETE", &format!("/api/v1/members/{}", removed.member), None).expect(200);
        change(suspended, json!({"suspended": true}));
        change(demoted, json!({"role": "agent"}));
        for link in &links {
            server.call("GET", "/api/v1/invitation", Some(link), None).expect(404);
        }
        assert!(server.store().read(|r| r.invitations(house.id)).unwrap().is_empty());
    });
}

/// An administrator reads nothing: whoever they appoint waits for the keys until somebody hands them over who holds them, whatever happens
/// to the pairs in between.
#[test]
fn keys_come_from_who_holds_them_and_a_renewal_gives_them_to_nobody() {
    on_each_ground(|server| {
        let house = server.organisation("Teehaus");
        talking(server, &house);
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent));
        let administrator = house.add(server, Role::Administrator).sign_in(server);
        let invitee = json!({"email": "puppet@teehaus.example", "role": "agent"});
        let invited = call(&administrator, "POST", "/api/v1/members", invitee).ok(201).json();
        let (_, secret) = invited["invitation_url"].as_str().unwrap().split_once('#').unwrap();
        let joins = json!({"name": "Tom", "password": "several words of a puppet"});
        let joined = server.call("POST", "/api/v1/invitation/accept", Some(secret), Some(&joins)).ok(201).json();
        let puppet = joined["member"].as_str().unwrap().to_owned();
        let id = domain::id::MemberId::parse(&puppet).unwrap();
        let held = || server.store().read(|r| r.purpose_seals(id.into())).unwrap().len();
        administrator.call("DELETE", &format!("/api/v1/members/{}", agent.member), None).expect(200);
        house.owner.sign_in(server);
        assert_eq!(held(), 0, "a renewal handed keys to somebody who never had them");
        let waiting = server.store().read(|r| r.keys_waiting(house.id)).unwrap();
        assert_eq!(waiting.len(), 1);
        administrator.call("POST", &format!("/api/v1/members/{puppet}/keys"), None).expect(200);
        assert_eq!(held(), 0, "whoever holds nothing hands nothing over");
        let handed = owner.call("POST", &format!("/api/v1/members/{puppet}/keys"), None).ok(200).json();
        assert_eq!(handed, json!({"handed": ["callback", "conversation", "lead", "satisfaction"], "waiting": []}));
        assert!(server.store().read(|r| r.keys_waiting(house.id)).unwrap().is_empty());
    });
}
