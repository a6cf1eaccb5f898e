//! The tree is built from the parser's events, by the rules of TOML 1.0 on what may be written twice.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError, Span};

use super::scalar;
use super::tree::{Document, Key, Kind, Node};
use super::{DEPTH, MOST_VALUES};

/// A list or table that is open, and where its next value comes to stand.
#[derive(Clone, Copy, Default)]
struct Open {
    /// `None` where it could not be: what stands inside is only looked over.
    id: Option<u32>,
    is_list: bool,
    /// The table, further in where the key is dotted, and the key.
    slot: Option<(u32, Key)>,
}

/// Builds a tree.
pub(super) struct Builder<'t> {
    document: Document<'t>,
    /// The header that is being read: where it begins and whether it opens a row.
    header: Option<(Span, bool)>,
    /// The parts of the key that is being read.
    keys: Vec<Key>,
    /// The table of the last header, and what is open inside it.
    table: Open,
    open: Vec<Open>,
    is_full: bool,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            document: Document::new(text),
            header: None,
            keys: Vec::new(),
            table: Open { id: Some(Document::ROOT), ..Open::default() },
            open: Vec::new(),
            is_full: false,
        }
    }

    /// A statement begins: whatever a broken one left open is closed.
    pub(super) fn begin(&mut self) {
        self.open.clear();
        self.keys.clear();
        self.header = None;
    }

    /// Whether there are more values than are read.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    pub(super) fn finish(self) -> Document<'t> {
        self.document
    }

    fn current(&mut self) -> &mut Open {
        self.open.last_mut().unwrap_or(&mut self.table)
    }

    /// Puts a value into a list or table, as long as there is room.
    fn push(&mut self, parent: u32, node: Node) -> Option<u32> {
        if self.document.len() > MOST_VALUES {
            self.is_full = true;
            return None;
        }
        self.document.push(parent, node)
    }

    /// Puts a value where the next one comes to stand.
    fn value(&mut self, kind: Kind, at: Span, errors: &mut dyn ErrorSink) -> Option<u32> {
        let within = !self.open.is_empty();
        let Open { id, is_list, slot } = *self.current();
        self.current().slot = None;
        let mut node = Node::new(kind, Key::default(), at.into());
        node.inline = kind == Kind::Table;
        if is_list {
            return self.push(id?, node);
        }
        let (table, key) = slot?;
        let dotted = id != Some(table);
        let target = self.document.node(table)?;
        let mixed = if within { target.dotted != dotted } else { dotted && !target.implicit };
        if mixed || self.document.find(table, &self.document.written(key)).is_some() {
            errors.report_error(ParseError::new("duplicate key").with_unexpected(key.at.into()));
            return None;
        }
        node.key = key;
        self.push(table, node)
    }

    /// The parts of the key just read: the way and the last.
    fn take_key(&mut self, errors: &mut dyn ErrorSink) -> Option<(Vec<Key>, Key)> {
        let mut way = std::mem::take(&mut self.keys);
        let key = way.pop()?;
        if way.len() >= usize::try_from(DEPTH).unwrap_or_default() {
            errors.report_error(ParseError::new("recursion limit").with_unexpected(key.at.into()));
            return None;
        }
        Some((way, key))
    }

    /// The table at the end of a way, made where it is not there yet.
    fn descend(
        &mut self,
        mut table: u32,
        way: &[Key],
        dotted: bool,
        inline: bool,
        errors: &mut dyn ErrorSink,
    ) -> Option<u32> {
        for key in way {
            let Some(found) = self.document.find(table, &self.document.written(*key)) else {
                let mut node = Node::new(Kind::Table, *key, key.at);
                (node.implicit, node.dotted, node.inline) = (true, dotted, inline);
                table = self.push(table, node)?;
                continue;
            };
            let kind = self.document.node(found)?.kind;
            let next = if kind == Kind::Rows && !inline { self.document.last(found)? } else { found };
            let value = self.document.value(found).map(|value| value.kind());
            let node = self.document.node_mut(next)?;
            let refused = match kind {
                Kind::Table | Kind::Rows if node.kind == Kind::Table => {
                    if node.inline && !inline {
                        Some("cannot extend value of type inline table with a dotted key".to_owned())
                    } else if dotted && !node.implicit {
                        Some("duplicate key".to_owned())
                    } else {
                        node.dotted |= dotted && kind == Kind::Table;
                        None
                    }
                }
                _ => {
                    let what = value.unwrap_or("array");
                    Some(format!("cannot extend value of type {what} with a dotted key"))
                }
            };
            if let Some(words) = refused {
                errors.report_error(ParseError::new(words).with_unexpected(key.at.into()));
                return None;
            }
            table = next;
        }
        Some(table)
    }

    /// The table that a header opens.
    fn opened(&mut self, at: Span, is_row: bool, errors: &mut dyn ErrorSink) -> Option<u32> {
        let (way, key) = self.take_key(errors)?;
        let parent = self.descend(Document::ROOT, &way, false, false, errors)?;
        let known = self.document.find(parent, &self.document.written(key));
        let kind = known.and_then(|known| self.document.node(known)).map(|node| node.kind);
        match (known, kind) {
            (None, _) if is_row => {
                let rows = self.push(parent, Node::new(Kind::Rows, key, at.into()))?;
                self.push(rows, Node::new(Kind::Table, Key::default(), at.into()))
            }
            (None, _) => self.push(parent, Node::new(Kind::Table, key, at.into())),
            (Some(known), Some(Kind::Rows)) if is_row => {
                self.push(known, Node::new(Kind::Table, Key::default(), at.into()))
            }
            (Some(known), kind) => {
                let table = self.document.node_mut(known).filter(|_| kind == Some(Kind::Table) && !is_row);
                match table {
                    Some(node) if node.implicit && !node.dotted => {
                        (node.implicit, node.key, node.at) = (false, key, at.into());
                        Some(known)
                    }
                    _ => {
                        errors.report_error(ParseError::new("duplicate key").with_unexpected(key.at.into()));
                        None
                    }
                }
            }
        }
    }

    fn header_opens(&mut self, at: Span, is_row: bool) {
        self.begin();
        self.header = Some((at, is_row));
        self.table = Open::default();
    }

    fn header_closes(&mut self, at: Span, errors: &mut dyn ErrorSink) {
        let Some((from, is_row)) = self.header.take() else { return };
        let id = self.opened(from.append(at), is_row, errors);
        self.table = Open { id, ..Open::default() };
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, at: Span, _: &mut dyn ErrorSink) {
        self.header_opens(at, false);
    }

    fn std_table_close(&mut self, at: Span, errors: &mut dyn ErrorSink) {
        self.header_closes(at, errors);
    }

    fn array_table_open(&mut self, at: Span, _: &mut dyn ErrorSink) {
        self.header_opens(at, true);
    }

    fn array_table_close(&mut self, at: Span, errors: &mut dyn ErrorSink) {
        self.header_closes(at, errors);
    }

    fn inline_table_open(&mut self, at: Span, errors: &mut dyn ErrorSink) -> bool {
        let id = self.value(Kind::Table, at, errors);
        self.open.push(Open { id, ..Open::default() });
        true
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.open.pop();
    }

    fn array_open(&mut self, at: Span, errors: &mut dyn ErrorSink) -> bool {
        let id = self.value(Kind::List, at, errors);
        self.open.push(Open { id, is_list: true, slot: None });
        true
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.open.pop();
    }

    fn simple_key(&mut self, at: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        scalar::key(self.document.text, at, encoding, errors);
        self.keys.push(Key { at: at.into(), encoding });
    }

    fn key_val_sep(&mut self, _: Span, errors: &mut dyn ErrorSink) {
        let Open { id, .. } = *self.current();
        let inline = !self.open.is_empty();
        let slot = self.take_key(errors).zip(id).and_then(|((way, key), table)| {
            let table = self.descend(table, &way, true, inline, errors)?;
            Some((table, key))
        });
        self.current().slot = slot;
    }

    fn scalar(&mut self, at: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        scalar::scalar(self.document.text, at, encoding, errors);
        self.value(Kind::Scalar(encoding), at, errors);
    }
}
