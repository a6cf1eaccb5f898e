//! A pass that counts what it is asked for, and answers from the plain model.

use std::convert::Infallible;

use wangge::tally::{ActivityRow, Pass, World};
use wangge::value::Code;
use wangge_tests::model::account::credits;
use wangge_tests::purses::{Town, purse};

/// The pass over a world's records, by the model.
pub(super) struct Plain<'t> {
    world: World<'t>,
    rows: &'t [ActivityRow],
    /// How often everything was asked for.
    pub(super) whole: usize,
    /// The rows asked for alone, and as of when.
    pub(super) some: Vec<(Vec<u32>, i64)>,
}

impl<'t> Plain<'t> {
    pub(super) fn of(town: &'t Town) -> Self {
        Self { world: town.world(), rows: &town.rows, whole: 0, some: Vec::new() }
    }
}

impl Pass for &mut Plain<'_> {
    type Error = Infallible;

    fn credits(&mut self, filed_by: Option<i64>) -> Result<Vec<i64>, Infallible> {
        self.whole += 1;
        Ok(credits(&self.world, &purse(), self.rows, filed_by))
    }

    /// As if there were no other rows.
    fn credits_of(&mut self, rows: &[u32], filed_by: i64) -> Result<Vec<i64>, Infallible> {
        assert!(rows.is_sorted_by(|one, other| one < other), "in order, each once");
        self.some.push((rows.to_vec(), filed_by));
        let alone: Vec<ActivityRow> = rows.iter().map(|row| self.rows[*row as usize].clone()).collect();
        Ok(credits(&self.world, &purse(), &alone, Some(filed_by)))
    }

    fn rule(&self, row: u32) -> Option<Code> {
        format!("p-{}", self.rows[row as usize].kind).parse().ok()
    }
}
