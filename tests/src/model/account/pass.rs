//! P2–P4 for rules without conditions: enough to fill an account.

use std::collections::BTreeMap;

use wangge::scheme::{AccountOf, CapMost, CapOf, PointRule, Scheme};
use wangge::tally::{ActivityRow, World};
use wangge::value::{Code, Period};

use super::day;

/// When a record was filed.
pub(super) fn filed(row: &ActivityRow) -> i64 {
    row.filed_at.unwrap_or(row.at).millis()
}

/// What each record is credited with in a purse, in thousandths, over what was filed by an instant, inclusive.
pub fn credits(world: &World<'_>, purse: &Code, rows: &[ActivityRow], by: Option<i64>) -> Vec<i64> {
    let known = |row: &ActivityRow| by.is_none_or(|by| filed(row) <= by);
    let reversed =
        |row: &ActivityRow| rows.iter().any(|other| known(other) && other.reverses.as_ref() == Some(&row.id));
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| known(&rows[*at])).collect();
    order.sort_by_key(|at| (rows[*at].at, rows[*at].id.clone()));
    let mut used: BTreeMap<(Code, Period, String), (i64, u32)> = BTreeMap::new();
    let mut credits = vec![0; rows.len()];
    for at in order {
        let row = &rows[at];
        if row.reverses.is_some() || reversed(row) {
            continue;
        }
        let on = day(world, row.at.millis());
        let Some(scheme) = world.edition_on(on) else { continue };
        let serves = |rule: &&PointRule| rule.purse == *purse && rule.kinds.contains(&row.kind);
        let Some(rule) = scheme.point_rules().iter().find(serves) else { continue };
        let of = scheme.purses().iter().find(|known| known.code == *purse).expect("the purse of the rule").of;
        if of == AccountOf::Households {
            let household = row.target.as_ref().map(|target| target.as_str().parse().expect("an id"));
            if !household.is_some_and(|household| world.org().has_account(&household, purse, on)) {
                continue;
            }
        }
        let raw = rounded(rule.points.thousandths() * row.quantity.thousandths());
        credits[at] = if raw < 0 { raw } else { capped(world, scheme, rule, of, row, raw, &mut used) };
    }
    credits
}

/// Millionths to thousandths, halves away from zero.
fn rounded(millionths: i64) -> i64 {
    (millionths.abs() + 500) / 1000 * millionths.signum()
}

fn capped(
    world: &World<'_>,
    scheme: &Scheme,
    rule: &PointRule,
    of: AccountOf,
    row: &ActivityRow,
    raw: i64,
    used: &mut BTreeMap<(Code, Period, String), (i64, u32)>,
) -> i64 {
    let target = row.target.as_ref().map(|target| target.to_string()).unwrap_or_default();
    let keyed = scheme.caps().iter().filter(|cap| cap.rules.contains(&rule.code)).map(|cap| {
        let bucket = match (cap.of, of) {
            (CapOf::Unit, _) => format!("unit {}", row.unit),
            (CapOf::Account, AccountOf::Households) => format!("household {target}"),
            (CapOf::Member | CapOf::Account, _) => format!("member {}", row.member),
            (CapOf::Target, _) => format!("member {} target {target}", row.member),
        };
        let on = day(world, row.at.millis());
        (cap, (cap.code.clone(), Period::of_day(cap.per, on).expect("a period"), bucket))
    });
    let keyed: Vec<_> = keyed.collect();
    let left = keyed.iter().map(|(cap, key)| {
        let (points, times) = used.get(key).copied().unwrap_or_default();
        let left = match cap.most {
            CapMost::Points(most) => (most.thousandths() - points).max(0),
            CapMost::Times(most) if times < most => i64::MAX,
            CapMost::Times(_) => 0,
        };
        if cap.whole && left < raw { 0 } else { left }
    });
    let credit = left.min().unwrap_or(i64::MAX).min(raw);
    for (_, key) in keyed {
        let (points, times) = used.entry(key).or_default();
        *points += credit;
        *times += u32::from(credit > 0);
    }
    credit
}
