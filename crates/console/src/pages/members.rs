//! Decides how members, roles and invitations are shown, and what somebody who was invited fills in.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// A role, as people choose it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemberRole {
    /// Everything.
    Owner,
    /// Answers visitors.
    Agent,
    /// Newsletters.
    Marketing,
    /// The ledger.
    Auditor,
    /// Requests, breaches, rules and documents.
    PrivacyOfficer,
}

impl MemberRole {
    /// Every role, the most common choice first.
    pub const ALL: [Self; 5] = [Self::Agent, Self::Owner, Self::PrivacyOfficer, Self::Marketing, Self::Auditor];

    /// The role of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The name that forms use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Agent => "agent",
            Self::Marketing => "marketing",
            Self::Auditor => "auditor",
            Self::PrivacyOfficer => "privacy-officer",
        }
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Owner => Key::ConsoleMembersRoleOwner,
            Self::Agent => Key::ConsoleMembersRoleAgent,
            Self::Marketing => Key::ConsoleMembersRoleMarketing,
            Self::Auditor => Key::ConsoleMembersRoleAuditor,
            Self::PrivacyOfficer => Key::ConsoleMembersRolePrivacyOfficer,
        }
    }

    pub(crate) fn text(self) -> Key {
        match self {
            Self::Owner => Key::ConsoleMembersRoleOwnerText,
            Self::Agent => Key::ConsoleMembersRoleAgentText,
            Self::Marketing => Key::ConsoleMembersRoleMarketingText,
            Self::Auditor => Key::ConsoleMembersRoleAuditorText,
            Self::PrivacyOfficer => Key::ConsoleMembersRolePrivacyOfficerText,
        }
    }

    pub(crate) fn is_first(self) -> bool {
        self == Self::Agent
    }
}

/// The members, and who is invited.
#[derive(Clone)]
pub struct MembersPage {
    /// The members, oldest first.
    pub members: Vec<MemberRow>,
    /// The invitations, oldest first.
    pub invitations: Vec<InvitationRow>,
    /// The link of an invitation that was just made: shown once.
    pub link: Option<String>,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A member.
#[derive(Clone)]
pub struct MemberRow {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// In which role.
    pub role: MemberRole,
    /// Whether they have an authenticator app.
    pub totp: bool,
    /// How many recovery codes they did not use.
    pub codes_left: u64,
    /// Whether it is the reader.
    pub you: bool,
}

/// An invitation.
#[derive(Clone)]
pub struct InvitationRow {
    /// Its id.
    pub id: String,
    /// For whom it is; `None` of one that was made before that was asked.
    pub email: Option<String>,
    /// Whether it leads a member back in who lost their password.
    pub way_back: bool,
    /// Into which role.
    pub role: MemberRole,
    /// Who invited.
    pub by: String,
    /// Until when.
    pub until: Timestamp,
    /// Whether that is over.
    pub ended: bool,
}

#[derive(Template)]
#[template(path = "members.html")]
struct View<'a> {
    page: &'a MembersPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl MembersPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Two members, two invitations, and a new link.
    pub fn sample() -> Self {
        let member = |name: &str, role, totp, you| MemberRow {
            id: name.chars().take(3).collect(),
            name: name.into(),
            role,
            totp,
            codes_left: if totp { 7 } else { 0 },
            you,
        };
        let invitation = |id: &str, role, until, ended: bool| InvitationRow {
            id: id.into(),
            email: (!ended).then(|| "tom@teehaus.example".to_owned()),
            way_back: ended,
            role,
            by: "Ada Brandt".into(),
            until,
            ended,
        };
        Self {
            members: vec![
                member("Ada Brandt", MemberRole::Owner, true, true),
                member("Wolfeschlegelsteinhausenbergerdorff Mustafa-Özgür", MemberRole::Marketing, false, false),
            ],
            invitations: vec![
                invitation("0198f2c4-0000-7000-8000-0000000000b1", MemberRole::Agent, moment("2026-11-29T14:00:00Z"), false),
                invitation("0198f2c4-0000-7000-8000-0000000000b2", MemberRole::Auditor, moment("2026-11-20T14:00:00Z"), true),
            ],
            link: Some("parlour.example/console/join#pi1_SAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESA".into()),
            problem: None,
        }
    }

    /// Alone in the house.
    pub fn sample_alone() -> Self {
        let mut page = Self::sample();
        page.members.truncate(1);
        Self { invitations: Vec::new(), link: None, ..page }
    }
}

/// What somebody who was invited fills in.
#[derive(Clone)]
pub struct JoinPage {
    /// The invitation's token as typed; the link's script puts it in.
    pub invitation: String,
    /// The name as typed.
    pub name: String,
    /// The shortest password that is accepted, in characters.
    pub password_min: u8,
    /// The `otpauth:` address.
    pub totp_uri: String,
    /// The second step's secret as it comes back with the form.
    pub totp: String,
    /// What proves that we made that secret.
    pub totp_proof: String,
    /// The address as an inline SVG.
    pub qr_svg: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinView<'a> {
    page: &'a JoinPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl JoinPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&JoinView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try.
    pub fn sample() -> Self {
        Self {
            invitation: "pi1_SAMPLE".into(),
            name: "Tom Yıldız".into(),
            password_min: 12,
            totp_uri: "otpauth://totp/Parlour?secret=SAMPLESAMPLESAMPLE&issuer=Parlour".into(),
            totp: "SAMPLESAMPLESAMPLE".into(),
            totp_proof: "00".into(),
            qr_svg: super::setup::SAMPLE_QR.into(),
            problem: Some("Die sechs Ziffern stimmen nicht.".into()),
        }
    }
}
