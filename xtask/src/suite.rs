//! What must hold before a change is merged, in which order, and what is said at the end.

use crate::cluster::{self, Database};
use crate::tally::Tally;
use crate::{gallery, golden, tidy, tools, tree};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs every step until one fails.
///
/// # Errors
/// A sentence that names the step and what is wrong. What a step needs and does not find is an error too, unless
/// `--without` gave it up; then the closing lines say what was not tried.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let mut suite = Suite::new(tree::root(), Without::of(options)?);
    let outcome = suite.all_steps();
    suite.close();
    outcome
}

/// What was given up on the command line.
#[derive(Default, Debug, PartialEq, Eq)]
struct Without {
    browser: bool,
    node: bool,
    postgres: bool,
}

impl Without {
    fn of(options: &[&str]) -> Result<Self, String> {
        let mut without = Self::default();
        let names = match options {
            [] => return Ok(without),
            ["--without", names] => names,
            [one] if one.starts_with("--without=") => one.trim_start_matches("--without="),
            _ => return Err(format!("`cargo xtask test` does not know `{}`.", options.join(" "))),
        };
        for name in names.split(',') {
            match name {
                "browser" => without.browser = true,
                "node" => (without.node, without.browser) = (true, true),
                "postgres" => without.postgres = true,
                other => return Err(format!("One can go without browser, node or postgres, not without `{other}`.")),
            }
        }
        Ok(without)
    }
}

struct Suite {
    root: PathBuf,
    without: Without,
    tally: Tally,
    done: Vec<(&'static str, Duration)>,
    not_tried: Vec<&'static str>,
}

impl Suite {
    fn new(root: PathBuf, without: Without) -> Self {
        Self { root, without, tally: Tally::default(), done: Vec::new(), not_tried: Vec::new() }
    }

    fn all_steps(&mut self) -> Result<(), String> {
        self.step("tidy", |_| tidy::run())?;
        self.step("format", |suite| tools::run(suite.cargo().args(["fmt", "--all", "--check"])))?;
        // Before the long steps, so that what is missing is known now.
        let (database, chromium) = self.step("tools", Self::find_tools)?;
        self.step("clippy", |suite| tools::run(suite.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))?;
        self.step("test", |suite| suite.test(database.as_ref()))?;
        drop(database);
        self.step("release build", |suite| tools::run(suite.cargo().args(["build", "--release"])))?;
        if !self.without.node && self.root.join("web/package.json").is_file() {
            self.step("web packages", |suite| install_packages(&suite.root))?;
            self.step("web types", |suite| {
                let compiler = suite.root.join("web/node_modules/typescript/bin/tsc");
                tools::run(Command::new("node").current_dir(&suite.root).arg(compiler).args(["-p", "web"]))
            })?;
            self.step("web tests", |suite| {
                tools::run(Command::new("npm").current_dir(suite.root.join("web")).args(["run", "test", "--if-present"]))
            })?;
        }
        if let Some(chromium) = chromium {
            self.step("console pages", |suite| suite.console_pages(&chromium))?;
            self.step("journeys", |suite| suite.journeys(&chromium))?;
        }
        Ok(())
    }

    fn step<T>(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        println!("== {name}");
        let begun = Instant::now();
        let outcome = work(self);
        self.done.push((name, begun.elapsed()));
        outcome.map_err(|sentence| format!("The step `{name}` failed. {sentence}"))
    }

    fn find_tools(&mut self) -> Result<(Option<Database>, Option<PathBuf>), String> {
        let database = if self.without.postgres {
            self.not_tried.push("the tests on PostgreSQL");
            None
        } else {
            let database = Database::open().map_err(|e| give_up(&e, "postgres"))?;
            println!("PostgreSQL: {} ({})", without_password(&database.url), database.origin);
            Some(database)
        };
        tools::mail_server()?;
        if self.without.node {
            self.not_tried.push("the type check of the browser's code");
        } else {
            tools::node().map_err(|e| give_up(&e, "node"))?;
        }
        if !self.root.join("web/e2e/run.mjs").is_file() {
            self.not_tried.push("journeys (there is no web/e2e/run.mjs)");
            return Ok((database, None));
        }
        if self.without.browser {
            self.not_tried.push("the journeys in a browser");
            return Ok((database, None));
        }
        let chromium = tools::chromium().map_err(|e| give_up(&e, "browser"))?;
        println!("Chromium: {}", chromium.display());
        Ok((database, Some(chromium)))
    }

    /// All tests, documentation tests included, with what they report counted as it comes.
    fn test(&mut self, database: Option<&Database>) -> Result<(), String> {
        let mut command = self.cargo();
        command.args(["test", "--workspace"]).env_remove(golden::VARIABLE).stdout(Stdio::piped());
        match database {
            Some(database) => command.env(cluster::VARIABLE, &database.url),
            None => command.env_remove(cluster::VARIABLE),
        };
        let mut child = command.spawn().map_err(|e| format!("`cargo test` cannot be started: {e}."))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                self.tally.read(&line);
            }
        }
        let status = child.wait().map_err(|e| format!("`cargo test` was lost: {e}."))?;
        match (status.success(), self.tally.passed) {
            (true, 0) => Err("`cargo test` succeeded without running a test.".to_owned()),
            (true, _) => Ok(()),
            (false, _) => Err(format!("`cargo test --workspace` did not succeed ({status}).")),
        }
    }

    fn journeys(&self, chromium: &Path) -> Result<(), String> {
        let mut command = Command::new("node");
        command.current_dir(&self.root).arg("web/e2e/run.mjs").env("CHROMIUM", chromium);
        tools::run(command.env("PARLOUR_BINARY", tools::binary(&self.root, "release")))
    }

    /// The console's sample pages: axe, narrow screens, the policy, and what the scripts do.
    fn console_pages(&self, chromium: &Path) -> Result<(), String> {
        let folder = tools::target(&self.root).join("gallery");
        gallery::pages(&self.root, &folder)?;
        let mut command = Command::new("node");
        command.current_dir(&self.root).args(["--test", "web/console/test/"]);
        tools::run(command.env("PARLOUR_CHROMIUM", chromium).env("PARLOUR_GALLERY", folder))
    }

    fn cargo(&self) -> Command {
        tools::cargo(&self.root)
    }

    fn close(&self) {
        let seconds: Vec<String> = self.done.iter().map(|(name, took)| format!("{name} {:.1} s", took.as_secs_f64())).collect();
        println!("== steps: {}", seconds.join(", "));
        for what in &self.not_tried {
            println!("not tried: {what}");
        }
        if self.tally.programs > 0 {
            println!("{}", self.tally);
        }
    }
}

fn give_up(sentence: &str, name: &str) -> String {
    format!("{sentence}\nTo go on without it: cargo xtask test --without {name}")
}

/// `npm ci` where the installed packages are not those of the lock file; it needs the network and some seconds.
fn install_packages(root: &Path) -> Result<(), String> {
    let web = root.join("web");
    let changed = |name: &str| fs::metadata(web.join(name)).and_then(|about| about.modified()).ok();
    let (lock, installed) = (changed("package-lock.json"), changed("node_modules/.package-lock.json"));
    if lock.is_some() && installed >= lock {
        println!("The packages are as in web/package-lock.json.");
        return Ok(());
    }
    let verb = if lock.is_some() { "ci" } else { "install" };
    tools::run(Command::new("npm").current_dir(&web).args([verb, "--no-audit", "--no-fund"]))
}

/// The address of a database as it may be shown.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return "(its address is not a URL)".to_owned() };
    let Some((user, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    format!("{scheme}://{}@{place}", user.split(':').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite() -> Suite {
        Suite::new(tree::root(), Without::default())
    }

    #[test]
    fn what_one_goes_without_is_read_and_unknown_words_are_refused() {
        assert_eq!(Without::of(&[]).unwrap(), Without::default());
        let both = Without { browser: true, postgres: true, node: false };
        assert_eq!(Without::of(&["--without", "browser,postgres"]).unwrap(), both);
        assert_eq!(Without::of(&["--without=postgres,browser"]).unwrap(), both);
        assert!(Without::of(&["--without=node"]).unwrap().browser, "journeys need Node");
        assert!(Without::of(&["--without", "tests"]).is_err());
        assert!(Without::of(&["--quick"]).is_err());
    }

    #[test]
    fn a_step_that_fails_is_named_and_timed() {
        let mut suite = suite();
        let error = suite.step("sample", |_| Err::<(), _>("It was broken.".to_owned())).unwrap_err();
        assert_eq!(error, "The step `sample` failed. It was broken.");
        assert_eq!(suite.done.len(), 1);
    }

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("postgres://me:secret@host/db"), "postgres://me@host/db");
        assert_eq!(without_password("postgres://me@host/db"), "postgres://me@host/db");
        assert_eq!(without_password("host=x password=secret"), "(its address is not a URL)");
    }
}
