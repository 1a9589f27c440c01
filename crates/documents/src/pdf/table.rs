//! Decides how wide the columns of a table are, and how its rows fill pages: heads are repeated, long rows go on.

use super::fonts::Fonts;
use super::lines::{self, Line, Setting};
use super::sheet::{BOTTOM, Grey, Item, MEASURE, SIDE, Sheet, TOP, lines_in};
use super::tree::{Place, Role};
use crate::model::{Span, Table};
use locale::Locale;

const CELL: Setting = Setting { size: 8.5, leading: 11.5, bold: false };
const NAME: Setting = Setting { bold: true, ..CELL };
/// Room at the sides of a cell.
const PAD_X: f32 = 4.0;
/// Room above and below.
const PAD_Y: f32 = 3.5;
/// No word makes a column wider than this part of the table; longer ones are parted.
const WORD_SHARE_MAX: f32 = 0.3;
/// A row that is higher than this is parted rather than moved to the next page.
const MOVED_MAX: f32 = (BOTTOM - TOP) / 4.0;
/// How thick lines are.
const RULE: f32 = 0.5;

/// A row that is set: the lines of each cell.
struct Row {
    cells: Vec<Vec<Line>>,
    lines: usize,
}

/// Sets a table.
pub(super) fn set(sheet: &mut Sheet, fonts: &mut Fonts, locale: Locale, table: &Table, place: Place) {
    let definitions = table.is_definitions();
    let columns = columns(fonts, locale, table, definitions);
    let settings = |head: bool, column: usize| if head || (definitions && column == 0) { NAME } else { CELL };
    let mut row = |cells: &[Vec<Span>], head: bool| -> Row {
        let cells: Vec<Vec<Line>> = columns
            .iter()
            .enumerate()
            .map(|(at, width)| {
                let spans = cells.get(at).map(Vec::as_slice).unwrap_or_default();
                lines::set(fonts, locale, spans, settings(head, at), width - 2.0 * PAD_X)
            })
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
        Row { cells, lines }
    };
    let head = (!definitions).then(|| row(&table.head, true));
    let rows: Vec<Row> = table.rows.iter().map(|cells| row(cells, false)).collect();
    let first = rows.first().map_or(0.0, |row| height(row.lines).min(MOVED_MAX));
    sheet.keep(head.as_ref().map_or(0.0, |head| height(head.lines)) + first);
    let node = sheet.tree.add(place, Role::Table);
    let setter = Setter { columns: &columns, definitions };
    if let Some(head) = &head {
        let group = sheet.tree.add(node, Role::TableHead);
        let names = setter.names(sheet, group, &Role::ColumnName);
        setter.head(sheet, head, Some(&names));
    }
    let body = sheet.tree.add(node, Role::TableBody);
    for row in &rows {
        let names = setter.names(sheet, body, &Role::Cell);
        setter.row(sheet, row, head.as_ref(), &names);
    }
}

fn height(lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a row has a few lines")]
    let lines = lines as f32;
    lines * CELL.leading + 2.0 * PAD_Y
}

struct Setter<'a> {
    columns: &'a [f32],
    definitions: bool,
}

impl Setter<'_> {
    /// The cells of a row in the tree.
    fn names(&self, sheet: &mut Sheet, parent: Place, role: &Role) -> Vec<Place> {
        let row = sheet.tree.add(parent, Role::Row);
        let of = |column: usize| if self.definitions && column == 0 { Role::RowName } else { role.clone() };
        (0..self.columns.len()).map(|column| sheet.tree.add(row, of(column))).collect()
    }

    /// The head, in the tree where it stands first, for the eye alone where it is repeated.
    fn head(&self, sheet: &mut Sheet, head: &Row, places: Option<&[Place]>) {
        let height = height(head.lines);
        sheet.put(Item::Fill { x: SIDE, y: sheet.y(), width: MEASURE, height, grey: Grey(238) });
        self.cells(sheet, head, 0..head.lines, places, true);
    }

    /// A row. One that does not fit moves to the next page, or is parted where it is high.
    fn row(&self, sheet: &mut Sheet, row: &Row, head: Option<&Row>, places: &[Place]) {
        let mut from = 0;
        while from < row.lines {
            let left = row.lines - from;
            let fit = lines_in(sheet.room() - 2.0 * PAD_Y, CELL.leading);
            let moves = fit < left && (height(left) <= MOVED_MAX || fit < 3);
            if moves && !sheet.is_fresh() {
                self.turn(sheet, head);
                continue;
            }
            let to = from + left.min(fit).max(1);
            self.cells(sheet, row, from..to, Some(places), false);
            from = to;
            if from < row.lines {
                self.turn(sheet, head);
            }
        }
    }

    fn turn(&self, sheet: &mut Sheet, head: Option<&Row>) {
        sheet.turn();
        if let Some(head) = head {
            self.head(sheet, head, None);
        }
    }

    fn cells(&self, sheet: &mut Sheet, row: &Row, part: std::ops::Range<usize>, places: Option<&[Place]>, head: bool) {
        let top = sheet.y();
        let height = height(part.len());
        let mut x = SIDE;
        for (column, (lines, width)) in row.cells.iter().zip(self.columns).enumerate() {
            let setting = if head || (self.definitions && column == 0) { NAME } else { CELL };
            let place = places.and_then(|places| places.get(column)).copied();
            let shown = lines.get(part.start.min(lines.len())..part.end.min(lines.len())).unwrap_or_default();
            let mut y = top + PAD_Y;
            for line in shown {
                sheet.line(line, x + PAD_X, y, setting, place, Grey(0));
                y += setting.leading;
            }
            x += width;
        }
        sheet.put(Item::Fill { x: SIDE, y: top + height - RULE, width: MEASURE, height: RULE, grey: Grey(if head { 120 } else { 205 }) });
        sheet.advance(height);
    }
}

/// The widths of the columns, which fill the measure: by shares where the text names them, else by what the cells hold.
fn columns(fonts: &mut Fonts, locale: Locale, table: &Table, definitions: bool) -> Vec<f32> {
    let total: f32 = table.shares.iter().copied().map(f32::from).sum();
    if total > 0.0 {
        return table.shares.iter().map(|share| f32::from(*share) / total * MEASURE).collect();
    }
    let count = table.head.len().max(1);
    let mut least = vec![0.0_f32; count];
    let mut most = vec![0.0_f32; count];
    let head = std::iter::once((&table.head, true)).filter(|_| !definitions);
    for (cells, head) in head.chain(table.rows.iter().map(|row| (row, false))) {
        for (column, (cell, (least, most))) in cells.iter().zip(least.iter_mut().zip(most.iter_mut())).enumerate() {
            let setting = if head || (definitions && column == 0) { NAME } else { CELL };
            let (word, whole) = lines::widths(fonts, locale, cell, setting);
            *least = least.max((word + 2.0 * PAD_X).min(MEASURE * WORD_SHARE_MAX));
            *most = most.max(whole + 2.0 * PAD_X);
        }
    }
    shared(&least, &most)
}

/// Shares the measure among columns that need at least and would like at most so much.
fn shared(least: &[f32], most: &[f32]) -> Vec<f32> {
    let needed: f32 = least.iter().sum();
    if needed >= MEASURE {
        return least.iter().map(|width| width / needed * MEASURE).collect();
    }
    // What is wished beyond need counts by its root: a column of long texts does not starve the others.
    let wishes: Vec<f32> = least.iter().zip(most).map(|(least, most)| (most - least).max(1.0).sqrt()).collect();
    let all: f32 = wishes.iter().sum();
    least.iter().zip(wishes).map(|(width, wish)| width + (MEASURE - needed) * wish / all).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_measure_and_none_is_narrower_than_its_words_while_there_is_room() {
        for (least, most) in [
            (vec![40.0, 60.0, 30.0], vec![80.0, 900.0, 30.0]),
            (vec![100.0], vec![100.0]),
            (vec![300.0, 300.0, 300.0], vec![300.0, 400.0, 500.0]),
        ] {
            let widths = shared(&least, &most);
            assert!((widths.iter().sum::<f32>() - MEASURE).abs() < 0.1, "{widths:?}");
            if least.iter().sum::<f32>() < MEASURE {
                assert!(widths.iter().zip(&least).all(|(width, least)| width >= least), "{widths:?}");
            }
        }
    }
}
