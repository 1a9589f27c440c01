//! What a subject is told in their conversation of what becomes of a request: templates, which need no key.

use crate::app::App;
use crate::hub::Event;
use crate::problem::Problem;
use domain::id::{ConversationId, OrganisationId, SubjectId};
use domain::jurisdiction::kvkk;
use domain::request::Request;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Locale, messages};
use store::reads::MessageRow;

/// A request was entered for them.
pub(crate) const RECEIVED: &str = "requests-told-received";
/// The answer takes longer; the reasons stand with their data.
pub(super) const EXTENDED: &str = "requests-told-extended";
/// It is done.
pub(super) const FULFILLED: &str = "requests-told-fulfilled";
/// They are asked who they are.
pub(super) const IDENTITY: &str = "requests-told-identity";

/// It was refused: the reasons stand with their data, and the remedies are those of the laws in force.
pub(super) fn refused(request: &Request) -> &'static str {
    match (request.clock.regimes.gdpr, request.clock.regimes.kvkk) {
        (true, true) => "requests-told-refused-both",
        (false, true) => "requests-told-refused-kvkk",
        _ => "requests-told-refused-gdpr",
    }
}

/// What one of these says that names periods of the law, as they were on the day on which it was told.
pub(crate) fn with_periods(template: &str, locale: Locale, at: Timestamp) -> Option<String> {
    let day = at.to_zoned(TimeZone::UTC).date();
    let (answer, application) = (kvkk::COMPLAINT_ANSWER_DAYS.on(day).value, kvkk::COMPLAINT_APPLICATION_DAYS.on(day).value);
    let (answer, application) = (answer.to_string(), application.to_string());
    match template {
        "requests-told-refused-both" => Some(messages::requests_told_refused_both(locale, &answer, &application)),
        "requests-told-refused-kvkk" => Some(messages::requests_told_refused_kvkk(locale, &answer, &application)),
        _ => None,
    }
}

/// The latest conversation of a subject; `None` where nobody is known, or they never had one.
pub(crate) async fn conversation(
    app: &App,
    organisation: OrganisationId,
    subject: Option<SubjectId>,
) -> Result<Option<ConversationId>, Problem> {
    let Some(subject) = subject else { return Ok(None) };
    let rows = app.read(move |r| r.conversations_of(organisation, subject)).await?;
    Ok(rows.into_iter().max_by_key(|row| row.last_at).map(|row| row.id))
}

/// Tells whoever is connected, after the commit.
pub(crate) fn tell(
    app: &App,
    organisation: OrganisationId,
    subject: Option<SubjectId>,
    conversation: Option<ConversationId>,
    row: Option<MessageRow>,
) {
    if let (Some(subject), Some(conversation), Some(row)) = (subject, conversation, row) {
        app.hub().tell_both(organisation, conversation, Event::Message { conversation, subject, row });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_remedies_names_the_days_of_the_law() {
        let at: Timestamp = "2027-11-22T00:00:00Z".parse().unwrap();
        for locale in Locale::ALL {
            for template in ["requests-told-refused-both", "requests-told-refused-kvkk"] {
                let told = with_periods(template, locale, at).unwrap();
                assert!(told.contains("30") && told.contains("60") && !told.contains('$'), "{locale:?}: {told}");
            }
            assert_eq!(with_periods(FULFILLED, locale, at), None);
        }
    }
}
