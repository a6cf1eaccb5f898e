//! wangge (网格)
#![forbid(unsafe_code)]
pub mod calendar;
pub mod case;
pub mod generate;
pub mod org;
pub mod read;
pub mod scheme;
pub mod speech;
pub mod value;
pub mod wire;
