//! R5: what cannot be rated, and the ends of what can.

use wangge::scheme::{Grade, Grading};
use wangge::tally::column::{Buffer, Column, Validity};
use wangge::tally::rate::{NO_GRADE, RateColumns, RateError, RateTotals, rate};
use wangge::value::{Amount, Ratio};

use super::worlds::{demand, grade, grading, ratio};

fn plain() -> Grading {
    grading(vec![grade(0, None, Some(ratio(1, 2))), grade(1, None, None)])
}

fn error(columns: &RateColumns<'_>, grading: &Grading) -> RateError {
    rate(columns, grading, 1).unwrap_err()
}

/// R5: each refusal with its facts, the first of them in their order.
#[test]
fn r5_what_cannot_be_rated_is_refused() {
    let totals = [Some(Amount::ZERO), None];
    let of = RateColumns::new(RateTotals::Amounts(&totals));
    let short = RateColumns { groups: Some(&[1]), ..of.clone() };
    assert_eq!(error(&short, &plain()), RateError::WrongCount { column: "groups", expected: 2, found: 1 });
    let long = RateColumns { vetoes: Some(&[None; 3]), ..of.clone() };
    assert_eq!(error(&long, &plain()), RateError::WrongCount { column: "vetoes", expected: 2, found: 3 });
    let unmet = RateColumns { demands: &[&[true]], ..of.clone() };
    assert_eq!(error(&unmet, &plain()), RateError::WrongCount { column: "demands", expected: 2, found: 1 });
    assert_eq!(error(&of, &grading(Vec::new())), RateError::NoGrades {});
    let vetoed = RateColumns { vetoes: Some(&[None, Some(2)]), ..of.clone() };
    assert_eq!(error(&vetoed, &plain()), RateError::NoSuchGrade { row: 1, place: 2, grades: 2 });
    let demanding =
        grading(vec![Grade { demands: vec![demand()], ..grade(0, None, None) }, grade(1, None, None)]);
    assert_eq!(error(&of, &demanding), RateError::DemandsUnknown { grade: "g-0".parse().unwrap() });
    let far = [0, i64::MAX, i64::MIN];
    let beyond = |bits: &'static [u8]| {
        let column = Column::from(Buffer::from(&far)).with_validity(Validity::new(bits, 0));
        RateColumns::new(RateTotals::Thousandths(column))
    };
    assert_eq!(error(&beyond(&[0b101]), &plain()), RateError::OutOfRange { row: 2 });
    assert_eq!(error(&beyond(&[]), &plain()).code(), "wrong_count");
    // What stands where there is no total is of no account.
    let ratings = rate(&beyond(&[0b001]), &plain(), 1).unwrap().grades().to_vec();
    assert_eq!(ratings, [1, NO_GRADE, NO_GRADE]);
}

/// R5: nobody, one alone, and the greatest and least totals there are.
#[test]
fn r5_the_ends_of_what_can_be_rated() {
    let none = RateColumns::new(RateTotals::Amounts(&[]));
    let empty = plain();
    let ratings = rate(&none, &empty, 4).unwrap();
    assert!(ratings.is_empty() && ratings.why(0).is_none() && ratings.grade(0).is_none());
    let ends = [Some(Amount::MIN), Some(Amount::MAX), Some(Amount::ZERO), None];
    let two = plain();
    let ratings = rate(&RateColumns::new(RateTotals::Amounts(&ends)), &two, 2).unwrap();
    assert_eq!((ratings.ranks(), ratings.peers()), (&[3, 1, 2, 0][..], vec![3, 3, 3, 0]));
    assert_eq!(ratings.grades(), [1, 0, 1, NO_GRADE]);
    assert_eq!(ratings.least_total(2, 0), Some(Amount::MAX), "who has as much is first as well");
    assert_eq!(ratings.least_total(3, 0), Some(Amount::ZERO), "of four there is room for two");
    let strict = Grading { ties: wangge::scheme::Ties::Strict, ..plain() };
    let ratings = rate(&RateColumns::new(RateTotals::Amounts(&ends)), &strict, 2).unwrap();
    assert_eq!(ratings.least_total(2, 0), None, "nobody has more than the most there is");
    // Quotas beyond the whole, which no document has, take everybody and no more.
    let all = grading(vec![grade(0, None, Some(ratio(1_000_000, 1))), grade(1, None, Some(Ratio::ONE))]);
    let ratings = rate(&RateColumns::new(RateTotals::Amounts(&ends)), &all, 1).unwrap();
    assert_eq!(ratings.grades(), [0, 0, 0, NO_GRADE]);
}
