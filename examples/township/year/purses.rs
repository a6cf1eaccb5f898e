//! One purse over a year: who the points came from, what cut them, what they were redeemed for.

use std::collections::BTreeMap;

use serde::Serialize;
use wangge::scheme::{Scheme, TierNo};
use wangge::speech::{self, Lang, StatementSaid};
use wangge::tally::points::{Explanation, PursePass, PursePoints, Reason};
use wangge::tally::{
    AccountId, Accounts, Activities, ActivityRow, Book, RedemptionRow, Statement, Verdict, World,
};
use wangge::value::{Amount, Code, Instant, MemberId, Name, PeriodKind, UnitId};

/// What a purse is told from.
#[derive(Clone, Copy)]
pub(super) struct Given<'g> {
    pub(super) world: World<'g>,
    pub(super) rows: &'g [ActivityRow],
    pub(super) activities: &'g Activities<'g>,
    pub(super) asked: &'g [RedemptionRow],
    pub(super) end: Instant,
}

/// The points of one purse.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PurseYear {
    pub(crate) purse: Code,
    pub(crate) name: Name,
    /// Members with points.
    pub(crate) members: usize,
    /// By quarter, and together.
    pub(crate) quarters: Quarters,
    /// Each unit of the second tier with all below it, by id.
    pub(crate) units: Vec<UnitRow>,
    pub(crate) rules: Vec<RuleRow>,
    pub(crate) cuts: Vec<CutRow>,
    pub(crate) failed: Vec<FailedRow>,
    pub(crate) redeemed: Vec<RedeemedRow>,
    /// Why one record earned what it earned, if any did.
    pub(crate) explained: Option<Explained>,
    pub(crate) statement: Option<Stated>,
}

/// Sums by quarter.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Quarters {
    pub(crate) quarter: [Amount; 4],
    pub(crate) year: Amount,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct UnitRow {
    pub(crate) unit: UnitId,
    pub(crate) name: Option<Name>,
    #[serde(flatten)]
    pub(crate) quarters: Quarters,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct RuleRow {
    pub(crate) rule: Code,
    pub(crate) name: Option<Name>,
    pub(crate) points: Amount,
}

/// What a cap cut.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CutRow {
    pub(crate) cap: Code,
    pub(crate) name: Option<Name>,
    pub(crate) records: usize,
    pub(crate) points: Amount,
}

/// Records that came to nothing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FailedRow {
    pub(crate) reason: Reason,
    pub(crate) records: usize,
}

/// Requests to redeem.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RedeemedRow {
    /// Why they were refused; none: they were granted.
    pub(crate) refused: Option<&'static str>,
    /// The first of them, in words.
    pub(crate) such_as: Option<String>,
    pub(crate) requests: usize,
    /// Points paid.
    pub(crate) points: Amount,
}

/// One record, and its reasons.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Explained {
    pub(crate) member: MemberId,
    pub(crate) unit: UnitId,
    pub(crate) kind: Code,
    pub(crate) why: Explanation,
    /// The same in words.
    pub(crate) said: String,
}

/// The statement of one account, and the same in words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stated {
    #[serde(flatten)]
    pub(crate) statement: Statement,
    pub(crate) said: StatementSaid,
}

impl PurseYear {
    pub(super) fn of(purse: PursePoints<'_>, given: Given<'_>, lang: Lang) -> Result<Self, String> {
        let said = |error: wangge::tally::points::TallyError| error.to_string();
        let Given { world, rows, asked, .. } = given;
        let scheme = world.editions().last().ok_or("no edition")?;
        let (quarters, units) = by_unit(purse, world).map_err(said)?;
        let names = names(scheme);
        let own = scheme.purses().iter().find(|own| own.code == *purse.code());
        let by_rule = purse.by_rule().map_err(said)?;
        let rule = |(rule, points): (Code, Amount)| RuleRow { name: names.get(&rule).cloned(), rule, points };
        let cuts = purse.cuts().map_err(said)?;
        let failed = purse.failed();
        let shown = cuts.first().map(|cut| cut.row).or_else(|| failed.first().map(|failed| failed.row));
        let explained = match shown {
            Some(row) => purse.explain(row).map_err(said)?.and_then(|why| explained(why, rows, scheme, lang)),
            None => None,
        };
        let mut by_cap: BTreeMap<Code, CutRow> = BTreeMap::new();
        for cut in cuts {
            let row = CutRow {
                name: names.get(&cut.cap).cloned(),
                cap: cut.cap.clone(),
                records: 0,
                points: Amount::ZERO,
            };
            let row = by_cap.entry(cut.cap).or_insert(row);
            row.records += 1;
            let lost = cut.raw.checked_sub(cut.credit).unwrap_or_default();
            row.points = row.points.checked_add(lost).unwrap_or(Amount::MAX);
        }
        let mut by_reason: BTreeMap<Reason, usize> = BTreeMap::new();
        failed.iter().for_each(|failed| *by_reason.entry(failed.reason).or_default() += 1);
        let failed = by_reason.into_iter().map(|(reason, records)| FailedRow { reason, records });

        let goods = scheme.goods().iter().filter(|good| good.purse == *purse.code());
        let goods: Vec<&Code> = goods.map(|good| &good.code).collect();
        let asked: Vec<RedemptionRow> =
            asked.iter().filter(|row| goods.contains(&&row.good)).cloned().collect();
        let accounts = accounts(purse.code(), given, &asked, lang)?;
        let granted = accounts.verdicts().iter().find(|verdict| verdict.outcome.is_ok());
        let holder = granted.and_then(|granted| asked.iter().find(|row| row.id == granted.id));
        let holder = holder.map(|row| row.account.clone());
        let holder = holder.or_else(|| Some(AccountId::Member(explained.as_ref()?.member.clone())));
        let statement = holder.map(|holder| accounts.statement(&holder)).transpose();
        let statement = statement.map_err(|fault| speech::book_fault(&fault, lang))?;
        let statement = statement.map(|statement| {
            let said = speech::statement(&statement, scheme, lang);
            Stated { statement, said }
        });
        Ok(Self {
            purse: purse.code().clone(),
            name: own.map_or_else(|| Err("no such purse".to_owned()), |own| Ok(own.name.clone()))?,
            members: purse.by_member(PeriodKind::All).map_err(said)?.subjects.len(),
            quarters,
            units,
            rules: by_rule.rules.into_iter().zip(by_rule.amounts).map(rule).collect(),
            cuts: by_cap.into_values().collect(),
            failed: failed.collect(),
            redeemed: redeemed(accounts.verdicts(), lang),
            explained,
            statement,
        })
    }
}

/// Sums of the whole, and of each unit of the second tier, by quarter.
fn by_unit(
    purse: PursePoints<'_>,
    world: World<'_>,
) -> Result<(Quarters, Vec<UnitRow>), wangge::tally::points::TallyError> {
    let units: Vec<_> = world.org().units().collect();
    let totals = purse.by_unit(PeriodKind::Quarter)?;
    let (mut all, mut rows): (Quarters, BTreeMap<u32, UnitRow>) = Default::default();
    let lines = totals.subjects.iter().zip(&totals.periods).zip(&totals.amounts);
    for ((subject, quarter), amount) in lines {
        let Some(unit) = usize::try_from(*subject).ok().and_then(|at| units.get(at)) else { continue };
        let sums = match unit.tier() {
            TierNo::APEX => &mut all,
            tier if tier.above() == Some(TierNo::APEX) => {
                let new = || UnitRow {
                    unit: unit.id().clone(),
                    name: unit.name().cloned(),
                    quarters: Quarters::default(),
                };
                &mut rows.entry(*subject).or_insert_with(new).quarters
            }
            _ => continue,
        };
        let (_, month, _) = quarter.first_day().ymd();
        let place = usize::try_from((month - 1) / 3).unwrap_or(0);
        if let Some(sum) = sums.quarter.get_mut(place) {
            *sum = sum.checked_add(*amount).unwrap_or(Amount::MAX);
        }
        sums.year = sums.year.checked_add(*amount).unwrap_or(Amount::MAX);
    }
    Ok((all, rows.into_values().collect()))
}

/// The names of rules and caps, by code.
fn names(scheme: &Scheme) -> BTreeMap<Code, Name> {
    let mut names = BTreeMap::new();
    let mut put = |code: &Code, name: &Name| {
        names.entry(code.clone()).or_insert_with(|| name.clone());
    };
    scheme.point_rules().iter().for_each(|entry| put(&entry.code, &entry.name));
    scheme.caps().iter().for_each(|entry| put(&entry.code, &entry.name));
    names
}

fn explained(why: Explanation, rows: &[ActivityRow], scheme: &Scheme, lang: Lang) -> Option<Explained> {
    let row = rows.get(why.row)?;
    let (member, unit, kind) = (row.member.clone(), row.unit.clone(), row.kind.clone());
    let said = speech::explanation(&why, Some(scheme), lang);
    Some(Explained { member, unit, kind, why, said })
}

/// The accounts of the purse at the end of the year.
fn accounts<'g>(
    purse: &Code,
    given: Given<'g>,
    asked: &[RedemptionRow],
    lang: Lang,
) -> Result<Accounts<'g, PursePass<'g>>, String> {
    let said = |error| speech::book_error(&error, lang);
    let Given { world, activities, end, .. } = given;
    let pass = PursePass::new(&world, activities, purse).ok_or("no such purse")?;
    let book = Book::keep(world, activities, purse, end, pass).map_err(said)?;
    Accounts::new(book, asked, &[]).map_err(said)
}

/// Granted ones first, then refusals by code.
fn redeemed(verdicts: &[Verdict], lang: Lang) -> Vec<RedeemedRow> {
    let mut rows: BTreeMap<Option<&'static str>, RedeemedRow> = BTreeMap::new();
    for Verdict { outcome, .. } in verdicts {
        let refusal = outcome.as_ref().err();
        let refused = refusal.map(wangge::tally::RedemptionRefusal::code);
        let row = rows.entry(refused).or_insert_with(|| RedeemedRow {
            refused,
            such_as: refusal.map(|refusal| speech::redemption_refusal(refusal, lang)),
            requests: 0,
            points: Amount::ZERO,
        });
        row.requests += 1;
        let paid = outcome.as_ref().copied().unwrap_or_default();
        row.points = row.points.checked_add(paid).unwrap_or(Amount::MAX);
    }
    rows.into_values().collect()
}
