//! A full pass over the records: who lives, and what caps leave (P4, P8).

use std::collections::BTreeMap;

use wangge::scheme::{Cap, CapMost, CapOf, PointRule, Scheme};
use wangge::tally::ActivityRow;
use wangge::value::{Code, Instant, MemberId, Period, PeriodKind, TargetId, UnitId};

use super::{Account, Cut, Left, Outcome, Overflow, Pass, Points, Row, State, filed};

/// What a cap counts apart (P4, P8): over editions by its code, within the purse of its rules.
type Counted = (Code, Code, CapOf, PeriodKind, Period, Bucket);

/// For whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bucket {
    Member(MemberId),
    Unit(UnitId),
    Account(Account),
    Target(MemberId, Option<TargetId>),
}

/// How much of a cap is used: thousandths, and records.
type Used = (i128, u64);

impl Points<'_> {
    /// A full pass over what was filed up to an instant, or over everything.
    ///
    /// # Errors
    /// The records that leave the bounds of amounts (V3).
    pub fn pass(&self, rows: &[ActivityRow], filed_by: Option<Instant>) -> Result<Pass, Overflow> {
        let seen = |row: &ActivityRow| filed_by.is_none_or(|by| filed(row) <= by);
        let nothing = Row { state: State::Unfiled, outcomes: BTreeMap::new() };
        let mut all = vec![nothing; rows.len()];
        let mut used: BTreeMap<Counted, Used> = BTreeMap::new();
        let mut overflow = Vec::new();
        for at in self.in_order(rows) {
            let row = &rows[at];
            if !seen(row) {
                continue;
            }
            // P4: live records only.
            let takes = |other: &&ActivityRow| other.reverses.as_ref() == Some(&row.id);
            if row.reverses.is_some() {
                all[at].state = State::Reversal;
                continue;
            }
            if rows.iter().filter(takes).any(seen) {
                all[at].state = State::Reversed;
                continue;
            }
            // P2: served by none: listed as `unscored`; nothing is dropped.
            all[at].state = State::Unscored;
            for purse in self.purses() {
                let Some(served) = self.serving(row, purse) else { continue };
                all[at].state = State::Served;
                match self.outcome(served, row, &mut used) {
                    Some(outcome) => {
                        all[at].outcomes.insert(purse.clone(), outcome);
                    }
                    None => overflow.push(row.id.clone()),
                }
            }
        }
        overflow.dedup();
        if overflow.is_empty() { Ok(Pass { rows: all }) } else { Err(Overflow(overflow)) }
    }

    /// What a live record comes to under the rule that serves it; `None` beyond the bounds of amounts.
    fn outcome(
        &self,
        (scheme, rule): (&Scheme, &PointRule),
        row: &ActivityRow,
        used: &mut BTreeMap<Counted, Used>,
    ) -> Option<Outcome> {
        let (account, reason, cut, caps) = (None, None, None, Vec::new());
        let nothing = Outcome { rule: rule.code.clone(), account, reason, raw: 0, credit: 0, cut, caps };
        let account = match self.judged((scheme, rule), row) {
            Err((reason, account)) => return Some(Outcome { reason: Some(reason), account, ..nothing }),
            Ok(account) => account,
        };
        let raw = self.raw((scheme, rule), row)?;
        let mut outcome = Outcome { account: Some(account.clone()), raw, credit: raw, ..nothing };
        // P4: awards only.
        if rule.points.thousandths() < 0 {
            return Some(outcome);
        }
        let caps: Vec<&Cap> = scheme.caps().iter().filter(|cap| cap.rules.contains(&rule.code)).collect();
        let counted: Vec<Counted> =
            caps.iter().map(|cap| self.counted(&rule.purse, cap, row, &account)).collect();
        let left: Vec<i128> = caps
            .iter()
            .zip(&counted)
            .map(|(cap, counted)| left(cap, used.get(counted).copied().unwrap_or_default(), raw))
            .collect();
        // credit = min(raw, what each cap naming the rule has left).
        let credit = left.iter().copied().chain([raw.into()]).min().expect("the raw at least");
        outcome.credit = i64::try_from(credit).expect("not over the raw");
        // What was cut is listed with the first declared cap that had least left.
        if outcome.credit < raw {
            let first = left.iter().position(|left| *left == credit).expect("one had least");
            outcome.cut = Some(Cut { cap: caps[first].code.clone(), amount: raw - outcome.credit });
        }
        let told = caps.iter().zip(&counted).zip(&left).map(|((cap, counted), left)| Left {
            cap: cap.code.clone(),
            used: used.get(counted).copied().unwrap_or_default(),
            left: (*left != i128::MAX).then_some(*left),
        });
        outcome.caps = told.collect();
        // A record uses its credit, and one time if credit > 0, of every such cap.
        for counted in counted {
            let (points, times) = used.entry(counted).or_default();
            *points += credit;
            *times += u64::from(credit > 0);
        }
        Some(outcome)
    }

    /// P4: counted per member, per unit (the record's own), per account, or per member and target; no target is a
    /// bucket of its own.
    fn counted(&self, purse: &Code, cap: &Cap, row: &ActivityRow, account: &Account) -> Counted {
        let period = Period::of_day(cap.per, self.day(row.at)).expect("a day of a period");
        let bucket = match cap.of {
            CapOf::Member => Bucket::Member(row.member.clone()),
            CapOf::Unit => Bucket::Unit(row.unit.clone()),
            CapOf::Account => Bucket::Account(account.clone()),
            CapOf::Target => Bucket::Target(row.member.clone(), row.target.clone()),
        };
        (purse.clone(), cap.code.clone(), cap.of, cap.per, period, bucket)
    }
}

/// P4: what a cap has left for a record. One that a later edition lowered below what is used (P8) has nothing left. A
/// `whole` cap with less left than raw has 0 left.
fn left(cap: &Cap, (points, times): Used, raw: i64) -> i128 {
    let left = match cap.most {
        CapMost::Points(most) => (i128::from(most.thousandths()) - points).max(0),
        CapMost::Times(most) if times < u64::from(most) => i128::MAX,
        CapMost::Times(_) => 0,
    };
    if cap.whole && left < i128::from(raw) { 0 } else { left }
}
