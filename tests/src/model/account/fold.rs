//! P6 word by word: what is known at an instant, in a list, one after the other.

use wangge::scheme::{AccountOf, Expiry};
use wangge::tally::{AccountId, ActivityRow, World};
use wangge::value::{Code, Date, Period};

use super::books::{books, settlements};
use super::pass::{credits, filed};
use super::redeem::{Moved, Way};
use super::{day, midnight, purse_of};

/// What is told of an account: lines (instant, what, amount, balance after), lots (date, what, amount, end), sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub lines: Vec<(i64, String, i64, i64)>,
    /// What is left.
    pub lots: Vec<(i64, String, i64, Option<i64>)>,
    /// All that came in.
    pub credited: i64,
    /// What was redeemed.
    pub redeemed: i64,
    /// What lapsed.
    pub expired: i64,
    /// Lots less debt.
    pub balance: i64,
}

/// What came in or went out: when, the rank of its sort at one instant, its id.
struct Event<'m> {
    key: (i64, u8, String),
    what: What<'m>,
}

enum What<'m> {
    Credit { label: String, dated: i64, amount: i64 },
    Move(&'m Moved),
}

/// A lot: its date, the rank of what brought it, the id of that.
#[derive(Clone, Debug)]
struct Lot {
    key: (i64, u8, String),
    amount: i64,
    lapses: Option<i64>,
}

/// The account at an instant, as known then, after these moves.
pub fn account(
    world: &World<'_>,
    purse: &Code,
    rows: &[ActivityRow],
    account: &AccountId,
    moves: &[Moved],
    now: i64,
) -> Told {
    let mut events = credits_of(world, purse, rows, account, now);
    events.extend(base(world, purse, account, now));
    for moved in moves.iter().filter(|moved| moved.account == *account && moved.at <= now) {
        let (rank, id) = match &moved.way {
            Way::Back { cancel } => (2, cancel.to_string()),
            Way::Out { .. } => (3, moved.redemption.to_string()),
        };
        events.push(Event { key: (moved.at, rank, id), what: What::Move(moved) });
    }
    events.sort_by(|one, other| one.key.cmp(&other.key));
    let mut fold = Fold { told: Told::default(), lots: Vec::new(), debt: 0, taken: Vec::new() };
    for Event { key, what } in events {
        fold.lapse(key.0);
        let lapses = |dated: i64| lapses(world, purse, dated);
        match what {
            What::Credit { label, dated, amount } => {
                fold.told.credited += amount;
                fold.line(key.0, label, amount);
                if amount < 0 {
                    let taken = fold.take(-amount);
                    fold.debt += taken.1;
                } else {
                    fold.put(Lot { key: (dated, 1, key.2), amount, lapses: lapses(dated) }, key.0);
                }
            }
            What::Move(moved) => fold.moved(moved, &lapses),
        }
    }
    fold.lapse(now);
    fold.told.balance = fold.balance();
    let left = fold.lots.iter().map(|lot| (lot.key.0, lot.key.2.clone(), lot.amount, lot.lapses));
    fold.told.lots = left.collect();
    fold.told
}

/// What records bring: own credits when filed, adjustments when settled, the rest now.
fn credits_of<'m>(
    world: &World<'_>,
    purse: &Code,
    rows: &[ActivityRow],
    account: &AccountId,
    now: i64,
) -> Vec<Event<'m>> {
    let (known, books) = (credits(world, purse, rows, Some(now)), books(world, purse, rows, now));
    let settled = settlements(world, rows, now);
    let mut events = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| filed(row) <= now) {
        if owner(world, purse, row).as_ref() != Some(account) {
            continue;
        }
        let mut push = |when: i64, label: String, dated: i64, amount: i64| {
            if amount != 0 {
                let key = (when, 1, row.id.to_string());
                events.push(Event { key, what: What::Credit { label, dated, amount } });
            }
        };
        let settled = settled.iter().any(|settlement| row.at.millis() < settlement.span.1);
        let (mut booked, mut own, mut of) = (0, 0, None);
        for entry in books.iter().filter(|entry| entry.row == at) {
            booked += entry.amount;
            if entry.own {
                own += entry.amount;
                of.get_or_insert(entry.period);
            } else {
                push(entry.at, format!("adjustment {} in {}", row.id, entry.period), entry.at, entry.amount);
            }
        }
        if settled {
            let label = of.map(|period| format!("credit {} in {period}", row.id)).unwrap_or_default();
            push(filed(row), label, row.at.millis(), own);
            push(now, format!("change {}", row.id), now, known[at] - booked);
        } else {
            push(filed(row), format!("credit {}", row.id), row.at.millis(), known[at]);
        }
    }
    events
}

/// Whose account a record counts in.
fn owner(world: &World<'_>, purse: &Code, row: &ActivityRow) -> Option<AccountId> {
    match purse_of(world, purse, day(world, row.at.millis()))?.of {
        AccountOf::Members => Some(AccountId::Member(row.member.clone())),
        AccountOf::Households => {
            Some(AccountId::Household(row.target.as_ref()?.as_str().parse().expect("an id")))
        }
    }
}

/// The base grants: every day is asked whether a period begins with it.
fn base<'m>(world: &World<'_>, purse: &Code, account: &AccountId, now: i64) -> Vec<Event<'m>> {
    let first = world.editions().map(|scheme| scheme.edition().from).min().expect("an edition");
    let days =
        std::iter::successors(Some(first), |day| day.next()).take_while(|first| *first <= day(world, now));
    let mut events = Vec::new();
    for on in days {
        let Some(scheme) = world.edition_on(on) else { continue };
        let Some(purse) = scheme.purses().iter().find(|known| known.code == *purse) else { continue };
        let Some(base) = purse.base else { continue };
        let period = Period::of_day(base.per, on).expect("a period");
        let has = match (account, purse.of) {
            (AccountId::Member(member), AccountOf::Members) => world.org().serves(member, on),
            (AccountId::Household(household), AccountOf::Households) => {
                world.org().has_account(household, &purse.code, on)
            }
            _ => false,
        };
        if period.first_day() == on && has {
            let (at, id) = (midnight(world, on), format!("base.{period}"));
            let what = What::Credit { label: id.clone(), dated: at, amount: base.points.thousandths() };
            events.push(Event { key: (at, 1, id), what });
        }
    }
    events
}

/// When a lot of a date lapses.
fn lapses(world: &World<'_>, purse: &Code, dated: i64) -> Option<i64> {
    let on = day(world, dated);
    let (year, month, of_month) = on.ymd();
    let last = match purse_of(world, purse, on)?.expiry {
        Expiry::Never => return None,
        Expiry::NextYear => Date::from_ymd(year + 1, 12, 31)?,
        Expiry::Months { months } => {
            let (mut year, mut month) = (year, month);
            for _ in 0..months {
                (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            }
            let mut of_month = of_month;
            while Date::from_ymd(year, month, of_month).is_none() {
                of_month -= 1;
            }
            Date::from_ymd(year, month, of_month)?
        }
    };
    Some(midnight(world, last.next()?))
}

struct Fold {
    told: Told,
    /// By date, then what brought them, then id.
    lots: Vec<Lot>,
    debt: i64,
    /// What each redemption took, and left as debt.
    taken: Vec<(String, Vec<Lot>, i64)>,
}

impl Fold {
    fn balance(&self) -> i64 {
        self.lots.iter().map(|lot| lot.amount).sum::<i64>() - self.debt
    }

    /// A line, written before what it tells is done.
    fn line(&mut self, at: i64, label: String, amount: i64) {
        let balance = self.balance() + amount;
        self.told.lines.push((at, label, amount, balance));
    }

    fn gone(&mut self, at: i64, lot: &Lot, held: bool) {
        self.told.expired += lot.amount;
        let balance = self.balance() - if held { lot.amount } else { 0 };
        self.told.lines.push((at, format!("expiry {} of {}", lot.key.2, lot.key.0), -lot.amount, balance));
    }

    fn lapse(&mut self, by: i64) {
        let due = |lot: &Lot| {
            lot.lapses.filter(|at| *at <= by).map(|at| (at, lot.key.1, lot.key.2.clone(), lot.key.0))
        };
        while let Some((at, ..)) = self.lots.iter().filter_map(due).min() {
            let first = self.lots.iter().filter_map(due).min();
            let place = self.lots.iter().position(|lot| due(lot) == first).expect("the lot that is due");
            let lot = self.lots[place].clone();
            self.gone(at, &lot, true);
            self.lots.remove(place);
        }
    }

    fn put(&mut self, mut lot: Lot, now: i64) {
        if lot.lapses.is_some_and(|at| at <= now) {
            // The line before it counted it in.
            self.gone(now, &lot, false);
            return;
        }
        let met = self.debt.min(lot.amount);
        self.debt -= met;
        lot.amount -= met;
        if lot.amount > 0 {
            self.lots.push(lot);
            self.lots.sort_by(|one, other| one.key.cmp(&other.key));
        }
    }

    fn take(&mut self, amount: i64) -> (Vec<Lot>, i64) {
        let (mut taken, mut wanted) = (Vec::new(), amount);
        while wanted > 0 && !self.lots.is_empty() {
            let part = wanted.min(self.lots[0].amount);
            wanted -= part;
            taken.push(Lot { amount: part, ..self.lots[0].clone() });
            self.lots[0].amount -= part;
            self.lots.retain(|lot| lot.amount > 0);
        }
        (taken, wanted)
    }

    fn moved(&mut self, moved: &Moved, lapses: &dyn Fn(i64) -> Option<i64>) {
        let name = moved.redemption.to_string();
        match &moved.way {
            Way::Out { cost, .. } => {
                self.line(moved.at, format!("redemption {name}"), -cost);
                self.told.redeemed += cost;
                let (lots, debt) = self.take(*cost);
                self.debt += debt;
                self.taken.push((name, lots, debt));
            }
            Way::Back { cancel } => {
                let place =
                    self.taken.iter().position(|(taken, ..)| *taken == name).expect("one that was granted");
                let (_, mut lots, debt) = self.taken.remove(place);
                if debt > 0 {
                    let key = (moved.at, 2, cancel.to_string());
                    lots.push(Lot { key, amount: debt, lapses: lapses(moved.at) });
                }
                let back: i64 = lots.iter().map(|lot| lot.amount).sum();
                self.told.redeemed -= back;
                self.line(moved.at, format!("cancellation {cancel} of {name}"), back);
                let mut after = self.balance() + back;
                for lot in lots {
                    if lot.lapses.is_some_and(|at| at <= moved.at) {
                        after -= lot.amount;
                        self.told.expired += lot.amount;
                        let label = format!("expiry {} of {}", lot.key.2, lot.key.0);
                        self.told.lines.push((moved.at, label, -lot.amount, after));
                    } else {
                        self.put(lot, moved.at);
                    }
                }
                self.merge();
            }
        }
    }

    /// Parts of one lot are one again.
    fn merge(&mut self) {
        let mut merged: Vec<Lot> = Vec::new();
        for lot in self.lots.drain(..) {
            match merged.last_mut().filter(|last| last.key == lot.key) {
                Some(last) => last.amount += lot.amount,
                None => merged.push(lot),
            }
        }
        self.lots = merged;
    }
}
