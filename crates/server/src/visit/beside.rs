//! Beside the bot: where the conversation stands, who is there, and what is offered although the flow does not ask for it: to let a
//! member in, to say how content one was, to be called back.

use super::confirmation::{self, Awaited};
use super::happens::{self, Happens};
use super::renewal;
use super::snapshot::Snapshot;
use crate::app::App;
use crate::availability::{self, Availability};
use crate::problem::Problem;
use crate::show::Asked;
use domain::Purpose;
use domain::availability::Hours;
use domain::conversation::State;
use domain::notice::{self, Text};
use flow::Ask;
use locale::{Key, Locale};
use serde::Serialize;
use store::reads::FieldRow;
use utoipa::ToSchema;

/// What stands beside the bot's question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Beside {
    /// Where the conversation stands: `bot`, `waiting`, `open` or `closed`.
    pub(crate) state: &'static str,
    pub(crate) availability: Availability,
    /// A member asks to read this private conversation.
    pub(crate) let_in: Option<LetIn>,
    /// Asked once, after a member ended the conversation.
    pub(crate) rating: Option<Rating>,
    /// Offered while somebody waits and nobody is here.
    pub(crate) call_back: Option<CallBack>,
    /// A consent that carries no more, to be given again or taken back; nothing waits for it. A question like any consent's.
    pub(crate) renewal: Option<Asked>,
    /// A consent that waits for a click in a letter.
    pub(crate) confirmation: Option<Awaited>,
}

/// Answered by a consent for the purpose `conversation`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct LetIn {
    /// The version of the notice that the answer must name.
    pub(crate) notice: String,
    pub(crate) text: String,
    pub(crate) happens: Happens,
}

/// Answered by a score.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Rating {
    pub(crate) purpose: String,
    pub(crate) text: String,
}

/// Answered by a consent for its purpose, then by a number.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CallBack {
    pub(crate) purpose: String,
    pub(crate) text: String,
    pub(crate) happens: Happens,
    /// When a call may be wished for; empty where no hours are set.
    pub(crate) wished: Vec<Wished>,
}

/// A time that may be wished for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Wished {
    pub(crate) id: String,
    pub(crate) label: String,
}

impl Beside {
    /// Of a visit that is just beginning.
    pub(crate) fn beginning(app: &App, s: &Snapshot) -> Self {
        let availability = availability::of(app, s.row.visitor.organisation, &s.hours(), s.row.visitor.locale);
        let (let_in, rating, call_back, renewal, confirmation) = (None, None, None, None, None);
        Self { state: State::Bot.as_str(), availability, let_in, rating, call_back, renewal, confirmation }
    }

    /// Whether an answer for this purpose is awaited here.
    pub(crate) fn offers(&self, purpose: &Purpose) -> bool {
        (purpose.is_conversation() && self.let_in.is_some())
            || (*purpose == Purpose::satisfaction() && self.rating.is_some())
            || (*purpose == Purpose::callback() && self.call_back.is_some())
    }
}

/// The wording of what is offered for a purpose: ours, not the flow's.
pub(crate) fn wording(purpose: &Purpose, locale: Locale) -> Option<Text> {
    let key = match purpose {
        p if p.is_conversation() => Key::VisitLetInText,
        p if *p == Purpose::satisfaction() => Key::VisitRatingText,
        p if *p == Purpose::callback() => Key::VisitCallBackText,
        _ => return None,
    };
    Some(Text { locale, title: String::new(), body: locale::text(locale, key).to_owned() })
}

/// Reads what stands beside the bot.
pub(crate) async fn read(app: &App, s: &mut Snapshot) -> Result<Beside, Problem> {
    let confirmation = confirmation::read(app, s).await?;
    let v = s.row.visitor.clone();
    let (asks_fields, asks_notice) = (s.granted(&Purpose::callback()), lets_in(s));
    let read = app.read(move |r| {
        let fields = if asks_fields { r.fields(v.subject)? } else { vec![] };
        let notice = if asks_notice { r.notice(v.organisation, v.locale)? } else { None };
        Ok((fields, notice))
    });
    let (fields, notice) = if asks_fields || asks_notice { read.await? } else { (vec![], None) };
    let (locale, hours) = (s.row.visitor.locale, s.hours());
    let availability = availability::of(app, s.row.visitor.organisation, &hours, locale);
    let shown = |purpose: &Purpose| wording(purpose, locale).map(|text| text.body).unwrap_or_default();
    let let_in = match notice {
        Some(notice) => {
            let happens = happens::of(app, s, &Purpose::conversation()).await?.happens;
            Some(LetIn { notice: notice::hex(&notice.version()), text: shown(&Purpose::conversation()), happens })
        }
        None => None,
    };
    let rating = rates(s).then(|| Rating { purpose: Purpose::satisfaction().to_string(), text: shown(&Purpose::satisfaction()) });
    let call_back = if !availability.here && calls_back(s, &fields) {
        let happens = happens::of(app, s, &Purpose::callback()).await?.happens;
        let (purpose, text) = (Purpose::callback().to_string(), shown(&Purpose::callback()));
        Some(CallBack { purpose, text, happens, wished: wished(app, &hours, locale) })
    } else {
        None
    };
    let renewal = match renewal::other(s) {
        Some(purpose) => Some(renewal::ask(app, s, purpose).await?),
        None => None,
    };
    Ok(Beside { state: s.row.state.as_str(), availability, let_in, rating, call_back, renewal, confirmation })
}

fn wished(app: &App, hours: &Hours, locale: Locale) -> Vec<Wished> {
    let now = app.now();
    let wish =
        |w: &domain::availability::Wish| Wished { id: format!("{:.0}", w.from.timestamp()), label: availability::wish(w, now, locale) };
    hours.wishes(now).iter().map(wish).collect()
}

/// Whether a member waits for an answer.
fn lets_in(s: &Snapshot) -> bool {
    s.row.asked_by.is_some() && !s.row.granted && s.row.state != State::Closed
}

/// Whether the question of satisfaction stands: a member ended the conversation, and nothing was ever answered to it.
fn rates(s: &Snapshot) -> bool {
    let purpose = Purpose::satisfaction();
    let answered = s.grants.iter().any(|g| g.purpose == purpose) || !s.may_ask(&purpose, true);
    s.row.state == State::Closed && s.row.member.is_some() && !answered && has_pair(s, &purpose)
}

/// Whether the visitor waits for a person, or did before the bot had them again.
pub(crate) fn asked_for_a_person(s: &Snapshot) -> bool {
    s.row.state == State::Waiting || (s.row.state == State::Bot && s.row.granted)
}

/// Whether a call may be offered: the visitor asked for a person, and has neither left a number nor said no, nor is asked by the flow.
fn calls_back(s: &Snapshot, fields: &[FieldRow]) -> bool {
    let purpose = Purpose::callback();
    let offered = s.may_ask(&purpose, false) && s.lapsed(&purpose).is_none();
    let live = s.keys.live(&purpose);
    let left = fields.iter().any(|f| f.purpose == purpose && f.field == "phone" && Some(f.generation) == live);
    let asked_by_flow = match flow::ask(&s.script.flow, &s.state, s.row.visitor.locale) {
        Some(Ask::Answer { purpose: asked, .. }) => asked == purpose,
        ask => ask.as_ref().and_then(Ask::consents).is_some_and(|(asked, _)| asked.contains(&purpose)),
    };
    asked_for_a_person(s) && offered && !left && !asked_by_flow && has_pair(s, &purpose)
}

/// Organisations that were set up before a purpose was known have no pair for it until their owner signs in.
fn has_pair(s: &Snapshot, purpose: &Purpose) -> bool {
    s.rule(purpose).is_some() && s.purpose_key(purpose).is_some()
}
