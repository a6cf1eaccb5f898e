//! Organisations of random shape, as rows that are turned into documents.
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "rows are named by positions that were just drawn"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::scheme::{Preset, Scheme};

/// The codes of the tiers of the scheme used, apex first, each with a role that serves there.
pub const TIERS: [(&str, &str); 4] =
    [("town", "centre-clerk"), ("grid1", "grid-head"), ("grid2", "patrol"), ("grid3", "village-cadre")];

/// The scheme the organisations stand under.
pub fn scheme() -> &'static Scheme {
    static SCHEME: LazyLock<Scheme> =
        LazyLock::new(|| Scheme::read(Preset::Dongshi.document()).expect("the preset is valid"));
    &SCHEME
}

/// One unit: its id, the position of its tier, the position of its parent among the rows.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Its id.
    pub id: String,
    /// 0 at the apex to 3.
    pub tier: usize,
    /// The row of its parent.
    pub parent: Option<usize>,
}

/// One post: member, row of the unit, first day and the day it ends before, as days of a month.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// The number of the member.
    pub member: usize,
    /// The row of the unit; the role is the one of its tier.
    pub unit: usize,
    /// The first day, from 1.
    pub from: u32,
    /// The day it ends before, if it ends.
    pub until: Option<u32>,
}

impl PostRow {
    /// Whether it is held on a day, as the words say.
    pub fn on(&self, day: u32) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A forest and the posts in it.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The units.
    pub units: Vec<UnitRow>,
    /// The posts.
    pub posts: Vec<PostRow>,
}

/// A day of the month in which all spans lie.
pub fn day(day: u32) -> String {
    format!("2026-03-{day:02}")
}

impl Rows {
    /// The rows above a row, itself first: parents walked one by one.
    pub fn chain(&self, row: usize) -> Vec<usize> {
        std::iter::successors(Some(row), |row| self.units[*row].parent).collect()
    }

    /// The role of a post.
    pub fn role(&self, post: &PostRow) -> &'static str {
        TIERS[self.units[post.unit].tier].1
    }

    /// How many posts share a day with one of the same member, role and unit that began no later.
    pub fn overlaps(&self) -> usize {
        let meet = |a: &PostRow, b: &PostRow| {
            (a.member, a.unit) == (b.member, b.unit) && (1..=31).any(|day| a.on(day) && b.on(day))
        };
        let mut posts: Vec<&PostRow> = self.posts.iter().collect();
        posts.sort_by_key(|post| post.from);
        (0..posts.len()).filter(|at| posts[..*at].iter().any(|earlier| meet(earlier, posts[*at]))).count()
    }

    /// The document.
    pub fn document(&self) -> Value {
        let unit = |row: &UnitRow| {
            let mut unit = json!({"id": row.id, "tier": TIERS[row.tier].0, "name": row.id});
            if let Some(parent) = row.parent {
                unit["parent"] = json!(self.units[parent].id);
            }
            unit
        };
        let post = |row: &PostRow| {
            let (member, id) = (format!("m{}", row.member), &self.units[row.unit].id);
            let mut post =
                json!({"member": member, "role": self.role(row), "unit": id, "from": day(row.from)});
            if let Some(until) = row.until {
                post["until"] = json!(day(until));
            }
            post
        };
        json!({
            "units": self.units.iter().map(unit).collect::<Vec<_>>(),
            "posts": self.posts.iter().map(post).collect::<Vec<_>>(),
        })
    }
}

/// Forests of up to `most` units on up to four tiers; ids in no relation to the tree.
pub fn forest(most: usize) -> impl Strategy<Value = Vec<UnitRow>> {
    let labels = Just((0..most).collect::<Vec<_>>()).prop_shuffle();
    let picks = prop::collection::vec((0..4_usize, any::<prop::sample::Index>()), 1..=most);
    (labels, picks).prop_map(|(labels, picks)| {
        let mut units: Vec<UnitRow> = Vec::new();
        for ((wanted, pick), label) in picks.into_iter().zip(labels) {
            // The tier wished for, or the next above it for which there is a parent.
            let above = (0..wanted).rev().find_map(|tier| {
                let rows: Vec<usize> = (0..units.len()).filter(|row| units[*row].tier == tier).collect();
                (!rows.is_empty()).then_some((tier, rows))
            });
            let (tier, parent) = above.map_or((0, None), |(tier, rows)| (tier + 1, Some(*pick.get(&rows))));
            units.push(UnitRow { id: format!("网格{label}"), tier, parent });
        }
        units
    })
}

/// A forest with posts of few members, so that they meet; spans of one post may overlap.
pub fn rows() -> impl Strategy<Value = Rows> {
    let until = prop::option::of(1..15_u32);
    let posts = prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), 1..15_u32, until), 0..25);
    (forest(12), posts).prop_map(|(units, posts)| {
        let post = |(member, unit, from, length): (usize, prop::sample::Index, u32, Option<u32>)| PostRow {
            member,
            unit: unit.index(units.len()),
            from,
            until: length.map(|length| from + length),
        };
        let posts = posts.into_iter().map(post).collect();
        Rows { units, posts }
    })
}

/// Rows without overlaps: of posts that meet the earlier one stays.
pub fn sound_rows() -> impl Strategy<Value = Rows> {
    rows().prop_map(|mut rows| {
        let mut kept = Rows { units: rows.units, posts: Vec::new() };
        for post in rows.posts.drain(..) {
            kept.posts.push(post);
            if kept.overlaps() > 0 {
                kept.posts.pop();
            }
        }
        kept
    })
}
