//! The commands that do not serve. Each may run beside the server.

use crate::{Failed, Place, data, output};
use ledger::Checkpoint;
use seal::Personal;
use server::{App, SystemClock, set_up};
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;
use store::reads::Organisation;
use store::verify::{Continued, Verified};

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
    let app = data::open(place, data::settings(), Arc::new(SystemClock))?;
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

/// Computes every ledger again from its entries. One that does not verify opens the draft of a breach.
pub(crate) fn verified(app: &App) -> Result<Vec<Verified>, Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(server::signals::verify_ledgers(app))?)
}

/// Runs `parlour ledger verify`.
pub(crate) fn verify(place: &Place, kept: &[PathBuf]) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let read = |file: &PathBuf| std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()));
    let notes = kept.iter().map(read).collect::<Result<Vec<_>, _>>()?.iter().flat_map(|text| notes(text)).collect::<Vec<_>>();
    if notes.is_empty() && !kept.is_empty() {
        return Err("no checkpoint stands in the file".into());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (verified, continued) = runtime.block_on(server::signals::verify_against(&app, notes))?;
    for verified in verified {
        let root = domain::notice::hex(&verified.root);
        output::say(&format!("ok  {}  {} entries  root {root}", verified.organisation, verified.size))?;
    }
    for Continued { organisation, kept, now } in continued {
        let since = match now - kept {
            0 => "none has come since".to_owned(),
            1 => "1 has come since".to_owned(),
            more => format!("{more} have come since"),
        };
        output::say(&format!(
            "ok  {organisation}  the first {kept} entries are those of the kept checkpoint: none was changed, removed or put between them; {since}"
        ))?;
    }
    Ok(())
}

/// The signed notes of a file, which `parlour ledger checkpoint` prints one after the other: each is a text, an empty line, and its
/// signatures (C2SP signed-note).
fn notes(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let (mut notes, mut note, mut signed) = (Vec::new(), String::new(), false);
    for line in text.lines() {
        let is_signature = line.starts_with('\u{2014}');
        if signed && !is_signature {
            notes.push(std::mem::take(&mut note));
            signed = false;
        }
        if line.is_empty() && note.is_empty() {
            continue;
        }
        signed |= is_signature;
        note.push_str(line);
        note.push('\n');
    }
    notes.extend(Some(note).filter(|note| !note.is_empty()));
    notes
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

/// Runs `parlour operator`.
pub(crate) fn operator(place: &Place) -> Result<(), Failed> {
    let app = data::existing(place)?;
    output::say(&server::operator::code(&app))
}

/// Whoever is on this installation.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
pub(crate) fn organisations(app: &App) -> Result<Vec<Organisation>, Failed> {
    Ok(app.store().read(|r| r.organisations())?)
}

#[cfg(test)]
mod tests {
    use super::notes;

    #[test]
    fn a_file_holds_one_checkpoint_or_several() {
        let one = "a\n7\nroot=\n\n\u{2014} a signature\n";
        let two = "b\n8\nroot=\n\n\u{2014} b signature\n\u{2014} witness signature\n";
        assert_eq!(notes(one), [one]);
        assert_eq!(notes(&format!("{one}\n{two}\n\n")), [one, two]);
        assert_eq!(notes(&two.replace('\n', "\r\n")), [two], "as Windows saves it");
        assert!(notes("\n\n").is_empty());
    }
}
