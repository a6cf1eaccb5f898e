//! Draft types: one definition gives the struct, its reader and its schema.

/// Defines a draft: a table of the document, with its fields in the order of the document.
///
/// Each field is `required`, `optional` or a `list`; an absent list is empty. Unknown fields are faults that
/// name the nearest known field; a field written twice is a fault. The docs are the schema's descriptions (S4).
macro_rules! draft {
    (
        $(#[doc = $doc:literal])*
        pub(crate) struct $name:ident {
            $($(#[doc = $field_doc:literal])* $need:ident $field:ident: $type:ty,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name {
            $($(#[doc = $field_doc])* pub(crate) $field: $crate::read::draft!(@type $need $type),)*
        }

        impl $name {
            /// The fields of the table, in the order of the document.
            pub(crate) const FIELDS: &[&str] = &[$($crate::read::draft!(@name $field)),*];

            /// The table as its definition says it (S4).
            pub(crate) const SHAPE: $crate::read::DraftShape = $crate::read::DraftShape {
                name: stringify!($name),
                doc: &[$($doc),*],
                fields: &[$($crate::read::FieldShape {
                    name: $crate::read::draft!(@name $field),
                    doc: &[$($field_doc),*],
                    need: stringify!($need),
                    describe: <$type as $crate::read::Described>::describe,
                }),*],
            };
        }

        impl $crate::read::Described for $name {
            fn describe(definitions: &mut $crate::read::Definitions) -> $crate::read::Table {
                definitions.refer(&Self::SHAPE)
            }
        }

        impl $crate::read::Part for $name {
            const EXPECTED: &'static str = "a table";
            const WIDTH: usize = $crate::read::width(Self::FIELDS);

            fn of(_: $crate::read::Scalar<'_>) -> Option<Result<Self, $crate::read::FaultKind>> {
                None
            }

            fn table() -> Option<Self> {
                Some(Self::default())
            }

            fn fields(&self) -> &'static [&'static str] {
                Self::FIELDS
            }

            fn field(&mut self, name: &str) -> Option<&mut dyn $crate::read::Place> {
                $(if name == $crate::read::draft!(@name $field) {
                    return Some(&mut self.$field);
                })*
                None
            }

            fn missing(&self) -> Vec<&'static str> {
                let absent = [$((
                    $crate::read::draft!(@is_required $need) && self.$field.is_absent(),
                    $crate::read::draft!(@name $field),
                )),*];
                absent.into_iter().filter(|(missing, _)| *missing).map(|(_, field)| field).collect()
            }
        }
    };
    (@name r#as) => { "as" };
    (@name r#override) => { "override" };
    (@name r#return) => { "return" };
    (@name $field:ident) => { stringify!($field) };
    (@type list $type:ty) => { $crate::read::Rows<$type> };
    (@type $need:ident $type:ty) => { $crate::read::Field<$type> };
    (@is_required required) => { true };
    (@is_required $need:ident) => { false };
}
pub(crate) use draft;
