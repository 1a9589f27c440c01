//! PNG: which chunks of an image are kept. Texts, times, EXIF and everything that is not known are left out.

use super::reading::{Cursor, length};
use super::{Cleaned, accept_size};
use domain::file::{Fault, Kind};

/// The first bytes of every PNG.
pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// What a picture looks like depends on these, and on no others (PNG, third edition): the picture itself, its colours, its density,
/// and its frames where it moves.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP", b"acTL", b"fcTL",
    b"fdAT", b"mDCV",
];

/// A chunk: its name, its data, and all of it as it stands in the file.
struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
    whole: &'a [u8],
}

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut from = Cursor::new(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(from.take(SIGNATURE.len())?);
    let header = chunk(&mut from)?;
    let size = header_size(&header)?;
    out.extend_from_slice(header.whole);
    let mut pictures = 0_u32;
    loop {
        let chunk = chunk(&mut from)?;
        if KEPT.iter().any(|kept| kept.as_slice() == chunk.name) {
            out.extend_from_slice(chunk.whole);
        } else if chunk.name.first().is_some_and(u8::is_ascii_uppercase) {
            // Whoever does not know a chunk of this kind cannot show the picture (PNG, 5.4).
            return Err(Fault::Broken);
        }
        match chunk.name {
            b"IDAT" => pictures += 1,
            // What stands behind the end belongs to another file.
            b"IEND" if pictures > 0 && chunk.data.is_empty() => break,
            b"IHDR" | b"IEND" => return Err(Fault::Broken),
            _ => {}
        }
    }
    Ok(Cleaned { kind: Kind::Png, bytes: out, size: Some(size) })
}

/// Reads a chunk and compares its checksum: what is damaged on the way is not kept as if it were whole.
fn chunk<'a>(from: &mut Cursor<'a>) -> Result<Chunk<'a>, Fault> {
    let start = from.rest();
    let size = length(from.u32_be()?)?;
    let summed = from.take(size.checked_add(4).ok_or(Fault::Broken)?)?;
    let sum = from.u32_be()?;
    let (name, data) = summed.split_at_checked(4).ok_or(Fault::Broken)?;
    let mut crc = flate2::Crc::new();
    crc.update(summed);
    if !name.iter().all(u8::is_ascii_alphabetic) || crc.sum() != sum {
        return Err(Fault::Broken);
    }
    Ok(Chunk { name, data, whole: start.get(..size + 12).ok_or(Fault::Broken)? })
}

fn header_size(header: &Chunk<'_>) -> Result<(u32, u32), Fault> {
    if header.name != b"IHDR" || header.data.len() != 13 {
        return Err(Fault::Broken);
    }
    let mut from = Cursor::new(header.data);
    accept_size(from.u32_be()?, from.u32_be()?)
}
