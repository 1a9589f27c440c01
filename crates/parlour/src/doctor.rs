//! The command `doctor`: one line for each thing that must hold, and a failure where one does not.

use crate::config::{self, Config};
use crate::{Failed, Place, commands, data, output};
use domain::Purpose;
use domain::act::rfc3339;
use domain::jurisdiction::transfer;
use domain::recipient::Kind;
use domain::retention::{SweepAge, sweep_age};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::json;
use server::App;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// How a check ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Ok,
    /// It should be looked at.
    Note,
    /// It must be mended.
    Fails,
}

impl Verdict {
    fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Fails => "FAILS",
        }
    }

    fn of(holds: bool) -> Self {
        if holds { Self::Ok } else { Self::Fails }
    }
}

/// One check: what was looked at, how it is, and what that means.
struct Check {
    what: &'static str,
    verdict: Verdict,
    says: String,
}

/// How far the machine's clock may stand behind what was written last.
const CLOCK_BEHIND: SignedDuration = SignedDuration::from_mins(5);

/// Runs `parlour doctor`.
pub(crate) fn run(place: &Place, config: Option<&Path>, as_json: bool) -> Result<(), Failed> {
    let config = config.map(config::read).transpose()?;
    let place = &named(place, config.as_ref());
    // Opening refuses a server key that others may read, and brings the schema up to date.
    let app = data::existing(place)?;
    let mut checks = vec![check("server key", Verdict::Ok, "readable by its owner alone, and it opens".to_owned())];
    checks.extend(files(place)?);
    checks.extend(database(&app)?);
    checks.extend(sweeps(&app)?);
    checks.extend(ledgers(&app)?);
    checks.push(mail(&app, config.as_ref())?);
    checks.extend(recipients(&app)?);
    let fails = checks.iter().filter(|check| check.verdict == Verdict::Fails).count();
    if as_json {
        let line = |check: &Check| json!({"check": check.what, "verdict": check.verdict.as_str().to_lowercase(), "says": check.says});
        output::say(&json!({"sound": fails == 0, "checks": checks.iter().map(line).collect::<Vec<_>>()}).to_string())?;
    } else {
        for check in &checks {
            output::say(&format!("{:<5}  {}: {}", check.verdict.as_str(), check.what, check.says))?;
        }
    }
    if fails == 0 { Ok(()) } else { Err(format!("{fails} of {} checks fail", checks.len()).into()) }
}

fn check(what: &'static str, verdict: Verdict, says: String) -> Check {
    Check { what, verdict, says }
}

/// Where the data lies: as the command line says, else as the configuration does.
fn named(place: &Place, config: Option<&Config>) -> Place {
    let data = place.data.clone().or_else(|| config?.data.clone());
    let database = place.database.clone().or_else(|| config?.database.clone());
    Place { data, database }
}

/// That the mail server is reached, is who it says, and takes the name and the password; no letter is sent.
fn mail(app: &App, config: Option<&Config>) -> Result<Check, Failed> {
    let asks = commands::organisations(app)?.iter().filter(|organisation| organisation.confirm_email).count();
    let waits = format!("{asks} organisations have consents to letters confirmed, and no letter can leave");
    let server = match config {
        None => return Ok(check("mail", Verdict::Note, "not looked at: name the configuration with --config".to_owned())),
        Some(config) => config.mail_server()?,
    };
    let Some(server) = server else {
        let (verdict, says) = if asks == 0 { (Verdict::Ok, String::new()) } else { (Verdict::Note, format!(": {waits}")) };
        return Ok(check("mail", verdict, format!("no mail server is configured{says}")));
    };
    let at = format!("{}:{}", server.host, server.port);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (verdict, says) = match runtime.block_on(server::reach(&server)) {
        Ok(()) => (Verdict::Ok, "it is reached and takes letters; none was sent".to_owned()),
        Err(unready) => (Verdict::Fails, unready.to_string()),
    };
    Ok(check("mail", verdict, format!("{at}: {says}")))
}

/// That what goes to recipients is allowed where they are, that somebody carries the letters, and that nobody's audit is overdue.
fn recipients(app: &App) -> Result<Vec<Check>, Failed> {
    let (mut checks, today) = (Vec::new(), app.now().to_zoned(TimeZone::UTC).date());
    for organisation in commands::organisations(app)? {
        let id = organisation.id;
        let listed = app.store().read(|r| r.recipients(id))?;
        let standing: Vec<_> = listed.iter().filter(|recipient| recipient.ended_at.is_none()).collect();
        for recipient in &standing {
            let profile = &recipient.profile;
            if !transfer::allows(&organisation.region, &profile.country, profile.transfer, today) {
                let says = format!("{id}: {} in {}: nothing allows it any more, and nothing leaves to it", profile.name, profile.country);
                checks.push(check("recipient", Verdict::Note, says));
            }
            if let Some(day) = profile.audit_on.filter(|day| *day < today) {
                checks.push(check("recipient", Verdict::Note, format!("{id}: {}: its audit was due on {day}", profile.name)));
            }
        }
        let carries = standing.iter().any(|recipient| recipient.profile.kind == Kind::Mail && recipient.serves(&Purpose::marketing()));
        if organisation.confirm_email && !carries {
            let says = format!("{id}: consents to letters are confirmed by letter, and nobody is registered who carries it");
            checks.push(check("recipient", Verdict::Note, says));
        }
    }
    if checks.is_empty() {
        checks.push(check("recipients", Verdict::Ok, "what goes to each is allowed, and no audit is overdue".to_owned()));
    }
    Ok(checks)
}

/// Nobody but the owner reads what lies in the data folder.
fn files(place: &Place) -> Result<Vec<Check>, Failed> {
    let folder = data::folder(place);
    let mut open = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        if metadata.is_file() && metadata.permissions().mode() & 0o077 != 0 {
            open.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let says = if open.is_empty() {
        "readable by their owner alone".to_owned()
    } else {
        format!("others may read {}: chmod 600 them", open.join(", "))
    };
    Ok(vec![check("files", Verdict::of(open.is_empty()), says)])
}

fn database(app: &App) -> Result<Vec<Check>, Failed> {
    let (database, overwrites) = app.store().read(|r| Ok((r.database()?, r.overwrites()?)))?;
    let schema = format!("{}, {} migrations applied, {} bytes", database.engine, database.migrations, database.bytes);
    let (verdict, says) = match overwrites {
        Some(true) => (Verdict::Ok, "what is deleted is overwritten"),
        Some(false) => (Verdict::Fails, "what is deleted stays in free pages: this SQLite ignores secure_delete"),
        None => (Verdict::Ok, "what is deleted is vacuumed after each sweep"),
    };
    Ok(vec![check("database", Verdict::Ok, schema), check("deletion", verdict, says.to_owned())])
}

/// That what is due is destroyed, in the interval of each organisation, by a clock that runs forward.
fn sweeps(app: &App) -> Result<Vec<Check>, Failed> {
    let now = app.now();
    let (last, began) = app.store().read(|r| Ok((r.last_sweep()?, r.began()?)))?;
    let Some(began) = began else { return Ok(vec![check("sweep", Verdict::Ok, "nobody is here yet".to_owned())]) };
    let behind = last.is_some_and(|last| last.started_at > now.saturating_add(CLOCK_BEHIND).unwrap_or(now));
    let clock = if behind { "it stands before the last sweep: every date that depends on it is wrong".to_owned() } else { rfc3339(now) };
    let organisations = commands::organisations(app)?;
    // The demo's clock may have been set ahead on purpose.
    let stands = match (behind, organisations.iter().all(|organisation| organisation.demo)) {
        (false, _) => Verdict::Ok,
        (true, true) => Verdict::Note,
        (true, false) => Verdict::Fails,
    };
    let mut age = SweepAge::Fresh;
    let ended = last.and_then(|last| last.ended_at);
    for organisation in organisations {
        let rules = app.store().read(|r| r.retention_rules(organisation.id))?;
        age = match (age, sweep_age(&rules, ended, began, now)) {
            (SweepAge::Over, _) | (_, SweepAge::Over) => SweepAge::Over,
            (SweepAge::Late, _) | (_, SweepAge::Late) => SweepAge::Late,
            _ => SweepAge::Fresh,
        };
    }
    let when = ended.map_or_else(|| "none has come to its end yet".to_owned(), |at| format!("the last ended at {}", rfc3339(at)));
    let (verdict, says) = match age {
        SweepAge::Fresh => (Verdict::Ok, when),
        SweepAge::Late => (Verdict::Note, format!("{when}: more than two days ago; does the server run?")),
        SweepAge::Over => (Verdict::Fails, format!("{when}: longer ago than an organisation's interval of periodic destruction allows")),
    };
    let mut checks = vec![check("clock", stands, clock), check("sweep", verdict, says)];
    if let Some(failed) = last.map(|last| last.failed).filter(|failed| *failed > 0) {
        checks.push(check("sweep", Verdict::Fails, format!("{failed} things that are due could not be destroyed; the log says why")));
    }
    Ok(checks)
}

/// That every ledger computes again from its entries, that its key opens, and that its recovery key is kept.
fn ledgers(app: &App) -> Result<Vec<Check>, Failed> {
    let mut checks = Vec::new();
    for organisation in commands::organisations(app)? {
        let id = organisation.id;
        let (key, recovery) = app.store().read(|r| Ok((r.ledger_key(id)?, r.recovery(id)?)))?;
        let opens = key.is_some_and(|key| server::open_signing_key(app.server_key(), id, &key.sealed_seed).is_some());
        let says = if opens { format!("{id}: it opens") } else { format!("{id}: it does not open, this is another server key") };
        checks.push(check("signing key", Verdict::of(opens), says));
        let kept = recovery.is_some_and(|recovery| recovery.confirmed_at.is_some());
        let (verdict, says) = if kept { (Verdict::Ok, "confirmed to be kept") } else { (Verdict::Note, "not confirmed to be kept") };
        checks.push(check("recovery key", verdict, format!("{id}: {says}")));
    }
    match commands::verified(app) {
        Ok(verified) => {
            let entries: u64 = verified.iter().map(|ledger| ledger.size).sum();
            checks.push(check("ledgers", Verdict::Ok, format!("{} with {entries} entries verify", verified.len())));
        }
        Err(failed) => checks.push(check("ledgers", Verdict::Fails, failed.to_string())),
    }
    Ok(checks)
}
