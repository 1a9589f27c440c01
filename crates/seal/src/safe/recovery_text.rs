//! How a recovery key is written on paper: Crockford's base 32 in groups of four.
//!
//! 32 bytes are 52 digits of five bits, of which the last four bits are zero.

use super::Malformed;

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 52;

/// Appends the digits of `secret` in groups, separated by dashes.
pub(super) fn write(secret: &[u8; 32], text: &mut String) {
    let mut bits = 0_u32;
    let mut held = 0;
    let mut written = 0;
    // One byte more than the secret, for the four bits that fill the last digit.
    for byte in secret.iter().chain(&[0]) {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 && written < LENGTH {
            held -= 5;
            if written > 0 && written % 4 == 0 {
                text.push('-');
            }
            let digit = usize::try_from((bits >> held) & 31).unwrap_or(0);
            text.extend(DIGITS.get(digit).map(|digit| char::from(*digit)));
            written += 1;
        }
    }
}

/// Reads prefix and digits, whatever their case and spacing.
///
/// # Errors
/// [`Malformed`] where these are not 52 digits after the prefix, or the last four bits are set.
pub(super) fn read(prefix: &str, text: &str, secret: &mut [u8; 32]) -> Result<(), Malformed> {
    let text = text.trim();
    let (start, body) = text.split_at_checked(prefix.len()).ok_or(Malformed)?;
    if !start.eq_ignore_ascii_case(prefix) {
        return Err(Malformed);
    }
    let mut bits = 0_u32;
    let mut held = 0;
    let mut digits = 0;
    let mut bytes = secret.iter_mut();
    for character in body.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        bits = (bits << 5) | value(character)?;
        held += 5;
        digits += 1;
        if held >= 8 {
            held -= 8;
            *bytes.next().ok_or(Malformed)? = u8::try_from((bits >> held) & 255).unwrap_or(0);
        }
    }
    let spare = bits & 15;
    if digits == LENGTH && spare == 0 { Ok(()) } else { Err(Malformed) }
}

fn value(character: char) -> Result<u32, Malformed> {
    let digit = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = DIGITS.iter().position(|known| char::from(*known) == digit);
    place.and_then(|place| u32::try_from(place).ok()).ok_or(Malformed)
}
