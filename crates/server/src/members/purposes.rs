//! Purposes for members: what data is collected for, on which basis, and what of it is the organisation's own to say.

use super::conversations::Page;
use super::roles;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use crate::set_up;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::category::DataCategory;
use domain::jurisdiction::Law;
use domain::permission::Permission;
use domain::purpose::{self, Basis, PurposeRule};
use domain::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locale::Locale;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A purpose.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedPurpose)]
pub(crate) struct Listed {
    pub(crate) name: String,
    /// What it is called, by language; empty where a standard one keeps its own names.
    pub(crate) names: BTreeMap<&'static str, String>,
    /// `consent`, `contract`, `legal-obligation` or `legitimate-interest`.
    pub(crate) basis: &'static str,
    /// As `6(1)(a)`.
    pub(crate) gdpr_article: String,
    /// As `5(1)`.
    pub(crate) kvkk_article: String,
    /// Whether it concerns special categories, which need explicit consent.
    pub(crate) special: bool,
    /// Terms of the Data Privacy Vocabulary.
    pub(crate) categories: Vec<&'static str>,
    /// For how many months a consent holds; `null` until it is withdrawn.
    pub(crate) valid_months: Option<u16>,
    /// For how many months nobody is asked again who refused.
    pub(crate) reask_months: u16,
    /// Whether it is asked for no more.
    pub(crate) archived: bool,
    /// Which roles hold its key.
    pub(crate) read_by: Vec<String>,
}

/// A new purpose, or what changes of one: what is absent stays as it is.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = PurposeWish)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Wish {
    /// Of a new one: lower-case letters, digits and hyphens.
    pub(crate) name: Option<String>,
    pub(crate) names: Option<BTreeMap<String, String>>,
    pub(crate) basis: Option<String>,
    /// Without it, the usual one of the basis.
    pub(crate) gdpr_article: Option<String>,
    /// Without it, the usual one of the basis.
    pub(crate) kvkk_article: Option<String>,
    pub(crate) special: Option<bool>,
    pub(crate) categories: Option<Vec<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u16>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) valid_months: Option<Option<u16>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u16>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) reask_months: Option<Option<u16>>,
    pub(crate) archived: Option<bool>,
}

/// Tells a number that is `null` from one that is absent.
#[expect(clippy::option_option, reason = "absent and null are two things")]
fn given<'de, D: Deserializer<'de>>(field: D) -> Result<Option<Option<u16>>, D::Error> {
    Option::deserialize(field).map(Some)
}

fn refused(field: &'static str) -> Refusal {
    Refusal::PurposeRefused { field }
}

impl Wish {
    /// The rule with these wishes. An article that is not named follows a basis that is.
    pub(crate) fn on(self, mut rule: PurposeRule) -> Result<PurposeRule, Refusal> {
        if let Some(basis) = self.basis {
            rule.basis = Basis::parse(&basis).ok_or(refused("basis"))?;
        }
        rule.special = self.special.unwrap_or(rule.special);
        let follows = !stands_on_its_articles(&rule);
        for (article, wish) in [(&mut rule.gdpr, self.gdpr_article), (&mut rule.kvkk, self.kvkk_article)] {
            match wish {
                Some(wish) => wish.trim().clone_into(article),
                None if follows => article.clear(),
                None => {}
            }
        }
        if let Some(categories) = self.categories {
            let terms = categories.iter().map(|term| DataCategory::parse(term)).collect::<Option<_>>();
            rule.categories = terms.ok_or(refused("categories"))?;
        }
        if let Some(names) = self.names {
            let name = |(code, name): (String, String)| Locale::parse(&code).filter(|l| l.code() == code).map(|locale| (locale, name));
            rule.names = names.into_iter().map(name).collect::<Option<_>>().ok_or(refused("names"))?;
        }
        rule.valid_months = self.valid_months.unwrap_or(rule.valid_months);
        rule.reask_months = self.reask_months.unwrap_or(rule.reask_months);
        rule.archived = self.archived.unwrap_or(rule.archived);
        Ok(rule)
    }
}

/// Whether the rule's articles are still some of its basis.
fn stands_on_its_articles(rule: &PurposeRule) -> bool {
    let allows = |law, article: &str| rule.basis.articles(law, rule.special, Date::MAX).contains(&article);
    allows(Law::Gdpr, &rule.gdpr) && allows(Law::Kvkk, &rule.kvkk)
}

/// A purpose as it is listed.
pub(crate) fn listed(app: &App, roles: &roles::Facts, rule: &PurposeRule) -> Listed {
    Listed {
        name: rule.purpose.to_string(),
        names: rule.names.iter().map(|(locale, name)| (locale.code(), name.clone())).collect(),
        basis: rule.basis.as_str(),
        gdpr_article: rule.gdpr.clone(),
        kvkk_article: rule.kvkk.clone(),
        special: rule.special,
        categories: rule.categories.iter().map(|category| category.as_str()).collect(),
        valid_months: rule.valid_months,
        reask_months: rule.reask_months(app.now().to_zoned(TimeZone::UTC).date()),
        archived: rule.archived,
        read_by: roles.readers(&rule.purpose),
    }
}

/// Lists the organisation's purposes, archived ones too.
#[utoipa::path(operation_id = "purposes_list", get, path = "/api/v1/purposes", tag = "member", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let rules = app.read(move |r| r.purposes(organisation)).await?;
    let roles = roles::Facts::load(&app, organisation).await?;
    Ok(Json(Page { items: rules.iter().map(|rule| listed(&app, &roles, rule)).collect(), next: None }))
}

/// Defines a purpose of the organisation's own. Its key is made at once and held by the owner, the privacy officer and the recovery key.
#[utoipa::path(operation_id = "purposes_define", post, path = "/api/v1/purposes", tag = "member", request_body = Wish, responses(
    (status = 201, body = Listed), (status = 409, description = "conflict: the name is taken"), (status = 422, description = "purpose-refused")))]
pub(crate) async fn define(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    wish: Sent<Wish>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::PurposesWrite)?;
    let Json(wish) = wish?;
    let rule = add(&app, &who, wish, repetition.hash(&who.token, "")).await?;
    let roles = roles::Facts::load(&app, who.member.organisation).await?;
    Ok((StatusCode::CREATED, Json(listed(&app, &roles, &rule))))
}

/// Adds it.
pub(crate) async fn add(app: &App, who: &SignedIn, wish: Wish, key: Option<[u8; 16]>) -> Result<PurposeRule, Problem> {
    let purpose = wish.name.as_deref().and_then(Purpose::parse).ok_or(refused("name"))?;
    // There is no usual basis: whoever defines a purpose says on what it rests.
    let basis = wish.basis.as_deref().and_then(Basis::parse).ok_or(refused("basis"))?;
    let empty = PurposeRule::new(purpose, basis, false, &[]);
    set_up::purposes::define(app, &who.member, wish.on(empty)?, key).await
}

/// Changes a purpose. Another basis, article or category makes the consents stale that were given for it.
#[utoipa::path(operation_id = "purposes_change", patch, path = "/api/v1/purposes/{name}", tag = "member", request_body = Wish, params(("name" = String, Path)), responses(
    (status = 200, body = Listed), (status = 404), (status = 422, description = "purpose-refused")))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(name): Path<String>,
    wish: Sent<Wish>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::PurposesWrite)?;
    let Json(wish) = wish?;
    let rule = set(&app, &who, &name, wish).await?;
    let roles = roles::Facts::load(&app, who.member.organisation).await?;
    Ok(Json(listed(&app, &roles, &rule)))
}

/// Changes it.
pub(crate) async fn set(app: &App, who: &SignedIn, name: &str, wish: Wish) -> Result<PurposeRule, Problem> {
    let purpose = Purpose::parse(name).ok_or_else(Problem::not_found)?;
    if wish.name.as_deref().is_some_and(|wished| wished != name) {
        return Err(refused("name").into());
    }
    let (by, at) = (who.member.clone(), app.now());
    let changed = app.store().act("purpose.change", by.organisation, move |tx| {
        let before = tx.purpose(&purpose)?;
        let after = wish.on(before.clone())?;
        if let Some(decision) = purpose::change(&by, &before, after, at)? {
            tx.apply(&decision)?;
        }
        tx.purpose(&purpose)
    });
    Ok(changed.await?)
}
