//! P: points, record by record.

mod books;
mod caps;
mod compare;
mod exact;
mod model;
mod told;
mod totals;
mod worlds;
