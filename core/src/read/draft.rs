//! Draft types: one definition gives the struct and its reader.

/// Defines a draft: a table of the document, with its fields in the order of the document.
///
/// Each field is `required`, `optional` or a `list`; an absent list is empty. Unknown fields are faults that
/// name the nearest known field; a field written twice is a fault.
macro_rules! draft {
    (
        $(#[$doc:meta])*
        pub(crate) struct $name:ident {
            $($(#[$field_doc:meta])* $need:ident $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name {
            $($(#[$field_doc])* pub(crate) $field: $crate::read::draft!(@type $need $type),)*
        }

        impl $name {
            /// The fields of the table, in the order of the document.
            pub(crate) const FIELDS: &[&str] = &[$($crate::read::draft!(@name $field)),*];
        }

        impl $crate::read::Read for $name {
            fn read<'de, D: serde::Deserializer<'de>>(
                from: D,
                reader: &mut $crate::read::Reader,
            ) -> Result<Option<Self>, D::Error> {
                struct TableVisitor<'r> {
                    reader: &'r mut $crate::read::Reader,
                }
                impl<'de> serde::de::Visitor<'de> for TableVisitor<'_> {
                    type Value = Option<$name>;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a table")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut from: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut seen = [false; $name::FIELDS.len()];
                        let mut draft = $name::default();
                        while let Some(key) = from.next_key::<String>()? {
                            if !self.reader.enter_field($name::FIELDS, &mut seen, &key) {
                                from.next_value::<serde::de::IgnoredAny>()?;
                                continue;
                            }
                            $(if key == $crate::read::draft!(@name $field) {
                                draft.$field = $crate::read::draft!(@read $need self.reader
                                    .field($crate::read::draft!(@name $field), &mut from)?);
                            })*
                        }
                        $($crate::read::draft!(@require $need draft self $field);)*
                        Ok(Some(draft))
                    }

                    $crate::read::not_expected!("a table"; scalars, seq);
                }
                from.deserialize_any(TableVisitor { reader })
            }
        }
    };
    (@name r#as) => { "as" };
    (@name $field:ident) => { stringify!($field) };
    (@type list $type:ty) => { $crate::read::Rows<$type> };
    (@type $need:ident $type:ty) => { $crate::read::Field<$type> };
    (@read list $field:expr) => { match $field {
        $crate::read::Field::Given(rows) => rows,
        _ => $crate::read::Rows::faulty(),
    } };
    (@read $need:ident $field:expr) => { $field };
    (@require required $draft:ident $self:ident $field:ident) => {
        if $draft.$field.is_absent() {
            let field = $crate::read::draft!(@name $field);
            $self.reader.note_field(field, $crate::read::FaultKind::Missing { field: field.to_owned() });
        }
    };
    (@require $need:ident $draft:ident $self:ident $field:ident) => {};
}
pub(crate) use draft;
