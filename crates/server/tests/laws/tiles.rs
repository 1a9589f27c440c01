//! A third party follows the ledger by C2SP alone: `docs/spec/follow-ledger.mjs`, which shares no code with Parlour, is run on it.

use domain::decision;
use domain::id::SubjectId;
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::{Organisation, TestServer};
use uuid::Uuid;

/// What the follower says: its line, or why it does not agree.
fn follow(server: &TestServer, house: &Organisation, more: &[&str]) -> Result<serde_json::Value, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/spec/follow-ledger.mjs");
    let key = server.store().read(|r| r.ledger_key(house.id)).unwrap().unwrap();
    let log = format!("http://{}/ledger/{}", server.address(), house.id);
    let token = house.owner.sign_in(server).token;
    let output = Command::new("node").arg(script).args(["--log", &log, "--key", &key.vkey, "--token", &token]).args(more).output().unwrap();
    if output.status.success() {
        Ok(serde_json::from_slice(&output.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

/// Acts until the ledger has so many entries: two tiles of leaves and a part of a third.
fn lengthen(server: &TestServer, house: &Organisation, size: u64) {
    let at = server.now();
    let write = server.store().act_now("test", house.id, move |tx| {
        (0..size).try_for_each(|_| tx.apply(&decision::show_data(SubjectId(Uuid::from_u128(7)), at)).map(drop))
    });
    write.unwrap();
}

fn keep(server: &TestServer, house: &Organisation, folder: &Path) -> PathBuf {
    let owner = house.owner.sign_in(server);
    let note = owner.call("GET", &format!("/ledger/{}/checkpoint", house.id), None).ok(200);
    assert!(note.header("content-type").is_some_and(|kind| kind.starts_with("text/plain")));
    let file = folder.join("kept.txt");
    std::fs::write(&file, note.text()).unwrap();
    file
}

#[test]
fn a_third_party_follows_the_ledger_by_tiles() {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("left out: there is no node to follow the ledger with");
        return;
    }
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let folder = server.ground().directory();
    let kept = keep(&server, &house, folder);
    lengthen(&server, &house, 600);
    let told = follow(&server, &house, &["--kept", kept.to_str().unwrap()]).unwrap();
    assert!(told["size"].as_u64().unwrap() > 600 && told["continues"].as_u64().unwrap() > 0, "{told}");
    // Whoever holds the server key writes an early entry anew, its leaf with it.
    let changed = server.ground().execute("UPDATE ledger_entry SET leaf = salt WHERE position = 2", &[]);
    assert_eq!(changed, 1);
    assert_eq!(follow(&server, &house, &[]).unwrap_err(), "the leaves do not give the root of the checkpoint");
    let strange = follow(&server, &house, &["--kept", folder.join("none.txt").to_str().unwrap()]);
    assert!(strange.is_err());
}
