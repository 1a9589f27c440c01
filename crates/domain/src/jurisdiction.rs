//! Jurisdictions: which laws apply to an organisation, and the numbers of each, by the day from which they are in force.
//!
//! A number of the law is data, with where it stands: [`gdpr`] and [`kvkk`] list them. Nothing else in Parlour writes one down. A law
//! that changes gets another version in its list, and what happened before keeps the version of its own day.

pub mod authority;
pub mod gdpr;
pub mod kvkk;
pub mod transfer;

use jiff::civil::Date;

/// A law that an organisation keeps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Law {
    /// Regulation (EU) 2016/679.
    Gdpr,
    /// Kişisel Verilerin Korunması Kanunu, Law No. 6698.
    Kvkk,
}

impl Law {
    /// Every law.
    pub const ALL: [Self; 2] = [Self::Gdpr, Self::Kvkk];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gdpr => "gdpr",
            Self::Kvkk => "kvkk",
        }
    }

    /// The law of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|law| law.as_str() == name)
    }

    /// Since when its duties are in force.
    pub fn applies(self) -> Date {
        match self {
            Self::Gdpr => gdpr::APPLIES,
            Self::Kvkk => kvkk::APPLIES,
        }
    }
}

/// A number of the law, as it is in force from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Version<T> {
    /// The first day on which it is in force.
    pub from: Date,
    /// The number.
    pub value: T,
    /// Where it stands: article, decision, official journal.
    pub source: &'static str,
}

/// The versions of one number, the oldest first. There is at least one.
#[derive(Clone, Copy, Debug)]
pub struct Rule<T: 'static> {
    /// The oldest.
    pub first: Version<T>,
    /// What replaced it, in the order of time.
    pub later: &'static [Version<T>],
}

impl<T: Copy> Rule<T> {
    /// A number that has not changed since it is in force.
    pub const fn once(from: Date, value: T, source: &'static str) -> Self {
        Self { first: Version { from, value, source }, later: &[] }
    }

    /// The version that is in force on a day; before the first one, the first.
    pub fn on(&self, day: Date) -> Version<T> {
        self.later.iter().rev().find(|version| version.from <= day).copied().unwrap_or(self.first)
    }
}

/// A period that an organisation chooses between two bounds, in calendar months.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Months {
    /// What holds where nobody chose.
    pub usual: u32,
    /// The shortest that may be chosen.
    pub least: u32,
    /// The longest.
    pub most: u32,
}

/// The laws that apply in a region (ISO 3166 country). Who talks to visitors in Turkey keeps both: the stricter rule counts.
pub fn laws(region: &str) -> &'static [Law] {
    if region == "TR" { &[Law::Gdpr, Law::Kvkk] } else { &[Law::Gdpr] }
}

/// The age from which somebody may consent by themselves in a region, on a day: where several laws apply, the highest.
pub fn child_age(region: &str, day: Date) -> u8 {
    let of = |law: &Law| match law {
        Law::Gdpr => gdpr::child_age(region, day),
        Law::Kvkk => kvkk::CHILD_AGE.on(day).value,
    };
    laws(region).iter().map(of).max().unwrap_or(gdpr::CHILD_AGE.first.value)
}

/// Whether this is a country code that an organisation may name: two capital letters.
pub fn is_region(region: &str) -> bool {
    region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_number_is_the_one_of_its_day() {
        const HOURS: Rule<i64> = Rule {
            first: Version { from: date(2018, 5, 25), value: 72, source: "old" },
            later: &[Version { from: date(2027, 1, 1), value: 96, source: "new" }],
        };
        let on = |y, m, d| HOURS.on(date(y, m, d)).value;
        assert_eq!((on(2016, 1, 1), on(2018, 5, 25), on(2026, 12, 31), on(2027, 1, 1), on(2030, 1, 1)), (72, 72, 72, 96, 96));
    }
}
