//! Files on their way in and out: what is taken is decided by what stands in them, and what tells about its maker is left out.
//!
//! Nothing here decodes a pixel, a font or a page: the containers are taken apart and put together again from the parts that are
//! known to be needed. So what is stored was written by us, ends where its format ends, and costs no more memory than its bytes.

pub(crate) mod gate;
mod gif;
mod jpeg;
mod orientation;
mod pdf;
mod png;
mod reading;
pub(crate) mod sealing;
pub(crate) mod serving;
#[cfg(test)]
mod tests;
mod webp;

use domain::file::{Fault, IMAGE_PIXELS_MAX, Kind};

/// A file that was looked through, without what it told about its maker.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Cleaned {
    pub(crate) kind: Kind,
    pub(crate) bytes: Vec<u8>,
    /// Width and height of an image as it is shown.
    pub(crate) size: Option<(u32, u32)>,
}

impl std::fmt::Debug for Cleaned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cleaned({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// Looks a file through and cleans it. Neither its name nor what a header says of it matters.
///
/// # Errors
/// [`Fault`] where it is of no kind that is taken, does not hold together, is too large to be shown, or can act.
pub(crate) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    match kind_of(bytes).ok_or(Fault::Kind)? {
        Kind::Png => png::clean(bytes),
        Kind::Jpeg => jpeg::clean(bytes),
        Kind::Webp => webp::clean(bytes),
        Kind::Gif => gif::clean(bytes),
        Kind::Pdf => pdf::clean(bytes),
    }
}

/// The kind by the first bytes. A file that is also something else is that only behind them, and what stands there is left out.
fn kind_of(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(&png::SIGNATURE) {
        Some(Kind::Png)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Kind::Webp)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Kind::Gif)
    } else if bytes.starts_with(b"%PDF-") {
        Some(Kind::Pdf)
    } else {
        None
    }
}

/// Checks the size that an image says it has.
fn accept_size(width: u32, height: u32) -> Result<(u32, u32), Fault> {
    if width == 0 || height == 0 {
        return Err(Fault::Broken);
    }
    if u64::from(width) * u64::from(height) > IMAGE_PIXELS_MAX {
        return Err(Fault::Pixels);
    }
    Ok((width, height))
}
