//! The pass (P3, P4) as the books see it: who runs it is no matter here.

use crate::value::Code;

/// A full pass over the records of one purse (P2–P4): what each is credited with.
///
/// Rows are those of the [`Activities`](crate::tally::Activities) the books are kept over, credits are thousandths of
/// a point, at most 8·10¹⁵ either way; a record that was not filed, is not live or is served by no rule has 0. What a
/// record is credited with depends on no record later in order (at, id) but on its reversal, and on none with which
/// it shares no bucket of a cap, however far the sharing reaches.
///
/// Any function from an instant to credits is one.
pub trait Pass {
    /// Why there is no answer.
    type Error;

    /// The credit of every row over what was filed by an instant in milliseconds since 1970, inclusive; `None`: over
    /// everything.
    ///
    /// # Errors
    /// Whatever keeps the pass from an answer.
    fn credits(&mut self, filed_by: Option<i64>) -> Result<Vec<i64>, Self::Error>;

    /// The credits of these rows alone, in ascending order, over what was filed by an instant. They share no bucket
    /// with any row that is not among them and was filed by then; so a pass that can run over few rows does better
    /// than this, which runs over all.
    ///
    /// # Errors
    /// Whatever keeps the pass from an answer.
    fn credits_of(&mut self, rows: &[u32], filed_by: i64) -> Result<Vec<i64>, Self::Error> {
        let all = self.credits(Some(filed_by))?;
        let credit = |row: &u32| usize::try_from(*row).ok().and_then(|row| all.get(row)).copied();
        Ok(rows.iter().map(|row| credit(row).unwrap_or_default()).collect())
    }

    /// The rule that serves a row, for statements; `None` if it is not known.
    fn rule(&self, row: u32) -> Option<Code> {
        let _ = row;
        None
    }
}

impl<F, E> Pass for F
where
    F: FnMut(Option<i64>) -> Result<Vec<i64>, E>,
{
    type Error = E;

    fn credits(&mut self, filed_by: Option<i64>) -> Result<Vec<i64>, E> {
        self(filed_by)
    }
}
