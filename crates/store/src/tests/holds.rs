//! Legal holds: what they keep survives destruction as ciphertext, opens with the hold pair alone, and goes with the hold.

use super::house::{Guest, House, hour, on_both, purpose, refused};
use super::story::nothing_is_left;
use crate::{Recorded, Stop};
use domain::hold::{self, HeldKey, Placing, Reason};
use domain::id::{HoldId, HolderId, SessionId};
use domain::pair::{self, Holder, Kind, NewPair};
use domain::permission::Role;
use domain::principal::{Actor, Member};
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use seal::{Cell, HandOver, KeyPair, Recipient, SubjectKey};
use uuid::Uuid;

fn officer(house: &House) -> Member {
    Member { organisation: house.organisation, member: house.owner, session: SessionId(Uuid::nil()), role: Role::PrivacyOfficer }
}

fn binding<'a>(house: &House, guest: &Guest, purpose: &'a Purpose, generation: u32, hold: HoldId) -> HandOver<'a> {
    HandOver {
        organisation: house.organisation.0,
        subject: Some(guest.visitor.subject.0),
        purpose: purpose.as_str(),
        generation,
        recipient: Recipient::Hold { id: hold.0 },
        grant: None,
        notice: None,
        wording: None,
    }
}

/// Places a hold on what the guest granted for these purposes, until an hour.
pub(super) fn place(house: &House, guest: &Guest, pair: &KeyPair, names: &[&str], at: i64, until: i64) -> Result<HoldId, Stop> {
    let (id, subject) = (HoldId(house.id()), guest.visitor.subject);
    let key = |name: &&str| {
        let (purpose, generation) = (purpose(name), guest.generation(&purpose(name)));
        let sealed = guest.key(&purpose, generation).unwrap();
        let sealed = sealed.hand_over(&pair.public(), &binding(house, guest, &purpose, generation, id)).unwrap();
        HeldKey { purpose, generation, pair_generation: 1, sealed }
    };
    let keys: Vec<_> = names.iter().map(key).collect();
    let reason = Reason { purpose: keys[0].purpose.clone(), generation: keys[0].generation, sealed: vec![7; 40] };
    let placing = Placing { hold: id, subject, purpose: None, reason, ends_at: hour(until), keys };
    let by = officer(house);
    house.act(move |tx| {
        let (standing, count) = (tx.standing(subject, hour(at))?, tx.holds_on(subject)?);
        tx.apply(&hold::place(&by, &standing, placing, count, hour(at))?)?;
        Ok(id)
    })
}

/// What the hold pair opens of the guest's messages and fields, wherever they stand.
pub(super) fn read_by_hold(house: &House, guest: &Guest, pair: &KeyPair, hold: HoldId) -> Vec<String> {
    let (organisation, subject) = (house.organisation.0, guest.visitor.subject);
    let (keys, rows) = house.store.read(|r| Ok((r.hold_keys(hold)?, r.held_rows(subject)?))).unwrap();
    let mut read = Vec::new();
    for row in rows {
        let Some(key) = keys.iter().find(|key| key.purpose == row.purpose && key.generation == row.generation) else { continue };
        let key = SubjectKey::receive(&key.sealed, pair, &binding(house, guest, &row.purpose, row.generation, hold)).unwrap();
        let message = (row.source == "message").then_some((row.seq, row.author.as_str()));
        let cell = Cell {
            organisation,
            subject: subject.0,
            purpose: row.purpose.as_str(),
            generation: row.generation,
            table: &row.source,
            row: row.row,
            column: &row.part,
            message,
        };
        read.push(String::from_utf8(key.open(&cell, &row.sealed).unwrap().expose().clone()).unwrap());
    }
    read
}

/// A guest who said and told something, and granted both.
fn granted(house: &House) -> Guest {
    let guest = house.arrive(hour(1));
    house.say(&guest, "the parcel was empty", hour(1)).unwrap();
    house.give(&guest, "conversation", hour(1)).unwrap();
    house.give(&guest, "callback", hour(1)).unwrap();
    house.collect(&guest, "callback", "phone", "+4930901820", hour(1)).unwrap();
    guest
}

fn says_held(recorded: &Recorded, holds: Option<&str>) {
    let said = recorded.entry.split_once("\"held\":\"").map(|(_, rest)| rest.split('"').next().unwrap());
    assert_eq!(said, holds, "{}", recorded.entry);
}

pub(super) fn end(house: &House, id: HoldId, at: i64) {
    let by = officer(house);
    let ended = house.act(move |tx| {
        let hold = tx.hold(id)?;
        tx.apply(&hold::end(&by, &hold, hour(at))?)
    });
    ended.unwrap();
}

#[test]
fn an_erasure_keeps_what_is_held_and_nothing_else_and_the_holds_end_takes_it() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada, ben) = (KeyPair::make(house.entropy.as_ref()), granted(&house), granted(&house));
        let id = place(&house, &ada, &pair, &["conversation"], 2, 100).unwrap();
        let told = ["the parcel was empty".to_owned()];
        assert_eq!(read_by_hold(&house, &ada, &pair, id), told, "the number is not held, although it was granted");
        says_held(&house.erase(&ada, hour(3)).unwrap(), Some("1"));
        says_held(&house.erase(&ben, hour(3)).unwrap(), None);
        for (table, ..) in crate::tables::ERASED {
            assert!(!["message", "contact_field", "subject"].contains(table) || ground.count(table) == 0, "{table}");
        }
        assert!(house.store.read(|r| r.visit(&ada.token.lookup())).unwrap().is_none(), "the token is dead");
        assert_eq!(read_by_hold(&house, &ada, &pair, id), told);
        assert_eq!(ground.count("held"), 1);
        let row = house.store.read(|r| r.hold(house.organisation, id)).unwrap().unwrap();
        assert!(row.erased);
        assert_eq!(house.store.sweep(hour(99)).unwrap().holds, 0);
        assert_eq!(house.store.sweep(hour(100)).unwrap().holds, 1);
        assert_eq!([ground.count("held"), ground.count("hold"), ground.count("hold_seal")], [0, 0, 0]);
        house.verify().unwrap();
    });
}

#[test]
fn what_was_withdrawn_is_read_by_the_hold_pair_alone_and_longer_than_a_day() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), granted(&house));
        let id = place(&house, &ada, &pair, &["conversation", "callback"], 2, 1_000).unwrap();
        says_held(&house.withdraw(&ada, "callback", hour(3)).unwrap(), Some("1"));
        says_held(&house.withdraw(&ada, "conversation", hour(3)).unwrap(), Some("1"));
        assert_eq!(house.read_by_members(&ada), [None]);
        assert_eq!(refused(place(&house, &ada, &pair, &["callback"], 4, 1_000)), Refusal::NoGrant, "too late for another");
        let both = ["the parcel was empty".to_owned(), "+4930901820".to_owned()];
        assert_eq!(read_by_hold(&house, &ada, &pair, id), both);
        house.store.sweep(hour(28)).unwrap();
        nothing_of_the_generation(&house, &ada);
        let mut after = read_by_hold(&house, &ada, &pair, id);
        after.sort();
        assert_eq!(after, ["+4930901820", "the parcel was empty"], "the sweep destroyed it everywhere else");
        end(&house, id, 30);
        assert_eq!(ground.count("held"), 0);
        house.verify().unwrap();
    });
}

fn nothing_of_the_generation(house: &House, guest: &Guest) {
    let (subject, conversation) = (guest.visitor.subject, guest.visitor.conversation);
    let left = house.store.read(|r| Ok((r.fields(subject)?.len(), r.messages(conversation, 0, 10)?.len()))).unwrap();
    assert_eq!(left, (0, 0));
}

#[test]
fn two_holds_keep_one_thing_once_and_the_last_takes_it_along() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), granted(&house));
        let first = place(&house, &ada, &pair, &["conversation"], 2, 100).unwrap();
        let second = place(&house, &ada, &pair, &["conversation", "callback"], 2, 200).unwrap();
        says_held(&house.erase(&ada, hour(3)).unwrap(), Some("2"));
        assert_eq!(ground.count("held"), 2);
        end(&house, second, 4);
        assert_eq!(ground.count("held"), 1, "the number was the second one's alone");
        assert_eq!(read_by_hold(&house, &ada, &pair, first), ["the parcel was empty"]);
        assert_eq!(house.store.sweep(hour(100)).unwrap().holds, 1);
        assert_eq!(ground.count("held"), 0);
    });
}

#[test]
fn a_message_that_is_deleted_under_a_hold_is_kept() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), granted(&house));
        let id = place(&house, &ada, &pair, &["conversation"], 2, 100).unwrap();
        house.say(&ada, "said after the hold", hour(3)).unwrap();
        let (subject, conversation) = (ada.visitor.subject, ada.visitor.conversation);
        let message = house.store.read(|r| r.messages(conversation, 0, 1)).unwrap()[0].id;
        let delete = domain::decision::delete_message(conversation, subject, message, "visitor", Actor::Visitor, hour(3)).unwrap();
        let recorded = house.act(move |tx| tx.apply(&delete)).unwrap().unwrap();
        says_held(&recorded, Some("1"));
        let mut read = read_by_hold(&house, &ada, &pair, id);
        read.sort();
        assert_eq!(read, ["said after the hold", "the parcel was empty"]);
        assert_eq!(house.read_by_guest(&ada), ["said after the hold"]);
        house.erase(&ada, hour(4)).unwrap();
        assert_eq!(read_by_hold(&house, &ada, &pair, id).len(), 2);
        end(&house, id, 5);
        assert_eq!(ground.count("held"), 0);
    });
}

#[test]
fn files_and_notes_are_kept_with_the_conversation() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), house.arrive(hour(1)));
        super::files::attach(&house, &ada, &[500, 300, 17], hour(1)).unwrap();
        house.give(&ada, "conversation", hour(1)).unwrap();
        let id = place(&house, &ada, &pair, &["conversation"], 2, 100).unwrap();
        let conversation = ada.visitor.conversation;
        let message = house.store.read(|r| r.messages(conversation, 0, 10)).unwrap().pop().unwrap().id;
        let before = house.store.read(|r| Ok(super::files::parts(r, conversation, message))).unwrap();
        house.erase(&ada, hour(3)).unwrap();
        nothing_is_left_but_the_hold(&ground, &ada);
        let file = ground.column("SELECT part FROM held WHERE source = 'file_part' ORDER BY part");
        assert_eq!(file, ["sealed/0/3", "sealed/1/3", "sealed/2/3"]);
        assert_eq!(before.len(), 3);
        end(&house, id, 5);
        nothing_is_left(&ground, ada.visitor.subject);
    });
}

/// The everyday tables are as empty as without a hold.
fn nothing_is_left_but_the_hold(ground: &super::house::Ground, guest: &Guest) {
    nothing_is_left(ground, guest.visitor.subject);
    assert_eq!(ground.count("hold"), 1);
}

#[test]
fn the_next_to_end_are_told_first_and_another_organisation_finds_none() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), granted(&house));
        let late = place(&house, &ada, &pair, &["conversation"], 2, 200).unwrap();
        let soon = place(&house, &ada, &pair, &["callback"], 2, 100).unwrap();
        let ids = |rows: Vec<crate::reads::HoldRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        let listed = house.store.read(|r| r.holds(house.organisation, None, 10)).unwrap();
        assert_eq!(ids(listed.clone()), [soon, late]);
        let place = (listed[0].ends_at.as_millisecond(), listed[0].id.0);
        assert_eq!(ids(house.store.read(|r| r.holds(house.organisation, Some(place), 10)).unwrap()), [late]);
        assert_eq!(ids(house.store.read(|r| r.holds_ending(house.organisation, hour(150))).unwrap()), [soon]);
        let (subject, callback) = (ada.visitor.subject, purpose("callback"));
        assert!(house.store.read(|r| r.is_held(subject, &callback, 1)).unwrap());
        assert!(!house.store.read(|r| r.is_held(subject, &purpose("lead"), 1)).unwrap());
        assert!(other.store.read(|r| r.holds(other.organisation, None, 10)).unwrap().is_empty());
        assert_eq!(refused(other.act(move |tx| tx.hold(soon))), Refusal::NotFound);
    });
}

#[test]
fn a_pair_is_published_with_its_entry_and_a_recovery_key_that_alone_opens_holds_is_missed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), granted(&house));
        let (old, new) = (HolderId(house.id()), HolderId(house.id()));
        let published = NewPair {
            pair: Purpose::hold(),
            generation: 1,
            public_key: *pair.public().as_bytes(),
            seals: vec![(old, vec![1]), (house.owner.into(), vec![2])],
        };
        let officer = Holder { id: house.owner.into(), kind: Kind::Member, role: Some(Role::PrivacyOfficer), maker: None };
        let holders = [Holder { id: old, kind: Kind::Recovery, role: None, maker: None }, officer];
        house.act(move |tx| tx.apply(&pair::publish(published, 0, &holders, Actor::System, hour(1))?)).unwrap();
        let key = house.store.read(|r| r.purpose_keys(house.organisation)).unwrap();
        let key = key.into_iter().find(|key| key.purpose == Purpose::hold()).unwrap();
        assert!(house.store.read(|r| r.names_key(house.organisation, &key)).unwrap());
        place(&house, &ada, &pair, &["conversation"], 2, 100).unwrap();
        assert_eq!(house.act(move |tx| tx.stranded_holds(new)).unwrap(), 0, "a member holds it");
        let owner = ground.literal(house.owner.0.as_bytes());
        ground.tamper(&format!("DELETE FROM purpose_seal WHERE purpose = 'hold' AND holder = {owner}"));
        assert_eq!(house.act(move |tx| tx.stranded_holds(old)).unwrap(), 0, "that key itself opens it");
        assert_eq!(house.act(move |tx| tx.stranded_holds(new)).unwrap(), 1);
    });
}
