//! Decides what a document is told: each fact from the rows and rules that the engine itself runs on, in words of its language.

use super::periods::{self, Speaker};
use crate::agreements;
use crate::app::{App, Operator};
use crate::house_time::HouseTime;
use crate::problem::Problem;
use documents::facts::{
    Agreement, ConsentCount, Consents, Count, Facts, HandedTo, Identity, Published, Purpose, Recipient, Role as RoleFact, Site,
};
use documents::{Order, data_categories, measures, media, rights, subject_groups};
use domain::act::Act;
use domain::id::OrganisationId;
use domain::identity;
use domain::jurisdiction::transfer::{self, Asked};
use domain::jurisdiction::{self, Law};
use domain::notice::hex;
use domain::overview::{self, each_of};
use domain::permission::Role;
use domain::purpose::{Basis, PurposeRule, standard};
use domain::recipient::{Kind, Recipient as Registered};
use domain::retention::Rules;
use domain::sub_processor::{self, Profile};
use jiff::civil::Date;
use locale::{Key, Locale, article, country, date, text};
use std::collections::BTreeMap;
use store::Fault;
use store::reads::{DocumentRow, MemberRow, Organisation, Reader, Site as SiteRow};

/// Changes of the rules that a policy lists: the newest.
const CHANGES_MAX: i64 = 50;

/// What is read for a document, in one snapshot of the database.
struct Rows {
    card: Organisation,
    sites: Vec<SiteRow>,
    purposes: Vec<PurposeRule>,
    recipients: Vec<Registered>,
    rules: Rules,
    members: Vec<MemberRow>,
    states: Vec<(String, String, u64)>,
    changes: Vec<String>,
    texts: Vec<DocumentRow>,
}

/// Gathers the facts of an organisation.
pub(crate) async fn gather(app: &App, organisation: OrganisationId, locale: Locale, house: &HouseTime) -> Result<Facts, Problem> {
    let stated = app.identity(organisation).await?;
    let read = app.read(move |r| {
        let Some(card) = r.organisation(organisation)? else { return Ok(None) };
        let purposes = r.purposes(organisation)?;
        Ok(Some(Rows {
            card,
            sites: r.sites(organisation)?,
            texts: texts_in_force(r, organisation, &purposes)?,
            purposes,
            recipients: r.recipients(organisation)?,
            rules: r.retention_rules(organisation)?,
            members: r.members(organisation)?,
            states: r.grant_states(organisation)?,
            changes: r.entries_by(organisation, Act::RetentionRuleChanged, CHANGES_MAX)?,
        }))
    });
    let rows = read.await?.ok_or_else(Problem::not_found)?;
    let speaker = Speaker { locale, rules: &rows.rules, now: house.at, today: house.today, zone: &house.zone };
    let laws = jurisdiction::laws(&rows.card.region);
    let standing: Vec<&Registered> = rows.recipients.iter().filter(|recipient| recipient.ended_at.is_none()).collect();
    let title = |name: &str| {
        let rule = rows.purposes.iter().find(|rule| rule.purpose.as_str() == name);
        rule.map_or_else(|| purpose_title(locale, name), |rule| rule.shown(locale).to_owned())
    };
    let home = Home { region: &rows.card.region, day: house.today };
    let operator = &app.settings().operator;
    let (destruction_record_years, destruction_record_period) = speaker.records();
    let known = standard();
    Ok(Facts {
        laws: periods::names(laws),
        law: speaker.terms(),
        periods: speaker.fixed(),
        organisation: controller(locale, &rows.card, &stated),
        operator: processor(locale, operator),
        stored_abroad: home.asks(operator.stored_in()),
        handed_abroad: home.asks(operator.stored_in()) || standing.iter().any(|recipient| home.asks(&recipient.profile.country)),
        storing_rests: transfer::storing_rests(home.region, operator.stored_in(), home.day).told(locale),
        runs_itself: runs_itself(&stated, operator),
        sites: rows.sites.iter().map(|site| Site { name: site.name.clone(), origins: site.origins.join(", ") }).collect(),
        purposes: rows.purposes.iter().map(|rule| purpose(&speaker, rule, &standing)).collect(),
        recipients: standing.iter().map(|recipient| told(locale, home, &recipient.profile)).collect(),
        retention: speaker.table(title),
        destruction_interval: speaker.interval(),
        destruction_record_years,
        destruction_record_period,
        measures: measures(locale, rows.members.iter().all(store::reads::MemberRow::has_second_step)),
        media: media(locale),
        roles: roles(locale, &rows.members),
        changes: speaker.changes(&rows.changes, title),
        data_categories: data_categories(
            locale,
            rows.purposes.iter().any(|rule| rule.special),
            rows.purposes.iter().any(|rule| !known.iter().any(|standard| standard.purpose == rule.purpose)),
        ),
        subject_groups: subject_groups(locale),
        rights: rights(locale, laws.contains(&Law::Kvkk)),
        texts: rows.texts.iter().map(|row| published(&speaker, row, title)).collect(),
        consents: consents(locale, rows.states),
        ..Facts::default()
    })
}

/// What is not known is missing in the document as well, and marked there.
fn controller(locale: Locale, card: &Organisation, stated: &identity::Identity) -> Identity {
    let people = &stated.people;
    let contact = [&people.privacy_name, &people.privacy_email].into_iter().filter(|part| !part.is_empty()).cloned();
    Identity {
        legal_name: stated.legal_name.clone(),
        address: stated.address.lines().map(str::trim).collect::<Vec<_>>().join(", "),
        country: country(locale, &stated.country).to_owned(),
        email: stated.email.clone(),
        phone: stated.phone.clone(),
        representative: people.representative.lines().map(str::trim).collect::<Vec<_>>().join(", "),
        privacy_contact: contact.collect::<Vec<_>>().join(", "),
        authority: stated.authority.clone(),
        verbis_number: stated.verbis.clone(),
        kep: stated.kep.clone(),
        region: country(locale, &card.region).to_owned(),
    }
}

fn purpose(speaker: &Speaker<'_>, rule: &PurposeRule, recipients: &[&Registered]) -> Purpose {
    let locale = speaker.locale;
    let served = recipients.iter().filter(|recipient| recipient.serves(&rule.purpose));
    // Explicit consent rests on both: on being a consent, and on being explicit.
    let general = rule.special.then_some("6(1)(a)").into_iter();
    let gdpr: Vec<_> = general.chain([rule.gdpr.as_str()]).map(|cited| article(locale, cited)).collect();
    Purpose {
        name: rule.purpose.to_string(),
        title: rule.shown(locale).to_owned(),
        basis: text(locale, basis(rule)).to_owned(),
        gdpr_article: gdpr.join(", "),
        kvkk_article: article(locale, &rule.kvkk),
        special: rule.special,
        categories: categories(locale, rule),
        recipients: served
            .map(|recipient| HandedTo {
                name: recipient.profile.name.clone(),
                country: country(locale, &recipient.profile.country).to_owned(),
                kind: text(locale, kind(recipient.profile.kind)).to_owned(),
            })
            .collect(),
        retention: speaker.kept(rule),
        consent: rule.basis == Basis::Consent,
        valid_months: rule.valid_months.unwrap_or_default().into(),
        interest: rule.interest(locale).unwrap_or_default().to_owned(),
    }
}

/// What visitors are shown now: the notice, then what each purpose is asked in, in every language in which there is one.
fn texts_in_force(r: &mut Reader<'_>, organisation: OrganisationId, purposes: &[PurposeRule]) -> Result<Vec<DocumentRow>, Fault> {
    let mut texts = Vec::new();
    for purpose in [None].into_iter().chain(purposes.iter().map(|rule| Some(&rule.purpose))) {
        for locale in Locale::ALL {
            let Some(version) = r.current_text(organisation, purpose, locale)? else { continue };
            texts.extend(r.document(organisation, &version)?);
        }
    }
    Ok(texts)
}

fn published(speaker: &Speaker<'_>, row: &DocumentRow, title: impl Fn(&str) -> String) -> Published {
    let kind = if row.purpose.is_none() { Key::ConsoleTextsNotice } else { Key::DocumentTextWording };
    Published {
        purpose: row.purpose.as_ref().map(|purpose| title(purpose.as_str())).unwrap_or_default(),
        kind: text(speaker.locale, kind).to_owned(),
        locale: row.text.locale.name().to_owned(),
        version: hex(&row.version),
        published_at: date::long(speaker.locale, row.published_at.to_zoned(speaker.zone.clone()).date()),
    }
}

/// On what a purpose rests.
fn basis(rule: &PurposeRule) -> Key {
    match (rule.basis, rule.special) {
        (Basis::Consent, true) => Key::DocumentExplicitConsent,
        (Basis::Consent, false) => Key::ConsoleBasisConsent,
        (Basis::Contract, _) => Key::ConsoleBasisContract,
        (Basis::LegalObligation, _) => Key::ConsoleBasisLegalObligation,
        (Basis::LegitimateInterest, _) => Key::ConsoleBasisLegitimateInterest,
    }
}

/// Which data is collected for a purpose; where no category is named it is what was said.
fn categories(locale: Locale, rule: &PurposeRule) -> Vec<String> {
    if rule.categories.is_empty() {
        return vec![text(locale, Key::DocumentDataCommunication).to_owned()];
    }
    rule.categories.iter().map(|category| text(locale, category.label()).to_owned()).collect()
}

/// What a purpose is called; an organisation's own goes by its name.
pub(super) fn purpose_title(locale: Locale, name: &str) -> String {
    Key::by_name(&format!("purpose-{name}")).map_or_else(|| name.to_owned(), |key| text(locale, key).to_owned())
}

/// From where data is handed to somebody, and when.
#[derive(Clone, Copy)]
struct Home<'a> {
    region: &'a str,
    day: Date,
}

impl Home<'_> {
    /// Whether its laws ask for something before data goes to a country. Of one that nobody named nothing better is known.
    fn asks(self, country: &str) -> bool {
        transfer::asked(self.region, country, self.day) != Asked::Nothing
    }
}

/// A recipient, and on what handing data to it rests. Where a tool is asked for and none was named, that is said.
fn told(locale: Locale, home: Home<'_>, profile: &domain::recipient::Profile) -> Recipient {
    Recipient {
        name: profile.name.clone(),
        kind: text(locale, kind(profile.kind)).to_owned(),
        country: profile.country.clone(),
        country_name: country(locale, &profile.country).to_owned(),
        contact: profile.contact.clone(),
        purposes: profile.purposes.iter().map(|purpose| purpose_title(locale, purpose.as_str())).collect(),
        sub_processor: profile.sub_processor,
        transfer: transfer::rests(home.region, &profile.country, profile.transfer, home.day).told(locale),
    }
}

pub(super) fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Mail => Key::ConsoleRecipientKindMail,
        Kind::Hosting => Key::ConsoleRecipientKindHosting,
        Kind::Model => Key::ConsoleRecipientKindModel,
        Kind::Webhook => Key::ConsoleRecipientKindWebhook,
        Kind::Channel => Key::ConsoleRecipientKindChannel,
        Kind::Backup => Key::ConsoleRecipientKindBackup,
        Kind::TimeStamp => Key::ConsoleRecipientKindTimeStamp,
        Kind::IdentityProvider => Key::ConsoleRecipientKindIdentityProvider,
        Kind::Other => Key::ConsoleRecipientKindOther,
    }
}

/// The roles that somebody has.
fn roles(locale: Locale, members: &[MemberRow]) -> Vec<RoleFact> {
    let mut roles: Vec<&Role> = Vec::new();
    for member in members {
        if !roles.contains(&&member.role) {
            roles.push(&member.role);
        }
    }
    roles.sort_by_key(|role| (Role::STANDARD.iter().position(|standard| standard == *role).unwrap_or(usize::MAX), role.as_str()));
    let fact = |role: &Role| RoleFact {
        name: role.label().map_or_else(|| role.as_str(), |label| text(locale, label)).to_owned(),
        tasks: text(locale, role.text()).to_owned(),
        members_count: members.iter().filter(|member| member.role == *role).count() as u64,
    };
    roles.into_iter().map(fact).collect()
}

/// How people stand towards each purpose, told as in the overview: what few people said is not counted out.
fn consents(locale: Locale, states: Vec<(String, String, u64)>) -> Consents {
    let total = states.iter().map(|(_, _, count)| count).sum();
    let mut purposes: BTreeMap<String, [u64; 5]> = BTreeMap::new();
    for (purpose, state, count) in states {
        let [given, refused, withdrawn, expired, stale] = purposes.entry(purpose).or_default();
        match state.as_str() {
            "given" => *given = count,
            "refused" => *refused = count,
            "withdrawn" => *withdrawn = count,
            "expired" => *expired = count,
            "stale" => *stale = count,
            _ => {}
        }
    }
    let told = |count| match count {
        overview::Count::Exactly(count) => Count::Exactly(count),
        overview::Count::Few => Count::Words(text(locale, Key::DocumentFew).to_owned()),
    };
    let count = |(purpose, counts): (String, [u64; 5])| {
        let [given, refused, withdrawn, expired, stale] = each_of(counts).map(told);
        ConsentCount { purpose: purpose_title(locale, &purpose), given, refused, withdrawn, expired, stale }
    };
    Consents { by_purpose: purposes.into_iter().map(count).collect(), total }
}

/// What an agreement on processing says besides: the operator's sub-processors stand in its Annex IV, whether the organisation has
/// registered them or not.
pub(super) async fn agreement(app: &App, organisation: OrganisationId, order: Order, facts: &mut Facts) -> Result<(), Problem> {
    // The name of the organisation's profile is what it calls itself here; a party to a contract says its own.
    facts.organisation.legal_name = app.stated_identity(organisation).await?.legal_name;
    let read = app.read(move |r| {
        let card = r.organisation(organisation)?;
        let known = (r.sub_processor_notices(organisation)?, r.recipients(organisation)?);
        Ok((card, r.sub_processors()?, known, r.purposes(organisation)?))
    });
    let (card, listed, (notices, registered), rules) = read.await?;
    let region = card.ok_or_else(Problem::not_found)?.region;
    let home = Home { region: &region, day: order.made_on };
    let purposes: Vec<_> = rules.into_iter().map(|rule| rule.purpose).collect();
    for of in listed {
        let concerned = sub_processor::concerns(&of.profile, &purposes);
        // Whoever has left may still be a recipient, until the organisation is told: which is what this agreement is made for.
        let noticed = notices.iter().find(|notice| notice.sub_processor == of.id);
        let leaves = sub_processor::has_left(&of, noticed, &registered);
        if concerned.is_empty() || (of.removed_at.is_some() && !leaves) {
            continue;
        }
        facts.recipients.retain(|known| !(known.sub_processor && sub_processor::is_named(&known.name, &of.profile.name)));
        if of.removed_at.is_none() {
            facts.recipients.push(engaged(order.locale, home, &of.profile, &concerned));
        }
    }
    let annexes = serde_json::to_vec(&(&facts.recipients, &facts.measures)).unwrap_or_default();
    let number = seal::sha256(&annexes).iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    facts.agreement = Some(Agreement {
        number: agreements::next_number(app, organisation).await?.to_string(),
        notice_days: sub_processor::notice_days(order.made_on),
        annex_version: format!("{number:08x}"),
        signed: Vec::new(),
    });
    Ok(())
}

/// A sub-processor of the operator, with what it does in the operator's words.
fn engaged(locale: Locale, home: Home<'_>, of: &Profile, purposes: &[domain::Purpose]) -> Recipient {
    let profile = domain::recipient::Profile {
        kind: of.kind,
        name: of.name.clone(),
        country: of.country.clone(),
        contact: of.contact.clone(),
        purposes: purposes.to_vec(),
        sub_processor: true,
        transfer: of.transfer,
        audit_on: None,
        board_told_on: None,
    };
    Recipient { kind: of.service.clone(), ..told(locale, home, &profile) }
}

/// Whether the organisation runs the chat itself: then there is no processor.
pub(crate) fn runs_itself(stated: &identity::Identity, operator: &Operator) -> bool {
    !stated.legal_name.is_empty() && stated.legal_name == operator.legal_name
}

/// Who runs the installation, as the binary was told.
fn processor(locale: Locale, operator: &Operator) -> Identity {
    Identity {
        legal_name: operator.legal_name.clone(),
        address: operator.address.lines().map(str::trim).collect::<Vec<_>>().join(", "),
        country: country(locale, &operator.country).to_owned(),
        email: operator.email.clone(),
        phone: operator.phone.clone(),
        privacy_contact: operator.privacy_contact.clone(),
        region: country(locale, operator.stored_in()).to_owned(),
        ..Identity::default()
    }
}
