//! Purses and goods (P6, P7).

use std::collections::BTreeMap;

use super::fields::{belonging, exactly_one};
use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{GoodDraft, PurseDraft, RedemptionLimitDraft, StockDraft, WindowDraft};
use crate::scheme::words::ExpiryWord;
use crate::scheme::{AccountOf, Base, Expiry, Good, Purse, RedemptionLimit, RedemptionMost, Stock};
use crate::value::{Date, PeriodKind, Span, overlaps};

pub(super) fn purses(rows: &Rows<PurseDraft>, checker: &mut Checker<'_>) -> Vec<Purse> {
    let place = |at: usize| Path::root().field("purse").index(at);
    rows.iter().filter_map(|(at, row)| purse(row, &place(at), checker)).collect()
}

fn purse(row: &PurseDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Purse> {
    let basis = checker.basis(&row.basis, &row.assumed, PurseDraft::FIELDS, || place.clone());
    let expiry = expiry(row, place, checker);
    let base = base(row, place, checker);
    let windows = windows(&row.window, &place.field("window"), checker);
    let limits = limits(&row.limit, &place.field("limit"), checker);
    Some(Purse {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        of: row.of.get().copied().unwrap_or(AccountOf::Members),
        expiry: expiry?,
        base,
        windows,
        limits,
        basis: basis?,
    })
}

/// `months` stands exactly beside the expiry of that name.
fn expiry(row: &PurseDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Expiry> {
    let months = checker.count_from_one(&row.months, || place.field("months"));
    let word = if row.expiry.is_absent() { ExpiryWord::Never } else { *row.expiry.get()? };
    let needed: &[&str] = if word == ExpiryWord::Months { &["months"] } else { &[] };
    belonging((needed, &[]), word.as_str(), &[("months", row.months.is_absent())], place, checker);
    match word {
        ExpiryWord::Never => Some(Expiry::Never),
        ExpiryWord::Months => months.map(|months| Expiry::Months { months }),
        ExpiryWord::NextYear => Some(Expiry::NextYear),
    }
}

/// A base and its period stand together or not at all.
fn base(row: &PurseDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Base> {
    let points = checker.over_zero(&row.base, || place.field("base"));
    match (row.base.is_absent(), row.base_per.is_absent()) {
        (true, false) => checker.missing("base", place),
        (false, true) => checker.missing("base_per", place),
        (true, true) | (false, false) => {}
    }
    Some(Base { points: points?, per: row.base_per.get()?.0 })
}

pub(super) fn goods(rows: &Rows<GoodDraft>, checker: &mut Checker<'_>) -> Vec<Good> {
    let place = |at: usize| Path::root().field("goods").index(at);
    rows.iter().filter_map(|(at, row)| good(row, &place(at), checker)).collect()
}

fn good(row: &GoodDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Good> {
    let basis = checker.basis(&row.basis, &row.assumed, GoodDraft::FIELDS, || place.clone());
    let purse = checker.one_known(&checker.declared().purses, &row.purse, || place.field("purse"));
    let price = checker.over_zero(&row.price, || place.field("price"));
    let stock = stock(&row.stock, &place.field("stock"), checker);
    let windows = windows(&row.window, &place.field("window"), checker);
    let limits = limits(&row.limit, &place.field("limit"), checker);
    Some(Good {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        purse: purse?,
        price: price?,
        stock,
        windows,
        limits,
        basis: basis?,
    })
}

/// What comes in, in time order; of one day it is said once.
fn stock(rows: &Rows<StockDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Stock> {
    let mut first: BTreeMap<Date, usize> = BTreeMap::new();
    let mut stock = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let pieces = checker.count_from_one(&row.pieces, || place.field("pieces"));
        let Some(on) = row.on.get().copied() else { continue };
        let earlier = *first.entry(on).or_insert(at);
        if earlier < at {
            checker.duplicate("stock", on, &list.index(earlier), place.field("on"));
        }
        stock.extend(pieces.map(|pieces| Stock { on, pieces }));
    }
    stock.sort_by_key(|stock| stock.on);
    stock
}

/// Windows in time order; no two share a day.
fn windows(rows: &Rows<WindowDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Span> {
    let mut windows = Vec::new();
    for (at, row) in rows.iter() {
        checker.span(&row.from, &row.until, &list.index(at));
        let span = row.from.get().filter(|_| !row.until.is_faulty());
        let span = span.and_then(|from| Span::new(*from, row.until.get().copied()));
        windows.extend(span.map(|span| ((), span, at)));
    }
    for ((), at, first) in overlaps(windows.clone()) {
        let id = rows.get(at).and_then(|row| row.from.get()).map(Date::to_string).unwrap_or_default();
        let (what, first) = ("window".to_owned(), list.index(first).to_string());
        checker.fault(FaultKind::Overlap { what, id, first }, list.index(at));
    }
    let mut windows: Vec<Span> = windows.into_iter().map(|((), span, _)| span).collect();
    windows.sort_unstable();
    windows
}

/// Limits, each in pieces or in redemptions; of a kind of period at most one of each.
fn limits(rows: &Rows<RedemptionLimitDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<RedemptionLimit> {
    let mut first: BTreeMap<(PeriodKind, &str), usize> = BTreeMap::new();
    let mut limits = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let given = [("pieces", row.pieces.is_absent()), ("redemptions", row.redemptions.is_absent())];
        let sort = exactly_one(&given, &place, checker);
        let pieces = checker.count_from_one(&row.pieces, || place.field("pieces"));
        let redemptions = checker.count_from_one(&row.redemptions, || place.field("redemptions"));
        let (Some(per), Some(sort)) = (row.per.get().copied(), sort) else { continue };
        let earlier = *first.entry((per, sort)).or_insert(at);
        if earlier < at {
            checker.duplicate("redemption-limit", format!("{sort} / {per}"), &list.index(earlier), place);
        }
        let redemptions = redemptions.map(RedemptionMost::Redemptions);
        let most = pieces.map(RedemptionMost::Pieces).or(redemptions);
        limits.extend(most.map(|most| RedemptionLimit { per, most }));
    }
    limits
}
