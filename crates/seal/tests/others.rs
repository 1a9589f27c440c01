//! The primitives against vectors that we did not write: RFC 9180 and Wycheproof.

#[cfg(test)]
mod fixed;

use fixed::{hex, hex32, vectors};
use seal::hazmat::{gcm, hkdf, hpke};
use serde::Deserialize;

#[derive(Deserialize)]
struct Hpke {
    mode: u8,
    kem_id: u16,
    kdf_id: u16,
    aead_id: u16,
    info: String,
    #[serde(rename = "skRm")]
    private: String,
    #[serde(rename = "pkRm")]
    public: String,
    enc: String,
    encryptions: Vec<HpkeMessage>,
}

#[derive(Deserialize)]
struct HpkeMessage {
    aad: String,
    ct: String,
    pt: String,
}

#[test]
fn rfc_9180_base_mode() {
    let Some(vectors) = vectors::<Vec<Hpke>>("hpke-x25519-sha256-aes256gcm.json") else {
        return;
    };
    let (base, others): (Vec<_>, Vec<_>) = vectors.iter().partition(|vector| vector.mode == 0);
    for other in others {
        eprintln!("passed over: HPKE mode {}, which Parlour does not use", other.mode);
    }
    assert!(!base.is_empty());
    for vector in base {
        assert_eq!((vector.kem_id, vector.kdf_id, vector.aead_id), (0x20, 1, 2));
        let private = hex32(&vector.private);
        assert_eq!(hpke::public_of(&private).to_vec(), hex(&vector.public));
        let (enc, info) = (hex(&vector.enc), hex(&vector.info));
        let mut opener = hpke::opener(&private, &enc, &info).unwrap();
        assert!(!vector.encryptions.is_empty());
        for message in &vector.encryptions {
            let plain = opener.open(&hex(&message.aad), &hex(&message.ct)).unwrap();
            assert_eq!(plain, hex(&message.pt));
        }
        // The single-shot call that Parlour makes, and each of its inputs changed.
        let first = &vector.encryptions[0];
        let (aad, sealed) = (hex(&first.aad), hex(&first.ct));
        let plain = hpke::open(&private, &enc, &info, &aad, &sealed).unwrap();
        assert_eq!(*plain, hex(&first.pt));
        assert!(hpke::open(&[1; 32], &enc, &info, &aad, &sealed).is_err());
        assert!(hpke::open(&private, &[9; 32], &info, &aad, &sealed).is_err());
        assert!(hpke::open(&private, &enc, b"", &aad, &sealed).is_err());
        assert!(hpke::open(&private, &enc, &info, b"", &sealed).is_err());
        assert!(hpke::open(&private, &enc, &info, &aad, &sealed[1..]).is_err());
        assert!(hpke::open(&private, &[0; 32], &info, &aad, &sealed).is_err());
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Gcm {
    test_groups: Vec<GcmGroup>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GcmGroup {
    key_size: u32,
    iv_size: u32,
    tag_size: u32,
    tests: Vec<GcmCase>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GcmCase {
    tc_id: u32,
    key: String,
    iv: String,
    aad: String,
    msg: String,
    ct: String,
    tag: String,
    result: String,
}

#[test]
fn wycheproof_aes_256_gcm() {
    let Some(file) = vectors::<Gcm>("wycheproof-aes-gcm-test.json") else {
        return;
    };
    let ours = file.test_groups.iter().filter(|group| (group.key_size, group.iv_size, group.tag_size) == (256, 96, 128));
    let mut seen = (0, 0);
    for case in ours.flat_map(|group| &group.tests) {
        let cipher = gcm::Cipher::new(&hex32(&case.key));
        let nonce: [u8; 12] = hex(&case.iv).try_into().unwrap();
        let (aad, plain) = (hex(&case.aad), hex(&case.msg));
        let sealed = [hex(&case.ct), hex(&case.tag)].concat();
        let mut made = Vec::new();
        cipher.seal(nonce, &aad, &plain, &mut made);
        if case.result == "valid" {
            seen.0 += 1;
            assert_eq!(made, sealed, "{}", case.tc_id);
            assert_eq!(*cipher.open(nonce, &aad, &sealed).unwrap(), plain, "{}", case.tc_id);
        } else {
            seen.1 += 1;
            assert_ne!(made, sealed, "{}", case.tc_id);
            assert!(cipher.open(nonce, &aad, &sealed).is_err(), "{}", case.tc_id);
        }
    }
    assert!(seen.0 > 0 && seen.1 > 0, "{seen:?}");
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Hkdf {
    test_groups: Vec<HkdfGroup>,
}

#[derive(Deserialize)]
struct HkdfGroup {
    tests: Vec<HkdfCase>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HkdfCase {
    tc_id: u32,
    ikm: String,
    salt: String,
    info: String,
    size: usize,
    okm: String,
    result: String,
}

#[test]
fn wycheproof_hkdf_sha_256() {
    let Some(file) = vectors::<Hkdf>("wycheproof-hkdf-sha256-test.json") else {
        return;
    };
    let mut seen = (0, 0);
    for case in file.test_groups.iter().flat_map(|group| &group.tests) {
        let mut out = vec![0; case.size];
        let filled = hkdf::fill(&hex(&case.salt), &hex(&case.ikm), &hex(&case.info), &mut out);
        if case.result == "valid" {
            seen.0 += 1;
            filled.unwrap();
            assert_eq!(out, hex(&case.okm), "{}", case.tc_id);
        } else {
            seen.1 += 1;
            assert!(filled.is_err(), "{}", case.tc_id);
        }
    }
    assert!(seen.0 > 0 && seen.1 > 0, "{seen:?}");
}
