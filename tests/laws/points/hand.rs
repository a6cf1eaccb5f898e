//! A township small enough to be counted by hand: three points a visit, two and a half a class, minus four a lapse.

use serde_json::{Value, json};
use wangge::tally::{AccountId, Accounts, ActivityRow, Book, CancelRow, RedemptionRow, Statement, Verdict};
use wangge::value::{Amount, Instant};
use wangge_tests::purses::{Town, document, purse};

use super::accounts::told;
use super::ask::Plain;

/// A local instant, `2026-03-05T10:00` or a day.
pub(super) fn at(text: &str) -> Instant {
    let time = if text.len() == 10 { "T00:00:00" } else { ":00" };
    Instant::parse(&format!("{text}{time}+08:00")).unwrap()
}

/// A town under one scheme, with these fields of its purse and these sections.
pub(super) fn hand(purse: Value, sections: Value) -> Town {
    Town::of(vec![scheme(purse, sections)])
}

/// Its document.
pub(super) fn scheme(purse: Value, sections: Value) -> Value {
    let mut own = json!({"code": "points", "name": "积分", "basis": "assumed"});
    own.as_object_mut().unwrap().extend(purse.as_object().unwrap().clone());
    let rule = |code: &str, kind: &str, points: f64| {
        let mut rule = json!({"code": code, "name": "规则", "kinds": [kind], "purse": "points", "points": points, "basis": "assumed"});
        if points < 0.0 {
            rule["answers"] = json!("lapse");
        }
        rule
    };
    let mut rules = vec![rule("p-visit", "visit", 3.0), rule("p-class", "class", 2.5)];
    if own["of"] != json!("households") {
        rules.push(rule("p-lapse", "lapse", -4.0));
    }
    let mut all = json!({"purse": [own], "points": rules});
    all.as_object_mut().unwrap().extend(sections.as_object().unwrap().clone());
    document(&all)
}

/// A monthly settlement, ten days after the month.
pub(super) fn monthly() -> Value {
    json!({"settlement": {"code": "settle", "name": "结算", "per": "month", "delay": "10d", "basis": "assumed"}})
}

/// A good with further fields.
pub(super) fn good(code: &str, price: f64, fields: Value) -> Value {
    let mut good =
        json!({"code": code, "name": "物品", "purse": "points", "price": price, "basis": "assumed"});
    good.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    good
}

/// One record of `m-0`.
pub(super) fn record(id: &str, kind: &str, when: &str) -> ActivityRow {
    ActivityRow {
        id: id.parse().unwrap(),
        member: "m-0".parse().unwrap(),
        unit: "a-1".parse().unwrap(),
        kind: kind.parse().unwrap(),
        at: at(when),
        quantity: Amount::from_whole(1).unwrap(),
        target: None,
        verified_by: None,
        filed_at: None,
        reverses: None,
    }
}

/// The record filed later.
pub(super) fn filed(row: ActivityRow, when: &str) -> ActivityRow {
    ActivityRow { filed_at: Some(at(when)), ..row }
}

/// The record taken back.
pub(super) fn reversal(id: &str, of: &str, when: &str) -> ActivityRow {
    ActivityRow { reverses: Some(of.parse().unwrap()), ..record(id, "visit", when) }
}

/// A request of a member.
pub(super) fn asks(id: &str, member: &str, good: &str, pieces: u32, when: &str) -> RedemptionRow {
    let (account, good) = (AccountId::Member(member.parse().unwrap()), good.parse().unwrap());
    RedemptionRow { id: id.parse().unwrap(), account, good, pieces, at: at(when) }
}

/// A cancellation.
pub(super) fn cancel(id: &str, of: &str, when: &str) -> CancelRow {
    CancelRow { id: id.parse().unwrap(), cancels: of.parse().unwrap(), at: at(when) }
}

/// What a member or household holds at an instant, and what became of all requests.
pub(super) fn asked(town: &Town, of: &str, when: &str) -> (Statement, Vec<Verdict>) {
    let (activities, mut pass) = (town.activities(), Plain::of(town));
    let book = Book::keep(town.world(), &activities, &purse(), at(when), &mut pass).unwrap();
    let accounts = Accounts::new(book, &town.redemptions, &town.cancels).unwrap();
    let account = match of.parse() {
        Ok(member) if of.starts_with('m') => AccountId::Member(member),
        _ => AccountId::Household(of.parse().unwrap()),
    };
    (accounts.statement(&account).unwrap(), accounts.verdicts().to_vec())
}

/// The lines of an account at an instant: day and hour, what, amount, balance.
pub(super) fn lines(town: &Town, of: &str, when: &str) -> Vec<String> {
    let (statement, _) = asked(town, of, when);
    let told = told(&statement).lines.into_iter();
    let line = told.zip(&statement.lines).map(|((_, label, ..), line)| {
        let label = label.split(" of 1").next().unwrap().to_owned();
        format!("{} {label} {} {}", &line.at.to_string()[5..13], line.amount, line.balance)
    });
    line.collect()
}

/// The lots of an account at an instant: date, amount, end.
pub(super) fn lots(town: &Town, of: &str, when: &str) -> Vec<String> {
    let (statement, _) = asked(town, of, when);
    let lot = |left: &wangge::tally::LotLeft| {
        let until = left.expires.map(|at| format!(" until {}", &at.to_string()[..10])).unwrap_or_default();
        format!("{} {}{until}", &left.lot.dated.to_string()[..10], left.amount)
    };
    statement.lots.iter().map(lot).collect()
}

/// What became of all requests by an instant: the id, and the points paid or the code.
pub(super) fn verdicts(town: &Town, when: &str) -> Vec<String> {
    let (_, verdicts) = asked(town, "m-0", when);
    let said = |verdict: &Verdict| match &verdict.outcome {
        Ok(paid) => format!("{} {paid}", verdict.id),
        Err(refusal) => format!("{} {}", verdict.id, refusal.code()),
    };
    verdicts.iter().map(said).collect()
}
