//! Points (积分, P2–P4, P8) of records, owned.

use std::sync::Arc;

use self_cell::self_cell;
use serde::Serialize;

use super::json::write;
use super::{Error, Records};
use crate::read::FaultKind;
use crate::speech::{self, Lang};
use crate::tally::points::{
    self, Explanation, Options, PursePoints, State, TallyError, Totals, score, score_watched,
};
use crate::tally::signs::{Finding, signs};
use crate::tally::{BookFault, Watch};
use crate::value::{Amount, Code, Period, PeriodKind};

type Scored<'a> = points::Points<'a>;

self_cell!(
    struct Cell {
        owner: Arc<Records>,
        #[covariant]
        dependent: Scored,
    }

    impl {Debug}
);

/// The points of records in every purse, kept with the records.
///
/// ```
/// use std::sync::Arc;
/// use wangge::scheme::Preset;
/// use wangge::tally::points::Options;
/// use wangge::wire;
///
/// let scheme = Arc::new(wire::scheme::read(Preset::Dongshi.document())?);
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"}],
///         "enrolments":[{"member":"m-1","as":"volunteer","from":"2022-01-01"},
///                       {"member":"m-2","as":"volunteer","from":"2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let records = wire::Records::read(
///     r#"[{"id":"r-1","member":"m-1","unit":"ds","kind":"volunteer.customs","at":"2026-03-05","verified_by":"m-2"}]"#,
///     wire::World::new(scheme, Arc::new(org))?,
/// )?;
/// let points = wire::Points::score(Arc::new(records), &Options::default())?;
/// assert_eq!(points.credits("volunteer")?, [1000]);
/// assert_eq!(points.by_member("volunteer", "month")?, r#"[{"of":"m-1","period":"2026-03","points":1}]"#);
/// assert_eq!(points.credits("gold").unwrap_err().code(), "unknown_purse");
/// # Ok::<(), wire::Error>(())
/// ```
#[derive(Debug)]
pub struct Points(Cell);

/// A total as JSON: `of`, `period`, `points`.
#[derive(Serialize)]
struct Total<'t> {
    of: &'t str,
    period: Period,
    points: Amount,
}

/// A total of a rule as JSON: `rule`, `points`.
#[derive(Serialize)]
struct RuleTotal<'t> {
    rule: &'t Code,
    points: Amount,
}

impl Points {
    /// Scores records.
    ///
    /// # Errors
    /// `tally` with `overflow` for a record that is worth more than there can be, `total_overflow` for a total asked
    /// for in the options.
    pub fn score(records: Arc<Records>, options: &Options) -> Result<Self, Error> {
        let cell =
            Cell::try_new(records, |records| score(&records.world().tally(), records.activities(), options));
        Ok(Self(cell?))
    }

    /// The same, looked on at.
    ///
    /// # Errors
    /// `tally` with `stopped`, and as [`score`](Self::score).
    pub fn score_watched(records: Arc<Records>, options: &Options, watch: &dyn Watch) -> Result<Self, Error> {
        let cell = Cell::try_new(records, |records| {
            score_watched(&records.world().tally(), records.activities(), options, watch)
        });
        Ok(Self(cell?))
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &Arc<Records> {
        self.0.borrow_owner()
    }

    /// The points as the core has them.
    #[must_use]
    pub fn held(&self) -> &points::Points<'_> {
        self.0.borrow_dependent()
    }

    /// The codes of the purses, in declared order: an array.
    #[must_use]
    pub fn purses(&self) -> String {
        write(&self.held().purses().map(|purse| purse.code()).collect::<Vec<_>>())
    }

    /// The points of one purse.
    ///
    /// # Errors
    /// `value` for a code that is none, `tally` with `unknown_purse`.
    pub fn purse(&self, code: &str) -> Result<PursePoints<'_>, Error> {
        let purse: Code = code.parse()?;
        let found = self.held().purse(&purse);
        Ok(found.ok_or(BookFault::UnknownPurse { purse })?)
    }

    /// The credit of each row in thousandths.
    ///
    /// # Errors
    /// As [`purse`](Self::purse); `tally` with `not_kept`.
    pub fn credits(&self, purse: &str) -> Result<&[i64], Error> {
        let purse = self.purse(purse)?;
        let credits = purse.credits();
        Ok(credits.ok_or_else(|| TallyError::NotKept { purse: purse.code().clone() })?)
    }

    /// Totals of the members who recorded: an array of `of`, `period`, `points`, by id and period.
    ///
    /// # Errors
    /// As [`purse`](Self::purse); `value` for a kind of periods that is none; `tally` with `total_overflow`,
    /// `not_kept`.
    pub fn by_member(&self, purse: &str, per: &str) -> Result<String, Error> {
        let members = self.records().world().org().members();
        let totals = self.purse(purse)?.by_member(period_kind(per)?)?;
        Ok(listed(&totals, |place| members.get(place).map_or("", |member| member.as_str())))
    }

    /// Totals of units, each with all below it: an array of `of`, `period`, `points`, by id and period.
    ///
    /// # Errors
    /// As [`by_member`](Self::by_member).
    pub fn by_unit(&self, purse: &str, per: &str) -> Result<String, Error> {
        let units: Vec<_> = self.records().world().org().units().collect();
        let totals = self.purse(purse)?.by_unit(period_kind(per)?)?;
        Ok(listed(&totals, |place| units.get(place).map_or("", |unit| unit.id().as_str())))
    }

    /// What looks distorted among the records of a period (R9): an array of [`Finding`](crate::tally::signs::Finding)s.
    /// Of caps only where credits are kept.
    ///
    /// # Errors
    /// `value` for a period that is none.
    pub fn signs(&self, period: &str) -> Result<String, Error> {
        Ok(write(&self.found(period)?))
    }

    /// The same in words, `zh` or `en`: an array of texts.
    ///
    /// # Errors
    /// As [`signs`](Self::signs); `value` with `unknown_lang`.
    pub fn signs_said(&self, period: &str, lang: &str) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        let said =
            self.found(period)?.iter().map(|finding| speech::finding(finding, lang)).collect::<Vec<_>>();
        Ok(write(&said))
    }

    fn found(&self, period: &str) -> Result<Vec<Finding>, Error> {
        let (records, period) = (self.records(), period.parse::<Period>()?);
        Ok(signs(&records.world().tally(), records.activities(), Some(self.held()), period))
    }

    /// Totals of rules, in order of edition and declaration: an array of `rule`, `points`.
    ///
    /// # Errors
    /// As [`purse`](Self::purse); `tally` with `total_overflow`.
    pub fn by_rule(&self, purse: &str) -> Result<String, Error> {
        let totals = self.purse(purse)?.by_rule()?;
        let rows = totals.rules.iter().zip(&totals.amounts);
        Ok(write(&rows.map(|(rule, points)| RuleTotal { rule, points: *points }).collect::<Vec<_>>()))
    }

    /// The rows of live records that no rule of any purse serves (不计分): an array.
    #[must_use]
    pub fn unscored(&self) -> String {
        write(&self.held().unscored())
    }

    /// The records that a rule serves and that come to nothing: an array of `row`, `rule`, `reason`.
    ///
    /// # Errors
    /// As [`purse`](Self::purse).
    pub fn failed(&self, purse: &str) -> Result<String, Error> {
        Ok(write(&self.purse(purse)?.failed()))
    }

    /// The records of which caps left less than they were worth: an array of `row`, `rule`, `raw`, `credit`, `cap`.
    ///
    /// # Errors
    /// As [`purse`](Self::purse).
    pub fn cuts(&self, purse: &str) -> Result<String, Error> {
        Ok(write(&self.purse(purse)?.cuts()?))
    }

    /// How a row stands: `"served"`, `"unscored"` …; `null` if there is no such row.
    #[must_use]
    pub fn state(&self, row: usize) -> String {
        write::<Option<State>>(&self.held().state(row))
    }

    /// Why a row earned what it earned, as [`Explanation`]; `null` if there is no such row, or it takes no part.
    ///
    /// # Errors
    /// As [`credits`](Self::credits).
    pub fn explain(&self, purse: &str, row: usize) -> Result<String, Error> {
        Ok(write::<Option<Explanation>>(&self.purse(purse)?.explain(row)?))
    }

    /// The same in words, `zh` or `en`; `null` where there is nothing to say.
    ///
    /// # Errors
    /// As [`explain`](Self::explain); `value` with `unknown_lang`.
    pub fn explanation(&self, purse: &str, row: usize, lang: &str) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        let purse = self.purse(purse)?;
        let world = self.records().world().tally();
        let said = purse
            .explain(row)?
            .map(|explanation| speech::explanation(&explanation, world.edition_on(explanation.day), lang));
        Ok(write(&said))
    }
}

fn listed<'t>(totals: &Totals, of: impl Fn(usize) -> &'t str) -> String {
    let rows = totals.subjects.iter().zip(&totals.periods).zip(&totals.amounts);
    let total = |((subject, period), points): ((&u32, &Period), &Amount)| Total {
        of: of(*subject as usize),
        period: *period,
        points: *points,
    };
    write(&rows.map(total).collect::<Vec<_>>())
}

/// The kind of periods of a word: `day`, `week`, `month`, `quarter`, `half`, `year`, `all`.
///
/// # Errors
/// `value` with `unknown_word`.
pub fn period_kind(word: &str) -> Result<PeriodKind, Error> {
    let found = PeriodKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    let words = PeriodKind::ALL.into_iter().map(PeriodKind::as_str);
    Ok(found.ok_or_else(|| FaultKind::unknown_word(word, words))?)
}
