//! Golden files: lists that a reviewer reads. `PARLOUR_GEN=1` writes them anew (`cargo xtask gen`).

/// Compares a list with its golden file, or writes the file where that is asked for.
pub(crate) fn check(name: &str, list: &str, golden: &str) {
    if std::env::var_os("PARLOUR_GEN").is_some_and(|v| v == "1") {
        std::fs::write(format!("{}/golden/{name}", env!("CARGO_MANIFEST_DIR")), list).unwrap();
        return;
    }
    assert_eq!(list, golden, "golden/{name} differs from:\n{list}");
}
