//! The headings, in both languages.

use wangge::case::State;
use wangge::speech::Lang;

use crate::report::Awaited;

/// `zh` or `en`, by language.
pub(crate) fn either(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of a state.
pub(crate) fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Reported => either(lang, "待接单", "reported"),
        State::Handling => either(lang, "办理中", "handling"),
        State::Suspended => either(lang, "已中止", "suspended"),
        State::Resolved => either(lang, "已办结", "resolved"),
        State::Closed => either(lang, "已销号", "closed"),
        State::Rejected => either(lang, "不予受理", "rejected"),
        State::Merged => either(lang, "已并案", "merged"),
        State::Withdrawn => either(lang, "已撤回", "withdrawn"),
    }
}

/// What a case waits for.
pub(crate) fn awaited(what: Awaited, lang: Lang) -> &'static str {
    match what {
        Awaited::Acceptance => either(lang, "接单时限", "limit to accept"),
        Awaited::Warning => either(lang, "时限预警", "warning"),
        Awaited::Handling => either(lang, "办理时限", "limit to handle"),
        Awaited::Supervision => either(lang, "督办时限", "limit of supervision"),
        Awaited::Resumption => either(lang, "中止期满", "end of suspension"),
        Awaited::Answer => either(lang, "部门回应时限", "limit to answer"),
        Awaited::Rule => either(lang, "触发规则", "a rule"),
        Awaited::Judgement => either(lang, "申诉裁定期限", "limit to judge"),
        Awaited::Feedback => either(lang, "反馈时限", "limit of feedback"),
        Awaited::Closing => either(lang, "评价期满销号", "write-off"),
    }
}
