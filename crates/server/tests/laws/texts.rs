//! Purposes, notices and wordings: what visitors are told is what stands, and whoever agreed to something else is asked again.

use crate::ledgers::{acts, verify, without_notices};
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use testkit::{Member, Organisation, TestServer, Visitor, fresh_key, on_each_engine};

const NOTICES: &str = "/api/v1/notices";
const PURPOSES: &str = "/api/v1/purposes";

fn notice(locale: &str, text: &str, change: &str) -> Value {
    json!({"purpose": null, "locale": locale, "title": "Privacy", "text": text, "change": change})
}

fn wording(purpose: &str, locale: &str, text: &str, change: &str) -> Value {
    json!({"purpose": purpose, "locale": locale, "text": text, "change": change})
}

fn publish(member: &Member<'_>, body: &Value) -> Value {
    member.call("POST", NOTICES, Some(body)).ok(201).json()
}

/// How a purpose stands, as the visitor and as members see it.
fn state(visitor: &Visitor<'_>, owner: &Member<'_>, purpose: &str) -> (String, String) {
    let standing = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json();
    let own = standing["items"].as_array().unwrap().iter().find(|item| item["purpose"] == purpose).map(|item| item["state"].clone());
    let records = owner.call("GET", &format!("/api/v1/subjects/{}/consents", visitor.subject()), None).ok(200).json();
    let theirs = records["items"].as_array().unwrap().iter().rfind(|item| item["purpose"] == purpose).map(|item| item["state"].clone());
    let text = |value: Option<Value>| value.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    (text(own), text(theirs))
}

fn both(state: &str) -> (String, String) {
    (state.to_owned(), state.to_owned())
}

/// A visitor who left their number, in English.
fn agreed<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("callback", &["Ada", "+4930901820"]);
    visitor
}

fn resumed(visitor: &Visitor<'_>) -> Value {
    visitor.call("GET", "/api/v1/visit", None).ok(200).json()
}

#[test]
fn a_typo_asks_nobody_again_and_a_material_change_asks_before_anything_new_is_taken() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = agreed(server, &house);
        let locale = resumed(&visitor)["notice"]["locale"].as_str().unwrap().to_owned();
        publish(&owner, &notice(&locale, "We ask first.", "editorial"));
        assert_eq!(state(&visitor, &owner, "callback"), both("given"), "a correction");
        assert_eq!(resumed(&visitor)["renewal"], Value::Null);
        assert_eq!(resumed(&visitor)["notice"]["text"], "We ask first.", "but it is shown");

        publish(&owner, &notice(&locale, "We ask first, and hand it to the moon.", "material"));
        assert_eq!(state(&visitor, &owner, "callback"), both("stale"));
        let renewal = resumed(&visitor)["renewal"].clone();
        assert_eq!((&renewal["purpose"], &renewal["again"], &renewal["kind"]), (&json!("callback"), &json!("changed"), &json!("consent")));
        assert!(!renewal["text"].as_str().unwrap().is_empty());
        // Members still read what was told, and take nothing new out under it.
        let contact = owner.contacts().into_iter().find(|c| c["subject"] == visitor.subject()).unwrap();
        assert_eq!((&contact["contact"]["phone"], &contact["consents"]["callback"]), (&json!("+4930901820"), &json!("stale")));
        let csv = owner.call("GET", "/api/v1/exports/contacts.csv?purpose=callback", None).ok(200).text().clone();
        assert!(!csv.contains("+4930901820"), "{csv}");
        // What is wrong is put right all the same, in every copy (GDPR art. 16).
        visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"phone": "+4930901829"}}))).expect(200);
        assert_eq!(visitor.data()["contact"]["phone"], "+4930901829");
        let contact = owner.contacts().into_iter().find(|c| c["subject"] == visitor.subject()).unwrap();
        assert_eq!((&contact["contact"]["phone"], &contact["consents"]["callback"]), (&json!("+4930901829"), &json!("stale")));

        // An old notice is refused with the current one, and the current one renews.
        let old = json!({"purpose": "callback", "decision": "given", "notice": "0".repeat(64)});
        assert_eq!(visitor.call("POST", "/api/v1/visit/consents", Some(&old)).json()["type"], "/problems/consent-stale");
        let given = json!({"purpose": "callback", "decision": "given", "notice": renewal["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&given)).expect(201);
        assert_eq!(state(&visitor, &owner, "callback"), both("given"));
        assert_eq!(resumed(&visitor)["renewal"], Value::Null);
        visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"phone": "+4930901821"}}))).expect(200);
        let contact = owner.contacts().into_iter().find(|c| c["subject"] == visitor.subject()).unwrap();
        assert_eq!(contact["contact"]["phone"], "+4930901821", "by the same key");
        visitor.say("hello").expect(200);
        let changes: Vec<_> = acts(server, &house).into_iter().filter(|act| act == "notice.published").collect();
        assert!(changes.len() >= 2);
        verify(server);
    });
}

#[test]
fn who_is_asked_for_data_is_asked_again_first_and_a_no_takes_the_yes_back() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        visitor.consent("given").expect(201);
        visitor.say("-").expect(200);
        assert!(visitor.asks("answer"));
        owner.call("PATCH", &format!("{PURPOSES}/callback"), Some(&json!({"categories": ["Name", "TelephoneNumber", "Age"]}))).expect(200);
        let ask = resumed(&visitor)["ask"].clone();
        assert_eq!((&ask["kind"], &ask["purpose"], &ask["again"]), (&json!("consent"), &json!("callback"), &json!("changed")));
        let early = visitor.say("+4930901820");
        assert_eq!((early.status, early.json()["type"].clone()), (409, json!("/problems/consent-missing")));
        let decide = |decision: &str| json!({"purpose": "callback", "decision": decision, "notice": ask["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&decide("given"))).expect(201);
        visitor.say("+4930901820").expect(200);
        assert_eq!(state(&visitor, &owner, "callback"), both("given"));

        owner.call("PATCH", &format!("{PURPOSES}/callback"), Some(&json!({"categories": ["Name", "TelephoneNumber"]}))).expect(200);
        let refused = visitor.call("POST", "/api/v1/visit/consents", Some(&decide("refused"))).ok(201).json();
        assert_eq!(refused["receipt"]["act"], "consent.withdrawn");
        assert_eq!(state(&visitor, &owner, "callback"), both("withdrawn"));
        assert!(!owner.contacts().iter().any(|c| c["contact"]["phone"] == "+4930901820"), "and members read it no more");
        verify(server);
    });
}

#[test]
fn another_recipient_asks_again_for_its_purposes_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = agreed(server, &house);
        visitor.branch("health", &["a cough"]);
        let courier = json!({"kind": "other", "name": "Rückrufdienst GmbH", "country": "DE", "purposes": ["callback"]});
        let courier = owner.call("POST", "/api/v1/recipients", Some(&courier)).ok(201).json();
        assert_eq!(state(&visitor, &owner, "callback"), both("stale"), "nobody knew of it");
        assert_eq!(state(&visitor, &owner, "health"), both("given"));
        let renewal = resumed(&visitor)["renewal"].clone();
        let given = json!({"purpose": "callback", "decision": "given", "notice": renewal["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&given)).expect(201);
        let id = courier["id"].as_str().unwrap();
        owner.call("PATCH", &format!("/api/v1/recipients/{id}"), Some(&json!({"name": "Rückrufdienst Nord GmbH"}))).expect(200);
        assert_eq!(state(&visitor, &owner, "callback"), both("given"), "the same one under another name");
        owner.call("DELETE", &format!("/api/v1/recipients/{id}"), None).expect(204);
        assert_eq!(state(&visitor, &owner, "callback"), both("given"), "fewer hands are no other hands");
    });
}

#[test]
fn each_language_is_asked_in_its_own_words() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let visit = |locale: &str| {
            let begun = json!({"site": house.site.to_string(), "locale": locale});
            server.call("POST", "/api/v1/visits", None, Some(&begun)).ok(201).json()
        };
        let call = |visit: &Value, method, path, body: Option<Value>| server.call(method, path, visit["token"].as_str(), body.as_ref());
        let choose = |visit: &Value| call(visit, "POST", "/api/v1/visit/messages", Some(json!({"key": fresh_key(), "choice": "callback"})));
        let give = |visit: &Value, ask: &Value| {
            let body = json!({"purpose": "callback", "decision": "given", "notice": ask["notice"]});
            call(visit, "POST", "/api/v1/visit/consents", Some(body)).expect(201);
        };
        let standing = |visit: &Value| call(visit, "GET", "/api/v1/visit/consents", None).ok(200).json()["items"][0]["state"].clone();
        let (ada, ayse) = (visit("de"), visit("tr"));
        for visitor in [&ada, &ayse] {
            give(visitor, &choose(visitor).ok(200).json()["ask"]);
        }
        publish(&owner, &wording("callback", "de", "Dürfen wir Sie anrufen, auch am Abend?", "material"));
        assert_eq!((standing(&ada), standing(&ayse)), (json!("stale"), json!("given")), "who read Turkish read no German");
        let asked = call(&ada, "GET", "/api/v1/visit", None).ok(200).json()["ask"].clone();
        assert_eq!(asked["text"], "Dürfen wir Sie anrufen, auch am Abend?");
        give(&ada, &asked);
        let record = owner.all("/api/v1/contacts").into_iter().map(|c| c["subject"].as_str().unwrap().to_owned());
        let wordings: Vec<_> = record
            .flat_map(|s| {
                owner.call("GET", &format!("/api/v1/subjects/{s}/consents"), None).ok(200).json()["items"].as_array().cloned().unwrap()
            })
            .filter(|r| r["state"] == "given" && r["locale"] == "de")
            .map(|r| r["wording"]["text"].clone())
            .collect();
        assert_eq!(wordings, ["Dürfen wir Sie anrufen, auch am Abend?"], "the record holds the words that were shown");
    });
}

#[test]
fn a_text_is_published_by_whoever_may_and_says_what_it_is() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let code = |body: &Value| {
            let reply = owner.call("POST", NOTICES, Some(body));
            (reply.status, reply.json()["type"].as_str().unwrap_or_default().to_owned(), reply.json()["field"].clone())
        };
        let first = publish(&owner, &notice("en", "One.", "editorial"));
        assert_eq!((&first["change"], &first["current"], &first["own"]), (&json!("editorial"), &json!(true), &json!(true)));
        assert_eq!(code(&notice("en", "One.", "material")).0, 409, "it is the current one");
        assert_eq!(code(&notice("en", "Two.", "")), (422, "/problems/invalid-body".into(), json!("change")), "there is no default");
        assert_eq!(code(&notice("en", "Two.", "first")).0, 422);
        assert_eq!(code(&notice("xx", "Two.", "material")).2, json!("locale"));
        assert_eq!(code(&notice("en", "", "material")), (422, "/problems/invalid-value".into(), json!("text")));
        assert_eq!(code(&wording("astrology", "en", "May we?", "material")).0, 404);
        owner.call("PATCH", &format!("{PURPOSES}/callback"), Some(&json!({"categories": ["TelephoneNumber"]}))).expect(200);
        let refused = owner.call("POST", NOTICES, Some(&notice("en", "Two.", "editorial")));
        assert_eq!((refused.status, refused.json()["type"].clone()), (409, json!("/problems/not-editorial")));
        assert!(refused.json()["citation"].as_str().unwrap().contains("GDPR art. 7(1)"));
        publish(&owner, &notice("en", "Two.", "material"));

        let listed = owner.call("GET", "/api/v1/notices?purpose=notice&locale=en", None).ok(200).json();
        let listed: Vec<_> =
            listed["items"].as_array().unwrap().iter().map(|t| (t["text"].clone(), t["current"].clone())).take(2).collect();
        assert_eq!(listed, [(json!("Two."), json!(true)), (json!("One."), json!(false))], "what was published stays");
        let stranger = other.owner.sign_in(server);
        assert!(!stranger.all(NOTICES).iter().any(|text| text["text"] == "Two."));
        for (role, status) in [(Role::Agent, 403), (Role::Auditor, 403), (Role::PrivacyOfficer, 201)] {
            let member = house.add(server, role.clone()).sign_in(server);
            assert_eq!(member.call("POST", NOTICES, Some(&notice("pl", "Najpierw pytamy.", "material"))).status, status, "{role:?}");
        }
    });
}

#[test]
fn a_purpose_of_ones_own_has_its_key_and_rests_on_an_article() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let refused = |body: Value| {
            let reply = owner.call("POST", PURPOSES, Some(&body));
            (reply.status, reply.json()["field"].clone())
        };
        let repair = |change: Value| {
            let mut body = json!({"name": "repair", "basis": "consent", "names": {"en": "Repairs"}, "categories": ["Name"]});
            body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            body
        };
        assert_eq!(refused(repair(json!({"special": true, "basis": "contract"}))), (422, json!("basis")));
        assert_eq!(refused(repair(json!({"categories": ["Health"]}))), (422, json!("special")));
        assert_eq!(refused(repair(json!({"gdpr_article": "6(1)(f)"}))), (422, json!("gdpr_article")));
        assert_eq!(refused(repair(json!({"categories": ["Aura"]}))), (422, json!("categories")));
        assert_eq!(refused(repair(json!({"names": {}}))), (422, json!("names")));
        assert_eq!(refused(repair(json!({"name": "Repair"}))), (422, json!("name")));
        let made = owner.call("POST", PURPOSES, Some(&repair(json!({"valid_months": 6})))).ok(201).json();
        assert_eq!((&made["gdpr_article"], &made["kvkk_article"], &made["reask_months"]), (&json!("6(1)(a)"), &json!("5(1)"), &json!(6)));
        assert_eq!(made["read_by"], json!(["owner", "privacy-officer"]));
        assert_eq!(refused(repair(json!({}))).0, 409);
        assert_eq!(without_notices(acts(server, &house)).last().unwrap(), "key.published", "its key is named by the ledger");
        let changed =
            owner.call("PATCH", &format!("{PURPOSES}/repair"), Some(&json!({"archived": true, "valid_months": null}))).ok(200).json();
        assert_eq!((&changed["archived"], &changed["valid_months"]), (&json!(true), &Value::Null));
        let stranger = other.owner.sign_in(server);
        assert_eq!(stranger.call("PATCH", &format!("{PURPOSES}/repair"), Some(&json!({"archived": false}))).status, 404);
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!(agent.call("GET", PURPOSES, None).status, 403);
        verify(server);
    });
}

#[test]
fn a_consent_expires_and_is_asked_for_again() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        owner.call("PATCH", &format!("{PURPOSES}/callback"), Some(&json!({"valid_months": 1}))).expect(200);
        let mut visitor = agreed(server, &house);
        visitor.branch("human", &[]);
        let records = owner.call("GET", &format!("/api/v1/subjects/{}/consents", visitor.subject()), None).ok(200).json();
        let ends = |record: &Value| record["expires_at"].as_str().map(|at| at.parse().unwrap());
        let expires: Timestamp = records["items"].as_array().unwrap().iter().find_map(ends).unwrap();
        server.clock().set(expires - SignedDuration::from_secs(60));
        let owner = house.owner.sign_in(server);
        assert_eq!(state(&visitor, &owner, "callback"), both("given"));
        server.clock().set(expires);
        assert_eq!(resumed(&visitor)["renewal"]["again"], "expired");
        let owner = house.owner.sign_in(server);
        assert_eq!(state(&visitor, &owner, "callback"), both("expired"));
        // Before any sweep: the number is read nowhere, and what else is granted is read as ever.
        let read = [
            owner.call("GET", "/api/v1/contacts", None),
            owner.call("GET", "/api/v1/conversations", None),
            owner.conversation(&visitor.conversation()),
            owner.call("GET", &format!("/api/v1/subjects/{}/export", visitor.subject()), None),
        ];
        let read = read.map(|reply| (reply.status, reply.text().contains("+4930901820")));
        assert_eq!(read, [(200, false); 4], "contacts, inbox, conversation, export");
        let swept = server.store().sweep(server.now()).unwrap();
        assert_eq!(swept.expired.len(), 1);
        assert!(acts(server, &house).contains(&"consent.expired".to_owned()));
        assert_eq!(state(&visitor, &owner, "callback"), both("expired"));
        verify(server);
    });
}

#[test]
fn publishing_while_somebody_agrees_leaves_no_consent_to_an_old_text() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitors: Vec<_> = (0..4).map(|_| server.visit(&house)).collect();
        for visitor in &mut visitors {
            visitor.choose("callback").expect(200);
        }
        let locale = resumed(&visitors[0])["notice"]["locale"].as_str().unwrap().to_owned();
        let mut current = String::new();
        std::thread::scope(|scope| {
            let giving: Vec<_> = visitors.iter_mut().map(|visitor| scope.spawn(move || visitor.consent("given").status)).collect();
            let published = publish(&owner, &notice(&locale, "We do something else now.", "material"));
            published["version"].as_str().unwrap().clone_into(&mut current);
            for status in giving.into_iter().map(|given| given.join().unwrap()) {
                assert!([201, 409].contains(&status), "{status}");
            }
        });
        for visitor in &visitors {
            let standing = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json();
            for consent in standing["items"].as_array().unwrap() {
                let live = consent["state"] == "given";
                assert_eq!(live, consent["notice"] == current.as_str(), "a consent is live exactly where it names the new text: {consent}");
            }
        }
        verify(server);
    });
}

#[test]
fn a_site_without_pages_of_its_own_has_ours() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let identity = json!({
            "legal_name": "Teehaus Morgenrot GmbH", "address": "Teegasse 1\n10115 Berlin", "country": "DE", "email": "hallo@teehaus.example",
            "privacy_name": "Ada Brandt", "privacy_email": "privacy@teehaus.example", "verbis": "12345",
        });
        let kept = owner.call("PUT", "/api/v1/organisation/identity", Some(&identity)).ok(200).json();
        assert_eq!((&kept["legal_name"], &kept["phone"]), (&json!("Teehaus Morgenrot GmbH"), &json!("")));
        assert_eq!(owner.call("GET", "/api/v1/organisation/identity", None).ok(200).json(), kept);
        let wrong = owner.call("PUT", "/api/v1/organisation/identity", Some(&json!({"email": "nowhere"})));
        assert_eq!((wrong.status, wrong.json()["field"].clone()), (422, json!("email")));
        let stranger = other.owner.sign_in(server);
        assert_eq!(stranger.call("GET", "/api/v1/organisation/identity", None).ok(200).json()["legal_name"], "");
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        assert_eq!(officer.call("GET", "/api/v1/organisation/identity", None).ok(200).json()["privacy_name"], "Ada Brandt");
        assert_eq!(officer.call("PUT", "/api/v1/organisation/identity", Some(&identity)).status, 403);
        assert!(acts(server, &house).contains(&"identity.changed".to_owned()));

        let page = server.call("GET", &format!("/w/{}/privacy?locale=de", house.site), None, None).ok(200).text().clone();
        for said in ["Teehaus Morgenrot GmbH", "Rückruf", "6 Abs. 1 Buchst. a", "privacy@teehaus.example"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Ada Brandt"), "a person's name is not published");
        let imprint = server.call("GET", &format!("/w/{}/imprint?locale=de", house.site), None, None).ok(200).text().clone();
        assert!(imprint.contains("Teegasse 1") && imprint.contains("12345"));
        assert_eq!(server.call("GET", "/w/not-a-site/privacy", None, None).status, 404);
        publish(&owner, &notice("de", "Unser eigener <b>Hinweis</b>.", "editorial"));
        let own = server.call("GET", &format!("/w/{}/privacy?locale=de", house.site), None, None).ok(200).text().clone();
        assert!(own.contains("Unser eigener &lt;b&gt;Hinweis&lt;/b&gt;."), "what the organisation wrote itself stands instead");
        let links = server.visit(&house).call("GET", "/api/v1/visit", None).ok(200).json()["notice"]["links"].clone();
        assert!(links["privacy"].as_str().is_some_and(|link| !link.is_empty()));
    });
}
