//! Appraisal (考核, R) over records, owned.

use std::sync::Arc;

use self_cell::self_cell;

use super::json::{What, read, write};
use super::{Error, Records};
use crate::case::Event;
use crate::speech::{self, Lang};
use crate::tally::appraise::{self, AppraisalBook, AppraisalError, Outside, Sources, SubjectId, compare};
use crate::tally::duty::{ClosedCase, closed_cases};
use crate::tally::signs::even_marks;
use crate::tally::{CaseError, CaseErrors, CaseMeasures};
use crate::value::{Code, Instant, Period};

/// What appraisals are judged by.
#[derive(Debug)]
struct Ground {
    records: Arc<Records>,
    closed: Vec<ClosedCase>,
    cases: Told,
    outside: Outside,
}

/// By what cases are measured.
#[derive(Debug)]
enum Told {
    Nothing,
    Events(Vec<Event>),
    Table(Arc<super::Cases>),
}

type Measured<'a> = Option<CaseMeasures<'a>>;

self_cell!(
    /// Measures of cases, which the book borrows.
    struct Cases {
        owner: Ground,
        #[covariant]
        dependent: Measured,
    }

    impl {Debug}
);

self_cell!(
    struct Book {
        owner: Cases,
        #[covariant]
        dependent: AppraisalBook,
    }

    impl {Debug}
);

type Answer<'a> = Arc<appraise::Appraised<'a>>;

self_cell!(
    struct Cell {
        owner: Arc<Appraisals>,
        #[covariant]
        dependent: Answer,
    }

    impl {Debug}
);

type Compared<'a> = appraise::Comparison<'a>;

self_cell!(
    struct Sides {
        owner: (Arc<Appraised>, Arc<Appraised>),
        #[covariant]
        dependent: Compared,
    }

    impl {Debug}
);

/// Appraisals laid out over records, events of cases and what comes from outside, kept with all three.
#[derive(Debug)]
pub struct Appraisals(Book);

/// An appraisal of a period, kept with what it was judged by.
#[derive(Debug)]
pub struct Appraised(Cell);

/// What two appraisals differ in (R8), kept with both.
#[derive(Debug)]
pub struct Comparison(Sides);

impl Appraisals {
    /// Lays out what appraisals are judged by: records; an array of events of cases, each case from its report on, or
    /// `null` where cases are not measured; and what comes from outside, as [`Outside::read`] reads it. The cases closed
    /// among the events are those that follow-up calls are due for.
    ///
    /// # Errors
    /// `json` for events that cannot be read, `faults` of what comes from outside, `tally` with what cases, points and
    /// duties can refuse.
    pub fn read(records: Arc<Records>, events: &str, outside: &str) -> Result<Self, Error> {
        let events: Option<Vec<Event>> = read(events, What::Events)?;
        let closed = closed_cases(events.iter().flatten())?;
        Self::lay_out(records, (closed, events.map_or(Told::Nothing, Told::Events)), outside)
    }

    /// Lays out the same with a table of cases, of the same organisation.
    ///
    /// # Errors
    /// `tally` with `other_org`; and as [`read`](Self::read).
    pub fn with_cases(records: Arc<Records>, cases: Arc<super::Cases>, outside: &str) -> Result<Self, Error> {
        if cases.world().org() != records.world().org() {
            return Err(AppraisalError::from(CaseErrors::from(CaseError::OtherOrg {})).into());
        }
        let closed = cases.table().closed(records.world().org());
        Self::lay_out(records, (closed, Told::Table(cases)), outside)
    }

    /// Lays out the same with an array of cases, as [`CaseTable::read`](crate::tally::CaseTable::read) reads it.
    ///
    /// # Errors
    /// `faults` of the cases; and as [`read`](Self::read).
    pub fn read_cases(records: Arc<Records>, cases: &str, outside: &str) -> Result<Self, Error> {
        let cases = super::Cases::read(cases, records.world().clone(), false)?;
        Self::with_cases(records, Arc::new(cases), outside)
    }

    fn lay_out(
        records: Arc<Records>,
        (closed, cases): (Vec<ClosedCase>, Told),
        outside: &str,
    ) -> Result<Self, Error> {
        let outside = Outside::read(outside, &records.world().tally())?;
        let cases = Cases::try_new(Ground { records, closed, cases, outside }, |ground| {
            let world = ground.records.world().tally();
            let measured = match &ground.cases {
                Told::Nothing => Ok(None),
                Told::Events(events) => CaseMeasures::of_events(events, world).map(Some),
                // By the editions that the table was made with.
                Told::Table(cases) => {
                    Ok(Some(CaseMeasures::of_table(Arc::clone(cases.table()), cases.world().tally())))
                }
            };
            measured.map_err(AppraisalError::from)
        })?;
        Ok(Self(Book::try_new(cases, |cases| {
            let ground = cases.borrow_owner();
            let sources = Sources {
                activities: Some(ground.records.activities()),
                closed: &ground.closed,
                cases: cases.borrow_dependent().as_ref(),
                outside: Some(&ground.outside),
            };
            AppraisalBook::new(ground.records.world().tally(), sources)
        })?))
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &Arc<Records> {
        &self.0.borrow_owner().borrow_owner().records
    }

    fn held(&self) -> &AppraisalBook<'_> {
        self.0.borrow_dependent()
    }

    /// The units all of whose marks in a period are one (R9): an array of [`Finding`](crate::tally::signs::Finding)s;
    /// empty where cases are not measured.
    ///
    /// # Errors
    /// `value` for a period that is none; `tally` as [`even_marks`](crate::tally::signs::even_marks) tells.
    pub fn even_marks(&self, period: &str) -> Result<String, Error> {
        let period: Period = period.parse()?;
        let Some(cases) = self.0.borrow_owner().borrow_dependent() else { return Ok(write(&[(); 0])) };
        let world = self.records().world().tally();
        let found = even_marks(&world, cases, period).map_err(AppraisalError::from)?;
        Ok(write(&found))
    }

    /// What the rules of an appraisal recommend at the end of a period, as of an instant (R6): an array of
    /// [`Recommendation`](appraise::Recommendation)s.
    ///
    /// # Errors
    /// `value` for a code, period or instant that is none; `tally` as [`AppraisalBook::recommend`] tells.
    pub fn recommend(&self, appraisal: &str, period: &str, as_of: &str) -> Result<String, Error> {
        let (appraisal, period, as_of) = asked(appraisal, period, as_of)?;
        Ok(write(&self.held().recommend(&appraisal, period, as_of)?))
    }

    /// Whether the results of a period are provisional as of an instant (R6): a [`Publicity`](appraise::Publicity).
    ///
    /// # Errors
    /// As [`recommend`](Self::recommend).
    pub fn publicity(&self, appraisal: &str, period: &str, as_of: &str) -> Result<String, Error> {
        let (appraisal, period, as_of) = asked(appraisal, period, as_of)?;
        Ok(write(&self.held().publicity(&appraisal, period, as_of)?))
    }
}

fn asked(appraisal: &str, period: &str, as_of: &str) -> Result<(Code, Period, Instant), Error> {
    Ok((appraisal.parse()?, period.parse()?, Instant::parse(as_of)?))
}

impl Appraised {
    /// Appraises everybody in a period.
    ///
    /// # Errors
    /// `value` for a code or period that is none; `tally` as [`AppraisalBook::appraise`] tells.
    pub fn of(appraisals: Arc<Appraisals>, appraisal: &str, period: &str) -> Result<Self, Error> {
        let (code, period): (Code, Period) = (appraisal.parse()?, period.parse()?);
        let cell = Cell::try_new(appraisals, |appraisals| appraisals.held().appraise(&code, period));
        Ok(Self(cell?))
    }

    /// What it was judged by.
    #[must_use]
    pub fn appraisals(&self) -> &Arc<Appraisals> {
        self.0.borrow_owner()
    }

    /// The answer as the core has it.
    #[must_use]
    pub fn held(&self) -> &appraise::Appraised<'_> {
        self.0.borrow_dependent()
    }

    /// How each subject stands, by id: an array of [`Standing`](appraise::Standing)s.
    #[must_use]
    pub fn standings(&self) -> String {
        write(self.held())
    }

    /// How the total and grade of a subject came about, as [`Explained`](appraise::Explained); `null` for one that is
    /// not appraised.
    ///
    /// # Errors
    /// `value` for an id that is none; `tally` as [`Standing::explain`](appraise::Standing::explain) tells.
    pub fn explain(&self, subject: &str) -> Result<String, Error> {
        let standing = self.held().of(&self.subject(subject)?);
        Ok(write(&standing.map(appraise::Standing::explain).transpose()?))
    }

    /// The same in words, `zh` or `en`: an array of lines, the total first; `null` for one that is not appraised.
    ///
    /// # Errors
    /// As [`explain`](Self::explain); `value` with `unknown_lang`.
    pub fn explanation(&self, subject: &str, lang: &str) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        let standing = self.held().of(&self.subject(subject)?);
        let explained = standing.map(appraise::Standing::explain).transpose()?;
        let said = |explained| speech::explained(&explained, self.held().edition(), lang);
        Ok(write(&explained.map(said)))
    }

    /// The least change of each measure for one grade higher: an array of [`Lift`](appraise::Lift)s; `null` for one that
    /// is not appraised.
    ///
    /// # Errors
    /// As [`explain`](Self::explain).
    pub fn lift(&self, subject: &str) -> Result<String, Error> {
        let standing = self.held().of(&self.subject(subject)?);
        Ok(write(&standing.map(appraise::Standing::lift).transpose()?))
    }

    /// What another appraisal of the same records differs in (R8): a [`Comparison`](appraise::Comparison).
    #[must_use]
    pub fn compare(&self, after: &Self) -> String {
        write(&compare(self.held(), after.held()))
    }

    /// How far each weight can move (R8): an array of [`WeightRun`](appraise::WeightRun)s.
    ///
    /// # Errors
    /// `tally` as [`weight_runs`](appraise::Appraised::weight_runs) tells.
    pub fn weight_runs(&self) -> Result<String, Error> {
        Ok(write(&self.held().weight_runs()?))
    }

    /// A subject by its id: a unit's where units are appraised, else a member's.
    fn subject(&self, id: &str) -> Result<SubjectId, Error> {
        Ok(if self.held().is_of_units() {
            SubjectId::Unit(id.parse()?)
        } else {
            SubjectId::Member(id.parse()?)
        })
    }
}

impl Comparison {
    /// Compares two appraisals of the same records.
    #[must_use]
    pub fn of(before: Arc<Appraised>, after: Arc<Appraised>) -> Self {
        Self(Sides::new((before, after), |(before, after)| compare(before.held(), after.held())))
    }

    /// The answer as the core has it.
    #[must_use]
    pub fn held(&self) -> &appraise::Comparison<'_> {
        self.0.borrow_dependent()
    }

    /// How each subject of either stands in both, by id: an array of [`Difference`](appraise::Difference)s.
    #[must_use]
    pub fn subjects(&self) -> String {
        write(&self.held().iter().collect::<Vec<_>>())
    }

    /// How many subjects go from one grade to another: an array of [`Migration`](appraise::Migration)s.
    #[must_use]
    pub fn migration(&self) -> String {
        write(&self.held().migration)
    }

    /// How far the order of totals stays: a [`Tau`](appraise::Tau), or `null`.
    #[must_use]
    pub fn tau(&self) -> String {
        write(&self.held().tau)
    }
}
