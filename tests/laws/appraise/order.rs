//! V6: the order in which anything is given never matters.

use proptest::prelude::*;
use serde_json::Value;
use wangge::tally::appraise::AppraisalBook;
use wangge::value::{Code, Period};
use wangge_tests::appraisals::{Township, asked, township};
use wangge_tests::cases;

/// Everything that is said, as it is written.
fn said(book: &AppraisalBook<'_>, asked: &[(Code, Period)]) -> Vec<String> {
    let mut said = Vec::new();
    for (code, period) in asked {
        match book.appraise(code, *period) {
            Err(error) => said.push(error.to_string()),
            Ok(appraised) => {
                said.push(serde_json::to_string(&*appraised).unwrap());
                for standing in appraised.iter() {
                    said.push(serde_json::to_string(&standing.explain().unwrap()).unwrap());
                }
            }
        }
    }
    said
}

fn turned(document: &Value, lists: &[&str], by: usize) -> Value {
    let mut document = document.clone();
    for list in lists {
        if let Some(rows) =
            document.get_mut(*list).and_then(Value::as_array_mut).filter(|rows| !rows.is_empty())
        {
            rows.reverse();
            let by = by % rows.len();
            rows.rotate_left(by);
        }
    }
    document
}

proptest! {
    #![proptest_config(cases(40))]

    /// V6: rows of the organisation, of records, of cases and of what comes from outside may come in any order.
    #[test]
    fn v6_the_order_of_rows_does_not_matter(
        township in township(40),
        asked in prop::collection::vec(asked(), 2),
        by in 0..40_usize,
    ) {
        let lists = ["units", "posts", "enrolments", "homes", "tags", "households"];
        let mut other = Township::new(township.editions.clone(), turned(&township.document, &lists, by));
        other.rows = township.rows.clone().map(|mut rows| {
            rows.reverse();
            let by = by % rows.len().max(1);
            rows.rotate_left(by);
            rows
        });
        other.closed = township.closed.iter().rev().cloned().collect();
        let outside = township.outside.as_ref();
        other.outside = outside.map(|outside| turned(outside, &["inputs", "honours", "objections"], by));
        let one = township.with(|book, _| said(book, &asked));
        prop_assert_eq!(one, other.with(|book, _| said(book, &asked)));
    }
}
