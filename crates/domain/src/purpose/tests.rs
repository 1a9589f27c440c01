//! Purposes: what may be defined, and which change makes consents stale.

use super::*;
use crate::id::{OrganisationId, SessionId};
use crate::permission::Role;
use uuid::Uuid;

const AT: Timestamp = Timestamp::UNIX_EPOCH;

fn member(role: Role) -> Member {
    let id = Uuid::nil();
    Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
}

fn repair() -> PurposeRule {
    let purpose = Purpose::parse("repair").unwrap();
    let rule = PurposeRule::new(purpose, Basis::Consent, false, &[DataCategory::Name]);
    PurposeRule { names: vec![(Locale::De, "Reparatur".into())], ..rule }
}

/// The field for which a rule is refused; nothing where it is kept.
fn refused(change: impl FnOnce(&mut PurposeRule)) -> Option<&'static str> {
    let mut rule = repair();
    change(&mut rule);
    match rule.proper(day(AT)) {
        Err(Refusal::PurposeRefused { field }) => Some(field),
        Err(other) => panic!("{other:?}"),
        Ok(_) => None,
    }
}

/// What a change writes: its fields, and whether it is material.
fn changed(change: impl FnOnce(&mut PurposeRule)) -> Option<(String, bool)> {
    let before = repair().proper(day(AT)).unwrap();
    let mut after = before.clone();
    change(&mut after);
    match super::change(&member(Role::PrivacyOfficer), &before, after, AT).unwrap()? {
        Decision::Purpose(Change::Changed { fields, material, .. }) => Some((fields, material)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_name_is_plain_or_no_purpose() {
    for good in ["callback", "conversation", "a", "b2b-lead"] {
        assert!(Purpose::parse(good).is_some(), "{good}");
    }
    for bad in ["", "Callback", "1st", "call back", "ключ", "hold", "privacy", &"x".repeat(33)] {
        assert!(Purpose::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn the_standard_ones_are_proper() {
    for rule in standard() {
        assert_eq!(rule.clone().proper(day(AT)), Ok(rule));
    }
    assert!(standard().iter().filter(|r| r.special).all(|r| r.basis == Basis::Consent));
}

#[test]
fn special_categories_rest_on_explicit_consent_alone() {
    assert_eq!(refused(|r| r.categories = vec![DataCategory::Health]), Some("special"));
    for basis in [Basis::Contract, Basis::LegalObligation, Basis::LegitimateInterest] {
        assert_eq!(refused(|r| (r.special, r.basis) = (true, basis)), Some("basis"), "{basis:?}");
    }
    let special = |r: &mut PurposeRule| {
        (r.special, r.categories, r.gdpr, r.kvkk) = (true, vec![DataCategory::Health], String::new(), String::new());
    };
    assert_eq!(refused(special), None);
    let mut rule = repair();
    special(&mut rule);
    let rule = rule.proper(day(AT)).unwrap();
    assert_eq!((rule.gdpr.as_str(), rule.kvkk.as_str()), ("9(2)(a)", "6(3)(a)"));
}

#[test]
fn an_article_is_one_of_its_basis() {
    assert_eq!(refused(|r| r.gdpr = "6(1)(f)".into()), Some("gdpr_article"));
    assert_eq!(refused(|r| r.kvkk = "5(2)(c)".into()), Some("kvkk_article"));
    assert_eq!(refused(|r| (r.basis, r.gdpr, r.kvkk) = (Basis::LegalObligation, "6(1)(c)".into(), "5(2)(a)".into())), None);
    assert_eq!(refused(|r| (r.basis, r.gdpr, r.kvkk) = (Basis::Contract, String::new(), "5(2)(c)".into())), None);
}

#[test]
fn what_is_said_of_it_has_limits() {
    assert_eq!(refused(|r| r.categories = vec![]), Some("categories"));
    assert_eq!(refused(|r| r.names = vec![(Locale::De, " ".into())]), Some("names"));
    assert_eq!(refused(|r| r.names = vec![(Locale::De, "x".repeat(SHOWN_CHARS_MAX + 1))]), Some("names"));
    assert_eq!(refused(|r| r.valid_months = Some(0)), Some("valid_months"));
    assert_eq!(refused(|r| r.reask_months = Some(MONTHS_MAX + 1)), Some("reask_months"));
    let interest = |r: &mut PurposeRule| {
        (r.basis, r.gdpr, r.kvkk, r.valid_months) = (Basis::LegitimateInterest, String::new(), String::new(), Some(12));
    };
    assert_eq!(refused(interest), Some("valid_months"), "what is no consent does not expire as one");
    assert_eq!(refused(|r| r.archived = true), None);
    let conversation = PurposeRule { archived: true, ..standard().remove(0) };
    assert_eq!(conversation.proper(day(AT)), Err(Refusal::PurposeRefused { field: "archived" }));
}

#[test]
fn what_people_agreed_to_is_material_and_the_rest_is_not() {
    assert_eq!(changed(|_| ()), None);
    assert_eq!(changed(|r| r.names = vec![(Locale::De, "Reparaturen".into())]), Some(("names".into(), false)));
    assert_eq!(changed(|r| r.valid_months = Some(12)), Some(("valid_months".into(), false)));
    assert_eq!(changed(|r| r.archived = true), Some(("archived".into(), false)));
    assert_eq!(changed(|r| r.categories.push(DataCategory::PostalCode)), Some(("categories".into(), true)));
    let basis = changed(|r| (r.basis, r.gdpr, r.kvkk) = (Basis::Contract, String::new(), String::new()));
    assert_eq!(basis, Some(("basis gdpr_article kvkk_article".into(), true)));
    let twice = changed(|r| r.categories = vec![DataCategory::Name, DataCategory::Name]);
    assert_eq!(twice, None, "naming a category twice changes nothing");
}

#[test]
fn a_name_is_taken_once_and_by_whoever_may() {
    let define = |role, present: &[PurposeRule]| define(&member(role), repair(), present, AT).map(drop);
    assert_eq!(define(Role::Owner, &standard()), Ok(()));
    assert_eq!(define(Role::PrivacyOfficer, &standard()), Ok(()));
    assert_eq!(define(Role::Agent, &[]), Err(Refusal::NotPermitted));
    assert_eq!(define(Role::Owner, &[PurposeRule { archived: true, ..repair() }]), Err(Refusal::Conflict));
    let many: Vec<_> = (0..PURPOSES_MAX).map(|n| PurposeRule { purpose: Purpose(format!("p{n}")), ..repair() }).collect();
    assert_eq!(define(Role::Owner, &many), Err(Refusal::TooLarge));
}

#[test]
fn the_organisations_own_pairs_are_no_purposes() {
    for pair in Purpose::reserved() {
        assert!(Purpose::of_pair(pair.as_str()).is_some_and(|p| p.is_reserved()));
        assert!(standard().iter().all(|rule| rule.purpose != pair), "{pair}");
    }
    assert!(Purpose::of_pair("callback").is_some_and(|p| !p.is_reserved()));
}
