//! On which days something holds of a member.

use crate::org::Org;
use crate::value::{Date, MemberId, Span};

/// For each member the days on which something holds: spans that neither meet nor touch, in order.
#[derive(Clone, Debug)]
pub(super) struct DaySpans {
    /// The last span of each member, which is most often the only one; from the first day until before the second.
    last: Vec<(i32, i32)>,
    /// Where the earlier spans of each member begin, and where those of the last end; empty if nobody has any.
    starts: Vec<u32>,
    earlier: Vec<(i32, i32)>,
    /// The days that all members have in common.
    common: (i32, i32),
}

/// The days of nobody.
const NEVER: (i32, i32) = (i32::MAX, i32::MIN);

impl DaySpans {
    /// Of rows of members of an organisation, in any order.
    pub(super) fn new<'o>(org: &'o Org, rows: impl Iterator<Item = (&'o MemberId, Span)>) -> Self {
        let (members, mut spans) = (org.members(), Vec::new());
        let mut seen: Option<(&MemberId, u32)> = None;
        for (member, span) in rows {
            // Rows of one member mostly follow each other, and those of the next member them.
            let known = seen.filter(|(known, _)| *known == member).map(|(_, number)| number);
            let next = seen.map_or(0, |(_, number)| number.saturating_add(1));
            let near = known.or_else(|| (members.get(next as usize) == Some(member)).then_some(next));
            let find = || u32::try_from(members.binary_search(member).ok()?).ok();
            let Some(number) = near.or_else(find) else { continue };
            seen = Some((member, number));
            spans.push((number, span.from().days(), span.until().map_or(i32::MAX, Date::days)));
        }
        spans.sort_unstable();
        Self::united(members.len(), &spans)
    }

    /// Of spans by member and first day.
    fn united(members: usize, spans: &[(u32, i32, i32)]) -> Self {
        let (mut last, mut starts, mut earlier) = (vec![NEVER; members], Vec::new(), Vec::new());
        for own in spans.chunk_by(|one, next| one.0 == next.0) {
            let mut united: Option<(i32, i32)> = None;
            let mut more = Vec::new();
            for (_, from, until) in own {
                united = Some(match united {
                    Some((begun, end)) if *from <= end => (begun, end.max(*until)),
                    before => {
                        more.extend(before);
                        (*from, *until)
                    }
                });
            }
            let number = own.first().and_then(|(number, ..)| usize::try_from(*number).ok());
            let slot = number.and_then(|number| last.get_mut(number));
            if let (Some(slot), Some(united), Some((number, ..))) = (slot, united, own.first()) {
                *slot = united;
                earlier.extend(more.into_iter().map(|span| (*number, span)));
            }
        }
        if !earlier.is_empty() {
            let before = |member: u32| earlier.partition_point(|(number, _)| *number < member);
            let all = u32::try_from(members).unwrap_or(u32::MAX);
            starts.extend((0..=all).map(|member| u32::try_from(before(member)).unwrap_or(u32::MAX)));
        }
        let common = last
            .iter()
            .fold((i32::MIN, i32::MAX), |(from, until), span| (from.max(span.0), until.min(span.1)));
        Self { last, starts, earlier: earlier.into_iter().map(|(_, span)| span).collect(), common }
    }

    /// Whether it holds of every member on every day from one to another.
    pub(super) fn hold_of_all(&self, first: i32, last: i32) -> bool {
        self.common.0 <= first && last < self.common.1
    }

    /// Whether it holds of a member on a day.
    #[inline(always)]
    pub(super) fn hold(&self, member: u32, day: i32) -> bool {
        let Some((from, until)) = self.last.get(member as usize) else { return false };
        if *from <= day { day < *until } else { !self.starts.is_empty() && self.held(member as usize, day) }
    }

    /// Whether an earlier span holds a day.
    #[cold]
    fn held(&self, member: usize, day: i32) -> bool {
        let (Some(start), Some(end)) = (self.starts.get(member), self.starts.get(member + 1)) else {
            return false;
        };
        let own = self.earlier.get(*start as usize..*end as usize).unwrap_or_default();
        own.iter().any(|(from, until)| (*from..*until).contains(&day))
    }
}
