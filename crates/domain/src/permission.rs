//! The authorisation matrix: roles by permissions, and which purposes a role reads.

use crate::purpose::Purpose;
use locale::Key;
use std::collections::BTreeSet;
use std::sync::Arc;

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
    /// Invite members, change their roles, suspend and remove them.
    MembersManage,
    /// Make roles of the organisation's own, change and delete them.
    RolesManage,
    /// Make tokens for programs, and take them back.
    TokensManage,
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
        Self::RolesManage,
        Self::TokensManage,
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

    /// Whether it is a power over the house itself: over who belongs to it and what binds it.
    pub fn is_over_the_house(self) -> bool {
        matches!(self, Self::MembersManage | Self::RolesManage | Self::TokensManage | Self::OrganisationManage | Self::AgreementsSign)
    }

    /// What it is called on the page of the matrix.
    pub fn label(self) -> Key {
        match self {
            Self::ConversationsRead => Key::ConsolePermissionConversationsRead,
            Self::ConversationsAnswer => Key::ConsolePermissionConversationsAnswer,
            Self::ConversationsDelete => Key::ConsolePermissionConversationsDelete,
            Self::ContactsRead => Key::ConsolePermissionContactsRead,
            Self::ContactsExport => Key::ConsolePermissionContactsExport,
            Self::ContactsImport => Key::ConsolePermissionContactsImport,
            Self::CannedWrite => Key::ConsolePermissionCannedWrite,
            Self::SubjectsErase => Key::ConsolePermissionSubjectsErase,
            Self::FlowsRead => Key::ConsolePermissionFlowsRead,
            Self::FlowsPublish => Key::ConsolePermissionFlowsPublish,
            Self::LedgerRead => Key::ConsolePermissionLedgerRead,
            Self::OverviewRead => Key::ConsolePermissionOverviewRead,
            Self::SitesRead => Key::ConsolePermissionSitesRead,
            Self::TeamsManage => Key::ConsolePermissionTeamsManage,
            Self::MembersManage => Key::ConsolePermissionMembersManage,
            Self::RolesManage => Key::ConsolePermissionRolesManage,
            Self::TokensManage => Key::ConsolePermissionTokensManage,
            Self::OrganisationManage => Key::ConsolePermissionOrganisationManage,
            Self::SitesWrite => Key::ConsolePermissionSitesWrite,
            Self::PrivacyRead => Key::ConsolePermissionPrivacyRead,
            Self::PurposesWrite => Key::ConsolePermissionPurposesWrite,
            Self::RequestsHandle => Key::ConsolePermissionRequestsHandle,
            Self::RetentionWrite => Key::ConsolePermissionRetentionWrite,
            Self::HoldsWrite => Key::ConsolePermissionHoldsWrite,
            Self::BreachesHandle => Key::ConsolePermissionBreachesHandle,
            Self::RecipientsWrite => Key::ConsolePermissionRecipientsWrite,
            Self::AgreementsSign => Key::ConsolePermissionAgreementsSign,
            Self::RegistersRead => Key::ConsolePermissionRegistersRead,
            Self::RegistersWrite => Key::ConsolePermissionRegistersWrite,
        }
    }

    /// The permission of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
    }

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
            Self::RolesManage => "roles.manage",
            Self::TokensManage => "tokens.manage",
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

/// A role: a set of permissions, and the purposes whose keys it is handed. Six stand here; an organisation may make others.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Set the organisation up; may do everything.
    Owner,
    /// Runs the house: members, sites, flows and teams. Reads nothing of what visitors say.
    Administrator,
    /// Answers visitors.
    Agent,
    /// Writes to those who agreed to it; reads no conversation.
    Marketing,
    /// Reads the ledger; no content.
    Auditor,
    /// Answers for the privacy of visitors (GDPR art. 37 to 39): requests, breaches, rules and documents; reads what they concern.
    PrivacyOfficer,
    /// Made by the organisation.
    Own(Arc<OwnRole>),
}

/// A role that an organisation made ([`crate::role`] says how).
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct OwnRole {
    /// Its name, in the form of [`crate::role::proper_name`].
    pub name: String,
    /// What it may.
    pub permissions: BTreeSet<Permission>,
    /// The purposes that it reads.
    pub reads: BTreeSet<Purpose>,
    /// Whether whoever has it says why ([`crate::reason`]) before a conversation or contact is opened to them.
    pub asks_reason: bool,
}

impl Role {
    /// The roles that every organisation has.
    pub const STANDARD: [Self; 6] = [Self::Owner, Self::Administrator, Self::Agent, Self::Marketing, Self::Auditor, Self::PrivacyOfficer];

    /// The name that tables and the API use.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Administrator => "administrator",
            Self::Agent => "agent",
            Self::Marketing => "marketing",
            Self::Auditor => "auditor",
            Self::PrivacyOfficer => "privacy-officer",
            Self::Own(own) => &own.name,
        }
    }

    /// What the role is called; `None` for an organisation's own, which is called by its name.
    pub fn label(&self) -> Option<Key> {
        Some(match self {
            Self::Owner => Key::ConsoleMembersRoleOwner,
            Self::Administrator => Key::ConsoleMembersRoleAdministrator,
            Self::Agent => Key::ConsoleMembersRoleAgent,
            Self::Marketing => Key::ConsoleMembersRoleMarketing,
            Self::Auditor => Key::ConsoleMembersRoleAuditor,
            Self::PrivacyOfficer => Key::ConsoleMembersRolePrivacyOfficer,
            Self::Own(_) => return None,
        })
    }

    /// What the role is for.
    pub fn text(&self) -> Key {
        match self {
            Self::Owner => Key::ConsoleMembersRoleOwnerText,
            Self::Administrator => Key::ConsoleMembersRoleAdministratorText,
            Self::Agent => Key::ConsoleMembersRoleAgentText,
            Self::Marketing => Key::ConsoleMembersRoleMarketingText,
            Self::Auditor => Key::ConsoleMembersRoleAuditorText,
            Self::PrivacyOfficer => Key::ConsoleMembersRolePrivacyOfficerText,
            Self::Own(_) => Key::ConsoleMembersRoleOwnText,
        }
    }

    /// The standard role of this name.
    pub fn standard(name: &str) -> Option<Self> {
        Self::STANDARD.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether the role has the permission.
    pub fn may(&self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Owner => true,
            Self::Administrator => matches!(
                permission,
                P::CannedWrite
                    | P::FlowsRead
                    | P::FlowsPublish
                    | P::LedgerRead
                    | P::OverviewRead
                    | P::SitesRead
                    | P::SitesWrite
                    | P::TeamsManage
                    | P::MembersManage
                    | P::TokensManage
                    | P::PrivacyRead
            ),
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
            Self::Own(own) => own.permissions.contains(&permission),
        }
    }

    /// Whether the role is handed the keys of the purpose, or of one of the organisation's own pairs.
    pub fn reads(&self, purpose: &Purpose) -> bool {
        match self {
            // What a hold keeps after withdrawal or erasure is read by who answers for privacy, not by who runs the business.
            Self::Owner => *purpose != Purpose::hold(),
            // Whoever answers a request of access or a breach has to see what it is about.
            Self::PrivacyOfficer => true,
            Self::Agent => matches!(purpose.as_str(), "conversation" | "callback" | "lead" | "satisfaction"),
            Self::Marketing => purpose.as_str() == "marketing",
            Self::Administrator | Self::Auditor => false,
            Self::Own(own) => own.reads.contains(purpose),
        }
    }

    /// Whether a member in this role says why before a conversation or contact is opened to them.
    pub fn asks_reason(&self) -> bool {
        matches!(self, Self::Own(own) if own.asks_reason)
    }

    /// Whether a member in this role hands the pair on to somebody who gets the other role: both read it. What nobody who invites
    /// or changes roles holds waits for somebody who does ([`crate::pair`]).
    pub fn hands_on(&self, to: &Self, pair: &Purpose) -> bool {
        self.reads(pair) && to.reads(pair)
    }

    /// Whether a member in this role may put somebody into the other one, or take them out of it.
    pub fn may_appoint(&self, other: &Self) -> bool {
        self.may(Permission::MembersManage) && self.may_give(other)
    }

    /// Whether a member in this role may give what the other one has: nobody gives or takes a power over the house that they do not have
    /// themselves. Purposes are no such power, because nobody can hand on a key that they do not hold; the organisation's own pairs are,
    /// because sessions hand those on by themselves ([`crate::pair`]).
    pub fn may_give(&self, other: &Self) -> bool {
        let powers = Permission::ALL.iter().all(|p| !p.is_over_the_house() || !other.may(*p) || self.may(*p));
        let pairs = Purpose::reserved().iter().all(|pair| !other.reads(pair) || self.reads(&Purpose::privacy()));
        powers && pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(permissions: &[Permission], reads: &[Purpose]) -> Role {
        let (permissions, reads) = (permissions.iter().copied().collect(), reads.iter().cloned().collect());
        Role::Own(Arc::new(OwnRole { name: "reception".to_owned(), permissions, reads, asks_reason: false }))
    }

    /// The matrix as a page: a change of policy is a change of this file.
    #[test]
    fn the_matrix_is_the_golden_one() {
        let has = |has: &dyn Fn(&Role) -> bool, role: &Role| if has(role) { role.as_str().to_owned() } else { "-".to_owned() };
        let roles = |which: &dyn Fn(&Role) -> bool| Role::STANDARD.iter().map(|role| has(which, role)).collect::<Vec<_>>().join(" ");
        let line = |name: &str, roles: String| format!("{name:<22}{roles}");
        let permissions = Permission::ALL.iter().map(|p| line(p.as_str(), roles(&|r| r.may(*p))));
        let purposes = crate::purpose::standard().into_iter().map(|rule| rule.purpose).chain(Purpose::reserved());
        let reads = purposes.map(|p| line(&format!("reads {p}"), roles(&|r| r.reads(&p))));
        let page = permissions.chain(reads).collect::<Vec<_>>().join("\n") + "\n";
        crate::golden::check("permissions.txt", &page, include_str!("../golden/permissions.txt"));
    }

    #[test]
    fn who_runs_the_house_or_checks_it_reads_no_content() {
        for role in [Role::Administrator, Role::Auditor] {
            assert!(crate::purpose::standard().iter().all(|p| !role.reads(&p.purpose)));
            assert!(Purpose::reserved().iter().all(|pair| !role.reads(pair)));
        }
    }

    #[test]
    fn a_role_of_the_organisation_s_own_has_what_it_was_given_and_no_more() {
        let role = own(&[Permission::ContactsRead], &[Purpose::callback()]);
        assert!(role.may(Permission::ContactsRead) && role.reads(&Purpose::callback()));
        assert_eq!(Permission::ALL.iter().filter(|p| role.may(**p)).count(), 1);
        assert!(!role.reads(&Purpose::conversation()) && !role.reads(&Purpose::privacy()));
    }

    #[test]
    fn a_member_hands_on_what_both_read() {
        assert!(Role::Owner.hands_on(&Role::PrivacyOfficer, &Purpose::privacy()));
        assert!(!Role::Owner.hands_on(&Role::PrivacyOfficer, &Purpose::hold()), "no owner holds it");
        assert!(!Role::Owner.hands_on(&Role::Agent, &Purpose::privacy()));
        assert!(!Role::Administrator.hands_on(&Role::Agent, &Purpose::conversation()), "nobody hands on what they do not hold");
    }

    #[test]
    fn nobody_gives_a_power_over_the_house_that_they_do_not_have() {
        assert!(Role::Owner.may_appoint(&Role::Owner));
        assert!(Role::Administrator.may_appoint(&Role::Agent) && Role::Administrator.may_appoint(&Role::Administrator));
        assert!(!Role::Administrator.may_appoint(&Role::Owner));
        assert!(!Role::Administrator.may_appoint(&own(&[Permission::AgreementsSign], &[])));
        assert!(Role::Administrator.may_appoint(&own(&[Permission::ContactsRead], &[Purpose::callback()])));
        assert!(!Role::Agent.may_appoint(&Role::Agent));
        assert!(!Role::Administrator.may_appoint(&Role::PrivacyOfficer), "they would be handed what whoever appoints them does not read");
        assert!(!Role::Administrator.may_appoint(&own(&[], &[Purpose::hold()])));
        assert!(Role::Owner.may_appoint(&Role::PrivacyOfficer));
    }

    #[test]
    fn every_name_is_found_again() {
        assert!(Permission::ALL.iter().all(|p| Permission::parse(p.as_str()) == Some(*p)));
        assert!(Role::STANDARD.into_iter().all(|role| Role::standard(role.as_str()) == Some(role)));
    }
}
