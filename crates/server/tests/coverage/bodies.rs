//! What each call brings: a small body that holds, so that the answer is about who calls and not about what was sent.

/// The bot of a new flow.
pub(crate) const BOT: &str = include_str!("../../../../flows/templates/standard.toml");

/// Routes that end the session of whoever calls them: called last.
pub(crate) const ENDS: [&str; 2] = ["POST /console/sign-out", "DELETE /api/v1/session"];

/// Routes on which what somebody may do hangs on the thing: who wrote a message or a note may change it, and
/// who holds the pair of a hold may open it.
pub(crate) const OF_THE_THING: [&str; 7] = [
    "DELETE /api/v1/conversations/{id}/messages/{message}",
    "PATCH /api/v1/conversations/{id}/messages/{message}",
    "DELETE /api/v1/conversations/{id}/notes/{note}",
    "POST /console/conversations/{id}/messages/{message}",
    "POST /console/conversations/{id}/messages/{message}/delete",
    "POST /console/conversations/{id}/notes/{note}/delete",
    "POST /console/privacy/holds/{id}",
];

/// What stands in braces that are no ids.
pub(crate) const NAMES: [(&str, &str); 6] = [
    ("assets", "0"),
    ("tile", "0/000"),
    ("demo", "shop"),
    ("withdraw", "nonsense"),
    ("ResourceTypes", "User"),
    ("Schemas", "urn:ietf:params:scim:schemas:core:2.0:User"),
];

/// Every field that a form of the console has: a handler takes those that it knows.
const FORM: &str = "text=more&name=Name$n&role=agent&email=guest$n%40teehaus.example&priority=high&until=tomorrow&tags=vip&member=&team=\
                    &locale=en&language=en&back=/console&password=wrong&password2=wrong&old=wrong&code=000000&sha256=00&reason=no&shortcut=s$n\
                    &own=&text_de=&text_en=Six&text_pl=&text_ru=&text_tr=&subject=$first&purpose=marketing&ends_at=2030-01-01&key=x&group=x\
                    &step=site&invitation=x&secret=x&totp=x&totp_proof=x&offer=x&other=$first&away=on&title=Title&kind=erasure&channel=letter\
                    &received_at=2027-11-20&note=no&rule=inactive&months=6&origins=&privacy=&imprint=&query=state%3Dwaiting&suspended=true\
                    &country=DE&next=/console&setup=x&region=DE&aware_at=&regime=gdpr&to=authority&phase=initial&reference=7&likelihood=1&severity=2&expires_at=2027-12-31&address=keep%40teehaus.example&issuer=https%3A%2F%2F127.0.0.1%3A1&client_id=parlour&public=1&word=x";

/// The bodies of the API. `$subject`, `$conversation` and `$member` are made for the call, `$n` and `$key` are new each time.
const BODIES: [(&str, &str); 67] = [
    ("DELETE /api/v1/session", ""),
    ("PATCH /api/v1/audits/{id}", r#"{"text": "more"}"#),
    ("PATCH /api/v1/breaches/{id}", r#"{"nature": "a list"}"#),
    ("PATCH /api/v1/canned/{id}", r#"{"texts": {"en": "Until seven."}}"#),
    ("PATCH /api/v1/conversations/{id}/messages/{message}", r#"{"text": "better"}"#),
    ("PATCH /api/v1/members/{id}", r#"{"suspended": true}"#),
    ("PATCH /api/v1/recipients/{id}", r#"{"country": "AT"}"#),
    ("PATCH /api/v1/requests/{id}", r#"{"subject": "$subject"}"#),
    ("PATCH /api/v1/risks/{id}", r#"{"text": "more"}"#),
    ("PATCH /api/v1/roles/{name}", r#"{"reads": []}"#),
    ("PATCH /api/v1/sites/{id}", r##"{"colour": "#ffcc00"}"##),
    ("PATCH /api/v1/teams/{id}", r#"{"rule": "least-busy"}"#),
    ("PATCH /api/v1/trainings/{id}", r#"{"text": "more"}"#),
    ("PATCH /api/v1/undertakings/{id}", r#"{"text": "more"}"#),
    ("PATCH /api/v1/visit/data", r#"{"contact": {}}"#),
    ("PATCH /scim/v2/Users/{id}", r#"{"Operations": [{"op": "Replace", "path": "externalId", "value": "known-$n"}]}"#),
    ("POST /api/v1/access-reviews", "{}"),
    ("POST /api/v1/agreements/{id}/object", r#"{"sub_processor": "01919191-9191-7191-9191-919191919191", "reason": "no"}"#),
    ("POST /api/v1/agreements/{id}/sign", r#"{"password": "wrong", "code": "000000", "sha256": "00"}"#),
    ("POST /api/v1/audits", r#"{"title": "What is done"}"#),
    ("POST /api/v1/breaches", r#"{"title": "Wrong list"}"#),
    ("POST /api/v1/breaches/{id}/affected", "{}"),
    ("POST /api/v1/breaches/{id}/confirm", r#"{"aware_at": "$now"}"#),
    ("POST /api/v1/breaches/{id}/dismiss", r#"{"reason": "it was none"}"#),
    ("POST /api/v1/breaches/{id}/messages", r#"{"texts": {"en": "Somebody saw your messages."}}"#),
    ("POST /api/v1/breaches/{id}/notifications", r#"{"regime": "gdpr", "to": "authority", "phase": "initial", "reference": "7"}"#),
    ("POST /api/v1/canned", r#"{"shortcut": "s$n", "texts": {"en": "Until six."}}"#),
    ("POST /api/v1/conversations/bulk", r#"{"ids": ["$conversation"], "do": "tag", "tags": ["vip"]}"#),
    ("POST /api/v1/conversations/{id}/assign", r#"{"member": "$member"}"#),
    ("POST /api/v1/conversations/{id}/messages", r#"{"key": "$key", "text": "good day"}"#),
    ("POST /api/v1/conversations/{id}/notes", r#"{"key": "$key", "text": "call her"}"#),
    ("POST /api/v1/conversations/{id}/priority", r#"{"priority": "high"}"#),
    ("POST /api/v1/conversations/{id}/snooze", r#"{"until": "2099-01-01T00:00:00Z"}"#),
    ("POST /api/v1/flows/{id}/publish", "$bot"),
    ("POST /api/v1/holds", r#"{"subject": "$subject", "reason": "a claim", "ends_at": "2030-01-01"}"#),
    ("POST /api/v1/imports/contacts", "email,purpose,basis,given_at,proof\na$n@example.com,marketing,consent,2026-01-31,card 17\n"),
    ("POST /api/v1/invitation/accept", r#"{"name": "Tom", "password": "several good words"}"#),
    ("POST /api/v1/members", r#"{"email": "tom$n@teehaus.example", "role": "agent"}"#),
    ("POST /api/v1/mentions/read", r#"{"conversation": "$conversation"}"#),
    ("POST /api/v1/notices", r#"{"locale": "pl", "title": "Informacja", "text": "Najpierw pytamy.", "change": "material"}"#),
    ("POST /api/v1/purposes", r#"{"name": "repair-$n", "basis": "consent", "names": {"en": "Repairs"}, "categories": ["Name"]}"#),
    ("POST /api/v1/recipients", r#"{"kind": "other", "name": "Bote $n", "country": "DE", "purposes": ["marketing"]}"#),
    ("POST /api/v1/recovery", r#"{"email": "x@teehaus.example", "password": "yet another row of words"}"#),
    ("POST /api/v1/requests", r#"{"kind": "erasure", "received_at": "2027-11-20", "channel": "letter"}"#),
    ("POST /api/v1/risks", r#"{"title": "What may happen", "likelihood": 1, "severity": 2}"#),
    ("POST /api/v1/roles", r#"{"name": "own-$n", "permissions": [], "reads": []}"#),
    ("POST /api/v1/session", r#"{"email": "x$n@teehaus.example", "password": "wrong"}"#),
    ("POST /api/v1/session/confirm", r#"{"password": "wrong"}"#),
    ("POST /api/v1/sites", r#"{"name": "Second $n"}"#),
    ("POST /api/v1/subjects/{id}/links", r#"{"subject": "$subject"}"#),
    ("POST /api/v1/teams", r#"{"name": "Billing $n", "members": []}"#),
    ("POST /api/v1/tokens", r#"{"name": "till $n", "permissions": [], "reads": [], "expires_at": "2027-12-31"}"#),
    ("PUT /api/v1/organisation/checkpoint", r#"{"address": "keep@teehaus.example"}"#),
    ("POST /api/v1/trainings", r#"{"title": "What is done"}"#),
    ("POST /api/v1/undertakings", r#"{"title": "What is done"}"#),
    ("POST /api/v1/views", r#"{"name": "mine $n", "query": "state=waiting"}"#),
    ("POST /api/v1/visit/consents", r#"{"purpose": "callback", "decision": "given", "notice": "00"}"#),
    ("POST /api/v1/visit/messages", r#"{"key": "$key", "text": "hello"}"#),
    ("POST /api/v1/visits", r#"{"site": "$site"}"#),
    ("POST /scim/v2/Users", r#"{"userName": "awaited$n@teehaus.example"}"#),
    ("PUT /scim/v2/Users/{id}", r#"{"userName": "other$n@teehaus.example"}"#),
    ("PUT /api/v1/confirmation", r#"{"email": false}"#),
    ("PUT /api/v1/members/me", r#"{"away": false}"#),
    ("PUT /api/v1/members/me/password", r#"{"password": "wrong", "new": "another row of good words"}"#),
    ("PUT /api/v1/members/me/totp", r#"{"offer": "x", "code": "000000"}"#),
    ("PUT /api/v1/organisation/identity-provider", r#"{"issuer": "https://127.0.0.1:1", "client_id": "parlour", "client_secret": ""}"#),
    ("PUT /api/v1/organisation/signing-in", r#"{"second_step": true}"#),
];

/// Bodies that more than one route takes, by how the route ends.
const ENDINGS: [(&str, &str); 14] = [
    ("PUT /api/v1/teams", r#"{"rule": "round-robin"}"#),
    ("PUT /api/v1/organisation/identity", r#"{"legal_name": "Teehaus GmbH", "email": "hallo@teehaus.example"}"#),
    ("PUT /api/v1/retention-rules", r#"{"items": [{"rule": "inactive", "months": 6}]}"#),
    ("/opening", r#"{"reason": "quality"}"#),
    ("/tags", r#"{"tags": ["vip"]}"#),
    ("/draft", r#"{"text": "not yet"}"#),
    ("/purposes/{name}", r#"{"archived": false}"#),
    ("/extend", r#"{"reason": "many"}"#),
    ("/refuse", r#"{"reason": "no"}"#),
    ("/verify-identity", r#"{"method": "call back"}"#),
    ("/rectify", r#"{"contact": {"phone": "+4930901821"}}"#),
    ("/visit/requests", r#"{"kind": "access"}"#),
    ("/rating", r#"{"score": 5}"#),
    ("/call-back", r#"{"phone": "+4930901820", "name": "Ada"}"#),
];

/// What is sent with a route.
pub(crate) fn body(route: &str) -> Option<String> {
    let (method, path) = route.split_once(' ')?;
    if method == "GET" || path.ends_with("/files") {
        return None;
    }
    if ["/console", "/operator", "/setup"].iter().any(|root| path.starts_with(root)) {
        return Some(FORM.to_owned());
    }
    if route == "POST /api/v1/flows" || route == "POST /api/v1/flows/{id}/publish" {
        return Some(serde_json::json!({"source": BOT}).to_string());
    }
    let known = BODIES.iter().find(|(named, _)| *named == route);
    let known = known.or_else(|| ENDINGS.iter().find(|(end, _)| route.ends_with(end)));
    let unasked = if path.starts_with("/api/") && method != "DELETE" { "{}" } else { "" };
    Some(known.map_or(unasked, |(_, body)| body).to_owned())
}

/// In which form it is sent.
pub(crate) fn kind(route: &str) -> Option<&'static str> {
    match route {
        "POST /api/v1/imports/contacts" => Some("text/csv"),
        "POST /confirm" | "POST /withdraw/{link}" => Some("application/x-www-form-urlencoded"),
        _ if route.ends_with("/files") => None,
        _ => Some("application/json"),
    }
}

/// What stands behind the path.
pub(crate) fn query(route: &str) -> &'static str {
    match route {
        "GET /api/v1/search" | "GET /console/search" => "?q=hello",
        "GET /api/v1/exports/contacts.csv" | "GET /console/exports/contacts.csv" => "?purpose=marketing",
        "GET /api/v1/notices/generated" | "GET /console/privacy/texts/edit" => "?locale=en",
        "GET /confirm" => "?k=nonsense",
        _ if route.starts_with("POST ") && route.ends_with("/files") => "?key=one&name=photo.jpg",
        _ => "",
    }
}
