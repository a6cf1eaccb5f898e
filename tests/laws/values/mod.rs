//! V1–V5: single values.

mod amounts;
mod personal;
mod ratios;
mod strange;
mod texts;
mod times;
