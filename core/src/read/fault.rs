//! Faults (X1): what is wrong with a document, where, and by which facts.

use serde::Serialize;

use super::{Path, nearest, shown};
use crate::calendar::CalendarFault;
use crate::value::{Stamp, ValueError};

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, with its facts.
    pub kind: FaultKind,
    /// Where.
    pub path: Path,
    /// Line from 1, where the form tells (TOML; JSON for syntax).
    pub line: Option<u32>,
    /// Column from 1, in characters.
    pub column: Option<u32>,
}

impl Fault {
    /// A fault without a line yet.
    #[must_use]
    pub fn new(kind: FaultKind, path: Path) -> Self {
        Self { kind, path, line: None, column: None }
    }

    /// The stable code, such as `unknown_reference`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// Why one record cannot take back another (P1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReversalFault {
    /// It is another member's.
    OtherMember,
    /// It was filed later.
    FiledLater,
    /// A row before takes it back.
    Reversed,
    /// It takes back a record itself.
    Reversal,
}

/// Lists the kinds of faults once: enum, codes, and the list of all codes.
macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $code:literal $kind:ident { $($(#[$fact_doc:meta])* $fact:ident: $type:ty,)* })*) => {
        /// What can be wrong with a document; the fields are the facts.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum FaultKind {
            /// A value that cannot be read; the code is the value error's own.
            Value(ValueError),
            /// A calendar that cannot be; the code is the calendar fault's own.
            Calendar(CalendarFault),
            $($(#[$doc])* $kind { $($(#[$fact_doc])* $fact: $type,)* },)*
        }

        impl FaultKind {
            /// Every code of a document's faults besides those of [`ValueError`] and [`CalendarFault`].
            pub const ALL: &'static [&'static str] = &[$($code),*];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    Self::Value(error) => error.code(),
                    Self::Calendar(fault) => fault.code(),
                    $(Self::$kind { .. } => $code,)*
                }
            }
        }
    };
}

fault_kinds! {
    /// The text is not TOML or JSON.
    "syntax" Syntax {
        /// The parser's own words.
        detail: String,
    }
    /// The text is not UTF-8.
    "not_utf8" NotUtf8 {
        /// How many bytes of it are, before the first that begins no character.
        valid: usize,
    }
    /// The text is longer than [`MAX_BYTES`](super::MAX_BYTES).
    "too_large" TooLarge {
        /// Its length.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    }
    /// The document holds more values than are read: see [`MAX_VALUES`](super::MAX_VALUES). The place is that where
    /// reading ended.
    "too_many" TooMany {
        /// The most that are read.
        limit: usize,
    }
    /// A required field is absent.
    "missing_field" Missing {
        /// The field.
        field: String,
    }
    /// A field this place does not know.
    "unknown_field" UnknownField {
        /// The field.
        field: String,
        /// The nearest field it does know.
        nearest: Option<String>,
    }
    /// A field written twice.
    "duplicate_field" DuplicateField {
        /// The field.
        field: String,
    }
    /// A value of another kind than the field takes.
    "wrong_type" WrongType {
        /// What the field takes.
        expected: String,
        /// What stands there.
        found: String,
    }
    /// A word outside the closed list of this field.
    "unknown_word" UnknownWord {
        /// The word.
        given: String,
        /// The words allowed.
        expected: Vec<String>,
        /// The nearest of them.
        nearest: Option<String>,
    }
    /// A number outside its bounds.
    "out_of_bounds" OutOfBounds {
        /// What was given.
        given: String,
        /// The bounds in words, such as `1..=5`.
        bounds: String,
    }
    /// The same code or id twice.
    "duplicate" Duplicate {
        /// What is doubled: `tier`, `item`, `unit` …
        what: String,
        /// The code or id.
        id: String,
        /// Where it stands first.
        first: String,
    }
    /// A code or id that nothing declares.
    "unknown_reference" UnknownReference {
        /// What was looked for: `tier`, `role` …
        what: String,
        /// The code or id.
        name: String,
        /// The nearest one declared.
        nearest: Option<String>,
    }
    /// A name that several entries bear (K4).
    "ambiguous_name" AmbiguousName {
        /// What was looked for.
        what: String,
        /// The name.
        name: String,
        /// The code of one that bears it.
        first: String,
        /// The code of another.
        second: String,
    }
    /// A list with another number of entries than it must have.
    "wrong_count" WrongCount {
        /// What is counted.
        what: String,
        /// How many there must be, in words, such as `4` or `1..`.
        expected: String,
        /// How many there are.
        found: usize,
    }
    /// A span of days that ends before it begins.
    "empty_span" EmptySpan {
        /// Its first day.
        from: String,
        /// The day it ends before.
        until: String,
    }
    /// An item that starts above its ceiling (K1).
    "start_above_ceiling" StartAboveCeiling {
        /// The tier it starts on.
        start: String,
        /// Its ceiling.
        ceiling: String,
    }
    /// An item without a handle limit for a tier it can come to (K3).
    "missing_limit" MissingLimit {
        /// The item.
        item: String,
        /// The tier.
        tier: String,
    }
    /// Two limit rows of an item that say the same case (K3).
    "ambiguous_limit" AmbiguousLimit {
        /// The other row.
        first: String,
    }
    /// An edition of another scheme than the first (S1).
    "other_scheme" OtherScheme {
        /// The code of the first.
        expected: String,
        /// The code of this one.
        found: String,
    }
    /// Two editions of a scheme that both hold on some day (S1).
    "overlapping_editions" OverlappingEditions {
        /// From when the earlier holds.
        first: String,
        /// From when the later holds.
        second: String,
    }
    /// A field that cannot stand beside another.
    "excluded_field" Excluded {
        /// The field.
        field: String,
        /// What it cannot stand beside.
        by: String,
    }
    /// A group of households that no service and no duty is for (O4).
    "tag_without_service" TagWithoutService {
        /// The group.
        group: String,
    }
    /// A deduction that answers no duty, no other rule and no service left undone (P2).
    "deduction_without_duty" DeductionWithoutDuty {
        /// The rule.
        rule: String,
    }
    /// Points taken from households, or an appraisal by them (P6).
    "scores_residents" ScoresResidents {
        /// The purse.
        purse: String,
    }
    /// What people report, or have done again at their asking, lowers a score or vetoes (R4).
    "punishes_reporting" PunishesReporting {
        /// The measure.
        measure: String,
    }
    /// Periods that do not make up the longer ones of an appraisal: weeks lie in two months (V2).
    "period_not_nested" NotNested {
        /// The kind of period.
        period: String,
        /// The kind it would have to lie in.
        within: String,
    }
    /// A condition of the last grade, which takes the rest (R5).
    "condition_of_last_grade" ConditionOfLast {
        /// The grade.
        grade: String,
    }
    /// A mix of an appraisal of other subjects (R3).
    "other_subjects" OtherSubjects {
        /// That appraisal.
        appraisal: String,
    }
    /// Appraisals that are mixed from each other, the whole ring in order (R3).
    "mix_cycle" MixCycle {
        /// The ring, beginning with the one declared first, each followed by one that it is mixed from.
        appraisals: Vec<String>,
    }
    /// A cap over a deduction: only awards are capped (P4).
    "not_an_award" NotAnAward {
        /// The rule.
        rule: String,
    }
    /// A cap over rules of several purses (P4).
    "other_purse" OtherPurse {
        /// The purse of the rules before.
        expected: String,
        /// That of this one.
        found: String,
    }
    /// A role that does not serve on a tier (D1).
    "role_not_on_tier" RoleNotOnTier {
        /// The role.
        role: String,
        /// The tier.
        tier: String,
        /// The tiers it serves on.
        expected: Vec<String>,
    }
    /// A kind of links that ties something else than is asked for (D1).
    "wrong_link" WrongLink {
        /// The kind.
        link: String,
        /// What it would have to begin at.
        source: String,
        /// What it would have to end at.
        target: String,
    }
    /// A unit whose parent does not stand on the tier above (O1), or one on a tier where this cannot stand: a post
    /// whose role does not serve there, a party organisation that serves units of another tier.
    "wrong_tier" WrongTier {
        /// The unit.
        id: String,
        /// Its tier.
        tier: String,
        /// The tiers it would have to stand on, or under; none for a unit that must have no parent.
        expected: Vec<String>,
    }
    /// Units that are their own ancestors, the whole ring in order (O6).
    "cycle" Cycle {
        /// The ring, beginning with its least id, each unit followed by its parent.
        ids: Vec<String>,
    }
    /// The same thing said twice of a day: a post, enrolment, home or tag of a member (O2), a group of a household
    /// (O4), an account of a household (P6), a plan at a unit (L2); or two windows of redemption (P7) that share a day.
    "overlap" Overlap {
        /// Of what: `member`, `household`, `plan`, `window`.
        what: String,
        /// Its id or code; of a window its first day.
        id: String,
        /// Where the earlier entry stands.
        first: String,
    }
    /// Somebody who neither holds a post nor is enrolled (O2).
    "not_serving" NotServing {
        /// The id.
        member: String,
    }
    /// A record of somebody who on its day neither held a post nor was enrolled (P1).
    "not_serving_then" NotServingThen {
        /// The id.
        member: String,
        /// The local day.
        day: String,
    }
    /// A record filed before it happened (P1).
    "filed_early" FiledEarly {
        /// When it happened.
        at: Stamp,
        /// When it was filed.
        filed_at: Stamp,
    }
    /// A record that takes back what it cannot (P1).
    "broken_reversal" BrokenReversal {
        /// The record that it would take back.
        record: String,
        /// Why it cannot.
        why: ReversalFault,
    }
}

impl FaultKind {
    pub(crate) fn unknown_word<'w>(given: &str, expected: impl IntoIterator<Item = &'w str>) -> Self {
        let expected: Vec<&str> = expected.into_iter().collect();
        Self::UnknownWord {
            given: shown(given),
            nearest: nearest(given, expected.iter().copied()),
            expected: expected.into_iter().map(str::to_owned).collect(),
        }
    }

    /// A list that needs an entry and has none.
    pub(crate) fn no_entry(what: &str) -> Self {
        Self::WrongCount { what: what.to_owned(), expected: "1..".to_owned(), found: 0 }
    }

    pub(crate) fn wrong_type(expected: &str, found: &str) -> Self {
        Self::WrongType { expected: expected.to_owned(), found: found.to_owned() }
    }
}
