//! What a run says: one line while it works, one table of figures against their targets, and everything as one JSON line.

use crate::histogram::Histogram;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

/// What a figure should be.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// Not more.
    AtMost(f64),
    /// Not less.
    AtLeast(f64),
    /// Exactly zero, or the run has failed.
    Zero,
}

/// One measured figure.
pub(crate) struct Figure {
    /// What it is.
    pub(crate) what: String,
    /// How much.
    pub(crate) measured: f64,
    /// Of what.
    pub(crate) unit: &'static str,
    /// What it should be, where something was promised.
    pub(crate) target: Option<Target>,
}

/// Everything that a run measured.
#[derive(Default)]
pub(crate) struct Report {
    figures: Vec<Figure>,
    facts: Map<String, Value>,
}

impl Report {
    /// Keeps a measurement for the JSON line, under a name.
    pub(crate) fn keep(&mut self, name: &str, measured: &impl Serialize) {
        self.facts.insert(name.to_owned(), serde_json::to_value(measured).unwrap_or_default());
    }

    /// Keeps a measurement's own names at the top of the JSON line.
    pub(crate) fn keep_flat(&mut self, measured: &impl Serialize) {
        if let Ok(Value::Object(facts)) = serde_json::to_value(measured) {
            self.facts.extend(facts);
        }
    }

    /// Adds a figure.
    pub(crate) fn figure(&mut self, what: impl Into<String>, measured: f64, unit: &'static str, target: Option<Target>) {
        self.figures.push(Figure { what: what.into(), measured, unit, target });
    }

    /// Prints the table and, where it is wanted, the JSON line. Fails where something that must be zero is not.
    pub(crate) fn finish(&mut self, as_json: bool) -> ExitCode {
        let mut text = table(&self.figures);
        if as_json {
            let figures = self.figures.iter().map(Figure::json).collect();
            self.facts.insert("figures".to_owned(), Value::Array(figures));
            text.push_str(&Value::Object(std::mem::take(&mut self.facts)).to_string());
            text.push('\n');
        }
        let written = std::io::stdout().lock().write_all(text.as_bytes());
        let broken = self.figures.iter().any(|f| matches!(f.target, Some(Target::Zero)) && f.measured != 0.0);
        if broken || written.is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

impl Figure {
    /// The measured figure over its target.
    fn ratio(&self) -> Option<f64> {
        match self.target? {
            Target::AtMost(target) | Target::AtLeast(target) if target > 0.0 => Some(self.measured / target),
            _ => None,
        }
    }

    fn met(&self) -> Option<bool> {
        Some(match self.target? {
            Target::AtMost(target) => self.measured <= target,
            Target::AtLeast(target) => self.measured >= target,
            Target::Zero => self.measured == 0.0,
        })
    }

    fn verdict(&self) -> String {
        match (self.met(), self.target, self.ratio()) {
            (None, ..) => String::new(),
            (Some(true), ..) => "met".to_owned(),
            (Some(false), Some(Target::AtMost(_)), Some(ratio)) => format!("missed: {:.0} % over", (ratio - 1.0) * 100.0),
            (Some(false), Some(Target::AtLeast(_)), Some(ratio)) => format!("missed: {:.0} % short", (1.0 - ratio) * 100.0),
            (Some(false), ..) => "MISSED".to_owned(),
        }
    }

    fn wanted(&self) -> String {
        match self.target {
            None => String::new(),
            Some(Target::AtMost(target)) => format!("<= {}", short(target)),
            Some(Target::AtLeast(target)) => format!(">= {}", short(target)),
            Some(Target::Zero) => "0".to_owned(),
        }
    }

    fn json(&self) -> Value {
        let target = match self.target {
            None => None,
            Some(Target::AtMost(target) | Target::AtLeast(target)) => Some(target),
            Some(Target::Zero) => Some(0.0),
        };
        json!({"what": self.what, "measured": self.measured, "unit": self.unit, "target": target, "ratio": self.ratio(), "met": self.met()})
    }
}

fn table(figures: &[Figure]) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let mut text = format!("{:<58} {:>12} {:<8} {:>12} {:>7}  {}\n", "what", "measured", "unit", "target", "ratio", "verdict");
    for figure in figures {
        let ratio = figure.ratio().map_or_else(String::new, |r| format!("{r:.2}"));
        let measured = short(figure.measured);
        let line =
            format!("{:<58} {measured:>12} {:<8} {:>12} {ratio:>7}  {}", figure.what, figure.unit, figure.wanted(), figure.verdict());
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// As many decimals as are worth reading.
fn short(figure: f64) -> String {
    match figure.abs() {
        0.0 => "0".to_owned(),
        x if x < 10.0 => format!("{figure:.2}"),
        x if x < 100.0 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}

/// Says what is being done.
pub(crate) fn progress(line: &str) {
    complain(line);
}

/// Says what went wrong.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Quantiles of a duration, in microseconds.
#[derive(Clone, Serialize)]
pub(crate) struct Spread {
    /// How many there were.
    pub(crate) count: u64,
    /// The mean.
    pub(crate) mean_us: f64,
    /// The median.
    pub(crate) p50_us: f64,
    /// What 99 % did not exceed.
    pub(crate) p99_us: f64,
    /// What 99.9 % did not exceed.
    pub(crate) p999_us: f64,
    /// The longest.
    pub(crate) max_us: f64,
}

impl From<&Histogram> for Spread {
    fn from(all: &Histogram) -> Self {
        Self {
            count: all.count(),
            mean_us: micros(all.mean()),
            p50_us: micros(all.quantile(500)),
            p99_us: micros(all.quantile(990)),
            p999_us: micros(all.quantile(999)),
            max_us: micros(all.longest()),
        }
    }
}

/// A duration in microseconds.
pub(crate) fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

/// A count as a number to divide.
#[expect(clippy::cast_precision_loss, reason = "a figure for people; nothing here counts beyond 2^53")]
pub(crate) fn as_f64(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(measured: f64, target: Target) -> String {
        Figure { what: String::new(), measured, unit: "", target: Some(target) }.verdict()
    }

    #[test]
    fn a_verdict_says_by_how_much() {
        assert_eq!(verdict(24.0, Target::AtMost(25.0)), "met");
        assert_eq!(verdict(50.0, Target::AtMost(25.0)), "missed: 100 % over");
        assert_eq!(verdict(75.0, Target::AtLeast(100.0)), "missed: 25 % short");
        assert_eq!((verdict(0.0, Target::Zero), verdict(1.0, Target::Zero)), ("met".to_owned(), "MISSED".to_owned()));
    }

    #[test]
    fn one_lost_message_fails_the_run() {
        let mut report = Report::default();
        report.figure("lost", 1.0, "", Some(Target::Zero));
        assert_eq!(format!("{:?}", report.finish(false)), format!("{:?}", ExitCode::FAILURE));
    }

    #[test]
    fn figures_are_as_long_as_they_are_worth() {
        assert_eq!([0.0, 0.123, 12.34, 12_345.6].map(short), ["0", "0.12", "12.3", "12346"]);
    }
}
