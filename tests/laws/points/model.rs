use proptest::prelude::*;
use wangge_tests::cases;
use wangge_tests::worlds::{case, now};

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn speed_make(case in case(60)) {
        prop_assert!(case.rows.len() <= 60);
    }
    #[test]
    fn speed_check(case in case(60)) {
        prop_assert_eq!(case.world.points().check(&case.rows), vec![]);
    }
    #[test]
    fn speed_pass(case in case(60)) {
        prop_assert!(case.world.points().pass(&case.rows, None).is_ok());
    }
    #[test]
    fn speed_settle(case in case(60), now in now()) {
        prop_assert!(case.world.points().settle(&case.rows, now).is_ok());
    }
}
