//! The transaction of an act: facts to decide on, and [`Tx::apply`], the one door to write.

use crate::db::Db;
use crate::fault::{Fault, Stop};
use crate::tables::{self, conversation::Facts, holder::Recovery, ledger_head};
use domain::file::Held;
use domain::id::{ConversationId, FlowId, MessageId, OrganisationId, SessionId, SiteId, SubjectId, TaskId};
use domain::notice::Text;
use domain::purpose::{Purpose, PurposeRule};
use domain::refusal::Refusal;
use domain::site::Settings;
use domain::task::Task;
use jiff::Timestamp;
use ledger::Tree;
use locale::Locale;
use seal::Entropy;
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use uuid::Uuid;

mod agreements;
mod checkpoints;
mod confirmations;
mod consents;
mod erasure;
mod handling;
mod holds;
mod identity_provider;
mod members;
mod provisioning;
mod recipients;
mod requests;

pub(crate) use erasure::Job;
pub use handling::Desk;

/// The heads of the ledgers that a group of acts appends to; written once, before the shared commit.
#[derive(Default)]
pub(crate) struct Group {
    heads: BTreeMap<OrganisationId, Head>,
    /// The head as the running act found it, once it has appended something.
    before: Option<(OrganisationId, Option<Head>)>,
}

#[derive(Clone)]
struct Head {
    tree: Tree,
    moved: bool,
}

impl Group {
    /// Locks the heads of these organisations before anything else is read, in one order, so that two processes neither decide
    /// on facts that the other is changing nor wait for each other. SQLite has locked everything already.
    pub(crate) fn lock_heads(&mut self, db: &mut Db, organisations: BTreeSet<OrganisationId>) -> Result<(), Fault> {
        if db.is_sqlite() {
            return Ok(());
        }
        for organisation in organisations {
            if let Some(tree) = ledger_head::lock(db, organisation)? {
                self.heads.insert(organisation, Head { tree, moved: false });
            }
        }
        Ok(())
    }

    /// The tree to which the running act appends.
    pub(crate) fn tree(&mut self, db: &mut Db, organisation: OrganisationId) -> Result<&mut Tree, Fault> {
        if self.before.is_none() {
            self.before = Some((organisation, self.heads.get(&organisation).cloned()));
        }
        let head = match self.heads.entry(organisation) {
            Entry::Occupied(head) => head.into_mut(),
            Entry::Vacant(place) => place.insert(Head { tree: ledger_head::begin(db, organisation)?, moved: false }),
        };
        head.moved = true;
        Ok(&mut head.tree)
    }

    /// The running act stands.
    pub(crate) fn keep(&mut self) {
        self.before = None;
    }

    /// The running act is undone.
    pub(crate) fn undo(&mut self) {
        match self.before.take() {
            Some((organisation, Some(head))) => drop(self.heads.insert(organisation, head)),
            Some((organisation, None)) => drop(self.heads.remove(&organisation)),
            None => {}
        }
    }

    pub(crate) fn write_heads(&self, db: &mut Db) -> Result<(), Fault> {
        let moved = self.heads.iter().filter(|(_, head)| head.moved);
        moved.into_iter().try_for_each(|(organisation, head)| ledger_head::put(db, *organisation, &head.tree))
    }
}

/// The transaction of one act, bound to one organisation.
pub struct Tx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) entropy: &'a dyn Entropy,
    pub(crate) organisation: OrganisationId,
    pub(crate) group: &'a mut Group,
    /// Rows that the decision which is being applied has removed.
    pub(crate) removed: u64,
    /// The sweep that acts; `None` where somebody asked.
    pub(crate) job: Option<Job>,
    /// Legal holds that keep something of what that decision ends or destroys.
    pub(crate) held: u64,
    /// When what the notice is made of was changed in this act.
    pub(crate) notice_changed: Option<Timestamp>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(db: &'a mut Db, entropy: &'a dyn Entropy, organisation: OrganisationId, group: &'a mut Group) -> Self {
        Self { db, entropy, organisation, group, removed: 0, held: 0, job: None, notice_changed: None }
    }

    /// Whose act it is.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// Reserves the next `count` sequence numbers of a conversation and says how it stands.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such conversation.
    pub fn reserve(&mut self, conversation: ConversationId, count: u32, at: Timestamp) -> Result<Facts, Stop> {
        tables::conversation::reserve(self.db, self.organisation, conversation, count, at)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// How a conversation stands.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such conversation.
    pub fn conversation(&mut self, conversation: ConversationId) -> Result<Facts, Stop> {
        tables::conversation::read(self.db, self.organisation, conversation)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// When a member asked last to be let into a conversation of the organisation, which [`Tx::conversation`] has found.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn let_in_asked_at(&mut self, conversation: ConversationId) -> Result<Option<Timestamp>, Stop> {
        Ok(tables::conversation::asked_at(self.db, conversation)?)
    }

    /// The organisation's purposes.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purposes(&mut self) -> Result<Vec<PurposeRule>, Stop> {
        Ok(tables::purpose::list(self.db, self.organisation)?)
    }

    /// The highest generation of a subject's key for a purpose, 0 where none was.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_generation(&mut self, subject: SubjectId, purpose: &Purpose) -> Result<u32, Stop> {
        Ok(tables::subject_key::last(self.db, subject, purpose)?)
    }

    /// The current notice in a language.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn notice(&mut self, locale: Locale) -> Result<Text, Stop> {
        tables::document::notice(self.db, self.organisation, locale)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// Whether a wording was published.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn has_text(&mut self, version: &domain::notice::Version) -> Result<bool, Stop> {
        Ok(tables::document::get(self.db, self.organisation, version)?.is_some())
    }

    /// Who wrote a message.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the conversation has no such message.
    pub fn message_author(&mut self, conversation: ConversationId, message: MessageId) -> Result<String, Stop> {
        tables::message::author(self.db, conversation, message)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// The files that a conversation holds, and how many of them came after `since`.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn files_held(&mut self, conversation: ConversationId, since: Timestamp) -> Result<Held, Stop> {
        Ok(tables::file::held(self.db, conversation, since)?)
    }

    /// Whether something was shown in a session before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn shown(&mut self, session: SessionId, object: Uuid) -> Result<bool, Stop> {
        Ok(tables::showing::shown(self.db, session, object)?)
    }

    /// The organisation's recovery key, by its public row.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it has none.
    pub fn recovery(&mut self) -> Result<Recovery, Stop> {
        tables::holder::recovery(self.db, self.organisation)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// A flow by its id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such flow.
    pub fn flow(&mut self, flow: FlowId) -> Result<tables::flow::FlowRow, Stop> {
        tables::flow::get(self.db, self.organisation, flow)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// A task by its id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such task.
    pub fn task(&mut self, task: TaskId) -> Result<Task, Stop> {
        tables::task::get(self.db, self.organisation, task)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// The promise to a subject that is still to be kept.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn open_task(&mut self, subject: SubjectId) -> Result<Option<Task>, Stop> {
        Ok(tables::task::open(self.db, subject)?)
    }

    /// A fresh id.
    pub fn fresh_id(&self, at: Timestamp) -> Uuid {
        seal::random_id(at.as_millisecond(), self.entropy)
    }

    /// A site's settings, before they are changed.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such site.
    pub fn site_settings(&mut self, site: SiteId) -> Result<Settings, Stop> {
        tables::site::settings(self.db, self.organisation, site)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// What a repeated request with this key was answered with before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn repeated(&mut self, key: &[u8; 16]) -> Result<Option<String>, Stop> {
        Ok(tables::idempotency::get(self.db, key)?)
    }

    /// Remembers what a request with this key was answered with: an id, never a body.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn remember(&mut self, key: &[u8; 16], result: &str, at: Timestamp) -> Result<(), Stop> {
        Ok(tables::idempotency::insert(self.db, key, result, at)?)
    }

    /// Keeps a value of the installation, sealed to the server key.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn keep_value(&mut self, name: &str, sealed: &[u8]) -> Result<(), Stop> {
        Ok(tables::installation::put(self.db, name, sealed)?)
    }
}
