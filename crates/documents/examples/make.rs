//! Makes every document from the sample into a folder, to look at: `cargo run -p documents --example make -- FOLDER`.

use documents::{Format, Name, Order, Texts, render, sample};
use locale::Locale;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/documents".to_owned());
    std::fs::create_dir_all(&folder)?;
    let (texts, facts) = (Texts::default(), sample());
    for name in Name::ALL {
        for locale in Locale::ALL {
            for format in [Format::Html, Format::Pdf] {
                let order = Order { name, locale, made_on: jiff::civil::date(2026, 11, 22) };
                let file = format!("{}.{}.{}", name.as_str(), locale.code(), format.as_str());
                std::fs::write(Path::new(&folder).join(file), render(&texts, order, &facts, format)?)?;
            }
        }
    }
    Ok(())
}
