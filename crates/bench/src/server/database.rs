//! A `PostgreSQL` database of the run's own, so that nobody's is filled and its size is ours alone.

use crate::outcome::Outcome;
use postgres::{Client, NoTls};
use std::sync::atomic::{AtomicU32, Ordering};

/// A database that is dropped with this value.
pub(crate) struct Database {
    /// Where it is.
    pub(crate) url: String,
    admin: String,
    name: String,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Database {
    /// Makes a database on the server that a URL names.
    ///
    /// # Errors
    /// Where the server is not reached or the role may not create one.
    pub(crate) fn create(admin: &str) -> Outcome<Self> {
        let name = format!("parlour_bench_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let url = with_database(admin, &name).ok_or("the database must be a URL: postgres://user@host:port/name")?;
        run(admin, &format!("CREATE DATABASE {name}")).map_err(|e| format!("no database of our own on {admin}: {e}"))?;
        Ok(Self { url, admin: admin.to_owned(), name })
    }

    /// The size of the database with its indexes.
    ///
    /// # Errors
    /// Where it is not reached.
    pub(crate) fn bytes(&self) -> Outcome<u64> {
        let (url, sql) = (self.url.clone(), "SELECT pg_database_size(current_database())");
        let size = apart(move || Ok(Client::connect(&url, NoTls)?.query_one(sql, &[])?.get::<_, i64>(0)))?;
        Ok(u64::try_from(size)?)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = run(&self.admin, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

fn run(url: &str, sql: &str) -> Outcome<()> {
    let (url, sql) = (url.to_owned(), sql.to_owned());
    apart(move || Ok(Client::connect(&url, NoTls)?.batch_execute(&sql)?))
}

/// The driver blocks on a runtime of its own, which must not happen inside ours.
fn apart<T: Send + 'static>(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
    std::thread::spawn(work).join().map_err(|_| "a thread of the database panicked")?
}

/// The same URL with another database.
fn with_database(url: &str, name: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (rest, parameters) = rest.split_once('?').map_or((rest, String::new()), |(rest, p)| (rest, format!("?{p}")));
    let host = rest.split_once('/').map_or(rest, |(host, _)| host);
    Some(format!("{scheme}://{host}/{name}{parameters}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_is_replaced() {
        let to = |url| with_database(url, "b");
        assert_eq!(to("postgres://u:p@h:5432/a").as_deref(), Some("postgres://u:p@h:5432/b"));
        assert_eq!(to("postgresql://h/a?sslmode=disable").as_deref(), Some("postgresql://h/b?sslmode=disable"));
        assert_eq!(to("postgres://h").as_deref(), Some("postgres://h/b"));
        assert_eq!(to("host=h dbname=a"), None);
    }
}
