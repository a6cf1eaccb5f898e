//! The memory of tables, which come and go by the hundred megabytes: it is kept for the next, where the C library would
//! give it back and fetch it anew, page by page.

use std::ffi::{c_int, c_long};

use libmimalloc_sys::{mi_option_get, mi_option_set_default};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// After how many milliseconds mimalloc gives back what is free (`purge_delay`), by its number among the options.
const PURGE_DELAY: c_int = 15;
/// What that is if nobody says otherwise.
const USUAL: c_long = 1_000;
/// What it is here: who tries one scheme after another takes up the same memory every few seconds.
const LONGER: c_long = 10_000;

/// Keeps free memory longer, unless the environment says how long (`MIMALLOC_PURGE_DELAY`).
pub(crate) fn keep_longer() {
    // SAFETY: only this module has this allocator, and while it is imported one thread is in it: nobody else reads or
    // writes options, which are not guarded. Any number is an option or none, and what is none is left alone. Were another
    // option at this number, it would hardly be so many by itself.
    #[allow(unsafe_code, reason = "an option of the allocator can only be set by its C interface")]
    unsafe {
        if mi_option_get(PURGE_DELAY) == USUAL {
            mi_option_set_default(PURGE_DELAY, LONGER);
        }
    }
}
