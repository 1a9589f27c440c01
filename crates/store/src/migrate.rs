//! Migrations: numbered, never edited once released (their hash is pinned in the database), run by whoever opens first.

use crate::db::{Db, schema, statements, values};
use crate::fault::Fault;

const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_first_slice.sql")),
    (2, include_str!("../migrations/0002_sites.sql")),
    (3, include_str!("../migrations/0003_files.sql")),
    (4, include_str!("../migrations/0004_visits.sql")),
    (5, include_str!("../migrations/0005_handling.sql")),
    (6, include_str!("../migrations/0006_replies.sql")),
    (7, include_str!("../migrations/0007_tasks.sql")),
    (8, include_str!("../migrations/0008_members.sql")),
    (10, include_str!("../migrations/0010_children.sql")),
    (9, include_str!("../migrations/0009_purposes.sql")),
    (11, include_str!("../migrations/0011_recipients.sql")),
    (15, include_str!("../migrations/0015_breaches.sql")),
    (14, include_str!("../migrations/0014_retention.sql")),
    (13, include_str!("../migrations/0013_holds.sql")),
    (12, include_str!("../migrations/0012_requests.sql")),
    (17, include_str!("../migrations/0017_terms.sql")),
    (18, include_str!("../migrations/0018_agreements.sql")),
    (19, include_str!("../migrations/0019_erasure.sql")),
    (20, include_str!("../migrations/0020_gaps.sql")),
    (21, include_str!("../migrations/0021_engaged.sql")),
    (22, include_str!("../migrations/0022_told.sql")),
    (23, include_str!("../migrations/0023_changes.sql")),
    (24, include_str!("../migrations/0024_signin.sql")),
    (25, include_str!("../migrations/0025_registers.sql")),
    (27, include_str!("../migrations/0027_roles.sql")),
    (33, include_str!("../migrations/0033_reasons.sql")),
    (28, include_str!("../migrations/0028_tokens.sql")),
    (32, include_str!("../migrations/0032_checkpoints.sql")),
    (29, include_str!("../migrations/0029_provisioned.sql")),
    (30, include_str!("../migrations/0030_passkeys.sql")),
    (31, include_str!("../migrations/0031_identity_provider.sql")),
];

/// How many there are.
#[cfg(test)]
pub(crate) const COUNT: usize = MIGRATIONS.len();

statements! {
    APPLIED = "SELECT number, sha256 FROM migration ORDER BY number";
    RECORD = "INSERT INTO migration (number, sha256) VALUES (?1, ?2)";
}

/// Brings the schema up to date, in one transaction, so that two processes that start at once do not both try.
pub(crate) fn up(db: &mut Db) -> Result<(), Fault> {
    let table = schema("CREATE TABLE IF NOT EXISTS migration (number INT PRIMARY KEY, sha256 BYTES NOT NULL) {STRICT};", db.is_sqlite());
    db.begin()?;
    let outcome = lock(db).and_then(|()| db.batch(&table)).and_then(|()| pending(db));
    match outcome {
        Ok(()) => db.commit(),
        Err(fault) => {
            db.rollback()?;
            Err(fault)
        }
    }
}

/// SQLite's writing transaction is the lock; PostgreSQL takes an advisory one (the number is arbitrary and ours).
fn lock(db: &mut Db) -> Result<(), Fault> {
    if db.is_sqlite() { Ok(()) } else { db.batch("SELECT pg_advisory_xact_lock(7045810511)") }
}

fn pending(db: &mut Db) -> Result<(), Fault> {
    let applied = db.rows(APPLIED, &[], |row| Ok((row.int(0)?, row.hash(1)?)))?;
    for (number, sha256) in &applied {
        let known = MIGRATIONS.iter().find(|(n, _)| n == number);
        let (_, sql) =
            known.ok_or_else(|| Fault::broken(format!("the database has migration {number}, which this version does not know")))?;
        if &seal::sha256(sql.as_bytes()) != sha256 {
            return Err(Fault::broken(format!("migration {number} was changed after it had been applied")));
        }
    }
    for (number, sql) in MIGRATIONS.iter().filter(|(n, _)| !applied.iter().any(|(a, _)| a == n)) {
        let text = schema(sql, db.is_sqlite());
        db.batch(&text)?;
        db.execute(RECORD, values![*number, &seal::sha256(sql.as_bytes())])?;
    }
    Ok(())
}
