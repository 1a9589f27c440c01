//! The fuzzer: hands what LLVM's fuzzer thinks of to the one target that `PARLOUR_FUZZ` names.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("PARLOUR_FUZZ").unwrap_or_default();
    server::fuzzed::target(&name).unwrap_or_else(|| panic!("`PARLOUR_FUZZ={name}` names no target"))
});

fuzz_target!(|data: &[u8]| (*TARGET)(data));
