//! P: sentences of the clauses, told by hand.

mod books;
mod caps;
mod faults;
mod rules;

use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge::value::Amount;
use wangge_tests::model::points::{Pass, Row, State};
use wangge_tests::worlds::{World, township};

/// One edition of such rules and caps.
pub(super) fn under(rules: &[Value], caps: &[Value]) -> World {
    let mut sections = json!({"points": rules});
    if !caps.is_empty() {
        sections["cap"] = json!(caps);
    }
    township(&[sections], &[])
}

/// An amount of thousandths in words.
fn amount(thousandths: i64) -> String {
    Amount::from_thousandths(thousandths).unwrap().to_string()
}

/// What becomes of each record in a purse: its rule and credit, the reason if it fails, what was cut by which cap.
fn told(pass: &Pass, purse: &str) -> Vec<String> {
    let line = |row: &Row| {
        let outcome = row.outcomes.iter().find(|(own, _)| own.as_str() == purse);
        let Some((_, outcome)) = outcome else {
            let word =
                if row.state == State::Served { "nothing".to_owned() } else { format!("{:?}", row.state) };
            return word.to_lowercase();
        };
        let mut line = format!("{} {}", outcome.rule, amount(outcome.credit));
        if let Some(reason) = outcome.reason {
            line += &format!(" {reason:?}").to_lowercase();
        }
        if let Some(cut) = &outcome.cut {
            line += &format!(" cut {} by {}", amount(cut.amount), cut.cap);
        }
        line
    };
    pass.rows.iter().map(line).collect()
}

/// The same of everything, in the purse `points`.
fn scored(world: &World, rows: &[ActivityRow]) -> Vec<String> {
    assert_eq!(world.points().check(rows), []);
    told(&world.points().pass(rows, None).unwrap(), "points")
}
