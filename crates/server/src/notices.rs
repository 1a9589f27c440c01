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
        let inactive_months = match rules.period(Rule::Inactive, None, self.now()) {
            Period::Months(months) => u16::try_from(months).unwrap_or(u16::MAX),
            Period::WhileActive | Period::Hours(_) => 0,
        };
        let facts = Facts { identity: &identity, purposes: &purposes, recipients: &recipients, inactive_months };
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
