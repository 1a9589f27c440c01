//! Decides in what order a conversation's messages and notes stand, and where a new day begins.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locale::Key;

use crate::frame::moment;

/// A message in the log.
#[derive(Clone)]
pub struct Message {
    /// The message's id.
    pub id: String,
    /// Its number in the conversation.
    pub seq: u64,
    /// Who wrote it.
    pub from: Author,
    /// What it says.
    pub body: Body,
    /// When it was accepted.
    pub at: Timestamp,
    /// Whether its author changed it afterwards.
    pub edited: bool,
    /// Whether the reader wrote it, and so may change or delete it.
    pub own: bool,
    /// What came with it.
    pub file: Option<Attachment>,
}

/// A file that came with a message.
#[derive(Clone)]
pub struct Attachment {
    /// Where it is fetched.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Whether it is a picture, and is shown as one.
    pub image: bool,
    /// How many bytes it has.
    pub bytes: u64,
    /// The picture's width and height, where they are known.
    pub size: Option<(u32, u32)>,
}

/// A note that only members read.
#[derive(Clone)]
pub struct Note {
    /// The note's id.
    pub id: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// What it says; `None` where the reader's key does not open it.
    pub text: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Whether the reader may delete it.
    pub own: bool,
}

/// Who wrote a message.
#[derive(Clone)]
pub enum Author {
    /// The visitor.
    Visitor,
    /// The bot.
    Bot,
    /// A member, by name where it is known.
    Member(Option<String>),
    /// The house itself.
    System,
}

impl Author {
    /// Every kind of author: the page carries an empty message of each, which the script fills.
    pub(crate) const LIVE: [Self; 4] = [Self::Visitor, Self::Bot, Self::Member(None), Self::System];

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Bot => "bot",
            Self::Member(_) => "member",
            Self::System => "system",
        }
    }

    pub(crate) fn label(&self) -> Key {
        match self {
            Self::Visitor => Key::ConsoleAuthorVisitor,
            Self::Bot => Key::ConsoleAuthorBot,
            Self::Member(_) => Key::ConsoleAuthorMember,
            Self::System => Key::ConsoleAuthorSystem,
        }
    }

    pub(crate) fn member(&self) -> Option<&str> {
        match self {
            Self::Member(name) => name.as_deref(),
            Self::Visitor | Self::Bot | Self::System => None,
        }
    }
}

/// What can be read of a message.
#[derive(Clone)]
pub enum Body {
    /// Its text.
    Text(String),
    /// Nothing: it is sealed for this purpose, whose key the reader does not hold.
    Sealed(String),
    /// Nothing: the visitor deleted it.
    Deleted,
}

/// One thing in the log.
pub(crate) enum Entry<'a> {
    /// A day begins.
    Day(Timestamp),
    /// A message.
    Message(&'a Message),
    /// A note.
    Note(&'a Note),
}

/// Messages and notes by time, each day with its name before it. Messages keep the order of their numbers.
pub(crate) fn entries<'a>(messages: &'a [Message], notes: &'a [Note], zone: &TimeZone) -> Vec<Entry<'a>> {
    let mut notes = notes.iter().peekable();
    let mut out = Vec::with_capacity(messages.len() + notes.len() + 2);
    let mut day = None;
    for message in messages {
        while let Some(note) = notes.next_if(|note| note.at < message.at) {
            begin(&mut out, &mut day, note.at, zone);
            out.push(Entry::Note(note));
        }
        begin(&mut out, &mut day, message.at, zone);
        out.push(Entry::Message(message));
    }
    for note in notes {
        begin(&mut out, &mut day, note.at, zone);
        out.push(Entry::Note(note));
    }
    out
}

fn begin(out: &mut Vec<Entry<'_>>, day: &mut Option<Date>, at: Timestamp, zone: &TimeZone) {
    let date = at.to_zoned(zone.clone()).date();
    if *day != Some(date) {
        out.push(Entry::Day(at));
        *day = Some(date);
    }
}

/// The messages of the samples: from the bot to a member, one sealed, one deleted, two with files.
pub(crate) fn sample_messages() -> Vec<Message> {
    let mut seq = 0;
    let mut message = |from, body, at| {
        seq += 1;
        let id = format!("0198f2c4-0000-7000-8000-0000000100{seq:02}");
        Message { id, seq, from, body, at: moment(at), edited: false, own: false, file: None }
    };
    let text = |text: &str| Body::Text(text.into());
    let file = |name: &str, image, bytes, size| Attachment {
        href: "/api/v1/conversations/0198f2c4-0000-7000-8000-000000004f2a/files/0198f2c4-0000-7000-8000-000000060001".into(),
        name: name.into(),
        image,
        bytes,
        size,
    };
    let ada = || Author::Member(Some("Ada Brandt".into()));
    let parcel = "Mein Paket mit dem Darjeeling ist seit einer Woche unterwegs.\nKönnen Sie nachsehen?";
    let mut messages = vec![
        message(Author::Bot, text("Guten Tag! Hier antwortet ein Automat. Worum geht es?"), "2026-11-21T17:40:00Z"),
        message(Author::Visitor, text("Einen Menschen sprechen"), "2026-11-22T13:41:00Z"),
        message(Author::System, text("Ab hier liest ein Mensch mit, auch das bisher Geschriebene."), "2026-11-22T13:41:00Z"),
        message(Author::Visitor, text(parcel), "2026-11-22T13:43:00Z"),
        message(Author::Visitor, text(""), "2026-11-22T13:43:30Z"),
        message(Author::Visitor, Body::Sealed("health".into()), "2026-11-22T13:44:00Z"),
        message(Author::Visitor, Body::Deleted, "2026-11-22T13:45:00Z"),
        message(ada(), text("Guten Tag, ich sehe sofort nach. Soll ich Sie zurückrufen?"), "2026-11-22T13:52:00Z"),
        message(ada(), text("Hier ist der Lieferschein."), "2026-11-22T13:53:00Z"),
        message(Author::Visitor, text("Gern, die Nummer habe ich angegeben."), "2026-11-22T14:02:00Z"),
    ];
    for message in &mut messages {
        match message.seq {
            5 => message.file = Some(file("Paketschein der Sendung 00340434292135100186.jpg", true, 184_320, Some((1600, 1200)))),
            8 => (message.edited, message.own) = (true, true),
            9 => (message.file, message.own) = (Some(file("Lieferschein.pdf", false, 48_128, None)), true),
            _ => {}
        }
    }
    messages
}

/// A note between them.
pub(crate) fn sample_notes() -> Vec<Note> {
    vec![Note {
        id: "0198f2c4-0000-7000-8000-000000070001".into(),
        by: Some("Tom Yıldız".into()),
        text: Some("@Ada Brandt Das Paket liegt laut Spedition in Großkugel. Ich frage dort nach.".into()),
        at: moment("2026-11-22T13:50:00Z"),
        own: true,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_between_messages_and_days_before_both() {
        let (messages, notes) = (sample_messages(), sample_notes());
        let told: Vec<_> = entries(&messages, &notes, &TimeZone::UTC)
            .iter()
            .map(|entry| match entry {
                Entry::Day(_) => "day".to_owned(),
                Entry::Message(message) => message.seq.to_string(),
                Entry::Note(_) => "note".to_owned(),
            })
            .collect();
        assert_eq!(told, ["day", "1", "day", "2", "3", "4", "5", "6", "7", "note", "8", "9", "10"]);
    }

    #[test]
    fn a_day_begins_where_the_reader_is() {
        let messages: Vec<_> = sample_messages().into_iter().take(2).collect();
        let days = |zone: &TimeZone| entries(&messages, &[], zone).iter().filter(|entry| matches!(entry, Entry::Day(_))).count();
        assert_eq!(days(&TimeZone::UTC), 2);
        assert_eq!(days(&TimeZone::fixed(jiff::tz::offset(9))), 1, "2:40 and 22:41 of the same day in Tokyo");
        assert!(entries(&[], &sample_notes(), &TimeZone::UTC).len() == 2, "a note alone has its day");
    }
}
