//! Totals of other appraisals of the same subject (月 → 季 → 年, R3).

use std::sync::Arc;

use super::book::{At, Known};
use super::score::of;
use super::subject::Subject;
use super::value::Value;
use super::{AppraisalBook, AppraisalError, Appraised, Standing};
use crate::scheme::{Indicator, MixPart};
use crate::value::{Amount, Fraction, Period, PeriodKind};

/// An appraisal that another is mixed of, with its weight.
pub(super) type Mixed<'a> = (Amount, Arc<Appraised<'a>>);

impl<'a> AppraisalBook<'a> {
    /// What the totals of other appraisals come to for each subject, each over its full mark, by their weights; and
    /// which they are, in time order part by part. Totals that are missing are left out.
    pub(super) fn mixed(
        &'a self,
        indicator: &Indicator,
        parts: &[MixPart],
        at: At<'a>,
        subjects: &[Subject<'a>],
        known: &mut Known<'a>,
    ) -> Result<(Vec<Value>, Vec<Mixed<'a>>), AppraisalError> {
        let mut mixed: Vec<Mixed<'a>> = Vec::new();
        for part in parts {
            // As the edition of the whole period has it: of which kind its periods are.
            let Some(kind) = at.edition.appraisal(&part.appraisal).map(|own| own.per) else { continue };
            for (nth, period) in (1..).zip(within(at.period, kind)) {
                if part.nth.is_some_and(|wanted| wanted != nth) {
                    continue;
                }
                match self.known(&part.appraisal, period, known) {
                    Ok(appraised) => mixed.push((part.weight, appraised)),
                    // An edition that did not have it yet: its total is missing.
                    Err(
                        AppraisalError::NoEdition { .. }
                        | AppraisalError::UnknownAppraisal { .. }
                        | AppraisalError::WrongPeriod { .. },
                    ) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        let value = |subject: &Subject<'a>| -> Result<Value, _> {
            let id = subject.id();
            let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
            for (weight, appraised) in &mixed {
                let total = appraised.of(&id).and_then(Standing::total);
                let Some(total) = total else { continue };
                let full = of(&indicator.code, appraised.appraisal().full())?;
                // Another edition may have it without a full mark: of such a total there is no share.
                if full <= Amount::ZERO {
                    continue;
                }
                let share = of(&indicator.code, Fraction::from(total).over(Fraction::from(full)))?;
                let (Some(share), weight) = (share, Fraction::from(*weight)) else { continue };
                let part = of(&indicator.code, share.times(weight))?;
                sum = of(&indicator.code, sum.plus(part))?;
                weights = of(&indicator.code, weights.plus(weight))?;
            }
            Ok(Value::share(sum, weights))
        };
        let values = subjects.iter().map(value).collect::<Result<Vec<_>, _>>();
        Ok((values.map_err(|beyond| at.beyond(beyond))?, mixed))
    }
}

/// The periods of a kind within another, in time order.
pub(super) fn within(period: Period, kind: PeriodKind) -> impl Iterator<Item = Period> {
    let first = Period::of_day(kind, period.first_day());
    let inside = move |one: &Period| one.first_day() <= period.last_day();
    std::iter::successors(first, |one| one.next()).take_while(inside)
}
