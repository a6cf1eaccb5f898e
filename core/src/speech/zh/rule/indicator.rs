//! Indicators: what they score, and how.

use super::super::words::Words;
use super::appraisal::within;
use super::measure::measure;
use super::named;
use crate::scheme::{Appraisal, Band, How, Indicator, MixPart, NoData, Scoring};
use crate::speech::parts::share;

pub(super) fn indicator(whole: &Appraisal, entry: &Indicator, words: Words<'_>) -> String {
    let head =
        format!("{}考核指标{}，权重{}分", within(whole), named(&entry.name, &entry.code), entry.weight);
    let how = match &entry.how {
        How::Measured { measure: of, scoring: by } => format!("考核{}，{}", measure(of, words), scoring(by)),
        How::Mix { mix } => {
            let parts: Vec<String> = mix.iter().map(|part| mixed(part, words)).collect();
            format!("由{}的得分率按权重合成，缺的期不计", parts.join("、"))
        }
    };
    let no_data = match entry.no_data {
        NoData::Full => "无数据的得满分",
        NoData::Zero => "无数据的得零分",
        NoData::Out => "无数据的不计，其余指标按权重折算",
    };
    [head, how, no_data.to_owned()].join("；")
}

fn scoring(scoring: &Scoring) -> String {
    match scoring {
        Scoring::Ratio { target } => format!("以{target}为目标值，按比例计分，至多得满分"),
        Scoring::Linear { from, to } => format!("{from}得零分，{to}得满分，其间线性计分"),
        Scoring::Bands { bands } => {
            let bands: Vec<String> = bands.iter().map(band).collect();
            format!("分档计分：{}，不到最低一档的得零分", bands.join("、"))
        }
        Scoring::Rank { lowest_first: false } => "按名次计分，数值大的在前".to_owned(),
        Scoring::Rank { lowest_first: true } => "按名次计分，数值小的在前".to_owned(),
        Scoring::Deduct { each, floor } => format!("每1扣{each}分，至少得{floor}分"),
        Scoring::Points => "按数值直接计分，至少得零分，至多得满分".to_owned(),
    }
}

fn band(band: &Band) -> String {
    format!("{}起得权重的{}", band.from, share(band.share))
}

/// `考核方案「月度考核」（month）第2期（权重40）`.
fn mixed(part: &MixPart, words: Words<'_>) -> String {
    let which = part.nth.map_or_else(|| "各期".to_owned(), |nth| format!("第{nth}期"));
    format!("考核方案{}{which}（权重{}）", words.appraisal(&part.appraisal), part.weight)
}
