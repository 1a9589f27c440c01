//! Colours: which text can be read on an organisation's accent.

/// The contrast that WCAG 2.2 asks of text (1.4.3).
pub const CONTRAST_MIN: f64 = 4.5;

/// An accent colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour([u8; 3]);

impl Default for Colour {
    /// The colour of the house.
    fn default() -> Self {
        Self([0x1f, 0x5c, 0x4d])
    }
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// The text's colour on it: black or white, whichever reads better. For every colour one of them has at least
    /// [`CONTRAST_MIN`]: where white on it has less, its luminance is above 0.18, and black on it has more than 4.6.
    pub fn ink(self) -> &'static str {
        if self.with_white() >= self.with_black() { "#fff" } else { "#000" }
    }

    /// The contrast of [`Colour::ink`] on it.
    pub fn contrast(self) -> f64 {
        self.with_white().max(self.with_black())
    }

    fn with_white(self) -> f64 {
        1.05 / (self.luminance() + 0.05)
    }

    fn with_black(self) -> f64 {
        (self.luminance() + 0.05) / 0.05
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let c = f64::from(part) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl std::fmt::Display for Colour {
    /// `#rrggbb`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Colour::parse(" #1F5C4D "), Some(Colour::default()));
        assert_eq!(Colour::default().to_string(), "#1f5c4d");
        for text in ["", "#fff", "1f5c4d", "#1f5c4g", "#1f5c4d0", "#+f5c4d", "red", "#1f5c4d;}body{"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let of = |text| Colour::parse(text).unwrap();
        assert!((of("#000000").contrast() - 21.0).abs() < 1e-9);
        assert!((of("#777777").with_white() - 4.478).abs() < 0.001, "the textbook's grey that just fails with white");
        assert_eq!((of("#ffee00").ink(), of("#1f5c4d").ink()), ("#000", "#fff"));
    }

    #[test]
    fn no_colour_is_unreadable() {
        for number in (0..0x0100_0000_u32).step_by(37) {
            let [_, red, green, blue] = number.to_be_bytes();
            let colour = Colour([red, green, blue]);
            assert!(colour.contrast() >= CONTRAST_MIN, "{colour}: {}", colour.contrast());
        }
    }
}
