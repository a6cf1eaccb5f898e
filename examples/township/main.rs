//! A township's month and year: the organisation of a preset, a generated ledger and what became of it, and what those
//! who serve did around the year.
//!
//! `cargo run --release -p wangge-examples --bin township -- dongshi`

mod args;
mod labels;
mod plans;
mod report;
mod story;
mod tables;
mod year;

use std::io::Write;
use std::process::ExitCode;

use args::Wish;
use report::Report;

fn main() -> ExitCode {
    let args = match args::read(std::env::args_os()) {
        Ok(Wish::Run(args)) => args,
        Ok(Wish::Help) => return print(args::HELP),
        Err(message) => return fail(&message),
    };
    let report = match Report::build(&args) {
        Ok(report) => report,
        Err(message) => return fail(&message),
    };
    let text = if args.json { json(&report) } else { Ok(tables::render(&report, &args)) };
    match text {
        Ok(text) => print(&text),
        Err(message) => fail(&message),
    }
}

fn json(report: &Report) -> Result<String, String> {
    serde_json::to_string(report).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// Prints; a reader that has gone away, as `head` does, is no failure.
fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => fail(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(message: &str) -> ExitCode {
    // Nothing is left to tell if the error stream is closed too.
    let _ = writeln!(std::io::stderr(), "township: {message}");
    ExitCode::FAILURE
}
