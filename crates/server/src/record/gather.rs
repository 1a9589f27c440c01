//! Gathers what a consent is given to on its day, and what its record is written from later.

use super::json_ld::{self, Event, Profile, Source};
use super::terms::{Party, Recipient, Terms};
use crate::app::App;
use crate::problem::Problem;
use axum::http::StatusCode;
use domain::Purpose;
use domain::id::{OrganisationId, SiteId, SubjectId};
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
    let now = app.now();
    let serving = recipients.iter().filter(|recipient| recipient.is_usable(now) && recipient.serves(purpose));
    let controller = controller(&identity);
    Ok(Some(Terms {
        processor: processor(app),
        authority: if identity.authority.is_empty() { authority_of(&identity.country) } else { identity.authority },
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
        retention: kept_for(&rules, rule, now),
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

/// Who runs the installation; `None` where nobody is named, for then nobody is known to process for the controller.
fn processor(app: &App) -> Option<Party> {
    let operator = &app.settings().operator;
    (!operator.legal_name.is_empty()).then(|| Party {
        name: operator.legal_name.clone(),
        address: operator.address.replace('\n', ", "),
        country: operator.country.clone(),
        contact: if operator.privacy_contact.is_empty() { operator.email.clone() } else { operator.privacy_contact.clone() },
    })
}

/// The authority of a controller that names none; empty where no law of ours says which.
fn authority_of(country: &str) -> String {
    jurisdiction::authority::of(country).unwrap_or_default().to_owned()
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
/// 404 where the organisation has no such subject, or they were never asked; 409 `identity-incomplete` where it, or whoever runs the
/// installation for it, has not said what a record must say of them.
pub(super) async fn document(
    app: &App,
    (organisation, subject): (OrganisationId, SubjectId),
    purpose: &Purpose,
    profile: Profile,
    own_url: &str,
) -> Result<Value, Problem> {
    let (name, now) = (purpose.clone(), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        let changes = r.material_changes(organisation)?;
        let mut events = Vec::new();
        for grant in r.grants(subject, &changes, now)?.into_iter().filter(|grant| grant.purpose == name) {
            let (notice, wording) = (r.document(organisation, &grant.notice)?, r.document(organisation, &grant.wording)?);
            events.push(Event { grant, notice, wording });
        }
        let named = events.iter().rev().find_map(|event| event.grant.terms);
        let body = named.map(|version| r.terms(organisation, &version)).transpose()?.flatten();
        // Whoever came by an import has talked on no site; they come to the organisation's first.
        let talked = r.conversations_of(organisation, subject)?.last().map(|conversation| conversation.site);
        let site = match talked {
            Some(site) => Some(site),
            None => r.sites(organisation)?.first().map(|site| site.id),
        };
        Ok(Some((events, body, site)))
    });
    let (events, body, site) = read.await?.ok_or_else(Problem::not_found)?;
    let locale = events.last().and_then(|event| Locale::parse(&event.grant.locale)).ok_or_else(Problem::not_found)?;
    // Consents that are older than terms are told by what stands now.
    let today = terms(app, organisation, purpose, locale).await?;
    let terms = match (body.as_deref().and_then(Terms::parse), today) {
        (Some(kept), Some(today)) => kept.completed(&today),
        (Some(terms), None) | (None, Some(terms)) => terms,
        (None, None) => return Err(Problem::not_found()),
    };
    let unsaid = terms.unsaid();
    if !unsaid.is_empty() {
        return Err(Problem::new(StatusCode::CONFLICT, "identity-incomplete").with("fields", unsaid.into()));
    }
    let exercised_at = window(own_url, site, locale);
    let source = Source { profile, subject: subject.to_string(), terms: &terms, events: &events, exercised_at: &exercised_at };
    json_ld::write(&source).ok_or_else(Problem::not_found)
}

/// Where a subject withdraws, sees and deletes: the page of the chat window.
fn window(own_url: &str, site: Option<SiteId>, locale: Locale) -> String {
    site.map_or_else(|| own_url.to_owned(), |site| format!("{own_url}/w/{site}?locale={}", locale.code()))
}
