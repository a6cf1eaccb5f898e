//! TOML or JSON text to a draft and its faults.

use super::locate::{Lines, locate};
use super::toml::{self, Broken};
use super::{Fault, FaultKind, FaultList, Faults, Field, Part, Path, Place, Reader, Rows, Step};

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// TOML 1.0, for people; faults carry line and column.
    Toml,
    /// JSON, for machines; of its faults only one of syntax carries line and column.
    Json,
}

impl Form {
    /// JSON if the first character that is not white space is `{`, else TOML (no TOML document begins so).
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with('{') { Self::Json } else { Self::Toml }
    }
}

/// The longest document that is read, in bytes (32 MiB).
///
/// Reading and checking one takes at most four times its length and 64 MiB.
pub const MAX_BYTES: usize = 32 << 20;

/// The most values of a document that are read. Each row of a list counts as many as its table has fields, written
/// or not, but at least five; an entry that is no table counts two. So 300,000 rows of five fields are read.
/// (Besides, TOML is read to 500,000 values that are written.)
pub const MAX_VALUES: usize = 1_500_000;

/// The text of a document as it comes from a file.
///
/// # Errors
///
/// The one fault of a document that is too long or not UTF-8.
pub(crate) fn text_of(document: &[u8]) -> Result<&str, Faults> {
    let fault = match std::str::from_utf8(document) {
        _ if document.len() > MAX_BYTES => too_large(document.len()),
        Ok(text) => return Ok(text),
        Err(error) => {
            let valid = error.valid_up_to();
            let before = document.get(..valid).and_then(|text| std::str::from_utf8(text).ok());
            let mut fault = Fault::new(FaultKind::NotUtf8 { valid }, Path::root());
            (fault.line, fault.column) = Lines::of(before.unwrap_or_default()).position(valid);
            fault
        }
    };
    let mut faults = FaultList::default();
    faults.end(fault);
    Err(Faults::new(faults))
}

fn too_large(bytes: usize) -> Fault {
    Fault::new(FaultKind::TooLarge { bytes, limit: MAX_BYTES }, Path::root())
}

/// Reads a whole document into its draft, noting every fault. `None` only when the text itself is broken, or holds
/// more than is read.
pub(crate) fn read_document<T: Part>(text: &str, form: Form) -> (Option<T>, FaultList) {
    let (mut reader, mut root) = (Reader::default(), Field::<T>::Absent);
    let whole = match form {
        _ if text.len() > MAX_BYTES => {
            reader.faults.end(too_large(text.len()));
            false
        }
        Form::Toml => read_toml(text, &mut root, &mut reader),
        Form::Json => read_json(text, &mut root, &mut reader),
    };
    let draft = root.into_given().filter(|_| whole && !reader.is_full);
    (draft, reader.faults)
}

/// Reads JSON text that this library wrote itself, however long it is.
pub(crate) fn read_again<T: Part>(text: &str) -> (Option<T>, FaultList) {
    let (mut reader, mut root) = (Reader::default(), Field::<T>::Absent);
    reader.is_trusted = true;
    let whole = read_json(text, &mut root, &mut reader);
    (root.into_given().filter(|_| whole), reader.faults)
}

/// Reads a JSON array of rows, noting every fault at its place in the list of this name, such as
/// `activities[3].member`. `None` only when the text itself is broken, or holds more than is read.
pub(crate) fn read_rows<T: Part>(text: &str, list: &str) -> (Option<Rows<T>>, FaultList) {
    let (mut reader, mut rows) = (Reader::default(), Rows::default());
    if text.len() > MAX_BYTES {
        reader.faults.end(too_large(text.len()));
        return (None, reader.faults);
    }
    reader.path.push(Step::Field(list.to_owned()));
    let whole = read_json(text, &mut rows, &mut reader) && !reader.is_full;
    (whole.then_some(rows), reader.faults)
}

/// The faults in the order of the document where it has places, with line and column (S2).
pub(crate) fn finish(mut faults: FaultList, text: &str, form: Form) -> Faults {
    if form == Form::Toml {
        locate(text, &mut faults.described);
    }
    Faults::new(faults)
}

fn read_toml<T: Part>(text: &str, root: &mut Field<T>, reader: &mut Reader) -> bool {
    match toml::parse(text) {
        Ok(document) => {
            toml::walk(&document, toml::Document::ROOT, root, reader);
            true
        }
        Err(broken) => {
            describe(broken, text, &mut reader.faults);
            false
        }
    }
}

/// Errors of syntax as faults.
fn describe(broken: Broken, text: &str, faults: &mut FaultList) {
    let Broken { mut errors, count, too_many } = broken;
    faults.count_on(count - errors.len());
    errors.sort_by_key(|(byte, _)| *byte);
    let mut lines = Lines::of(text);
    for (byte, detail) in errors {
        let mut fault = Fault::new(FaultKind::Syntax { detail }, Path::root());
        (fault.line, fault.column) = lines.position(byte);
        faults.end(fault);
    }
    if let Some(byte) = too_many {
        let mut fault = Fault::new(FaultKind::TooMany { limit: toml::MOST_VALUES }, Path::root());
        (fault.line, fault.column) = Lines::of(text).position(byte);
        faults.end(fault);
    }
}

fn read_json(text: &str, root: &mut dyn Place, reader: &mut Reader) -> bool {
    let mut from = serde_json::Deserializer::from_str(text);
    let Err(error) = reader.read(root, &mut from).and_then(|()| from.end()) else { return true };
    if !reader.is_full {
        let mut fault =
            Fault::new(FaultKind::Syntax { detail: json_detail(&error) }, std::mem::take(&mut reader.path));
        fault.line = u32::try_from(error.line()).ok();
        fault.column = u32::try_from(error.column()).ok();
        reader.faults.end(fault);
    }
    false
}

/// The parser's message without the position it appends.
fn json_detail(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or_default().to_owned()
}
