//! X2: rows of records, redemptions, cancellations and closed cases, from JSON and back.

mod activities;
mod faults;
mod forms;

use serde::Serialize;
use serde_json::Value;
use wangge::read::Faults;

/// The JSON text of rows.
fn text<T: Serialize>(rows: impl IntoIterator<Item = T>) -> String {
    serde_json::to_string(&rows.into_iter().collect::<Vec<_>>()).unwrap()
}

/// The rows of a text as JSON values.
fn parsed(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

/// Place and code of each fault.
fn told(faults: &Faults) -> Vec<String> {
    faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect()
}
