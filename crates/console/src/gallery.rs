//! Decides which sample pages show everything the console can look like; the tests and the gallery render them.

use locale::Locale;

use crate::frame::{Frame, Nav};
use crate::pages::contacts::ContactsPage;
use crate::pages::conversation::ConversationPage;
use crate::pages::erase::{ErasePage, ErasedPage};
use crate::pages::inbox::InboxPage;
use crate::pages::ledger::LedgerPage;
use crate::pages::list::View;
use crate::pages::panel::Panel;
use crate::pages::private::PrivatePage;
use crate::pages::problem::ProblemPage;
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
    let away = Frame { away: Some(true), ..inside(Nav::Inbox) };
    let outside = Frame { member: None, away: None, active: Nav::None, here: "/console/sign-in".into(), ..Frame::sample() };
    let first = Frame { organisation: String::new(), demo: false, ..outside.clone() };
    let (inbox, contacts, ledger) = (inside(Nav::Inbox), inside(Nav::Contacts), inside(Nav::Ledger));
    let closed = ConversationPage { state: ConversationState::Closed, mine: true, ..ConversationPage::sample() };
    let taken = ConversationPage {
        state: ConversationState::Open,
        taken_by: Some("Tom Yıldız".into()),
        messages: Vec::new(),
        notes: Vec::new(),
        panel: Panel { contact: vec![], consents: vec![], history: vec![], links: vec![], tasks: vec![], ..Panel::sample() },
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
        sample("inbox-empty", InboxPage::sample_empty(View::All).render(&inbox, locale)),
        sample("inbox-private", InboxPage::sample_empty(View::Private).render(&away, locale)),
        sample("conversation", ConversationPage::sample().render(&inbox, locale)),
        sample("conversation-taken", taken.render(&inbox, locale)),
        sample("conversation-closed", closed.render(&inbox, locale)),
        sample("conversation-editing", ConversationPage::sample_editing().render(&inbox, locale)),
        sample("private", PrivatePage::sample().render(&inbox, locale)),
        sample("private-asked", PrivatePage { asked: true, ..PrivatePage::sample() }.render(&inbox, locale)),
        sample("contacts", ContactsPage::sample().render(&contacts, locale)),
        sample("contacts-none", none.render(&contacts, locale)),
        sample("erase", ErasePage::sample().render(&contacts, locale)),
        sample("erased", ErasedPage::sample().render(&contacts, locale)),
        sample("ledger", LedgerPage::sample().render(&ledger, locale)),
        sample("not-found", ProblemPage::not_found(locale).render(&inside(Nav::None), locale)),
    ]
}
