//! Chinese (中文): full-width punctuation, what was given in 「」.

pub(super) mod account;
mod appraised;
pub(super) mod duty;
pub(super) mod event;
pub(super) mod fault;
mod field;
mod noun;
pub(super) mod points;
pub(super) mod rate;
pub(super) mod refusal;
pub(super) mod rule;
pub(super) mod statement;
pub(super) mod value;
mod words;

use super::parts::{moment, shown};
use crate::case::{CommandKind, Reply, State, Wish};
use crate::scheme::CommandWord;
use crate::value::{Date, Stamp};

/// A given text in corner brackets.
fn quoted(text: impl AsRef<str>) -> String {
    format!("「{}」", shown(text.as_ref()))
}

/// Several of them.
fn list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(quoted).collect();
    quoted.join("、")
}

/// `2026年3月5日`.
fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{year}年{month}月{day}日")
}

/// `2026年3月5日09:00`, with seconds where there are any, and with the offset where it is not +08:00.
fn at(stamp: Stamp) -> String {
    let (date, clock, offset) = moment(stamp);
    match offset {
        None => format!("{}{clock}", day(date)),
        Some(offset) => format!("{}{clock}（UTC{offset}）", day(date)),
    }
}

fn command(kind: CommandKind) -> &'static str {
    match kind {
        CommandKind::Report => "受理登记",
        CommandKind::Classify => "分类定级",
        CommandKind::Accept => "接单",
        CommandKind::Reject => "决定不予受理",
        CommandKind::Merge => "并案",
        CommandKind::Assign => "指派",
        CommandKind::Dispatch => "吹哨派遣",
        CommandKind::Convene => "召开联席会议",
        CommandKind::Escalate => "上报",
        CommandKind::Return => "退回",
        CommandKind::Suspend => "中止",
        CommandKind::Resume => "恢复",
        CommandKind::Defer => "挂账缓办",
        CommandKind::Extend => "延期",
        CommandKind::Expedite => "催办",
        CommandKind::Reclassify => "更正",
        CommandKind::Ask => "提出申请",
        CommandKind::RefuseAsk => "决定不准所请",
        CommandKind::Answer => "回应派遣",
        CommandKind::Progress => "登记进展",
        CommandKind::Resolve => "办结",
        CommandKind::FeedBack => "反馈",
        CommandKind::Evaluate => "评价",
        CommandKind::Reopen => "返工",
        CommandKind::Close => "销号",
        CommandKind::Appeal => "提出超时申诉",
        CommandKind::Judge => "裁定申诉",
        CommandKind::Withdraw => "撤回",
    }
}

fn command_word(word: CommandWord) -> &'static str {
    match word {
        CommandWord::Report => "受理登记",
        CommandWord::Classify => "分类定级",
        CommandWord::Accept => "接单",
        CommandWord::Reject => "不予受理",
        CommandWord::Merge => "并案",
        CommandWord::Assign => "指派",
        CommandWord::Dispatch => "吹哨派遣",
        CommandWord::Convene => "联席会议",
        CommandWord::Escalate => "上报",
        CommandWord::Return => "退回",
        CommandWord::Suspend => "中止",
        CommandWord::Resume => "恢复",
        CommandWord::Defer => "挂账缓办",
        CommandWord::Extend => "延期",
        CommandWord::Expedite => "催办",
        CommandWord::Reclassify => "更正",
        CommandWord::RefuseAsk => "不准所请",
        CommandWord::Progress => "进展",
        CommandWord::Resolve => "办结",
        CommandWord::Reopen => "返工",
        CommandWord::Close => "销号",
        CommandWord::Appeal => "超时申诉",
        CommandWord::Judge => "申诉裁定",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Reported => "待接单",
        State::Handling => "办理中",
        State::Suspended => "已中止",
        State::Resolved => "已办结",
        State::Closed => "已销号",
        State::Rejected => "不予受理",
        State::Merged => "已并案",
        State::Withdrawn => "已撤回",
    }
}

/// What is asked for.
fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Extend => "延期",
        Wish::Defer => "挂账缓办",
        Wish::Return => "退回",
    }
}

/// What a partner says.
fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Accepts => "报到",
        Reply::Declines => "不予接受",
        Reply::Done => "已完成",
    }
}
