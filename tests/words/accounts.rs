//! Books, accounts, redemption.

use std::collections::BTreeSet;

use serde::Serialize;
use wangge::scheme::RedemptionMost;
use wangge::speech::{Lang, book_fault, redemption_fault, redemption_refusal};
use wangge::tally::{AccountId, BookFault, RedemptionFault, RedemptionRefusal};
use wangge::value::{Amount, Code, RedemptionId};

use crate::Example;

fn account() -> [AccountId; 2] {
    [AccountId::Member("m-0017".parse().unwrap()), AccountId::Household("h-0042".parse().unwrap())]
}

fn refusals() -> Vec<RedemptionRefusal> {
    let (soap, purse): (Code, Code) = ("soap".parse().unwrap(), "points".parse().unwrap());
    let amount = |text: &str| text.parse::<Amount>().unwrap();
    let good = || soap.clone();
    let reached = |good: Option<Code>, period: &str, most| RedemptionRefusal::LimitReached {
        good,
        period: period.parse().unwrap(),
        most,
        used: 3,
    };
    vec![
        RedemptionRefusal::UnknownGood { good: good(), purse, day: "2026-03-05".parse().unwrap() },
        RedemptionRefusal::OutsideWindow { good: good(), day: "2026-03-05".parse().unwrap() },
        RedemptionRefusal::InsufficientBalance {
            good: good(),
            price: amount("12.5"),
            pieces: 2,
            balance: amount("-7.25"),
        },
        RedemptionRefusal::OutOfStock { good: good(), pieces: 5, left: 4 },
        reached(Some(good()), "2026-03", RedemptionMost::Pieces(4)),
        reached(None, "2026-W10", RedemptionMost::Redemptions(4)),
        reached(Some(good()), "2026-03-05", RedemptionMost::Redemptions(4)),
        reached(None, "all", RedemptionMost::Pieces(4)),
    ]
}

fn faults() -> Vec<RedemptionFault> {
    let id = |text: &str| text.parse::<RedemptionId>().unwrap();
    let (cancel, redemption) = (|| id("x-02"), || id("q-01"));
    let [member, household] = account();
    vec![
        RedemptionFault::DuplicateRedemption { redemption: redemption() },
        RedemptionFault::UnknownHolder { redemption: redemption(), account: member },
        RedemptionFault::UnknownHolder { redemption: redemption(), account: household },
        RedemptionFault::NoPieces { redemption: redemption() },
        RedemptionFault::DuplicateCancel { cancel: cancel() },
        RedemptionFault::UnknownRedemption { cancel: cancel(), redemption: redemption() },
        RedemptionFault::CancelsEarlier { cancel: cancel(), redemption: redemption() },
        RedemptionFault::CancelledTwice { cancel: cancel(), redemption: redemption() },
        RedemptionFault::CancelsRefused { cancel: cancel(), redemption: redemption() },
    ]
}

fn books() -> Vec<BookFault> {
    let [member, household] = account();
    vec![
        BookFault::UnknownPurse { purse: "hours".parse().unwrap() },
        BookFault::UnknownAccount { account: member.clone() },
        BookFault::UnknownAccount { account: household },
        BookFault::Overflow { record: "r-00042".parse().unwrap() },
        BookFault::AccountOverflow { account: member },
    ]
}

fn said<T: Serialize>(family: &str, code: &str, found: &T, words: impl Fn(&T, Lang) -> String) -> Example {
    Example {
        label: format!("{family} {code}"),
        facts: serde_json::to_value(found).unwrap(),
        zh: words(found, Lang::Zh),
        en: words(found, Lang::En),
    }
}

pub(crate) fn examples() -> Vec<Example> {
    let refused = refusals();
    let refused = refused.iter().map(|found| said("redemption", found.code(), found, redemption_refusal));
    let faults = faults();
    let wrong = faults.iter().map(|found| said("redemption_fault", found.code(), found, redemption_fault));
    let books = books();
    let none = books.iter().map(|found| said("book", found.code(), found, book_fault));
    refused.chain(wrong).chain(none).collect()
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_code_of_accounts_has_an_example() {
    let labels: BTreeSet<String> = examples().into_iter().map(|example| example.label).collect();
    let refused = RedemptionRefusal::ALL_CODES.iter().map(|code| format!("redemption {code}"));
    let wrong = RedemptionFault::ALL_CODES.iter().map(|code| format!("redemption_fault {code}"));
    let books = BookFault::ALL_CODES.iter().map(|code| format!("book {code}"));
    assert_eq!(labels, refused.chain(wrong).chain(books).collect());
}
