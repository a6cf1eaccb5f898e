//! The columns that cases are told by.

use super::super::columns::{columns, misshapen, shape};
use crate::read::FaultList;
use crate::tally::Flags;
use crate::tally::column::{Column, Ids, Instants, Integers};

columns! {
    /// What cases are (事件), a row a case, all columns of one length: what happened to them tell [`EventColumns`].
    ///
    /// ```
    /// use wangge::tally::CaseFacts;
    /// use wangge::tally::column::Ids;
    ///
    /// let items = Ids::dictionary(vec![0_u8, 0], Ids::Texts(&["request.lighting"]));
    /// let facts = CaseFacts::new(Ids::from(vec![1_u32, 2]), items, Ids::Texts(&["ds-07", "ds-07"]));
    /// assert_eq!(facts.len(), 2);
    /// ```
    pub struct CaseFacts
    required {
        /// 事件: its id, once.
        case: Ids,
        /// 事项: a code of the catalogue, or `unlisted`.
        item: Ids,
        /// 事发单元: where the matter lies.
        origin: Ids,
    }
    optional {
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
    }
}

columns! {
    /// What happened to cases (办理流水), a row an event, all columns of one length.
    ///
    /// Rows stand in any order; of one instant those of a case happened in the order of their rows, but that nothing
    /// comes before `reported`. An absent column says that its table does not keep it, as [`CaseColumns`](super::super::CaseColumns)
    /// says; a row without a value leaves things as they were: who holds a case goes on holding it.
    ///
    /// ```
    /// use wangge::tally::EventColumns;
    /// use wangge::tally::column::{Ids, Instants, TimeUnit};
    ///
    /// let words = Ids::Texts(&["reported", "accepted", "resolved"]);
    /// let events = EventColumns::new(
    ///     Ids::from(vec![1_u32, 2, 1]),
    ///     Ids::dictionary(vec![0_u8, 0, 1], words),
    ///     Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_704_860, 1_772_708_400]),
    /// );
    /// assert_eq!(events.len(), 3);
    /// ```
    pub struct EventColumns
    required {
        /// 事件.
        case: Ids,
        /// 事项进展: `reported`, `accepted`, `resolved` and so on, the words of [`Happening`](crate::case::Happening).
        event: Ids,
        /// 发生时间.
        at: Instants,
    }
    optional {
        /// 承办单元: who holds the case from then on.
        unit: Ids,
        /// 承办层级: the tier of that unit, 1 to 4.
        tier: Integers,
        /// 经办人: who is `assigned`.
        member: Ids,
        /// 时限: the deadline that runs from then on.
        deadline: Instants,
        /// 超时时限: which limit is `overdue`: `handle`, as where it is not said, or `supervision`.
        limit: Ids,
        /// 突破层级: whether it was `escalated` past its ceiling.
        breach: Flags,
        /// 申诉裁定: how an appeal was `judged`, `granted` or `dismissed`.
        verdict: Ids,
        /// 办理效果: the mark with which it was `evaluated`, 1 to 5.
        effect: Integers,
        /// 办理时长: 1 to 5.
        duration: Integers,
        /// 服务态度: 1 to 5.
        attitude: Integers,
    }
}
