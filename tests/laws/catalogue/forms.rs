//! S1: one document, two forms.

use serde_json::Value;
use wangge::scheme::Preset;
use wangge::wire;

/// S1: TOML and JSON have one meaning.
#[test]
fn s1_a_scheme_is_the_same_from_toml_and_from_json() {
    let presets = Preset::ALL.iter().map(|preset| preset.document());
    for document in presets.chain([include_str!("../../vectors/base.toml")]) {
        let values: Value = toml::from_str(document).unwrap();
        let json = values.to_string();
        let [toml, json] = [document, &json].map(|text| wire::scheme::read(text).unwrap());
        assert_eq!(wire::scheme::describe(&toml), wire::scheme::describe(&json));
    }
}
