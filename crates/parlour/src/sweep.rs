//! The command `sweep`: destroys what is due, or says what that would be.

use crate::{Failed, Place, commands, data, output};
use domain::act::rfc3339;
use serde_json::json;

/// Runs `parlour sweep`.
pub(crate) fn run(place: &Place, as_json: bool) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let swept = app.store().sweep(app.now())?;
    app.store().scrub()?;
    if as_json {
        let line = json!({
            "subjects": swept.erased.len(),
            "generations": swept.generations,
            "content": swept.content,
            "records": swept.records,
            "sessions": swept.sessions,
            "invitations": swept.invitations,
            "failed": swept.failed,
        });
        output::say(&line.to_string())?;
    } else {
        output::say(&format!(
            "destroyed: {} subjects, {} generations of keys, {} rows that were too old, {} records, {} sessions",
            swept.erased.len(),
            swept.generations,
            swept.content,
            swept.records,
            swept.sessions
        ))?;
    }
    if swept.failed > 0 {
        return Err(format!("{} things that are due were not destroyed; the log says why", swept.failed).into());
    }
    Ok(())
}

/// Runs `parlour sweep --dry-run`.
pub(crate) fn preview(place: &Place, as_json: bool) -> Result<(), Failed> {
    let app = data::existing(place)?;
    let at = app.now();
    let mut items = Vec::new();
    for organisation in commands::organisations(&app)? {
        for due in app.store().read(|r| r.due(organisation.id, at))? {
            let purpose = due.purpose.map(|purpose| purpose.to_string());
            if as_json {
                items.push(json!({
                    "organisation": organisation.id.to_string(),
                    "rule": due.rule.as_str(),
                    "purpose": purpose,
                    "category": due.category,
                    "count": due.count,
                    "earliest": due.earliest.map(rfc3339),
                }));
            } else {
                let of = purpose.map_or_else(String::new, |purpose| format!(" ({purpose})"));
                let since = due.earliest.map_or_else(String::new, |at| format!(", due since {}", rfc3339(at)));
                output::say(&format!("{}  {}{of}: {} {}{since}", organisation.id, due.rule.as_str(), due.count, due.category))?;
                items.push(json!(null));
            }
        }
    }
    if as_json {
        return output::say(&json!({"at": rfc3339(at), "due": items}).to_string());
    }
    if items.is_empty() { output::say("nothing is due") } else { Ok(()) }
}
