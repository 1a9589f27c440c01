//! Who calls: nobody, both sorts of visitors, members of every role, members whose session should open nothing, and a program.

use domain::permission::{OwnRole, Permission, Role};
use jiff::SignedDuration;
use serde_json::json;
use std::sync::Arc;
use testkit::{Account, Member, Organisation, TestServer};

/// What a caller brings.
#[derive(Clone)]
pub(crate) enum Brings {
    Nothing,
    /// The token of the visit that a route's ids belong to, or of another one.
    Visit {
        own: bool,
    },
    Session(String),
}

pub(crate) struct Caller {
    pub(crate) name: &'static str,
    pub(crate) brings: Brings,
}

impl Caller {
    /// Whether nobody differs from it but in what it brings in vain.
    pub(crate) fn is_like_nobody(&self) -> bool {
        ["visitor", "other", "expired", "susp."].contains(&self.name)
    }

    /// Whether what a route shows of the house is somebody else's. What a site shows is everybody's, and the hashes of the ledger are for
    /// any credential of the organisation.
    pub(crate) fn is_stranger_to(&self, route: &str) -> bool {
        let public = route.contains(" /w/");
        !public && (self.name == "else" || (self.name == "other" && !route.contains(" /ledger/")))
    }
}

pub(crate) struct Callers {
    pub(crate) house: Organisation,
    pub(crate) all: Vec<Caller>,
    /// Two sessions of the owner that may be ended.
    pub(crate) spare: [String; 2],
}

impl Callers {
    /// Signs everybody in: first those whose session is to grow old.
    pub(crate) fn gather(server: &TestServer) -> Self {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
        let session = |account: &Account| Brings::Session(account.sign_in(server).token);
        let plain = |name, brings| Caller { name, brings };
        let ended = session(&house.owner);
        server.clock().advance(domain::signing_in::SESSION);
        let leaver = house.add(server, Role::Owner);
        let suspended = session(&leaver);
        let owner = house.owner.sign_in(server);
        let path = format!("/api/v1/members/{}", leaver.member);
        owner.call("PATCH", &path, Some(&json!({"suspended": true}))).expect(204);
        let mut all = vec![
            plain("nobody", Brings::Nothing),
            plain("visitor", Brings::Visit { own: true }),
            plain("other", Brings::Visit { own: false }),
            plain("expired", ended),
            plain("susp.", suspended),
        ];
        let late = house.add(server, Role::Owner);
        let late = Caller { name: "late", brings: session(&late) };
        server.clock().advance(domain::signing_in::RECENT + SignedDuration::from_secs(1));
        let nothing = own_role(&house.owner.sign_in(server));
        all.push(plain("else", session(&other.owner)));
        for (name, role) in [
            ("nothing", nothing),
            ("auditor", Role::Auditor),
            ("market.", Role::Marketing),
            ("agent", Role::Agent),
            ("admin.", Role::Administrator),
            ("privacy", Role::PrivacyOfficer),
            ("owner", Role::Owner),
        ] {
            let account = house.add(server, role);
            all.push(Caller { name, brings: session(&account) });
        }
        all.push(late);
        all.push(plain("token", Brings::Session(everything(&house.owner.sign_in(server)))));
        let spare = [0, 1].map(|_| house.owner.sign_in(server).token);
        Self { house, all, spare }
    }
}

/// A program that was given everything that its owner has: what it is refused takes a person.
fn everything(owner: &Member<'_>) -> String {
    let permissions: Vec<_> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    let purposes: Vec<_> = domain::purpose::standard().into_iter().map(|rule| rule.purpose).filter(|p| Role::Owner.reads(p)).collect();
    owner.make_token(&permissions, &purposes.iter().map(domain::Purpose::as_str).collect::<Vec<_>>()).0.token
}

/// A role of the house's own that may do nothing and reads nothing.
fn own_role(owner: &Member<'_>) -> Role {
    owner.call("POST", "/api/v1/roles", Some(&json!({"name": "nothing", "permissions": [], "reads": []}))).expect(201);
    Role::Own(Arc::new(OwnRole { name: "nothing".into(), ..OwnRole::default() }))
}
