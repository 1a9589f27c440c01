//! Sealing files in parts: each is bound to its file, its number and the number of all, so that none can be left out or exchanged.

use crate::bindings::FilePlace;
use domain::file::PART_BYTES;
use seal::{Entropy, Personal, SubjectKey};

/// How many parts so many bytes are sealed in.
pub(crate) fn parts(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(PART_BYTES)).unwrap_or(u32::MAX)
}

/// Seals a file.
pub(super) fn seal(bytes: &[u8], place: &FilePlace, key: &SubjectKey, entropy: &dyn Entropy) -> Vec<Vec<u8>> {
    let seal = |(part, plain): (u32, &[u8])| place.with(part, |cell| key.seal(cell, plain, entropy));
    (0..).zip(bytes.chunks(PART_BYTES)).map(seal).collect()
}

/// Opens a part.
pub(super) fn open(sealed: &[u8], place: &FilePlace, part: u32, key: &SubjectKey) -> Option<Personal<Vec<u8>>> {
    place.with(part, |cell| key.open(cell, sealed)).ok()
}
