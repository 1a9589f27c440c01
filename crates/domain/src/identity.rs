//! Identity: who the controller is, and how it is reached. Notices, consent records, agreements and breach forms are made from it.

use crate::act::{Act, Entry};
use crate::contact::{self, Format};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SubjectId};
use crate::jurisdiction::{Law, is_region};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::Timestamp;

/// The longest name, number or authority, in characters.
pub const LINE_CHARS_MAX: usize = 200;
/// The longest address, and the longest description of a representative, in characters.
pub const LINES_CHARS_MAX: usize = 500;

/// Who the controller is (GDPR art. 13(1)(a), 30(1)(a); KVKK art. 10(1)(a)). A field that was not said is empty.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Identity {
    /// The name under which it is registered.
    pub legal_name: String,
    /// Where it is, as a letter is addressed; several lines.
    pub address: String,
    /// In which country; ISO 3166.
    pub country: String,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone number.
    pub phone: String,
    /// The authority that supervises it (GDPR art. 13(2)(d), 51; KVKK: the Board).
    pub authority: String,
    /// Its number in VERBİS (KVKK art. 16).
    pub verbis: String,
    /// Its registered electronic mail address, KEP (By-law on requests, OG 10.03.2018/30356, art. 5).
    pub kep: String,
    /// Who answers there, by name.
    pub people: People,
}

/// People who answer for the controller. Their names and addresses are personal data, and sealed wherever they are stored.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The representative of a controller from abroad, with address (GDPR art. 27; KVKK By-law on VERBİS art. 11); several lines.
    pub representative: String,
    /// Who answers for privacy: the data protection officer, where there is one (GDPR art. 37(7)).
    pub privacy_name: String,
    /// Their e-mail address.
    pub privacy_email: String,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// The controller says something else of itself; `people` is [`People`] in its sealed form.
    #[non_exhaustive]
    Changed { identity: Identity, people: Vec<u8>, fields: String, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let Self::Changed { fields, by, at, .. } = self;
        Recorded::Act(Entry::new(Act::IdentityChanged, *at, Actor::Member(*by)).with("fields", fields))
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

impl Identity {
    /// The fields, by the names that the API uses.
    fn fields(&self) -> [(&'static str, &str); 11] {
        [
            ("legal_name", &self.legal_name),
            ("address", &self.address),
            ("country", &self.country),
            ("email", &self.email),
            ("phone", &self.phone),
            ("authority", &self.authority),
            ("verbis", &self.verbis),
            ("kep", &self.kep),
            ("representative", &self.people.representative),
            ("privacy_name", &self.people.privacy_name),
            ("privacy_email", &self.people.privacy_email),
        ]
    }

    /// What a notice under this law must say and this identity does not (GDPR art. 13(1)(a); KVKK art. 10(1)(a)), by field.
    pub fn missing(&self, law: Law) -> Vec<&'static str> {
        let needed: &[&str] = match law {
            Law::Gdpr => &["legal_name", "address", "email"],
            Law::Kvkk => &["legal_name", "address"],
        };
        self.fields().into_iter().filter(|(name, value)| value.is_empty() && needed.contains(name)).map(|(name, _)| name).collect()
    }

    /// The same, trimmed and in the form in which it is kept.
    ///
    /// # Refuses
    /// [`Refusal::InvalidValue`] where a field is longer than its limit or not of its form. `region` is the country whose
    /// telephone numbers are understood.
    pub fn proper(&self, region: &str) -> Result<Self, Refusal> {
        let kept = |field: &str, format, value: &str| match value.trim() {
            "" => Ok(String::new()),
            value => contact::accept(field, format, value, region).map(|value| value.expose().clone()),
        };
        let country = self.country.trim().to_ascii_uppercase();
        if !country.is_empty() && !is_region(&country) {
            return Err(unfit("country"));
        }
        Ok(Self {
            legal_name: line("legal_name", &self.legal_name)?,
            address: lines("address", &self.address)?,
            country,
            email: kept("email", Format::Email, &self.email)?,
            phone: kept("phone", Format::Phone, &self.phone)?,
            authority: line("authority", &self.authority)?,
            verbis: line("verbis", &self.verbis)?,
            kep: kept("kep", Format::Email, &self.kep)?,
            people: People {
                representative: lines("representative", &self.people.representative)?,
                privacy_name: line("privacy_name", &self.people.privacy_name)?,
                privacy_email: kept("privacy_email", Format::Email, &self.people.privacy_email)?,
            },
        })
    }
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("People(..)")
    }
}

fn unfit(field: &str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

fn line(field: &str, value: &str) -> Result<String, Refusal> {
    let value = value.trim();
    let fits = value.chars().count() <= LINE_CHARS_MAX && !value.chars().any(char::is_control);
    if fits { Ok(value.to_owned()) } else { Err(unfit(field)) }
}

/// Several lines; a browser ends them with two characters, we with one.
fn lines(field: &str, value: &str) -> Result<String, Refusal> {
    let value = value.trim().replace("\r\n", "\n");
    let fits = value.chars().count() <= LINES_CHARS_MAX && !value.chars().any(|c| c.is_control() && c != '\n');
    if fits { Ok(value) } else { Err(unfit(field)) }
}

/// Changes who the controller says it is; `None` where that is what it says already. Both are in the form of
/// [`Identity::proper`]; `people` is the new one's people, sealed.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn change(by: &Member, before: &Identity, after: Identity, people: Vec<u8>, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    let differ = before.fields().into_iter().zip(after.fields()).filter(|(old, new)| old != new);
    let fields: Vec<&str> = differ.map(|(_, (name, _))| name).collect();
    if fields.is_empty() {
        return Ok(None);
    }
    let fields = fields.join(" ");
    Ok(Some(Decision::Identity(Change::Changed { identity: after, people, fields, by: by.member, at })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    fn teahouse() -> Identity {
        Identity {
            legal_name: "Teehaus Morgenrot GmbH".into(),
            address: "Teegasse 1\n10115 Berlin".into(),
            country: "DE".into(),
            email: "hallo@teehaus.example".into(),
            ..Identity::default()
        }
    }

    fn refused(change: impl FnOnce(&mut Identity)) -> Option<String> {
        let mut identity = teahouse();
        change(&mut identity);
        match identity.proper("DE") {
            Err(Refusal::InvalidValue { field, .. }) => Some(field),
            _ => None,
        }
    }

    #[test]
    fn what_cannot_be_reached_is_not_kept() {
        assert_eq!(refused(|_| ()), None);
        assert_eq!(refused(|i| i.email = "at home".into()), Some("email".into()));
        assert_eq!(refused(|i| i.phone = "call me".into()), Some("phone".into()));
        assert_eq!(refused(|i| i.kep = "x".into()), Some("kep".into()));
        assert_eq!(refused(|i| i.country = "Germany".into()), Some("country".into()));
        assert_eq!(refused(|i| i.legal_name = "two\nlines".into()), Some("legal_name".into()));
        assert_eq!(refused(|i| i.address = "x".repeat(LINES_CHARS_MAX + 1)), Some("address".into()));
        assert_eq!(refused(|i| i.people.privacy_email = "nobody".into()), Some("privacy_email".into()));
    }

    #[test]
    fn it_is_kept_in_one_form() {
        let typed =
            Identity { address: " Teegasse 1\r\n10115 Berlin ".into(), country: "de".into(), phone: "030 901820".into(), ..teahouse() };
        let kept = typed.proper("DE").unwrap();
        assert_eq!((kept.address.as_str(), kept.country.as_str(), kept.phone.as_str()), ("Teegasse 1\n10115 Berlin", "DE", "+4930901820"));
    }

    #[test]
    fn a_change_names_its_fields_and_nothing_of_what_they_say() {
        let id = Uuid::nil();
        let member = |role| Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role };
        let mut after = teahouse();
        after.people.privacy_name = "Ada Brandt".into();
        after.email = "neu@teehaus.example".into();
        let decided = change(&member(Role::Owner), &teahouse(), after.clone(), vec![], Timestamp::UNIX_EPOCH).unwrap().unwrap();
        let Recorded::Act(entry) = decided.recorded() else { panic!("an act") };
        let text = entry.text(OrganisationId(id));
        assert!(text.contains("\"fields\":\"email privacy_name\"") && !text.contains("Ada") && !text.contains("teehaus"), "{text}");
        assert!(!format!("{decided:?}").contains("Ada"), "a person's name is in no log");
        assert!(change(&member(Role::Owner), &after, after.clone(), vec![], Timestamp::UNIX_EPOCH).unwrap().is_none());
        let refused = change(&member(Role::PrivacyOfficer), &teahouse(), after, vec![], Timestamp::UNIX_EPOCH);
        assert_eq!(refused.map(drop), Err(Refusal::NotPermitted));
    }

    #[test]
    fn a_notice_needs_a_name_and_a_way_to_reach_it() {
        assert!(teahouse().missing(Law::Gdpr).is_empty());
        assert_eq!(Identity::default().missing(Law::Gdpr), ["legal_name", "address", "email"]);
        assert_eq!(Identity { email: String::new(), ..teahouse() }.missing(Law::Gdpr), ["email"]);
        assert!(Identity { email: String::new(), ..teahouse() }.missing(Law::Kvkk).is_empty());
    }
}
