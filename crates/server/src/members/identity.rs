//! The controller's identity for members: reading it, and saying it anew.

use crate::app::App;
use crate::auth::SignedIn;
use crate::identity;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::State;
use domain::identity::{Identity as Kept, People};
use domain::permission::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who the controller is. A field that was not said is empty.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Identity {
    pub(crate) legal_name: String,
    /// As a letter is addressed; several lines.
    pub(crate) address: String,
    /// ISO 3166.
    pub(crate) country: String,
    pub(crate) email: String,
    /// E.164.
    pub(crate) phone: String,
    /// The supervisory authority.
    pub(crate) authority: String,
    /// The number in VERBİS.
    pub(crate) verbis: String,
    /// The registered electronic mail address (KEP).
    pub(crate) kep: String,
    /// The representative in the Union or in Turkey, with address; several lines.
    pub(crate) representative: String,
    /// Who answers for privacy.
    pub(crate) privacy_name: String,
    pub(crate) privacy_email: String,
}

impl From<Kept> for Identity {
    fn from(kept: Kept) -> Self {
        let Kept { legal_name, address, country, email, phone, authority, verbis, kep, people } = kept;
        let People { representative, privacy_name, privacy_email } = people;
        Self { legal_name, address, country, email, phone, authority, verbis, kep, representative, privacy_name, privacy_email }
    }
}

impl From<Identity> for Kept {
    fn from(typed: Identity) -> Self {
        let Identity { legal_name, address, country, email, phone, authority, verbis, kep, representative, privacy_name, privacy_email } =
            typed;
        let people = People { representative, privacy_name, privacy_email };
        Self { legal_name, address, country, email, phone, authority, verbis, kep, people }
    }
}

/// Says who the controller is.
#[utoipa::path(operation_id = "identity_read", get, path = "/api/v1/organisation/identity", tag = "member", responses((status = 200, body = Identity)))]
pub(crate) async fn read(State(app): State<App>, who: SignedIn) -> Result<Json<Identity>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    Ok(Json(app.stated_identity(who.member.organisation).await?.into()))
}

/// Says anew who the controller is; what is absent is said no more.
#[utoipa::path(operation_id = "identity_change", put, path = "/api/v1/organisation/identity", tag = "member", request_body = Identity,
    responses((status = 200, body = Identity), (status = 422, description = "invalid-value: the field is named")))]
pub(crate) async fn change(State(app): State<App>, who: SignedIn, typed: Sent<Identity>) -> Result<Json<Identity>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let Json(typed) = typed?;
    Ok(Json(identity::change(&app, &who, typed.into()).await?.into()))
}
