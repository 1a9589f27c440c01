//! Decides what each law asks before data is handed to somebody in another country, and which countries it trusts.

use super::{Law, Rule, gdpr, kvkk, laws};
use jiff::civil::{Date, date};
use locale::{Key, Locale, text};

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

/// A decision that a country protects data well enough, for as long as it is in force.
#[derive(Clone, Copy, Debug)]
pub struct Adequate {
    /// Which country (ISO 3166).
    pub country: &'static str,
    /// The first day on which data may go there by it.
    pub from: Date,
    /// The last one, where the decision names one: nobody claims it afterwards.
    pub until: Option<Date>,
    /// Whether it covers whoever is there. Canada's holds for commercial organisations, that of the United States for those on the list of
    /// the Data Privacy Framework.
    pub whole: bool,
    /// The decision's number, by which documents cite it in any language.
    pub number: &'static str,
}

/// The decisions of the Commission. Those of the directive before it stay in force (GDPR art. 45(9)).
pub const ADEQUATE_GDPR: &[Adequate] = &[
    decision("AD", gdpr::APPLIES, "2010/625"),
    decision("AR", gdpr::APPLIES, "2003/490"),
    decision("CH", gdpr::APPLIES, "2000/518"),
    decision("FO", gdpr::APPLIES, "2010/146"),
    decision("GG", gdpr::APPLIES, "2003/821"),
    decision("IL", gdpr::APPLIES, "2011/61"),
    decision("IM", gdpr::APPLIES, "2004/411"),
    decision("JE", gdpr::APPLIES, "2008/393"),
    decision("NZ", gdpr::APPLIES, "2013/65"),
    decision("UY", gdpr::APPLIES, "2012/484"),
    Adequate { whole: false, ..decision("CA", gdpr::APPLIES, "2002/2") },
    decision("JP", date(2019, 1, 23), "2019/419"),
    // Art. 12, as extended by Decision (EU) 2025/1226 and renewed by Decision (EU) 2025/2574.
    Adequate { until: Some(date(2031, 12, 27)), ..decision("GB", date(2021, 6, 28), "2021/1772") },
    decision("KR", date(2021, 12, 17), "2022/254"),
    Adequate { whole: false, ..decision("US", date(2023, 7, 10), "2023/1795") },
    decision("BR", date(2026, 1, 26), "2026/179"),
];

/// The decisions of the Board: it has made none (KVKK art. 9(1), 9(2), as changed by Law No. 7499).
pub const ADEQUATE_KVKK: &[Adequate] = &[];

const fn decision(country: &'static str, from: Date, number: &'static str) -> Adequate {
    Adequate { country, from, until: None, whole: true, number }
}

/// The decision of a law on a country that is in force on a day.
fn trusts(law: Law, country: &str, day: Date) -> Option<&'static Adequate> {
    let decisions = match law {
        Law::Gdpr => ADEQUATE_GDPR,
        Law::Kvkk => ADEQUATE_KVKK,
    };
    let in_force = |each: &&Adequate| each.country == country && each.from <= day && each.until.is_none_or(|until| day <= until);
    decisions.iter().find(in_force)
}

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
    Asked::Tool { adequate: abroad.iter().all(|law| trusts(*law, country, day).is_some()) }
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

/// On what handing data to a country rests, as people are told (GDPR art. 13(1)(f), 15(2), 30(1)(e); KVKK art. 10(1)(c)).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rests {
    /// On nothing: it goes nowhere else.
    AtHome,
    /// On the decision of this number.
    Decision(&'static str),
    /// On this tool.
    Tool(Transfer),
    /// On nothing that anybody recorded, or on what holds no more: that is said, too.
    Unrecorded,
}

/// On what data that somebody in `region` hands to `country` by a tool rests, on a day.
pub fn rests(region: &str, country: &str, tool: Option<Transfer>, day: Date) -> Rests {
    if asked(region, country, day) == Asked::Nothing {
        return Rests::AtHome;
    }
    match tool.filter(|_| allows(region, country, tool, day)) {
        Some(Transfer::Adequacy) => trusts(Law::Gdpr, country, day).map_or(Rests::Unrecorded, |each| Rests::Decision(each.number)),
        Some(tool) => Rests::Tool(tool),
        None => Rests::Unrecorded,
    }
}

/// The same for whoever stores the data there, of whom nobody records a tool: a decision that covers everybody in the country needs none.
pub fn storing_rests(region: &str, country: &str, day: Date) -> Rests {
    let whole = |law: &Law| at_home(*law, region, country, day) || trusts(*law, country, day).is_some_and(|each| each.whole);
    let tool = laws(region).iter().all(whole).then_some(Transfer::Adequacy);
    rests(region, country, tool, day)
}

impl Rests {
    /// As it is told in a language.
    pub fn told(self, locale: Locale) -> String {
        let label = |tool: Transfer| Key::by_name(&format!("console-recipient-transfer-{}", tool.as_str())).map(|key| text(locale, key));
        match self {
            Self::AtHome => text(locale, Key::ConsoleRecipientTransferNone).to_owned(),
            Self::Decision(number) => format!("{} {number}", label(Transfer::Adequacy).unwrap_or_default()),
            Self::Tool(tool) => label(tool).unwrap_or_default().to_owned(),
            Self::Unrecorded => text(locale, Key::DocumentTransferUnrecorded).to_owned(),
        }
    }
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
            ("DE", "GB", today, Asked::Tool { adequate: true }),
            // The decision on the United Kingdom ends by itself.
            ("DE", "GB", date(2031, 12, 27), Asked::Tool { adequate: true }),
            ("DE", "GB", date(2031, 12, 28), Asked::Tool { adequate: false }),
            ("DE", "BR", date(2026, 1, 25), Asked::Tool { adequate: false }),
            ("DE", "BR", today, Asked::Tool { adequate: true }),
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
    fn what_a_transfer_rests_on_is_told_for_as_long_as_it_does() {
        let today = date(2026, 11, 22);
        let (adequacy, clauses) = (Some(Transfer::Adequacy), Some(Transfer::StandardClauses));
        assert_eq!(rests("DE", "FR", None, today), Rests::AtHome);
        assert_eq!(rests("DE", "GB", adequacy, today), Rests::Decision("2021/1772"));
        assert_eq!(rests("DE", "GB", adequacy, date(2031, 12, 28)), Rests::Unrecorded, "its term is over");
        assert_eq!(rests("DE", "GB", clauses, date(2031, 12, 28)), Rests::Tool(Transfer::StandardClauses));
        assert_eq!(rests("DE", "IN", adequacy, today), Rests::Unrecorded, "there is no such decision");
        assert_eq!(rests("DE", "IN", None, today), Rests::Unrecorded);
        // Nobody says of whoever stores whether they are on the list that the decision on their country covers.
        let storing = |region, country| storing_rests(region, country, today);
        assert_eq!((storing("DE", "FI"), storing("DE", "CH")), (Rests::AtHome, Rests::Decision("2000/518")));
        assert_eq!((storing("DE", "US"), storing("TR", "DE")), (Rests::Unrecorded, Rests::Unrecorded));
        for locale in Locale::ALL {
            assert!(Rests::Decision("2023/1795").told(locale).ends_with(" 2023/1795"));
            let told = [Rests::AtHome, Rests::Tool(Transfer::BindingRules), Rests::Unrecorded].map(|rests| rests.told(locale));
            assert!(told.iter().all(|text| !text.is_empty()), "{told:?}");
        }
    }

    #[test]
    fn every_tool_goes_by_its_name() {
        assert!(Transfer::ALL.iter().all(|tool| Transfer::parse(tool.as_str()) == Some(*tool)));
        assert_eq!(Transfer::parse("consent"), None, "consent alone carries no regular transfer");
    }
}
