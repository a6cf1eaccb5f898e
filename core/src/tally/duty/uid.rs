//! Ids of calendar entries (D4).

use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept.
const KEPT: usize = 16;

/// An id that tells nothing of its parts to somebody without the salt, and stays the same for ever.
///
/// The first 16 bytes of the SHA-256 of salt and parts, each after its length in bytes (eight bytes, the highest
/// first); written as 32 letters `a` to `p`, so that it never looks like a number of somebody.
pub(super) fn uid(salt: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&salt).chain(parts) {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        hash.update(length.to_be_bytes());
        hash.update(part.as_bytes());
    }
    let letter = |half: u8| char::from(b'a' + half);
    hash.finalize().iter().take(KEPT).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D4: calendars know entries by it, so it never changes.
    #[test]
    fn d4_the_id_of_an_entry_stays() {
        assert_eq!(uid("salt", &["visits", "2026-03", "m-1", "g-1", ""]), "eioojgnhjnnlnaaifglaiegekllgllnb");
        assert_eq!(uid("", &[]), "kpffhapfkbibalhkphimkpelmhakggap");
    }

    #[test]
    fn d4_parts_do_not_run_together() {
        assert_ne!(uid("s", &["ab", "c"]), uid("s", &["a", "bc"]));
        assert_ne!(uid("s", &["a", ""]), uid("s", &["a"]));
        assert_ne!(uid("sa", &["b"]), uid("s", &["ab"]));
    }
}
