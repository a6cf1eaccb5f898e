//! Appraisals: R1–R8.

mod model;
