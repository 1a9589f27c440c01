//! Whether the certificate in a token signed it: RFC 5652, 5.4 and 5.6, with the certificate bound as RFC 5035 and 5816 ask.

use super::der::{OBJECT, OCTETS, Reader, SEQUENCE, SET, Value};
use super::{CONTEXT_0, ID_SHA256, ID_TST_INFO, StampError};
use aws_lc_rs::digest::{self, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384, SHA512, digest};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ECDSA_P384_SHA512_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey, VerificationAlgorithm,
};
use x509_parser::prelude::{FromDer as _, ParsedExtension, X509Certificate};

const ID_SHA384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const ID_SHA512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
/// The attribute `contentType`.
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
/// The attribute `messageDigest`.
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
/// The attribute `signingCertificate`, which names the certificate by SHA-1. Nothing else rests on that hash.
const SIGNING_CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0c];
/// The attribute `signingCertificateV2`.
const SIGNING_CERTIFICATE_V2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];
/// `[0]`, primitive: a signer that is named by its key's id.
const KEY_ID: u8 = 0x80;

/// The algorithms of RSA keys, `rsaEncryption` and the three with their hash.
const RSA: [&[u8]; 4] = [
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0c],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d],
];
/// ECDSA with SHA-256, SHA-384 and SHA-512.
const ECDSA: [&[u8]; 3] = [
    &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
    &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03],
    &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04],
];
const RSA_KEY: &str = "1.2.840.113549.1.1.1";
const EC_KEY: &str = "1.2.840.10045.2.1";
const P256: &str = "1.2.840.10045.3.1.7";
const P384: &str = "1.3.132.0.34";

/// Checks a `SignerInfo` over the bytes of `TSTInfo` that were stamped at a time.
pub(super) fn check(mut signer: Reader<'_>, certificates: Reader<'_>, info: &[u8], at: i64) -> Result<(), StampError> {
    signer.next(super::INTEGER)?;
    let name = signer.any()?.ok_or(StampError::Malformed)?;
    let hash = algorithm(signer.inside(SEQUENCE)?.next(OBJECT)?.content)?;
    let attributes = signer.next(CONTEXT_0)?;
    let signed_by = signer.inside(SEQUENCE)?.next(OBJECT)?.content;
    let signature = signer.next(OCTETS)?.content;

    let (certificate, text) = of_signer(&name, certificates)?;
    attributes_hold(Reader::new(attributes.content), digest(hash, info).as_ref(), text)?;
    is_for_stamps(&certificate, at)?;
    // What is signed is the set as such, not the place where it stands (RFC 5652, 5.4).
    let rest = attributes.whole.get(1..).ok_or(StampError::Malformed)?;
    let signed = [&[SET], rest].concat();
    let key = UnparsedPublicKey::new(scheme(&certificate, signed_by, hash)?, certificate.public_key().subject_public_key.data.as_ref());
    key.verify(&signed, signature).map_err(|_| StampError::Signature)
}

fn algorithm(id: &[u8]) -> Result<&'static digest::Algorithm, StampError> {
    match id {
        ID_SHA256 => Ok(&SHA256),
        ID_SHA384 => Ok(&SHA384),
        ID_SHA512 => Ok(&SHA512),
        _ => Err(StampError::Algorithm),
    }
}

/// The signer's certificate among those of the token, and its bytes.
fn of_signer<'a>(name: &Value<'_>, mut certificates: Reader<'a>) -> Result<(X509Certificate<'a>, &'a [u8]), StampError> {
    while let Some(value) = certificates.any()? {
        let Ok((_, certificate)) = X509Certificate::from_der(value.whole) else { continue };
        if is_named(&certificate, name)? {
            return Ok((certificate, value.whole));
        }
    }
    Err(StampError::Certificate)
}

/// Whether a signer's name is that of a certificate: by issuer and number, or by the id of its key.
fn is_named(certificate: &X509Certificate<'_>, name: &Value<'_>) -> Result<bool, StampError> {
    if name.tag == KEY_ID {
        let ids = certificate.extensions().iter().filter_map(|each| match each.parsed_extension() {
            ParsedExtension::SubjectKeyIdentifier(id) => Some(id.0),
            _ => None,
        });
        return Ok(ids.into_iter().any(|id| id == name.content));
    }
    let mut name = Reader::new(name.content);
    let issuer = name.next(SEQUENCE)?.whole;
    Ok(certificate.issuer().as_raw() == issuer && certificate.raw_serial() == name.next(super::INTEGER)?.content)
}

/// Makes sure that what is signed says: a time-stamp, this one, by this certificate.
fn attributes_hold(mut attributes: Reader<'_>, imprint: &[u8], certificate: &[u8]) -> Result<(), StampError> {
    let (mut of_kind, mut of_this, mut by_this) = (false, false, false);
    while let Some(attribute) = attributes.any()? {
        let mut attribute = Reader::new(attribute.content);
        let (id, mut values) = (attribute.next(OBJECT)?.content, attribute.inside(SET)?);
        match id {
            CONTENT_TYPE => of_kind = values.next(OBJECT)?.content == ID_TST_INFO,
            MESSAGE_DIGEST => of_this = values.next(OCTETS)?.content == imprint,
            SIGNING_CERTIFICATE => by_this |= names(values.inside(SEQUENCE)?, certificate, &SHA1_FOR_LEGACY_USE_ONLY)?,
            SIGNING_CERTIFICATE_V2 => by_this |= names(values.inside(SEQUENCE)?, certificate, &SHA256)?,
            _ => {}
        }
    }
    if !by_this {
        return Err(StampError::Certificate);
    }
    if of_kind && of_this { Ok(()) } else { Err(StampError::Signature) }
}

/// Whether the first certificate that is named is this one; by `usual` where no hash is named.
fn names(mut list: Reader<'_>, certificate: &[u8], usual: &'static digest::Algorithm) -> Result<bool, StampError> {
    let mut first = list.inside(SEQUENCE)?.inside(SEQUENCE)?;
    let hash = match first.maybe(SEQUENCE)? {
        Some(named) => algorithm(Reader::new(named.content).next(OBJECT)?.content)?,
        None => usual,
    };
    Ok(first.next(OCTETS)?.content == digest(hash, certificate).as_ref())
}

/// Makes sure that a certificate is for time-stamps alone (RFC 3161, 2.3), and was valid at that time.
pub(super) fn is_for_stamps(certificate: &X509Certificate<'_>, at: i64) -> Result<(), StampError> {
    let usage = certificate.extended_key_usage().ok().flatten().ok_or(StampError::Certificate)?;
    let alone = !(usage.value.any || usage.value.server_auth || usage.value.client_auth || usage.value.code_signing);
    let validity = certificate.validity();
    let valid = (validity.not_before.timestamp()..=validity.not_after.timestamp()).contains(&at);
    if usage.critical && usage.value.time_stamping && alone && valid { Ok(()) } else { Err(StampError::Certificate) }
}

/// How the signature is verified: by the certificate's key and the signer's hash, where both fit what it says of itself.
fn scheme(
    certificate: &X509Certificate<'_>,
    signed_by: &[u8],
    hash: &'static digest::Algorithm,
) -> Result<&'static dyn VerificationAlgorithm, StampError> {
    let key = &certificate.public_key().algorithm;
    let curve = key.parameters.as_ref().and_then(|named| named.as_oid().ok()).map(|oid| oid.to_id_string());
    let place = [&SHA256, &SHA384, &SHA512].iter().position(|each| *each == hash);
    match (key.algorithm.to_id_string().as_str(), curve.as_deref(), place) {
        (RSA_KEY, _, Some(0)) if RSA[..2].contains(&signed_by) => Ok(&RSA_PKCS1_2048_8192_SHA256),
        (RSA_KEY, _, Some(1)) if [RSA[0], RSA[2]].contains(&signed_by) => Ok(&RSA_PKCS1_2048_8192_SHA384),
        (RSA_KEY, _, Some(2)) if [RSA[0], RSA[3]].contains(&signed_by) => Ok(&RSA_PKCS1_2048_8192_SHA512),
        (EC_KEY, Some(P256), Some(0)) if signed_by == ECDSA[0] => Ok(&ECDSA_P256_SHA256_ASN1),
        (EC_KEY, Some(P256), Some(1)) if signed_by == ECDSA[1] => Ok(&ECDSA_P256_SHA384_ASN1),
        (EC_KEY, Some(P384), Some(0)) if signed_by == ECDSA[0] => Ok(&ECDSA_P384_SHA256_ASN1),
        (EC_KEY, Some(P384), Some(1)) if signed_by == ECDSA[1] => Ok(&ECDSA_P384_SHA384_ASN1),
        (EC_KEY, Some(P384), Some(2)) if signed_by == ECDSA[2] => Ok(&ECDSA_P384_SHA512_ASN1),
        _ => Err(StampError::Algorithm),
    }
}
