//! Reads the part of CBOR (RFC 8949) in which authenticators speak: definite lengths, few levels, no tags, no fractions (CTAP 2.1, section 8).

use crate::Refused;

/// How deep one thing may stand in another; CTAP allows four.
const DEPTH_MAX: u8 = 4;
/// How many things a list or a map may hold.
const ITEMS_MAX: usize = 64;

/// One thing that was read. Texts and bytes stay where they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Value<'a> {
    Integer(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// True, false, null.
    Simple(u8),
}

impl<'a> Value<'a> {
    /// What stands in a map under a key, where it stands there once.
    fn of(&self, wanted: &Value<'_>) -> Option<&Value<'a>> {
        let Self::Map(entries) = self else { return None };
        let mut found = entries.iter().filter(|(key, _)| key == wanted).map(|(_, value)| value);
        found.next().filter(|_| found.next().is_none())
    }

    pub(crate) fn at(&self, number: i64) -> Option<&Value<'a>> {
        self.of(&Value::Integer(number))
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Value<'a>> {
        self.of(&Value::Text(name))
    }

    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }
}

/// Reads one thing, and answers what stands behind it.
pub(crate) fn read(bytes: &[u8]) -> Result<(Value<'_>, &[u8]), Refused> {
    item(bytes, DEPTH_MAX)
}

fn item(bytes: &[u8], depth: u8) -> Result<(Value<'_>, &[u8]), Refused> {
    let (first, rest) = bytes.split_first().ok_or(Refused::Malformed)?;
    let (number, rest) = argument(first & 0x1f, rest)?;
    match first >> 5 {
        0 => Ok((Value::Integer(i64::try_from(number).map_err(|_| Refused::Malformed)?), rest)),
        1 => Ok((Value::Integer(-1 - i64::try_from(number).map_err(|_| Refused::Malformed)?), rest)),
        2 => string(number, rest).map(|(bytes, rest)| (Value::Bytes(bytes), rest)),
        3 => {
            let (bytes, rest) = string(number, rest)?;
            Ok((Value::Text(std::str::from_utf8(bytes).map_err(|_| Refused::Malformed)?), rest))
        }
        4 => list(number, rest, depth),
        5 => map(number, rest, depth),
        // False, true, null; a fraction has its bytes where their number would stand, and is refused.
        7 => match first & 0x1f {
            simple @ 20..=22 => Ok((Value::Simple(simple), rest)),
            _ => Err(Refused::Malformed),
        },
        _ => Err(Refused::Malformed),
    }
}

/// The number that follows the kind: in the same byte, or in the next one, two, four or eight.
fn argument(low: u8, rest: &[u8]) -> Result<(u64, &[u8]), Refused> {
    let length = match low {
        0..=23 => return Ok((u64::from(low), rest)),
        24..=27 => 1_usize << (low - 24),
        _ => return Err(Refused::Malformed),
    };
    let (bytes, rest) = rest.split_at_checked(length).ok_or(Refused::Malformed)?;
    Ok((bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)), rest))
}

fn string(length: u64, rest: &[u8]) -> Result<(&[u8], &[u8]), Refused> {
    let length = usize::try_from(length).map_err(|_| Refused::Malformed)?;
    rest.split_at_checked(length).ok_or(Refused::Malformed)
}

fn counted(number: u64, depth: u8) -> Result<(usize, u8), Refused> {
    let number = usize::try_from(number).ok().filter(|number| *number <= ITEMS_MAX).ok_or(Refused::Malformed)?;
    Ok((number, depth.checked_sub(1).ok_or(Refused::Malformed)?))
}

fn list(number: u64, mut rest: &[u8], depth: u8) -> Result<(Value<'_>, &[u8]), Refused> {
    let (number, depth) = counted(number, depth)?;
    let mut items = Vec::new();
    for _ in 0..number {
        let (value, after) = item(rest, depth)?;
        items.push(value);
        rest = after;
    }
    Ok((Value::List(items), rest))
}

fn map(number: u64, mut rest: &[u8], depth: u8) -> Result<(Value<'_>, &[u8]), Refused> {
    let (number, depth) = counted(number, depth)?;
    let mut entries = Vec::new();
    for _ in 0..number {
        let (key, after) = item(rest, depth)?;
        let (value, after) = item(after, depth)?;
        entries.push((key, value));
        rest = after;
    }
    Ok((Value::Map(entries), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(bytes: &[u8]) -> Result<Value<'_>, Refused> {
        read(bytes).and_then(|(value, rest)| if rest.is_empty() { Ok(value) } else { Err(Refused::Malformed) })
    }

    /// Examples of RFC 8949, appendix A, and what is refused of them.
    #[test]
    fn what_the_standard_writes_is_read_and_what_ctap_excludes_is_not() {
        let read = [
            (&[0x17][..], Value::Integer(23)),
            (&[0x19, 0x03, 0xe8], Value::Integer(1_000)),
            (&[0x1b, 0, 0, 0, 0xe8, 0xd4, 0xa5, 0x10, 0], Value::Integer(1_000_000_000_000)),
            (&[0x38, 0x63], Value::Integer(-100)),
            (&[0x39, 0x01, 0x00], Value::Integer(-257)),
            (&[0x44, 1, 2, 3, 4], Value::Bytes(&[1, 2, 3, 4])),
            (&[0x62, 0xc3, 0xbc], Value::Text("ü")),
            (&[0x64, b'I', b'E', b'T', b'F'], Value::Text("IETF")),
            (&[0x82, 0x01, 0xf5], Value::List(vec![Value::Integer(1), Value::Simple(21)])),
            (&[0xa1, 0x61, b'a', 0xf6], Value::Map(vec![(Value::Text("a"), Value::Simple(22))])),
        ];
        for (bytes, value) in read {
            assert_eq!(all(bytes), Ok(value), "{bytes:02x?}");
        }
        let nested = [0x81, 0x81, 0x81, 0x81, 0x81, 0x00];
        let refused = [
            &[][..],
            &[0x62, 0xc3],          // cut off
            &[0x5f, 0x41, 0, 0xff], // an indefinite length
            &[0xc1, 0x00],          // a tag
            &[0xf9, 0x3c, 0x00],    // a fraction
            &[0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x98, 65],   // more than anybody sends
            &[0x61, 0xff], // no UTF-8
            &nested,
        ];
        for bytes in refused {
            assert_eq!(all(bytes), Err(Refused::Malformed), "{bytes:02x?}");
        }
    }

    #[test]
    fn what_stands_twice_stands_nowhere() {
        let (value, _) = read(&[0xa2, 0x01, 0x02, 0x01, 0x03]).unwrap();
        assert_eq!(value.at(1), None);
        let (value, _) = read(&[0xa2, 0x01, 0x02, 0x03, 0x03]).unwrap();
        assert_eq!(value.at(1).and_then(Value::integer), Some(2));
    }

    proptest! {
        #[test]
        fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok((_, rest)) = read(&bytes) {
                prop_assert!(rest.len() < bytes.len());
            }
        }
    }
}
