//! Categories of data: what kinds of personal data a purpose concerns, by the names of the Data Privacy Vocabulary.

use locale::Key;

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident $label:ident $special:literal),* $(,)?) => {
        /// A category of personal data. Its name is its term in DPV 2.3 (`https://w3id.org/dpv/pd#`), which records and documents use.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum DataCategory {
            $($(#[$doc])* $variant),*
        }

        impl DataCategory {
            /// Every category.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The term, as DPV, tables and the API write it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant)),*
                }
            }

            /// What it is called.
            pub fn label(self) -> Key {
                match self {
                    $(Self::$variant => Key::$label),*
                }
            }

            /// Whether it is a special category (GDPR art. 9(1) and 10; KVKK art. 6(1)).
            pub fn is_special(self) -> bool {
                match self {
                    $(Self::$variant => $special),*
                }
            }
        }
    };
}

categories! {
    /// What somebody is called.
    Name CategoryName false,
    /// An e-mail address.
    EmailAddress CategoryEmailAddress false,
    /// A telephone number.
    TelephoneNumber CategoryTelephoneNumber false,
    /// Where somebody lives or stays.
    PhysicalAddress CategoryPhysicalAddress false,
    /// A postal code alone.
    PostalCode CategoryPostalCode false,
    /// What is said and written.
    Communication CategoryCommunication false,
    /// What somebody thinks of something.
    Opinion CategoryOpinion false,
    /// A day of birth.
    BirthDate CategoryBirthDate false,
    /// An age.
    Age CategoryAge false,
    /// A gender.
    Gender CategoryGender false,
    /// The number of an identity document, or one that a state gives to persons.
    OfficialID CategoryOfficialId false,
    /// A passport.
    Passport CategoryPassport false,
    /// Tax numbers and assessments.
    Tax CategoryTax false,
    /// An account at a bank.
    BankAccount CategoryBankAccount false,
    /// The number of a payment card.
    CreditCardNumber CategoryCreditCardNumber false,
    /// Until when a payment card is valid.
    PaymentCardExpiry CategoryPaymentCardExpiry false,
    /// An address on the internet.
    IPAddress CategoryIpAddress false,
    /// Health in general.
    Health CategoryHealth true,
    /// What somebody has been ill with.
    HealthHistory CategoryHealthHistory true,
    /// Findings and treatment.
    MedicalHealth CategoryMedicalHealth true,
    /// Mental health.
    MentalHealth CategoryMentalHealth true,
    /// What was prescribed.
    Prescription CategoryPrescription true,
    /// A disability.
    Disability CategoryDisability true,
    /// A blood type.
    BloodType CategoryBloodType true,
    /// A religious belief.
    ReligiousBelief CategoryReligiousBelief true,
    /// An ethnic origin.
    EthnicOrigin CategoryEthnicOrigin true,
    /// Being a member of a union.
    TradeUnionMembership CategoryTradeUnionMembership true,
    /// Whom somebody loves.
    SexualPreference CategorySexualPreference true,
    /// A conviction (GDPR art. 10; a special category under KVKK art. 6(1)).
    CriminalConviction CategoryCriminalConviction true,
}

impl DataCategory {
    /// The category of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.as_str() == name)
    }
}
