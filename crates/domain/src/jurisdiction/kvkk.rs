//! The numbers of the KVKK (Law No. 6698) and of what stands beneath it, each with where it stands.

use super::Rule;
use crate::purpose::Basis;
use jiff::civil::{Date, date};

/// Since when the law's duties towards subjects are in force (art. 32).
pub const APPLIES: Date = date(2016, 10, 7);
/// Since when the by-law on erasure, destruction and anonymisation is (OG 28.10.2017/30224).
const ERASURE_BY_LAW: Date = date(2018, 1, 1);

/// Days in which a request is answered, counted from its receipt. There is no extension.
pub const ANSWER_DAYS: Rule<i32> = Rule::once(APPLIES, 30, "KVKK art. 13(2)");

/// On which article a purpose rests: its basis, whether it concerns special categories, the article. The usual one of each first.
pub const BASES: Rule<&[(Basis, bool, &str)]> = Rule::once(
    APPLIES,
    &[
        (Basis::Consent, false, "5(1)"),
        (Basis::Consent, true, "6(3)(a)"),
        (Basis::Contract, false, "5(2)(c)"),
        (Basis::LegalObligation, false, "5(2)(ç)"),
        (Basis::LegalObligation, false, "5(2)(a)"),
        (Basis::LegitimateInterest, false, "5(2)(f)"),
        (Basis::LegitimateInterest, false, "5(2)(e)"),
    ],
    "KVKK art. 5, 6(3) as amended by Law 7499",
);

/// Days after the answer in which a complaint to the Board is possible.
pub const COMPLAINT_ANSWER_DAYS: Rule<i32> = Rule::once(APPLIES, 30, "KVKK art. 14(1)");

/// Days after the request in which it is possible at the latest, answered or not.
pub const COMPLAINT_APPLICATION_DAYS: Rule<i32> = Rule::once(APPLIES, 60, "KVKK art. 14(1)");

/// Hours from learning of a breach to telling the Board. They run through weekends.
pub const BREACH_HOURS: Rule<i64> = Rule::once(date(2019, 1, 24), 72, "KVKK art. 12(5); Board decision 2019/10");

/// The longest interval of periodic destruction, in months.
pub const DESTRUCTION_MONTHS: Rule<i32> = Rule::once(ERASURE_BY_LAW, 6, "By-law on erasure, OG 28.10.2017/30224, art. 11(2)");

/// Years for which records of destruction are kept, at least.
pub const DESTRUCTION_RECORD_YEARS: Rule<i32> = Rule::once(ERASURE_BY_LAW, 3, "By-law on erasure, OG 28.10.2017/30224, art. 7(3)");

/// The age from which somebody decides by themselves: the law sets none, so majority counts.
pub const CHILD_AGE: Rule<u8> = Rule::once(APPLIES, 18, "Turkish Civil Code No. 4721 art. 11, 16");

/// Working days in which a signed standard contract is notified to the Board.
pub const STANDARD_CONTRACT_DAYS: Rule<i32> =
    Rule::once(date(2024, 9, 1), 5, "KVKK art. 9(5); By-law on transfers abroad, OG 10.07.2024/32598, art. 14");
