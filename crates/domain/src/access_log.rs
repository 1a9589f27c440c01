//! The access log: who may see which acts of the ledger, and that an export of them is an act itself.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, RequestId, SessionId, SubjectId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::Timestamp;

/// The most acts that one export holds. More is exported by shorter periods.
pub const EXPORT_MAX: usize = 50_000;

/// Whose acts are looked at: everybody's, or one member's.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where a member who may not read the ledger asks for another's. Their own they always see: whoever is
/// recorded may know of what (GDPR art. 5(1)(a), KVKK art. 4(2)(a)).
pub fn whose(by: &Member, wanted: Option<MemberId>) -> Result<Option<MemberId>, Refusal> {
    match wanted {
        wanted if by.may(Permission::LedgerRead).is_ok() => Ok(wanted),
        None => Ok(Some(by.member)),
        Some(member) if member == by.member => Ok(Some(member)),
        Some(_) => Err(Refusal::NotPermitted),
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the entry says what it is about")]
pub enum Change {
    /// Acts were exported.
    #[non_exhaustive]
    Exported { filter: String, count: u64, format: &'static str, by: MemberId, at: Timestamp },
    /// Records that name nobody were exported.
    #[non_exhaustive]
    RecordsExported { records: &'static str, count: u64, by: MemberId, at: Timestamp },
    /// What is written about a request was shown to a member, for the first time in their session.
    #[non_exhaustive]
    RequestOpened { request: RequestId, subject: Option<SubjectId>, session: SessionId, by: MemberId, at: Timestamp },
}

/// Records an export. `filter` names by what the acts were chosen, in words of ours and ids: `act`, `member`, `object`, a period.
///
/// # Refuses
/// [`Refusal::TooLarge`] where it would hold more than [`EXPORT_MAX`].
pub fn export(filter: &[&str], count: usize, format: &'static str, by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if count > EXPORT_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::AccessLog(Change::Exported { filter: filter.join(" "), count: count as u64, format, by, at }))
}

/// Records that records were exported which name nobody, such as those of destruction: every export is an act.
pub fn export_records(records: &'static str, count: usize, by: MemberId, at: Timestamp) -> Decision {
    Decision::AccessLog(Change::RecordsExported { records, count: count as u64, by, at })
}

/// Records that what is written about a request was shown to a member, for the first time in their session. It is written before the text
/// leaves: what people write when they ask for something is as much theirs as what they say in a conversation.
pub fn open_request(request: RequestId, subject: Option<SubjectId>, by: &Member, at: Timestamp) -> Decision {
    Decision::AccessLog(Change::RequestOpened { request, subject, session: by.session, by: by.member, at })
}

/// What an entry is about, as far as its fields name it: the thing itself, else the subject, else the purpose or rule. The fields are
/// those after `organisation`, in their order.
pub fn object<'f>(fields: &[(&'f str, &'f str)]) -> Option<(&'f str, &'f str)> {
    let is_id = |value: &str| value.len() == 36 && uuid::Uuid::try_parse(value).is_ok();
    let first = fields.iter().find(|(name, _)| *name != "subject");
    let thing = first.filter(|(_, value)| is_id(value));
    let subject = fields.iter().find(|(name, _)| *name == "subject");
    let named = first.filter(|(name, _)| matches!(*name, "purpose" | "rule"));
    thing.or(subject).or(named).copied()
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            Self::Exported { filter, count, format, by, at } => {
                let entry = Entry::new(Act::ActsExported, *at, Actor::Member(*by)).with("format", format).with("count", count);
                if filter.is_empty() { entry } else { entry.with("by_filter", filter) }
            }
            Self::RecordsExported { records, count, by, at } => {
                Entry::new(Act::RecordsExported, *at, Actor::Member(*by)).with("records", records).with("count", count)
            }
            Self::RequestOpened { request, subject, session, by, at } => {
                let entry = Entry::new(Act::RequestOpened, *at, Actor::Member(*by)).with("request", request);
                subject.iter().fold(entry, |entry, subject| entry.with("subject", subject)).with("session", session)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::RequestOpened { subject, .. } => *subject,
            Self::Exported { .. } | Self::RecordsExported { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    fn member(role: Role) -> Member {
        let id = Uuid::from_u128;
        Member { organisation: OrganisationId(id(1)), member: MemberId(id(2)), session: SessionId(id(3)), role }
    }

    #[test]
    fn an_auditor_sees_all_and_everybody_their_own() {
        let other = MemberId(Uuid::from_u128(9));
        for (role, wanted, seen) in [
            (Role::Auditor, None, Ok(None)),
            (Role::Auditor, Some(other), Ok(Some(other))),
            (Role::Owner, None, Ok(None)),
            (Role::Agent, None, Ok(Some(MemberId(Uuid::from_u128(2))))),
            (Role::Agent, Some(MemberId(Uuid::from_u128(2))), Ok(Some(MemberId(Uuid::from_u128(2))))),
            (Role::Agent, Some(other), Err(Refusal::NotPermitted)),
            (Role::Marketing, Some(other), Err(Refusal::NotPermitted)),
        ] {
            let told = format!("{role:?} {wanted:?}");
            assert_eq!(whose(&member(role), wanted), seen, "{told}");
        }
    }

    #[test]
    fn an_export_is_an_act_and_has_an_end() {
        let by = MemberId(Uuid::from_u128(2));
        let Ok(Decision::AccessLog(change)) = export(&["act", "object"], EXPORT_MAX, "csv", by, Timestamp::UNIX_EPOCH) else { panic!() };
        let Recorded::Act(entry) = decision::Change::recorded(&change) else { panic!() };
        let text = entry.text(OrganisationId(Uuid::nil()));
        assert!(
            text.contains("\"act\":\"acts.exported\"")
                && text.ends_with(",\"format\":\"csv\",\"count\":\"50000\",\"by_filter\":\"act object\"}")
        );
        assert_eq!(export(&[], EXPORT_MAX + 1, "csv", by, Timestamp::UNIX_EPOCH).err(), Some(Refusal::TooLarge));
    }

    #[test]
    fn an_entry_is_about_the_thing_that_it_names_first() {
        let id = "01919191-9191-7191-9191-919191919191";
        let other = "01919191-9191-7191-9191-919191919192";
        for (fields, wanted) in [
            (vec![("subject", id), ("conversation", other), ("session", id)], Some(("conversation", other))),
            (vec![("subject", id), ("purpose", "callback"), ("grant", other)], Some(("subject", id))),
            (vec![("session", id)], Some(("session", id))),
            (vec![("purpose", "callback"), ("count", "3")], Some(("purpose", "callback"))),
            (vec![("removed", "1-2")], None),
            (vec![], None),
        ] {
            assert_eq!(object(&fields), wanted, "{fields:?}");
        }
    }
}
