//! Decides whether the rules of handling hold, case by case.

use super::*;
use crate::consent::{Health, Live, Standing};
use crate::id::{GrantId, OrganisationId, SessionId};
use crate::permission::Role;
use crate::purpose::Purpose;
use uuid::Uuid;

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn line(state: State, member_id: Option<u128>) -> Line {
    Line {
        conversation: ConversationId(Uuid::from_u128(1)),
        subject: SubjectId(Uuid::from_u128(2)),
        state,
        member: member_id.map(member),
        revision: 0,
        first_seq: 1,
    }
}

fn standing(purpose: &str) -> Standing {
    let live = Live {
        purpose: Purpose::parse(purpose).unwrap(),
        generation: 3,
        grant: Some(GrantId(Uuid::nil())),
        health: Health::Live,
        renewed: false,
    };
    Standing { subject: SubjectId(Uuid::from_u128(2)), live: vec![live] }
}

fn signed_in(role: Role) -> Member {
    Member { organisation: OrganisationId(Uuid::nil()), member: member(5), session: SessionId(Uuid::nil()), role }
}

const AT: Timestamp = Timestamp::UNIX_EPOCH;

#[test]
fn a_conversation_is_given_and_taken_away() {
    let (standing, team) = (standing("conversation"), TeamId(Uuid::from_u128(9)));
    let proof = standing.proof(&Purpose::conversation()).unwrap();
    let check = |line: Line, wish, expected: Option<(State, Option<u128>, Option<TeamId>)>| {
        let decided = assign(&proof, &line, None, wish, member(5), AT).unwrap();
        let found = decided.map(|d| match d {
            Decision::Handling(Change::Assigned { state, member, team, .. }) => (state, member, team),
            other => panic!("{other:?}"),
        });
        assert_eq!(found, expected.map(|(state, m, team)| (state, m.map(member), team)), "{line:?} {wish:?}");
    };
    let to = |n| Wish { member: Some(Some(member(n))), team: None };
    let release = Wish { member: Some(None), team: None };
    let to_team = Wish { member: None, team: Some(Some(team)) };
    check(line(State::Waiting, None), to(6), Some((State::Open, Some(6), None)));
    check(line(State::Open, Some(7)), to(6), Some((State::Open, Some(6), None)));
    check(line(State::Closed, Some(6)), to(6), Some((State::Open, Some(6), None)));
    check(line(State::Open, Some(6)), to(6), None);
    check(line(State::Open, Some(6)), release, Some((State::Waiting, None, None)));
    check(line(State::Waiting, None), release, None);
    check(line(State::Closed, Some(6)), release, None);
    check(line(State::Open, Some(6)), to_team, Some((State::Open, Some(6), Some(team))));
    check(line(State::Waiting, None), Wish::default(), None);
    check(line(State::Open, Some(7)), Wish { member: Some(None), team: Some(Some(team)) }, Some((State::Waiting, None, Some(team))));
}

#[test]
fn another_purpose_opens_no_conversation() {
    let standing = standing("marketing");
    let proof = standing.proof(&Purpose::parse("marketing").unwrap()).unwrap();
    let wish = Wish { member: Some(Some(member(6))), team: None };
    assert_eq!(assign(&proof, &line(State::Waiting, None), None, wish, member(5), AT).unwrap_err(), Refusal::NoGrant);
    assert_eq!(tag(&proof, &line(State::Open, None), 3, None, member(5), AT).unwrap_err(), Refusal::GenerationEnded);
    assert_eq!(keep_draft(&proof, &line(State::Open, None), 3, member(5), None, AT).unwrap_err(), Refusal::GenerationEnded);
}

#[test]
fn what_is_routed_nowhere_is_no_act() {
    let team = Some(TeamId(Uuid::nil()));
    assert!(route(&line(State::Bot, None), None, None, None, AT).is_none());
    assert!(route(&line(State::Bot, None), team, team, None, AT).is_none(), "it had it already");
    for (team, chosen, expected) in
        [(team, None, State::Waiting), (None, Some(member(5)), State::Open), (team, Some(member(5)), State::Open)]
    {
        let Some(Decision::Handling(Change::Assigned { state, by, .. })) = route(&line(State::Bot, None), None, team, chosen, AT) else {
            panic!("nothing was assigned")
        };
        assert_eq!((state, by), (expected, Actor::System));
    }
}

#[test]
fn ones_own_message_is_edited_for_a_day() {
    let standing = standing("conversation");
    let proof = standing.proof(&Purpose::conversation()).unwrap();
    let late = AT + EDITABLE + SignedDuration::from_secs(1);
    let own = Written { author: Author::Member(member(5)), generation: 3, at: AT };
    let cases = [
        (own, AT + EDITABLE, None),
        (own, late, Some(Refusal::Conflict)),
        (Written { author: Author::Member(member(6)), ..own }, AT, Some(Refusal::NotPermitted)),
        (Written { author: Author::Visitor, ..own }, AT, Some(Refusal::NotPermitted)),
        (Written { generation: 2, ..own }, AT, Some(Refusal::NoGrant)),
    ];
    for (written, now, refusal) in cases {
        let message = (MessageId(Uuid::nil()), written);
        let decided = edit(&proof, &line(State::Open, Some(5)), message, vec![], member(5), now);
        assert_eq!(decided.err(), refusal, "{written:?} {now}");
    }
}

#[test]
fn who_deletes_what() {
    let (own, others) = (Author::Member(member(5)), Author::Member(member(6)));
    let cases = [
        (Role::Owner, own, true),
        (Role::Owner, others, true),
        (Role::Owner, Author::Visitor, true),
        (Role::Agent, own, true),
        (Role::Agent, others, false),
        (Role::Agent, Author::Visitor, false),
        (Role::Marketing, own, false),
    ];
    for (role, author, may) in cases {
        assert_eq!(may_delete(&signed_in(role.clone()), author).is_ok(), may, "{role:?} {author:?}");
    }
}

#[test]
fn tags_are_few_short_and_each_once() {
    let tags = |tags: &[&str]| accept_tags(&tags.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
    assert_eq!(tags(&[" vip ", "order", "vip"]).unwrap(), ["vip", "order"]);
    assert_eq!(tags(&[]).unwrap(), [""; 0]);
    assert!(tags(&["  "]).is_err() && tags(&["a\nb"]).is_err());
    assert_eq!(tags(&[&"ж".repeat(TAG_CHARS_MAX + 1)]), Err(Refusal::TooLarge));
    assert!(tags(&[&"ж".repeat(TAG_CHARS_MAX)]).is_ok());
    let many: Vec<String> = (0..=TAGS_MAX).map(|n| n.to_string()).collect();
    assert_eq!(accept_tags(&many), Err(Refusal::TooLarge));
}

#[test]
fn a_note_mentions_colleagues_alone() {
    let standing = standing("conversation");
    let proof = standing.proof(&Purpose::conversation()).unwrap();
    let new = |mentions: &[u128]| NewNote {
        id: NoteId(Uuid::nil()),
        member: member(5),
        key: [0; 16],
        sealed: vec![],
        mentions: mentions.iter().copied().map(member).collect(),
    };
    let known = [member(5), member(6)];
    let take = |generation, mentions: &[u128]| note(&proof, &line(State::Open, Some(5)), generation, new(mentions), &known, AT).err();
    assert_eq!(take(3, &[6, 6]), None);
    assert_eq!(take(3, &[7]), Some(Refusal::NotFound));
    assert_eq!(take(2, &[]), Some(Refusal::GenerationEnded));
}

#[test]
fn snoozing_ends_in_the_future() {
    let line = line(State::Open, Some(5));
    assert!(snooze(&line, Some(AT + SignedDuration::from_secs(1)), AT).is_ok());
    assert!(snooze(&line, None, AT).is_ok());
    assert_eq!(snooze(&line, Some(AT), AT).unwrap_err(), Refusal::Conflict);
}

#[test]
fn a_link_leaves_an_entry_for_each_that_does_not_name_the_other() {
    let [one, two] = [2, 3].map(|n| SubjectId(Uuid::from_u128(n)));
    let made = link([one, two], false, LinkId(Uuid::from_u128(4)), member(5), AT).unwrap();
    for (decision, own, other) in [(&made[0], one, two), (&made[1], two, one)] {
        let Recorded::Act(entry) = decision.recorded() else { panic!("it leaves no entry") };
        let text = entry.text(OrganisationId(Uuid::nil()));
        assert!(text.contains(&own.to_string()) && !text.contains(&other.to_string()), "{text}");
        assert_eq!(decision.change().and_then(decision::Change::subject), Some(own));
    }
    assert_eq!(link([one, one], false, LinkId(Uuid::nil()), member(5), AT).unwrap_err(), Refusal::Conflict);
    assert_eq!(link([one, two], true, LinkId(Uuid::nil()), member(5), AT).unwrap_err(), Refusal::Conflict);
}
