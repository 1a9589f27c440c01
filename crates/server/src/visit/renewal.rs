//! Renewals: a consent that carries no more is asked for again, before anything new is taken in under it.

use super::snapshot::Snapshot;
use super::{happens, messages};
use crate::app::App;
use crate::problem::Problem;
use crate::show::Asked;
use domain::Purpose;
use domain::notice::Text;
use domain::refusal::Refusal;

/// The consent that must be renewed before the visitor can go on: that of the conversation, else of what the flow asks for now.
pub(crate) fn first(s: &Snapshot) -> Option<Purpose> {
    let conversation = Purpose::conversation();
    if s.lapsed(&conversation).is_some() {
        return Some(conversation);
    }
    match flow::ask(&s.script.flow, &s.state, s.row.visitor.locale)? {
        flow::Ask::Answer { purpose, .. } => s.lapsed(&purpose).map(|_| purpose),
        _ => None,
    }
}

/// Another consent that carries no more: it is offered for renewal, and nothing waits for it.
pub(crate) fn other(s: &Snapshot) -> Option<Purpose> {
    let first = first(s);
    let lapsed = s.grants.iter().map(|grant| &grant.purpose).filter(|purpose| s.lapsed(purpose).is_some() && s.may_ask(purpose, true));
    lapsed.into_iter().find(|purpose| first.as_ref() != Some(purpose)).cloned()
}

/// The question, with the current texts, and why it is asked again.
pub(crate) async fn ask(app: &App, s: &Snapshot, purpose: Purpose) -> Result<Asked, Problem> {
    let text = wording(app, s, &purpose).await?.ok_or_else(Problem::internal)?;
    Ok(Asked::consent(&purpose, &messages::notice_version(app, s).await?, &text, happens::of(app, s, &purpose).await?))
}

/// The wording of a renewal: the organisation's own, else the last in which a bot asked, in the visitor's language. `None` where
/// nothing is to be renewed.
pub(crate) async fn wording(app: &App, s: &Snapshot, purpose: &Purpose) -> Result<Option<Text>, Problem> {
    if s.lapsed(purpose).is_none() {
        return Ok(None);
    }
    let (organisation, locale, asked) = (s.row.visitor.organisation, s.row.visitor.locale, purpose.clone());
    let text = app.read(move |r| r.wording(organisation, &asked, locale)).await?;
    text.map(Some).ok_or_else(|| Refusal::Conflict.into())
}
