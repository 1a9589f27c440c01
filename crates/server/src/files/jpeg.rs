//! JPEG: which segments of a photo are kept. EXIF with its places and times, XMP, comments, thumbnails and makers' own are left out.

use super::orientation::{self, EXIF, UPRIGHT};
use super::reading::Cursor;
use super::{Cleaned, accept_size};
use domain::file::{Fault, Kind};

const MARK: u8 = 0xff;
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;

/// Bytes of the JFIF header without its thumbnail, and of Adobe's.
const JFIF_BYTES: usize = 12;
const ADOBE_BYTES: usize = 12;

/// A photo while it is read.
struct Photo {
    jfif: Option<Vec<u8>>,
    turn: u16,
    size: Option<(u32, u32)>,
    scans: u32,
    /// What is kept, in the order in which it came.
    kept: Vec<u8>,
}

/// A photo without what it told about its maker.
pub(super) struct Stripped {
    pub(super) bytes: Vec<u8>,
    /// Width and height as it is shown.
    size: (u32, u32),
}

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let Stripped { bytes, size: (width, height) } = strip(bytes)?;
    Ok(Cleaned { kind: Kind::Jpeg, bytes, size: Some(accept_size(width, height)?) })
}

/// Takes a photo apart and puts it together again, however large it is.
pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut from = Cursor::new(bytes);
    if from.take(2)? != [MARK, START] {
        return Err(Fault::Broken);
    }
    let mut photo = Photo { jfif: None, turn: UPRIGHT, size: None, scans: 0, kept: Vec::with_capacity(bytes.len()) };
    loop {
        match marker(&mut from)? {
            // What stands behind the end (a second picture, a film, an archive) is not this photo.
            END => break,
            START => return Err(Fault::Broken),
            // Without a length: restarts and the like have no meaning between segments.
            0x00..=0x01 | 0xd0..=0xd7 => {}
            marker => photo.segment(marker, &mut from)?,
        }
    }
    photo.finish()
}

/// The next marker; bytes that fill up before it are passed over.
fn marker(from: &mut Cursor<'_>) -> Result<u8, Fault> {
    while from.byte()? != MARK {}
    loop {
        let marker = from.byte()?;
        if marker != MARK {
            return Ok(marker);
        }
    }
}

impl Photo {
    fn segment(&mut self, marker: u8, from: &mut Cursor<'_>) -> Result<(), Fault> {
        let size = usize::from(from.u16_be()?).checked_sub(2).ok_or(Fault::Broken)?;
        let content = from.take(size)?;
        match marker {
            APP0 if content.starts_with(b"JFIF\0") => self.jfif = Some(jfif(content)?),
            APP1 if content.starts_with(EXIF) => self.turn = content.get(EXIF.len()..).and_then(orientation::read).unwrap_or(self.turn),
            // The colour profile; Multi-Picture Format stands in the same segment under another name.
            APP2 if content.starts_with(b"ICC_PROFILE\0") => push(&mut self.kept, marker, content),
            // Says how colours are to be read.
            APP14 if content.starts_with(b"Adobe") => {
                push(&mut self.kept, marker, content.get(..ADOBE_BYTES).ok_or(Fault::Broken)?);
            }
            SCAN => {
                self.scans += 1;
                push(&mut self.kept, marker, content);
                self.kept.extend_from_slice(scan(from)?);
            }
            marker if is_frame(marker) => {
                if self.size.is_some() {
                    return Err(Fault::Broken);
                }
                self.size = Some(frame_size(content)?);
                push(&mut self.kept, marker, content);
            }
            // Tables, restart intervals, and a number of lines that comes later.
            0xc4 | 0xcc | 0xdb..=0xdd => push(&mut self.kept, marker, content),
            // Everything else tells about the photo or its maker.
            _ => {}
        }
        Ok(())
    }

    fn finish(self) -> Result<Stripped, Fault> {
        let (width, height) = self.size.filter(|_| self.scans > 0).ok_or(Fault::Broken)?;
        let mut bytes = Vec::with_capacity(self.kept.len() + 64);
        bytes.extend_from_slice(&[MARK, START]);
        if let Some(jfif) = &self.jfif {
            push(&mut bytes, APP0, jfif);
        }
        if self.turn != UPRIGHT {
            push(&mut bytes, APP1, &orientation::write(self.turn));
        }
        bytes.extend_from_slice(&self.kept);
        bytes.extend_from_slice(&[MARK, END]);
        let size = if orientation::lies(self.turn) { (height, width) } else { (width, height) };
        Ok(Stripped { bytes, size })
    }
}

fn push(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    out.extend_from_slice(&[MARK, marker]);
    // It came from a segment, or is shorter than one.
    let size = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    out.extend_from_slice(&size.to_be_bytes());
    out.extend_from_slice(content);
}

/// The JFIF header, its thumbnail cut off.
fn jfif(content: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut header = content.get(..JFIF_BYTES).ok_or(Fault::Broken)?.to_vec();
    header.extend_from_slice(&[0, 0]);
    Ok(header)
}

/// Whether a marker begins a frame (ITU-T T.81, table B.1).
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn frame_size(content: &[u8]) -> Result<(u32, u32), Fault> {
    let mut from = Cursor::new(content);
    from.byte()?;
    let (height, width) = (from.u16_be()?, from.u16_be()?);
    Ok((width.into(), height.into()))
}

/// The entropy-coded bytes of a scan: up to the next marker that is neither a stuffed byte nor a restart.
fn scan<'a>(from: &mut Cursor<'a>) -> Result<&'a [u8], Fault> {
    let rest = from.rest();
    let ends = |pair: &[u8]| matches!(*pair, [MARK, next] if !matches!(next, 0x00 | 0xd0..=0xd7 | MARK));
    let size = rest.windows(2).position(ends).ok_or(Fault::Broken)?;
    from.take(size)
}
