//! `check`: every fault with its place, or the scheme read out.

use std::fmt::Write;
use std::path::Path;

use wangge::org::Org;
use wangge::read::Faults;
use wangge::scheme::Scheme;
use wangge::speech::{self, Lang};
use wangge::wire;

use crate::Outcome;
use crate::args::{Check, Style};
use crate::render;

pub(crate) fn run(asked: &Check) -> Result<Outcome, String> {
    let (name, document) = read(&asked.file)?;
    let scheme = match Scheme::read_bytes(&document) {
        Ok(scheme) => scheme,
        Err(faults) => return Ok(faulty(faults, &name, &document, asked.style)),
    };
    if let Some(file) = &asked.org {
        let (name, document) = read(file)?;
        if let Err(faults) = Org::read_bytes(&document, &scheme) {
            return Ok(faulty(faults, &name, &document, asked.style));
        }
    }
    if asked.read {
        return read_out(&scheme, asked.style).map(Outcome::Well);
    }
    let count = scheme.items().len();
    Ok(Outcome::Well(match (asked.style.json, asked.style.lang) {
        (true, _) => "[]\n".to_owned(),
        (false, Lang::Zh) => format!("{name}：没有差错，{}，共{count}个事项\n", scheme.name()),
        (false, Lang::En) => format!("{name}: no fault; {}, {count} items\n", scheme.name()),
    }))
}

fn read_out(scheme: &Scheme, style: Style) -> Result<String, String> {
    if style.json {
        let lang = style.lang.to_string();
        return wire::scheme::read_out(scheme, &lang)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    let mut out = String::new();
    for sentence in speech::read_out(scheme, style.lang) {
        let _ = writeln!(out, "{}. {}", sentence.number, sentence.text);
    }
    Ok(out)
}

/// Faults for people, or the core's own text of them.
pub(crate) fn faulty(faults: Faults, name: &str, document: &[u8], style: Style) -> Outcome {
    Outcome::Faulty(if style.json {
        wire::Error::from(faults).to_json() + "\n"
    } else {
        render::faults(&faults, name, &String::from_utf8_lossy(document), style.lang)
    })
}

/// The name of a file and what it holds.
pub(crate) fn read(file: &Path) -> Result<(String, Vec<u8>), String> {
    let name = file.display().to_string();
    let document = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    Ok((name, document))
}
