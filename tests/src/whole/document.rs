//! Rows as a document writes them.

use serde_json::{Value, json};
use wangge::org::{
    AccountRow, EnrolmentRow, GroupRow, HomeRow, HouseholdRow, LinkRow, OrgRows, PartnerRow, PartyRow,
    PostRow, TagRow, UnitRow,
};
use wangge::value::Date;

/// An object of the fields that are there.
fn object(fields: &[(&str, Value)]) -> Value {
    let given = fields.iter().filter(|(_, value)| !value.is_null());
    Value::Object(given.map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

/// The fields of days.
fn dated<const N: usize>(fields: [(&'static str, Value); N], from: Date, until: Option<Date>) -> Value {
    let days = [("from", json!(from.to_string())), ("until", json!(until.map(|until| until.to_string())))];
    object(&[fields.as_slice(), days.as_slice()].concat())
}

/// The document that says what the rows say.
pub fn document(rows: &OrgRows) -> Value {
    let unit = |row: &UnitRow| {
        let kind = row.kind.map(|kind| kind.as_str());
        object(&[
            ("id", json!(row.id)),
            ("tier", json!(row.tier)),
            ("parent", json!(row.parent)),
            ("kind", json!(kind)),
            ("name", json!(row.name)),
        ])
    };
    let home = |row: &HomeRow| {
        dated([("member", json!(row.member)), ("unit", json!(row.unit))], row.from, row.until)
    };
    let post = |row: &PostRow| {
        let (member, role) = (json!(row.member), json!(row.role));
        dated([("member", member), ("role", role), ("unit", json!(row.unit))], row.from, row.until)
    };
    let enrolment = |row: &EnrolmentRow| {
        dated([("member", json!(row.member)), ("as", json!(row.r#as.as_str()))], row.from, row.until)
    };
    let tag =
        |row: &TagRow| dated([("member", json!(row.member)), ("tag", json!(row.tag))], row.from, row.until);
    let party = |row: &PartyRow| json!({"id": row.id, "kind": row.kind, "units": row.units});
    let partner = |row: &PartnerRow| {
        object(&[
            ("id", json!(row.id)),
            ("kind", json!(row.kind)),
            ("units", json!(row.units)),
            ("functions", json!(row.functions)),
            ("from", json!(row.from.map(|day| day.to_string()))),
            ("until", json!(row.until.map(|day| day.to_string()))),
            ("decision", json!(row.decision)),
        ])
    };
    let household = |row: &HouseholdRow| json!({"id": row.id, "unit": row.unit});
    let group = |row: &GroupRow| {
        dated([("household", json!(row.household)), ("group", json!(row.group))], row.from, row.until)
    };
    let account = |row: &AccountRow| {
        dated([("household", json!(row.household)), ("purse", json!(row.purse))], row.from, row.until)
    };
    let link = |row: &LinkRow| {
        let (source, target) = (json!(row.source.as_str()), json!(row.target.as_str()));
        dated([("kind", json!(row.kind)), ("source", source), ("target", target)], row.from, row.until)
    };
    json!({
        "units": rows.units.iter().map(unit).collect::<Vec<_>>(),
        "homes": rows.homes.iter().map(home).collect::<Vec<_>>(),
        "posts": rows.posts.iter().map(post).collect::<Vec<_>>(),
        "enrolments": rows.enrolments.iter().map(enrolment).collect::<Vec<_>>(),
        "tags": rows.tags.iter().map(tag).collect::<Vec<_>>(),
        "parties": rows.parties.iter().map(party).collect::<Vec<_>>(),
        "partners": rows.partners.iter().map(partner).collect::<Vec<_>>(),
        "households": rows.households.iter().map(household).collect::<Vec<_>>(),
        "groups": rows.groups.iter().map(group).collect::<Vec<_>>(),
        "accounts": rows.accounts.iter().map(account).collect::<Vec<_>>(),
        "links": rows.links.iter().map(link).collect::<Vec<_>>(),
    })
}
