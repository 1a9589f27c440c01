//! When the development server is built and started again: whenever a file that it is made of has changed.

use crate::{tools, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, SystemTime};

const WATCHED: [&str; 7] = ["crates", "web", "flows", "legal", "locales", "Cargo.toml", "Cargo.lock"];
/// Times of change are compared this often: that works on every system and in every container.
const EVERY: Duration = Duration::from_millis(500);

/// Serves the demo until it is interrupted.
///
/// # Errors
/// Never in the ordinary course: what fails is said, and the next change is waited for.
pub(crate) fn serve() -> Result<(), String> {
    let root = tree::root();
    let mut running = Running { server: None };
    loop {
        let seen = times(&root);
        match build(&root).and_then(|()| running.restart(&root)) {
            Ok(()) => println!("dev: http://127.0.0.1:8080; watching {}.", WATCHED.join(", ")),
            Err(sentence) => eprintln!("dev: {sentence} What was running still runs; waiting for a change."),
        }
        while times(&root) == seen {
            running.notice_its_end();
            thread::sleep(EVERY);
        }
    }
}

fn build(root: &Path) -> Result<(), String> {
    tools::run(tools::cargo(root).args(["build", "--package", "parlour"]))
}

/// The server, ended with us.
struct Running {
    server: Option<Child>,
}

impl Running {
    fn restart(&mut self, root: &Path) -> Result<(), String> {
        self.stop();
        let mut command = Command::new(tools::binary(root, "debug"));
        command.current_dir(root).args(["demo", "--listen", "127.0.0.1:8080", "--data"]).arg(tools::target(root).join("dev-data"));
        self.server = Some(command.spawn().map_err(|e| format!("`{}` cannot be started: {e}.", tools::shown(&command)))?);
        Ok(())
    }

    /// Killed, not asked to end: what was acknowledged must survive that, so each restart tries it.
    fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    fn notice_its_end(&mut self) {
        if let Some(status) = self.server.as_mut().and_then(|server| server.try_wait().ok().flatten()) {
            eprintln!("dev: the server ended ({status}); waiting for a change.");
            self.server = None;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Every watched file with the time of its last change, so that new, changed and removed files are all seen.
fn times(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    let mut waiting: Vec<PathBuf> = WATCHED.iter().map(|name| root.join(name)).collect();
    while let Some(path) = waiting.pop() {
        let Ok(about) = fs::metadata(&path) else { continue };
        if about.is_dir() {
            let inside = fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path());
            waiting.extend(inside.filter(|path| !path.ends_with("node_modules")));
        } else if let Ok(changed) = about.modified() {
            found.insert(path, changed);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_removed_files_are_seen_and_installed_packages_are_not() {
        let root = std::env::temp_dir().join(format!("parlour-dev-{}", std::process::id()));
        let (file, package) = (root.join("crates/a.rs"), root.join("web/node_modules/a.js"));
        fs::create_dir_all(root.join("crates")).unwrap();
        fs::create_dir_all(root.join("web/node_modules")).unwrap();
        let nothing = times(&root);
        fs::write(&package, "a").unwrap();
        assert_eq!(times(&root), nothing);
        fs::write(&file, "a").unwrap();
        let first = times(&root);
        assert_ne!(first, nothing);
        fs::File::options().write(true).open(&file).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert_ne!(times(&root), first);
        fs::remove_file(&file).unwrap();
        assert_eq!(times(&root), nothing);
        fs::remove_dir_all(&root).unwrap();
    }
}
