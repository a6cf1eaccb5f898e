//! Units, rules and limits in a sentence.

use super::{at, quoted};
use crate::case::{Cause, FailedPoint, Limit, LimitFor};
use crate::scheme::{Kind, Scheme, TierNo};
use crate::speech::parts::{Entry, Exact, Ground, entry_of, exact, ground, share, shown};
use crate::value::{Code, UnitId};

/// The names a scheme gives.
#[derive(Clone, Copy)]
pub(super) struct Words<'s> {
    pub(super) scheme: &'s Scheme,
}

impl Words<'_> {
    /// `二级网格 (tier 3)`.
    pub(super) fn tier(self, tier: TierNo) -> String {
        match self.scheme.tier(tier) {
            Some(known) => format!("{} (tier {tier})", shown(known.name.as_str())),
            None => format!("tier {tier}"),
        }
    }

    /// A unit with its tier.
    pub(super) fn unit(self, unit: &UnitId, tier: TierNo) -> String {
        format!("{} {}", self.tier(tier), quoted(unit))
    }

    pub(super) fn item(self, code: &Code) -> String {
        named("item", self.scheme.item(code).map(|item| item.name.as_str()), code)
    }

    pub(super) fn channel(self, code: &Code) -> String {
        named("channel", name_of(self.scheme.channels(), code), code)
    }

    /// Several tiers.
    pub(super) fn tiers(self, tiers: &[TierNo]) -> String {
        let said: Vec<String> = tiers.iter().map(|tier| self.tier(*tier)).collect();
        said.join(", ")
    }

    pub(super) fn role(self, code: &Code) -> String {
        let role = self.scheme.roles().iter().find(|role| role.code == *code);
        named("", role.map(|role| role.name.as_str()), code)
    }

    pub(super) fn category(self, code: &Code) -> String {
        named("", name_of(self.scheme.categories(), code), code)
    }

    pub(super) fn function(self, code: &Code) -> String {
        named("", name_of(self.scheme.functions(), code), code)
    }

    pub(super) fn kind_of_evidence(self, code: &Code) -> String {
        named("", name_of(self.scheme.evidence(), code), code)
    }

    pub(super) fn severity(self, code: &Code) -> String {
        let severity = self.scheme.severities().iter().find(|severity| severity.code == *code);
        named("", severity.map(|severity| severity.name.as_str()), code)
    }

    pub(super) fn card(self, code: &Code) -> String {
        let card = self.scheme.cards().iter().find(|card| card.code == *code);
        named("", card.map(|card| card.name.as_str()), code)
    }

    /// A plan by name and code.
    pub(super) fn plan(self, code: &Code) -> String {
        let plan = self.scheme.plans().iter().find(|plan| plan.code == *code);
        named("", plan.map(|plan| plan.name.as_str()), code)
    }

    /// Where a plan in force lets a case begin.
    pub(super) fn planned_start(self, plan: &Code) -> String {
        format!("plan {} sets the tier it starts on", self.plan(plan))
    }

    pub(super) fn group(self, code: &Code) -> String {
        let group = self.scheme.groups().iter().find(|group| group.code == *code);
        named("", group.map(|group| group.name.as_str()), code)
    }

    /// Several kinds of records.
    pub(super) fn activities(self, codes: &[Code]) -> String {
        let activity = |code: &Code| {
            let known = self.scheme.activities().iter().find(|activity| activity.code == *code);
            named("", known.map(|activity| activity.name.as_str()), code)
        };
        codes.iter().map(activity).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn duty(self, code: &Code) -> String {
        let duty = self.scheme.duties().iter().find(|duty| duty.code == *code);
        named("", duty.map(|duty| duty.name.as_str()), code)
    }

    pub(super) fn purse(self, code: &Code) -> String {
        let purse = self.scheme.purses().iter().find(|purse| purse.code == *code);
        named("", purse.map(|purse| purse.name.as_str()), code)
    }

    pub(super) fn point_rule(self, code: &Code) -> String {
        let rule = self.scheme.point_rules().iter().find(|rule| rule.code == *code);
        named("", rule.map(|rule| rule.name.as_str()), code)
    }

    pub(super) fn cap(self, code: &Code) -> String {
        let cap = self.scheme.caps().iter().find(|cap| cap.code == *code);
        named("", cap.map(|cap| cap.name.as_str()), code)
    }

    pub(super) fn good(self, code: &Code) -> String {
        let good = self.scheme.goods().iter().find(|good| good.code == *code);
        named("", good.map(|good| good.name.as_str()), code)
    }

    pub(super) fn input(self, code: &Code) -> String {
        let input = self.scheme.inputs().iter().find(|input| input.code == *code);
        named("", input.map(|input| input.name.as_str()), code)
    }

    pub(super) fn appraisal(self, code: &Code) -> String {
        named("", self.scheme.appraisal(code).map(|appraisal| appraisal.name.as_str()), code)
    }

    pub(super) fn tag(self, code: &Code) -> String {
        let tag = self.scheme.tags().iter().find(|tag| tag.code == *code);
        named("", tag.map(|tag| tag.name.as_str()), code)
    }

    pub(super) fn link(self, code: &Code) -> String {
        let link = self.scheme.links().iter().find(|link| link.code == *code);
        named("", link.map(|link| link.name.as_str()), code)
    }

    pub(super) fn checklist(self, code: &Code) -> String {
        let list = self.scheme.checklists().iter().find(|list| list.code == *code);
        named("", list.map(|list| list.name.as_str()), code)
    }

    /// What a deduction answers: a duty, another rule than itself, or a kind of record that is a lapse.
    pub(super) fn ground(self, code: &Code, own: &Code) -> String {
        if self.scheme.duties().iter().any(|duty| duty.code == *code) {
            format!("duty {}", self.duty(code))
        } else if code != own && self.scheme.point_rules().iter().any(|rule| rule.code == *code) {
            format!("rule of points {}", self.point_rule(code))
        } else {
            format!("lapse {}", self.activities(std::slice::from_ref(code)))
        }
    }

    /// A condition of an item.
    pub(super) fn condition(self, item: &Code, code: &Code) -> String {
        let item = self.scheme.item(item);
        let known = item.and_then(|item| item.conditions.iter().find(|known| known.code == *code));
        named("", known.map(|known| known.name.as_str()), code)
    }

    /// A stage of an item, where the item is known.
    pub(super) fn stage(self, item: Option<&Code>, code: &Code) -> String {
        let item = item.and_then(|item| self.scheme.item(item));
        let known = item.and_then(|item| item.stages.iter().find(|known| known.code == *code));
        named("stage", known.map(|known| known.name.as_str()), code)
    }

    /// A point of a checklist.
    pub(super) fn point(self, failed: &FailedPoint) -> String {
        let list = self.scheme.checklists().iter().find(|list| list.code == failed.checklist);
        let point = list.and_then(|list| list.points.iter().find(|point| point.code == failed.point));
        let list = named("checklist", list.map(|list| list.name.as_str()), &failed.checklist);
        format!("{} of {list}", named("point", point.map(|point| point.name.as_str()), &failed.point))
    }

    /// The kinds of evidence shown.
    pub(super) fn evidence<'c>(self, kinds: impl Iterator<Item = &'c Code>) -> String {
        let said: Vec<String> =
            kinds.map(|code| named("", name_of(self.scheme.evidence(), code), code)).collect();
        if said.is_empty() { "no evidence".to_owned() } else { format!("evidence: {}", said.join(", ")) }
    }

    /// A rule by name and code, and what it, or one field of it, rests on.
    pub(super) fn rule(self, code: &Code, place: (Entry, &str)) -> String {
        let noun = match place.0 {
            Entry::Item => "item",
            Entry::Severity => "severity",
            Entry::Duty => "duty",
            Entry::PointRule => "rule of points",
            Entry::Cap => "cap",
            _ => "rule",
        };
        match ground(self.scheme, code, place) {
            None => format!("{noun} {}", quoted(code)),
            Some((name, ground)) => {
                format!("{}, basis: {}", named(noun, Some(name.as_str()), code), basis_of(&ground))
            }
        }
    }

    /// A limit: what it is for, its length and end, what it was counted with, and what sets it.
    pub(super) fn limit(self, limit: &Limit) -> String {
        let purpose = match limit.purpose {
            LimitFor::Accept => "accept limit",
            LimitFor::Handle => "handle limit",
            LimitFor::Supervision => "supervision limit",
            LimitFor::Answer => "answer limit",
            LimitFor::Feedback => "feedback limit",
        };
        let (length, start, end) = (limit.length, at(limit.start), at(limit.deadline));
        let mut said = match limit.expedited {
            None => format!("{purpose} {length} from {start} to {end}"),
            Some(millis) => {
                let whole = exact_time(millis);
                format!(
                    "{purpose} {length} from {start}, its deadline set by hand to {end}, {whole} of exact time"
                )
            }
        };
        if limit.expedited.is_none() && limit.length.unit().is_working() {
            said.push_str(&format!(", holidays of {}", limit.edition));
        }
        said.push_str(mark(limit.unpublished));
        if !limit.warnings.is_empty() {
            let shares: Vec<String> = limit.warnings.iter().map(|warning| share(warning.share)).collect();
            said.push_str(&format!(", warnings at {}", shares.join(" and ")));
        }
        if !limit.plans.is_empty() {
            let plans: Vec<String> = limit.plans.iter().map(|plan| self.plan(plan)).collect();
            said.push_str(&format!(", as plan {} says", plans.join(" and ")));
        }
        format!("{said} ({})", self.rule(&limit.rule, entry_of(limit, self.scheme)))
    }

    /// Whether marks are bad, and the threshold where the rule is the scheme's.
    pub(super) fn threshold(self, rule: &Code, bad: bool) -> String {
        let known = self.scheme.evaluation();
        match ((known.code == *rule).then_some(known.reopens_at), bad) {
            (Some(threshold), true) => format!("bad: one mark is at or under {threshold}"),
            (Some(threshold), false) => format!("not bad: every mark is over {threshold}"),
            (None, true) => "bad: one mark is at or under the threshold".to_owned(),
            (None, false) => "not bad: every mark is over the threshold".to_owned(),
        }
    }
}

fn name_of<'k>(kinds: &'k [Kind], code: &Code) -> Option<&'k str> {
    kinds.iter().find(|kind| kind.code == *code).map(|kind| kind.name.as_str())
}

pub(super) fn named(noun: &str, name: Option<&str>, code: &Code) -> String {
    let parts = [noun.to_owned(), name.map(shown).unwrap_or_default(), quoted(code)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// `1 h 30 min`.
fn exact_time(millis: i64) -> String {
    let said = exact(millis).into_iter().map(|(number, part)| match part {
        Exact::Hours => format!("{number} h"),
        Exact::Minutes => format!("{number} min"),
        Exact::Seconds => format!("{number} s"),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// Title, number and article of a source.
pub(super) fn basis_of(ground: &Ground<'_>) -> String {
    match ground {
        Ground::Assumed => "assumed".to_owned(),
        Ground::Source(source) => {
            let rest = [&source.number, &source.issued, &source.article];
            let rest = rest.into_iter().flatten().map(|part| shown(part.as_str()));
            let parts: Vec<String> = std::iter::once(shown(source.title.as_str())).chain(rest).collect();
            parts.join(", ")
        }
    }
}

/// What brought an event.
pub(super) fn because(cause: Cause) -> &'static str {
    match cause {
        Cause::Hand => "by hand",
        Cause::Mark => "for a bad mark",
        Cause::Rule => "by a rule",
        Cause::Overdue => "because the handle limit passed",
        Cause::Until => "because its stated end has come",
        Cause::Cap => "because the days of suspension are used up",
        Cause::Time => "by time alone",
    }
}

/// What is said of an instant that rests on days not published yet (T4).
pub(super) fn mark(unpublished: bool) -> &'static str {
    if unpublished { ", some not published yet and taken from the weekday" } else { "" }
}
