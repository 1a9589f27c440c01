//! Availability: whether somebody is here, when somebody will be, and who is told when that changes.

use crate::app::App;
use crate::hub::Event;
use domain::availability::{Hours, Wish};
use domain::id::{OrganisationId, SiteId};
use jiff::civil::Weekday;
use jiff::{Timestamp, Zoned};
use locale::{Key, Locale, date, messages};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::reads::Site;
use tokio::runtime::Handle;
use utoipa::ToSchema;

/// How long a change must last before visitors are told: a member who loads a page anew was never away.
const CALM: Duration = Duration::from_secs(1);

/// Whether somebody answers now, and if not, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Availability {
    pub(crate) here: bool,
    /// Ready to show, in the visitor's language.
    pub(crate) text: String,
}

/// The hours of a site. What cannot be read counts as none: a chat without hours is better than no chat.
pub(crate) fn hours(site: SiteId, hours: &str, time_zone: &str) -> Hours {
    Hours::parse(hours, time_zone).unwrap_or_else(|_| {
        tracing::error!(%site, "a site's hours do not parse");
        Hours::none()
    })
}

/// Whether somebody of the organisation is there at all, whatever the hours say: connected, and not away.
pub(crate) fn somebody(app: &App, organisation: OrganisationId) -> bool {
    app.hub().somebody_is_here(organisation) && !app.presence().all_away(organisation)
}

/// Whether somebody of a site answers now: a member is connected, and the hours are open or not set.
pub(crate) fn here(app: &App, organisation: OrganisationId, hours: &Hours) -> bool {
    somebody(app, organisation) && hours.open(app.now())
}

/// What a visitor of a site is told.
pub(crate) fn of(app: &App, organisation: OrganisationId, hours: &Hours, locale: Locale) -> Availability {
    said(hours, somebody(app, organisation), app.now(), locale)
}

fn said(hours: &Hours, connected: bool, now: Timestamp, locale: Locale) -> Availability {
    let open = hours.open(now);
    if connected && open {
        return Availability { here: true, text: locale::text(locale, Key::VisitHere).to_owned() };
    }
    let next = if open { None } else { hours.next_opening(now) };
    let away = || locale::text(locale, Key::VisitAway).to_owned();
    Availability { here: false, text: next.map_or_else(away, |next| again(&next, now, locale)) }
}

/// When somebody answers again, as people say it.
fn again(next: &Zoned, now: Timestamp, locale: Locale) -> String {
    let time = date::time(locale, next.time());
    match days_ahead(next, now) {
        0 => messages::visit_today(locale, &time),
        1 => messages::visit_tomorrow(locale, &time),
        2..=6 => messages::visit_on_day(locale, named("visit-day", next.weekday(), locale), &time),
        _ => messages::visit_on_date(locale, &date::long(locale, next.date()), &time),
    }
}

/// What the bot says of it when nobody is here; a date in full, because it is read again later.
pub(crate) fn until(next: &Zoned, locale: Locale) -> String {
    messages::visit_handed_over_until(locale, &date::long(locale, next.date()), &date::time(locale, next.time()))
}

/// A time that may be wished for, as people say it.
pub(crate) fn wish(wish: &Wish, now: Timestamp, locale: Locale) -> String {
    let (from, until) = (date::time(locale, wish.from.time()), date::time(locale, wish.until.time()));
    // Midnight ends a day.
    let until = if until == "00:00" { "24:00".to_owned() } else { until };
    match days_ahead(&wish.from, now) {
        0 => messages::visit_wish_today(locale, &from, &until),
        1 => messages::visit_wish_tomorrow(locale, &from, &until),
        _ => messages::visit_wish_day(locale, named("visit-weekday", wish.from.weekday(), locale), &from, &until),
    }
}

fn days_ahead(then: &Zoned, now: Timestamp) -> i32 {
    let today = now.to_zoned(then.time_zone().clone()).date();
    today.until(then.date()).map_or(i32::MAX, |span| span.get_days())
}

fn named(prefix: &str, day: Weekday, locale: Locale) -> &'static str {
    let name = format!("{prefix}-{}", day.to_monday_one_offset());
    Key::by_name(&name).map_or("", |key| locale::text(locale, key))
}

/// Who is here may have changed: after a moment the visitors are told, unless it has changed back until then. `before` is whether
/// somebody was here. One task for an organisation, however many come and go.
pub(crate) fn stir(app: &App, organisation: OrganisationId, before: bool) {
    let Ok(runtime) = Handle::try_current() else { return };
    if !app.hub().stir(organisation, before) {
        return;
    }
    let app = app.clone();
    runtime.spawn(async move {
        tokio::time::sleep(CALM).await;
        let before = app.hub().calm(organisation);
        if before != Some(somebody(&app, organisation)) {
            tell(&app, organisation).await;
        }
    });
}

/// Tells the visitors of each site.
async fn tell(app: &App, organisation: OrganisationId) {
    let Ok(sites) = app.read(move |r| r.sites(organisation)).await else { return };
    for site in sites {
        tell_site(app, &site);
    }
}

/// Tells the visitors of a site; the text is made once for each language.
fn tell_site(app: &App, site: &Site) {
    let hours = hours(site.id, &site.hours, &site.time_zone);
    let texts = Locale::ALL.map(|locale| of(app, site.organisation, &hours, locale));
    app.hub().tell_site(site.id, Event::Availability(Arc::new(texts)));
}

/// What the visitors of each site were told last, so that they hear when the hours begin and end, and when tomorrow becomes today. One
/// look for all, however many are connected.
#[derive(Default)]
pub(crate) struct Watch(Mutex<HashMap<SiteId, Availability>>);

impl Watch {
    /// Looks at the sites that somebody visits now, and tells those where something has changed.
    pub(crate) async fn look(&self, app: &App) {
        let visited = app.hub().visited_sites();
        self.told().retain(|site, _| visited.contains(site));
        let read = app.read(move |r| visited.into_iter().map(|site| r.site(site)).collect::<Result<Vec<_>, _>>());
        let Ok(sites) = read.await else { return };
        for site in sites.into_iter().flatten() {
            let hours = hours(site.id, &site.hours, &site.time_zone);
            if self.differs(site.id, of(app, site.organisation, &hours, Locale::En)) {
                tell_site(app, &site);
            }
        }
    }

    /// A panic while it was held leaves it whole: each change is one statement.
    fn told(&self) -> MutexGuard<'_, HashMap<SiteId, Availability>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something else was told before. Who has just come was told what stands.
    fn differs(&self, site: SiteId, now: Availability) -> bool {
        let mut told = self.told();
        let differs = told.get(&site).is_some_and(|before| *before != now);
        told.insert(site, now);
        differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(locale: Locale, connected: bool, now: &str, here: bool, text: &str) {
        let hours = Hours::parse(
            "mo-fr 09:00-12:00 14:00-17:00; closed 2026-12-24 2026-12-25 2026-12-28 2026-12-29 2026-12-30 2026-12-31 2027-01-01",
            "Europe/Berlin",
        )
        .unwrap();
        let expected = Availability { here, text: text.to_owned() };
        assert_eq!(said(&hours, connected, now.parse().unwrap(), locale), expected, "{now}");
    }

    #[test]
    fn it_says_when_somebody_answers_again() {
        use Locale::{De, En, Pl, Ru, Tr};
        check(En, true, "2026-11-23T09:00:00Z", true, "We are here");
        check(En, false, "2026-11-23T09:00:00Z", false, "We are not here just now");
        check(En, true, "2026-11-23T12:00:00Z", false, "We answer again today at 14:00");
        check(En, false, "2026-11-23T17:00:00Z", false, "We answer again tomorrow at 09:00");
        check(En, false, "2026-11-27T17:00:00Z", false, "We answer again on Monday at 09:00");
        check(En, false, "2026-12-23T17:00:00Z", false, "We answer again on 4 January 2027 at 09:00");
        check(De, false, "2026-11-27T17:00:00Z", false, "Wir antworten am Montag ab 09:00 Uhr wieder");
        check(Pl, false, "2026-11-23T17:00:00Z", false, "Odpowiemy jutro od 09:00");
        check(Ru, false, "2026-11-27T17:00:00Z", false, "Снова ответим в понедельник с 09:00");
        check(Tr, false, "2026-11-23T12:00:00Z", false, "Bugün saat 14:00 itibarıyla yeniden yanıt veriyoruz");
    }

    #[test]
    fn without_hours_only_who_is_connected_counts() {
        let now = "2026-11-22T03:00:00Z".parse().unwrap();
        assert!(said(&Hours::none(), true, now, Locale::En).here);
        assert_eq!(said(&Hours::none(), false, now, Locale::En).text, "We are not here just now");
    }

    #[test]
    fn a_site_is_told_when_its_hours_begin_and_end() {
        let (watch, site) = (Watch::default(), SiteId(uuid::Uuid::nil()));
        let hours = Hours::parse("mo-fr 09:00-17:00", "Europe/Berlin").unwrap();
        let mut look = |now: &str| watch.differs(site, said(&hours, true, now.parse().unwrap(), Locale::En));
        let looks =
            ["2026-11-23T15:00:00Z", "2026-11-23T15:59:59Z", "2026-11-23T16:00:00Z", "2026-11-23T20:00:00Z", "2026-11-23T23:00:00Z"];
        assert_eq!(looks.map(&mut look), [false, false, true, false, true], "closed, and after midnight it is no longer tomorrow");
    }

    #[test]
    fn a_wish_names_its_day() {
        let (now, hours) =
            ("2026-11-23T10:00:00Z".parse().unwrap(), Hours::parse("mo-tu 13:00-24:00; fr 09:00-11:00", "Europe/Berlin").unwrap());
        let said: Vec<_> = hours.wishes(now).iter().map(|w| wish(w, now, Locale::En)).collect();
        assert_eq!(said, ["Today, 13:00–24:00", "Tomorrow, 13:00–24:00", "Friday, 09:00–11:00"]);
    }
}
