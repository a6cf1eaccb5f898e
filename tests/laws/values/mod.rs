//! V1–V5: single values.

mod amounts;
mod errors;
mod personal;
mod ratios;
mod strange;
mod texts;
mod times;
