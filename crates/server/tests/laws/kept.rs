//! Law 11: what was acknowledged is never lost. Sockets resume without loss and without repetition.

use std::collections::BTreeSet;
use std::time::Duration;
use testkit::{TestServer, fresh_key, on_each_engine};

#[test]
fn what_was_acknowledged_another_process_finds() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("question").expect(200);
        let conversation = domain::id::ConversationId::parse(&visitor.conversation()).unwrap();
        for number in 0..10 {
            let said = visitor.say(&format!("line {number}")).ok(200).json();
            let seq = said["messages"][0]["seq"].as_u64().unwrap();
            let stored = server.open_store().read(|r| r.messages(conversation, seq - 1, 1)).unwrap();
            assert_eq!(stored.first().map(|m| m.seq), Some(seq));
        }
    });
}

#[test]
fn what_was_acknowledged_survives_a_restart() {
    let mut server = TestServer::start();
    let house = server.organisation("Teehaus");
    let (token, said) = {
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let mut socket = visitor.socket(0);
        let keys: Vec<String> = (0..50).map(|_| fresh_key()).collect();
        for key in &keys {
            socket.send(&serde_json::json!({"type": "message", "key": key, "text": format!("said as {key}")}));
        }
        for _ in &keys {
            socket.until("ack");
        }
        (visitor.token.clone(), keys)
    };
    server.restart();
    let after = server.call("GET", "/api/v1/visit", Some(&token), None).ok(200).text();
    for key in said {
        assert!(after.contains(&format!("\"said as {key}\"")), "{key} is lost");
    }
    assert!(house.owner.sign_in(&server).find("said as").is_some(), "and the keys open it");
}

#[test]
fn a_message_that_is_sent_eight_times_at_once_is_one() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for human in [false, true] {
            let mut visitor = server.visit(&house);
            if human {
                visitor.branch("human", &[]);
            }
            let body = serde_json::json!({"key": "the same", "text": "once only"});
            let send =
                || visitor.call("POST", "/api/v1/visit/messages", Some(&body)).ok(200).json()["messages"][0]["seq"].as_u64().unwrap();
            let seqs: BTreeSet<u64> = std::thread::scope(|scope| {
                let sent: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
                sent.into_iter().map(|s| s.join().unwrap()).collect()
            });
            assert_eq!(seqs.len(), 1, "eight answers name one message: {seqs:?}");
            assert_eq!(visitor.messages().iter().filter(|m| m["text"] == "once only").count(), 1);
        }
    });
}

#[test]
fn a_socket_resumes_without_loss_and_without_repetition() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("hello").expect(200);
        let member = house.owner.sign_in(server);
        let conversation = member.find("hello").unwrap();
        let mut seen: Vec<u64> = Vec::new();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| (0..60).for_each(|n| member.answer(&conversation, &format!("answer {n}")).expect(201)));
            // A fixed sequence that looks like none: how many frames are read before the connection breaks.
            let mut random = 12_345_u32;
            while !writer.is_finished() {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                read_some(&visitor, &mut seen, random >> 28);
            }
            writer.join().unwrap();
        });
        read_some(&visitor, &mut seen, u32::MAX);
        let all: Vec<u64> = visitor.messages().iter().map(|m| m["seq"].as_u64().unwrap()).collect();
        assert_eq!(seen, all, "every message once, in order");
        assert!(all.len() > 60);
    });
}

/// Connects behind what was seen, reads some frames, and hangs up without a word.
fn read_some(visitor: &testkit::Visitor<'_>, seen: &mut Vec<u64>, frames: u32) {
    let mut socket = visitor.socket(seen.last().copied().unwrap_or(0));
    for _ in 0..frames {
        let Some(frame) = socket.next_within(Duration::from_millis(300)) else { break };
        if frame["type"] == "message" {
            seen.push(frame["message"]["seq"].as_u64().unwrap());
        }
    }
}
