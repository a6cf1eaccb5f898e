//! What whole numbers stand for that are ids, found once for all tables.

use std::sync::{Arc, OnceLock};

/// What the whole numbers from one on stand for.
#[derive(Clone, Debug)]
pub(crate) struct Numbered {
    pub(crate) first: i64,
    pub(crate) table: Arc<[u32]>,
}

/// Found when first asked for, and of no account for what an organisation is.
#[derive(Clone, Debug)]
pub(crate) struct Found<T>(OnceLock<T>);

impl<T> Found<T> {
    /// What was found, or is now.
    pub(crate) fn or(&self, find: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(find)
    }
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> PartialEq for Found<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Found<T> {}

/// What is found once of units by their numbers in preorder, and of members by theirs in order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ByNumber {
    /// The units that whole numbers stand for; `None` where they lie too far apart.
    pub(crate) units: Found<Option<Numbered>>,
    pub(crate) members: Found<Option<Numbered>>,
    /// The first number after the subtree of each unit.
    pub(super) ends: Found<Vec<u32>>,
}
