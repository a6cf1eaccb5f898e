//! The mainland-China table of holidays and adjusted working days (节假日、调休), by notice, T1.

mod notices;

use std::collections::BTreeMap;

use crate::value::Date;
use notices::NOTICES;

/// A notice that arranges the holidays of a year (节假日安排的通知), with the days it names.
#[derive(Debug, PartialEq, Eq)]
pub struct Notice {
    /// The year it arranges. Some of its days may lie in the December before.
    pub year: u16,
    /// Its number (发文字号), such as `国办发明电〔2025〕7号`.
    pub number: &'static str,
    /// The date it bears (成文日期), `YYYY-MM-DD`.
    pub issued: &'static str,
    /// The days off, in words of `MM-DD`, `YYYY-MM-DD` and `first..last`.
    off: &'static str,
    /// The adjusted working days, likewise.
    worked: &'static str,
}

/// The first year with a bundled table.
pub const FIRST_EDITION: u16 = 2010;
/// The last year with a bundled table: the default edition.
pub const LAST_EDITION: u16 = 2026;

/// Every bundled notice in order of year and date.
pub fn notices() -> &'static [Notice] {
    NOTICES
}

impl Notice {
    /// The days it names, in its order, and whether each is worked.
    pub fn days(&self) -> impl Iterator<Item = (Date, bool)> {
        let off = self.off.split_whitespace().map(|word| (word, false));
        let worked = self.worked.split_whitespace().map(|word| (word, true));
        off.chain(worked).flat_map(|(word, is_worked)| self.run(word).map(move |day| (day, is_worked)))
    }

    /// The days of one word.
    fn run(&self, word: &str) -> impl Iterator<Item = Date> + use<> {
        let (first, last) = word.split_once("..").unwrap_or((word, word));
        let ends = self.day(first).zip(self.day(last));
        ends.into_iter().flat_map(|(first, last)| (first.days()..=last.days()).filter_map(Date::from_days))
    }

    fn day(&self, text: &str) -> Option<Date> {
        match text.split_once('-')? {
            (month, day) if text.len() == 5 => {
                Date::from_ymd(self.year.into(), month.parse().ok()?, day.parse().ok()?)
            }
            _ => text.parse().ok(),
        }
    }
}

/// What an edition says of a day: whether it is worked, and by which notice.
pub(super) type Table = BTreeMap<Date, (bool, &'static Notice)>;

/// The days named by the notices up to an edition; of two that name a day, the later one holds.
pub(super) fn table(edition: u16) -> Table {
    let known = NOTICES.iter().filter(|notice| notice.year <= edition);
    known.flat_map(|notice| notice.days().map(move |(day, worked)| (day, (worked, notice)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Weekday;

    #[test]
    fn t1_the_notices_stand_in_order_without_a_gap() {
        let years: Vec<u16> = NOTICES.iter().map(|notice| notice.year).collect();
        assert!(years.windows(2).all(|pair| pair[0] == pair[1] || pair[0] + 1 == pair[1]));
        assert_eq!((years.first(), years.last()), (Some(&FIRST_EDITION), Some(&LAST_EDITION)));
        let issued: Vec<Date> = NOTICES.iter().map(|notice| notice.issued.parse().unwrap()).collect();
        assert!(issued.is_sorted());
    }

    #[test]
    fn t1_every_word_of_a_notice_is_read() {
        for notice in NOTICES {
            for word in notice.off.split_whitespace().chain(notice.worked.split_whitespace()) {
                let days: Vec<Date> = notice.run(word).collect();
                assert!((1..=9).contains(&days.len()), "{} {word}", notice.number);
                assert_eq!(days.len() > 1, word.contains(".."), "{} {word}", notice.number);
            }
        }
    }

    #[test]
    fn t1_the_working_days_of_each_year_are_as_many_as_published() {
        let table = table(LAST_EDITION);
        let worked = |year: i32| {
            let first = Date::from_ymd(year, 1, 1).unwrap().days();
            let last = Date::from_ymd(year, 12, 31).unwrap().days();
            let days = (first..=last).filter_map(Date::from_days);
            days.filter(|day| table.get(day).map_or(day.weekday() < Weekday::Sat, |found| found.0)).count()
        };
        assert_eq!((2020..=2026).map(worked).collect::<Vec<_>>(), [249, 250, 249, 249, 251, 248, 248]);
    }

    #[test]
    fn t1_adjusted_working_days_are_weekend_days() {
        for (day, (worked, _)) in table(LAST_EDITION) {
            assert!(!worked || day.weekday() >= Weekday::Sat, "{day}");
        }
    }

    #[test]
    fn t1_an_edition_does_not_know_a_later_notice() {
        let day: Date = "2018-12-31".parse().unwrap();
        assert_eq!(table(2018).get(&day), None);
        assert_eq!(table(2019).get(&day).map(|found| found.1.number), Some("国办发明电〔2018〕15号"));
        let extended: Date = "2020-02-01".parse().unwrap();
        assert_eq!(
            table(2020).get(&extended).map(|found| (found.0, found.1.number)),
            Some((false, "国办发明电〔2020〕1号"))
        );
    }
}
