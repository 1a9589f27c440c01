//! Decides that the reasons for leaving no entry are reviewed.

use super::EXEMPT;

#[test]
fn the_exemptions_are_the_golden_ones() {
    let list = EXEMPT.join("\n") + "\n";
    crate::golden::check("exempt.txt", &list, include_str!("../../golden/exempt.txt"));
}
