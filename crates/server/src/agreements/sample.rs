//! Decides what the demo shows of agreements: one in force, and a sub-processor that was announced just now. Nothing confirmed who signed,
//! and the record says so.

use super::{draft, sign, sub_processors};
use crate::app::App;
use domain::agreement::{Confirmed, Method};
use domain::id::{MemberId, OrganisationId, SessionId};
use domain::permission::Role;
use domain::principal::Member;
use domain::purpose::Purpose;
use domain::recipient::Kind;
use domain::sub_processor::Profile;
use uuid::Uuid;

/// Whose hand signed for the operator.
const OPERATOR: &str = "Jo Kern";

/// Why the demo has no sample: the code of the problem.
#[derive(Debug, thiserror::Error)]
#[error("the sample of an agreement could not be made: {0}")]
pub struct NotMade(&'static str);

/// Has the demo's organisation and the operator sign, and announces a sub-processor.
///
/// # Errors
/// [`NotMade`] where the organisation is not the demo, or the store fails.
pub async fn agreement(app: &App, organisation: OrganisationId, owner: MemberId, name: &str) -> Result<(), NotMade> {
    let told = |problem: crate::problem::Problem| NotMade(problem.code());
    let card = app.read(move |r| r.organisation(organisation)).await.map_err(told)?;
    if !card.is_some_and(|card| card.demo) {
        return Err(NotMade("not-permitted"));
    }
    let by = Member { organisation, member: owner, session: SessionId(Uuid::nil()), role: Role::Owner };
    let made = draft(app, &by, None).await.map_err(told)?;
    let found = super::known(app, organisation, made.id).await.map_err(told)?;
    sign::give(app, &by, &found, None, Confirmed::Sample, name).await.map_err(told)?;
    sign::put_in_force(app, organisation, made.id, None, Method::Sample, OPERATOR).await.map_err(told)?;
    let profile = Profile {
        name: "Nordlicht Rechenzentrum GmbH".to_owned(),
        country: "DE".to_owned(),
        kind: Kind::Backup,
        service: "Backups".to_owned(),
        contact: "https://nordlicht.example/datenschutz".to_owned(),
        purposes: vec![Purpose::callback(), Purpose::conversation()],
        transfer: None,
    };
    sub_processors::announce(app, profile).await.map_err(told)?;
    Ok(())
}
