//! Decides what each law asks before data is handed to somebody in another country, and which countries it trusts.

use super::{Law, Rule, Version, kvkk, laws};
use jiff::civil::{Date, date};

/// What allows handing data to another country, where the laws ask for something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Transfer {
    /// A decision that the country protects data well enough (GDPR art. 45; KVKK art. 9(1)).
    Adequacy,
    /// Standard clauses, unchanged (GDPR art. 46(2)(c), Decision (EU) 2021/914; KVKK art. 9(4)(c), notified to the Board).
    StandardClauses,
    /// Binding rules of a group of companies (GDPR art. 47; KVKK art. 9(4)(b)).
    BindingRules,
    /// A certificate with binding commitments (GDPR art. 46(2)(f)). KVKK knows none.
    Certification,
    /// Clauses of one's own that the authority permitted (GDPR art. 46(3)(a); KVKK art. 9(4)(ç)).
    Permitted,
}

impl Transfer {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Adequacy, Self::StandardClauses, Self::BindingRules, Self::Certification, Self::Permitted];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adequacy => "adequacy",
            Self::StandardClauses => "standard-clauses",
            Self::BindingRules => "binding-rules",
            Self::Certification => "certification",
            Self::Permitted => "permitted",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|transfer| transfer.as_str() == name)
    }
}

/// The countries of the European Economic Area: within it data moves as at home (GDPR art. 1(3)).
pub const EEA: Rule<&[&str]> = Rule::once(
    date(2018, 7, 20),
    &[
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT",
        "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ],
    "GDPR art. 1(3), 44; EEA Joint Committee decision 154/2018",
);

/// The countries that the Commission trusts, each by its decision. Canada: commercial organisations; the United States: those on
/// the list of the Data Privacy Framework.
pub const ADEQUATE_GDPR: Rule<&[&str]> = Rule {
    first: Version {
        from: date(2018, 5, 25),
        value: &["AD", "AR", "CA", "CH", "FO", "GG", "IL", "IM", "JE", "NZ", "UY"],
        source: "GDPR art. 45(9); Decisions 2000/518, 2002/2, 2003/490, 2003/821, 2004/411, 2008/393, 2010/146, 2010/625, 2011/61, 2012/484, 2013/65",
    },
    later: &[
        Version {
            from: date(2019, 1, 23),
            value: &["AD", "AR", "CA", "CH", "FO", "GG", "IL", "IM", "JE", "JP", "NZ", "UY"],
            source: "and Decision (EU) 2019/419",
        },
        Version {
            from: date(2021, 6, 28),
            value: &["AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "NZ", "UY"],
            source: "and Decision (EU) 2021/1772",
        },
        Version {
            from: date(2021, 12, 17),
            value: &["AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"],
            source: "and Decision (EU) 2022/254",
        },
        Version {
            from: date(2023, 7, 10),
            value: &["AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY"],
            source: "and Decision (EU) 2023/1795",
        },
    ],
};

/// The countries that the Board trusts: it has named none.
pub const ADEQUATE_KVKK: Rule<&[&str]> = Rule::once(date(2024, 6, 1), &[], "KVKK art. 9(1), 9(2), as changed by Law No. 7499");

/// What the laws of a region ask before data goes to a country.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Nothing: it is the same area of law.
    Nothing,
    /// One of the tools; `adequate` where adequacy is one of them.
    Tool {
        /// Whether every law that applies trusts the country.
        adequate: bool,
    },
}

/// What is asked where somebody in `region` hands data to `country`, on a day.
pub fn asked(region: &str, country: &str, day: Date) -> Asked {
    let abroad: Vec<Law> = laws(region).iter().copied().filter(|law| !at_home(*law, region, country, day)).collect();
    if abroad.is_empty() {
        return Asked::Nothing;
    }
    let trusts = |law: &Law| match law {
        Law::Gdpr => ADEQUATE_GDPR.on(day).value.contains(&country),
        Law::Kvkk => ADEQUATE_KVKK.on(day).value.contains(&country),
    };
    Asked::Tool { adequate: abroad.iter().all(trusts) }
}

/// Whether a tool answers what is asked. Certificates are a tool of the GDPR alone.
pub fn allows(region: &str, country: &str, tool: Option<Transfer>, day: Date) -> bool {
    match (asked(region, country, day), tool) {
        (Asked::Tool { .. }, None) => false,
        (Asked::Tool { adequate }, Some(Transfer::Adequacy)) => adequate,
        (Asked::Tool { .. }, Some(Transfer::Certification)) => {
            at_home(Law::Kvkk, region, country, day) || !laws(region).contains(&Law::Kvkk)
        }
        (Asked::Nothing, _) | (Asked::Tool { .. }, Some(_)) => true,
    }
}

/// In how many working days the Board is to be told of what allows a transfer that is agreed on a day: of a standard contract, which is
/// signed outside of Parlour (KVKK art. 9(5)). `None` where it need not be.
pub fn told_within(region: &str, country: &str, tool: Option<Transfer>, day: Date) -> Option<i32> {
    let days = kvkk::STANDARD_CONTRACT_DAYS;
    let contract = tool == Some(Transfer::StandardClauses) && day >= days.first.from;
    let abroad = laws(region).contains(&Law::Kvkk) && !at_home(Law::Kvkk, region, country, day);
    (contract && abroad).then(|| days.on(day).value)
}

/// One's own country is no other country; for the GDPR the whole area is one.
fn at_home(law: Law, region: &str, country: &str, day: Date) -> bool {
    let inside = |place: &str| EEA.on(day).value.contains(&place);
    country == region || (law == Law::Gdpr && inside(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_country_asks_depends_on_where_one_is_and_when() {
        let today = date(2026, 11, 22);
        let cases = [
            ("DE", "DE", today, Asked::Nothing),
            ("DE", "FR", today, Asked::Nothing),
            ("DE", "NO", today, Asked::Nothing),
            ("DE", "CH", today, Asked::Tool { adequate: true }),
            ("DE", "US", today, Asked::Tool { adequate: true }),
            ("DE", "US", date(2022, 1, 1), Asked::Tool { adequate: false }),
            ("DE", "GB", date(2021, 6, 28), Asked::Tool { adequate: true }),
            ("DE", "TR", today, Asked::Tool { adequate: false }),
            ("DE", "IN", today, Asked::Tool { adequate: false }),
            // Whoever keeps both laws asks for what both ask: the Board trusts nobody yet.
            ("TR", "TR", today, Asked::Nothing),
            ("TR", "DE", today, Asked::Tool { adequate: false }),
            ("TR", "CH", today, Asked::Tool { adequate: false }),
        ];
        for (region, country, day, expected) in cases {
            assert_eq!(asked(region, country, day), expected, "{region} to {country} on {day}");
        }
    }

    #[test]
    fn a_tool_is_named_where_one_is_asked_and_holds_for_every_law() {
        use Transfer::{Adequacy, BindingRules, Certification, Permitted, StandardClauses};
        let today = date(2026, 11, 22);
        let allowed = |region, country| {
            let tools = [None, Some(Adequacy), Some(StandardClauses), Some(BindingRules), Some(Certification), Some(Permitted)];
            tools.map(|tool| allows(region, country, tool, today))
        };
        assert_eq!(allowed("DE", "PL"), [true; 6]);
        assert_eq!(allowed("DE", "US"), [false, true, true, true, true, true]);
        assert_eq!(allowed("DE", "IN"), [false, false, true, true, true, true]);
        assert_eq!(allowed("TR", "DE"), [false, false, true, true, false, true]);
        assert_eq!(allowed("TR", "US"), [false, false, true, true, false, true]);
    }

    #[test]
    fn every_tool_goes_by_its_name() {
        assert!(Transfer::ALL.iter().all(|tool| Transfer::parse(tool.as_str()) == Some(*tool)));
        assert_eq!(Transfer::parse("consent"), None, "consent alone carries no regular transfer");
    }
}
