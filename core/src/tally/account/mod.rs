//! Accounts of a purse (账户, P6): lots of points that come in, lapse, and are taken, the oldest first.
//!
//! In flow the books of a purse, redemptions and their cancellations; out flow verdicts on the requests, and of each
//! account that is asked for a [`Statement`]. No account is listed beside another (A5).

mod base;
mod flow;
mod fold;
mod id;
mod index;
mod lots;
mod standing;
mod statement;

pub(super) use fold::{Move, Way};
pub use id::AccountId;
pub(super) use index::Index;
pub(super) use standing::{Known, Standing};
pub use statement::{Line, LineEntry, LotFrom, LotId, LotLeft, Statement};

use super::book::{Book, BookError, BookFault, Pass};
use super::redeem::{CancelRow, Judged, RedemptionRow, Verdict, exists, judge};

/// The accounts of one purse at an instant, as known then (P6, P7).
///
/// A record's own credit is in the account from its filing on, in a lot of the record's date; an adjustment from its
/// settlement on, in a lot of that instant; a change that is not yet booked counts at the instant asked for. A lot
/// lapses when the purse says; deductions and redemptions take the oldest lots, and what finds none is a debt, met by
/// what comes in next. So Σ credits = balance + redeemed + expired, at every instant (P9).
#[derive(Clone, Debug)]
pub struct Accounts<'a, P> {
    book: Book<'a, P>,
    index: Index,
    judged: Judged,
}

impl<'a, P: Pass> Accounts<'a, P> {
    /// The accounts at the instant of the books, after the redemptions and cancellations by then; later ones have not
    /// happened yet and are left out.
    ///
    /// Requests are judged in order (at, id), each on what was known at its instant, and stand. O(n · log n) over
    /// rows, requests and cancellations, and a pass over a group of records for each request that stands between the
    /// deed and the filing of one of them.
    ///
    /// # Errors
    /// Every fault of the rows at once, also of those that have not happened yet; `account_overflow` for a balance
    /// beyond ±8·10¹²; whatever the pass says.
    pub fn new(
        mut book: Book<'a, P>,
        redemptions: &[RedemptionRow],
        cancels: &[CancelRow],
    ) -> Result<Self, BookError<P::Error>> {
        let index = Index::new(&book);
        let judged = judge(&mut book, &index, redemptions, cancels)?;
        Ok(Self { book, index, judged })
    }

    /// The books.
    #[must_use]
    pub fn book(&self) -> &Book<'a, P> {
        &self.book
    }

    /// What became of each request, in the order (at, id).
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict] {
        &self.judged.verdicts
    }

    /// The statement of one account. A member who serves at any time has one, and a household, whether or not
    /// anything ever came in. O(entries · log entries) of the account.
    ///
    /// # Errors
    /// `unknown_account` if the organisation has no such member or household; `account_overflow` if a sum is beyond
    /// ±8·10¹².
    pub fn statement(&self, account: &AccountId) -> Result<Statement, BookFault> {
        if !exists(self.book.world.org(), account) {
            return Err(BookFault::UnknownAccount { account: account.clone() });
        }
        statement::statement(&self.book, &self.judged, account, self.index.rows(account, &self.book))
    }
}
