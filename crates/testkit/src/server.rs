//! The server under test: the real router on a real socket, on a store of its own.

use crate::clock::AdjustableClock;
use crate::ground::Ground;
use crate::http::{self, Reply};
use crate::organisation::Organisation;
use crate::socket::Socket;
use crate::visitor::Visitor;
use documents::Texts;
use jiff::Timestamp;
use seal::{Cost, Entropy, SeededEntropy};
use serde_json::Value;
use server::listen::Tls;
use server::{App, Clock as _, Destination, Limits, MailServer, Operator, Reach, Settings, Walls};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// When every test begins: 22 November 2027, 12:00 UTC, a Monday.
const BEGINNING: i64 = 1_826_884_800;

/// A server that listens on a free port of this machine until it is dropped.
pub struct TestServer {
    // Dropped in this order: first who works, last where they work.
    running: Option<Running>,
    agent: ureq::Agent,
    clock: Arc<AdjustableClock>,
    entropy: Arc<dyn Entropy>,
    ground: Ground,
    texts: Arc<Texts>,
    mail: Option<MailServer>,
    time_stamp: Option<Destination>,
    reach: Reach,
    operator: Operator,
    walls: Walls,
    tls: Option<Tls>,
    /// Whether its configured address is this machine's name.
    named: bool,
}

struct Running {
    runtime: Runtime,
    app: App,
    address: SocketAddr,
}

/// Runs a test on SQLite and, where `PARLOUR_TEST_POSTGRES` names one, on PostgreSQL.
pub fn on_each_engine(test: impl Fn(&TestServer)) {
    test(&TestServer::start());
    if let Some(ground) = Ground::postgres() {
        test(&TestServer::start_on(ground));
    }
}

impl TestServer {
    /// A server on SQLite.
    pub fn start() -> Self {
        Self::start_on(Ground::sqlite())
    }

    /// A server on this ground.
    pub fn start_on(ground: Ground) -> Self {
        Self::begin(ground, Texts::default(), None)
    }

    /// A server on this ground whose documents have these texts.
    pub fn start_with(ground: Ground, texts: Texts) -> Self {
        Self::begin(ground, texts, None)
    }

    /// A server on this ground that sends letters through this mail server.
    pub fn start_with_mail(ground: Ground, mail: MailServer) -> Self {
        Self::begin(ground, Texts::default(), Some(mail))
    }

    /// The same under this machine's name, for which browsers have passkeys.
    pub fn start_with_mail_by_name(ground: Ground, mail: MailServer) -> Self {
        let mut server = Self::begin(ground, Texts::default(), Some(mail));
        server.stop();
        server.named = true;
        server.run();
        server
    }

    /// A server on this ground that sends letters through this mail server, and may ask this time-stamping authority.
    pub fn start_with_time_stamp(ground: Ground, mail: MailServer, authority: Destination) -> Self {
        let mut server = Self::begin(ground, Texts::default(), Some(mail));
        server.stop();
        server.time_stamp = Some(authority);
        server.run();
        server
    }

    /// A server on this ground that reaches this far whom organisations name.
    pub fn start_reaching(ground: Ground, reach: Reach) -> Self {
        let mut server = Self::begin(ground, Texts::default(), None);
        server.stop();
        server.reach = reach;
        server.run();
        server
    }

    /// A server on this ground that somebody else runs than the one of the other tests.
    pub fn start_run_by(ground: Ground, operator: Operator) -> Self {
        let mut server = Self::begin(ground, Texts::default(), None);
        server.stop();
        server.operator = operator;
        server.run();
        server
    }

    /// A server behind these walls, which speaks TLS where it is told how.
    pub fn start_behind(ground: Ground, walls: Walls, tls: Option<Tls>) -> Self {
        let mut server = Self::begin(ground, Texts::default(), None);
        server.stop();
        (server.walls, server.tls) = (walls, tls);
        server.run();
        server
    }

    fn begin(ground: Ground, texts: Texts, mail: Option<MailServer>) -> Self {
        let clock = Arc::new(AdjustableClock::at(Timestamp::from_second(BEGINNING).expect("a time")));
        let entropy: Arc<dyn Entropy> = Arc::new(SeededEntropy::new(7));
        let operator = Operator {
            legal_name: "Plauder Betrieb eG".to_owned(),
            address: "Hafenweg 2\n20457 Hamburg".to_owned(),
            country: "DE".to_owned(),
            email: "betrieb@plauder.example".to_owned(),
            ..Operator::default()
        };
        let walls = Walls { limits: Limits::generous(), ..Walls::default() };
        let texts = Arc::new(texts);
        let mut server = Self {
            running: None,
            agent: http::agent(),
            clock,
            entropy,
            ground,
            texts,
            mail,
            time_stamp: None,
            reach: Reach::default(),
            operator,
            walls,
            tls: None,
            named: false,
        };
        server.run();
        server
    }

    fn run(&mut self) {
        let store = Store::open(self.ground.place(), Arc::clone(&self.entropy)).expect("the store opens");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        // Letters hold links, and so need an address that no request chooses.
        let host = if self.named { format!("localhost:{}", address.port()) } else { address.to_string() };
        let public_url = self.mail.as_ref().map(|_| format!("http://{host}"));
        let (mail, operator, texts) = (self.mail.clone(), self.operator.clone(), Arc::clone(&self.texts));
        let settings = Settings {
            public_url,
            demo: false,
            cost: Cost::TESTS,
            security_contact: None,
            mail,
            time_stamp: self.time_stamp.clone(),
            reach: self.reach.clone(),
            operator,
            texts,
            walls: self.walls.clone(),
        };
        let clock: Arc<AdjustableClock> = Arc::clone(&self.clock);
        let app = App::new(store, self.ground.server_key(), Arc::clone(&self.entropy), clock, settings);
        runtime.spawn(server::listen::serve(app.clone(), listener, self.tls.clone(), std::future::pending()));
        self.running = Some(Running { runtime, app, address });
    }

    /// Stops it, as a process ends that nobody asks to: connections break, and what waits is lost.
    pub fn stop(&mut self) {
        if let Some(Running { runtime, app, .. }) = self.running.take() {
            runtime.shutdown_timeout(Duration::from_secs(2));
            drop(app);
        }
    }

    /// Stops it and starts it again on the same ground, at another port.
    pub fn restart(&mut self) {
        self.stop();
        self.agent = http::agent();
        self.run();
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("the server runs")
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.running().app
    }

    /// Its store.
    pub fn store(&self) -> &Store {
        self.app().store()
    }

    /// Another store on the same database, as another process would open it.
    pub fn open_store(&self) -> Store {
        Store::open(self.ground.place(), Arc::clone(&self.entropy)).expect("the store opens")
    }

    /// The clock that everything in it asks.
    pub fn clock(&self) -> &AdjustableClock {
        &self.clock
    }

    /// What the clock tells.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Where its data lies.
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running().address
    }

    /// Starts what runs by itself, which tests otherwise go without.
    pub fn work(&self) {
        let Running { runtime, app, .. } = self.running();
        runtime.block_on(async { server::start_work(app) });
    }

    /// Sends the checkpoints that are due, which otherwise happens every quarter of an hour.
    pub fn send_checkpoints(&self) {
        let Running { runtime, app, .. } = self.running();
        runtime.block_on(server::send_checkpoints(app));
    }

    /// What the metrics say, read from a listener of their own.
    pub fn metrics(&self) -> String {
        let Running { runtime, app, .. } = self.running();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let url = format!("http://{}/metrics", listener.local_addr().expect("an address"));
        let router = server::metrics_router(app.clone());
        let serving = runtime.spawn(async move { axum::serve(listener, router).await });
        let reply = http::call(&self.agent, "GET", &url, &[], None);
        serving.abort();
        reply.ok(200).text()
    }

    /// Sends a request; a body is JSON.
    pub fn call(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Reply {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let mut headers = vec![];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        headers.extend(body.map(|_| ("content-type", "application/json")));
        self.send(method, path, &headers, body.map(|body| body.to_string().into_bytes()))
    }

    /// Sends a request to this machine by its name, as a browser does whose page was opened under it: passkeys are made for names.
    pub fn call_by_name(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Reply {
        let (bearer, host) = (token.map(|token| format!("Bearer {token}")), format!("localhost:{}", self.address().port()));
        let mut headers = vec![("host", host.as_str())];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        headers.extend(body.map(|_| ("content-type", "application/json")));
        self.send(method, path, &headers, body.map(|body| body.to_string().into_bytes()))
    }

    /// Sends a request as it is.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Vec<u8>>) -> Reply {
        let url = format!("http://{}{path}", self.address());
        http::call(&self.agent, method, &url, headers, body)
    }

    /// Sends a request as it is, and follows nowhere.
    pub fn send_and_stay(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Vec<u8>>) -> Reply {
        let url = format!("http://{}{path}", self.address());
        http::call(&http::staying_agent(), method, &url, headers, body)
    }

    /// Sends a file: its bytes as they are, under a key and a name.
    pub fn upload(&self, path: &str, token: &str, key: &str, name: &str, bytes: &[u8]) -> Reply {
        let spelled = data_encoding::HEXUPPER.encode(name.as_bytes());
        let spelled: String = spelled.as_bytes().chunks(2).flat_map(|byte| [b"%", byte].concat()).map(char::from).collect();
        let bearer = format!("Bearer {token}");
        self.send("POST", &format!("{path}?key={key}&name={spelled}"), &[("authorization", &bearer)], Some(bytes.to_vec()))
    }

    /// Opens a socket and says hello on it.
    pub fn socket(&self, path: &str, hello: &Value) -> Socket {
        Socket::open(self.address(), path, hello)
    }

    /// Sets an organisation up as the command does, two-step sign-in included.
    pub fn organisation(&self, name: &str) -> Organisation {
        Organisation::create(self, name)
    }

    /// A visitor who has just opened an organisation's chat, in English.
    pub fn visit(&self, organisation: &Organisation) -> Visitor<'_> {
        self.visit_in(organisation, "en")
    }

    /// The same in another language.
    pub fn visit_in(&self, organisation: &Organisation, locale: &str) -> Visitor<'_> {
        Visitor::arrive(self, organisation.site, locale)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop();
    }
}
