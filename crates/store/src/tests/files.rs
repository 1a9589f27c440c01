//! Files: written with their message or not at all, found only in their conversation, and gone with whatever they belong to.

use super::house::{Guest, House, hour, on_both, refused};
use crate::reads::Reader;
use crate::{Recorded, Stop};
use domain::Refusal;
use domain::conversation::{self, Author, Content};
use domain::file::{self, CONVERSATION_BYTES_MAX, DAY_FILES_MAX, Draft, FILE_BYTES_MAX};
use domain::id::{ConversationId, FileId, MessageId};
use domain::principal::Actor;
use domain::{decision, purpose::Purpose};
use jiff::Timestamp;
use std::sync::Arc;

/// The guest sends a file of parts of these sizes; answers the message and the file.
pub(super) fn attach(house: &House, guest: &Guest, parts: &[usize], at: Timestamp) -> Result<(MessageId, FileId), Stop> {
    let bytes = parts.iter().sum::<usize>() as u64;
    attach_under(house, guest, guest.generation(&Purpose::conversation()), parts, bytes, at)
}

/// The same under another generation, or with another size than it has.
fn attach_under(
    house: &House,
    guest: &Guest,
    generation: u32,
    parts: &[usize],
    bytes: u64,
    at: Timestamp,
) -> Result<(MessageId, FileId), Stop> {
    let (message, id, conversation) = (MessageId(house.id()), FileId(house.id()), guest.visitor.conversation);
    let entropy = Arc::clone(&house.entropy);
    let fill = |size: &usize| {
        let mut part = vec![0; *size];
        seal::Entropy::fill(entropy.as_ref(), &mut part);
        part
    };
    let body = fill(&40);
    let parts = Arc::new(parts.iter().map(fill).collect::<Vec<_>>());
    house.act(move |tx| {
        let facts = tx.reserve(conversation, 1, at)?;
        let proof = facts.standing.visit_proof()?;
        let content = Content::Sealed(body);
        let said = conversation::Draft { id: message, seq: facts.line.first_seq, author: Author::Visitor, content, key: None, at };
        tx.apply(&conversation::say(&proof, &facts.line, proof.generation(), said)?)?;
        let held = tx.files_held(conversation, file::recent_since(at))?;
        tx.apply(&file::attach(&proof, &facts.line, held, generation, Draft { id, message, bytes, parts, at })?)?;
        Ok((message, id))
    })
}

/// The parts of the file that a message carries.
pub(super) fn parts(r: &mut Reader<'_>, conversation: ConversationId, message: MessageId) -> Vec<Vec<u8>> {
    let file =
        r.db.row("SELECT id FROM file WHERE conversation = ?1 AND message = ?2", crate::db::values![&conversation.0, &message.0], |row| {
            row.id(0)
        });
    let Some(file) = file.unwrap() else { return vec![] };
    (0..).map_while(|part| r.file_part(FileId(file), part).unwrap()).collect()
}

#[test]
fn a_file_is_found_in_its_conversation_with_its_message() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, ben) = (house.arrive(hour(0)), house.arrive(hour(0)));
        let (message, id) = attach(&house, &ada, &[300, 20], hour(1)).unwrap();
        house
            .store
            .read(|r| {
                let (file, carrier) = r.file(ada.visitor.conversation, id)?.unwrap();
                assert_eq!((file.id, file.message, file.generation, file.bytes, file.parts), (id, message, 1, 320, 2));
                assert_eq!(carrier.id, message);
                let sizes: Vec<_> = parts(r, ada.visitor.conversation, message).iter().map(Vec::len).collect();
                assert_eq!(sizes, [300, 20]);
                assert!(r.file(ben.visitor.conversation, id)?.is_none() && r.file(ada.visitor.conversation, FileId(message.0))?.is_none());
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn a_file_and_its_message_are_written_together_or_not_at_all() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(0));
        assert_eq!(refused(attach_under(&house, &ada, 2, &[10], 10, hour(1))), Refusal::GenerationEnded);
        assert_eq!(refused(attach_under(&house, &ada, 1, &[10], FILE_BYTES_MAX as u64 + 1, hour(1))), Refusal::TooLarge);
        assert_eq!((ground.count("message"), ground.count("file"), ground.count("file_part")), (0, 0, 0));
        house.verify().unwrap();
    });
}

#[test]
fn what_a_conversation_holds_is_counted_by_day_and_in_all() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, ben) = (house.arrive(hour(0)), house.arrive(hour(0)));
        for _ in 0..DAY_FILES_MAX {
            attach(&house, &ada, &[10], hour(1)).unwrap();
        }
        assert_eq!(refused(attach(&house, &ada, &[10], hour(24))), Refusal::TooManyFiles);
        attach(&house, &ada, &[10], hour(25)).unwrap();
        attach(&house, &ben, &[10], hour(1)).unwrap();
        let most = CONVERSATION_BYTES_MAX / FILE_BYTES_MAX as u64;
        let cy = house.arrive(hour(0));
        for _ in 0..most {
            attach_under(&house, &cy, 1, &[10], FILE_BYTES_MAX as u64, hour(1)).unwrap();
        }
        assert_eq!(refused(attach(&house, &cy, &[1], hour(100))), Refusal::TooManyFiles);
    });
}

#[test]
fn a_file_goes_with_what_it_belongs_to_and_nothing_else_does() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, ben) = (house.arrive(hour(0)), house.arrive(hour(0)));
        let (conversation, subject, owner) = (ada.visitor.conversation, ada.visitor.subject, house.owner);
        let stands = || (ground.count("file"), ground.count("file_part"), ground.count("message"));
        attach(&house, &ben, &[10, 10, 10], hour(1)).unwrap();
        house.give(&ben, "conversation", hour(1)).unwrap();
        let (message, _) = attach(&house, &ada, &[10, 10], hour(1)).unwrap();
        attach(&house, &ada, &[10], hour(1)).unwrap();
        let by = Actor::Member(owner);
        house.act(move |tx| tx.apply(&decision::delete_message(conversation, subject, message, "visitor", by, hour(2))?)).unwrap();
        assert_eq!(stands(), (2, 4, 2), "with its message");
        house.act(move |tx| tx.apply(&decision::delete_conversation(conversation, subject, owner, hour(2)))).unwrap();
        assert_eq!(stands(), (1, 3, 1), "with its conversation");
        attach(&house, &ada, &[10, 10], hour(3)).unwrap();
        house.give(&ada, "conversation", hour(3)).unwrap();
        house.withdraw(&ada, "conversation", hour(4)).unwrap();
        house.begin(&ada, hour(4)).unwrap();
        attach(&house, &ada, &[10], hour(5)).unwrap();
        assert_eq!(house.store.sweep(hour(28)).unwrap().generations, 1);
        // A seal, a message, a file and its two parts.
        assert_eq!(ground.count("destruction WHERE rows_removed = 5"), 1);
        assert_eq!(stands(), (2, 4, 2), "with its key, and the next one's stays");
        let erased: Recorded = house.erase(&ada, hour(28)).unwrap();
        assert!(erased.entry.contains("subject.erased"));
        assert_eq!(stands(), (1, 3, 1), "with its subject");
        house.verify().unwrap();
    });
}
