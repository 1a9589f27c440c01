//! What the rules of retention decide, case by case.

use super::*;
use crate::purpose;
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn rules(choices: &[(Rule, Option<&str>, u32)]) -> Rules {
    let choice = |(rule, purpose, months): &(Rule, Option<&str>, u32)| Choice {
        rule: *rule,
        purpose: purpose.map(|name| Purpose::parse(name).unwrap()),
        months: *months,
    };
    Rules::new(&[Law::Gdpr, Law::Kvkk], choices.iter().map(choice))
}

fn wish(rules: &Rules, rule: Rule, purpose: Option<&str>, months: u32) -> Result<Option<Decision>, Refusal> {
    let choice = Choice { rule, purpose: purpose.map(|name| Purpose::parse(name).unwrap()), months };
    change(rules, &purpose::standard(), choice, MemberId(Uuid::nil()), at("2026-11-22T12:00:00Z"))
}

#[test]
fn what_nobody_chose_is_what_the_notice_promises() {
    let listed = rules(&[]).list(at("2026-11-22T12:00:00Z"));
    let periods: Vec<_> = listed.iter().map(|l| (l.rule.as_str(), l.period)).collect();
    assert_eq!(
        periods,
        [
            ("active", Period::WhileActive),
            ("inactive", Period::Months(12)),
            ("content", Period::Months(24)),
            ("special", Period::Months(120)),
            ("ungranted", Period::Hours(24)),
            ("withdrawn", Period::Hours(24)),
            ("evidence", Period::Months(36)),
            ("objections", Period::Months(36)),
            ("destruction-records", Period::Months(36)),
            ("destruction-interval", Period::Months(6)),
        ]
    );
    assert!(listed.iter().all(|l| !l.source.is_empty()));
}

#[test]
fn a_wish_ends_at_the_bounds() {
    let none = rules(&[]);
    for (rule, least, most) in [
        (Rule::Inactive, 1, 24),
        (Rule::Content, 1, 24),
        (Rule::Special, 1, 120),
        (Rule::Evidence, 12, 120),
        (Rule::Objections, 12, 36),
        (Rule::DestructionRecords, 36, 120),
        (Rule::DestructionInterval, 1, 6),
    ] {
        for months in [least - 1, most + 1] {
            let refused = wish(&none, rule, None, months).unwrap_err();
            assert!(matches!(refused, Refusal::PeriodRefused { least: l, most: m, .. } if (l, m) == (least, most)), "{rule:?} {months}");
            assert!(refused.citation().is_some_and(|citation| !citation.is_empty()));
        }
        for months in [least, most] {
            assert!(wish(&none, rule, None, months).is_ok(), "{rule:?} {months}");
        }
    }
    for fixed in [Rule::Active, Rule::Ungranted, Rule::Withdrawn] {
        assert!(matches!(wish(&none, fixed, None, 1), Err(Refusal::PeriodRefused { .. })), "{fixed:?}");
    }
}

#[test]
fn a_wish_that_stands_already_changes_nothing() {
    assert!(wish(&rules(&[]), Rule::Inactive, None, 12).unwrap().is_none());
    assert!(wish(&rules(&[(Rule::Inactive, None, 6)]), Rule::Inactive, None, 12).unwrap().is_some());
    assert!(wish(&rules(&[]), Rule::Content, Some("marketing"), 24).unwrap().is_some(), "its own period, whatever the others get");
    assert!(wish(&rules(&[(Rule::Content, Some("marketing"), 24)]), Rule::Content, Some("marketing"), 24).unwrap().is_none());
}

#[test]
fn a_purpose_has_the_cap_of_its_kind() {
    let none = rules(&[]);
    assert!(wish(&none, Rule::Content, Some("marketing"), 6).unwrap().is_some());
    assert!(wish(&none, Rule::Special, Some("health"), 60).unwrap().is_some());
    for (rule, purpose) in
        [(Rule::Content, "health"), (Rule::Special, "marketing"), (Rule::Inactive, "marketing"), (Rule::Content, "gifts")]
    {
        assert_eq!(wish(&none, rule, Some(purpose), 6).unwrap_err(), Refusal::NotFound, "{rule:?} {purpose}");
    }
}

#[test]
fn months_are_those_of_the_calendar() {
    let rules = rules(&[(Rule::Inactive, None, 1)]);
    let before = |now| rules.before(Rule::Inactive, None, at(now));
    assert_eq!(before("2026-12-31T08:00:00Z"), at("2026-11-30T08:00:00Z"));
    assert_eq!(before("2028-03-31T08:00:00Z"), at("2028-02-29T08:00:00Z"), "a leap year");
    assert_eq!(rules.until(Rule::Inactive, None, at("2027-01-31T08:00:00Z")), at("2027-02-28T08:00:00Z"));
    assert_eq!(rules.until(Rule::Ungranted, None, at("2027-03-28T00:30:00Z")), at("2027-03-29T00:30:00Z"), "hours, whatever clocks do");
}

#[test]
fn a_purpose_may_be_kept_shorter_than_the_others() {
    let rules = rules(&[(Rule::Content, Some("marketing"), 3), (Rule::Content, None, 20)]);
    let period = |purpose| rules.period(Rule::Content, Some(&Purpose::parse(purpose).unwrap()), at("2026-11-22T12:00:00Z"));
    assert_eq!((period("marketing"), period("callback")), (Period::Months(3), Period::Months(20)));
    let (told, heard) = (at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z"));
    let until = |purpose: &str, special| rules.kept_until(&Purpose::parse(purpose).unwrap(), special, heard, told);
    assert_eq!(until("marketing", false), at("2026-04-01T00:00:00Z"), "its own cap comes first");
    assert_eq!(until("callback", false), at("2027-02-01T00:00:00Z"), "then the silence");
    assert_eq!(until("health", true), at("2027-02-01T00:00:00Z"));
}

#[test]
fn a_choice_that_the_law_has_outrun_counts_as_its_bound() {
    let rules = rules(&[(Rule::DestructionInterval, None, 12), (Rule::DestructionRecords, None, 1)]);
    let months = |rule| rules.period(rule, None, at("2026-11-22T12:00:00Z"));
    assert_eq!((months(Rule::DestructionInterval), months(Rule::DestructionRecords)), (Period::Months(6), Period::Months(36)));
}

#[test]
fn a_batch_leaves_an_entry_for_each_subject() {
    let doomed = |n: u128, entries: &[u64]| Doomed { subject: SubjectId(Uuid::from_u128(n)), entries: entries.to_vec() };
    let decision = destroy_subjects(Rule::Inactive, vec![doomed(1, &[4, 5, 9]), doomed(2, &[])], at("2026-11-22T12:00:00Z"));
    let Recorded::Acts(entries) = decision.recorded() else { panic!("one entry for many") };
    let texts: Vec<_> = entries.iter().map(|(entry, _)| entry.text(crate::id::OrganisationId(Uuid::nil()))).collect();
    assert!(texts[0].contains("\"rule\":\"inactive\"") && texts[0].contains("\"removed\":\"4-5,9\""), "{}", texts[0]);
    assert!(texts[1].contains("\"removed\":\"\"") && texts[1].contains("000000000002"), "{}", texts[1]);
}

#[test]
fn no_act_without_its_effect() {
    let old = OldContent { subject: SubjectId(Uuid::nil()), purpose: None, before: at("2026-11-22T12:00:00Z"), rows: 0 };
    assert_eq!(destroy_content(Rule::Content, old, at("2026-11-22T12:00:00Z")).unwrap_err(), Refusal::Conflict);
    assert_eq!(
        destroy_records(Rule::Objections, at("2023-11-22T12:00:00Z"), 0, at("2026-11-22T12:00:00Z")).unwrap_err(),
        Refusal::Conflict
    );
    assert_eq!(trim(Rule::Evidence, vec![], &[], at("2026-11-22T12:00:00Z")).unwrap_err(), Refusal::Conflict);
}

#[test]
fn what_is_trimmed_names_again_what_its_entries_had_named() {
    let decision = trim(Rule::Evidence, vec![9, 4], &[1, 2, 3], at("2026-11-22T12:00:00Z")).unwrap();
    let Recorded::Act(entry) = decision.recorded() else { panic!("it left none") };
    assert!(entry.text(crate::id::OrganisationId(Uuid::nil())).contains("\"removed\":\"1-4,9\""));
}

#[test]
fn a_sweep_is_fresh_for_two_days_and_over_when_the_interval_is() {
    let rules = rules(&[(Rule::DestructionInterval, None, 2)]);
    let began = at("2026-01-01T00:00:00Z");
    let age = |last: Option<&str>, now| sweep_age(&rules, last.map(at), began, at(now));
    assert_eq!(age(Some("2026-05-01T00:00:00Z"), "2026-05-03T00:00:00Z"), SweepAge::Fresh);
    assert_eq!(age(Some("2026-05-01T00:00:00Z"), "2026-05-03T00:00:01Z"), SweepAge::Late);
    assert_eq!(age(Some("2026-05-01T00:00:00Z"), "2026-07-01T00:00:00Z"), SweepAge::Late);
    assert_eq!(age(Some("2026-05-01T00:00:00Z"), "2026-07-01T00:00:01Z"), SweepAge::Over);
    assert_eq!(age(None, "2026-01-02T00:00:00Z"), SweepAge::Fresh, "there was nothing to sweep before");
    assert_eq!(age(None, "2026-03-02T00:00:00Z"), SweepAge::Over);
    assert_eq!(next_sweep(None, at("2026-05-03T00:00:00Z")), at("2026-05-03T00:00:00Z"));
    assert_eq!(next_sweep(Some(at("2026-05-03T00:00:00Z")), at("2026-05-03T06:00:00Z")), at("2026-05-04T00:00:00Z"));
    assert_eq!(next_sweep(Some(at("2026-05-01T00:00:00Z")), at("2026-05-03T06:00:00Z")), at("2026-05-03T06:00:00Z"));
}
