//! The year as tables.

use comfy_table::Table;
use wangge::speech::{Lang, StatementSaid};
use wangge::value::{Code, Name};

use super::duties::DutyRow;
use super::purses::{PurseYear, Quarters};
use super::{Year, ranked, words};
use crate::labels::either;
use crate::tables::{SHOWN, first_of, right, section, table, wrapped};

pub(crate) fn render(year: &Year, out: &mut String, lang: Lang) {
    let Year { records, late, taken_back, unscored, .. } = year;
    let title = match lang {
        Lang::Zh => format!(
            "{} 年服务：记录 {records} 条，其中补报 {late} 条，冲销 {taken_back} 条，不计分 {unscored} 条",
            year.year
        ),
        Lang::En => format!(
            "service in {}: {records} records, of them {late} filed late, {taken_back} taken back, {unscored} unscored",
            year.year
        ),
    };
    section(out, &title, None);
    if !year.duties.is_empty() {
        let heading = either(lang, "常态工作完成情况", "duties done");
        section(out, heading, Some(duties(&year.duties, lang)));
    }
    for purse in &year.purses {
        render_purse(purse, out, lang);
    }
    if let Some(agenda) = &year.agenda {
        let heading = format!("{} {}", either(lang, "一位成员的待办", "the agenda of"), agenda.member);
        let mut rows = table(&[
            either(lang, "到期", "due"),
            either(lang, "常态工作", "duty"),
            either(lang, "单元", "unit"),
            either(lang, "还差", "left"),
            "",
        ]);
        for owed in agenda.owed.iter().take(SHOWN) {
            rows.add_row([
                owed.due.to_string(),
                owed.name.to_string(),
                owed.unit.to_string(),
                owed.left().to_string(),
                words::measure(owed.measure, lang).to_owned(),
            ]);
        }
        section(out, &heading, Some(right(rows, 3..4)));
    }
    if let Some(because) = &year.because {
        let mut rows = table(&[either(lang, "缘由", "why")]);
        rows.add_row([because]);
        section(
            out,
            either(lang, "其中一项为何未完成", "why the first of them is owed"),
            Some(wrapped(rows)),
        );
    }
    ranked::render(&year.rankings, out, lang);
}

fn duties(duties: &[DutyRow], lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "常态工作", "duty"),
        either(lang, "周期", "per"),
        either(lang, "完成", "met"),
        either(lang, "部分完成", "in part"),
        either(lang, "未做", "undone"),
        either(lang, "无对象", "no data"),
        either(lang, "应做", "required"),
        either(lang, "已做", "done"),
    ]);
    for row in duties {
        rows.add_row([
            row.name.to_string(),
            words::per(row.per, lang).to_owned(),
            row.met.to_string(),
            row.part.to_string(),
            row.undone.to_string(),
            row.no_data.to_string(),
            row.required.to_string(),
            row.done.to_string(),
        ]);
    }
    right(rows, 2..8)
}

fn render_purse(purse: &PurseYear, out: &mut String, lang: Lang) {
    let heading = match lang {
        Lang::Zh => format!("{}（{}）：{} 名成员得分", purse.name, purse.purse, purse.members),
        Lang::En => format!("{} ({}): {} members with points", purse.name, purse.purse, purse.members),
    };
    section(out, &heading, Some(units(purse, lang)));
    section(out, either(lang, "积分来源与上限", "by rule, and what caps cut"), Some(rules(purse, lang)));
    if !purse.redeemed.is_empty() {
        section(out, either(lang, "积分兑换", "redemptions"), Some(redeemed(purse, lang)));
    }
    if let Some(explained) = &purse.explained {
        let mut rows = table(&[either(lang, "说明", "why")]);
        rows.add_row([&explained.said]);
        section(out, either(lang, "一笔积分的由来", "one credit explained"), Some(wrapped(rows)));
    }
    if let Some(stated) = &purse.statement {
        let heading = either(lang, "一份账户对账单", "one account's statement");
        let lines = stated.said.lines.len();
        section(out, &first_of(heading, lines, lang), Some(statement(&stated.said, lang)));
    }
}

fn statement(said: &StatementSaid, lang: Lang) -> Table {
    let mut rows = table(&[said.head.as_str()]);
    for line in said.lines.iter().take(SHOWN) {
        rows.add_row([line]);
    }
    if said.lines.len() > SHOWN {
        rows.add_row(["…"]);
    }
    rows.add_row([&said.sum]);
    if let Some(lot) = said.lots.first() {
        rows.add_row([format!("{} {lot}", either(lang, "最早一笔余额：", "the oldest lot:"))]);
    }
    wrapped(rows)
}

fn units(purse: &PurseYear, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "单元", "unit"),
        either(lang, "名称", "name"),
        either(lang, "一季度", "Q1"),
        either(lang, "二季度", "Q2"),
        either(lang, "三季度", "Q3"),
        either(lang, "四季度", "Q4"),
        either(lang, "全年", "year"),
    ]);
    let cells = |unit: &str, name: &str, quarters: Quarters| {
        let sums = quarters.quarter.into_iter().chain([quarters.year]).map(|sum| sum.to_string());
        [unit.to_owned(), name.to_owned()].into_iter().chain(sums).collect::<Vec<String>>()
    };
    for unit in purse.units.iter().take(SHOWN) {
        let name = unit.name.as_ref().map_or("", |name| name.as_str());
        rows.add_row(cells(unit.unit.as_str(), name, unit.quarters));
    }
    if purse.units.len() > SHOWN {
        rows.add_row(["…"]);
    }
    rows.add_row(cells(either(lang, "合计", "total"), "", purse.quarters));
    right(rows, 2..7)
}

fn rules(purse: &PurseYear, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "规则或上限", "rule or cap"),
        either(lang, "记录", "records"),
        either(lang, "分值", "points"),
    ]);
    let named = |name: &Option<Name>, code: &Code| {
        name.as_ref().map_or_else(|| code.to_string(), ToString::to_string)
    };
    for rule in &purse.rules {
        rows.add_row([named(&rule.name, &rule.rule), String::new(), rule.points.to_string()]);
    }
    for cut in &purse.cuts {
        let name = format!("{} {}", either(lang, "削减：", "cut by"), named(&cut.name, &cut.cap));
        rows.add_row([name, cut.records.to_string(), cut.points.to_string()]);
    }
    for failed in &purse.failed {
        let name =
            format!("{} {}", either(lang, "得 0 分：", "0 points:"), words::reason(failed.reason, lang));
        rows.add_row([name, failed.records.to_string(), String::new()]);
    }
    right(rows, 1..3)
}

fn redeemed(purse: &PurseYear, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "结果", "outcome"),
        either(lang, "申请", "requests"),
        either(lang, "付出积分", "points paid"),
        either(lang, "例如", "such as"),
    ]);
    for row in &purse.redeemed {
        rows.add_row([
            words::redeemed(row.refused, lang).to_owned(),
            row.requests.to_string(),
            row.points.to_string(),
            row.such_as.clone().unwrap_or_default(),
        ]);
    }
    wrapped(right(rows, 1..3))
}
