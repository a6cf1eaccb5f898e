//! JSON whose keys stay in the order they were put in.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// One JSON value of a schema.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Truth(bool),
    Number(i64),
    Text(String),
    List(Vec<Node>),
    Table(Table),
}

/// A JSON object in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table(Vec<(&'static str, Node)>);

impl Table {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// One more entry, at the end.
    pub(crate) fn with(mut self, key: &'static str, value: impl Into<Node>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// The entries of both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == key)
    }
}

impl From<bool> for Node {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<i64> for Node {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Node>> for Node {
    fn from(list: Vec<Node>) -> Self {
        Self::List(list)
    }
}

impl From<Table> for Node {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Truth(truth) => truth.serialize(to),
            Self::Number(number) => number.serialize(to),
            Self::Text(text) => text.serialize(to),
            Self::List(list) => list.serialize(to),
            Self::Table(table) => table.serialize(to),
        }
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
