//! Appraisal (考核, R1–R7): what is measured, scored, adjusted and graded, each total opened down to its records.
//!
//! In flow a [`World`](super::World), records, and what [comes from outside](Outside); an [`AppraisalBook`] of them
//! answers with [`Appraised`]: totals, ranks and grades of all subjects, each with its reasons. Those who serve and
//! units are appraised, never residents.

mod adjust;
mod appraised;
mod book;
mod cases;
mod compare;
mod counted;
mod error;
mod explain;
mod grades;
mod lift;
mod measure;
mod mix;
mod nearest;
mod outside;
mod results;
mod score;
mod sensitivity;
mod spread;
mod steps;
mod subject;
mod tau;
mod trial;
mod value;

pub use appraised::{Appraised, Standing};
pub use book::{AppraisalBook, Sources};
pub use compare::{Comparison, Difference, Migration, compare};
pub use counted::{CaseCounted, Counted, Credit, DutyCounted, TotalCounted};
pub use error::AppraisalError;
pub use explain::{
    AdjustmentExplained, DemandExplained, Explained, GradeExplained, IndicatorExplained, ItemExplained,
    VetoExplained,
};
pub use lift::Lift;
pub use outside::{Decided, HonourRow, InputRow, ObjectionRow, Outside, Ruling};
pub use results::{Grant, Publicity, Recommendation};
pub use sensitivity::{MAX_STEPS, WeightRun};
pub use subject::SubjectId;
pub(crate) use subject::subjects_of;
pub use tau::Tau;
pub use value::{Unknown, Value};
