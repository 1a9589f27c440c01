//! Logos: which pictures may stand in the pages of others.

use crate::refusal::Refusal;

/// The largest logo, in bytes: it travels inside the snippet.
pub const LOGO_BYTES_MAX: usize = 64 * 1024;
/// The longest side, in pixels.
pub const SIDE_MAX: u32 = 2048;

/// The format of a logo. SVG is none of them: it can hold script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Format {
    /// Its media type, as tables and pages name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// The format of this media type.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Png, Self::Webp].into_iter().find(|each| each.as_str() == name)
    }
}

/// A logo that was checked by its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    format: Format,
    bytes: Vec<u8>,
}

impl Logo {
    /// Takes a file for a logo, by what it holds and not by what it is called.
    ///
    /// # Refuses
    /// [`Refusal::TooLarge`] above [`LOGO_BYTES_MAX`], [`Refusal::SiteRefused`] for what is no PNG and no WebP.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Refusal> {
        if bytes.len() > LOGO_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let format = format(&bytes).ok_or(Refusal::SiteRefused { field: "logo" })?;
        Ok(Self { format, bytes })
    }

    /// Its format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn format(bytes: &[u8]) -> Option<Format> {
    if let Some(rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        // The first chunk must be the header (PNG, 11.2.2): length, name, width, height.
        let side = |at: usize| rest.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
        let header = rest.get(4..8) == Some(b"IHDR") && rest.ends_with(b"IEND\xaeB`\x82");
        let sides = [side(8)?, side(12)?];
        return (header && sides.iter().all(|s| (1..=SIDE_MAX).contains(s))).then_some(Format::Png);
    }
    let size = bytes.get(4..8)?.try_into().ok().map(u32::from_le_bytes)?;
    let whole = usize::try_from(size).ok()? + 8 <= bytes.len();
    let chunk = [&b"VP8 "[..], b"VP8L", b"VP8X"].contains(&bytes.get(12..16)?);
    (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") && whole && chunk).then_some(Format::Webp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(side: u32) -> Vec<u8> {
        let side = side.to_be_bytes();
        [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &side, &side, b"\x08\x06\0\0\0crc!\0\0\0\0IEND\xaeB`\x82"].concat()
    }

    #[test]
    fn a_logo_is_what_it_holds() {
        let webp = [&b"RIFF"[..], &12u32.to_le_bytes(), b"WEBPVP8L\0\0\0\0"].concat();
        assert_eq!(Logo::read(png(32)).unwrap().format(), Format::Png);
        assert_eq!(Logo::read(webp.clone()).unwrap().format(), Format::Webp);
        let no = Refusal::SiteRefused { field: "logo" };
        let cut = png(32).into_iter().take(30).collect();
        for bytes in [Vec::new(), b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), b"GIF89a".to_vec(), cut, png(0), png(2049)] {
            assert_eq!(Logo::read(bytes.clone()), Err(no.clone()), "{bytes:?}");
        }
        assert_eq!(Logo::read(webp[..14].to_vec()), Err(no));
        assert_eq!(Logo::read(vec![0; LOGO_BYTES_MAX + 1]), Err(Refusal::TooLarge));
    }
}
