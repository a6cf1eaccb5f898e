//! The report as tables that align Chinese in a terminal.

use std::fmt::Write;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use wangge::speech::Lang;

use crate::args::Args;
use crate::labels::{awaited, either, state};
use crate::report::Report;
use crate::year;

/// One rule under the headings, nothing else.
const PLAIN: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
/// How many rows of the long lists are shown.
pub(crate) const SHOWN: usize = 10;
/// How wide a table grows where sentences have to be wrapped.
const WIDTH: u16 = 110;

/// The whole of it, or what alone is asked for.
pub(crate) fn render(report: &Report, args: &Args) -> String {
    let (mut out, lang) = (String::new(), args.lang);
    if args.why.is_some() {
        year::render_why(&report.year.why, &mut out, lang);
    } else if args.year {
        year::render(&report.year, &mut out, lang);
    } else {
        return all(report, lang);
    }
    out
}

fn all(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let title = format!(
        "{}  {}  {} {}  {} {}",
        report.name,
        report.span,
        either(lang, "种子", "seed"),
        report.seed,
        either(lang, "规模", "scale"),
        report.scale
    );
    let title = match &report.plan {
        Some(plan) => format!("{title}  {} {plan}", either(lang, "启动预案", "in force:")),
        None => title,
    };
    section(&mut out, &title, None);
    section(&mut out, either(lang, "组织", "organisation"), Some(figures(report, lang)));
    let heading = either(lang, "事件：状态与层级", "cases by state and tier");
    section(&mut out, heading, Some(states(report, lang)));
    section(&mut out, &climbs_heading(report, lang), Some(climbs(report, lang)));
    if !report.cards.is_empty() {
        section(&mut out, either(lang, "亮牌", "cards"), Some(cards(report, lang)));
    }
    let heading = either(lang, "接下来到期", "due next");
    section(&mut out, &first_of(heading, report.due.len(), lang), Some(due(report, lang)));
    if let Some(story) = &report.story {
        let heading = format!("{} {}", either(lang, "一件事的始末", "the story of"), story.case);
        section(&mut out, &heading, Some(told(report, lang)));
    }
    year::render(&report.year, &mut out, lang);
    out
}

pub(crate) fn section(out: &mut String, heading: &str, table: Option<Table>) {
    // Writing to a String does not fail.
    let _ = writeln!(out, "{heading}");
    if let Some(table) = table {
        let _ = writeln!(out, "{}", table.trim_fmt());
    }
    let _ = writeln!(out);
}

/// A heading with how many there are, and how many of them are shown.
pub(crate) fn first_of(heading: &str, count: usize, lang: Lang) -> String {
    let shown = count.min(SHOWN);
    match lang {
        Lang::Zh => format!("{heading}：共 {count}，列出前 {shown}"),
        Lang::En => format!("{heading}: {count}, the first {shown} shown"),
    }
}

fn climbs_heading(report: &Report, lang: Lang) -> String {
    let tally = report.tally;
    let kinds = match lang {
        Lang::Zh => format!(
            "上报与督办（逾期上报 {}，人工上报 {}，挂牌督办 {}）",
            tally.overdue, tally.by_hand, tally.supervised
        ),
        Lang::En => format!(
            "escalated and supervised ({} overdue, {} by hand, {} supervised)",
            tally.overdue, tally.by_hand, tally.supervised
        ),
    };
    first_of(&kinds, report.climbs.len(), lang)
}

pub(crate) fn table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(PLAIN).set_header(headings.iter().copied());
    table
}

fn figures(report: &Report, lang: Lang) -> Table {
    let mut rows = table(&[either(lang, "项目", "what"), either(lang, "数量", "count")]);
    for figure in &report.figures {
        rows.add_row([either(lang, figure.zh, figure.en).to_owned(), figure.value.to_string()]);
    }
    right(rows, 1..2)
}

fn states(report: &Report, lang: Lang) -> Table {
    let mut headings = vec![either(lang, "状态", "state")];
    headings.extend(report.tiers.iter().map(|tier| tier.as_str()));
    headings.push(either(lang, "合计", "total"));
    let mut rows = table(&headings);
    for row in &report.states {
        let mut cells = vec![state(row.state, lang).to_owned()];
        cells.extend(row.by_tier.iter().map(ToString::to_string));
        cells.push(row.total.to_string());
        rows.add_row(cells);
    }
    let mut sums = vec![either(lang, "合计", "total").to_owned()];
    for tier in 0..report.tiers.len() {
        let count: usize = report.states.iter().filter_map(|row| row.by_tier.get(tier)).sum();
        sums.push(count.to_string());
    }
    sums.push(report.cases.to_string());
    rows.add_row(sums);
    right(rows, 1..6)
}

fn climbs(report: &Report, lang: Lang) -> Table {
    let mut rows =
        table(&[either(lang, "事件", "case"), either(lang, "时间", "at"), either(lang, "缘由", "why")]);
    for climb in report.climbs.iter().take(SHOWN) {
        rows.add_row([climb.case.to_string(), minute(&climb.at.to_string()), climb.why.clone()]);
    }
    wrapped(rows)
}

fn cards(report: &Report, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "督办牌", "card"),
        either(lang, "事件数", "cases"),
        either(lang, "其中", "such as"),
    ]);
    for row in &report.cards {
        let first: Vec<String> = row.first.iter().map(ToString::to_string).collect();
        rows.add_row([row.card.to_string(), row.cases.to_string(), first.join("、")]);
    }
    right(rows, 1..2)
}

fn due(report: &Report, lang: Lang) -> Table {
    let mut rows = table(&[
        either(lang, "事件", "case"),
        either(lang, "时间", "at"),
        either(lang, "将到", "what"),
        either(lang, "状态", "state"),
        either(lang, "承办", "holder"),
    ]);
    for row in report.due.iter().take(SHOWN) {
        rows.add_row([
            row.case.to_string(),
            minute(&row.at.to_string()),
            awaited(row.what, lang).to_owned(),
            state(row.state, lang).to_owned(),
            row.holder.to_string(),
        ]);
    }
    rows
}

fn told(report: &Report, lang: Lang) -> Table {
    let mut rows = table(&["", either(lang, "时间", "at"), either(lang, "经过与缘由", "what and why")]);
    for step in report.story.iter().flat_map(|story| &story.steps) {
        rows.add_row([step.seq.to_string(), minute(&step.at.to_string()), step.text.clone()]);
    }
    wrapped(rows)
}

/// An instant to the minute, as people read it.
pub(crate) fn minute(stamp: &str) -> String {
    stamp.get(..16).unwrap_or(stamp).replace('T', " ")
}

pub(crate) fn wrapped(mut table: Table) -> Table {
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table
}

pub(crate) fn right(mut table: Table, columns: std::ops::Range<usize>) -> Table {
    for column in columns {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
