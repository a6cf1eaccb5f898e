//! A ledger for another program: columns as they lie in memory, lowest byte first; scheme and organisation as
//! documents; the credits; and how long it took here, on one thread.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use wangge::generate::Rng;
use wangge::tally::points::{Options, score};
use wangge::tally::{Activities, World};
use wangge::wire;

use crate::least;
use crate::ledger::Ledger;
use crate::world::{self, Townships};

/// How far local time is ahead of UTC, in milliseconds.
const OFFSET: i64 = 8 * 3_600_000;

/// Writes all of it into a directory.
pub(crate) fn export(rows: usize, directory: &Path) {
    let mut rng = Rng::new(7);
    let document = world::document();
    let scheme = world::scheme();
    let townships = Townships::of(rows, &scheme, &mut rng);
    let ledger = Ledger::of(rows, &townships, false, &mut rng);
    let (world, columns) = (World::new(&scheme, &townships.org), ledger.columns());
    let activities = Activities::from_columns(&columns, &world).expect("a sound ledger");
    let points = score(&world, &activities, &Options::default()).expect("points within bounds");
    let purse = points.purse(&world::purse()).expect("a purse");
    let credits = purse.credits().expect("credits that were kept");

    let write = |name: &str, bytes: Vec<u8>| fs::write(directory.join(name), bytes).expect("a file");
    write("scheme.toml", document.into_bytes());
    write("org.json", wire::org::describe(&townships.org).into_bytes());
    write("member.u32", ledger.members.iter().flat_map(|member| member.to_le_bytes()).collect());
    write("unit.u32", ledger.units.iter().flat_map(|unit| unit.to_le_bytes()).collect());
    write("kind.u8", ledger.kinds.clone());
    write("at.f64", ledger.at.iter().flat_map(|at| ((at - OFFSET) as f64).to_le_bytes()).collect());
    write("quantity.u8", ledger.quantities.clone());
    write("credits.f64", credits.iter().flat_map(|credit| (*credit as f64).to_le_bytes()).collect());

    let pass = || least(|| drop(black_box(score(&world, &activities, &Options::default())))).passed;
    let whole = || {
        least(|| {
            let activities = Activities::from_columns(&columns, &world).expect("a sound ledger");
            drop(black_box(score(&world, &activities, &Options::default())));
        })
        .passed
    };
    let (pass, whole) = (pass().as_secs_f64(), whole().as_secs_f64());
    let members = townships.org.members().len();
    write(
        "native.json",
        format!(r#"{{"rows":{rows},"members":{members},"pass":{pass},"whole":{whole}}}"#).into_bytes(),
    );
}
