//! The one door to write: a decision's rows and its ledger entry, in one transaction.

use crate::fault::{Fault, Stop};
use crate::recorded::Recorded;
use crate::tables::held::Goes;
use crate::tables::{
    self, contact_field::FieldRow, destruction::DestructionRow, flow::FlowRow, flow_version::FlowSource, purpose_key::PurposeKey,
    purpose_seal::PurposeSeal, subject_grant::Term,
};
use crate::tx::Tx;
use domain::act::{Act, Entry};
use domain::conversation::Author;
use domain::decision::{Decision, KeySeal, Opened, SealedTo};
use domain::erasure::Change as Erasure;
use domain::id::{GrantId, SubjectId};
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::retention::Rule;
use domain::signing_in::Way;
use jiff::Timestamp;
use uuid::Uuid;

mod access_log;
mod agreement;
mod breach;
mod canned;
mod checkpoint;
mod confirmation;
mod consent;
mod erasure;
mod file;
mod handling;
mod hold;
mod identity;
mod identity_provider;
mod import;
mod member;
mod membership;
mod notice;
mod organisation;
mod pair;
mod passkey;
mod provisioning;
mod purpose;
mod recipient;
mod register;
mod request;
mod restriction;
mod retention;
mod role;
mod rotation;
mod satisfaction;
mod signing_in;
mod site;
mod sub_processor;
mod task;
mod team;
mod token;
mod view;

/// By which rule and sweep something was destroyed, and since when that went on.
type Cause = (Option<Rule>, Option<Uuid>, Option<Timestamp>);

impl Tx<'_> {
    /// Writes what the decision says, and its entry in the ledger. Both or neither.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails; the whole act is then rolled back. [`Stop::Refused`] with
    /// [`Refusal::Repeated`] where a message of this key is stored already, and with
    /// [`Refusal::Unauthorised`] where a second step was used by another request in the meantime.
    pub fn apply(&mut self, decision: &Decision) -> Result<Option<Recorded>, Stop> {
        self.held = self.keep(decision)?;
        let written = self.changed(decision)?
            || self.visitors(decision)?
            || self.conversations(decision)?
            || self.members(decision)?
            || self.set_up(decision)?;
        if !written {
            return Err(Fault::broken("a decision is not written by any table").into());
        }
        let recorded = match decision.recorded() {
            domain::decision::Recorded::Act(entry) => {
                let entry = if self.held > 0 { entry.with("held", self.held) } else { entry };
                self.append_all(std::iter::once((&entry, subject_of(decision))))?
            }
            domain::decision::Recorded::Acts(entries) => {
                let subjects = entries.iter().map(|(entry, subject)| (entry, Some(*subject)));
                self.append_all(subjects)?
            }
            domain::decision::Recorded::Exempt(_) => None,
        };
        self.afterwards(decision, recorded.as_ref())?;
        if domain::notice::is_made_of(decision) {
            self.notice_changed = recorded.as_ref().map(|entry| entry.at).or(self.notice_changed);
        }
        Ok(recorded)
    }

    /// Keeps what legal holds stand on of what the decision destroys, before it does; answers how many holds stand on what it
    /// ends or destroys. The entry, and with it the receipt, says so.
    fn keep(&mut self, decision: &Decision) -> Result<u64, Fault> {
        let (subject, goes) = match decision {
            Decision::Withdrawn { subject, purpose, .. } => return tables::hold_seal::standing_on_live(self.db, *subject, purpose),
            Decision::Erasure(Erasure::Erased { subject, .. }) => (*subject, Goes::Everything),
            Decision::Erasure(Erasure::Begun { subject, .. }) => (*subject, Goes::Beginning),
            Decision::Erasure(Erasure::Continued { subject, piece, .. }) => {
                if tables::hold_seal::standing(self.db, *subject)? > 0 {
                    tables::held::keep_piece(self.db, *subject, piece)?;
                }
                return Ok(0);
            }
            Decision::Erasure(Erasure::Completed { erasing, .. }) => return tables::hold_seal::standing(self.db, erasing.subject),
            Decision::GenerationDestroyed { subject, purpose, generation, .. } => (*subject, Goes::Generation(purpose, *generation)),
            Decision::ConversationDeleted { subject, .. } => (*subject, Goes::Said),
            Decision::MessageDeleted { subject, message, .. } => (*subject, Goes::Message(*message)),
            Decision::Handling(domain::handling::Change::NoteDeleted { subject, .. }) => (*subject, Goes::Notes),
            Decision::Retention(change) => return self.keep_from_sweep(change),
            _ => return Ok(0),
        };
        self.keep_of(subject, goes)
    }

    /// Keeps what holds stand on of what a rule of retention destroys; answers how many do.
    fn keep_from_sweep(&mut self, change: &domain::retention::Change) -> Result<u64, Fault> {
        use domain::retention::Change;
        match change {
            Change::SubjectsDestroyed { .. } => {
                let mut standing = 0;
                for subject in tables::hold_seal::doomed(self.db)? {
                    standing += self.keep_of(subject, Goes::Everything)?;
                }
                Ok(standing)
            }
            Change::ContentDestroyed { old, .. } => self.keep_of(old.subject, old.purpose.as_ref().map_or(Goes::Said, Goes::Told)),
            _ => Ok(0),
        }
    }

    /// Keeps what holds stand on of what goes; answers how many do.
    fn keep_of(&mut self, subject: SubjectId, goes: Goes<'_>) -> Result<u64, Fault> {
        let standing = match goes {
            Goes::Generation(purpose, generation) => tables::hold_seal::standing_on(self.db, subject, purpose, generation)?,
            _ => tables::hold_seal::standing(self.db, subject)?,
        };
        if standing > 0 {
            tables::held::keep(self.db, subject, goes)?;
        }
        Ok(standing)
    }

    /// The groups of decisions, each in its file.
    fn changed(&mut self, decision: &Decision) -> Result<bool, Stop> {
        match decision {
            Decision::AccessLog(change) => access_log::apply(self, change)?,
            Decision::Agreement(change) => agreement::apply(self, change)?,
            Decision::Breach(change) => breach::apply(self, change)?,
            Decision::Canned(change) => canned::apply(self, change)?,
            Decision::Checkpoint(change) => checkpoint::apply(self, change)?,
            Decision::Confirmation(change) => confirmation::apply(self, change)?,
            Decision::Consent(change) => consent::apply(self, change)?,
            Decision::Erasure(change) => erasure::apply(self, change)?,
            Decision::File(change) => file::apply(self, change)?,
            Decision::Handling(change) => handling::apply(self, change)?,
            Decision::Identity(change) => identity::apply(self, change)?,
            Decision::IdentityProvider(change) => identity_provider::apply(self, change)?,
            Decision::Import(change) => import::apply(self, change)?,
            Decision::Member(change) => member::apply(self, change)?,
            Decision::Membership(change) => membership::apply(self, change)?,
            Decision::Notice(change) => notice::apply(self, change)?,
            Decision::Organisation(change) => organisation::apply(self, change)?,
            Decision::Recipient(change) => recipient::apply(self, change)?,
            Decision::Register(change) => register::apply(self, change)?,
            Decision::Retention(change) => retention::apply(self, change)?,
            Decision::Role(change) => role::apply(self, change)?,
            Decision::Rotation(change) => rotation::apply(self, change)?,
            Decision::Hold(change) => hold::apply(self, change)?,
            Decision::Pair(change) => pair::apply(self, change)?,
            Decision::Restriction(change) => restriction::apply(self, change)?,
            Decision::Request(change) => request::apply(self, change)?,
            Decision::Passkey(change) => passkey::apply(self, change)?,
            Decision::Provisioning(change) => provisioning::apply(self, change)?,
            Decision::Purpose(change) => purpose::apply(self, change)?,
            Decision::Satisfaction(change) => satisfaction::apply(self, change)?,
            Decision::SigningIn(change) => signing_in::apply(self, change)?,
            Decision::Site(change) => site::apply(self, change)?,
            Decision::SubProcessor(change) => sub_processor::apply(self, change)?,
            Decision::Task(change) => task::apply(self, change)?,
            Decision::Token(change) => token::apply(self, change)?,
            Decision::Team(change) => team::apply(self, change)?,
            Decision::View(change) => view::apply(self, change)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn visitors(&mut self, decision: &Decision) -> Result<bool, Stop> {
        let db = &mut *self.db;
        match decision {
            Decision::VisitStarted { visitor, public_key, lookup, flow, flow_version, visitor_seal, notice, at, .. } => {
                tables::subject::insert(db, self.organisation, visitor.subject, public_key, *at)?;
                tables::conversation::insert(db, visitor, *flow, *flow_version, *at)?;
                tables::visit::insert(db, lookup, visitor, notice, *at)?;
                self.begin_generation(visitor.subject, &Purpose::conversation(), 1, visitor_seal, *at)?;
            }
            Decision::GenerationBegun { subject, purpose, generation, visitor_seal, at, .. } => {
                self.begin_generation(*subject, purpose, *generation, visitor_seal, *at)?;
            }
            Decision::Granted { grant, subject, shown, keys, renews, expires_at, at, .. } => {
                let term = Term { stood_on: tables::material_change::last(db, self.organisation)?, expires_at: *expires_at };
                if let Some(old) = renews {
                    tables::subject_grant::end(db, *old, "renewed", *at)?;
                    self.unseal(*subject, &shown.purpose, keys.generation)?;
                }
                let db = &mut *self.db;
                if keys.begins {
                    tables::subject_key::insert(db, *subject, &shown.purpose, keys.generation, *at)?;
                }
                tables::subject_grant::insert(db, *grant, *subject, "given", shown, keys.generation, (*at, term))?;
                tables::objection::forget(db, *subject, &shown.purpose)?;
                self.seal_key((*subject, &shown.purpose, keys.generation), *grant, &keys.seals)?;
                for (generation, seal) in &keys.older {
                    self.unseal(*subject, &shown.purpose, *generation)?;
                    self.seal_key((*subject, &shown.purpose, *generation), *grant, std::slice::from_ref(seal))?;
                }
                let db = &mut *self.db;
                if shown.purpose.is_conversation() {
                    tables::conversation::follow_key(db, *subject, keys.generation, true)?;
                    tables::conversation::let_in_answered(db, *subject)?;
                }
            }
            Decision::RefusedConsent { grant, subject, shown, at, .. } => {
                let term = Term { stood_on: tables::material_change::last(db, self.organisation)?, expires_at: None };
                tables::subject_grant::insert(db, *grant, *subject, "refused", shown, 0, (*at, term))?;
                if shown.purpose.is_conversation() {
                    tables::conversation::let_in_answered(db, *subject)?;
                }
            }
            Decision::Withdrawn { grant, subject, purpose, generation, at, destroy_at, .. } => {
                consent::end(self, (*grant, "withdrawn"), (*subject, purpose, *generation), *at, *destroy_at)?;
            }
            Decision::Collected { subject, purpose, generation, field, sealed, at, .. } => {
                let row =
                    FieldRow { purpose: purpose.clone(), field: field.clone(), generation: *generation, at: *at, sealed: sealed.clone() };
                tables::contact_field::put(db, *subject, &row)?;
                tables::contact_field::replaced(db, *subject, &row)?;
                if domain::confirmation::is_address(purpose, field) {
                    // A letter to the address before would confirm this one.
                    tables::confirmation::forget_letter(db, *subject, purpose)?;
                }
            }
            Decision::GenerationDestroyed { subject, purpose, generation, at, .. } => {
                self.destroy_generation(*subject, purpose, *generation, *at)?;
            }
            Decision::DataShown { .. } => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes a key's seals to the organisation away, to put others in their place. What somebody who is gone could have had stays known as that.
    fn unseal(&mut self, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<(), Fault> {
        tables::subject_key::expose(self.db, subject, purpose, generation)?;
        tables::subject_seal::delete_organisations(self.db, subject, purpose, generation).map(drop)
    }

    /// Seals a subject's key. Nobody who prepared it may have sealed it to a pair that was renewed in the meantime: somebody who is gone holds that.
    fn seal_key(
        &mut self,
        (subject, purpose, generation): (SubjectId, &Purpose, u32),
        grant: GrantId,
        seals: &[KeySeal],
    ) -> Result<(), Stop> {
        for seal in seals {
            let pair = match seal.to {
                SealedTo::Visitor => None,
                SealedTo::Purpose(pair) => Some((purpose.clone(), pair)),
                SealedTo::Privacy(pair) => Some((Purpose::privacy(), pair)),
            };
            if let Some((name, pair)) = pair
                && pair != tables::purpose_key::newest(self.db, self.organisation, &name)?
            {
                return Err(Refusal::GenerationEnded.into());
            }
            tables::subject_seal::insert(self.db, subject, purpose, generation, Some(grant), seal)?;
        }
        Ok(())
    }

    fn conversations(&mut self, decision: &Decision) -> Result<bool, Stop> {
        let db = &mut *self.db;
        match decision {
            Decision::Said { conversation, generation, draft, .. } => {
                if !tables::message::insert(db, *conversation, *generation, draft)? {
                    return Err(Refusal::Repeated.into());
                }
                if let Author::Member(member) = draft.author {
                    tables::conversation::answered(db, *conversation, draft.at)?;
                    tables::draft::drop_one(db, *conversation, member)?;
                    tables::seen::put(db, *conversation, member, draft.seq)?;
                }
            }
            Decision::BotStepped { conversation, generation, sealed, .. } => {
                tables::conversation::stepped(db, *conversation, *generation, sealed)?;
            }
            Decision::HandedOver { conversation, at, .. } => tables::conversation::wait(db, *conversation, *at)?,
            Decision::Taken { conversation, member, .. } => tables::conversation::take(db, *conversation, *member)?,
            Decision::Closed { conversation, member, at, .. } => tables::conversation::close(db, *conversation, Some(*member), *at)?,
            Decision::LetInAsked { conversation, member, at, .. } => tables::conversation::ask_in(db, *conversation, *member, *at)?,
            Decision::ReturnedToBot { conversation, .. } => tables::conversation::return_to_bot(db, *conversation)?,
            Decision::MessageDeleted { conversation, message, .. } => {
                tables::file::delete_message(db, *conversation, *message)?;
                tables::message::delete_one(db, *conversation, *message)?;
            }
            Decision::ConversationDeleted { conversation, at, .. } => {
                tables::file::delete_said(db, *conversation)?;
                tables::message::delete_said(db, *conversation)?;
                tables::note_mention::delete_of(db, *conversation)?;
                tables::note::delete_of(db, *conversation)?;
                tables::draft::delete_of(db, *conversation)?;
                tables::conversation::tag(db, *conversation, 0, None)?;
                tables::conversation::close(db, *conversation, None, *at)?;
            }
            Decision::Opened { what, subject, session, .. } => {
                let object = match what {
                    Opened::Conversation(id) => id.0,
                    Opened::Contact => subject.0,
                };
                tables::showing::insert(db, *session, object, *subject)?;
            }
            Decision::Exported { .. } | Decision::OverviewExported { .. } => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn members(&mut self, decision: &Decision) -> Result<bool, Stop> {
        if let Decision::SessionStarted { member, second_step: Some(step), at, .. } = decision {
            signing_in::spend(self, *member, *step, *at)?;
        }
        let db = &mut *self.db;
        match decision {
            Decision::SessionStarted { session, member, lookup, wrapped, second_step, at, expires_at, .. } => {
                let way = Way::of(*second_step);
                let start =
                    tables::session::Start { id: *session, member: *member, lookup, wrapped, way, at: *at, expires_at: *expires_at };
                tables::session::insert(db, self.organisation, &start)?;
            }
            Decision::SessionEnded { session, at, .. } => {
                tables::ended_key::session(db, self.organisation, *session, *at)?;
                tables::showing::delete_session(db, *session)?;
                tables::session::delete(db, self.organisation, *session)?;
            }
            Decision::MemberAdded { member, role, account, at, .. } => {
                tables::member::insert(db, self.organisation, *member, role, account, *at)?;
                tables::credential::insert(db, *member, account, *at)?;
            }
            Decision::HolderPublished { holder, kind, public_key, lookup, at, .. } => {
                tables::holder::insert(db, self.organisation, *holder, kind, public_key, lookup.as_ref(), *at)?;
            }
            Decision::RecoveryConfirmed { holder, at, .. } => tables::holder::confirm(db, self.organisation, *holder, *at)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_up(&mut self, decision: &Decision) -> Result<bool, Fault> {
        let (db, organisation) = (&mut *self.db, self.organisation);
        match decision {
            Decision::OrganisationCreated { name, region, demo, vkey, sealed_seed, at, .. } => {
                tables::organisation::insert(db, organisation, name, region, *demo, *at)?;
                tables::ledger_key::insert(db, organisation, vkey, sealed_seed)?;
            }
            Decision::PurposePublished { rule, position, generation, seals, .. } => {
                tables::purpose::insert(db, organisation, rule, *position)?;
                for (holder, sealed) in seals {
                    let seal = PurposeSeal { purpose: rule.purpose.clone(), generation: *generation, sealed: sealed.clone() };
                    tables::purpose_seal::insert(db, organisation, *holder, &seal)?;
                }
            }
            Decision::FlowPublished { flow, name, version, source, articles, sha256, at, .. } => {
                let texts = FlowSource { source: source.clone(), articles: articles.clone() };
                tables::flow_version::insert(db, *flow, *version, &texts, sha256, *at)?;
                tables::flow::put(db, organisation, &FlowRow { id: *flow, name: name.clone(), version: *version })?;
            }
            Decision::SiteAdded { site, name, origins, flow, privacy_url, imprint_url, at, .. } => {
                let row = tables::site::Site {
                    id: *site,
                    organisation,
                    name: name.clone(),
                    origins: origins.split_whitespace().map(str::to_owned).collect(),
                    flow: *flow,
                    privacy_url: privacy_url.clone(),
                    imprint_url: imprint_url.clone(),
                    hours: String::new(),
                    time_zone: String::new(),
                    children: false,
                };
                tables::site::insert(db, &row, *at)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn begin_generation(
        &mut self,
        subject: SubjectId,
        purpose: &Purpose,
        generation: u32,
        visitor_seal: &[u8],
        at: Timestamp,
    ) -> Result<(), Fault> {
        tables::subject_key::insert(self.db, subject, purpose, generation, at)?;
        let seal = KeySeal { to: SealedTo::Visitor, sealed: visitor_seal.to_vec() };
        tables::subject_seal::insert(self.db, subject, purpose, generation, None, &seal)?;
        if purpose.is_conversation() {
            tables::conversation::follow_key(self.db, subject, generation, false)?;
        }
        Ok(())
    }

    fn destroy_generation(&mut self, subject: SubjectId, purpose: &Purpose, generation: u32, at: Timestamp) -> Result<(), Fault> {
        self.removed = tables::subject_seal::delete_one(self.db, subject, purpose, generation)?;
        tables::subject_key::destroyed(self.db, subject, purpose, generation, at)?;
        self.removed += tables::contact_field::delete_one(self.db, subject, purpose, generation)?;
        tables::subject_grant::forget_proof(self.db, subject, purpose, generation)?;
        self.removed += tables::confirmation::delete_generation(self.db, subject, purpose, generation)?;
        self.removed += tables::subject_grant::forget_pending(self.db, subject, purpose, generation)?;
        if purpose.is_conversation() {
            self.removed += tables::message::delete_generation(self.db, subject, generation)?;
            self.removed += tables::file::delete_generation(self.db, subject, generation)?;
            self.removed += tables::note_mention::delete_generation(self.db, subject, generation)?;
            self.removed += tables::note::delete_generation(self.db, subject, generation)?;
            self.removed += tables::draft::delete_generation(self.db, subject, generation)?;
            tables::conversation::forget_tags(self.db, subject, generation)?;
            tables::conversation::end_key(self.db, subject, generation)?;
            tables::conversation::forget_bot_state(self.db, subject, generation)?;
        }
        Ok(())
    }

    /// What needs the entry's position: a purpose's public key, which is checked against it, and the destruction record.
    fn afterwards(&mut self, decision: &Decision, recorded: Option<&Recorded>) -> Result<(), Fault> {
        if let (Decision::PurposePublished { rule, generation, public_key, at, .. }, Some(entry)) = (decision, recorded) {
            let key = PurposeKey { purpose: rule.purpose.clone(), generation: *generation, public_key: *public_key, position: entry.index };
            tables::purpose_key::insert(self.db, self.organisation, &key, *at)?;
        }
        if let (Decision::Agreement(change), Some(entry)) = (decision, recorded) {
            agreement::signed(self, change, entry)?;
        }
        if let Some(entry) = recorded
            && let Some(things) = destroyed(decision)
        {
            let cause = match (decision, self.job) {
                (Decision::Erasure(Erasure::Completed { erasing, .. }), _) => (erasing.rule, None, Some(erasing.began_at)),
                (_, Some(job)) => (Some(job.rule), Some(job.id), Some(job.started_at)),
                _ => (None, None, None),
            };
            self.keep_record(entry, things, cause)?;
        }
        if let (Decision::Pair(domain::pair::Change::Published { new, at, .. }), Some(entry)) = (decision, recorded) {
            let key =
                PurposeKey { purpose: new.pair.clone(), generation: new.generation, public_key: new.public_key, position: entry.index };
            tables::purpose_key::insert(self.db, self.organisation, &key, *at)?;
        }
        Ok(())
    }

    /// The record that something was destroyed: by which rule and job, how much, and the tree that proves it. It names nobody.
    fn keep_record(&mut self, last: &Recorded, things: u64, (rule, job, started_at): Cause) -> Result<(), Fault> {
        let position = (last.index + 1).saturating_sub(things.max(1));
        let many = matches!(last.act, Act::SubjectErased);
        let record = DestructionRow {
            position: if many { position } else { last.index },
            last_position: last.index,
            act: last.act.as_str().to_owned(),
            rule: rule.map_or("", Rule::as_str).to_owned(),
            things,
            rows: self.removed,
            job,
            started_at,
            at: last.at,
            evidence: Some(last.tree.root().to_vec()),
        };
        tables::destruction::insert(self.db, self.organisation, &record)
    }

    /// Appends entries: their rows, the inner nodes that they complete, and the head in the group. Answers the last.
    fn append_all<'e>(&mut self, entries: impl Iterator<Item = (&'e Entry, Option<SubjectId>)>) -> Result<Option<Recorded>, Fault> {
        let organisation = self.organisation;
        let mut tree = self.group.tree(self.db, organisation)?.clone();
        let mut last = None;
        for (entry, subject) in entries {
            let text = entry.text(organisation);
            let mut salt = [0; 32];
            self.entropy.fill(&mut salt);
            let leaf = ledger::leaf_hash(&ledger::entry_hash(&salt, &text));
            let index = tree.size();
            let nodes = tree.append(leaf);
            tables::ledger_entry::insert(self.db, organisation, index, subject, &text, &salt, &leaf)?;
            for node in &nodes {
                tables::ledger_node::insert(self.db, organisation, node)?;
            }
            last = Some((entry, index, text, salt));
        }
        self.group.tree(self.db, organisation)?.clone_from(&tree);
        Ok(last.map(|(entry, index, text, salt)| Recorded { organisation, act: entry.act, at: entry.at(), index, entry: text, salt, tree }))
    }
}

/// How many things a decision destroys by rule or by request; `None` where it destroys none.
fn destroyed(decision: &Decision) -> Option<u64> {
    match decision {
        Decision::GenerationDestroyed { .. }
        | Decision::Hold(domain::hold::Change::Ended { .. })
        | Decision::Erasure(Erasure::Erased { .. } | Erasure::Completed { .. }) => Some(1),
        Decision::Retention(change) => retention::destroyed(change),
        _ => None,
    }
}

/// The subject whose erasure takes the side entry along.
fn subject_of(decision: &Decision) -> Option<SubjectId> {
    if let Some(change) = decision.change() {
        return change.subject();
    }
    match decision {
        Decision::VisitStarted { visitor, .. } => Some(visitor.subject),
        Decision::Granted { subject, .. }
        | Decision::RefusedConsent { subject, .. }
        | Decision::Withdrawn { subject, .. }
        | Decision::Collected { subject, .. }
        | Decision::HandedOver { subject, .. }
        | Decision::Taken { subject, .. }
        | Decision::Closed { subject, .. }
        | Decision::LetInAsked { subject, .. }
        | Decision::MessageDeleted { subject, .. }
        | Decision::ConversationDeleted { subject, .. }
        | Decision::Opened { subject, .. }
        | Decision::DataShown { subject, .. }
        | Decision::GenerationDestroyed { subject, .. } => Some(*subject),
        _ => None,
    }
}
