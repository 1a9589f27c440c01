//! Which hashes a tile holds, and which tiles a tree of a given size has (C2SP tlog-tiles).

use std::fmt;
use std::str::FromStr;

/// Hashes in a full tile, and the ratio of one tile level to the next.
pub const FULL_WIDTH: u16 = 256;

/// A tile as its path names it: hashes `index * 256 ..` of the stored level `level`, `width` of
/// them. Tile level L holds the tree's nodes of level 8 L.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TilePath {
    /// The tile level, 0 (leaves) to 63.
    pub level: u8,
    /// Counts the tiles of this level from the left, from 0.
    pub index: u64,
    /// Hashes in the tile: 256 where it is full, else 1 to 255.
    pub width: u16,
}

/// The path names no tile of hashes. Entry bundles (`entries/...`) are among these: what an entry
/// says is shown to those whom it concerns, by receipt, and never by tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the path of a tile")]
pub struct BadPath;

impl TilePath {
    /// Reads what stands behind `tile/`: `0/x001/067`, `1/003.p/17`.
    ///
    /// # Errors
    /// Where it is not exactly the path that [`TilePath`] is displayed as: another spelling of a
    /// tile's path is no path.
    pub fn parse(path: &str) -> Result<Self, BadPath> {
        let (level, rest) = path.split_once('/').ok_or(BadPath)?;
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().map_err(|_| BadPath)?),
            None => (rest, FULL_WIDTH),
        };
        let level = level.parse().map_err(|_| BadPath)?;
        let index = number.split('/').try_fold(0_u64, |index, group| {
            let digits: u64 = group.strip_prefix('x').unwrap_or(group).parse().ok()?;
            index.checked_mul(1000)?.checked_add(digits)
        });
        let tile = Self { level, index: index.ok_or(BadPath)?, width };
        // Widths and levels out of range, signs, missing or superfluous zeroes and crosses, and a
        // full tile written as a partial one all end here.
        let well_formed = level <= MAX_LEVEL && (1..=FULL_WIDTH).contains(&width);
        if well_formed && tile.to_string() == path { Ok(tile) } else { Err(BadPath) }
    }

    /// Whether a tree of this size has all hashes of this tile. A partial tile stays available when
    /// the tree has outgrown it, for readers of an older checkpoint.
    pub fn is_available(&self, tree_size: u64) -> bool {
        let width = u64::from(self.width);
        let end = self.index.checked_mul(256).and_then(|first| first.checked_add(width));
        end.is_some_and(|end| end <= hashes_at(self.level, tree_size))
    }

    /// The stored nodes that the tile is made of, or nothing for a level that no tree reaches.
    pub fn span(&self) -> Option<Span> {
        Some(Span { level: self.level.checked_mul(8).filter(|level| *level < 64)?, first: self.index.checked_mul(256)?, count: self.width })
    }
}

impl FromStr for TilePath {
    type Err = BadPath;

    fn from_str(path: &str) -> Result<Self, BadPath> {
        Self::parse(path)
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.level)?;
        let groups = self.index.checked_ilog10().unwrap_or(0) / 3;
        for place in (0..=groups).rev() {
            let cross = if place == 0 { "" } else { "x" };
            write!(f, "/{cross}{:03}", self.index / 1000_u64.pow(place) % 1000)?;
        }
        if self.width < FULL_WIDTH {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

/// The hashes on a tile level in a tree of this size: floor(size / 256^level).
pub fn hashes_at(level: u8, tree_size: u64) -> u64 {
    tree_size.checked_shr(u32::from(level) * 8).unwrap_or(0)
}

/// The width of the partial tile at the right end of a level, 0 where there is none:
/// floor(size / 256^level) mod 256.
pub fn partial_width(level: u8, tree_size: u64) -> u8 {
    hashes_at(level, tree_size).to_le_bytes()[0]
}

/// Neighbouring stored nodes: `count` of them from index `first` on tree level `level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The tree level: 0, 8, 16, ...
    pub level: u8,
    /// The first node's index on that level.
    pub first: u64,
    /// How many.
    pub count: u16,
}

/// The stored nodes whose [`crate::subtree_root`] is the node at (level, index): only the levels 0,
/// 8, 16, ... are stored, so that a node between them is made of up to 128 of the stored level
/// below. Nothing where the level is above 63 or the index beyond any tree.
pub fn span_of(level: u8, index: u64) -> Option<Span> {
    let above = level % 8;
    let first = (level < 64 && index.leading_zeros() >= u32::from(level)).then(|| index << above)?;
    Some(Span { level: level - above, first, count: 1 << above })
}

/// The highest tile level that a path may name.
const MAX_LEVEL: u8 = 63;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::leaves;
    use crate::{Hash, Tree, inclusion_path, subtree_root};
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    #[test]
    fn paths_are_read_and_written() {
        for (path, level, index, width) in [
            ("0/000", 0, 0, 256),
            ("0/x001/067", 0, 1067, 256),
            ("1/x001/x234/067", 1, 1_234_067, 256),
            ("0/999.p/1", 0, 999, 1),
            ("2/x001/000.p/255", 2, 1000, 255),
            ("63/x018/x446/x744/x073/x709/x551/615", 63, u64::MAX, 256),
        ] {
            let tile = TilePath { level, index, width };
            assert_eq!(TilePath::parse(path), Ok(tile));
            assert_eq!(tile.to_string(), path);
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for path in [
            "",
            "0",
            "0/",
            "0/0",
            "0/00",
            "0/0000",
            "0/x000",
            "0/x000/001",
            "0/001/067",
            "0/x001/x067",
            "00/000",
            "64/000",
            "256/000",
            "-1/000",
            "+1/000",
            "0/+01",
            "0/000/",
            "/0/000",
            "0/000.p/0",
            "0/000.p/256",
            "0/000.p/257",
            "0/000.p/01",
            "0/000.p/+1",
            "0/000.p/",
            "0/000.p",
            "0/000.p/1/2",
            "entries/000",
            "entries/000.p/3",
            "0/../000",
            "0/x018/x446/x744/x073/x709/x551/616",
            "0/ä00",
        ] {
            assert_eq!(TilePath::parse(path), Err(BadPath), "{path:?}");
        }
    }

    /// The specification's own example: 70,000 entries.
    #[test]
    fn tiles_of_70000() {
        let has = |path: &str| TilePath::parse(path).unwrap().is_available(70_000);
        assert!(has("0/272") && !has("0/273") && has("0/273.p/112") && !has("0/273.p/113"));
        assert!(has("1/000") && !has("1/001") && has("1/001.p/17") && !has("1/001.p/18"));
        assert!(has("2/000.p/1") && !has("2/000.p/2") && !has("2/000"));
        assert!(!has("3/000.p/1") && !has("63/000.p/1"));
        assert!(has("0/000.p/5"), "for the reader of an older checkpoint");
        assert_eq!([0, 1, 2, 3, 63].map(|l| partial_width(l, 70_000)), [112, 17, 1, 0, 0]);
        assert_eq!([0, 1, 2].map(|l| partial_width(l, 256)), [0, 1, 0]);
        assert!(!TilePath::parse("0/000.p/1").unwrap().is_available(0));
        let end = TilePath { level: 0, index: u64::MAX, width: 1 };
        assert!(!end.is_available(u64::MAX) && end.span().is_none());
    }

    #[test]
    fn any_node_is_found_in_what_is_stored() {
        let leaves = leaves(700);
        let mut stored: BTreeMap<(u8, u64), Hash> = BTreeMap::new();
        let mut tree = Tree::new();
        for (i, leaf) in leaves.iter().enumerate() {
            stored.insert((0, i as u64), *leaf);
            stored.extend(tree.append(*leaf).iter().map(|n| ((n.level, n.index), n.hash)));
        }
        let node = |level, index| {
            let span = span_of(level, index).unwrap();
            let range = span.first..span.first + u64::from(span.count);
            let hashes: Vec<Hash> = range.map(|i| stored[&(span.level, i)]).collect();
            Ok::<_, Infallible>(subtree_root(&hashes))
        };
        for index in [0, 255, 256, 511, 512, 690, 699] {
            let Ok(path) = inclusion_path(index, 700, node);
            let leaf = leaves[usize::try_from(index).unwrap()];
            crate::verify_inclusion(index, 700, &leaf, &path, &tree.root()).unwrap();
        }
        assert_eq!(span_of(64, 0), None);
        assert_eq!(span_of(63, 2), None);
        assert_eq!(span_of(63, 1), Some(Span { level: 56, first: 128, count: 128 }));
    }
}
