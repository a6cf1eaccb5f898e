//! What records are judged by: the editions of a scheme, the organisation, the plans in force.

use std::slice;
use std::sync::Arc;

use crate::org::{Activations, Org};
use crate::scheme::{History, Scheme};
use crate::value::{Date, Offset};

/// The most threads that share work.
const MOST_THREADS: usize = 256;

/// What records are judged by. A record is judged by the edition in force on its own day (P8).
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    editions: Editions<'a>,
    org: &'a Org,
    activations: Option<&'a Activations>,
    threads: usize,
}

#[derive(Clone, Copy, Debug)]
enum Editions<'a> {
    One(&'a Scheme),
    Many(&'a [Arc<Scheme>]),
}

impl<'a> World<'a> {
    /// One scheme and an organisation read under it.
    #[must_use]
    pub fn new(scheme: &'a Scheme, org: &'a Org) -> Self {
        Self { editions: Editions::One(scheme), org, activations: None, threads: 1 }
    }

    /// All editions of a scheme.
    #[must_use]
    pub fn with_history(history: &'a History, org: &'a Org) -> Self {
        Self { editions: Editions::Many(history.editions()), org, activations: None, threads: 1 }
    }

    /// Also the plans put into force (L2).
    #[must_use]
    pub fn with_activations(self, activations: &'a Activations) -> Self {
        Self { activations: Some(activations), ..self }
    }

    /// So many threads share what is done for many records: checking, scoring and totalling them. What comes out is the
    /// same on any number. 1, as long as nothing is said, is the caller's alone; so it always is in WebAssembly. More
    /// than 256 are 256.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: threads.clamp(1, MOST_THREADS), ..self }
    }

    /// How many threads share the work.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// The organisation.
    #[must_use]
    pub fn org(&self) -> &'a Org {
        self.org
    }

    /// The plans put into force, if they are given.
    #[must_use]
    pub fn activations(&self) -> Option<&'a Activations> {
        self.activations
    }

    /// The editions, in time order; at least one.
    pub fn editions(&self) -> impl ExactSizeIterator<Item = &'a Scheme> {
        match self.editions {
            Editions::One(scheme) => Schemes::One(Some(scheme)),
            Editions::Many(schemes) => Schemes::Many(schemes.iter()),
        }
    }

    /// The edition in force on a day.
    #[must_use]
    pub fn edition_on(&self, day: Date) -> Option<&'a Scheme> {
        let begun = self.editions().take_while(|scheme| scheme.edition().from <= day);
        begun.last().filter(|scheme| scheme.holds_on(day))
    }

    /// The offset of local time: that of the first edition.
    #[must_use]
    pub fn offset(&self) -> Offset {
        self.editions().next().map_or(Offset::BEIJING, Scheme::offset)
    }
}

/// The editions one after the other.
enum Schemes<'a> {
    One(Option<&'a Scheme>),
    Many(slice::Iter<'a, Arc<Scheme>>),
}

impl<'a> Iterator for Schemes<'a> {
    type Item = &'a Scheme;

    fn next(&mut self) -> Option<&'a Scheme> {
        match self {
            Self::One(scheme) => scheme.take(),
            Self::Many(schemes) => schemes.next().map(Arc::as_ref),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self {
            Self::One(scheme) => usize::from(scheme.is_some()),
            Self::Many(schemes) => schemes.len(),
        };
        (left, Some(left))
    }
}

impl ExactSizeIterator for Schemes<'_> {}
