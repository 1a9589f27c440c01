//! Decides which rows a change of [`domain::view`] writes, and reads the facts for it.

use crate::fault::Stop;
use crate::tables::saved_view;
use crate::tx::Tx;
use domain::id::{MemberId, ViewId};
use domain::refusal::Refusal;
use domain::view::{Change, View};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Saved { view, at, .. } => saved_view::insert(tx.db, organisation, view, *at)?,
        Change::Deleted { id, .. } => saved_view::delete(tx.db, organisation, *id)?,
    }
    Ok(())
}

impl Tx<'_> {
    /// How many views there are of a kind: the member's own, or the shared ones.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn view_count(&mut self, member: MemberId, shared: bool) -> Result<u64, Stop> {
        Ok(saved_view::count(self.db, self.organisation, member, shared)?)
    }

    /// A view.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has none such.
    pub fn view(&mut self, id: ViewId) -> Result<View, Stop> {
        saved_view::get(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }
}
