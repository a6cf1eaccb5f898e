//! What is laid down (治理方案).

use serde::Serialize;
use serde_json::Value;

use super::Error;
use super::json::{self, What, write};
use crate::scheme::{
    Activity, Appeal, Appraisal, Authority, Basis, Cap, Card, Catalogue, Ceiling, Checklist, Correction,
    Deferral, Dispatch, Duty, Edition, Evaluation, Extension, Good, Group, Handling, Input, Item, ItemTable,
    Kind, Ladder, LinkKind, PartnerKind, Plan, PointRule, Purse, Return, Role, Scheme, Settlement, Severity,
    Signs, Source, Tag, Tier, Trigger,
};
use crate::speech;
use crate::value::{Date, Name, Offset};

/// Reads and checks a scheme, JSON if it begins with `{`, else TOML (S1, S2).
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// assert!(wire::scheme::read(Preset::Dongshi.document()).is_ok());
/// let error = wire::scheme::read("[scheme]\ncode = 7").unwrap_err();
/// assert_eq!(error.kind(), "faults");
/// ```
///
/// # Errors
/// `faults`: every fault of the document, each with its path and, in TOML, line and column.
pub fn read(text: &str) -> Result<Scheme, Error> {
    Ok(Scheme::read(text)?)
}

/// Reads and checks a scheme together with a table of items (K4): CSV text, or rows of cells in JSON if it begins
/// with `[`.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let rows = r#"[["code","name","category","kind","nature","start","handle"],
///     ["request.bench","长椅报修","居民诉求","问题","一般","二级网格","3个工作日"]]"#;
/// assert!(wire::scheme::read_with_items(Preset::Dongshi.document(), rows).is_ok());
/// let error = wire::scheme::read_with_items(Preset::Dongshi.document(), "code,name\nx,甲").unwrap_err();
/// assert_eq!(error.kind(), "faults");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `faults`: every fault of both at once; those of the table have paths such as `table[17].办理时限`, the row and the
/// column, from 1, as `line` and `column`. `json` for rows that are none.
pub fn read_with_items(document: &str, items: &str) -> Result<Scheme, Error> {
    let table = if items.trim_start().starts_with('[') {
        let rows: Vec<Vec<Value>> = json::read(items, What::Rows)?;
        ItemTable::from_rows(rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect())
    } else {
        ItemTable::from_csv(items)?
    };
    Ok(Scheme::read_with_items(document, &table)?)
}

/// A cell as a text: nothing is an empty one.
fn cell(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Which document cases are judged by (C11): `{"scheme":…,"from":…}`, its code and the first day it holds.
///
/// ```
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(wire::generate::scheme("dongshi")?)?;
/// assert_eq!(wire::scheme::edition(&scheme), r#"{"scheme":"dongshi","from":"2022-01-01"}"#);
/// # Ok::<(), wire::Error>(())
/// ```
#[must_use]
pub fn edition(scheme: &Scheme) -> String {
    write(scheme.edition())
}

/// The whole scheme as it was read, defaults filled in.
///
/// `edition` (`scheme`, `from`), `name`, `until`?, `basis`, `calendar` (`offset`, `edition`, `unpublished`), and in
/// declared order `sources`, `tiers`, `roles`, `tags`, `parties`, `functions`, `partners`, `links`, `groups`,
/// `channels`, `evidence`, `cards`, `severities`, `categories`, `items`, `checklists`; then `catalogue`, `ceiling`,
/// `handling`, `ladder`, `evaluation`, `return`?, `deferral`?, `extension`?, `correction`?, `appeal`?, `dispatch`?,
/// `triggers`, `authorities`, `activities`, `duties`, `purses`, `point_rules`, `caps`, `settlement`?, `goods`,
/// `inputs`?, `appraisals`?, `signs`?, `plans`.
/// The keys of an entry are the fields of the type of its name in [`scheme`](crate::scheme), in their order. A tier is
/// its number, 1 at the apex.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let said = wire::scheme::describe(&scheme);
/// assert!(said.starts_with(
///     r#"{"edition":{"scheme":"dongshi","from":"2022-01-01"},"name":"东石镇网格化治理方案","basis":{"source":"#
/// ));
/// # Ok::<(), wire::Error>(())
/// ```
#[must_use]
pub fn describe(scheme: &Scheme) -> String {
    let calendar = scheme.calendar();
    let unpublished = calendar.unpublished().as_str();
    write(&Described {
        edition: scheme.edition(),
        name: scheme.name(),
        until: scheme.until(),
        basis: scheme.basis(),
        calendar: DescribedCalendar { offset: scheme.offset(), edition: calendar.edition(), unpublished },
        sources: scheme.sources(),
        tiers: scheme.tiers(),
        roles: scheme.roles(),
        tags: scheme.tags(),
        parties: scheme.parties(),
        functions: scheme.functions(),
        partners: scheme.partners(),
        links: scheme.links(),
        groups: scheme.groups(),
        channels: scheme.channels(),
        evidence: scheme.evidence(),
        cards: scheme.cards(),
        severities: scheme.severities(),
        categories: scheme.categories(),
        items: scheme.items(),
        checklists: scheme.checklists(),
        catalogue: scheme.catalogue(),
        ceiling: scheme.ceiling(),
        handling: scheme.handling(),
        ladder: scheme.ladder(),
        evaluation: scheme.evaluation(),
        returning: scheme.returning(),
        deferral: scheme.deferral(),
        extension: scheme.extension(),
        correction: scheme.correction(),
        appeal: scheme.appeal(),
        dispatch: scheme.dispatch(),
        triggers: scheme.triggers(),
        authorities: scheme.authorities(),
        activities: scheme.activities(),
        duties: scheme.duties(),
        purses: scheme.purses(),
        point_rules: scheme.point_rules(),
        caps: scheme.caps(),
        settlement: scheme.settlement(),
        goods: scheme.goods(),
        inputs: scheme.inputs(),
        appraisals: scheme.appraisals(),
        signs: scheme.given_signs(),
        plans: scheme.plans(),
    })
}

/// The scheme as numbered sentences (S6), in `zh` or `en`.
///
/// `[{"number":…,"path":…,"code"?:…,"text":…},…]`: the number from 1, the entry's place in the document, its code
/// or id, and the sentence.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let said = wire::scheme::read_out(&scheme, "en")?;
/// assert!(said.starts_with(r#"[{"number":1,"path":"scheme","text":"Scheme 东石镇"#));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for another language.
pub fn read_out(scheme: &Scheme, lang: &str) -> Result<String, Error> {
    Ok(write(&speech::read_out(scheme, lang.parse()?)))
}

/// What is still assumed (S5), in the order of the document.
///
/// `[{"path":…,"code"?:…,"fields"?:[…]},…]`: the entry's place, its code or id, and the fields its source does not
/// give; without `fields` the whole entry rests on no source.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let said = wire::scheme::assumed(&scheme);
/// assert!(said.contains(r#"{"path":"ladder","code":"ladder","fields":["warnings","supervision"]}"#));
/// # Ok::<(), wire::Error>(())
/// ```
#[must_use]
pub fn assumed(scheme: &Scheme) -> String {
    write(&scheme.assumed())
}

/// What differs between two schemes (K2), in the sentences of the read-out (S6), in `zh` or `en`.
///
/// `[{"change":…,"path":…,"code"?:…,"fields"?:[{"field":…,"before"?:…,"after"?:…},…],"before"?:…,"after"?:…},…]`:
/// `added`, `removed` or `changed`; the entry's place in the later document, or in the earlier if it was removed;
/// its code or id; of a changed entry the fields by name, as [`describe`] names them; the sentences.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let document = Preset::Dongshi.document();
/// let old = wire::scheme::read(document)?;
/// let new = wire::scheme::read(&document.replace("reopenings = 3", "reopenings = 2"))?;
/// let said = wire::scheme::diff(&old, &new, "zh")?;
/// assert!(said.starts_with(
///     r#"[{"change":"changed","path":"evaluation","code":"evaluation","fields":[{"field":"reopenings","before":3,"#
/// ));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for another language.
pub fn diff(old: &Scheme, new: &Scheme, lang: &str) -> Result<String, Error> {
    Ok(write(&speech::changes(old, new, lang.parse()?)))
}

#[derive(Serialize)]
struct Described<'s> {
    edition: &'s Edition,
    name: &'s Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    basis: &'s Basis,
    calendar: DescribedCalendar,
    sources: &'s [Source],
    tiers: &'s [Tier],
    roles: &'s [Role],
    tags: &'s [Tag],
    parties: &'s [Kind],
    functions: &'s [Kind],
    partners: &'s [PartnerKind],
    links: &'s [LinkKind],
    groups: &'s [Group],
    channels: &'s [Kind],
    evidence: &'s [Kind],
    cards: &'s [Card],
    severities: &'s [Severity],
    categories: &'s [Kind],
    items: &'s [Item],
    checklists: &'s [Checklist],
    catalogue: &'s Catalogue,
    ceiling: &'s Ceiling,
    handling: &'s Handling,
    ladder: &'s Ladder,
    evaluation: &'s Evaluation,
    #[serde(rename = "return", skip_serializing_if = "Option::is_none")]
    returning: Option<&'s Return>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deferral: Option<&'s Deferral>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<&'s Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<&'s Correction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appeal: Option<&'s Appeal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dispatch: Option<&'s Dispatch>,
    triggers: &'s [Trigger],
    authorities: &'s [Authority],
    activities: &'s [Activity],
    duties: &'s [Duty],
    purses: &'s [Purse],
    point_rules: &'s [PointRule],
    caps: &'s [Cap],
    #[serde(skip_serializing_if = "Option::is_none")]
    settlement: Option<&'s Settlement>,
    goods: &'s [Good],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    inputs: &'s [Input],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    appraisals: &'s [Appraisal],
    #[serde(skip_serializing_if = "Option::is_none")]
    signs: Option<&'s Signs>,
    plans: &'s [Plan],
}

#[derive(Serialize)]
struct DescribedCalendar {
    offset: Offset,
    edition: u16,
    unpublished: &'static str,
}
