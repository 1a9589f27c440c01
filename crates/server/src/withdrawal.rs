//! Withdrawal links: in every letter, without a sign-in, for as long as the grant lives.
//!
//! Nothing is stored for them. A link names the grant, and the keyed hash by which the address objects to later imports, and is
//! authenticated by the server key; so it finds what it ends without the address standing anywhere.

use crate::app::App;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::GrantId;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

/// What a link names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    pub(crate) grant: GrantId,
    /// The hash by which the address objects to being imported again.
    pub(crate) objection: [u8; 32],
}

/// Bytes of a link: the grant, the hash, the authentication.
const BYTES: usize = 16 + 32 + 32;

/// The text of a link, the last part of its address.
pub(crate) fn text(app: &App, link: &Link) -> String {
    let bytes = [link.grant.0.as_bytes().as_slice(), &link.objection, &authenticated(app, link)].concat();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a link; `None` where we did not make it.
pub(crate) fn read(app: &App, text: &str) -> Option<Link> {
    let bytes: [u8; BYTES] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    let (grant, rest) = bytes.split_first_chunk::<16>()?;
    let (objection, shown) = rest.split_first_chunk::<32>()?;
    let link = Link { grant: GrantId(Uuid::from_bytes(*grant)), objection: *objection };
    bool::from(authenticated(app, &link).ct_eq(shown)).then_some(link)
}

fn authenticated(app: &App, link: &Link) -> [u8; 32] {
    app.server_key().lookup("withdrawal", &format!("{} {}", link.grant, domain::notice::hex(&link.objection)))
}
