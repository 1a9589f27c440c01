//! Decides that the reasons for leaving no entry are reviewed, and that a role that says why opens nothing before.

use super::{EXEMPT, Opened, open};
use crate::id::{MemberId, OrganisationId, SessionId, SubjectId};
use crate::permission::{OwnRole, Role};
use crate::principal::Member;
use crate::reason::Reason;
use crate::refusal::Refusal;
use jiff::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

#[test]
fn the_exemptions_are_the_golden_ones() {
    let list = EXEMPT.join("\n") + "\n";
    crate::golden::check("exempt.txt", &list, include_str!("../../golden/exempt.txt"));
}

#[test]
fn a_role_that_says_why_opens_nothing_before() {
    let (id, at) = (Uuid::nil(), Timestamp::UNIX_EPOCH);
    let open_as = |asks_reason, reason| {
        let role = Role::Own(Arc::new(OwnRole { name: "quality".into(), permissions: [].into(), reads: [].into(), asks_reason }));
        let by = Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role };
        open(Opened::Contact, SubjectId(id), &by, reason, at).map(drop)
    };
    assert_eq!(open_as(true, None), Err(Refusal::ReasonFirst));
    assert_eq!(open_as(true, Some(Reason::Quality)), Ok(()));
    assert_eq!(open_as(false, None), Ok(()));
}
