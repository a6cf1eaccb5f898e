//! How far each weight can move before the top grade's members change (R8).

use serde::Serialize;

use super::grades::grades;
use super::score::scores;
use super::{AppraisalError, Appraised};
use crate::scheme::{Appraisal, How, Scoring};
use crate::value::{Amount, Code};

/// How far the weight of an indicator can move, the others fixed, and leave the top grade's members as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WeightRun {
    /// The indicator.
    pub indicator: Code,
    /// Its weight.
    pub weight: Amount,
    /// The step of the grid: one of the weight's last fraction digit; of a whole weight 0.01.
    pub step: Amount,
    /// The least weight of the run; over 0.
    pub least: Amount,
    /// The greatest weight of the run.
    pub most: Amount,
    /// Whether the run was not followed further down: it is longer than [`MAX_STEPS`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub and_less: bool,
    /// Whether it was not followed further up.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub and_more: bool,
}

/// How many steps a run is followed up and down.
pub const MAX_STEPS: u32 = 10_000;

impl Appraised<'_> {
    /// For each weight, on the grid of its own last digit, the longest run of steps round the present one, others fixed,
    /// that leaves the top grade's members unchanged. None where nothing is graded. What was measured stays.
    ///
    /// A run ends where a scheme could not have the weight: at 0, below the floor of what is deducted from it, and where
    /// a total or the full mark comes to more than there can be.
    ///
    /// Each step scores and grades everybody anew: O(steps · n log n).
    ///
    /// # Errors
    /// `score_overflow`, as [`appraise`](super::AppraisalBook::appraise).
    pub fn weight_runs(&self) -> Result<Vec<WeightRun>, AppraisalError> {
        let appraisal = self.at.appraisal;
        if appraisal.grading.is_none() {
            return Ok(Vec::new());
        }
        let top = self.top(appraisal)?;
        let mut runs = Vec::new();
        for (nth, indicator) in appraisal.indicators.iter().enumerate() {
            let step = step(indicator.weight);
            let floor = match &indicator.how {
                How::Measured { scoring: Scoring::Deduct { floor, .. }, .. } => *floor,
                _ => Amount::MIN,
            };
            let follow = |up: bool| {
                let (mut moved, mut last) = (appraisal.clone(), indicator.weight);
                for _ in 0..MAX_STEPS {
                    let next = if up { last.checked_add(step) } else { last.checked_sub(step) };
                    let Some(next) = next.ok().filter(|next| *next > Amount::ZERO && *next >= floor) else {
                        return (last, false);
                    };
                    if let Some(indicator) = moved.indicators.get_mut(nth) {
                        indicator.weight = next;
                    }
                    let full = Amount::sum(moved.indicators.iter().map(|one| one.weight).chain([moved.base]));
                    if full.is_err() || self.top(&moved).ok().as_ref() != Some(&top) {
                        return (last, false);
                    }
                    last = next;
                }
                (last, true)
            };
            let ((least, and_less), (most, and_more)) = (follow(false), follow(true));
            let (indicator, weight) = (indicator.code.clone(), indicator.weight);
            runs.push(WeightRun { indicator, weight, step, least, most, and_less, and_more });
        }
        Ok(runs)
    }

    /// Who has the top grade under these rules.
    fn top(&self, appraisal: &Appraisal) -> Result<Vec<bool>, AppraisalError> {
        let graded =
            scores(appraisal, &self.figures).and_then(|scores| grades(appraisal, &self.figures, &scores));
        let graded = graded.map_err(|beyond| self.at.beyond(beyond))?;
        Ok(graded.grades.iter().map(|grade| *grade == Some(0)).collect())
    }
}

/// One of a weight's last fraction digit; of a whole weight 0.01.
fn step(weight: Amount) -> Amount {
    let thousandths = match weight.thousandths() {
        whole if whole % 1000 == 0 => 10,
        tenths if tenths % 100 == 0 => 100,
        hundredths if hundredths % 10 == 0 => 10,
        _ => 1,
    };
    Amount::from_thousandths(thousandths).unwrap_or_default()
}
