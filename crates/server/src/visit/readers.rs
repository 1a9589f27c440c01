//! Readers: who of the organisation read something of a visitor, in which role and when, as the ledger says.

use crate::app::App;
use crate::problem::Problem;
use domain::act::Act;
use domain::id::{MemberId, OrganisationId, SubjectId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

/// The most that are shown, the newest.
const READERS_MAX: usize = 500;

/// One reading: the first showing in a session of a member or token.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reader {
    /// The role in which they read it; `api-token` of a program; of readings of before it was noted, the one that the member has or had last. Who it was stays theirs.
    pub(crate) role: String,
    /// `conversation` or `contact`.
    pub(crate) what: &'static str,
    pub(crate) at: String,
}

/// What is read of an entry.
#[derive(Deserialize)]
struct Entry {
    act: String,
    at: String,
    by: String,
    role: Option<String>,
}

/// Who read something, oldest first.
pub(crate) async fn read(app: &App, organisation: OrganisationId, subject: SubjectId) -> Result<Vec<Reader>, Problem> {
    let read = app.read(move |r| Ok((r.entries_of(subject)?, r.roles_ever(organisation)?)));
    let (entries, roles) = read.await?;
    let mut readers: Vec<_> = entries.iter().filter_map(|text| reader(text, &roles)).collect();
    let surplus = readers.len().saturating_sub(READERS_MAX);
    readers.drain(..surplus);
    Ok(readers)
}

fn reader(text: &str, roles: &HashMap<MemberId, String>) -> Option<Reader> {
    let entry: Entry = serde_json::from_str(text).ok()?;
    let what = match entry.act {
        act if act == Act::ConversationOpened.as_str() => "conversation",
        act if act == Act::ContactOpened.as_str() => "contact",
        _ => return None,
    };
    let member = MemberId::from_named(&entry.by)?;
    let role = entry.role.or_else(|| roles.get(&member).cloned()).unwrap_or_else(|| "former".to_owned());
    Some(Reader { role, what, at: entry.at })
}
