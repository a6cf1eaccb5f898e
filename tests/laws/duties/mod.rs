//! Duties: D1–D4, and L1 on them.

mod agenda;
mod calendars;
mod closed;
mod half;
mod model;
mod reach;
mod records;
mod sets;
