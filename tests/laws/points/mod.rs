//! P: points, record by record.

mod model;
mod worlds;
