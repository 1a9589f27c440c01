//! Law 2: nothing personal in clear at rest, and nothing of it, nor any token, in what is logged.

use testkit::{Logs, TestServer, Value};

const NAME: &str = "Zebulon Quastenflosser";
const PHONE: &str = "+4930901820";
const EMAIL: &str = "kanarienvogel@beispiel.example";
const HEALTH: &str = "the nettle rash torments me since spring";
const SAID: &str = "mein zaunkoenig singt heimlich im garten";

#[test]
fn nothing_personal_stands_in_clear_on_the_disk_or_in_the_logs() {
    let logs = Logs::capture();
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    let mut socket = visitor.socket(0);
    visitor.branch("callback", &[NAME, PHONE]);
    visitor.branch("newsletter", &[EMAIL]);
    visitor.branch("health", &[HEALTH]);
    visitor.branch("human", &[]);
    visitor.say(SAID).expect(200);
    visitor.say(&"x".repeat(5_000)).expect(413);
    let member = house.owner.sign_in(&server);
    let mut agent = member.socket();
    let conversation = member.find(SAID).unwrap();
    member.answer(&conversation, SAID).expect(201);
    agent.until("message");
    socket.until("message");
    // What goes wrong is logged, too: a value that is refused, a wrong token, junk, a wrong password.
    server.call("GET", "/api/v1/visit", Some(&format!("pv1_{NAME}")), None).expect(401);
    server
        .send("POST", "/api/v1/visits", &[("content-type", "application/json")], Some(format!("{{\"site\":\"{EMAIL}").into_bytes()))
        .expect(400);
    let wrong = serde_json::json!({"email": EMAIL, "password": SAID});
    server.call("POST", "/api/v1/session", None, Some(&wrong)).expect(401);
    server.ground().execute("DROP TABLE showing", &[]);
    member.conversation(&conversation).expect(500);

    let secrets =
        [NAME, PHONE, EMAIL, HEALTH, SAID, &visitor.token, &member.token, &house.owner.email, &house.owner.password, &house.recovery_key];
    let logged = logs.text();
    assert!(logged.contains("a request failed"), "the capture hears the server");
    for secret in secrets {
        assert!(!logged.contains(secret), "{secret:?} was logged");
    }
    for (name, bytes) in server.ground().files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for secret in secrets {
            assert!(!text.contains(secret), "{secret:?} stands in {name}");
        }
    }
    let sealed = server.ground().rows("message");
    // What Parlour itself says is the name of a template; everything else is sealed.
    let is_template = |row: &[Value]| {
        let written = (sealed.get(row, "author"), sealed.get(row, "template"), sealed.get(row, "body"));
        matches!(written, (Value::Text(author), Value::Text(id), Value::Null) if author == "system" && id.starts_with("bot-system-"))
    };
    let is_sealed = |row: &[Value]| matches!(sealed.get(row, "body"), Value::Bytes(b) if b[0] == 1);
    assert!(sealed.rows.iter().all(|row| is_sealed(row) != is_template(row)));
}
