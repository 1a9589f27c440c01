//! Paths: which blocks a flow can come to, and which grants stand there on every way.

use crate::block::{Block, Flow};
use domain::Purpose;
use std::collections::{BTreeMap, BTreeSet};

/// The grants that stand at each block that can be reached, whichever way it was reached by.
pub(crate) type Standing<'f> = BTreeMap<&'f str, BTreeSet<&'f Purpose>>;

/// One way on from a block.
pub(crate) struct Way<'f> {
    /// To which block.
    pub(crate) to: &'f str,
    /// The grant that stands on this way: given there, or found standing.
    pub(crate) grants: Option<&'f Purpose>,
    /// Whether it can be gone without the visitor doing anything.
    pub(crate) at_once: bool,
}

/// The ways on from a block, as they are written; the ways back to the menu are those of the engine.
pub(crate) fn ways(block: &Block) -> Vec<Way<'_>> {
    let way = |to, grants, at_once| Way { to, grants, at_once };
    match block {
        // Of several consents any may be refused: what follows asks by a condition. Where none is to be asked, they are passed.
        Block::Say { next, .. } | Block::Consents { next, .. } => vec![way(next, None, true)],
        Block::Ask { next, .. } => vec![way(next, None, false)],
        Block::Choice { options, .. } => {
            options.iter().map(|option| way(&option.goto, option.grant.as_ref().map(|(purpose, _)| purpose), false)).collect()
        }
        // Where the grant stands already, a consent is passed without a question.
        Block::Consent { purpose, given, refused, .. } => vec![way(given, Some(purpose), true), way(refused, None, false)],
        Block::Condition { granted, then, otherwise } => vec![way(then, Some(granted), true), way(otherwise, None, true)],
        Block::Jump { goto } => vec![way(goto, None, true)],
        Block::HandOver { .. } | Block::Answer { .. } | Block::End => Vec::new(),
    }
}

/// What stands where. At the start and at the menu nothing does: every branch and every withdrawal leads back there.
///
/// A grant stands at a block if it stands on every way to it: sets only shrink, so this ends.
pub(crate) fn standing(flow: &Flow) -> Standing<'_> {
    let mut standing: Standing<'_> = BTreeMap::new();
    let mut waiting = Vec::new();
    for root in [flow.start.as_str(), flow.menu.as_str()] {
        if flow.blocks.contains_key(root) {
            standing.insert(root, BTreeSet::new());
            waiting.push(root);
        }
    }
    while let Some(here) = waiting.pop() {
        let (Some(block), Some(before)) = (flow.blocks.get(here), standing.get(here).cloned()) else { continue };
        for way in ways(block).into_iter().filter(|way| flow.blocks.contains_key(way.to)) {
            let mut after = before.clone();
            after.extend(way.grants);
            let changed = match standing.get_mut(way.to) {
                None => {
                    standing.insert(way.to, after);
                    true
                }
                Some(known) => {
                    let old = known.len();
                    known.retain(|purpose| after.contains(purpose));
                    known.len() < old
                }
            };
            if changed {
                waiting.push(way.to);
            }
        }
    }
    standing
}

/// A block from which the flow comes back to itself without ever waiting for the visitor.
pub(crate) fn endless(flow: &Flow) -> Option<&str> {
    let mut done = BTreeSet::new();
    for start in flow.blocks.keys() {
        // A walk in depth; a block that is met while it is still open closes a circle.
        let mut open = vec![(start.as_str(), 0)];
        let mut path = BTreeSet::from([start.as_str()]);
        while let Some((here, next)) = open.pop() {
            let ways: Vec<_> = flow.blocks.get(here).map(ways).unwrap_or_default();
            match ways.iter().filter(|way| way.at_once).nth(next) {
                None => {
                    path.remove(here);
                    done.insert(here);
                }
                Some(way) => {
                    open.push((here, next + 1));
                    let Some((to, _)) = flow.blocks.get_key_value(way.to) else { continue };
                    if path.contains(to.as_str()) {
                        return Some(to);
                    }
                    if !done.contains(to.as_str()) {
                        path.insert(to);
                        open.push((to, 0));
                    }
                }
            }
        }
    }
    None
}

/// The blocks that follow a block before the visitor can choose freely again: the block itself first.
pub(crate) fn following<'f>(flow: &'f Flow, from: &'f str) -> Vec<&'f str> {
    let mut found = vec![from];
    let mut place = 0;
    while let Some(here) = found.get(place).copied() {
        place += 1;
        let Some(block) = flow.blocks.get(here) else { continue };
        if matches!(block, Block::Choice { .. }) {
            continue;
        }
        for way in ways(block) {
            if !found.contains(&way.to) {
                found.push(way.to);
            }
        }
    }
    found
}
