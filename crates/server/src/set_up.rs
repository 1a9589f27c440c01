//! Setting up an organisation: its keys, its purposes, its texts, its bot, its site, and its owner.

use crate::App;
use crate::account::{self, NewAccount, TotpSecret, Unfit};
use crate::bots::Template;
use crate::members::flows;
use crate::members::session::{EMAIL_PLACE, PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN, normal_email};
use crate::pairs;
use crate::receipt::{SEED_PLACE, origin};
use domain::decision::{Account, set_up};
use domain::id::{FlowId, HolderId, MemberId, OrganisationId, SiteId};
use domain::pair::{Holder, Kind};
use domain::permission::Role;
use domain::principal::Actor;
use domain::purpose;
use domain::{Decision, jurisdiction};
use jiff::Timestamp;
use ledger::SigningKey;
use seal::{KeyPair, Personal, Token, TokenKind};
use store::Stop;
use zeroize::Zeroizing;

pub(crate) mod purposes;

pub(crate) use purposes::complete_purposes;

/// What an organisation is set up from.
pub struct NewOrganisation {
    /// Its name, as visitors see it.
    pub name: String,
    /// ISO 3166 country.
    pub region: String,
    /// The owner's e-mail address.
    pub owner_email: String,
    /// What visitors and colleagues call the owner; `None` where nothing was said.
    pub owner_name: Option<String>,
    /// The owner's password.
    pub owner_password: Personal<String>,
    /// Whether it is the demo, whose owner signs in without a second step and whose bot is a tea shop's.
    pub demo: bool,
    /// Origins that may embed the chat window.
    pub origins: Vec<String>,
    /// Links of the site: privacy notice and imprint.
    pub links: (String, String),
}

/// What came of it. The secrets are shown once and stored nowhere.
pub struct Created {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its first site.
    pub site: SiteId,
    /// Its owner.
    pub owner: MemberId,
    /// The recovery key, to be kept on paper.
    pub recovery_key: Personal<String>,
    /// The owner's second step, for an authenticator app; `None` for the demo.
    pub totp_uri: Option<Personal<String>>,
}

/// Why an organisation cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The name is empty or too long.
    #[error("the name must have 1 to 80 characters")]
    Name,
    /// The region is no country code.
    #[error("the region must be a country code of two capital letters, such as DE or TR")]
    Region,
    /// What the owner is called is no name.
    #[error("the owner's name must have 1 to 80 characters")]
    OwnerName,
    /// The address is none.
    #[error("the owner's e-mail address is not one that mail can be sent to")]
    Email,
    /// An account with this address exists.
    #[error("there is an account with this e-mail address already")]
    EmailTaken,
    /// The password is too short or too long.
    #[error("the password must have at least {PASSWORD_CHARS_MIN} characters and at most {PASSWORD_BYTES_MAX} bytes")]
    Password,
    /// The password is guessed too quickly.
    #[error("the password is too easy to guess: use several words that have nothing to do with each other")]
    WeakPassword,
    /// The bot that comes with this version does not pass its own check: a defect.
    #[error("the bot that comes with this version does not publish: {0}")]
    Flow(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Stop),
    /// Keys could not be made.
    #[error("keys could not be made")]
    Keys,
}

/// The longest name of an organisation, in characters.
const NAME_CHARS_MAX: usize = 80;

/// Sets an organisation up, in one act of many entries.
///
/// # Errors
/// [`SetUpError`]; nothing is written then.
pub fn organisation(app: &App, new: &NewOrganisation) -> Result<Created, SetUpError> {
    check(app, new)?;
    let (at, entropy) = (app.now(), app.entropy().as_ref());
    let organisation = OrganisationId(app.id());
    let owner = Owner::make(app, organisation, new)?;
    let recovery = Token::make(TokenKind::Recovery, entropy);
    let recovery_holder = HolderId(app.id());
    let site = SiteId(app.id());
    let flow = FlowId(app.id());

    let mut decisions = vec![ledger_key(app, organisation, new, at)?];
    decisions.push(set_up::holder(owner.id.into(), "member", *owner.pair.public().as_bytes(), None, at));
    decisions.push(set_up::holder(recovery_holder, "recovery", *recovery.key_pair().public().as_bytes(), Some(recovery.lookup()), at));
    let holders = [(HolderId::from(owner.id), owner.pair.public()), (recovery_holder, recovery.key_pair().public())];
    for (position, rule) in (0..).zip(purpose::standard()) {
        decisions
            .push(purposes::publish(organisation, rule, position, &holders, entropy, Actor::Operator, at).map_err(|_| SetUpError::Keys)?);
    }
    let own = [
        Holder { id: owner.id.into(), kind: Kind::Member, role: Some(Role::Owner), maker: None },
        Holder { id: recovery_holder, kind: Kind::Recovery, role: None, maker: None },
    ];
    let own: Vec<_> = own.into_iter().zip(holders.iter().map(|(_, public)| *public)).collect();
    decisions.extend(pairs::first(organisation, &own, entropy, at).map_err(|_| SetUpError::Keys)?);
    decisions.push(set_up::member(owner.id, Role::Owner, owner.account, at));
    let bot = Template::first(new.demo);
    decisions.extend(wordings(bot, at)?);
    decisions.push(set_up::flow(flow, bot.name.to_owned(), 1, bot.source.to_owned(), bot.articles(), Actor::Operator, at));
    decisions.push(set_up::site(site, new.name.clone(), new.origins.join(" "), flow, new.links.clone(), at));

    let owner_id = owner.id;
    app.store().act_now("organisation.create", organisation, move |tx| {
        for decision in &decisions {
            tx.apply(decision)?;
        }
        Ok(())
    })?;
    let recovery_key = Personal::new(recovery.expose().to_owned());
    Ok(Created { organisation, site, owner: owner_id, recovery_key, totp_uri: owner.totp_uri })
}

fn check(app: &App, new: &NewOrganisation) -> Result<(), SetUpError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX || name.chars().any(char::is_control) {
        return Err(SetUpError::Name);
    }
    if !jurisdiction::is_region(&new.region) {
        return Err(SetUpError::Region);
    }
    account::check(&new.owner_email, new.owner_name.as_deref(), &new.owner_password, &new.region).map_err(|unfit| match unfit {
        Unfit::Name => SetUpError::OwnerName,
        Unfit::Email => SetUpError::Email,
        Unfit::Password => SetUpError::Password,
        Unfit::Weak(_) => SetUpError::WeakPassword,
    })?;
    let lookup = app.server_key().lookup(EMAIL_PLACE, &normal_email(&new.owner_email));
    let taken = app.store().read(|r| r.account(&lookup)).map_err(Stop::from)?.is_some();
    if taken { Err(SetUpError::EmailTaken) } else { Ok(()) }
}

/// The first member, whose account is being made.
struct Owner {
    id: MemberId,
    pair: KeyPair,
    account: Account,
    totp_uri: Option<Personal<String>>,
}

impl Owner {
    fn make(app: &App, organisation: OrganisationId, new: &NewOrganisation) -> Result<Self, SetUpError> {
        let id = MemberId(app.id());
        let secret: Option<TotpSecret> = (!new.demo).then(|| account::new_totp(app));
        let typed =
            NewAccount { email: &new.owner_email, name: new.owner_name.as_deref(), password: &new.owner_password, totp: secret.as_ref() };
        let (pair, account) = account::make(app, organisation, id, &typed).map_err(|_| SetUpError::Password)?;
        let totp_uri = secret.map(|secret| account::totp_uri(&new.name, &normal_email(&new.owner_email), &secret));
        Ok(Self { id, pair, account, totp_uri })
    }
}

/// The organisation's first decision: it names the key that signs its ledger.
fn ledger_key(app: &App, organisation: OrganisationId, new: &NewOrganisation, at: Timestamp) -> Result<Decision, SetUpError> {
    let mut seed = Zeroizing::new([0; 32]);
    app.entropy().fill(seed.as_mut());
    let key = SigningKey::from_seed(&origin(organisation), &seed).map_err(|_| SetUpError::Keys)?;
    let sealed = app.server_key().seal(SEED_PLACE, organisation.0, seed.as_ref(), app.entropy().as_ref());
    let name = new.name.trim().to_owned();
    Ok(set_up::organisation(name, new.region.clone(), new.demo, key.verifying_key().to_vkey(), sealed, at))
}

/// The wordings of the bot's consents. The notice follows by itself from what is set up.
fn wordings(bot: &Template, at: Timestamp) -> Result<Vec<Decision>, SetUpError> {
    let flow =
        flows::check(bot.source, &bot.articles(), &purpose::standard()).map_err(|refusal| SetUpError::Flow(format!("{refusal:?}")))?;
    let wordings = flows::wordings(&flow).into_iter().map(|(purpose, text)| set_up::text(Some(purpose), text, at));
    Ok(wordings.collect())
}
