//! "Did you mean …": the nearest valid name for an unknown one.

/// The nearest of `names` to `given`, if one is near enough to be meant: at most one edit in three characters,
/// and at most three. Of equally near ones the first.
pub(crate) fn nearest<'n>(given: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let length = given.chars().count();
    if length > MOST_COMPARED {
        return None;
    }
    let reach = (length / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let apart = strsim::osa_distance(given, name);
        if apart <= reach && best.is_none_or(|(least, _)| apart < least) {
            best = Some((apart, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// Names longer than this are not compared: the comparison is quadratic, and no valid name is longer.
const MOST_COMPARED: usize = 64;

/// A text of the document as a message shows it: at most 64 characters, personal data never (V5).
pub(crate) fn shown(given: &str) -> String {
    if crate::value::personal::find(given).is_some() {
        return "…".to_owned();
    }
    let mut shown: String = given.chars().take(MOST_COMPARED).collect();
    if shown.len() < given.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn s2_the_nearest_name_is_offered_and_a_far_one_is_not() {
        let names = ["grid-worker", "village-head", "patrol"];
        assert_eq!(nearest("gird-worker", names).as_deref(), Some("grid-worker"));
        assert_eq!(nearest("petrol", names).as_deref(), Some("patrol"));
        assert_eq!(nearest("mayor", names), None);
    }
}
