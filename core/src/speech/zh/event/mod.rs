//! What happened, with its reason.

mod end;
mod intake;
mod rest;
mod work;

use super::refusal::actor;
use super::words::{Words, because};
use super::{at, quoted};
use crate::case::{Event, Happening, Limit, Receiver};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, moving, share};

/// What stands for a reason, a decision or an outcome (C4).
const KEPT: &str = "理由存于台账";

pub(in crate::speech) fn happening(event: &Event, scheme: &Scheme) -> String {
    let mut said = what(&event.what, Words { scheme });
    if let Some(by) = event.by.as_ref().filter(|_| !gives_receiver(&event.what)) {
        said.push_str(&format!("；操作人：{}", actor(by)));
    }
    if let Some(done) = event.done_at {
        said.push_str(&format!("；实际办理于{}", at(done)));
    }
    said.push('。');
    said
}

/// Of a report the first receiver is who gave it, where it was a member.
fn gives_receiver(what: &Happening) -> bool {
    matches!(what, Happening::Reported { received: Receiver { member: Some(_), .. }, .. })
}

fn what(what: &Happening, words: Words<'_>) -> String {
    match what {
        Happening::Reported {
            edition,
            matter,
            point,
            origin,
            received,
            channel,
            reporter,
            groups,
            milestones,
            to,
            tier,
            plan,
            limit,
        } => {
            let mut said = vec![intake::reported(matter.as_ref(), origin, words)];
            said.extend(intake::about(matter.as_ref(), words));
            said.extend(point.iter().map(|point| format!("{}未通过", words.point(point))));
            said.extend(intake::receipt(received, channel, edition, words));
            said.push(format!("由{}接单", words.unit(to, *tier)));
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.extend(intake::concerned(groups, words));
            said.extend(intake::bounds(matter.as_ref(), words));
            said.push(intake::told(reporter.is_some()).to_owned());
            said.extend(milestones.iter().map(|awaited| rest::awaited(awaited, words)));
            said.push(limit.as_ref().map_or_else(|| "未设接单时限".to_owned(), |limit| words.limit(limit)));
            said.join("；")
        }
        Happening::Classified { matter, to, tier, plan, limit } => {
            let mut said = vec![format!("分类定级：{}", words.item(&matter.item))];
            said.extend(intake::about(Some(matter), words));
            said.push(format!("由{}接单", words.unit(to, *tier)));
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.extend(intake::bounds(Some(matter), words));
            said.push(
                limit.as_ref().map_or_else(|| "没有接单时限在走".to_owned(), |limit| words.limit(limit)),
            );
            said.join("；")
        }
        Happening::Accepted { holder, tier, plan, ceiling, stage, limit } => {
            let mut said = vec![
                format!("接单：由{}承办", words.unit(holder, *tier)),
                format!("最高可上报至{}", words.tier(*ceiling)),
            ];
            said.extend(stage.iter().map(|stage| format!("进入{}", words.stage(Some(&limit.rule), stage))));
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.push(words.limit(limit));
            said.join("；")
        }
        Happening::Rejected { reason: _ } => format!("不予受理：{KEPT}"),
        Happening::Merged { into } => format!("并案：并入事件{}继续办理", quoted(into)),
        Happening::Joined { from, reporters } => intake::joined(from, reporters.len()),
        Happening::AcceptOverdue { deadline } => format!("逾期未接单：接单时限已于{}届满", at(*deadline)),
        Happening::Notified { unit, tier, about, rule } => {
            format!("通知{}：{}", words.unit(unit, *tier), intake::notice(*about, rule, words))
        }
        Happening::Assigned { member } => format!("指派：由成员{}办理", quoted(member)),
        Happening::Dispatched { calls, rule, limit } => work::dispatched(calls, rule, limit.as_ref(), words),
        Happening::Answered { partner, answer, reason } => work::answered(partner, *answer, reason.is_some()),
        Happening::AnswerOverdue { partner, deadline } => {
            format!("逾期未回应：部门{}的回应时限已于{}届满", quoted(partner), at(*deadline))
        }
        Happening::Convened { partners, held_at, decision: _ } => work::convened(partners, *held_at),
        Happening::Warned { share: gone, deadline, rule } => {
            let rule = words.rule(rule, (Entry::Ladder, "warnings"));
            format!("时限预警：时限已过{}，{}截止；{rule}", share(*gone), at(*deadline))
        }
        Happening::Overdue { limit } => format!("超时：{}，已届满", words.limit(limit)),
        Happening::Escalated { from, holder, tier, cause, breach, reason, rule, limit } => {
            let to = words.unit(holder, *tier);
            let mut said = vec![format!("上报：{}由单元{}上报至{to}承办", because(*cause), quoted(from))];
            said.extend(breach.then(|| "超出最高层级，计入考核".to_owned()));
            said.extend(reason.as_ref().map(|_| KEPT.to_owned()));
            said.extend(rule.as_ref().map(|rule| words.rule(rule, (moving(rule, words.scheme), ""))));
            said.push(words.limit(limit));
            said.join("；")
        }
        Happening::Returned { count, from, holder, tier, reason: _, rule, limit } => {
            let (from, to) = (quoted(from), words.unit(holder, *tier));
            let (rule, limit) = (words.rule(rule, (Entry::Return, "times")), words.limit(limit));
            format!("退回：由单元{from}退回至{to}承办，第{count}次退回；{KEPT}；{rule}；{limit}")
        }
        Happening::Supervised { holder, rule, limit } => {
            let (holder, limit) = (quoted(holder), words.limit(limit));
            let why = if moving(rule, words.scheme) == Entry::Ladder {
                "在最高层级办理超时"
            } else {
                "依触发规则"
            };
            let rule = words.rule(rule, (moving(rule, words.scheme), ""));
            format!("挂牌督办：{why}，仍由单元{holder}承办；{rule}；{limit}")
        }
        Happening::Suspended { reason: _, ends, cause, unpublished } => {
            rest::suspended(*ends, *cause, *unpublished)
        }
        Happening::Deferred { granted_by, reason: _, ends, rule } => {
            rest::deferred(granted_by, *ends, rule, words)
        }
        Happening::Fired { rule } => rest::fired(rule, words),
        Happening::Carded { card, rank: _, rule } => rest::carded(card, rule, words),
        Happening::ConferenceRequired { rule } => rest::conference_required(rule, words),
        Happening::Resumed { cause, limit, answers } => rest::resumed(*cause, limit.as_ref(), answers, words),
        Happening::Extended { granted_by, length, count, rule, limit } => {
            let (unit, length) = (quoted(granted_by), length.chinese());
            let (rule, limit) = (words.rule(rule, (Entry::Extension, "share")), words.limit(limit));
            format!("延期：由单元{unit}准予延长{length}，第{count}次延期；{rule}；{limit}")
        }
        Happening::Expedited { granted_by, reason: _, limit } => {
            format!("催办：由单元{}设定截止时间；{KEPT}；{}", quoted(granted_by), words.limit(limit))
        }
        Happening::Reclassified { count, matter, stage, reason: _, rule, holder, tier, limit } => {
            let mut said = vec![format!("更正：第{count}次更正，现为{}", words.item(&matter.item))];
            said.extend(intake::about(Some(matter), words));
            said.extend(stage.iter().map(|stage| format!("处于{}", words.stage(Some(&matter.item), stage))));
            said.push(KEPT.to_owned());
            said.push(format!("由{}承办", words.unit(holder, *tier)));
            said.extend(intake::bounds(Some(matter), words));
            said.push(words.rule(rule, (Entry::Correction, "times")));
            said.push(running(limit.as_ref(), words));
            said.join("；")
        }
        Happening::Asked { wish, reason: _ } => work::asked(*wish),
        Happening::AskRefused { wish, reason: _ } => work::ask_refused(*wish),
        Happening::Progressed { stage, limit } => work::progressed(stage.as_ref(), limit.as_ref(), words),
        Happening::Resolved { outcome: _, evidence, feedback, evaluate_until, reopen_until, unpublished } => {
            let evidence = words.evidence(evidence.iter().map(|shown| &shown.kind));
            let windows = end::windows(*evaluate_until, *reopen_until, *unpublished);
            format!("办结：结果存于台账；{evidence}；{}；{windows}", words.limit(feedback))
        }
        Happening::FedBack => "反馈：办理结果已反馈".to_owned(),
        Happening::FeedbackOverdue { deadline } => {
            format!("逾期未反馈：反馈时限已于{}届满", at(*deadline))
        }
        Happening::Evaluated { marks, taken_by, bad, rule } => {
            end::evaluated(*marks, *taken_by, *bad, rule, words)
        }
        Happening::Reopened { count, holder, tier, cause, reason, rule, limit } => {
            let mut said = vec![format!(
                "返工：{}返工，第{count}次返工，由{}承办",
                because(*cause),
                words.unit(holder, *tier)
            )];
            said.extend(reason.as_ref().map(|_| KEPT.to_owned()));
            said.push(words.rule(rule, (Entry::Evaluation, end::reopens(*cause))));
            said.push(words.limit(limit));
            said.join("；")
        }
        Happening::Closed { cause, appeal_until, unpublished } => {
            end::closed(*cause, *appeal_until, *unpublished)
        }
        Happening::Appealed { reason: _, until, unpublished, rule } => {
            end::appealed(*until, *unpublished, rule, words)
        }
        Happening::Judged { verdict, cause, granted_by, reason, rule } => {
            let rule = words.rule(rule, (Entry::Appeal, "judged"));
            end::judged(*verdict, *cause, granted_by.as_ref(), reason.is_some(), &rule)
        }
        Happening::Left { reporter: _ } => "退出：一名报事人撤回，其余报事人不受影响".to_owned(),
        Happening::Withdrawn { reporter: _ } => "撤回：报事人撤回，不再办理".to_owned(),
    }
}

/// The limit that runs, if one does.
fn running(limit: Option<&Limit>, words: Words<'_>) -> String {
    limit.map_or_else(|| "没有时限在走".to_owned(), |limit| words.limit(limit))
}
