//! `new`: a scheme to begin with, the schema editors complete it with, and what in it is still assumed.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use wangge::scheme::{Scheme, json_schema};
use wangge::speech::Lang;

use crate::Outcome;
use crate::args::New;

/// The schema beside a document.
const SCHEMA: &str = "scheme.schema.json";

pub(crate) fn run(asked: &New) -> Result<Outcome, String> {
    let (text, name) = (asked.from.document(), asked.file.display());
    let scheme = Scheme::read(text).map_err(|faults| faults.to_string())?;
    // The first line is where editors of TOML look for a schema.
    write_new(&asked.file, &format!("#:schema ./{SCHEMA}\n{text}"))
        .map_err(|error| format!("{name}: {error}"))?;
    let schema = asked.file.with_file_name(SCHEMA);
    match write_new(&schema, &json_schema()) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(format!("{}: {error}", schema.display()));
        }
        _ => {}
    }
    let assumed = scheme.assumed();
    let mut out = String::new();
    let _ = match asked.style.lang {
        Lang::Zh => writeln!(out, "已写入{name}；以下{}处为合理取值，待核定：", assumed.len()),
        Lang::En => writeln!(out, "written to {name}; {} entries are still assumed:", assumed.len()),
    };
    for one in assumed {
        let code = one.code.map(|code| format!(" {code}")).unwrap_or_default();
        let fields: Vec<&str> = one.fields.iter().map(|field| field.as_str()).collect();
        let fields = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(", ")) };
        let _ = writeln!(out, "  {}{code}{fields}", one.path);
    }
    Ok(Outcome::Well(out))
}

/// Writes a file that is not there yet.
fn write_new(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
}
