//! Counsel's own texts: a folder of them takes the place of those of the house, after each was tried.

use crate::Failed;
use documents::{Name, Texts};
use locale::Locale;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Reads `FOLDER/LANGUAGE/NAME.md`, as far as they are there. A text that cannot be filled stops the start: nobody finds that out
/// from a document that is missing on the day it is needed.
pub(crate) fn read(folder: &Path) -> Result<Texts, Failed> {
    if !folder.is_dir() {
        return Err(format!("{} is no folder of texts", folder.display()).into());
    }
    let mut texts = Texts::default();
    let mut found = 0;
    for locale in Locale::ALL {
        for name in Name::ALL {
            let path = folder.join(locale.code()).join(format!("{}.md", name.as_str()));
            match fs::read_to_string(&path) {
                Ok(text) => texts.replace(name, locale, text).map_err(|fault| format!("{}: {fault}", path.display()))?,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(format!("{} cannot be read: {error}", path.display()).into()),
            }
            found += 1;
        }
    }
    if found == 0 {
        return Err(format!("{} holds no text: one would be {}/de/verbis.md", folder.display(), folder.display()).into());
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_replaces_texts_and_a_text_with_an_unknown_fact_stops_the_start() {
        let folder = std::env::temp_dir().join(format!("parlour-legal-{}", std::process::id()));
        fs::create_dir_all(folder.join("de")).unwrap();
        let told = |read: Result<Texts, Failed>| read.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(told(read(&folder)).contains("holds no text"));
        let file = folder.join("de/verbis.md");
        fs::write(&file, "# Unser VERBIS\n\n{{ organisation.legal_name or missing }}\n").unwrap();
        let texts = read(&folder).unwrap();
        assert!(texts.is_replaced(Name::Verbis, Locale::De) && !texts.is_replaced(Name::Verbis, Locale::Tr));
        fs::write(&file, "# Unser VERBIS\n\n{{ organisation.shoe_size }}\n").unwrap();
        let told = told(read(&folder));
        assert!(told.contains("verbis.md") && told.contains("organisation.shoe_size") && told.contains("line 3"), "{told}");
        fs::remove_dir_all(&folder).unwrap();
        assert!(read(&folder).is_err());
    }
}
