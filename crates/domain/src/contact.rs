//! Contact fields: what a visitor may tell about themselves, and in which form it is kept.

use crate::refusal::Refusal;
use crate::satisfaction::Score;
use jiff::Timestamp;
use seal::Personal;

/// In which form an answer is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// A name, in any script.
    Name,
    /// A telephone number, kept in E.164.
    Phone,
    /// An e-mail address, kept trimmed.
    Email,
    /// Free text.
    Text,
    /// A moment, kept in RFC 3339 (UTC, whole seconds). No flow asks for it.
    Time,
    /// A score from 1 to 5. No flow asks for it.
    Score,
}

impl Format {
    /// The name that flows and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Text => "text",
            Self::Time => "time",
            Self::Score => "score",
        }
    }

    /// The format of this name, of those that a flow may ask for.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Name, Self::Phone, Self::Email, Self::Text].into_iter().find(|f| f.as_str() == name)
    }

    /// The format in which a field of this name is kept when no flow says otherwise.
    pub fn of_field(field: &str) -> Self {
        match field {
            CALL_AT_FIELD => Self::Time,
            crate::satisfaction::SCORE_FIELD => Self::Score,
            field => Self::parse(field).unwrap_or(Self::Text),
        }
    }
}

/// Fields of a name or a postal address, besides those whose name is their format: what a letter is addressed with.
const ADDRESS_FIELDS: [&str; 11] =
    ["first_name", "last_name", "given_name", "family_name", "company", "address", "street", "postcode", "postal_code", "city", "country"];

/// Whether somebody is addressed or reached by a field of this name. What they told of a matter is none.
pub fn reaches(field: &str) -> bool {
    let reached = matches!(Format::of_field(field), Format::Name | Format::Email | Format::Phone);
    reached || ADDRESS_FIELDS.contains(&field)
}

/// The field that holds when somebody wishes to be called.
pub const CALL_AT_FIELD: &str = "call_at";
/// The longest name of a field, in bytes.
pub const FIELD_NAME_BYTES_MAX: usize = 32;
/// The longest name of a person, in characters.
pub const NAME_CHARS_MAX: usize = 200;
/// The longest e-mail address, in bytes (RFC 5321, section 4.5.3.1.3, less the brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// The longest free-text field, in characters.
pub const TEXT_CHARS_MAX: usize = 4_000;

/// Whether this can be the name of a field: lower-case ASCII letters, digits and underscores, starting with a letter.
pub fn is_field_name(name: &str) -> bool {
    let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    starts && name.len() <= FIELD_NAME_BYTES_MAX && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Brings a value into the form in which it is kept. `region` is the ISO 3166 country whose national numbers are understood.
///
/// # Refuses
/// [`Refusal::InvalidValue`] where the value is not of this format, or longer than its limit.
pub fn accept(field: &str, format: Format, value: &str, region: &str) -> Result<Personal<String>, Refusal> {
    let value = value.trim();
    let accepted = match format {
        Format::Name => line(value, NAME_CHARS_MAX),
        Format::Phone => phone(value, region),
        Format::Email => email(value),
        Format::Text => text(value, TEXT_CHARS_MAX),
        Format::Time => value.parse().ok().map(|at: Timestamp| format!("{at:.0}")),
        Format::Score => value.parse().ok().and_then(|n| Score::of(n).ok()).map(|score| score.number().to_string()),
    };
    accepted.map(Personal::new).ok_or_else(|| Refusal::InvalidValue { field: field.to_owned(), format })
}

fn line(value: &str, chars_max: usize) -> Option<String> {
    let fits = !value.is_empty() && value.chars().count() <= chars_max;
    (fits && !value.chars().any(char::is_control)).then(|| value.to_owned())
}

fn text(value: &str, chars_max: usize) -> Option<String> {
    let fits = !value.is_empty() && value.chars().count() <= chars_max;
    (fits && !value.contains('\0')).then(|| value.to_owned())
}

/// E.164 (ITU-T): a plus sign and up to fifteen digits, of a number that can exist.
fn phone(value: &str, region: &str) -> Option<String> {
    if value.len() > 40 || value.chars().any(char::is_alphabetic) {
        return None;
    }
    let region = region.parse().ok();
    let number = phonenumber::parse(region, value).ok()?;
    phonenumber::is_valid(&number).then(|| number.format().mode(phonenumber::Mode::E164).to_string())
}

/// An address that mail can be sent to: the useful part of RFC 5321, without quoted local parts and address literals.
fn email(value: &str) -> Option<String> {
    let (local, domain) = value.rsplit_once('@')?;
    let local_is_fine = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let label_is_fine = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let domain_is_fine = domain.contains('.') && domain.split('.').all(label_is_fine);
    (local_is_fine && domain_is_fine && value.len() <= EMAIL_BYTES_MAX).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: Format, value: &str, kept: Option<&str>) {
        let got = accept("field", format, value, "DE").ok();
        assert_eq!(got.as_ref().map(|v| v.expose().as_str()), kept, "{format:?} {value:?}");
    }

    #[test]
    fn numbers_are_kept_in_e164() {
        check(Format::Phone, "030 901820", Some("+4930901820"));
        check(Format::Phone, " +49 30 901820 ", Some("+4930901820"));
        check(Format::Phone, "+90 212 555 12 12", Some("+902125551212"));
        check(Format::Phone, "+48 22 123 45 67", Some("+48221234567"));
        for bad in ["call me maybe", "12", "", "+49", "030 90182O", &"1".repeat(60)] {
            check(Format::Phone, bad, None);
        }
    }

    #[test]
    fn addresses_are_trimmed_not_rewritten() {
        check(Format::Email, "  Ada.Lovelace+chat@Beispiel.DE ", Some("Ada.Lovelace+chat@Beispiel.DE"));
        check(Format::Email, "иван@пример.рф", Some("иван@пример.рф"));
        for bad in ["not an address", "a@b", "@x.de", "a..b@x.de", "a@-x.de", "a@x..de", "a b@x.de", "a@x.de\nBcc: all@x.de"] {
            check(Format::Email, bad, None);
        }
    }

    #[test]
    fn names_are_one_line_and_free_text_may_be_many() {
        check(Format::Name, "Zebulon Quastenflosser", Some("Zebulon Quastenflosser"));
        check(Format::Name, "two\nlines", None);
        check(Format::Name, "", None);
        check(Format::Text, "two\nlines", Some("two\nlines"));
        check(Format::Text, &"x".repeat(TEXT_CHARS_MAX + 1), None);
    }

    #[test]
    fn wishes_and_scores_have_one_form() {
        check(Format::Time, " 2026-11-23T12:00:00.123+01:00 ", Some("2026-11-23T11:00:00Z"));
        check(Format::Time, "tomorrow", None);
        check(Format::Score, "4", Some("4"));
        for bad in ["0", "6", "four", "4.5"] {
            check(Format::Score, bad, None);
        }
        assert_eq!(
            (Format::of_field("call_at"), Format::of_field("rating"), Format::of_field("time")),
            (Format::Time, Format::Score, Format::Text)
        );
        assert!(Format::parse("time").is_none(), "no flow asks for it: a window could not show it");
    }

    #[test]
    fn a_field_has_a_plain_name() {
        assert!(is_field_name("phone") && is_field_name("order_no2"));
        assert!(!is_field_name("") && !is_field_name("Phone") && !is_field_name("a-b") && !is_field_name("2nd"));
    }
}
