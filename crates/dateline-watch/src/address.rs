//! Which addresses belong to the open network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;

/// Networks that are nobody's on the open one: (first address, bits that count), by the registries of special-purpose addresses (RFC 6890 and
/// its successors).
const SPECIAL: &[([u8; 4], u32)] = &[
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
    ([224, 0, 0, 0], 3),
];

/// Whether an address is one of the open network.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => open4(v4),
        IpAddr::V6(v6) => open6(v6),
    }
}

fn open4(address: Ipv4Addr) -> bool {
    let bits = u32::from(address);
    !SPECIAL.iter().any(|(net, count)| (bits ^ u32::from(Ipv4Addr::from(*net))) >> (32 - count) == 0)
}

fn open6(address: Ipv6Addr) -> bool {
    let s = address.segments();
    let last = Ipv4Addr::from((u32::from(s[6]) << 16) | u32::from(s[7]));
    match s {
        // What stands for an address of the older kind.
        [0, 0, 0, 0, 0, 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => open4(last),
        [0x2002, a, b, ..] => open4(Ipv4Addr::from((u32::from(a) << 16) | u32::from(b))),
        // Examples, tunnels, benchmarks.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

/// An address of the web, or why it is none that is asked.
pub(crate) fn check(url: &str, private: bool) -> Result<Url, String> {
    let url = Url::parse(url.trim()).map_err(|e| format!("no address: {e}"))?;
    allowed(url, private)
}

/// The same of one that was taken apart already. Names are looked at when they are resolved.
pub(crate) fn allowed(mut url: Url, private: bool) -> Result<Url, String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("{}: only http and https are asked", url.scheme()));
    }
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    if host.is_empty() {
        return Err("the address names no host".to_owned());
    }
    if !private && host.parse::<IpAddr>().is_ok_and(|ip| !is_public(ip)) {
        return Err(format!("{host} is an address of the local network"));
    }
    url.set_fragment(None);
    // Nobody's password goes into requests of ours.
    let _ = (url.set_username(""), url.set_password(None));
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_network_is_told_from_the_open_one() {
        let open = ["9.9.9.9", "172.32.0.1", "100.128.0.1", "2620:fe::9", "::ffff:9.9.9.9", "64:ff9b::909:909"];
        let local = [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "ff02::1",
        ];
        assert!(open.iter().all(|a| is_public(a.parse().expect("an address"))));
        let wrong: Vec<_> = local.iter().filter(|a| is_public(a.parse().expect("an address"))).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn only_the_open_web_is_asked() {
        for refused in [
            "file:///etc/passwd",
            "ftp://news.example/",
            "http://127.0.0.1/",
            "http://[::1]:80/",
            "http://2130706433/",
            "http://0x7f.1/",
            "news.example",
            "javascript:alert(1)",
        ] {
            assert!(check(refused, false).is_err(), "{refused}");
        }
        let kept = check("https://who:pass@news.example/feed#top", false).expect("an address of the web");
        assert_eq!(kept.as_str(), "https://news.example/feed");
        assert!(check("http://127.0.0.1:8080/", true).is_ok());
    }
}
