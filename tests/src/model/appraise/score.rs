//! Scoring forms (R3).

use wangge::scheme::{Appraisal, How, Indicator, NoData, Scoring};

use super::{Exact, Figures, Peer};

/// What an indicator is worth to a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Not yet raised by what is left out, nor rounded; `None` if it is itself left out.
    pub raw: Option<Exact>,
    /// In thousandths; 0 if it is left out.
    pub score: i64,
    /// Of a score by rank: the rank, and of how many.
    pub rank: Option<(usize, usize)>,
}

/// What an indicator is worth before it is rounded, and the rank and of how many.
type Unrounded = (Option<Exact>, Option<(usize, usize)>);

/// R3: round(raw · W/(W−L)) for each indicator of one subject among all.
pub fn scored(appraisal: &Appraisal, peers: &[Peer], figures: &[Figures], at: usize) -> Vec<Scored> {
    let own: Vec<Unrounded> = appraisal
        .indicators
        .iter()
        .enumerate()
        .map(|(nth, indicator)| {
            let rank = ranked(indicator, nth, (peers, figures), at);
            let raw = match (figures[at].indicators[nth], indicator.no_data) {
                (Some(value), _) => Some(raw(indicator, value, rank)),
                (None, NoData::Full) => Some(indicator.weight.into()),
                (None, NoData::Zero) => Some(Exact::ZERO),
                (None, NoData::Out) => None,
            };
            (raw, rank)
        })
        .collect();
    let weight = |indicator: &Indicator| Exact::from(indicator.weight);
    let all: Exact = appraisal.indicators.iter().map(weight).sum();
    let out = appraisal.indicators.iter().zip(&own).filter(|(_, (raw, _))| raw.is_none());
    let left: Exact = out.map(|(indicator, _)| weight(indicator)).sum();
    let score = |raw: Exact| (raw * all / (all - left)).rounded(appraisal.decimals);
    own.into_iter().map(|(raw, rank)| Scored { raw, score: raw.map_or(0, score), rank }).collect()
}

/// 1224 rank r of the p peers with data.
fn ranked(
    indicator: &Indicator,
    nth: usize,
    (peers, figures): (&[Peer], &[Figures]),
    at: usize,
) -> Option<(usize, usize)> {
    let How::Measured { scoring: Scoring::Rank { lowest_first }, .. } = &indicator.how else { return None };
    let own = figures[at].indicators[nth]?;
    let among: Vec<Exact> = (0..figures.len())
        .filter(|other| peers[*other] == peers[at])
        .filter_map(|other| figures[other].indicators[nth])
        .collect();
    let better = among.iter().filter(|other| if *lowest_first { **other < own } else { **other > own });
    Some((better.count() + 1, among.len()))
}

/// What a value is worth; `rank` is that of a score by rank.
pub fn raw(indicator: &Indicator, value: Exact, rank: Option<(usize, usize)>) -> Exact {
    let weight = Exact::from(indicator.weight);
    let share = |share: Exact| weight * share.within(Exact::ZERO, Exact::ONE);
    let How::Measured { scoring, .. } = &indicator.how else { return weight * value };
    match scoring {
        Scoring::Ratio { target } => share(value / Exact::from(*target)),
        Scoring::Linear { from, to } => {
            let (from, to) = (Exact::from(*from), Exact::from(*to));
            share((value - from) / (to - from))
        }
        Scoring::Bands { bands } => {
            let reached = bands.iter().rfind(|band| Exact::from(band.from) <= value);
            reached.map_or(Exact::ZERO, |band| weight * Exact::from(band.share))
        }
        Scoring::Rank { .. } => {
            let (rank, of) = rank.unwrap();
            weight * Exact::new((of - rank + 1) as i128, of as i128)
        }
        Scoring::Deduct { each, floor } => (weight - Exact::from(*each) * value).max(Exact::from(*floor)),
        Scoring::Points => value.within(Exact::ZERO, weight),
    }
}
