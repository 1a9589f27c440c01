//! Reads what the browser says of a ceremony: for what, for which challenge, and on which page (WebAuthn, 5.8.1).

use crate::Refused;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

/// The longest client data that is read, in bytes.
const BYTES_MAX: usize = 4_096;

/// What a ceremony is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Create,
    Get,
}

/// The client data. What a browser adds in the future is passed over.
#[derive(Deserialize)]
pub(crate) struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

impl ClientData {
    pub(crate) fn read(json: &[u8]) -> Result<Self, Refused> {
        if json.len() > BYTES_MAX {
            return Err(Refused::Malformed);
        }
        serde_json::from_slice(json).map_err(|_| Refused::Malformed)
    }

    /// The challenge that it says it answers.
    pub(crate) fn challenge(&self) -> Result<Vec<u8>, Refused> {
        URL_SAFE_NO_PAD.decode(&self.challenge).map_err(|_| Refused::Malformed)
    }

    /// Whether it answers this question, asked by this page.
    pub(crate) fn answers(&self, kind: Kind, challenge: &[u8], origin: &str) -> Result<(), Refused> {
        let wanted = match kind {
            Kind::Create => "webauthn.create",
            Kind::Get => "webauthn.get",
        };
        if self.kind != wanted {
            return Err(Refused::Kind);
        }
        if self.challenge()? != challenge {
            return Err(Refused::Challenge);
        }
        // A page of ours that stands in a page of others is not ours.
        if self.origin != origin || self.cross_origin {
            return Err(Refused::Origin);
        }
        Ok(())
    }
}
