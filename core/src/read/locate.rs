//! From a fault's path to its line and column in TOML.

use toml::de::{DeArray, DeTable, DeValue};

use super::{Fault, FaultKind, Path, Step};

/// Gives each fault of a TOML document the line and column of the nearest place that is written.
pub(crate) fn locate(text: &str, faults: &mut [Fault]) {
    if faults.iter().all(|fault| fault.line.is_some()) {
        return;
    }
    let (document, _) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    for fault in faults.iter_mut().filter(|fault| fault.line.is_none()) {
        (fault.line, fault.column) = lines.position(offset(document.get_ref(), fault.path.steps()));
    }
}

/// A syntax error as a fault.
pub(crate) fn syntax(text: &str, error: &toml::de::Error) -> Fault {
    let mut fault = Fault::new(FaultKind::Syntax { detail: error.message().to_owned() }, Path::root());
    let start = error.span().map_or(0, |span| span.start);
    (fault.line, fault.column) = Lines::of(text).position(start);
    fault
}

/// The byte at which the deepest written part of `path` begins; of a field, its key.
fn offset(root: &DeTable<'_>, path: &[Step]) -> usize {
    let mut table = Some(root);
    let mut list: Option<&DeArray<'_>> = None;
    let mut start = 0;
    for step in path {
        let value = match (step, table, list) {
            (Step::Field(name), Some(inside), _) => {
                let Some((key, value)) = inside.get_key_value(name.as_str()) else { break };
                start = key.span().start;
                value
            }
            (Step::Index(position), _, Some(inside)) => {
                let Some(value) = inside.as_ref().get(*position) else { break };
                start = value.span().start;
                value
            }
            _ => break,
        };
        (table, list) = match value.get_ref() {
            DeValue::Table(inside) => (Some(inside), None),
            DeValue::Array(inside) => (None, Some(inside)),
            _ => (None, None),
        };
    }
    start
}

/// Byte offsets at which the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of a byte, both from 1; columns count characters.
    fn position(&self, byte: usize) -> (Option<u32>, Option<u32>) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count());
        (u32::try_from(line).ok(), u32::try_from(column + 1).ok())
    }
}
