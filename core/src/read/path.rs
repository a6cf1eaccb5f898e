//! Where in a document something stands: `item[3].ceiling`.

use std::fmt;

use serde::{Serialize, Serializer};

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into a table, by field name.
    Field(String),
    /// Into a list, by position from 0.
    Index(usize),
}

/// A place in a document, outermost step first; written `item[3].ceiling`, the document itself as ``.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<Step>);

impl Path {
    /// The document as a whole.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// This place, one field further in.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let mut longer = self.clone();
        longer.push(Step::Field(name.to_owned()));
        longer
    }

    /// This place, one list position further in.
    #[must_use]
    pub fn index(&self, position: usize) -> Self {
        let mut longer = self.clone();
        longer.push(Step::Index(position));
        longer
    }

    pub(crate) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if nth == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(position) => write!(f, "[{position}]")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
