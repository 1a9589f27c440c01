//! Decides how the demo comes to an agreement in force: by the ways that everybody takes. A second owner joins with a second step, reads
//! and signs by the API; the operator, who holds the server key, signs and announces a sub-processor on their own page.

use super::Failed;
use super::play::{Player, text};
use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::SignedDuration;
use seal::sha256;
use serde_json::json;
use server::{App, Clock as _, Operator};
use std::fmt::Write as _;
use totp_rs::Totp;

/// Who signs for the organisation. The demo's sign-in has no second step, so it is not theirs to sign.
const OWNER: (&str, &str) = ("Jost Teller", "jost@teehaus.example");
/// Whose hand signs for the operator.
const OPERATOR: &str = "Jo Kern";
/// For how long a code of the second step counts: one that signed in signs nothing.
const STEP: SignedDuration = SignedDuration::from_secs(30);

/// Who runs the demo, as its documents name it.
pub(super) fn operator() -> Operator {
    Operator {
        legal_name: "Plauderstube eG".to_owned(),
        address: "Am Sandtorkai 5\n20457 Hamburg".to_owned(),
        country: "DE".to_owned(),
        email: "betrieb@plauderstube.example".to_owned(),
        phone: "+494036091700".to_owned(),
        privacy_contact: "datenschutz@plauderstube.example".to_owned(),
        region: String::new(),
    }
}

impl Player<'_> {
    /// Has both parties sign, and announces a sub-processor.
    pub(super) async fn agree(&mut self, app: &App) -> Result<(), Failed> {
        let mut bytes = [0; 32];
        app.entropy().fill(&mut bytes);
        let password = hex(&bytes);
        let second = self.join(&password).await?;
        let token = self.sign_in(&password, &second).await?;
        let agreement = self.call(Method::POST, "/api/v1/agreements", &token, &json!({})).await?;
        let (id, document) = (text(&agreement, "/id"), text(&agreement, "/sha256"));
        let signing = json!({"password": password, "code": self.next_code(&second)?, "sha256": document});
        self.call(Method::POST, &format!("/api/v1/agreements/{id}/sign"), &token, &signing).await?;

        let code = server::operator::code(app);
        let path = format!("/operator/agreements/{}/{id}", self.organisation());
        self.form(&path, &code, &[("name", OPERATOR), ("code", &code), ("sha256", &document)]).await?;
        let announced = [
            ("name", "Nordlicht Rechenzentrum GmbH"),
            ("country", "DE"),
            ("kind", "backup"),
            ("service", "Backups"),
            ("contact", "https://nordlicht.example/datenschutz"),
            ("purpose-callback", "on"),
            ("purpose-conversation", "on"),
        ];
        self.form("/operator/sub-processors", &code, &announced).await
    }

    /// Lets the second owner in; answers their second step.
    async fn join(&mut self, password: &str) -> Result<Totp, Failed> {
        let (name, email) = OWNER;
        // Whoever invites has said lately who they are.
        self.owner = None;
        let invited = self.owner(Method::POST, "/api/v1/members", &json!({"email": email, "role": "owner"})).await?;
        let link = text(&invited, "/invitation_url");
        let (_, secret) = link.split_once('#').ok_or("an invitation without its secret")?;
        let joining = json!({"name": name, "password": password});
        let joined = self.call(Method::POST, "/api/v1/invitation/accept", secret, &joining).await?;
        Ok(Totp::from_url(text(&joined, "/totp_uri"))?)
    }

    async fn sign_in(&self, password: &str, second: &Totp) -> Result<String, Failed> {
        let credentials = json!({"email": OWNER.1, "password": password, "code": self.next_code(second)?});
        Ok(text(&self.call(Method::POST, "/api/v1/session", "", &credentials).await?, "/token"))
    }

    /// A code that was not used yet: the clock goes on to the next one.
    fn next_code(&self, second: &Totp) -> Result<String, Failed> {
        self.past.go_on(STEP);
        Ok(second.generate(u64::try_from(self.past.now().as_second())?).to_string())
    }

    /// Sends a form of the operator's.
    async fn form(&self, path: &str, code: &str, fields: &[(&str, &str)]) -> Result<(), Failed> {
        let secret = hex(&sha256(code.as_bytes()));
        let csrf = hex(&sha256(format!("csrf{secret}").as_bytes()));
        let value = |said: &str| said.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}"));
        let pairs = [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied());
        let body: Vec<String> = pairs.map(|(name, said)| format!("{name}={}", value(said))).collect();
        let request = Request::post(path)
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, format!("parlour-form={secret}; parlour-operator={code}"))
            .body(Body::from(body.join("&")))?;
        let (status, _) = self.send(request).await?;
        if status.is_redirection() { Ok(()) } else { Err(format!("the operator's {path}: {status}").into()) }
    }

    fn organisation(&self) -> String {
        self.sign_in.organisation.to_string()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
