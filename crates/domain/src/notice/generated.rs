//! The generated notice: what visitors must be told, from what the organisation has said and the engine itself runs on.

use super::Text;
use crate::identity::Identity;
use crate::jurisdiction::transfer::Rests;
use crate::purpose::{Basis, PurposeRule};
use locale::{Key, Locale, messages};

/// Whom data is handed to, as a notice names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// What they are called.
    pub name: String,
    /// In which country; ISO 3166.
    pub country: String,
    /// For which purposes, by name.
    pub purposes: Vec<String>,
    /// On what handing data to them rests.
    pub rests: Rests,
}

/// Who stores the data, as a notice names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Processor {
    /// What they are called; empty where they have not said it.
    pub name: String,
    /// In which country; ISO 3166.
    pub country: String,
    /// On what storing data there rests.
    pub rests: Rests,
}

/// What a notice is made from.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Who the controller is; its name is never empty.
    pub identity: &'a Identity,
    /// Where its imprint is; empty where that is not known.
    pub imprint: &'a str,
    /// What data is collected for. Archived ones are left out.
    pub purposes: &'a [PurposeRule],
    /// Who stores it; `None` where the controller does that itself.
    pub processor: Option<&'a Processor>,
    /// Whom it is handed to.
    pub recipients: &'a [Recipient],
    /// After how many months without activity everything is destroyed.
    pub inactive_months: u16,
    /// After how many months what was told for a purpose is destroyed, whatever goes on beside it.
    pub cap_months: u16,
    /// The same for special categories.
    pub special_cap_months: u16,
}

/// The notice in a language, with everything that GDPR art. 13(1), (2) and KVKK art. 10(1) ask for: who, what for and on which basis, to
/// whom, for how long, which rights, where to complain. Never the name of a person: a notice stands in clear.
pub fn generate(facts: &Facts<'_>, locale: Locale) -> Text {
    let say = |key: Key| locale::text(locale, key).to_owned();
    let section = |heading: Key, lines: Vec<String>| format!("{}\n\n{}", locale::text(locale, heading), lines.join("\n\n"));
    let mut retention = vec![
        messages::notice_full_retention_text(locale, &period(locale, facts.inactive_months)),
        messages::notice_full_cap(locale, &period(locale, facts.cap_months)),
    ];
    if facts.purposes.iter().any(|rule| rule.special && !rule.archived) {
        retention.push(messages::notice_full_cap_special(locale, &period(locale, facts.special_cap_months)));
    }
    let complaint = match facts.identity.authority.as_str() {
        "" => say(Key::NoticeFullComplaint),
        authority => messages::notice_full_authority(locale, authority),
    };
    let body = [
        // What is read where a window shows only the beginning.
        messages::notice_full_lead(locale, &facts.identity.legal_name),
        section(Key::NoticeFullController, vec![reached(facts, locale)]),
        section(Key::NoticeFullPurposes, purposes(facts, locale)),
        section(Key::NoticeFullRecipients, recipients(facts, locale)),
        section(Key::NoticeFullRetention, retention),
        // Set apart from everything else (GDPR art. 21(4)).
        section(Key::NoticeFullObject, vec![say(Key::NoticeFullObjectText)]),
        section(Key::NoticeFullRights, vec![say(Key::NoticeFullRightsText), complaint]),
    ];
    Text { locale, title: say(Key::NoticeFullTitle), body: body.join("\n\n") }
}

/// Who the controller is and how it is reached, a line each: what an imprint says, too.
pub fn controller(identity: &Identity, locale: Locale) -> String {
    let said = |line: &str| (!line.is_empty()).then(|| line.to_owned());
    let named = |value: &str, line: fn(Locale, &str) -> String| (!value.is_empty()).then(|| line(locale, value));
    let labelled = |label: &str, value: &str| (!value.is_empty()).then(|| format!("{label}: {value}"));
    let lines = [
        said(&identity.legal_name),
        said(&identity.address),
        said(&identity.country),
        said(&identity.email),
        said(&identity.phone),
        labelled("VERBİS", &identity.verbis),
        labelled("KEP", &identity.kep),
        named(&identity.people.representative.replace('\n', ", "), messages::notice_full_representative),
        named(&identity.people.privacy_email, messages::notice_full_privacy_contact),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// [`controller`], and where its imprint is.
fn reached(facts: &Facts<'_>, locale: Locale) -> String {
    let who = controller(facts.identity, locale);
    match facts.imprint {
        "" => who,
        imprint => format!("{who}\n{}: {imprint}", locale::text(locale, Key::NoticeImprintTitle)),
    }
}

fn purposes(facts: &Facts<'_>, locale: Locale) -> Vec<String> {
    let line = |rule: &PurposeRule| {
        let categories: Vec<&str> = rule.categories.iter().map(|category| locale::text(locale, category.label())).collect();
        let basis = locale::text(locale, rule.basis.label());
        let [gdpr, kvkk] = [&rule.gdpr, &rule.kvkk].map(|cited| locale::article(locale, cited));
        let said = messages::notice_full_purpose(locale, basis, &categories.join(", "), &gdpr, &kvkk, rule.shown(locale));
        let interest = rule.interest(locale).map(|interest| messages::notice_full_interest(locale, interest));
        let valid = rule.valid_months.map(|months| messages::notice_full_valid(locale, &period(locale, months)));
        [Some(said), interest, valid].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let asked: Vec<&PurposeRule> = facts.purposes.iter().filter(|rule| !rule.archived).collect();
    let mut lines: Vec<String> = asked.iter().map(|rule| line(rule)).collect();
    if asked.iter().any(|rule| rule.basis == Basis::Consent) {
        lines.push(locale::text(locale, Key::NoticeFullWithdraw).to_owned());
    }
    let fixed = [Key::NoticeFullMethod, Key::NoticeFullVoluntary, Key::NoticeFullAutomated];
    lines.extend(fixed.map(|key| locale::text(locale, key).to_owned()));
    lines
}

fn recipients(facts: &Facts<'_>, locale: Locale) -> Vec<String> {
    let mut lines: Vec<String> = facts.processor.map(|processor| stored(processor, locale)).into_iter().collect();
    let shown = |name: &String| {
        let rule = facts.purposes.iter().find(|rule| rule.purpose.as_str() == name);
        rule.map_or_else(|| name.clone(), |rule| rule.shown(locale).to_owned())
    };
    let line = |recipient: &Recipient| {
        let purposes: Vec<String> = recipient.purposes.iter().map(shown).collect();
        let said = messages::notice_full_recipient(locale, &recipient.country, &recipient.name, &purposes.join(", "));
        // A sentence of its own follows where there is something to say of the transfer.
        if recipient.rests == Rests::AtHome { said } else { format!("{said}.{}", abroad(recipient.rests, locale)) }
    };
    lines.extend(facts.recipients.iter().map(line));
    if facts.recipients.is_empty() {
        lines.push(locale::text(locale, Key::NoticeFullNobody).to_owned());
    }
    lines
}

/// Who stores the data, by name (GDPR art. 13(1)(e)).
fn stored(processor: &Processor, locale: Locale) -> String {
    let said = match processor.name.as_str() {
        "" => locale::text(locale, Key::NoticeFullProcessor).to_owned(),
        name => messages::notice_full_processor_named(locale, &processor.country, name),
    };
    format!("{said}{}", abroad(processor.rests, locale))
}

/// That it leaves the area of law, and on what that rests (GDPR art. 13(1)(f)).
fn abroad(rests: Rests, locale: Locale) -> String {
    match rests {
        Rests::AtHome => String::new(),
        rests => format!(" {}", messages::notice_full_transfer(locale, &rests.told(locale))),
    }
}

fn period(locale: Locale, months: u16) -> String {
    messages::notice_period_month_count(locale, u64::from(months))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::DataCategory;
    use crate::identity::People;
    use crate::purpose::{Purpose, standard};

    fn teahouse() -> Identity {
        Identity {
            legal_name: "Teehaus Morgenrot GmbH".into(),
            address: "Teegasse 1\n10115 Berlin".into(),
            email: "hallo@teehaus.example".into(),
            authority: "BlnBDI".into(),
            people: People { privacy_name: "Ada Brandt".into(), privacy_email: "privacy@teehaus.example".into(), ..People::default() },
            ..Identity::default()
        }
    }

    fn notice(purposes: &[PurposeRule], recipients: &[Recipient], locale: Locale) -> String {
        let identity = teahouse();
        let processor = Processor { name: "Plauder eG".into(), country: "CH".into(), rests: Rests::Decision("2000/518") };
        let processor = Some(&processor);
        generate(
            &Facts {
                identity: &identity,
                imprint: "https://teehaus.example/impressum",
                purposes,
                processor,
                recipients,
                inactive_months: 12,
                cap_months: 23,
                special_cap_months: 119,
            },
            locale,
        )
        .body
    }

    #[test]
    fn it_says_what_the_law_asks_for_in_every_language() {
        for locale in Locale::ALL {
            let body = notice(&standard(), &[], locale);
            for said in [
                "Teehaus Morgenrot GmbH",
                "Teegasse 1",
                "privacy@teehaus.example",
                "https://teehaus.example/impressum",
                "BlnBDI",
                &locale::article(locale, "6(1)(a)"),
                &locale::article(locale, "9(2)(a)"),
                &locale::article(locale, "6(3)(a)"),
                "24",
                "23",
                "119",
                "Plauder eG (CH)",
                "2000/518",
            ] {
                assert!(body.contains(said), "{} lacks {said}:\n{body}", locale.code());
            }
            for key in [Key::InterestSatisfaction, Key::NoticeFullVoluntary, Key::NoticeFullAutomated, Key::NoticeFullObjectText] {
                assert!(body.contains(locale::text(locale, key)), "{} lacks {key:?}", locale.code());
            }
            for rule in standard() {
                assert!(body.contains(rule.shown(locale)), "{} lacks {}", locale.code(), rule.purpose);
            }
            assert!(!body.contains("Ada Brandt"), "a notice stands in clear");
        }
    }

    #[test]
    fn it_reads_as_the_golden_ones_do() {
        let far = Recipient {
            name: "Rückruf Inc".into(),
            country: "IN".into(),
            purposes: vec!["callback".into(), "lead".into()],
            rests: Rests::Unrecorded,
        };
        for (locale, golden) in [
            (Locale::De, include_str!("../../golden/notice.de.txt")),
            (Locale::En, include_str!("../../golden/notice.en.txt")),
            (Locale::Pl, include_str!("../../golden/notice.pl.txt")),
            (Locale::Ru, include_str!("../../golden/notice.ru.txt")),
            (Locale::Tr, include_str!("../../golden/notice.tr.txt")),
        ] {
            let body = notice(&standard(), std::slice::from_ref(&far), locale);
            crate::golden::check(&format!("notice.{}.txt", locale.code()), &format!("{body}\n"), golden);
        }
    }

    #[test]
    fn it_follows_what_the_engine_runs_on() {
        let repair = PurposeRule {
            names: vec![(Locale::De, "Reparatur".into())],
            valid_months: Some(6),
            ..PurposeRule::new(Purpose::parse("repair").unwrap(), Basis::Consent, false, &[DataCategory::PostalCode])
        };
        let before = notice(std::slice::from_ref(&repair), &[], Locale::De);
        assert!(before.contains("Reparatur: Postleitzahl") && before.contains("6 Monate") && before.contains("Sonst erhält niemand"));
        let post =
            Recipient { name: "Postdienst GmbH".into(), country: "AT".into(), purposes: vec!["repair".into()], rests: Rests::AtHome };
        let away = Recipient { name: "Satellite Inc".into(), country: "IN".into(), rests: Rests::Unrecorded, ..post.clone() };
        let told = notice(std::slice::from_ref(&repair), &[post.clone(), away], Locale::De);
        assert!(told.contains("Satellite Inc (IN): Reparatur. Übermittlung in ein Drittland. Grundlage: keine festgehalten"), "{told}");
        assert!(told.contains("Postdienst GmbH (AT): Reparatur\n"), "at home nothing is transferred abroad: {told}");
        let interested = PurposeRule { basis: Basis::LegitimateInterest, ..repair.clone() };
        assert!(notice(&[interested], &[], Locale::De).contains("Unser berechtigtes Interesse: Reparatur."));
        let after = notice(std::slice::from_ref(&repair), &[post], Locale::De);
        assert!(after.contains("Postdienst GmbH (AT): Reparatur") && !after.contains("Sonst erhält niemand"));
        let archived = notice(&[PurposeRule { archived: true, ..repair }], &[], Locale::De);
        assert!(!archived.contains("Reparatur") && !archived.contains("widerrufen, im"), "what is asked for no more is not told");
        assert!(archived.contains("23 Monate") && !archived.contains("119"), "nothing special is collected");
    }
}
