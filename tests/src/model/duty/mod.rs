//! Duties (D1–D3), day by day and record by record.

mod cover;
mod plans;

use wangge::org::Unit;
use wangge::scheme::{Asks, Bearer, Duty, Scheme};
use wangge::tally::duty::ClosedCase;
use wangge::tally::{ActivityRow, World};
use wangge::value::{Date, MemberId, Period};

/// What duties are judged by.
#[derive(Clone, Copy)]
pub struct Duties<'a> {
    /// Editions, organisation, plans in force.
    pub world: World<'a>,
    /// The records.
    pub rows: &'a [ActivityRow],
    /// The cases that were closed.
    pub closed: &'a [ClosedCase],
}

/// What is said of one subject of a duty in a period; amounts in thousandths.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Told {
    /// The duty.
    pub duty: String,
    /// The period.
    pub period: Period,
    /// Who.
    pub member: Option<String>,
    /// Where.
    pub unit: String,
    /// On how many days the post was held.
    pub held: Option<u32>,
    /// On how many days the duty was in force.
    pub in_force: u32,
    /// The plans that changed what it asks for.
    pub plans: Vec<String>,
    /// How many targets there are.
    pub set: Option<usize>,
    /// How much is to be done.
    pub required: i64,
    /// How much of it is done.
    pub done: i64,
    /// The records that count, by time and id.
    pub records: Vec<String>,
    /// The targets that nothing covers.
    pub missing: Vec<String>,
}

/// A duty of an edition in a period, asked of somebody somewhere.
#[derive(Clone, Copy)]
struct Asked<'a> {
    edition: &'a Scheme,
    duty: &'a Duty,
    period: Period,
    member: Option<&'a MemberId>,
    unit: Unit<'a>,
}

/// The days of a period.
fn days(period: Period) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(period.first_day()), |day| day.next())
        .take_while(move |day| *day <= period.last_day())
}

/// How many days of a period are like this.
fn count(period: Period, holds: impl Fn(Date) -> bool) -> u32 {
    u32::try_from(days(period).filter(|day| holds(*day)).count()).unwrap()
}

/// At least half of a period's days.
fn is_half(count: u32, period: Period) -> bool {
    usize::try_from(count).unwrap() * 2 >= days(period).count()
}

impl<'a> Duties<'a> {
    /// Everything that is said of all duties in a period.
    pub fn told(&self, period: Period) -> Vec<Told> {
        let edition = self.world.edition_on(period.last_day()).unwrap();
        let mut told = Vec::new();
        for duty in edition.duties().iter().filter(|duty| duty.per == period.kind()) {
            let asked = |member, unit| Asked { edition, duty, period, member, unit };
            match &duty.bearer {
                Bearer::Units { tier } => {
                    for unit in self.world.org().units().filter(|unit| unit.tier() == *tier) {
                        told.extend(self.subject(asked(None, unit), None));
                    }
                }
                Bearer::Role { role, tier } => {
                    for member in self.world.org().members() {
                        for unit in self.world.org().units() {
                            let held =
                                count(period, |day| self.world.org().holds(member, role, unit.id(), day));
                            let there = tier.is_none_or(|tier| unit.tier() == tier);
                            if there && held > 0 && is_half(held, period) {
                                told.extend(self.subject(asked(Some(member), unit), Some(held)));
                            }
                        }
                    }
                }
            }
        }
        told
    }

    fn subject(&self, asked: Asked<'a>, held: Option<u32>) -> Option<Told> {
        let Asked { duty, period, .. } = asked;
        let in_force = count(period, |day| self.is_in_force(&asked, day));
        if !is_half(in_force, period) {
            return None;
        }
        let mut rows: Vec<&ActivityRow> = self.rows.iter().filter(|row| self.counts(&asked, row)).collect();
        rows.sort_by_key(|row| (row.at, &row.id));
        let (mut plans, mut set, mut missing) = (Vec::new(), None, Vec::new());
        let (required, done) = match &duty.asks {
            Asks::Coverage(coverage) => {
                let (all, taken) = self.cover(&asked, coverage);
                set = Some(all);
                rows.retain(|row| row.target.as_ref().is_some_and(|target| taken.contains(target.as_str())));
                let is_covered = |target: &&String| {
                    rows.iter().any(|row| row.target.as_ref().is_some_and(|found| found.as_str() == **target))
                };
                missing = taken.iter().filter(|target| !is_covered(target)).cloned().collect();
                (thousand(taken.len()), thousand(taken.len() - missing.len()))
            }
            Asks::Times { times, distinct } => {
                if *distinct {
                    rows.retain(|row| row.target.is_some());
                }
                let mut targets: Vec<_> = rows.iter().map(|row| &row.target).collect();
                targets.sort();
                targets.dedup();
                let (required, by) = self.under_plans(&asked, i64::from(*times) * 1000, 1000);
                plans = by;
                (required, thousand(if *distinct { targets.len() } else { rows.len() }).min(required))
            }
            Asks::Amount { amount } => {
                let sum: i64 = rows.iter().map(|row| row.quantity.thousandths()).sum();
                let (required, by) = self.under_plans(&asked, amount.thousandths(), 1);
                plans = by;
                (required, sum.min(required))
            }
        };
        Some(Told {
            duty: duty.code.to_string(),
            period,
            member: asked.member.map(ToString::to_string),
            unit: asked.unit.id().to_string(),
            held,
            in_force,
            plans,
            set,
            required,
            done,
            records: rows.iter().map(|row| row.id.to_string()).collect(),
            missing,
        })
    }

    /// Whether a duty is in force on a day: the edition of the day has it, its dates hold the day, and of those that
    /// plans add one of these plans is active there.
    fn is_in_force(&self, asked: &Asked<'_>, day: Date) -> bool {
        let edition = self.world.edition_on(day);
        let known =
            edition.and_then(|edition| edition.duties().iter().find(|duty| duty.code == asked.duty.code));
        let dated = known.is_some_and(|duty| {
            duty.from.is_none_or(|from| from <= day) && duty.until.is_none_or(|until| day < until)
        });
        let plans = &asked.duty.plans;
        dated && (plans.is_empty() || plans.iter().any(|plan| self.is_active(plan, asked.unit, day)))
    }

    /// Whether a record counts for a duty, what it is about left aside.
    fn counts(&self, asked: &Asked<'_>, row: &ActivityRow) -> bool {
        let reversed = self.rows.iter().any(|other| other.reverses.as_ref() == Some(&row.id));
        let verified = row.verified_by.as_ref().is_some_and(|by| *by != row.member);
        let day = row.at.local(self.world.offset()).0;
        let unit = self.world.org().unit(&row.unit).unwrap();
        row.reverses.is_none()
            && !reversed
            && (verified || !asked.duty.verified)
            && asked.duty.kinds.contains(&row.kind)
            && asked.period.first_day() <= day
            && day <= asked.period.last_day()
            && asked.member.is_none_or(|member| *member == row.member)
            && (matches!(asked.duty.asks, Asks::Coverage(_)) || asked.unit.contains(unit))
    }
}

fn thousand(count: usize) -> i64 {
    i64::try_from(count).unwrap() * 1000
}
