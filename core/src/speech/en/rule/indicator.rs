//! Indicators: what they score, and how.

use super::super::words::Words;
use super::appraisal::within;
use super::measure::measure;
use super::named;
use crate::scheme::{Appraisal, Band, How, Indicator, MixPart, NoData, Scoring};
use crate::speech::parts::share;

pub(super) fn indicator(whole: &Appraisal, entry: &Indicator, words: Words<'_>) -> String {
    let head = format!(
        "Indicator {} of {} has a weight of {}",
        named(&entry.name, &entry.code),
        within(whole),
        entry.weight
    );
    let how = match &entry.how {
        How::Measured { measure: of, scoring: by } => {
            format!("it scores {}, {}", measure(of, words), scoring(by))
        }
        How::Mix { mix } => {
            let parts: Vec<String> = mix.iter().map(|part| mixed(part, words)).collect();
            format!("it is mixed from {}, each over its full mark, missing ones left out", parts.join(", "))
        }
    };
    let no_data = match entry.no_data {
        NoData::Full => "without data it is worth its weight",
        NoData::Zero => "without data it is worth nothing",
        NoData::Out => "without data it is left out, the others' weights standing for its own",
    };
    [head, how, no_data.to_owned()].join("; ")
}

fn scoring(scoring: &Scoring) -> String {
    match scoring {
        Scoring::Ratio { target } => format!("by its ratio to the target {target}, at most the weight"),
        Scoring::Linear { from, to } => {
            format!("worth nothing at {from}, the weight at {to}, linear between")
        }
        Scoring::Bands { bands } => {
            let bands: Vec<String> = bands.iter().map(band).collect();
            format!("in bands, {}, below them nothing", bands.join(", "))
        }
        Scoring::Rank { lowest_first: false } => "by rank, the greatest first".to_owned(),
        Scoring::Rank { lowest_first: true } => "by rank, the least first".to_owned(),
        Scoring::Deduct { each, floor } => format!("{each} less for each, {floor} at least"),
        Scoring::Points => "as it is, at least 0, at most the weight".to_owned(),
    }
}

fn band(band: &Band) -> String {
    format!("{} of the weight from {}", share(band.share), band.from)
}

/// `月度考核 (month), period 2 (weight 40)`.
fn mixed(part: &MixPart, words: Words<'_>) -> String {
    let which = part.nth.map_or_else(|| "each period".to_owned(), |nth| format!("period {nth}"));
    format!("{} {which} (weight {})", words.appraisal(&part.appraisal), part.weight)
}
