//! How values of DER are read one after the other, and the few that we write.

use super::StampError;
use x509_parser::asn1_rs::{Any, FromDer as _};
use x509_parser::time::ASN1Time;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// One value.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    /// Its first byte: class, form and number. What we read has numbers below 31.
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    /// Tag, length and content.
    pub(super) whole: &'a [u8],
}

/// Values, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(values: &'a [u8]) -> Self {
        Self(values)
    }

    /// What is inside the one value that these bytes are.
    pub(super) fn only(bytes: &'a [u8], tag: u8) -> Result<Self, StampError> {
        let mut outer = Self(bytes);
        let inner = outer.inside(tag)?;
        outer.end().map(|()| inner)
    }

    /// The next value, whatever it is; `None` at the end.
    pub(super) fn any(&mut self) -> Result<Option<Value<'a>>, StampError> {
        let Some(tag) = self.0.first().copied() else { return Ok(None) };
        let (rest, value) = Any::from_der(self.0).map_err(|_| StampError::Malformed)?;
        let whole = self.0.get(..self.0.len() - rest.len()).ok_or(StampError::Malformed)?;
        self.0 = rest;
        Ok(Some(Value { tag, content: value.data, whole }))
    }

    /// The next value, which is of this kind.
    pub(super) fn next(&mut self, tag: u8) -> Result<Value<'a>, StampError> {
        self.any()?.filter(|value| value.tag == tag).ok_or(StampError::Malformed)
    }

    /// The next value where it is of this kind; otherwise nothing was read.
    pub(super) fn maybe(&mut self, tag: u8) -> Result<Option<Value<'a>>, StampError> {
        if self.0.first() == Some(&tag) { self.any() } else { Ok(None) }
    }

    /// What is inside the next value.
    pub(super) fn inside(&mut self, tag: u8) -> Result<Self, StampError> {
        Ok(Self(self.next(tag)?.content))
    }

    /// Makes sure that the next value is this one.
    pub(super) fn is(&mut self, tag: u8, content: &[u8]) -> Result<(), StampError> {
        if self.next(tag)?.content == content { Ok(()) } else { Err(StampError::Malformed) }
    }

    /// Makes sure that nothing follows.
    pub(super) fn end(&self) -> Result<(), StampError> {
        if self.0.is_empty() { Ok(()) } else { Err(StampError::Malformed) }
    }
}

/// A time, in seconds since 1970.
pub(super) fn seconds(value: &Value<'_>) -> Result<i64, StampError> {
    let (_, time) = ASN1Time::from_der(value.whole).map_err(|_| StampError::Malformed)?;
    Ok(time.timestamp())
}

/// A value of ours, from its parts. All that we write is shorter than 128 bytes, where a length is one byte.
pub(super) fn written(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    debug_assert!(content.len() < 128, "a longer value needs a longer length");
    let length = u8::try_from(content.len()).unwrap_or_default();
    [&[tag, length], content.as_slice()].concat()
}
