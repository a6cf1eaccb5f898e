//! What comes from outside (外部数据, R2, R4, R6): the marks of scorers, honours awarded, objections raised.

mod check;
mod draft;
mod rows;

use serde::Serialize;

use super::super::World;
use crate::read::{Faults, Form, finish, read_document, text_of};
use draft::OutsideDraft;
pub use rows::{Decided, HonourRow, InputRow, ObjectionRow, Ruling};

/// What comes from outside, checked against a world.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::World;
/// use wangge::tally::appraise::Outside;
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
/// let world = World::new(&scheme, &org);
/// let faults = Outside::read(
///     r#"{"inputs": [{"input": "opinion", "unit": "dx", "period": "2026-13", "score": 90}]}"#,
///     &world,
/// )
/// .unwrap_err();
/// let found: Vec<String> = faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect();
/// assert_eq!(found, [
///     "inputs[0].input unknown_reference", "inputs[0].period bad_period", "inputs[0].unit unknown_reference",
/// ]);
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outside {
    /// By input, subject, period, scorer.
    inputs: Vec<InputRow>,
    /// By subject, day.
    honours: Vec<HonourRow>,
    /// By id.
    objections: Vec<ObjectionRow>,
}

impl Outside {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML: a table of three lists, `inputs` (`input`,
    /// `member` or `unit`, `period`, `scorer`, `score`), `honours` (`member` or `unit`, `on`, `level`, `basis`) and
    /// `objections` (`id`, `appraisal`, `period`, `member` or `unit`, `records` or `cases`, `at`, and once it is decided
    /// `ruling`, `decided_at`, `reason`). What is serialised reads back to the same.
    ///
    /// # Errors
    /// Every fault at once, each with its path and, in TOML, line and column: an input or scorer that the edition in
    /// force on the period's last day does not declare, a level or appraisal that none declares, a member or unit that
    /// the organisation does not know, a scorer missing or given in vain, an objection that is about another kind of
    /// period, names nothing, has an id twice, or was decided before it was raised or without a reason.
    pub fn read(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document::<OutsideDraft>(text, form);
        let outside = draft.map(|draft| check::outside(&draft, world, &mut faults));
        match outside {
            Some(outside) if faults.is_empty() => Ok(outside.sorted()),
            _ => Err(finish(faults, text, form)),
        }
    }

    /// Reads and checks a document as it comes from a file.
    ///
    /// # Errors
    /// As [`read`](Self::read); of a document that is not UTF-8 that alone, with line and column.
    pub fn read_bytes(document: &[u8], world: &World<'_>) -> Result<Self, Faults> {
        Self::read(text_of(document)?, world)
    }

    fn sorted(mut self) -> Self {
        self.inputs.sort_unstable();
        self.honours.sort_unstable();
        self.objections.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        self
    }

    /// The marks, by input, subject, period, scorer.
    #[must_use]
    pub fn inputs(&self) -> &[InputRow] {
        &self.inputs
    }

    /// The honours, by subject and day.
    #[must_use]
    pub fn honours(&self) -> &[HonourRow] {
        &self.honours
    }

    /// The objections, by id.
    #[must_use]
    pub fn objections(&self) -> &[ObjectionRow] {
        &self.objections
    }
}
