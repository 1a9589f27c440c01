//! The members' pages: (page, locale) to HTML, pure.
//!
//! The server reads the facts and fills one of the page structs; `render` decides what stands where. Nothing here reads
//! a clock, a database or a key. Every page works without script: links are links, acts are POST forms with a `csrf`
//! field. `web/console/console.js` only enhances, through the custom elements that the templates place.

mod chart;
mod commands;
mod frame;
mod gallery;
mod pages;
mod person;
mod privacy;
mod regions;
mod ticks;
mod words;

pub use frame::{Frame, Nav};
pub use gallery::{Sample, samples};
pub use pages::agreements::{AgreementPage, AgreementRow, AgreementsPage, EngagedRow, EngagedState, SignatureRow, Signing};
pub use pages::breach::{BreachPage, Told};
pub use pages::breaches::{BreachRow, BreachesPage};
pub use pages::canned::{CannedListPage, CannedPage, CannedRow, CannedText};
pub use pages::checkpoint::{CheckpointWay, DailyCheckpoint, StampedCheckpoint};
pub use pages::contacts::{ContactRow, ContactsPage, PurposeState};
pub use pages::conversation::ConversationPage;
pub use pages::documents::{DocumentPage, DocumentsPage};
pub use pages::erase::{ErasePage, ErasedPage, Receipt};
pub use pages::first_run::{BotChoice, FirstRunPage, FirstRunStep, FirstRunStepPage, StepBody, StepState};
pub use pages::holds::{HeldMessage, HeldPage, HoldForm, HoldRow, HoldsPage};
pub use pages::identity::IdentityPage;
pub use pages::identity_provider::{IdentityProviderPage, UnlockPage};
pub use pages::import::{ImportPage, ImportRow, ImportStage};
pub use pages::inbox::InboxPage;
pub use pages::install::InstallPage;
pub use pages::ledger::{Act, By, ChosenActs, LedgerPage, LedgerState};
pub use pages::list::{InboxRow, List, SavedView, View};
pub use pages::log::{Attachment, Author, Body, Message, Note};
pub use pages::member::MemberPage;
pub use pages::members::{AwaitedRow, InvitationRow, JoinPage, LeftNote, MemberRow, MembersPage};
pub use pages::operator::{OperatorDoorPage, OperatorPage, OperatorRow};
pub use pages::operator_agreements::{EngagedForm, OperatorAgreementsPage, OperatorEngagedRow, WaitingRow};
pub use pages::organisation::{ConfirmationForm, LanguageForm, OrganisationPage, ProfilePage};
pub use pages::overview::{OverviewPage, Standing};
pub use pages::panel::{CallBack, FieldGroup, Linked, Panel, Past};
pub use pages::privacy_calendar::CalendarPage;
pub use pages::privacy_desk::{DeskPage, DeskRow};
pub use pages::private::PrivatePage;
pub use pages::problem::ProblemPage;
pub use pages::purposes::{PurposePage, PurposesPage};
pub use pages::reason::ReasonPage;
pub use pages::recipients::{RecipientForm, RecipientState, RecipientsPage};
pub use pages::registers::{AccessReviewPart, RegisterForm, RegisterPart, RegistersPage, ReviewedMember};
pub use pages::requests::{Identity as RequestIdentity, RequestPage, RequestRow, RequestText, RequestsPage, WhichRequests, Whose};
pub use pages::retention::{DestructionRow, DueRow, Period as RetentionPeriod, RetentionPage, RetentionRow, SweepState};
pub use pages::roles::{RoleForm, RolesPage};
pub use pages::search::{SearchHit, SearchPage, SearchState};
pub use pages::security::{SecurityDraft, SecurityHour, SecurityPage};
pub use pages::settings::{SettingsCard, SettingsGroup, SettingsPage};
pub use pages::setup::{RecoveryPage, SetupPage};
pub use pages::sign_in::SignInPage;
pub use pages::signing_in::{CodesPage, ConfirmPage, PasskeyPage, PasskeyRow, Passkeys, RecoverPage, SessionRow, SigningInPage, TotpPage};
pub use pages::sites::{NewSite, SitePage, SiteRow, SiteTexts, SitesPage};
pub use pages::tasks::{TaskRow, TasksPage};
pub use pages::teams::{TeamForm, TeamRule, TeamsPage};
pub use pages::texts::{TextCell, TextPage, TextsPage, TextsRow};
pub use pages::tokens::{TokenRow, TokensPage};
pub use person::{Basis, Consent, ConsentState, ConversationState, Field, Named, Person, Priority, Shown};
pub use ticks::Ticks;
