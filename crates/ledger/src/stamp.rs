//! RFC 3161 time-stamps of checkpoints: what an authority is asked, and which of its answers count.
//!
//! The stamp is made over the SHA-256 of the signed note, byte for byte. What is checked here is that the answer is one to our question and
//! that the certificate in it signed it. Whether that certificate is to be believed is for whoever verifies: they know their authorities
//! (`openssl ts -verify -CAfile`).

mod der;
mod signer;
#[cfg(test)]
mod tests;

use aws_lc_rs::digest::{SHA256, digest};
use der::{INTEGER, OBJECT, OCTETS, Reader, SEQUENCE, SET, TIME, seconds};

/// The largest answer that is looked at; real ones have a few kilobytes, with the certificates of a chain.
pub const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// What an answer is told from others by: random, and never used twice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nonce([u8; 8]);

impl Nonce {
    /// From random bytes, as a positive integer of eight bytes: DER has one spelling for it.
    pub fn new(mut random: [u8; 8]) -> Self {
        let [first, ..] = &mut random;
        *first = (*first & 0x7f) | 0x40;
        Self(random)
    }
}

/// What a time-stamp says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamped {
    /// When the authority had the checkpoint before it, in seconds since 1970.
    pub at: i64,
}

/// Why an answer is no time-stamp of a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StampError {
    /// It is not written as RFC 3161 asks, or is too large.
    #[error("the answer is not written as RFC 3161 asks")]
    Malformed,
    /// The authority grants none.
    #[error("the authority grants no time-stamp")]
    Refused,
    /// It stamps something else.
    #[error("it stamps something else than the checkpoint")]
    OtherImprint,
    /// It answers another question.
    #[error("it answers another question")]
    OtherNonce,
    /// It is signed in a way that is not known here, or not strong enough.
    #[error("it is signed by an algorithm that does not count")]
    Algorithm,
    /// No certificate in it is the signer's, or the signer's is not made for time-stamps, or was not valid then.
    #[error("the signer's certificate is missing, or not one for time-stamps at that time")]
    Certificate,
    /// The signature does not hold.
    #[error("its signature does not hold")]
    Signature,
}

/// `id-sha256`.
const ID_SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// `id-signedData`.
const ID_SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `id-ct-TSTInfo`.
const ID_TST_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04];
/// `[0]`, constructed.
const CONTEXT_0: u8 = 0xa0;
/// `[1]`, constructed.
const CONTEXT_1: u8 = 0xa1;
/// Statuses under which a token is there: granted, and granted with changes (RFC 3161, 2.4.2).
const GRANTED: [&[u8]; 2] = [&[0], &[1]];

/// What is asked of an authority: a stamp over the SHA-256 of the signed note, with the signer's certificate in it (`TimeStampReq`).
pub fn request(note: &str, nonce: Nonce) -> Vec<u8> {
    let algorithm = der::written(SEQUENCE, &[&der::written(OBJECT, &[ID_SHA256]), &[0x05, 0x00]]);
    let imprint = der::written(SEQUENCE, &[&algorithm, &der::written(OCTETS, &[digest(&SHA256, note.as_bytes()).as_ref()])]);
    let (version, certificate_too) = ([INTEGER, 1, 1], [0x01, 1, 0xff]);
    der::written(SEQUENCE, &[&version, &imprint, &der::written(INTEGER, &[&nonce.0]), &certificate_too])
}

/// Checks an authority's answer (`TimeStampResp`): that it grants, that it stamps this note and nothing else, that it answers this question
/// where `nonce` says which (a stored one was asked long ago), and that the certificate in it, one for time-stamps, signed it.
///
/// # Errors
/// [`StampError`].
pub fn check(answer: &[u8], note: &str, nonce: Option<Nonce>) -> Result<Stamped, StampError> {
    if answer.len() > ANSWER_BYTES_MAX {
        return Err(StampError::Malformed);
    }
    let mut response = Reader::only(answer, SEQUENCE)?;
    let status = response.inside(SEQUENCE)?.next(INTEGER)?.content;
    if !GRANTED.contains(&status) {
        return Err(StampError::Refused);
    }
    let signed = Signed::read(response.inside(SEQUENCE)?)?;
    let info = Info::read(signed.info)?;
    if info.imprint != digest(&SHA256, note.as_bytes()).as_ref() {
        return Err(StampError::OtherImprint);
    }
    if nonce.is_some_and(|nonce| info.nonce != Some(nonce.0.as_slice())) {
        return Err(StampError::OtherNonce);
    }
    signer::check(signed.signer, signed.certificates, signed.info, info.at)?;
    Ok(Stamped { at: info.at })
}

/// The parts of the token's `SignedData` (RFC 5652, 5.1).
struct Signed<'a> {
    /// The bytes of `TSTInfo`.
    info: &'a [u8],
    certificates: Reader<'a>,
    /// The one signer: RFC 3161 allows no second.
    signer: Reader<'a>,
}

impl<'a> Signed<'a> {
    fn read(mut token: Reader<'a>) -> Result<Self, StampError> {
        token.is(OBJECT, ID_SIGNED_DATA)?;
        let mut data = token.inside(CONTEXT_0)?.inside(SEQUENCE)?;
        data.next(INTEGER)?;
        data.next(SET)?;
        let mut content = data.inside(SEQUENCE)?;
        content.is(OBJECT, ID_TST_INFO)?;
        let info = content.inside(CONTEXT_0)?.next(OCTETS)?.content;
        let certificates = data.maybe(CONTEXT_0)?.ok_or(StampError::Certificate)?;
        data.maybe(CONTEXT_1)?;
        let mut signers = data.inside(SET)?;
        let signer = signers.inside(SEQUENCE)?;
        signers.end()?;
        Ok(Self { info, certificates: Reader::new(certificates.content), signer })
    }
}

/// What is read of `TSTInfo` (RFC 3161, 2.4.2).
struct Info<'a> {
    imprint: &'a [u8],
    at: i64,
    nonce: Option<&'a [u8]>,
}

impl<'a> Info<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, StampError> {
        let mut info = Reader::only(bytes, SEQUENCE)?;
        info.is(INTEGER, &[1])?;
        info.next(OBJECT)?;
        let mut imprint = info.inside(SEQUENCE)?;
        imprint.inside(SEQUENCE)?.is(OBJECT, ID_SHA256).map_err(|_| StampError::OtherImprint)?;
        let imprint = imprint.next(OCTETS)?.content;
        info.next(INTEGER)?;
        let at = seconds(&info.next(TIME)?)?;
        // Accuracy and ordering stand before the nonce, each of them perhaps.
        info.maybe(SEQUENCE)?;
        info.maybe(0x01)?;
        let nonce = info.maybe(INTEGER)?.map(|nonce| nonce.content);
        Ok(Self { imprint, at, nonce })
    }
}
