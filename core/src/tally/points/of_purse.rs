//! The pass over one purse, as its books ask for it (P5).

use super::error::TallyError;
use super::live::Live;
use super::pass;
use super::tariff::{Judged, Purse, Tariff};
use crate::tally::bits::Bits;
use crate::tally::watch::Steps;
use crate::tally::{Activities, Pass, World};
use crate::value::Code;

/// Below one row of so many, each is looked up by itself.
const FEW: usize = 8;

/// The pass over the records of one purse: what [`Book::keep`](crate::tally::Book::keep) asks for credits.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::points::PursePass;
/// use wangge::tally::{Activities, Book, World};
/// use wangge::value::{Code, Instant};
///
/// let purse = "\n[[purse]]\ncode = \"points\"\nname = \"积分\"\nbasis = \"assumed\"\n";
/// let scheme = Scheme::read(&format!("{}{purse}", Preset::Dongshi.document()))?;
/// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
/// let world = World::new(&scheme, &org);
/// let activities = Activities::from_rows(&[], &world)?;
/// let (purse, now): (Code, _) = ("points".parse()?, Instant::parse("2026-03-05T09:00:00+08:00")?);
/// let pass = PursePass::new(&world, &activities, &purse).ok_or("no such purse")?;
/// let book = Book::keep(world, &activities, &purse, now, pass)?;
/// assert!(book.entries().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct PursePass<'a> {
    tariff: Tariff<'a>,
    /// Its place among the purses of the tariff.
    purse: usize,
}

impl<'a> PursePass<'a> {
    /// The pass over a purse; `None` if no edition has it.
    #[must_use]
    pub fn new(world: &World<'a>, activities: &'a Activities<'a>, purse: &Code) -> Option<Self> {
        let tariff = Tariff::new(*world, activities);
        let purse = tariff.purses.iter().position(|known| known.code == *purse)?;
        Some(Self { tariff, purse })
    }

    fn purse(&self) -> Option<&Purse> {
        self.tariff.purses.get(self.purse)
    }

    fn run(&self, out: Option<&Bits>) -> Result<Vec<i64>, TallyError> {
        let Some(purse) = self.purse() else { return Ok(Vec::new()) };
        Ok(pass::run(&self.tariff, purse, out, &Steps::unwatched(), None)?.credits)
    }
}

impl Pass for PursePass<'_> {
    type Error = TallyError;

    fn credits(&mut self, filed_by: Option<i64>) -> Result<Vec<i64>, TallyError> {
        let live = Live { activities: self.tariff.activities, filed_by };
        self.run(live.out().as_ref())
    }

    fn credits_of(&mut self, rows: &[u32], filed_by: i64) -> Result<Vec<i64>, TallyError> {
        let live = Live { activities: self.tariff.activities, filed_by: Some(filed_by) };
        if rows.len() < self.tariff.activities.len() / FEW {
            let few = |purse| pass::few(&self.tariff, purse, live, rows);
            return self.purse().map_or_else(|| Ok(vec![0; rows.len()]), few);
        }
        let out = live.out().unwrap_or_else(|| Bits::none(self.tariff.activities.len()));
        let out = out.with_all_but(rows);
        let credits = self.run(Some(&out))?;
        Ok(rows.iter().map(|row| credits.get(*row as usize).copied().unwrap_or_default()).collect())
    }

    fn rule(&self, row: u32) -> Option<Code> {
        let purse = self.purse()?;
        let facts = self.tariff.facts(row as usize)?;
        let number = match self.tariff.judge(purse, &facts) {
            Judged::Unserved => return None,
            Judged::Fails(number, _) | Judged::Earns(number, _) | Judged::Overflows(number) => number,
        };
        self.tariff.code(purse.rule(number)?).cloned()
    }
}
