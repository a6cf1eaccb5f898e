//! The rows of an organisation document, as text, in the order of its fields.

use serde::Serialize;

#[derive(Debug, Default, Serialize)]
pub(super) struct Document {
    pub(super) units: Vec<UnitRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) homes: Vec<HomeRow>,
    pub(super) posts: Vec<PostRow>,
    pub(super) enrolments: Vec<EnrolmentRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<TagRow>,
    pub(super) parties: Vec<PartyRow>,
    pub(super) partners: Vec<PartnerRow>,
    pub(super) households: Vec<HouseholdRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) groups: Vec<GroupRow>,
    pub(super) links: Vec<LinkRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct UnitRow {
    pub(super) id: String,
    pub(super) tier: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    pub(super) name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct HomeRow {
    pub(super) member: String,
    pub(super) unit: String,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PostRow {
    pub(super) member: String,
    pub(super) role: &'static str,
    pub(super) unit: String,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct EnrolmentRow {
    pub(super) member: String,
    pub(super) r#as: &'static str,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct TagRow {
    pub(super) member: String,
    pub(super) tag: &'static str,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PartyRow {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) units: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct PartnerRow {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) units: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) functions: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct HouseholdRow {
    pub(super) id: String,
    pub(super) unit: String,
}

#[derive(Debug, Serialize)]
pub(super) struct GroupRow {
    pub(super) household: String,
    pub(super) group: String,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct LinkRow {
    pub(super) kind: &'static str,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) from: String,
}
