//! Checks a township's documents, reads them out, starts new ones, tells two apart.
//!
//! `cargo run -p wangge-examples --bin wangge -- check my.toml`

mod args;
mod check;
mod compare;
mod render;
mod start;

use std::io::Write;
use std::process::ExitCode;

use args::Wish;

/// What a command leaves to say.
pub(crate) enum Outcome {
    /// All is well: to standard output.
    Well(String),
    /// The document has faults: to standard error.
    Faulty(String),
}

fn main() -> ExitCode {
    let outcome = match args::read(std::env::args_os()) {
        Ok(Wish::Help) => Ok(Outcome::Well(args::HELP.to_owned())),
        Ok(Wish::Check(asked)) => check::run(&asked),
        Ok(Wish::New(asked)) => start::run(&asked),
        Ok(Wish::Diff(asked)) => compare::run(&asked),
        Err(message) => Err(message),
    };
    match outcome {
        Ok(Outcome::Well(text)) => print(&text),
        Ok(Outcome::Faulty(text)) => {
            // Nothing is left to tell if the error stream is closed too.
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
            ExitCode::from(1)
        }
        Err(message) => fail(&message),
    }
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
    let _ = writeln!(std::io::stderr(), "wangge: {message}");
    ExitCode::from(2)
}
