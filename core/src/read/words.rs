//! Closed lists of words, such as the natures of an item.

/// Defines an enum whose variants are words of the document and of events: `as_str`, `ALL`, reading with the
/// nearest word for an unknown one, serde as text, and a schema in which the docs explain the words.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        $vis:vis enum $name:ident ($expected:literal) {
            $($(#[doc = $word_doc:literal])* $word:ident = $text:literal,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $name {
            $($(#[doc = $word_doc])* #[serde(rename = $text)] $word,)*
        }

        impl $name {
            /// Every word, in declared order.
            $vis const ALL: &'static [Self] = &[$(Self::$word),*];

            /// The word as documents and events write it.
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::read::Leaf for $name {
            const EXPECTED: &'static str = $expected;

            fn of(scalar: $crate::read::Scalar<'_>) -> Option<Result<Self, $crate::read::FaultKind>> {
                let $crate::read::Scalar::Text(given) = scalar else { return None };
                let found = Self::ALL.iter().find(|word| word.as_str() == given);
                Some(found.copied().ok_or_else(|| {
                    $crate::read::FaultKind::unknown_word(given, Self::ALL.iter().map(|word| word.as_str()))
                }))
            }
        }
        $crate::read::leaf!($name, $crate::read::leaf_schema::words(&[$(($text, &[$($word_doc),*])),*]));
    };
}
pub(crate) use words;
