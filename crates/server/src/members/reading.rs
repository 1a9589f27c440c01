//! Reading: what a member's keys open, and the act that its first showing leaves before the plaintext does.

use super::keys::{SubjectKeys, reads_conversation};
use super::{colleagues, tags};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::problem::Problem;
use crate::rotation;
use crate::show::{Message, Showing};
use domain::Purpose;
use domain::conversation::Author;
use domain::decision::{self, Opened};
use domain::handling;
use domain::id::{ConversationId, MemberId, OrganisationId, SubjectId};
use domain::reason::Reason;
use domain::refusal::Refusal;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use store::reads::{ContactFilter, ConversationRow, FieldRow, GrantRow, InboxEntry, InboxFilter, MessageRow};
use store::{Stop, Tx};

/// A conversation of the inbox, as far as the member's keys open it.
pub(crate) struct Item {
    pub(crate) row: ConversationRow,
    pub(crate) readable: bool,
    /// Whether the subject is restricted: stored, and read by nobody.
    pub(crate) restricted: bool,
    pub(crate) preview: Option<String>,
    pub(crate) contact: BTreeMap<String, String>,
    pub(crate) tags: Vec<String>,
    /// Whether the visitor said something that the reader has not seen.
    pub(crate) unread: bool,
}

impl Item {
    /// Its grant ended while it was read.
    fn close(&mut self) {
        self.readable = false;
        self.preview = None;
        self.contact.clear();
        self.tags.clear();
        self.unread = false;
    }
}

/// One conversation, opened.
pub(crate) struct Conversation {
    pub(crate) row: ConversationRow,
    pub(crate) messages: Vec<Message>,
    /// Fields by purpose.
    pub(crate) fields: BTreeMap<String, BTreeMap<String, String>>,
    pub(crate) tags: Vec<String>,
    /// Whether the visitor said something that the reader had not seen before.
    pub(crate) unread: bool,
}

/// A conversation without what was said in it.
pub(crate) struct Head {
    pub(crate) row: ConversationRow,
    /// Fields by purpose.
    pub(crate) fields: BTreeMap<String, BTreeMap<String, String>>,
}

/// A subject of the contacts, as far as the member's keys open it.
pub(crate) struct Contact {
    pub(crate) subject: SubjectId,
    /// Fields by purpose.
    pub(crate) fields: BTreeMap<String, BTreeMap<String, String>>,
    pub(crate) grants: Vec<GrantRow>,
    pub(crate) conversation: Option<ConversationId>,
    /// Whether the reader says why before the fields are opened to them.
    pub(crate) asks_reason: bool,
}

/// A page of the contacts.
pub(crate) struct ContactPage {
    pub(crate) items: Vec<Contact>,
    /// After whom the next page begins; `None` on the last.
    pub(crate) next: Option<SubjectId>,
}

/// Reads a page of the inbox.
pub(crate) async fn inbox(app: &App, who: &SignedIn, filter: InboxFilter, limit: i64) -> Result<Vec<Item>, Problem> {
    Ok(inbox_and_names(app, who, filter, limit).await?.0)
}

/// The names of members, by id.
pub(crate) type Names = HashMap<MemberId, String>;

/// Reads a page of the inbox, and the names of the organisation's members from the same snapshot.
pub(crate) async fn inbox_and_names(app: &App, who: &SignedIn, filter: InboxFilter, limit: i64) -> Result<(Vec<Item>, Names), Problem> {
    let filter = InboxFilter { reader: Some(who.member.member), now: app.now(), ..filter };
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let reader = who.clone();
    let read = app.read(move |r| {
        let entries = r.inbox_page(organisation, reader.member.session, &filter, limit)?;
        let opened: Vec<_> = entries.into_iter().map(|entry| (reader.keys.open(entry.row.subject, &entry.seals), entry)).collect();
        Ok((opened, r.members_ever(organisation)?))
    });
    let (opened, members) = read.await?;
    let firsts = opened.iter().filter(|(keys, entry)| reads_conversation(keys) && !entry.shown);
    let firsts = firsts.map(|(keys, entry)| First::conversation(entry.row.id, entry.row.subject, keys)).collect();
    let ended = record_showings(app, who, firsts).await?;
    let mut items = Vec::with_capacity(opened.len());
    for (mut keys, entry) in opened {
        if ended.contains(&entry.row.subject) {
            keys.clear();
        }
        items.push(item(app, organisation, entry, &keys).await?);
    }
    for item in items.iter_mut().filter(|item| app.hub().evicted_since(mark, item.row.subject)) {
        item.close();
    }
    Ok((items, colleagues::named(app, &members)))
}

async fn item(app: &App, organisation: OrganisationId, stored: InboxEntry, keys: &SubjectKeys) -> Result<Item, Problem> {
    let readable = reads_conversation(keys);
    if !readable {
        return Ok(Item {
            row: stored.row,
            readable,
            restricted: stored.restricted,
            preview: None,
            contact: BTreeMap::new(),
            tags: vec![],
            unread: false,
        });
    }
    let fields = open_fields(organisation, stored.row.subject, keys, &stored.fields);
    let preview = match &stored.last {
        Some(last) => show(app, organisation, &stored.row, keys, &fields, std::slice::from_ref(last)).await?.pop().and_then(|m| m.text),
        None => None,
    };
    let contact = fields.into_values().flatten().collect();
    let tags = tags::open(organisation, &stored.row, keys);
    Ok(Item { row: stored.row, readable, restricted: false, preview, contact, tags, unread: stored.unread })
}

/// Opens one conversation.
///
/// # Refuses
/// [`Refusal::NotFound`] where the organisation has none such; [`Refusal::NoGrant`] where no key opens it.
pub(crate) async fn conversation(app: &App, who: &SignedIn, id: ConversationId) -> Result<Conversation, Problem> {
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let seals = r.grant_seals(row.subject, now)?;
        let keys = reader.keys.open(row.subject, &seals);
        let rows = if reads_conversation(&keys) { r.all_messages(id, 0)? } else { vec![] };
        let first = !r.shown(reader.member.session, id.0)?;
        let seen = r.seen(id, reader.member.member)?;
        let restricted = r.restricted(organisation, row.subject)?;
        Ok(Some((r.fields(row.subject)?, row, keys, rows, (first, seen, restricted))))
    });
    let (fields, row, keys, rows, (first, seen, restricted)) = read.await?.ok_or_else(Problem::not_found)?;
    if !reads_conversation(&keys) {
        return Err(unreadable(restricted).into());
    }
    if first {
        show_first(app, who, First::conversation(id, row.subject, &keys), None).await?;
    }
    let fields = open_fields(organisation, row.subject, &keys, &fields);
    let messages = show(app, organisation, &row, &keys, &fields, &rows).await?;
    if app.hub().evicted_since(mark, row.subject) {
        return Err(Refusal::NoGrant.into());
    }
    let last = rows.iter().rfind(|m| m.author == Author::Visitor).map_or(0, |m| m.seq);
    let unread = last > seen;
    if unread {
        see(app, who, id, last).await?;
    }
    let tags = tags::open(organisation, &row, &keys);
    Ok(Conversation { row, messages, fields, tags, unread })
}

/// Remembers up to where a member has read.
pub(crate) async fn see(app: &App, who: &SignedIn, id: ConversationId, seq: u64) -> Result<(), Problem> {
    let member = who.member.member;
    app.store()
        .act("conversation.see", who.member.organisation, move |tx| {
            tx.conversation(id)?;
            tx.apply(&handling::see(id, member, seq))
        })
        .await?;
    Ok(())
}

/// Opens a conversation for what stands beside its messages, or for its reason alone. That too is its showing, with its act where it is the first.
///
/// # Refuses
/// As [`conversation`].
pub(crate) async fn opened(
    app: &App,
    who: &SignedIn,
    id: ConversationId,
    reason: Option<Reason>,
) -> Result<(ConversationRow, SubjectKeys), Problem> {
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        let organisation = reader.member.organisation;
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let keys = reader.keys.open(row.subject, &r.grant_seals(row.subject, now)?);
        let restricted = r.restricted(organisation, row.subject)?;
        Ok(Some((row, keys, !r.shown(reader.member.session, id.0)?, restricted)))
    });
    let (row, keys, first, restricted) = read.await?.ok_or_else(Problem::not_found)?;
    if !reads_conversation(&keys) {
        return Err(unreadable(restricted).into());
    }
    if first {
        show_first(app, who, First::conversation(id, row.subject, &keys), reason).await?;
    }
    Ok((row, keys))
}

/// Opens a conversation without its messages: who it is with, and what they told.
///
/// # Refuses
/// As [`conversation`].
pub(crate) async fn head(app: &App, who: &SignedIn, id: ConversationId) -> Result<Head, Problem> {
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let keys = reader.keys.open(row.subject, &r.grant_seals(row.subject, now)?);
        let first = !r.shown(reader.member.session, id.0)?;
        let restricted = r.restricted(organisation, row.subject)?;
        Ok(Some((r.fields(row.subject)?, row, keys, first, restricted)))
    });
    let (fields, row, keys, first, restricted) = read.await?.ok_or_else(Problem::not_found)?;
    if !reads_conversation(&keys) {
        return Err(unreadable(restricted).into());
    }
    if first {
        show_first(app, who, First::conversation(id, row.subject, &keys), None).await?;
    }
    if app.hub().evicted_since(mark, row.subject) {
        return Err(Refusal::NoGrant.into());
    }
    let fields = open_fields(organisation, row.subject, &keys, &fields);
    Ok(Head { row, fields })
}

/// Reads a page of the contacts.
pub(crate) async fn contacts(app: &App, who: &SignedIn, filter: ContactFilter, limit: i64) -> Result<ContactPage, Problem> {
    let organisation = who.member.organisation;
    let subjects = app.read(move |r| r.contacts(organisation, &filter, limit)).await?;
    let full = i64::try_from(subjects.len()).unwrap_or_default() == limit;
    let next = subjects.last().copied().filter(|_| full);
    Ok(ContactPage { items: contacts_of(app, who, subjects).await?, next })
}

/// Reads these subjects' contact fields. Whoever has gone meanwhile is left out, and so is whose grant ended.
pub(crate) async fn contacts_of(app: &App, who: &SignedIn, subjects: Vec<SubjectId>) -> Result<Vec<Contact>, Problem> {
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        let (mut contacts, changes) = (Vec::new(), r.material_changes(organisation)?);
        for subject in subjects {
            let seals = r.grant_seals(subject, now)?;
            let keys = reader.keys.open(subject, &seals);
            let stored = if keys.is_empty() { vec![] } else { r.fields(subject)? };
            let mut fields = open_fields(organisation, subject, &keys, &stored);
            let grants = r.grants(subject, &changes, now)?;
            let first = !fields.is_empty() && !r.shown(reader.member.session, subject.0)?;
            let asks_reason = first && reader.member.role.asks_reason();
            if asks_reason {
                fields.clear();
            }
            let conversation = r.conversations_of(organisation, subject)?.first().map(|c| c.id);
            contacts.push((Contact { subject, fields, grants, conversation, asks_reason }, first && !asks_reason));
        }
        Ok(contacts)
    });
    let contacts = read.await?;
    let firsts = contacts
        .iter()
        .filter(|(_, first)| *first)
        .map(|(c, _)| First {
            what: Opened::Contact,
            subject: c.subject,
            purposes: c.fields.keys().filter_map(|p| Purpose::parse(p)).collect(),
        })
        .collect();
    let ended = record_showings(app, who, firsts).await?;
    let shown = contacts.into_iter().map(|(contact, _)| contact);
    Ok(shown.filter(|c| !ended.contains(&c.subject) && !app.hub().evicted_since(mark, c.subject)).collect())
}

/// Something that is about to be shown for the first time in a session.
pub(crate) struct First {
    what: Opened,
    subject: SubjectId,
    /// What it is opened with: every one of these grants must still live.
    purposes: Vec<Purpose>,
}

impl First {
    pub(crate) fn conversation(id: ConversationId, subject: SubjectId, keys: &SubjectKeys) -> Self {
        Self { what: Opened::Conversation(id), subject, purposes: keys.keys().map(|(purpose, _)| purpose.clone()).collect() }
    }

    /// A subject's contact fields, where the conversation is not opened with them.
    pub(crate) fn contact(subject: SubjectId, keys: &SubjectKeys) -> Self {
        Self { what: Opened::Contact, subject, purposes: keys.keys().map(|(purpose, _)| purpose.clone()).collect() }
    }

    /// Whether it is the first showing of this conversation or, without one, of this subject's fields.
    pub(crate) fn is_of(&self, conversation: Option<ConversationId>, subject: SubjectId) -> bool {
        match self.what {
            Opened::Conversation(id) => conversation == Some(id),
            Opened::Contact => conversation.is_none() && self.subject == subject,
        }
    }
}

/// Why nothing of a subject opens: they are restricted, or nothing was granted to the reader.
pub(crate) fn unreadable(restricted: Option<Timestamp>) -> Refusal {
    if restricted.is_some() { Refusal::Restricted } else { Refusal::NoGrant }
}

/// Writes the act of one first showing, with its reason where one is given.
///
/// # Refuses
/// [`Refusal::ReasonFirst`] where the member's role says why, and nothing is said; [`Refusal::NoGrant`] where the grant ended in the meantime.
pub(crate) async fn show_first(app: &App, who: &SignedIn, first: First, reason: Option<Reason>) -> Result<(), Problem> {
    if who.member.role.asks_reason() && reason.is_none() {
        return Err(Refusal::ReasonFirst.into());
    }
    let ended = record(app, who, vec![first], reason).await?;
    if ended.is_empty() { Ok(()) } else { Err(Refusal::NoGrant.into()) }
}

/// Writes the acts of first showings, and answers the subjects of whom nothing may be shown, and of whom no act says that it was: their
/// grants ended in the meantime, or the member's role says first why.
pub(crate) async fn record_showings(app: &App, who: &SignedIn, firsts: Vec<First>) -> Result<Vec<SubjectId>, Problem> {
    if who.member.role.asks_reason() {
        return Ok(firsts.into_iter().map(|first| first.subject).collect());
    }
    record(app, who, firsts, None).await
}

async fn record(app: &App, who: &SignedIn, firsts: Vec<First>, reason: Option<Reason>) -> Result<Vec<SubjectId>, Problem> {
    if firsts.is_empty() {
        return Ok(vec![]);
    }
    let (member, at) = (who.member.clone(), app.now());
    let record = move |tx: &mut Tx<'_>| {
        let mut ended = Vec::new();
        for First { what, subject, purposes } in firsts {
            let object = match what {
                Opened::Conversation(id) => id.0,
                Opened::Contact => subject.0,
            };
            let stands = match tx.standing(subject, at) {
                Ok(standing) => purposes.iter().all(|purpose| standing.readable(purpose)),
                Err(Stop::Refused(Refusal::NotFound)) => false,
                Err(stop) => return Err(stop),
            };
            // A restriction that came in between is no end of a grant; nothing is shown all the same.
            if !stands || tx.is_restricted(subject)? {
                ended.push(subject);
            } else if !tx.shown(member.session, object)? {
                tx.apply(&decision::open(what, subject, &member, reason, at)?)?;
            }
        }
        Ok(ended)
    };
    Ok(app.store().act("showing", who.member.organisation, record).await?)
}

/// Fields by purpose, as far as the keys open them.
pub(crate) fn open_fields(
    organisation: OrganisationId,
    subject: SubjectId,
    keys: &SubjectKeys,
    rows: &[FieldRow],
) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut fields: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in rows {
        let Some(key) = keys.get(&(row.purpose.clone(), row.generation)) else { continue };
        let cell = bindings::field(organisation, subject, &row.purpose, row.generation, &row.field);
        let Ok(value) = key.open(&cell, &row.sealed) else { continue };
        let value = String::from_utf8_lossy(value.expose()).into_owned();
        fields.entry(row.purpose.to_string()).or_default().insert(row.field.clone(), value);
    }
    fields
}

/// Messages as the member may see them.
pub(crate) async fn show(
    app: &App,
    organisation: OrganisationId,
    row: &ConversationRow,
    keys: &SubjectKeys,
    fields: &BTreeMap<String, BTreeMap<String, String>>,
    rows: &[MessageRow],
) -> Result<Vec<Message>, Problem> {
    let script = app.script(row.flow, row.flow_version).await?;
    let showing = Showing { organisation, subject: row.subject, script: &script, locale: row.locale };
    let by_generation: HashMap<_, _> = keys.iter().filter(|((p, _), _)| p.is_conversation()).map(|((_, g), key)| (*g, key)).collect();
    let field = |purpose: &str, field: &str| fields.get(purpose).and_then(|f| f.get(field)).cloned();
    Ok(rows.iter().map(|row| showing.message(row, |generation| by_generation.get(&generation).copied().cloned(), field)).collect())
}

/// The key of a subject's live conversation, where the member can open it.
pub(crate) async fn conversation_key(
    app: &App,
    who: &SignedIn,
    id: ConversationId,
) -> Result<(ConversationRow, u32, seal::SubjectKey), Problem> {
    let (organisation, now) = (who.member.organisation, app.now());
    let read = app.read(move |r| {
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let seals = r.grant_seals(row.subject, now)?;
        let restricted = r.restricted(organisation, row.subject)?;
        let renewed = !r.renewed(row.subject)?.is_empty();
        Ok(Some((row, seals, restricted, renewed)))
    });
    let (row, seals, restricted, renewed) = read.await?.ok_or_else(Problem::not_found)?;
    // Whoever writes begins a new generation first, where the pair has one.
    if renewed && rotation::by_member(app, who, row.subject).await? {
        return Box::pin(conversation_key(app, who, id)).await;
    }
    let conversation = Purpose::conversation();
    let newest = seals.iter().filter(|s| s.purpose == conversation).max_by_key(|s| s.generation);
    let newest = newest.ok_or_else(|| unreadable(restricted))?;
    let key = who.keys.open_one(row.subject, newest).ok_or(Refusal::NoGrant)?;
    Ok((row, newest.generation, key))
}
