//! Deadlines are dates, and nothing passes one unseen: every request stands in the list with the date that an independent
//! computation gives, and overdue ones do not disappear. The same for the clocks of breaches.

use jiff::Timestamp;
use serde_json::Value;
use testkit::simulator::World;
use testkit::simulator::law;
use testkit::simulator::model::Breach;

/// Compares the lists of the organisation that the step was about; after a sweep, of all.
pub(crate) fn check(world: &mut World<'_>) {
    let here = world.here;
    for house in (0..world.houses.len()).filter(|house| world.swept || *house == here).collect::<Vec<_>>() {
        let owner = world.owner(house);
        let today = law::today(world.server.now());
        let listed = owner.all("/api/v1/requests?state=all");
        // What visitors did by themselves is recorded as a request, too; these were done at once.
        let entered: Vec<&Value> = listed.iter().filter(|item| field(item, "channel") == "letter").collect();
        let expected: Vec<_> = world.requests.iter().filter(|request| request.house == house).collect();
        let by_letter = expected.iter().filter(|request| request.by_letter).count();
        assert_eq!(entered.len(), by_letter, "requests disappeared, or came from nowhere: {entered:?}");
        for request in expected {
            let item = listed.iter().find(|item| field(item, "id") == request.id);
            let item = item.unwrap_or_else(|| panic!("the {} request {} disappeared", request.kind, request.id));
            assert_eq!(field(item, "state"), request.state, "the state of {item}");
            if request.closed.is_some() {
                continue;
            }
            let due = request.due(today);
            assert_eq!(field(item, "due"), due.to_string(), "the day by which {item} is due");
            assert_eq!(item.get("overdue").and_then(Value::as_bool), Some(due < today), "whether {item} is overdue on {today}");
        }
        breaches(world, house, &owner.all("/api/v1/breaches"));
    }
}

fn breaches(world: &World<'_>, house: usize, listed: &[Value]) {
    for breach in world.breaches.iter().filter(|breach| breach.house == house) {
        let item = listed.iter().find(|item| field(item, "id") == breach.id);
        let item = item.unwrap_or_else(|| panic!("the breach {} left the register", breach.id));
        let clocks = item.get("clocks").and_then(Value::as_array).cloned().unwrap_or_default();
        let found: Vec<_> = clocks.iter().map(|c| ["regime", "to", "due", "state"].map(|name| field(c, name).to_owned())).collect();
        let now = world.server.now();
        let expected: Vec<_> = breach.aware.into_iter().flat_map(|aware| clocks_of(breach, aware, now)).collect();
        assert_eq!(found, expected, "who is told by when of {item}");
    }
}

/// What the law says: the authority within 72 hours by each law that runs; the people by the GDPR where the risk is high, by the KVKK
/// always. Nobody tells the people in this world.
fn clocks_of(breach: &Breach, aware: Timestamp, now: Timestamp) -> Vec<[String; 4]> {
    let due = aware + law::BREACH;
    let running = if now > due { "overdue" } else { "running" };
    let clock = |law: &str, to: &str, state: &str| [law.to_owned(), to.to_owned(), format!("{due:.3}"), state.to_owned()];
    let tracks = breach.laws.names().iter().flat_map(|law| {
        let authority = breach.told.get(law).map_or(running, |told| if *told > due { "late" } else { "met" });
        let people = match (*law, breach.high) {
            ("gdpr", None) => "undecided",
            ("gdpr", Some(false)) => "not-required",
            _ => running,
        };
        [clock(law, "authority", authority), clock(law, "people", people)]
    });
    tracks.collect()
}

fn field<'v>(item: &'v Value, name: &str) -> &'v str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}
