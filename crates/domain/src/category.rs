//! Categories of data: what kinds of personal data a purpose concerns, by the names of the Data Privacy Vocabulary.

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident $special:literal),* $(,)?) => {
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
    Name false,
    /// An e-mail address.
    EmailAddress false,
    /// A telephone number.
    TelephoneNumber false,
    /// Where somebody lives or stays.
    PhysicalAddress false,
    /// A postal code alone.
    PostalCode false,
    /// What is said and written.
    Communication false,
    /// What somebody thinks of something.
    Opinion false,
    /// A day of birth.
    BirthDate false,
    /// An age.
    Age false,
    /// A gender.
    Gender false,
    /// The number of an identity document, or one that a state gives to persons.
    OfficialID false,
    /// A passport.
    Passport false,
    /// Tax numbers and assessments.
    Tax false,
    /// An account at a bank.
    BankAccount false,
    /// The number of a payment card.
    CreditCardNumber false,
    /// Until when a payment card is valid.
    PaymentCardExpiry false,
    /// An address on the internet.
    IPAddress false,
    /// Health in general.
    Health true,
    /// What somebody has been ill with.
    HealthHistory true,
    /// Findings and treatment.
    MedicalHealth true,
    /// Mental health.
    MentalHealth true,
    /// What was prescribed.
    Prescription true,
    /// A disability.
    Disability true,
    /// A blood type.
    BloodType true,
    /// A religious belief.
    ReligiousBelief true,
    /// An ethnic origin.
    EthnicOrigin true,
    /// Being a member of a union.
    TradeUnionMembership true,
    /// Whom somebody loves.
    SexualPreference true,
    /// A conviction (GDPR art. 10; a special category under KVKK art. 6(1)).
    CriminalConviction true,
}

impl DataCategory {
    /// The category of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.as_str() == name)
    }
}
