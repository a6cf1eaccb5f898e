//! wangge (网格)
#![forbid(unsafe_code)]
pub mod calendar;
pub mod value;
pub mod wire;
