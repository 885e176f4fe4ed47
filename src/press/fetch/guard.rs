//! Which machines of the network may be asked: those of the public internet, judged by the address
//! that is connected to and not by the name that was written.
//!
//! # Decision: in the resolver
//! *Context.* A name may lead to another address at each look, and a redirect to another name; what
//! is checked before need not be what is connected to.
//! *Decision.* ureq connects to the addresses that its resolver gives and to no others. Ours looks
//! names up once and gives on only what may be asked. Proxies are not used, since they would look
//! names up themselves.
//! *Consequences.* Neither rebinding nor a redirect gets round it, and odd spellings of addresses
//! (`0x7f.1`, `2130706433`) are judged as what they are.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// A resolver that gives only what may be asked.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) allow_local: bool,
    inner: DefaultResolver,
}

impl Guard {
    pub(super) fn new(allow_local: bool) -> Self {
        Self { allow_local, inner: DefaultResolver::default() }
    }
}

/// Every address of a name is one that may not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forbidden(pub(super) IpAddr);

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no address of the public internet", self.0)
    }
}

impl std::error::Error for Forbidden {}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in all.iter().filter(|address| self.allows(address)) {
            allowed.push(*address);
        }
        match (allowed.iter().next(), all.iter().next()) {
            (Some(_), _) => Ok(allowed),
            (None, Some(address)) => Err(ureq::Error::Other(Box::new(Forbidden(address.ip())))),
            (None, None) => Err(ureq::Error::HostNotFound),
        }
    }
}

impl Guard {
    fn allows(&self, address: &SocketAddr) -> bool {
        self.allow_local || is_public(address.ip())
    }
}

/// Whether an address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

/// By the registry of special-purpose addresses (RFC 6890 and its successors).
fn is_public_4(address: Ipv4Addr) -> bool {
    const SPECIAL: [([u8; 4], u32); 15] = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    let number = u32::from(address);
    !SPECIAL
        .iter()
        .any(|(net, bits)| (number ^ u32::from(Ipv4Addr::from(*net))) >> (32 - bits) == 0)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // Addresses of the old kind in one of the new: judged as what they lead to.
    let inner =
        |high: u16, low: u16| is_public_4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    match parts {
        [0, 0, 0, 0, 0, 0xffff, high, low] => inner(high, low),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inner(high, low),
        [0x2002, high, low, ..] => inner(high, low),
        // Teredo, benchmarks, ORCHID, documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // All that is given out as public begins with these three bits.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}
