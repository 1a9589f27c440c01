//! Law 4, the showing: the first one of a conversation to a member in a session is one act, however it comes about.

use crate::ledgers::count;
use testkit::on_each_engine;

#[test]
fn the_first_showing_is_one_act_a_session() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("hello").expect(200);
        let conversation = visitor.conversation();
        for session in 1..=2 {
            let member = house.owner.sign_in(server);
            let mut socket = member.socket();
            std::thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| member.conversations());
                    scope.spawn(|| member.conversation(&conversation).expect(200));
                }
                visitor.say("and again").expect(200);
            });
            socket.until("message");
            member.conversation(&conversation).expect(200);
            assert_eq!(count(server, &house, "conversation.opened"), session);
        }
    });
}

#[test]
fn the_first_showing_of_contacts_is_one_act_a_session() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["a@beispiel.example"]);
        let member = house.owner.sign_in(server);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| member.contacts());
            }
        });
        assert_eq!(count(server, &house, "contact.opened"), 1);
        assert_eq!(count(server, &house, "conversation.opened"), 0, "nothing of the conversation was granted");
    });
}

#[test]
fn what_opens_nothing_is_no_showing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = server.visit(&house);
        let member = house.owner.sign_in(server);
        assert_eq!(member.conversations()[0]["readable"], false);
        let refused = member.conversation(&visitor.conversation());
        assert_eq!((refused.status, refused.problem().as_str()), (403, "no-grant"));
        member.contacts();
        assert_eq!(count(server, &house, "conversation.opened") + count(server, &house, "contact.opened"), 0);
    });
}
