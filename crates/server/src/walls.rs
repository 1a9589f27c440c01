//! Walls: what the installation lets through, as the binary decides it.

use crate::challenge::Challenging;
use ipnet::IpNet;
use std::net::IpAddr;

/// What stands around the installation.
#[derive(Clone, Debug, Default)]
pub struct Walls {
    /// Whether this process speaks TLS itself.
    pub tls: bool,
    /// Proxies whose word on the address of a caller is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// When a new visit has to work something out first.
    pub challenging: Challenging,
    /// How much at once.
    pub limits: Limits,
}

impl Walls {
    /// Whether an address is that of a listed proxy.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted_proxies.iter().any(|net| net.contains(&address))
    }
}

/// How much there may be at once.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections in all.
    pub connections: usize,
    /// Connections from one subscriber: an IPv4 address, or the first 64 bits of an IPv6 address.
    pub connections_of_one: usize,
    /// Requests that are worked on at once; further ones are told to come again.
    pub requests: usize,
    /// Acts that may wait for the writer before further requests are told to come again. The writer itself takes four times as many, so
    /// that sockets, whose frames come one by one, still get through.
    pub acts: usize,
    /// Calls of one member in a minute.
    pub calls_of_member: u32,
    /// Calls of all members of one organisation in a minute.
    pub calls_of_organisation: u32,
    /// Messages of one visitor in a minute.
    pub messages_of_visit: u32,
    /// New visits of one site in a minute from which on each has to work something out first.
    pub visits_of_site: u32,
}

impl Limits {
    /// For the demo and for tests, in which one machine is many.
    #[must_use]
    pub fn generous() -> Self {
        Self {
            requests: 65_536,
            acts: 65_536,
            calls_of_member: 1_000_000,
            calls_of_organisation: 1_000_000,
            messages_of_visit: 1_000_000,
            visits_of_site: 1_000_000,
            ..Self::default()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 20_000,
            connections_of_one: 2_048,
            requests: 1_024,
            acts: 2_048,
            calls_of_member: 1_200,
            calls_of_organisation: 24_000,
            messages_of_visit: 120,
            visits_of_site: 120,
        }
    }
}
