//! Which programs of the machine a step uses, and what to do where one is missing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a command to its end, its output on the terminal.
///
/// # Errors
/// A sentence where it cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let line = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` did not succeed ({status}).")),
        Err(e) => Err(format!("`{line}` cannot be started: {e}.")),
    }
}

/// Runs a command that nobody needs to see; what it said is in the error.
///
/// # Errors
/// A sentence where it cannot be started or does not succeed.
pub(crate) fn run_quietly(command: &mut Command) -> Result<String, String> {
    let line = shown(command);
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("`{line}` cannot be started: {e}."))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{line}` did not succeed ({}): {}", output.status, said.trim()))
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words: Vec<_> = [program].into_iter().chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// The `cargo` that runs us, in the workspace, without the variables that it set for us alone.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    for (name, _) in env::vars_os() {
        // A build script that watches one of these would run again in every step.
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// Where Cargo puts what it builds.
pub(crate) fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// Parlour itself, as it is built in `profile` (`debug` or `release`).
pub(crate) fn binary(root: &Path, profile: &str) -> PathBuf {
    target(root).join(profile).join(format!("parlour{}", env::consts::EXE_SUFFIX))
}

/// The first of these programs on the path.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// Whether we may change the machine. Read from the system's own `id`, as the standard library does not know.
pub(crate) fn is_root() -> bool {
    run_quietly(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs Debian packages where that is possible: as root, with `apt-get`.
///
/// # Errors
/// A sentence that says how to do it by hand.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<(), String> {
    let by_hand = format!("{what} is not installed. On Debian: apt-get install {}", packages.join(" "));
    let Some(apt) = find(&["apt-get"]).filter(|_| is_root()) else { return Err(by_hand) };
    println!("{what} is not installed; installing {}.", packages.join(" "));
    let fetch = || {
        let mut command = Command::new(&apt);
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y", "--no-install-recommends"]).args(packages);
        run_quietly(&mut command)
    };
    // On a fresh machine there are no package lists yet.
    let again = |_| run_quietly(Command::new(&apt).arg("update")).and_then(|_| fetch());
    fetch().or_else(again).map(|_| ()).map_err(|e| format!("{by_hand}\n{e}"))
}

/// A browser for the journeys.
///
/// # Errors
/// A sentence where there is none and none can be installed.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return if named.is_file() { Ok(named) } else { Err(format!("CHROMIUM names {}, which is no file.", named.display())) };
    }
    let found = || find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    found().map_or_else(
        || install("Chromium", &["chromium"]).and_then(|()| found().ok_or("Chromium was installed and is not there.".into())),
        Ok,
    )
}

/// Node and its package manager.
///
/// # Errors
/// A sentence where they are missing and cannot be installed.
pub(crate) fn node() -> Result<(), String> {
    let found = || find(&["node"]).is_some() && find(&["npm"]).is_some();
    if found() {
        return Ok(());
    }
    install("Node.js with npm", &["nodejs", "npm"])?;
    if found() { Ok(()) } else { Err("Node.js was installed and is not there.".to_owned()) }
}

/// A mail server that tests start.
///
/// # Errors
/// A sentence where it is missing and cannot be installed.
pub(crate) fn mail_server() -> Result<(), String> {
    let found = || find(&["aiosmtpd"]).is_some() || Path::new("/usr/bin/aiosmtpd").is_file();
    if found() {
        return Ok(());
    }
    install("The mail server of the tests", &["python3-aiosmtpd"])?;
    if found() { Ok(()) } else { Err("aiosmtpd was installed and is not there.".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_says_which_one_and_what_it_said() {
        let error = run_quietly(Command::new("sh").args(["-c", "echo broken >&2; exit 3"])).unwrap_err();
        assert!(error.contains("sh -c") && error.contains("broken"), "{error}");
        assert!(run(&mut Command::new("no-such-program-anywhere")).unwrap_err().contains("cannot be started"));
    }

    #[test]
    fn programs_are_found_in_order_of_the_names() {
        assert_eq!(find(&["no-such-program-anywhere", "sh"]).unwrap().file_name().unwrap(), "sh");
        assert_eq!(find(&["no-such-program-anywhere"]), None);
    }
}
