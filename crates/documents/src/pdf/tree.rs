//! Decides what the parts of a page are for those who cannot see it: the tree of tags.

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// What a node of the tree is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The whole.
    Root,
    /// A heading with its level and words.
    Heading(u8, String),
    Paragraph,
    /// A list; whether it is numbered.
    List(bool),
    Item,
    Label,
    Body,
    Table,
    TableHead,
    TableBody,
    Row,
    /// A cell that names a column, or a row.
    ColumnName,
    RowName,
    Cell,
    Link,
}

/// A place in the tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place(usize);

/// A stretch of a page that hangs in the tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Leaf(usize);

enum Child {
    Node(usize),
    Leaf(usize),
}

/// The tree, as it grows while the document is set.
pub(super) struct Tree {
    nodes: Vec<(Role, Vec<Child>)>,
    /// What each leaf was called when it was drawn.
    leaves: Vec<Option<Identifier>>,
}

impl Tree {
    /// A tree with nothing but its root.
    pub(super) fn new() -> Self {
        Self { nodes: vec![(Role::Root, Vec::new())], leaves: Vec::new() }
    }

    /// The root.
    pub(super) fn root() -> Place {
        Place(0)
    }

    /// Adds a node.
    pub(super) fn add(&mut self, parent: Place, role: Role) -> Place {
        let place = self.nodes.len();
        self.nodes.push((role, Vec::new()));
        if let Some((_, children)) = self.nodes.get_mut(parent.0) {
            children.push(Child::Node(place));
        }
        Place(place)
    }

    /// Adds a leaf.
    pub(super) fn leaf(&mut self, parent: Place) -> Leaf {
        let leaf = self.leaves.len();
        self.leaves.push(None);
        if let Some((_, children)) = self.nodes.get_mut(parent.0) {
            children.push(Child::Leaf(leaf));
        }
        Leaf(leaf)
    }

    /// Says what a leaf was called when it was drawn.
    pub(super) fn drawn(&mut self, leaf: Leaf, identifier: Identifier) {
        if let Some(place) = self.leaves.get_mut(leaf.0) {
            *place = Some(identifier);
        }
    }

    /// The tree as the file holds it.
    pub(super) fn finish(self) -> TagTree {
        let mut tree = TagTree::new();
        for node in self.children(0) {
            tree.push(node);
        }
        tree
    }

    fn children(&self, of: usize) -> Vec<Node> {
        let children = self.nodes.get(of).map(|(_, children)| children.as_slice()).unwrap_or_default();
        children
            .iter()
            .filter_map(|child| match child {
                Child::Node(place) => {
                    let (role, _) = self.nodes.get(*place)?;
                    Some(Node::Group(TagGroup::with_children(tag(role), self.children(*place))))
                }
                Child::Leaf(leaf) => self.leaves.get(*leaf).copied().flatten().map(Node::Leaf),
            })
            .collect()
    }
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Root => Tag::Section.into(),
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List(true) => Tag::L(ListNumbering::Decimal).into(),
        Role::List(false) => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnName => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowName => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Link => Tag::Link.into(),
    }
}
