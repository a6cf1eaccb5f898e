//! `diff`: what one scheme says and the other does not, in the sentences of the read-out.

use std::fmt::Write;

use wangge::scheme::{ChangeKind, Scheme};
use wangge::speech::{self, Lang};
use wangge::wire;

use crate::Outcome;
use crate::args::Diff;
use crate::check::{faulty, read};

pub(crate) fn run(asked: &Diff) -> Result<Outcome, String> {
    let mut schemes = Vec::new();
    for file in [&asked.old, &asked.new] {
        let (name, document) = read(file)?;
        match Scheme::read_bytes(&document) {
            Ok(scheme) => schemes.push(scheme),
            Err(faults) => return Ok(faulty(faults, &name, &document, asked.style)),
        }
    }
    let [old, new] = schemes.as_slice() else { return Ok(Outcome::Well(String::new())) };
    let lang = asked.style.lang;
    if asked.style.json {
        let said = wire::scheme::diff(old, new, &lang.to_string());
        return said.map(|text| Outcome::Well(text + "\n")).map_err(|error| error.to_string());
    }
    Ok(Outcome::Well(said(old, new, lang)))
}

fn said(old: &Scheme, new: &Scheme, lang: Lang) -> String {
    let changes = speech::changes(old, new, lang);
    let mut out = String::new();
    for said in &changes {
        let what = match (said.change.change, lang) {
            (ChangeKind::Added, Lang::Zh) => "新增",
            (ChangeKind::Removed, Lang::Zh) => "删除",
            (ChangeKind::Changed, Lang::Zh) => "修改",
            (ChangeKind::Added, Lang::En) => "added",
            (ChangeKind::Removed, Lang::En) => "removed",
            (ChangeKind::Changed, Lang::En) => "changed",
        };
        let code = said.change.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        let fields: Vec<&str> = said.change.fields.iter().map(|field| field.field.as_str()).collect();
        let fields = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(", ")) };
        let _ = writeln!(out, "{what} {}{code}{fields}", said.change.path);
        for (sign, sentence) in [("-", &said.before), ("+", &said.after)] {
            if let Some(sentence) = sentence {
                let _ = writeln!(out, "  {sign} {sentence}");
            }
        }
    }
    let _ = match lang {
        Lang::Zh => writeln!(out, "共{}处不同", changes.len()),
        Lang::En => writeln!(
            out,
            "{} {}",
            changes.len(),
            if changes.len() == 1 { "difference" } else { "differences" }
        ),
    };
    out
}
