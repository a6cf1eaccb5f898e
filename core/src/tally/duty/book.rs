//! What is asked of duties.

use super::answer::Fulfilment;
use super::part::{Index, Part};
use super::sets::{Given, Ground};
use super::standing::standing;
use super::subject::Posts;
use super::{ClosedCase, DutyError};
use crate::tally::live::LiveRecords;
use crate::tally::{Activities, World};
use crate::value::{Code, Period};

/// Records, posts and targets laid out so that duties are counted quickly: made once, asked often.
///
/// Making it takes time near to linear in records, posts, households and closed cases; asking it for a duty in a
/// period near to linear in the records of its kinds then, its subjects and its targets.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::duty::DutyBook;
/// use wangge::tally::{Activities, ActivityRow, World};
/// use wangge::value::{Amount, Instant};
///
/// let text = format!("{}{}", Preset::Dongshi.document(), r#"
/// [[duty]]
/// code = "visits"
/// name = "每月走访"
/// role = "grid-head"
/// kinds = ["visit"]
/// per = "month"
/// times = 4
/// basis = "assumed"
/// "#);
/// let scheme = Scheme::read(&text)?;
/// let org = Org::read(
///     r#"{
///         "units": [{"id": "ds", "tier": "town"}, {"id": "ds-07", "tier": "grid1", "parent": "ds"}],
///         "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-07", "from": "2022-03-10"}]
///     }"#,
///     &scheme,
/// )?;
/// let visit = |id: &str, day: &str| -> Result<ActivityRow, wangge::value::ValueError> {
///     let at = Instant::parse(&format!("{day}T10:00:00+08:00"))?;
///     Ok(ActivityRow {
///         id: id.parse()?, member: "m-1".parse()?, unit: "ds-07".parse()?, kind: "visit".parse()?, at,
///         quantity: Amount::from_whole(1)?, target: None, verified_by: None, filed_at: None, reverses: None,
///     })
/// };
/// let world = World::new(&scheme, &org);
/// let rows = [visit("r-1", "2022-03-11")?, visit("r-2", "2022-03-20")?, visit("r-3", "2022-04-01")?];
/// let activities = Activities::from_rows(&rows, &world).unwrap();
///
/// let book = DutyBook::new(world, &activities, &[])?;
/// let march = book.fulfil(Some(&"visits".parse()?), &["2022-03".parse()?])?;
/// let answer = march.iter().next().unwrap();
/// assert_eq!((answer.done().to_string(), answer.required().to_string()), ("2".into(), "4".into()));
/// assert_eq!(answer.because().records, ["r-1".parse()?, "r-2".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct DutyBook<'a> {
    pub(super) index: Index<'a>,
}

impl<'a> DutyBook<'a> {
    /// Lays out what duties are judged by: records and, for follow-up calls, the cases that were closed.
    ///
    /// The order of both is of no account.
    ///
    /// # Errors
    ///
    /// `unknown_unit` if the origin of a closed case is not a unit of the organisation.
    pub fn new(
        world: World<'a>,
        activities: &'a Activities,
        closed: &'a [ClosedCase],
    ) -> Result<Self, DutyError> {
        let ground = Ground::of(Given { world, activities, closed })?;
        let (records, posts) = (LiveRecords::of(activities), Posts::of(world.org()));
        Ok(Self { index: Index { records, posts, ground } })
    }

    /// What was required and done in these periods: of one duty, or of all whose periods are of these kinds.
    ///
    /// A duty is judged in a period as the edition in force on its last day has it. A duty that is in force, or a post
    /// that is held, on less than half of a period's days binds nobody in it.
    ///
    /// # Errors
    ///
    /// `no_edition` for a period on whose last day no edition is in force; `unknown_duty` for a duty that no edition
    /// has; `wrong_period` for a period that is not of the duty's kind; `overflow` where plans make a duty's amount
    /// more than there is; `target_too_long` where a checklist's point has no target that can be recorded.
    pub fn fulfil(&self, duty: Option<&Code>, periods: &[Period]) -> Result<Fulfilment<'a>, DutyError> {
        let world = &self.index.ground.given.world;
        if let Some(duty) = duty
            && !world.editions().any(|edition| edition.duties().iter().any(|known| known.code == *duty))
        {
            return Err(DutyError::UnknownDuty { duty: duty.clone() });
        }
        let mut periods = periods.to_vec();
        periods.sort_unstable();
        periods.dedup();
        let mut parts = Vec::new();
        for period in periods {
            if let Some(duty) = duty {
                self.is_of_kind(duty, period)?;
            }
            for standing in standing(world, period)? {
                if duty.is_none_or(|duty| standing.duty.code == *duty) {
                    parts.push(self.index.part(standing, None)?);
                }
            }
        }
        Ok(Fulfilment { parts })
    }

    /// The records that can count.
    pub(in crate::tally) fn live(&self) -> &LiveRecords<'a> {
        &self.index.records
    }

    /// Refuses a period of another kind than the duty's.
    fn is_of_kind(&self, duty: &Code, period: Period) -> Result<(), DutyError> {
        let edition = self.index.ground.given.world.edition_on(period.last_day());
        let known = edition.and_then(|edition| edition.duties().iter().find(|known| known.code == *duty));
        match known {
            Some(known) if known.per != period.kind() => {
                Err(DutyError::WrongPeriod { duty: duty.clone(), per: known.per, period })
            }
            _ => Ok(()),
        }
    }

    /// What one member is bound to in a period.
    pub(super) fn parts_of(&self, member: u32, period: Period) -> Result<Vec<Part<'a>>, DutyError> {
        let world = &self.index.ground.given.world;
        // Beyond the editions there are no duties.
        let standing = standing(world, period).unwrap_or_default();
        standing.into_iter().map(|standing| self.index.part(standing, Some(member))).collect()
    }
}
