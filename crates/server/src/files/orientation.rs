//! Orientation: the one thing of EXIF that a picture is not right without.
//!
//! A telephone stores a picture as its sensor saw it, and says in EXIF how it has to be turned. To turn it here would mean to decode
//! it. So the turn is kept, in an EXIF block of our own that holds nothing else.

use super::reading::{Cursor, length};
use domain::file::Fault;

/// What EXIF begins with in a JPEG.
pub(super) const EXIF: &[u8; 6] = b"Exif\0\0";

/// The tag of the orientation (TIFF 6.0, page 36), and the type of its value.
const TAG: u16 = 0x0112;
const SHORT: u16 = 3;

/// As it stands: nothing has to be turned.
pub(super) const UPRIGHT: u16 = 1;

/// The orientation that a TIFF block names, 1 to 8; `None` where it names none.
pub(super) fn read(tiff: &[u8]) -> Option<u16> {
    let named = match tiff.get(..4)? {
        b"MM\0*" => directory(tiff, Cursor::u16_be, Cursor::u32_be),
        b"II*\0" => directory(tiff, Cursor::u16_le, Cursor::u32_le),
        _ => return None,
    };
    named.ok().flatten().filter(|turn| (1..=8).contains(turn))
}

type Read<'a, T> = fn(&mut Cursor<'a>) -> Result<T, Fault>;

fn directory<'a>(tiff: &'a [u8], short: Read<'a, u16>, long: Read<'a, u32>) -> Result<Option<u16>, Fault> {
    let mut head = Cursor::new(tiff);
    head.take(4)?;
    let place = length(long(&mut head)?)?;
    let mut from = Cursor::new(tiff.get(place..).ok_or(Fault::Broken)?);
    for _ in 0..short(&mut from)? {
        let mut entry = Cursor::new(from.take(12)?);
        let (tag, kind, count) = (short(&mut entry)?, short(&mut entry)?, long(&mut entry)?);
        if (tag, kind, count) == (TAG, SHORT, 1) {
            return short(&mut entry).map(Some);
        }
    }
    Ok(None)
}

/// An EXIF block that names this orientation and nothing else.
pub(super) fn write(turn: u16) -> Vec<u8> {
    let mut out = EXIF.to_vec();
    out.extend_from_slice(b"MM\0*\0\0\0\x08\0\x01");
    out.extend_from_slice(&TAG.to_be_bytes());
    out.extend_from_slice(&SHORT.to_be_bytes());
    out.extend_from_slice(&1_u32.to_be_bytes());
    out.extend_from_slice(&turn.to_be_bytes());
    // The rest of the value's four bytes, and no further directory.
    out.extend_from_slice(&[0; 6]);
    out
}

/// Whether a picture lies on its side, so that its width is what it stores as height.
pub(super) fn lies(turn: u16) -> bool {
    turn >= 5
}
