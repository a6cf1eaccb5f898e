//! A limit that runs and stands still, kept as a clerk would: how much is spent so far, since when it runs again.

use wangge::value::{Code, Date, Duration, Unit};

use super::calendar::{MINUTE, Model};

const DAY: i64 = 24 * 60 * MINUTE;

/// A running limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// What it is for.
    pub purpose: &'static str,
    /// The kind of time it counts; once expedited, minutes.
    unit: Unit,
    /// The length: milliseconds, or closings.
    whole: i64,
    /// The length as it was laid down, with what it was extended by.
    pub length: Duration,
    /// Whether its deadline was set by hand.
    pub expedited: bool,
    /// When it began.
    start: i64,
    /// When it last began to run.
    since: i64,
    /// What was spent before that, of the length.
    spent: i64,
    /// What was spent before that, in the time that warnings are shares of.
    time: i64,
    /// What was spent before that, in exact time.
    exact: i64,
    /// When it ends.
    pub deadline: i64,
    /// Whether that rests on days that are not published.
    pub unpublished: bool,
    /// The warnings not given yet: numerator and denominator of the share, and when.
    pub warnings: Vec<(i64, i64, i64)>,
    /// The plans that changed its length.
    pub plans: Vec<Code>,
}

impl Limit {
    /// A limit that begins.
    pub fn begin(
        purpose: &'static str,
        length: Duration,
        start: i64,
        shares: &[(i64, i64)],
        calendar: &Model<'_>,
    ) -> Self {
        let whole = length.millis().or(length.days()).unwrap();
        let warnings = shares.iter().map(|(num, den)| (*num, *den, start)).collect();
        let mut limit = Self {
            purpose,
            unit: length.unit(),
            whole,
            length,
            expedited: false,
            start,
            since: start,
            spent: 0,
            time: 0,
            exact: 0,
            deadline: start,
            unpublished: false,
            warnings,
            plans: Vec::new(),
        };
        limit.look_ahead(calendar);
        limit
    }

    /// The limit as plans have changed it.
    pub fn by(self, plans: Vec<Code>) -> Self {
        Self { plans, ..self }
    }

    /// A limit that began long ago and stood still from time to time since. One that has passed before it would
    /// have stood still no longer moves.
    pub fn since(mut self, rests: &[(i64, i64)], calendar: &Model<'_>) -> Self {
        for (from, to) in rests {
            if *from >= self.start && self.deadline >= *from {
                self.stop(*from, calendar);
                self.go_on(*to, calendar);
            }
        }
        self
    }

    /// It becomes longer.
    pub fn extend(&mut self, by: Duration, calendar: &Model<'_>) {
        let (unit, sum) = (self.length.unit(), self.length.thousandths() + by.thousandths());
        self.length = Duration::new(unit, sum).unwrap();
        self.whole = self.length.millis().or(self.length.days()).unwrap();
        self.look_ahead(calendar);
    }

    /// It ends at a deadline that is set by hand, and is one of exact time from now on.
    pub fn expedite(&mut self, deadline: i64, calendar: &Model<'_>) {
        (self.unit, self.expedited) = (Unit::Min, true);
        self.whole = self.exact + deadline - self.since;
        (self.spent, self.time) = (self.exact, self.exact);
        self.look_ahead(calendar);
    }

    /// When it began.
    pub fn start(&self) -> i64 {
        self.start
    }

    /// How much is spent at an instant, and how much is left, of a limit that runs or stands still.
    pub fn spent(&self, at: i64, stands: bool, calendar: &Model<'_>) -> (i64, i64) {
        let spent = self.spent + if stands { 0 } else { self.spends(at, calendar) };
        // Of no days at all one closing ends it, and is no day spent.
        let spent = if self.unit.counts_days() && self.whole == 0 { (spent - 1).max(0) } else { spent };
        (spent, self.whole - spent)
    }

    /// What is spent since it last began to run.
    fn spends(&self, at: i64, calendar: &Model<'_>) -> i64 {
        match self.unit {
            Unit::Min | Unit::H => at - self.since,
            Unit::Wh => calendar.between(self.since, at),
            Unit::D | Unit::Wd => self.closings(calendar).take_while(|close| *close <= at).count() as i64,
        }
    }

    /// It stands still from `at` on.
    pub fn stop(&mut self, at: i64, calendar: &Model<'_>) {
        self.exact += at - self.since;
        self.spent += self.spends(at, calendar);
        self.time += self.measure(at, calendar);
    }

    /// It runs again from `at` on.
    pub fn go_on(&mut self, at: i64, calendar: &Model<'_>) {
        self.since = at;
        self.look_ahead(calendar);
    }

    /// Time of the warnings' kind since it last began to run.
    fn measure(&self, until: i64, calendar: &Model<'_>) -> i64 {
        if self.unit.is_working() { calendar.between(self.since, until) } else { until - self.since }
    }

    /// The closings that count, from when it last began to run.
    fn closings(&self, calendar: &Model<'_>) -> impl Iterator<Item = i64> {
        let zero = self.whole == 0;
        let first = day_of(self.start, calendar);
        let (since, unit) = (self.since, self.unit);
        (first.min(day_of(since, calendar))..)
            .filter(move |day| zero || *day > first)
            .filter_map(move |day| calendar.closes(day, unit))
            .filter(move |close| *close > since)
    }

    /// Counts deadline and warnings from here.
    fn look_ahead(&mut self, calendar: &Model<'_>) {
        let days = self.unit.counts_days();
        let left = if days { self.whole.max(1) } else { self.whole } - self.spent;
        self.deadline = match self.unit {
            _ if left <= 0 => self.since,
            Unit::Min | Unit::H => self.since + left,
            Unit::Wh => calendar.deadline(self.since, Unit::Wh, left).0,
            Unit::D | Unit::Wd => self.closings(calendar).nth(left as usize - 1).unwrap(),
        };
        let last = day_of(self.deadline - 1, calendar).max(day_of(self.start, calendar));
        self.unpublished = self.unit.is_working() && calendar.is_marked(self.start, last);
        let whole = i128::from(self.time + self.measure(self.deadline, calendar));
        let (time, since, working) = (self.time, self.since, self.unit.is_working());
        for (num, den, at) in &mut self.warnings {
            let (num, den) = (i128::from(*num), i128::from(*den));
            let ahead = ((2 * whole * num + den) / (2 * den)) as i64 - time;
            *at = match ahead {
                ..=0 => since,
                _ if working => calendar.deadline(since, Unit::Wh, ahead).0,
                _ => since + ahead,
            };
        }
    }
}

/// The local day of an instant.
pub fn day_of(millis: i64, calendar: &Model<'_>) -> i64 {
    calendar.local(millis).0
}

/// The days a suspension touches: some of it lies in the day and, for working days, before its last close.
pub fn touched(from: i64, to: i64, unit: Unit, calendar: &Model<'_>) -> Vec<Date> {
    calendar.touched(unit, from, to).into_iter().map(|(day, _)| day).collect()
}

/// The close at which a suspension from an instant has touched so many days that are not among those used.
pub fn used_up(from: i64, left: usize, used: &[Date], unit: Unit, calendar: &Model<'_>) -> i64 {
    let mut until = from + DAY;
    loop {
        let fresh = calendar.touched(unit, from, until).into_iter().filter(|(day, _)| !used.contains(day));
        if let Some((_, close)) = fresh.clone().nth(left - 1) {
            return close;
        }
        until += 10 * DAY;
    }
}
