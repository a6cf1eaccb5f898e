//! Every fact is said, in both languages; what is to be kept is not.

use serde_json::Value;
use wangge::scheme::{Preset, Scheme, TierNo};
use wangge::value::{Duration, Stamp};

use crate::{Example, accounts, appraisals, cases, duties, examples, points, ratings, statements};

/// What a sentence must hold of one fact, in Chinese and in English.
pub(crate) enum Said {
    /// These words.
    Words(String, String),
    /// Nothing of it.
    Kept,
    /// Nothing, for it is the form of the fact and not the fact.
    Form,
}

pub(crate) fn words(zh: &str, en: &str) -> Said {
    Said::Words(zh.to_owned(), en.to_owned())
}

/// A fact by its key, family of the example, and value.
fn said(family: &str, key: &str, fact: &Value, scheme: &Scheme) -> Said {
    let own = [
        appraisals::said,
        cases::said,
        duties::said,
        points::said,
        accounts::said,
        ratings::said,
        statements::said,
    ];
    if let Some(said) = own.iter().find_map(|said| said(family, key, fact)) {
        return said;
    }
    match (key, fact) {
        ("note" | "reason" | "outcome" | "decision" | "reference" | "reporter" | "reporters", _) => {
            Said::Kept
        }
        ("v" | "seq" | "case" | "event" | "at" | "rank", _) if family == "event" => Said::Form,
        ("expected", Value::String(text)) if family == "value" => expectation(text),
        ("evaluated" | "outside" | "breach" | "bad" | "unpublished", Value::Bool(truth)) => {
            truths(key, *truth)
        }
        ("tier" | "ceiling", Value::Number(number)) if family == "event" => {
            let number = TierNo::new(u8::try_from(number.as_u64().unwrap()).unwrap()).unwrap();
            let name = scheme.tier(number).unwrap().name.to_string();
            Said::Words(name.clone(), format!("{name} (tier {number})"))
        }
        ("share", Value::Number(_)) => words("50%", "50%"),
        ("expedited", Value::Number(_)) => words(
            "由人工设定为2026年3月9日17:30，计实际时间1小时30分钟5.250秒",
            "1 h 30 min 5.250 s of exact time",
        ),
        (_, Value::Bool(_) | Value::Null) => panic!("{key}: {fact} has no words here"),
        ("effect", mark) => Said::Words(format!("效果{mark}分"), format!("effect {mark}")),
        ("duration", mark) => Said::Words(format!("时长{mark}分"), format!("duration {mark}")),
        ("attitude", mark) => Said::Words(format!("态度{mark}分"), format!("attitude {mark}")),
        (_, Value::Number(number)) => Said::Words(number.to_string(), number.to_string()),
        (_, Value::String(text)) => text_said(family, key, text),
        (_, Value::Array(_) | Value::Object(_)) => Said::Form,
    }
}

fn text_said(family: &str, key: &str, text: &str) -> Said {
    if let Ok(stamp) = text.parse::<Stamp>() {
        let (day, ms) = stamp.instant().local(stamp.offset());
        let clock = format!("{:02}:{:02}", ms / 3_600_000, ms / 60_000 % 60);
        let (year, month, date) = day.ymd();
        return Said::Words(format!("{year}年{month}月{date}日{clock}"), format!("{day} {clock}"));
    }
    if family != "fault"
        && let Ok(day) = text.parse::<wangge::value::Date>()
    {
        let (year, month, date) = day.ymd();
        return Said::Words(format!("{year}年{month}月{date}日"), text.to_owned());
    }
    if ["length", "cap", "most"].contains(&key) || key == "limit" && family == "refusal" {
        return Said::Words(text.parse::<Duration>().unwrap().chinese(), text.to_owned());
    }
    closed(family, key, text).unwrap_or_else(|| words(text, text))
}

/// Words of closed lists.
fn closed(family: &str, key: &str, text: &str) -> Option<Said> {
    Some(match (family, key, text) {
        ("refusal", "command", command) => return command_said(command),
        (_, "state", "reported") => words("待接单", "`reported`"),
        (_, "state", "handling") => words("办理中", "`handling`"),
        (_, "state", "suspended") => words("已中止", "`suspended`"),
        (_, "state", "resolved") => words("已办结", "`resolved`"),
        (_, "state", "closed") => words("已销号", "`closed`"),
        (_, "state", "rejected") => words("不予受理", "`rejected`"),
        (_, "state", "merged") => words("已并案", "`merged`"),
        (_, "state", "withdrawn") => words("已撤回", "`withdrawn`"),
        ("event", "for", "accept") => words("接单时限", "accept limit"),
        ("event", "for", "handle") => words("办理时限", "handle limit"),
        ("event", "for", "supervision") => words("督办时限", "supervision limit"),
        ("event", "for", "answer") => words("回应时限", "answer limit"),
        ("event", "for", "feedback") => words("反馈时限", "feedback limit"),
        ("event", "about", "accept_overdue") => words("逾期未接单", "not accepted in time"),
        ("event", "about", "severity") => words("因紧急程度", "severity of the case"),
        ("event", "about", "answer_overdue") => words("逾期未回应", "did not answer in time"),
        ("event", "about", "rule") => words("触发规则", "a rule fired"),
        ("event", "milestone", "dispatch") => words("派遣", "dispatched"),
        ("event", "milestone", "close") => words("销号", "closed"),
        ("event", "about", "feedback_overdue") => words("逾期未反馈", "not fed back in time"),
        ("event", "about", "reopenings_used") => words("返工次数已用完", "no reopening was left"),
        ("event", "cause", "hand") => words("人工", "by hand"),
        ("event", "cause", "mark") => words("因评价不满意", "for a bad mark"),
        ("event", "cause", "rule") => words("依触发规则", "by a rule"),
        ("event", "cause", "overdue") => words("办理超时", "the handle limit passed"),
        ("event", "cause", "until") => words("约定期限已到", "its stated end has come"),
        ("event", "cause", "cap") => words("可中止天数已用完", "the days of suspension are used up"),
        ("event", "cause", "time") => words("到期", "by time"),
        ("event" | "refusal", "wish", "extend") => words("延期", "an extension"),
        ("event" | "refusal", "wish", "defer") => words("挂账缓办", "a deferral"),
        ("event" | "refusal", "wish", "return") => words("退回", "a return"),
        ("event", "answer", "accepts") => words("报到", " accepts"),
        ("event", "answer", "declines") => words("不予接受", " declines"),
        ("event", "answer", "done") => words("已完成", "has done its part"),
        ("refusal", "answer", "declines") => words("不予接受", "`declines`"),
        ("refusal", "answer", "done") => words("已完成", "`done`"),
        ("event", "verdict", "granted") => words("准予", "granted"),
        ("event", "verdict", "dismissed") => words("驳回", "dismissed"),
        ("event", "taken_by", "reporter") => words("报事人评价", "by the reporter"),
        ("event", "taken_by", "follow_up") => words("回访", "follow-up"),
        ("fault", "what", "unit") => words("单元", "unit"),
        ("fault", "what", "member") => words("成员", "member"),
        ("fault", "what", "household") => words("户", "household"),
        ("fault", "what", "plan") => words("应急预案", "plan"),
        ("fault", "what", "role") => words("岗位", "role"),
        ("fault", "what", "category") => words("事项分类", "category"),
        ("fault", "what", "tier") => words("层级", "tier"),
        ("fault", "what", "channel") => words("受理渠道", "channel"),
        ("fault", "what", "window") => words("兑换时段", "window"),
        ("fault", "source" | "target", "member") => words("成员", "a member"),
        ("fault", "source" | "target", "household") => words("户", "a household"),
        ("fault", "expected", "a list") => words("列表", "a list"),
        ("fault", "found", "a number") => words("数", "a number"),
        ("fault", "expected", "1..") => words("至少1", "at least 1"),
        ("fault", "bounds", "1..=5") => words("1至5", "1..=5"),
        ("fault", "bounds", "0 < factor") => words("大于0", "0 < factor"),
        ("fault", "bounds", "0 < amount") => words("大于0", "0 < amount"),
        ("fault", "bounds", "a whole number in 1..=9") => words("1至9的整数", "a whole number in 1..=9"),
        ("fault", "bounds", "0 < share < 1") => words("大于0且小于1", "0 < share < 1"),
        ("fault", "bounds", "0 < share <= 1") => words("大于0且不大于1", "0 < share <= 1"),
        ("fault", "bounds", "Nd or Nwd") => words("Nd或Nwd", "Nd or Nwd"),
        ("fault", "why", "other_member") => words("另一成员", "another member's"),
        ("fault", "why", "filed_later") => words("填报在后", "filed later"),
        ("fault", "why", "reversed") => words("已被前面一行冲销", "taken back by a row before"),
        ("fault", "why", "reversal") => words("本身就是冲销", "takes back a record itself"),
        ("calendar", "weekday", "mon") => words("星期一", "on Monday"),
        ("calendar", "weekday", "tue") => words("星期二", "on Tuesday"),
        ("calendar", "weekday", "wed") => words("星期三", "on Wednesday"),
        ("calendar", "weekday", "thu") => words("星期四", "on Thursday"),
        ("calendar", "weekday", "fri") => words("星期五", "on Friday"),
        ("calendar", "weekday", "sat") => words("星期六", "on Saturday"),
        ("calendar", "weekday", "sun") => words("星期日", "on Sunday"),
        _ => return None,
    })
}

/// A command by name.
fn command_said(command: &str) -> Option<Said> {
    let zh = match command {
        "report" => "受理登记",
        "classify" => "分类定级",
        "accept" => "接单",
        "reject" => "决定不予受理",
        "merge" => "并案",
        "assign" => "指派",
        "dispatch" => "吹哨派遣",
        "convene" => "召开联席会议",
        "escalate" => "上报",
        "return" => "退回",
        "suspend" => "中止",
        "resume" => "恢复",
        "defer" => "挂账缓办",
        "extend" => "延期",
        "expedite" => "催办",
        "reclassify" => "更正",
        "ask" => "提出申请",
        "refuse_ask" => "决定不准所请",
        "answer" => "回应派遣",
        "progress" => "登记进展",
        "resolve" => "办结",
        "feed_back" => "反馈",
        "evaluate" => "评价",
        "reopen" => "返工",
        "close" => "销号",
        "appeal" => "提出超时申诉",
        "judge" => "裁定申诉",
        "withdraw" => "撤回",
        _ => return None,
    };
    Some(Said::Words(zh.to_owned(), format!("`{command}`")))
}

/// What is expected of a value is a phrase of its own; that no two are the same is tested beside the examples.
fn expectation(_: &str) -> Said {
    words("应为", "expected ")
}

fn truths(key: &str, truth: bool) -> Said {
    match (key, truth) {
        ("evaluated", true) => words("；由群众评价", "; residents evaluate it"),
        ("evaluated", false) => words("不由群众评价", "residents do not evaluate it"),
        ("outside", true) => words("不在当日清单之内", "not on the list that day"),
        ("breach", true) => words("超出最高层级", "a breach"),
        ("bad", true) => words("为不满意", "; bad: "),
        ("bad", false) => words("各项均高于", "not bad"),
        ("unpublished", true) => words("尚未公布", "not published yet"),
        _ => Said::Form,
    }
}

/// Calls `check` for every fact with the key under which it stands; elements of lists stand under the list's.
fn walk<'f>(key: &'f str, fact: &'f Value, check: &mut impl FnMut(&'f str, &'f Value)) {
    match fact {
        // A deadline set by hand rests on no calendar (C2 expedite).
        Value::Object(fields) if fields.contains_key("expedited") => {
            fields.iter().filter(|(key, _)| *key != "edition").for_each(|(key, fact)| walk(key, fact, check));
        }
        // The instants of warnings ahead are said when they come.
        Value::Object(fields) if key == "warnings" => walk("share", &fields["share"], check),
        Value::Object(fields) => fields.iter().for_each(|(key, fact)| walk(key, fact, check)),
        Value::Array(facts) => facts.iter().for_each(|fact| walk(key, fact, check)),
        Value::Null if key == "weekday" || key == "nearest" => {}
        leaf => check(key, leaf),
    }
}

/// Whether a sentence holds these words, digits not being part of a longer number.
fn holds(sentence: &str, words: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    sentence.match_indices(words).any(|(at, _)| {
        let (before, after) =
            (sentence[..at].chars().next_back(), sentence[at + words.len()..].chars().next());
        let longer_before = digit(words.chars().next()) && digit(before);
        let longer_after = digit(words.chars().next_back()) && digit(after);
        !longer_before && !longer_after
    })
}

#[test]
fn x1_every_fact_is_said_and_what_is_kept_is_not() {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let mut walked = 0;
    for Example { label, facts, zh, en } in examples() {
        let family = label.split(' ').next().unwrap();
        walk("", &facts, &mut |key, fact| {
            walked += 1;
            match said(family, key, fact, &scheme) {
                Said::Words(in_zh, in_en) => {
                    assert!(holds(&zh, &in_zh), "{label}: {key} {in_zh} is not in {zh}");
                    assert!(holds(&en, &in_en), "{label}: {key} {in_en} is not in {en}");
                }
                Said::Kept => {
                    let kept = fact.as_str().unwrap();
                    assert!(!zh.contains(kept) && !en.contains(kept), "{label}: {key} is echoed");
                }
                Said::Form => {}
            }
        });
    }
    assert!(walked > 300, "{walked}");
}
