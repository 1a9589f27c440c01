//! Decides which facts the generated notice is made from: the ones that the engine itself runs on.

use crate::app::App;
use crate::documents::runs_itself;
use crate::house_time::HouseTime;
use crate::problem::Problem;
use domain::id::OrganisationId;
use domain::jurisdiction::transfer;
use domain::notice::Text;
use domain::notice::generated::{self, Facts, Processor};
use domain::recipient::Recipient;
use domain::retention::{Period, Rule};
use jiff::civil::Date;
use locale::Locale;

impl App {
    /// The notice that follows from what the organisation has said, in full.
    pub(crate) async fn generated_notice(&self, organisation: OrganisationId, locale: Locale) -> Result<Text, Problem> {
        let identity = self.identity(organisation).await?;
        let (purposes, recipients, rules) =
            self.read(move |r| Ok((r.purposes(organisation)?, r.recipients(organisation)?, r.retention_rules(organisation)?))).await?;
        let card = self.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
        let (region, today) = (card.region.clone(), HouseTime::of(card.region, self.now()).today);
        let operator = &self.settings().operator;
        let processor = Processor {
            name: operator.legal_name.clone(),
            country: operator.country.clone(),
            rests: transfer::storing_rests(&region, &operator.country, today),
        };
        let standing = recipients.into_iter().filter(|recipient| recipient.ended_at.is_none());
        let recipients: Vec<_> = standing.map(|recipient| named(recipient, &region, today)).collect();
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
            processor: (!runs_itself(&identity, operator)).then_some(&processor),
            recipients: &recipients,
            inactive_months: months(Rule::Inactive, None),
            cap_months: cap(false),
            special_cap_months: cap(true),
        };
        Ok(generated::generate(&facts, locale))
    }
}

/// A recipient, as a notice names it.
fn named(recipient: Recipient, region: &str, today: Date) -> generated::Recipient {
    let profile = recipient.profile;
    generated::Recipient {
        rests: transfer::rests(region, &profile.country, profile.transfer, today),
        name: profile.name,
        country: profile.country,
        purposes: profile.purposes.iter().map(ToString::to_string).collect(),
    }
}
