//! What stands beside a conversation: what its person told and agreed to, and what else there is of them.

use super::conversation::{field, time};
use super::desk::Desk;
use super::list::{Names, person, state};
use crate::members::links::{self, Linked};
use crate::members::reading::Conversation;
use crate::members::subjects::{self, Record};
use crate::problem::Problem;
use console::{Basis, CallBack, Consent, ConsentState, FieldGroup, Panel, Past, Shown};
use domain::id::SubjectId;

/// Other conversations of a person that are listed.
const HISTORY_MAX: usize = 20;
/// Call-backs of a person that are listed.
const TASKS_MAX: i64 = 20;

/// Reads it.
pub(crate) async fn panel(desk: &Desk, opened: &Conversation, names: &Names) -> Result<Panel, Problem> {
    let (organisation, subject, id) = (desk.who.member.organisation, opened.row.subject, opened.row.id);
    let consents = subjects::records(&desk.app, &desk.who, subject).await?;
    let read = desk.app.read(move |r| Ok((r.conversations_of(organisation, subject)?, r.tasks_of(organisation, subject, TASKS_MAX)?)));
    let (mut others, tasks) = read.await?;
    others.retain(|row| row.id != id);
    let past = |row: &store::reads::ConversationRow| Past {
        id: row.id.to_string(),
        state: state(row.state),
        at: row.last_at,
        site: names.site(row.site),
    };
    let group = |(purpose, fields): (&String, &std::collections::BTreeMap<String, String>)| FieldGroup {
        purpose: purpose.clone(),
        fields: fields.clone().into_iter().map(field).collect(),
    };
    Ok(Panel {
        subject: subject.to_string(),
        contact: opened.fields.iter().map(group).collect(),
        consents: consents.into_iter().filter_map(consent).collect(),
        history: others.iter().rev().take(HISTORY_MAX).map(past).collect(),
        links: links::links(&desk.app, &desk.who, subject).await?.into_iter().filter_map(linked).collect(),
        tasks: tasks.into_iter().map(|task| CallBack { due: Some(task.due_at), done: task.done_at.is_some() }).collect(),
    })
}

fn linked(link: Linked) -> Option<console::Linked> {
    let other = SubjectId::parse(&link.subject)?;
    let conversation = link.conversations.last().map(|conversation| conversation.id.clone());
    Some(console::Linked { subject: link.subject, person: person(other, None), conversation })
}

/// A consent record; `None` for a state or basis that this console does not know.
fn consent(record: Record) -> Option<Consent> {
    let text = |shown: subjects::Shown| (!shown.text.is_empty()).then_some(Shown { text: shown.text, version: shown.version });
    let basis = match record.basis.as_str() {
        "consent" => Basis::Consent,
        "contract" => Basis::Contract,
        "legal-obligation" => Basis::LegalObligation,
        "legitimate-interest" => Basis::LegitimateInterest,
        _ => return None,
    };
    Some(Consent {
        purpose: record.purpose,
        state: ConsentState::parse(&record.state)?,
        basis,
        at: time(record.ended_at.as_ref().unwrap_or(&record.at)),
        language: record.locale,
        wording: text(record.wording),
        notice: text(record.notice),
    })
}
