//! Teams: who shares which conversations, who is away, and by which rule a conversation finds its member.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SiteId, SubjectId, TeamId};
use crate::principal::Actor;
use crate::refusal::Refusal;
use jiff::Timestamp;

/// Why coming and going leaves no entry.
pub const AWAY: &str = "who is away says so themselves";

/// The longest name of a team, in characters.
pub const NAME_CHARS_MAX: usize = 60;
/// The most members of one team.
pub const MEMBERS_MAX: usize = 200;

/// By which rule a conversation that waits finds its member.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rule {
    /// By none: it waits until somebody takes it.
    #[default]
    None,
    /// Whoever was given one the longest time ago.
    RoundRobin,
    /// Whoever has the fewest open ones.
    LeastBusy,
}

impl Rule {
    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::RoundRobin => "round-robin",
            Self::LeastBusy => "least-busy",
        }
    }

    /// The rule of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::None, Self::RoundRobin, Self::LeastBusy].into_iter().find(|r| r.as_str() == name)
    }
}

/// A member who might be given a conversation.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub member: MemberId,
    /// How many open conversations they have.
    pub open: u64,
    /// When they were last given one.
    pub last_assigned_at: Option<Timestamp>,
    /// Whether they are connected.
    pub here: bool,
    /// Whether they said that they are away.
    pub away: bool,
}

/// Chooses who is given a conversation: of those who are here and not away. `None` where nobody is, or where no rule is set:
/// it then waits for whoever takes it.
pub fn choose(rule: Rule, candidates: &[Candidate]) -> Option<MemberId> {
    let free = candidates.iter().filter(|c| c.here && !c.away);
    // The id comes last, so that the choice is the same whatever the order of the facts.
    let longest_ago = |c: &Candidate| (c.last_assigned_at.unwrap_or(Timestamp::MIN), c.member);
    let chosen = match rule {
        Rule::None => None,
        Rule::RoundRobin => free.min_by_key(|c| longest_ago(c)),
        Rule::LeastBusy => free.min_by_key(|c| (c.open, longest_ago(c))),
    };
    chosen.map(|c| c.member)
}

/// A team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// The site whose conversations it gets first.
    pub site: Option<SiteId>,
    /// By which rule they find their member.
    pub rule: Rule,
    /// Who belongs to it.
    pub members: Vec<MemberId>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A team is made, or is from now on as it stands here.
    #[non_exhaustive]
    Set { team: Team, by: MemberId, at: Timestamp },
    /// A team is dissolved; its conversations belong to no team.
    #[non_exhaustive]
    Deleted { team: TeamId, by: MemberId, at: Timestamp },
    /// The rule for conversations of no team.
    #[non_exhaustive]
    RuleSet { rule: Rule, by: MemberId, at: Timestamp },
    /// A member comes or goes.
    #[non_exhaustive]
    Away { member: MemberId, away: bool },
}

/// Makes or changes a team. `known` are the organisation's members and sites, as the transaction read them.
///
/// # Refuses
/// [`Refusal::NotFound`] where it names a member or a site that the organisation does not have; [`Refusal::TooLarge`] where
/// the name is too long or too many belong to it; [`Refusal::InvalidValue`] where it has no name.
pub fn set(mut team: Team, known: (&[MemberId], &[SiteId]), by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    team.name = team.name.trim().to_owned();
    team.members.sort_unstable();
    team.members.dedup();
    if team.name.is_empty() || team.name.chars().any(char::is_control) {
        return Err(Refusal::InvalidValue { field: "name".to_owned(), format: crate::contact::Format::Text });
    }
    if team.name.chars().count() > NAME_CHARS_MAX || team.members.len() > MEMBERS_MAX {
        return Err(Refusal::TooLarge);
    }
    if !team.members.iter().all(|m| known.0.contains(m)) || !team.site.iter().all(|s| known.1.contains(s)) {
        return Err(Refusal::NotFound);
    }
    Ok(Decision::Team(Change::Set { team, by, at }))
}

/// Dissolves a team.
pub fn delete(team: TeamId, by: MemberId, at: Timestamp) -> Decision {
    Decision::Team(Change::Deleted { team, by, at })
}

/// Sets the rule for conversations of no team.
pub fn set_rule(rule: Rule, by: MemberId, at: Timestamp) -> Decision {
    Decision::Team(Change::RuleSet { rule, by, at })
}

/// A member says that they are away, or back.
pub fn be_away(member: MemberId, away: bool) -> Decision {
    Decision::Team(Change::Away { member, away })
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*by));
        match self {
            Self::Set { team, by, at } => {
                Recorded::Act(entry(Act::TeamChanged, by, at).with("team", team.id).with("rule", team.rule.as_str()))
            }
            Self::Deleted { team, by, at } => Recorded::Act(entry(Act::TeamDeleted, by, at).with("team", team)),
            Self::RuleSet { rule, by, at } => Recorded::Act(entry(Act::AssignmentChanged, by, at).with("rule", rule.as_str())),
            Self::Away { .. } => Recorded::Exempt(AWAY),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    /// Who, with how many open ones, last given one at which second, here, away.
    fn candidate((n, open, last, here, away): (u128, u64, Option<i64>, bool, bool)) -> Candidate {
        let last_assigned_at = last.map(|s| Timestamp::from_second(s).unwrap());
        Candidate { member: member(n), open, last_assigned_at, here, away }
    }

    #[test]
    fn a_conversation_finds_its_member() {
        let (one, two, three) = ((1, 3, Some(50), true, false), (2, 1, Some(90), true, false), (3, 1, Some(20), true, false));
        let (gone, away, new) = ((4, 0, None, false, false), (5, 0, None, true, true), (6, 9, None, true, false));
        let cases = [
            (Rule::None, vec![one, two], None),
            (Rule::RoundRobin, vec![], None),
            (Rule::RoundRobin, vec![gone, away], None),
            (Rule::RoundRobin, vec![one, two, three, gone, away], Some(3)),
            (Rule::RoundRobin, vec![one, two, new], Some(6)),
            (Rule::LeastBusy, vec![gone, away], None),
            (Rule::LeastBusy, vec![one, two, new, gone, away], Some(2)),
            (Rule::LeastBusy, vec![one, two, three], Some(3)),
            (Rule::LeastBusy, vec![three, two, one], Some(3)),
        ];
        for (rule, who, expected) in cases {
            let candidates: Vec<_> = who.iter().copied().map(candidate).collect();
            assert_eq!(choose(rule, &candidates), expected.map(member), "{rule:?} {who:?}");
        }
    }

    #[test]
    fn those_who_take_turns_are_given_the_same() {
        let mut turns = [0_u32; 3];
        let mut who: Vec<_> = (0..3).map(|n| candidate((n, 0, None, true, false))).collect();
        for second in 0..30 {
            let chosen = choose(Rule::RoundRobin, &who).unwrap();
            let at = who.iter().position(|c| c.member == chosen).unwrap();
            who[at].last_assigned_at = Some(Timestamp::from_second(second).unwrap());
            turns[at] += 1;
        }
        assert_eq!(turns, [10; 3]);
    }

    #[test]
    fn a_team_is_of_the_organisations_own() {
        let team = |name: &str, members: &[u128]| Team {
            id: TeamId(Uuid::nil()),
            name: name.to_owned(),
            site: None,
            rule: Rule::None,
            members: members.iter().copied().map(member).collect(),
        };
        let known = [member(1), member(2)];
        let set = |team| set(team, (&known, &[]), member(1), Timestamp::UNIX_EPOCH);
        assert!(set(team(" Billing ", &[1, 2, 1])).is_ok());
        assert_eq!(set(team("Billing", &[3])).unwrap_err(), Refusal::NotFound);
        assert_eq!(set(team(&"x".repeat(NAME_CHARS_MAX + 1), &[])).unwrap_err(), Refusal::TooLarge);
        assert!(set(team("  ", &[])).is_err());
        let elsewhere = Team { site: Some(SiteId(Uuid::nil())), ..team("Billing", &[]) };
        assert_eq!(set(elsewhere).unwrap_err(), Refusal::NotFound);
    }
}
