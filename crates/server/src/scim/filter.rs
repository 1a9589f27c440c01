//! Filters of SCIM (RFC 7644, section 3.4.2.2), as far as identity providers ask: one attribute that equals one value.

use crate::members::provisioning::User;
use crate::members::session::normal_email;
use crate::problem::Problem;
use axum::http::StatusCode;

/// The longest filter, in bytes.
pub(crate) const FILTER_BYTES_MAX: usize = 1024;

/// What is asked for.
#[cfg_attr(test, derive(PartialEq, Eq, Debug))]
pub(crate) enum Filter {
    /// Everybody.
    All,
    /// `userName eq "..."`, or an e-mail address, which is the same.
    UserName(String),
    /// `externalId eq "..."`.
    ExternalId(String),
    /// `id eq "..."`.
    Id(String),
    /// `active eq true`.
    Active(bool),
}

impl Filter {
    /// Reads a filter; one that is empty asks for everybody.
    ///
    /// # Errors
    /// 400 `scim-filter` for whatever is not understood: to answer it with everybody would tell the provider something that is not so.
    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::All);
        }
        Self::comparison(text).ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, "scim-filter"))
    }

    fn comparison(text: &str) -> Option<Self> {
        if text.len() > FILTER_BYTES_MAX {
            return None;
        }
        let (attribute, value) = operands(text)?;
        if attribute == "active" {
            return value.to_ascii_lowercase().parse().ok().map(Self::Active);
        }
        // A value is written as in JSON, with its quotes and escapes.
        let value: String = serde_json::from_str(value).ok()?;
        Some(match attribute.as_str() {
            "username" | "emails" | "emails.value" | "emails[type eq \"work\"].value" => Self::UserName(normal_email(&value)),
            "externalid" => Self::ExternalId(value),
            "id" => Self::Id(value),
            _ => return None,
        })
    }

    /// Whether somebody is asked for.
    pub(crate) fn holds(&self, user: &User) -> bool {
        match self {
            Self::All => true,
            Self::UserName(email) => user.email == *email,
            Self::ExternalId(id) => user.external_id.as_ref() == Some(id),
            Self::Id(id) => user.id.to_string() == *id,
            Self::Active(active) => user.active == *active,
        }
    }
}

/// The attribute, in lower case and without the name of its schema, and the value as it is written. Names and operators are in any case.
fn operands(text: &str) -> Option<(String, &str)> {
    let lower = text.to_ascii_lowercase();
    let start = lower
        .strip_prefix(&super::USER.to_ascii_lowercase())
        .and_then(|rest| rest.strip_prefix(':'))
        .map_or(0, |rest| text.len() - rest.len());
    let (text, lower) = (text.get(start..)?, lower.get(start..)?);
    // What stands in brackets has an operator of its own.
    let from = if lower.starts_with("emails[") { lower.find(']')? } else { 0 };
    let at = from + lower.get(from..)?.find(" eq ")?;
    let (attribute, value) = (lower.get(..at)?.trim(), text.get(at + " eq ".len()..)?.trim());
    (!value.is_empty()).then(|| (attribute.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_attribute_is_compared_with_one_value() {
        let is = |text: &str, filter| assert_eq!(Filter::parse(text).unwrap(), filter, "{text}");
        let ada = || "ada@teehaus.example".to_owned();
        is("", Filter::All);
        is(r#"userName eq "ada@teehaus.example""#, Filter::UserName(ada()));
        is(r#"USERNAME EQ " Ada@Teehaus.example ""#, Filter::UserName(ada()));
        is(r#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ada@teehaus.example""#, Filter::UserName(ada()));
        is(r#"emails[type eq "work"].value eq "ada@teehaus.example""#, Filter::UserName(ada()));
        is(r#"externalId eq "A \"quoted\" Id""#, Filter::ExternalId("A \"quoted\" Id".to_owned()));
        is(r#"id eq "1 eq 2""#, Filter::Id("1 eq 2".to_owned()));
        is("active eq True", Filter::Active(true));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let long = format!("id eq \"{}\"", "x".repeat(FILTER_BYTES_MAX));
        for text in [
            "userName",
            "userName eq ada",
            r#"userName eq "ada"#,
            r#"userName eq "a" or userName eq "b""#,
            r#"userName sw "a""#,
            r#"displayName eq "a""#,
            r#"not (userName eq "a")"#,
            r#"active eq "yes""#,
            "emails[",
            " eq ",
            long.as_str(),
        ] {
            let refused = Filter::parse(text).unwrap_err();
            assert_eq!((refused.status(), refused.code()), (StatusCode::BAD_REQUEST, "scim-filter"), "{text}");
        }
    }
}
