//! Proof of work: who begins a visit when a site has too much to do brings a solution, each of which works once.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::{Challenging, Limits, Walls};
use testkit::{Ground, Organisation, Reply, TestServer};

fn asking(challenging: Challenging, limits: Limits) -> (TestServer, Organisation) {
    let server = TestServer::start_behind(Ground::sqlite(), Walls { challenging, limits, ..Walls::default() }, None);
    let house = server.organisation("Teehaus");
    (server, house)
}

fn arrive(server: &TestServer, house: &Organisation, solution: Option<&str>) -> Reply {
    let body = json!({"site": house.site.to_string(), "locale": "en", "solution": solution});
    server.call("POST", "/api/v1/visits", None, Some(&body))
}

/// The challenge that a refusal carries.
fn challenge(refused: &Reply) -> Value {
    assert_eq!((refused.status, refused.problem().as_str()), (403, "work-needed"));
    refused.json()["challenge"].clone()
}

fn sha256(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&seal::sha256(text.as_bytes()))
}

/// Works it out, as the format says: nothing of ours is asked.
fn solve(challenge: &Value) -> Value {
    let (salt, wanted) = (challenge["salt"].as_str().unwrap(), challenge["challenge"].as_str().unwrap());
    let number = (0..=challenge["maxnumber"].as_u64().unwrap()).find(|n| sha256(&format!("{salt}{n}")) == wanted).expect("a number");
    json!({"algorithm": challenge["algorithm"], "challenge": wanted, "number": number, "salt": salt,
        "signature": challenge["signature"], "took": 12})
}

fn sent(solution: &Value) -> String {
    STANDARD.encode(solution.to_string())
}

#[test]
fn a_solution_opens_one_visit() {
    let (server, house) = asking(Challenging::Always, Limits::generous());
    let asked = challenge(&arrive(&server, &house, None));
    assert_eq!(asked["algorithm"], "SHA-256");
    let solution = sent(&solve(&asked));
    assert_eq!(arrive(&server, &house, Some(&solution)).status, 201);
    assert_eq!(arrive(&server, &house, Some(&solution)).status, 403, "each works once");
}

#[test]
fn what_is_not_worked_out_opens_nothing() {
    let (server, house) = asking(Challenging::Always, Limits::generous());
    let right = solve(&challenge(&arrive(&server, &house, None)));
    let with = |name: &str, value: Value| {
        let mut wrong = right.clone();
        wrong[name] = value;
        sent(&wrong)
    };
    let (salt, number) = (right["salt"].as_str().unwrap(), right["number"].as_u64().unwrap());
    // The sum of salt and number stays the same, and with it the challenge: only the end of the salt tells.
    let digits = number.to_string();
    let moved = json!({"algorithm": "SHA-256", "challenge": right["challenge"], "signature": right["signature"],
        "salt": format!("{salt}{}", digits.split_at(1).0), "number": digits.split_at(1).1.parse::<u64>().unwrap_or_default()});
    let made_up = json!({"algorithm": "SHA-256", "challenge": sha256("ab?expires=9999999999&7"), "salt": "ab?expires=9999999999&", "number": 7,
        "signature": right["signature"]});
    let wrong = [
        with("number", json!(number + 1)),
        with("algorithm", json!("SHA-1")),
        with("signature", json!("00")),
        with("salt", json!(salt.replace("expires=", "expires=9"))),
        sent(&moved),
        sent(&made_up),
        "junk".to_owned(),
        String::new(),
        "A".repeat(4_000),
    ];
    for wrong in wrong {
        assert_eq!(arrive(&server, &house, Some(&wrong)).status, 403, "{wrong}");
    }
    server.clock().advance(SignedDuration::from_mins(6));
    assert_eq!(arrive(&server, &house, Some(&sent(&right))).status, 403, "it has expired");
}

#[test]
fn nobody_is_asked_before_a_site_has_too_much_to_do() {
    let limits = || Limits { visits_of_site: 5, ..Limits::generous() };
    let (server, house) = asking(Challenging::UnderLoad, limits());
    for _ in 0..5 {
        assert_eq!(arrive(&server, &house, None).status, 201);
    }
    let asked = challenge(&arrive(&server, &house, None));
    assert_eq!(arrive(&server, &house, Some(&sent(&solve(&asked)))).status, 201);
    let other = server.organisation("Nachbarhaus");
    assert_eq!(arrive(&server, &other, None).status, 201, "another site has its own number");

    let (server, house) = asking(Challenging::Off, limits());
    for _ in 0..20 {
        assert_eq!(arrive(&server, &house, None).status, 201);
    }
}
