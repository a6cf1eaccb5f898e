//! Appraisals as tables.

use comfy_table::Table;
use wangge::speech::Lang;

use super::appraisals::{Ranking, Why};
use crate::labels::either;
use crate::tables::{SHOWN, first_of, right, section, table, wrapped};

pub(super) fn render(rankings: &[Ranking], out: &mut String, lang: Lang) {
    for ranking in rankings {
        let grades: Vec<String> =
            ranking.grades.iter().map(|count| format!("{} {}", count.grade, count.subjects)).collect();
        let Ranking { name, period, subjects, unrated, .. } = ranking;
        let heading = match lang {
            Lang::Zh => {
                format!("考核：{name} {period}，对象 {subjects}，未评 {unrated}；{}", grades.join("，"))
            }
            Lang::En => format!(
                "appraisal: {name} {period}, {subjects} subjects, {unrated} unrated; {}",
                grades.join(", ")
            ),
        };
        section(out, &heading, Some(first(ranking, lang)));
        if !ranking.recommended.is_empty() {
            let heading = either(lang, "结果运用建议", "recommended");
            let mut rows = table(&[either(lang, "建议", "what")]);
            for said in ranking.recommended.iter().take(SHOWN) {
                rows.add_row([said]);
            }
            section(out, &first_of(heading, ranking.recommended.len(), lang), Some(wrapped(rows)));
        }
    }
}

fn first(ranking: &Ranking, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "名次", "rank"),
        either(lang, "对象", "subject"),
        either(lang, "单元", "unit"),
        either(lang, "总分", "total"),
        either(lang, "等次", "grade"),
    ]);
    for ranked in &ranking.first {
        let rank = ranked.rank.map(|rank| format!("{rank}/{}", ranked.peers));
        rows.add_row([
            rank.unwrap_or_default(),
            ranked.subject.clone(),
            ranked.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
            ranked.total.to_string(),
            ranked.grade.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]);
    }
    right(rows, 3..4)
}

/// Why one subject stands as it does.
pub(crate) fn render_why(why: &[Why], out: &mut String, lang: Lang) {
    for one in why {
        let mut rows = table(&[one.name.as_str()]);
        for line in &one.said {
            rows.add_row([line]);
        }
        if !one.lift.is_empty() {
            let needs = either(lang, "升一级：", "one grade higher: ");
            rows.add_row([format!("{needs}{}", one.lift.join(either(lang, "；", "; ")))]);
        }
        section(out, either(lang, "为什么", "why"), Some(wrapped(rows)));
    }
}
