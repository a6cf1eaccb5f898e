//! Why a record earned what it earned.

use super::Points;
use super::error::TallyError;
use super::explanation::{CapLeft, Explanation, Held, Multiplied, MultipliedBy, Served};
use super::index::{Index, Whose};
use super::outcome::State;
use super::purse::PursePoints;
use super::tariff::{self, Capped, Facts, Judged, Rule};
use crate::scheme::{CapMost, CapOf, Conditions, Scheme};
use crate::value::{Amount, Date, Period};

impl Points<'_> {
    /// The rows of each member, unit or household, put in order when they are first wanted.
    fn index(&self, whose: Whose) -> &Index {
        let [members, units, households] = &self.indices;
        let index = match whose {
            Whose::Member => members,
            Whose::Unit => units,
            Whose::Household => households,
        };
        index.get_or_init(|| Index::new(&self.tariff, whose))
    }
}

impl PursePoints<'_> {
    /// Why a record earned what it earned: edition, rule, conditions, multipliers, and what each cap had left;
    /// `None` beyond the last row and for a row that takes no part.
    ///
    /// The first explanation of a record under caps puts the rows in order by member (or unit, or household), O(rows);
    /// others look at the rows of that one alone.
    ///
    /// # Errors
    /// `not_kept` if credits are not kept.
    pub fn explain(&self, row: usize) -> Result<Option<Explanation>, TallyError> {
        let Some(credits) = self.credits() else {
            return Err(TallyError::NotKept { purse: self.purse.code.clone() });
        };
        Ok(self.explained(row, credits))
    }

    fn explained(&self, row: usize, credits: &[i64]) -> Option<Explanation> {
        let tariff = &self.points.tariff;
        let (facts, record) = (tariff.facts(row)?, tariff.activities.id(row)?);
        let scheme = tariff.editions.get(facts.edition as usize).copied();
        let state = self.points.state(row)?;
        let served = match state {
            State::Served => self.served(&facts, scheme?, credits),
            _ => None,
        };
        Some(Explanation {
            row,
            record,
            day: Date::from_days(facts.situation.day)?,
            state,
            edition: scheme.map(|scheme| scheme.edition().clone()),
            served,
            credit: amount(*credits.get(row)?)?,
        })
    }

    fn served(&self, facts: &Facts, scheme: &Scheme, credits: &[i64]) -> Option<Served> {
        let (number, reason, raw) = match self.judged(facts) {
            Judged::Unserved | Judged::Overflows(_) => return None,
            Judged::Fails(number, reason) => (number, Some(reason), 0),
            Judged::Earns(number, raw) => (number, None, raw),
        };
        let rule = self.purse.rule(number)?;
        let declared = scheme.point_rules().get(rule.place)?;
        let org = self.points.tariff.world.org();
        let applied = |multiplier: &&tariff::Multiplier| multiplier.when.holds(facts.situation, org);
        let multiplied = |multiplier: &tariff::Multiplier| {
            let by = match &multiplier.by {
                tariff::MultipliedBy::Rule(name) => MultipliedBy::Multiplier(name.clone()),
                tariff::MultipliedBy::Plan(place) => {
                    MultipliedBy::Plan(scheme.plans().get(*place)?.code.clone())
                }
            };
            Some(Multiplied { by, factor: multiplier.factor })
        };
        let multipliers = rule.multipliers.iter().filter(|_| reason.is_none()).filter(applied);
        let caps = rule.caps.iter().filter(|_| reason.is_none());
        let caps: Vec<CapLeft> =
            caps.filter_map(|cap| self.left(facts, scheme, (rule, cap), raw, credits)).collect();
        let lefts = caps.iter().filter(|cap| cap.left.is_some_and(|left| left.thousandths() < raw));
        // Of equal ones the first.
        let cut_by = lefts.min_by_key(|cap| cap.left).map(|cap| cap.cap.clone());
        Some(Served {
            rule: declared.code.clone(),
            held: self.held(&declared.conditions, facts),
            reason,
            points: declared.points,
            quantity: amount(facts.quantity)?,
            multipliers: multipliers.filter_map(multiplied).collect(),
            raw: amount(raw)?,
            caps,
            cut_by,
        })
    }

    /// What each condition held by.
    fn held(&self, conditions: &Conditions, facts: &Facts) -> Vec<Held> {
        let world = &self.points.tariff.world;
        let (org, situation) = (world.org(), facts.situation);
        let (Some(member), Some(unit), Some(day)) = (
            org.members().get(situation.member as usize),
            org.unit_numbered(situation.unit),
            Date::from_days(situation.day),
        ) else {
            return Vec::new();
        };
        let Conditions { roles, tags, tiers, under, from, until, plans } = conditions;
        let holds_role = |role: &&_| org.posts_of(member, day).any(|post| post.role == **role);
        let has_tag = |tag: &&_| org.tags_of(member, day).any(|own| own == *tag);
        let stands_under = |above: &&_| org.unit(above).is_some_and(|above| above.contains(unit));
        let is_active =
            |plan: &&_| world.activations().is_some_and(|list| list.active(plan, unit, day).is_some());
        let held = [
            roles.iter().find(holds_role).cloned().map(Held::Role),
            tags.iter().find(has_tag).cloned().map(Held::Tag),
            tiers.iter().find(|tier| **tier == unit.tier()).copied().map(Held::Tier),
            under.iter().find(stands_under).cloned().map(Held::Under),
            from.map(Held::From),
            until.map(Held::Until),
            plans.iter().find(is_active).cloned().map(Held::Plan),
        ];
        held.into_iter().flatten().collect()
    }

    /// What a cap had left for a record: from the credits of those before it in the same bucket.
    fn left(
        &self,
        facts: &Facts,
        scheme: &Scheme,
        (rule, cap): (&Rule, &Capped),
        raw: i64,
        credits: &[i64],
    ) -> Option<CapLeft> {
        let declared = scheme.caps().get(cap.place)?;
        let periods = self.points.tariff.days.periods(declared.per);
        let period = *periods.as_slice().get(periods.place(facts.situation.day) as usize)?;
        let (used_points, used_times) = self.used((rule, cap), declared.of, facts, period, credits);
        let left = match declared.most {
            CapMost::Points(most) => Some((i128::from(most.thousandths()) - used_points).max(0)),
            CapMost::Times(most) => (used_times >= u64::from(most)).then_some(0),
        };
        let left = left.map(|left| if declared.whole && left < i128::from(raw) { 0 } else { left });
        let amount = |thousandths: i128| amount(i64::try_from(thousandths).ok()?);
        Some(CapLeft {
            cap: declared.code.clone(),
            of: declared.of,
            period,
            most: declared.most,
            whole: declared.whole,
            used_points: amount(used_points).unwrap_or(Amount::MAX),
            used_times,
            left: left.and_then(amount),
        })
    }

    fn used(
        &self,
        (rule, cap): (&Rule, &Capped),
        of: CapOf,
        facts: &Facts,
        period: Period,
        credits: &[i64],
    ) -> (i128, u64) {
        let Points { tariff, out, .. } = self.points;
        let table = tariff.activities;
        let span = period.span(tariff.world.offset());
        let whose = Whose::of(of, rule.household);
        let target = table.target_of(facts.row);
        let number = match whose {
            Whose::Member => facts.situation.member,
            Whose::Unit => facts.situation.unit,
            Whose::Household => tariff.household(target),
        };
        let comes_before =
            |row: usize, at: i64| at < facts.at || (at == facts.at && table.cmp_ids(row, facts.row).is_lt());
        let (mut points, mut times) = (0_i128, 0_u64);
        for row in self.points.index(whose).rows(number) {
            let row = *row as usize;
            let (Some(credit), Some(at)) = (credits.get(row).filter(|credit| **credit > 0), table.at(row))
            else {
                continue;
            };
            let shares = of != CapOf::Target || table.target_of(row) == target;
            if !span.contains(&at) || !shares || !comes_before(row, at) {
                continue;
            }
            if out.as_ref().is_some_and(|out| out.has(row)) {
                continue;
            }
            // Only what is served by a rule that this cap names, in whatever edition, and into a like account.
            let judged = tariff.facts(row).map(|facts| self.judged(&facts));
            let Some(Judged::Earns(other, _)) = judged else { continue };
            let Some(other) = self.purse.rule(other) else { continue };
            let same_account = of != CapOf::Account || other.household == rule.household;
            if same_account && other.caps.iter().any(|own| own.slot == cap.slot) {
                points += i128::from(*credit);
                times += 1;
            }
        }
        (points, times)
    }
}

fn amount(thousandths: i64) -> Option<Amount> {
    Amount::from_thousandths(thousandths).ok()
}
