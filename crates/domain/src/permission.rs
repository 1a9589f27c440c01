//! The authorisation matrix: roles by permissions, and which purposes a role reads.

use crate::purpose::Purpose;

/// What a member may do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Permission {
    /// List and read conversations (as far as a key opens them).
    ConversationsRead,
    /// Answer, take and close conversations.
    ConversationsAnswer,
    /// Delete conversations and messages.
    ConversationsDelete,
    /// List and read contacts (as far as a key opens them).
    ContactsRead,
    /// Export contacts.
    ContactsExport,
    /// Import contacts whose consent was given elsewhere.
    ContactsImport,
    /// Write canned responses; whoever answers conversations uses them.
    CannedWrite,
    /// Erase a subject on request.
    SubjectsErase,
    /// Read flows.
    FlowsRead,
    /// Write and publish flows.
    FlowsPublish,
    /// Read the ledger.
    LedgerRead,
    /// Read the overview: figures without content.
    OverviewRead,
    /// Read the settings of sites.
    SitesRead,
    /// Make teams, and say by which rule conversations find their member.
    TeamsManage,
    /// Invite members, and end invitations.
    MembersManage,
    /// Change what the organisation says of itself, set it up, and renew its recovery key.
    OrganisationManage,
    /// Add sites and change their settings.
    SitesWrite,
    /// See what the law asks for: the privacy desk, requests, rules of retention, breaches and documents.
    PrivacyRead,
    /// Define purposes, and write and publish notices and the wordings of consents.
    PurposesWrite,
    /// Take in, answer, extend and refuse requests of subjects.
    RequestsHandle,
    /// Change the rules of retention.
    RetentionWrite,
    /// Put a hold on what would be destroyed, and end it.
    HoldsWrite,
    /// Record breaches, notify, and close them.
    BreachesHandle,
    /// Register recipients, and end them.
    RecipientsWrite,
    /// Sign agreements for the organisation, and object to sub-processors.
    AgreementsSign,
    /// Read the registers of measures: undertakings, trainings, risks, audits, reviews of access.
    RegistersRead,
    /// Write in them.
    RegistersWrite,
}

impl Permission {
    /// Every permission.
    pub const ALL: &[Self] = &[
        Self::ConversationsRead,
        Self::ConversationsAnswer,
        Self::ConversationsDelete,
        Self::ContactsRead,
        Self::ContactsExport,
        Self::ContactsImport,
        Self::CannedWrite,
        Self::SubjectsErase,
        Self::FlowsRead,
        Self::FlowsPublish,
        Self::LedgerRead,
        Self::OverviewRead,
        Self::SitesRead,
        Self::TeamsManage,
        Self::MembersManage,
        Self::OrganisationManage,
        Self::SitesWrite,
        Self::PrivacyRead,
        Self::PurposesWrite,
        Self::RequestsHandle,
        Self::RetentionWrite,
        Self::HoldsWrite,
        Self::BreachesHandle,
        Self::RecipientsWrite,
        Self::AgreementsSign,
        Self::RegistersRead,
        Self::RegistersWrite,
    ];

    /// The name that the matrix uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConversationsRead => "conversations.read",
            Self::ConversationsAnswer => "conversations.answer",
            Self::ConversationsDelete => "conversations.delete",
            Self::ContactsRead => "contacts.read",
            Self::ContactsExport => "contacts.export",
            Self::ContactsImport => "contacts.import",
            Self::CannedWrite => "canned.write",
            Self::SubjectsErase => "subjects.erase",
            Self::FlowsRead => "flows.read",
            Self::FlowsPublish => "flows.publish",
            Self::LedgerRead => "ledger.read",
            Self::OverviewRead => "overview.read",
            Self::SitesRead => "sites.read",
            Self::TeamsManage => "teams.manage",
            Self::MembersManage => "members.manage",
            Self::OrganisationManage => "organisation.manage",
            Self::SitesWrite => "sites.write",
            Self::PrivacyRead => "privacy.read",
            Self::PurposesWrite => "purposes.write",
            Self::RequestsHandle => "requests.handle",
            Self::RetentionWrite => "retention.write",
            Self::HoldsWrite => "holds.write",
            Self::BreachesHandle => "breaches.handle",
            Self::RecipientsWrite => "recipients.write",
            Self::AgreementsSign => "agreements.sign",
            Self::RegistersRead => "registers.read",
            Self::RegistersWrite => "registers.write",
        }
    }
}

/// A role: a set of permissions, and the purposes whose keys it is handed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Set the organisation up; may do everything.
    Owner,
    /// Answers visitors.
    Agent,
    /// Writes to those who agreed to it; reads no conversation.
    Marketing,
    /// Reads the ledger; no content.
    Auditor,
    /// Answers for the privacy of visitors (GDPR art. 37 to 39): requests, breaches, rules and documents; reads what they concern.
    PrivacyOfficer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Owner, Self::Agent, Self::Marketing, Self::Auditor, Self::PrivacyOfficer];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Agent => "agent",
            Self::Marketing => "marketing",
            Self::Auditor => "auditor",
            Self::PrivacyOfficer => "privacy-officer",
        }
    }

    /// The role of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == name)
    }

    /// Whether the role has the permission.
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Owner => true,
            Self::Agent => matches!(
                permission,
                P::ConversationsRead
                    | P::ConversationsAnswer
                    | P::ContactsRead
                    | P::CannedWrite
                    | P::SubjectsErase
                    | P::FlowsRead
                    | P::SitesRead
            ),
            Self::Marketing => matches!(permission, P::ContactsRead | P::ContactsExport | P::ContactsImport),
            Self::Auditor => {
                matches!(permission, P::LedgerRead | P::FlowsRead | P::OverviewRead | P::SitesRead | P::PrivacyRead | P::RegistersRead)
            }
            Self::PrivacyOfficer => matches!(
                permission,
                P::ConversationsRead
                    | P::ContactsRead
                    | P::ContactsExport
                    | P::SubjectsErase
                    | P::FlowsRead
                    | P::LedgerRead
                    | P::OverviewRead
                    | P::SitesRead
                    | P::PrivacyRead
                    | P::PurposesWrite
                    | P::RequestsHandle
                    | P::RetentionWrite
                    | P::HoldsWrite
                    | P::BreachesHandle
                    | P::RecipientsWrite
                    | P::RegistersRead
                    | P::RegistersWrite
            ),
        }
    }

    /// Whether an invitation into the role carries the pair: the role reads it, and so does whoever may invite. What nobody who
    /// invites holds is handed over later, by a session that does ([`crate::pair`]).
    pub fn is_invited_to(self, pair: &Purpose) -> bool {
        let inviting = Self::ALL.into_iter().filter(|role| role.may(Permission::MembersManage));
        self.reads(pair) && inviting.into_iter().all(|role| role.reads(pair))
    }

    /// Whether the role is handed the keys of the purpose, or of one of the organisation's own pairs.
    pub fn reads(self, purpose: &Purpose) -> bool {
        match self {
            // What a hold keeps after withdrawal or erasure is read by who answers for privacy, not by who runs the business.
            Self::Owner => *purpose != Purpose::hold(),
            // Whoever answers a request of access or a breach has to see what it is about.
            Self::PrivacyOfficer => true,
            Self::Agent => matches!(purpose.as_str(), "conversation" | "callback" | "lead" | "satisfaction"),
            Self::Marketing => purpose.as_str() == "marketing",
            Self::Auditor => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix as a page: a change of policy is a change of this file.
    #[test]
    fn the_matrix_is_the_golden_one() {
        let line = |name: &str, row: Vec<&str>| format!("{name:<22}{}", row.join(" "));
        let roles = |has: &dyn Fn(Role) -> bool| Role::ALL.iter().map(|r| if has(*r) { r.as_str() } else { "-" }).collect();
        let permissions = Permission::ALL.iter().map(|p| line(p.as_str(), roles(&|r| r.may(*p))));
        let purposes = crate::purpose::standard().into_iter().map(|rule| rule.purpose).chain(Purpose::reserved());
        let reads = purposes.map(|p| line(&format!("reads {p}"), roles(&|r| r.reads(&p))));
        let page = permissions.chain(reads).collect::<Vec<_>>().join("\n") + "\n";
        crate::golden::check("permissions.txt", &page, include_str!("../golden/permissions.txt"));
    }

    #[test]
    fn an_auditor_reads_no_content() {
        assert!(crate::purpose::standard().iter().all(|p| !Role::Auditor.reads(&p.purpose)));
        assert!(Purpose::reserved().iter().all(|pair| !Role::Auditor.reads(pair)));
    }

    #[test]
    fn an_invitation_carries_what_whoever_invites_can_hand_on() {
        assert!(Role::PrivacyOfficer.is_invited_to(&Purpose::privacy()));
        assert!(!Role::PrivacyOfficer.is_invited_to(&Purpose::hold()), "no owner holds it");
        assert!(!Role::Agent.is_invited_to(&Purpose::privacy()));
        for rule in crate::purpose::standard() {
            assert!(Role::ALL.iter().all(|role| role.is_invited_to(&rule.purpose) == role.reads(&rule.purpose)));
        }
    }
}
