//! Gathers what a consent is given to on its day, and what its record is written from later.

use super::json_ld::{self, Event, Profile, Source};
use super::terms::{Party, Recipient, Terms};
use crate::app::App;
use crate::problem::Problem;
use domain::Purpose;
use domain::id::{OrganisationId, SubjectId};
use domain::identity::Identity;
use domain::jurisdiction;
use domain::purpose::PurposeRule;
use domain::retention::{Period, Rule, Rules};
use jiff::Timestamp;
use locale::Locale;
use serde_json::Value;

/// The terms of a purpose at this moment, as they are kept with a consent.
pub(crate) async fn terms_of(
    app: &App,
    organisation: OrganisationId,
    purpose: &Purpose,
    locale: Locale,
) -> Result<Option<String>, Problem> {
    Ok(terms(app, organisation, purpose, locale).await?.map(|terms| terms.body()))
}

async fn terms(app: &App, organisation: OrganisationId, purpose: &Purpose, locale: Locale) -> Result<Option<Terms>, Problem> {
    let identity = app.identity(organisation).await?;
    let read = app.read(move |r| {
        let found = (r.purposes(organisation)?, r.recipients(organisation)?, r.retention_rules(organisation)?);
        Ok((r.organisation(organisation)?, found))
    });
    let (card, (purposes, recipients, rules)) = read.await?;
    let card = card.ok_or_else(Problem::not_found)?;
    let Some(rule) = purposes.iter().find(|rule| &rule.purpose == purpose) else { return Ok(None) };
    let serving = recipients.iter().filter(|recipient| recipient.ended_at.is_none() && recipient.serves(purpose));
    let controller = controller(&identity);
    Ok(Some(Terms {
        processor: processor(app, &controller),
        authority: identity.authority,
        laws: jurisdiction::laws(&card.region).iter().map(|law| law.as_str().to_owned()).collect(),
        region: card.region,
        purpose: purpose.to_string(),
        title: rule.shown(locale).to_owned(),
        basis: rule.basis.as_str().to_owned(),
        gdpr_article: rule.gdpr.clone(),
        kvkk_article: rule.kvkk.clone(),
        special: rule.special,
        categories: categories(rule),
        recipients: serving.map(|recipient| handed_to(&recipient.profile)).collect(),
        retention: kept_for(&rules, rule, app.now()),
        valid_months: rule.valid_months,
        controller,
    }))
}

fn controller(identity: &Identity) -> Party {
    let contact = [&identity.people.privacy_email, &identity.email, &identity.phone].into_iter().find(|contact| !contact.is_empty());
    Party {
        name: identity.legal_name.clone(),
        address: identity.address.replace('\n', ", "),
        country: identity.country.clone(),
        contact: contact.cloned().unwrap_or_default(),
    }
}

/// Who runs the installation; where nobody else is named, the controller does.
fn processor(app: &App, controller: &Party) -> Party {
    let operator = &app.settings().operator;
    if operator.legal_name.is_empty() {
        return controller.clone();
    }
    Party {
        name: operator.legal_name.clone(),
        address: operator.address.replace('\n', ", "),
        country: operator.country.clone(),
        contact: if operator.privacy_contact.is_empty() { operator.email.clone() } else { operator.privacy_contact.clone() },
    }
}

fn handed_to(profile: &domain::recipient::Profile) -> Recipient {
    Recipient { name: profile.name.clone(), country: profile.country.clone(), kind: profile.kind.as_str().to_owned() }
}

/// The categories by their terms; what a person writes freely is communication.
fn categories(rule: &PurposeRule) -> Vec<String> {
    let named: Vec<_> = rule.categories.iter().map(|category| format!("pd:{}", category.as_str())).collect();
    if named.is_empty() { vec!["pd:Communication".to_owned()] } else { named }
}

/// After how long what was told is destroyed at the latest, as a duration of ISO 8601: what was heard later does not put that off.
fn kept_for(rules: &Rules, rule: &PurposeRule, now: Timestamp) -> String {
    match rules.period(Rule::cap(rule.special), Some(&rule.purpose), now) {
        Period::Months(months) => format!("P{months}M"),
        Period::Hours(hours) => format!("PT{hours}H"),
        Period::WhileActive => "while the service lasts".to_owned(),
    }
}

/// The document about a subject's consent for a purpose, by the terms that the newest of its events was given to.
///
/// # Errors
/// 404 where the organisation has no such subject, or they were never asked.
pub(super) async fn document(
    app: &App,
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &Purpose,
    profile: Profile,
) -> Result<Value, Problem> {
    let (name, now) = (purpose.clone(), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        let changes = r.material_changes(organisation)?;
        let mut events = Vec::new();
        for grant in r.grants(subject, &changes, now)?.into_iter().filter(|grant| grant.purpose == name) {
            let (notice, wording) = (r.text(organisation, &grant.notice)?, r.text(organisation, &grant.wording)?);
            events.push(Event { grant, notice, wording });
        }
        let named = events.iter().rev().find_map(|event| event.grant.terms);
        let body = named.map(|version| r.terms(organisation, &version)).transpose()?.flatten();
        Ok(Some((events, body)))
    });
    let (events, body) = read.await?.ok_or_else(Problem::not_found)?;
    let locale = events.last().and_then(|event| Locale::parse(&event.grant.locale)).unwrap_or(Locale::En);
    let kept = body.as_deref().and_then(Terms::parse);
    // Consents that are older than terms are told by what stands now.
    let terms = match kept {
        Some(terms) => terms,
        None => terms(app, organisation, purpose, locale).await?.ok_or_else(Problem::not_found)?,
    };
    let exercised_at = app.settings().public_url.clone().unwrap_or_else(|| "the chat window".to_owned());
    let source = Source { profile, subject: subject.to_string(), terms: &terms, events: &events, exercised_at: &exercised_at };
    json_ld::write(&source).ok_or_else(Problem::not_found)
}
