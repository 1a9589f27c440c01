//! How much a document may hold. A few bytes of PDF can unfold to gigabytes; what is more than can be looked through is refused
//! before it is.

use domain::file::Fault;
use lopdf::{Object, ObjectId};
use std::cell::Cell;

/// Bytes to which one stream of objects may unfold. Writers put one or two hundred objects into one.
pub(super) const STREAM_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Bytes to which all of them may unfold.
const UNFOLDED_BYTES_MAX: usize = 24 * 1024 * 1024;
/// Words (numbers, names, brackets) of a document as it is stored, and of the streams that unfold to objects. Each becomes an
/// object of some hundred bytes; compressed content has one in twenty bytes by accident.
const WORDS_MAX: usize = 1_200_000;
/// Lists and dictionaries among them, which take more than a thousand bytes each, however little stands in them.
const LISTS_MAX: usize = 200_000;
/// Tables of contents that are streams: one for each time that a document was changed.
const TABLES_MAX: usize = 16;

/// Streams whose length stands in another object. Reading one may lead to the next, as deep as they are many.
const LENGTHS_MAX: usize = 500;

/// A number of words, and how many of them open a list or a dictionary.
#[derive(Clone, Copy)]
struct Words {
    all: usize,
    lists: usize,
}

const MOST: Words = Words { all: WORDS_MAX, lists: LISTS_MAX };

impl Words {
    fn exceed(self, most: Self) -> bool {
        self.all > most.all || self.lists > most.lists
    }

    fn less(self, words: Self) -> Self {
        Self { all: self.all.saturating_sub(words.all), lists: self.lists.saturating_sub(words.lists) }
    }
}

/// What is left of it for the document that this thread reads.
#[derive(Clone, Copy)]
struct Left {
    bytes: usize,
    words: Words,
    crowded: bool,
}

thread_local! {
    // The reader's filter is a function without a state of its own.
    static LEFT: Cell<Left> = const { Cell::new(Left { bytes: 0, words: Words { all: 0, lists: 0 }, crowded: true }) };
}

/// Looks a document over as it is stored.
///
/// # Errors
/// [`Fault::Locked`] where it names a password, [`Fault::Crowded`] where it holds more than can be looked through.
pub(super) fn look_over(bytes: &[u8]) -> Result<(), Fault> {
    if words(bytes).exceed(MOST) {
        return Err(Fault::Crowded);
    }
    let (mut tables, mut lengths) = (0, 0);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        match name(rest).as_slice() {
            b"Encrypt" => return Err(Fault::Locked),
            b"XRef" => tables += 1,
            b"Length" if !is_number(rest) => lengths += 1,
            _ => {}
        }
    }
    if tables > TABLES_MAX || lengths > LENGTHS_MAX { Err(Fault::Crowded) } else { Ok(()) }
}

/// Whether a length, plainly spelled, is a number that stands right here, and not in another object.
fn is_number(rest: &[u8]) -> bool {
    let Some(value) = rest.strip_prefix(b"Length") else { return false };
    let value = value.trim_ascii_start();
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = value.get(digits..).unwrap_or_default().trim_ascii_start();
    digits > 0 && (behind.starts_with(b"/") || behind.starts_with(b">>"))
}

/// Reads a document, and says whether its streams of objects held too much. They are then not unfolded.
pub(super) fn counting<T>(read: impl FnOnce() -> T) -> (T, bool) {
    LEFT.set(Left { bytes: UNFOLDED_BYTES_MAX, words: MOST, crowded: false });
    let read = read();
    (read, LEFT.get().crowded)
}

/// The reader asks this for each object before it unfolds it.
pub(super) fn admit(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = &*object
        && stream.dict.has_type(b"ObjStm")
    {
        let mut left = LEFT.get();
        let unfolded = stream.decompressed_content_with_limit(left.bytes.min(STREAM_BYTES_MAX)).unwrap_or_default();
        let words = words(&unfolded);
        left.crowded |= unfolded.is_empty() || words.exceed(left.words);
        left.bytes = left.bytes.saturating_sub(unfolded.len());
        left.words = left.words.less(words);
        LEFT.set(left);
        if left.crowded {
            return None;
        }
    }
    Some((id, object.clone()))
}

/// How many words stand here: how often one begins, and every bracket.
fn words(bytes: &[u8]) -> Words {
    let mut count = Words { all: 0, lists: 0 };
    let mut within = false;
    for byte in bytes {
        let regular =
            !matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%');
        let opens = matches!(byte, b'(' | b'<' | b'[');
        count.all += usize::from(opens || (regular && !within));
        count.lists += usize::from(opens && *byte != b'(');
        within = regular;
    }
    count
}

/// The longest name that is looked for.
const NAME_BYTES_MAX: usize = 8;

/// The name behind a slash, its `#` spellings read; no more of it than is looked for.
fn name(bytes: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(NAME_BYTES_MAX);
    let mut rest = bytes;
    while let [first, more @ ..] = rest
        && name.len() < NAME_BYTES_MAX
    {
        match (first, more) {
            (b'#', [high, low, behind @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                name.push(digit(*high) << 4 | digit(*low));
                rest = behind;
            }
            (byte, _) if byte.is_ascii_alphanumeric() => {
                name.push(*byte);
                rest = more;
            }
            _ => break,
        }
    }
    name
}

fn digit(hex: u8) -> u8 {
    char::from(hex).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default()
}
