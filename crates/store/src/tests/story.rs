//! One story on both engines: what happens to guests between arriving and being forgotten.

use super::house::{Ground, Guest, House, hour, on_both, purpose, refused};
use domain::Refusal;
use domain::conversation::{self, State};
use domain::decision::{self, Opened, set_up};
use domain::erasure;
use domain::id::SubjectId;
use domain::principal::Actor;

#[test]
fn the_story() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, ben) = (house.arrive(hour(1)), house.arrive(hour(1)));
        talking(&house, &ada, &ben);
        agreeing(&house, &ada, &ben);
        a_person_answers(&house, &ada);
        withdrawing(&house, &ada);
        house.verify().unwrap();
        being_erased(&ground, &house, &ada, &ben);
    });
}

/// Sequence numbers have no gaps and never repeat; what came twice is stored once.
fn talking(house: &House, ada: &Guest, ben: &Guest) {
    assert_eq!(house.say_under(ada, 1, "hello", Some([1; 16]), hour(1)).unwrap(), 1);
    assert_eq!(house.say_under(ada, 1, "hello", Some([1; 16]), hour(1)).unwrap(), 1);
    assert_eq!(house.say(ada, "is anyone there?", hour(1)).unwrap(), 2);
    house.new_key(ada, &purpose("conversation"), 2);
    assert_eq!(refused(house.say(ada, "under a key that never began", hour(1))), Refusal::GenerationEnded);
    ada.forget_key(&purpose("conversation"), 2);
    assert_eq!(house.say(ada, "no gap", hour(1)).unwrap(), 3);
    assert_eq!(house.say_under(ben, 1, "ben's first", Some([1; 16]), hour(1)).unwrap(), 1);
    let seqs: Vec<_> = house.store.read(|r| r.messages(ada.visitor.conversation, 0, 100)).unwrap().iter().map(|m| m.seq).collect();
    assert_eq!(seqs, [1, 2, 3]);
    let after: Vec<_> = house.store.read(|r| r.messages(ada.visitor.conversation, 1, 1)).unwrap().iter().map(|m| m.seq).collect();
    assert_eq!(after, [2]);
    assert_eq!(house.read_by_guest(ada), ["hello", "is anyone there?", "no gap"]);
    assert_eq!(house.read_by_members(ada), [None, None, None], "nothing is granted");
    assert_eq!(house.store.read(|r| r.said_before(ada.visitor.conversation, &[1; 16])).unwrap().map(|(seq, _)| seq), Some(1));
    let row = house.store.read(|r| r.visit(&ada.token.lookup())).unwrap().unwrap();
    assert_eq!((row.visitor.subject, row.state, row.generation, row.granted, row.last_seq), (ada.visitor.subject, State::Bot, 1, false, 3));
}

fn agreeing(house: &House, ada: &Guest, ben: &Guest) {
    assert_eq!(
        refused(house.collect(ada, "callback", "phone", "+4930901820", hour(2))),
        Refusal::ConsentMissing { purpose: purpose("callback") }
    );
    let given = house.give(ada, "callback", hour(2)).unwrap();
    assert_eq!(given.act.as_str(), "consent.given");
    assert_eq!(given.tree.size(), given.index + 1);
    assert_eq!(house.entries()[usize::try_from(given.index).unwrap()].as_deref(), Some(given.entry.as_str()));
    assert_eq!(refused(house.give(ada, "callback", hour(2))), Refusal::Conflict);
    assert_eq!(refused(house.refuse(ada, "callback", hour(2))), Refusal::Conflict);
    house.refuse(ada, "marketing", hour(2)).unwrap();
    house.collect(ada, "callback", "phone", "+4930901820", hour(2)).unwrap();
    house.collect(ada, "callback", "phone", "+4930901821", hour(2)).unwrap();
    assert_eq!(house.store.read(|r| r.fields(ada.visitor.subject)).unwrap().len(), 1, "a correction replaces");
    house.give(ada, "conversation", hour(2)).unwrap();
    let heard = house.read_by_members(ada);
    assert_eq!(heard.iter().map(Option::as_deref).collect::<Vec<_>>(), [Some("hello"), Some("is anyone there?"), Some("no gap")]);
    assert_eq!(house.read_by_members(ben), [None], "one subject's grant opens no other's");
    let states: Vec<_> = house
        .store
        .read(|r| r.grants(ada.visitor.subject, &[], hour(1)))
        .unwrap()
        .into_iter()
        .map(|g| (g.purpose.to_string(), g.state))
        .collect();
    let is = |p: &str, s: &str| states.contains(&(p.to_owned(), s.to_owned()));
    assert!(states.len() == 3 && is("callback", "given") && is("marketing", "refused") && is("conversation", "given"), "{states:?}");
}

fn a_person_answers(house: &House, ada: &Guest) {
    let (owner, subject, id) = (house.owner, ada.visitor.subject, ada.visitor.conversation);
    let state = || house.store.read(|r| r.conversation(house.organisation, id)).unwrap().unwrap().state;
    house.on_line(ada, |line| Ok(Some(conversation::hand_over(line, hour(3))))).unwrap();
    assert_eq!(state(), State::Waiting);
    house
        .act(move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&domain::Purpose::conversation())?;
            let taken = conversation::take(&proof, &facts.line, owner, hour(3))?;
            taken.map_or(Ok(None), |decision| tx.apply(&decision))
        })
        .unwrap();
    assert_eq!(state(), State::Open);
    let session = house.sign_in([7; 32], Some(1), hour(3)).unwrap();
    let show = || {
        let signed_in = house.owner_in(session);
        move |tx: &mut crate::Tx<'_>| {
            if tx.shown(session, id.0)? {
                Ok(None)
            } else {
                tx.apply(&decision::open(Opened::Conversation(id), subject, &signed_in, None, hour(3))?)
            }
        }
    };
    assert_eq!(house.act(show()).unwrap().unwrap().act.as_str(), "conversation.opened");
    assert!(house.act(show()).unwrap().is_none(), "the first showing alone is an act");
    assert!(house.store.read(|r| r.shown(session, id.0)).unwrap());
    let exported = house.act(move |tx| tx.apply(&decision::export(purpose("callback"), 1, owner, hour(3)))).unwrap().unwrap();
    assert!(exported.entry.contains("\"count\":\"1\""));
    house
        .act(move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&domain::Purpose::conversation())?;
            conversation::close(&proof, &facts.line, owner, hour(3)).map_or(Ok(None), |decision| tx.apply(&decision))
        })
        .unwrap();
    assert_eq!(state(), State::Closed);
    assert!(house.store.read(|r| r.session(&[7; 32], hour(3))).unwrap().is_some());
    assert!(house.store.read(|r| r.session(&[7; 32], hour(15))).unwrap().is_none(), "expired");
    house.act(move |tx| tx.apply(&set_up::end_session(session, owner, hour(3)))).unwrap();
    assert!(house.store.read(|r| r.session(&[7; 32], hour(3))).unwrap().is_none());
    assert!(!house.store.read(|r| r.shown(session, id.0)).unwrap());
}

fn withdrawing(house: &House, ada: &Guest) {
    house.withdraw(ada, "conversation", hour(4)).unwrap();
    assert_eq!(house.read_by_members(ada), [None, None, None], "not a word more");
    assert_eq!(house.read_by_guest(ada).len(), 3, "the visitor still reads");
    assert_eq!(refused(house.withdraw(ada, "conversation", hour(4))), Refusal::ConsentMissing { purpose: purpose("conversation") });
    assert_eq!(refused(house.say(ada, "under the ended key", hour(4))), Refusal::GenerationEnded);
    assert_eq!(house.begin(ada, hour(4)).unwrap(), 2);
    assert_eq!(house.say(ada, "for myself", hour(4)).unwrap(), 4);
    assert_eq!(refused(house.say_under(ada, 1, "late", None, hour(4))), Refusal::GenerationEnded);
    house.give(ada, "conversation", hour(5)).unwrap();
    let heard = house.read_by_members(ada);
    assert_eq!(heard, [None, None, None, Some("for myself".to_owned())], "an ended generation is never reopened");
    let fields = house.store.read(|r| r.fields(ada.visitor.subject)).unwrap();
    assert_eq!(fields.len(), 1, "what another purpose holds stays");
}

fn being_erased(ground: &Ground, house: &House, ada: &Guest, ben: &Guest) {
    let subject = ada.visitor.subject;
    house.act(move |tx| tx.fulfil(subject, domain::request::Kind::Access, None, hour(6)).map(drop)).unwrap();
    assert_eq!(house.store.read(|r| r.requests(subject)).unwrap().len(), 1);
    let before = house.entries();
    let erased = house.erase(ada, hour(6)).unwrap();
    assert_eq!(erased.act.as_str(), "subject.erased");
    nothing_is_left(ground, subject);
    assert!(house.store.read(|r| r.visit(&ada.token.lookup())).unwrap().is_none(), "the token is dead");
    assert_eq!(refused(house.erase(ada, hour(6))), Refusal::NotFound);
    assert_eq!(refused(house.give(ada, "callback", hour(6))), Refusal::NotFound);
    // Side entries of acts are removed and named; the proofs of consent stay.
    let after = house.entries();
    let id = subject.to_string();
    let removed: Vec<_> = (0..before.len()).filter(|i| after[*i].is_none()).collect();
    assert!(!removed.is_empty());
    for (i, text) in before.iter().enumerate() {
        let text = text.as_ref().unwrap();
        let goes = text.contains(&id) && !text.contains("\"act\":\"consent.");
        assert_eq!(after[i].is_none(), goes, "{text}");
    }
    let named: ledger::Positions = field(&erased.entry, "removed").parse().unwrap();
    let mut expected = ledger::Positions::new();
    for position in removed {
        expected.insert(position as u64);
    }
    assert_eq!(named, expected);
    assert_eq!(house.store.read(|r| r.destructions(house.organisation)).unwrap(), 1);
    house.verify().unwrap();
    assert_eq!(house.read_by_guest(ben), ["ben's first"], "nobody else was touched");
}

pub(super) fn nothing_is_left(ground: &Ground, subject: SubjectId) {
    let id = ground.literal(subject.0.as_bytes());
    for (table, ..) in crate::tables::ERASED {
        let rows = match *table {
            "subject" => ground.count(&format!("subject WHERE id = {id}")),
            "message" | "note" | "note_mention" | "draft" | "seen" | "file" => {
                ground.count(&format!("{table} WHERE conversation NOT IN (SELECT id FROM conversation)"))
            }
            "file_part" => ground.count("file_part WHERE file NOT IN (SELECT id FROM file)"),
            "request_text" => ground.count("request_text WHERE request NOT IN (SELECT id FROM request)"),
            "subject_link" => ground.count(&format!("subject_link WHERE subject = {id} OR other = {id}")),
            table => ground.count(&format!("{table} WHERE subject = {id}")),
        };
        assert_eq!(rows, 0, "{table}");
    }
    let names = ground.column(&format!("SELECT entry FROM ledger_entry WHERE subject = {id}"));
    let proves =
        |text: &String| ["consent.", "hold.", "subject.erased\"", "erasure."].iter().any(|act| text.contains(&format!("\"act\":\"{act}")));
    assert!(names.iter().all(proves), "{names:?}");
}

fn field(entry: &str, name: &str) -> String {
    let start = entry.find(&format!("\"{name}\":\"")).unwrap() + name.len() + 4;
    entry[start..].split('"').next().unwrap().to_owned()
}

#[test]
fn another_organisation_finds_nothing() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let ada = house.arrive(hour(1));
        let (subject, conversation) = (ada.visitor.subject, ada.visitor.conversation);
        assert_eq!(refused(other.act(move |tx| tx.standing(subject, hour(1)))), Refusal::NotFound);
        assert_eq!(refused(other.act(move |tx| tx.stored(subject))), Refusal::NotFound);
        assert_eq!(refused(other.act(move |tx| tx.conversation(conversation))), Refusal::NotFound);
        assert_eq!(refused(other.act(move |tx| tx.reserve(conversation, 1, hour(1)))), Refusal::NotFound);
        let read = other
            .store
            .read(|r| Ok((r.conversation(other.organisation, conversation)?.is_none(), r.has_subject(other.organisation, subject)?)));
        assert_eq!(read.unwrap(), (true, false));
        assert_eq!(other.store.read(|r| r.conversations_of(other.organisation, subject)).unwrap().len(), 0);
    });
}

#[test]
fn a_message_and_what_was_said_are_deleted() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        (1..=3).for_each(|i| assert_eq!(house.say(&ada, &format!("line {i}"), hour(1)).unwrap(), i));
        let (subject, conversation, owner) = (ada.visitor.subject, ada.visitor.conversation, house.owner);
        let first = house.store.read(|r| r.messages(conversation, 0, 1)).unwrap()[0].id;
        let deleted = house.act(move |tx| {
            let author = tx.message_author(conversation, first)?;
            tx.apply(&decision::delete_message(conversation, subject, first, &author, Actor::Visitor, hour(1))?)
        });
        assert_eq!(deleted.unwrap().unwrap().act.as_str(), "message.deleted");
        assert_eq!(house.read_by_guest(&ada), ["line 2", "line 3"]);
        assert_eq!(refused(house.act(move |tx| tx.message_author(conversation, first))), Refusal::NotFound);
        house.act(move |tx| tx.apply(&decision::delete_conversation(conversation, subject, owner, hour(1)))).unwrap();
        assert!(house.read_by_guest(&ada).is_empty());
        assert_eq!(house.say(&ada, "a number is never used again", hour(1)).unwrap(), 4);
        house.verify().unwrap();
    });
}

#[test]
fn an_erasure_by_rule_says_so() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let subject = ada.visitor.subject;
        let erased = house.act(move |tx| {
            let stored = tx.stored(subject)?;
            assert_eq!(
                stored.rows.iter().map(|(table, _)| *table).collect::<Vec<_>>(),
                ["subject_seal", "subject_key", "visit", "conversation", "subject"]
            );
            tx.apply(&erasure::erase(&stored, Actor::System, hour(30)))
        });
        let entry = erased.unwrap().unwrap().entry;
        assert!(
            entry.contains("\"reason\":\"request\"") && entry.contains("\"by\":\"system\"") && entry.contains("\"rows\":\"5\""),
            "{entry}"
        );
    });
}
