//! Statements of accounts.

use super::points::{points, size};
use super::words::Words;
use super::{account, at, quoted, value};
use crate::scheme::Scheme;
use crate::speech::StatementSaid;
use crate::speech::parts::deducted;
use crate::tally::{Line, LineEntry, LotFrom, LotId, LotLeft, Statement};
use crate::value::{Amount, Code, RecordId};

pub(in crate::speech) fn statement(statement: &Statement, scheme: &Scheme) -> StatementSaid {
    let words = Words { scheme };
    let (whose, purse) = (account::holder(&statement.account), words.purse(&statement.purse));
    StatementSaid {
        head: format!("account of {whose} in purse {purse}, as known {}", at(statement.at)),
        lines: statement.lines.iter().map(|entry| line(entry, scheme)).collect(),
        sum: sum(statement),
        lots: statement.lots.iter().map(lot).collect(),
    }
}

/// What came in is what is left, was redeemed and lapsed.
fn sum(statement: &Statement) -> String {
    let Statement { credited, balance, redeemed, expired, .. } = statement;
    let debt = deducted(*balance).map(|debt| format!("; {debt} owed, to be met by what comes in next"));
    format!(
        "credited {credited}, deductions taken off = balance {balance} + redeemed {redeemed} + lapsed {expired}{}",
        debt.unwrap_or_default()
    )
}

/// A line: when, what, the balance after it.
pub(in crate::speech) fn line(line: &Line, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let amount = line.amount;
    let said = match &line.entry {
        LineEntry::Credit { record, rule, dated, period } => {
            let verb = if deducted(amount).is_some() { "loses" } else { "earns" };
            let mut said =
                format!("record {} {verb} {}{}", quoted(record), size(amount), under(rule.as_ref(), words));
            if dated.instant() != line.at.instant() {
                said.push_str(&format!(", for {}", at(*dated)));
            }
            said.extend(period.map(|period| format!(", settled with {period}")));
            said
        }
        LineEntry::Adjustment { record, rule, period } => {
            format!("adjustment settled with {period}, {}", changed(record, rule.as_ref(), amount, words))
        }
        LineEntry::Change { record, rule } => {
            format!(
                "change after its settlement, not settled yet, {}",
                changed(record, rule.as_ref(), amount, words)
            )
        }
        LineEntry::Base { period } => format!("base of {period} grants {}", points(amount)),
        LineEntry::Expiry { lot } => format!("lapse of {} {}", size(amount), source(lot)),
        LineEntry::Cancellation { cancel, redemption } => {
            format!(
                "cancellation {} of redemption {} brings back {}",
                quoted(cancel),
                quoted(redemption),
                points(amount)
            )
        }
        LineEntry::Redemption { redemption, good, pieces } => {
            let (pieces, good) = (value::several(*pieces, "piece"), words.good(good));
            format!("redemption {} of {pieces} of good {good} takes {}", quoted(redemption), size(amount))
        }
    };
    format!("{}, {said}; balance {}", at(line.at), line.balance)
}

/// By how much a record is worth more or less than it was.
fn changed(record: &RecordId, rule: Option<&Code>, amount: Amount, words: Words<'_>) -> String {
    let way = if deducted(amount).is_some() { "less" } else { "more" };
    format!("record {} earns {} {way}{}", quoted(record), size(amount), under(rule, words))
}

/// The rule that serves a record.
fn under(rule: Option<&Code>, words: Words<'_>) -> String {
    rule.map(|rule| format!(" under rule of points {}", words.point_rule(rule))).unwrap_or_default()
}

/// Where the points of a lot come from.
fn source(lot: &LotId) -> String {
    let dated = at(lot.dated);
    match &lot.from {
        LotFrom::Record(record) => format!("of record {} of {dated}", quoted(record)),
        LotFrom::Base(period) => format!("of the base of {period} dated {dated}"),
        LotFrom::Cancel(cancel) => format!("of what cancellation {} of {dated} brought back", quoted(cancel)),
    }
}

fn lot(lot: &LotLeft) -> String {
    let ends =
        lot.expires.map_or_else(|| "never lapsing".to_owned(), |expires| format!("lapsing {}", at(expires)));
    format!("{} left {}, {ends}", points(lot.amount), source(&lot.lot))
}
