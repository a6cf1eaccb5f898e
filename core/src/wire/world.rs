//! What records are judged by, owned: for handles, which cannot borrow.

use std::sync::Arc;

use super::Error;
use crate::org::{Activations, Org};
use crate::scheme::{History, Scheme};
use crate::tally;

/// Editions, organisation and plans in force, kept together (P8, L2).
///
/// ```
/// use std::sync::Arc;
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = Arc::new(wire::scheme::read(Preset::Dongshi.document())?);
/// let org = wire::org::read(r#"{"units":[{"id":"ds","tier":"town"}]}"#, &scheme)?;
/// let world = wire::World::new(scheme, Arc::new(org))?;
/// assert_eq!(world.tally().editions().len(), 1);
/// # Ok::<(), wire::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct World {
    editions: History,
    org: Arc<Org>,
    activations: Option<Arc<Activations>>,
    threads: usize,
}

impl World {
    /// One scheme and an organisation read under it.
    ///
    /// # Errors
    /// None: one edition is a history.
    pub fn new(scheme: Arc<Scheme>, org: Arc<Org>) -> Result<Self, Error> {
        Ok(Self::with_history(History::new([scheme])?, org))
    }

    /// All editions of a scheme.
    #[must_use]
    pub fn with_history(editions: History, org: Arc<Org>) -> Self {
        Self { editions, org, activations: None, threads: 1 }
    }

    /// Also the plans put into force.
    #[must_use]
    pub fn with_activations(self, activations: Arc<Activations>) -> Self {
        Self { activations: Some(activations), ..self }
    }

    /// So many threads share the work, as [`tally::World::with_threads`] says.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// The editions.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.editions
    }

    /// The organisation.
    #[must_use]
    pub fn org(&self) -> &Arc<Org> {
        &self.org
    }

    /// The world as the core takes it.
    #[must_use]
    pub fn tally(&self) -> tally::World<'_> {
        let world = tally::World::with_history(&self.editions, &self.org).with_threads(self.threads);
        match &self.activations {
            Some(activations) => world.with_activations(activations),
            None => world,
        }
    }
}
