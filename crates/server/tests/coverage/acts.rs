//! Which act each route leaves that changes something: proven by calling it (`laws/acts.rs`), or why there is none.
//!
//! The forms of the console end in the functions of the API's routes, which write the act: each is named with the route that it does the
//! same as. That it does is read in the code, not measured here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What each route of the API left when it was called.
const CALLED: &str = include_str!("../golden/acts-by-route.txt");
/// Every act there is.
const ACTS: &str = include_str!("../../../domain/golden/acts.txt");

/// The routes that leave none, and why.
const NONE: [(&str, &str); 20] = [
    ("DELETE /api/v1/views/{id}", "a member's own list"),
    ("POST /api/v1/conversations/{id}/files", "a message is its own record"),
    ("POST /api/v1/conversations/{id}/notes", "a note is its own record"),
    ("POST /api/v1/conversations/{id}/priority", "it orders the work of members and says nothing of the subject"),
    ("POST /api/v1/conversations/{id}/snooze", "it orders the work of members and says nothing of the subject"),
    ("POST /api/v1/members/me/totp", "an offer; taking it up is the act"),
    ("POST /api/v1/mentions/read", "a member's own mark"),
    ("POST /api/v1/passkeys/options", "a question; what answers it is the act"),
    ("POST /api/v1/session/passkey/options", "a question; what answers it is the act"),
    ("POST /api/v1/views", "a member's own list"),
    ("POST /api/v1/visit/files", "a message is its own record"),
    ("POST /api/v1/visit/messages", "a message is its own record; what follows from an answer is an act"),
    ("PUT /api/v1/conversations/{id}/draft", "a member's own draft"),
    ("PUT /api/v1/members/me", "a member's own absence"),
    ("POST /console/language", "a cookie of the browser"),
    ("POST /console/setup/finish", "a mark of how far the first run is"),
    ("POST /console/setup/later", "a mark of how far the first run is"),
    ("POST /operator", "a cookie of the operator's browser; the operator is no member"),
    ("POST /operator/leave", "the end of that cookie"),
    ("POST /setup", "nothing is written before it is confirmed"),
];

/// What an identity provider's change of a user leaves.
const CHANGED: &str = "invitation.revoked, invitation.sent, key.published, member.invited, member.provisioned, member.readdressed, \
                       member.restored, member.role-changed, member.suspended";

/// Routes whose act no call of the API's routes left: outside of `/api/v1`, or where nothing waited for it.
const OWN: [(&str, &str); 15] = [
    ("POST /console/sign-in/unlock", "session.started"),
    // Some of these, by what is said and of whom: `laws/scim.rs` reads them, under the token's name.
    ("POST /scim/v2/Users", "invitation.sent, member.invited, member.provisioned"),
    ("PATCH /scim/v2/Users/{id}", CHANGED),
    ("PUT /scim/v2/Users/{id}", CHANGED),
    ("DELETE /scim/v2/Users/{id}", "invitation.revoked, key.published, member.removed, member.unprovisioned, token.revoked"),
    ("POST /api/v1/members/{id}/keys", "key.handed-over"),
    ("POST /confirm", "consent.given"),
    ("POST /withdraw/{link}", "consent.withdrawn"),
    ("POST /setup/confirm", "organisation.created"),
    ("POST /operator/agreements/{organisation}/{id}", "agreement.countersigned"),
    ("POST /operator/sub-processors", "sub-processor.announced"),
    ("POST /operator/sub-processors/{id}/remove", "sub-processor.removed"),
    ("POST /console/settings/organisation", "organisation.changed"),
    ("POST /console/settings/profile", "member.named"),
    ("POST /console/setup/recovery/confirm", "recovery.confirmed"),
];

/// What the forms of the console do the same as.
const SAME: &str = "\
POST /console/away = PUT /api/v1/members/me
POST /console/confirm = POST /api/v1/session/confirm
POST /console/contacts/import = POST /api/v1/imports/contacts
POST /console/conversations/bulk = POST /api/v1/conversations/bulk
POST /console/conversations/{id}/assign = POST /api/v1/conversations/{id}/assign
POST /console/conversations/{id}/close = POST /api/v1/conversations/{id}/close
POST /console/conversations/{id}/let-in = POST /api/v1/conversations/{id}/let-in
POST /console/conversations/{id}/messages = POST /api/v1/conversations/{id}/messages
POST /console/conversations/{id}/messages/{message} = PATCH /api/v1/conversations/{id}/messages/{message}
POST /console/conversations/{id}/messages/{message}/delete = DELETE /api/v1/conversations/{id}/messages/{message}
POST /console/conversations/{id}/notes/{note}/delete = DELETE /api/v1/conversations/{id}/notes/{note}
POST /console/conversations/{id}/opening = POST /api/v1/conversations/{id}/opening
POST /console/conversations/{id}/priority = POST /api/v1/conversations/{id}/priority
POST /console/conversations/{id}/snooze = POST /api/v1/conversations/{id}/snooze
POST /console/conversations/{id}/tags = PUT /api/v1/conversations/{id}/tags
POST /console/conversations/{id}/take = POST /api/v1/conversations/{id}/take
POST /console/join = POST /api/v1/invitation/accept
POST /console/ledger/checkpoint = PUT /api/v1/organisation/checkpoint
POST /console/privacy/agreements = POST /api/v1/agreements
POST /console/privacy/agreements/sub-processors/{id}/object = POST /api/v1/agreements/{id}/object
POST /console/privacy/agreements/sub-processors/{id}/withdraw = DELETE /api/v1/agreements/{id}/object/{sub_processor}
POST /console/privacy/agreements/{id} = POST /api/v1/agreements/{id}/sign
POST /console/privacy/breaches = POST /api/v1/breaches
POST /console/privacy/breaches/{id} = PATCH /api/v1/breaches/{id}
POST /console/privacy/breaches/{id}/affected = POST /api/v1/breaches/{id}/affected
POST /console/privacy/breaches/{id}/close = POST /api/v1/breaches/{id}/close
POST /console/privacy/breaches/{id}/confirm = POST /api/v1/breaches/{id}/confirm
POST /console/privacy/breaches/{id}/dismiss = POST /api/v1/breaches/{id}/dismiss
POST /console/privacy/breaches/{id}/messages = POST /api/v1/breaches/{id}/messages
POST /console/privacy/breaches/{id}/notifications = POST /api/v1/breaches/{id}/notifications
POST /console/privacy/holds = POST /api/v1/holds
POST /console/privacy/holds/{id} = hold.opened
POST /console/privacy/holds/{id}/end = DELETE /api/v1/holds/{id}
POST /console/privacy/identity = PUT /api/v1/organisation/identity
POST /console/privacy/purposes/new = POST /api/v1/purposes
POST /console/privacy/purposes/{name} = PATCH /api/v1/purposes/{name}
POST /console/privacy/recipients = POST /api/v1/recipients
POST /console/privacy/recipients/{id} = PATCH /api/v1/recipients/{id}
POST /console/privacy/registers/{register} = POST /api/v1/audits
POST /console/privacy/registers/{register}/{id} = PATCH /api/v1/audits/{id}
POST /console/privacy/requests = POST /api/v1/requests
POST /console/privacy/requests/{id}/ask-identity = POST /api/v1/requests/{id}/ask-identity
POST /console/privacy/requests/{id}/end = DELETE /api/v1/subjects/{id}/consents/{purpose}
POST /console/privacy/requests/{id}/extend = POST /api/v1/requests/{id}/extend
POST /console/privacy/requests/{id}/fulfil = POST /api/v1/requests/{id}/fulfil
POST /console/privacy/requests/{id}/rectify = POST /api/v1/requests/{id}/rectify
POST /console/privacy/requests/{id}/refuse = POST /api/v1/requests/{id}/refuse
POST /console/privacy/requests/{id}/relate = PATCH /api/v1/requests/{id}
POST /console/privacy/requests/{id}/verify-identity = POST /api/v1/requests/{id}/verify-identity
POST /console/privacy/retention = PUT /api/v1/retention-rules
POST /console/privacy/texts/edit = POST /api/v1/notices
POST /console/recover = POST /api/v1/recovery
POST /console/settings/canned/new = POST /api/v1/canned
POST /console/settings/canned/{id} = PATCH /api/v1/canned/{id}
POST /console/settings/canned/{id}/delete = DELETE /api/v1/canned/{id}
POST /console/settings/confirmation = PUT /api/v1/confirmation
POST /console/settings/identity-provider = PUT /api/v1/organisation/identity-provider
POST /console/settings/identity-provider/remove = DELETE /api/v1/organisation/identity-provider
POST /console/settings/identity-provider/try = POST /api/v1/organisation/identity-provider/try
POST /console/settings/members = POST /api/v1/members
POST /console/settings/members/awaited/{id}/end = DELETE /api/v1/members/{id}/invitation
POST /console/settings/members/awaited/{id}/link = POST /api/v1/members/{id}/invitation
POST /console/settings/members/invitations/{id}/revoke = DELETE /api/v1/invitations/{id}
POST /console/settings/members/{id}/help = POST /api/v1/members/{id}/recovery
POST /console/settings/members/{id}/keys = POST /api/v1/members/{id}/keys
POST /console/settings/members/{id}/remove = DELETE /api/v1/members/{id}
POST /console/settings/members/{id}/role = PATCH /api/v1/members/{id}
POST /console/settings/members/{id}/suspend = PATCH /api/v1/members/{id}
POST /console/settings/roles = POST /api/v1/roles
POST /console/settings/roles/{name} = PATCH /api/v1/roles/{name}
POST /console/settings/signing-in/codes = POST /api/v1/members/me/recovery-codes
POST /console/settings/signing-in/passkey = POST /api/v1/passkeys
POST /console/settings/signing-in/passkeys/{id}/remove = DELETE /api/v1/passkeys/{id}
POST /console/settings/signing-in/passkeys/{id}/rename = PATCH /api/v1/passkeys/{id}
POST /console/settings/signing-in/password = PUT /api/v1/members/me/password
POST /console/settings/signing-in/required = PUT /api/v1/organisation/signing-in
POST /console/settings/signing-in/sessions/{id}/end = DELETE /api/v1/sessions/{id}
POST /console/settings/signing-in/totp = PUT /api/v1/members/me/totp
POST /console/settings/sites = POST /api/v1/sites
POST /console/settings/sites/{id} = PATCH /api/v1/sites/{id}
POST /console/settings/sites/{id}/logo = PATCH /api/v1/sites/{id}
POST /console/settings/sites/{id}/no-logo = PATCH /api/v1/sites/{id}
POST /console/settings/tokens = POST /api/v1/tokens
POST /console/settings/tokens/{id}/keys = POST /api/v1/members/{id}/keys
POST /console/settings/tokens/{id}/revoke = DELETE /api/v1/tokens/{id}
POST /console/settings/teams = POST /api/v1/teams
POST /console/settings/teams/{id} = PATCH /api/v1/teams/{id}
POST /console/setup/{step} = POST /api/v1/sites
POST /console/sign-in = POST /api/v1/session
POST /console/sign-in/passkey = POST /api/v1/session/passkey
POST /console/sign-out = DELETE /api/v1/session
POST /console/subjects/{id}/erase = DELETE /api/v1/subjects/{id}
POST /console/subjects/{id}/opening = POST /api/v1/subjects/{id}/opening
POST /console/subjects/{id}/links = POST /api/v1/subjects/{id}/links
POST /console/subjects/{id}/links/{other}/delete = DELETE /api/v1/subjects/{id}/links/{other}
POST /console/tasks/{id}/done = POST /api/v1/tasks/{id}/done
POST /console/views = POST /api/v1/views
POST /console/views/{id}/delete = DELETE /api/v1/views/{id}
";

/// Every act that a call of each route of the API left.
fn called() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut acts = BTreeMap::<_, BTreeSet<_>>::new();
    for line in CALLED.lines() {
        let (route, left) = line.split_once(": ").unwrap();
        let route = route.split_once(" (").map_or(route, |(route, _)| route);
        if !left.starts_with("nothing") {
            acts.entry(route).or_default().extend(left.split(", "));
        }
    }
    acts
}

/// The page of these routes: each with its acts, or why there is none.
pub(crate) fn page(routes: &BTreeSet<String>) -> String {
    let (called, none) = (called(), BTreeMap::from(NONE));
    let mut own: BTreeMap<&str, &str> = BTreeMap::from(OWN);
    let same: BTreeMap<&str, &str> = SAME.lines().map(|line| line.split_once(" = ").unwrap()).collect();
    own.extend(same.iter().filter(|(_, act)| !act.contains(' ')));
    let mut page = String::new();
    let known: BTreeSet<_> = ACTS.lines().collect();
    for route in crate::table::by_path(routes.clone()) {
        let through = same.get(&*route).copied().filter(|same| same.contains(' '));
        let of = through.unwrap_or(&route);
        let said = match (called.get(of), own.get(of), none.get(of)) {
            (Some(acts), None, _) => acts.iter().copied().collect::<Vec<_>>().join(", "),
            (None, Some(act), None) => (*act).to_owned(),
            (None, None, Some(why)) => format!("nothing: {why}"),
            _ => panic!("{route} is named with no act, or with several: what does it leave?"),
        };
        let unknown: Vec<_> = said.split(", ").filter(|act| !said.starts_with("nothing") && !known.contains(act)).collect();
        assert!(unknown.is_empty(), "{route}: {unknown:?} is no act");
        let _ = writeln!(page, "{route}{}: {said}", through.map(|same| format!(" = {same}")).unwrap_or_default());
    }
    let named = same.keys().chain(own.keys()).chain(none.keys());
    let gone: Vec<_> = named.filter(|route| !routes.contains(**route)).collect();
    assert!(gone.is_empty(), "{gone:?} are no routes any more");
    page
}
