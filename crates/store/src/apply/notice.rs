//! Decides which rows a change of [`domain::notice`] writes: the text, and what it makes stale.

use crate::fault::Stop;
use crate::tables::document;
use crate::tables::material_change;
use crate::tx::Tx;
use domain::consent::What;
use domain::notice::{Change, Kind};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (organisation, Change::Published { publication, at, .. }) = (tx.organisation, change);
    if publication.kind == Kind::Material {
        let locale = Some(publication.text.locale);
        if publication.about.is_empty() {
            material_change::insert(tx.db, organisation, publication.purpose.as_ref(), locale, &What::Text, *at)?;
        }
        for purpose in &publication.about {
            material_change::insert(tx.db, organisation, Some(purpose), locale, &What::Text, *at)?;
        }
    }
    let stood_on = material_change::last(tx.db, organisation)?;
    Ok(document::insert(tx.db, organisation, publication, stood_on, *at)?)
}
