//! What is measured (R2), record by record.

use std::collections::BTreeSet;

use wangge::scheme::{HonourLevel, Input, Measure, Scheme, What};
use wangge::tally::ActivityRow;
use wangge::tally::appraise::SubjectId;
use wangge::value::{Code, Date, MemberId, Period, PeriodKind};

use super::subject::Subject;
use super::{Exact, Judge};

impl<'a> Judge<'a> {
    /// A measure of a subject in a period; `None` is no data.
    pub(super) fn measured(
        &self,
        measure: &Measure,
        edition: &'a Scheme,
        period: Period,
        subject: &Subject<'a>,
    ) -> Option<Exact> {
        match &measure.what {
            What::DutyFulfilment { duty } | What::Coverage { duty } => {
                self.duty(duty, edition, period, subject)
            }
            What::Points { purse } => self.points(purse, period, subject),
            What::Records { activities } => {
                let live = self.live(activities, period, subject)?;
                Some(Exact::whole(live.len() as i128))
            }
            What::ActiveMonths { activities } => {
                let months: BTreeSet<String> = self
                    .live(activities, period, subject)?
                    .into_iter()
                    .map(|row| Period::of_day(PeriodKind::Month, self.day(row)).unwrap().to_string())
                    .collect();
                Some(Exact::whole(months.len() as i128))
            }
            What::Headcount { .. } => Some(Exact::whole(self.heads(measure, period, subject).len() as i128)),
            What::Input { input } => {
                let input = edition.inputs().iter().find(|known| known.code == *input)?;
                self.input(input, period, &subject.id)
            }
            // R0: a measure of a table that nobody gave.
            _ => None,
        }
    }

    /// D2: done over required, over the duty's own periods within the period.
    fn duty(&self, code: &Code, edition: &'a Scheme, period: Period, subject: &Subject<'a>) -> Option<Exact> {
        self.rows?;
        let per = edition.duties().iter().find(|duty| duty.code == *code)?.per;
        let (mut done, mut required) = (0, 0);
        for part in parts(period, per) {
            let Some(owed) = self.owed(part) else { continue };
            for told in owed.iter().filter(|told| told.duty == code.as_str()) {
                let member = told.member.as_ref().map(|member| member.parse().unwrap());
                if self.falls(subject, member.as_ref(), &told.unit) {
                    done += i128::from(told.done);
                    required += i128::from(told.required);
                }
            }
        }
        (required != 0).then(|| Exact::new(done, required))
    }

    /// O7: persons in the subtree on the last day, each once: who holds one of the roles there, or serves there and has
    /// one of the tags.
    pub(super) fn heads(
        &self,
        measure: &Measure,
        period: Period,
        subject: &Subject<'a>,
    ) -> BTreeSet<MemberId> {
        let What::Headcount { roles, tags } = &measure.what else { return BTreeSet::new() };
        let day = period.last_day();
        self.persons(subject, day, |member, post| {
            post.is_some_and(|post| roles.contains(&post.role))
                || self.world.org().tags_of(member, day).any(|tag| tags.contains(tag))
        })
    }

    fn points(&self, purse: &Code, period: Period, subject: &Subject<'a>) -> Option<Exact> {
        self.rows?;
        let credits = self.credits(purse, period, subject);
        Some(credits.into_iter().map(|(_, credit)| Exact::thousandths(credit)).sum())
    }

    /// The credits of records of the period, but those that come to nothing.
    pub(super) fn credits(&self, purse: &Code, period: Period, subject: &Subject<'a>) -> Vec<(String, i64)> {
        let Some((rows, pass)) = self.rows.zip(self.pass.as_ref()) else { return Vec::new() };
        let mut credits = Vec::new();
        for (row, made) in rows.iter().zip(&pass.rows) {
            let own = self.within(row, period) && self.falls(subject, Some(&row.member), row.unit.as_str());
            let outcome = made.outcomes.get(purse).filter(|outcome| own && outcome.credit != 0);
            credits.extend(outcome.map(|outcome| (row.id.to_string(), outcome.credit)));
        }
        credits
    }

    /// Records of the period that neither take back nor are taken back.
    pub(super) fn live(
        &self,
        kinds: &[Code],
        period: Period,
        subject: &Subject<'a>,
    ) -> Option<Vec<&'a ActivityRow>> {
        let rows = self.rows?;
        let taken_back =
            |row: &ActivityRow| rows.iter().any(|other| other.reverses.as_ref() == Some(&row.id));
        let live = rows.iter().filter(|row| row.reverses.is_none() && !taken_back(row));
        let of_kind = live.filter(|row| kinds.is_empty() || kinds.contains(&row.kind));
        let there = of_kind.filter(|row| self.within(row, period));
        Some(there.filter(|row| self.falls(subject, Some(&row.member), row.unit.as_str())).collect())
    }

    fn day(&self, row: &ActivityRow) -> Date {
        row.at.local(self.world.offset()).0
    }

    fn within(&self, row: &ActivityRow, period: Period) -> bool {
        (period.first_day()..=period.last_day()).contains(&self.day(row))
    }

    /// The exact mean of each group's scores, weighted; groups that gave none left out, weights renormalised.
    fn input(&self, input: &Input, period: Period, of: &SubjectId) -> Option<Exact> {
        let rows = self.outside?.inputs().iter();
        let own: Vec<_> =
            rows.filter(|row| row.input == input.code && row.period == period && row.of == *of).collect();
        let mean = |scorer: Option<&Code>| {
            let marks: Vec<Exact> = own
                .iter()
                .filter(|row| row.scorer.as_ref() == scorer)
                .map(|row| Exact::from(row.score))
                .collect();
            let count = Exact::whole(marks.len() as i128);
            (!marks.is_empty()).then(|| marks.into_iter().sum::<Exact>() / count)
        };
        if input.scorers.is_empty() {
            return mean(None);
        }
        let gave: Vec<(Exact, Exact)> = input
            .scorers
            .iter()
            .filter_map(|scorer| Some((Exact::from(scorer.weight), mean(Some(&scorer.code))?)))
            .collect();
        let weights: Exact = gave.iter().map(|(weight, _)| *weight).sum();
        (!gave.is_empty())
            .then(|| gave.into_iter().map(|(weight, mean)| weight * mean).sum::<Exact>() / weights)
    }

    /// R4: the honours of the period, each worth the points of its level.
    pub(super) fn honoured(&self, levels: &[HonourLevel], period: Period, of: &SubjectId) -> Option<Exact> {
        let rows = self.outside?.honours().iter();
        let own =
            rows.filter(|row| row.of == *of && (period.first_day()..=period.last_day()).contains(&row.on));
        let points = own.flat_map(|row| levels.iter().filter(|level| level.level == row.level));
        Some(points.map(|level| Exact::from(level.points)).sum())
    }
}

/// The periods of a kind whose days lie in a longer one.
pub(super) fn parts(period: Period, kind: PeriodKind) -> Vec<Period> {
    let mut parts: Vec<Period> = Vec::new();
    let days = std::iter::successors(Some(period.first_day()), |day| day.next())
        .take_while(|day| *day <= period.last_day());
    for day in days {
        let part = Period::of_day(kind, day).unwrap();
        if parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    parts
}
