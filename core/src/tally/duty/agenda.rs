//! What a member still owes (待办, D4).

use serde::Serialize;

use super::answer::Answer;
use super::uid::uid;
use super::{DutyBook, DutyError, Measure};
use crate::scheme::{Asks, Bearer, Coverage, Duty, Scheme};
use crate::value::{
    Amount, Code, Date, Instant, MemberId, Name, Period, PeriodKind, Stamp, TargetId, UnitId,
};

/// What a member still owes in the periods that overlap a stretch of time (D4), as of what is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// Who.
    pub member: MemberId,
    /// Where the stretch begins.
    pub from: Stamp,
    /// Where it ends.
    pub to: Stamp,
    /// What is owed: what is due first comes first, then duties as declared, then by unit.
    pub owed: Vec<Owed>,
}

/// What a member still owes of a duty in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// The duty.
    pub duty: Code,
    /// Its name.
    pub name: Name,
    /// The period.
    pub period: Period,
    /// Its last day, with which it is due.
    pub due: Date,
    /// The unit of the post that binds the member.
    pub unit: UnitId,
    /// What is counted.
    pub measure: Measure,
    /// How much is to be done in the period.
    pub required: Amount,
    /// How much of it is done: less.
    pub done: Amount,
    /// The targets still to be covered, by id; none of a duty that covers no targets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<TargetId>,
    /// Whether the duty tells of a group of households: a calendar then gives neither its name nor its targets.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
}

/// The most targets of a set that are put in a calendar one by one.
const ONE_BY_ONE: i64 = 20;

impl<'a> DutyBook<'a> {
    /// What a member still owes in the periods that overlap the time from one instant to another, both included.
    ///
    /// ```
    /// # use wangge::org::Org;
    /// # use wangge::scheme::{Preset, Scheme};
    /// use wangge::speech::{Lang, fulfilment, icalendar};
    /// use wangge::tally::duty::DutyBook;
    /// # use wangge::tally::{Activities, World};
    /// use wangge::value::Instant;
    /// # let text = format!("{}{}", Preset::Dongshi.document(), r#"
    /// # [[duty]]
    /// # code = "visits"
    /// # name = "每月走访"
    /// # role = "grid-head"
    /// # kinds = ["visit"]
    /// # per = "month"
    /// # times = 4
    /// # basis = "assumed"
    /// # "#);
    /// # let scheme = Scheme::read(&text)?;
    /// # let org = Org::read(
    /// #     r#"{
    /// #         "units": [{"id": "ds", "tier": "town"}, {"id": "ds-07", "tier": "grid1", "parent": "ds"}],
    /// #         "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-07", "from": "2022-03-10"}]
    /// #     }"#,
    /// #     &scheme,
    /// # )?;
    /// # let world = World::new(&scheme, &org);
    /// # let activities = Activities::from_rows(&[], &world).unwrap();
    /// # let book = DutyBook::new(world, &activities, &[])?;
    ///
    /// let (from, to) = (Instant::parse("2022-03-20T09:00:00+08:00")?, Instant::parse("2022-03-27T09:00:00+08:00")?);
    /// let agenda = book.agenda(&"m-1".parse()?, from, to)?;
    /// assert_eq!((agenda.owed[0].due.to_string(), agenda.owed[0].left().to_string()), ("2022-03-31".into(), "4".into()));
    /// let text = icalendar(&agenda, "a secret of the township", Lang::Zh);
    /// assert!(text.contains("\r\nDTSTART;VALUE=DATE:20220331\r\n") && text.contains("\r\nSUMMARY:每月走访：还差4次\r\n"));
    ///
    /// let march = book.fulfil(None, &["2022-03".parse()?])?;
    /// assert_eq!(
    ///     fulfilment(&march.iter().next().unwrap().because(), &scheme, Lang::Zh),
    ///     "常态工作「每月走访」（visits），合理取值，待核定；2022年3月成员「m-1」在单元「ds-07」应完成4次，已完成0次；\
    ///      31天中任职22天；31天中该项工作生效31天；计入「入户走访」（visit）的记录；没有计入的记录"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `unknown_member`; `backwards` if it ends before it begins; `overflow` and `target_too_long` as
    /// [`fulfil`](Self::fulfil).
    pub fn agenda(&self, member: &MemberId, from: Instant, to: Instant) -> Result<Agenda, DutyError> {
        let world = &self.index.ground.given.world;
        let offset = world.offset();
        let unknown = |_| DutyError::UnknownMember { member: member.clone() };
        let place = world.org().members().binary_search(member).map_err(unknown)?;
        let number = u32::try_from(place).unwrap_or(u32::MAX);
        let (begins, ends) = (Stamp::new(from, offset), Stamp::new(to, offset));
        if to < from {
            return Err(DutyError::Backwards { from: begins, to: ends });
        }
        let mut owed: Vec<(Date, usize, Owed)> = Vec::new();
        for kind in self.kinds_of(number) {
            let mut next = Some(Period::containing(kind, from, offset));
            while let Some(period) = next.filter(|period| period.first_day() <= to.local(offset).0) {
                for part in self.parts_of(number, period)? {
                    let declared = place_of(part.standing.edition, part.standing.duty);
                    let answers = part.rows.iter().map(|row| Answer::new(&part, row));
                    let open = answers.filter(|answer| answer.done() < answer.required());
                    owed.extend(open.map(|answer| (period.last_day(), declared, Owed::of(answer))));
                }
                next = period.next();
            }
        }
        owed.sort_by(|(day, declared, one), (other_day, its, other)| {
            (day, declared, &one.unit).cmp(&(other_day, its, &other.unit))
        });
        let owed = owed.into_iter().map(|(_, _, owed)| owed).collect();
        Ok(Agenda { member: member.clone(), from: begins, to: ends, owed })
    }

    /// The kinds of periods of the duties of the roles that a member ever holds.
    fn kinds_of(&self, member: u32) -> Vec<PeriodKind> {
        let roles: Vec<&Code> = self.index.posts.roles(Some(member)).collect();
        let binds = |duty: &&Duty| match &duty.bearer {
            Bearer::Role { role, .. } => roles.contains(&role),
            Bearer::Units { .. } => false,
        };
        let editions = self.index.ground.given.world.editions();
        let mut kinds: Vec<PeriodKind> = editions
            .flat_map(|edition| edition.duties().iter().filter(binds).map(|duty| duty.per))
            .filter(|kind| *kind != PeriodKind::All)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// The place of a duty among those declared.
fn place_of(edition: &Scheme, duty: &Duty) -> usize {
    edition.duties().iter().position(|declared| declared.code == duty.code).unwrap_or_default()
}

impl Owed {
    fn of(answer: Answer<'_, '_>) -> Self {
        let (duty, period) = (answer.duty(), answer.period());
        Self {
            duty: duty.code.clone(),
            name: duty.name.clone(),
            period,
            due: period.last_day(),
            unit: answer.unit().clone(),
            measure: answer.measure(),
            required: answer.required(),
            done: answer.done(),
            missing: answer.missing(),
            discreet: is_discreet(duty, answer.edition()),
        }
    }

    /// How much is still to be done.
    #[must_use]
    pub fn left(&self) -> Amount {
        // Less is done than is required, and both are bounded.
        self.required.checked_sub(self.done).unwrap_or_default()
    }

    /// What stands in a calendar: each missing target by itself where the set is small and names no group, else one
    /// entry for all that is owed.
    pub(crate) fn entries(&self) -> Vec<Option<&TargetId>> {
        let is_small = self.required.thousandths() <= ONE_BY_ONE * 1000;
        if is_small && !self.discreet && !self.missing.is_empty() {
            self.missing.iter().map(Some).collect()
        } else {
            vec![None]
        }
    }

    /// The id of such an entry.
    pub(crate) fn uid(&self, salt: &str, member: &MemberId, target: Option<&TargetId>) -> String {
        let period = self.period.to_string();
        let target = target.map_or("", TargetId::as_str);
        uid(salt, &[self.duty.as_str(), &period, member.as_str(), self.unit.as_str(), target])
    }
}

/// Whether a duty, by what it covers, by a group that names it or by its own name, tells of a group of households.
fn is_discreet(duty: &Duty, edition: &Scheme) -> bool {
    let named = |group: &crate::scheme::Group| {
        group.duties.contains(&duty.code)
            || duty.name.as_str().contains(group.name.as_str())
            || duty.name.as_str().contains(group.code.as_str())
    };
    matches!(duty.asks, Asks::Coverage(Coverage::Groups { .. })) || edition.groups().iter().any(named)
}
