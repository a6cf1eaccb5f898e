//! Books, accounts, redemption.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use wangge::scheme::RedemptionMost;
use wangge::speech::{Lang, book_error, book_fault, redemption_fault, redemption_refusal};
use wangge::tally::points::TallyError;
use wangge::tally::{AccountId, BookError, BookFault, RedemptionFault, RedemptionRefusal};
use wangge::value::{Amount, Code, RedemptionId};

use crate::facts::{Said, words};
use crate::{Example, duties};

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

fn example<T: Serialize>(family: &str, code: &str, found: &T, words: impl Fn(&T, Lang) -> String) -> Example {
    Example {
        label: format!("{family} {code}"),
        facts: serde_json::to_value(found).unwrap(),
        zh: words(found, Lang::Zh),
        en: words(found, Lang::En),
    }
}

pub(crate) fn examples() -> Vec<Example> {
    let refused = refusals();
    let refused = refused.iter().map(|found| example("redemption", found.code(), found, redemption_refusal));
    let faults = faults();
    let wrong = faults.iter().map(|found| example("redemption_fault", found.code(), found, redemption_fault));
    let books = books();
    let none = books.iter().map(|found| example("book", found.code(), found, book_fault));
    refused.chain(wrong).chain(none).collect()
}

/// What a sentence about accounts must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    let text = fact.as_str().unwrap_or_default();
    match (family, key) {
        ("redemption", "period") if text == "all" => Some(words("全部时间", "in all time")),
        ("redemption", "period") => Some(duties::period_said(text)),
        _ => None,
    }
}

/// X1: of faults of redemptions all are counted and the first is said, of another error the words are its own.
#[test]
fn x1_whatever_leaves_no_books_is_said() {
    let error = BookError::Redemptions(faults());
    let zh = book_error(&error, Lang::Zh);
    assert_eq!(zh, "兑换与撤销共9处差错，第一处为：兑换申请的编号「q-01」重复");
    let en = book_error(&error, Lang::En);
    assert_eq!(en, "9 faults of redemptions and cancellations, the first: there are two redemptions `q-01`");
    let one = BookError::Redemptions(faults().split_off(8));
    assert!(book_error(&one, Lang::En).starts_with("1 fault of "));
    for fault in books() {
        assert_eq!(book_error(&BookError::Fault(fault.clone()), Lang::Zh), book_fault(&fault, Lang::Zh));
    }
    let kept = TallyError::NotKept { purse: "points".parse().unwrap() };
    assert!(book_error(&BookError::Pass(kept), Lang::Zh).starts_with("积分账户「points」"));
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
