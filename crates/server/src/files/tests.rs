//! Files, cleaned: what tells is gone, what shows is there, and nothing that comes in breaks anything.

use super::{Cleaned, clean};
use domain::file::{Fault, Kind};
use lopdf::{Document, Object, SaveOptions, Stream, dictionary};
use testkit::samples::{self, LATITUDE, TELLTALE};

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|w| w == text)
}

/// Cleans it, and checks that nothing of what tells is left; in documents also where it is packed.
fn cleaned(bytes: &[u8]) -> Cleaned {
    let cleaned = clean(bytes).unwrap();
    let mut told = vec![cleaned.bytes.clone()];
    if cleaned.kind == Kind::Pdf {
        let document = Document::load_mem(&cleaned.bytes).unwrap();
        told.extend(document.objects.values().filter_map(|o| o.as_stream().ok()?.decompressed_content().ok()));
    }
    for text in [TELLTALE.as_bytes(), b"Zaunkoenig", b"xmpmeta", &LATITUDE, b"PK\x03\x04", b"<script"] {
        assert!(told.iter().all(|bytes| !holds(bytes, text)), "{:?} still tells {:?}", cleaned.kind, String::from_utf8_lossy(text));
    }
    cleaned
}

/// Numbers that look like none, always the same.
fn numbers(seed: u64) -> impl FnMut() -> usize {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    }
}

#[test]
fn what_tells_is_gone_and_what_shows_stays() {
    for (media_type, bytes) in samples::all_that_tell() {
        assert!(holds(&bytes, TELLTALE.as_bytes()), "the sample of {media_type} tells");
        let once = cleaned(&bytes);
        assert_eq!(once.kind.media_type(), media_type);
        assert_eq!(cleaned(&once.bytes), once, "{media_type}: what was cleaned stays as it is");
    }
    // Taken away is what was added, and no byte of the picture.
    assert_eq!(cleaned(&samples::picture_that_tells()).bytes, samples::PICTURE);
    assert_eq!(cleaned(&samples::photo_that_tells(1)).bytes, samples::PHOTO);
    assert_eq!(cleaned(&samples::webp_that_tells()).bytes, samples::WEBP);
}

#[test]
fn sizes_are_those_that_are_shown() {
    let size = |bytes: &[u8]| clean(bytes).unwrap().size;
    assert_eq!(size(samples::PHOTO), Some((24, 16)));
    assert_eq!(size(&samples::photo_that_tells(3)), Some((24, 16)));
    assert_eq!(size(&samples::photo_that_tells(6)), Some((16, 24)), "it lies on its side");
    assert_eq!(size(samples::PICTURE), Some((24, 16)));
    assert_eq!(size(samples::WEBP), Some((24, 16)));
    assert_eq!(size(&samples::gif_that_tells()), Some((1, 1)));
    assert_eq!(size(&samples::document_that_tells()), None);
}

#[test]
fn of_exif_the_turn_is_kept_and_nothing_else() {
    for turn in 2..=8 {
        let once = cleaned(&samples::photo_that_tells(turn));
        let at = once.bytes.windows(6).position(|w| w == b"Exif\0\0").unwrap();
        let block = &once.bytes[at..at + 32];
        assert_eq!(block, [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[turn, 0, 0, 0, 0, 0, 0]].concat());
        assert_eq!(u16::from_be_bytes([once.bytes[at - 2], once.bytes[at - 1]]), 34, "the segment ends with it");
    }
    assert!(!holds(&cleaned(&samples::photo_that_tells(1)).bytes, b"Exif"));
    assert!(!holds(&cleaned(&samples::photo_that_tells(9)).bytes, b"Exif"), "there is no such turn");
}

#[test]
fn a_moving_picture_keeps_its_frames_and_how_often_it_repeats() {
    let gif = cleaned(&samples::gif_that_tells()).bytes;
    assert!(holds(&gif, b"NETSCAPE2.0"));
    assert_eq!(gif.windows(4).filter(|w| w == &[0x21, 0xf9, 4, 0]).count(), 2);
    assert_eq!(gif.last(), Some(&0x3b));
}

#[test]
fn every_frame_of_a_moving_webp_is_cleaned() {
    let picture = &samples::WEBP[12..];
    let extended = &picture[..18];
    let rest = &picture[18..];
    let at = rest.windows(4).position(|w| w == b"ALPH" || w == b"VP8 " || w == b"VP8L").unwrap();
    let inside =
        [&[0; 6], [23, 0, 0, 15, 0, 0].as_slice(), &[50, 0, 0, 0], &rest[at..], &samples::webp_chunk(b"EXIF", &samples::exif(1))].concat();
    let moving = [b"WEBP", extended, &samples::webp_chunk(b"ANIM", &[0; 6]), &samples::webp_chunk(b"ANMF", &inside)].concat();
    let once = cleaned(&samples::webp_chunk(b"RIFF", &moving));
    assert!(holds(&once.bytes, b"ANMF") && !holds(&once.bytes, b"EXIF"));
}

#[test]
fn what_is_no_kind_of_ours_is_refused_whatever_it_says() {
    let others: [&[u8]; 11] = [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"<!doctype html><title>photo.png</title>",
        b"GIF87",
        b"BM\x46\0\0\0",
        b"II*\0\x08\0\0\0",
        b"PK\x03\x04",
        b"MZ\x90\0",
        b"RIFF\x04\0\0\0WAVE",
        b" %PDF-1.7",
    ];
    for bytes in others {
        assert_eq!(clean(bytes), Err(Fault::Kind), "{}", String::from_utf8_lossy(bytes));
    }
    for bytes in [b"GIF89a<script>alert(1)</script>".as_slice(), b"\x89PNG\r\n\x1a\n<html>", b"\xff\xd8\xff<html>", b"%PDF-1.7\n<html>"] {
        assert!(clean(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_picture_that_is_cut_off_anywhere_is_refused() {
    for (media_type, whole) in samples::all_that_tell().into_iter().filter(|(kind, _)| *kind != "application/pdf") {
        let clean_one = clean(&whole).unwrap();
        for length in 0..clean_one.bytes.len() {
            assert!(clean(&clean_one.bytes[..length]).is_err(), "{media_type} of {length} bytes");
        }
        for length in 0..whole.len() {
            // Only behind the end something may be missing.
            assert!(clean(&whole[..length]).map_or(true, |c| c == clean_one), "{media_type} of {length} bytes");
        }
    }
}

#[test]
fn a_document_that_is_cut_off_anywhere_is_refused_or_cleaned() {
    let whole = samples::document_that_tells();
    let at = |text: &[u8]| whole.windows(text.len()).position(|w| w == text).unwrap();
    assert!(clean(&whole[..at(b"3 0 obj")]).is_err(), "without a page");
    for length in (0..whole.len()).step_by(7) {
        if clean(&whole[..length]).is_ok() {
            cleaned(&whole[..length]);
        }
    }
}

#[test]
fn changed_bytes_break_nothing_but_the_file() {
    for (_, whole) in samples::all_that_tell() {
        let mut next = numbers(whole.len() as u64);
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..=next() % 4 {
                let at = next() % bytes.len();
                bytes[at] = u8::try_from(next() % 256).unwrap();
            }
            if let Ok(once) = clean(&bytes) {
                assert!(once.bytes.len() <= bytes.len() + 1_024);
            }
        }
    }
    let mut next = numbers(1);
    for start in [b"\x89PNG\r\n\x1a\n".as_slice(), b"\xff\xd8\xff", b"GIF89a", b"RIFF\x40\0\0\0WEBPVP8 ", b"%PDF-1.7\n"] {
        for _ in 0..200 {
            let noise = (0..next() % 300).map(|_| u8::try_from(next() % 256).unwrap()).collect::<Vec<_>>();
            let _ = clean(&[start, &noise].concat());
        }
    }
}

#[test]
fn a_picture_too_large_to_be_shown_is_refused_by_its_header() {
    let png = |width: u32, height: u32| {
        let header = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n".as_slice(), &samples::png_chunk(b"IHDR", &header), &samples::PICTURE[33..]].concat()
    };
    assert!(clean(&png(8_000, 5_000)).is_ok());
    assert_eq!(clean(&png(8_000, 5_001)), Err(Fault::Pixels));
    assert_eq!(clean(&png(u32::MAX, u32::MAX)), Err(Fault::Pixels));
    assert_eq!(clean(&png(0, 1)), Err(Fault::Broken));
    let mut photo = samples::PHOTO.to_vec();
    let frame = photo.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    photo[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(clean(&photo), Err(Fault::Pixels));
    let mut gif = samples::gif_that_tells();
    gif[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(clean(&gif), Err(Fault::Pixels));
    let mut webp = samples::WEBP.to_vec();
    webp[24..30].copy_from_slice(&[0xff; 6]);
    assert_eq!(clean(&webp), Err(Fault::Pixels));
}

#[test]
fn a_damaged_or_unknown_chunk_of_a_png_is_refused() {
    let mut damaged = samples::PICTURE.to_vec();
    damaged[40] ^= 1;
    assert_eq!(clean(&damaged), Err(Fault::Broken));
    let (head, rest) = samples::PICTURE.split_at(33);
    let with = |chunk: &[u8]| clean(&[head, chunk, rest].concat());
    assert_eq!(with(&samples::png_chunk(b"ABCD", b"")), Err(Fault::Broken), "it could not be shown without");
    assert_eq!(with(&samples::png_chunk(b"IHDR", &head[16..29])), Err(Fault::Broken));
    assert_eq!(with(&samples::png_chunk(b"IEND", b"")), Err(Fault::Broken), "before the picture");
    assert_eq!(with(&samples::png_chunk(b"abcd", b"x")).unwrap().bytes, samples::PICTURE);
}

#[test]
fn a_document_that_can_act_is_refused() {
    let cases = [
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "/OpenAction << /S /Launch /F (calc.exe) >>",
        "/AA << /WC << /S /SubmitForm /F (https://example.org) >> >>",
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>",
        "/Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>",
        "/AcroForm << /Fields [] /XFA [] >>",
        "/Extra [[[ << /Deep << /S /Launch >> >> ]]]",
        "/OpenAction << /S /J#61vaScript /J#53 (1) >>",
        "/Extra << /Type /Filespec /F (a) /EF << /F 9 0 R >> >>",
        "/Extra << /Type /Annot /Subtype /RichMedia >>",
        "/Extra << /S /GoToR /F (\\\\\\\\host\\\\share) >>",
    ];
    for catalog in cases {
        assert_eq!(clean(&samples::document(catalog, &[])), Err(Fault::Active), "{catalog}");
    }
    let outside = samples::document("/Extra 9 0 R", &[("/F (elsewhere.bin) /Length 1", b"x")]);
    assert_eq!(clean(&outside), Err(Fault::Active), "content from elsewhere");
    let harmless = "/OpenAction [3 0 R /Fit] /Extra << /Type /Annot /Subtype /Link /A << /S /URI /URI (https://teehaus.example) >> >>";
    let once = cleaned(&samples::document(harmless, &[]));
    assert!(!holds(&once.bytes, b"OpenAction") && holds(&once.bytes, b"https://teehaus.example"));
}

#[test]
fn what_no_page_needs_is_not_kept() {
    let unused = samples::document("", &[("/Length 42", TELLTALE.as_bytes())]);
    assert!(holds(&unused, b"9 0 obj"));
    cleaned(&unused);
}

#[test]
fn a_locked_document_is_refused() {
    assert_eq!(clean(&samples::document("/Encrypt 9 0 R", &[])), Err(Fault::Locked));
    assert_eq!(clean(&samples::document("/Enc#72ypt 9 0 R", &[])), Err(Fault::Locked));
}

/// A document whose objects are packed into streams.
fn packed(catalog: &lopdf::Dictionary) -> Vec<u8> {
    let mut document = Document::load_mem(&samples::document("", &[])).unwrap();
    document.catalog_mut().unwrap().extend(catalog);
    let mut out = Vec::new();
    document
        .save_with_options(&mut out, SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() })
        .unwrap();
    assert!(holds(&out, b"ObjStm"));
    out
}

#[test]
fn what_is_packed_is_looked_through_too() {
    let act = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let hidden = packed(&dictionary! { "OpenAction" => act });
    assert!(!holds(&hidden, b"JavaScript"), "it is packed");
    assert_eq!(clean(&hidden), Err(Fault::Active));
    cleaned(&packed(&dictionary! {}));
}

#[test]
fn what_unfolds_to_more_than_can_be_looked_through_is_refused() {
    let numbers = samples::document("", &[(&format!("/A [{}]", "0 ".repeat(1_600_000)), b"")]);
    assert_eq!(clean(&numbers), Err(Fault::Crowded));
    let lists = samples::document("", &[(&format!("/A [{}]", "[]".repeat(200_000)), b"")]);
    assert_eq!(clean(&lists), Err(Fault::Crowded));
    let bomb = |bytes: usize, content: &[u8]| {
        let inside = [b"40 0 ", content.repeat(bytes / content.len()).as_slice()].concat();
        let mut stream = Stream::new(dictionary! {}, inside);
        stream.compress().unwrap();
        let about = format!("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length {}", stream.content.len());
        let out = samples::document("", &[(&about, &stream.content)]);
        assert!(out.len() < 200_000, "a small file of {} bytes", out.len());
        out
    };
    assert_eq!(clean(&bomb(64 << 20, b"[")), Err(Fault::Crowded));
    assert_eq!(clean(&bomb(64 << 20, b" ")), Err(Fault::Crowded));
    assert!(clean(&bomb(1 << 20, b" ")).is_ok());
}

#[test]
fn photos_in_documents_are_cleaned_as_photos_are() {
    let once = cleaned(&samples::document_that_tells());
    let document = Document::load_mem(&once.bytes).unwrap();
    let photos: Vec<_> = document.objects.values().filter_map(|o| o.as_stream().ok()).filter(|s| s.dict.has(b"ColorSpace")).collect();
    assert_eq!(photos.len(), 1);
    assert_eq!(photos[0].content, samples::PHOTO);
}

/// A document whose every stream's length stands in the next stream.
fn chained(links: usize) -> Vec<u8> {
    let mut document = b"%PDF-1.7\n".to_vec();
    for n in 1..=links {
        document.extend(format!("{n} 0 obj <</Length {} 0 R>>\nstream\nx\nendstream\nendobj\n", n + 1).bytes());
    }
    document.extend(format!("{} 0 obj 1 endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n", links + 1).bytes());
    document
}

#[test]
fn a_chain_of_lengths_breaks_nobodys_stack() {
    // Whatever becomes of a chain that is let through, the reader comes back from it.
    assert!(clean(&chained(490)).is_err());
    for links in [600, 20_000] {
        assert_eq!(clean(&chained(links)).map(|_| ()), Err(Fault::Crowded), "{links}");
    }
    let spelled = String::from_utf8(chained(600)).unwrap().replace("/Length", "/#4cength").into_bytes();
    assert_eq!(clean(&spelled).map(|_| ()), Err(Fault::Crowded));
}

#[test]
fn a_document_that_would_not_open_again_is_refused() {
    // Found by the fuzzer: object 0 is the head of the free ones, and no object of a document (ISO 32000-1, 7.5.4).
    let small = std::str::from_utf8(include_bytes!("../../../../fuzz/seeds/files/small.pdf")).unwrap();
    let damaged =
        small.replace("1 0 obj", "0 0 obj").replace("/Root 1 0 R", "/Root 0 0 R").replace("0000000000 65535 f", "0000000009 00000 n");
    assert!(Document::load_mem(damaged.as_bytes()).is_ok(), "the reader takes it");
    assert_eq!(clean(damaged.as_bytes()).err(), Some(Fault::Broken));
    assert!(clean(small.as_bytes()).is_ok());
}
