//! WebP: which chunks of an image are kept. EXIF, XMP and everything that is not known are left out, and the header says so.

use super::reading::{Cursor, length};
use super::{Cleaned, accept_size};
use domain::file::{Fault, Kind};

/// Flags of the extended header that say that EXIF and XMP follow.
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;
/// Bytes of a moving frame's header, before its own chunks.
const FRAME_BYTES: usize = 16;

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut file = Cursor::new(bytes);
    file.take(4)?;
    let size = length(file.u32_le()?)?;
    // What stands behind the container is not this image.
    let mut from = Cursor::new(file.take(size)?);
    from.take(4)?;
    let mut kept = b"WEBP".to_vec();
    kept.reserve(size);
    let (mut shown, mut pictures) = (None, 0_u32);
    while !from.rest().is_empty() {
        let (name, data) = chunk(&mut from)?;
        let here = match name {
            b"VP8X" => extended_size(data)?,
            b"VP8 " => lossy_size(data)?,
            b"VP8L" => lossless_size(data)?,
            b"ANMF" => frame_size(data)?,
            _ => (0, 0),
        };
        if here != (0, 0) {
            accept_size(here.0, here.1)?;
            // The first chunk says how large the image is shown.
            shown = shown.or(Some(here));
        } else if shown.is_none() {
            return Err(Fault::Broken);
        }
        pictures += u32::from(matches!(name, b"VP8 " | b"VP8L" | b"ANMF"));
        keep(&mut kept, name, data)?;
    }
    let shown = shown.filter(|_| pictures > 0).ok_or(Fault::Broken)?;
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&u32::try_from(kept.len()).map_err(|_| Fault::Broken)?.to_le_bytes());
    out.append(&mut kept);
    Ok(Cleaned { kind: Kind::Webp, bytes: out, size: Some(shown) })
}

/// Reads a chunk and the byte that pads it.
fn chunk<'a>(from: &mut Cursor<'a>) -> Result<(&'a [u8], &'a [u8]), Fault> {
    let name = from.take(4)?;
    let size = length(from.u32_le()?)?;
    let data = from.take(size)?;
    if size % 2 == 1 && !from.rest().is_empty() {
        from.take(1)?;
    }
    Ok((name, data))
}

fn keep(out: &mut Vec<u8>, name: &[u8], data: &[u8]) -> Result<(), Fault> {
    match name {
        b"VP8X" => {
            let mut header = data.to_vec();
            if let Some(flags) = header.first_mut() {
                *flags &= !(EXIF_FLAG | XMP_FLAG);
            }
            push(out, name, &header)
        }
        b"ANMF" => push(out, name, &frame(data)?),
        b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => push(out, name, data),
        _ => Ok(()),
    }
}

/// A moving frame: its header and the chunks of its picture. Others may stand there, and are left out like those of the file.
fn frame(data: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut from = Cursor::new(data);
    let mut out = from.take(FRAME_BYTES)?.to_vec();
    let mut pictures = 0_u32;
    while !from.rest().is_empty() {
        let (name, data) = chunk(&mut from)?;
        match name {
            b"VP8 " | b"VP8L" => {
                let (width, height) = if name == b"VP8L" { lossless_size(data)? } else { lossy_size(data)? };
                accept_size(width, height)?;
                pictures += 1;
                push(&mut out, name, data)?;
            }
            b"ALPH" => push(&mut out, name, data)?,
            _ => {}
        }
    }
    if pictures == 1 { Ok(out) } else { Err(Fault::Broken) }
}

fn push(out: &mut Vec<u8>, name: &[u8], data: &[u8]) -> Result<(), Fault> {
    out.extend_from_slice(name);
    out.extend_from_slice(&u32::try_from(data.len()).map_err(|_| Fault::Broken)?.to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}

fn extended_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut from = Cursor::new(data);
    from.take(4)?;
    Ok((from.u24_le()? + 1, from.u24_le()? + 1))
}

fn frame_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut from = Cursor::new(data);
    from.take(6)?;
    Ok((from.u24_le()? + 1, from.u24_le()? + 1))
}

/// Of a key frame of VP8 (RFC 6386, 9.1).
fn lossy_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut from = Cursor::new(data);
    let key_frame = from.u24_le()? & 1 == 0;
    if !key_frame || from.take(3)? != [0x9d, 0x01, 0x2a] {
        return Err(Fault::Broken);
    }
    let (width, height) = (from.u16_le()? & 0x3fff, from.u16_le()? & 0x3fff);
    accept_size(width.into(), height.into())
}

/// Of VP8L: 14 bits each, less one.
fn lossless_size(data: &[u8]) -> Result<(u32, u32), Fault> {
    let mut from = Cursor::new(data);
    if from.byte()? != 0x2f {
        return Err(Fault::Broken);
    }
    let bits = from.u32_le()?;
    Ok(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
}
