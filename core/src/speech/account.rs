//! What is said of books, accounts and redemptions.

use serde::Serialize;

use super::{Lang, en, tally_error, zh};
use crate::scheme::Scheme;
use crate::tally::points::TallyError;
use crate::tally::{BookError, BookFault, Line, RedemptionFault, RedemptionRefusal, Statement};

/// Why a redemption is refused (P7).
///
/// ```
/// use wangge::speech::{Lang, redemption_refusal};
/// use wangge::tally::RedemptionRefusal;
///
/// let refusal = RedemptionRefusal::OutOfStock { good: "soap".parse()?, pieces: 2, left: 1 };
/// assert_eq!(redemption_refusal(&refusal, Lang::En), "of good `soap` 1 are left, fewer than 2");
/// assert_eq!(redemption_refusal(&refusal, Lang::Zh), "物品「soap」库存只余1件，不足2件");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[must_use]
pub fn redemption_refusal(refusal: &RedemptionRefusal, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::account::refusal(refusal),
        Lang::En => en::account::refusal(refusal),
    }
}

/// What is wrong with a redemption or a cancellation (P7).
#[must_use]
pub fn redemption_fault(fault: &RedemptionFault, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::account::redemption_fault(fault),
        Lang::En => en::account::redemption_fault(fault),
    }
}

/// Why there are no books, or no account (P5, P6).
#[must_use]
pub fn book_fault(fault: &BookFault, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::account::book_fault(fault),
        Lang::En => en::account::book_fault(fault),
    }
}

/// Why there are no books, or no account; of faulty redemptions how many faults there are, and the first of them.
#[must_use]
pub fn book_error(error: &BookError<TallyError>, lang: Lang) -> String {
    match (error, lang) {
        (BookError::Pass(error), _) => tally_error(error, lang),
        (BookError::Fault(fault), _) => book_fault(fault, lang),
        (BookError::Redemptions(faults), Lang::Zh) => zh::account::redemption_faults(faults),
        (BookError::Redemptions(faults), Lang::En) => en::account::redemption_faults(faults),
    }
}

/// A statement in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementSaid {
    /// Whose account it is, in which purse, as known when.
    pub head: String,
    /// Its lines, in order.
    pub lines: Vec<String>,
    /// What came in, and that it is what is left, was redeemed and lapsed (P9); and the debt, if there is one.
    pub sum: String,
    /// The lots that are left, the oldest first, each with its end.
    pub lots: Vec<String>,
}

/// The statement of an account (对账单, P8) in words.
///
/// Names come from `scheme`, the edition in force at the statement's instant; of a code it does not declare only the
/// code is said.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::speech::{Lang, statement};
/// use wangge::tally::{AccountId, Statement};
/// use wangge::value::Amount;
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let nothing = Amount::ZERO;
/// let found = Statement {
///     account: AccountId::Member("m-1".parse()?),
///     purse: "points".parse()?,
///     at: "2026-03-31T10:00:00+08:00".parse()?,
///     lines: Vec::new(),
///     credited: nothing,
///     redeemed: nothing,
///     expired: nothing,
///     balance: nothing,
///     lots: Vec::new(),
/// };
/// let said = statement(&found, &scheme, Lang::Zh);
/// assert_eq!(said.head, "成员「m-1」的积分账户「points」，截至2026年3月31日10:00");
/// assert_eq!(said.sum, "累计入账0分（扣分已减）＝余额0分＋已兑换0分＋已失效0分");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn statement(statement: &Statement, scheme: &Scheme, lang: Lang) -> StatementSaid {
    match lang {
        Lang::Zh => zh::statement::statement(statement, scheme),
        Lang::En => en::statement::statement(statement, scheme),
    }
}

/// One line of a statement: when, what came in or went out and by what, and the balance after it.
///
/// Names come from `scheme`; of a code it does not declare only the code is said.
#[must_use]
pub fn statement_line(line: &Line, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::statement::line(line, scheme),
        Lang::En => en::statement::line(line, scheme),
    }
}
