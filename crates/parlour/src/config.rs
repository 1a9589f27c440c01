//! The configuration file: addresses and folders. Secrets do not belong into it, and it refuses to hold them.

use crate::Failed;
use serde::Deserialize;
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
}

impl From<Operator> for server::Operator {
    fn from(told: Operator) -> Self {
        let Operator { legal_name, address, country, email, phone, privacy_contact } = told;
        Self { legal_name, address, country, email, phone, privacy_contact }
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
    for name in table.keys() {
        if SECRETS.iter().any(|secret| name.contains(secret)) {
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
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        let told = parse("channel_secret = \"hunter2\"").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("channel_secret") && !told.contains("hunter2"), "{told}");
    }
}
