//! The commands that do not serve. Each may run beside the server.

use crate::{Failed, Place, data, output};
use ledger::Checkpoint;
use seal::Personal;
use server::{App, set_up};
use std::io::Read as _;
use store::reads::Organisation;

/// What `organisation create` was told.
pub(crate) struct NewOrganisation {
    pub(crate) name: String,
    pub(crate) region: String,
    pub(crate) owner_email: String,
    pub(crate) origins: Vec<String>,
    pub(crate) links: (String, String),
    pub(crate) json: bool,
}

/// Runs `parlour organisation create`.
pub(crate) fn create_organisation(place: &Place, new: NewOrganisation) -> Result<(), Failed> {
    let mut password = String::new();
    std::io::stdin().take(8_192).read_to_string(&mut password)?;
    let password = Personal::new(password.trim_end_matches(['\r', '\n']).to_owned());
    let app = data::open(place, data::settings())?;
    let created = set_up::organisation(
        &app,
        &set_up::NewOrganisation {
            name: new.name,
            region: new.region,
            owner_email: new.owner_email,
            owner_name: None,
            owner_password: password,
            demo: false,
            origins: new.origins,
            links: new.links,
        },
    )?;
    let recovery = created.recovery_key.expose();
    let totp = created.totp_uri.as_ref().map(|uri| uri.expose().as_str());
    if new.json {
        let line = serde_json::json!({
            "organisation": created.organisation.to_string(),
            "site": created.site.to_string(),
            "owner": created.owner.to_string(),
            "recovery_key": recovery,
            "totp_uri": totp,
        });
        return output::say(&line.to_string());
    }
    output::say(&format!("Organisation   {}\nSite           {}\nOwner          {}", created.organisation, created.site, created.owner))?;
    output::say(&format!(
        "Recovery key   {recovery}\n               Shown once. Write it down: without it, a lost password is lost data."
    ))?;
    output::say(&format!("Second step    {}", totp.unwrap_or_default()))
}

/// Runs `parlour ledger verify`.
pub(crate) fn verify(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for verified in runtime.block_on(server::signals::verify_ledgers(&app))? {
        let root = domain::notice::hex(&verified.root);
        output::say(&format!("ok  {}  {} entries  root {root}", verified.organisation, verified.size))?;
    }
    Ok(())
}

/// Runs `parlour ledger checkpoint`.
pub(crate) fn checkpoint(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    for organisation in organisations(&app)? {
        let id = organisation.id;
        let (tree, key) = app.store().read(|r| Ok((r.ledger_head(id)?, r.ledger_key(id)?)))?;
        let key = key.and_then(|k| server::open_signing_key(app.server_key(), id, &k.sealed_seed));
        let key = key.ok_or("the server key does not open the ledger's signing key")?;
        let note = Checkpoint { origin: server::ledger_origin(id), size: tree.size(), root: tree.root() }.sign(&key);
        let kept = note.clone();
        app.store().act_now("ledger.checkpoint", id, move |tx| tx.keep_checkpoint(tree.size(), &kept))?;
        output::say(&note)?;
    }
    Ok(())
}

/// Runs `parlour sweep`.
pub(crate) fn sweep(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let swept = app.store().sweep(app.now())?;
    app.store().scrub()?;
    output::say(&format!(
        "destroyed: {} subjects, {} generations of keys, {} sessions",
        swept.erased.len(),
        swept.generations,
        swept.sessions
    ))?;
    if swept.failed > 0 {
        return Err(format!("{} things that are due were not destroyed; the log says why", swept.failed).into());
    }
    Ok(())
}

/// Runs `parlour operator`.
pub(crate) fn operator(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    output::say(&server::operator::code(&app))
}

/// Runs `parlour doctor`.
pub(crate) fn doctor(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let organisations = organisations(&app)?;
    output::say(&format!("server key: readable\ndatabase: open, schema up to date\norganisations: {}", organisations.len()))?;
    let mut sound = true;
    for organisation in organisations {
        let id = organisation.id;
        let (tree, key, recovery) = app.store().read(|r| Ok((r.ledger_head(id)?, r.ledger_key(id)?, r.recovery(id)?)))?;
        let opens = key.is_some_and(|k| server::open_signing_key(app.server_key(), id, &k.sealed_seed).is_some());
        sound &= opens;
        let kept = recovery.is_some_and(|r| r.confirmed_at.is_some());
        output::say(&format!(
            "  {id}: ledger of {} entries, signing key {}, recovery key {}",
            tree.size(),
            if opens { "opens" } else { "DOES NOT OPEN: this is another server key" },
            if kept { "confirmed" } else { "not confirmed to be kept" },
        ))?;
    }
    if sound { Ok(()) } else { Err("a signing key does not open".into()) }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
fn organisations(app: &App) -> Result<Vec<Organisation>, Failed> {
    Ok(app.store().read(|r| r.organisations())?)
}
