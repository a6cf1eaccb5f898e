//! Kinds of records, purses, rules of points, caps, settlement, goods (P).

use super::names::Checker;
use crate::read::{Field, Path, Rows};
use crate::scheme::draft::{
    ActivityDraft, CapDraft, GoodDraft, MultiplierDraft, PointRuleDraft, PurseDraft, RedemptionLimitDraft,
    SchemeDraft, SettlementDraft, StockDraft, WindowDraft,
};
use crate::scheme::words::ExpiryWord;
use crate::scheme::{
    AccountOf, Activity, Base, Cap, CapMost, CapOf, Conditions, Expiry, Good, Multiplier, PointRule, Purse,
    RedemptionLimit, RedemptionMost, Settlement, Stock,
};
use crate::value::Span;

pub(super) fn activities(rows: &Rows<ActivityDraft>, checker: &mut Checker<'_>) -> Vec<Activity> {
    let mut activities = Vec::new();
    for (at, row) in rows.iter() {
        let place = || Path::root().field("activity").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, ActivityDraft::FIELDS, place);
        let activity = || {
            Some(Activity {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                lapse: row.lapse.get().copied().unwrap_or_default(),
                basis: basis?,
            })
        };
        activities.extend(activity());
    }
    activities
}

pub(super) fn purses(rows: &Rows<PurseDraft>, checker: &mut Checker<'_>) -> Vec<Purse> {
    let place = |at: usize| Path::root().field("purse").index(at);
    rows.iter().filter_map(|(at, row)| purse(row, &place(at), checker)).collect()
}

fn purse(row: &PurseDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Purse> {
    let basis = checker.basis(&row.basis, &row.assumed, PurseDraft::FIELDS, || place.clone());
    let windows = windows(&row.window, &place.field("window"), checker);
    let expiry = match row.expiry.get() {
        None | Some(ExpiryWord::Never) => Some(Expiry::Never),
        Some(ExpiryWord::Months) => {
            row.months.get().map(|months| Expiry::Months { months: u32::from(*months) })
        }
        Some(ExpiryWord::NextYear) => Some(Expiry::NextYear),
    };
    let base = || Some(Base { points: *row.base.get()?, per: *row.base_per.get()? });
    Some(Purse {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        of: row.of.get().copied().unwrap_or(AccountOf::Members),
        expiry: expiry?,
        base: base(),
        windows,
        limits: limits(&row.limit),
        basis: basis?,
    })
}

pub(super) fn rules(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Vec<PointRule> {
    let place = |at: usize| Path::root().field("points").index(at);
    draft.points.iter().filter_map(|(at, row)| rule(row, &place(at), checker)).collect()
}

/// The conditions of a row, which a rule and a multiplier write alike.
macro_rules! conditions {
    ($row:ident, $place:expr, $checker:ident) => {{
        let (names, place) = ($checker.declared(), $place);
        let roles = $checker.all_known(&names.roles, &$row.roles, &place.field("roles"));
        let tags = $checker.all_known(&names.tags, &$row.tags, &place.field("tags"));
        let plans = $checker.all_known(&names.plans, &$row.plans, &place.field("plans"));
        let tiers = if $row.tiers.is_absent() {
            Vec::new()
        } else {
            $checker.tiers(&$row.tiers, &place.field("tiers"))
        };
        $checker.span(&$row.from, &$row.until, &place);
        Conditions {
            roles,
            tags,
            tiers,
            under: $row.under.iter().map(|(_, unit)| unit.clone()).collect(),
            from: $row.from.get().copied(),
            until: $row.until.get().copied(),
            plans,
        }
    }};
}

fn rule(row: &PointRuleDraft, place: &Path, checker: &mut Checker<'_>) -> Option<PointRule> {
    let names = checker.declared();
    let basis = checker.basis(&row.basis, &row.assumed, PointRuleDraft::FIELDS, || place.clone());
    let kinds = checker.all_known(&names.activities, &row.kinds, &place.field("kinds"));
    let purse = checker.one_known(&names.purses, &row.purse, || place.field("purse"));
    let conditions = conditions!(row, place, checker);
    let multipliers = multipliers(&row.multiplier, &place.field("multiplier"), checker);
    Some(PointRule {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        kinds,
        purse: purse?,
        points: *row.points.get()?,
        answers: row.answers.get().cloned(),
        conditions,
        multipliers,
        target: row.target.get().copied().unwrap_or_default(),
        verified: row.verified.get().copied().unwrap_or_default(),
        filed_within: row.filed_within.get().copied(),
        basis: basis?,
    })
}

fn multipliers(rows: &Rows<MultiplierDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Multiplier> {
    let mut multipliers = Vec::new();
    for (at, row) in rows.iter() {
        let conditions = conditions!(row, list.index(at), checker);
        let multiplier =
            || Some(Multiplier { name: row.name.get()?.clone(), factor: *row.factor.get()?, conditions });
        multipliers.extend(multiplier());
    }
    multipliers
}

pub(super) fn caps(rows: &Rows<CapDraft>, checker: &mut Checker<'_>) -> Vec<Cap> {
    let place = |at: usize| Path::root().field("cap").index(at);
    rows.iter().filter_map(|(at, row)| cap(row, &place(at), checker)).collect()
}

fn cap(row: &CapDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Cap> {
    let basis = checker.basis(&row.basis, &row.assumed, CapDraft::FIELDS, || place.clone());
    let rules = checker.all_known(&checker.declared().point_rules, &row.rules, &place.field("rules"));
    let points = row.points.get().copied().map(CapMost::Points);
    Some(Cap {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        rules,
        per: *row.per.get()?,
        of: row.of.get().copied().unwrap_or(CapOf::Account),
        most: points.or_else(|| row.times.get().copied().map(CapMost::Times))?,
        whole: row.whole.get().copied().unwrap_or_default(),
        basis: basis?,
    })
}

pub(super) fn settlement(draft: &Field<SettlementDraft>, checker: &mut Checker<'_>) -> Option<Settlement> {
    let (row, place) = (draft.get()?, Path::root().field("settlement"));
    let basis = checker.basis(&row.basis, &row.assumed, SettlementDraft::FIELDS, || place.clone());
    Some(Settlement {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        per: *row.per.get()?,
        delay: *row.delay.get()?,
        basis: basis?,
    })
}

pub(super) fn goods(rows: &Rows<GoodDraft>, checker: &mut Checker<'_>) -> Vec<Good> {
    let place = |at: usize| Path::root().field("goods").index(at);
    rows.iter().filter_map(|(at, row)| good(row, &place(at), checker)).collect()
}

fn good(row: &GoodDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Good> {
    let basis = checker.basis(&row.basis, &row.assumed, GoodDraft::FIELDS, || place.clone());
    let purse = checker.one_known(&checker.declared().purses, &row.purse, || place.field("purse"));
    let windows = windows(&row.window, &place.field("window"), checker);
    Some(Good {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        purse: purse?,
        price: *row.price.get()?,
        stock: stock(&row.stock),
        windows,
        limits: limits(&row.limit),
        basis: basis?,
    })
}

fn stock(rows: &Rows<StockDraft>) -> Vec<Stock> {
    let stock =
        rows.iter().filter_map(|(_, row)| Some(Stock { on: *row.on.get()?, pieces: *row.pieces.get()? }));
    stock.collect()
}

fn windows(rows: &Rows<WindowDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Span> {
    let mut windows = Vec::new();
    for (at, row) in rows.iter() {
        checker.span(&row.from, &row.until, &list.index(at));
        windows.extend(row.from.get().and_then(|from| Span::new(*from, row.until.get().copied())));
    }
    windows
}

fn limits(rows: &Rows<RedemptionLimitDraft>) -> Vec<RedemptionLimit> {
    let limit = |row: &RedemptionLimitDraft| {
        let pieces = row.pieces.get().copied().map(RedemptionMost::Pieces);
        let most = pieces.or_else(|| row.redemptions.get().copied().map(RedemptionMost::Redemptions));
        Some(RedemptionLimit { per: *row.per.get()?, most: most? })
    };
    rows.iter().filter_map(|(_, row)| limit(row)).collect()
}
