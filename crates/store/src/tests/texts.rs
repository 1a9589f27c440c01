//! Texts and consents: which change asks again, which never does, and what is over ends.

use super::house::{Guest, House, hour, on_both, purpose};
use crate::Stop;
use crate::reads::ContactFilter;
use domain::consent::Health;
use domain::id::SessionId;
use domain::notice::{self, Kind, Publication, Text};
use domain::permission::Role;
use domain::principal::Member;
use domain::purpose::{self, PurposeRule};
use domain::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;
use uuid::Uuid;

fn owner(house: &House) -> Member {
    Member { organisation: house.organisation, member: house.owner, session: SessionId(Uuid::nil()), role: Role::Owner }
}

fn text(name: Option<&str>, locale: Locale, body: &str, kind: Kind) -> Publication {
    let title = if name.is_none() { "Hinweis" } else { "" };
    let text = Text { locale, title: title.into(), body: body.into() };
    Publication { purpose: name.map(purpose), text, kind, about: vec![], own: true }
}

fn publish(house: &House, publication: Publication, at: Timestamp) -> Result<(), Stop> {
    let by = owner(house);
    house.act(move |tx| {
        let before = tx.before_text(publication.purpose.as_ref(), &publication.text)?;
        let decision = notice::publish(&by, publication.clone(), &before, &tx.purposes()?, at)?;
        tx.apply(&decision).map(drop)
    })
}

fn change(house: &House, name: &'static str, at: Timestamp, change: impl FnOnce(&mut PurposeRule)) -> Result<(), Stop> {
    let (by, before) = (owner(house), house.act(move |tx| tx.purpose(&purpose(name))).unwrap());
    let mut after = before.clone();
    change(&mut after);
    house.act(move |tx| match purpose::change(&by, &before, after, at)? {
        Some(decision) => tx.apply(&decision).map(drop),
        None => Ok(()),
    })
}

fn health(house: &House, guest: &Guest, name: &str, at: Timestamp) -> Option<Health> {
    let (subject, purpose) = (guest.visitor.subject, purpose(name));
    let standing = house.act(move |tx| tx.standing(subject, at)).unwrap();
    standing.live(&purpose).filter(|live| live.grant.is_some()).map(|live| live.health)
}

/// What the last record of the guest's callback says.
fn latest(house: &House, guest: &Guest, now: Timestamp) -> String {
    let (subject, organisation) = (guest.visitor.subject, house.organisation);
    let grants = house.store.read(|r| {
        let changes = r.material_changes(organisation)?;
        r.grants(subject, &changes, now)
    });
    grants.unwrap().into_iter().rfind(|grant| grant.purpose.as_str() == "callback").unwrap().state
}

#[test]
fn who_agrees_again_in_the_same_millisecond_has_agreed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        for round in 0..8 {
            let ada = house.arrive(hour(1));
            house.give(&ada, "callback", hour(1)).unwrap();
            publish(&house, text(None, Locale::De, &format!("Wir fragen zum {round}. Mal."), Kind::Material), hour(1)).unwrap();
            house.give(&ada, "callback", hour(1)).unwrap();
            assert_eq!(latest(&house, &ada, hour(1)), "given");
        }
    });
}

#[test]
fn who_changes_their_mind_in_the_same_millisecond_stands_as_they_said_last() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let filter = ContactFilter { purpose: "callback".into(), state: "given".into(), after: None };
        for round in 1..=8 {
            let ada = house.arrive(hour(1));
            house.refuse(&ada, "callback", hour(1)).unwrap();
            house.give(&ada, "callback", hour(1)).unwrap();
            house.withdraw(&ada, "callback", hour(1)).unwrap();
            house.give(&ada, "callback", hour(1)).unwrap();
            assert_eq!(latest(&house, &ada, hour(1)), "given");
            let listed = house.store.read(|r| r.contacts(house.organisation, &filter, 50)).unwrap();
            assert_eq!(listed.len(), round, "and is listed among those who agreed");
        }
    });
}

#[test]
fn a_correction_asks_nobody_again_and_a_material_change_everybody_it_concerns() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        house.give(&ada, "callback", hour(1)).unwrap();
        house.give(&ada, "conversation", hour(1)).unwrap();
        let state = |name, at| health(&house, &ada, name, hour(at));
        publish(&house, text(None, Locale::De, "Wir fragen Sie zuerst.", Kind::Editorial), hour(2)).unwrap();
        assert_eq!(state("callback", 2), Some(Health::Live), "a typo");
        publish(&house, text(None, Locale::Tr, "Önce sorarız.", Kind::Material), hour(3)).unwrap();
        publish(&house, text(None, Locale::Tr, "Her zaman önce sorarız.", Kind::Material), hour(3)).unwrap();
        assert_eq!(state("callback", 3), Some(Health::Live), "a text in a language that Ada never saw");
        publish(&house, text(Some("marketing"), Locale::De, "Dürfen wir?", Kind::Material), hour(4)).unwrap();
        assert_eq!(state("callback", 4), Some(Health::Live), "the wording of another purpose");
        let about = Publication { about: vec![purpose("lead")], ..text(None, Locale::De, "Wir fragen immer.", Kind::Material) };
        publish(&house, about, hour(4)).unwrap();
        assert_eq!(state("callback", 4), Some(Health::Live), "a material change about another purpose");
        publish(&house, text(None, Locale::De, "Wir fragen jetzt anders.", Kind::Material), hour(5)).unwrap();
        assert_eq!(state("callback", 5), Some(Health::Stale));
        assert_eq!(state("conversation", 5), Some(Health::Live), "what rests on the contract is no consent");
        let refused = house.collect(&ada, "callback", "phone", "+49", hour(5)).unwrap_err();
        assert!(matches!(refused, Stop::Refused(Refusal::ConsentMissing { .. })), "nothing new is taken in");
        let late = house.arrive(hour(6));
        house.give(&late, "callback", hour(6)).unwrap();
        assert_eq!(health(&house, &late, "callback", hour(6)), Some(Health::Live), "given to the new text");
        house.verify().unwrap();
    });
}

#[test]
fn who_agrees_again_is_read_again_by_the_same_key() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        house.give(&ada, "callback", hour(1)).unwrap();
        house.collect(&ada, "callback", "phone", "+4930901820", hour(1)).unwrap();
        change(&house, "callback", hour(2), |rule| rule.categories.push(domain::category::DataCategory::PostalCode)).unwrap();
        assert_eq!(health(&house, &ada, "callback", hour(2)), Some(Health::Stale));
        house.give(&ada, "callback", hour(3)).unwrap();
        assert_eq!(health(&house, &ada, "callback", hour(3)), Some(Health::Live));
        assert_eq!(latest(&house, &ada, hour(3)), "given");
        house.collect(&ada, "callback", "name", "Ada", hour(3)).unwrap();
        let states = ground.column("SELECT state FROM subject_grant WHERE purpose = 'callback' ORDER BY at");
        assert_eq!(states, ["renewed", "given"]);
        assert_eq!(ground.count("subject_seal WHERE purpose = 'callback' AND recipient = 'purpose'"), 1);
        assert_eq!(ground.count("subject_key WHERE purpose = 'callback'"), 1, "no new generation");
        // And who says no to the change takes the old yes back.
        change(&house, "callback", hour(4), |rule| rule.categories.retain(|c| *c != domain::category::DataCategory::PostalCode)).unwrap();
        assert_eq!(health(&house, &ada, "callback", hour(4)), Some(Health::Stale));
        assert_eq!(house.refuse(&ada, "callback", hour(4)).unwrap().act.as_str(), "consent.withdrawn");
        assert_eq!(health(&house, &ada, "callback", hour(4)), None);
        assert_eq!(ground.count("subject_seal WHERE purpose = 'callback' AND recipient = 'purpose'"), 0);
        house.verify().unwrap();
    });
}

#[test]
fn a_text_after_a_change_of_what_people_agree_to_is_no_correction() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        change(&house, "callback", hour(1), |rule| rule.names = vec![(Locale::De, "Anruf".into())]).unwrap();
        publish(&house, text(None, Locale::De, "Eins.", Kind::Editorial), hour(1)).unwrap();
        change(&house, "callback", hour(2), |rule| rule.categories.push(domain::category::DataCategory::Age)).unwrap();
        let editorial = |name, body: &str| publish(&house, text(name, Locale::De, body, Kind::Editorial), hour(3));
        assert!(matches!(editorial(None, "Zwei."), Err(Stop::Refused(Refusal::NotEditorial))));
        assert!(matches!(editorial(Some("callback"), "Dürfen wir anrufen?"), Err(Stop::Refused(Refusal::NotEditorial))));
        editorial(Some("marketing"), "Dürfen wir schreiben?").unwrap();
        publish(&house, text(None, Locale::De, "Zwei.", Kind::Material), hour(4)).unwrap();
        editorial(None, "Zwei, ohne Tippfehler.").unwrap();
    });
}

#[test]
fn a_published_text_keeps_its_bytes() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        publish(&house, text(None, Locale::De, "Eins.", Kind::Material), hour(1)).unwrap();
        publish(&house, text(None, Locale::De, "Zwei.", Kind::Material), hour(1)).unwrap();
        let current = |locale| house.store.read(|r| r.notice(house.organisation, locale)).unwrap().map(|text| text.body);
        assert_eq!(current(Locale::De).as_deref(), Some("Zwei."), "the later of two in one moment");
        let one = text(None, Locale::De, "Eins.", Kind::Material).text;
        assert_eq!(house.store.read(|r| r.text(house.organisation, &one.version())).unwrap(), Some(one));
        let taken = publish(&house, text(Some("callback"), Locale::De, "Dürfen wir?", Kind::Material), hour(2));
        assert!(taken.is_ok());
        let other = publish(&house, text(Some("lead"), Locale::De, "Dürfen wir?", Kind::Material), hour(2));
        assert!(matches!(other, Err(Stop::Refused(Refusal::Conflict))), "a version names one text for one thing");
        publish(&house, text(None, Locale::De, "Eins.", Kind::Material), hour(3)).unwrap();
        assert_eq!(current(Locale::De).as_deref(), Some("Eins."), "an older text may come back");
    });
}

#[test]
fn a_consent_ends_when_its_time_is_over() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let before = house.arrive(hour(1));
        house.give(&before, "callback", hour(1)).unwrap();
        change(&house, "callback", hour(1), |rule| rule.valid_months = Some(1)).unwrap();
        let ada = house.arrive(hour(1));
        house.give_for(&ada, "callback", Some(1), hour(1)).unwrap();
        house.give(&ada, "conversation", hour(1)).unwrap();
        house.collect(&ada, "callback", "phone", "+49", hour(1)).unwrap();
        let month = 24 * 31;
        assert_eq!(health(&house, &ada, "callback", hour(month)), Some(Health::Live));
        assert_eq!(health(&house, &ada, "callback", hour(month + 1)), Some(Health::Expired));
        assert!(house.collect(&ada, "callback", "name", "Ada", hour(month + 1)).is_err(), "before any sweep");
        assert!(house.store.sweep(hour(month)).unwrap().expired.is_empty());
        let swept = house.store.sweep(hour(month + 1)).unwrap();
        assert_eq!(swept.expired, [(house.organisation, ada.visitor.subject)]);
        assert!(house.store.sweep(hour(month + 1)).unwrap().expired.is_empty(), "once");
        assert_eq!(ground.count("ledger_entry WHERE entry LIKE '%\"consent.expired\"%'"), 1);
        assert_eq!(ground.count("subject_seal WHERE purpose = 'callback' AND recipient = 'purpose'"), 1, "the one that never expires");
        assert_eq!(health(&house, &ada, "conversation", hour(month + 1)), Some(Health::Live));
        assert_eq!(health(&house, &before, "callback", hour(24 * 300)), Some(Health::Live), "given when nothing was said of a time");
        house.store.sweep(hour(month + 26)).unwrap();
        assert_eq!(ground.count("contact_field"), 0, "a day later, what it covered is destroyed");
        house.verify().unwrap();
    });
}

#[test]
fn another_organisations_changes_concern_nobody_here() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let ada = house.arrive(hour(1));
        house.give(&ada, "callback", hour(1)).unwrap();
        publish(&other, text(None, Locale::De, "Ganz anders.", Kind::Material), hour(2)).unwrap();
        change(&other, "callback", hour(2), |rule| rule.categories.push(domain::category::DataCategory::Age)).unwrap();
        assert_eq!(health(&house, &ada, "callback", hour(3)), Some(Health::Live));
    });
}
