//! What can be wrong with records (P1).

use wangge::tally::ActivityRow;
use wangge::value::MemberId;

use super::{Points, filed};

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// An earlier row has the same id.
    Duplicate,
    /// Its member then neither held a post nor was enrolled.
    NotServing,
    /// No such unit.
    UnknownUnit,
    /// No edition declares its kind.
    UnknownKind,
    /// Nobody of that id ever serves.
    UnknownVerifier,
    /// Its quantity is below 0.
    NegativeQuantity,
    /// It was filed before it happened.
    FiledBefore,
    /// There is no record that it could take back.
    ReversesNothing,
    /// It takes back the record of another member.
    ReversesOther,
    /// It takes back a record that was filed after it.
    ReversesLater,
    /// An earlier row takes the same record back.
    ReversesTwice,
    /// It takes back a reversal.
    ReversesReversal,
}

impl Fault {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::Duplicate,
        Self::NotServing,
        Self::UnknownUnit,
        Self::UnknownKind,
        Self::UnknownVerifier,
        Self::NegativeQuantity,
        Self::FiledBefore,
        Self::ReversesNothing,
        Self::ReversesOther,
        Self::ReversesLater,
        Self::ReversesTwice,
        Self::ReversesReversal,
    ];
}

impl Points<'_> {
    /// P1: every fault, by row and kind.
    pub fn check(&self, rows: &[ActivityRow]) -> Vec<(usize, Fault)> {
        let mut faults = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let mut fault = |wrong: bool, fault: Fault| {
                if wrong {
                    faults.push((at, fault));
                }
            };
            // Duplicate ids.
            fault(rows[..at].iter().any(|earlier| earlier.id == row.id), Fault::Duplicate);
            // Records of someone who then neither held a post nor was enrolled.
            fault(!self.serves(row), Fault::NotServing);
            fault(self.org.units().all(|unit| *unit.id() != row.unit), Fault::UnknownUnit);
            let declared = self.editions.iter().flat_map(|scheme| scheme.activities());
            fault(!declared.into_iter().any(|kind| kind.code == row.kind), Fault::UnknownKind);
            fault(row.verified_by.as_ref().is_some_and(|by| !self.ever(by)), Fault::UnknownVerifier);
            // quantity ≥ 0; filed-at ≥ at.
            fault(row.quantity.thousandths() < 0, Fault::NegativeQuantity);
            fault(filed(row) < row.at, Fault::FiledBefore);
            // reverses: a record of the same member, filed no later, not already reversed, not itself a reversal.
            let Some(reversed) = &row.reverses else { continue };
            let Some(other) = rows.iter().find(|other| other.id == *reversed) else {
                fault(true, Fault::ReversesNothing);
                continue;
            };
            fault(other.member != row.member, Fault::ReversesOther);
            fault(filed(other) > filed(row), Fault::ReversesLater);
            fault(rows[..at].iter().any(|earlier| earlier.reverses == row.reverses), Fault::ReversesTwice);
            fault(other.reverses.is_some(), Fault::ReversesReversal);
        }
        faults
    }

    /// Whether the member held a post or was enrolled on the record's day.
    fn serves(&self, row: &ActivityRow) -> bool {
        let day = self.day(row.at);
        let posts = self.org.posts().iter().any(|post| post.member == row.member && post.span.contains(day));
        let enrolled = self.org.enrolments().iter();
        posts || enrolled.into_iter().any(|own| own.member == row.member && own.span.contains(day))
    }

    /// Whether somebody ever holds a post or is enrolled.
    fn ever(&self, member: &MemberId) -> bool {
        let posts = self.org.posts().iter().any(|post| post.member == *member);
        posts || self.org.enrolments().iter().any(|own| own.member == *member)
    }
}
