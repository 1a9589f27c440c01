//! Decides which sample pages show everything the console can look like; the tests and the gallery render them.

use locale::Locale;

use crate::frame::{Frame, Nav};
use crate::pages::canned::{CannedListPage, CannedPage};
use crate::pages::contacts::ContactsPage;
use crate::pages::conversation::{ConversationPage, PrivatePage};
use crate::pages::erase::{ErasePage, ErasedPage};
use crate::pages::import::ImportPage;
use crate::pages::inbox::{InboxFilter, InboxPage};
use crate::pages::ledger::LedgerPage;
use crate::pages::problem::ProblemPage;
use crate::pages::search::SearchPage;
use crate::pages::setup::{RecoveryPage, SetupPage};
use crate::pages::sign_in::SignInPage;
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
    let outside = Frame { member: None, active: Nav::None, here: "/console/sign-in".into(), ..Frame::sample() };
    let first = Frame { organisation: String::new(), demo: false, ..outside.clone() };
    let (inbox, contacts, ledger) = (inside(Nav::Inbox), inside(Nav::Contacts), inside(Nav::Ledger));
    let closed = ConversationPage { state: ConversationState::Closed, mine: true, ..ConversationPage::sample() };
    let taken = ConversationPage {
        state: ConversationState::Open,
        taken_by: Some("Tom Yıldız".into()),
        contact: Vec::new(),
        consents: Vec::new(),
        ..ConversationPage::sample()
    };
    let none = ContactsPage { rows: Vec::new(), next: None, ..ContactsPage::sample() };
    let sample = |name, html| Sample { name, html };
    vec![
        sample("sign-in", SignInPage::default().render(&outside, locale)),
        sample("sign-in-code", SignInPage::sample().render(&outside, locale)),
        sample("setup", SetupPage::sample().render(&first, locale)),
        sample("recovery", RecoveryPage::sample().render(&first, locale)),
        sample("inbox", InboxPage::sample().render(&inbox, locale)),
        sample("inbox-empty", InboxPage::sample_empty(InboxFilter::All).render(&inbox, locale)),
        sample("inbox-private", InboxPage::sample_empty(InboxFilter::Private).render(&inbox, locale)),
        sample("conversation", ConversationPage::sample().render(&inbox, locale)),
        sample("conversation-taken", taken.render(&inbox, locale)),
        sample("conversation-closed", closed.render(&inbox, locale)),
        sample("private", PrivatePage::sample().render(&inbox, locale)),
        sample("contacts", ContactsPage::sample().render(&contacts, locale)),
        sample("contacts-none", none.render(&contacts, locale)),
        sample("search", SearchPage::sample().render(&inbox, locale)),
        sample("search-none", SearchPage::sample_none().render(&inbox, locale)),
        sample("canned", CannedListPage::sample().render(&inside(Nav::Settings), locale)),
        sample("canned-empty", CannedListPage::sample_empty().render(&inside(Nav::Settings), locale)),
        sample("canned-edit", CannedPage::sample().render(&inside(Nav::Settings), locale)),
        sample("import", ImportPage::sample().render(&contacts, locale)),
        sample("import-check", ImportPage::sample_check().render(&contacts, locale)),
        sample("import-done", ImportPage::sample_done().render(&contacts, locale)),
        sample("erase", ErasePage::sample().render(&contacts, locale)),
        sample("erased", ErasedPage::sample().render(&contacts, locale)),
        sample("ledger", LedgerPage::sample().render(&ledger, locale)),
        sample("not-found", ProblemPage::not_found(locale).render(&inside(Nav::None), locale)),
    ]
}
