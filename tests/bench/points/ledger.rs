//! A year of records, in the order in which they arrive.

use wangge::generate::Rng;
use wangge::tally::ActivityColumns;
use wangge::tally::column::{Amounts, Ids, Instants, TimeUnit};

use crate::world::{Townships, WORTH};

/// Midnight that begins 2025-01-01 in local seconds.
const YEAR: i64 = 1_735_689_600;
const DAY: i64 = 86_400;

/// The columns of a ledger. Instants are local milliseconds.
pub(crate) struct Ledger {
    pub(crate) members: Vec<u32>,
    pub(crate) units: Vec<u32>,
    pub(crate) kinds: Vec<u8>,
    pub(crate) at: Vec<i64>,
    pub(crate) quantities: Vec<u8>,
}

/// Draws places with chances that fall off with their rank.
struct Ranked(Vec<f64>);

impl Ranked {
    fn new(count: usize, fall: f64, begin: f64) -> Self {
        let mut sum = 0.0;
        let sums = (0..count).map(|rank| {
            sum += (rank as f64 + begin).powf(-fall);
            sum
        });
        Self(sums.collect())
    }

    fn draw(&self, rng: &mut Rng) -> usize {
        let wanted = rng.index(1 << 48) as f64 / (1_u64 << 48) as f64 * self.0.last().expect("a place");
        self.0.partition_point(|sum| *sum <= wanted).min(self.0.len() - 1)
    }
}

impl Ledger {
    /// A tenth of the records arrive up to a week late, the others within two hours; one in twenty is said to be of
    /// noon. `shuffled`: they arrive in no order.
    pub(crate) fn of(rows: usize, townships: &Townships, shuffled: bool, rng: &mut Rng) -> Self {
        let members = townships.homes.len();
        let mut names: Vec<u32> = (0..).take(members).collect();
        let mut kinds: Vec<u8> = (0..).take(WORTH.len()).collect();
        rng.shuffle(&mut names);
        rng.shuffle(&mut kinds);
        let habits: Vec<[u8; 3]> =
            (0..members).map(|_| std::array::from_fn(|_| rng.index(WORTH.len()) as u8)).collect();
        let (who, what) = (Ranked::new(members, 0.7, 100.0), Ranked::new(WORTH.len(), 0.8, 3.0));
        let mut records: Vec<(i64, u32, u32, u8, u32, u8)> = Vec::with_capacity(rows);
        for _ in 0..rows {
            let member = names[who.draw(rng)] as usize;
            let kind = if rng.index(10) < 7 { habits[member][rng.index(3)] } else { kinds[what.draw(rng)] };
            let second = if rng.index(20) == 0 { 12 * 3600 } else { 6 * 3600 + rng.index(16 * 3600) as i64 };
            let at = rng.index(365) as i64 * DAY + second;
            let homes = &townships.homes[member];
            let unit = if rng.index(10) == 0 { homes[rng.index(homes.len())] } else { homes[0] };
            let late = if rng.index(10) == 0 { rng.index(7 * DAY as usize) } else { rng.index(7200) };
            let arrival = if shuffled { rng.index(1 << 40) as i64 } else { at + late as i64 };
            records.push((arrival, at as u32, member as u32, kind, unit, 1 + rng.index(5) as u8));
        }
        records.sort_by_key(|record| record.0);
        Self {
            members: records.iter().map(|record| record.2).collect(),
            units: records.iter().map(|record| record.4).collect(),
            kinds: records.iter().map(|record| record.3).collect(),
            at: records.iter().map(|record| (YEAR + i64::from(record.1)) * 1000).collect(),
            quantities: records.iter().map(|record| record.5).collect(),
        }
    }

    /// The same, where they lie.
    pub(crate) fn columns(&self) -> ActivityColumns<'_> {
        let at = Instants::local(TimeUnit::Millisecond, &self.at[..]);
        let (members, units) = (Ids::from(&self.members[..]), Ids::from(&self.units[..]));
        ActivityColumns {
            quantity: Some(Amounts::from(&self.quantities[..]).into()),
            ..ActivityColumns::new(members, units, Ids::from(&self.kinds[..]), at)
        }
    }
}
