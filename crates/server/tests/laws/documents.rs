//! Documents cannot disagree with the engine: whatever is changed there is changed in them. And nobody sees another house's.

use documents::{Name, Texts};
use domain::permission::Role;
use jiff::SignedDuration;
use locale::{Key, Locale, text};
use serde_json::{Value, json};
use testkit::{Ground, Member, Operator, Reply, TestServer, Value as Column, on_each_engine};

const NAMES: [&str; 7] =
    ["privacy-passage", "processing-record", "verbis", "destruction-policy", "processing-agreement", "breach-report", "consent-overview"];

fn get(member: &Member<'_>, name: &str, query: &str) -> Reply {
    member.call("GET", &format!("/api/v1/documents/{name}?{query}"), None)
}

fn page(member: &Member<'_>, name: &str) -> String {
    get(member, name, "locale=en").ok(200).text()
}

fn identity(member: &Member<'_>, name: &str) {
    let told: Value =
        json!({"legal_name": name, "address": "Hafenstraße 1\n20457 Hamburg", "country": "DE", "email": "post@teehaus.example"});
    member.call("PUT", "/api/v1/organisation/identity", Some(&told)).expect(200);
}

#[test]
fn every_document_is_made_in_every_language_and_form() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let officer = house.add(&server, Role::PrivacyOfficer).sign_in(&server);
    for name in NAMES {
        for locale in Locale::ALL {
            let page = get(&officer, name, &format!("locale={}", locale.code())).ok(200);
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
            assert!(page.text().contains(&format!("<html lang=\"{}\">", locale.code())), "{name} {locale:?}");
            let file = get(&officer, name, &format!("locale={}&format=pdf", locale.code())).ok(200);
            assert_eq!(file.header("content-type"), Some("application/pdf"));
            assert!(file.body.starts_with(b"%PDF-"), "{name} {locale:?}");
            let saved = format!("attachment; filename=\"{name}.{}.pdf\"", locale.code());
            assert_eq!(file.header("content-disposition"), Some(saved.as_str()));
            assert_eq!(file.header("cache-control"), Some("no-store"));
        }
    }
}

#[test]
fn a_page_may_load_nothing_but_the_style_that_stands_in_it() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let page = get(&owner, "verbis", "").ok(200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && policy.contains("sandbox"), "{policy}");
    assert!(!page.text().contains("style=") && !page.text().contains("<script") && !page.text().contains("src="));
}

#[test]
fn only_who_may_makes_them_and_of_their_own_house() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        identity(&owner, "Teehaus Brandt GmbH");
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!(get(&agent, "verbis", "").status, 403);
        assert_eq!(server.call("GET", "/api/v1/documents/verbis", None, None).status, 401);
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        assert!(page(&auditor, "verbis").contains("Teehaus Brandt GmbH"));
        let stranger = other.owner.sign_in(server);
        assert!(!page(&stranger, "verbis").contains("Brandt"), "another house's name");
        for (name, query, status) in [
            ("access-report", "", 404),
            ("constitution", "", 404),
            ("verbis", "locale=fr", 422),
            ("verbis", "locale=en-GB", 422),
            ("verbis", "format=docx", 422),
            ("breach-report", "breach=nonsense", 404),
        ] {
            assert_eq!(get(&owner, name, query).status, status, "{name}?{query}");
        }
    });
}

#[test]
fn what_is_changed_in_the_engine_is_changed_in_the_documents() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (passage, policy) = (page(&owner, "privacy-passage"), page(&owner, "destruction-policy"));
        assert!(passage.contains("12 months after the last activity") && passage.contains("(to be completed)"));
        assert!(policy.contains("12 months"));
        let months = json!({"items": [{"rule": "inactive", "months": 7}]});
        owner.call("PUT", "/api/v1/retention-rules", Some(&months)).expect(200);
        identity(&owner, "Teehaus <b>Brandt</b> & Söhne");
        let recipient = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"], "sub_processor": true});
        let made = owner.call("POST", "/api/v1/recipients", Some(&recipient)).ok(201).json();
        for name in ["privacy-passage", "destruction-policy", "processing-record"] {
            let now = page(&owner, name);
            assert!(now.contains("7 months") && !now.contains("12 months after the last activity"), "{name} knows the old rule");
            assert!(now.contains("Teehaus &lt;b&gt;Brandt&lt;/b&gt; &amp; Söhne"), "{name} has not the name as it is");
        }
        assert!(page(&owner, "destruction-policy").contains("7 months, before that 12 months"), "the change stands in the policy");
        for name in ["privacy-passage", "processing-record", "verbis", "processing-agreement"] {
            assert!(page(&owner, name).contains("Postbote GmbH"), "{name} does not name the recipient");
        }
        owner.call("DELETE", &format!("/api/v1/recipients/{}", made["id"].as_str().unwrap()), None).expect(204);
        assert!(!page(&owner, "processing-record").contains("Postbote GmbH"), "who has ended is handed nothing");
        assert!(page(&owner, "processing-agreement").contains("Plauder Betrieb eG"), "the operator is a party");
        let changed = json!({"basis": "legitimate-interest", "categories": ["PostalCode"], "names": {"en": "Ringing back"}});
        owner.call("PATCH", "/api/v1/purposes/callback", Some(&changed)).expect(200);
        for name in ["privacy-passage", "processing-record"] {
            let now = page(&owner, name);
            assert!(now.contains("Ringing back") && now.contains("Postal code"), "{name} knows the old purpose");
        }
        assert!(page(&owner, "processing-record").contains("Art. 6(1)(f)"), "and on what it rests");
    });
}

#[test]
fn where_it_is_stored_and_what_goes_abroad_is_told_as_it_is() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (at_home, denied) = (page(&owner, "privacy-passage"), "they are not transferred to a third country");
        assert!(at_home.contains("stored in: Germany") && at_home.contains(denied), "{at_home}");
        assert!(at_home.contains("<td>Plauder Betrieb eG (processor)</td>"), "the operator is a recipient, by name: {at_home}");
        let id = Column::Bytes(house.id.0.as_bytes().to_vec());
        server.ground().execute("UPDATE organisation SET region = 'TR' WHERE id = ?1", &[id]);
        // The operator is in Germany: for the KVKK that is abroad, and each document says so.
        let passage = page(&owner, "privacy-passage");
        assert!(passage.contains("stored in: Germany") && !passage.contains(denied), "{passage}");
        for name in ["privacy-passage", "processing-record", "verbis"] {
            for locale in Locale::ALL {
                let told = get(&owner, name, &format!("locale={}", locale.code())).ok(200).text();
                let row = told.split("<tr>").find(|row| row.contains("Plauder Betrieb eG (")).unwrap_or_default();
                assert!(row.contains(locale::country(locale, "DE")), "{name} {locale:?}: {told}");
                let rests = text(locale, Key::DocumentTransferUnrecorded);
                assert!(row.contains(rests), "{name} {locale:?}: on what that rests is said: {row}");
            }
        }
        // A sub-processor without a tool: that nothing is recorded, never that there is no transfer.
        Operator::at(server).announce("Postbote GmbH", "marketing").expect(200);
        let annex = page(&owner, "processing-agreement");
        let row = annex.split("<tr>").find(|row| row.contains("Postbote GmbH")).unwrap();
        assert!(row.contains("none recorded") && !row.contains("No transfer abroad"), "{row}");
    });
}

#[test]
fn a_transfer_is_told_with_what_it_rests_on_for_as_long_as_that_holds() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        for (name, country, transfer) in [("Kent Post Ltd", "GB", "adequacy"), ("Pune Texts", "IN", "standard-clauses")] {
            let profile = json!({"kind": "other", "name": name, "country": country, "purposes": ["callback"], "transfer": transfer});
            owner.call("POST", "/api/v1/recipients", Some(&profile)).expect(201);
        }
        let passage = page(&owner, "privacy-passage");
        for told in ["Adequacy decision 2021/1772", "Standard clauses", "our legitimate interest: to learn how content"] {
            assert!(passage.contains(told), "{told}: {passage}");
        }
        let notice = |server: &TestServer| {
            let page = server.send("GET", &format!("/w/{}/privacy?locale=en", house.site), &[], None).ok(200).text();
            assert!(page.contains("Plauder Betrieb eG (DE) runs this chat"), "{page}");
            page
        };
        let told = notice(server);
        assert!(told.contains("Basis: Adequacy decision 2021/1772.") && told.contains("Our legitimate interest: to learn how"), "{told}");
        let now = server.now();
        let over = "2031-12-28T12:00:00Z".parse::<jiff::Timestamp>().unwrap();
        server.clock().advance(over.duration_since(now));
        crate::breaches::wait(server::keep_notices(server.app()));
        let owner = house.owner.sign_in(server);
        for text in [page(&owner, "privacy-passage"), notice(server)] {
            assert!(!text.contains("2021/1772") && text.contains("none recorded"), "the decision on the United Kingdom is over: {text}");
            assert!(text.contains("Standard clauses"), "{text}");
        }
    });
}

#[test]
fn consents_are_counted_and_few_are_not_counted_out() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    for _ in 0..6 {
        server.visit(&house).branch("callback", &["-", "+49 30 1234567"]);
    }
    server.visit(&house).branch("newsletter", &["a@b.example"]);
    let overview = page(&owner, "consent-overview");
    assert!(overview.contains("<td>6</td>") && overview.contains("<td>few</td>"), "{overview}");
}

#[test]
fn an_overview_of_consents_names_every_text_in_force_and_only_them() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let listed = || owner.call("GET", "/api/v1/notices?limit=100", None).ok(200).json()["items"].as_array().unwrap().clone();
        let before = listed();
        let overview = page(&owner, "consent-overview");
        assert!(before.len() > 5 && !overview.contains("None are published"), "{overview}");
        let standing = |items: &[Value], overview: &str| {
            for item in items {
                let version = item["version"].as_str().unwrap();
                assert_eq!(overview.contains(version), item["current"] == true, "{item}");
            }
        };
        standing(&before, &overview);
        let wording = json!({"purpose": "callback", "locale": "en", "text": "May we ring you?", "change": "editorial"});
        owner.call("POST", "/api/v1/notices", Some(&wording)).expect(201);
        let after = listed();
        assert_eq!(after.len(), before.len() + 1);
        standing(&after, &page(&owner, "consent-overview"));
        // What rests on a contract is not withdrawn, and the table of purposes does not say that it is.
        let contracts = overview.split("<tr>").filter(|row| row.contains("6(1)(b)")).collect::<Vec<_>>();
        assert!(!contracts.is_empty() && contracts.iter().all(|row| row.contains("no consent") && !row.contains("until withdrawal")));
        let asked = overview.split("<tr>").filter(|row| row.contains("6(1)(a)")).collect::<Vec<_>>();
        assert!(!asked.is_empty() && asked.iter().all(|row| !row.contains("no consent")), "{asked:?}");
    });
}

#[test]
fn a_breach_is_told_as_the_register_holds_it() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let empty = page(&owner, "breach-report");
        assert!(empty.contains("(to be completed)"));
        let told = json!({"aware_at": server.now().to_string(), "title": "List to the wrong <address>", "nature": "Somebody sent a list."});
        let made = owner.call("POST", "/api/v1/breaches", Some(&told)).ok(201).json();
        let id = made["id"].as_str().unwrap();
        let report = get(&owner, "breach-report", &format!("locale=en&breach={id}")).ok(200).text();
        assert!(report.contains("List to the wrong &lt;address&gt;") && report.contains("Somebody sent a list."));
        assert!(!report.contains("Part B") && !report.contains("decision 2019/271"), "the GDPR alone");
        let detected = server.now() - SignedDuration::from_hours(5 * 24);
        let wider = json!({"regimes": ["gdpr", "kvkk"], "detected_at": detected.to_string()});
        owner.call("PATCH", &format!("/api/v1/breaches/{id}"), Some(&wider)).expect(200);
        for locale in Locale::ALL {
            let report = get(&owner, "breach-report", &format!("locale={}&breach={id}", locale.code())).ok(200).text();
            assert!(report.contains("2019/10") && report.contains("2019/271"), "the Board's form: {locale:?}");
            let noticed = locale::date::date_time(locale, &detected.in_tz("Europe/Berlin").unwrap());
            assert_eq!(report.matches(noticed.as_str()).count(), 2, "noticed before anybody was aware: {locale:?}");
        }
        let stranger = other.owner.sign_in(server);
        assert_eq!(get(&stranger, "breach-report", &format!("breach={id}")).status, 404);
    });
}

#[test]
fn every_word_of_a_breach_stands_in_the_part_of_each_law_that_asks_for_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        server.visit(&house).branch("human", &[]);
        let owner = house.owner.sign_in(server);
        let said = json!({"aware_at": server.now().to_string(), "title": "List", "regimes": ["gdpr", "kvkk"], "risk": "unlikely",
            "risk_reason": "only first names", "controller": "Teehaus Nord GmbH, Kai 1", "attachments": "a list of calls"});
        let id = owner.call("POST", "/api/v1/breaches", Some(&said)).ok(201).json()["id"].as_str().unwrap().to_owned();
        owner.call("POST", &format!("/api/v1/breaches/{id}/affected"), Some(&json!({}))).expect(200);
        let told = json!({"regime": "kvkk", "to": "people", "phase": "initial", "channel": "letter", "persons": 3});
        owner.call("POST", &format!("/api/v1/breaches/{id}/notifications"), Some(&told)).expect(201);
        let reports = || {
            Locale::ALL
                .map(|locale| (locale, get(&owner, "breach-report", &format!("locale={}&breach={id}", locale.code())).ok(200).text()))
        };
        for (locale, report) in reports() {
            // The GDPR's part stands before the page of the Board's form.
            let board = report.find("Kişisel Veri İhlal Bildirim Formu").unwrap();
            let counted = |text: &str| (report[..board].matches(text).count(), report[board..].matches(text).count());
            for text in ["Teehaus Nord GmbH, Kai 1", "a list of calls"] {
                assert_eq!(counted(text), (1, 1), "{text}: {locale:?}");
            }
            assert_eq!(counted("only first names"), (1, 0), "the KVKK knows no threshold: {locale:?}");
            let words = locale::messages::breach_reached_count(locale, 0);
            assert_eq!(counted(&words), (1, 1), "how many, in words: {locale:?}");
            let by_letter = format!("{}, {}", text(locale, Key::BreachChannelLetter), locale::messages::breach_told_count(locale, 3));
            assert_eq!(counted(&by_letter), (0, 1), "when, how and how many: {locale:?}");
        }
        let averted = json!({"risk": "high", "exception": "averted", "exception_reason": "every number was changed"});
        owner.call("PATCH", &format!("/api/v1/breaches/{id}"), Some(&averted)).expect(200);
        for (locale, report) in reports() {
            assert_eq!(report.matches("every number was changed").count(), 1, "{locale:?}");
            assert!(report.contains(text(locale, Key::BreachExceptionAverted)), "{locale:?}");
            assert!(!report.contains("only first names"), "nobody says any more that no risk is likely: {locale:?}");
        }
    });
}

#[test]
fn a_visitor_gets_everything_about_them_as_a_file() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Marlene Zaunkönig", "+49 30 1234567"]);
        visitor.say("Is the <b>oolong</b> back? 🍵").expect(200);
        let bearer = format!("Bearer {}", visitor.token);
        let accept = |kind| server.send("GET", "/api/v1/visit/data", &[("authorization", &bearer), ("accept", kind)], None);
        let file = accept("application/pdf").ok(200);
        assert_eq!(file.header("content-type"), Some("application/pdf"));
        assert!(file.body.starts_with(b"%PDF-") && file.header("content-disposition").unwrap().contains("access-report"));
        assert_eq!(accept("application/json").ok(200).header("content-type"), Some("application/json"));
    });
}

#[test]
fn counsel_s_text_takes_the_place_of_ours() {
    let mut texts = Texts::default();
    let text = "# Our own passage\n\n{{ organisation.legal_name }}, {{ purposes | length }} purposes\n";
    texts.replace(Name::PrivacyPassage, Locale::En, text.to_owned()).unwrap();
    let server = TestServer::start_with(Ground::sqlite(), texts);
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let shown = page(&owner, "privacy-passage");
    assert!(shown.contains("<h1>Our own passage</h1>") && shown.contains("Teehaus, 6 purposes"), "{shown}");
    assert!(!get(&owner, "privacy-passage", "locale=de").ok(200).text().contains("Our own passage"));
}
