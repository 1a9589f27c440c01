//! Decides how members, roles and invitations are shown, and what somebody who was invited fills in.

use askama::Template;
use domain::Purpose;
use domain::permission::Role;
use jiff::Timestamp;
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// The members, and who is invited.
#[derive(Clone)]
pub struct MembersPage {
    /// The members, oldest first.
    pub members: Vec<MemberRow>,
    /// The invitations, oldest first.
    pub invitations: Vec<InvitationRow>,
    /// Whom an identity provider named and who did not join yet.
    pub awaited: Vec<AwaitedRow>,
    /// The link of an invitation that was just made: shown once.
    pub link: Option<String>,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
    /// Somebody who was just removed.
    pub left: Option<LeftNote>,
    /// The roles into which the reader may invite, the most common choice first.
    pub roles: Vec<Role>,
}

/// What is told of somebody who was just removed.
#[derive(Clone)]
pub struct LeftNote {
    /// What they were called.
    pub name: String,
    /// Whose keys they held.
    pub held: Vec<Purpose>,
    /// How many keys of visitors are still sealed to what they held.
    pub exposed: u64,
}

/// A member.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own beside the name")]
pub struct MemberRow {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// Whether they have an authenticator app.
    pub totp: bool,
    /// How many passkeys they have.
    pub passkeys: u64,
    /// How many recovery codes they did not use.
    pub codes_left: u64,
    /// Whether it is the reader.
    pub you: bool,
    /// Whether they may not sign in for the time being.
    pub suspended: bool,
    /// Whether an identity provider says who they are.
    pub provisioned: bool,
}

/// Somebody whom an identity provider named and who did not join yet.
#[derive(Clone)]
pub struct AwaitedRow {
    /// The id under which they will be a member.
    pub id: String,
    /// Their address.
    pub email: String,
    /// In which role they will join.
    pub role: Role,
    /// Whether they may.
    pub active: bool,
    /// Whether a link that leads them in is open.
    pub invited: bool,
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
    pub role: Role,
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

impl View<'_> {
    fn gone(&self, left: &LeftNote) -> String {
        messages::console_member_left(self.words.locale(), &left.name)
    }

    fn taken(&self, left: &LeftNote) -> String {
        let pairs = left.held.iter().map(|pair| self.words.pair(pair)).collect::<Vec<_>>().join(", ");
        messages::console_member_left_held(self.words.locale(), &pairs)
    }

    fn exposed(&self, left: &LeftNote) -> String {
        messages::console_member_left_exposed(self.words.locale(), left.exposed)
    }
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
            passkeys: u64::from(you),
            codes_left: if totp { 7 } else { 0 },
            you,
            suspended: false,
            provisioned: !you,
        };
        let awaited =
            |id: &str, email: &str, active, invited| AwaitedRow { id: id.into(), email: email.into(), role: Role::Agent, active, invited };
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
                member("Ada Brandt", Role::Owner, true, true),
                member("Wolfeschlegelsteinhausenbergerdorff Mustafa-Özgür", Role::Marketing, false, false),
            ],
            invitations: vec![
                invitation("0198f2c4-0000-7000-8000-0000000000b1", Role::Agent, moment("2026-11-29T14:00:00Z"), false),
                invitation("0198f2c4-0000-7000-8000-0000000000b2", Role::Auditor, moment("2026-11-20T14:00:00Z"), true),
            ],
            awaited: vec![
                awaited("0198f2c4-0000-7000-8000-0000000000c1", "grete.tischler@teehaus.example", true, false),
                awaited("0198f2c4-0000-7000-8000-0000000000c2", "otto@teehaus.example", true, true),
                awaited("0198f2c4-0000-7000-8000-0000000000c3", "nina@teehaus.example", false, false),
            ],
            roles: vec![Role::Agent, Role::Owner, Role::Administrator, Role::PrivacyOfficer, Role::Marketing, Role::Auditor],
            left: Some(LeftNote { name: "Tom Yıldız".into(), held: vec![Purpose::conversation(), Purpose::callback()], exposed: 3 }),
            link: Some("parlour.example/console/join#pi1_SAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESAMPLESA".into()),
            problem: None,
        }
    }

    /// Alone in the house.
    pub fn sample_alone() -> Self {
        let mut page = Self::sample();
        page.members.truncate(1);
        Self { invitations: Vec::new(), awaited: Vec::new(), link: None, left: None, ..page }
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
