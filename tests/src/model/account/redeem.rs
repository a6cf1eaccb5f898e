//! P7 word by word: one request after the other, each on an account made from nothing.

use wangge::scheme::{RedemptionLimit, RedemptionMost};
use wangge::tally::{AccountId, ActivityRow, CancelRow, RedemptionRefusal, RedemptionRow, World};
use wangge::value::{Amount, Code, Date, Period, RedemptionId};

use super::day;
use super::fold::account;

/// What was moved in an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub at: i64,
    /// The redemption.
    pub redemption: RedemptionId,
    /// Which way.
    pub way: Way,
}

/// Which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Redeemed.
    Out {
        /// Thousandths.
        cost: i64,
        /// What for.
        good: Code,
        /// How many pieces.
        pieces: u32,
    },
    /// Taken back.
    Back {
        /// By which cancellation.
        cancel: RedemptionId,
    },
}

/// What became of each request.
pub(super) type Outcomes = Vec<(RedemptionId, Result<i64, RedemptionRefusal>)>;

/// What became of each request by an instant, in order, and all that was moved; the ids of cancellations of what was
/// refused instead.
pub fn judge(
    world: &World<'_>,
    purse: &Code,
    rows: &[ActivityRow],
    (requests, cancels): (&[RedemptionRow], &[CancelRow]),
    now: i64,
) -> Result<(Outcomes, Vec<Moved>), Vec<RedemptionId>> {
    enum Turn<'r> {
        Back(&'r CancelRow),
        Out(&'r RedemptionRow),
    }
    let backs = cancels.iter().map(|row| (row.at.millis(), 2, &row.id, Turn::Back(row)));
    let outs = requests.iter().map(|row| (row.at.millis(), 3, &row.id, Turn::Out(row)));
    let mut turns: Vec<_> = backs.chain(outs).filter(|turn| turn.0 <= now).collect();
    turns.sort_by(|one, other| (one.0, one.1, one.2).cmp(&(other.0, other.1, other.2)));
    let (mut outcomes, mut moves, mut wrong): (Outcomes, Vec<Moved>, _) =
        (Vec::new(), Vec::new(), Vec::new());
    for (at, .., turn) in turns {
        match turn {
            Turn::Back(row) => {
                let granted = moves.iter().find(|moved| moved.redemption == row.cancels);
                let Some(account) = granted.map(|moved| moved.account.clone()) else {
                    wrong.push(row.id.clone());
                    continue;
                };
                let way = Way::Back { cancel: row.id.clone() };
                moves.push(Moved { account, at, redemption: row.cancels.clone(), way });
            }
            Turn::Out(row) => {
                let outcome = one(world, purse, rows, row, &moves);
                if let Ok(cost) = outcome {
                    let way = Way::Out { cost, good: row.good.clone(), pieces: row.pieces };
                    moves.push(Moved { account: row.account.clone(), at, redemption: row.id.clone(), way });
                }
                outcomes.push((row.id.clone(), outcome));
            }
        }
    }
    if wrong.is_empty() { Ok((outcomes, moves)) } else { Err(wrong) }
}

fn one(
    world: &World<'_>,
    purse: &Code,
    rows: &[ActivityRow],
    row: &RedemptionRow,
    moves: &[Moved],
) -> Result<i64, RedemptionRefusal> {
    let (at, good) = (row.at.millis(), || row.good.clone());
    let on = day(world, at);
    let scheme = world.edition_on(on);
    let purses = scheme.and_then(|scheme| scheme.purses().iter().find(|known| known.code == *purse));
    let goods = scheme.and_then(|scheme| {
        scheme.goods().iter().find(|known| known.code == row.good && known.purse == *purse)
    });
    let (Some(of), Some(offer)) = (purses, goods) else {
        return Err(RedemptionRefusal::UnknownGood { good: good(), purse: purse.clone(), day: on });
    };
    for windows in [&offer.windows, &of.windows] {
        if !windows.is_empty() && !windows.iter().any(|window| window.contains(on)) {
            return Err(RedemptionRefusal::OutsideWindow { good: good(), day: on });
        }
    }
    let balance = account(world, purse, rows, &row.account, moves, at).balance;
    let cost = offer.price.thousandths() * i64::from(row.pieces);
    if balance < cost {
        let balance = Amount::from_thousandths(balance).expect("an amount");
        let (price, pieces) = (offer.price, row.pieces);
        return Err(RedemptionRefusal::InsufficientBalance { good: good(), price, pieces, balance });
    }
    let standing: Vec<(&AccountId, Date, &Code, u32)> = standing(world, moves);
    if !offer.stock.is_empty() {
        let came: u32 = offer.stock.iter().filter(|stock| stock.on <= on).map(|stock| stock.pieces).sum();
        let gone: u32 = standing.iter().filter(|gone| *gone.2 == row.good).map(|gone| gone.3).sum();
        let left = u64::from(came.saturating_sub(gone));
        if left < u64::from(row.pieces) {
            return Err(RedemptionRefusal::OutOfStock { good: good(), pieces: row.pieces, left });
        }
    }
    let own = offer.limits.iter().map(|limit| (Some(good()), limit));
    for (of, RedemptionLimit { per, most }) in own.chain(of.limits.iter().map(|limit| (None, limit))) {
        let period = Period::of_day(*per, on).expect("a period");
        let mine = standing.iter().filter(|(account, day, good, _)| {
            **account == row.account
                && Period::of_day(*per, *day) == Some(period)
                && of.as_ref().is_none_or(|of| of == *good)
        });
        let (used, more, limit) = match most {
            RedemptionMost::Pieces(most) => (mine.map(|gone| u64::from(gone.3)).sum(), row.pieces, *most),
            RedemptionMost::Redemptions(most) => (mine.count() as u64, 1, *most),
        };
        if used + u64::from(more) > u64::from(limit) {
            return Err(RedemptionRefusal::LimitReached { good: of, period, most: *most, used });
        }
    }
    Ok(cost)
}

/// What was granted and not taken back.
fn standing<'m>(world: &World<'_>, moves: &'m [Moved]) -> Vec<(&'m AccountId, Date, &'m Code, u32)> {
    let back = |moved: &Moved| {
        moves
            .iter()
            .any(|other| other.redemption == moved.redemption && matches!(other.way, Way::Back { .. }))
    };
    let out = moves.iter().filter(|moved| !back(moved)).filter_map(|moved| match &moved.way {
        Way::Out { good, pieces, .. } => Some((&moved.account, day(world, moved.at), good, *pieces)),
        Way::Back { .. } => None,
    });
    out.collect()
}
