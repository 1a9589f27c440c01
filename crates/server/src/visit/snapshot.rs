//! What a visitor's request knows: their visit, their keys, their grants, as one snapshot read them.

use crate::app::App;
use crate::bindings;
use crate::problem::Problem;
use crate::rotation;
use crate::script::Script;
use domain::Purpose;
use domain::availability::Hours;
use domain::confirmation;
use domain::consent;
use domain::consent::Together;
use domain::jurisdiction;
use domain::notice::Text;
use domain::purpose::PurposeRule;
use flow::State;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::Locale;
use seal::{KeyPair, SubjectKey, Token};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;
use store::reads::{GrantRow, PurposeKey, Site, VisitRow, VisitorSeal};
use utoipa::ToSchema;

/// A visitor's visit, opened with their token.
pub(crate) struct Snapshot {
    pub(crate) token: Arc<Token>,
    pub(crate) row: VisitRow,
    pub(crate) script: Arc<Script>,
    pub(crate) region: String,
    pub(crate) organisation_name: String,
    pub(crate) rules: Vec<PurposeRule>,
    pub(crate) purpose_keys: Vec<PurposeKey>,
    /// Since when the visitor is restricted; what they grant meanwhile is sealed to the privacy pair.
    pub(crate) restricted: Option<Timestamp>,
    pub(crate) grants: Vec<GrantRow>,
    /// The organisation's own wordings in the visitor's language, the current one of each purpose last.
    pub(crate) wordings: Vec<(Purpose, Text)>,
    pub(crate) state: State,
    pub(crate) keys: VisitorKeys,
    /// The site's hours and their zone, as they are stored.
    pub(crate) hours: (String, String),
    /// Whether a consent to letters waits for a click in a letter.
    pub(crate) confirm_email: bool,
    /// The age from which visitors of the site decide by themselves, where children may use it.
    pub(crate) child_age: Option<u8>,
    /// When it was read.
    pub(crate) now: Timestamp,
}

/// Why a visitor is asked again who had agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Again {
    /// What was agreed to has changed.
    Changed,
    /// The time for which it was agreed to is over.
    Expired,
}

impl Again {
    fn of_state(state: &str) -> Option<Self> {
        match state {
            "stale" => Some(Self::Changed),
            "expired" => Some(Self::Expired),
            _ => None,
        }
    }
}

/// A visitor's keys: opened when they are needed, kept as long as the snapshot.
pub(crate) struct VisitorKeys {
    pair: KeyPair,
    visitor: domain::principal::Visitor,
    seals: Vec<VisitorSeal>,
    last: Vec<(Purpose, u32)>,
    opened: HashMap<(Purpose, u32), SubjectKey>,
}

impl Snapshot {
    /// Reads the visit again.
    pub(crate) async fn again(&self, app: &App) -> Result<Self, Problem> {
        Self::load(app, Arc::clone(&self.token), Some(self.row.visitor.locale)).await
    }

    /// Reads the visit of a token, to be shown in `locale` or else in the language in which it began.
    pub(crate) async fn load(app: &App, token: Arc<Token>, locale: Option<Locale>) -> Result<Self, Problem> {
        let (lookup, now) = (token.lookup(), app.now());
        let read = app.read(move |r| {
            let Some(row) = r.visit(&lookup)? else { return Ok(None) };
            let (organisation, subject) = (row.visitor.organisation, row.visitor.subject);
            let card = r.organisation(organisation)?;
            let site = r.site(row.visitor.site)?;
            let sealed = (r.visitor_seals(subject)?, r.last_generations(subject)?);
            let changes = r.material_changes(organisation)?;
            let wordings = r.own_wordings(organisation, locale.unwrap_or(row.visitor.locale))?;
            let grants = (r.grants(subject, &changes, now)?, wordings);
            let keys = (r.purpose_keys(organisation)?, r.restricted(organisation, subject)?);
            Ok(Some((row, card, site, sealed, r.purposes(organisation)?, keys, grants)))
        });
        let (mut row, card, site, (seals, last), rules, (purpose_keys, restricted), (grants, wordings)) =
            read.await?.ok_or_else(Problem::unauthorised)?;
        row.visitor.locale = locale.unwrap_or(row.visitor.locale);
        let card = card.ok_or_else(Problem::unauthorised)?;
        let child_age = site.as_ref().and_then(|site| child_age(app, site, &card.region));
        let hours = site.map(|site| (site.hours, site.time_zone)).unwrap_or_default();
        let script = app.script(row.flow, row.flow_version).await?;
        let pair = token.key_pair();
        let mut keys = VisitorKeys { pair, visitor: row.visitor.clone(), seals, last, opened: HashMap::new() };
        let state = bot_state(&row, &mut keys);
        let snapshot = Self {
            token,
            row,
            script,
            region: card.region,
            organisation_name: card.name,
            confirm_email: card.confirm_email,
            rules,
            purpose_keys,
            restricted,
            grants,
            wordings,
            state,
            keys,
            hours,
            child_age,
            now,
        };
        Box::pin(rotation::by_visitor(app, snapshot)).await
    }

    /// The site's hours.
    pub(crate) fn hours(&self) -> Hours {
        crate::availability::hours(self.row.visitor.site, &self.hours.0, &self.hours.1)
    }

    /// Whether a purpose is granted at this moment, by a grant that carries it.
    pub(crate) fn granted(&self, purpose: &Purpose) -> bool {
        self.grants.iter().any(|g| &g.purpose == purpose && g.state == "given")
    }

    /// Whether a grant for a purpose has not ended, even if it carries no more.
    pub(crate) fn stands(&self, purpose: &Purpose) -> bool {
        self.grants.iter().any(|g| &g.purpose == purpose && g.has_not_ended())
    }

    /// Why a purpose's grant carries no more although it has not ended.
    pub(crate) fn lapsed(&self, purpose: &Purpose) -> Option<Again> {
        let grant = self.grants.iter().find(|g| &g.purpose == purpose && g.has_not_ended())?;
        Again::of_state(&grant.state)
    }

    /// Whether a purpose may be asked for: not an archived one, nor, unless the visitor chose it themselves, one that they refused
    /// a short while ago.
    pub(crate) fn may_ask(&self, purpose: &Purpose, chosen: bool) -> bool {
        let Some(rule) = self.rule(purpose) else { return true };
        let refused = self.grants.iter().rfind(|g| &g.purpose == purpose).filter(|g| g.state == "refused");
        let months = rule.reask_months(self.now.to_zoned(TimeZone::UTC).date());
        !rule.archived && (chosen || !refused.is_some_and(|g| consent::rests(g.at, months, self.now)))
    }

    /// The wording in which the flow asks for a consent: the organisation's own, where it wrote one, else the block's.
    pub(crate) fn wording(&self, purpose: &Purpose, block: &str) -> Option<Text> {
        let own = self.wordings.iter().rfind(|(p, _)| p == purpose).map(|(_, text)| text.clone());
        let locale = self.row.visitor.locale;
        let asked = |body: &str| Text { locale, title: String::new(), body: body.to_owned() };
        own.or_else(|| flow::wording(&self.script.flow, block, purpose, locale).map(asked))
    }

    /// Whether one card may ask for these purposes together, as their rules are now.
    pub(crate) fn together(&self, purposes: &[Purpose]) -> bool {
        let rules: Vec<&PurposeRule> = purposes.iter().filter_map(|purpose| self.rule(purpose)).collect();
        rules.len() == purposes.len() && Together::of(&rules).is_ok()
    }

    /// The consent to a purpose that waits for its confirmation.
    pub(crate) fn pending(&self, purpose: &Purpose) -> Option<&GrantRow> {
        self.grants.iter().rfind(|g| &g.purpose == purpose && g.is_pending())
    }

    /// Whether the visitor said yes, confirmed or not: they are not asked again, and what they told is theirs to correct.
    pub(crate) fn agreed(&self, purpose: &Purpose) -> bool {
        self.granted(purpose) || self.pending(purpose).is_some()
    }

    /// Whether a yes to a purpose would wait for a click. Who renews a consent that stands does not confirm their mailbox again.
    pub(crate) fn awaits(&self, purpose: &Purpose) -> bool {
        confirmation::is_awaited(purpose, self.confirm_email) && self.lapsed(purpose).is_none()
    }

    /// The organisation's rule for a purpose.
    pub(crate) fn rule(&self, purpose: &Purpose) -> Option<&PurposeRule> {
        self.rules.iter().find(|r| &r.purpose == purpose)
    }

    /// The pair to which a grant for a purpose hands its key: the purpose's own or, while the visitor is restricted, the privacy pair.
    pub(crate) fn grant_pair(&self, purpose: &Purpose) -> Option<&PurposeKey> {
        if self.restricted.is_some() { self.purpose_key(&Purpose::privacy()) } else { self.purpose_key(purpose) }
    }

    /// The newest pair of a purpose.
    pub(crate) fn purpose_key(&self, purpose: &Purpose) -> Option<&PurposeKey> {
        self.purpose_keys.iter().filter(|k| &k.purpose == purpose).max_by_key(|k| k.generation)
    }
}

/// The age from which visitors of a site decide by themselves; `None` where children are not expected there.
pub(crate) fn child_age(app: &App, site: &Site, region: &str) -> Option<u8> {
    let today = app.now().to_zoned(TimeZone::UTC).date();
    site.children.then(|| jurisdiction::child_age(region, today))
}

/// The bot's state; the beginning where it was never kept or its generation is gone.
fn bot_state(row: &VisitRow, keys: &mut VisitorKeys) -> State {
    let opened = row.bot_state.as_ref().and_then(|sealed| {
        let key = keys.get(&Purpose::conversation(), row.bot_generation)?;
        let cell = bindings::bot_state(row.visitor.organisation, row.visitor.subject, row.bot_generation, row.visitor.conversation);
        State::decode(key.open(&cell, sealed).ok()?.expose())
    });
    opened.unwrap_or_else(State::start)
}

impl VisitorKeys {
    /// The keys of a visit that is just beginning.
    pub(crate) fn beginning(pair: KeyPair, visitor: domain::principal::Visitor, key: SubjectKey) -> Self {
        Self { pair, visitor, seals: vec![], last: vec![], opened: HashMap::from([((Purpose::conversation(), 1), key)]) }
    }

    /// The public half of the visitor's pair.
    pub(crate) fn public(&self) -> seal::PublicKey {
        self.pair.public()
    }

    /// Opens a key that is sealed to the visitor by itself.
    pub(crate) fn receive(&self, sealed: &[u8], binding: &seal::HandOver<'_>) -> Option<SubjectKey> {
        SubjectKey::receive(sealed, &self.pair, binding).ok()
    }

    /// Remembers a key that was just made.
    pub(crate) fn add(&mut self, purpose: &Purpose, generation: u32, key: SubjectKey) {
        self.opened.insert((purpose.clone(), generation), key);
    }

    /// The key of a generation, opened with the visitor's pair.
    pub(crate) fn get(&mut self, purpose: &Purpose, generation: u32) -> Option<SubjectKey> {
        let name = (purpose.clone(), generation);
        if let Some(key) = self.opened.get(&name) {
            return Some(key.clone());
        }
        let seal = self.seals.iter().find(|s| &s.purpose == purpose && s.generation == generation)?;
        let binding = bindings::to_visitor(self.visitor.organisation, self.visitor.subject, purpose, generation);
        let key = SubjectKey::receive(&seal.sealed, &self.pair, &binding).ok()?;
        self.opened.insert(name, key.clone());
        Some(key)
    }

    /// The live generation of a purpose.
    pub(crate) fn live(&self, purpose: &Purpose) -> Option<u32> {
        self.seals.iter().filter(|s| &s.purpose == purpose && s.live).map(|s| s.generation).max()
    }

    /// Whether a generation of a purpose lives, be it the newest or one that it followed.
    pub(crate) fn lives(&self, purpose: &Purpose, generation: u32) -> bool {
        self.seals.iter().any(|s| &s.purpose == purpose && s.generation == generation && s.live)
    }

    /// The generations of a purpose that live beside the newest, which followed them.
    pub(crate) fn older(&self, purpose: &Purpose) -> Vec<u32> {
        let live = self.live(purpose);
        let older = self.seals.iter().filter(|s| &s.purpose == purpose && s.live && Some(s.generation) < live);
        older.map(|s| s.generation).collect()
    }

    /// Whether a generation lives under which nothing new is sealed.
    pub(crate) fn some_closed(&self) -> bool {
        self.seals.iter().any(|s| s.live && s.closed)
    }

    /// The highest generation that ever was, destroyed ones included.
    pub(crate) fn last(&self, purpose: &Purpose) -> u32 {
        self.last.iter().find(|(p, _)| p == purpose).map_or(0, |(_, generation)| *generation)
    }
}
