//! The file: which bytes are a table, and which cell is which column.

use crate::problem::Problem;
use axum::http::StatusCode;
use csv::{ReaderBuilder, StringRecord, Trim};
use domain::import::{COLUMNS, FILE_BYTES_MAX, ROWS_MAX, Reason, Turned};

/// A table with a known head.
pub(crate) struct Table {
    /// The place of each column of [`COLUMNS`] in a row.
    places: [Option<usize>; COLUMNS.len()],
    width: usize,
    rows: Vec<StringRecord>,
}

/// Columns without which no row can be taken in.
const NEEDED: [&str; 4] = ["purpose", "basis", "given_at", "proof"];

impl Table {
    /// Reads a table: UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs.
    ///
    /// # Refuses
    /// `too-large`; `not-utf8` where it is written in another encoding; `import-header` where the first row does not name the
    /// columns; `bad-csv` where it is no table. No problem repeats what the file says.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Problem> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| refused("not-utf8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.contains('\0') {
            return Err(refused("not-utf8"));
        }
        let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
        let head = reader.headers().map_err(|_| refused("bad-csv"))?.clone();
        let places = places(&head)?;
        let mut rows = Vec::new();
        for row in reader.into_records() {
            if rows.len() == ROWS_MAX {
                return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
            }
            rows.push(row.map_err(|_| refused("bad-csv"))?);
        }
        Ok(Self { places, width: head.len(), rows })
    }

    /// The rows that hold something, with their numbers; the head is row 1.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u64, &StringRecord)> {
        (2..).zip(&self.rows).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
    }

    /// Checks that a row has as many cells as the head.
    pub(crate) fn whole(&self, row: &StringRecord) -> Result<(), Turned> {
        if row.len() == self.width { Ok(()) } else { Err(Turned { column: "", reason: Reason::Cells }) }
    }

    /// A cell; empty where the table has no such column.
    pub(crate) fn cell<'r>(&self, row: &'r StringRecord, column: &str) -> &'r str {
        let place = COLUMNS.iter().zip(&self.places).find(|(name, _)| **name == column).and_then(|(_, place)| *place);
        place.and_then(|at| row.get(at)).unwrap_or_default()
    }
}

/// An empty table with its head, as it opens in every spreadsheet: with a byte order mark.
pub(crate) fn template() -> String {
    format!("\u{feff}{}\r\n", COLUMNS.join(","))
}

/// What separates the cells: whatever stands in the first line most often.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let most = [('\t', b'\t'), (';', b';'), (',', b',')].into_iter().max_by_key(|(sign, _)| head.matches(*sign).count());
    most.map_or(b',', |(_, sign)| sign)
}

fn places(head: &StringRecord) -> Result<[Option<usize>; COLUMNS.len()], Problem> {
    let mut places = [None; COLUMNS.len()];
    for (at, name) in head.iter().enumerate() {
        let name = name.to_lowercase();
        // A head that is unknown is not repeated: where it was forgotten, the first row is somebody's.
        let known = COLUMNS.iter().zip(places.iter_mut()).find(|(column, _)| **column == name);
        match known {
            Some((_, place @ None)) => *place = Some(at),
            _ => return Err(refused("import-header").with("columns", serde_json::json!(COLUMNS))),
        }
    }
    let has = |wanted: &&str| COLUMNS.iter().zip(&places).any(|(column, place)| column == wanted && place.is_some());
    if NEEDED.iter().all(has) && (has(&"phone") || has(&"email")) {
        Ok(places)
    } else {
        Err(refused("import-header").with("columns", serde_json::json!(COLUMNS)))
    }
}

fn refused(code: &'static str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        Table::read(bytes).err().map_or("", |problem| problem.code())
    }

    #[test]
    fn a_table_is_read_however_a_spreadsheet_writes_it() {
        for text in [
            "\u{feff}Email;Purpose;basis;given_at;proof\r\nada@example.com;marketing;consent;2026-01-31;\"a; b\"\r\n",
            "email,purpose,basis,given_at,proof\nada@example.com,marketing,consent,2026-01-31,a; b\n",
            "proof\tgiven_at\tbasis\tpurpose\temail\na; b\t2026-01-31\tconsent\tmarketing\t ada@example.com ",
        ] {
            let table = Table::read(text.as_bytes()).unwrap();
            let (number, row) = table.rows().next().unwrap();
            assert!(table.whole(row).is_ok());
            let cells = ["email", "purpose", "proof", "name"].map(|column| table.cell(row, column));
            assert_eq!((number, cells), (2, ["ada@example.com", "marketing", "a; b", ""]));
        }
    }

    #[test]
    fn rows_keep_their_numbers_and_broken_ones_are_found() {
        let table = Table::read(b"email,purpose,basis,given_at,proof\n,,,,\na,b,c,d\na,b,c,d,e,f\na,b,c,d,e\n").unwrap();
        let rows: Vec<_> = table.rows().map(|(number, row)| (number, table.whole(row).is_ok())).collect();
        assert_eq!(rows, [(3, false), (4, false), (5, true)]);
    }

    #[test]
    fn what_is_no_table_is_refused_without_being_repeated() {
        assert_eq!(code(b"email,purpose,basis,given_at,proof\nM\xfcller"), "not-utf8");
        assert_eq!(code("email".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()), "not-utf8");
        for head in [
            "",
            "ada@example.com,marketing",
            "email,email,purpose,basis,given_at,proof",
            "name,purpose,basis,given_at,proof",
            "email,purpose",
        ] {
            assert_eq!(code(head.as_bytes()), "import-header", "{head}");
        }
        let many = format!("email,purpose,basis,given_at,proof\n{}", "a,b,c,d,e\n".repeat(ROWS_MAX + 1));
        assert_eq!(code(many.as_bytes()), "too-large");
        assert!(Table::read(template().as_bytes()).is_ok_and(|table| table.rows().next().is_none()));
    }
}
