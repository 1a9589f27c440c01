//! Files: cleaned before they are sealed, sealed like what is said, and gone with the message that carries them.

use crate::ledgers::{acts, count, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use testkit::samples::{self, TELLTALE};
use testkit::{Reply, TestServer, Value, Visitor, fresh_key, on_each_engine};

/// The file of the first message of an answer.
fn sent(reply: Reply) -> Json {
    reply.ok(201).json()["messages"][0].clone()
}

fn id(message: &Json) -> String {
    message["file"]["id"].as_str().unwrap_or_else(|| panic!("no file in {message}")).to_owned()
}

/// How many rows the tables of files hold.
fn stored(server: &TestServer) -> (usize, usize) {
    (server.ground().rows("file").rows.len(), server.ground().rows("file_part").rows.len())
}

/// A visitor who asked for a person.
fn granting<'s>(server: &'s TestServer, house: &testkit::Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    visitor
}

/// A photo of about this size, as a telephone takes it: one long scan.
fn large_photo(bytes: usize) -> Vec<u8> {
    let (head, end) = samples::PHOTO.split_at(samples::PHOTO.len() - 2);
    [head, &vec![0x5a; bytes], end].concat()
}

#[test]
fn of_every_kind_what_tells_is_neither_stored_nor_served() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let conversation = visitor.conversation();
        for (media_type, bytes) in samples::all_that_tell() {
            let message = sent(visitor.attach("my file", &bytes));
            let file = &message["file"];
            assert_eq!((file["type"].as_str(), message["from"].as_str()), (Some(media_type), Some("visitor")), "{message}");
            assert_eq!(message["text"], file["name"]);
            assert_eq!(file["width"].is_null(), media_type == "application/pdf");
            for reply in [visitor.file(&id(&message)), member.file(&conversation, &id(&message))] {
                let reply = reply.ok(200);
                assert_eq!(reply.body.len() as u64, file["bytes"].as_u64().unwrap());
                assert!(!reply.body.windows(11).any(|w| w == b"Zaunkoenig "), "{media_type} tells");
                assert_eq!(reply.header("content-type"), Some(media_type));
                assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
                assert_eq!(reply.header("cache-control"), Some("private, no-store"));
                assert_eq!(reply.header("content-security-policy"), Some("default-src 'none'; sandbox; frame-ancestors 'none'"));
                let how = if media_type == "application/pdf" { "attachment; " } else { "inline; " };
                assert!(reply.header("content-disposition").unwrap().starts_with(how));
            }
        }
        for (name, bytes) in server.ground().files() {
            for text in [TELLTALE.as_bytes(), b"my file", &samples::LATITUDE, &samples::PHOTO[600..640]] {
                assert!(!bytes.windows(text.len()).any(|w| w == text), "{name} holds it in clear");
            }
        }
        verify(server);
    });
}

#[test]
fn a_file_comes_back_as_it_was_cleaned_in_as_many_parts_as_it_takes() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let part = 256 * 1024;
        for size in [part - samples::PHOTO.len(), part - samples::PHOTO.len() + 1, 5 * 1024 * 1024] {
            let photo = large_photo(size);
            let message = sent(visitor.attach("large.jpg", &photo));
            assert_eq!(visitor.file(&id(&message)).ok(200).body, photo);
            let parts = photo.len().div_ceil(part);
            let before = stored(server);
            visitor.call("DELETE", &format!("/api/v1/visit/messages/{}", message["id"].as_str().unwrap()), None).expect(204);
            assert_eq!((before.0 - stored(server).0, before.1 - stored(server).1), (1, parts));
        }
    });
}

#[test]
fn everyone_who_is_connected_hears_of_a_file() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let conversation = visitor.conversation();
        let (mut theirs, mut own) = (member.socket(), visitor.socket(0));
        own.until("ask");
        let message = sent(visitor.attach("garden.jpg", samples::PHOTO));
        for socket in [&mut theirs, &mut own] {
            let frame = socket.until("message");
            assert_eq!(frame["message"]["file"], message["file"]);
        }
        let answered = member.attach(&conversation, "answer.pdf", &samples::document_that_tells()).ok(201).json();
        let frame = own.until("message");
        assert_eq!((frame["message"]["id"].as_str(), frame["message"]["from"].as_str()), (answered["id"].as_str(), Some("member")));
        assert_eq!(frame["message"]["file"]["kind"], "pdf");
        assert_eq!(visitor.file(&id(&frame["message"])).ok(200).header("content-type"), Some("application/pdf"));
        assert_eq!(acts(server, &house).iter().filter(|act| *act == "conversation.taken").count(), 1);
        let listed = member.conversations().into_iter().find(|c| c["id"] == conversation.as_str()).unwrap();
        assert_eq!(listed["preview"], "answer.pdf");
    });
}

#[test]
fn while_a_consent_is_asked_no_file_is_taken() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        let refused = visitor.attach("photo.jpg", samples::PHOTO);
        assert_eq!((refused.status, refused.problem().as_str()), (409, "consent-pending"));
        assert_eq!(stored(server), (0, 0));
        visitor.consent("refused").expect(201);
        visitor.attach("photo.jpg", samples::PHOTO).expect(201);
        assert_eq!(stored(server), (1, 1));
    });
}

#[test]
fn whatever_else_is_asked_stays_asked_and_the_bot_says_that_it_cannot_look() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        visitor.consent("given").expect(201);
        let asked = visitor.ask.clone();
        let answer = visitor.attach("photo.jpg", samples::PHOTO).ok(201).json();
        assert_eq!(answer["ask"], asked);
        assert_eq!(answer["messages"][1]["from"], "bot");
        visitor.say("-").expect(200);
        visitor.say("+4930901820").expect(200);
        visitor.choose("human").expect(200);
        assert_eq!(visitor.attach("photo.jpg", samples::PHOTO).ok(201).json()["messages"].as_array().unwrap().len(), 1, "to a person");
    });
}

#[test]
fn to_a_closed_conversation_a_file_is_the_bots_again() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let conversation = visitor.conversation();
        member.call("POST", &format!("/api/v1/conversations/{conversation}/close"), None).expect(204);
        let answer = visitor.attach("photo.jpg", samples::PHOTO).ok(201).json();
        assert_eq!(answer["messages"][1]["from"], "bot");
        let listed = member.conversations().into_iter().find(|c| c["id"] == conversation.as_str()).unwrap();
        assert_eq!(listed["state"], "bot");
    });
}

#[test]
fn a_file_that_is_sent_eight_times_at_once_is_one() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let theirs = format!("/api/v1/conversations/{}/files", visitor.conversation());
        for (path, token) in [("/api/v1/visit/files", &visitor.token), (theirs.as_str(), &member.token)] {
            let before = stored(server);
            let send = || server.upload(path, token, "the-same", "photo.jpg", samples::PHOTO).ok(201).json();
            let answers: Vec<Json> = std::thread::scope(|scope| {
                let sent: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
                sent.into_iter().map(|s| s.join().unwrap()).collect()
            });
            let seq = |answer: &Json| answer.pointer("/messages/0/seq").or(answer.get("seq")).unwrap().as_u64();
            assert_eq!(answers.iter().map(seq).collect::<BTreeSet<_>>().len(), 1, "{path}");
            assert_eq!((stored(server).0 - before.0, stored(server).1 - before.1), (1, 1), "{path}");
        }
    });
}

#[test]
fn what_is_no_file_of_ours_is_refused_and_not_stored() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let conversation = visitor.conversation();
        let active = samples::document("/OpenAction << /S /JavaScript /JS (1) >>", &[]);
        let cases: [(&str, &[u8], &str); 5] = [
            ("photo.png", b"<!doctype html><script>alert(1)</script>", "kind"),
            ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
            ("photo.png", b"", "kind"),
            ("photo.jpg", &samples::PHOTO[..400], "broken"),
            ("invoice.pdf", &active, "active"),
        ];
        for (name, bytes, reason) in cases {
            for reply in [visitor.attach(name, bytes), member.attach(&conversation, name, bytes)] {
                assert_eq!((reply.status, reply.problem().as_str()), (415, "file-refused"), "{name}");
                assert_eq!(reply.json()["reason"], reason, "{name}");
            }
        }
        for key in ["", &"k".repeat(129)] {
            let reply = visitor.attach_as(key, "photo.jpg", samples::PHOTO);
            assert_eq!((reply.status, reply.problem().as_str()), (422, "invalid-body"));
        }
        assert_eq!(stored(server), (0, 0));
    });
}

#[test]
fn a_file_above_the_limit_is_refused_before_it_is_read() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    let limit = 10 * 1024 * 1024;
    visitor.attach("photo.jpg", &large_photo(limit - samples::PHOTO.len())).expect(201);
    let answer = announce(&server, &visitor.token, limit + 1);
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("/problems/too-large"), "{answer}");
    assert_eq!(stored(&server).0, 1);
}

/// Announces a file of this size, sends none of it, and reads the answer, if one comes.
fn announce(server: &TestServer, token: &str, bytes: usize) -> String {
    let mut stream = announced(server, token, bytes);
    let mut answer = vec![0; 4_096];
    let size = stream.read(&mut answer).unwrap();
    String::from_utf8_lossy(&answer[..size]).into_owned()
}

fn announced(server: &TestServer, token: &str, bytes: usize) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
    let head = format!(
        "POST /api/v1/visit/files?key={}&name=a HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-length: {bytes}\r\n\r\n",
        fresh_key(),
        server.address()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

#[test]
fn more_than_is_held_in_memory_waits_outside() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    let whole = 10 * 1024 * 1024;
    let held: Vec<_> = (0..6).map(|_| announced(&server, &visitor.token, whole)).collect();
    let refused = (0..50).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let mut probe = announced(&server, &visitor.token, whole);
        probe.set_read_timeout(Some(std::time::Duration::from_millis(200))).unwrap();
        let mut answer = vec![0; 4_096];
        let size = probe.read(&mut answer).unwrap_or_default();
        let answer = String::from_utf8_lossy(&answer[..size]).to_lowercase();
        answer.starts_with("http/1.1 503 ") && answer.contains("retry-after: 5")
    });
    assert!(refused, "a seventh large file is let in");
    visitor.say("still heard").expect(200);
    visitor.attach("photo.jpg", samples::PHOTO).expect(201);
    drop(held);
    let again = (0..50).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        visitor.attach("photo.jpg", &large_photo(9 * 1024 * 1024)).status == 201
    });
    assert!(again, "whoever hangs up gives their place back");
}

#[test]
fn a_conversation_takes_so_many_files_a_day() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        for number in 0..20 {
            visitor.attach(&format!("{number}.jpg"), samples::PHOTO).expect(201);
        }
        let refused = visitor.attach("20.jpg", samples::PHOTO);
        assert_eq!((refused.status, refused.problem().as_str()), (413, "too-many-files"));
        assert_eq!(stored(server), (20, 20));
        assert!(!visitor.messages().iter().any(|m| m["text"] == "20.jpg"), "no message without its file");
        server.clock().advance(SignedDuration::from_hours(24));
        visitor.attach("20.jpg", samples::PHOTO).expect(201);
    });
}

#[test]
fn a_file_goes_with_its_message_and_with_its_conversation() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let member = house.owner.sign_in(server);
        let conversation = visitor.conversation();
        let files: Vec<Json> = (0..4).map(|_| sent(visitor.attach("photo.jpg", samples::PHOTO))).collect();
        visitor.call("DELETE", &format!("/api/v1/visit/messages/{}", files[0]["id"].as_str().unwrap()), None).expect(204);
        let path = format!("/api/v1/conversations/{conversation}/messages/{}", files[1]["id"].as_str().unwrap());
        member.call("DELETE", &path, None).expect(204);
        for gone in &files[..2] {
            visitor.file(&id(gone)).expect(404);
            member.file(&conversation, &id(gone)).expect(404);
        }
        visitor.file(&id(&files[2])).expect(200);
        assert_eq!(stored(server), (2, 2));
        assert_eq!(count(server, &house, "message.deleted"), 2);
        member.call("DELETE", &format!("/api/v1/conversations/{conversation}"), None).expect(204);
        assert_eq!(stored(server), (0, 0));
    });
}

#[test]
fn a_file_is_readable_as_long_as_its_conversation_and_destroyed_with_its_key() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        let conversation = visitor.conversation();
        let file = id(&sent(visitor.attach("photo.jpg", samples::PHOTO)));
        let closed = member.file(&conversation, &file);
        assert_eq!((closed.status, closed.problem().as_str()), (403, "no-grant"));
        visitor.branch("human", &[]);
        member.file(&conversation, &file).expect(200);
        visitor.withdraw("conversation").expect(200);
        member.file(&conversation, &file).expect(403);
        visitor.file(&file).expect(200);
        let second = id(&sent(visitor.attach("photo.jpg", samples::PHOTO)));
        visitor.branch("human", &[]);
        member.file(&conversation, &second).expect(200);
        member.file(&conversation, &file).expect(403);
        let later = server.clock().advance(SignedDuration::from_hours(25));
        server.store().sweep(later).unwrap();
        visitor.file(&file).expect(404);
        visitor.file(&second).expect(200);
        assert_eq!(stored(server), (1, 1));
        verify(server);
    });
}

#[test]
fn a_file_is_nowhere_for_everybody_else() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let mut visitor = granting(server, &house);
        let file = id(&sent(visitor.attach("photo.jpg", samples::PHOTO)));
        let conversation = visitor.conversation();
        let stranger = other.owner.sign_in(server);
        let theirs = stranger.file(&conversation, &file);
        assert_eq!((theirs.status, theirs.problem().as_str()), (404, "not-found"));
        assert_eq!(stranger.attach(&conversation, "a.jpg", samples::PHOTO).body, theirs.body);
        let second = granting(server, &house);
        for guess in [file.as_str(), "not-an-id", "01919191-9191-7191-9191-919191919191", "%00"] {
            assert_eq!(second.file(guess).body, theirs.body);
            assert_eq!(stranger.file(&conversation, guess).body, theirs.body);
        }
        let member = house.owner.sign_in(server);
        assert_eq!(member.file(&second.conversation(), &file).body, theirs.body, "in another conversation of the house");
        let marketing = house.add(server, Role::Marketing).sign_in(server);
        assert_eq!(marketing.file(&conversation, &file).status, 403);
        assert_eq!(marketing.attach(&conversation, "a.jpg", samples::PHOTO).status, 403);
        server.call("GET", &format!("/api/v1/visit/files/{file}"), Some(&member.token), None).expect(401);
        server.call("GET", &format!("/api/v1/conversations/{conversation}/files/{file}"), Some(&visitor.token), None).expect(401);
        assert_eq!(stored(server), (1, 1));
    });
}

#[test]
fn a_files_first_showing_is_the_conversations() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let file = id(&sent(visitor.attach("photo.jpg", samples::PHOTO)));
        let conversation = visitor.conversation();
        for session in 1..=2 {
            let member = house.owner.sign_in(server);
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| member.file(&conversation, &file).expect(200));
                }
            });
            member.conversation(&conversation).expect(200);
            assert_eq!(count(server, &house, "conversation.opened"), session);
        }
    });
}

#[test]
fn a_part_that_was_exchanged_or_left_out_is_not_served() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = granting(server, &house);
        let small = id(&sent(visitor.attach("small.jpg", samples::PHOTO)));
        let other = id(&sent(visitor.attach("small.jpg", samples::PHOTO)));
        let bytes = |id: &str| Value::Bytes(uuid::Uuid::parse_str(id).unwrap().as_bytes().to_vec());
        let rows = server.ground().rows("file_part");
        let of = rows.rows.iter().find(|row| rows.get(row, "file") == &bytes(&other)).unwrap();
        let sql = "UPDATE file_part SET sealed = ?1 WHERE file = ?2";
        server.ground().execute(sql, &[rows.get(of, "sealed").clone(), bytes(&small)]);
        assert_eq!(visitor.file(&small).status, 500);
        visitor.file(&other).expect(200);
        server.ground().execute("DELETE FROM file_part WHERE file = ?1", &[bytes(&other)]);
        assert_eq!(visitor.file(&other).status, 404);
    });
}

#[test]
fn the_visitors_own_data_names_their_files() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        let message = sent(visitor.attach("garden.jpg", samples::PHOTO));
        let data = visitor.data();
        let listed = data["conversations"][0]["messages"].as_array().unwrap().iter().find(|m| m["id"] == message["id"]).unwrap();
        assert_eq!(listed["file"], message["file"]);
        visitor.erase().expect(200);
        assert_eq!(stored(server), (0, 0));
    });
}
