//! Redemptions and their cancellations (P7).

use serde::Serialize;

use super::moment::Moment;
use super::read_all;
use crate::read::{FaultKind, Faults, Field, draft};
use crate::tally::{AccountId, CancelRow, RedemptionRow};
use crate::value::{Code, HouseholdId, MemberId, Offset, RedemptionId, Stamp};

draft! {
    /// 账户: whose it is, a member's or a household's.
    pub(crate) struct HolderDraft {
        /// 成员.
        optional member: MemberId,
        /// 户.
        optional household: HouseholdId,
    }
}

draft! {
    /// 兑换申请: a request to redeem points.
    pub(crate) struct RedemptionDraft {
        /// 编号.
        required id: RedemptionId,
        /// 账户: whose it is.
        required account: HolderDraft,
        /// 物品: the code of a good.
        required good: Code,
        /// 件数: from 1.
        required pieces: u32,
        /// 时间: when; a day stands for its first instant.
        required at: Moment,
    }
}

draft! {
    /// 撤销兑换: a redemption taken back.
    pub(crate) struct CancelDraft {
        /// 编号.
        required id: RedemptionId,
        /// 所撤销的兑换.
        required cancels: RedemptionId,
        /// 时间: later than the redemption's; a day stands for its first instant.
        required at: Moment,
    }
}

impl HolderDraft {
    /// Whose account it is: of member and household just one is named.
    fn account(&self) -> Result<Option<AccountId>, (&'static str, FaultKind)> {
        match (&self.member, &self.household) {
            (Field::Absent, Field::Absent) => {
                Err(("member", FaultKind::Missing { field: "member".to_owned() }))
            }
            (Field::Given(_) | Field::Faulty, Field::Given(_) | Field::Faulty) => {
                let (field, by) = ("household".to_owned(), "member".to_owned());
                Err(("household", FaultKind::Excluded { field, by }))
            }
            (member, household) => {
                let household = household.get().cloned().map(AccountId::Household);
                Ok(member.get().cloned().map(AccountId::Member).or(household))
            }
        }
    }
}

impl RedemptionRow {
    /// Reads rows from a JSON array of tables: `id`, `account` (`{"member": id}` or `{"household": id}`), `good`
    /// (code), `pieces`, `at`; local time of `offset` where that has none, or a day, which stands for its first instant.
    ///
    /// ```
    /// use wangge::tally::RedemptionRow;
    /// use wangge::value::Offset;
    ///
    /// let text = r#"[{"id": "q-1", "account": {"member": "m-1"}, "good": "soap", "pieces": -2}]"#;
    /// let faults = RedemptionRow::read_all(text, Offset::BEIJING).unwrap_err();
    /// let found: Vec<String> = faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect();
    /// assert_eq!(found, ["redemptions[0].at missing_field", "redemptions[0].pieces out_of_bounds"]);
    /// ```
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `redemptions[3].account.member`. What is wrong with rows beside
    /// each other [`Accounts::new`](crate::tally::Accounts::new) says.
    pub fn read_all(text: &str, offset: Offset) -> Result<Vec<Self>, Faults> {
        read_all(text, "redemptions", |draft: &RedemptionDraft, notes| {
            let at = notes.instant(&draft.at, "at", offset);
            let account = draft.account.get().map(HolderDraft::account).transpose();
            let account = account.map_err(|(field, kind)| {
                notes.faults.push(kind, notes.place().field("account").field(field));
            });
            Some(Self {
                id: draft.id.get().cloned()?,
                account: account.ok()???,
                good: draft.good.get().cloned()?,
                pieces: draft.pieces.get().copied()?,
                at: at?,
            })
        })
    }

    /// The row as it is read, its instant written in an offset (V1). An array of them reads back to the same rows.
    #[must_use]
    pub fn in_offset(&self, offset: Offset) -> impl Serialize + '_ {
        let Self { id, account, good, pieces, at } = self;
        RedemptionWritten { id, account, good, pieces: *pieces, at: Stamp::new(*at, offset) }
    }
}

impl CancelRow {
    /// Reads rows from a JSON array of tables: `id`, `cancels` (the id of a redemption), `at`; local time of `offset`
    /// where that has none, or a day, which stands for its first instant.
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `cancels[3].at`. What is wrong with rows beside each other
    /// [`Accounts::new`](crate::tally::Accounts::new) says.
    pub fn read_all(text: &str, offset: Offset) -> Result<Vec<Self>, Faults> {
        read_all(text, "cancels", |draft: &CancelDraft, notes| {
            let at = notes.instant(&draft.at, "at", offset);
            Some(Self { id: draft.id.get().cloned()?, cancels: draft.cancels.get().cloned()?, at: at? })
        })
    }

    /// The row as it is read, its instant written in an offset (V1). An array of them reads back to the same rows.
    #[must_use]
    pub fn in_offset(&self, offset: Offset) -> impl Serialize + '_ {
        CancelWritten { id: &self.id, cancels: &self.cancels, at: Stamp::new(self.at, offset) }
    }
}

#[derive(Serialize)]
struct RedemptionWritten<'r> {
    id: &'r RedemptionId,
    account: &'r AccountId,
    good: &'r Code,
    pieces: u32,
    at: Stamp,
}

#[derive(Serialize)]
struct CancelWritten<'r> {
    id: &'r RedemptionId,
    cancels: &'r RedemptionId,
    at: Stamp,
}
