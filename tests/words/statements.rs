//! Statements of accounts.

use serde_json::{Value, json};
use wangge::speech::{Lang, StatementSaid, statement, statement_line};
use wangge::tally::{AccountId, Line, LineEntry, LotFrom, LotId, LotLeft, Statement};
use wangge::value::{Amount, Code, Stamp};

use crate::facts::{Said, words};
use crate::{Example, duties, points};

fn stamp(text: &str) -> Stamp {
    format!("{text}:00+08:00").parse().unwrap()
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn entries() -> Vec<(LineEntry, &'static str)> {
    let (record, dated) = (|| "r-0001".parse().unwrap(), stamp("2026-03-05T10:00"));
    let (visit, absent) = ("visit".parse::<Code>().unwrap(), "no-show".parse::<Code>().unwrap());
    let month = "2026-03".parse().unwrap();
    let credit = |rule: Option<&Code>, dated, period| LineEntry::Credit {
        record: record(),
        rule: rule.cloned(),
        dated,
        period,
    };
    let adjusted = |rule: Option<&Code>| LineEntry::Adjustment {
        record: record(),
        rule: rule.cloned(),
        period: "2026-02".parse().unwrap(),
    };
    let changed = |rule: Option<&Code>| LineEntry::Change { record: record(), rule: rule.cloned() };
    let lapsed = |from| LineEntry::Expiry { lot: LotId { dated, from } };
    let redemption = || "q-01".parse().unwrap();
    let redeemed = |good: &str, pieces| LineEntry::Redemption {
        redemption: redemption(),
        good: good.parse().unwrap(),
        pieces,
    };
    let cancel = || "x-02".parse().unwrap();
    vec![
        (credit(Some(&visit), stamp("2026-03-07T18:00"), None), "2"),
        (credit(Some(&visit), dated, Some(month)), "1"),
        (credit(Some(&absent), dated, Some(month)), "-2"),
        (credit(None, dated, None), "-1"),
        (adjusted(Some(&visit)), "2"),
        (adjusted(None), "-1"),
        (changed(Some(&visit)), "-2"),
        (changed(None), "1"),
        (LineEntry::Base { period: "2026".parse().unwrap() }, "100"),
        (lapsed(LotFrom::Record(record())), "-3"),
        (lapsed(LotFrom::Base("2026".parse().unwrap())), "-1"),
        (lapsed(LotFrom::Cancel(cancel())), "-2.5"),
        (LineEntry::Cancellation { cancel: cancel(), redemption: redemption() }, "10"),
        (redeemed("soap", 2), "-10"),
        (redeemed("gone", 1), "-10"),
    ]
}

fn lines() -> Vec<Line> {
    let line = |(entry, by): (LineEntry, &str)| Line {
        at: stamp("2026-03-07T18:00"),
        entry,
        amount: amount(by),
        balance: amount("12.5"),
    };
    let mut lines: Vec<Line> = entries().into_iter().map(line).collect();
    lines[2].balance = amount("-3");
    lines
}

fn lots() -> Vec<LotLeft> {
    let dated = stamp("2026-03-05T10:00");
    let ends = Some(stamp("2028-01-01T00:00"));
    let lot = |from, left, expires| LotLeft { lot: LotId { dated, from }, amount: amount(left), expires };
    vec![
        lot(LotFrom::Record("r-0001".parse().unwrap()), "2", ends),
        lot(LotFrom::Base("2026".parse().unwrap()), "1", ends),
        lot(LotFrom::Cancel("x-02".parse().unwrap()), "2.5", None),
    ]
}

fn statements() -> Vec<Statement> {
    let found = Statement {
        account: AccountId::Member("m-0017".parse().unwrap()),
        purse: "points".parse().unwrap(),
        at: stamp("2026-03-31T10:00"),
        lines: lines(),
        credited: amount("20.5"),
        redeemed: amount("5"),
        expired: amount("3"),
        balance: amount("12.5"),
        lots: lots(),
    };
    let (account, purse) = (AccountId::Household("h-0042".parse().unwrap()), "home".parse::<Code>().unwrap());
    let (credited, balance) = (amount("4.5"), amount("-3.5"));
    vec![
        Statement { account, purse, credited, balance, lines: Vec::new(), lots: Vec::new(), ..found.clone() },
        Statement { purse: "gone".parse().unwrap(), ..found.clone() },
        found,
    ]
}

/// The sentences of a statement, each with the facts it is to hold.
fn of(found: &Statement) -> Vec<Example> {
    let scheme = points::scheme();
    let [zh, en] = Lang::ALL.map(|lang| statement(found, &scheme, lang));
    let facts = serde_json::to_value(found).unwrap();
    let part =
        |keys: &[&str]| -> Value { keys.iter().map(|key| ((*key).to_owned(), facts[key].clone())).collect() };
    let example = |label: &str, facts: Value, said: fn(&StatementSaid) -> String| Example {
        label: format!("statement {label}"),
        facts,
        zh: said(&zh),
        en: said(&en),
    };
    vec![
        example("head", part(&["account", "purse", "at"]), |said| said.head.clone()),
        example("sum", part(&["credited", "redeemed", "expired", "balance"]), |said| said.sum.clone()),
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    let scheme = points::scheme();
    let mut all: Vec<Example> = statements().iter().flat_map(of).collect();
    let statement_of = statements().pop().unwrap();
    let [zh, en] = Lang::ALL.map(|lang| statement(&statement_of, &scheme, lang));
    for line in &statement_of.lines {
        let facts = serde_json::to_value(line).unwrap();
        let label = format!("statement {}", facts["entry"].as_str().unwrap());
        let [zh, en] = Lang::ALL.map(|lang| statement_line(line, &scheme, lang));
        all.push(Example { label, facts, zh, en });
    }
    for (lot, (zh, en)) in statement_of.lots.iter().zip(zh.lots.into_iter().zip(en.lots)) {
        let facts = serde_json::to_value(lot).unwrap();
        all.push(Example { label: "statement lot".to_owned(), facts, zh, en });
    }
    all
}

/// What a sentence of a statement must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    let text = fact.as_str().unwrap_or_default();
    Some(match (family, key) {
        ("statement", "entry") => match text {
            "credit" => words("记录", "record "),
            "adjustment" => words("结算调整", "adjustment settled with "),
            "change" => words("待下次结算调整", "not settled yet"),
            "base" => words("基础分", "base of "),
            "expiry" => words("到期失效", "lapse of "),
            "cancellation" => words("撤销", "cancellation "),
            _ => words("兑换", "redemption "),
        },
        ("statement", "amount") => {
            let size = fact.to_string().trim_start_matches('-').to_owned();
            Said::Words(format!("{size}分"), size)
        }
        ("statement", "period" | "base") => duties::period_said(text),
        _ => return None,
    })
}

/// P8: a statement says its lines and lots in their order, and each line as it is said by itself.
#[test]
fn p8_a_statement_says_all_its_lines_and_lots() {
    let (found, scheme) = (statements().pop().unwrap(), points::scheme());
    for lang in Lang::ALL {
        let said = statement(&found, &scheme, lang);
        let lines: Vec<String> = found.lines.iter().map(|line| statement_line(line, &scheme, lang)).collect();
        assert_eq!((said.lines, said.lots.len()), (lines, found.lots.len()));
    }
}

/// P6: what is owed is said where the balance is below 0, and nowhere else.
#[test]
fn p6_a_debt_is_said() {
    let scheme = points::scheme();
    let owed = statements()
        .iter()
        .map(|found| statement(found, &scheme, Lang::Zh).sum.contains("尚欠"))
        .collect::<Vec<_>>();
    assert_eq!(json!(owed), json!([true, false, false]));
}
