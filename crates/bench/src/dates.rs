//! Due dates: how many requests a second the calendar of the law counts, on one core.

use crate::report::as_f64;
use domain::calendar::{self, Clock, Regimes};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long it counts.
const RUN: Duration = Duration::from_secs(2);
/// Days of receipt, one after the other: a hundred years from 1970.
const DAYS: i32 = 36_525;
/// Countries with few and with many holidays, by both ways of finding Easter.
const REGIONS: [&str; 4] = ["DE", "TR", "GR", "CY"];

/// Due dates a second, under both laws, with the roll-over over weekends and holidays.
pub(crate) fn run() -> f64 {
    let regimes = Regimes { gdpr: true, kvkk: true };
    let (began, mut counted) = (Instant::now(), 0_u64);
    while began.elapsed() < RUN {
        for (number, region) in (0..DAYS).zip(REGIONS.iter().cycle()) {
            let received = calendar::day(number);
            black_box(Clock::starting(received, regimes).terms(region, received));
            counted += 1;
        }
    }
    as_f64(counted) / began.elapsed().as_secs_f64()
}
