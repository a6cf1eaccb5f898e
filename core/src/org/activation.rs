//! Activations (预案启动, L2): which plan holds over which subtree, since when.

use serde::Serialize;

use super::find::run;
use super::rows::row;
use super::{Org, Unit, check};
use crate::read::{FaultList, Faults, Form, draft, finish, read_document, text_of};
use crate::scheme::Scheme;
use crate::value::{Code, Date, MemberId, Name, Span, UnitId};

row! {
    /// A row of `activations` (预案启动).
    ActivationRow, ActivationDraft {
        /// 预案: the code of a plan.
        required plan: Code,
        /// 单元: over whose subtree it holds; on a tier the plan exists for.
        required unit: UnitId,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
        /// 启动人.
        required by: MemberId,
        /// 依据: what it rests on.
        required basis: Name,
    }
}

draft! {
    /// A whole document.
    pub(crate) struct ActivationsDraft {
        /// 预案启动.
        list activations: ActivationDraft,
    }
}

/// A plan put into force over a unit and all below it (L2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activation {
    /// The plan's code.
    pub plan: Code,
    /// The unit over whose subtree it holds.
    pub unit: UnitId,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
    /// Who put it into force.
    pub by: MemberId,
    /// What that rests on.
    pub basis: Name,
}

/// The dated list of activations beside scheme and organisation (L2), checked and immutable.
///
/// The order of rows in the document is of no account.
///
/// ```
/// use wangge::org::{Activations, Org};
/// use wangge::scheme::{Preset, Scheme};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(
///     r#"{
///         "units": [
///             {"id": "ds", "tier": "town"},
///             {"id": "ds-07", "tier": "grid1", "parent": "ds"},
///             {"id": "ds-07-01", "tier": "grid2", "parent": "ds-07"}
///         ],
///         "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-07", "from": "2022-01-01"}]
///     }"#,
///     &scheme,
/// )?;
/// let list = Activations::read(
///     r#"{"activations": [
///         {"plan": "flood", "unit": "ds-07", "from": "2022-07-01", "until": "2022-07-04", "by": "m-1",
///          "basis": "防汛Ⅲ级应急响应"}
///     ]}"#,
///     &scheme,
///     &org,
/// )?;
/// let (flood, grid) = ("flood".parse()?, org.unit(&"ds-07-01".parse()?).unwrap());
/// assert_eq!(list.active(&flood, grid, "2022-07-03".parse()?).unwrap().unit.as_str(), "ds-07");
/// assert!(list.active(&flood, grid, "2022-07-04".parse()?).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Activations {
    activations: Vec<Activation>,
}

impl Activations {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML, against scheme and organisation.
    ///
    /// It is a table of one list, `activations`: `plan` (code), `unit`, `from`, `until` if it ends, `by` (a member),
    /// `basis` (a name). What is serialised reads back to the same list.
    ///
    /// # Errors
    ///
    /// Every fault at once, each with its path and, in TOML, line and column: an unknown plan or unit, a unit on a
    /// tier that the plan does not exist for, an empty span, spans of one plan at one unit that overlap, somebody who
    /// neither holds a post nor is enrolled.
    pub fn read(text: &str, scheme: &Scheme, org: &Org) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document::<ActivationsDraft>(text, form);
        let rows = draft.map(|draft| check::activations(&draft.activations, scheme, org, &mut faults));
        match rows {
            Some(rows) if faults.is_empty() => Ok(Self::of(rows)),
            _ => Err(finish(faults, text, form)),
        }
    }

    /// Reads and checks a document as it comes from a file.
    ///
    /// # Errors
    ///
    /// As [`Activations::read`]; of a document that is not UTF-8 that alone, with line and column.
    pub fn read_bytes(document: &[u8], scheme: &Scheme, org: &Org) -> Result<Self, Faults> {
        Self::read(text_of(document)?, scheme, org)
    }

    /// Checks a list given as rows, as [`read`](Self::read) checks a document.
    ///
    /// # Errors
    ///
    /// Every fault of the rows at once, each with its path, such as `activations[2].unit`.
    pub fn from_rows(rows: Vec<ActivationRow>, scheme: &Scheme, org: &Org) -> Result<Self, Faults> {
        let mut faults = FaultList::default();
        let rows = rows.into_iter().map(ActivationDraft::from).collect();
        let rows = check::activations(&rows, scheme, org, &mut faults);
        if faults.is_empty() { Ok(Self::of(rows)) } else { Err(Faults::new(faults)) }
    }

    fn of(mut activations: Vec<Activation>) -> Self {
        activations.sort_unstable_by(|a, b| (&a.plan, &a.unit, a.span).cmp(&(&b.plan, &b.unit, b.span)));
        Self { activations }
    }

    /// All activations, by plan, unit, first day.
    #[must_use]
    pub fn as_slice(&self) -> &[Activation] {
        &self.activations
    }

    /// The activation by which a plan holds at a unit on a day: its own, or that of the nearest unit above. O(log
    /// activations) and those of the plan at these units.
    #[must_use]
    pub fn active(&self, plan: &Code, unit: Unit<'_>, day: Date) -> Option<&Activation> {
        let at = |unit: Unit<'_>| {
            let here = run(&self.activations, |row| (&row.plan, &row.unit).cmp(&(plan, unit.id())));
            here.iter().find(|row| row.span.contains(day))
        };
        std::iter::once(unit).chain(unit.ancestors()).find_map(at)
    }
}
