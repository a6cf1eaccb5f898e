//! Measures of cases by the letter of R2: straight from the events of each case, one case after the other.

use wangge::case::{Case, Context, Event, Happening, Limit, LimitFor, Verdict, replay, tick};
use wangge::org::Org;
use wangge::scheme::{CaseField, Item, MarkWord, Measure, Scheme, What};
use wangge::value::{Fraction, Instant, Period, PeriodKind};

/// What one case adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The case.
    pub case: String,
    /// Where it lies.
    pub origin: String,
    /// Whom it counts for.
    pub member: Option<String>,
    /// What it adds to the numerator, if it is in it.
    pub numerator: Option<Fraction>,
    /// What it adds to the denominator, if it is in it.
    pub denominator: Option<Fraction>,
    /// Its runs for which it counts.
    pub runs: Vec<u32>,
}

/// What the model judges by.
#[derive(Clone, Copy)]
pub struct Measured<'a> {
    /// The one edition there is.
    pub scheme: &'a Scheme,
    /// Where the cases lie.
    pub org: &'a Org,
    /// What time is passed against.
    pub context: Context<'a>,
}

/// What is read of a case: its events, and whether an appeal was ever granted.
struct Read {
    events: Vec<Event>,
    exempt: bool,
    start: i64,
    end: i64,
}

fn ms(event: &Event) -> i64 {
    event.at.instant().millis()
}

impl Measured<'_> {
    /// What each case adds to a measure of a period, and to `all` by the events there are.
    pub fn added(&self, measure: &Measure, period: Period, cases: &[Vec<Event>]) -> Vec<Added> {
        let span = period.span(self.scheme.offset());
        let last = cases.iter().flatten().map(ms).max().unwrap_or(0);
        let end = if period.kind() == PeriodKind::All { last + 1 } else { span.end };
        cases.iter().filter_map(|events| self.one(measure, events, span.start, end)).collect()
    }

    /// Whether, as read for a period, some run was overdue by another limit than its handle limit first: what a table does
    /// not tell apart.
    pub fn is_other_overdue(&self, period: Period, cases: &[Vec<Event>]) -> bool {
        let span = period.span(self.scheme.offset());
        let first = |(_, run): &(u32, &[Event])| {
            run.iter().find_map(|event| match &event.what {
                Happening::Overdue { limit } => Some(limit.purpose != LimitFor::Handle),
                _ => None,
            })
        };
        let read = cases.iter().filter_map(|events| self.read(events, span.start, span.end));
        read.into_iter().any(|read| read.runs().iter().any(|run| first(run) == Some(true)))
    }

    fn one(&self, measure: &Measure, events: &[Event], start: i64, end: i64) -> Option<Added> {
        let read = self.read(events, start, end)?;
        let item = read.item(self.scheme);
        let weight = weight(measure, &read, item)?;
        let (numerator, denominator, runs) = read.judged(&measure.what, self.scheme)?;
        let Happening::Reported { origin, received, .. } = &read.events[0].what else { panic!("no report") };
        let member = match measure.what {
            What::Reported => received.member.as_ref().map(ToString::to_string),
            _ => read.member(),
        };
        let weighted = |count: Option<Fraction>| count.map(|count| count.times(weight).unwrap());
        Some(Added {
            case: events[0].case.to_string(),
            origin: origin.to_string(),
            member,
            numerator: weighted(numerator),
            denominator: weighted(denominator),
            runs,
        })
    }

    /// Of a case are read the events before the period's end, and `resolved` and `overdue` at it, ticked to 1 ms past it.
    fn read(&self, events: &[Event], start: i64, end: i64) -> Option<Read> {
        let mut known: Vec<Event> = events.iter().filter(|event| ms(event) <= end).cloned().collect();
        let case: Case = replay(&known).unwrap()?;
        known.extend(tick(&case, Instant::from_millis(end + 1).unwrap(), self.context).unwrap());
        let at_end = |event: &Event| {
            matches!(event.what, Happening::Resolved { .. } | Happening::Overdue { .. }) && ms(event) == end
        };
        known.retain(|event| ms(event) < end || at_end(event));
        let granted =
            |event: &Event| matches!(event.what, Happening::Judged { verdict: Verdict::Granted, .. });
        let reported = known.first().is_some_and(|event| matches!(event.what, Happening::Reported { .. }));
        reported.then(|| Read { exempt: events.iter().any(granted), events: known, start, end })
    }
}

/// Whether a case counts, and how much.
fn weight(measure: &Measure, read: &Read, item: Option<&Item>) -> Option<Fraction> {
    let Happening::Reported { channel, .. } = &read.events[0].what else { panic!("no report") };
    let severity = read.matter().and_then(|matter| matter.severity.clone());
    let value = |field: CaseField| -> Option<String> {
        match field {
            CaseField::Category => item.map(|item| item.category.to_string()),
            CaseField::Item => item.map(|item| item.code.to_string()),
            CaseField::Kind => item.map(|item| item.kind.to_string()),
            CaseField::Nature => item.map(|item| item.nature.to_string()),
            CaseField::Severity => severity.as_ref().map(ToString::to_string),
            CaseField::Channel => Some(channel.to_string()),
        }
    };
    fn texts<T: ToString>(list: &[T]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }
    let cases = &measure.cases;
    let lists = [
        (CaseField::Category, texts(&cases.categories)),
        (CaseField::Item, texts(&cases.items)),
        (CaseField::Kind, texts(&cases.kinds)),
        (CaseField::Nature, texts(&cases.natures)),
        (CaseField::Severity, texts(&cases.severities)),
        (CaseField::Channel, texts(&cases.channels)),
    ];
    for (field, list) in lists {
        if !list.is_empty() && !value(field).is_some_and(|own| list.contains(&own)) {
            return None;
        }
    }
    let mut weight = Fraction::ONE;
    for own in &measure.weights {
        if value(own.by).is_some_and(|value| texts(&own.values).contains(&value)) {
            weight = weight.times(own.factor.into()).unwrap();
        }
    }
    Some(weight)
}

type Judged = (Option<Fraction>, Option<Fraction>, Vec<u32>);

impl Read {
    fn within(&self, at: i64) -> bool {
        self.start <= at && at < self.end
    }

    /// How many such events lie in the period.
    fn count(&self, of: impl Fn(&Happening) -> bool) -> usize {
        self.events.iter().filter(|event| of(&event.what) && self.within(ms(event))).count()
    }

    fn has(&self, of: impl Fn(&Happening) -> bool) -> bool {
        self.count(of) > 0
    }

    fn matter(&self) -> Option<&wangge::case::Matter> {
        self.events.iter().rev().find_map(|event| match &event.what {
            Happening::Reported { matter, .. } => matter.as_ref(),
            Happening::Classified { matter, .. } | Happening::Reclassified { matter, .. } => Some(matter),
            _ => None,
        })
    }

    fn item<'s>(&self, scheme: &'s Scheme) -> Option<&'s Item> {
        self.matter().and_then(|matter| scheme.item(&matter.item))
    }

    /// The handling runs, from accepted or reopened to the next, each with its number.
    fn runs(&self) -> Vec<(u32, &[Event])> {
        let begins =
            |event: &Event| matches!(event.what, Happening::Accepted { .. } | Happening::Reopened { .. });
        let starts: Vec<usize> = (0..self.events.len()).filter(|at| begins(&self.events[*at])).collect();
        let end = |nth: usize| starts.get(nth + 1).copied().unwrap_or(self.events.len());
        (0..starts.len()).map(|nth| (nth as u32 + 1, &self.events[starts[nth]..end(nth)])).collect()
    }

    /// Of the events that say so, whether the last says that it is.
    fn is_last(&self, yes: impl Fn(&Happening) -> bool, no: impl Fn(&Happening) -> bool) -> bool {
        self.events
            .iter()
            .rev()
            .find(|event| yes(&event.what) || no(&event.what))
            .is_some_and(|event| yes(&event.what))
    }

    fn is_resolved(&self) -> bool {
        self.is_last(
            |what| matches!(what, Happening::Resolved { .. }),
            |what| matches!(what, Happening::Reopened { .. }),
        )
    }

    fn is_open(&self) -> bool {
        let ended = |what: &Happening| {
            matches!(
                what,
                Happening::Rejected { .. } | Happening::Merged { .. } | Happening::Withdrawn { .. }
            )
        };
        !self.is_resolved() && !self.events.iter().any(|event| ended(&event.what))
    }

    /// A deferral lasts until it is resumed; an end ends it too, and nothing is overdue or resolved in one.
    fn is_deferred(&self) -> bool {
        self.is_last(
            |what| matches!(what, Happening::Deferred { .. }),
            |what| {
                matches!(
                    what,
                    Happening::Resumed { .. }
                        | Happening::Resolved { .. }
                        | Happening::Overdue { .. }
                        | Happening::Merged { .. }
                        | Happening::Withdrawn { .. }
                )
            },
        )
    }

    fn is_left_out(&self) -> bool {
        let ended = |what: &Happening| {
            matches!(
                what,
                Happening::Rejected { .. } | Happening::Merged { .. } | Happening::Withdrawn { .. }
            )
        };
        self.is_deferred() || self.events.iter().any(|event| ended(&event.what))
    }

    /// The runs that are due in the period.
    fn due(&self) -> Vec<(u32, &[Event])> {
        let due = |(_, run): &(u32, &[Event])| {
            let handle = |event: &&Event| matches!(&event.what, Happening::Overdue { limit } if limit.purpose == LimitFor::Handle);
            let at = match run.iter().find(handle) {
                Some(overdue) => Some(ms(overdue)),
                None => resolved_under(run).map(|limit| limit.deadline.instant().millis()),
            };
            at.is_some_and(|at| self.start < at && at <= self.end)
        };
        self.runs().into_iter().filter(due).collect()
    }

    /// The assignee at the last resolve or, if later, the last of the present handling, or the last before an `overdue`.
    fn member(&self) -> Option<String> {
        let assigned = |events: &[Event]| {
            events.iter().rev().find_map(|event| match &event.what {
                Happening::Assigned { member } => Some(member.to_string()),
                _ => None,
            })
        };
        let runs = self.runs();
        let resolve =
            |run: &[Event]| run.iter().position(|event| matches!(event.what, Happening::Resolved { .. }));
        if let Some((_, present)) = runs.last()
            && resolve(present).is_none()
            && let Some(member) = assigned(present)
        {
            return Some(member);
        }
        if let Some((_, run)) = runs.iter().rev().find(|(_, run)| resolve(run).is_some()) {
            let before = &run[..resolve(run).unwrap()];
            // A change of holder clears the assignee (C9).
            let mut holder = String::new();
            let mut changed = 0;
            for (at, event) in before.iter().enumerate() {
                let (now, sets) = match &event.what {
                    Happening::Accepted { holder, .. }
                    | Happening::Escalated { holder, .. }
                    | Happening::Returned { holder, .. }
                    | Happening::Reopened { holder, .. } => (holder.to_string(), true),
                    Happening::Reclassified { holder, .. } => (holder.to_string(), false),
                    _ => continue,
                };
                if sets || now != holder {
                    changed = at;
                }
                holder = now;
            }
            if let Some(member) = assigned(&before[changed..]) {
                return Some(member);
            }
        }
        runs.iter().rev().find_map(|(_, run)| {
            let overdue = run.iter().rposition(|event| matches!(event.what, Happening::Overdue { .. }))?;
            assigned(&run[..overdue])
        })
    }

    /// The highest tier it stood on since it was accepted.
    fn top(&self) -> Option<u8> {
        let tiers = self.events.iter().filter_map(|event| match &event.what {
            Happening::Accepted { tier, .. }
            | Happening::Escalated { tier, .. }
            | Happening::Returned { tier, .. }
            | Happening::Reopened { tier, .. }
            | Happening::Reclassified { tier, .. } => Some(tier.number()),
            _ => None,
        });
        tiers.min()
    }

    fn runs_with(&self, of: impl Fn(&Happening) -> bool) -> Vec<u32> {
        let runs = self.runs().into_iter();
        let there = |run: &[Event]| run.iter().any(|event| of(&event.what) && self.within(ms(event)));
        runs.filter(|(_, run)| there(run)).map(|(number, _)| number).collect()
    }

    /// What it adds, before it is weighted; `None` if it is not counted.
    fn judged(&self, what: &What, scheme: &Scheme) -> Option<Judged> {
        let once = |counts: bool, runs: Vec<u32>| counts.then_some((Some(Fraction::ONE), None, runs));
        let share = |of: bool, counts: bool, runs: Vec<u32>| {
            of.then(|| (counts.then_some(Fraction::ONE), Some(Fraction::ONE), runs))
        };
        let resolved = |what: &Happening| matches!(what, Happening::Resolved { .. });
        let reopened = |what: &Happening| matches!(what, Happening::Reopened { .. });
        match what {
            What::Reported => once(self.has(|what| matches!(what, Happening::Reported { .. })), vec![]),
            What::Accepted => once(self.has(|what| matches!(what, Happening::Accepted { .. })), vec![]),
            What::Resolved => once(self.has(resolved), self.runs_with(resolved)),
            What::Closed => {
                let closed = |what: &Happening| matches!(what, Happening::Closed { .. });
                once(self.has(closed), self.runs_with(closed))
            }
            What::Rejected => once(self.has(|what| matches!(what, Happening::Rejected { .. })), vec![]),
            What::Merged => once(self.has(|what| matches!(what, Happening::Merged { .. })), vec![]),
            What::Open => once(self.is_open(), vec![]),
            What::OpenOverdue => {
                let overdue = |event: &Event| matches!(event.what, Happening::Overdue { .. });
                let runs = self.runs();
                let late = runs.last().is_some_and(|(_, run)| run.iter().any(overdue));
                once(self.is_open() && !self.is_deferred() && late, vec![])
            }
            What::Backlog { .. } => {
                once(self.is_open() && ms(&self.events[0]) <= self.month_before(scheme), vec![])
            }
            What::ResolutionShare => {
                let due: Vec<u32> = self.due().iter().map(|(number, _)| *number).collect();
                share(!due.is_empty() && !self.is_left_out(), self.is_resolved(), due)
            }
            What::OnTimeShare => {
                let due = self.due();
                let late = |event: &Event| matches!(event.what, Happening::Overdue { .. });
                let on_time = |(_, run): &(u32, &[Event])| {
                    !run.iter().any(late)
                        && run.iter().any(|event| matches!(event.what, Happening::Resolved { .. }))
                };
                let numbers = due.iter().map(|(number, _)| *number).collect();
                share(
                    !due.is_empty() && !self.is_left_out() && !self.exempt,
                    due.iter().all(on_time),
                    numbers,
                )
            }
            What::SettledInPlace { within } => {
                let settled = self.top().is_some_and(|top| top >= within.number());
                share(self.has(resolved), settled, self.runs_with(resolved))
            }
            What::Breaches => {
                self.times(self.count(|what| matches!(what, Happening::Escalated { breach: true, .. })))
            }
            What::Returns => self.times(self.count(|what| matches!(what, Happening::Returned { .. }))),
            What::ReopenShare => {
                let either = |what: &Happening| resolved(what) || reopened(what);
                share(self.has(either), self.has(reopened), self.runs_with(either))
            }
            What::AccurateDispatchShare => {
                let returned =
                    self.events.iter().any(|event| matches!(event.what, Happening::Returned { .. }));
                share(self.has(|what| matches!(what, Happening::Accepted { .. })), !returned, vec![])
            }
            What::PartnerAnswerShare => self.answers(),
            What::FirstResponse => {
                let accepted =
                    self.events.iter().find(|event| matches!(event.what, Happening::Accepted { .. }))?;
                if !self.within(ms(accepted)) {
                    return None;
                }
                let from = self.events[0].at.instant();
                let spent = scheme.calendar().between(from, accepted.at.instant());
                Some((Fraction::new(spent.into(), 60_000), Some(Fraction::ONE), vec![]))
            }
            What::Mark { .. } | What::BestMarkShare => self.marks(what),
            _ => None,
        }
    }

    fn times(&self, count: usize) -> Option<Judged> {
        (count > 0).then(|| (Some(Fraction::from(count as i64)), None, vec![]))
    }

    /// One month before the end, at the same time of day.
    fn month_before(&self, scheme: &Scheme) -> i64 {
        let (day, time) = Instant::from_millis(self.end).unwrap().local(scheme.offset());
        let (year, month, day) = day.ymd();
        let (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        let same = |day| wangge::value::Date::from_ymd(year, month, day);
        let day = same(day).or(same(30)).or(same(29)).or(same(28)).unwrap();
        Instant::at(day, time, scheme.offset()).unwrap().millis()
    }

    fn answers(&self) -> Option<Judged> {
        let (mut asked, mut answered) = (0, 0);
        for (at, event) in self.events.iter().enumerate() {
            let Happening::Dispatched { calls, .. } = &event.what else { continue };
            for call in calls.iter().filter(|_| self.within(ms(event))) {
                asked += 1;
                let next = self.events[at + 1..].iter().find_map(|event| match &event.what {
                    Happening::Answered { partner, .. } if *partner == call.partner => Some(true),
                    Happening::AnswerOverdue { partner, .. } if *partner == call.partner => Some(false),
                    Happening::Dispatched { calls, .. }
                        if calls.iter().any(|own| own.partner == call.partner) =>
                    {
                        Some(false)
                    }
                    _ => None,
                });
                answered += i64::from(next == Some(true));
            }
        }
        let numerator = (answered > 0).then(|| Fraction::from(answered));
        (asked > 0).then(|| (numerator, Some(Fraction::from(asked)), vec![]))
    }

    fn marks(&self, what: &What) -> Option<Judged> {
        let (at, marks) = self.events.iter().rev().find_map(|event| match &event.what {
            Happening::Evaluated { marks, .. } => Some((ms(event), marks)),
            _ => None,
        })?;
        if !self.within(at) {
            return None;
        }
        let evaluated = |event: &Event| matches!(event.what, Happening::Evaluated { .. });
        let run = self.runs().into_iter().rev().find(|(_, run)| run.iter().any(evaluated))?.0;
        let [effect, duration, attitude] =
            [marks.effect, marks.duration, marks.attitude].map(|mark| i64::from(mark.get()));
        let numerator = match what {
            What::Mark { mark: MarkWord::Effect } => Some(Fraction::from(effect)),
            What::Mark { mark: MarkWord::Duration } => Some(Fraction::from(duration)),
            What::Mark { mark: MarkWord::Attitude } => Some(Fraction::from(attitude)),
            What::Mark { mark: MarkWord::All } => Fraction::new(i128::from(effect + duration + attitude), 3),
            _ => (effect + duration + attitude == 15).then_some(Fraction::ONE),
        };
        Some((numerator, Some(Fraction::ONE), vec![run]))
    }
}

/// The limit under which a run was resolved, if it was.
fn resolved_under(run: &[Event]) -> Option<&Limit> {
    let end = run.iter().position(|event| matches!(event.what, Happening::Resolved { .. }))?;
    run[..end].iter().rev().find_map(|event| match &event.what {
        Happening::Accepted { limit, .. }
        | Happening::Reopened { limit, .. }
        | Happening::Escalated { limit, .. }
        | Happening::Returned { limit, .. }
        | Happening::Supervised { limit, .. }
        | Happening::Extended { limit, .. }
        | Happening::Expedited { limit, .. } => Some(limit),
        Happening::Resumed { limit, .. }
        | Happening::Reclassified { limit, .. }
        | Happening::Progressed { limit, .. } => limit.as_ref(),
        _ => None,
    })
}
