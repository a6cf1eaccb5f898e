//! The JSON Schemas kept beside the types are those the types give.

use crate::root;

/// S4: a schema is never written by hand.
#[test]
fn s4_the_schemas_kept_are_those_of_the_types() {
    let kept = [
        ("core/src/scheme/scheme.schema.json", wangge::scheme::json_schema()),
        ("core/src/org/org.schema.json", wangge::org::json_schema()),
        ("core/src/tally/activities.schema.json", wangge::tally::json_schema()),
    ];
    for (file, schema) in kept {
        let path = root().join(file);
        if std::env::var_os("WRITE_SCHEMA").is_some() {
            std::fs::write(&path, &schema).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).is_ok_and(|kept| kept == schema),
            "{file} is not what the types give; `WRITE_SCHEMA=1 cargo test -p wangge-tests --test tidy` writes it anew"
        );
    }
}
