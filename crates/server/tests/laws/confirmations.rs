//! Consents to letters wait for a click; every letter can be ended by one; and nothing leaves to whom nobody registered (laws 1, 2, 7, 9).

use crate::ledgers::{acts, count, verify};
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Ground, Member, Organisation, PostOffice, Reply, TestServer, Value as Column, Visitor, on_each_engine};

const ADDRESS: &str = "ada.lovelace@beispiel.example";

/// A server with a mail server, and an organisation that has newsletters confirmed and its mail server registered; on each engine.
fn with_post(test: impl Fn(&TestServer, &mut PostOffice, &Organisation, &Member<'_>)) {
    let grounds = [Some(Ground::sqlite()), Ground::postgres()];
    for ground in grounds.into_iter().flatten() {
        let mut post = PostOffice::open();
        let server = TestServer::start_with_mail(ground, post.server());
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(&server);
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        register(&owner);
        test(&server, &mut post, &house, &owner);
    }
}

fn register(owner: &Member<'_>) -> String {
    let post = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"]});
    owner.call("POST", "/api/v1/recipients", Some(&post)).ok(201).json()["id"].as_str().unwrap().to_owned()
}

/// Somebody who agreed to letters and gave an address; what was answered to that.
fn subscribed<'s>(server: &'s TestServer, house: &Organisation, address: &str) -> (Visitor<'s>, Value) {
    let mut visitor = server.visit(house);
    visitor.choose("newsletter").expect(200);
    let decided = visitor.consent("given").ok(201).json();
    assert_eq!((&decided["state"], &decided["receipt"]["act"]), (&json!("pending"), &json!("consent.pending")));
    let told = visitor.say(address).ok(200).json();
    (visitor, told["confirmation"].clone())
}

/// The path and the secret of the link that confirms.
fn secret(link: &str) -> String {
    link.split_once('#').unwrap().1.to_owned()
}

fn path<'l>(server: &TestServer, link: &'l str) -> &'l str {
    link.strip_prefix(&format!("http://{}", server.address())).expect("the link leads here")
}

fn form(server: &TestServer, path: &str, body: &str) -> Reply {
    server.send("POST", path, &[("content-type", "application/x-www-form-urlencoded")], Some(body.as_bytes().to_vec()))
}

fn click(server: &TestServer, secret: &str) -> u16 {
    form(server, "/confirm?lang=en", &format!("secret={secret}")).status
}

fn state(visitor: &Visitor<'_>) -> String {
    let items = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json()["items"].clone();
    let found = items.as_array().unwrap().iter().find(|item| item["purpose"] == "marketing");
    found.map_or("none", |item| item["state"].as_str().unwrap()).to_owned()
}

fn awaited(visitor: &Visitor<'_>) -> Value {
    visitor.call("GET", "/api/v1/visit", None).ok(200).json()["confirmation"].clone()
}

/// Whether some member of the organisation can read the address.
fn readable(owner: &Member<'_>) -> bool {
    owner.call("GET", "/api/v1/contacts", None).ok(200).text().contains(ADDRESS)
}

#[test]
fn looking_gives_nothing_the_click_gives_and_a_second_one_nothing_more() {
    with_post(|server, post, house, owner| {
        let (visitor, told) = subscribed(server, house, ADDRESS);
        assert_eq!((&told["state"], &told["address"]), (&json!("sent"), &json!(ADDRESS)));
        let letters = post.letters();
        assert_eq!(letters.len(), 1);
        let link = letters[0].link(&format!("http://{}/confirm", server.address()));
        let before = acts(server, house);
        assert!(before.ends_with(&["consent.pending", "contact.collected", "data.transferred"].map(str::to_owned)), "{before:?}");

        // A scanner opens every link, and posts none of them.
        server.send("GET", path(server, link.split('#').next().unwrap()), &[], None).expect(200);
        server.send("HEAD", path(server, link.split('#').next().unwrap()), &[], None);
        assert_eq!(acts(server, house), before, "looking leaves nothing");
        assert_eq!((state(&visitor).as_str(), readable(owner)), ("pending", false));

        assert_eq!(click(server, &secret(&link)), 200);
        assert_eq!((state(&visitor).as_str(), readable(owner)), ("given", true));
        assert_eq!(awaited(&visitor), Value::Null);
        assert_eq!(click(server, &secret(&link)), 200, "a second click says what the first did");
        assert_eq!(count(server, house, "consent.given"), 1);
        let consents = owner.call("GET", &format!("/api/v1/subjects/{}/consents", visitor.subject()), None).ok(200).text();
        assert!(consents.contains("\"confirmed\""), "{consents}");
        assert_eq!(click(server, "pc1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 404);
        assert_eq!(click(server, "nonsense"), 404);
        verify(server);
    });
}

#[test]
fn a_letter_tells_who_writes_loads_nothing_and_can_be_ended() {
    with_post(|server, post, house, _| {
        for locale in ["de", "en", "pl", "ru", "tr"] {
            let mut visitor = server.visit_in(house, locale);
            visitor.choose("newsletter").expect(200);
            visitor.consent("given").expect(201);
            visitor.say(&format!("{locale}@beispiel.example")).expect(200);
            let letter = post.letters().pop().unwrap();
            let own = format!("http://{}", server.address());
            let withdraw = letter.link(&format!("{own}/withdraw/"));
            assert!(letter.headers.contains(&format!("List-Unsubscribe: <{withdraw}>")), "{}", letter.headers);
            assert!(letter.headers.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
            assert!(letter.headers.contains("Auto-Submitted: auto-generated") && letter.headers.contains("Teehaus"));
            assert!(letter.text.contains("Teehaus") && letter.html.contains(&format!("lang=\"{locale}\"")));
            assert!(!letter.text.contains('{') && !letter.html.contains('{'), "a placeholder was left: {}", letter.text);
            for loads in ["<img", "src=", "<link", "<script", "url(", "@import"] {
                assert!(!letter.html.contains(loads), "{loads} in {}", letter.html);
            }
            let foreign = letter.html.split("http").skip(1).find(|rest| !format!("http{rest}").starts_with(&own));
            assert_eq!(foreign, None, "a letter leads nowhere else");
        }
    });
}

/// What the desk says of letters: what is missing, and where it is mended.
fn on_the_desk(owner: &Member<'_>) -> Option<(String, String)> {
    let desk = owner.call("GET", "/api/v1/privacy-desk", None).ok(200).json();
    let item = desk["items"].as_array().unwrap().iter().find(|item| item["kind"] == "letters-unsent").cloned();
    item.map(|item| (item["about"].as_str().unwrap().to_owned(), item["href"].as_str().unwrap().to_owned()))
}

#[test]
fn while_no_letter_can_leave_the_visitor_and_the_desk_are_told() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        assert_eq!(on_the_desk(&owner), None, "nobody waits for a letter");
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        assert_eq!(on_the_desk(&owner), Some(("server".to_owned(), "/console/settings/organisation".to_owned())));
        let mut visitor = server.visit_in(&house, "en");
        visitor.choose("newsletter").expect(200);
        visitor.consent("given").expect(201);
        let told = visitor.say(ADDRESS).ok(200).json();
        assert_eq!(told["confirmation"]["state"], "not-sent", "the window says so, and offers it again");
        let said = told["messages"].to_string();
        assert!(said.contains("Thank you") && !said.contains("noted"), "the bot claims nothing that did not happen: {said}");
        let again = visitor.call("POST", "/api/v1/visit/confirmation", None);
        assert!(again.status >= 400, "{}", again.text());
        assert_eq!(awaited(&visitor)["state"], "not-sent");
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": false}))).expect(200);
        assert_eq!(on_the_desk(&owner), None);
    });
}

#[test]
fn a_mail_server_that_nobody_registered_stands_on_the_desk() {
    with_post(|_, _, _, owner| {
        assert_eq!(on_the_desk(owner), None, "the letters are carried");
        let listed = owner.all("/api/v1/recipients");
        let id = listed.iter().find(|each| each["kind"] == "mail").unwrap()["id"].as_str().unwrap();
        owner.call("DELETE", &format!("/api/v1/recipients/{id}"), None).expect(204);
        assert_eq!(on_the_desk(owner), Some(("recipient".to_owned(), "/console/privacy/recipients".to_owned())));
    });
}

#[test]
fn without_the_click_everything_goes_after_a_day() {
    with_post(|server, post, house, _| {
        let (mut visitor, _) = subscribed(server, house, ADDRESS);
        // What is granted beside it keeps the person, and not what waits.
        visitor.choose("human").expect(200);
        let link = post.letters()[0].link(&format!("http://{}/confirm", server.address()));
        let early = server.clock().advance(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        server.store().sweep(early).unwrap();
        assert_eq!(state(&visitor), "pending", "a second too early");
        let late = server.clock().advance(SignedDuration::from_secs(2));
        assert_eq!(click(server, &secret(&link)), 404, "too late, swept or not");
        assert_eq!(server.store().sweep(late).unwrap().generations, 1);
        assert_eq!(state(&visitor), "none", "nothing was ever granted");
        assert_eq!(visitor.data()["contact"].get("email"), None);
        assert!(!readable(&house.owner.sign_in(server)));
        assert_eq!(count(server, house, "generation.destroyed"), 1);
        assert!(server.ground().rows("confirmation").rows.is_empty());
        verify(server);
    });
}

#[test]
fn every_letter_ends_its_consent_before_the_click_and_after_it() {
    with_post(|server, post, house, owner| {
        for confirmed in [false, true] {
            let address = format!("{confirmed}@beispiel.example");
            let (visitor, _) = subscribed(server, house, &address);
            let letter = post.letters().pop().unwrap();
            let own = format!("http://{}", server.address());
            let (confirm, withdraw) = (letter.link(&format!("{own}/confirm")), letter.link(&format!("{own}/withdraw/")));
            if confirmed {
                assert_eq!(click(server, &secret(&confirm)), 200);
            }
            let before = count(server, house, "consent.withdrawn");
            server.send("GET", path(server, &withdraw), &[], None).expect(200);
            assert_eq!(count(server, house, "consent.withdrawn"), before, "looking ends nothing");
            // The one click of a mail program, long after: the link is as good as the grant.
            form(server, path(server, &withdraw), "List-Unsubscribe=One-Click").expect(200);
            form(server, path(server, &withdraw), "List-Unsubscribe=One-Click").expect(200);
            assert_eq!(count(server, house, "consent.withdrawn"), before + 1, "twice is once");
            assert_eq!(state(&visitor), "withdrawn");
            assert_eq!(click(server, &secret(&confirm)), 404, "what was taken back is not confirmed any more");
            let table = format!("email,purpose,basis,given_at,proof\n{address},marketing,consent,2026-01-31,card 17\n");
            let headers = [("authorization", format!("Bearer {}", owner.token)), ("content-type", "text/csv".to_owned())];
            let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let imported = server.send("POST", "/api/v1/imports/contacts", &headers, Some(table.into_bytes()));
            assert_eq!(imported.ok(200).json()["imported"], 0, "whoever says no is not imported again");
        }
        let forged = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!(form(server, &format!("/withdraw/{forged}"), "").status, 404);
        // Whoever knows a grant makes no link of it: with the wrong end it is none, and the consent stands.
        let (visitor, _) = subscribed(server, house, "eve@beispiel.example");
        let withdraw = post.letters().pop().unwrap().link(&format!("http://{}/withdraw/", server.address()));
        let link = path(server, &withdraw);
        let (begins, ends) = link.split_at(link.len() - 8);
        let wrong = if ends == "AAAAAAAA" { "BBBBBBBB" } else { "AAAAAAAA" };
        assert_eq!((form(server, &format!("{begins}{wrong}"), "").status, state(&visitor).as_str()), (404, "pending"));
        assert_eq!(form(server, "/withdraw/nonsense", "").status, 404);
    });
}

#[test]
fn a_withdrawal_takes_exactly_the_letters() {
    with_post(|server, post, house, _| {
        let (mut visitor, _) = subscribed(server, house, ADDRESS);
        visitor.branch("callback", &["-", "+4930901820"]);
        let withdraw = post.letters()[0].link(&format!("http://{}/withdraw/", server.address()));
        form(server, path(server, &withdraw), "").expect(200);
        let items = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json()["items"].clone();
        let standing =
            |purpose: &str| items.as_array().unwrap().iter().find(|item| item["purpose"] == purpose).map(|item| item["state"].clone());
        assert_eq!((standing("marketing"), standing("callback")), (Some(json!("withdrawn")), Some(json!("given"))));
        // A consent that is given anew is another grant: an old letter does not end it.
        visitor.choose("newsletter").expect(200);
        visitor.consent("given").expect(201);
        visitor.say(ADDRESS).expect(200);
        form(server, path(server, &withdraw), "").expect(200);
        assert_eq!(state(&visitor), "pending");
    });
}

#[test]
fn a_letter_of_before_ends_the_consent_that_took_the_place_of_its_own() {
    with_post(|server, post, house, owner| {
        let (visitor, _) = subscribed(server, house, ADDRESS);
        let letter = post.letters().pop().unwrap();
        let own = format!("http://{}", server.address());
        assert_eq!(click(server, &secret(&letter.link(&format!("{own}/confirm")))), 200);
        let changed = json!({"categories": ["EmailAddress", "Name"]});
        owner.call("PATCH", "/api/v1/purposes/marketing", Some(&changed)).expect(200);
        assert_eq!(state(&visitor), "stale");
        server.clock().advance(SignedDuration::from_secs(1));
        let renewal = visitor.call("GET", "/api/v1/visit", None).ok(200).json()["renewal"].clone();
        let given = json!({"purpose": "marketing", "decision": "given", "notice": renewal["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&given)).expect(201);
        assert_eq!(state(&visitor), "given");
        let withdraw = letter.link(&format!("{own}/withdraw/"));
        form(server, path(server, &withdraw), "List-Unsubscribe=One-Click").expect(200);
        assert_eq!(state(&visitor), "withdrawn");
        form(server, path(server, &withdraw), "").expect(200);
        assert_eq!(count(server, house, "consent.withdrawn"), 1, "twice is once");
        verify(server);
    });
}

#[test]
fn where_sending_fails_nothing_is_lost_and_nothing_lies_around() {
    with_post(|server, post, house, owner| {
        post.close();
        let (mut visitor, told) = subscribed(server, house, ADDRESS);
        assert_eq!((&told["state"], &told["address"]), (&json!("not-sent"), &json!(ADDRESS)), "the window is told");
        assert_eq!(awaited(&visitor)["state"], "not-sent", "and again after a reload");
        assert_eq!(visitor.call("POST", "/api/v1/visit/confirmation", None).ok(502).problem(), "not-sent");
        no_trace(server, ADDRESS);
        visitor.say("and what else is there?").expect(200);
        post.reopen();
        let again = visitor.call("POST", "/api/v1/visit/confirmation", None).ok(200).json();
        assert_eq!((&again["state"], post.letters().len()), (&json!("sent"), 1));
        no_trace(server, ADDRESS);
        let link = post.letters()[0].link(&format!("http://{}/confirm", server.address()));
        assert_eq!((click(server, &secret(&link)), readable(owner)), (200, true));
        no_trace(server, ADDRESS);
        assert_eq!(visitor.call("POST", "/api/v1/visit/confirmation", None).ok(409).problem(), "consent-missing", "nothing waits any more");
    });
}

/// Law 2: the address stands nowhere in clear, nor does the secret by which its key opens.
fn no_trace(server: &TestServer, address: &str) {
    let needle = address.as_bytes();
    let holds = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle));
    for (name, bytes) in server.ground().files() {
        assert!(!holds(&bytes), "{name} holds the address");
    }
    for table in server.ground().tables() {
        for value in table.rows.iter().flatten() {
            let held = match value {
                Column::Text(text) => holds(text.as_bytes()) || text.contains("pc1_"),
                Column::Bytes(bytes) => holds(bytes),
                _ => false,
            };
            assert!(!held, "{} holds the address or the secret", table.table);
        }
    }
}

#[test]
fn an_older_letter_confirms_nothing() {
    with_post(|server, post, house, _| {
        let (visitor, _) = subscribed(server, house, ADDRESS);
        let confirm = format!("http://{}/confirm", server.address());
        let first = post.letters()[0].link(&confirm);
        visitor.call("POST", "/api/v1/visit/confirmation", None).expect(200);
        assert_eq!(click(server, &secret(&first)), 404, "a newer letter was sent");
        let second = post.letters()[1].link(&confirm);
        let other = "other@beispiel.example";
        visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"email": other}}))).expect(200);
        assert_eq!(click(server, &secret(&second)), 404, "whoever has that mailbox says nothing for another one");
        assert_eq!(awaited(&visitor)["state"], "not-sent");
        visitor.call("POST", "/api/v1/visit/confirmation", None).expect(200);
        let third = post.letters().pop().unwrap();
        assert!(third.headers.contains(&format!("To: {other}")), "{}", third.headers);
        assert_eq!(click(server, &secret(&third.link(&confirm))), 200);
        assert_eq!(state(&visitor), "given");
    });
}

#[test]
fn whoever_confirmed_their_address_names_nobody_elses() {
    with_post(|server, post, house, _| {
        let (mut visitor, _) = subscribed(server, house, ADDRESS);
        let link = post.letters()[0].link(&format!("http://{}/confirm", server.address()));
        assert_eq!(click(server, &secret(&link)), 200);
        let correct = |address: &str| visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"email": address}})));
        assert_eq!(correct("victim@beispiel.example").ok(409).problem(), "confirmation-needed");
        correct(ADDRESS).expect(200);
        visitor.choose("newsletter").expect(200);
        assert_eq!(visitor.say("victim@beispiel.example").ok(409).problem(), "confirmation-needed");
        assert_eq!((visitor.data()["contact"]["email"].as_str(), post.letters().len()), (Some(ADDRESS), 1));
        visitor.say(ADDRESS).expect(200);
    });
}

#[test]
fn nothing_leaves_to_whom_nobody_registered() {
    with_post(|server, post, house, owner| {
        let listed = owner.call("GET", "/api/v1/recipients", None).ok(200).json();
        let id = listed["items"][0]["id"].as_str().unwrap().to_owned();
        let route = format!("/api/v1/recipients/{id}");
        let refused = |address: &str, why: &str| {
            let (visitor, told) = subscribed(server, house, address);
            assert_eq!(told["state"], "not-sent", "{why}");
            assert_eq!(visitor.call("POST", "/api/v1/visit/confirmation", None).ok(409).problem(), "no-recipient", "{why}");
            assert_eq!((post.letters().len(), count(server, house, "data.transferred")), (0, 0), "{why}");
        };
        owner.call("PATCH", &route, Some(&json!({"purposes": ["callback"]}))).expect(200);
        refused("a@beispiel.example", "registered for another purpose");
        owner.call("PATCH", &route, Some(&json!({"purposes": ["marketing"]}))).expect(200);
        let until = server.now() + SignedDuration::from_hours(720);
        let row = [Column::Int(until.as_millisecond())];
        server.ground().execute("UPDATE recipient SET blocked_until = ?1", &row);
        refused("b@beispiel.example", "blocked while a notice runs");
        server.ground().execute("UPDATE recipient SET blocked_until = NULL", &[]);
        server.ground().execute("UPDATE recipient SET country = 'IN'", &[]);
        refused("c@beispiel.example", "in a country for which nothing allows it");
        server.ground().execute("UPDATE recipient SET country = 'DE', kind = 'webhook'", &[]);
        refused("d@beispiel.example", "registered for something else");
        server.ground().execute("UPDATE recipient SET kind = 'mail'", &[]);
        owner.call("DELETE", &route, None).expect(204);
        refused("e@beispiel.example", "ended");
        register(owner);
        let (_, told) = subscribed(server, house, "f@beispiel.example");
        assert_eq!((&told["state"], post.letters().len()), (&json!("sent"), 1));
    });
}

#[test]
fn a_mailbox_is_not_filled_from_here() {
    with_post(|server, post, house, _| {
        let (visitor, _) = subscribed(server, house, ADDRESS);
        let again = || visitor.call("POST", "/api/v1/visit/confirmation", None).status;
        assert_eq!([again(), again(), again(), again(), again()], [200, 200, 200, 200, 429], "five from one visit");
        let (_, told) = subscribed(server, house, &ADDRESS.to_uppercase());
        assert_eq!((&told["state"], post.letters().len()), (&json!("not-sent"), 5), "nor by asking as somebody else");
    });
}

#[test]
fn taking_it_back_before_the_click_is_as_easy() {
    with_post(|server, post, house, owner| {
        let (visitor, _) = subscribed(server, house, ADDRESS);
        let link = post.letters()[0].link(&format!("http://{}/confirm", server.address()));
        assert_eq!(visitor.withdraw("marketing").ok(200).json()["receipt"]["act"], "consent.withdrawn");
        assert_eq!((state(&visitor).as_str(), awaited(&visitor)), ("withdrawn", Value::Null));
        assert_eq!((click(server, &secret(&link)), readable(owner)), (404, false));
        let (other, _) = subscribed(server, house, "b@beispiel.example");
        let link = post.letters()[1].link(&format!("http://{}/confirm", server.address()));
        other.erase().expect(200);
        assert_eq!(click(server, &secret(&link)), 404, "erased is erased");
    });
}

#[test]
fn the_house_decides_visibly_and_only_who_may() {
    with_post(|server, post, house, owner| {
        let route = "/api/v1/confirmation";
        let shown = owner.call("GET", route, None).ok(200).json();
        assert_eq!(shown, json!({"email": true, "server": true, "recipient": true}));
        let before = acts(server, house).len();
        owner.call("PUT", route, Some(&json!({"email": true}))).expect(200);
        owner.call("PUT", route, Some(&json!({"email": false}))).expect(200);
        assert_eq!(acts(server, house).split_off(before), ["organisation.changed"], "what changes nothing leaves nothing");
        let mut visitor = server.visit(house);
        visitor.branch("newsletter", &[ADDRESS]);
        assert_eq!((state(&visitor).as_str(), post.letters().len(), readable(owner)), ("given", 0, true));
        let agent = house.add(server, domain::permission::Role::Agent).sign_in(server);
        assert_eq!([agent.call("GET", route, None).status, agent.call("PUT", route, Some(&json!({"email": true}))).status], [403, 403]);
    });
}
