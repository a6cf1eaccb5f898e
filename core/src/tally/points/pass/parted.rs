//! Rows put apart by block of groups, in their order.

use super::layout::Layout;

/// How many rows of a block stand together: enough to be read in one go, few enough that what is being filled of all
/// blocks stays in a near cache.
const CHUNK: usize = 256;
/// At most so many rows are made room for at a time.
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
    /// Room for chunks, one after the other; each for two to the power of so many rows.
    slabs: Vec<Vec<Entry>>,
    slab_bits: u32,
    /// How many chunks are begun.
    begun: usize,
    lacks_worths: bool,
}

impl Parted {
    /// None yet, of so many rows at most.
    pub(super) fn new(layout: &Layout, rows: usize) -> Self {
        let (next, chunks) = (vec![0; layout.blocks], vec![Vec::new(); layout.blocks]);
        let slab_bits = rows.clamp(CHUNK, SLAB).next_power_of_two().ilog2();
        Self { next, chunks, slab_bits, ..Self::default() }
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
        let (slab, place) = self.place(at);
        if let Some(entry) = self.slabs.get_mut(slab).and_then(|slab| slab.get_mut(place)) {
            *entry = [(key >> 32) as u32, key as u32, row];
        }
        if let Some(next) = self.next.get_mut(block) {
            *next = at + 1;
        }
    }

    /// The slab that a row stands in, and where in it.
    #[inline(always)]
    fn place(&self, at: usize) -> (usize, usize) {
        (at >> self.slab_bits, at & ((1 << self.slab_bits) - 1))
    }

    /// Where the first row of a new chunk of a block goes.
    #[inline(never)]
    fn begin(&mut self, block: usize) -> usize {
        let at = self.begun * CHUNK;
        if self.place(at).0 >= self.slabs.len() {
            self.slabs.push(vec![Entry::default(); 1 << self.slab_bits]);
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
            let (slab, place) = self.place(*chunk as usize * CHUNK);
            let slab = self.slabs.get(slab).map(Vec::as_slice).unwrap_or_default();
            slab.get(place..place + length).unwrap_or_default()
        });
        rows.map(|[high, low, row]| (u64::from(*high) << 32 | u64::from(*low), *row))
    }
}
