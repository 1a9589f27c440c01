//! GIF: which blocks of an image are kept. Comments, texts and what programs put in are left out, but for how often it repeats.

use super::reading::Cursor;
use super::{Cleaned, accept_size};
use domain::file::{Fault, Kind};

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const END: u8 = 0x3b;
/// Says how long a frame stays, and what of it can be seen through.
const CONTROL: u8 = 0xf9;
const APPLICATION: u8 = 0xff;

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut from = Cursor::new(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    let head = from.take(13)?;
    let mut screen = Cursor::new(head.get(6..).ok_or(Fault::Broken)?);
    let size = accept_size(screen.u16_le()?.into(), screen.u16_le()?.into())?;
    let flags = screen.byte()?;
    out.extend_from_slice(head);
    out.extend_from_slice(from.take(colours(flags))?);
    let mut pictures = 0_u32;
    loop {
        match from.byte()? {
            EXTENSION => extension(&mut from, &mut out)?,
            IMAGE => {
                image(&mut from, &mut out)?;
                pictures += 1;
            }
            END => break,
            _ => return Err(Fault::Broken),
        }
    }
    if pictures == 0 {
        return Err(Fault::Broken);
    }
    out.push(END);
    Ok(Cleaned { kind: Kind::Gif, bytes: out, size: Some(size) })
}

/// Bytes of the table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << (usize::from(flags & 7) + 1) }
}

fn extension(from: &mut Cursor<'_>, out: &mut Vec<u8>) -> Result<(), Fault> {
    let label = from.byte()?;
    let start = from.rest();
    let size = blocks(from)?;
    let whole = start.get(..size).ok_or(Fault::Broken)?;
    // Netscape's block in its whole known form: eleven bytes of name, one block of three, the end.
    let repeats = label == APPLICATION && size == 17 && whole.starts_with(b"\x0bNETSCAPE2.0\x03\x01");
    let control = label == CONTROL && size == 6;
    if control || repeats {
        out.extend_from_slice(&[EXTENSION, label]);
        out.extend_from_slice(whole);
    }
    Ok(())
}

fn image(from: &mut Cursor<'_>, out: &mut Vec<u8>) -> Result<(), Fault> {
    let start = from.rest();
    let mut place = Cursor::new(from.take(9)?);
    place.take(4)?;
    accept_size(place.u16_le()?.into(), place.u16_le()?.into())?;
    let table = colours(place.byte()?);
    from.take(table)?;
    // The least size of a code.
    from.byte()?;
    let size = 9 + table + 1 + blocks(from)?;
    out.push(IMAGE);
    out.extend_from_slice(start.get(..size).ok_or(Fault::Broken)?);
    Ok(())
}

/// Reads blocks up to the empty one that ends them; answers their bytes.
fn blocks(from: &mut Cursor<'_>) -> Result<usize, Fault> {
    let mut size = 0;
    loop {
        let block = usize::from(from.byte()?);
        from.take(block)?;
        size += block + 1;
        if block == 0 {
            return Ok(size);
        }
    }
}
