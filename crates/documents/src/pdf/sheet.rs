//! Decides what stands where: pages that fill from top to bottom, and the tree of what it is.

use super::fonts::{ASCENT, DESCENT};
use super::lines::{Line, Piece, Setting};
use super::tree::{Leaf, Place, Role, Tree};
use std::rc::Rc;

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
/// See [`WIDTH`].
pub(super) const HEIGHT: f32 = 841.89;
/// What stays empty at the left and at the right.
pub(super) const SIDE: f32 = 62.0;
/// Where text begins.
pub(super) const TOP: f32 = 76.0;
/// Where text ends.
pub(super) const BOTTOM: f32 = HEIGHT - 70.0;
/// How wide text is.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * SIDE;

/// A colour: how much light of 255, the same of each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Grey(pub(super) u8);

/// Something that is drawn.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A stretch of text; without a leaf it is for the eye alone.
    Text { leaf: Option<Leaf>, x: f32, baseline: f32, size: f32, grey: Grey, piece: Piece },
    /// A filled rectangle, for the eye alone.
    Fill { x: f32, y: f32, width: f32, height: f32, grey: Grey },
    /// Where a click leads.
    Link { leaf: Leaf, x: f32, y: f32, width: f32, height: f32, to: Rc<str>, words: String },
}

/// A heading, as a bookmark leads to it.
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) words: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// The pages of a document.
pub(super) struct Sheet {
    pub(super) pages: Vec<Vec<Item>>,
    pub(super) bookmarks: Vec<Bookmark>,
    pub(super) tree: Tree,
    /// How far the last page is filled.
    y: f32,
}

impl Sheet {
    /// One empty page.
    pub(super) fn new() -> Self {
        Self { pages: vec![Vec::new()], bookmarks: Vec::new(), tree: Tree::new(), y: TOP }
    }

    /// How much room the page has left.
    pub(super) fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Where the next thing stands.
    pub(super) fn y(&self) -> f32 {
        self.y
    }

    /// Whether nothing stands on the page.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= TOP
    }

    /// Begins a new page, unless the page is fresh.
    pub(super) fn turn(&mut self) {
        if !self.is_fresh() {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    /// Begins a new page where this much room is not left.
    pub(super) fn keep(&mut self, height: f32) {
        if self.room() < height {
            self.turn();
        }
    }

    /// Leaves room; none at the top of a page.
    pub(super) fn space(&mut self, height: f32) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// Moves on.
    pub(super) fn advance(&mut self, height: f32) {
        self.y += height;
    }

    /// Remembers a heading that stands here.
    pub(super) fn bookmark(&mut self, level: u8, words: String) {
        self.bookmarks.push(Bookmark { level, words, page: self.pages.len() - 1, y: self.y });
    }

    /// Adds something to the page.
    pub(super) fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.push(item);
        }
    }

    /// Sets lines one below the other, over as many pages as they take. No first or last line stands alone.
    pub(super) fn flow(&mut self, lines: &[Line], x: f32, setting: Setting, place: Place) {
        let mut rest = lines;
        while !rest.is_empty() {
            let fit = lines_in(self.room(), setting.leading);
            let mut taken = fit.min(rest.len());
            if taken < rest.len() && !self.is_fresh() {
                if rest.len() - taken == 1 {
                    taken = taken.saturating_sub(1);
                }
                if taken < 2 {
                    taken = 0;
                }
            }
            if taken == 0 && !self.is_fresh() {
                self.turn();
                continue;
            }
            let (now, later) = rest.split_at(taken.max(1).min(rest.len()));
            for line in now {
                self.line(line, x, self.y, setting, Some(place), Grey(0));
                self.y += setting.leading;
            }
            rest = later;
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    /// Sets one line; without a place it is for the eye alone.
    pub(super) fn line(&mut self, line: &Line, x: f32, top: f32, setting: Setting, place: Option<Place>, grey: Grey) {
        let baseline = top + setting.leading / 2.0 + (ASCENT - DESCENT) / 2.0 * setting.size;
        let mut plain: Option<Leaf> = None;
        for piece in &line.pieces {
            let at = x + piece.x;
            let leaf = match (place, &piece.link) {
                (None, _) => None,
                (Some(place), Some(link)) => {
                    plain = None;
                    let node = self.tree.add(place, Role::Link);
                    let leaf = self.tree.leaf(node);
                    let mark = self.tree.leaf(node);
                    let (to, words) = (Rc::clone(link), piece.text.clone());
                    self.put(Item::Link { leaf: mark, x: at, y: top, width: piece.width, height: setting.leading, to, words });
                    Some(leaf)
                }
                (Some(place), None) => Some(*plain.get_or_insert_with(|| self.tree.leaf(place))),
            };
            self.put(Item::Text { leaf, x: at, baseline, size: setting.size, grey, piece: piece.clone() });
        }
    }
}

/// How many lines fit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has a few dozen lines")]
pub(super) fn lines_in(room: f32, leading: f32) -> usize {
    (room / leading + 0.01).floor().max(0.0) as usize
}
