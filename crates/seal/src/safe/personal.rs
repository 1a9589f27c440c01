//! What may be read only on purpose: a value that cannot be printed, logged or serialised.

use std::fmt;
use std::mem;

use zeroize::{Zeroize, Zeroizing};

/// A value about a person, or a secret. It is overwritten when dropped, and the only way to its
/// content is a call that can be searched for.
///
/// It has no `Display`:
/// ```compile_fail,E0277
/// let phone = seal::Personal::new(String::from("+49 30 1234"));
/// println!("{phone}");
/// ```
/// and no `Serialize`:
/// ```compile_fail,E0277
/// let phone = seal::Personal::new(String::from("+49 30 1234"));
/// serde_json::to_string(&phone);
/// ```
/// and its `Debug` tells nothing, so that a struct which holds one may still derive it:
/// ```
/// let phone = seal::Personal::new(String::from("+49 30 1234"));
/// assert_eq!(format!("{phone:?}"), "Personal(..)");
/// assert_eq!(phone.expose(), "+49 30 1234");
/// ```
///
/// Comparison is not in constant time: compare secrets by their lookup or verifier.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal<T: Zeroize>(T);

impl<T: Zeroize> Personal<T> {
    /// Takes a value under guard. Copies made before this call are the caller's to wipe.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The content, for as long as it is looked at.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// The content, unguarded from here on. Its type leaves an empty value behind.
    #[must_use]
    pub fn into_inner(mut self) -> T
    where
        T: Default,
    {
        mem::take(&mut self.0)
    }
}

impl<T: Zeroize> Drop for Personal<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(..)")
    }
}

impl From<Zeroizing<Vec<u8>>> for Personal<Vec<u8>> {
    /// Moves the bytes: no copy stays behind.
    fn from(mut bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(mem::take(&mut *bytes))
    }
}
