//! The performance lab.
fn main() {}
