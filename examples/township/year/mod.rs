//! A year of service as data: duties done and owed, points and what they were redeemed for, appraisals.

mod appraisals;
mod duties;
mod purses;
mod ranked;
mod tables;
mod words;

use serde::Serialize;
use wangge::case::Event;
use wangge::generate::{RecordPlan, outside_document, records, redemptions};
use wangge::speech::{self, Lang};
use wangge::tally::appraise::{AppraisalBook, Outside, Sources};
use wangge::tally::duty::{Agenda, DutyBook, closed_cases};
use wangge::tally::points::{Options, score};
use wangge::tally::{Activities, CaseMeasures, World};
use wangge::value::{Instant, Period, PeriodKind};

use appraisals::{Ranking, Why};
use duties::DutyRow;
use purses::PurseYear;
pub(crate) use ranked::render_why;
pub(crate) use tables::render;

/// Voluntary deeds of each member in thirty days.
const DEEDS: u32 = 1;

/// What those who serve did in a year.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Year {
    pub(crate) year: String,
    pub(crate) records: usize,
    /// Filed later than on the day after.
    pub(crate) late: usize,
    pub(crate) taken_back: usize,
    /// Served by no rule of points: duties pay nothing unless a rule says so.
    pub(crate) unscored: usize,
    pub(crate) duties: Vec<DutyRow>,
    pub(crate) purses: Vec<PurseYear>,
    /// What a member still owed in the last month.
    pub(crate) agenda: Option<Agenda>,
    /// The reasons of the first thing in it.
    pub(crate) because: Option<String>,
    /// Every appraisal in its last period of the year.
    pub(crate) rankings: Vec<Ranking>,
    /// Why the subject that was asked for stands as it does.
    pub(crate) why: Vec<Why>,
}

/// What a year is lived through with.
pub(crate) struct Asked<'a> {
    pub(crate) seed: u64,
    pub(crate) span: Period,
    /// The subject whose standing is to be explained.
    pub(crate) why: Option<&'a str>,
    pub(crate) lang: Lang,
}

impl Year {
    /// The year in which the span begins, lived through.
    pub(crate) fn build(
        world: World<'_>,
        events: &[&Event],
        Asked { seed, span, why, lang }: Asked<'_>,
    ) -> Result<Self, String> {
        let said = |error| speech::duty_error(&error, lang);
        let closed = &closed_cases(events.iter().copied()).map_err(said)?;
        let year = Period::of_day(PeriodKind::Year, span.first_day()).ok_or("--span: no year")?;
        let plan = RecordPlan { seed, scale: DEEDS, span: year };
        let rows = records(world, closed, &plan).map_err(said)?;
        let activities = Activities::from_rows(&rows, &world).map_err(|faults| faults.to_string())?;
        let points = score(&world, &activities, &Options::default()).map_err(|error| error.to_string())?;
        let asked = redemptions(world, &rows, &points, &plan);
        let end = Instant::from_millis(year.span(world.offset()).end).unwrap_or(Instant::MAX);
        let purses = points.purses().map(|purse| {
            let given = purses::Given { world, rows: &rows, activities: &activities, asked: &asked, end };
            PurseYear::of(purse, given, lang)
        });
        let purses = purses.collect::<Result<Vec<_>, String>>()?;

        let book = DutyBook::new(world, &activities, closed).map_err(said)?;
        let duties = duties::rows(&book, world, year).map_err(said)?;
        let (agenda, because) = duties::agenda(&book, world, (year, end), lang).map_err(said)?.unzip();
        let cases = CaseMeasures::of_events(events.iter().copied(), world);
        let cases = cases.map_err(|errors| speech::case_errors(&errors, lang))?;
        let outside = Outside::read(&outside_document(world, seed, year), &world);
        let outside = outside.map_err(|faults| faults.to_string())?;
        let sources =
            Sources { activities: Some(&activities), closed, cases: Some(&cases), outside: Some(&outside) };
        let told = |error| speech::appraisal_error(&error, lang);
        let appraisals = AppraisalBook::new(world, sources).map_err(told)?;
        let rankings = appraisals::rankings(&appraisals, world, (year, end), lang).map_err(told)?;
        let why = match why {
            Some(id) => {
                let why = appraisals::why(&appraisals, world, year, (id, lang)).map_err(told)?;
                if why.is_empty() {
                    let known = appraisals::such_as(&appraisals, world, year);
                    let such = known.map(|known| format!("; there is {known}")).unwrap_or_default();
                    return Err(format!("--why: nothing appraises {id}{such}"));
                }
                why
            }
            None => Vec::new(),
        };
        let day = 24 * 60 * 60 * 1000;
        Ok(Self {
            year: year.to_string(),
            records: rows.len(),
            late: rows
                .iter()
                .filter(|row| row.filed_at.is_some_and(|filed| filed.since(row.at) > day))
                .count(),
            taken_back: rows.iter().filter(|row| row.reverses.is_some()).count(),
            unscored: points.unscored().len(),
            duties,
            purses,
            agenda,
            because,
            rankings,
            why,
        })
    }
}
