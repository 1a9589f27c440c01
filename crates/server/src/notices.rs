//! Decides what the notice says where the organisation wrote none itself: what follows from the facts that the engine runs on. It is
//! published by the act that changes one of them, so that what a consent names is what holds.

use crate::app::{App, Operator};
use crate::documents::runs_itself;
use crate::house_time::HouseTime;
use crate::identity;
use crate::problem::Problem;
use domain::id::OrganisationId;
use domain::jurisdiction::transfer;
use domain::notice::generated::{self, Facts, Processor};
use domain::notice::{self, Kind, Text};
use domain::recipient::Recipient;
use domain::retention::{Period, Rule};
use jiff::Timestamp;
use jiff::civil::Date;
use locale::Locale;
use seal::ServerKey;
use store::reads::NoticeFacts;
use store::{Stop, Store, Tx};

/// What notices are written with besides what is stored.
#[derive(Clone)]
pub(crate) struct Publisher {
    key: ServerKey,
    operator: Operator,
}

impl App {
    fn publisher(&self) -> Publisher {
        Publisher { key: self.server_key().clone(), operator: self.settings().operator.clone() }
    }

    /// The notice that follows from what the organisation has said, in full.
    pub(crate) async fn generated_notice(&self, organisation: OrganisationId, locale: Locale) -> Result<Text, Problem> {
        let facts = self.read(move |r| r.notice_facts(organisation)).await?.ok_or_else(Problem::not_found)?;
        self.publisher().write(&facts, self.now(), &[locale]).pop().ok_or_else(Problem::internal)
    }
}

/// Publishes every organisation's notice anew where it says something else although nobody of it changed anything: the operator is another
/// one, a number of the law, or the version of Parlour.
pub(crate) async fn keep(app: &App) -> Result<(), Problem> {
    let publisher = app.publisher();
    let organisations = app.read(|r| Ok(r.organisations()?.into_iter().map(|card| card.id).collect::<Vec<_>>())).await?;
    for organisation in organisations {
        let (publisher, at) = (publisher.clone(), app.now());
        app.store().act("notice.keep", organisation, move |tx| publisher.publish(tx, at)).await?;
    }
    Ok(())
}

impl Publisher {
    /// Has the store publish by what it knows of the installation.
    pub(crate) fn serve(store: &Store, key: ServerKey, operator: Operator) {
        let publisher = Self { key, operator };
        store.publish_notices_by(move |tx, at| publisher.publish(tx, at));
    }

    /// Publishes the notice in every language where it has come to say something else. Whom that concerns is asked again by the change
    /// itself; saying so asks nobody.
    fn publish(&self, tx: &mut Tx<'_>, at: Timestamp) -> Result<(), Stop> {
        let facts = tx.notice_facts()?;
        for text in self.write(&facts, at, &Locale::ALL) {
            let before = tx.before_text(None, &text)?;
            // What an organisation wrote itself stays until it writes it anew.
            if before.taken || before.current == Some(text.version()) || tx.owns_notice(text.locale)? {
                continue;
            }
            let kind = if before.current.is_none() { Kind::First } else { Kind::Editorial };
            tx.apply(&notice::publish_ours(None, text, kind, at))?;
        }
        Ok(())
    }

    fn write(&self, said: &NoticeFacts, at: Timestamp, locales: &[Locale]) -> Vec<Text> {
        let identity = identity::printed(&self.key, &said.card, said.identity.as_ref());
        let (region, today) = (&said.card.region, HouseTime::of(said.card.region.clone(), at).today);
        let processor = Processor {
            name: self.operator.legal_name.clone(),
            country: self.operator.stored_in().to_owned(),
            rests: transfer::storing_rests(region, self.operator.stored_in(), today),
        };
        let recipients: Vec<_> = said.recipients.iter().map(|recipient| named(recipient, region, today)).collect();
        let months = |rule, purpose| match said.rules.period(rule, purpose, at) {
            Period::Months(months) => u16::try_from(months).unwrap_or(u16::MAX),
            Period::WhileActive | Period::Hours(_) => 0,
        };
        // A purpose may have its own cap; the notice names the longest, by which everything is gone.
        let cap = |special| {
            let own = said.purposes.iter().filter(|rule| rule.special == special);
            let own = own.map(|rule| months(Rule::cap(special), Some(&rule.purpose)));
            own.max().unwrap_or_else(|| months(Rule::cap(special), None))
        };
        let facts = Facts {
            identity: &identity,
            imprint: &said.imprint,
            purposes: &said.purposes,
            processor: (!runs_itself(&identity, &self.operator)).then_some(&processor),
            recipients: &recipients,
            inactive_months: months(Rule::Inactive, None),
            cap_months: cap(false),
            special_cap_months: cap(true),
        };
        locales.iter().map(|locale| generated::generate(&facts, *locale)).collect()
    }
}

/// A recipient, as a notice names it.
fn named(recipient: &Recipient, region: &str, today: Date) -> generated::Recipient {
    let profile = &recipient.profile;
    generated::Recipient {
        rests: transfer::rests(region, &profile.country, profile.transfer, today),
        name: profile.name.clone(),
        country: profile.country.clone(),
        purposes: profile.purposes.iter().map(ToString::to_string).collect(),
    }
}
