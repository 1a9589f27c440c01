//! Saved views: a member's named filters of the inbox.

use crate::contact::Format;
use crate::conversation::State;
use crate::decision::{self, EXEMPT_VIEW, Recorded};
use crate::id::{MemberId, SiteId, SubjectId, ViewId};
use crate::permission::{Permission, Role};
use crate::refusal::Refusal;
use jiff::Timestamp;

/// The longest name of a view, in characters.
pub const NAME_CHARS_MAX: usize = 60;
/// Views that a member keeps for themselves, and views that an organisation shares.
pub const VIEWS_MAX: u64 = 20;

/// A view: a name and what it filters by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// Which one.
    pub id: ViewId,
    /// Who made it.
    pub member: MemberId,
    /// Whether every member sees it.
    pub shared: bool,
    /// Its name.
    pub name: String,
    /// The query of the inbox, as [`accept_query`] writes it.
    pub query: String,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {
    /// A view is kept.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the fields are what the columns hold")]
    Saved { view: View, at: Timestamp },
    /// A view is gone.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the field says which")]
    Deleted { id: ViewId },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Exempt(EXEMPT_VIEW)
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Decides whether a view may be kept. `count` is how many there are of its kind: the member's own, or the shared ones.
///
/// # Refuses
/// [`Refusal::InvalidValue`] where the name or the query is not fit; [`Refusal::TooLarge`] where there are too many.
pub fn save(count: u64, mut view: View, at: Timestamp) -> Result<Change, Refusal> {
    let named = !view.name.trim().is_empty() && view.name.chars().count() <= NAME_CHARS_MAX && !view.name.chars().any(char::is_control);
    if !named {
        return Err(invalid("name"));
    }
    view.query = accept_query(&view.query)?;
    view.name = view.name.trim().to_owned();
    if count >= VIEWS_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Change::Saved { view, at })
}

/// Decides whether a view may be deleted: by whoever made it, a shared one also by who arranges teams.
///
/// # Refuses
/// [`Refusal::NotFound`] where it is another's own; [`Refusal::NotPermitted`] where another shared it.
pub fn delete(view: &View, by: MemberId, role: &Role) -> Result<Change, Refusal> {
    match (view.member == by, view.shared) {
        (true, _) => Ok(Change::Deleted { id: view.id }),
        (false, true) if role.may(Permission::TeamsManage) => Ok(Change::Deleted { id: view.id }),
        (false, true) => Err(Refusal::NotPermitted),
        (false, false) => Err(Refusal::NotFound),
    }
}

/// Reads a query of the inbox: known keys with known values, each once; answers it in one order.
///
/// # Refuses
/// [`Refusal::InvalidValue`] for any other.
pub fn accept_query(query: &str) -> Result<String, Refusal> {
    let pairs = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    let mut kept: Vec<(&str, &str)> = Vec::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').ok_or_else(|| invalid("query"))?;
        if value.is_empty() {
            continue;
        }
        if !is_known(key, value) || kept.iter().any(|(before, _)| *before == key) {
            return Err(invalid("query"));
        }
        kept.push((key, value));
    }
    kept.sort_unstable();
    Ok(kept.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&"))
}

fn is_known(key: &str, value: &str) -> bool {
    match key {
        "state" => value == "all" || State::parse(value).is_some(),
        "view" => ["mine", "unassigned", "waiting", "snoozed", "private", "all"].contains(&value),
        "priority" => ["low", "normal", "high", "urgent"].contains(&value),
        // A team that is gone filters everything away; whose it is, the inbox checks.
        "team" | "site" => SiteId::parse(value).is_some(),
        _ => false,
    }
}

fn invalid(field: &str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn view(name: &str, query: &str) -> View {
        let id = ViewId(Uuid::from_u128(1));
        View { id, member: MemberId(Uuid::from_u128(2)), shared: false, name: name.to_owned(), query: query.to_owned() }
    }

    #[test]
    fn a_query_has_known_keys_once_in_one_order() {
        let team = "01919191-9191-7191-9191-919191919191";
        for (query, kept) in [
            ("", ""),
            ("?view=mine&state=open", "state=open&view=mine"),
            ("priority=urgent&state=", "priority=urgent"),
            (&format!("team={team}"), &format!("team={team}")),
        ] {
            assert_eq!(accept_query(query).as_deref(), Ok(kept));
        }
        for bad in ["after=1", "view=theirs", "state=open&state=closed", "team=7", "view", "q=tea", "view=mine%0a", "VIEW=mine"] {
            assert!(accept_query(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_view_has_a_name_and_there_are_not_too_many() {
        let save = |count, view| save(count, view, Timestamp::UNIX_EPOCH);
        assert!(matches!(save(0, view(" Urgent ", "view=all")), Ok(Change::Saved { view, .. }) if view.name == "Urgent"));
        for bad in ["", "  ", "a\nb", &"a".repeat(61)] {
            assert!(save(0, view(bad, "")).is_err(), "{bad:?}");
        }
        assert_eq!(save(VIEWS_MAX, view("one more", "")).unwrap_err(), Refusal::TooLarge);
    }

    #[test]
    fn what_another_made_is_theirs() {
        let (maker, other) = (MemberId(Uuid::from_u128(2)), MemberId(Uuid::from_u128(3)));
        let own = view("mine", "");
        let shared = View { shared: true, ..own.clone() };
        assert!(delete(&own, maker, &Role::Agent).is_ok() && delete(&shared, maker, &Role::Agent).is_ok());
        assert_eq!(delete(&own, other, &Role::Owner).unwrap_err(), Refusal::NotFound);
        assert_eq!(delete(&shared, other, &Role::Agent).unwrap_err(), Refusal::NotPermitted);
        assert!(delete(&shared, other, &Role::Owner).is_ok());
    }
}
