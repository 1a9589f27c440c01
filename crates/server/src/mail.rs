//! Mail: how a letter is written and given to the mail server. Only [`crate::outbound`] calls it: it says who may be handed one.

use jiff::Timestamp;
use lettre::message::header::ContentTransferEncoding;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use seal::Personal;
use std::error::Error;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// How long a mail server may take for one letter: somebody waits for it in the chat.
const PATIENCE: Duration = Duration::from_secs(10);

/// The installation's mail server. It belongs to the configuration, and its password to the environment: neither is stored.
#[derive(Clone, Debug)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from others.
    pub security: Security,
    /// The address that letters come from.
    pub from: String,
    /// The name to sign in with, and the password.
    pub login: Option<(String, Personal<String>)>,
}

/// How the connection to the mail server is kept from others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// TLS after `STARTTLS`, and never without.
    StartTls,
    /// None: for a mail server on this very machine.
    Loopback,
}

/// Why a mail server cannot be used as it is configured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// Letters would cross a network in clear.
    #[error("mail to another machine needs TLS: `security` must be \"tls\" or \"starttls\"")]
    Clear,
    /// It is no address.
    #[error("`from` must be an e-mail address")]
    From,
}

impl MailServer {
    /// Makes sure that it can be used.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn check(&self) -> Result<(), Unfit> {
        if self.security == Security::Loopback && !crate::origin::is_loopback(&self.host) {
            return Err(Unfit::Clear);
        }
        self.from.parse::<Address>().map(drop).map_err(|_| Unfit::From)
    }
}

/// A letter in words. It holds nothing that is loaded from anywhere.
pub(crate) struct Letter {
    pub(crate) id: Uuid,
    pub(crate) at: Timestamp,
    /// What the sender is called: the organisation.
    pub(crate) sender: String,
    pub(crate) to: Personal<String>,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) beside: Beside,
}

/// What a letter has beside its words.
pub(crate) enum Beside {
    /// The same in plain HTML, and where one click ends further letters (RFC 8058).
    Page { html: String, withdraw: String },
    /// Files.
    Files(Vec<File>),
}

/// A file that goes with a letter, byte for byte.
pub(crate) struct File {
    pub(crate) name: String,
    /// Its media type.
    pub(crate) kind: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// It was not sent. What the mail server said is nobody's to keep: it names the address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NotSent;

/// Gives a letter to the mail server.
///
/// # Errors
/// [`NotSent`] where the address takes no mail, the server is not reached in time, is not who it says, or does not take the letter.
pub(crate) async fn send(server: &MailServer, letter: &Letter) -> Result<(), NotSent> {
    let message = written(server, letter).ok_or(NotSent)?;
    let transport = transport(server).ok_or(NotSent)?;
    match tokio::time::timeout(PATIENCE, transport.send(message)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => {
            // The status alone: the sentence beside it names the address.
            let status = error.status().map(|code| code.to_string()).unwrap_or_default();
            tracing::warn!(status, permanent = error.is_permanent(), "the mail server did not take a letter");
            Err(NotSent)
        }
        Err(_) => {
            tracing::warn!("the mail server did not answer in time");
            Err(NotSent)
        }
    }
}

/// Why a mail server would take no letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unready {
    /// Nobody answers there.
    #[error("it is not reached")]
    Silent,
    /// The connection cannot be kept from others, or it is somebody else who answers.
    #[error("no TLS: its certificate does not hold for this name, or it offers none")]
    Tls,
    /// It does not know the name and the password.
    #[error("it does not take the name and the password")]
    Login,
    /// It says no for another reason.
    #[error("it answers, and takes no letters")]
    Refuses,
}

/// Reaches the mail server as a letter would, TLS and sign-in included, and hangs up: no letter is sent and no address named.
///
/// # Errors
/// [`Unready`].
pub async fn reach(server: &MailServer) -> Result<(), Unready> {
    let transport = transport(server).ok_or(Unready::Tls)?;
    let error = match tokio::time::timeout(PATIENCE, transport.test_connection()).await {
        Ok(Ok(true)) => return Ok(()),
        Ok(Ok(false)) => return Err(Unready::Refuses),
        Err(_) => return Err(Unready::Silent),
        Ok(Err(error)) => error,
    };
    let status = error.status().map(|code| code.to_string()).unwrap_or_default();
    // 530, 534, 535 and 538 are about signing in (RFC 4954); a client error says that no way to sign in, or no TLS, is offered.
    Err(match status.as_str() {
        "530" | "534" | "535" | "538" => Unready::Login,
        _ if error.is_tls() => Unready::Tls,
        _ if error.is_client() && server.login.is_some() => Unready::Login,
        _ if error.is_client() => Unready::Tls,
        "" => Unready::Silent,
        _ => Unready::Refuses,
    })
}

fn transport(server: &MailServer) -> Option<AsyncSmtpTransport<Tokio1Executor>> {
    let parameters = || TlsParameters::new_rustls(server.host.clone()).ok();
    let tls = match server.security {
        Security::Tls => Tls::Wrapper(parameters()?),
        Security::StartTls => Tls::Required(parameters()?),
        Security::Loopback => Tls::None,
    };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host).port(server.port).tls(tls).timeout(Some(PATIENCE));
    Some(match &server.login {
        Some((name, password)) => builder.credentials(Credentials::new(name.clone(), password.expose().clone())).build(),
        None => builder.build(),
    })
}

/// The letter as it is sent; `None` where an address is none.
fn written(server: &MailServer, letter: &Letter) -> Option<Message> {
    let from: Address = server.from.parse().ok()?;
    let to: Address = letter.to.expose().parse().ok()?;
    let id = format!("<{}@{}>", letter.id, from.domain());
    let words = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(letter.text.clone());
    let message = Message::builder()
        .from(Mailbox::new(Some(letter.sender.clone()), from))
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .date(SystemTime::from(letter.at))
        .message_id(Some(id))
        .header(Automatic);
    match &letter.beside {
        Beside::Page { html, withdraw } => {
            let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone());
            let message = message.header(Withdraw(format!("<{withdraw}>"))).header(OneClick);
            message.multipart(MultiPart::alternative().singlepart(words).singlepart(html)).ok()
        }
        Beside::Files(files) => {
            let parts = MultiPart::mixed().singlepart(words);
            message.multipart(files.iter().try_fold(parts, |parts, file| Some(parts.singlepart(attached(file)?)))?).ok()
        }
    }
}

/// A file as it travels: in Base64, in which nobody on the way ends its lines anew.
fn attached(file: &File) -> Option<SinglePart> {
    let body = Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64).ok()?;
    Some(Attachment::new(file.name.clone()).body(body, ContentType::parse(file.kind).ok()?))
}

/// Where one click ends further letters (RFC 2369).
#[derive(Clone)]
struct Withdraw(String);
/// That the click is a `POST` of its own (RFC 8058).
#[derive(Clone)]
struct OneClick;
/// That no machine should answer (RFC 3834).
#[derive(Clone)]
struct Automatic;

/// A header that is only ever written.
macro_rules! written_header {
    ($name:ident, $header:literal, |$it:ident| $value:expr) => {
        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($header)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
                Err("this header is written and never read".into())
            }

            fn display(&self) -> HeaderValue {
                let $it = self;
                HeaderValue::new(Self::name(), $value)
            }
        }
    };
}

written_header!(Withdraw, "List-Unsubscribe", |it| it.0.clone());
written_header!(OneClick, "List-Unsubscribe-Post", |_it| "List-Unsubscribe=One-Click".to_owned());
written_header!(Automatic, "Auto-Submitted", |_it| "auto-generated".to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    fn server(host: &str, security: Security) -> MailServer {
        MailServer { host: host.to_owned(), port: 25, security, from: "post@teehaus.example".to_owned(), login: None }
    }

    /// Somebody who speaks SMTP on this machine for one caller, and answers to a sign-in with `signed_in`. What the caller said is kept.
    fn post_office(greeting: &'static str, signed_in: &'static str) -> (u16, std::thread::JoinHandle<Vec<String>>) {
        use std::io::{BufRead as _, BufReader, Write as _};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let serves = std::thread::spawn(move || {
            let (mut caller, _) = listener.accept().unwrap();
            let lines = BufReader::new(caller.try_clone().unwrap()).lines();
            let mut said = Vec::new();
            let _ = caller.write_all(greeting.as_bytes());
            for line in lines.map_while(Result::ok) {
                let answer = match line.split(' ').next().unwrap() {
                    "EHLO" => "250-post\r\n250 AUTH PLAIN LOGIN\r\n",
                    "AUTH" => signed_in,
                    "QUIT" => "221 bye\r\n",
                    _ => "250 well\r\n",
                };
                said.push(line);
                let _ = caller.write_all(answer.as_bytes());
            }
            said
        });
        (port, serves)
    }

    fn reached(port: u16, security: Security, login: Option<&str>) -> Result<(), Unready> {
        let login = login.map(|password| ("post".to_owned(), Personal::new(password.to_owned())));
        let server = MailServer { port, login, ..server("127.0.0.1", security) };
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(reach(&server))
    }

    #[test]
    fn a_mail_server_is_reached_without_a_letter() {
        let (port, served) = post_office("220 post\r\n", "235 well\r\n");
        assert_eq!(reached(port, Security::Loopback, Some("x")), Ok(()));
        let said = served.join().unwrap();
        assert!(said.iter().any(|line| line.starts_with("AUTH")), "{said:?}");
        assert!(said.iter().all(|line| !line.starts_with("MAIL") && !line.starts_with("RCPT") && line != "DATA"), "{said:?}");
    }

    #[test]
    fn what_stands_against_letters_is_said() {
        let (port, _) = post_office("220 post\r\n", "535 no\r\n");
        assert_eq!(reached(port, Security::Loopback, Some("wrong")), Err(Unready::Login));
        let (port, _) = post_office("220 post\r\n", "");
        assert_eq!(reached(port, Security::StartTls, None), Err(Unready::Tls), "it offers no TLS, and nothing goes without");
        let (port, _) = post_office("554 not today\r\n", "");
        assert_eq!(reached(port, Security::Loopback, None), Err(Unready::Refuses));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        assert_eq!(reached(port, Security::Loopback, None), Err(Unready::Silent));
    }

    #[test]
    fn letters_cross_no_network_in_clear() {
        assert_eq!(server("127.0.0.1", Security::Loopback).check(), Ok(()));
        assert_eq!(server("mail.example", Security::Loopback).check(), Err(Unfit::Clear));
        assert_eq!(server("mail.example", Security::StartTls).check(), Ok(()));
        assert_eq!(MailServer { from: "nobody".to_owned(), ..server("mail.example", Security::Tls) }.check(), Err(Unfit::From));
    }

    #[test]
    fn no_password_is_printed() {
        let login = Some(("post".to_owned(), Personal::new("hunter2".to_owned())));
        let told = format!("{:?}", MailServer { login, ..server("mail.example", Security::Tls) });
        assert!(told.contains("mail.example") && !told.contains("hunter2"), "{told}");
    }

    #[test]
    fn a_letter_is_words_and_html_and_can_be_ended_by_one_click() {
        let letter = Letter {
            id: Uuid::from_u128(7),
            at: Timestamp::constant(1_800_000_000, 0),
            sender: "Teehaus, Übersee".to_owned(),
            to: Personal::new("ada@example.com".to_owned()),
            subject: "Bitte bestätigen".to_owned(),
            text: "Guten Tag".to_owned(),
            beside: Beside::Page { html: "<p>Guten Tag</p>".to_owned(), withdraw: "https://chat.example/withdraw/abc".to_owned() },
        };
        let server = server("127.0.0.1", Security::Loopback);
        let text = String::from_utf8(written(&server, &letter).unwrap().formatted()).unwrap();
        for line in [
            "List-Unsubscribe: <https://chat.example/withdraw/abc>\r\n",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "To: ada@example.com\r\n",
            "Message-ID: <00000000-0000-0000-0000-000000000007@teehaus.example>\r\n",
            "multipart/alternative",
            "text/plain",
            "text/html",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        let file = File { name: "checkpoint.txt".to_owned(), kind: "text/plain; charset=utf-8", bytes: "— 1\n".as_bytes().to_vec() };
        let letter = Letter { beside: Beside::Files(vec![file]), ..letter };
        let text = String::from_utf8(written(&server, &letter).unwrap().formatted()).unwrap();
        for line in ["multipart/mixed", "attachment; filename=\"checkpoint.txt\"", "Content-Transfer-Encoding: base64", "4oCUIDEK"] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("List-Unsubscribe"), "nobody withdraws what they asked for themselves");
        assert!(written(&server, &Letter { to: Personal::new("a b@c\r\nBcc: x@y.example".to_owned()), ..letter }).is_none());
    }
}
