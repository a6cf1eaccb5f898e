//! Rows put apart by block of groups, in their order.

use super::layout::Layout;

/// How many rows of a block stand together: enough to be read in one go, few enough that what is being filled of all
/// blocks stays in a near cache.
const CHUNK: usize = 256;
/// How many rows are made room for at a time.
const SLAB: usize = 1 << 16;

/// A row: its key, higher half first, and its number.
type Entry = [u32; 3];

/// Rows put apart by block of groups.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// By block where its next row goes; a new chunk is begun where one would be.
    next: Vec<usize>,
    /// By block its chunks, by their numbers.
    chunks: Vec<Vec<u32>>,
    /// Room for chunks, one after the other.
    slabs: Vec<Vec<Entry>>,
    /// How many chunks are begun.
    begun: usize,
    lacks_worths: bool,
}

impl Parted {
    pub(super) fn new(layout: &Layout) -> Self {
        Self { next: vec![0; layout.blocks], chunks: vec![Vec::new(); layout.blocks], ..Self::default() }
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
        let Some(mut at) = self.next.get(block).copied() else { return };
        if at.is_multiple_of(CHUNK) {
            at = self.begin(block);
        }
        if let Some(entry) = self.slabs.get_mut(at / SLAB).and_then(|slab| slab.get_mut(at % SLAB)) {
            *entry = [(key >> 32) as u32, key as u32, row];
        }
        if let Some(next) = self.next.get_mut(block) {
            *next = at + 1;
        }
    }

    /// Where the first row of a new chunk of a block goes.
    #[inline(never)]
    fn begin(&mut self, block: usize) -> usize {
        let at = self.begun * CHUNK;
        if at / SLAB >= self.slabs.len() {
            self.slabs.push(vec![Entry::default(); SLAB]);
        }
        if let Some(chunks) = self.chunks.get_mut(block) {
            // There are at most as many rows as 32 bits number.
            chunks.push(self.begun as u32);
        }
        self.begun += 1;
        at
    }

    /// The keys and rows of a block.
    #[inline]
    pub(super) fn block(&self, block: usize) -> impl Iterator<Item = (u64, u32)> {
        let chunks = self.chunks.get(block).map(Vec::as_slice).unwrap_or_default();
        let filled = self.next.get(block).map_or(0, |next| next % CHUNK);
        let (last, full) = chunks.split_last().map_or((None, chunks), |(last, full)| (Some(last), full));
        let lengths = full.iter().map(|chunk| (chunk, CHUNK));
        let last = last.map(|chunk| (chunk, if filled == 0 { CHUNK } else { filled }));
        let rows = lengths.chain(last).flat_map(|(chunk, length)| {
            let at = *chunk as usize * CHUNK;
            let slab = self.slabs.get(at / SLAB).map(Vec::as_slice).unwrap_or_default();
            slab.get(at % SLAB..at % SLAB + length).unwrap_or_default()
        });
        rows.map(|[high, low, row]| (u64::from(*high) << 32 | u64::from(*low), *row))
    }
}
