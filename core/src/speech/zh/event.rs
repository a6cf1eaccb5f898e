//! What happened, with its reason.

use super::refusal::{actor, edition as scheme_of};
use super::words::{Words, because, mark};
use super::{at, quoted};
use crate::case::{About, Cause, Event, Happening, TakenBy};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, share};

pub(in crate::speech) fn happening(event: &Event, scheme: &Scheme) -> String {
    let mut said = what(&event.what, Words { scheme });
    // Of a report the first receiver is who gave it.
    if let (Some(by), false) = (&event.by, matches!(event.what, Happening::Reported { .. })) {
        said.push_str(&format!("；操作人：{}", actor(by)));
    }
    if let Some(done) = event.done_at {
        said.push_str(&format!("；实际办理于{}", at(done)));
    }
    said.push('。');
    said
}

fn what(what: &Happening, words: Words<'_>) -> String {
    match what {
        Happening::Reported {
            edition,
            item,
            origin,
            received,
            channel,
            reporter,
            to,
            tier,
            ceiling,
            evaluated,
            outside,
            limit,
        } => {
            let receiver = format!("单元{}成员{}首接", quoted(&received.unit), quoted(&received.member));
            let told = if reporter.is_some() { "办结后须向报事人反馈" } else { "无报事人" };
            let judged = if *evaluated { "由群众评价" } else { "不由群众评价" };
            let mut said = vec![
                format!("受理登记：{}，事发单元{}", words.item(item), quoted(origin)),
                format!("{receiver}，受理渠道{}", words.channel(channel)),
                format!("适用{}", scheme_of(edition)),
                format!("由{}接单", words.unit(to, *tier)),
                format!("最高可上报至{}", words.tier(*ceiling)),
                told.to_owned(),
                judged.to_owned(),
                limit.as_ref().map_or_else(|| "未设接单时限".to_owned(), |limit| words.limit(limit)),
            ];
            if *outside {
                said.insert(1, "不在当日清单之内".to_owned());
            }
            said.join("；")
        }
        Happening::Accepted { holder, tier, limit } => {
            format!("接单：由{}承办；{}", words.unit(holder, *tier), words.limit(limit))
        }
        Happening::AcceptOverdue { deadline } => format!("逾期未接单：接单时限已于{}届满", at(*deadline)),
        Happening::Notified { unit, tier, about, rule } => {
            let (why, entry) = match about {
                About::AcceptOverdue => ("逾期未接单", (Entry::Item, "limit")),
                About::FeedbackOverdue => ("逾期未反馈", (Entry::Handling, "feedback")),
                About::ReopeningsUsed => ("评价不满意而返工次数已用完", (Entry::Evaluation, "reopenings")),
            };
            format!("通知{}：{why}；{}", words.unit(unit, *tier), words.rule(rule, entry))
        }
        Happening::Warned { share: gone, deadline, rule } => {
            let rule = words.rule(rule, (Entry::Ladder, "warnings"));
            format!("时限预警：时限已过{}，{}截止；{rule}", share(*gone), at(*deadline))
        }
        Happening::Overdue { limit } => format!("超时：{}，已届满", words.limit(limit)),
        Happening::Escalated { from, holder, tier, cause, breach, reason, rule, limit } => {
            let to = words.unit(holder, *tier);
            let mut said = vec![format!("上报：{}由单元{}上报至{to}承办", because(*cause), quoted(from))];
            said.extend(breach.then(|| "超出最高层级，计入考核".to_owned()));
            said.extend(reason.as_ref().map(|_| "理由存于台账".to_owned()));
            said.extend(rule.as_ref().map(|rule| words.rule(rule, (Entry::Ladder, ""))));
            said.push(words.limit(limit));
            said.join("；")
        }
        Happening::Supervised { holder, rule, limit } => {
            let rule = words.rule(rule, (Entry::Ladder, ""));
            let (holder, limit) = (quoted(holder), words.limit(limit));
            format!("挂牌督办：在最高层级办理超时，仍由单元{holder}承办；{rule}；{limit}")
        }
        Happening::Suspended { reason: _, ends, cause, unpublished } => {
            let (ends, cause, mark) = (at(*ends), because(*cause), mark(*unpublished));
            format!("中止：理由存于台账；最迟于{ends}{cause}恢复{mark}")
        }
        Happening::Resumed { cause, limit } => {
            let limit = limit.as_ref().map_or_else(|| "没有时限在走".to_owned(), |limit| words.limit(limit));
            format!("恢复：{}恢复办理；{limit}", because(*cause))
        }
        Happening::Resolved { outcome: _, evidence, feedback, evaluate_until, unpublished } => {
            let evidence = words.evidence(evidence.iter().map(|shown| &shown.kind));
            let marks = match evaluate_until {
                Some(until) => format!("群众评价至{}止{}", at(*until), mark(*unpublished)),
                None => "不由群众评价".to_owned(),
            };
            format!("办结：结果存于台账；{evidence}；{}；{marks}", words.limit(feedback))
        }
        Happening::FedBack => "反馈：办理结果已反馈".to_owned(),
        Happening::FeedbackOverdue { deadline } => {
            format!("逾期未反馈：反馈时限已于{}届满", at(*deadline))
        }
        Happening::Evaluated { marks, taken_by, bad, rule } => {
            let taken = match taken_by {
                TakenBy::Reporter => "报事人评价",
                TakenBy::FollowUp => "回访登记",
            };
            let (effect, duration) = (marks.effect.get(), marks.duration.get());
            let marks = format!("效果{effect}分、时长{duration}分、态度{}分", marks.attitude.get());
            let judged = words.threshold(rule, *bad);
            let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
            format!("评价：{taken}，{marks}，{judged}；{rule}")
        }
        Happening::Reopened { count, holder, tier, rule, limit } => {
            let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
            let (holder, limit) = (words.unit(holder, *tier), words.limit(limit));
            format!("返工：评价不满意，第{count}次返工，由{holder}承办；{rule}；{limit}")
        }
        Happening::Closed { cause: Cause::Time } => {
            "销号：已反馈，评价期已过或无须评价，到期自动销号".to_owned()
        }
        Happening::Closed { cause } => format!("销号：{}销号", because(*cause)),
    }
}
