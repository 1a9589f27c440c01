//! The data folder: the server key and, unless PostgreSQL is named, the database.

use crate::{Failed, Place};
use seal::{Cost, Entropy, ServerKey, SystemEntropy};
use server::{App, Clock, Operator, Settings, SystemClock};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;

/// Where data lies unless a folder is named.
const DEFAULT: &str = "parlour-data";

/// Opens an installation that is there: whoever verifies or sweeps does not want a new one.
pub(crate) fn existing(place: &Place) -> Result<App, Failed> {
    let folder = folder(place);
    if !folder.join("server.key").is_file() {
        return Err(format!("there is no installation in {}: name its folder with --data", folder.display()).into());
    }
    open(place, settings(), Arc::new(SystemClock))
}

/// The data folder.
pub(crate) fn folder(place: &Place) -> PathBuf {
    place.data.clone().unwrap_or_else(|| PathBuf::from(DEFAULT))
}

/// Opens the installation: makes the folder and the key where they are missing.
pub(crate) fn open(place: &Place, settings: Settings, clock: Arc<dyn Clock>) -> Result<App, Failed> {
    let folder = folder(place);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
    let key = server_key(&folder.join("server.key"), entropy.as_ref())?;
    let database = match &place.database {
        Some(url) => store::Place::Postgres(url.clone()),
        None => store::Place::Sqlite(private(folder.join("parlour.db"))?),
    };
    let store = Store::open(database, Arc::clone(&entropy))?;
    Ok(App::new(store, key, entropy, clock, settings))
}

/// A file that its owner alone may read; `SQLite` gives its companions the same mode.
fn private(path: PathBuf) -> Result<PathBuf, Failed> {
    OpenOptions::new().append(true).create(true).mode(0o600).open(&path)?;
    Ok(path)
}

/// What commands decide that do not serve.
pub(crate) fn settings() -> Settings {
    Settings {
        public_url: None,
        security_contact: None,
        demo: false,
        cost: Cost::STANDARD,
        mail: None,
        time_stamp: None,
        reach: server::Reach::default(),
        operator: Operator::default(),
        texts: Arc::default(),
        walls: server::Walls::default(),
    }
}

/// Reads the server key; makes it, readable by its owner alone, where there is none.
fn server_key(path: &Path, entropy: &dyn Entropy) -> Result<ServerKey, Failed> {
    match fs::read_to_string(path) {
        Ok(text) => {
            if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
                return Err(format!("{} can be read by others: chmod 600 it", path.display()).into());
            }
            ServerKey::from_text(&text).map_err(|_| format!("{} is not a server key", path.display()).into())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => make_key(path, entropy),
        Err(error) => Err(format!("{} cannot be read: {error}", path.display()).into()),
    }
}

/// Writes the key aside and links it into place, so that nobody ever finds half a key.
fn make_key(path: &Path, entropy: &dyn Entropy) -> Result<ServerKey, Failed> {
    let key = ServerKey::make(entropy);
    let aside = path.with_extension(format!("key.{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
    file.write_all(key.to_text().expose().as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Ok(()) => Ok(key),
        // Another process was quicker.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => server_key(path, entropy),
        Err(error) => Err(error.into()),
    }
}
