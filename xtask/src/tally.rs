//! How many tests ran, as the test programs themselves say it.

use std::fmt;

/// The sum of the lines `test result: ok. 5 passed; 0 failed; 1 ignored; ...`.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Test programs that reported, documentation tests of a crate counted as one.
    pub(crate) programs: u64,
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl Tally {
    /// Counts a line of a test program's output, where it is a result.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result: ") else { return };
        let Some((_, counts)) = result.split_once(". ") else { return };
        self.programs += 1;
        for part in counts.split(';') {
            let Some((number, what)) = part.trim().split_once(' ') else { continue };
            let number = number.parse::<u64>().unwrap_or(0);
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.failed == 0 { "ok" } else { "FAILED" };
        let Self { programs, passed, failed, ignored } = self;
        write!(f, "test result: {word}. {passed} passed; {failed} failed; {ignored} ignored; in {programs} test programs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_summed_and_other_lines_are_not() {
        let mut tally = Tally::default();
        for line in [
            "running 6 tests",
            "test tests::a ... ok",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.00s",
            "a test says: test result: ok. 100 passed",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { programs: 2, passed: 7, failed: 3, ignored: 1 });
        assert_eq!(tally.to_string(), "test result: FAILED. 7 passed; 3 failed; 1 ignored; in 2 test programs");
    }
}
