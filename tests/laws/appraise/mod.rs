//! Appraisals: R1–R8.

mod cited;
mod compared;
mod coverage;
mod explained;
mod hand;
mod hostile;
mod lifts;
mod model;
mod order;
mod outside;
mod results;
mod weights;
