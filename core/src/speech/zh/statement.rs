//! Statements of accounts.

use super::words::Words;
use super::{account, at, duty, quoted};
use crate::scheme::Scheme;
use crate::speech::StatementSaid;
use crate::speech::parts::deducted;
use crate::tally::{Line, LineEntry, LotFrom, LotId, LotLeft, Statement};
use crate::value::{Amount, Code, RecordId};

pub(in crate::speech) fn statement(statement: &Statement, scheme: &Scheme) -> StatementSaid {
    let words = Words { scheme };
    let (whose, purse) = (account::holder(&statement.account), words.purse(&statement.purse));
    StatementSaid {
        head: format!("{whose}的积分账户{purse}，截至{}", at(statement.at)),
        lines: statement.lines.iter().map(|entry| line(entry, scheme)).collect(),
        sum: sum(statement),
        lots: statement.lots.iter().map(lot).collect(),
    }
}

/// What came in is what is left, was redeemed and lapsed.
fn sum(statement: &Statement) -> String {
    let Statement { credited, balance, redeemed, expired, .. } = statement;
    let debt = deducted(*balance).map(|debt| format!("；尚欠{debt}分，由以后的积分抵还"));
    format!(
        "累计入账{credited}分（扣分已减）＝余额{balance}分＋已兑换{redeemed}分＋已失效{expired}分{}",
        debt.unwrap_or_default()
    )
}

/// A line: when, what, the balance after it.
pub(in crate::speech) fn line(line: &Line, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let amount = line.amount;
    let said = match &line.entry {
        LineEntry::Credit { record, rule, dated, period } => {
            let change = match deducted(amount) {
                Some(points) => format!("扣{points}分"),
                None => format!("计{amount}分"),
            };
            let mut said = format!("{}{change}", by(record, rule.as_ref(), words));
            if dated.instant() != line.at.instant() {
                said.push_str(&format!("，记录时间{}", at(*dated)));
            }
            said.extend(period.map(|period| format!("，已随{}结算", duty::period(period))));
            said
        }
        LineEntry::Adjustment { record, rule, period } => {
            let by = by(record, rule.as_ref(), words);
            format!("{}结算调整，{by}{}", duty::period(*period), changed(amount))
        }
        LineEntry::Change { record, rule } => {
            format!("结算后变动（待下次结算调整），{}{}", by(record, rule.as_ref(), words), changed(amount))
        }
        LineEntry::Base { period } => format!("发放{}基础分{amount}分", duty::period(*period)),
        LineEntry::Expiry { lot } => format!("{}到期失效{}分", source(lot), size(amount)),
        LineEntry::Cancellation { cancel, redemption } => {
            format!("撤销{}，兑换{}退回{amount}分", quoted(cancel), quoted(redemption))
        }
        LineEntry::Redemption { redemption, good, pieces } => {
            let good = words.good(good);
            format!("兑换{}，物品{good}{pieces}件，用去{}分", quoted(redemption), size(amount))
        }
    };
    format!("{}：{said}，余额{}分", at(line.at), line.balance)
}

/// The record, and the rule that serves it.
fn by(record: &RecordId, rule: Option<&Code>, words: Words<'_>) -> String {
    let rule = rule.map(|rule| format!("依积分规则{}", words.point_rule(rule)));
    format!("记录{}{}", quoted(record), rule.unwrap_or_default())
}

fn changed(amount: Amount) -> String {
    match deducted(amount) {
        Some(points) => format!("减计{points}分"),
        None => format!("增计{amount}分"),
    }
}

/// How much, whichever way.
fn size(amount: Amount) -> String {
    deducted(amount).unwrap_or_else(|| amount.to_string())
}

/// Where the points of a lot come from.
fn source(lot: &LotId) -> String {
    let dated = at(lot.dated);
    match &lot.from {
        LotFrom::Record(record) => format!("记录{}（{dated}）的积分", quoted(record)),
        LotFrom::Base(period) => format!("{}基础分（{dated}）", duty::period(*period)),
        LotFrom::Cancel(cancel) => format!("撤销{}退回的积分（{dated}）", quoted(cancel)),
    }
}

fn lot(lot: &LotLeft) -> String {
    let ends = lot.expires.map_or_else(|| "长期有效".to_owned(), |expires| format!("{}失效", at(expires)));
    format!("{}余{}分，{ends}", source(&lot.lot), lot.amount)
}
