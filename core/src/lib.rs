//! wangge (网格)
#![forbid(unsafe_code)]
pub mod value;
