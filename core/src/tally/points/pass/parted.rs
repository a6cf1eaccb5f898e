//! Rows put apart by block of groups, in their order.

use super::layout::Layout;

/// How many rows are put down at a time.
const CHUNK: usize = 512;

/// A row: its key, higher half first, and its number.
type Entry = [u32; 3];

/// Rows put apart by block of groups.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// By block the chunk that is being filled.
    open: Vec<Vec<Entry>>,
    /// By block the chunks that are full.
    full: Vec<Vec<Vec<Entry>>>,
    lacks_worths: bool,
}

impl Parted {
    pub(super) fn new(layout: &Layout) -> Self {
        let empty = |_| Vec::new();
        let open = (0..layout.blocks).map(empty).collect();
        Self { open, full: vec![Vec::new(); layout.blocks], lacks_worths: false }
    }

    /// Takes down that a row does not say what it is worth.
    pub(super) fn lack_worth(&mut self) {
        self.lacks_worths = true;
    }

    /// Whether some row does not say what it is worth.
    pub(super) fn lacks_worths(&self) -> bool {
        self.lacks_worths
    }

    #[inline(always)]
    pub(super) fn put(&mut self, block: usize, key: u64, row: u32) {
        let Some(open) = self.open.get_mut(block) else { return };
        if open.len() == open.capacity() {
            let filled = std::mem::replace(open, Vec::with_capacity(CHUNK));
            if let (false, Some(full)) = (filled.is_empty(), self.full.get_mut(block)) {
                full.push(filled);
            }
        }
        open.push([(key >> 32) as u32, key as u32, row]);
    }

    /// The keys and rows of a block.
    #[inline]
    pub(super) fn block(&self, block: usize) -> impl Iterator<Item = (u64, u32)> {
        let full = self.full.get(block).map(Vec::as_slice).unwrap_or_default();
        let chunks = full.iter().chain(self.open.get(block));
        chunks.flatten().map(|[high, low, row]| (u64::from(*high) << 32 | u64::from(*low), *row))
    }
}
