//! Decides what the countries to choose from are called: each by its own name, as languages are.

/// Country code (ISO 3166-1) and what the country calls itself.
const REGIONS: [(&str, &str); 33] = [
    ("AT", "Österreich"),
    ("BE", "België · Belgique"),
    ("BG", "България"),
    ("CH", "Schweiz · Suisse · Svizzera"),
    ("CY", "Κύπρος"),
    ("CZ", "Česko"),
    ("DE", "Deutschland"),
    ("DK", "Danmark"),
    ("EE", "Eesti"),
    ("ES", "España"),
    ("FI", "Suomi"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("GR", "Ελλάδα"),
    ("HR", "Hrvatska"),
    ("HU", "Magyarország"),
    ("IE", "Ireland"),
    ("IS", "Ísland"),
    ("IT", "Italia"),
    ("LI", "Liechtenstein"),
    ("LT", "Lietuva"),
    ("LU", "Lëtzebuerg"),
    ("LV", "Latvija"),
    ("MT", "Malta"),
    ("NL", "Nederland"),
    ("NO", "Norge"),
    ("PL", "Polska"),
    ("PT", "Portugal"),
    ("RO", "România"),
    ("SE", "Sverige"),
    ("SI", "Slovenija"),
    ("SK", "Slovensko"),
    ("TR", "Türkiye"),
];

/// The name of a country; its code where it is none of these.
pub(crate) fn name_of(code: &str) -> &str {
    REGIONS.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}
