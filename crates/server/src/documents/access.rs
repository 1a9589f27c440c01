//! Decides how everything about one person is told in a document: the same data as the JSON, in words of their language.

use super::facts::purpose_title;
use super::{answer, gather, make};
use crate::app::App;
use crate::house_time::HouseTime;
use crate::problem::Problem;
use crate::show;
use crate::visit::consents::Standing;
use crate::visit::data::{self, Data};
use crate::visit::readers;
use crate::visit::requests::OwnRequest;
use axum::response::Response;
use documents::facts::{Asked, Conversation, Decided, Field, Hold, Message, Note, Reader, Subject};
use documents::{Format, Name, Order};
use domain::id::{OrganisationId, SubjectId};
use domain::notice::hex;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Key, Locale, country, date, text};
use std::collections::BTreeSet;
use store::reads::{FieldRow, GrantRow};

/// The access report of a person as a PDF, from the data that they were shown and the grants that stand behind it.
pub(crate) async fn report(
    app: &App,
    person: (OrganisationId, SubjectId),
    locale: Locale,
    data: &Data,
    grants: &[GrantRow],
) -> Result<Response, Problem> {
    let (organisation, id) = person;
    let fields = app.read(move |r| r.fields(id)).await?;
    let house = HouseTime::load(app, organisation).await?;
    let order = Order { name: Name::AccessReport, locale, made_on: house.today };
    let mut facts = gather(app, organisation, locale, &house).await?;
    let told = Told { locale, zone: &house.zone, grants, fields: &fields };
    facts.subject = Some(told.subject(data));
    let bytes = make(app, order, facts, Format::Pdf).await?;
    Ok(answer(order, Format::Pdf, bytes))
}

/// Who tells it: in which language and zone, from which rows.
struct Told<'a> {
    locale: Locale,
    zone: &'a TimeZone,
    grants: &'a [GrantRow],
    fields: &'a [FieldRow],
}

impl Told<'_> {
    fn subject(&self, data: &Data) -> Subject {
        let note = |note: &data::Note| Note {
            role: self.named("visit-role", note.role.as_deref().unwrap_or("former")),
            at: self.at(&note.at),
            text: note.text.clone(),
        };
        let reader = |reader: &readers::Reader| Reader { role: self.named("visit-role", &reader.role), at: self.at(&reader.at) };
        Subject {
            id: data.subject.clone(),
            source: text(self.locale, Key::DocumentSource).to_owned(),
            contact: data.contact.iter().map(|(name, value)| self.field(name, value)).collect(),
            conversations: data.conversations.iter().map(|said| self.conversation(said)).collect(),
            notes: data.notes.iter().map(note).collect(),
            tags: data.tags.clone(),
            links: data.links.iter().map(|at| self.at(at)).collect(),
            restricted: data.restricted.as_deref().map(|at| self.at(at)).unwrap_or_default(),
            holds: data.holds.iter().map(|hold| self.held(hold)).collect(),
            consents: data.consents.iter().map(|consent| self.decided(consent)).collect(),
            requests: data.requests.iter().map(|request| self.asked(request)).collect(),
            readers: data.readers.iter().map(reader).collect(),
            recipients: data.recipients.iter().map(|outside| self.outside(outside)).collect(),
            kept_until: self.kept(data),
        }
    }

    fn conversation(&self, said: &data::Said) -> Conversation {
        let message = |message: &show::Message| Message {
            from: match message.from {
                "visitor" => text(self.locale, Key::WindowAuthorYou).to_owned(),
                other => self.named("window-author", other),
            },
            at: self.at(&message.at),
            text: message.text.clone().unwrap_or_default(),
        };
        let started_at = said.messages.first().map(|message| self.at(&message.at)).unwrap_or_default();
        Conversation { id: said.id.clone(), started_at, messages: said.messages.iter().map(message).collect() }
    }

    /// A field by its name for people, with every purpose for which it is kept; an organisation's own goes by the name that it has.
    fn field(&self, name: &str, value: &str) -> Field {
        let rows: Vec<&FieldRow> = self.fields.iter().filter(|row| row.field == name).collect();
        let purposes: BTreeSet<String> = rows.iter().map(|row| purpose_title(self.locale, row.purpose.as_str())).collect();
        let told = rows.iter().map(|row| row.at).max();
        Field {
            field: self.named("window-field", &name.replace('_', "-")),
            purpose: purposes.into_iter().collect::<Vec<_>>().join(", "),
            value: value.to_owned(),
            at: told.map(|at| self.at(&at.to_string())).unwrap_or_default(),
        }
    }

    fn decided(&self, consent: &Standing) -> Decided {
        let grant = self.grants.iter().find(|grant| grant.purpose.as_str() == consent.purpose);
        Decided {
            purpose: purpose_title(self.locale, &consent.purpose),
            state: self.named("console-consent", &consent.state),
            basis: grant.map(|grant| self.named("console-basis", grant.basis.as_str())).unwrap_or_default(),
            at: self.at(&consent.at),
            notice: consent.notice.clone(),
            wording: grant.map(|grant| hex(&grant.wording)).unwrap_or_default(),
        }
    }

    fn asked(&self, request: &OwnRequest) -> Asked {
        let day = |written: &str| written.parse().map_or_else(|_| written.to_owned(), |day| date::long(self.locale, day));
        Asked {
            kind: self.named("requests-kind", request.kind),
            received_at: self.at(&request.received_at),
            due: day(&request.due),
            state: self.named("requests-state", request.state),
        }
    }

    fn held(&self, hold: &data::Held) -> Hold {
        Hold {
            purpose: hold.purpose.as_deref().map(|purpose| purpose_title(self.locale, purpose)).unwrap_or_default(),
            since: self.at(&hold.since),
            until: self.at(&hold.until),
        }
    }

    /// Who outside may be handed what, one line each.
    fn outside(&self, outside: &data::Outside) -> String {
        let purposes: Vec<_> = outside.purposes.iter().map(|purpose| purpose_title(self.locale, purpose)).collect();
        let kind = self.named("console-recipient-kind", outside.kind);
        format!("{}, {} ({kind}): {}", outside.name, country(self.locale, &outside.country), purposes.join(", "))
    }

    /// Until when what is kept, by purpose.
    fn kept(&self, data: &Data) -> String {
        let kept = data.kept_until.iter();
        let kept = kept.map(|(purpose, until)| format!("{}: {}", purpose_title(self.locale, purpose), self.at(until)));
        kept.collect::<Vec<_>>().join("; ")
    }

    /// A time as it is read in the organisation's zone; what is no time stays as it is written.
    fn at(&self, written: &str) -> String {
        let at = written.parse::<Timestamp>().map(|at| at.to_zoned(self.zone.clone()));
        at.map_or_else(|_| written.to_owned(), |at| date::date_time(self.locale, &at))
    }

    /// The text of a name in an area, or the name itself.
    fn named(&self, area: &str, name: &str) -> String {
        Key::by_name(&format!("{area}-{name}")).map_or_else(|| name.to_owned(), |key| text(self.locale, key).to_owned())
    }
}
