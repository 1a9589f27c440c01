//! Limits: sockets of one visit, and how often it may ask for everything that is stored.

use std::time::Duration;
use testkit::on_each_engine;

#[test]
fn a_visit_has_a_few_sockets_and_the_oldest_goes() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        let mut sockets: Vec<_> = (0..9).map(|_| visitor.socket(0)).collect();
        let mut oldest = sockets.remove(0);
        assert_eq!(oldest.until("problem")["problem"], "/problems/too-many-requests");
        assert!(oldest.until_quiet(Duration::from_secs(1)).is_empty(), "and it is closed");
        visitor.say("hello").expect(200);
        for socket in &mut sockets {
            let heard = socket.until_quiet(Duration::from_millis(300));
            assert!(heard.iter().any(|f| f["message"]["text"] == "hello"));
        }
        let other = server.visit(&house);
        let mut elsewhere = other.socket(u64::MAX);
        elsewhere.until("availability");
        assert!(sockets[0].until_quiet(Duration::from_millis(200)).iter().all(|f| f["type"] != "problem"), "another visitor counts apart");
    });
}

#[test]
fn everything_that_is_stored_is_shown_often_but_not_endlessly() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (visitor, other) = (server.visit(&house), server.visit(&house));
        for _ in 0..20 {
            visitor.call("GET", "/api/v1/visit/data", None).expect(200);
        }
        let refused = visitor.call("GET", "/api/v1/visit/data", None);
        assert_eq!((refused.status, refused.problem().as_str()), (429, "too-many-requests"));
        other.call("GET", "/api/v1/visit/data", None).expect(200);
        visitor.erase().expect(200);
    });
}
