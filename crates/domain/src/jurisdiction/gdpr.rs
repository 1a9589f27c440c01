//! The numbers of the GDPR (Regulation (EU) 2016/679), each with where it stands.

use super::{Months, Rule};
use crate::purpose::Basis;
use jiff::civil::{Date, date};

/// Since when the regulation applies (art. 99(2)).
pub const APPLIES: Date = date(2018, 5, 25);

/// Months in which a request is answered, counted from its receipt.
pub const ANSWER_MONTHS: Rule<i32> = Rule::once(APPLIES, 1, "GDPR art. 12(3); Regulation 1182/71 art. 3");

/// Months by which the answer may be put off, where the request is complex or there are many; said within the first term.
pub const EXTENSION_MONTHS: Rule<i32> = Rule::once(APPLIES, 2, "GDPR art. 12(3)");

/// Days between telling of a new sub-processor and its first work. The law wants the opportunity to object and the clauses leave the
/// number to the parties: this is the project's, and each agreement names its own.
pub const SUB_PROCESSOR_NOTICE_DAYS: Rule<u32> =
    Rule::once(APPLIES, 30, "GDPR art. 28(2); Implementing Decision (EU) 2021/915, clause 7.7(a), option 2");

/// Hours from becoming aware of a breach to telling the authority. They run through weekends.
pub const BREACH_HOURS: Rule<i64> = Rule::once(APPLIES, 72, "GDPR art. 33(1)");

/// Hours after the last activity in which what nobody was granted is destroyed. The law names no number: this is what storing no
/// longer than necessary, by default, means for words that only their author can read.
pub const UNGRANTED_HOURS: Rule<i64> = Rule::once(APPLIES, 24, "GDPR art. 5(1)(c) and (e), 25(2)");

/// Hours after a withdrawal in which what it covered is destroyed; until then its author may look at it once more.
pub const WITHDRAWN_HOURS: Rule<i64> = Rule::once(APPLIES, 24, "GDPR art. 7(3), 17(1)(b)");

/// Months after the last activity in which a subject is destroyed. The law wants a period that is justified and shown; these are the
/// project's, and the longest is that of what was said.
pub const INACTIVE_MONTHS: Rule<Months> =
    Rule::once(APPLIES, Months { usual: 12, least: 1, most: 24 }, "GDPR art. 5(1)(e), 5(2), 13(2)(a)");

/// Months for which what was said and told is kept at most, counted from its own time, whatever goes on beside it.
pub const CONTENT_MONTHS: Rule<Months> = Rule::once(APPLIES, Months { usual: 24, least: 1, most: 24 }, "GDPR art. 5(1)(e), 5(2), 25(2)");

/// Months for which data of special categories is kept at most: as long as a treatment must be documented. Who must keep its records
/// longer takes them to their own place before.
pub const SPECIAL_MONTHS: Rule<Months> =
    Rule::once(APPLIES, Months { usual: 120, least: 1, most: 120 }, "GDPR art. 5(1)(e), 9(1); BGB § 630f(3)");

/// Months for which the proofs of consent of somebody who was erased stay: claims end with the third year.
pub const EVIDENCE_MONTHS: Rule<Months> =
    Rule::once(APPLIES, Months { usual: 36, least: 12, most: 120 }, "GDPR art. 7(1), 17(3)(e); BGB §§ 195, 199");

/// Years after which a hold ends at the latest; it may be placed anew. The law wants an end: this is the longest that a claim lives
/// before it is barred, in German as in Turkish law.
pub const HOLD_YEARS: Rule<i32> =
    Rule::once(APPLIES, 10, "GDPR art. 5(1)(e), 17(3)(e); BGB § 199(3) and (4); Turkish Code of Obligations No. 6098 art. 146");

/// Months for which the keyed hash of an objecting address is kept: as long as claims about unwanted letters can be made.
pub const OBJECTION_MONTHS: Rule<Months> =
    Rule::once(APPLIES, Months { usual: 36, least: 12, most: 36 }, "GDPR art. 6(1)(f), 21(3); BGB § 195");

/// Months for which records of destruction are kept: as long as compliance may have to be shown.
pub const DESTRUCTION_RECORD_MONTHS: Rule<Months> = Rule::once(APPLIES, Months { usual: 36, least: 36, most: 120 }, "GDPR art. 5(2)");

/// Months for which nobody is asked again who refused a consent. No law in force sets one: it is the term of the reform that is
/// proposed, kept already.
pub const REASK_MONTHS: Rule<u16> = Rule::once(APPLIES, 6, "Proposal for a Digital Omnibus regulation; none in force");

/// On which article a purpose rests: its basis, whether it concerns special categories, the article. The usual one of each first.
pub const BASES: Rule<&[(Basis, bool, &str)]> = Rule::once(
    APPLIES,
    &[
        (Basis::Consent, false, "6(1)(a)"),
        (Basis::Consent, true, "9(2)(a)"),
        (Basis::Contract, false, "6(1)(b)"),
        (Basis::LegalObligation, false, "6(1)(c)"),
        (Basis::LegitimateInterest, false, "6(1)(f)"),
    ],
    "GDPR art. 6(1), 9(2)(a)",
);

/// The age from which a child consents to online services itself where a country says nothing else.
pub const CHILD_AGE: Rule<u8> = Rule::once(APPLIES, 16, "GDPR art. 8(1)");

/// The age of each country that has set a lower one (art. 8(1), sentence 3); ISO 3166.
pub const CHILD_AGES: Rule<&[(&str, u8)]> = Rule::once(
    APPLIES,
    &[
        ("AT", 14),
        ("BE", 13),
        ("BG", 14),
        ("CY", 14),
        ("CZ", 15),
        ("DK", 15),
        ("EE", 13),
        ("ES", 14),
        ("FI", 13),
        ("FR", 15),
        ("GB", 13),
        ("GR", 15),
        ("IS", 13),
        ("IT", 14),
        ("LT", 14),
        ("LV", 13),
        ("MT", 13),
        ("NO", 13),
        ("PT", 13),
        ("SE", 13),
        ("SI", 15),
    ],
    "GDPR art. 8(1) and the laws of the member states; GB: Data Protection Act 2018 s. 9",
);

/// The age from which a child may consent in a country, on a day.
pub fn child_age(region: &str, day: Date) -> u8 {
    let set = CHILD_AGES.on(day).value.iter().find(|(country, _)| *country == region);
    set.map_or_else(|| CHILD_AGE.on(day).value, |(_, age)| *age)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_is_that_of_the_country() {
        let age = |region| child_age(region, date(2026, 11, 22));
        assert_eq!((age("DE"), age("PL"), age("FR"), age("ES"), age("GB"), age("NL")), (16, 16, 15, 14, 13, 16));
    }
}
