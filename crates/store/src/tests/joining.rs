//! Invitations: used once, gone with their keys when they end, and unknown to other organisations.

use super::house::{House, hour, on_both};
use crate::Stop;
use domain::decision::Account;
use domain::id::{HolderId, MemberId, SessionId};
use domain::membership::{self, HandedOver, Invitee, Joining, NewHolder};
use domain::permission::Role;
use domain::principal::Member;
use domain::refusal::Refusal;
use uuid::Uuid;

fn owner(house: &House) -> Member {
    Member { organisation: house.organisation, member: house.owner, session: SessionId(Uuid::nil()), role: Role::Owner }
}

/// What a role reads.
fn seals_of(role: &Role) -> Vec<HandedOver> {
    let read = domain::purpose::standard().into_iter().map(|rule| rule.purpose).filter(|purpose| role.reads(purpose));
    read.map(|purpose| HandedOver { purpose, generation: 1, sealed: vec![9; 81] }).collect()
}

fn seals() -> Vec<HandedOver> {
    seals_of(&Role::Agent)
}

pub(super) fn invite(house: &House, lookup: u8) -> HolderId {
    let holder = NewHolder { id: HolderId(house.id()), public_key: [1; 32], lookup: [lookup; 32] };
    let by = owner(house);
    let invitee = Invitee { member: MemberId(house.id()), email: vec![8] };
    let done = house.act(move |tx| {
        let purposes = tx.pair_names()?;
        tx.apply(&membership::invite(&by, (holder, invitee), Role::Agent, &purposes, seals(), hour(0))?)
    });
    done.unwrap();
    holder.id
}

fn accept(house: &House, id: HolderId, email: u8, at: i64) -> Result<MemberId, Stop> {
    let account = Account {
        email: vec![email],
        email_lookup: [email; 32],
        name: Some(vec![7]),
        totp: Some(vec![1]),
        salt: [1; 16],
        cost: String::new(),
        verifier: [2; 32],
        wrapped: vec![3],
    };
    let joining = Joining { public_key: [5; 32], account, seals: seals() };
    house.act(move |tx| {
        let (invitation, purposes) = (tx.invitation(id)?, tx.pair_names()?);
        let taken = tx.email_taken(&[email; 32])?;
        tx.apply(&membership::join(&invitation, joining, &purposes, taken, hour(at))?)?;
        Ok(invitation.member.unwrap())
    })
}

fn refused<T>(outcome: Result<T, Stop>) -> Option<Refusal> {
    match outcome {
        Err(Stop::Refused(refusal)) => Some(refusal),
        _ => None,
    }
}

#[test]
fn an_invitation_makes_one_member_and_leaves_nothing_of_itself() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let id = invite(&house, 1);
        assert_eq!(house.store.read(|r| r.purpose_seals(id)).unwrap().len(), seals().len());
        let found = house.store.read(|r| r.invitation(&[1; 32])).unwrap().unwrap();
        assert_eq!((found.invitation.id, found.organisation), (id, house.organisation));
        let member = accept(&house, id, 1, 1).unwrap();
        assert_eq!(refused(accept(&house, id, 2, 1)), Some(Refusal::NotFound), "used twice");
        assert!(house.store.read(|r| r.purpose_seals(id)).unwrap().is_empty());
        assert_eq!(ground.count("invitation") + ground.count("holder WHERE kind = 'invitation'"), 0);
        let row = house.store.read(|r| r.member(house.organisation, member)).unwrap().unwrap();
        assert_eq!((row.role, row.name), (Role::Agent, Some(vec![7])));
        assert_eq!(house.store.read(|r| r.purpose_seals(member.into())).unwrap().len(), seals().len());
        let again = invite(&house, 2);
        assert_eq!(refused(accept(&house, again, 1, 1)), Some(Refusal::NotFound), "the address has an account, and nobody is told");
        house.act(move |tx| tx.apply(&membership::name(member, None, hour(2)))).unwrap();
        assert_eq!(house.store.read(|r| r.member(house.organisation, member)).unwrap().unwrap().name, None);
        house.verify().unwrap();
    });
}

#[test]
fn what_ends_unused_takes_its_keys_along() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (revoked, forgotten) = (invite(&house, 1), invite(&house, 2));
        let by = owner(&house);
        house
            .act(move |tx| {
                let found = tx.invitation(revoked)?;
                tx.apply(&membership::revoke(&by, &found, hour(1))?)
            })
            .unwrap();
        assert_eq!(refused(accept(&house, revoked, 1, 1)), Some(Refusal::NotFound));
        assert_eq!(house.store.sweep(hour(167)).unwrap().invitations, 0);
        assert_eq!(refused(accept(&house, forgotten, 1, 168)), Some(Refusal::NotFound), "its time is over");
        assert_eq!(house.store.sweep(hour(168)).unwrap().invitations, 1);
        assert_eq!(ground.count("purpose_seal"), seals_of(&Role::Owner).len() as u64, "the owner's alone");
        let acts = house.entries().into_iter().flatten().filter(|e| e.contains("\"invitation.revoked\"")).count();
        assert_eq!(acts, 2);
        house.verify().unwrap();
    });
}

#[test]
fn another_organisation_has_no_such_invitation() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let other = House::build(&ground, 2);
        let id = invite(&house, 1);
        assert_eq!(refused(accept(&other, id, 1, 1)), Some(Refusal::NotFound));
        assert!(other.store.read(|r| r.invitations(other.organisation)).unwrap().is_empty());
        assert_eq!(house.store.read(|r| r.invitations(house.organisation)).unwrap().len(), 1);
    });
}

#[test]
fn a_new_recovery_key_replaces_the_old_one_when_it_is_kept() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let make = |lookup: u8| {
            let holder = NewHolder { id: HolderId(house.id()), public_key: [lookup; 32], lookup: [lookup; 32] };
            let (by, seals) = (owner(&house), seals_of(&Role::Owner));
            let made = house.act(move |tx| {
                let purposes = tx.pair_names()?;
                tx.apply(&membership::make_recovery(&by, holder, &purposes, seals, hour(lookup.into()))?)
            });
            made.unwrap();
            holder.id
        };
        let keep = |id| {
            let by = owner(&house);
            house.act(move |tx| {
                let newest = tx.recovery()?.id;
                tx.apply(&membership::keep_recovery(&by, id, newest, hour(9))?)
            })
        };
        let keys = || ground.count("holder WHERE kind = 'recovery'");
        let first = make(1);
        assert_eq!(keys(), 1, "the one of the set-up was never confirmed");
        keep(first).unwrap();
        let second = make(2);
        assert_eq!(keys(), 2, "what is confirmed opens until the new one is");
        assert_eq!(refused(keep(first)), Some(Refusal::NotFound));
        keep(second).unwrap();
        assert_eq!(keys(), 1);
        assert!(house.store.read(|r| r.purpose_seals(first)).unwrap().is_empty());
        assert_eq!(house.store.read(|r| r.purpose_seals(second)).unwrap().len(), seals_of(&Role::Owner).len());
        house.verify().unwrap();
    });
}
