//! What a card says beside the question whether somebody agrees: who receives what they tell, for how long, and what has changed where they
//! agreed before. All of it is what the engine runs on.

use super::snapshot::{Again, Snapshot};
use crate::app::App;
use crate::problem::Problem;
use domain::Purpose;
use domain::consent::{self, MaterialChange, What};
use domain::id::RecipientId;
use domain::purpose::PurposeRule;
use domain::recipient::Recipient;
use domain::retention::{Period, Rule, Rules};
use locale::{Locale, messages};
use serde::Serialize;
use utoipa::ToSchema;

/// What happens to what is told, in words that are ready to show.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Happens {
    /// Who reads it, and whom it is handed to.
    pub(crate) who: String,
    /// For how long it is kept.
    pub(crate) long: String,
}

/// What a card says beside its question.
pub(crate) struct Beside {
    pub(crate) happens: Happens,
    /// Why it is asked again.
    pub(crate) again: Option<Again>,
    /// What has changed since it was agreed to, a sentence each.
    pub(crate) changes: Vec<String>,
}

/// Reads what the card for a purpose says.
pub(crate) async fn of(app: &App, s: &Snapshot, purpose: &Purpose) -> Result<Beside, Problem> {
    let (organisation, again) = (s.row.visitor.organisation, s.lapsed(purpose));
    let changed = again == Some(Again::Changed);
    let read = app.read(move |r| {
        let changes = if changed { r.material_changes(organisation)? } else { vec![] };
        Ok((r.recipients(organisation)?, r.retention_rules(organisation)?, changes))
    });
    let (mut recipients, rules, changes) = read.await?;
    recipients.retain(|recipient| recipient.ended_at.is_none() && recipient.serves(purpose));
    let special = s.rule(purpose).is_some_and(|rule| rule.special);
    let happens = Happens { who: who(s, &recipients), long: long(s, &rules, purpose, special) };
    Ok(Beside { happens, again, changes: told(s, purpose, &changes, &recipients) })
}

fn who(s: &Snapshot, recipients: &[Recipient]) -> String {
    let locale = s.row.visitor.locale;
    if recipients.is_empty() {
        return messages::ask_who(locale, &s.organisation_name);
    }
    let named: Vec<String> = recipients.iter().map(|to| format!("{} ({})", to.profile.name, to.profile.country)).collect();
    messages::ask_who_recipients(locale, &s.organisation_name, &named.join(", "))
}

/// By the rules that destroy it. A cap that is not longer than the wait for another message ends it first, whatever is said later.
fn long(s: &Snapshot, rules: &Rules, purpose: &Purpose, special: bool) -> String {
    let locale = s.row.visitor.locale;
    let months = |rule, purpose| match rules.period(rule, purpose, s.now) {
        Period::Months(months) => months,
        Period::WhileActive | Period::Hours(_) => 0,
    };
    let said = |months: u32| messages::notice_period_month_count(locale, u64::from(months));
    let (inactive, cap) = (months(Rule::Inactive, None), months(Rule::cap(special), Some(purpose)));
    if cap <= inactive { messages::ask_long_cap(locale, &said(cap)) } else { messages::ask_long(locale, &said(cap), &said(inactive)) }
}

/// What has changed since the visitor agreed, in the order in which it did. `recipients` are those of the purpose.
fn told(s: &Snapshot, purpose: &Purpose, changes: &[MaterialChange], recipients: &[Recipient]) -> Vec<String> {
    let standing = s.grants.iter().find(|grant| &grant.purpose == purpose && grant.has_not_ended());
    let Some(ground) = standing.and_then(store::reads::GrantRow::ground) else { return vec![] };
    let locale = s.row.visitor.locale;
    let named = |id: &RecipientId, say: fn(Locale, &str, &str) -> String| {
        // Who receives it no more is no news.
        let to = recipients.iter().find(|recipient| recipient.id == *id);
        to.map(|to| say(locale, &to.profile.country, &to.profile.name)).into_iter().collect()
    };
    let mut sentences: Vec<String> = vec![];
    let since: Vec<&What> = consent::changed(&ground, changes).map(|change| &change.what).collect();
    for what in &since {
        let said: Vec<String> = match what {
            What::Text => vec![messages::ask_change_text(locale, &s.organisation_name)],
            What::Purpose(fields) => s.rule(purpose).map(|rule| meant(rule, fields, locale)).unwrap_or_default(),
            What::Recipient(Some(id)) => named(id, messages::ask_change_recipient),
            What::Recipient(None) => vec![],
            // Who is new comes from nowhere.
            What::Moved(id) if since.contains(&&What::Recipient(Some(*id))) => vec![],
            What::Moved(id) => named(id, messages::ask_change_moved),
        };
        // What changed twice is said once: it stands there as it is now.
        sentences.extend(said);
    }
    let mut once = std::collections::HashSet::new();
    sentences.retain(|sentence| once.insert(sentence.clone()));
    sentences
}

/// What of a purpose is another one, as it is now.
fn meant(rule: &PurposeRule, fields: &str, locale: Locale) -> Vec<String> {
    let fields: Vec<&str> = fields.split(' ').collect();
    let mut sentences = vec![];
    if fields.contains(&"categories") {
        let categories: Vec<&str> = rule.categories.iter().map(|category| locale::text(locale, category.label())).collect();
        sentences.push(messages::ask_change_categories(locale, &categories.join(", ")));
    }
    if ["basis", "special", "gdpr_article", "kvkk_article"].iter().any(|field| fields.contains(field)) {
        let [gdpr, kvkk] = [&rule.gdpr, &rule.kvkk].map(|cited| locale::article(locale, cited));
        sentences.push(messages::ask_change_basis(locale, locale::text(locale, rule.basis.label()), &gdpr, &kvkk));
    }
    sentences
}
