//! Consent: what may be given, refused and withdrawn, and when it carries no more.

use super::*;
use crate::decision::SealedTo;
use jiff::SignedDuration;
use uuid::Uuid;

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn callback() -> Purpose {
    Purpose::parse("callback").unwrap()
}

fn standing(live: Vec<Live>) -> Standing {
    Standing { subject: SubjectId(Uuid::from_u128(7)), live }
}

fn shown() -> Shown {
    Shown {
        purpose: callback(),
        basis: Basis::Consent,
        notice: [1; 32],
        wording: [2; 32],
        locale: Locale::De,
        how: How::Card,
        valid_months: None,
        terms: None,
    }
}

fn keys(generation: u32, begins: bool) -> HandOver {
    HandOver { generation, begins, seals: vec![], older: vec![] }
}

fn granted(generation: u32) -> Vec<Live> {
    vec![Live { purpose: callback(), generation, grant: Some(GrantId(Uuid::from_u128(1))), health: Health::Live, renewed: false }]
}

fn give_on(live: Vec<Live>, named: Version, keys: HandOver) -> Result<Decision, Refusal> {
    give(&standing(live), shown(), named, keys, GrantId(Uuid::from_u128(9)), now())
}

#[test]
fn a_grant_names_the_current_notice() {
    assert_eq!(give_on(vec![], [9; 32], keys(1, true)).unwrap_err(), Refusal::ConsentStale);
    assert!(give_on(vec![], [1; 32], keys(1, true)).is_ok());
    assert_eq!(refuse(&standing(vec![]), shown(), [9; 32], GrantId(Uuid::nil()), now()).unwrap_err(), Refusal::ConsentStale);
}

#[test]
fn a_grant_opens_the_live_generation_and_no_other() {
    let sealed = vec![Live { purpose: callback(), generation: 2, grant: None, health: Health::Live, renewed: false }];
    assert!(give_on(sealed.clone(), [1; 32], keys(2, false)).is_ok());
    assert_eq!(give_on(sealed.clone(), [1; 32], keys(1, false)).unwrap_err(), Refusal::GenerationEnded);
    assert_eq!(give_on(sealed, [1; 32], keys(3, true)).unwrap_err(), Refusal::GenerationEnded);
    assert_eq!(give_on(vec![], [1; 32], keys(1, false)).unwrap_err(), Refusal::GenerationEnded);
}

#[test]
fn a_renewal_takes_every_generation_along_that_lives_under_the_grant() {
    let stale = |generation| Live { health: Health::Stale, generation, ..granted(generation).remove(0) };
    let with = |older: &[u32]| {
        let seal = || KeySeal { to: SealedTo::Purpose(2), sealed: vec![] };
        let older = older.iter().map(|generation| (*generation, seal())).collect();
        give_on(vec![stale(1), stale(2), stale(3)], [1; 32], HandOver { older, ..keys(3, false) }).map(drop)
    };
    assert_eq!(with(&[1, 2]), Ok(()));
    for wrong in [[].as_slice(), &[2], &[1, 2, 3], &[1, 4]] {
        assert_eq!(with(wrong), Err(Refusal::GenerationEnded), "{wrong:?}");
    }
}

#[test]
fn what_stands_is_withdrawn_not_refused() {
    let stands = standing(granted(1));
    assert_eq!(refuse(&stands, shown(), [1; 32], GrantId(Uuid::nil()), now()).unwrap_err(), Refusal::Conflict);
    assert!(matches!(withdraw(&stands, &callback(), now()), Ok(Decision::Withdrawn { generation: 1, .. })));
    assert!(matches!(withdraw(&standing(vec![]), &callback(), now()), Err(Refusal::ConsentMissing { .. })));
}

#[test]
fn there_is_no_proof_without_a_grant_but_the_visits_own() {
    let only_sealed = standing(vec![Live { purpose: callback(), generation: 1, grant: None, health: Health::Live, renewed: false }]);
    assert!(matches!(only_sealed.proof(&callback()), Err(Refusal::ConsentMissing { .. })));
    assert!(only_sealed.visit_proof().is_err());
    assert_eq!(standing(granted(3)).proof(&callback()).unwrap().generation(), 3);
}

#[test]
fn one_purpose_proves_nothing_for_another() {
    assert!(standing(granted(1)).proof(&Purpose::parse("marketing").unwrap()).is_err());
}

/// A grant that stands, in this health.
fn lapsed(health: Health) -> Vec<Live> {
    vec![Live { health, ..granted(1).remove(0) }]
}

fn ground(basis: Basis, expires_at: Option<Timestamp>) -> Ground {
    Ground { purpose: callback(), basis, locale: Locale::De, stood_on: 4, expires_at }
}

fn change(position: u64, purpose: Option<&str>, locale: Option<Locale>) -> MaterialChange {
    MaterialChange { position, purpose: purpose.map(|name| Purpose::parse(name).unwrap()), locale, what: What::Text }
}

#[test]
fn a_consent_is_stale_after_a_material_change_that_concerns_it() {
    let after = |changes: &[MaterialChange]| health(&ground(Basis::Consent, None), changes, now());
    assert_eq!(after(&[]), Health::Live);
    assert_eq!(after(&[change(4, None, None)]), Health::Live, "that one had been made before");
    assert_eq!(after(&[change(5, None, None)]), Health::Stale);
    assert_eq!(after(&[change(5, Some("callback"), None)]), Health::Stale);
    assert_eq!(after(&[change(5, Some("marketing"), None)]), Health::Live, "another purpose");
    assert_eq!(after(&[change(5, None, Some(Locale::De))]), Health::Stale);
    assert_eq!(after(&[change(5, None, Some(Locale::Tr))]), Health::Live, "a text that was never shown to them");
    let contract = health(&ground(Basis::Contract, None), &[change(5, None, None)], now());
    assert_eq!(contract, Health::Live, "what is no consent is not asked for again");
}

#[test]
fn a_consent_expires_to_the_moment() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let given = at("2027-08-31T10:00:00Z");
    assert_eq!(expires(Basis::Consent, Some(6), given), Some(at("2028-02-29T10:00:00Z")), "the last day of a shorter month");
    assert_eq!(expires(Basis::Consent, None, given), None);
    assert_eq!(expires(Basis::Contract, Some(6), given), None);
    let until = ground(Basis::Consent, Some(now()));
    assert_eq!(health(&until, &[], now() - SignedDuration::from_millis(1)), Health::Live);
    assert_eq!(health(&until, &[change(5, None, None)], now()), Health::Expired);
}

#[test]
fn who_refused_is_left_alone_for_a_while() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let refused = at("2026-11-22T10:00:00Z");
    assert!(rests(refused, 6, at("2027-05-22T09:59:59Z")));
    assert!(!rests(refused, 6, at("2027-05-22T10:00:00Z")));
}

#[test]
fn what_lapsed_takes_nothing_in_and_is_renewed_or_withdrawn() {
    for health in [Health::Stale, Health::Expired] {
        let stands = standing(lapsed(health));
        assert!(matches!(stands.proof(&callback()), Err(Refusal::ConsentMissing { .. })), "{health:?}");
        let renewed = give_on(lapsed(health), [1; 32], keys(1, false)).unwrap();
        assert!(matches!(renewed, Decision::Granted { renews: Some(GrantId(old)), .. } if old == Uuid::from_u128(1)));
        assert_eq!(give_on(lapsed(health), [1; 32], keys(2, true)).unwrap_err(), Refusal::GenerationEnded);
        let refused = refuse(&stands, shown(), [1; 32], GrantId(Uuid::nil()), now()).unwrap();
        assert!(matches!(refused, Decision::Withdrawn { generation: 1, .. }), "a no takes the old yes back");
        assert!(withdraw(&stands, &callback(), now()).is_ok());
    }
    assert!(standing(lapsed(Health::Stale)).readable(&callback()), "what was told lawfully stays readable");
    assert!(!standing(lapsed(Health::Expired)).readable(&callback()));
}

#[test]
fn what_is_wrong_is_put_right_as_long_as_it_is_read() {
    let right = |live: Vec<Live>| standing(live).correctable(&callback(), None).map(|proof| proof.generation()).ok();
    assert_eq!(right(lapsed(Health::Live)), Some(1));
    assert_eq!(right(lapsed(Health::Stale)), Some(1), "whatever changed in the texts (GDPR art. 16)");
    assert_eq!(right(lapsed(Health::Expired)), None, "it is being destroyed");
    assert_eq!(right(vec![Live { grant: None, ..granted(1).remove(0) }]), None, "it was never told to anybody");
}

#[test]
fn only_what_is_over_expires() {
    for (health, ends) in [(Health::Live, false), (Health::Stale, false), (Health::Expired, true)] {
        assert_eq!(expire(&standing(lapsed(health)), &callback(), now()).is_some(), ends, "{health:?}");
    }
    assert!(expire(&standing(vec![]), &callback(), now()).is_none());
}

#[test]
fn nothing_new_is_sealed_under_a_key_whose_pair_was_renewed() {
    let mut renewed = standing(granted(1));
    assert_eq!(renewed.proof(&callback()).unwrap().seals(1), Ok(()));
    renewed.live.iter_mut().for_each(|live| live.renewed = true);
    assert!(renewed.readable(&callback()), "what is there stays readable");
    assert_eq!(renewed.proof(&callback()).unwrap().seals(1), Err(Refusal::GenerationEnded));
    assert_eq!(renewed.correctable(&callback(), None).unwrap().seals(1), Err(Refusal::GenerationEnded));
    // Its follower takes its place.
    renewed.live.extend(granted(2));
    assert_eq!(renewed.proof(&callback()).unwrap().seals(2), Ok(()));
    assert_eq!(renewed.proof(&callback()).unwrap().seals(1), Err(Refusal::GenerationEnded));
}
