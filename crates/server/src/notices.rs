//! Decides which facts the generated notice is made from: the ones that the engine itself runs on.

use crate::app::App;
use crate::problem::Problem;
use domain::id::OrganisationId;
use domain::notice::Text;
use domain::notice::generated::{self, Facts};
use domain::recipient::Recipient;
use domain::retention::{Period, Rule};
use locale::Locale;

impl App {
    /// The notice that follows from what the organisation has said, in full.
    pub(crate) async fn generated_notice(&self, organisation: OrganisationId, locale: Locale) -> Result<Text, Problem> {
        let identity = self.identity(organisation).await?;
        let (purposes, recipients, rules) =
            self.read(move |r| Ok((r.purposes(organisation)?, r.recipients(organisation)?, r.retention_rules(organisation)?))).await?;
        let recipients: Vec<_> = recipients.into_iter().filter(|recipient| recipient.ended_at.is_none()).map(named).collect();
        let months = |rule, purpose| match rules.period(rule, purpose, self.now()) {
            Period::Months(months) => u16::try_from(months).unwrap_or(u16::MAX),
            Period::WhileActive | Period::Hours(_) => 0,
        };
        // A purpose may have its own cap; the notice names the longest, by which everything is gone.
        let cap = |special| {
            let own = purposes.iter().filter(|rule| rule.special == special).map(|rule| months(Rule::cap(special), Some(&rule.purpose)));
            own.max().unwrap_or_else(|| months(Rule::cap(special), None))
        };
        let facts = Facts {
            identity: &identity,
            purposes: &purposes,
            recipients: &recipients,
            inactive_months: months(Rule::Inactive, None),
            cap_months: cap(false),
            special_cap_months: cap(true),
        };
        Ok(generated::generate(&facts, locale))
    }
}

/// A recipient, as a notice names it.
fn named(recipient: Recipient) -> generated::Recipient {
    let profile = recipient.profile;
    generated::Recipient {
        name: profile.name,
        country: profile.country,
        purposes: profile.purposes.iter().map(ToString::to_string).collect(),
    }
}
