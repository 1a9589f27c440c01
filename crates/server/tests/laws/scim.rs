//! SCIM: a company's identity provider makes members, changes and removes them, with bodies as Entra ID and Okta send them; and does no more than its
//! token may.

use crate::ledgers::{acts, count, entries, verify};
use domain::id::MemberId;
use domain::permission::{Permission, Role};
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Account, Ground, Member, Organisation, PostOffice, Reply, TestServer, on_each_engine};

const USERS: &str = "/scim/v2/Users";
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const PASSWORD: &str = "several words of a newcomer";

/// An identity provider, by its token.
struct Provider<'s> {
    server: &'s TestServer,
    token: String,
    id: MemberId,
}

impl<'s> Provider<'s> {
    fn with(server: &'s TestServer, owner: &Member<'s>, permissions: &[&str], reads: &[&str]) -> Self {
        let (token, id) = owner.make_token(permissions, reads);
        Self { server, token: token.token, id }
    }

    /// One that manages members, and reads nothing.
    fn of(server: &'s TestServer, house: &Organisation) -> Self {
        Self::with(server, &house.owner.sign_in(server), &["members.manage"], &[])
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        let bearer = format!("Bearer {}", self.token);
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/scim+json; charset=utf-8")];
        self.server.send(method, path, &headers, body.map(|body| body.to_string().into_bytes()))
    }

    /// As Entra ID makes a user.
    fn create(&self, email: &str, external: &str, role: Option<&str>) -> Reply {
        let mut user = json!({
            "schemas": [USER, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "externalId": external,
            "userName": email,
            "active": true,
            "displayName": "Grete Tischler",
            "emails": [{"primary": true, "type": "work", "value": email}],
            "meta": {"resourceType": "User"},
            "name": {"formatted": "Grete Tischler", "familyName": "Tischler", "givenName": "Grete"},
        });
        if let Some(role) = role {
            user["roles"] = json!([{"primary": "True", "value": role}]);
        }
        self.send("POST", USERS, Some(&user))
    }

    fn made(&self, email: &str, external: &str, role: Option<&str>) -> String {
        text(&self.create(email, external, role).ok(201).json(), "id")
    }

    /// As Entra ID changes a user.
    fn replace(&self, id: &str, path: &str, value: &str) -> Reply {
        let body = json!({"schemas": [PATCH], "Operations": [{"op": "Replace", "path": path, "value": value}]});
        self.send("PATCH", &one(id), Some(&body))
    }

    /// As Okta changes a user.
    fn set(&self, id: &str, values: &Value) -> Reply {
        self.send("PATCH", &one(id), Some(&json!({"schemas": [PATCH], "Operations": [{"op": "replace", "value": values}]})))
    }

    fn read(&self, id: &str) -> Value {
        self.send("GET", &one(id), None).ok(200).json()
    }

    /// The users of a filter.
    fn found(&self, filter: &str) -> Vec<Value> {
        let list = self.send("GET", &format!("{USERS}?filter={}", escaped(filter)), None).ok(200).json();
        assert_eq!(list["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:ListResponse"]));
        list["Resources"].as_array().unwrap().clone()
    }
}

fn escaped(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn one(id: &str) -> String {
    format!("{USERS}/{id}")
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

/// The error of an answer: its status, and its word for it.
fn error(reply: &Reply) -> (u16, String) {
    let said = reply.json();
    assert_eq!(reply.header("content-type"), Some("application/scim+json"), "{}", reply.text());
    assert_eq!(said["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]), "{said}");
    assert_eq!(said["status"], reply.status.to_string(), "a status is a text");
    assert!(said["detail"].as_str().is_some_and(|detail| detail.len() > 20), "{said}");
    (reply.status, said["scimType"].as_str().unwrap_or_default().to_owned())
}

fn refused(status: u16, kind: &str) -> (u16, String) {
    (status, kind.to_owned())
}

/// Joins by a link.
fn join(server: &TestServer, link: &str) -> Reply {
    let (_, secret) = link.split_once('#').unwrap();
    server.call("POST", "/api/v1/invitation/accept", Some(secret), Some(&json!({"name": "Grete", "password": PASSWORD})))
}

/// What is sealed to a member or an invitation.
fn held(server: &TestServer, account: MemberId) -> usize {
    server.store().read(|r| r.purpose_seals(account.into())).unwrap().len()
}

fn invitations(server: &TestServer, house: &Organisation) -> usize {
    server.store().read(|r| r.invitations(house.id)).unwrap().len()
}

/// An administrator makes the link of somebody who waits.
fn link_for(owner: &Member<'_>, id: &str) -> String {
    let made = owner.call("POST", &format!("/api/v1/members/{id}/invitation"), None).ok(201).json();
    assert_eq!(made["member"], id, "they join under the id that the provider knows");
    text(&made, "invitation_url")
}

#[test]
fn from_the_first_day_to_the_last_as_entra_says_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let entra = Provider::of(server, &house);
        assert!(entra.found("userName eq \"grete@teehaus.example\"").is_empty());
        let reply = entra.create("Grete@Teehaus.example", "7c4f-grete", Some("auditor")).ok(201);
        let user = reply.json();
        let id = text(&user, "id");
        assert_eq!(reply.header("content-type"), Some("application/scim+json"));
        assert!(reply.header("location").unwrap().ends_with(&one(&id)) && reply.header("location") == user["meta"]["location"].as_str());
        assert_eq!((&user["userName"], &user["active"]), (&json!("grete@teehaus.example"), &json!(true)));
        assert_eq!((&user["externalId"], &user["roles"]), (&json!("7c4f-grete"), &json!([{"value": "auditor", "primary": true}])));
        assert!(user.get("name").is_none() && user.get("displayName").is_none(), "what is not kept is not shown: {user}");
        assert!(!reply.text().contains("join") && !reply.text().contains('#'), "a link in an answer is a credential in a log");
        assert_eq!(invitations(server, &house), 0, "no letter can be sent, and a secret that nobody has opens nothing");
        assert_eq!(error(&entra.create("grete@teehaus.example", "other", None)), refused(409, "uniqueness"));
        for filter in ["userName eq \"GRETE@teehaus.example\"", "externalId eq \"7c4f-grete\"", &format!("id eq \"{id}\"")] {
            let found = entra.found(filter);
            assert_eq!((found.len(), &found[0]["id"]), (1, &json!(id)), "{filter}");
        }
        assert!(entra.found("externalId eq \"7C4F-GRETE\"").is_empty(), "ids are compared letter by letter");

        let joined = join(server, &link_for(&owner, &id)).ok(201).json();
        assert_eq!(joined["member"], id);
        assert_eq!(entra.read(&id), user, "a member is the same user as before");
        let signed_in = |email: &str| {
            let code = testkit::code_of(joined["totp_uri"].as_str().unwrap(), server.clock().advance(SignedDuration::from_secs(30)));
            server.call("POST", "/api/v1/session", None, Some(&json!({"email": email, "password": PASSWORD, "code": code})))
        };
        let token = text(&signed_in("grete@teehaus.example").ok(200).json(), "token");
        let session = || server.call("GET", "/api/v1/roles", Some(&token), None).status;
        assert_eq!(session(), 200);

        assert_eq!(entra.replace(&id, "userName", "grete.tischler@teehaus.example").ok(200).json()["id"], id);
        signed_in("grete@teehaus.example").expect(401);
        signed_in("grete.tischler@teehaus.example").expect(200);
        let role = entra.replace(&id, "roles[primary eq \"True\"].value", "marketing").ok(200).json();
        assert_eq!(role["roles"][0]["value"], "marketing");
        assert_eq!(session(), 401, "a change of role ends sessions, whoever makes it");
        assert_eq!(entra.replace(&id, "active", "False").ok(200).json()["active"], false);
        signed_in("grete.tischler@teehaus.example").expect(403);
        assert_eq!(entra.replace(&id, "active", "True").ok(200).json()["active"], true);
        signed_in("grete.tischler@teehaus.example").expect(200);
        entra.send("DELETE", &one(&id), None).expect(204);
        assert_eq!(error(&entra.send("DELETE", &one(&id), None)), refused(404, ""));
        assert_eq!(error(&entra.send("GET", &one(&id), None)), refused(404, ""));
        signed_in("grete.tischler@teehaus.example").expect(401);
        assert_ne!(entra.made("grete@teehaus.example", "7c4f-grete", None), id, "who comes again is somebody new");

        let said: String = entries(server, &house).into_iter().flatten().collect();
        assert!(!said.contains("teehaus.example") && !said.contains("7c4f"), "the ledger names nobody");
        let by = format!("\"by\":\"token:{}\"", entra.id);
        let of_token: Vec<_> = entries(server, &house).into_iter().flatten().filter(|entry| entry.contains(&by)).collect();
        for act in
            ["member.provisioned", "member.readdressed", "member.role-changed", "member.suspended", "member.restored", "member.removed"]
        {
            assert!(of_token.iter().any(|entry| entry.contains(&format!("\"act\":\"{act}\""))), "{act} under the token's name");
        }
        verify(server);
    });
}

#[test]
fn what_okta_sends_does_the_same() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let okta = Provider::of(server, &house);
        let user = |active: bool| {
            json!({"schemas": [USER], "userName": "otto@teehaus.example", "name": {"givenName": "Otto", "familyName": "Kern"},
                   "emails": [{"primary": true, "value": "otto@teehaus.example", "type": "work"}], "displayName": "Otto Kern", "locale": "de-DE",
                   "externalId": "00ujl29u0le5T6Aj10h7", "groups": [], "password": "1mz050nq", "active": active})
        };
        let id = text(&okta.send("POST", USERS, Some(&user(true))).ok(201).json(), "id");
        assert_eq!(okta.read(&id)["roles"][0]["value"], "agent", "the role of whoever comes without one");
        assert_eq!(okta.send("PUT", &one(&id), Some(&user(false))).ok(200).json()["active"], false);
        assert_eq!(okta.set(&id, &json!({"active": true})).ok(200).json()["active"], true);
        // A whole user without a role keeps the one that they have: what a provider does not know of it cannot mean to change.
        let owner = house.owner.sign_in(server);
        join(server, &link_for(&owner, &id)).expect(201);
        owner.call("PATCH", &format!("/api/v1/members/{id}"), Some(&json!({"role": "auditor"}))).expect(204);
        let replaced = okta.send("PUT", &one(&id), Some(&user(true))).ok(200).json();
        assert_eq!((&replaced["roles"][0]["value"], &replaced["externalId"]), (&json!("auditor"), &json!("00ujl29u0le5T6Aj10h7")));
        let before = acts(server, &house).len();
        okta.send("PUT", &one(&id), Some(&user(true))).expect(200);
        okta.set(&id, &json!({"active": true, "id": id})).expect(200);
        assert_eq!(acts(server, &house).len(), before, "what changes nothing is no act");
        // Whoever was a member before the provider came is found and managed like the others.
        let agent = house.add(server, Role::Agent);
        let found = okta.found(&format!("userName eq \"{}\"", agent.email));
        assert_eq!(found[0]["id"], agent.member.to_string());
        okta.set(&agent.member.to_string(), &json!({"externalId": "00uold", "active": false})).expect(200);
        assert_eq!(okta.found("externalId eq \"00uold\"")[0]["active"], false);
        agent.try_to_sign_in(server).expect(403);
        verify(server);
    });
}

/// Who is deactivated is out at once: the socket that they have open, and the session.
#[test]
fn a_leaver_is_out_within_a_second() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let provider = Provider::of(server, &house);
        for removes in [false, true] {
            let agent = house.add(server, Role::Agent);
            let session = agent.sign_in(server);
            let mut socket = session.socket();
            let id = agent.member.to_string();
            if removes {
                assert!(held(server, agent.member) > 0);
                provider.send("DELETE", &one(&id), None).expect(204);
                assert_eq!(held(server, agent.member), 0, "no key is sealed to who left");
            } else {
                provider.replace(&id, "active", "False").expect(200);
            }
            let frames = std::iter::from_fn(|| socket.next_within(Duration::from_secs(1)));
            assert!(frames.into_iter().any(|frame| frame["type"] == "problem"), "the socket is open");
            session.call("GET", "/api/v1/conversations", None).expect(401);
        }
        assert!(count(server, &house, "key.published") > 0, "what they held begins anew");
    });
}

#[test]
fn whoever_waits_changes_and_goes_without_having_joined() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let provider = Provider::of(server, &house);
        let id = provider.made("grete@teehaus.example", "g", None);
        let link = link_for(&owner, &id);
        assert_eq!(invitations(server, &house), 1);
        provider.replace(&id, "active", "False").expect(200);
        assert_eq!((invitations(server, &house), provider.read(&id)["active"].clone()), (0, json!(false)));
        join(server, &link).expect(404);
        owner.call("POST", &format!("/api/v1/members/{id}/invitation"), None).expect(409);
        let by_hand = json!({"email": "grete@teehaus.example", "role": "agent"});
        owner.call("POST", "/api/v1/members", Some(&by_hand)).expect(409);
        provider.replace(&id, "active", "True").expect(200);
        let link = link_for(&owner, &id);
        provider.replace(&id, "roles", "auditor").expect(200);
        join(server, &link).expect(404);
        let link = link_for(&owner, &id);
        provider.replace(&id, "externalId", "another").expect(200);
        assert_eq!(invitations(server, &house), 1, "the provider's id is no reason to send another letter");
        let again = link_for(&owner, &id);
        join(server, &link).expect(404);
        provider.send("DELETE", &one(&id), None).expect(204);
        join(server, &again).expect(404);
        assert_eq!((invitations(server, &house), provider.send("GET", &one(&id), None).status), (0, 404));
        assert!(server.ground().rows("provisioned").rows.is_empty(), "and nothing of them is kept");

        // Who was invited by hand is the provider's user as well, under the same id, whoever invites them once more.
        let invited = owner.call("POST", "/api/v1/members", Some(&by_hand)).ok(201).json();
        let id = text(&invited, "member");
        assert_eq!(provider.found("userName eq \"grete@teehaus.example\"")[0]["id"], id);
        assert_eq!(owner.call("POST", "/api/v1/members", Some(&by_hand)).ok(201).json()["member"], id);
        provider.set(&id, &json!({"externalId": "g", "active": false})).expect(200);
        assert_eq!((invitations(server, &house), provider.read(&id)["externalId"].clone()), (0, json!("g")));
        verify(server);
    });
}

/// What the token holds is handed over; what it does not waits for somebody who does.
#[test]
fn keys_come_from_who_holds_them() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        for (reads, waits) in [(vec![], 4), (vec!["conversation", "callback"], 2)] {
            let provider = Provider::with(server, &owner, &["members.manage"], &reads);
            let agent = house.add(server, Role::Auditor);
            provider.replace(&agent.member.to_string(), "roles", "agent").expect(200);
            assert_eq!(held(server, agent.member), 4 - waits);
            let waiting = server.store().read(|r| r.keys_waiting(house.id)).unwrap();
            let of_agent: usize = waiting.iter().filter(|(holder, _)| holder.id == agent.member.into()).map(|(_, pairs)| pairs.len()).sum();
            assert_eq!(of_agent, waits, "{reads:?}");
        }
    });
}

#[test]
fn the_invitation_goes_by_mail_and_nowhere_else() {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let mut post = PostOffice::open();
        let server = TestServer::start_with_mail(ground, post.server());
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(&server);
        let provider = Provider::of(&server, &house);
        let unregistered = provider.made("early@teehaus.example", "e", None);
        assert_eq!((post.letters().len(), invitations(&server, &house)), (0, 0), "no recipient is registered");
        let postman = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"]});
        owner.call("POST", "/api/v1/recipients", Some(&postman)).expect(201);
        let reply = provider.create("grete@teehaus.example", "g", Some("auditor")).ok(201);
        let id = text(&reply.json(), "id");
        let letters = post.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].headers.contains("To: grete@teehaus.example") && !letters[0].text.contains('{'), "{}", letters[0].text);
        let link = letters[0].link("http");
        let (_, secret) = link.split_once('#').unwrap();
        assert!(!reply.text().contains(secret) && !provider.read(&id).to_string().contains(secret));
        provider.replace(&id, "externalId", "h").expect(200);
        provider.replace(&id, "active", "true").expect(200);
        assert_eq!(post.letters().len(), 1, "what changes nothing for them sends nothing");
        assert_eq!(join(&server, &link).ok(201).json()["member"], id);
        assert_eq!(count(&server, &house, "invitation.sent"), 1);

        let moved = provider.made("otto@teehaus.example", "o", None);
        provider.replace(&moved, "userName", "otto.kern@teehaus.example").expect(200);
        let letters = post.letters();
        assert!(letters[2].headers.contains("To: otto.kern@teehaus.example"), "{}", letters[2].headers);
        join(&server, &letters[1].link("http")).expect(404);
        // Where the letter does not leave, nobody has the link: it ends, and an administrator makes another one.
        post.close();
        let waits = provider.made("late@teehaus.example", "l", None);
        let open = server.store().read(|r| r.invitations(house.id)).unwrap();
        assert_eq!(open.len(), 1, "that of Otto");
        join(&server, &link_for(&owner, &waits)).expect(201);
        join(&server, &link_for(&owner, &unregistered)).expect(201);
        let stored = format!("{:?}{:?}", server.ground().rows("provisioned"), server.ground().rows("ledger_entry"));
        assert!(!stored.contains("teehaus.example"), "no address in clear");
        verify(&server);
    }
}

#[test]
fn the_last_owner_stays_and_nobody_rises_above_the_token() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let all: Vec<_> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
        let mighty = Provider::with(server, &owner, &all, &["privacy"]);
        let id = house.owner.member.to_string();
        for reply in [mighty.replace(&id, "active", "False"), mighty.replace(&id, "roles", "agent"), mighty.send("DELETE", &one(&id), None)]
        {
            assert_eq!(error(&reply), refused(409, ""));
            assert!(reply.json()["detail"].as_str().unwrap().contains("owner first"), "it says what to do: {}", reply.text());
        }
        house.owner.sign_in(server).call("GET", "/api/v1/roles", None).expect(200);
        let provider = Provider::of(server, &house);
        let agent = house.add(server, Role::Agent).member.to_string();
        for role in ["owner", "privacy-officer"] {
            assert_eq!(error(&provider.create("puppet@teehaus.example", "p", Some(role))), refused(403, ""), "{role}");
            assert_eq!(error(&provider.replace(&agent, "roles", role)), refused(403, ""), "{role}");
        }
        assert_eq!(error(&provider.replace(&id, "active", "False")), refused(403, ""));
        assert_eq!(error(&provider.replace(&id, "userName", "mine@teehaus.example")), refused(403, ""));
        assert_eq!(error(&provider.send("DELETE", &one(&id), None)), refused(403, ""));
        assert_eq!(error(&provider.create("puppet@teehaus.example", "p", Some("astrologer"))), refused(400, "invalidValue"));
        assert!(provider.found("userName eq \"puppet@teehaus.example\"").is_empty());
    });
}

/// Every route, as whoever may not.
fn refused_everywhere(provider: &Provider<'_>, id: &str, wanted: &(u16, String)) {
    let user = json!({"userName": "puppet@teehaus.example"});
    let patch = json!({"Operations": [{"op": "replace", "path": "active", "value": false}]});
    for (method, path, body) in [
        ("GET", USERS.to_owned(), None),
        ("POST", USERS.to_owned(), Some(&user)),
        ("GET", one(id), None),
        ("PUT", one(id), Some(&user)),
        ("PATCH", one(id), Some(&patch)),
        ("DELETE", one(id), None),
    ] {
        assert_eq!(error(&provider.send(method, &path, body)), *wanted, "{method} {path}");
    }
}

#[test]
fn who_may_not_is_told_so_and_another_house_is_not_there() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let agent = house.add(server, Role::Agent);
        let id = agent.member.to_string();
        let lacks = Provider::with(server, &owner, &["tokens.manage", "conversations.read"], &["conversation"]);
        refused_everywhere(&lacks, &id, &refused(403, ""));
        // A session is no token: what a member does by hand asks first who is there.
        let person = Provider { server, token: owner.token.clone(), id: house.owner.member };
        refused_everywhere(&person, &id, &refused(403, ""));
        refused_everywhere(&Provider { server, token: "pa1_nonsense".to_owned(), id: agent.member }, &id, &refused(401, ""));
        let theirs = Provider::of(server, &other);
        let own = theirs.made("mine@nachbarhaus.example", "m", None);
        for (method, body) in [
            ("GET", None),
            ("PUT", Some(json!({"userName": "x@nachbarhaus.example"}))),
            ("PATCH", Some(json!({"Operations": [{"op": "replace", "path": "active", "value": false}]}))),
            ("DELETE", None),
        ] {
            assert_eq!(error(&theirs.send(method, &one(&id), body.as_ref())), refused(404, ""), "{method}");
        }
        assert!(theirs.found(&format!("userName eq \"{}\"", agent.email)).is_empty());
        // An address of another house may be named, and it is not said that it has an account; the link leads nowhere.
        let named = theirs.made(&agent.email, "a", None);
        join(server, &link_for(&other.owner.sign_in(server), &named)).expect(404);
        assert_eq!(error(&theirs.replace(&own, "userName", &agent.email)), refused(409, "uniqueness"), "they have named it themselves");
        agent.sign_in(server).call("GET", "/api/v1/conversations", None).expect(200);
        assert_eq!(count(server, &house, "member.suspended"), 0);
    });
}

#[test]
fn a_token_ends_with_whoever_made_it_even_by_its_own_hand() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let administrator: Account = house.add(server, Role::Administrator);
        let id = administrator.member.to_string();
        let lacks = Provider::of(server, &house);
        assert_eq!(
            error(&lacks.send("DELETE", &one(&id), None)),
            refused(403, ""),
            "an administrator manages tokens, and this one does not"
        );
        let provider = Provider::with(server, &administrator.sign_in(server), &["members.manage", "tokens.manage"], &[]);
        let left = house.add(server, Role::Agent).member.to_string();
        provider.send("DELETE", &one(&id), None).expect(204);
        assert_eq!(error(&provider.send("DELETE", &one(&left), None)), refused(401, ""));
        assert_eq!((count(server, &house, "token.revoked"), count(server, &house, "member.removed")), (1, 1));
        lacks.send("DELETE", &one(&left), None).expect(204);
        verify(server);
    });
}

#[test]
fn pages_bounds_and_nonsense() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let provider = Provider::of(server, &house);
        for n in 0..3 {
            provider.made(&format!("n{n}@teehaus.example"), &format!("n{n}"), None);
        }
        let list = |query: &str| provider.send("GET", &format!("{USERS}?{query}"), None);
        let page = |query: &str| {
            let list = list(query).ok(200).json();
            let number = |name: &str| list[name].as_u64().unwrap();
            assert_eq!(number("itemsPerPage"), list["Resources"].as_array().unwrap().len() as u64);
            (number("totalResults"), number("startIndex"), number("itemsPerPage"))
        };
        assert_eq!(page("startIndex=1&count=2"), (4, 1, 2));
        assert_eq!(page("startIndex=4&count=2"), (4, 4, 1));
        assert_eq!(page("startIndex=-7&count=1000"), (4, 1, 4));
        assert_eq!(page("count=0"), (4, 1, 0));
        assert_eq!(page("startIndex=99"), (4, 99, 0));
        assert_eq!(error(&list("count=many")), refused(400, "invalidValue"));
        assert_eq!(error(&list("filter=userName%20sw%20%22n%22")), refused(400, "invalidFilter"));
        let id = text(&provider.found("externalId eq \"n0\"")[0], "id");
        let send = |method: &str, path: &str, kind: &str, body: &[u8]| {
            let bearer = format!("Bearer {}", provider.token);
            server.send(method, path, &[("Authorization", &bearer), ("Content-Type", kind)], Some(body.to_vec()))
        };
        let json = "application/json";
        for (method, body, kind) in [
            ("PATCH", "{", "invalidSyntax"),
            ("PATCH", "[]", "invalidSyntax"),
            ("PATCH", "{}", "invalidSyntax"),
            ("PATCH", r#"{"Operations":[{"op":"replace","path":"active","value":"perhaps"}]}"#, "invalidValue"),
            ("PATCH", r#"{"Operations":[{"op":"replace","path":"shoeSize","value":1}]}"#, "invalidPath"),
            ("PATCH", r#"{"Operations":[{"op":"remove","path":"roles"}]}"#, "mutability"),
            ("PATCH", r#"{"Operations":[{"op":"replace","path":"password","value":"x"}]}"#, "mutability"),
            ("PUT", "{}", "invalidValue"),
            ("PUT", r#"{"userName":"n1@teehaus.example"}"#, "uniqueness"),
            ("PUT", r#"{"userName":"no address"}"#, "invalidValue"),
        ] {
            let wanted = if kind == "uniqueness" { 409 } else { 400 };
            assert_eq!(error(&send(method, &one(&id), json, body.as_bytes())), refused(wanted, kind), "{method} {body}");
        }
        let long = format!(r#"{{"userName":"x@teehaus.example","title":"{}"}}"#, "x".repeat(64 * 1024));
        assert_eq!(error(&send("POST", USERS, json, long.as_bytes())), refused(413, ""));
        assert_eq!(error(&send("POST", USERS, "text/plain", b"{}")), refused(415, ""));
        assert_eq!(error(&send("POST", &one(&id), json, b"{}")), refused(405, ""));
        assert_eq!(error(&provider.send("GET", "/scim/v2/Groups", None)), refused(404, ""));
        assert_eq!(error(&provider.send("GET", &one("nonsense"), None)), refused(404, ""));
        let config = server.send("GET", "/scim/v2/ServiceProviderConfig", &[], None).ok(200).json();
        assert_eq!((&config["patch"]["supported"], &config["etag"]["supported"]), (&json!(true), &json!(false)));
        for path in ["ResourceTypes", "ResourceTypes/User", "Schemas", &format!("Schemas/{USER}")] {
            server.send("GET", &format!("/scim/v2/{path}"), &[], None).expect(200);
        }
        assert_eq!(error(&server.send("GET", "/scim/v2/Schemas/other", &[], None)), refused(404, ""));
    });
}
