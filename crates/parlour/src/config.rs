//! The configuration file: addresses and folders. Secrets do not belong into it, and it refuses to hold them.

use crate::{Failed, walls};
use seal::Personal;
use serde::Deserialize;
use server::{Destination, IpNet, MailServer, Reach, Security};
use std::path::{Path, PathBuf};

/// What a configuration file may say.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Address to listen on.
    pub(crate) listen: Option<String>,
    /// The address under which browsers reach this installation: `https://chat.example.org`.
    pub(crate) public_url: Option<String>,
    /// Address on which the metrics are served; none without it.
    pub(crate) metrics: Option<String>,
    /// Whom to tell about a weakness (`security.txt`): `mailto:security@example.org`.
    pub(crate) security_contact: Option<String>,
    /// Folder of the database and the server key.
    pub(crate) data: Option<PathBuf>,
    /// `PostgreSQL` URL.
    pub(crate) database: Option<String>,
    /// The mail server for letters that confirm consents.
    pub(crate) mail: Option<Mail>,
    /// The time-stamping authority.
    pub(crate) timestamp: Option<TimeStamp>,
    /// How far those are reached whom organisations name.
    #[serde(default)]
    pub(crate) outbound: Outbound,
    /// The certificate to serve, and its key.
    pub(crate) tls: Option<walls::Files>,
    /// The names whose certificate is asked for.
    pub(crate) acme: Option<walls::Names>,
    /// Proxies whose word on the address of a caller is taken: `10.0.0.0/8`.
    #[serde(default)]
    pub(crate) trusted_proxies: Vec<String>,
    /// When a new visit has to work something out first: `off`, `under-load` (as without it) or `always`.
    pub(crate) proof_of_work: Option<String>,
    /// How much there may be at once.
    #[serde(default)]
    pub(crate) limits: walls::AtOnce,
    /// Folder of counsel's texts for documents.
    pub(crate) legal: Option<PathBuf>,
    /// Who runs the installation, as documents name it.
    #[serde(default)]
    pub(crate) operator: Operator,
}

/// Who runs the installation: the processor of the agreement and of its own record.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Operator {
    legal_name: String,
    address: String,
    /// ISO 3166 country.
    country: String,
    email: String,
    phone: String,
    privacy_contact: String,
    /// Where the data is stored, if it is another country; ISO 3166.
    region: String,
}

impl From<Operator> for server::Operator {
    fn from(told: Operator) -> Self {
        let Operator { legal_name, address, country, email, phone, privacy_contact, region } = told;
        Self { legal_name, address, country, email, phone, privacy_contact, region }
    }
}

/// What the section `[mail]` may say. The password is handed in at start, as the variable `PARLOUR_MAIL_PASSWORD`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    /// The server's name.
    host: String,
    /// Its port; 465 for `tls`, 587 for `starttls` and 25 for `none` where none is named.
    port: Option<u16>,
    /// `tls` (as without it), `starttls`, or `none` for a server on this machine.
    security: Option<String>,
    /// The address that letters come from.
    from: String,
    /// The name to sign in with.
    user: Option<String>,
}

/// What the section `[timestamp]` may say. Whose checkpoints are stamped there each organisation says, by registering it as a recipient.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TimeStamp {
    /// Where the authority is asked (RFC 3161): `https://stamp.example/tsa`.
    url: String,
}

/// What the section `[outbound]` may say: how far those are reached whom organisations name, such as their identity providers. Without it
/// they are on the open network, under a certificate that this machine believes.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Outbound {
    /// Networks of the house where they may be as well: `10.1.0.0/16`.
    private: Vec<String>,
    /// A file of authorities of the house that are believed as well (PEM).
    roots: Option<PathBuf>,
}

/// Where the mail server's password is handed in.
const MAIL_PASSWORD: &str = "PARLOUR_MAIL_PASSWORD";

impl Config {
    /// The mail server, with its password from the environment.
    pub(crate) fn mail_server(&self) -> Result<Option<MailServer>, Failed> {
        let Some(mail) = &self.mail else { return Ok(None) };
        if self.public_url.is_none() {
            return Err("`[mail]` needs `public_url`: letters hold links to this installation".into());
        }
        mail.server(std::env::var(MAIL_PASSWORD).ok()).map(Some)
    }
}

impl Config {
    /// How far those are reached whom organisations name.
    pub(crate) fn reach(&self) -> Result<Reach, Failed> {
        let net =
            |text: &String| text.parse::<IpNet>().map_err(|_| format!("`private` of `[outbound]`: {text} is no network like 10.1.0.0/16"));
        let private = self.outbound.private.iter().map(net).collect::<Result<Vec<_>, _>>()?;
        let Some(path) = &self.outbound.roots else { return Ok(Reach::default().with_private(private)) };
        let unfit = |why: String| format!("`roots` of `[outbound]`: {}: {why}", path.display());
        let pem = std::fs::read(path).map_err(|error| unfit(error.to_string()))?;
        Reach::new(private, &pem).map_err(|error| unfit(error.to_string()).into())
    }

    /// The time-stamping authority.
    pub(crate) fn authority(&self) -> Result<Option<Destination>, Failed> {
        let Some(told) = &self.timestamp else { return Ok(None) };
        Destination::parse(&told.url).map(Some).map_err(|unfit| format!("`url` of `[timestamp]`: {unfit}").into())
    }
}

impl Mail {
    fn server(&self, password: Option<String>) -> Result<MailServer, Failed> {
        let (security, port) = match self.security.as_deref() {
            None | Some("tls") => (Security::Tls, 465),
            Some("starttls") => (Security::StartTls, 587),
            Some("none") => (Security::Loopback, 25),
            Some(_) => return Err("`security` of `[mail]` must be \"tls\", \"starttls\" or \"none\"".into()),
        };
        let login = match (&self.user, password) {
            (None, _) => None,
            (Some(user), Some(password)) => Some((user.clone(), Personal::new(password))),
            (Some(_), None) => return Err(format!("`[mail]` names a `user`: hand the password in as {MAIL_PASSWORD}").into()),
        };
        let server = MailServer { host: self.host.clone(), port: self.port.unwrap_or(port), security, from: self.from.clone(), login };
        server.check()?;
        Ok(server)
    }
}

/// Words in the name of a setting that would hold a secret.
const SECRETS: [&str; 4] = ["token", "secret", "password", "key"];

/// Reads a configuration file.
pub(crate) fn read(path: &Path) -> Result<Config, Failed> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    parse(&text).map_err(|e| format!("{}: {e}", path.display()).into())
}

fn parse(text: &str) -> Result<Config, Failed> {
    let table: toml::Table = text.parse()?;
    let inner = table.values().filter_map(toml::Value::as_table).flat_map(toml::Table::keys);
    for name in table.keys().chain(inner) {
        // A file is named, and its content stays where it is.
        let names_file = name.ends_with("_file");
        if !names_file && SECRETS.iter().any(|secret| name.contains(secret)) {
            return Err(format!("`{name}` is a secret and has no place in a file beside the data: hand it in at start").into());
        }
    }
    let config: Config = toml::from_str(text)?;
    if let Some(url) = &config.public_url {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if rest.is_none_or(|host| host.is_empty() || host.contains(['/', '?', '#', ' '])) {
            return Err("`public_url` must be like https://chat.example.org, without a path".into());
        }
    }
    let region = &config.operator.region;
    if !region.is_empty() && !domain::jurisdiction::is_region(region) {
        return Err("`region` of `[operator]` must be a country's two capital letters, like \"DE\"".into());
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operator_is_told_in_a_table_of_its_own() {
        let told = parse("legal = \"texts\"\n[operator]\nlegal_name = \"Plauder eG\"\ncountry = \"DE\"").unwrap();
        let operator = server::Operator::from(told.operator);
        assert_eq!((operator.legal_name.as_str(), operator.country.as_str(), operator.phone.as_str()), ("Plauder eG", "DE", ""));
        assert_eq!(operator.stored_in(), "DE");
        let told = parse("[operator]\ncountry = \"DE\"\nregion = \"FI\"").unwrap();
        assert_eq!(server::Operator::from(told.operator).stored_in(), "FI");
    }

    #[test]
    fn secrets_and_unknown_settings_are_refused() {
        assert!(parse("listen = \"127.0.0.1:80\"\npublic_url = \"https://chat.example.org\"").is_ok());
        for bad in [
            "machine_token = \"x\"",
            "channel_secret = \"x\"",
            "lisen = \"x\"",
            "public_url = \"chat.example.org\"",
            "public_url = \"https://a/b\"",
            "[operator]\nname = \"x\"",
            "[operator]\nregion = \"Germany\"",
            "[mail]\nhost = \"mail.example\"\nfrom = \"a@b.example\"\npassword = \"x\"",
            "[mail]\nhost = \"mail.example\"",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        let told = parse("channel_secret = \"hunter2\"").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("channel_secret") && !told.contains("hunter2"), "{told}");
        let told = parse("[mail]\npassword = \"hunter2\"").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("password") && !told.contains("hunter2"), "{told}");
    }

    #[test]
    fn the_walls_are_told_by_the_names_of_files() {
        let told = "trusted_proxies = [\"10.0.0.0/8\"]\nproof_of_work = \"always\"\n[limits]\nconnections = 10\n";
        let told = parse(&format!("{told}[tls]\ncertificate_file = \"chain.pem\"\nkey_file = \"key.pem\"")).unwrap();
        assert!(told.tls.is_some() && told.acme.is_none());
        assert!(parse("[acme]\ndomains = [\"chat.example.org\"]").unwrap().acme.is_some());
        for bad in ["[tls]\ncertificate_file = \"chain.pem\"\nkey = \"x\"", "[tls]\ncertificate_file = \"chain.pem\"", "key_file = \"x\""] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn who_is_reached_in_the_house_is_listed() {
        let made = |text: &str| parse(&format!("[outbound]\n{text}")).unwrap().reach().map(drop).map_err(|error| error.to_string());
        assert_eq!(made(""), Ok(()));
        assert_eq!(made("private = [\"10.1.0.0/16\", \"fd12::/16\"]"), Ok(()));
        assert!(made("private = [\"intranet\"]").unwrap_err().contains("intranet"));
        assert!(made("roots = \"no/such/file.pem\"").unwrap_err().contains("[outbound]"));
        let other = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert!(made(&format!("roots = {other:?}")).unwrap_err().contains("no certificate"));
    }

    #[test]
    fn a_time_stamping_authority_is_asked_over_tls_or_on_this_machine() {
        let made = |url: &str| parse(&format!("[timestamp]\nurl = \"{url}\"")).unwrap().authority().map(|to| to.is_some());
        assert!(made("https://stamp.example/tsa").unwrap() && made("http://127.0.0.1:3161/").unwrap());
        let told = made("http://stamp.example/tsa").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("[timestamp]") && told.contains("https://"), "{told}");
        assert!(Config::default().authority().unwrap().is_none(), "none without the section");
    }

    #[test]
    fn mail_goes_over_tls_or_stays_on_this_machine() {
        let server = |section: &str, password: Option<&str>| {
            let text = format!("public_url = \"https://chat.example.org\"\n[mail]\nfrom = \"post@example.org\"\n{section}");
            parse(&text).unwrap().mail.unwrap().server(password.map(str::to_owned))
        };
        let made = |section, password| server(section, password).ok().map(|mail| (mail.security, mail.port, mail.login.is_some()));
        assert_eq!(made("host = \"mail.example\"", None), Some((Security::Tls, 465, false)));
        assert_eq!(
            made("host = \"mail.example\"\nsecurity = \"starttls\"\nuser = \"post\"", Some("x")),
            Some((Security::StartTls, 587, true))
        );
        assert_eq!(made("host = \"127.0.0.1\"\nsecurity = \"none\"\nport = 2525", None), Some((Security::Loopback, 2525, false)));
        assert_eq!(made("host = \"mail.example\"\nsecurity = \"none\"", None), None, "in clear across a network");
        assert_eq!(made("host = \"mail.example\"\nsecurity = \"maybe\"", None), None);
        assert_eq!(made("host = \"mail.example\"\nuser = \"post\"", None), None, "a name without a password");
        let homeless = parse("[mail]\nhost = \"mail.example\"\nfrom = \"post@example.org\"").unwrap();
        assert!(homeless.mail_server().is_err(), "letters hold links");
    }
}
