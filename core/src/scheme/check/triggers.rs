//! Trigger rules (E5): of the fields each word has those it needs, and no others.

use super::fields::belonging;
use super::names::Checker;
use crate::read::{Field, Path, Rows};
use crate::scheme::draft::RuleDraft;
use crate::scheme::words::{ThenWord, WhenWord};
use crate::scheme::{Milestone, Then, Trigger, When};

pub(super) fn triggers(rows: &Rows<RuleDraft>, checker: &mut Checker<'_>) -> Vec<Trigger> {
    let place = |at: usize| Path::root().field("rule").index(at);
    rows.iter().filter_map(|(at, row)| trigger(row, &place(at), checker)).collect()
}

fn trigger(row: &RuleDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Trigger> {
    let basis = checker.basis(&row.basis, &row.assumed, RuleDraft::FIELDS, || place.clone());
    if let Some(when) = row.when.get() {
        belonging((needed_when(*when), &[]), when.as_str(), &given_when(row), place, checker);
    }
    if let Some(then) = row.then.get() {
        belonging((needed_then(*then), &[]), then.as_str(), &given_then(row), place, checker);
    }
    before_acceptance(row, place, checker);
    let when = when(row, place, checker);
    let then = then(row, place, checker);
    Some(Trigger {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        when: when?,
        then: then?,
        basis: basis?,
    })
}

fn when(row: &RuleDraft, place: &Path, checker: &mut Checker<'_>) -> Option<When> {
    let names = checker.declared();
    let nth = checker.count_from_one(&row.nth, || place.field("nth"));
    let count = checker.count_from_one(&row.count, || place.field("count"));
    let at_most = mark(&row.at_most, place, checker);
    let group = checker.one_known(&names.groups, &row.group, || place.field("group"));
    Some(match row.when.get()? {
        WhenWord::Reopening => When::Reopening { nth: nth? },
        WhenWord::BadEvaluation => When::BadEvaluation { nth: nth? },
        WhenWord::Mark => When::Mark { at_most: at_most? },
        WhenWord::Functions => When::Functions { count: count? },
        WhenWord::Nature => When::Nature { nature: *row.nature.get()? },
        WhenWord::Group => When::Group { group: group? },
        WhenWord::Extension => When::Extension { nth: nth? },
        WhenWord::Milestone => {
            When::Milestone { milestone: *row.milestone.get()?, within: *row.within.get()? }
        }
        WhenWord::Overdue => When::Overdue,
    })
}

fn then(row: &RuleDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Then> {
    let names = checker.declared();
    let tier = checker.tier(&row.tier, || place.field("tier"));
    let card = checker.one_known(&names.cards, &row.card, || place.field("card"));
    Some(match row.then.get()? {
        ThenWord::Escalate => Then::Escalate,
        ThenWord::Supervise => Then::Supervise,
        ThenWord::Conference => Then::Conference,
        ThenWord::Notify => Then::Notify { tier: tier? },
        ThenWord::Card => Then::Card { card: card? },
    })
}

fn given_when(row: &RuleDraft) -> [(&'static str, bool); 7] {
    [
        ("nth", row.nth.is_absent()),
        ("at_most", row.at_most.is_absent()),
        ("count", row.count.is_absent()),
        ("nature", row.nature.is_absent()),
        ("group", row.group.is_absent()),
        ("milestone", row.milestone.is_absent()),
        ("within", row.within.is_absent()),
    ]
}

fn given_then(row: &RuleDraft) -> [(&'static str, bool); 2] {
    [("tier", row.tier.is_absent()), ("card", row.card.is_absent())]
}

fn needed_when(when: WhenWord) -> &'static [&'static str] {
    match when {
        WhenWord::Reopening | WhenWord::BadEvaluation | WhenWord::Extension => &["nth"],
        WhenWord::Mark => &["at_most"],
        WhenWord::Functions => &["count"],
        WhenWord::Nature => &["nature"],
        WhenWord::Group => &["group"],
        WhenWord::Milestone => &["milestone", "within"],
        WhenWord::Overdue => &[],
    }
}

fn needed_then(then: ThenWord) -> &'static [&'static str] {
    match then {
        ThenWord::Notify => &["tier"],
        ThenWord::Card => &["card"],
        ThenWord::Escalate | ThenWord::Supervise | ThenWord::Conference => &[],
    }
}

/// A case that nobody has accepted can only be told of or given a card.
fn before_acceptance(row: &RuleDraft, place: &Path, checker: &mut Checker<'_>) {
    let waits =
        row.when.get() == Some(&WhenWord::Milestone) && row.milestone.get() == Some(&Milestone::Accept);
    if let Some(then) = row.then.get().filter(|_| waits)
        && !matches!(then, ThenWord::Notify | ThenWord::Card)
    {
        checker.excluded(then.as_str(), Milestone::Accept.as_str(), place.field("then"));
    }
}

/// A mark that can be bad: 1 to 4.
fn mark(given: &Field<u16>, place: &Path, checker: &mut Checker<'_>) -> Option<u8> {
    let number = *given.get()?;
    let mark = u8::try_from(number).ok().filter(|mark| (1..=4).contains(mark));
    if mark.is_none() {
        checker.out_of_bounds(&number, "1..=4", place.field("at_most"));
    }
    mark
}
