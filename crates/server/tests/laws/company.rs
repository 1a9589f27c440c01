//! Signing in through the company: the provider's word and the member's password, and neither without the other. The provider is a real one,
//! over TLS under an authority of its own, which checks what it is sent and signs real tokens; it errs where it is told to.

use crate::ledgers::{acts, entries, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use testkit::{
    Account, Behaviour, CLIENT, CLIENT_SECRET, Ground, IdentityProvider, Member, Organisation, Person, Reply, TestServer, percent_encoded,
};

const ROUTE: &str = "/api/v1/organisation/identity-provider";

/// A browser: its cookies, and nothing that a page of another site could give it.
struct Browser<'s> {
    server: &'s TestServer,
    cookies: BTreeMap<String, String>,
}

impl<'s> Browser<'s> {
    fn new(server: &'s TestServer) -> Self {
        Self { server, cookies: BTreeMap::new() }
    }

    fn send(&mut self, method: &str, path: &str, form: Option<&[(&str, &str)]>) -> Reply {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut headers = vec![("cookie", cookies.as_str()), ("accept-language", "en")];
        let body =
            form.map(|form| form.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect::<Vec<_>>().join("&"));
        if body.is_some() {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        let reply = self.server.send_and_stay(method, path, &headers, body.map(String::into_bytes));
        for (_, cookie) in reply.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        reply
    }

    fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, None)
    }

    /// Begins, and answers where the browser is sent.
    fn begin(&mut self, start: &str) -> String {
        self.get(start).ok(303).header("location").unwrap().to_owned()
    }

    /// Goes there and back as somebody who has an account there.
    fn back(&mut self, provider: &IdentityProvider, start: &str, person: Person<'_>) -> Reply {
        let location = self.begin(start);
        let path = provider.sign_in(&location, person, self.server.now());
        self.get(&path)
    }

    /// Types the password behind the provider's word.
    fn unlock(&mut self, page: &Reply, password: &str, code: &str) -> Reply {
        let (word, csrf) = (hidden(page, "word"), hidden(page, "csrf"));
        self.send("POST", "/console/sign-in/unlock", Some(&[("word", &word), ("csrf", &csrf), ("password", password), ("code", code)]))
    }

    fn is_in(&mut self) -> bool {
        self.cookies.contains_key("parlour-session") && self.get("/console/settings/profile").status == 200
    }
}

/// What a hidden field of a page holds.
fn hidden(page: &Reply, name: &str) -> String {
    let text = page.text();
    let field = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {text}")).1;
    field.split('"').next().unwrap().to_owned()
}

fn register(owner: &Member<'_>) -> String {
    let recipient = json!({"kind": "identity-provider", "name": "Anmeldung GmbH", "country": "DE", "purposes": []});
    owner.call("POST", "/api/v1/recipients", Some(&recipient)).ok(201).json()["id"].as_str().unwrap().to_owned()
}

fn told(issuer: &str) -> Value {
    json!({"issuer": issuer, "client_id": CLIENT, "client_secret": CLIENT_SECRET})
}

/// Connects an organisation, and answers the link with which its members begin.
fn connect(server: &TestServer, house: &Organisation, provider: &IdentityProvider) -> String {
    let owner = house.owner.sign_in(server);
    register(&owner);
    link(&owner.call("PUT", ROUTE, Some(&told(&provider.issuer()))).ok(200).json())
}

fn link(shown: &Value) -> String {
    let url = shown["provider"]["start_url"].as_str().unwrap();
    url[url.find("/console/").unwrap()..].to_owned()
}

fn person(account: &Account) -> Person<'_> {
    Person { sub: "7f3a", email: &account.email, verified: true }
}

fn in_house(test: impl Fn(&TestServer, &IdentityProvider, &Organisation, &str)) {
    let provider = IdentityProvider::open();
    let server = TestServer::start_reaching(Ground::sqlite(), provider.reach());
    let house = server.organisation("Teehaus");
    let start = connect(&server, &house, &provider);
    test(&server, &provider, &house, &start);
}

/// Comes in for the first time, with the second step that the member has here.
fn first<'s>(server: &'s TestServer, provider: &IdentityProvider, start: &str, account: &Account, person: Person<'_>) -> Browser<'s> {
    let mut browser = Browser::new(server);
    let page = browser.back(provider, start, person).ok(200);
    let at = server.clock().advance(SignedDuration::from_secs(30));
    browser.unlock(&page, &account.password, &account.code(at)).expect(303);
    assert!(browser.is_in());
    browser
}

fn left(server: &TestServer, house: &Organisation) -> Vec<String> {
    acts(server, house).into_iter().filter(|act| act.starts_with("identity-provider.") || act == "session.started").collect()
}

#[test]
fn word_and_password_together_open_a_session() {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let provider = IdentityProvider::open();
        let server = TestServer::start_reaching(ground, provider.reach());
        let house = server.organisation("Teehaus");
        let start = connect(&server, &house, &provider);
        let ada = house.add(&server, Role::Agent);
        let before = left(&server, &house).len();
        let mut browser = Browser::new(&server);
        let page = browser.back(&provider, &start, person(&ada)).ok(200);
        assert!(!browser.cookies.contains_key("parlour-session"), "the provider's word opens nothing");
        assert!(!page.text().contains(&ada.email) && !page.text().contains("7f3a"), "and the page tells nobody what it says");
        // The first time the member's own second step is asked for, once.
        let asked = browser.unlock(&page, &ada.password, "");
        assert!(asked.status == 401 && asked.text().contains("first time") && asked.text().contains("name=\"code\""), "{}", asked.text());
        let at = server.clock().advance(SignedDuration::from_secs(30));
        let entered = browser.unlock(&asked, &ada.password, &ada.code(at)).ok(303);
        assert_eq!(entered.header("location"), Some("/console"));
        assert!(browser.is_in() && !browser.cookies.contains_key("parlour-away"));

        // From then on the provider's word and the password are enough.
        let mut again = Browser::new(&server);
        let page = again.back(&provider, &start, person(&ada)).ok(200);
        again.unlock(&page, &ada.password, "").expect(303);
        assert!(again.is_in());
        let token = again.cookies["parlour-session"].clone();
        let sessions = server.call("GET", "/api/v1/sessions", Some(&token), None).ok(200).json();
        let ways: Vec<_> = sessions["items"].as_array().unwrap().iter().map(|one| one["way"].clone()).collect();
        assert_eq!(ways, [json!("identity-provider"), json!("identity-provider")]);
        assert_eq!(
            left(&server, &house)[before..],
            [
                "identity-provider.asked",
                "identity-provider.asked",
                "identity-provider.asked",
                "identity-provider.bound",
                "session.started",
                "identity-provider.asked",
                "session.started"
            ]
        );
        let text = entries(&server, &house).into_iter().flatten().collect::<Vec<_>>().join("\n");
        assert!(text.contains("\"second_step\":\"identity-provider\"") && text.contains("\"for\":\"code\""), "{text}");
        assert!(!text.contains(&ada.email) && !text.contains("7f3a") && !text.contains("localhost"), "{text}");
        verify(&server);
    }
}

#[test]
fn nobody_without_the_password_opens_anything() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        first(server, provider, start, &ada, person(&ada));
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, person(&ada)).ok(200);
        for wrong in ["", "something else entirely", &house.owner.password] {
            let refused = browser.unlock(&page, wrong, "");
            assert_eq!(refused.status, 401, "{wrong}");
        }
        assert!(!browser.is_in());
        // A word is spent by the sign-in that it was good for.
        let mut other = Browser { cookies: browser.cookies.clone(), ..Browser::new(server) };
        browser.unlock(&page, &ada.password, "").expect(303);
        let spent = other.unlock(&page, &ada.password, "");
        assert!(spent.status == 401 && !other.cookies.contains_key("parlour-session"), "{}", spent.text());
    });
}

#[test]
fn a_turn_is_this_browsers_and_its_first() {
    in_house(|server, provider, house, start| {
        let (ada, now) = (house.add(server, Role::Agent), server.now());
        let over = |reply: Reply| {
            assert!(reply.status == 401 && reply.text().contains("begin again"), "{} {}", reply.status, reply.text());
        };
        // Twice.
        let mut browser = Browser::new(server);
        let location = browser.begin(start);
        let path = provider.sign_in(&location, person(&ada), now);
        let away = browser.cookies.clone();
        browser.get(&path).expect(200);
        browser.cookies = away;
        over(browser.get(&path));
        // The cookie that tells browsers apart comes along on the way back, and to no script.
        let cookie = browser.get(start).ok(303).header("set-cookie").unwrap().to_owned();
        let (named, kept) = cookie.split_once("; ").unwrap();
        assert!(named.starts_with("parlour-away=") && kept == "Path=/; HttpOnly; SameSite=Lax; Max-Age=1200", "{cookie}");
        // In another browser, without or with a turn of its own: whoever is given somebody else's link signs in to nothing.
        let path = provider.sign_in(&browser.begin(start), person(&ada), now);
        let mut other = Browser::new(server);
        over(other.get(&path));
        other.begin(start);
        over(other.get(&path));
        // Another state, or none.
        let path = provider.sign_in(&browser.begin(start), person(&ada), now);
        let (code, state) = path.split_once("&state=").unwrap();
        over(browser.get(&path.replace("state=", "other=")));
        let path = provider.sign_in(&browser.begin(start), person(&ada), now);
        let (_, rest) = path.split_once("&state=").unwrap();
        over(browser.get(&format!("{code}&state={}0{}", &rest[..30], &state[31..])));
        // Too late.
        let path = provider.sign_in(&browser.begin(start), person(&ada), now);
        server.clock().advance(SignedDuration::from_secs(600));
        over(browser.get(&path));
        // And so is a word: its browser's, and for as long.
        let page = browser.back(provider, start, person(&ada)).ok(200);
        other.begin(start);
        let csrf = hidden(&page, "csrf");
        other.cookies.insert("parlour-form".to_owned(), browser.cookies["parlour-form"].clone());
        let word = hidden(&page, "word");
        let form = [("word", word.as_str()), ("csrf", &csrf), ("password", &ada.password)];
        over(other.send("POST", "/console/sign-in/unlock", Some(&form)));
        server.clock().advance(SignedDuration::from_secs(600));
        over(browser.unlock(&page, &ada.password, ""));
        let csrf = browser.send("POST", "/console/sign-in/unlock", Some(&[("word", &word), ("csrf", "00"), ("password", "x")]));
        assert_eq!(csrf.status, 403, "a form of somebody else");
    });
}

#[test]
fn what_is_not_as_it_should_be_is_not_believed() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        let told = |what: &str, behaviour: Behaviour| {
            provider.behave(behaviour);
            // What was said of keys may be asked again half a minute later.
            server.clock().advance(SignedDuration::from_secs(31));
            let mut browser = Browser::new(server);
            let reply = browser.back(provider, start, person(&ada));
            provider.behave(Behaviour::default());
            assert!(!reply.text().contains("name=\"word\""), "{what}");
            (reply.status, reply.text().contains("did not let you through"))
        };
        let claim = |name, value| Behaviour { claims: vec![(name, value)], ..Behaviour::default() };
        let now = server.now().as_second();
        for (what, behaviour) in [
            ("nonce", claim("nonce", json!("another"))),
            ("no nonce", claim("nonce", Value::Null)),
            ("issuer", claim("iss", json!("https://evil.example"))),
            ("audience", claim("aud", json!("another"))),
            ("audiences", claim("aud", json!([CLIENT, "another"]))),
            ("party", claim("azp", json!("another"))),
            ("expired", claim("exp", json!(now - 120))),
            ("issued later", claim("iat", json!(now + 3_600))),
            ("issued long ago", claim("iat", json!(now - 3_600))),
            ("no subject", claim("sub", json!(""))),
            ("no signature", Behaviour { algorithm: Some("none"), ..Behaviour::default() }),
            ("the public key as a secret", Behaviour { algorithm: Some("HS256"), ..Behaviour::default() }),
            ("another key", Behaviour { hides_keys: true, kid: Some("before"), ..Behaviour::default() }),
            ("an unknown key", Behaviour { kid: Some("never"), ..Behaviour::default() }),
            ("the answer of another", Behaviour { names: Some("https://evil.example".to_owned()), ..Behaviour::default() }),
        ] {
            assert_eq!(told(what, behaviour), (401, true), "{what}");
        }
        assert!(acts(server, house).iter().all(|act| act != "identity-provider.bound"));
        let long = Behaviour { padding: 200_000, ..Behaviour::default() };
        assert_eq!(told("too much", long).0, 502);
        let moved = format!("{}/elsewhere", provider.issuer());
        let before = provider.asked().len();
        assert_eq!(told("elsewhere", Behaviour { moves_to: Some(moved), ..Behaviour::default() }), (401, true));
        assert!(!provider.asked()[before..].contains(&"/elsewhere".to_owned()), "nobody goes there");
    });
}

#[test]
fn a_code_is_redeemed_by_whoever_asked_for_it() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        let mut browser = Browser::new(server);
        let location = browser.begin(start);
        // Somebody who saw the code of another browser's turn puts it into their own: the verifier is not that of the code.
        let mut thief = Browser::new(server);
        let own = provider.sign_in(&thief.begin(start), person(&ada), server.now());
        let seen = provider.sign_in(&location, person(&ada), server.now());
        let code = |path: &str| path.split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
        let refused = thief.get(&own.replace(&code(&own), &code(&seen)));
        assert!(refused.status == 401 && refused.text().contains("did not let you through"), "{}", refused.text());
        // The code is used up by that, and nobody has come in.
        assert_eq!(browser.get(&seen).status, 401);
        // Who was not let through there comes back with an error, and no code.
        let state = thief.begin(start).split_once("state=").unwrap().1.split('&').next().unwrap().to_owned();
        let refused = thief.get(&format!("/console/sign-in/back?error=access_denied&code=x&state={state}"));
        assert!(refused.status == 401 && refused.text().contains("did not let you through"));
        // An answer that does not say whose it is, of a provider that always does (RFC 9207).
        let path = provider.sign_in(&thief.begin(start), person(&ada), server.now());
        assert_eq!(thief.get(path.split_once("&iss=").unwrap().0).status, 401);
    });
}

#[test]
fn a_new_key_is_asked_for_once_and_at_a_pace() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        let asked = || provider.asked().iter().filter(|path| *path == "/keys").count();
        provider.behave(Behaviour { hides_keys: true, ..Behaviour::default() });
        let mut browser = Browser::new(server);
        assert_eq!(browser.back(provider, start, person(&ada)).status, 401);
        assert_eq!(asked(), 1, "they were asked for just now");
        provider.behave(Behaviour::default());
        assert_eq!((browser.back(provider, start, person(&ada)).status, asked()), (401, 1), "and are not again at once");
        server.clock().advance(SignedDuration::from_secs(31));
        assert_eq!((browser.back(provider, start, person(&ada)).status, asked()), (200, 2), "but soon");
        provider.behave(Behaviour { algorithm: Some("RS256"), ..Behaviour::default() });
        assert_eq!((browser.back(provider, start, person(&ada)).status, asked()), (200, 2), "those that are known do");
    });
}

#[test]
fn a_person_there_is_a_member_here_and_stays_that() {
    in_house(|server, provider, house, start| {
        let (ada, tom) = (house.add(server, Role::Agent), house.add(server, Role::Agent));
        let at = |sub, account: &'static str| Person { sub, email: account, verified: true };
        let (ada_email, tom_email): (&'static str, &'static str) = (ada.email.clone().leak(), tom.email.clone().leak());
        first(server, provider, start, &ada, at("ada-there", ada_email));
        // Their address there may change: they stay who they are.
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, Person { verified: false, ..at("ada-there", "new@teehaus.example") }).ok(200);
        browser.unlock(&page, &ada.password, "").expect(303);
        assert!(browser.is_in());
        // And with Tom's address they do not become Tom, though they know his password.
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, at("ada-there", tom_email)).ok(200);
        browser.unlock(&page, &tom.password, &tom.code(server.now())).expect(401);
        // Whoever is given Ada's address there does not become Ada, though they know everything else.
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, at("somebody", ada_email)).ok(200);
        let later = server.clock().advance(SignedDuration::from_secs(30));
        browser.unlock(&page, &ada.password, &ada.code(later)).expect(401);
        assert!(!browser.is_in());
        // An address that is not confirmed is nobody's.
        let mut browser = Browser::new(server);
        let refused = browser.back(provider, start, Person { verified: false, ..at("tom-there", tom_email) });
        assert!(refused.status == 401 && refused.text().contains("did not confirm your e-mail address"), "{}", refused.text());
        // The first time, the password alone is not enough for somebody with a second step.
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, at("tom-there", tom_email)).ok(200);
        browser.unlock(&page, &tom.password, "").expect(401);
        browser.unlock(&page, &tom.password, "000000").expect(401);
        assert!(!browser.is_in());
        let bound = acts(server, house).iter().filter(|act| *act == "identity-provider.bound").count();
        assert_eq!(bound, 1);
    });
}

#[test]
fn a_company_vouches_for_its_own_members_who_may_come_in() {
    in_house(|server, provider, house, start| {
        let other = server.organisation("Kaffeehaus");
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, person(&other.owner)).ok(200);
        let at = server.clock().advance(SignedDuration::from_secs(30));
        let refused = browser.unlock(&page, &other.owner.password, &other.owner.code(at));
        let stranger = Person { sub: "nobody", email: "nobody@example.org", verified: true };
        let page = browser.back(provider, start, stranger).ok(200);
        let unknown = browser.unlock(&page, &other.owner.password, "000000");
        assert_eq!((refused.status, unknown.status), (401, 401));
        let plain = |reply: &Reply| {
            let text = reply.text();
            let lines = text.lines().filter(|line| !line.contains("name=\"csrf\"") && !line.contains("name=\"word\""));
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(plain(&refused), plain(&unknown), "another's member is nobody");

        let ada = house.add(server, Role::Agent);
        let mut browser = first(server, provider, start, &ada, person(&ada));
        let owner = house.owner.sign_in(server);
        let path = format!("/api/v1/members/{}", ada.member);
        owner.call("PATCH", &path, Some(&json!({"suspended": true}))).expect(204);
        assert!(!browser.is_in());
        let page = browser.back(provider, start, person(&ada)).ok(200);
        let suspended = browser.unlock(&page, &ada.password, "");
        assert_eq!(suspended.status, 403, "{}", suspended.text());
        let refused = browser.unlock(&page, "something else entirely", "");
        assert_eq!(refused.status, 401, "nobody else is told");
        owner.call("DELETE", &path, None).expect(200);
        let page = browser.back(provider, start, person(&ada)).ok(200);
        browser.unlock(&page, &ada.password, "").expect(401);
        assert_eq!(server.ground().rows("bound_member").rows.len(), 0, "and the provider's name for them is gone");
    });
}

#[test]
fn a_password_alone_confirms_nothing_that_began_at_the_company() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        server.ground().execute("UPDATE member SET totp = NULL WHERE id = ?1", &[testkit::Value::Bytes(ada.member.0.as_bytes().to_vec())]);
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, person(&ada)).ok(200);
        browser.unlock(&page, &ada.password, "").expect(303);
        assert!(browser.is_in(), "the provider's word is the second step that the organisation asks for");
        let token = browser.cookies["parlour-session"].clone();
        let confirm = json!({"password": ada.password});
        let refused = server.call("POST", "/api/v1/session/confirm", Some(&token), Some(&confirm));
        assert_eq!((refused.status, refused.problem().as_str()), (403, "own-step-needed"));
        // Without the company's word, the organisation asks for a second step.
        let session =
            server.call("POST", "/api/v1/session", None, Some(&json!({"email": ada.email, "password": ada.password}))).ok(200).json();
        let alone = server.call("GET", "/api/v1/conversations", session["token"].as_str(), None);
        assert_eq!(alone.problem(), "second-step-first");
    });
}

#[test]
fn it_is_asked_only_as_a_registered_recipient_and_within_reach() {
    let provider = IdentityProvider::open();
    let server = TestServer::start_reaching(Ground::sqlite(), provider.reach());
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let tries = |owner: &Member<'_>| owner.call("POST", &format!("{ROUTE}/try"), None).ok(200).json()["trouble"].clone();
    let shown = owner.call("PUT", ROUTE, Some(&told(&provider.issuer()))).ok(200).json();
    assert_eq!((&shown["registered"], &shown["provider"]["has_secret"]), (&json!(false), &json!(true)));
    assert!(!shown.to_string().contains(CLIENT_SECRET));
    assert_eq!(tries(&owner), json!("not-registered"));
    assert_eq!(Browser::new(&server).get(&link(&shown)).status, 502);
    assert_eq!(provider.asked().len(), 0, "nobody was asked");
    assert!(acts(&server, &house).iter().all(|act| act != "identity-provider.asked"));
    let notices = || acts(&server, &house).iter().filter(|act| *act == "notice.published").count();
    let before = notices();
    let recipient = register(&owner);
    assert_eq!(notices(), before, "visitors are told of nobody who is handed nothing of theirs");
    assert_eq!(tries(&owner), Value::Null);
    assert_eq!(provider.asked(), ["/.well-known/openid-configuration", "/keys"]);
    owner.call("DELETE", &format!("/api/v1/recipients/{recipient}"), None).expect(204);
    assert_eq!(tries(&owner), json!("not-registered"));
    assert_eq!(provider.asked().len(), 2);

    // A neighbour of ours is nobody's provider, under whatever name it comes, and wherever a document leads.
    let strict = TestServer::start();
    let house = strict.organisation("Teehaus");
    let owner = house.owner.sign_in(&strict);
    register(&owner);
    owner.call("PUT", ROUTE, Some(&told(&provider.issuer()))).expect(200);
    assert_eq!(tries(&owner), json!("unreached"));
    assert_eq!(provider.asked().len(), 2, "nobody so much as knocked");
}

#[test]
fn what_is_wrong_with_a_provider_is_said() {
    let provider = IdentityProvider::open();
    let server = TestServer::start_reaching(Ground::sqlite(), provider.reach());
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    register(&owner);
    owner.call("PUT", ROUTE, Some(&told(&provider.issuer()))).expect(200);
    let tries = |document: Vec<(&'static str, Value)>| {
        provider.behave(Behaviour { document, ..Behaviour::default() });
        owner.call("POST", &format!("{ROUTE}/try"), None).ok(200).json()["trouble"].clone()
    };
    assert_eq!(tries(vec![]), Value::Null);
    assert_eq!(tries(vec![("issuer", json!("https://evil.example"))]), json!("other-issuer"));
    assert_eq!(tries(vec![("token_endpoint", json!("http://evil.example/token"))]), json!("bad-address"));
    assert_eq!(tries(vec![("jwks_uri", json!("https://10.0.0.1/keys"))]), json!("unreached"), "where a document leads counts as well");
    assert_eq!(tries(vec![("code_challenge_methods_supported", json!(["plain"]))]), json!("no-challenge"));
    assert_eq!(tries(vec![("id_token_signing_alg_values_supported", json!(["HS256"]))]), json!("no-algorithm"));
    assert_eq!(tries(vec![("jwks_uri", json!(format!("{}/nothing", provider.issuer())))]), json!("no-keys"));
    let put = |body: Value| owner.call("PUT", ROUTE, Some(&body));
    for (body, field) in [
        (json!({"issuer": "http://login.example", "client_id": "a", "client_secret": ""}), "issuer"),
        (json!({"issuer": "https://login.example?a", "client_id": "a", "client_secret": ""}), "issuer"),
        (json!({"issuer": "https://login.example", "client_id": " ", "client_secret": ""}), "client_id"),
        (json!({"issuer": "https://login.example", "client_id": CLIENT}), "client_secret"),
    ] {
        let refused = put(body);
        assert_eq!((refused.problem(), refused.json()["field"].clone()), ("provider-refused".to_owned(), json!(field)));
    }
    put(json!({"issuer": provider.issuer(), "client_id": CLIENT})).expect(200);
    assert_eq!(owner.call("GET", ROUTE, None).ok(200).json()["provider"]["has_secret"], json!(true), "as before");
    owner.call("DELETE", ROUTE, None).expect(204);
    assert_eq!(owner.call("GET", ROUTE, None).ok(200).json()["provider"], Value::Null);
    server.clock().advance(SignedDuration::from_mins(16));
    assert_eq!(put(told(&provider.issuer())).problem(), "confirm-first");
    let agent = house.add(&server, Role::Agent).sign_in(&server);
    assert_eq!(agent.call("PUT", ROUTE, Some(&told(&provider.issuer()))).problem(), "not-permitted");
}

#[test]
fn another_issuer_knows_nobody_and_a_slow_one_holds_nobody_up() {
    in_house(|server, provider, house, start| {
        let ada = house.add(server, Role::Agent);
        first(server, provider, start, &ada, person(&ada));
        let mut browser = Browser::new(server);
        let page = browser.back(provider, start, person(&ada)).ok(200);
        let owner = house.owner.sign_in(server);
        let other = IdentityProvider::open();
        owner.call("PUT", ROUTE, Some(&told(&other.issuer()))).expect(200);
        // What the one before said just now opens nothing any more, and nobody is known at the other.
        let at = server.clock().advance(SignedDuration::from_secs(30));
        browser.unlock(&page, &ada.password, &ada.code(at)).expect(401);
        assert_eq!(server.ground().rows("bound_member").rows.len(), 0);
        // Its certificate is under an authority that nobody listed.
        assert_eq!(Browser::new(server).get(start).status, 502);
        owner.call("PUT", ROUTE, Some(&told(&provider.issuer()))).expect(200);
        provider.behave(Behaviour { waits: Duration::from_secs(30), ..Behaviour::default() });
        let began = server.call("GET", "/healthz", None, None);
        assert_eq!(began.status, 200);
        let late = Browser::new(server).back(provider, start, person(&ada));
        assert_eq!(late.status, 502, "it waits ten seconds and no longer");
    });
}
