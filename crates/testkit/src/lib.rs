//! A test server, a fixed clock and seeded entropy.
