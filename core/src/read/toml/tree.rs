//! The tree of a TOML document: values in the order in which they stand.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml_parser::Span;
use toml_parser::decoder::Encoding;

use super::scalar::{self, Value};
use crate::read::push;

/// Bytes of the text, from and to. Of a document of at most 32 MiB they fit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bytes(u32, u32);

impl From<Span> for Bytes {
    fn from(span: Span) -> Self {
        let narrow = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self(narrow(span.start()), narrow(span.end()))
    }
}

impl From<Bytes> for Span {
    fn from(Bytes(from, to): Bytes) -> Self {
        let wide = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
        Self::new_unchecked(wide(from), wide(to))
    }
}

/// A key as it is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Key {
    pub(super) at: Bytes,
    pub(super) encoding: Option<Encoding>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number, text, truth value or date.
    Scalar(Option<Encoding>),
    /// A list in brackets.
    List,
    /// The rows under headers of the form `[[key]]`.
    Rows,
    /// A table.
    Table,
}

/// One value. Those inside it are chained from `first` to `last` by `next`; 0, the document itself, ends a chain.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(super) key: Key,
    pub(super) at: Bytes,
    pub(super) kind: Kind,
    first: u32,
    last: u32,
    next: u32,
    /// How many values are inside, as far as it matters.
    inside: u8,
    /// Whether its keys are in the index.
    indexed: bool,
    /// Of a table: whether no header names it, whether dotted keys do, whether it stands in braces.
    pub(super) implicit: bool,
    pub(super) dotted: bool,
    pub(super) inline: bool,
}

impl Node {
    pub(super) fn new(kind: Kind, key: Key, at: Bytes) -> Self {
        Self {
            key,
            at,
            kind,
            first: 0,
            last: 0,
            next: 0,
            inside: 0,
            indexed: false,
            implicit: false,
            dotted: false,
            inline: false,
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }
}

/// Tables of more keys than this are looked up in the index, smaller ones from key to key.
const FEW: u8 = 16;

/// A TOML document.
pub(crate) struct Document<'t> {
    pub(super) text: &'t str,
    nodes: Vec<Node>,
    /// Of large tables, by table and key.
    index: BTreeMap<(u32, Cow<'t, str>), u32>,
}

impl<'t> Document<'t> {
    /// The document itself, a table.
    pub(crate) const ROOT: u32 = 0;

    pub(super) fn new(text: &'t str) -> Self {
        let root = Node::new(Kind::Table, Key::default(), Bytes::default());
        Self { text, nodes: vec![root], index: BTreeMap::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, id: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(id).ok()?)
    }

    pub(super) fn node_mut(&mut self, id: u32) -> Option<&mut Node> {
        self.nodes.get_mut(usize::try_from(id).ok()?)
    }

    /// Puts a value last into a list or table; of a table the key must be new.
    pub(super) fn push(&mut self, parent: u32, node: Node) -> Option<u32> {
        let id = u32::try_from(self.nodes.len()).ok()?;
        let (key, keyed) = (node.key, self.node(parent)?.kind == Kind::Table);
        push(&mut self.nodes, node);
        let above = self.node_mut(parent)?;
        let before = std::mem::replace(&mut above.last, id);
        above.inside = above.inside.saturating_add(1);
        let (indexed, many) = (above.indexed, above.inside > FEW);
        if before == 0 {
            above.first = id;
        } else {
            self.node_mut(before)?.next = id;
        }
        if keyed && indexed {
            self.index.insert((parent, self.written(key)), id);
        } else if keyed && many {
            self.node_mut(parent)?.indexed = true;
            let ids: Vec<u32> = self.inside(parent).collect();
            for id in ids {
                self.index.insert((parent, self.key(id)), id);
            }
        }
        Some(id)
    }

    /// The value of a table's key.
    pub(crate) fn find(&self, table: u32, key: &str) -> Option<u32> {
        if self.node(table)?.indexed {
            return self.index.get(&(table, Cow::Borrowed(key))).copied();
        }
        self.inside(table).find(|id| self.key(*id) == key)
    }

    /// The values inside a list or table, in the order in which they stand.
    pub(crate) fn inside(&self, parent: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.node(parent).map(|node| node.first);
        std::iter::successors(first, |id| self.node(*id).map(|node| node.next)).take_while(|id| *id != 0)
    }

    /// The value that follows one in its list or table.
    pub(crate) fn after(&self, id: u32) -> Option<u32> {
        self.node(id).map(|node| node.next).filter(|next| *next != 0)
    }

    /// The last value in a list or table.
    pub(super) fn last(&self, parent: u32) -> Option<u32> {
        self.node(parent).map(|node| node.last).filter(|last| *last != 0)
    }

    /// The key of a value; its errors were told when it came.
    pub(crate) fn key(&self, id: u32) -> Cow<'t, str> {
        self.node(id).map_or(Cow::Borrowed(""), |node| self.written(node.key))
    }

    pub(super) fn written(&self, key: Key) -> Cow<'t, str> {
        scalar::key(self.text, key.at.into(), key.encoding, &mut ())
    }

    /// What a scalar says; its errors were told when it came.
    pub(super) fn value(&self, id: u32) -> Option<Value<'t>> {
        let node = self.node(id)?;
        match node.kind {
            Kind::Scalar(encoding) => Some(scalar::scalar(self.text, node.at.into(), encoding, &mut ())),
            Kind::List | Kind::Rows | Kind::Table => None,
        }
    }

    /// The byte at which a value's key begins, or the value itself where it has none.
    pub(crate) fn start(&self, id: u32) -> usize {
        let start = |node: &Node| {
            let keyed = node.key.at.1 > 0;
            Span::from(if keyed { node.key.at } else { node.at }).start()
        };
        self.node(id).map_or(0, start)
    }
}
