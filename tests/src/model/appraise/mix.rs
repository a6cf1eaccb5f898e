//! Totals of other appraisals (月 → 季 → 年, R3).

use std::rc::Rc;

use wangge::scheme::{MixPart, Scheme};
use wangge::tally::appraise::SubjectId;
use wangge::value::{Code, Period};

use super::measure::parts;
use super::{Exact, Judge, Told};

/// A total that another appraisal is mixed of.
#[derive(Debug)]
pub struct Part<'a> {
    /// Its weight.
    pub weight: Exact,
    /// The appraisal.
    pub code: Code,
    /// Its period.
    pub period: Period,
    /// What is said there.
    pub told: Rc<Told<'a>>,
}

impl<'a> Judge<'a> {
    /// The appraisals that a mix names, in the periods of their own within the period.
    pub fn parts(&self, mix: &[MixPart], edition: &'a Scheme, period: Period) -> Vec<Part<'a>> {
        let mut found = Vec::new();
        for one in mix {
            let own = edition.appraisals().iter().find(|appraisal| appraisal.code == one.appraisal).unwrap();
            for (at, within) in parts(period, own.per).into_iter().enumerate() {
                let meant = one.nth.is_none_or(|nth| nth as usize == at + 1);
                if let Some(told) = self.told(&one.appraisal, within).filter(|_| meant) {
                    let (weight, code) = (one.weight.into(), one.appraisal.clone());
                    found.push(Part { weight, code, period: within, told });
                }
            }
        }
        found
    }

    /// R3: the weighted mean of the subject's totals over the full mark; missing ones left out, weights renormalised.
    pub(super) fn mixed(&self, parts: &[Part<'a>], of: &SubjectId) -> Option<Exact> {
        let own = |part: &Part<'a>| {
            let at = part.told.subjects.iter().position(|subject| subject == of)?;
            let full = Exact::from(part.told.appraisal.full().unwrap());
            let total = Exact::thousandths(part.told.judged[at].total?);
            Some((part.weight, total / full))
        };
        let there: Vec<(Exact, Exact)> = parts.iter().filter_map(own).collect();
        let weights: Exact = there.iter().map(|(weight, _)| *weight).sum();
        (!there.is_empty())
            .then(|| there.into_iter().map(|(weight, share)| weight * share).sum::<Exact>() / weights)
    }
}
