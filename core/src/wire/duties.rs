//! Duties (常态工作, D) over records, owned.

use std::sync::Arc;

use self_cell::self_cell;

use super::json::write;
use super::{Error, Records};
use crate::scheme::Scheme;
use crate::speech::{self, Lang};
use crate::tally::duty::{Agenda, Answer, Because, ClosedCase, DutyBook};
use crate::value::{Code, Instant, MemberId, Period, UnitId};

/// What duties are judged by.
#[derive(Debug)]
struct Ground {
    records: Arc<Records>,
    closed: Vec<ClosedCase>,
}

self_cell!(
    struct Cell {
        owner: Ground,
        #[covariant]
        dependent: DutyBook,
    }

    impl {Debug}
);

/// Duties laid out over records and closed cases, kept with both.
///
/// ```
/// use std::sync::Arc;
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = Arc::new(wire::scheme::read(Preset::Dongshi.document())?);
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"}],
///         "enrolments":[{"member":"m-1","as":"volunteer","from":"2022-01-01"},
///                       {"member":"m-2","as":"volunteer","from":"2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let records = wire::Records::read(
///     r#"[{"id":"r-1","member":"m-1","unit":"ds","kind":"volunteer.customs","at":"2026-03-05","verified_by":"m-2"}]"#,
///     wire::World::new(scheme, Arc::new(org))?,
/// )?;
/// let duties = wire::Duties::read(Arc::new(records), "[]")?;
/// assert_eq!(duties.fulfil(Some("patrol"), &["2026-W10"])?, "[]");
/// assert_eq!(duties.fulfil(Some("sleep"), &["2026-W10"]).unwrap_err().code(), "unknown_duty");
/// # Ok::<(), wire::Error>(())
/// ```
#[derive(Debug)]
pub struct Duties(Cell);

impl Duties {
    /// Lays out what duties are judged by: records and, for follow-up calls, an array of the cases that were closed, as
    /// [`ClosedCase::read_all`] reads it.
    ///
    /// # Errors
    /// `faults` of the array; `tally` with `unknown_unit` if the origin of a closed case is no unit of the
    /// organisation.
    pub fn read(records: Arc<Records>, closed: &str) -> Result<Self, Error> {
        let closed = ClosedCase::read_all(closed, records.world().tally().offset())?;
        Self::new(records, closed)
    }

    fn new(records: Arc<Records>, closed: Vec<ClosedCase>) -> Result<Self, Error> {
        Ok(Self(Cell::try_new(Ground { records, closed }, |ground| {
            DutyBook::new(ground.records.world().tally(), ground.records.activities(), &ground.closed)
        })?))
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &Arc<Records> {
        &self.0.borrow_owner().records
    }

    fn held(&self) -> &DutyBook<'_> {
        self.0.borrow_dependent()
    }

    /// What was required and done in these periods, of one duty, or of all whose periods are of these kinds: an array
    /// of `duty`, `period`, `member`?, `unit`, `required`, `done`, `no_data`?.
    ///
    /// # Errors
    /// `value` for a code or period that is none; `tally` as [`DutyBook::fulfil`] tells.
    pub fn fulfil(&self, duty: Option<&str>, periods: &[impl AsRef<str>]) -> Result<String, Error> {
        let duty: Option<Code> = duty.map(str::parse).transpose()?;
        let periods = periods.iter().map(|period| period.as_ref().parse::<Period>());
        let periods = periods.collect::<Result<Vec<_>, _>>()?;
        Ok(write(&self.held().fulfil(duty.as_ref(), &periods)?))
    }

    /// The reasons of one answer, as [`Because`]: of a role's duty that of a member at a unit, else that of a unit;
    /// `null` if it binds no such subject in the period.
    ///
    /// # Errors
    /// As [`fulfil`](Self::fulfil).
    pub fn because(&self, asked: &DutyAsked<'_>) -> Result<String, Error> {
        Ok(write(&self.reasons(asked)?.map(|(because, _)| because)))
    }

    /// The same in words, `zh` or `en`; `null` if it binds no such subject in the period.
    ///
    /// # Errors
    /// As [`because`](Self::because); `value` with `unknown_lang`.
    pub fn explanation(&self, asked: &DutyAsked<'_>, lang: &str) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        let reasons = self.reasons(asked)?;
        Ok(write(&reasons.map(|(because, edition)| speech::fulfilment(&because, edition, lang))))
    }

    fn reasons(&self, asked: &DutyAsked<'_>) -> Result<Option<(Because, &Scheme)>, Error> {
        let (duty, period) = (asked.duty.parse::<Code>()?, asked.period.parse::<Period>()?);
        let member = asked.member.map(str::parse::<MemberId>).transpose()?;
        let unit: UnitId = asked.unit.parse()?;
        let found = self.held().fulfil(Some(&duty), &[period])?;
        let is_asked = |answer: &Answer<'_, '_>| answer.member() == member.as_ref() && *answer.unit() == unit;
        Ok(found.iter().find(is_asked).map(|answer| (answer.because(), answer.edition())))
    }

    /// What a member still owes in the periods that overlap a stretch of time, as [`Agenda`].
    ///
    /// # Errors
    /// `value` for an id or instant that is none; `tally` as [`DutyBook::agenda`] tells.
    pub fn agenda(&self, member: &str, from: &str, to: &str) -> Result<String, Error> {
        Ok(write(&self.owed(member, from, to)?))
    }

    /// The same as iCalendar text (RFC 5545), as [`speech::icalendar`] writes it: a JSON string.
    ///
    /// # Errors
    /// As [`agenda`](Self::agenda); `value` with `unknown_lang`.
    pub fn icalendar(
        &self,
        (member, from, to): (&str, &str, &str),
        salt: &str,
        lang: &str,
    ) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        Ok(write(&speech::icalendar(&self.owed(member, from, to)?, salt, lang)))
    }

    fn owed(&self, member: &str, from: &str, to: &str) -> Result<Agenda, Error> {
        let (from, to) = (Instant::parse(from)?, Instant::parse(to)?);
        Ok(self.held().agenda(&member.parse()?, from, to)?)
    }
}

/// Which answer of a duty is asked for.
#[derive(Clone, Copy, Debug)]
pub struct DutyAsked<'q> {
    /// The duty.
    pub duty: &'q str,
    /// The period.
    pub period: &'q str,
    /// The member; `None` of a duty of units.
    pub member: Option<&'q str>,
    /// The unit that is bound, or at which the member is.
    pub unit: &'q str,
}
