//! Appraisals and what stands in them beside indicators and grades; figures from outside; signs of distorted data.

use super::super::value::{every, several};
use super::super::words::Words;
use super::catalogue::joined;
use super::measure::measure;
use super::named;
use crate::scheme::{
    Adjustment, AdjustmentItem, Appraisal, Input, Scorer, Sign, Signs, Subjects, Veto, Worth,
};
use crate::speech::parts::share;
use crate::value::Amount;

/// `appraisal 网格员月度考核 (worker-month)`.
pub(super) fn within(whole: &Appraisal) -> String {
    format!("appraisal {}", named(&whole.name, &whole.code))
}

pub(super) fn input(entry: &Input) -> String {
    let scorer = |one: &Scorer| format!("{} (weight {})", named(&one.name, &one.code), one.weight);
    let by = joined("it is the weighted mean of the means of ", entry.scorers.iter().map(scorer));
    let by = by.unwrap_or_else(|| "it is the mean of all scores".to_owned());
    format!("Figure from outside {}: {by}", named(&entry.name, &entry.code))
}

pub(super) fn appraisal(entry: &Appraisal, words: Words<'_>) -> String {
    let of = match &entry.subjects {
        Subjects::Role { role, tier: None } => format!("holders of role {}", words.role(role)),
        Subjects::Role { role, tier: Some(tier) } => {
            format!("holders of role {} on {}", words.role(role), words.tier(*tier))
        }
        Subjects::Volunteers { .. } => "enrolled volunteers".to_owned(),
        Subjects::Units { tier } => format!("units of {}", words.tier(*tier)),
    };
    let mut parts = vec![
        format!("Appraisal {} appraises {of}, once {}", named(&entry.name, &entry.code), every(entry.per)),
        format!("scores are rounded to {}", several(entry.decimals.into(), "decimal")),
    ];
    if entry.base != Amount::ZERO {
        parts.push(format!("a total begins with {}", entry.base));
    }
    parts.extend(entry.bonuses.map(|most| format!("all bonuses come to at most {most}")));
    parts.extend(entry.penalties.map(|most| format!("all penalties come to at most {most}")));
    parts.extend(entry.least.map(|least| format!("a total is at least {least}")));
    parts.extend(entry.most.map(|most| format!("a total is at most {most}")));
    parts.extend(entry.objection.map(|length| format!("objections within {length} of the period's end")));
    parts.join("; ")
}

pub(super) fn adjustment(whole: &Appraisal, entry: &Adjustment, words: Words<'_>) -> String {
    let noun = match entry.sign {
        Sign::Bonus => "Bonuses",
        Sign::Penalty => "Penalties",
    };
    let mut parts: Vec<String> = entry.items.iter().map(|one| item(one, words)).collect();
    parts.extend(entry.ceiling.map(|most| format!("at most {most} together")));
    format!("{noun} {} of {}: {}", named(&entry.name, &entry.code), within(whole), parts.join("; "))
}

fn item(one: &AdjustmentItem, words: Words<'_>) -> String {
    let worth = match &one.worth {
        Worth::Each { measure: of, each } => format!("{each} for each of {}", measure(of, words)),
        Worth::Honours { honours } => {
            let level =
                honours.iter().map(|one| format!("{} for {}", one.points, named(&one.name, &one.level)));
            level.collect::<Vec<_>>().join(", ")
        }
    };
    let ceiling = one.ceiling.map(|most| format!(", at most {most}")).unwrap_or_default();
    format!("{}, {worth}{ceiling}", named(&one.name, &one.code))
}

pub(super) fn veto(whole: &Appraisal, entry: &Veto, words: Words<'_>) -> String {
    format!(
        "Veto {} of {}: from {} on of {}, the grade is {} whatever the total",
        named(&entry.name, &entry.code),
        within(whole),
        entry.from,
        measure(&entry.measure, words),
        super::grading::grade(whole, &entry.grade)
    )
}

pub(super) fn signs(entry: &Signs) -> String {
    let Signs { burst_days, burst_records, series_records, places_minutes, spread_marks, .. } = entry;
    format!(
        "Signs of distorted data, shown to who files and who verifies, never scored: a burst, {} or more of at least \
         {burst_records} records of a member and month filed in its last {}; a series, {series_records} records \
         of one member and kind at equal spacing with equal quantity; two places within {}; a cap reached by {} or \
         more; no spread, all of at least {} of a unit equal",
        share(entry.burst_share),
        several(*burst_days, "day"),
        several(*places_minutes, "minute"),
        share(entry.capped_share),
        several(*spread_marks, "mark")
    )
}
