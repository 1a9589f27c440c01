//! What an identity provider wants of a user, read from what it sent: a whole user (RFC 7644, sections 3.3 and 3.5.1), or changes of one (3.5.2).
//!
//! Four things are kept: the address, the role, whether they may sign in, and the provider's id. Whatever else a user has by RFC 7643 is passed over, so
//! that a provider need not be taught to leave it out. Entra ID writes operations with a capital letter, booleans as texts, and values without a path.

use crate::problem::Problem;
use axum::http::StatusCode;
use domain::provisioning;
use serde_json::{Map, Value};

/// The most operations of one request.
pub(crate) const OPERATIONS_MAX: usize = 100;
/// The longest text of a value that is looked at, in bytes.
pub(crate) const TEXT_BYTES_MAX: usize = 2048;

/// What users have by RFC 7643 (section 4.1) besides: none of it is kept.
const NOT_KEPT: [&str; 18] = [
    "addresses",
    "displayname",
    "emails",
    "entitlements",
    "groups",
    "ims",
    "locale",
    "name",
    "nickname",
    "phonenumbers",
    "photos",
    "preferredlanguage",
    "profileurl",
    "schemas",
    "timezone",
    "title",
    "usertype",
    "x509certificates",
];

/// What is wanted; what is not named stays as it is.
#[cfg_attr(test, derive(Clone, PartialEq, Eq, Debug))]
#[derive(Default)]
pub(crate) struct Wish {
    pub(crate) user_name: Option<String>,
    /// The provider's id; an empty one takes it away.
    pub(crate) external_id: Option<String>,
    pub(crate) active: Option<bool>,
    pub(crate) role: Option<String>,
}

/// Reads a whole user. A role that is not named stays, because a provider that was not taught roles knows of none; an id of the provider's goes.
///
/// # Errors
/// 400 `scim-value` where something that is kept has a value that is none.
pub(crate) fn whole(user: &Map<String, Value>) -> Result<Wish, Problem> {
    Ok(Wish {
        user_name: Some(attribute(user, "userName").map(user_name).transpose()?.ok_or_else(bad_value)?),
        external_id: Some(attribute(user, "externalId").map(external_id).transpose()?.unwrap_or_default()),
        active: attribute(user, "active").map(boolean).transpose()?,
        role: attribute(user, "roles").map(role).transpose()?.flatten(),
    })
}

/// Reads changes.
///
/// # Errors
/// 400 `bad-json` where they are none; `scim-value`, `scim-path` and `scim-fixed` where one of them is not understood: then none is made.
pub(crate) fn changes(request: &Map<String, Value>) -> Result<Wish, Problem> {
    let syntax = || Problem::new(StatusCode::BAD_REQUEST, "bad-json");
    let operations = attribute(request, "Operations").and_then(Value::as_array).ok_or_else(syntax)?;
    if operations.is_empty() || operations.len() > OPERATIONS_MAX {
        return Err(syntax());
    }
    let mut read = Read::default();
    for operation in operations {
        let operation = operation.as_object().ok_or_else(syntax)?;
        let named = attribute(operation, "op").and_then(Value::as_str).ok_or_else(syntax)?;
        let value = attribute(operation, "value");
        let path = match attribute(operation, "path") {
            None => None,
            Some(path) => Some(path.as_str().ok_or_else(bad_path)?),
        };
        match (named.to_ascii_lowercase().as_str(), path) {
            ("add" | "replace", Some(path)) => read.set(path, value.unwrap_or(&Value::Null))?,
            ("add" | "replace", None) => read.set_all(value.and_then(Value::as_object).ok_or_else(bad_value)?)?,
            ("remove", Some(path)) => read.remove(path)?,
            ("remove", None) => return Err(bad_path()),
            _ => return Err(syntax()),
        }
    }
    read.wish()
}

/// What was read of the operations so far.
#[derive(Default)]
struct Read {
    wish: Wish,
    /// A role was taken away: another one has to come in its place.
    lost_role: bool,
}

impl Read {
    fn set(&mut self, path: &str, value: &Value) -> Result<(), Problem> {
        match Kept::at(path)? {
            Kept::UserName => self.wish.user_name = Some(user_name(value)?),
            Kept::ExternalId => self.wish.external_id = Some(external_id(value)?),
            Kept::Active => self.wish.active = Some(boolean(value)?),
            Kept::Role => match role(value)? {
                Some(role) => self.wish.role = Some(role),
                None => self.lost_role = true,
            },
            Kept::Nothing => {}
        }
        Ok(())
    }

    /// Without a path a value is an object, and each of its names is one (RFC 7644, section 3.5.2.1). A name that nobody knows is passed over as in a
    /// whole user.
    fn set_all(&mut self, values: &Map<String, Value>) -> Result<(), Problem> {
        for (name, value) in values {
            match self.set(name, value) {
                Err(unknown) if unknown.code() == "scim-path" => {}
                Err(fixed) if fixed.code() == "scim-fixed" && !name.eq_ignore_ascii_case("password") => {}
                read => read?,
            }
        }
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), Problem> {
        match Kept::at(path)? {
            Kept::ExternalId => self.wish.external_id = Some(String::new()),
            Kept::Role => self.lost_role = true,
            Kept::UserName | Kept::Active => return Err(fixed()),
            Kept::Nothing => {}
        }
        Ok(())
    }

    /// Everybody has one role. To fall back to another one where it is taken away could give more than before.
    fn wish(self) -> Result<Wish, Problem> {
        if self.lost_role && self.wish.role.is_none() { Err(fixed()) } else { Ok(self.wish) }
    }
}

/// What a path leads to.
enum Kept {
    UserName,
    ExternalId,
    Active,
    Role,
    /// An attribute that users have, and that is not kept.
    Nothing,
}

impl Kept {
    /// Reads a path (RFC 7644, section 3.5.2): an attribute, and perhaps which of its values and what of them.
    fn at(path: &str) -> Result<Self, Problem> {
        if path.len() > TEXT_BYTES_MAX {
            return Err(bad_path());
        }
        let lower = path.trim().to_ascii_lowercase();
        let of_user = lower.strip_prefix(&super::USER.to_ascii_lowercase()).and_then(|rest| rest.strip_prefix(':'));
        if of_user.is_none() && lower.starts_with("urn:") {
            // Another schema, such as that of enterprises (RFC 7643, section 4.3).
            return Ok(Self::Nothing);
        }
        let path = of_user.unwrap_or(&lower);
        let end = path.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(path.len());
        let (name, rest) = path.split_at(end);
        let plain = rest.is_empty();
        let of_values = plain || rest.starts_with('.') || (rest.starts_with('[') && rest.contains(']'));
        match name {
            "username" if plain => Ok(Self::UserName),
            "externalid" if plain => Ok(Self::ExternalId),
            "active" if plain => Ok(Self::Active),
            "roles" if of_values => {
                let named = rest.rsplit(']').next().unwrap_or_default();
                // What a role is called, and which of them comes first, says nothing of one alone.
                Ok(if ["", ".value"].contains(&named) { Self::Role } else { Self::Nothing })
            }
            "id" | "meta" | "password" => Err(fixed()),
            _ if NOT_KEPT.contains(&name) && of_values => Ok(Self::Nothing),
            _ => Err(bad_path()),
        }
    }
}

/// The value of an attribute, whose name is in any case (RFC 7643, section 2.1).
fn attribute<'o>(object: &'o Map<String, Value>, name: &str) -> Option<&'o Value> {
    let exact = object.get(name);
    exact.or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)).filter(|value| !value.is_null())
}

fn text(value: &Value) -> Result<&str, Problem> {
    value.as_str().filter(|text| text.len() <= TEXT_BYTES_MAX).ok_or_else(bad_value)
}

fn user_name(value: &Value) -> Result<String, Problem> {
    Ok(text(value)?.to_owned())
}

fn external_id(value: &Value) -> Result<String, Problem> {
    if value.is_null() || value.as_str() == Some("") {
        return Ok(String::new());
    }
    let id = provisioning::proper_external_id(text(value)?).ok_or_else(bad_value)?;
    Ok(id.to_owned())
}

/// A boolean, or its name in any case.
fn boolean(value: &Value) -> Result<bool, Problem> {
    let named = |text: &str| text.to_ascii_lowercase().parse().ok();
    value.as_bool().or_else(|| value.as_str().and_then(named)).ok_or_else(bad_value)
}

/// The one role of a user: a name, a value with it, or the primary one of several, else the first; `None` where there is none.
fn role(value: &Value) -> Result<Option<String>, Problem> {
    match value {
        Value::Null => Ok(None),
        Value::Array(roles) => {
            let is_primary =
                |role: &&Value| role.as_object().and_then(|r| attribute(r, "primary")).is_some_and(|p| boolean(p).unwrap_or(false));
            roles.iter().find(is_primary).or_else(|| roles.first()).map_or(Ok(None), one_role)
        }
        one => one_role(one),
    }
}

fn one_role(value: &Value) -> Result<Option<String>, Problem> {
    let named = match value {
        Value::Object(role) => text(attribute(role, "value").ok_or_else(bad_value)?)?,
        other => text(other)?,
    };
    // Entra ID can send an app role as an object that is written into the text.
    let Ok(Value::Object(role)) = serde_json::from_str(named) else { return Ok(proper_role(named)) };
    Ok(proper_role(text(attribute(&role, "value").ok_or_else(bad_value)?)?))
}

fn proper_role(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    (!name.is_empty()).then_some(name)
}

fn bad_value() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "scim-value")
}

fn bad_path() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "scim-path")
}

fn fixed() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "scim-fixed")
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "a body is written where it is read")]
mod tests {
    use super::*;
    use serde_json::json;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    fn patched(operations: Value) -> Result<Wish, &'static str> {
        changes(&object(json!({"Operations": operations}))).map_err(|problem| problem.code())
    }

    fn set(path: &str, value: Value) -> Result<Wish, &'static str> {
        patched(json!([{"op": "Replace", "path": path, "value": value}]))
    }

    #[test]
    fn a_whole_user_is_read_as_far_as_it_is_kept() {
        let user = json!({"USERNAME": "Ada@Teehaus.example", "externalId": "00u1", "name": {"givenName": "Ada"}, "active": "True", "password": "x",
                          "roles": [{"value": "auditor"}, {"value": "Marketing", "primary": "True"}], "never": {"heard": "of"}});
        let wish = Wish {
            user_name: Some("Ada@Teehaus.example".to_owned()),
            external_id: Some("00u1".to_owned()),
            active: Some(true),
            role: Some("marketing".to_owned()),
        };
        assert_eq!(whole(&object(user)).unwrap(), wish);
        let least = whole(&object(json!({"userName": "a@b.example", "roles": []}))).unwrap();
        assert_eq!((least.external_id, least.active, least.role), (Some(String::new()), None, None));
        for bad in
            [json!({}), json!({"userName": 7}), json!({"userName": "a", "active": "perhaps"}), json!({"userName": "a", "roles": [7]})]
        {
            assert_eq!(whole(&object(bad.clone())).unwrap_err().code(), "scim-value", "{bad}");
        }
    }

    #[test]
    fn a_change_is_understood_as_providers_write_it() {
        let inactive = Wish { active: Some(false), ..Wish::default() };
        for operations in [
            json!([{"op": "Replace", "path": "active", "value": "False"}]),
            json!([{"op": "replace", "value": {"active": false}}]),
            json!([{"op": "ADD", "value": {"active": false, "id": "x", "name.givenName": "Ada", "never": 1}}]),
            json!([{"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": false}]),
        ] {
            assert_eq!(patched(operations.clone()), Ok(inactive.clone()), "{operations}");
        }
        let role = |name: &str| Ok(Wish { role: Some(name.to_owned()), ..Wish::default() });
        assert_eq!(set("roles[primary eq \"True\"].value", json!("Auditor")), role("auditor"));
        assert_eq!(set("roles", json!([{"value": "{\"id\":\"1\",\"value\":\"auditor\",\"displayName\":\"Auditor\"}"}])), role("auditor"));
        let exchanged =
            json!([{"op": "Remove", "path": "roles[value eq \"agent\"]"}, {"op": "Add", "path": "roles", "value": {"value": "auditor"}}]);
        assert_eq!(patched(exchanged), role("auditor"));
        for passed_over in ["name.givenName", "emails[type eq \"work\"].value", "roles[primary eq \"True\"].display", "title"] {
            assert_eq!(set(passed_over, json!("x")), Ok(Wish::default()), "{passed_over}");
        }
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";
        assert_eq!(set(enterprise, json!("Tea")), Ok(Wish::default()));
        assert_eq!(
            patched(json!([{"op": "remove", "path": "externalId"}])),
            Ok(Wish { external_id: Some(String::new()), ..Wish::default() })
        );
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        for (path, value, code) in [
            ("active", json!("perhaps"), "scim-value"),
            ("userName", json!(7), "scim-value"),
            ("externalId", json!("a\nb"), "scim-value"),
            ("roles", json!([{"display": "x"}]), "scim-value"),
            ("shoeSize", json!(7), "scim-path"),
            ("roles[", json!("agent"), "scim-path"),
            ("active.value", json!(true), "scim-path"),
            ("", json!(true), "scim-path"),
            ("id", json!("x"), "scim-fixed"),
            ("password", json!("x"), "scim-fixed"),
            ("roles", json!([]), "scim-fixed"),
        ] {
            assert_eq!(set(path, value), Err(code), "{path}");
        }
        assert_eq!(patched(json!([{"op": "replace", "value": {"password": "x"}}])), Err("scim-fixed"), "it would not be set");
        for (operations, code) in [
            (json!([]), "bad-json"),
            (json!([{"op": "copy", "path": "active"}]), "bad-json"),
            (json!([{"path": "active", "value": true}]), "bad-json"),
            (json!(["remove"]), "bad-json"),
            (json!([{"op": "remove"}]), "scim-path"),
            (json!([{"op": "remove", "path": "userName"}]), "scim-fixed"),
            (json!([{"op": "remove", "path": "roles"}]), "scim-fixed"),
            (json!([{"op": "replace", "value": true}]), "scim-value"),
            (json!(vec![json!({"op": "replace", "path": "active", "value": true}); OPERATIONS_MAX + 1]), "bad-json"),
        ] {
            assert_eq!(patched(operations.clone()), Err(code), "{operations}");
        }
    }
}
