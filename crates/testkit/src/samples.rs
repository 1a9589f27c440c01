//! Files to send: small real ones, and the same ones telling about their maker in every place where such files do.
//!
//! The pictures in `fixtures/` were drawn for these tests.

use std::fmt::Write as _;

/// A photo, 24 by 16 pixels.
pub const PHOTO: &[u8] = include_bytes!("../fixtures/photo.jpg");
/// A picture, 24 by 16 pixels.
pub const PICTURE: &[u8] = include_bytes!("../fixtures/picture.png");
/// A picture with an alpha channel, 24 by 16 pixels.
pub const WEBP: &[u8] = include_bytes!("../fixtures/alpha.webp");

/// What a file that tells about its maker says, in each place.
pub const TELLTALE: &str = "taken by Zaunkoenig at 52.5200 N 13.4050 E";
/// The latitude of [`TELLTALE`], as EXIF writes it: degrees, minutes, seconds, each a fraction.
pub const LATITUDE: [u8; 24] = [0, 0, 0, 52, 0, 0, 0, 1, 0, 0, 0, 31, 0, 0, 0, 1, 0, 0, 0x2e, 0xe0, 0, 0, 0x27, 0x10];

/// A photo in whose picture these words stand: a decoder takes them for colours, and a search finds them.
pub fn photo_saying(words: &str) -> Vec<u8> {
    let (picture, end) = PHOTO.split_at(PHOTO.len() - 2);
    [picture, words.as_bytes(), end].concat()
}

/// What follows a picture and makes another file of it.
const BEHIND: &[u8] = b"PK\x03\x04<html><script>alert('taken by Zaunkoenig at 52.5200 N 13.4050 E')</script>";

/// A TIFF block with an orientation, a description and a place.
pub fn exif(orientation: u8) -> Vec<u8> {
    let text = TELLTALE.as_bytes();
    let size = u8::try_from(text.len()).expect("a short text");
    // The header, a directory of three entries at 8, the text at 50, the directory of the place behind it.
    let place = 50 + size;
    let mut tiff = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    tiff.extend_from_slice(&[0x01, 0x0e, 0, 2, 0, 0, 0, size, 0, 0, 0, 50]);
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, place]);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(text);
    tiff.extend_from_slice(&[0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, place + 18, 0, 0, 0, 0]);
    tiff.extend_from_slice(&LATITUDE);
    tiff
}

fn xmp() -> Vec<u8> {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>{TELLTALE}</creator></x:xmpmeta>").into_bytes()
}

/// A photo with EXIF, XMP, captions, a comment, a maker's own segments and a second file behind it.
pub fn photo_that_tells(orientation: u8) -> Vec<u8> {
    let segment = |marker: u8, parts: &[&[u8]]| {
        let content = parts.concat();
        let size = u16::try_from(content.len() + 2).expect("a short segment");
        [&[0xff, marker], size.to_be_bytes().as_slice(), &content].concat()
    };
    let told = TELLTALE.as_bytes();
    // Behind the JFIF header, which comes first.
    let (head, rest) = PHOTO.split_at(20);
    [
        head,
        &segment(0xe0, &[b"JFXX\0\x10", told]),
        &segment(0xe1, &[b"Exif\0\0", &exif(orientation)]),
        &segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", &xmp()]),
        &segment(0xe2, &[b"MPF\0", told]),
        &segment(0xe5, &[told]),
        &segment(0xed, &[b"Photoshop 3.0\08BIM", told]),
        &segment(0xfe, &[told]),
        rest,
        BEHIND,
    ]
    .concat()
}

/// A chunk of a PNG.
pub fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let size = u32::try_from(data.len()).expect("a short chunk");
    let summed = [name, data].concat();
    [&size.to_be_bytes(), summed.as_slice(), &crc(&summed).to_be_bytes()].concat()
}

/// The checksum of PNG (annex D), a bit at a time.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// A picture with texts of three kinds, EXIF, a time, a program's own chunk and a second file behind it.
pub fn picture_that_tells() -> Vec<u8> {
    let told = TELLTALE.as_bytes();
    // Behind signature and header.
    let (head, rest) = PICTURE.split_at(33);
    [
        head,
        &png_chunk(b"tEXt", &[b"Author\0", told].concat()),
        &png_chunk(b"zTXt", &[b"Comment\0\0", told].concat()),
        &png_chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), &xmp()].concat()),
        &png_chunk(b"eXIf", &exif(1)),
        &png_chunk(b"tIME", &[7, 235, 11, 22, 12, 0, 0]),
        &png_chunk(b"vpAg", told),
        rest,
        BEHIND,
    ]
    .concat()
}

/// A chunk of a WebP.
pub fn webp_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let size = u32::try_from(data.len()).expect("a short chunk");
    let padding: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [name, size.to_le_bytes().as_slice(), data, padding].concat()
}

/// A picture with EXIF, XMP, an unknown chunk and a second file behind it.
pub fn webp_that_tells() -> Vec<u8> {
    let mut inside = WEBP.iter().copied().skip(8).collect::<Vec<u8>>();
    // The flags of the header (VP8X) say that EXIF and XMP follow.
    if let Some(flags) = inside.get_mut(12) {
        *flags |= 0x0c;
    }
    inside.extend(webp_chunk(b"EXIF", &exif(1)));
    inside.extend(webp_chunk(b"XMP ", &xmp()));
    inside.extend(webp_chunk(b"note", TELLTALE.as_bytes()));
    [webp_chunk(b"RIFF", &inside), BEHIND.to_vec()].concat()
}

/// A moving picture of two frames, 1 by 1 pixel, that repeats, with a comment, a text, XMP and a second file behind it.
pub fn gif_that_tells() -> Vec<u8> {
    let told = TELLTALE.as_bytes();
    let size = u8::try_from(told.len()).expect("a short text");
    let block = |label: u8, data: &[u8]| [&[0x21, label], data, &[0]].concat();
    let text = [&[size], told].concat();
    let frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    [
        b"GIF89a\x01\0\x01\0\x80\0\0\xb5\x48\x2a\xf4\xe9\xd8".as_slice(),
        &block(0xff, b"\x0bNETSCAPE2.0\x03\x01\0\0"),
        &block(0xff, &[b"\x0bXMP DataXMP".as_slice(), &text].concat()),
        &block(0xfe, &text),
        &block(0xf9, &[4, 0, 50, 0, 0]),
        &frame,
        &block(0x01, &[b"\x0c\0\0\0\0\x01\0\x01\0\x01\x01\0\0".as_slice(), &text].concat()),
        &block(0xf9, &[4, 0, 50, 0, 0]),
        &frame,
        &[0x3b],
        BEHIND,
    ]
    .concat()
}

/// A document of one page that shows the photo, with what stands in its catalog, and a second file behind it.
pub fn document(catalog: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let photo = photo_that_tells(1);
    let image = format!(
        "/Type /XObject /Subtype /Image /Width 24 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {}",
        photo.len()
    );
    let content = b"q 240 0 0 160 20 20 cm /I Do Q";
    let xmp = xmp();
    let told = format!("/Title ({TELLTALE}) /Author ({TELLTALE})");
    let note = format!("/Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (a note) /T ({TELLTALE}) /P 3 0 R");
    let mut objects: Vec<(String, Option<Vec<u8>>)> = vec![
        (format!("/Type /Catalog /Pages 2 0 R /Metadata 7 0 R {catalog}"), None),
        ("/Type /Pages /Kids [3 0 R] /Count 1".to_owned(), None),
        (
            format!(
                "/Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Annots [8 0 R] /PieceInfo << /App << /Private ({TELLTALE}) >> >> \
                 /Resources << /XObject << /I 5 0 R >> >>"
            ),
            None,
        ),
        (format!("/Length {}", content.len()), Some(content.to_vec())),
        (image, Some(photo)),
        (told, None),
        (format!("/Type /Metadata /Subtype /XML /Length {}", xmp.len()), Some(xmp)),
        (note, None),
    ];
    objects.extend(more.iter().map(|(dictionary, stream)| {
        let stream = (!stream.is_empty()).then(|| stream.to_vec());
        ((*dictionary).to_owned(), stream)
    }));
    written(&objects)
}

/// Writes objects as a document: the first is its catalog, the sixth says who made it.
fn written(objects: &[(String, Option<Vec<u8>>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, (dictionary, stream)) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n<< {dictionary} >>\n", number + 1).into_bytes());
        if let Some(stream) = stream {
            out.extend([b"stream\n".as_slice(), stream, b"\nendstream\n"].concat());
        }
        out.extend(b"endobj\n");
    }
    let at = out.len();
    out.extend(table.into_bytes());
    out.extend(format!("trailer\n<< /Size {} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1).into_bytes());
    out.extend_from_slice(BEHIND);
    out
}

/// A document that tells about its maker in every place, and does nothing else.
pub fn document_that_tells() -> Vec<u8> {
    document("/OpenAction [3 0 R /Fit] /PageMode /UseNone", &[])
}

/// One file of each kind that tells about its maker, with the type that it is.
pub fn all_that_tell() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("image/jpeg", photo_that_tells(6)),
        ("image/png", picture_that_tells()),
        ("image/webp", webp_that_tells()),
        ("image/gif", gif_that_tells()),
        ("application/pdf", document_that_tells()),
    ]
}
