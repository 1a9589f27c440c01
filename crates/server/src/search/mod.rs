//! Search over everything that a session may decrypt. There is no index: within the request, the keys of live grants are
//! opened, and what they open is read once.
//!
//! [`fold`] decides what counts as the same word, [`terms`] what matches, [`scan`] reads and decrypts on a few threads, and
//! [`stream`] lets out what was found, in order, once its showing is written.

pub(crate) mod fold;
pub(crate) mod scan;
pub(crate) mod stream;
pub(crate) mod terms;
