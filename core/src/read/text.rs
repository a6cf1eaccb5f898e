//! TOML or JSON text to a draft and its faults.

use super::{Fault, FaultKind, Faults, Field, Part, Path, Reader, locate};

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
pub const MAX_BYTES: usize = 32 << 20;

/// Reads a whole document into its draft, noting every fault. `None` only when the text itself is broken.
pub(crate) fn read_document<T: Part>(text: &str, form: Form) -> (Option<T>, Vec<Fault>) {
    if text.len() > MAX_BYTES {
        let kind = FaultKind::TooLarge { bytes: text.len(), limit: MAX_BYTES };
        return (None, vec![Fault::new(kind, Path::root())]);
    }
    match form {
        Form::Toml => read_toml(text),
        Form::Json => read_json(text),
    }
}

/// The faults in the order of the document where it has places, with line and column (S2).
pub(crate) fn finish(mut faults: Vec<Fault>, text: &str, form: Form) -> Faults {
    if form == Form::Toml {
        locate::locate(text, &mut faults);
    }
    Faults::new(faults)
}

fn read_toml<T: Part>(text: &str) -> (Option<T>, Vec<Fault>) {
    let (document, errors) = toml::de::DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return (None, errors.iter().map(|error| locate::syntax(text, error)).collect());
    }
    let (mut reader, mut root) = (Reader::default(), Field::<T>::Absent);
    match reader.read(&mut root, toml::de::Deserializer::from(document)) {
        Ok(()) => (root.into_given(), reader.faults),
        Err(error) => {
            reader.faults.push(locate::syntax(text, &error));
            (None, reader.faults)
        }
    }
}

fn read_json<T: Part>(text: &str) -> (Option<T>, Vec<Fault>) {
    let (mut reader, mut root) = (Reader::default(), Field::<T>::Absent);
    let mut from = serde_json::Deserializer::from_str(text);
    match reader.read(&mut root, &mut from).and_then(|()| from.end()) {
        Ok(()) => (root.into_given(), reader.faults),
        Err(error) => {
            let mut fault = Fault::new(
                FaultKind::Syntax { detail: json_detail(&error) },
                std::mem::take(&mut reader.path),
            );
            fault.line = u32::try_from(error.line()).ok();
            fault.column = u32::try_from(error.column()).ok();
            reader.faults.push(fault);
            (None, reader.faults)
        }
    }
}

/// The parser's message without the position it appends.
fn json_detail(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or_default().to_owned()
}
