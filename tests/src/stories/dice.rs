//! What settles whatever a move leaves open.

/// A stream of numbers from one seed, and how often something is to go wrong.
pub(crate) struct Dice {
    seed: u64,
    wrong: u8,
}

impl Dice {
    /// From a seed; of 256 fields so many are wrong.
    pub(crate) fn new(seed: u64, wrong: u8) -> Self {
        Self { seed, wrong }
    }

    fn next(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.seed ^ (self.seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`, or 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % (n.max(1) as u64)) as usize
    }

    /// In so many of a hundred.
    pub(crate) fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    /// Whether this field is to be wrong.
    pub(crate) fn wrong(&mut self) -> bool {
        let wrong = usize::from(self.wrong);
        self.below(256) < wrong
    }

    /// One of these.
    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of these, if there is any.
    pub(crate) fn any<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.below(of.len()))
    }
}
