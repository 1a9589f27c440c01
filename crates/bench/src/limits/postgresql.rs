//! Bare `PostgreSQL`: the same batches as one statement of many rows each, committed by itself.

use super::Rate;
use super::writer::{self, Row};
use crate::outcome::Outcome;
use postgres::{Client, NoTls, Statement};
use std::time::Duration;

const TABLE: &str = "DROP TABLE IF EXISTS bare;
    CREATE TABLE bare (id BYTEA NOT NULL, conversation BYTEA NOT NULL, seq BIGINT NOT NULL, key BYTEA, at BIGINT NOT NULL, body BYTEA NOT NULL);
    CREATE UNIQUE INDEX bare_place ON bare (conversation, seq);";
const INSERT: &str = "INSERT INTO bare (id, conversation, seq, key, at, body)
    SELECT * FROM UNNEST($1::bytea[], $2::bytea[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bytea[])";

/// Durable rows a second.
pub(super) fn measure(url: &str, producers: usize, time: Duration, bodies: &[usize]) -> Outcome<Rate> {
    let mut client = Client::connect(url, NoTls)?;
    client.batch_execute(TABLE)?;
    let insert = client.prepare(INSERT)?;
    writer::measure(Box::new(move |rows| commit(&mut client, &insert, rows)), producers, time, bodies)
}

fn commit(client: &mut Client, insert: &Statement, rows: &[Row]) -> Outcome<()> {
    let bytes = |pick: fn(&Row) -> &[u8]| rows.iter().map(pick).collect::<Vec<_>>();
    let numbers = |pick: fn(&Row) -> i64| rows.iter().map(pick).collect::<Vec<_>>();
    let (ids, conversations, keys, bodies) = (bytes(|r| &r.id), bytes(|r| &r.conversation), bytes(|r| &r.key), bytes(|r| &r.body));
    let (seqs, ats) = (numbers(|r| r.seq), numbers(|r| r.at));
    client.execute(insert, &[&ids, &conversations, &seqs, &keys, &ats, &bodies])?;
    Ok(())
}
