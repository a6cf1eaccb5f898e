//! Plausible figures from outside: the marks of scorers, and honours.

use serde_json::json;

use super::Rng;
use crate::scheme::{Appraisal, How, Scheme, What, Worth};
use crate::tally::World;
use crate::tally::appraise::{SubjectId, subjects_of};
use crate::value::{Code, Period};

/// What comes from outside over a span, as a document (JSON) that
/// [`Outside::read`](crate::tally::appraise::Outside::read) takes: a mark of every group of scorers for every subject of
/// every appraisal that measures an input, and an honour for one subject in twenty of those that have honours.
///
/// Of appraisals whose periods lie in the span, by the edition in force on its last day. Ids only.
///
/// ```
/// use wangge::generate::{org_document, outside_document};
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::World;
/// use wangge::tally::appraise::Outside;
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
/// let world = World::new(&scheme, &org);
/// let document = outside_document(world, 7, "2026".parse().unwrap());
/// assert_eq!(Outside::read(&document, &world)?.inputs().len(), 163, "one for each second-level grid");
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn outside_document(world: World<'_>, seed: u64, span: Period) -> String {
    let mut rng = Rng::new(seed ^ 0x006f_7574_7369_6465);
    let (mut inputs, mut honours) = (Vec::new(), Vec::new());
    let edition = world.edition_on(span.last_day());
    for (scheme, appraisal) in
        edition.iter().flat_map(|scheme| scheme.appraisals().iter().map(move |one| (scheme, one)))
    {
        let first = Period::of_day(appraisal.per, span.first_day());
        let periods = std::iter::successors(first, |period| period.next());
        for period in periods.take_while(|period| period.last_day() <= span.last_day()) {
            for subject in subjects_of(world.org(), &appraisal.subjects, period) {
                for (input, scorer) in asked(scheme, appraisal) {
                    // Marks lie close together, as marks do; a few stand out.
                    let score = 75 + rng.below(15) + rng.below(11);
                    inputs.push(row(
                        &subject,
                        json!({"input": input, "period": period, "scorer": scorer, "score": score}),
                    ));
                }
                for level in levels(appraisal).filter(|_| rng.below(40) == 0) {
                    let day = json!({"on": period.last_day(), "level": level, "basis": "表彰决定"});
                    honours.push(row(&subject, day));
                }
            }
        }
    }
    json!({"inputs": inputs, "honours": honours}).to_string()
}

/// A row about a subject, what is absent left out.
fn row(subject: &SubjectId, rest: serde_json::Value) -> serde_json::Value {
    let mut row = match subject {
        SubjectId::Member(member) => json!({"member": member}),
        SubjectId::Unit(unit) => json!({"unit": unit}),
    };
    if let (Some(row), serde_json::Value::Object(rest)) = (row.as_object_mut(), rest) {
        row.extend(rest.into_iter().filter(|(_, value)| !value.is_null()));
    }
    row
}

/// The inputs that an appraisal measures, with each group of scorers.
fn asked<'a>(scheme: &'a Scheme, appraisal: &'a Appraisal) -> Vec<(&'a Code, Option<&'a Code>)> {
    let mut asked = Vec::new();
    for indicator in &appraisal.indicators {
        let How::Measured { measure, .. } = &indicator.how else { continue };
        let What::Input { input } = &measure.what else { continue };
        let Some(known) = scheme.inputs().iter().find(|known| known.code == *input) else { continue };
        if known.scorers.is_empty() {
            asked.push((input, None));
        }
        asked.extend(known.scorers.iter().map(|scorer| (input, Some(&scorer.code))));
    }
    asked
}

/// The levels of honours that an appraisal counts.
fn levels(appraisal: &Appraisal) -> impl Iterator<Item = &Code> {
    let items = appraisal.adjustments.iter().flat_map(|adjustment| &adjustment.items);
    items
        .flat_map(|item| match &item.worth {
            Worth::Honours { honours } => honours.as_slice(),
            Worth::Each { .. } => &[],
        })
        .map(|level| &level.level)
}
