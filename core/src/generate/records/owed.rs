//! What duties ask for, mostly done.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::hand::Deed;
use super::sheet::Sheet;
use crate::generate::Rng;
use crate::org::Unit;
use crate::scheme::{Asks, Bearer, Coverage, Duty};
use crate::tally::duty::{Answer, ClosedCase, DutyBook, DutyError};
use crate::value::{Amount, Code, Date, Instant, MemberId, Period, PeriodKind, TargetId};

const DAY_MS: i64 = 86_400_000;

/// What was covered in a period before: who covered which target by which kind of record.
type Covered<'a> = BTreeSet<(&'a MemberId, TargetId, &'a Code)>;

/// How much of what is asked somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effort {
    All,
    Most,
    Half,
    Nothing,
}

impl Effort {
    /// Of a hundred seventy-two do all, eighteen most, seven half, three nothing.
    fn draw(rng: &mut Rng) -> Self {
        match rng.below(100) {
            0..72 => Self::All,
            72..90 => Self::Most,
            90..97 => Self::Half,
            _ => Self::Nothing,
        }
    }

    /// Whether the next thing is done.
    fn does(self, rng: &mut Rng) -> bool {
        match self {
            Self::All => true,
            Self::Most => rng.below(8) > 0,
            Self::Half => rng.below(2) == 0,
            Self::Nothing => false,
        }
    }
}

/// The records that the duties of the span ask for.
pub(super) fn fill<'a>(
    ground: &Ground<'a>,
    book: &DutyBook<'a>,
    closed: &'a [ClosedCase],
    sheet: &mut Sheet,
) -> Result<(), DutyError> {
    let duties = || ground.world.editions().flat_map(|edition| edition.duties());
    let kinds: BTreeSet<PeriodKind> = duties().map(|duty| duty.per).collect();
    let mut when: BTreeMap<&str, Vec<Instant>> = BTreeMap::new();
    for case in closed {
        when.entry(case.case.as_str()).or_default().push(case.closed_at);
    }
    for kind in kinds {
        for period in ground.periods(kind) {
            let judged = ground.world.edition_on(period.last_day()).is_some();
            let Some(days) = ground.days(period.first_day(), period.last_day()).filter(|_| judged) else {
                continue;
            };
            let mut covered = Covered::new();
            for answer in book.fulfil(None, &[period])?.iter() {
                let member = answer.member().map_or("", MemberId::as_str);
                let code = answer.duty().code.as_str();
                let mut rng =
                    ground.stream(&["duty", code, &period.to_string(), member, answer.unit().as_str()]);
                let work = Work { ground, answer, period, days, closed: &when };
                work.fill(&mut covered, sheet, &mut rng);
            }
        }
    }
    Ok(())
}

/// What one subject has to do in a period.
struct Work<'w, 'a> {
    ground: &'w Ground<'a>,
    answer: Answer<'w, 'a>,
    period: Period,
    days: (Date, Date),
    /// When cases were closed.
    closed: &'w BTreeMap<&'a str, Vec<Instant>>,
}

impl<'a> Work<'_, 'a> {
    fn fill(&self, covered: &mut Covered<'a>, sheet: &mut Sheet, rng: &mut Rng) {
        let duty = self.answer.duty();
        let Some(unit) = self.ground.world.org().unit(self.answer.unit()) else { return };
        let effort = Effort::draw(rng);
        match &duty.asks {
            Asks::Times { distinct, .. } => {
                let times = self.answer.required().thousandths() / 1000;
                // One in eight of those who do all does one more.
                let more = i64::from(effort == Effort::All && rng.below(8) == 0);
                let mut targets = if *distinct { self.different(unit, rng) } else { Vec::new() };
                for _ in 0..times + more {
                    if sheet.is_full() || effort == Effort::Nothing {
                        break;
                    }
                    if effort.does(rng) {
                        self.done(unit, targets.pop(), amount(1000), sheet, rng);
                    }
                }
            }
            Asks::Amount { .. } => {
                let parts = i64::try_from(1 + rng.below(4)).unwrap_or(1);
                let part = (self.answer.required().thousandths() / parts / 500 + 1).saturating_mul(500);
                for _ in 0..parts {
                    if effort.does(rng) {
                        self.done(unit, None, amount(part), sheet, rng);
                    }
                }
            }
            Asks::Coverage(coverage) => {
                let calls = matches!(coverage, Coverage::Closed { .. });
                for target in self.answer.missing() {
                    let met = |kind: &'a Code| {
                        self.answer.member().is_some_and(|m| covered.contains(&(m, target.clone(), kind)))
                    };
                    // One visit serves several duties (D3).
                    if duty.kinds.iter().any(met) || !effort.does(rng) || sheet.is_full() {
                        continue;
                    }
                    let days = if calls { self.after(&target) } else { Some(self.days) };
                    let Some(days) = days else { continue };
                    let within = Work { days, ..*self };
                    let mut does = || within.done(unit, Some(target.clone()), amount(1000), sheet, rng);
                    // What is taken back is done again.
                    let kind = does().or_else(&mut does);
                    if let (Some(member), Some(kind)) = (self.answer.member(), kind) {
                        covered.insert((member, target, kind));
                    }
                }
            }
        }
        if matches!(effort, Effort::Half | Effort::Nothing) && rng.below(2) == 0 {
            self.lapsed(duty, unit, sheet, rng);
        }
    }

    /// Something of it is done; by which kind of record, if it stands.
    fn done(
        &self,
        unit: Unit<'a>,
        target: Option<TargetId>,
        quantity: Amount,
        sheet: &mut Sheet,
        rng: &mut Rng,
    ) -> Option<&'a Code> {
        let duty = self.answer.duty();
        let kind = duty.kinds.get(rng.index(duty.kinds.len()))?;
        let (member, unit, day) = self.doer(unit, rng)?;
        let target = match target {
            None if self.ground.needs(kind).target => self.ground.target(unit, rng),
            target => target,
        };
        let at = self.ground.moment(day, rng)?;
        let stands = self.ground.record(Deed { member, unit, kind, at, quantity, target }, sheet, rng);
        stands.then_some(kind)
    }

    /// Who does it, where and when: of a role's duty the member it binds; of a unit's duty somebody with a post there,
    /// below, or above.
    fn doer(&self, unit: Unit<'a>, rng: &mut Rng) -> Option<(&'a MemberId, Unit<'a>, Date)> {
        let org = self.ground.world.org();
        if let (Some(member), Bearer::Role { role, .. }) = (self.answer.member(), &self.answer.duty().bearer)
        {
            let day = self.ground.day(self.days, rng, |day| org.holds(member, role, unit.id(), day))?;
            return Some((member, unit, day));
        }
        let day = self.ground.day(self.days, rng, |_| true)?;
        let below = unit.subtree().nth(rng.index(unit.subtree().len()));
        let near = std::iter::once(unit).chain(below).chain(unit.ancestors());
        near.into_iter().find_map(|place| {
            let posts: Vec<_> = org.posts_at(place.id(), day).collect();
            let post = posts.get(rng.index(posts.len()))?;
            Some((&post.member, if unit.contains(place) { place } else { unit }, day))
        })
    }

    /// Different targets in the subject's subtree: households, else units.
    fn different(&self, unit: Unit<'a>, rng: &mut Rng) -> Vec<TargetId> {
        let households = self.ground.households_in(unit);
        let mut targets: Vec<TargetId> =
            households.iter().filter_map(|(_, household)| household.id.as_str().parse().ok()).collect();
        if targets.is_empty() {
            targets = unit.subtree().filter_map(|unit| unit.id().as_str().parse().ok()).collect();
        }
        rng.shuffle(&mut targets);
        targets
    }

    /// The days of the period from the one after a case was closed in it.
    fn after(&self, case: &TargetId) -> Option<(Date, Date)> {
        let offset = self.ground.offset();
        let closed = self.closed.get(case.as_str())?.iter();
        let closed = closed.copied().find(|at| self.period.contains(*at, offset))?;
        let next = closed.checked_add_millis(DAY_MS)?.local(offset).0;
        Some((next.max(self.days.0).min(self.days.1), self.days.1))
    }

    /// Service left undone is put down by those who see to it, if a rule of points answers this duty.
    fn lapsed(&self, duty: &Duty, unit: Unit<'a>, sheet: &mut Sheet, rng: &mut Rng) {
        let Some(scheme) = self.ground.scheme() else { return };
        let rules = scheme.point_rules().iter();
        let mut kinds =
            rules.filter(|rule| rule.answers.as_ref() == Some(&duty.code)).flat_map(|rule| &rule.kinds);
        let Some(kind) = kinds.find(|kind| self.ground.needs(kind).lapse) else { return };
        let last = Work { days: (self.days.1, self.days.1), ..*self };
        let Some((member, unit, day)) = last.doer(unit, rng) else { return };
        let Some(at) = self.ground.moment(day, rng) else { return };
        let deed = Deed { member, unit, kind, at, quantity: amount(1000), target: None };
        self.ground.record(deed, sheet, rng);
    }
}

fn amount(thousandths: i64) -> Amount {
    Amount::from_thousandths(thousandths).unwrap_or_default()
}
