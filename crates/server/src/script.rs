//! Scripts: published flow versions, parsed once and kept.

use crate::app::App;
use crate::problem::Problem;
use domain::id::FlowId;
use flow::{Articles, Flow};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A published version of a flow, with its articles.
pub(crate) struct Script {
    pub(crate) flow: Flow,
    pub(crate) articles: Articles,
}

/// Parsed versions. They are immutable, so that nothing here ever goes stale.
#[derive(Default)]
pub(crate) struct Scripts(Mutex<HashMap<(FlowId, u32), Arc<Script>>>);

/// Versions that are kept parsed; beyond it the cache starts anew.
const KEPT_MAX: usize = 256;

impl App {
    /// A version's script.
    pub(crate) async fn script(&self, flow: FlowId, version: u32) -> Result<Arc<Script>, Problem> {
        if let Some(script) = self.scripts().get(flow, version) {
            return Ok(script);
        }
        let source = self.read(move |r| r.flow_source(flow, version)).await?.ok_or_else(Problem::internal)?;
        let parsed = flow::parse(&source.source).ok().zip(flow::parse_articles(&source.articles).ok());
        let (flow_parsed, articles) = parsed.ok_or_else(|| {
            tracing::error!(%flow, version, "a published flow does not parse");
            Problem::internal()
        })?;
        let script = Arc::new(Script { flow: flow_parsed, articles });
        self.scripts().put(flow, version, &script);
        Ok(script)
    }
}

impl Scripts {
    fn get(&self, flow: FlowId, version: u32) -> Option<Arc<Script>> {
        self.0.lock().ok()?.get(&(flow, version)).cloned()
    }

    fn put(&self, flow: FlowId, version: u32, script: &Arc<Script>) {
        if let Ok(mut kept) = self.0.lock() {
            if kept.len() >= KEPT_MAX {
                kept.clear();
            }
            kept.insert((flow, version), Arc::clone(script));
        }
    }
}
