//! `new`: a scheme to begin with, and what in it is still assumed.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

use wangge::scheme::Scheme;
use wangge::speech::Lang;

use crate::Outcome;
use crate::args::New;

pub(crate) fn run(asked: &New) -> Result<Outcome, String> {
    let (text, name) = (asked.from.document(), asked.file.display());
    let scheme = Scheme::read(text).map_err(|faults| faults.to_string())?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&asked.file)
        .map_err(|error| format!("{name}: {error}"))?;
    file.write_all(text.as_bytes()).map_err(|error| format!("{name}: {error}"))?;
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
