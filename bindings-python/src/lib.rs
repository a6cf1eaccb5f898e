//! The module `wangge._native`: the core's JSON text and Arrow columns, handed to Python as they are.
//!
//! Nothing here decides anything. Text goes in and comes out as the core wrote it; the Python package `wangge`
//! parses it. Columns cross by the Arrow `PyCapsule` protocol, so no data-frame library is needed or preferred.
#![deny(unsafe_code)]

use pyo3::prelude::*;

mod accounts;
mod activations;
mod activities;
mod activity_columns;
mod allocator;
mod amounts;
mod appraisals;
mod calendar;
#[allow(
    unsafe_code,
    reason = "Arrow's C data interface hands over raw pointers; they go no further than this file"
)]
mod capsule;
mod case;
mod cases;
mod cells;
mod column;
mod duties;
mod error;
mod frame;
mod history;
mod index;
mod instants;
mod org;
mod parse;
mod points;
mod rating;
mod rows;
mod scheme;
mod table;
mod vector;
mod watch;

/// The functions and classes of `wangge._native`.
#[pymodule(name = "_native")]
mod native {
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::allocator::keep_longer();
        Ok(())
    }

    #[pymodule_export]
    use crate::accounts::{Accounts, entries, open_entries, statement, statement_explanation, verdicts};
    #[pymodule_export]
    use crate::activations::{Activations, active};
    #[pymodule_export]
    use crate::activities::Activities;
    #[pymodule_export]
    use crate::activity_columns::addresses;
    #[pymodule_export]
    use crate::appraisals::{
        Appraisals, Appraised, Comparison, compare, comparison, even_marks, explain_total, lift, publicity,
        recommend, standings, total_explanation, weight_runs,
    };
    #[pymodule_export]
    use crate::calendar::{Calendar, Deadlines, between, day, deadline};
    #[pymodule_export]
    use crate::case::{allowed, decide, evolve, next_due, remaining, story, tick};
    #[pymodule_export]
    use crate::cases::Cases;
    #[pymodule_export]
    use crate::column::Column;
    #[pymodule_export]
    use crate::duties::{Duties, agenda, because, duty_explanation, fulfil, icalendar};
    #[pymodule_export]
    use crate::history::{History, catalogue_diff};
    #[pymodule_export]
    use crate::index::{DueIndex, due};
    #[pymodule_export]
    use crate::org::{
        Org, ancestors, describe_org, figures, lowest_common_ancestor, read_again, subtree, unit,
    };
    #[pymodule_export]
    use crate::points::{
        Points, by_member, by_rule, by_unit, cuts, explain, explanation, failed, purses, signs, signs_said,
        unscored,
    };
    #[pymodule_export]
    use crate::rating::{rate, rate_rows};
    #[pymodule_export]
    use crate::scheme::{Scheme, assumed, describe, diff, read_out};
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::version;
}

/// The library's version, as JSON text.
#[pyfunction]
fn version() -> String {
    wangge::wire::version()
}
