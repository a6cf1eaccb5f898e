//! The columns of an activity table (R0).

use crate::tally::column::{Amounts, Column, Ids, Instants};

/// Activity records as columns, one row each (活动记录表, R0); all of one length.
///
/// Of `id`, `quantity`, `target`, `verified_by`, `filed_at` and `reverses` the column may be absent, and so may the
/// value of a row: a record without them has quantity 1, is about nothing, verified by nobody, filed at once and no
/// reversal. Where there is no column `id`, the number of a row, from 0, is its id.
///
/// ```
/// use wangge::tally::ActivityColumns;
/// use wangge::tally::column::{Amounts, Ids, Instants, TimeUnit};
///
/// let columns = ActivityColumns {
///     quantity: Some(Amounts::from(vec![1_u8, 3]).into()),
///     ..ActivityColumns::new(
///         Ids::Texts(&["m-1", "m-2"]),
///         Ids::dictionary(vec![0_i32, 0], Ids::Texts(&["ds-07"])),
///         Ids::dictionary(vec![0_u8, 1], Ids::Texts(&["visit", "patrol"])),
///         Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
///     )
/// };
/// assert_eq!(columns.len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct ActivityColumns<'a> {
    /// 编号.
    pub id: Option<Column<'a, Ids<'a>>>,
    /// 成员: who did it.
    pub member: Column<'a, Ids<'a>>,
    /// 单元: where.
    pub unit: Column<'a, Ids<'a>>,
    /// 种类: the code of a kind of records.
    pub kind: Column<'a, Ids<'a>>,
    /// 时间: when; what is known by the day only stands at its first instant.
    pub at: Column<'a, Instants<'a>>,
    /// 数量: 0 or more.
    pub quantity: Option<Column<'a, Amounts<'a>>>,
    /// 对象: what it was about.
    pub target: Option<Column<'a, Ids<'a>>>,
    /// 核实人: another member.
    pub verified_by: Option<Column<'a, Ids<'a>>>,
    /// 填报时间: not before `at`. One known by the day only is no earlier than `at` on that day.
    pub filed_at: Option<Column<'a, Instants<'a>>>,
    /// 冲销: the id of the record that this one takes back.
    pub reverses: Option<Column<'a, Ids<'a>>>,
}

impl<'a> ActivityColumns<'a> {
    /// The columns that every table has; the others are absent.
    #[must_use]
    pub fn new(
        member: impl Into<Column<'a, Ids<'a>>>,
        unit: impl Into<Column<'a, Ids<'a>>>,
        kind: impl Into<Column<'a, Ids<'a>>>,
        at: impl Into<Column<'a, Instants<'a>>>,
    ) -> Self {
        Self {
            id: None,
            member: member.into(),
            unit: unit.into(),
            kind: kind.into(),
            at: at.into(),
            quantity: None,
            target: None,
            verified_by: None,
            filed_at: None,
            reverses: None,
        }
    }

    /// How many rows there are: those of `member`.
    #[must_use]
    pub fn len(&self) -> usize {
        self.member.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the columns given, with how many rows each has and whether its bitmap covers them.
    pub(super) fn shapes(&self) -> Vec<(&'static str, usize, bool)> {
        let ids = [
            ("id", self.id.as_ref()),
            ("member", Some(&self.member)),
            ("unit", Some(&self.unit)),
            ("kind", Some(&self.kind)),
            ("target", self.target.as_ref()),
            ("verified_by", self.verified_by.as_ref()),
            ("reverses", self.reverses.as_ref()),
        ];
        let ids = ids.into_iter().filter_map(|(name, column)| Some((name, shape(column?, Ids::len))));
        let times = [("at", Some(&self.at)), ("filed_at", self.filed_at.as_ref())];
        let times =
            times.into_iter().filter_map(|(name, column)| Some((name, shape(column?, Instants::len))));
        let amounts = self.quantity.iter().map(|column| ("quantity", shape(column, Amounts::len)));
        ids.chain(times).chain(amounts).map(|(name, (rows, covered))| (name, rows, covered)).collect()
    }
}

fn shape<V>(column: &Column<'_, V>, rows: impl Fn(&V) -> usize) -> (usize, bool) {
    let rows = rows(&column.values);
    (rows, column.validity.as_ref().is_none_or(|validity| validity.covers(rows)))
}
