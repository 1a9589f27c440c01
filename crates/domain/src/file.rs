//! Files: what a visitor or a member may attach, how much of it, and under which name; sealed like what they say.

use crate::consent::Proof;
use crate::conversation::Line;
use crate::decision::{self, Decision, EXEMPT, Recorded};
use crate::id::{ConversationId, FileId, MessageId, SubjectId};
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// The largest image, in pixels: as many as a good telephone takes. More is memory that a browser has to give for it.
pub const IMAGE_PIXELS_MAX: u64 = 40_000_000;
/// Bytes of all files of one conversation.
pub const CONVERSATION_BYTES_MAX: u64 = 60 * 1024 * 1024;
/// Files of one conversation within [`DAY`].
pub const DAY_FILES_MAX: u64 = 20;
/// The time in which [`DAY_FILES_MAX`] counts.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The longest name, in characters, its ending included.
pub const NAME_CHARS_MAX: usize = 120;
/// Bytes of a file that are sealed together.
pub const PART_BYTES: usize = 256 * 1024;

/// What is taken. Everything else is refused: a list of what is harmful would never be complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An image.
    Png,
    /// An image.
    Jpeg,
    /// An image.
    Webp,
    /// An image.
    Gif,
    /// A document.
    Pdf,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Png, Self::Jpeg, Self::Webp, Self::Gif, Self::Pdf];

    /// The media type under which it is served.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Pdf => "application/pdf",
        }
    }

    /// The kind of this media type.
    pub fn of_media_type(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == name)
    }

    /// Whether it is shown in place, and as `image` or `pdf` in the API.
    pub fn is_image(self) -> bool {
        self != Self::Pdf
    }

    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        if self.is_image() { "image" } else { "pdf" }
    }

    /// The endings that a name of this kind may have; the first is given to a name without one.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png", "apng"],
            Self::Jpeg => &["jpg", "jpeg", "jpe"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Pdf => &["pdf"],
        }
    }
}

/// What is wrong with a file that is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It is of no kind that is taken.
    Kind,
    /// It does not hold together as its kind demands, or is cut off.
    Broken,
    /// It has more pixels than [`IMAGE_PIXELS_MAX`].
    Pixels,
    /// It can act: scripts, programs to start, forms that send.
    Active,
    /// It is locked with a password.
    Locked,
    /// It holds more than can be looked through.
    Crowded,
}

impl Fault {
    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Broken => "broken",
            Self::Pixels => "pixels",
            Self::Active => "active",
            Self::Locked => "locked",
            Self::Crowded => "crowded",
        }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::FileRefused { fault }
    }
}

/// The name under which a file is kept. A name is a label, and nobody renames a photo on a telephone: so it is mended, not
/// refused. What comes before a path separator goes, and so does what cannot be seen (control characters, and those that turn
/// the direction of writing, with which an ending can be hidden); a long one is shortened, and the ending is that of the kind.
pub fn accept_name(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let (stem, ending) = split_ending(seen.trim(), kind);
    let room = NAME_CHARS_MAX - 1 - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim().trim_matches('.');
    let stem = if stem.is_empty() { kind.as_str() } else { stem };
    format!("{stem}.{ending}")
}

/// The stem and the ending that the name gets: its own where that fits the kind; what else looks like an ending is replaced.
fn split_ending(name: &str, kind: Kind) -> (&str, String) {
    let own = kind.endings().first().map_or_else(String::new, |ending| (*ending).to_owned());
    match name.rsplit_once('.') {
        Some((stem, ending)) if kind.endings().contains(&ending.to_ascii_lowercase().as_str()) => (stem, ending.to_ascii_lowercase()),
        Some((stem, ending)) if looks_like_an_ending(ending) => (stem, own),
        _ => (name, own),
    }
}

fn looks_like_an_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Characters without a shape, among them those that change the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The files that a conversation holds, as the transaction of a new one found them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// How many came within [`DAY`].
    pub recent: u64,
    /// Bytes of all of them.
    pub bytes: u64,
}

/// A file, ready to be stored.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: FileId,
    /// The message that carries it.
    pub message: MessageId,
    /// Its bytes before they were sealed.
    pub bytes: u64,
    /// The parts, sealed.
    pub parts: Arc<Vec<Vec<u8>>>,
    /// When.
    pub at: Timestamp,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {
    /// A file is kept beside the message that carries it.
    #[non_exhaustive]
    Attached {
        /// In which conversation.
        conversation: ConversationId,
        /// Whose.
        subject: SubjectId,
        /// Under which generation it is sealed.
        generation: u32,
        /// The file.
        draft: Draft,
    },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let [message, ..] = EXEMPT;
        match self {
            // The file is a part of its message, and goes with it.
            Self::Attached { .. } => Recorded::Exempt(message),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Attached { subject, .. } => Some(*subject),
        }
    }
}

/// Decides that a file may be stored beside its message: under the generation of the proof.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the live one; [`Refusal::TooLarge`] above
/// [`FILE_BYTES_MAX`]; [`Refusal::TooManyFiles`] where the conversation holds as many as it may.
pub fn attach(proof: &Proof<'_>, line: &Line, held: Held, generation: u32, draft: Draft) -> Result<Decision, Refusal> {
    proof.seals(generation)?;
    if !proof.purpose().is_conversation() {
        return Err(Refusal::GenerationEnded);
    }
    if draft.bytes > FILE_BYTES_MAX as u64 {
        return Err(Refusal::TooLarge);
    }
    if held.recent >= DAY_FILES_MAX || held.bytes.saturating_add(draft.bytes) > CONVERSATION_BYTES_MAX {
        return Err(Refusal::TooManyFiles);
    }
    Ok(Decision::File(Change::Attached { conversation: line.conversation, subject: line.subject, generation, draft }))
}

/// Since when a file counts as one of the day.
pub fn recent_since(now: Timestamp) -> Timestamp {
    now.saturating_sub(DAY).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live, Standing};
    use crate::conversation::State;
    use crate::purpose::Purpose;
    use uuid::Uuid;

    fn attached(generation: u32, held: Held, bytes: u64) -> Result<Decision, Refusal> {
        let subject = SubjectId(Uuid::from_u128(2));
        let live = Live { purpose: Purpose::conversation(), generation: 3, grant: None, health: Health::Live, renewed: false };
        let standing = Standing { subject, live: vec![live] };
        let proof = standing.visit_proof().unwrap();
        let conversation = ConversationId(Uuid::from_u128(1));
        let line = Line { conversation, subject, state: State::Bot, member: None, revision: 0, first_seq: 1 };
        let id = Uuid::from_u128(9);
        let parts = Arc::new(vec![vec![0; 40]]);
        attach(&proof, &line, held, generation, Draft { id: FileId(id), message: MessageId(id), bytes, parts, at: Timestamp::UNIX_EPOCH })
    }

    #[test]
    fn a_file_is_kept_within_its_limits_and_no_further() {
        let largest = FILE_BYTES_MAX as u64;
        let held = |recent, bytes| Held { recent, bytes };
        let cases = [
            (3, held(0, 0), 1, None),
            (3, held(0, 0), largest, None),
            (3, held(0, 0), largest + 1, Some(Refusal::TooLarge)),
            (2, held(0, 0), 1, Some(Refusal::GenerationEnded)),
            (4, held(0, 0), 1, Some(Refusal::GenerationEnded)),
            (3, held(DAY_FILES_MAX - 1, 0), 1, None),
            (3, held(DAY_FILES_MAX, 0), 1, Some(Refusal::TooManyFiles)),
            (3, held(1, CONVERSATION_BYTES_MAX - 1), 1, None),
            (3, held(1, CONVERSATION_BYTES_MAX), 1, Some(Refusal::TooManyFiles)),
        ];
        for (generation, held, bytes, refusal) in cases {
            let decided = attached(generation, held, bytes);
            assert_eq!(decided.err(), refusal, "generation {generation}, {held:?}, {bytes} bytes");
        }
    }

    #[test]
    fn an_attachment_leaves_no_entry_because_its_message_does_not() {
        let Ok(decision) = attached(3, Held::default(), 1) else { panic!("it was refused") };
        let Recorded::Exempt(reason) = decision.recorded() else { panic!("it left an entry") };
        assert!(EXEMPT.contains(&reason));
    }

    #[test]
    fn a_name_is_mended() {
        let cases = [
            ("photo.png", Kind::Png, "photo.png"),
            ("Foto 1.JPEG", Kind::Jpeg, "Foto 1.jpeg"),
            ("photo.html", Kind::Png, "photo.png"),
            ("invoice.pdf.exe", Kind::Pdf, "invoice.pdf.pdf"),
            ("C:\\Users\\Ada\\me.gif", Kind::Gif, "me.gif"),
            ("../../etc/passwd", Kind::Pdf, "passwd.pdf"),
            ("  .png ", Kind::Png, "image.png"),
            ("", Kind::Pdf, "pdf.pdf"),
            ("a\u{202e}gpj.exe", Kind::Jpeg, "agpj.jpg"),
            ("line\nbreak\0.webp", Kind::Webp, "linebreak.webp"),
            ("Rechnung vom 3.11.2027", Kind::Pdf, "Rechnung vom 3.11.2027.pdf"),
            ("снимок.png", Kind::Png, "снимок.png"),
            ("no ending", Kind::Jpeg, "no ending.jpg"),
            ("a.b.c", Kind::Png, "a.b.png"),
        ];
        for (name, kind, mended) in cases {
            assert_eq!(accept_name(name, kind), mended, "{name:?}");
        }
        let long = accept_name(&format!("{}.png", "я".repeat(500)), Kind::Png);
        assert_eq!(long.chars().count(), NAME_CHARS_MAX);
        assert!(long.ends_with("я.png"));
    }

    #[test]
    fn every_kind_is_found_by_its_media_type() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(kind));
            assert_eq!(kind.is_image(), kind.media_type().starts_with("image/"));
        }
        assert_eq!(Kind::of_media_type("image/svg+xml"), None);
    }
}
