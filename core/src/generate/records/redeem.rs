//! Requests to redeem what was earned.

use std::collections::BTreeMap;

use super::RecordPlan;
use super::ground::Ground;
use crate::scheme::{AccountOf, Good, Purse};
use crate::tally::points::Points;
use crate::tally::{AccountId, ActivityRow, RedemptionRow, World};
use crate::value::{Date, Instant, PeriodKind};

/// Who may ask does so once in so many months.
const ASKS: u64 = 3;
/// One in so many asks for more than there is.
const TOO_MUCH: u64 = 25;

/// Requests to redeem points, in the order of time: what holders of accounts ask for in a span, month by month, most
/// of it within what they have earned by then, some of it not.
///
/// `points` are those of `rows`, with the credits kept; where they are not, nobody asks. A request is only made for
/// goods that the edition of its day has, whether or not they are in stock or in their windows. There is none in a
/// scheme without goods.
///
/// ```
/// use wangge::generate::{RecordPlan, org_document, records, redemptions};
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::points::{Options, score};
/// use wangge::tally::{Activities, World};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
/// let world = World::new(&scheme, &org);
/// let plan = RecordPlan { seed: 7, scale: 1, span: "2026-Q1".parse()? };
/// let rows = records(world, &[], &plan)?;
/// let activities = Activities::from_rows(&rows, &world)?;
/// let points = score(&world, &activities, &Options::default())?;
/// assert!(!redemptions(world, &rows, &points, &plan).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn redemptions(
    world: World<'_>,
    rows: &[ActivityRow],
    points: &Points<'_>,
    plan: &RecordPlan,
) -> Vec<RedemptionRow> {
    let ground = Ground::new(world, *plan);
    let Some(scheme) = ground.scheme() else { return Vec::new() };
    let mut wishes: Vec<Wish> = Vec::new();
    for purse in scheme.purses() {
        let Some(credits) = points.purse(&purse.code).and_then(|own| own.credits()) else { continue };
        for (account, earned) in earned(rows, credits, purse) {
            wishes.extend(asked(&ground, purse, &account, &earned));
        }
    }
    wishes.sort_by(|one, other| (one.at, &one.account).cmp(&(other.at, &other.account)));
    let row = |(number, wish): (u32, Wish)| {
        let Wish { at, account, good, pieces } = wish;
        Some(RedemptionRow {
            id: format!("x-{number:06}").parse().ok()?,
            account,
            good: good.code.clone(),
            pieces,
            at,
        })
    };
    (1_u32..).zip(wishes).filter_map(row).collect()
}

/// A request without an id.
struct Wish<'a> {
    at: Instant,
    account: AccountId,
    good: &'a Good,
    pieces: u32,
}

/// What each account earned, and when it was filed, in thousandths.
fn earned(rows: &[ActivityRow], credits: &[i64], purse: &Purse) -> BTreeMap<AccountId, Vec<(Instant, i64)>> {
    let mut earned: BTreeMap<AccountId, Vec<(Instant, i64)>> = BTreeMap::new();
    for (row, credit) in rows.iter().zip(credits).filter(|(_, credit)| **credit != 0) {
        let account = match (purse.of, &row.target) {
            (AccountOf::Members, _) => Some(AccountId::Member(row.member.clone())),
            (AccountOf::Households, Some(target)) => target.as_str().parse().ok().map(AccountId::Household),
            (AccountOf::Households, None) => None,
        };
        if let Some(account) = account {
            earned.entry(account).or_default().push((row.filed_at.unwrap_or(row.at), *credit));
        }
    }
    earned
}

/// What a holder asks for, month by month.
fn asked<'a>(
    ground: &Ground<'a>,
    purse: &Purse,
    account: &AccountId,
    earned: &[(Instant, i64)],
) -> Vec<Wish<'a>> {
    let mut rng = ground.stream(&["redeem", purse.code.as_str(), account.as_str()]);
    let (mut wishes, mut spent) = (Vec::new(), 0_i64);
    for month in ground.periods(PeriodKind::Month) {
        let Some(day) = ground.days(month.first_day(), month.last_day()) else { continue };
        let Some(day) = ground.day(day, &mut rng, |_| true) else { continue };
        let Some(at) = ground.moment(day, &mut rng).filter(|_| rng.below(ASKS) == 0) else { continue };
        let goods: Vec<&Good> = goods(ground, purse, day);
        let Some(good) = goods.get(rng.index(goods.len())).copied() else { continue };
        let pieces = if rng.below(6) == 0 { 2 } else { 1 };
        let price = good.price.thousandths().saturating_mul(i64::from(pieces));
        let known = earned.iter().filter(|(filed, _)| *filed <= at).map(|(_, credit)| *credit);
        let left = known.fold(0, i64::saturating_add).saturating_sub(spent);
        let enough = price <= left;
        if enough || rng.below(TOO_MUCH) == 0 {
            spent = spent.saturating_add(if enough { price } else { 0 });
            wishes.push(Wish { at, account: account.clone(), good, pieces });
        }
    }
    wishes
}

/// The goods of a purse on a day.
fn goods<'a>(ground: &Ground<'a>, purse: &Purse, day: Date) -> Vec<&'a Good> {
    let edition = ground.world.edition_on(day);
    let goods = edition.map(|edition| edition.goods()).unwrap_or_default();
    goods.iter().filter(|good| good.purse == purse.code).collect()
}
