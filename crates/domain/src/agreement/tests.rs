//! Who may sign what, and what cannot be signed.

use super::*;
use crate::id::{OrganisationId, SessionId};
use crate::permission::Role;
use jiff::SignedDuration;
use uuid::Uuid;

const AT: Timestamp = Timestamp::constant(1_795_000_000, 0);
const TEXT: Version = [7; 32];
const READ: Read = Read { shown: TEXT, stored: TEXT, unsaid: vec![] };
const STEP: Confirmed = Confirmed::TwoStep(SecondStep::Totp(4));

fn member(role: Role) -> Member {
    let id = Uuid::nil();
    Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
}

fn agreement(state: State) -> Agreement {
    Agreement {
        id: AgreementId(Uuid::from_u128(1)),
        number: 1,
        state,
        document: TEXT,
        annex_version: "00ff".into(),
        notice_days: 30,
        locale: Locale::En,
        drafted_at: AT,
        ended_at: None,
    }
}

fn drafted(number: u32) -> Draft {
    Draft {
        id: AgreementId(Uuid::from_u128(2)),
        number,
        document: TEXT,
        page: [8; 32],
        annex_version: "00ff".into(),
        notice_days: 30,
        locale: Locale::En,
        unsaid: vec![],
        papers: Papers { page: vec![], file: vec![], source: vec![] },
    }
}

fn acts(decisions: Result<Vec<Decision>, Refusal>) -> Result<Vec<&'static str>, Refusal> {
    let act = |decision: &Decision| match decision.recorded() {
        Recorded::Act(entry) => entry.act.as_str(),
        other => panic!("{other:?}"),
    };
    decisions.map(|decisions| decisions.iter().map(act).collect())
}

fn one(decision: Result<Decision, Refusal>) -> Result<Vec<&'static str>, Refusal> {
    acts(decision.map(|decision| vec![decision]))
}

#[test]
fn one_is_open_at_a_time() {
    let owner = member(Role::Owner);
    let before = |open| Before { open, last_number: 1 };
    assert_eq!(acts(draft(&owner, drafted(2), &before(None), AT)), Ok(vec!["agreement.drafted"]));
    for state in [State::Draft, State::SignedByOrganisation] {
        let open = before(Some(agreement(state)));
        assert_eq!(acts(draft(&owner, drafted(2), &open, AT)), Ok(vec!["agreement.superseded", "agreement.drafted"]));
        assert_eq!(acts(renew(drafted(2), &open, AT)), Ok(vec!["agreement.superseded", "agreement.drafted"]));
    }
    assert_eq!(acts(draft(&owner, drafted(1), &before(None), AT)), Err(Refusal::Conflict), "the number was given");
    assert_eq!(acts(draft(&member(Role::PrivacyOfficer), drafted(2), &before(None), AT)), Err(Refusal::NotPermitted));
}

#[test]
fn who_signs_is_an_owner_with_a_second_step_and_has_read_what_is_stored() {
    let signing = |role, state, read, confirmed| one(sign(&member(role), &agreement(state), &read, confirmed, vec![], AT));
    assert_eq!(signing(Role::Owner, State::Draft, READ, STEP), Ok(vec!["agreement.signed"]));
    for role in [Role::Agent, Role::Marketing, Role::Auditor, Role::PrivacyOfficer] {
        assert_eq!(signing(role, State::Draft, READ, STEP), Err(Refusal::NotPermitted));
    }
    assert_eq!(signing(Role::Owner, State::Draft, READ, Confirmed::PasswordAlone), Err(Refusal::SecondStepNeeded));
    for state in [State::SignedByOrganisation, State::SignedByBoth, State::Superseded] {
        assert_eq!(signing(Role::Owner, state, READ, STEP), Err(Refusal::Conflict), "{state:?}");
    }
    for read in [Read { shown: [0; 32], ..READ }, Read { stored: [0; 32], ..READ }] {
        assert_eq!(signing(Role::Owner, State::Draft, read, STEP), Err(Refusal::AgreementChanged));
    }
}

#[test]
fn who_is_left_open_is_no_party() {
    let said = Named { legal_name: "Teehaus GmbH", address: "Teegasse 1", country: "DE", email: "hallo@teehaus.example" };
    assert!(unsaid(said, said).is_empty());
    assert_eq!(unsaid(Named { address: " ", ..said }, Named { email: "", ..said }), ["organisation.address", "operator.email"]);
    let nobody = Named { legal_name: "", address: "", country: "", email: "" };
    assert_eq!(unsaid(nobody, nobody).len(), 8);

    let open = || vec!["operator.address"];
    let refused = Refusal::PartyUnsaid { fields: open() };
    let (owner, before) = (member(Role::Owner), Before { open: None, last_number: 1 });
    let half = || Draft { unsaid: open(), ..drafted(2) };
    assert_eq!(acts(draft(&owner, half(), &before, AT)), Err(refused.clone()));
    assert_eq!(acts(renew(half(), &before, AT)), Ok(vec!["agreement.drafted"]), "who must be told is told");
    let read = Read { unsaid: open(), ..READ };
    assert_eq!(one(sign(&owner, &agreement(State::Draft), &read, STEP, vec![], AT)), Err(refused.clone()));
    let waiting = agreement(State::SignedByOrganisation);
    assert_eq!(acts(countersign(&waiting, None, &read, vec![], AT)), Err(refused));
}

#[test]
fn the_operator_signs_what_the_organisation_has_signed() {
    let signing = |state, before: Option<&Agreement>, read| acts(countersign(&agreement(state), before, &read, vec![], AT));
    let signed = State::SignedByOrganisation;
    assert_eq!(signing(signed, None, READ), Ok(vec!["agreement.countersigned"]));
    let before = agreement(State::SignedByBoth);
    assert_eq!(signing(signed, Some(&before), READ), Ok(vec!["agreement.countersigned", "agreement.superseded"]));
    for state in [State::Draft, State::SignedByBoth, State::Superseded] {
        assert_eq!(signing(state, None, READ), Err(Refusal::Conflict), "{state:?}");
    }
    for read in [Read { shown: [0; 32], ..READ }, Read { stored: [0; 32], ..READ }] {
        assert_eq!(signing(signed, None, read), Err(Refusal::AgreementChanged));
    }
}

#[test]
fn a_signed_copy_has_both_signatures() {
    for (state, signatures, may) in [
        (State::Draft, 2, false),
        (State::SignedByOrganisation, 1, false),
        (State::SignedByBoth, 1, false),
        (State::SignedByBoth, 2, true),
        (State::Superseded, 0, false),
        (State::Superseded, 2, true),
    ] {
        assert_eq!(file(&agreement(state), signatures, vec![]).is_ok(), may, "{state:?} {signatures}");
    }
}

#[test]
fn an_objection_comes_in_time_and_once() {
    let id = Uuid::nil();
    let day = SignedDuration::from_hours(24);
    let notice = Notice {
        sub_processor: SubProcessorId(id),
        recipient: RecipientId(id),
        announced_at: AT,
        ends_at: AT + day,
        objected_at: None,
        ended_at: None,
    };
    let objecting = |role, state, notice: &Notice, at| one(object(&member(role), &agreement(state), notice, ObjectionId(id), vec![], at));
    let force = State::SignedByBoth;
    assert_eq!(objecting(Role::Owner, force, &notice, AT), Ok(vec!["agreement.objected"]));
    assert_eq!(objecting(Role::PrivacyOfficer, force, &notice, AT), Err(Refusal::NotPermitted));
    assert_eq!(objecting(Role::Owner, State::Draft, &notice, AT), Err(Refusal::Conflict));
    assert_eq!(objecting(Role::Owner, force, &notice, AT + day), Err(Refusal::Conflict), "the notice is over");
    let stands = Notice { objected_at: Some(AT), ..notice };
    assert_eq!(objecting(Role::Owner, force, &stands, AT), Err(Refusal::Conflict), "one stands");
    let taking_back = |role, notice: &Notice| one(withdraw_objection(&member(role), notice, AT + day + day));
    assert_eq!(taking_back(Role::Owner, &stands), Ok(vec!["agreement.objection-withdrawn"]));
    assert_eq!(taking_back(Role::Agent, &stands), Err(Refusal::NotPermitted));
    assert_eq!(taking_back(Role::Owner, &notice), Err(Refusal::Conflict));
    assert_eq!(taking_back(Role::Owner, &Notice { ended_at: Some(AT), ..stands }), Err(Refusal::Conflict));
}

#[test]
fn words_are_proper() {
    assert_eq!((proper_reason("  no \n"), proper_reason(" "), proper_reason("a\u{7}")), (Some("no"), None, None));
    assert!(proper_reason(&"x".repeat(REASON_CHARS_MAX + 1)).is_none());
    assert_eq!((proper_name(" Ada Lovelace "), proper_name(""), proper_name("a\nb")), (Some("Ada Lovelace"), None, None));
}
