//! Decides which facts the generated notice is made from: the ones that the engine itself runs on.

use crate::app::App;
use crate::problem::Problem;
use domain::id::OrganisationId;
use domain::notice::Text;
use domain::notice::generated::{self, Facts};
use domain::retention;
use locale::Locale;

impl App {
    /// The notice that follows from what the organisation has said, in full.
    pub(crate) async fn generated_notice(&self, organisation: OrganisationId, locale: Locale) -> Result<Text, Problem> {
        let identity = self.identity(organisation).await?;
        let purposes = self.read(move |r| r.purposes(organisation)).await?;
        let inactive_months = u16::try_from(retention::INACTIVE_MONTHS).unwrap_or_default();
        // Nothing leaves the installation in this version: there is nobody to name but the operator.
        let facts = Facts { identity: &identity, purposes: &purposes, recipients: &[], inactive_months };
        Ok(generated::generate(&facts, locale))
    }
}
