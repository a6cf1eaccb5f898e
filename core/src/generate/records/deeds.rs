//! What rules of points pay for, done by those who want to.

use super::MAX_DEEDS;
use super::ground::{Ground, TRIES, members};
use super::hand::Deed;
use super::runs;
use super::sheet::Sheet;
use crate::generate::Rng;
use crate::org::Unit;
use crate::scheme::{AccountOf, PointRule, Scheme};
use crate::value::{Amount, Code, Date, HouseholdId, MemberId, TargetId};

/// One deed in so many is followed by a lapse, where a rule answers one.
const LAPSED: u64 = 60;
/// One deed in so many that has to name a target does not.
const UNNAMED: u64 = 25;

/// The deeds of the span.
pub(super) fn fill(ground: &Ground<'_>, sheet: &mut Sheet) {
    let Some(scheme) = ground.scheme().filter(|_| ground.plan.scale > 0) else { return };
    let rules = Rules::of(scheme);
    if !rules.mine.is_empty() {
        for member in members(ground) {
            let mut rng = ground.stream(&["deeds", member.as_str()]);
            let doer = Doer { ground, member, rules: &rules };
            for _ in 0..count(ground, &mut rng) {
                if sheet.is_full() {
                    return;
                }
                doer.any(sheet, &mut rng);
            }
            runs::fill(&doer, scheme, sheet, &mut rng);
        }
    }
    if !rules.ours.is_empty() {
        for household in ground.world.org().households() {
            of_household(ground, &rules, &household.id, sheet);
        }
    }
}

/// The rules of an edition by whose account they pay into.
pub(super) struct Rules<'a> {
    /// Awards to members.
    pub(super) mine: Vec<&'a PointRule>,
    /// Awards to households that enrolled.
    ours: Vec<&'a PointRule>,
    /// Kinds of lapses that deductions serve and that no duty sees to.
    lapses: Vec<&'a Code>,
}

impl<'a> Rules<'a> {
    fn of(scheme: &'a Scheme) -> Self {
        let ours = |rule: &&PointRule| {
            let purse = scheme.purses().iter().find(|purse| purse.code == rule.purse);
            purse.is_some_and(|purse| purse.of == AccountOf::Households)
        };
        let lapse = |kind: &&Code| scheme.activities().iter().any(|own| own.code == **kind && own.lapse);
        let all = || scheme.point_rules().iter();
        let awards = || all().filter(|rule| rule.points > Amount::ZERO);
        let seen_to =
            |rule: &&PointRule| scheme.duties().iter().any(|duty| rule.answers.as_ref() == Some(&duty.code));
        let deductions = all().filter(|rule| rule.points < Amount::ZERO && !seen_to(rule));
        Self {
            mine: awards().filter(|rule| !ours(rule)).collect(),
            ours: awards().filter(ours).collect(),
            lapses: deductions.flat_map(|rule| &rule.kinds).filter(lapse).collect(),
        }
    }
}

/// How many deeds somebody does, on average the even share: one in ten none, six in ten a quarter of it, two in ten a
/// little more than it, one in ten six times it.
fn count(ground: &Ground<'_>, rng: &mut Rng) -> u64 {
    let span = ground.plan.span;
    let days = u64::try_from(span.last_day().days() - span.first_day().days() + 1).unwrap_or(0);
    let even = u64::from(ground.plan.scale.min(MAX_DEEDS)).saturating_mul(days);
    let quarters = match rng.below(10) {
        0 => 0,
        1..7 => 1,
        7..9 => 5,
        _ => 24,
    };
    // Of a part of a deed, the part of those who do one.
    even.saturating_mul(quarters).saturating_add(rng.below(120)) / 120
}

/// Somebody who does what rules pay for.
pub(super) struct Doer<'d, 'a> {
    pub(super) ground: &'d Ground<'a>,
    pub(super) member: &'a MemberId,
    pub(super) rules: &'d Rules<'a>,
}

impl<'a> Doer<'_, 'a> {
    /// A deed that some rule serves, on some day of the span.
    fn any(&self, sheet: &mut Sheet, rng: &mut Rng) {
        let (span, mine) = (self.ground.plan.span, &self.rules.mine);
        for _ in 0..TRIES {
            let Some(rule) = mine.get(rng.index(mine.len())) else { return };
            if let Some((unit, day)) = self.chance(rule, (span.first_day(), span.last_day()), rng) {
                return self.does(rule, (unit, day), None, sheet, rng);
            }
        }
    }

    /// Where and when a rule would serve the member, within some days.
    pub(super) fn chance(
        &self,
        rule: &PointRule,
        days: (Date, Date),
        rng: &mut Rng,
    ) -> Option<(Unit<'a>, Date)> {
        let ground = self.ground;
        let first = rule.conditions.from.map_or(days.0, |from| from.max(days.0));
        let last = rule.conditions.until.and_then(Date::previous).map_or(days.1, |last| last.min(days.1));
        let days = ground.days(first, last)?;
        let day = ground.day(days, rng, |day| ground.world.org().serves(self.member, day))?;
        let unit = ground.nearest(&rule.conditions, ground.place(self.member, day, rng)?, rng)?;
        ground.fits(&rule.conditions, self.member, unit, day).then_some((unit, day))
    }

    /// Does what a rule serves.
    pub(super) fn does(
        &self,
        rule: &'a PointRule,
        (unit, day): (Unit<'a>, Date),
        target: Option<TargetId>,
        sheet: &mut Sheet,
        rng: &mut Rng,
    ) {
        let ground = self.ground;
        let open: Vec<&Code> = rule.kinds.iter().filter(|kind| ground.in_season(kind, day)).collect();
        let Some(kind) = open.get(rng.index(open.len())).copied() else { return };
        let names = ground.needs(kind).target && rng.below(UNNAMED) > 0;
        let target = target.or_else(|| if names { ground.target(unit, rng) } else { None });
        let Some(at) = ground.moment(day, rng) else { return };
        let deed = Deed { member: self.member, unit, kind, at, quantity: quantity(rng), target };
        ground.record(deed, sheet, rng);
        if let Some(kind) = self.rules.lapses.get(rng.index(self.rules.lapses.len()))
            && rng.below(LAPSED) == 0
            && let Some(at) = ground.moment(day, rng)
        {
            let one = Amount::from_thousandths(1000).unwrap_or_default();
            let deed = Deed { member: self.member, unit, kind, at, quantity: one, target: None };
            ground.record(deed, sheet, rng);
        }
    }
}

/// The deeds of a household that enrolled in a purse, taken down by somebody who serves there.
fn of_household<'a>(ground: &Ground<'a>, rules: &Rules<'a>, id: &'a HouseholdId, sheet: &mut Sheet) {
    let (org, span) = (ground.world.org(), ground.plan.span);
    let mut rng = ground.stream(&["household", id.as_str()]);
    let Some(home) = org.household(id).and_then(|household| org.unit(&household.unit)) else { return };
    for _ in 0..count(ground, &mut rng) {
        let Some(rule) = rules.ours.get(rng.index(rules.ours.len())) else { return };
        let enrolled = |day| org.has_account(id, &rule.purse, day);
        let Some(day) = ground.day((span.first_day(), span.last_day()), &mut rng, enrolled) else { return };
        let mut near = std::iter::once(home).chain(home.ancestors());
        let found = near.find_map(|unit| {
            let posts: Vec<_> = org.posts_at(unit.id(), day).collect();
            posts.get(rng.index(posts.len())).map(|post| &post.member)
        });
        let Some(member) = found else { return };
        let doer = Doer { ground, member, rules };
        let Some(unit) = ground.nearest(&rule.conditions, home, &mut rng) else { continue };
        if sheet.is_full() || !ground.fits(&rule.conditions, member, unit, day) {
            continue;
        }
        doer.does(rule, (unit, day), id.as_str().parse().ok(), sheet, &mut rng);
    }
}

/// How much of it: mostly one, sometimes up to four, or a half more.
fn quantity(rng: &mut Rng) -> Amount {
    let thousandths = match rng.below(8) {
        0..5 => 1000,
        5..7 => 2000 + 1000 * rng.below(3),
        _ => 1500 + 1000 * rng.below(2),
    };
    i64::try_from(thousandths).ok().and_then(|one| Amount::from_thousandths(one).ok()).unwrap_or_default()
}
