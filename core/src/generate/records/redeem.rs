//! Requests to redeem what was earned.

use std::collections::BTreeMap;

use super::RecordPlan;
use super::ground::Ground;
use crate::generate::Rng;
use crate::scheme::{AccountOf, Good, Purse};
use crate::tally::points::Points;
use crate::tally::{AccountId, ActivityRow, RedemptionRow, World};
use crate::value::{Code, Date, Instant, PeriodKind, Span};

/// Who may ask does so once in so many months.
const ASKS: u64 = 3;
/// One in so many asks for what the balance, the stock or the day does not allow.
const UNFIT: u64 = 40;

/// Requests to redeem points, in the order of time: what holders of accounts ask for in a span, month by month, most
/// of it within what they have earned by then and what is in stock, some of it not.
///
/// `points` are those of `rows`, with the credits kept; where they are not, nobody asks. There is none in a
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
        let holder = |(account, earned): (AccountId, Earned)| {
            let rng = ground.stream(&["redeem", purse.code.as_str(), account.as_str()]);
            Holder { account, earned, spent: 0, rng }
        };
        let mut holders: Vec<Holder> = earned(rows, credits, purse).into_iter().map(holder).collect();
        let mut counter = Counter { ground: &ground, purse, out: BTreeMap::new() };
        for month in ground.periods(PeriodKind::Month) {
            if let Some(days) = ground.days(month.first_day(), month.last_day()) {
                wishes.extend(holders.iter_mut().filter_map(|holder| counter.asked(holder, days)));
            }
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

/// What came in and when it was filed, in thousandths.
type Earned = Vec<(Instant, i64)>;

/// What each account earned.
fn earned(rows: &[ActivityRow], credits: &[i64], purse: &Purse) -> BTreeMap<AccountId, Earned> {
    let mut earned: BTreeMap<AccountId, Earned> = BTreeMap::new();
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

/// Who has an account.
struct Holder {
    account: AccountId,
    earned: Earned,
    spent: i64,
    rng: Rng,
}

/// What a purse can be redeemed for.
struct Counter<'c, 'a> {
    ground: &'c Ground<'a>,
    purse: &'c Purse,
    /// The pieces that went out, by good.
    out: BTreeMap<&'a Code, u64>,
}

impl<'a> Counter<'_, 'a> {
    /// What a holder asks for within some days, if anything.
    fn asked(&mut self, holder: &mut Holder, days: (Date, Date)) -> Option<Wish<'a>> {
        let Holder { account, earned, spent, rng } = holder;
        let day = self.ground.day(days, rng, |_| true)?;
        let at = self.ground.moment(day, rng).filter(|_| rng.below(ASKS) == 0)?;
        let edition = self.ground.world.edition_on(day)?;
        let goods: Vec<&Good> = edition.goods().iter().filter(|good| good.purse == self.purse.code).collect();
        let good = *goods.get(rng.index(goods.len()))?;
        let pieces = if rng.below(6) == 0 { 2 } else { 1 };
        let price = good.price.thousandths().saturating_mul(i64::from(pieces));
        let known = earned.iter().filter(|(filed, _)| *filed <= at).map(|(_, credit)| *credit);
        let left = known.fold(0, i64::saturating_add).saturating_sub(*spent);
        let out = self.out.entry(&good.code).or_default();
        let came = good.stock.iter().filter(|stock| stock.on <= day).map(|stock| u64::from(stock.pieces));
        let there = good.stock.is_empty() || *out + u64::from(pieces) <= came.sum();
        let open = |windows: &[Span]| windows.is_empty() || windows.iter().any(|window| window.contains(day));
        let fits = price <= left && there && open(&good.windows) && open(&self.purse.windows);
        if fits {
            *spent = spent.saturating_add(price);
            *out += u64::from(pieces);
        } else if rng.below(UNFIT) > 0 {
            return None;
        }
        Some(Wish { at, account: account.clone(), good, pieces })
    }
}
