//! Who is counted: the address a request comes from, as far as it can be believed.
//!
//! Never here: counting.

use std::error::Error;
use std::fmt;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::str::FromStr;

use actix_web::http::header::FORWARDED;
use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderName;
use actix_web::http::header::X_FORWARDED_FOR;

/// One counted party: an IPv4 address, or the /64 that one IPv6 site has to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// A whole IPv4 address.
    V4(u32),
    /// The upper half of an IPv6 address.
    V6(u64),
}

impl Party {
    /// The party that an address belongs to.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self::V4(v4.to_bits()),
            IpAddr::V6(v6) => Self::V6(u64::try_from(v6.to_bits() >> 64).unwrap_or_default()),
        }
    }
}

/// A range of addresses, such as `10.0.0.0/8`, `fd00::/8` or a single address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Network {
    first: IpAddr,
    prefix: u32,
}

impl Network {
    /// Whether an address lies in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(other)) => {
                let shift = Ipv4Addr::BITS - self.prefix;
                first.to_bits().checked_shr(shift) == other.to_bits().checked_shr(shift)
            }
            (IpAddr::V6(first), IpAddr::V6(other)) => {
                let shift = Ipv6Addr::BITS - self.prefix;
                first.to_bits().checked_shr(shift) == other.to_bits().checked_shr(shift)
            }
            _ => false,
        }
    }
}

impl From<IpAddr> for Network {
    /// The range that holds one address.
    fn from(address: IpAddr) -> Self {
        let first = address.to_canonical();
        Self { first, prefix: bits(first) }
    }
}

const fn bits(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => Ipv4Addr::BITS,
        IpAddr::V6(_) => Ipv6Addr::BITS,
    }
}

/// Not a range of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidNetwork;

impl fmt::Display for InvalidNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address or a range of addresses such as 10.0.0.0/8")
    }
}

impl Error for InvalidNetwork {}

impl TryFrom<String> for Network {
    type Error = InvalidNetwork;

    fn try_from(text: String) -> Result<Self, InvalidNetwork> {
        text.parse()
    }
}

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, p)| (a, Some(p)));
        let first = IpAddr::from_str(address).map_err(|_| InvalidNetwork)?;
        let prefix = prefix.map_or(Ok(bits(first)), u32::from_str).map_err(|_| InvalidNetwork)?;
        if prefix <= bits(first) { Ok(Self { first, prefix }) } else { Err(InvalidNetwork) }
    }
}

/// The address of the caller: the peer's, or, where the peer is a trusted proxy, the first hop from the right
/// that is not one. `None` where the connection has no address.
///
/// A header that a proxy passes on unread is the caller's own invention. Which of the two headers a proxy
/// writes is not known here, so where both are sent and disagree, neither counts.
pub fn address(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[Network]) -> Option<IpAddr> {
    let peer = peer?.ip().to_canonical();
    if !is_trusted(peer, trusted) {
        return Some(peer);
    }
    let forwarded = last_untrusted(headers, &FORWARDED, trusted, forwarded_for);
    let plain = last_untrusted(headers, &X_FORWARDED_FOR, trusted, host);
    match (forwarded, plain) {
        (Some(one), Some(other)) if one != other => Some(peer),
        (one, other) => Some(one.or(other).unwrap_or(peer)),
    }
}

fn is_trusted(address: IpAddr, trusted: &[Network]) -> bool {
    trusted.iter().any(|network| network.contains(address))
}

/// The first hop from the right that is not a trusted proxy. A hop that cannot be read ends the search: what
/// stands left of it was not written by anyone trusted.
fn last_untrusted(
    headers: &HeaderMap,
    name: &HeaderName,
    trusted: &[Network],
    read: impl Fn(&str) -> Option<IpAddr>,
) -> Option<IpAddr> {
    let lines: Vec<_> = headers.get_all(name).collect();
    for hop in lines.iter().rev().flat_map(|line| line.to_str().unwrap_or_default().rsplit(',')) {
        let address = read(hop.trim())?;
        if !is_trusted(address, trusted) {
            return Some(address);
        }
    }
    None
}

/// The `for` of one element of a `Forwarded` header (RFC 7239).
fn forwarded_for(element: &str) -> Option<IpAddr> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for").then(|| host(value.trim_matches('"')))?
    })
}

/// An address with or without a port; an IPv6 address with a port, or in `Forwarded`, is in brackets.
fn host(text: &str) -> Option<IpAddr> {
    let address = IpAddr::from_str(text)
        .or_else(|_| SocketAddr::from_str(text).map(|socket| socket.ip()))
        .or_else(|_| IpAddr::from_str(text.trim_start_matches('[').trim_end_matches(']')));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn trusted() -> Vec<Network> {
        ["10.0.0.0/8", "fd00::/8"].iter().map(|text| text.parse().unwrap()).collect()
    }

    fn check(peer: &str, sent: &[(HeaderName, &str)], expected: &str) {
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.append(name.clone(), HeaderValue::from_str(value).unwrap());
        }
        let found = address(Some(peer.parse().unwrap()), &headers, &trusted());
        assert_eq!(found, Some(expected.parse().unwrap()), "{sent:?}");
    }

    #[test]
    fn a_header_counts_only_from_a_trusted_proxy() {
        check("192.0.2.1:80", &[(X_FORWARDED_FOR, "198.51.100.7")], "192.0.2.1");
        check("10.0.0.1:80", &[(X_FORWARDED_FOR, "198.51.100.7")], "198.51.100.7");
        check("[fd00::1]:80", &[(FORWARDED, "for=\"[2001:db8::7]:4711\";proto=https")], "2001:db8::7");
        check("[::ffff:10.0.0.1]:80", &[(FORWARDED, "By=x; FOR=198.51.100.7")], "198.51.100.7");
        check("10.0.0.1:80", &[], "10.0.0.1");
    }

    #[test]
    fn hops_are_read_from_the_right_to_the_first_untrusted_one() {
        check("10.0.0.1:80", &[(X_FORWARDED_FOR, "203.0.113.9, 198.51.100.7, 10.2.0.1")], "198.51.100.7");
        check(
            "10.0.0.1:80",
            &[(X_FORWARDED_FOR, "203.0.113.9"), (X_FORWARDED_FOR, "198.51.100.7:99, 10.2.0.1")],
            "198.51.100.7",
        );
        check("10.0.0.1:80", &[(X_FORWARDED_FOR, "203.0.113.9, unknown, 10.2.0.1")], "10.0.0.1");
    }

    #[test]
    fn two_headers_that_disagree_do_not_count() {
        check(
            "10.0.0.1:80",
            &[(X_FORWARDED_FOR, "198.51.100.7"), (FORWARDED, "for=203.0.113.9")],
            "10.0.0.1",
        );
        check(
            "10.0.0.1:80",
            &[(X_FORWARDED_FOR, "198.51.100.7"), (FORWARDED, "for=198.51.100.7")],
            "198.51.100.7",
        );
    }

    #[test]
    fn one_site_is_one_party() {
        let party = |text: &str| Party::of(text.parse().unwrap());
        assert_eq!(party("2001:db8:0:1::1"), party("2001:db8:0:1:ffff::9"));
        assert_ne!(party("2001:db8:0:1::1"), party("2001:db8:0:2::1"));
        assert_eq!(party("::ffff:192.0.2.1"), party("192.0.2.1"));
        assert_ne!(party("192.0.2.1"), party("192.0.2.2"));
    }

    #[test]
    fn a_range_is_an_address_and_at_most_all_its_bits() {
        let everything: Network = "0.0.0.0/0".parse().unwrap();
        assert!(everything.contains("203.0.113.9".parse().unwrap()));
        let one: Network = "2001:db8::7".parse().unwrap();
        assert!(one.contains("2001:db8::7".parse().unwrap()));
        assert!(!one.contains("2001:db8::8".parse().unwrap()));
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "10.0.0.0/x", "example.ir"] {
            assert_eq!(wrong.parse::<Network>(), Err(InvalidNetwork), "{wrong}");
        }
    }
}
