//! PDF: which documents are taken, and what is left out of them. What can act is refused, what tells about its maker is left out.
//!
//! The document is read into objects, those that the pages need are kept, and all of it is written anew: what stood in old versions
//! of it, between the objects or behind the end is gone. Images in it are stored as photos are, and are cleaned like them.

mod crowd;

use super::Cleaned;
use super::jpeg;
use domain::file::{Fault, Kind};
use lopdf::{Dictionary, Document, Error, LoadOptions, Object, Stream};

/// Keys that only stand where something can act, or where another file is packed in.
const ACTIVE_KEYS: [&[u8]; 5] = [b"JS", b"JavaScript", b"XFA", b"EF", b"EmbeddedFiles"];
/// Actions that start, send or open something. Links within the document and to addresses that are shown are none of them.
const ACTIVE_ACTIONS: [&[u8]; 10] =
    [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"Rendition", b"Movie", b"Sound", b"GoToR", b"GoToE", b"RichMediaExecute"];
/// Things on a page that play, or hold another file.
const ACTIVE_SUBTYPES: [&[u8]; 6] = [b"RichMedia", b"FileAttachment", b"Movie", b"Sound", b"Screen", b"3D"];

/// What tells about the maker, and what happens by itself when a document or a page is opened.
const LEFT_OUT: [&[u8]; 5] = [b"Metadata", b"PieceInfo", b"LastModified", b"OpenAction", b"AA"];
/// What a note on a page tells about its author.
const AUTHORS_OWN: [&[u8]; 4] = [b"T", b"M", b"CreationDate", b"NM"];

/// What shows that a photo which cannot be taken apart still tells about its maker.
const TELLING: [&[u8]; 4] = [b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0", b"<x:xmpmeta"];

/// The stack of the thread that reads a document.
const STACK_BYTES: usize = 64 << 20;

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    crowd::look_over(bytes)?;
    let mut document = load(bytes)?;
    for object in document.objects.values_mut() {
        clean_object(object)?;
    }
    for key in [b"Info".as_slice(), b"ID"] {
        document.trailer.remove(key);
    }
    document.prune_objects();
    if !has_pages(&document) {
        return Err(Fault::Broken);
    }
    let mut out = Vec::with_capacity(bytes.len());
    document.save_to(&mut out).map_err(|_| Fault::Broken)?;
    // A damaged document may be read with allowances that what is written of it does not get: better refused than kept and never opened.
    if !has_pages(&load(&out)?) {
        return Err(Fault::Broken);
    }
    Ok(Cleaned { kind: Kind::Pdf, bytes: out, size: None })
}

/// Whether there are pages, and each of them stands there.
fn has_pages(document: &Document) -> bool {
    let mut pages = document.page_iter().map(|page| document.get_dictionary(page).is_ok()).peekable();
    pages.peek().is_some() && pages.all(|is_there| is_there)
}

fn load(bytes: &[u8]) -> Result<Document, Fault> {
    let options =
        LoadOptions { filter: Some(crowd::admit), max_decompressed_size: Some(crowd::STREAM_BYTES_MAX), ..LoadOptions::default() };
    // A stack of its own: the reader follows lengths that stand in other objects, as many as are let through.
    let (document, crowded) = std::thread::scope(|scope| {
        let read = move || crowd::counting(|| Document::load_mem_with_options(bytes, options));
        let reading = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, read).map_err(|_| Fault::Broken)?;
        reading.join().map_err(|_| Fault::Broken)
    })?;
    if crowded {
        return Err(Fault::Crowded);
    }
    let document = document.map_err(|error| match error {
        Error::Decompress(_) => Fault::Crowded,
        _ => Fault::Broken,
    })?;
    if document.is_encrypted() || document.was_encrypted() { Err(Fault::Locked) } else { Ok(document) }
}

/// Cleans an object and what stands in it. The reader lets nothing be nested deeper than 100 levels.
fn clean_object(object: &mut Object) -> Result<(), Fault> {
    match object {
        Object::Array(items) => items.iter_mut().try_for_each(clean_object),
        Object::Dictionary(dictionary) => clean_dictionary(dictionary),
        Object::Stream(stream) => clean_stream(stream),
        _ => Ok(()),
    }
}

fn clean_dictionary(dictionary: &mut Dictionary) -> Result<(), Fault> {
    let named = |key: &[u8], names: &[&[u8]]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name));
    let acts = ACTIVE_KEYS.iter().any(|key| dictionary.has(key))
        || named(b"S", &ACTIVE_ACTIONS)
        || named(b"Subtype", &ACTIVE_SUBTYPES)
        || named(b"Type", &[b"EmbeddedFile"]);
    if acts {
        return Err(Fault::Active);
    }
    dictionary.iter_mut().try_for_each(|(_, value)| clean_object(value))?;
    let named = |key: &[u8], names: &[&[u8]]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name));
    let is_note = dictionary.has(b"Rect") && dictionary.has(b"Subtype") && !named(b"Subtype", &[b"Widget"]);
    for key in LEFT_OUT.iter().chain(AUTHORS_OWN.iter().filter(|_| is_note)) {
        dictionary.remove(key);
    }
    Ok(())
}

fn clean_stream(stream: &mut Stream) -> Result<(), Fault> {
    // Content that is fetched from a file elsewhere.
    if stream.dict.has(b"F") {
        return Err(Fault::Active);
    }
    clean_dictionary(&mut stream.dict)?;
    let is_photo = stream.filters().is_ok_and(|filters| filters == [b"DCTDecode".as_slice()] || filters == [b"DCT".as_slice()]);
    if !is_photo {
        return Ok(());
    }
    match jpeg::strip(&stream.content) {
        Ok(stripped) => stream.set_content(stripped.bytes),
        Err(fault) if TELLING.iter().any(|telling| contains(&stream.content, telling)) => return Err(fault),
        Err(_) => {}
    }
    Ok(())
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
