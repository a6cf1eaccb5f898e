//! A catalogue from a table (K4): one row an item, as townships keep it in a spreadsheet.
//!
//! In flow the cells of a table and the draft of the document that holds the rest; out flow items as drafts, which
//! the one gate of schemes checks with everything else, and faults that name row and column.

mod cells;
mod headings;
mod places;

use std::fmt::Write as _;

use super::draft::{ItemsDraft, SchemeDraft};
use super::{Scheme, check};
use crate::read::{
    Fault, FaultKind, FaultList, Faults, Form, MAX_BYTES, MAX_VALUES, Path, finish, read_document,
};
use cells::Names;
use headings::{Column, columns};
use places::Places;

/// A table of items: a row of headings, then one row an item.
///
/// Headings are the fields of an item by their names in documents or in Chinese (`code` or `代码`), in any order;
/// `handle@town` or `办理时限（镇）` gives the limit of one tier, by its code or name. Cells name categories, tiers, cards,
/// functions, evidence, channels and groups by code or by name, several of them with `、` or `;` between; an empty
/// cell is an absent field, a row without `basis` is `assumed`. Severities, conditions, seasons and stages are the
/// document's business.
///
/// ```
/// use wangge::scheme::{ItemTable, Preset, Scheme};
///
/// let table = ItemTable::from_csv(
///     "代码,名称,分类,类型,性质,起办层级,办理时限,办理时限（镇）\n\
///      request.bench,长椅报修,居民诉求,问题,一般,二级网格,3个工作日,10个工作日\n",
/// )?;
/// let scheme = Scheme::read_with_items(Preset::Dongshi.document(), &table)?;
/// assert!(scheme.item(&"request.bench".parse().unwrap()).is_some());
///
/// let table = ItemTable::from_csv("代码,名称,分类,类型,性质,起办层级,办理时限\nx,长椅报修,诉求,问题,一般,村,3天\n")?;
/// let faults = Scheme::read_with_items(Preset::Dongshi.document(), &table).unwrap_err();
/// let places: Vec<_> =
///     faults.as_slice().iter().map(|fault| (fault.path.to_string(), fault.line, fault.column)).collect();
/// assert_eq!(places[0], ("table[2].分类".to_owned(), Some(2), Some(3)));
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTable {
    /// Each row with its number as a spreadsheet shows it, from 1.
    rows: Vec<(usize, Vec<String>)>,
}

impl ItemTable {
    /// The cells of a text in CSV, with commas or, if the first line has more of them, with tabs between.
    ///
    /// # Errors
    ///
    /// `too_large` for a text longer than a document may be, `too_many` for one of more than [`MAX_VALUES`] cells.
    ///
    /// [`MAX_VALUES`]: crate::read::MAX_VALUES
    pub fn from_csv(text: &str) -> Result<Self, Faults> {
        let refused = |kind| {
            let mut faults = FaultList::default();
            faults.push(kind, root());
            Err(Faults::new(faults))
        };
        if text.len() > MAX_BYTES {
            return refused(FaultKind::TooLarge { bytes: text.len(), limit: MAX_BYTES });
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let count = |mark| first.matches(mark).count();
        let delimiter = if count('\t') > count(',') { b'\t' } else { b',' };
        if text.bytes().filter(|byte| *byte == delimiter || *byte == b'\n').count() >= MAX_VALUES {
            return refused(FaultKind::TooMany { limit: MAX_VALUES });
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let (mut rows, mut breaks) = (Vec::new(), 0);
        for record in reader.records() {
            // From memory and of a text nothing can fail.
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            rows.push((line.saturating_sub(breaks), record.iter().map(str::to_owned).collect()));
            breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        }
        Ok(Self { rows })
    }

    /// The cells as rows of texts, the headings first.
    #[must_use]
    pub fn from_rows(rows: Vec<Vec<String>>) -> Self {
        Self { rows: (1..).zip(rows).collect() }
    }
}

impl Scheme {
    /// Reads and checks a document together with a table of items, which follow the document's own (K4).
    ///
    /// # Errors
    ///
    /// Every fault of both at once. Those of the table have paths such as `table[17].办理时限`, by the row as a
    /// spreadsheet numbers it and the heading as it is written, and row and column, from 1, as line and column.
    pub fn read_with_items(document: &str, items: &ItemTable) -> Result<Self, Faults> {
        let form = Form::of(document);
        let (draft, mut faults) = read_document::<SchemeDraft>(document, form);
        let Some(mut draft) = draft else { return Err(finish(faults, document, form)) };
        let base = draft.item.len().unwrap_or_default();
        let (rows, places) = read(items, &draft, base, &mut faults);
        let Some(rows) = rows else { return Err(finish(faults, document, form)) };
        draft.item.append(rows.item);
        let scheme = check::check(&draft, &mut faults);
        match scheme {
            Some(scheme) if faults.is_empty() => Ok(scheme),
            _ => {
                places.give(&mut faults, base);
                Err(finish(faults, document, form))
            }
        }
    }
}

/// The items of a table as drafts, and where each of their fields stands.
fn read(
    table: &ItemTable,
    draft: &SchemeDraft,
    base: usize,
    faults: &mut FaultList,
) -> (Option<ItemsDraft>, Places) {
    let mut rows = table.rows.iter();
    let heading = rows.next();
    let (row, headings) = heading.map_or((1, &[][..]), |(row, cells)| (*row, cells));
    let columns = columns(row, headings, draft, faults);
    let (names, mut places) = (Names::of(draft), Places::new(&columns));
    let mut text = String::from("{\"item\":[");
    for (row, cells) in rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())) {
        let extra = cells.iter().enumerate().skip(columns.len()).find(|(_, cell)| !cell.trim().is_empty());
        if let Some((at, _)) = extra {
            let (expected, found) = (columns.len().to_string(), cells.len());
            faults.note(|| {
                let kind = FaultKind::WrongCount { what: "column".to_owned(), expected, found };
                placed(kind, root().index(*row), *row, Some(at))
            });
        }
        let item = cells::item(*row, cells, &columns, &names, &mut places, faults);
        let _ = write!(text, "{}{item}", if places.is_first() { "" } else { "," });
    }
    text.push_str("]}");
    let (items, found) = read_document::<ItemsDraft>(&text, Form::Json);
    let mut found = found;
    places.give(&mut found, 0);
    faults.take(found);
    // Of a table without any heading nothing is known, not even that it has no items.
    let known = base > 0 || columns.iter().any(|column| *column != Column::Unknown);
    (items.filter(|_| known), places)
}

/// The table as a whole.
fn root() -> Path {
    Path::root().field("table")
}

/// A fault in a cell: of a row as the spreadsheet numbers it, of a column from 0.
fn placed(kind: FaultKind, path: Path, row: usize, column: Option<usize>) -> Fault {
    let mut fault = Fault::new(kind, path);
    fault.line = u32::try_from(row).ok();
    fault.column = column.and_then(|column| u32::try_from(column + 1).ok());
    fault
}
