//! Plain reference models: the clauses done step by step, without cleverness.

pub mod account;
pub mod appraise;
pub mod calendar;
pub mod case;
pub mod duty;
pub mod limit;
pub mod lookup;
pub mod measures;
pub mod plans;
pub mod points;
pub mod rate;
