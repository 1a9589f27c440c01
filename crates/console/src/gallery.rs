//! Decides which sample pages show everything the console can look like; the tests and the gallery render them.

use locale::{Key, Locale};

use crate::frame::{Frame, Nav};
use crate::pages::agreements::{AgreementPage, AgreementsPage};
use crate::pages::breach::BreachPage;
use crate::pages::breaches::BreachesPage;
use crate::pages::canned::{CannedListPage, CannedPage};
use crate::pages::contacts::ContactsPage;
use crate::pages::conversation::ConversationPage;
use crate::pages::documents::{DocumentPage, DocumentsPage};
use crate::pages::erase::{ErasePage, ErasedPage};
use crate::pages::first_run::{FirstRunPage, FirstRunStepPage};
use crate::pages::holds::{HeldPage, HoldsPage};
use crate::pages::identity::IdentityPage;
use crate::pages::identity_provider::{IdentityProviderPage, UnlockPage};
use crate::pages::import::ImportPage;
use crate::pages::inbox::InboxPage;
use crate::pages::install::InstallPage;
use crate::pages::ledger::LedgerPage;
use crate::pages::list::View;
use crate::pages::member::MemberPage;
use crate::pages::members::{JoinPage, MembersPage};
use crate::pages::operator::{OperatorDoorPage, OperatorPage};
use crate::pages::operator_agreements::OperatorAgreementsPage;
use crate::pages::organisation::{OrganisationPage, ProfilePage};
use crate::pages::overview::OverviewPage;
use crate::pages::panel::Panel;
use crate::pages::privacy_calendar::CalendarPage;
use crate::pages::privacy_desk::DeskPage;
use crate::pages::private::PrivatePage;
use crate::pages::problem::ProblemPage;
use crate::pages::purposes::{PurposePage, PurposesPage};
use crate::pages::reason::ReasonPage;
use crate::pages::recipients::RecipientsPage;
use crate::pages::registers::RegistersPage;
use crate::pages::requests::{RequestPage, RequestsPage};
use crate::pages::retention::RetentionPage;
use crate::pages::roles::RolesPage;
use crate::pages::search::SearchPage;
use crate::pages::security::SecurityPage;
use crate::pages::settings::SettingsPage;
use crate::pages::setup::{RecoveryPage, SetupPage};
use crate::pages::sign_in::SignInPage;
use crate::pages::signing_in::{CodesPage, ConfirmPage, PasskeyPage, RecoverPage, SigningInPage, TotpPage};
use crate::pages::sites::{SitePage, SitesPage};
use crate::pages::tasks::TasksPage;
use crate::pages::teams::TeamsPage;
use crate::pages::texts::{TextPage, TextsPage};
use crate::pages::tokens::TokensPage;
use crate::person::ConversationState;

/// A sample page in one language.
pub struct Sample {
    /// Its name, fit for a file.
    pub name: &'static str,
    /// The whole page.
    pub html: String,
}

/// Every sample page in a language.
pub fn samples(locale: Locale) -> Vec<Sample> {
    let inside = |active| Frame { active, ..Frame::sample() };
    let away = Frame { away: Some(true), ..inside(Nav::Inbox) };
    let outside = Frame { member: None, away: None, active: Nav::None, here: "/console/sign-in".into(), ..Frame::sample() };
    let first = Frame { organisation: String::new(), demo: false, ..outside.clone() };
    let (inbox, ledger, settled) = (inside(Nav::Inbox), inside(Nav::Ledger), inside(Nav::Settings));
    let closed = ConversationPage { state: ConversationState::Closed, mine: true, ..ConversationPage::sample() };
    let taken = ConversationPage {
        state: ConversationState::Open,
        taken_by: Some("Tom Yıldız".into()),
        messages: Vec::new(),
        notes: Vec::new(),
        panel: Panel { contact: vec![], consents: vec![], history: vec![], links: vec![], tasks: vec![], ..Panel::sample() },
        ..ConversationPage::sample()
    };
    let sample = |name, html| Sample { name, html };
    let mut samples = vec![
        sample("sign-in", SignInPage::default().render(&outside, locale)),
        sample("sign-in-code", SignInPage::sample().render(&outside, locale)),
        sample("unlock", UnlockPage::sample().render(&outside, locale)),
        sample("setup", SetupPage::sample().render(&first, locale)),
        sample("recovery", RecoveryPage::sample().render(&first, locale)),
        sample("inbox", InboxPage::sample().render(&inbox, locale)),
        sample("inbox-empty", InboxPage::sample_empty(View::All).render(&inbox, locale)),
        sample("inbox-private", InboxPage::sample_empty(View::Private).render(&away, locale)),
        sample("conversation", ConversationPage::sample().render(&inbox, locale)),
        sample("conversation-taken", taken.render(&inbox, locale)),
        sample("conversation-closed", closed.render(&inbox, locale)),
        sample("conversation-editing", ConversationPage::sample_editing().render(&inbox, locale)),
        sample("private", PrivatePage::sample().render(&inbox, locale)),
        sample("private-asked", PrivatePage { asked: true, ..PrivatePage::sample() }.render(&inbox, locale)),
        sample("search", SearchPage::sample().render(&inbox, locale)),
        sample("search-none", SearchPage::sample_none().render(&inbox, locale)),
        sample("canned", CannedListPage::sample().render(&inside(Nav::Settings), locale)),
        sample("canned-empty", CannedListPage::sample_empty().render(&inside(Nav::Settings), locale)),
        sample("canned-edit", CannedPage::sample().render(&inside(Nav::Settings), locale)),
        sample("ledger", LedgerPage::sample().render(&ledger, locale)),
        sample("ledger-daily-wrong", LedgerPage::sample_daily_wrong().render(&ledger, locale)),
        sample("acts-own", LedgerPage::sample_own().render(&ledger, locale)),
        sample("held", HeldPage::sample().render(&inside(Nav::Privacy), locale)),
        sample("holds", HoldsPage::sample().render(&inside(Nav::Privacy), locale)),
        sample("holds-none", HoldsPage::sample_none().render(&inside(Nav::Privacy), locale)),
        sample("tasks", TasksPage::sample().render(&inside(Nav::Tasks), locale)),
        sample("tasks-done", TasksPage::sample_done().render(&inside(Nav::Tasks), locale)),
        sample("tasks-empty", TasksPage { rows: Vec::new(), ..TasksPage::sample() }.render(&inside(Nav::Tasks), locale)),
        sample("overview", OverviewPage::sample().render(&inside(Nav::Overview), locale)),
        sample("overview-empty", OverviewPage::sample_empty().render(&inside(Nav::Overview), locale)),
        sample("security", SecurityPage::sample().render(&settled, locale)),
        sample("security-quiet", SecurityPage::sample_quiet().render(&settled, locale)),
        sample("sites", SitesPage::sample().render(&settled, locale)),
        sample("site", SitePage::sample().render(&settled, locale)),
        sample("install", InstallPage::sample().render(&settled, locale)),
        sample("retention", RetentionPage::sample().render(&inside(Nav::Privacy), locale)),
        sample("retention-late", RetentionPage::sample_late().render(&inside(Nav::Privacy), locale)),
        sample("not-found", ProblemPage::not_found(locale).render(&inside(Nav::None), locale)),
    ];
    samples.extend(people(locale, &inside(Nav::Contacts)));
    samples.extend(privacy(locale, &inside(Nav::Privacy)));
    samples.extend(agreements(locale, &inside(Nav::Privacy), &first));
    samples.extend(breaches(locale, &inside(Nav::Privacy)));
    samples.extend(recipients(locale, &inside(Nav::Privacy)));
    samples.extend(texts(locale, &inside(Nav::Privacy)));
    samples.extend(documents(locale, &inside(Nav::Privacy)));
    samples.extend(settings(locale, &inside(Nav::Settings), &outside));
    samples.extend(signing(locale, &inside(Nav::Settings), &outside));
    samples
}

/// Contacts, how they come and how they go.
fn people(locale: Locale, contacts: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    vec![
        sample("contacts", ContactsPage::sample().render(contacts, locale)),
        sample("contacts-none", ContactsPage { rows: Vec::new(), next: None, ..ContactsPage::sample() }.render(contacts, locale)),
        sample("import", ImportPage::sample().render(contacts, locale)),
        sample("import-check", ImportPage::sample_check().render(contacts, locale)),
        sample("import-done", ImportPage::sample_done().render(contacts, locale)),
        sample("erase", ErasePage::sample().render(contacts, locale)),
        sample("reason", ReasonPage::sample().render(contacts, locale)),
        sample("erased", ErasedPage::sample().render(contacts, locale)),
    ]
}

/// How members sign in.
fn signing(locale: Locale, settled: &Frame, outside: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    vec![
        sample("signing-in", SigningInPage::sample().render(settled, locale)),
        sample("signing-in-needed", SigningInPage::sample_needed().render(settled, locale)),
        sample("totp", TotpPage::sample().render(settled, locale)),
        sample("passkey", PasskeyPage::sample().render(settled, locale)),
        sample("codes", CodesPage::sample().render(outside, locale)),
        sample("recover", RecoverPage::sample().render(outside, locale)),
        sample("confirm", ConfirmPage::sample().render(outside, locale)),
        sample("identity-provider", IdentityProviderPage::sample().render(settled, locale)),
        sample("identity-provider-wrong", IdentityProviderPage::sample_wrong().render(settled, locale)),
    ]
}

/// The privacy desk and what belongs to it.
fn privacy(locale: Locale, inside: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    let late = Frame { overdue_requests: 1, ..inside.clone() };
    vec![
        sample("desk", DeskPage::sample().render(&late, locale)),
        sample("desk-empty", DeskPage::sample_empty().render(inside, locale)),
        sample("desk-calendar", CalendarPage::sample().render(&late, locale)),
        sample("desk-calendar-empty", CalendarPage::sample_empty().render(inside, locale)),
        sample("requests", RequestsPage::sample().render(&late, locale)),
        sample("requests-empty", RequestsPage { rows: Vec::new(), ..RequestsPage::sample() }.render(inside, locale)),
        sample("request", RequestPage::sample().render(&late, locale)),
        sample("request-unknown", RequestPage::sample_unknown().render(inside, locale)),
        sample("request-withdrawal", RequestPage::sample_withdrawal().render(inside, locale)),
        sample("request-rectification", RequestPage::sample_rectification().render(inside, locale)),
        sample("request-closed", RequestPage::sample_closed().render(inside, locale)),
    ]
}

/// The register of breaches, and single ones.
fn breaches(locale: Locale, inside: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    vec![
        sample("breaches", BreachesPage::sample().render(inside, locale)),
        sample("breaches-empty", BreachesPage::sample_empty().render(inside, locale)),
        sample("breach", BreachPage::sample().render(inside, locale)),
        sample("breach-sealed", BreachPage::sample_sealed().render(inside, locale)),
        sample("breaches-sealed", BreachesPage::sample_sealed().render(inside, locale)),
        sample("breach-draft", BreachPage::sample_draft().render(inside, locale)),
        sample("breach-dismissed", BreachPage::sample_dismissed().render(inside, locale)),
    ]
}

/// Who outside is handed data.
fn recipients(locale: Locale, inside: &Frame) -> [Sample; 4] {
    let refused = RecipientsPage::sample_refused(locale::text(locale, Key::ConsoleRecipientProblemTransfer));
    let sample = |name, page: RecipientsPage| Sample { name, html: page.render(inside, locale) };
    let wrong = RegistersPage::sample_empty(locale::text(locale, Key::RegistersProblemOn));
    [
        sample("recipients", RecipientsPage::sample()),
        sample("recipients-refused", refused),
        Sample { name: "registers", html: RegistersPage::sample().render(inside, locale) },
        Sample { name: "registers-empty", html: wrong.render(inside, locale) },
    ]
}

/// Agreements, as both parties see them, and the operator's pages. The operator stands outside.
fn agreements(locale: Locale, inside: &Frame, outside: &Frame) -> [Sample; 9] {
    let sample = |name, html| Sample { name, html };
    let refused = AgreementsPage::sample_refused(locale::text(locale, Key::ConsoleAgreementReasonProblem));
    let wrong = OperatorAgreementsPage::sample_refused(locale::text(locale, Key::ConsoleOperatorSubProblemName));
    [
        sample("agreements", AgreementsPage::sample().render(inside, locale)),
        sample("agreements-none", AgreementsPage::sample_none().render(inside, locale)),
        sample("agreements-refused", refused.render(inside, locale)),
        sample("agreement", AgreementPage::sample().render(inside, locale)),
        sample("agreement-signed", AgreementPage::sample_signed().render(inside, locale)),
        sample("operator", OperatorPage::sample().render(outside, locale)),
        sample("operator-door", OperatorDoorPage { wrong: true }.render(outside, locale)),
        sample("operator-agreements", OperatorAgreementsPage::sample().render(outside, locale)),
        sample("operator-agreements-refused", wrong.render(outside, locale)),
    ]
}

/// Purposes, texts and who is responsible.
fn texts(locale: Locale, inside: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    vec![
        sample("purposes", PurposesPage::sample().render(inside, locale)),
        sample("purpose", PurposePage::sample().render(inside, locale)),
        sample("purpose-new", PurposePage::sample_new().render(inside, locale)),
        sample("texts", TextsPage::sample().render(inside, locale)),
        sample("text", TextPage::sample().render(inside, locale)),
        sample("text-wording", TextPage::sample_wording().render(inside, locale)),
        sample("identity", IdentityPage::sample().render(inside, locale)),
    ]
}

/// What can be printed and signed.
fn documents(locale: Locale, inside: &Frame) -> [Sample; 2] {
    [
        Sample { name: "documents", html: DocumentsPage::sample(locale).render(inside, locale) },
        Sample { name: "document", html: DocumentPage::sample(locale).render(inside, locale) },
    ]
}

/// The settings, the members and the first run.
fn settings(locale: Locale, inside: &Frame, outside: &Frame) -> Vec<Sample> {
    let sample = |name, html| Sample { name, html };
    let mut samples = vec![
        sample("settings", SettingsPage::sample().render(inside, locale)),
        sample("settings-none", SettingsPage::sample_none().render(inside, locale)),
        sample("organisation", OrganisationPage::sample().render(inside, locale)),
        sample("profile", ProfilePage::sample().render(inside, locale)),
        sample("members", MembersPage::sample().render(inside, locale)),
        sample("members-alone", MembersPage::sample_alone().render(inside, locale)),
        sample("member", MemberPage::sample().render(inside, locale)),
        sample("member-suspended", MemberPage::sample_suspended().render(inside, locale)),
        sample("roles", RolesPage::sample().render(inside, locale)),
        sample("roles-read", RolesPage::sample_read().render(inside, locale)),
        sample("tokens", TokensPage::sample().render(inside, locale)),
        sample("tokens-none", TokensPage::sample_none().render(inside, locale)),
        sample("teams", TeamsPage::sample().render(inside, locale)),
        sample("teams-none", TeamsPage::sample_none().render(inside, locale)),
        sample("join", JoinPage::sample().render(outside, locale)),
        sample("first-run", FirstRunPage::sample().render(inside, locale)),
        sample("first-run-complete", FirstRunPage::sample_complete().render(inside, locale)),
    ];
    samples.extend(FirstRunStepPage::samples().into_iter().map(|(name, page)| sample(name, page.render(inside, locale))));
    samples
}
