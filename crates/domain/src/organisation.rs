//! Organisations: their name and languages, what their first site is told, and what the first run puts aside.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SiteId, SubjectId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;

/// The longest name of an organisation or a site, in characters.
pub const NAME_CHARS_MAX: usize = 80;
/// The longest link, in bytes.
pub const LINK_BYTES_MAX: usize = 500;

/// What an organisation says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Its name, as visitors see it.
    pub name: String,
    /// The languages in which it serves visitors; never empty.
    pub languages: Vec<Locale>,
    /// The one that is shown where a visitor's language is none of them; `None` until it was chosen.
    pub default_language: Option<Locale>,
}

/// What a site is told when it is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SiteProfile {
    /// Its name.
    pub name: String,
    /// The origins whose pages may embed the chat window, separated by spaces.
    pub origins: String,
    /// Where its privacy notice is.
    pub privacy_url: String,
    /// Where its imprint is.
    pub imprint_url: String,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// The organisation says something else of itself.
    #[non_exhaustive]
    Changed { profile: Profile, fields: String, by: MemberId, at: Timestamp },
    /// A site is told its name, where it is embedded, and its links.
    #[non_exhaustive]
    SiteTold { site: SiteId, profile: SiteProfile, by: MemberId, at: Timestamp },
    /// Consents to letters wait for a click in a letter from now on, or do not.
    #[non_exhaustive]
    ConfirmationSet { confirm_email: bool, by: MemberId, at: Timestamp },
    /// A step of the first run is put aside or ticked by hand; the last one ends it.
    #[non_exhaustive]
    StepClosed { step: &'static str, at: Timestamp },
}

/// Why a step of the first run leaves no entry.
pub const STEP: &str = "a step of the first run that is put aside says nothing of anybody";

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by = |act, member: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*member));
        match self {
            Self::Changed { fields, by: member, at, .. } => Recorded::Act(by(Act::OrganisationChanged, member, at).with("fields", fields)),
            Self::SiteTold { site, profile, by: member, at } => {
                Recorded::Act(by(Act::SiteChanged, member, at).with("site", site).with("origins", &profile.origins))
            }
            Self::ConfirmationSet { confirm_email, by: member, at } => {
                Recorded::Act(by(Act::OrganisationChanged, member, at).with("fields", "confirm_email").with("confirm_email", confirm_email))
            }
            Self::StepClosed { .. } => Recorded::Exempt(STEP),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Changes what the organisation says of itself; `None` where that is what it says already.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where the name is none, no language is left, or
/// the default is none of them.
pub fn change(by: &Member, before: &Profile, after: Profile, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    let name = proper_name(&after.name).ok_or(Refusal::Conflict)?.to_owned();
    let profile = Profile { name, ..after };
    if !profile.default_language.is_some_and(|default| profile.languages.contains(&default)) {
        return Err(Refusal::Conflict);
    }
    let fields = [
        ("name", profile.name != before.name),
        ("languages", profile.languages != before.languages),
        ("default_language", profile.default_language != before.default_language),
    ];
    let fields: Vec<&str> = fields.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect();
    if fields.is_empty() {
        return Ok(None);
    }
    Ok(Some(Decision::Organisation(Change::Changed { profile, fields: fields.join(" "), by: by.member, at })))
}

/// Says whether consents to letters wait for a click in a letter (double opt-in); `None` where that is so already.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn set_confirmation(by: &Member, before: bool, after: bool, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    let set = Change::ConfirmationSet { confirm_email: after, by: by.member, at };
    Ok((before != after).then_some(Decision::Organisation(set)))
}

/// Tells a site what it is called, where it is embedded, and its links.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where the name is none, an origin is no origin, or a
/// link is no address on the web.
pub fn tell_site(by: &Member, site: SiteId, told: &SiteProfile, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::OrganisationManage)?;
    let name = proper_name(&told.name).ok_or(Refusal::Conflict)?.to_owned();
    let origins: Vec<String> = told.origins.split_whitespace().map(origin).collect::<Option<_>>().ok_or(Refusal::Conflict)?;
    let links = [&told.privacy_url, &told.imprint_url].map(|link| link.trim().to_owned());
    if origins.is_empty() || !links.iter().all(|link| is_link(link)) {
        return Err(Refusal::Conflict);
    }
    let [privacy_url, imprint_url] = links;
    let profile = SiteProfile { name, origins: origins.join(" "), privacy_url, imprint_url };
    Ok(Decision::Organisation(Change::SiteTold { site, profile, by: by.member, at }))
}

/// Puts a step of the first run aside, or ticks what only a person can know.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn close_step(by: &Member, step: &'static str, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::OrganisationManage)?;
    Ok(Decision::Organisation(Change::StepClosed { step, at }))
}

/// The origin that somebody means by an address: `https://shop.example` for `shop.example/tea`. `None` where it is no address.
pub fn origin(address: &str) -> Option<String> {
    let address = address.trim().to_ascii_lowercase();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", &address));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    let known = matches!(scheme, "http" | "https");
    (known && plain && !host.is_empty() && !host.starts_with(['.', ':'])).then(|| format!("{scheme}://{host}"))
}

fn is_link(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or_default();
    !rest.is_empty() && link.len() <= LINK_BYTES_MAX && link.chars().all(|c| !c.is_whitespace() && !c.is_control())
}

/// A name as it is shown: trimmed; `None` where it is too long, empty or holds what is no text.
pub fn proper_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let proper = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX && !name.chars().any(char::is_control);
    proper.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn profile(name: &str, languages: &[Locale], default_language: Locale) -> Profile {
        Profile { name: name.into(), languages: languages.to_vec(), default_language: Some(default_language) }
    }

    #[test]
    fn a_change_says_what_it_changed_and_no_change_leaves_nothing() {
        let before = profile("Teehaus", &[Locale::De, Locale::Tr], Locale::De);
        let fields = |after: Profile| match change(&member(Role::Owner), &before, after, AT) {
            Ok(Some(Decision::Organisation(Change::Changed { fields, .. }))) => Ok(fields),
            Ok(_) => Ok(String::new()),
            Err(refusal) => Err(refusal),
        };
        assert_eq!(fields(before.clone()), Ok(String::new()));
        assert_eq!(fields(profile(" Teehaus ", &[Locale::De, Locale::Tr], Locale::De)), Ok(String::new()));
        assert_eq!(fields(profile("Tee", &[Locale::De], Locale::De)), Ok("name languages".to_owned()));
        assert_eq!(fields(profile("Teehaus", &[Locale::De, Locale::Tr], Locale::Tr)), Ok("default_language".to_owned()));
        for wrong in [profile(" ", &[Locale::De], Locale::De), profile("a", &[], Locale::De), profile("a", &[Locale::De], Locale::Pl)] {
            assert_eq!(fields(wrong), Err(Refusal::Conflict));
        }
        let refused = change(&member(Role::Agent), &before, before.clone(), AT).map(drop);
        assert_eq!(refused, Err(Refusal::NotPermitted));
    }

    #[test]
    fn a_site_is_told_addresses_and_no_others() {
        let tell = |role, origins: &str, privacy: &str| {
            let told = SiteProfile {
                name: "Shop".into(),
                origins: origins.into(),
                privacy_url: privacy.into(),
                imprint_url: "https://a.b/i".into(),
            };
            match tell_site(&member(role), SiteId(Uuid::nil()), &told, AT) {
                Ok(Decision::Organisation(Change::SiteTold { profile, .. })) => Ok(profile.origins),
                Ok(_) => Err(Refusal::NotFound),
                Err(refusal) => Err(refusal),
            }
        };
        let link = "https://shop.example/privacy";
        assert_eq!(
            tell(Role::Owner, "Shop.example/tea  http://localhost:3000", link),
            Ok("https://shop.example http://localhost:3000".into())
        );
        assert_eq!(tell(Role::Agent, "shop.example", link), Err(Refusal::NotPermitted));
        for (origins, link) in
            [("", link), ("javascript://x", link), ("a;b", link), ("shop.example", "javascript:alert(1)"), ("shop.example", "https://")]
        {
            assert_eq!(tell(Role::Owner, origins, link), Err(Refusal::Conflict), "{origins} {link}");
        }
    }
}
