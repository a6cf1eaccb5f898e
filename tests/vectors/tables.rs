//! K4: catalogues from tables, and all that can be wrong with one, by row and column.

use serde::Deserialize;
use serde_json::Value;
use wangge::wire;

use super::support::{Edit, edited};

/// A document with edits, and a table of items for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The clauses it shows.
    clauses: Vec<String>,
    scheme: String,
    edits: Vec<Edit>,
    /// CSV as a text, or rows of cells.
    table: Value,
    /// The codes of the items that the table adds; none if it has faults.
    #[serde(default)]
    items: Vec<String>,
    /// Its faults, in order; none if it is sound.
    faults: Vec<Value>,
}

/// The items that a table adds, and the faults without their words.
fn read(vector: &Vector) -> (Vec<String>, Vec<Value>) {
    let document = edited(&vector.scheme, &vector.edits);
    let table = vector.table.as_str().map_or_else(|| vector.table.to_string(), str::to_owned);
    match wire::scheme::read_with_items(&document, &table) {
        Ok(scheme) => {
            let own = wire::scheme::read(&document).unwrap().items().len();
            (scheme.items().iter().skip(own).map(|item| item.code.to_string()).collect(), Vec::new())
        }
        Err(error) => {
            let failure: Value = serde_json::from_str(&error.to_json()).unwrap();
            let mut faults = failure["faults"].as_array().unwrap().clone();
            for fault in faults.iter_mut().filter_map(Value::as_object_mut) {
                fault.remove("en");
                fault.remove("zh");
            }
            (Vec::new(), faults)
        }
    }
}

#[test]
fn every_table_is_read_or_its_faults_are_found_by_row_and_column() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("tables.json")).unwrap();
    assert!(vectors.len() >= 20);
    for vector in vectors {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        let (items, faults) = read(&vector);
        assert_eq!((items, faults), (vector.items.clone(), vector.faults.clone()), "{}", vector.shows);
    }
}
