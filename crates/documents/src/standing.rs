//! What stands in the documents whatever an organisation sets: measures, media, rights, kinds of data. Each names only what the engine
//! does; what is not built is not claimed.

use crate::facts::{DataCategory, Measure, Medium, Right};
use locale::{Key, Locale, article, text};

/// A measure: its name, its kind, its heading and what is done.
type Taken = (&'static str, &'static str, Key, Key);

const TECHNICAL: &str = "technical";
const ORGANISATIONAL: &str = "organisational";
const DESTRUCTION: &str = "destruction";

const TWO_STEP: &str = "two-step";

const MEASURES: [Taken; 16] = [
    ("sealed", TECHNICAL, Key::DocumentMeasureSealed, Key::DocumentMeasureSealedText),
    ("grant", TECHNICAL, Key::DocumentMeasureGrant, Key::DocumentMeasureGrantText),
    ("holders", TECHNICAL, Key::DocumentMeasureHolders, Key::DocumentMeasureHoldersText),
    (TWO_STEP, TECHNICAL, Key::DocumentMeasureTwoStep, Key::DocumentMeasureTwoStepText),
    ("guesses", TECHNICAL, Key::DocumentMeasureGuesses, Key::DocumentMeasureGuessesText),
    ("isolation", TECHNICAL, Key::DocumentMeasureIsolation, Key::DocumentMeasureIsolationText),
    ("ledger", TECHNICAL, Key::DocumentMeasureLedger, Key::DocumentMeasureLedgerText),
    ("showing", TECHNICAL, Key::DocumentMeasureShowing, Key::DocumentMeasureShowingText),
    ("files", TECHNICAL, Key::DocumentMeasureFiles, Key::DocumentMeasureFilesText),
    ("quiet", TECHNICAL, Key::DocumentMeasureQuiet, Key::DocumentMeasureQuietText),
    ("logs", TECHNICAL, Key::DocumentMeasureLogs, Key::DocumentMeasureLogsText),
    ("roles", ORGANISATIONAL, Key::DocumentMeasureRoles, Key::DocumentMeasureRolesText),
    ("proof", ORGANISATIONAL, Key::DocumentMeasureProof, Key::DocumentMeasureProofText),
    ("keys-first", DESTRUCTION, Key::DocumentMeasureKeysFirst, Key::DocumentMeasureKeysFirstText),
    ("scrub", DESTRUCTION, Key::DocumentMeasureScrub, Key::DocumentMeasureScrubText),
    ("sweep", DESTRUCTION, Key::DocumentMeasureSweep, Key::DocumentMeasureSweepText),
];

/// What protects the data. `two_step` says whether every member signs in with a second step: what some do not is no measure.
pub fn measures(locale: Locale, two_step: bool) -> Vec<Measure> {
    let taken = MEASURES.iter().filter(|(id, ..)| two_step || *id != TWO_STEP);
    let measure = |(id, kind, title, what): &Taken| Measure {
        id: (*id).to_owned(),
        kind: (*kind).to_owned(),
        title: text(locale, *title).to_owned(),
        text: text(locale, *what).to_owned(),
    };
    taken.map(measure).collect()
}

/// Where data is recorded.
pub fn media(locale: Locale) -> Vec<Medium> {
    let media = [
        (Key::DocumentMediumDatabase, Key::DocumentMediumDatabaseText),
        (Key::DocumentMediumKey, Key::DocumentMediumKeyText),
        (Key::DocumentMediumTab, Key::DocumentMediumTabText),
    ];
    media.map(|(name, what)| Medium { name: text(locale, name).to_owned(), text: text(locale, what).to_owned() }).into()
}

/// Whose data it is.
pub fn subject_groups(locale: Locale) -> Vec<String> {
    [Key::DocumentGroupVisitors, Key::DocumentGroupCustomers, Key::DocumentGroupMembers].map(|group| text(locale, group).to_owned()).into()
}

/// What kinds of data there are. `health` and `other` say whether the organisation has purposes of special categories, and of its own.
pub fn data_categories(locale: Locale, health: bool, other: bool) -> Vec<DataCategory> {
    let category = |title, special, examples| DataCategory {
        title: text(locale, title).to_owned(),
        special,
        examples: text(locale, examples).to_owned(),
    };
    let mut categories = vec![
        category(Key::DocumentDataContact, false, Key::DocumentDataContactExamples),
        category(Key::DocumentDataCommunication, false, Key::DocumentDataCommunicationExamples),
        category(Key::DocumentDataRating, false, Key::DocumentDataRatingExamples),
        category(Key::DocumentDataRecord, false, Key::DocumentDataRecordExamples),
    ];
    if health {
        categories.insert(2, category(Key::DocumentDataHealth, true, Key::DocumentDataHealthExamples));
    }
    if other {
        categories.push(category(Key::DocumentDataOther, false, Key::DocumentDataOtherExamples));
    }
    categories
}

/// What people may ask for, with the articles of the laws in force; the KVKK has no counterpart for some.
pub fn rights(locale: Locale, kvkk_in_force: bool) -> Vec<Right> {
    let rights = [
        (Key::DocumentRightAccess, Key::DocumentRightAccessText, "15", "11(1)(a)–(ç)"),
        (Key::DocumentRightRectification, Key::DocumentRightRectificationText, "16", "11(1)(d)"),
        (Key::DocumentRightErasure, Key::DocumentRightErasureText, "17", "11(1)(e)"),
        (Key::DocumentRightTold, Key::DocumentRightToldText, "19", "11(1)(f)"),
        (Key::DocumentRightRestriction, Key::DocumentRightRestrictionText, "18", ""),
        (Key::DocumentRightPortability, Key::DocumentRightPortabilityText, "20", ""),
        (Key::DocumentRightObjection, Key::DocumentRightObjectionText, "21", ""),
        (Key::DocumentRightAutomated, Key::DocumentRightAutomatedText, "22", "11(1)(g)"),
        (Key::DocumentRightWithdrawal, Key::DocumentRightWithdrawalText, "7(3)", ""),
        (Key::DocumentRightComplaint, Key::DocumentRightComplaintText, "77", "14"),
        (Key::DocumentRightCompensation, Key::DocumentRightCompensationText, "82", "11(1)(ğ)"),
    ];
    let right = |(name, what, gdpr, kvkk)| Right {
        name: text(locale, name).to_owned(),
        text: text(locale, what).to_owned(),
        gdpr_article: article(locale, gdpr),
        kvkk_article: if kvkk_in_force { article(locale, kvkk) } else { String::new() },
    };
    rights.map(right).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_step_that_some_do_not_take_is_no_measure() {
        let ids = |two_step| measures(Locale::En, two_step).into_iter().map(|measure| measure.id).collect::<Vec<_>>();
        assert!(ids(true).contains(&TWO_STEP.to_owned()));
        assert!(!ids(false).contains(&TWO_STEP.to_owned()) && ids(false).len() == MEASURES.len() - 1);
    }
}
