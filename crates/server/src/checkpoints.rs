//! Checkpoints that leave the house by themselves, once a day: by mail to the address that the organisation names, and as a hash to a
//! time-stamping authority (RFC 3161) where the operator configured one and the organisation registered it.

use crate::app::App;
use crate::house_time::HouseTime;
use crate::letter::{self, Kept};
use crate::outbound::{self, Leaving};
use crate::problem::Problem;
use crate::{auth::SignedIn, ledgers};
use domain::checkpoint::{self, Errand, Progress};
use domain::id::{OrganisationId, RecipientId};
use domain::recipient::Recipient;
use jiff::Timestamp;
use ledger::stamp::{self, Nonce};
use seal::Personal;
use store::reads::{Organisation, StampRow};

/// Where the address is sealed, for the server key.
const ADDRESS_PLACE: &str = "checkpoint_errand.address";

/// Whether an errand can be run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    /// This recipient takes it.
    Open(RecipientId),
    /// The operator has configured nobody who would.
    NotConfigured,
    /// The organisation has registered nobody who would, or may use none of them now.
    NotRegistered,
}

impl Way {
    fn of(is_configured: bool, recipients: &[Recipient], errand: Errand, now: Timestamp) -> Self {
        let takes = |each: &&Recipient| each.profile.kind == errand.carrier() && each.is_usable(now);
        match recipients.iter().find(takes) {
            _ if !is_configured => Self::NotConfigured,
            Some(recipient) => Self::Open(recipient.id),
            None => Self::NotRegistered,
        }
    }

    fn recipient(self) -> Option<RecipientId> {
        if let Self::Open(recipient) = self { Some(recipient) } else { None }
    }
}

/// What leaves of an organisation's ledger once a day, and how far that has come.
pub(crate) struct Daily {
    /// To which address; `None` where no letter goes.
    pub(crate) address: Option<Personal<String>>,
    pub(crate) mail: (Way, Progress),
    pub(crate) stamp: (Way, Progress),
    /// The last stamp: of the checkpoint of how many entries, and when.
    pub(crate) stamped: Option<(u64, Timestamp)>,
}

impl Daily {
    /// How it stands.
    pub(crate) async fn load(app: &App, organisation: OrganisationId) -> Result<Self, Problem> {
        let read = app.read(move |r| {
            let errands = (r.errand(organisation, Errand::Mail)?, r.errand(organisation, Errand::TimeStamp)?);
            Ok((errands, r.recipients(organisation)?, r.stamp(organisation, None)?))
        });
        let ((mail, stamp), recipients, last) = read.await?;
        let (settings, now) = (app.settings(), app.now());
        let way = |is_configured, errand| Way::of(is_configured, &recipients, errand, now);
        let opened = mail.address.and_then(|sealed| app.server_key().open(ADDRESS_PLACE, organisation.0, &sealed).ok());
        Ok(Self {
            // What was sealed by a server key that is gone reads as if it were not said.
            address: opened.and_then(|plain| String::from_utf8(plain.expose().clone()).ok()).map(Personal::new),
            mail: (way(settings.mail.is_some(), Errand::Mail), mail.progress),
            stamp: (way(settings.time_stamp.is_some(), Errand::TimeStamp), stamp.progress),
            stamped: last.map(|(row, _)| (row.size, row.stamped_at)),
        })
    }

    /// What was asked for and does not leave: its last try did not come to its end, or nobody may carry the letters. Without an authority that is
    /// registered nobody asked for a stamp.
    pub(crate) fn unsent(&self) -> Vec<Errand> {
        let fails = |(way, progress): (Way, Progress)| way.recipient().is_some() && progress.is_open();
        let mail = self.address.is_some() && (fails(self.mail) || self.mail.0.recipient().is_none());
        [(Errand::Mail, mail), (Errand::TimeStamp, fails(self.stamp))]
            .into_iter()
            .filter(|(_, unsent)| *unsent)
            .map(|(errand, _)| errand)
            .collect()
    }
}

/// Says where the day's checkpoint goes; an empty address ends the letters.
///
/// # Errors
/// 403 where the member may not; 422 `invalid-value` where mail does not reach the address.
pub(crate) async fn direct(app: &App, who: &SignedIn, typed: &str) -> Result<(), Problem> {
    let organisation = who.member.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let address = checkpoint::address(typed, &card.region)?;
    let seal = |address: Personal<String>| {
        app.server_key().seal(ADDRESS_PLACE, organisation.0, address.expose().as_bytes(), app.entropy().as_ref())
    };
    let decision = checkpoint::direct(&who.member, address.map(seal), app.now())?;
    app.store().act("checkpoint.direct", organisation, move |tx| tx.apply(&decision).map(drop)).await?;
    Ok(())
}

/// Sends what is due of every organisation. One whose letter or stamp fails holds up no other; it is tried again after an hour.
pub async fn send_due(app: &App) {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
    let Ok(organisations) = app.read(|r| r.organisations()).await else { return };
    for card in organisations {
        if let Err(problem) = send_one(app, &card).await {
            tracing::warn!(organisation = %card.id, code = problem.code(), "the day's checkpoint did not leave; it is tried again");
        }
    }
}

async fn send_one(app: &App, card: &Organisation) -> Result<(), Problem> {
    let here = HouseTime::of(card.region.clone(), app.now());
    let Daily { address, mail, stamp, .. } = Daily::load(app, card.id).await?;
    let due = |(way, progress): (Way, Progress)| way.recipient().filter(|_| progress.is_due(&here.zone, here.at));
    let (stamps, mails) = (due(stamp), due(mail).zip(address));
    if stamps.is_none() && mails.is_none() {
        return Ok(());
    }
    let (note, checkpoint) = ledgers::signed(app, card.id).await?;
    let leaving = |to| Leaving { to, size: checkpoint.size, organisation: card.id, here: here.clone() };
    let stamped = match stamps {
        Some(to) => stamped(app, leaving(to), &note).await.map(Some),
        None => Ok(None),
    };
    if let Some((to, address)) = mails {
        // A letter goes without its stamp, where the authority does not answer.
        let stamp = stamped.as_ref().ok().and_then(Option::as_deref);
        let kept = Kept { size: checkpoint.size, note: &note, stamp };
        outbound::mail_checkpoint(app, leaving(to), &letter::checkpoint(app, card, &here, address, &kept)).await?;
        let at = app.now();
        app.store().act("checkpoint.mailed", card.id, move |tx| tx.checkpoint_mailed(at)).await?;
    }
    stamped.map(drop)
}

/// Has a signed checkpoint stamped, and keeps the answer once it was checked.
async fn stamped(app: &App, leaving: Leaving, note: &str) -> Result<Vec<u8>, Problem> {
    let mut random = [0; 8];
    app.entropy().fill(&mut random);
    let nonce = Nonce::new(random);
    let (organisation, size) = (leaving.organisation, leaving.size);
    let answer = outbound::stamp_checkpoint(app, leaving, &stamp::request(note, nonce)).await?;
    let says = stamp::check(&answer, note, Some(nonce)).map_err(|error| {
        tracing::warn!(%organisation, %error, "what the time-stamping authority answered is no time-stamp");
        outbound::not_sent()
    })?;
    let stamped_at = Timestamp::from_second(says.at).map_err(|_| Problem::internal())?;
    let decision = checkpoint::stamp(size, (answer.clone(), seal::sha256(&answer)), stamped_at, app.now());
    app.store().act("checkpoint.stamp", organisation, move |tx| tx.apply(&decision).map(drop)).await?;
    Ok(answer)
}

/// A stamp with the signed note that it is over.
///
/// # Errors
/// 404 where there is none.
pub(crate) async fn kept(app: &App, organisation: OrganisationId, size: Option<u64>) -> Result<(StampRow, String), Problem> {
    app.read(move |r| r.stamp(organisation, size)).await?.ok_or_else(Problem::not_found)
}
