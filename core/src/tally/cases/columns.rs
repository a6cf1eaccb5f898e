//! The columns of a case table (R0).

use super::build::MOST;
use crate::read::{FaultKind, FaultList, Path};
use crate::tally::column::{Column, Ids, Instants, Integers, Validity};

/// Yes or no, a byte each: 0 is no.
///
/// ```
/// use wangge::tally::Flags;
///
/// let flags = Flags::from(&[0_u8, 1][..]);
/// assert_eq!((flags.get(0), flags.get(1), flags.get(2)), (Some(false), Some(true), None));
/// ```
#[derive(Clone, Debug)]
pub enum Flags<'a> {
    /// A byte each.
    Bytes(crate::tally::column::Buffer<'a, u8>),
    /// A bit each, as Arrow has it, of so many rows.
    Bits(Validity<'a>, usize),
}

impl Flags<'_> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Bits(bits, rows) if bits.covers(*rows) => *rows,
            Self::Bits(..) => 0,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a row says; `None` beyond the last.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<bool> {
        match self {
            Self::Bytes(bytes) => bytes.as_slice().get(row).map(|byte| *byte != 0),
            Self::Bits(bits, rows) => (row < *rows).then(|| bits.is_valid(row)),
        }
    }

    /// What the rows from one on say, 1 for yes; 0 beyond the last.
    pub(in crate::tally) fn read(&self, start: usize, out: &mut [u8]) {
        out.fill(0);
        match self {
            Self::Bytes(bytes) => {
                let bytes = bytes.as_slice().get(start..).unwrap_or_default();
                out.iter_mut().zip(bytes).for_each(|(out, byte)| *out = (*byte != 0).into());
            }
            Self::Bits(bits, rows) => {
                let count = out.len().min(rows.saturating_sub(start));
                bits.read(start, out.get_mut(..count).unwrap_or_default());
            }
        }
    }
}

impl<'a> From<&'a [u8]> for Flags<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<Vec<u8>> for Flags<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

/// Lists the columns of a table once: the struct, and how many rows each has. The first is the one that counts.
macro_rules! columns {
    (
        $(#[$meta:meta])*
        pub struct $table:ident
        required { $(#[doc = $first_doc:literal])* $first:ident: $first_type:ident, $($(#[doc = $doc:literal])* $name:ident: $type:ident,)* }
        optional { $($(#[doc = $more_doc:literal])* $more:ident: $more_type:ident,)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $table<'a> {
            $(#[doc = $first_doc])* pub $first: Column<'a, $first_type<'a>>,
            $($(#[doc = $doc])* pub $name: Column<'a, $type<'a>>,)*
            $($(#[doc = $more_doc])* pub $more: Option<Column<'a, $more_type<'a>>>,)*
        }

        impl<'a> $table<'a> {
            /// The columns that every table has; the others are absent.
            #[must_use]
            pub fn new($first: impl Into<Column<'a, $first_type<'a>>>, $($name: impl Into<Column<'a, $type<'a>>>,)*) -> Self {
                Self { $first: $first.into(), $($name: $name.into(),)* $($more: None,)* }
            }

            /// How many rows there are: those of the first column.
            #[must_use]
            pub fn len(&self) -> usize {
                self.$first.values.len()
            }

            /// Whether there are none.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// The names of the columns, those that there must be first.
            pub const NAMES: &'static [&'static str] =
                &[stringify!($first), $(stringify!($name),)* $(stringify!($more)),*];

            /// What is wrong with whole columns of a table of this name: one of another length than the first, one whose
            /// bitmap does not cover it, too many rows.
            pub(in crate::tally::cases) fn misshapen(&self, list: &str) -> FaultList {
                let shapes = [
                    shape(stringify!($first), &self.$first, $first_type::len),
                    $(shape(stringify!($name), &self.$name, $type::len)),*
                ];
                let more = [$(self.$more.as_ref().map(|column| shape(stringify!($more), column, $more_type::len))),*];
                misshapen(list, self.len(), shapes.into_iter().chain(more.into_iter().flatten()))
            }
        }
    };
}
pub(in crate::tally::cases) use columns;

columns! {
    /// Cases as columns (事件表, R0), all of one length: a row a case or, with a column `run`, a row a handling run.
    ///
    /// `case`, `item`, `origin` and `reported_at` are always there; of the others the column may be absent, and so may
    /// the value of a row. A measure that asks for a column that is absent has no data; of a column that is there a
    /// row without a value says that nothing of the kind happened: no `overdue_at`, never overdue.
    ///
    /// ```
    /// use wangge::tally::CaseColumns;
    /// use wangge::tally::column::{Ids, Instants, TimeUnit};
    ///
    /// let columns = CaseColumns {
    ///     resolved_at: Some(Instants::local(TimeUnit::Second, vec![1_772_712_000, 1_772_712_000]).into()),
    ///     ..CaseColumns::new(
    ///         Ids::from(vec![1_u32, 2]),
    ///         Ids::dictionary(vec![0_u8, 0], Ids::Texts(&["request.lighting"])),
    ///         Ids::dictionary(vec![0_i32, 0], Ids::Texts(&["ds-07"])),
    ///         Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
    ///     )
    /// };
    /// assert_eq!(columns.len(), 2);
    /// ```
    pub struct CaseColumns
    required {
        /// 事件: its id; with `run`, once a run.
        case: Ids,
        /// 事项: a code of the catalogue, or `unlisted` while it is on no list.
        item: Ids,
        /// 事发单元: where the matter lies.
        origin: Ids,
        /// 受理时间.
        reported_at: Instants,
    }
    optional {
        /// 办理轮次: the how manyth handling run, from 1; none of a case that was not accepted.
        run: Integers,
        /// 事项种类: `problem`, `service` or `inspection`; the item's where it is not said.
        kind: Ids,
        /// 事项性质: `simple`, `complex` or `hard`; the item's where it is not said.
        nature: Ids,
        /// 紧急程度.
        severity: Ids,
        /// 受理渠道.
        channel: Ids,
        /// 首接人: the member who took it in.
        first_receiver: Ids,
        /// 接单时间.
        accepted_at: Instants,
        /// 承办单元: who holds it, or did last.
        holder: Ids,
        /// 承办层级: 1 to 4.
        tier: Integers,
        /// 最高层级: the highest it ever stood on since it was accepted, 1 to 4.
        top_tier: Integers,
        /// 经办人: the member it counts for.
        assignee: Ids,
        /// 本轮起始: when handling last began.
        started_at: Instants,
        /// 时限: the deadline that runs, or ran last since then.
        deadline: Instants,
        /// 首次超时: the first time it was overdue since then.
        overdue_at: Instants,
        /// 挂账中.
        deferred: Flags,
        /// 办结时间.
        resolved_at: Instants,
        /// 办结层级: 1 to 4.
        resolved_tier: Integers,
        /// 反馈时间.
        feedback_at: Instants,
        /// 终结时间: when it ended, as `ended_as` says.
        closed_at: Instants,
        /// 返工次数.
        reopened: Integers,
        /// 退回次数.
        returned: Integers,
        /// 突破层级次数.
        breach: Integers,
        /// 免计超时: an appeal was granted.
        exempt: Flags,
        /// 办理效果: 1 to 5.
        effect: Integers,
        /// 办理时长: 1 to 5.
        duration: Integers,
        /// 服务态度: 1 to 5.
        attitude: Integers,
        /// 评价时间: of the last marks.
        evaluated_at: Instants,
        /// 终结方式: `closed`, `rejected`, `merged` or `withdrawn`.
        ended_as: Ids,
    }
}

/// The name of a column, how many rows it has, and whether its bitmap covers them.
pub(in crate::tally::cases) fn shape<'n, V>(
    name: &'n str,
    column: &Column<'_, V>,
    rows: impl Fn(&V) -> usize,
) -> (&'n str, usize, bool) {
    let rows = rows(&column.values);
    (name, rows, column.validity.as_ref().is_none_or(|validity| validity.covers(rows)))
}

/// What is wrong with columns of a table by their shapes.
pub(in crate::tally::cases) fn misshapen<'n>(
    list: &str,
    rows: usize,
    shapes: impl Iterator<Item = (&'n str, usize, bool)>,
) -> FaultList {
    let mut faults = FaultList::default();
    for (name, found, covered) in shapes {
        if found != rows || !covered {
            let found = if covered { found } else { 0 };
            let (what, expected) = ("row".to_owned(), rows.to_string());
            faults
                .push(FaultKind::WrongCount { what, expected, found }, Path::root().field(list).field(name));
        }
    }
    if rows > MOST {
        faults.push(FaultKind::TooMany { limit: MOST }, Path::root().field(list));
    }
    faults
}
