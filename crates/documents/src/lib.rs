//! The documents of the law: (facts, locale) to HTML or PDF, pure.

pub mod facts;
